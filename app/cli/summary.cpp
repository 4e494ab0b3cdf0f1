// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/summary.h"

#include "app/cli/text_table.h"
#include "planner/facts.h"
#include "planner/project_view.h"

#include <array>
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

/// Longer lists are cut here and say how many more there are.
constexpr std::size_t kListed = 12;

std::string line(const Text& text, Language language) {
    return text.in(language) + '\n';
}

std::string heading(const Text& text, Language language) {
    return '\n' + text.in(language) + '\n';
}

std::string screeningPart(const Project& project, Language language) {
    std::array<int, 5> counts{};
    for (const auto& screening : project.screening) {
        ++counts[static_cast<std::size_t>(screening.builtUp)];
    }
    std::string parts;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0) {
            parts += std::format("{}{} {}",
                                 parts.empty() ? "" : Text{"，", ", "}.in(language),
                                 label(static_cast<planner::BuiltUpStatus>(i)).in(language),
                                 counts[i]);
        }
    }
    return line(
        gis::text("筛查厂区 {} 个：{}", "{} sites screened: {}", project.screening.size(), parts),
        language);
}

std::string scopePart(const Project& project, Language language) {
    int in = 0;
    int out = 0;
    int open = 0;
    for (const auto& classification : project.classifications) {
        in += classification.inScope == planner::Verdict::Pass ? 1 : 0;
        out += classification.inScope == planner::Verdict::Fail ? 1 : 0;
        open += classification.inScope == planner::Verdict::Unknown ? 1 : 0;
    }
    return line(gis::text("列入改造范围 {} 个，不列入 {} 个，待定 {} 个",
                          "in scope {}, not in scope {}, open {}",
                          in,
                          out,
                          open),
                language);
}

/// Sites by county and planned path.
std::string pathPart(const ProjectView& view, Language language) {
    constexpr std::size_t kUnassigned = planner::kAllPaths.size();
    std::map<std::string, std::array<int, kUnassigned + 1>> counties;
    std::array<int, kUnassigned + 1> total{};
    for (const auto& entry : view.project().plan->entries) {
        const planner::Site* site = view.site(entry.siteId);
        std::string county = site == nullptr ? "" : view.responsible(*site);
        if (county.empty()) {
            county = Text{"（属地不明）", "(unknown)"}.in(language);
        }
        const std::size_t column = entry.path ? static_cast<std::size_t>(*entry.path) : kUnassigned;
        ++counties[county][column];
        ++total[column];
    }
    Rows rows{{Text{"责任单位", "county"}.in(language)}};
    for (const planner::Path path : planner::kAllPaths) {
        rows[0].push_back(label(path).in(language));
    }
    rows[0].push_back(Text{"未安排", "unassigned"}.in(language));
    const auto addRow = [&](const std::string& name, const auto& counts) {
        rows.push_back({name});
        for (const int count : counts) {
            rows.back().push_back(count == 0 ? "·" : std::to_string(count));
        }
    };
    for (const auto& [county, counts] : counties) {
        addRow(county, counts);
    }
    addRow(Text{"合计", "total"}.in(language), total);
    return heading({"各责任单位的改造路径", "Paths by county"}, language) + textTable(rows);
}

/// A subject, empty when the remark says it all, and a remark.
using Item = std::pair<std::string, std::string>;

/// A list, cut when long.
std::string listPart(const Text& title, const std::vector<Item>& items, Language language) {
    if (items.empty()) {
        return {};
    }
    std::string text = heading(gis::text("{}（{}）", "{} ({})", title, items.size()), language);
    for (std::size_t i = 0; i < items.size() && i < kListed; ++i) {
        const auto& [subject, remark] = items[i];
        text +=
            "  " + subject + (subject.empty() ? "" : Text{"：", ": "}.in(language)) + remark + '\n';
    }
    if (items.size() > kListed) {
        text += gis::text("  ……另有 {} 个，见 ruyuan show PROJECT plan\n",
                          "  … and {} more, see ruyuan show PROJECT plan\n",
                          items.size() - kListed)
                    .in(language);
    }
    return text;
}

std::string nameOf(const ProjectView& view, const std::string& siteId) {
    const planner::Site* site = view.site(siteId);
    return site == nullptr || site->name.empty() ? siteId : siteId + " " + site->name;
}

std::string reasonsOf(const planner::PlanEntry& entry, Language language) {
    std::string all;
    for (const Text& reason : entry.reasons) {
        all += (all.empty() ? "" : Text{"；", "; "}.in(language)) + reason.in(language);
    }
    return all;
}

std::string latePart(const ProjectView& view, Language language) {
    std::vector<Item> late;
    std::vector<Item> unassigned;
    for (const auto& entry : view.project().plan->entries) {
        if (!entry.path) {
            unassigned.emplace_back(nameOf(view, entry.siteId), reasonsOf(entry, language));
        } else if (entry.lateQuarters > 0) {
            const auto* classification = view.classification(entry.siteId);
            const auto dates = classification == nullptr
                                   ? planner::SiteDates{}
                                   : planner::datesOf(*classification, *entry.path);
            late.emplace_back(
                nameOf(view, entry.siteId),
                gis::text("{}，{} 完成，时限 {}，逾期 {} 季",
                          "{}, done {}, due {}, {} quarters late",
                          label(*entry.path),
                          entry.finish ? entry.finish->label() : std::string("—"),
                          dates.finishBy ? gis::isoDate(*dates.finishBy) : std::string("—"),
                          entry.lateQuarters)
                    .in(language));
        }
    }
    return listPart({"逾期", "Late"}, late, language) +
           listPart({"未能安排", "Unassigned"}, unassigned, language);
}

std::string openPart(const ProjectView& view, Language language) {
    std::vector<Item> open;
    for (const auto& classification : view.project().classifications) {
        const bool settled =
            classification.inScope == planner::Verdict::Fail ||
            (classification.inScope == planner::Verdict::Pass && classification.proposedPath);
        if (settled) {
            continue;
        }
        std::string facts;
        for (const std::string& fact : classification.unknownFacts) {
            facts += (facts.empty() ? "" : Text{"、", ", "}.in(language)) +
                     planner::factLabel(fact).in(language);
        }
        open.emplace_back(nameOf(view, classification.siteId),
                          facts.empty() ? Text{"见分类依据", "see its trace"}.in(language)
                                        : Text{"缺 ", "needs "}.in(language) + facts);
    }
    return listPart({"待定", "Open"}, open, language);
}

std::string conflictPart(const Project& project, Language language) {
    std::vector<Item> overruns;
    for (const auto& overrun : project.plan->overruns) {
        overruns.emplace_back("", overrun.sentence.in(language));
    }
    return listPart({"超出限额", "Limits exceeded"}, overruns, language);
}

std::string costPart(const Project& project, Language language) {
    gis::Money cost;
    for (const auto& entry : project.plan->entries) {
        cost += entry.cost;
    }
    return '\n' +
           line(gis::text("费用合计 {:.0f} 万元；目标值 {:.1f}，下界 {:.1f}，差距 {:.3f}%（{}）",
                          "total cost {:.0f} (10k yuan); objective {:.1f}, bound {:.1f}, gap "
                          "{:.3f}% ({})",
                          cost.wan(),
                          project.plan->objective,
                          project.plan->bound,
                          project.plan->gap * 100,
                          label(project.plan->status)),
                language);
}

}  // namespace

std::string summary(const Project& project, Language language) {
    const ProjectView view(project);
    std::string text;
    if (!project.screening.empty()) {
        text += screeningPart(project, language);
    }
    if (!project.classifications.empty()) {
        text += scopePart(project, language);
    }
    if (project.plan) {
        text += pathPart(view, language) + latePart(view, language);
    }
    if (!project.classifications.empty()) {
        text += openPart(view, language);
    }
    if (project.plan) {
        text += conflictPart(project, language) + costPart(project, language);
    }
    return text;
}

}  // namespace ruyuan::app
