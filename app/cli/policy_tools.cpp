// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/opened.h"
#include "app/cli/text_table.h"
#include "app/cli/verdict_actions.h"
#include "planner/policy_diff.h"
#include "planner/policy_lint.h"
#include "planner/project_view.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using Json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

/// A fault for which a pack does not load, as a remark on its line.
planner::LintRemark remarkOf(const gis::Error& error) {
    planner::LintRemark remark;
    remark.severity = planner::LintSeverity::Error;
    remark.sentence = error.sentence;
    const std::size_t colon = error.where.rfind(':');
    if (colon != std::string::npos) {
        const char* const end = error.where.data() + error.where.size();
        std::from_chars(error.where.data() + colon + 1, end, remark.line);
    }
    return remark;
}

gis::Result<std::vector<planner::LintRemark>> remarksOn(const PolicyCheckOptions& options,
                                                        const Console& console) {
    std::optional<Opened> opened;
    if (!options.project.empty()) {
        auto project = openProject(options.project, Needs::Screening, console);
        if (!project) {
            return std::unexpected(project.error());
        }
        opened = std::move(*project);
    }
    const auto pack = openPackWithObligations(options.pack, opened ? &opened->project : nullptr);
    if (!pack) {
        return pack.error().code == gis::ErrorCode::InvalidData
                   ? gis::Result<std::vector<planner::LintRemark>>({remarkOf(pack.error())})
                   : std::unexpected(pack.error());
    }
    auto remarks = planner::checkPack(pack->pack, &pack->obligations);
    if (!remarks || !opened) {
        return remarks;
    }
    auto over = planner::checkPackOver(pack->pack, opened->project, console.progress());
    if (!over) {
        return over;
    }
    std::ranges::move(*over, std::back_inserter(*remarks));
    return remarks;
}

void printRemarks(const std::vector<planner::LintRemark>& remarks, const Console& console) {
    const Language language = console.language();
    Rows rows{{Text{"级别", "severity"}.in(language),
               Text{"行", "line"}.in(language),
               Text{"规则", "rule"}.in(language),
               Text{"说明", "explanation"}.in(language)}};
    for (const planner::LintRemark& remark : remarks) {
        std::string sites;
        for (const std::string& site : remark.sites) {
            sites += " " + site;
        }
        rows.push_back({label(remark.severity).in(language),
                        remark.line == 0 ? "" : std::to_string(remark.line),
                        remark.rule,
                        remark.sentence.in(language) + sites});
    }
    console.printRaw(textTable(rows));
    const auto count = [&](planner::LintSeverity severity) {
        return std::ranges::count(remarks, severity, &planner::LintRemark::severity);
    };
    console.print(gis::text("错误 {} 条，警告 {} 条，提示 {} 条",
                            "{} errors, {} warnings, {} notes",
                            count(planner::LintSeverity::Error),
                            count(planner::LintSeverity::Warning),
                            count(planner::LintSeverity::Note)));
}

Json remarksJson(const std::vector<planner::LintRemark>& remarks, Language language) {
    Json all = Json::array();
    for (const planner::LintRemark& remark : remarks) {
        all.push_back({{"severity", planner::word(remark.severity)},
                       {"line", remark.line},
                       {"rule", remark.rule},
                       {"sites", remark.sites},
                       {"sentence", remark.sentence.in(language)}});
    }
    return all;
}

Text classText(const planner::Classification& site) {
    if (site.proposedPath) {
        return label(*site.proposedPath);
    }
    return site.inScope == planner::Verdict::Fail ? Text{"不列入", "out of scope"}
                                                  : Text{"待定", "open"};
}

Json classJson(const planner::Classification& site) {
    Json paths = Json::array();
    for (const planner::Path path : site.allowedPaths) {
        paths.push_back(planner::word(path));
    }
    const planner::SiteDates dates = planner::proposedDates(site, {});
    return {{"in_scope", planner::word(site.inScope)},
            {"allowed_paths", paths},
            {"proposed_path", site.proposedPath ? Json(planner::word(*site.proposedPath)) : Json()},
            {"finish_by", dates.finishBy ? Json(gis::isoDate(*dates.finishBy)) : Json()}};
}

void printChanges(const planner::Project& project,
                  const std::vector<planner::PolicyChange>& changes,
                  bool json,
                  const Console& console) {
    const Language language = console.language();
    const planner::ProjectView view(project);
    Json all = Json::array();
    for (const planner::PolicyChange& change : changes) {
        Json reasons = Json::array();
        for (const Text& reason : change.reasons) {
            reasons.push_back(reason.in(language));
        }
        const std::string name = view.site(change.siteId)->name;
        if (json) {
            all.push_back({{"site", change.siteId},
                           {"name", name},
                           {"before", classJson(change.before)},
                           {"after", classJson(change.after)},
                           {"reasons", reasons}});
            continue;
        }
        const auto finish = [](const planner::Classification& site) {
            const auto date = planner::proposedDates(site, {}).finishBy;
            return date ? gis::isoDate(*date) : std::string("—");
        };
        console.print(gis::text("{} {}：{}（{}）→ {}（{}）",
                                "{} {}: {} ({}) -> {} ({})",
                                change.siteId,
                                name,
                                classText(change.before),
                                finish(change.before),
                                classText(change.after),
                                finish(change.after)));
        for (const Text& reason : change.reasons) {
            console.print(gis::text("    {}", "    {}", reason));
        }
    }
    if (json) {
        console.printRaw(all.dump(2) + "\n");
    } else {
        console.print(gis::text("{} 个厂区中有 {} 个不同",
                                "of {} sites {} differ",
                                project.sites.size(),
                                changes.size()));
    }
}

}  // namespace

ExitStatus runPolicyCheck(const PolicyCheckOptions& options, const Console& console) {
    const auto remarks = remarksOn(options, console);
    if (!remarks) {
        return failed(remarks.error(), console);
    }
    if (options.json) {
        console.printRaw(remarksJson(*remarks, console.language()).dump(2) + "\n");
    } else {
        printRemarks(*remarks, console);
    }
    const bool wrong = std::ranges::contains(
        *remarks, planner::LintSeverity::Error, &planner::LintRemark::severity);
    return wrong ? ExitStatus::InvalidData : ExitStatus::Success;
}

ExitStatus runPolicyDiff(const PolicyDiffOptions& options, const Console& console) {
    auto opened = openProject(options.project, Needs::Screening, console);
    if (!opened) {
        return failed(opened.error(), console);
    }
    const auto before = openPack(options.before, &opened->project);
    const auto after = openPack(options.after, &opened->project);
    if (!before || !after) {
        return failed(before ? after.error() : before.error(), console);
    }
    const auto changes =
        planner::comparePacks(opened->project, *before, *after, console.progress());
    if (!changes) {
        return failed(changes.error(), console);
    }
    printChanges(opened->project, *changes, options.json, console);
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
