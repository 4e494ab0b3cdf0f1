// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/scores.h"

#include "planner/exposure.h"
#include "planner/sectors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace ruyuan::planner {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// What a criterion is measured from.
struct PairFacts {
    const Site& site;
    const Park& park;
    const SiteParkPair& pair;
    const std::set<std::string>& trades;  ///< of the site: sector ids and names
    /// Of the park by the year's and by winter's wind, as shares of the most exposed park's.
    std::optional<double> blown{};
    std::optional<double> blownInWinter{};
};

/// Capacity of all phases of a park; nothing when one phase does not tell.
template <class T>
std::optional<double> total(const Park& park, std::optional<T> ParkPhase::* member) {
    double sum = 0;
    for (const ParkPhase& phase : park.phases) {
        if (!(phase.*member)) {
            return std::nullopt;
        }
        if constexpr (std::is_same_v<T, gis::Area>) {
            sum += (phase.*member)->mu();
        } else {
            sum += *(phase.*member);
        }
    }
    return park.phases.empty() ? std::nullopt : std::optional(sum);
}

/// What a site needs by what a park has; a park that has none is used beyond all measure.
double shareUsed(std::optional<double> need, std::optional<double> capacity) {
    if (!need || !capacity) {
        return kUnknown;
    }
    constexpr double kBeyond = 10;
    return *capacity <= 0 ? (*need > 0 ? kBeyond : 0) : *need / *capacity;
}

double distance(const PairFacts& of) {
    return of.pair.distance ? of.pair.distance->kilometers() : kUnknown;
}

/// 1 when the park names a trade of the site as its own, 0.5 when it only does not ban it.
double industry(const PairFacts& of) {
    const auto names = [&](const std::vector<std::string>& list) {
        return std::ranges::any_of(list,
                                   [&](const std::string& one) { return of.trades.contains(one); });
    };
    if (of.trades.empty() || (of.park.industries.empty() && of.park.bannedIndustries.empty())) {
        return kUnknown;
    }
    if (names(of.park.bannedIndustries)) {
        return 0;
    }
    return names(of.park.industries) ? 1 : 0.5;
}

double land(const PairFacts& of) {
    return shareUsed(of.site.land ? std::optional(of.site.land->mu()) : std::nullopt,
                     total(of.park, &ParkPhase::land));
}
double sewage(const PairFacts& of) {
    return shareUsed(of.site.sewage, total(of.park, &ParkPhase::sewage));
}
double heat(const PairFacts& of) {
    return shareUsed(of.site.heat, total(of.park, &ParkPhase::heat));
}
double emissions(const PairFacts& of) {
    const double voc = shareUsed(of.site.voc, total(of.park, &ParkPhase::voc));
    const double nox = shareUsed(of.site.nox, total(of.park, &ParkPhase::nox));
    return std::isnan(voc) ? nox : std::isnan(nox) ? voc : std::max(voc, nox);
}
double price(const PairFacts& of) {
    return of.park.landPricePerMu ? of.park.landPricePerMu->wan() : kUnknown;
}
/// Years from the first day of 2019 until the park's first phase opens.
double opening(const PairFacts& of) {
    constexpr double kDaysPerYear = 365.2425;
    return of.park.phases.empty()
               ? kUnknown
               : std::max(0.0,
                          static_cast<double>(
                              (of.park.phases.front().opens - gis::makeDate(2019, 1, 1)).count()) /
                              kDaysPerYear);
}
double environment(const PairFacts& of) {
    return of.park.infrastructureStable ? (*of.park.infrastructureStable ? 1.0 : 0.0) : kUnknown;
}

double gas(const PairFacts& of) {
    return shareUsed(of.site.gas, total(of.park, &ParkPhase::gas));
}
double power(const PairFacts& of) {
    return shareUsed(of.site.power, total(of.park, &ParkPhase::power));
}
double water(const PairFacts& of) {
    return shareUsed(of.site.water, total(of.park, &ParkPhase::water));
}
double wind(const PairFacts& of) {
    return of.blown.value_or(kUnknown);
}
double windInWinter(const PairFacts& of) {
    return of.blownInWinter.value_or(kUnknown);
}

struct Measured {
    Measure measure;
    double (*value)(const PairFacts&);
};

const std::vector<Measured>& measured() {
    static const std::vector<Measured> kAll{
        {{"distance",
          {"与原厂距离", "distance from the old site"},
          "km",
          0,
          100,
          {"厂界至园区边界", "boundary to boundary"}},
         distance},
        {{"industry",
          {"产业相符", "fit of the trade"},
          "",
          1,
          0,
          {"园区主导产业和禁止产业", "the park's own and banned trades"}},
         industry},
        {{"land",
          {"用地占比", "share of the land"},
          "",
          0,
          1,
          {"厂区占地÷园区各期可用地", "land of the site by that of all phases"}},
         land},
        {{"sewage",
          {"污水处理占比", "share of the sewage works"},
          "",
          0,
          1,
          {"废水量÷园区污水处理能力", "sewage by the park's capacity"}},
         sewage},
        {{"heat",
          {"供热占比", "share of the steam"},
          "",
          0,
          1,
          {"用热量÷园区供热能力", "steam by the park's capacity"}},
         heat},
        {{"gas",
          {"供气占比", "share of the gas"},
          "",
          0,
          1,
          {"用气量÷园区供气能力", "gas by the park's capacity"}},
         gas},
        {{"power",
          {"供电占比", "share of the power"},
          "",
          0,
          1,
          {"用电容量÷园区供电能力", "power by the park's capacity"}},
         power},
        {{"water",
          {"供水占比", "share of the water"},
          "",
          0,
          1,
          {"用水量÷园区供水能力", "water by the park's capacity"}},
         water},
        {{"emissions",
          {"总量指标占比", "share of the emission head-room"},
          "",
          0,
          1,
          {"VOCs或氮氧化物排放量÷园区指标（取较大者）",
           "VOCs or NOx by the park's head-room, the larger"}},
         emissions},
        {{"price",
          {"地价", "price of land"},
          "万元/亩",
          5,
          50,
          {"工业用地价格", "price of industrial land"}},
         price},
        {{"opening",
          {"投用时间", "time until it opens"},
          "年",
          0,
          4,
          {"首期投用时间距2019年初", "first phase, from the beginning of 2019"}},
         opening},
        {{"environment",
          {"环境基础设施", "environmental works"},
          "",
          1,
          0,
          {"环境基础设施是否完善稳定", "whether they are complete and stable"}},
         environment},
        {{"wind",
          {"风向影响", "what the wind carries"},
          "",
          0,
          1,
          {"园区周边5 km敏感目标的人数×全年吹向该处的时间，与影响最大的园区之比",
           "people of sensitive places within 5 km x the time of the year in which the wind blows "
           "there, by the most exposed park's"}},
         wind},
        {{"wind-winter",
          {"冬季风向影响", "what the winter wind carries"},
          "",
          0,
          1,
          {"同上，按冬季风玫瑰", "the same by the winter's rose"}},
         windInWinter},
    };
    return kAll;
}

float valueOf(const Criterion& criterion, double measure) {
    if (std::isnan(measure)) {
        return -1;
    }
    const double share = (measure - criterion.worst) / (criterion.best - criterion.worst);
    return static_cast<float>(std::clamp(share, 0.0, 1.0) + 0.0);  // no minus zero
}

/// The trades of a site as parks write them: ids and Chinese names, wholes of parts included.
std::set<std::string> tradesOf(const Classification& site, const PolicyPack& pack) {
    std::set<std::string> trades;
    for (const std::string& id : site.sectors) {
        for (const Sector* sector = pack.sector(id); sector != nullptr;
             sector = pack.sector(sector->partOf)) {
            trades.insert({sector->id, sector->name.zh});
        }
    }
    return trades;
}

}  // namespace

std::span<const Measure> measures() {
    static const std::vector<Measure> kMeasures = [] {
        std::vector<Measure> all;
        for (const Measured& one : measured()) {
            all.push_back(one.measure);
        }
        return all;
    }();
    return kMeasures;
}

const Measure* measure(std::string_view id) {
    const auto found = std::ranges::find(measures(), id, &Measure::id);
    return found == measures().end() ? nullptr : &*found;
}

std::vector<Criterion> criteriaOf(const PolicyPack& pack) {
    if (!pack.criteria.empty()) {
        return pack.criteria;
    }
    std::vector<Criterion> all;
    for (const Measure& one : measures()) {
        all.push_back({.id = std::string(one.id),
                       .name = one.name,
                       .measure = std::string(one.id),
                       .best = one.best,
                       .worst = one.worst,
                       .weight = 1,
                       .source = "政策包没有给出准则，各项度量等权"});
    }
    return all;
}

gis::Result<std::vector<double>> weightsWith(std::span<const Criterion> criteria,
                                             const std::map<std::string, double>& changed) {
    std::vector<double> weights;
    std::string known;
    for (const Criterion& criterion : criteria) {
        const auto found = changed.find(criterion.id);
        weights.push_back(found == changed.end() ? criterion.weight : found->second);
        known += (known.empty() ? "" : ", ") + criterion.id;
    }
    for (const auto& [id, weight] : changed) {
        if (!std::ranges::contains(criteria, id, &Criterion::id) || !(weight >= 0)) {
            return gis::fail(
                gis::ErrorCode::InvalidArgument,
                gis::text("没有准则“{}”，或权重 {} 不是非负数",
                          "there is no criterion \"{}\", or its weight {} is below zero",
                          id,
                          weight),
                "--weights",
                gis::text("可用的准则：{}", "the criteria are: {}", known));
        }
    }
    double sum = 0;
    for (const double weight : weights) {
        sum += weight;
    }
    if (!(sum > 0)) {
        return gis::fail(gis::ErrorCode::InvalidArgument,
                         {"至少一项权重应大于零", "one weight at least has to be above zero"},
                         "--weights");
    }
    for (double& weight : weights) {
        weight /= sum;
    }
    return weights;
}

namespace {

/// Each park's exposure by the wind of a season as a share of the most exposed one's.
std::vector<std::optional<double>> exposures(const Project& project, const std::string& season) {
    std::vector<std::optional<double>> none(project.parks.size());
    const WindRose* rose = roseOf(project.windRoses, season);
    auto found = rose == nullptr ? none : exposureOfParks(project, *rose).value_or(none);
    double most = 0;
    for (const auto& one : found) {
        most = std::max(most, one.value_or(0));
    }
    for (auto& one : found) {
        if (one && most > 0) {
            *one /= most;
        }
    }
    return found;
}

}  // namespace

ScoreTable ScoreTable::of(const Project& project,
                          const PolicyPack& pack,
                          std::span<const SiteParkPair> pairs) {
    ScoreTable table;
    table.criteria_ = criteriaOf(pack);
    std::vector<const Measured*> how;
    for (const Criterion& criterion : table.criteria_) {
        how.push_back(&*std::ranges::find_if(
            measured(), [&](const Measured& one) { return one.measure.id == criterion.measure; }));
    }
    const auto blown = exposures(project, {});
    const auto blownInWinter = exposures(project, "冬季");
    std::map<std::size_t, std::set<std::string>> trades;
    for (const SiteParkPair& pair : pairs) {
        if (!trades.contains(pair.site)) {
            trades[pair.site] = tradesOf(project.classifications[pair.site], pack);
        }
        const PairFacts facts{project.sites[pair.site],
                              project.parks[pair.park],
                              pair,
                              trades[pair.site],
                              blown[pair.park],
                              blownInWinter[pair.park]};
        table.rows_.push_back({pair.site, pair.park, pair.verdict == Verdict::Fail});
        for (std::size_t c = 0; c < how.size(); ++c) {
            const double found = how[c]->value(facts);
            table.measures_.push_back(found);
            table.values_.push_back(valueOf(table.criteria_[c], found));
        }
    }
    return table;
}

std::optional<double> ScoreTable::measure(std::size_t row, std::size_t criterion) const {
    const double found = measures_[row * criteria_.size() + criterion];
    return std::isnan(found) ? std::nullopt : std::optional(found);
}

std::optional<double> ScoreTable::value(std::size_t row, std::size_t criterion) const {
    const float found = values_[row * criteria_.size() + criterion];
    return found < 0 ? std::nullopt : std::optional(static_cast<double>(found));
}

std::vector<double> ScoreTable::scores(std::span<const double> weights) const {
    std::vector<double> all(rows_.size(), 0.0);
    const std::size_t n = weights.size();
    for (std::size_t row = 0; row < all.size(); ++row) {
        for (std::size_t c = 0; c < n; ++c) {
            all[row] += weights[c] * std::max(0.0, static_cast<double>(values_[row * n + c]));
        }
    }
    return all;
}

std::vector<double> ScoreTable::knownShares(std::span<const double> weights) const {
    std::vector<double> all(rows_.size(), 0.0);
    const std::size_t n = weights.size();
    for (std::size_t row = 0; row < all.size(); ++row) {
        for (std::size_t c = 0; c < n; ++c) {
            all[row] += values_[row * n + c] < 0 ? 0 : weights[c];
        }
    }
    return all;
}

std::vector<std::size_t> rankingOf(const ScoreTable& table,
                                   std::span<const double> scores,
                                   std::size_t site) {
    std::vector<std::size_t> ranking;
    for (std::size_t row = 0; row < table.rows().size(); ++row) {
        if (table.rows()[row].site == site && !table.rows()[row].banned) {
            ranking.push_back(row);
        }
    }
    std::ranges::stable_sort(
        ranking, std::ranges::greater(), [&](std::size_t row) { return scores[row]; });
    return ranking;
}

std::map<std::size_t, std::vector<std::size_t>> rankingsOf(const ScoreTable& table,
                                                           std::span<const double> scores) {
    std::map<std::size_t, std::vector<std::size_t>> rankings;
    for (std::size_t row = 0; row < table.rows().size(); ++row) {
        std::vector<std::size_t>& ranking = rankings[table.rows()[row].site];
        if (!table.rows()[row].banned) {
            ranking.push_back(row);
        }
    }
    for (auto& [site, ranking] : rankings) {
        std::ranges::stable_sort(
            ranking, std::ranges::greater(), [&](std::size_t row) { return scores[row]; });
    }
    return rankings;
}

RankStability rankStability(const ScoreTable& table,
                            std::span<const double> weights,
                            std::size_t site,
                            double share) {
    const std::vector<double> scores = table.scores(weights);
    const std::vector<std::size_t> ranking = rankingOf(table, scores, site);
    RankStability result;
    double nearest = share;
    for (std::size_t k = 1; k < ranking.size(); ++k) {
        const std::size_t first = ranking[0];
        const std::size_t other = ranking[k];
        for (std::size_t c = 0; c < weights.size(); ++c) {
            // With weight w_c f and the others times (1 - w_c f) / (1 - w_c), a score is
            // f w_c v_c + (1 - w_c f) R, where R is the mean of the other values.
            const double w = weights[c];
            if (w <= 0 || w >= 1) {
                continue;
            }
            const auto part = [&](std::size_t row) { return table.value(row, c).value_or(0); };
            const auto rest = [&](std::size_t row) {
                return (scores[row] - w * part(row)) / (1 - w);
            };
            const double slope = w * (part(first) - part(other) - (rest(first) - rest(other)));
            const double atZero = rest(first) - rest(other);
            if (slope == 0) {
                continue;
            }
            const double factor = -atZero / slope;
            const double change = std::abs(factor - 1);
            if (factor >= 0 && change <= nearest) {
                nearest = change;
                result = {false, c, factor, other};
            }
        }
    }
    return result;
}

}  // namespace ruyuan::planner
