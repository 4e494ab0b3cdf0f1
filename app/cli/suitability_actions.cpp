// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/actions.h"
#include "app/cli/show.h"
#include "app/cli/text_table.h"
#include "gis/platform.h"
#include "planner/project_file.h"
#include "planner/suitability.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using planner::Project;
using planner::SiteParkPair;

/// A row per site that may move, a column per park.
std::string matrixText(const Project& project,
                       const std::vector<SiteParkPair>& pairs,
                       Language language) {
    std::vector<std::vector<std::string>> rows{
        {Text{"厂区", "site"}.in(language), Text{"企业名称", "firm"}.in(language)}};
    for (const planner::Park& park : project.parks) {
        rows[0].push_back(park.id + " " + park.name);
    }
    std::map<std::size_t, std::size_t> rowOf;
    for (const SiteParkPair& pair : pairs) {
        const auto [place, added] = rowOf.try_emplace(pair.site, rows.size());
        if (added) {
            const planner::Site& site = project.sites[pair.site];
            rows.push_back({site.id, site.name});
            rows.back().resize(project.parks.size() + 2);
        }
        rows[place->second][pair.park + 2] = label(pair.verdict).in(language);
    }
    return textTable(rows);
}

std::string matrixJson(const Project& project, const std::vector<SiteParkPair>& pairs) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const SiteParkPair& pair : pairs) {
        nlohmann::ordered_json one;
        one["site"] = project.sites[pair.site].id;
        one["park"] = project.parks[pair.park].id;
        one["verdict"] = planner::word(pair.verdict);
        one["distance_m"] = nullptr;
        if (pair.distance) {
            one["distance_m"] = pair.distance->meters();
        }
        one["missing"] = pair.missing;
        all.push_back(std::move(one));
    }
    return all.dump(2) + '\n';
}

gis::Result<void> keepPair(Project& project, const std::string& site, const std::string& park) {
    std::erase_if(project.findings, [&](const planner::Finding& finding) {
        return finding.siteId != site || finding.parkId != park;
    });
    if (!project.findings.empty()) {
        return {};
    }
    return gis::fail(
        gis::ErrorCode::NotFound,
        gis::text("没有厂区 {} 与园区 {} 的检查结果",
                  "there are no findings about site {} and park {}",
                  site,
                  park),
        {},
        {"用 matrix 查看有哪些厂区和园区", "matrix tells which sites and parks there are"});
}

}  // namespace

ExitStatus runMatrix(const MatrixOptions& options, const Console& console) {
    auto project = planner::readProject(gis::pathFromUtf8(options.project));
    if (!project) {
        console.error(project.error());
        return exitStatus(project.error().code);
    }
    if (options.why.size() == 2) {
        if (auto kept = keepPair(*project, options.why[0], options.why[1]); !kept) {
            console.error(kept.error());
            return exitStatus(kept.error().code);
        }
        console.printRaw(options.json ? showJson(*project, Showing::Findings, console.language())
                                      : showText(*project, Showing::Findings, console.language()));
        return ExitStatus::Success;
    }
    const std::vector<SiteParkPair> pairs = planner::pairsOf(*project);
    console.printRaw(options.json ? matrixJson(*project, pairs)
                                  : matrixText(*project, pairs, console.language()));
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
