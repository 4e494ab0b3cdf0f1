// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/show.h"
#include "app/cli/text_table.h"
#include "planner/facts.h"
#include "planner/project_view.h"

#include <format>
#include <map>
#include <vector>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using planner::Project;
using planner::ProjectView;
using Rows = std::vector<std::vector<std::string>>;

std::vector<std::string> header(const std::vector<Text>& titles, Language language) {
    std::vector<std::string> row;
    for (const Text& title : titles) {
        row.push_back(title.in(language));
    }
    return row;
}

std::string dateText(const std::optional<gis::Date>& date) {
    return date ? gis::isoDate(*date) : "—";
}

std::string pathsText(const std::vector<planner::Path>& paths, Language language) {
    std::string all;
    for (const planner::Path path : paths) {
        all += (all.empty() ? "" : " ") + label(path).in(language);
    }
    return all.empty() ? "—" : all;
}

std::string factLabels(const std::vector<std::string>& facts, Language language) {
    std::string all;
    for (const std::string& fact : facts) {
        all += (all.empty() ? "" : Text{"、", ", "}.in(language)) +
               planner::factLabel(fact).in(language);
    }
    return all;
}

Rows siteRows(const ProjectView& view, Language language) {
    Rows rows{header({{"编号", "site"},
                      {"企业名称", "firm"},
                      {"责任单位", "county"},
                      {"建成区", "built-up"},
                      {"规模", "size"},
                      {"可选路径", "allowed paths"},
                      {"建议", "proposed"},
                      {"完成时限", "finish by"},
                      {"缺少信息", "unknown facts"}},
                     language)};
    for (const planner::Site& site : view.project().sites) {
        const auto* screening = view.screening(site.id);
        const auto* classification = view.classification(site.id);
        const auto* entry = view.planEntry(site.id);
        std::vector<std::string> row{
            site.id,
            site.name,
            view.responsible(site),
            screening == nullptr ? "—" : label(screening->builtUp).in(language)};
        if (classification == nullptr) {
            row.insert(row.end(), 5, "—");
        } else {
            const auto dates = planner::proposedDates(
                *classification, entry == nullptr ? std::nullopt : entry->path);
            const Text undecided = classification->inScope == planner::Verdict::Fail
                                       ? Text{"—", "—"}
                                       : Text{"待定", "open"};
            row.push_back(label(classification->size).in(language));
            row.push_back(pathsText(classification->allowedPaths, language));
            row.push_back(classification->proposedPath
                              ? label(*classification->proposedPath).in(language)
                              : undecided.in(language));
            row.push_back(dateText(dates.finishBy));
            row.push_back(factLabels(classification->unknownFacts, language));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Rows parkRows(const ProjectView& view, Language language) {
    Rows rows{header({{"编号", "park"},
                      {"园区名称", "name"},
                      {"所在县区", "county"},
                      {"可用地（亩）", "land (mu)"},
                      {"计划用地（亩）", "planned (mu)"},
                      {"厂区数", "sites"}},
                     language)};
    for (const planner::Park& park : view.project().parks) {
        double land = 0;
        for (const planner::ParkPhase& phase : park.phases) {
            land += phase.land.value_or(gis::Area()).mu();
        }
        double planned = 0;
        int sites = 0;
        for (const planner::Site& site : view.project().sites) {
            const auto* entry = view.planEntry(site.id);
            if (entry != nullptr && entry->parkId == park.id) {
                planned += site.land.value_or(gis::Area()).mu();
                ++sites;
            }
        }
        rows.push_back({park.id,
                        park.name,
                        park.county,
                        std::format("{:.0f}", land),
                        std::format("{:.0f}", planned),
                        std::to_string(sites)});
    }
    return rows;
}

Rows planRows(const ProjectView& view, Language language) {
    Rows rows{header({{"厂区", "site"},
                      {"企业名称", "firm"},
                      {"路径", "path"},
                      {"园区", "park"},
                      {"开工", "start"},
                      {"完成", "finish"},
                      {"逾期（季）", "late (quarters)"},
                      {"费用（万元）", "cost (10k yuan)"},
                      {"理由", "reasons"}},
                     language)};
    for (const planner::PlanEntry& entry : view.project().plan->entries) {
        const planner::Site* site = view.site(entry.siteId);
        const planner::Park* park = view.park(entry.parkId);
        std::string reasons;
        for (const Text& reason : entry.reasons) {
            reasons += (reasons.empty() ? "" : Text{"；", "; "}.in(language)) + reason.in(language);
        }
        rows.push_back({entry.siteId,
                        site == nullptr ? "" : site->name,
                        entry.path ? label(*entry.path).in(language)
                                   : Text{"未安排", "unassigned"}.in(language),
                        park == nullptr ? "" : park->name,
                        entry.start ? entry.start->label() : "—",
                        entry.finish ? entry.finish->label() : "—",
                        std::to_string(entry.lateQuarters),
                        std::format("{:.0f}", entry.cost.wan()),
                        reasons});
    }
    return rows;
}

Rows taskRows(const ProjectView& view, Language language) {
    Rows rows{header({{"厂区", "site"},
                      {"企业名称", "firm"},
                      {"任务", "task"},
                      {"开始", "start"},
                      {"完成", "finish"},
                      {"时限", "deadline"},
                      {"逾期", "late"},
                      {"最迟开始", "latest start"},
                      {"机动（天）", "float (days)"},
                      {"备注", "note"}},
                     language)};
    for (const planner::Task& task : view.project().tasks) {
        const planner::Site* site = view.site(task.siteId);
        rows.push_back({task.siteId,
                        site == nullptr ? "" : site->name,
                        task.name.in(language),
                        gis::isoDate(task.start),
                        gis::isoDate(task.finish),
                        dateText(task.deadline),
                        task.late ? Text{"逾期", "late"}.in(language) : "",
                        dateText(task.latestStart),
                        task.floatDays ? std::to_string(*task.floatDays) : "",
                        task.note.in(language)});
    }
    return rows;
}

/// The issues of each source, the first of them when there are many.
std::string issuesText(const Project& project, Language language) {
    constexpr int kTold = 30;
    std::map<int, int> counts;
    std::string text;
    for (const planner::ImportIssue& issue : project.issues) {
        if (++counts[issue.origin.source] <= kTold) {
            text += gis::text("来源 {} 第 {} 行：{}\n",
                              "source {}, row {}: {}\n",
                              issue.origin.source,
                              issue.origin.row,
                              issue.sentence)
                        .in(language);
        }
    }
    for (const auto& [source, count] : counts) {
        if (count > kTold) {
            text += gis::text("来源 {} 另有 {} 条，见 ruyuan show PROJECT sources --json\n",
                              "source {}: {} more, see ruyuan show PROJECT sources --json\n",
                              source,
                              count - kTold)
                        .in(language);
        }
    }
    return text;
}

/// Sites that entered or left the list since it was first imported.
std::string listChangesText(const Project& project, Language language) {
    if (project.listChanges.empty()) {
        return {};
    }
    Rows rows{header({{"名单调整", "list change"},
                      {"厂区", "site"},
                      {"企业名称", "firm"},
                      {"文号", "document"},
                      {"来源", "source"}},
                     language)};
    for (const planner::ListChange& change : project.listChanges) {
        rows.push_back(
            {(change.entered ? Text{"调入", "entered"} : Text{"调出", "left"}).in(language),
             change.siteId,
             change.name,
             change.document,
             std::to_string(change.source)});
    }
    return '\n' + textTable(rows);
}

std::string sourcesText(const Project& project, Language language) {
    Rows rows{header({{"编号", "id"},
                      {"文件", "file"},
                      {"内容", "content"},
                      {"编码", "encoding"},
                      {"坐标系", "coordinate system"},
                      {"采用", "used"},
                      {"未采用", "skipped"},
                      {"替代", "renews"}},
                     language)};
    for (const planner::Source& source : project.sources) {
        rows.push_back({std::to_string(source.id),
                        source.file,
                        source.content,
                        source.encoding,
                        source.crs,
                        std::to_string(source.rowsUsed),
                        std::to_string(source.rowsSkipped),
                        source.replaces == 0 ? "" : std::to_string(source.replaces)});
    }
    return textTable(rows) + listChangesText(project, language) + issuesText(project, language);
}

/// What to do when a part of the project has not been made yet.
std::string notYet(const Text& what, const std::string& command, Language language) {
    return gis::text("还没有{}；请先运行 ruyuan {}\n",
                     "there is no {} yet; run ruyuan {} first\n",
                     what,
                     command)
        .in(language);
}

}  // namespace

std::string showText(const Project& project, Showing what, Language language) {
    const ProjectView view(project);
    switch (what) {
        case Showing::Sites:
            return project.sites.empty() ? notYet({"厂区", "site"}, "import --sites", language)
                                         : textTable(siteRows(view, language));
        case Showing::Parks:
            return project.parks.empty() ? notYet({"园区", "park"}, "import --parks", language)
                                         : textTable(parkRows(view, language));
        case Showing::Plan:
            return !project.plan ? notYet({"计划", "plan"}, "run", language)
                                 : textTable(planRows(view, language));
        case Showing::Tasks:
            return project.tasks.empty() ? notYet({"任务", "task"}, "run", language)
                                         : textTable(taskRows(view, language));
        case Showing::Sources:
            return project.sources.empty() ? notYet({"数据来源", "source"}, "import", language)
                                           : sourcesText(project, language);
    }
    return {};
}

}  // namespace ruyuan::app
