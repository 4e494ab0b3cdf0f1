// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/score_actions.h"

#include "app/cli/opened.h"
#include "app/cli/text_table.h"
#include "gis/platform.h"
#include "gis/read_layer.h"
#include "planner/ahp.h"
#include "planner/scores.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <format>
#include <set>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using planner::Criterion;
using planner::ScoreTable;
using Json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

/// A decimal number; nothing for anything else.
std::optional<double> decimalOf(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

/// "0.33" and "1/3".
std::optional<double> numberOf(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) {
        return decimalOf(text);
    }
    const auto above = decimalOf(text.substr(0, slash));
    const auto below = decimalOf(text.substr(slash + 1));
    return above && below && *below != 0 ? std::optional(*above / *below) : std::nullopt;
}

gis::Result<std::vector<double>> weightsFrom(const std::vector<Criterion>& criteria,
                                             const std::string& list) {
    std::map<std::string, double> changed;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(',', at), list.size());
        const std::string one = list.substr(at, end - at);
        const std::size_t sign = one.find('=');
        const auto value =
            sign == std::string::npos ? std::nullopt : numberOf(one.substr(sign + 1));
        if (!value) {
            return gis::fail(
                gis::ErrorCode::InvalidArgument,
                gis::text("“{}”应写作 准则=权重", "\"{}\" must be CRITERION=WEIGHT", one),
                "--weights");
        }
        changed[one.substr(0, sign)] = *value;
        at = end + 1;
    }
    return planner::weightsWith(criteria, changed);
}

/// A square table whose header names the criteria; the others get no weight.
gis::Result<std::vector<double>> weightsFromAhp(const std::vector<Criterion>& criteria,
                                                const std::string& file,
                                                const Console& console) {
    auto read = gis::readLayer(gis::pathFromUtf8(file));
    if (!read) {
        return std::unexpected(read.error());
    }
    std::vector<std::string> ids;
    std::vector<const gis::Column*> columns;
    for (const gis::Column& column : read->layer.columns) {
        if (std::ranges::contains(criteria, column.field().name, &Criterion::id)) {
            ids.push_back(column.field().name);
            columns.push_back(&column);
        }
    }
    std::vector<double> comparisons;
    for (std::size_t row = 0; row < read->layer.size(); ++row) {
        for (const gis::Column* column : columns) {
            comparisons.push_back(numberOf(column->asText(row)).value_or(0));
        }
    }
    auto result = planner::ahp(comparisons);
    if (!result) {
        result.error().where = file;
        return std::unexpected(result.error());
    }
    console.print(gis::text("一致性比率 CR = {:.3f}", "consistency ratio {:.3f}", result->ratio));
    if (result->worst) {
        console.warn(
            {gis::text("CR 大于 0.1：{}与{}的比较 {:.3g} 与其余判断最不一致，约 {:.3g} 较为相符",
                       "above 0.1: comparing {} with {} as {:.3g} agrees least with the "
                       "rest; about {:.3g} would fit",
                       ids[result->worst->row],
                       ids[result->worst->column],
                       result->worst->said,
                       result->worst->fits),
             file});
    }
    std::map<std::string, double> changed;
    for (const Criterion& criterion : criteria) {
        const auto found = std::ranges::find(ids, criterion.id);
        changed[criterion.id] =
            found == ids.end() ? 0 : result->weights[static_cast<std::size_t>(found - ids.begin())];
    }
    return planner::weightsWith(criteria, changed);
}

/// One site's parks with all that is told of them.
struct Ranked {
    const planner::Project& project;
    const ScoreTable& table;
    const std::vector<double>& weights;
    std::vector<double> scores;
    std::vector<double> known;
};

Json rankingJson(const Ranked& of, std::size_t site, Language language) {
    Json parks = Json::array();
    for (const std::size_t row : planner::rankingOf(of.table, of.scores, site)) {
        Json parts = Json::array();
        for (std::size_t c = 0; c < of.weights.size(); ++c) {
            const Criterion& criterion = of.table.criteria()[c];
            const planner::Measure& from = *planner::measure(criterion.measure);
            const auto value = of.table.value(row, c);
            const auto measure = of.table.measure(row, c);
            parts.push_back({{"criterion", criterion.id},
                             {"weight", of.weights[c]},
                             {"measure", measure ? Json(*measure) : Json()},
                             {"unit", from.unit},
                             {"value", value ? Json(*value) : Json()},
                             {"gives", of.weights[c] * value.value_or(0)},
                             {"from", from.derivation.in(language)}});
        }
        parks.push_back({{"park", of.project.parks[of.table.rows()[row].park].id},
                         {"score", of.scores[row]},
                         {"known_share", of.known[row]},
                         {"parts", parts}});
    }
    const planner::RankStability stability = planner::rankStability(of.table, of.weights, site);
    return {{"site", of.project.sites[site].id},
            {"parks", parks},
            {"stable", stability.stable},
            {"overturned_by",
             stability.stable ? Json() : Json(of.table.criteria()[stability.criterion].id)},
            {"factor", stability.stable ? Json() : Json(stability.factor)}};
}

Text stabilityText(const Ranked& of, std::size_t site) {
    const planner::RankStability stability = planner::rankStability(of.table, of.weights, site);
    if (stability.stable) {
        return {"任一权重变动 ±20%，首选园区不变",
                "the first park stays first when any weight changes by 20 %"};
    }
    return gis::text("{}的权重变为 {:.2f} 倍时，{}成为首选",
                     "with the weight of '{}' times {:.2f}, {} comes first",
                     of.table.criteria()[stability.criterion].name,
                     stability.factor,
                     of.project.parks[of.table.rows()[stability.overtakenBy].park].name);
}

void printRanking(const Ranked& of, std::size_t site, const Console& console) {
    const Language language = console.language();
    std::vector<std::string> head{Text{"园区", "park"}.in(language),
                                  Text{"得分", "score"}.in(language),
                                  Text{"已知", "known"}.in(language)};
    for (const Criterion& criterion : of.table.criteria()) {
        head.push_back(criterion.name.in(language));
    }
    Rows rows{head};
    for (const std::size_t row : planner::rankingOf(of.table, of.scores, site)) {
        std::vector<std::string> cells{of.project.parks[of.table.rows()[row].park].name,
                                       std::format("{:.3f}", of.scores[row]),
                                       std::format("{:.0f}%", of.known[row] * 100)};
        for (std::size_t c = 0; c < of.weights.size(); ++c) {
            const auto value = of.table.value(row, c);
            cells.push_back(value ? std::format("{:.3f}", of.weights[c] * *value)
                                  : Text{"未知", "?"}.in(language));
        }
        rows.push_back(std::move(cells));
    }
    console.print(
        gis::text("\n{} {}", "\n{} {}", of.project.sites[site].id, of.project.sites[site].name));
    if (rows.size() == 1) {
        console.print({"没有可以接收的园区", "no park may take it"});
        return;
    }
    console.printRaw(textTable(rows));
    console.print(stabilityText(of, site));
}

void printWeights(const std::vector<Criterion>& criteria,
                  const std::vector<double>& weights,
                  const Console& console) {
    const Language language = console.language();
    Rows rows{{Text{"准则", "criterion"}.in(language),
               "id",
               Text{"权重", "weight"}.in(language),
               Text{"最好", "best"}.in(language),
               Text{"最差", "worst"}.in(language),
               Text{"取自", "from"}.in(language)}};
    for (std::size_t c = 0; c < weights.size(); ++c) {
        const Criterion& criterion = criteria[c];
        const planner::Measure& from = *planner::measure(criterion.measure);
        rows.push_back({criterion.name.in(language),
                        criterion.id,
                        std::format("{:.3f}", weights[c]),
                        std::format("{:g} {}", criterion.best, from.unit),
                        std::format("{:g} {}", criterion.worst, from.unit),
                        from.derivation.in(language)});
    }
    console.printRaw(textTable(rows));
    console.print({"权重和标尺由规划人员选定，没有文件规定（未核实）；未知的不得分",
                   "weights and scales are the planners' choice, no document fixes them "
                   "(unverified); what is not known scores nothing"});
}

}  // namespace

ExitStatus runScores(const ScoreOptions& options, const Console& console) {
    auto opened = openProject(options.project, Needs::Classification, console);
    if (!opened) {
        return failed(opened.error(), console);
    }
    const std::vector<Criterion> criteria = planner::criteriaOf(opened->pack);
    auto weights = options.ahp.empty() ? weightsFrom(criteria, options.weights)
                                       : weightsFromAhp(criteria, options.ahp, console);
    if (!weights) {
        return failed(weights.error(), console);
    }
    std::optional<std::size_t> only;
    if (!options.site.empty()) {
        const auto site = findSite(opened->project, options.site);
        if (!site) {
            return failed(site.error(), console);
        }
        only = *site;
    }
    const std::vector<planner::SiteParkPair> pairs = planner::pairsOf(opened->project);
    const ScoreTable table = ScoreTable::of(opened->project, opened->pack, pairs);
    const Ranked ranked{
        opened->project, table, *weights, table.scores(*weights), table.knownShares(*weights)};
    std::set<std::size_t> sites;
    for (const ScoreTable::Row& row : table.rows()) {
        if (!only || row.site == *only) {
            sites.insert(row.site);
        }
    }
    Json all = Json::array();
    if (!options.json) {
        printWeights(criteria, *weights, console);
    }
    for (const std::size_t site : sites) {
        if (options.json) {
            all.push_back(rankingJson(ranked, site, console.language()));
        } else {
            printRanking(ranked, site, console);
        }
    }
    if (options.json) {
        console.printRaw(all.dump(2) + "\n");
    } else if (sites.empty()) {
        console.print({"没有需要选园的厂区", "no site has to find a park"});
    }
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
