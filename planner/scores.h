// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/policy_pack.h"
#include "planner/project.h"
#include "planner/suitability.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// Something that can be measured of a site and a park.
struct Measure {
    std::string_view id;
    gis::Text name;
    std::string_view unit;
    double best = 0;  ///< of the usual scale, for packs that name no criteria
    double worst = 1;
    gis::Text derivation;  ///< the fields that it is made of
};

/// Every measure there is, in a fixed order; see scores.cpp for how each is made.
[[nodiscard]] std::span<const Measure> measures();
/// Null for an id that is none.
[[nodiscard]] const Measure* measure(std::string_view id);

/// The pack's criteria, or one for each measure, equally weighted, when it names none.
[[nodiscard]] std::vector<Criterion> criteriaOf(const PolicyPack& pack);

/// Each criterion's weight, sum 1, in their order: their own with @p changed in their place.
/// InvalidArgument for an unknown criterion, a negative weight, or nothing above zero.
[[nodiscard]] gis::Result<std::vector<double>> weightsWith(
    std::span<const Criterion> criteria, const std::map<std::string, double>& changed);

/// The measures of every pair, made once; weights are applied to it as often as people like.
class ScoreTable {
public:
    /// @p pairs as pairsOf() gives them.
    [[nodiscard]] static ScoreTable of(const Project& project,
                                       const PolicyPack& pack,
                                       std::span<const SiteParkPair> pairs);

    struct Row {
        std::size_t site = 0;
        std::size_t park = 0;
        bool banned = false;  ///< a hard no, which no score makes good
    };
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
    [[nodiscard]] const std::vector<Criterion>& criteria() const { return criteria_; }

    /// The measure of a criterion as it was found; nothing: not known.
    [[nodiscard]] std::optional<double> measure(std::size_t row, std::size_t criterion) const;
    /// That as a value from 0 (worst) to 1 (best).
    [[nodiscard]] std::optional<double> value(std::size_t row, std::size_t criterion) const;

    /// For each row the sum of weight x value, where what is not known scores nothing.
    [[nodiscard]] std::vector<double> scores(std::span<const double> weights) const;
    /// For each row the share of the weights whose criterion is known.
    [[nodiscard]] std::vector<double> knownShares(std::span<const double> weights) const;

private:
    std::vector<Criterion> criteria_;
    std::vector<Row> rows_;
    std::vector<float> values_;     ///< row by row; below zero: not known
    std::vector<double> measures_;  ///< the same; NaN: not known
};

/// The rows of one site that are not banned, best score first, equal ones by park.
[[nodiscard]] std::vector<std::size_t> rankingOf(const ScoreTable& table,
                                                 std::span<const double> scores,
                                                 std::size_t site);

/// The rankings of all sites of a table, by site.
[[nodiscard]] std::map<std::size_t, std::vector<std::size_t>> rankingsOf(
    const ScoreTable& table, std::span<const double> scores);

/// Whether the best park of a site stays the best while one weight changes by a share of itself
/// and the others make room in proportion (E4).
struct RankStability {
    bool stable = true;
    /// The smallest change that puts another park first, within the share asked for: of which
    /// criterion, by which factor, and which row comes first then.
    std::size_t criterion = 0;
    double factor = 1;
    std::size_t overtakenBy = 0;
};

/// @param share 0.2 for +-20 %. Exact: a score is linear in a weight. Stable when fewer than two
/// parks are open.
[[nodiscard]] RankStability rankStability(const ScoreTable& table,
                                          std::span<const double> weights,
                                          std::size_t site,
                                          double share = 0.2);

}  // namespace ruyuan::planner
