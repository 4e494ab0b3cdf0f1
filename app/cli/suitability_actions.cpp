// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/suitability_actions.h"

#include "app/cli/opened.h"
#include "app/cli/show.h"
#include "app/cli/text_table.h"
#include "app/common/field_entry.h"
#include "gis/platform.h"
#include "gis/wkt.h"
#include "planner/park_ledger.h"
#include "planner/project_file.h"
#include "planner/suitability.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <format>
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

gis::Result<gis::Geometry> placeFrom(const PlaceOptions& options) {
    if (!options.at.empty()) {
        auto point = pointFrom(options.at);
        if (!point) {
            point.error().where = "--at";
            return std::unexpected(point.error());
        }
        return gis::Geometry(*point);
    }
    if (!options.wkt.empty()) {
        auto place = gis::fromWkt(options.wkt);
        if (!place) {
            place.error().where = "--wkt";
        }
        return place;
    }
    return gis::fail(gis::ErrorCode::InvalidArgument,
                     {"请用 --at 或 --wkt 给出位置", "say where, with --at or --wkt"});
}

ExitStatus printFindings(const gis::Result<std::vector<planner::Finding>>& findings,
                         bool json,
                         const Console& console) {
    if (!findings) {
        return failed(findings.error(), console);
    }
    console.printRaw(json ? findingsJson(*findings, console.language())
                          : findingsText(*findings, console.language()));
    return ExitStatus::Success;
}

ExitStatus printWhy(const MatrixOptions& options, const Console& console) {
    auto opened = openProject(options.project, Needs::Nothing, console);
    if (!opened) {
        return failed(opened.error(), console);
    }
    auto findings =
        planner::findingsOf(opened->project, opened->pack, options.why[0], options.why[1]);
    if (findings && findings->empty()) {
        findings = gis::fail(
            gis::ErrorCode::NotFound,
            gis::text("没有厂区 {} 与园区 {} 的检查结果",
                      "there are no findings about site {} and park {}",
                      options.why[0],
                      options.why[1]),
            {},
            {"用 matrix 查看有哪些厂区和园区", "matrix tells which sites and parks there are"});
    }
    return printFindings(findings, options.json, console);
}

std::string amountText(std::optional<double> amount, Language language) {
    return amount ? std::format("{:g}", *amount) : Text{"未知", "unknown"}.in(language);
}

void addLedgerRows(const planner::Park& park,
                   const std::vector<planner::LedgerLine>& lines,
                   Language language,
                   std::vector<std::vector<std::string>>& rows) {
    for (const planner::LedgerLine& line : lines) {
        const auto left = line.remaining();
        const Text note =
            left && *left < 0 ? Text{"超出", "exceeded"}
            : line.unknownNeeds > 0
                ? gis::text("{}家需求未知", "needs of {} not known", line.unknownNeeds)
                : Text{};
        rows.push_back({park.name,
                        line.name.in(language) + " " + line.unit,
                        gis::isoDate(line.from),
                        amountText(line.capacity, language),
                        std::format("{:g}", line.used),
                        amountText(left, language),
                        std::to_string(line.sites),
                        note.in(language)});
    }
}

nlohmann::ordered_json ledgerJson(const planner::Park& park,
                                  const std::vector<planner::LedgerLine>& lines) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    const auto number = [](std::optional<double> value) {
        return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
    };
    for (const planner::LedgerLine& line : lines) {
        all.push_back({{"resource", line.resource},
                       {"unit", line.unit},
                       {"from", gis::isoDate(line.from)},
                       {"capacity", number(line.capacity)},
                       {"used", line.used},
                       {"remaining", number(line.remaining())},
                       {"sites", line.sites},
                       {"unknown_needs", line.unknownNeeds}});
    }
    return {{"park", park.id}, {"name", park.name}, {"ledger", all}};
}

}  // namespace

ExitStatus runMatrix(const MatrixOptions& options, const Console& console) {
    if (options.why.size() == 2) {
        return printWhy(options, console);
    }
    auto project = planner::readProject(gis::pathFromUtf8(options.project));
    if (!project) {
        return failed(project.error(), console);
    }
    const std::vector<SiteParkPair> pairs = planner::pairsOf(*project);
    console.printRaw(options.json ? matrixJson(*project, pairs)
                                  : matrixText(*project, pairs, console.language()));
    return ExitStatus::Success;
}

ExitStatus runPlace(const PlaceOptions& options, const Console& console) {
    const auto place = placeFrom(options);
    if (!place) {
        return failed(place.error(), console);
    }
    auto opened = openProject(options.project, Needs::Classification, console);
    if (!opened) {
        return failed(opened.error(), console);
    }
    const auto site = findSite(opened->project, options.site);
    if (!site) {
        return failed(site.error(), console);
    }
    const auto words = planner::Findings::of(opened->project, opened->pack);
    if (!words) {
        return failed(words.error(), console);
    }
    return printFindings(words->inPlace(*site, *place), options.json, console);
}

ExitStatus runParks(const ParksOptions& options, const Console& console) {
    const auto opened = openProject(options.project, Needs::Nothing, console);
    if (!opened) {
        return failed(opened.error(), console);
    }
    const Language language = console.language();
    std::vector<std::vector<std::string>> rows{{Text{"园区", "park"}.in(language),
                                                Text{"资源", "resource"}.in(language),
                                                Text{"自", "from"}.in(language),
                                                Text{"容量", "capacity"}.in(language),
                                                Text{"计划占用", "used"}.in(language),
                                                Text{"余量", "left"}.in(language),
                                                Text{"厂区数", "sites"}.in(language),
                                                Text{"备注", "note"}.in(language)}};
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const planner::Park& park : opened->project.parks) {
        if (!options.park.empty() && park.id != options.park && park.name != options.park) {
            continue;
        }
        const auto lines = planner::parkLedger(opened->project, opened->pack, park);
        all.push_back(ledgerJson(park, lines));
        addLedgerRows(park, lines, language, rows);
    }
    if (all.empty() && !options.park.empty()) {
        return failed(
            {gis::ErrorCode::NotFound,
             gis::text("项目中没有园区“{}”", "the project has no park \"{}\"", options.park),
             options.project,
             {"编号和名称见 ruyuan show PROJECT parks",
              "ids and names are in ruyuan show PROJECT parks"}},
            console);
    }
    console.printRaw(options.json ? all.dump(2) + "\n" : textTable(rows));
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
