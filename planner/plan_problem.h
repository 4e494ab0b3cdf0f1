// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "gis/text.h"
#include "gis/units.h"
#include "planner/model.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

// The planning model as plain values: what planner/solver solves and planner/verify checks. Times
// are quarters counted from `firstQuarter`; costs are 万元. See ARCHITECTURE.md, "The plan".

/// One way a site can go, before park and start are chosen.
struct PathOption {
    Path path = Path::OnSite;
    int duration = 1;             ///< quarters of work
    int downtime = 0;             ///< last quarters of the work in which production stands still
    double cost = 0;              ///< 万元, public and private, without land and dislocation
    double publicShare = 0;       ///< of cost, paid from public budgets
    double residual = 0;          ///< share of emissions left at the old place when finished
    int latestStart = 0;          ///< last quarter in which work may start at all
    std::optional<int> startBy;   ///< works start asked for; later is late
    std::optional<int> finishBy;  ///< last quarter allowed; later is late
    double fixedPenalty = 0;      ///< 万元-equivalent added whatever park and start (lost jobs…)
    bool provisional = false;     ///< rests on missing facts
};

/// A park that a site may move to.
struct ParkOption {
    std::size_t park = 0;
    double cost = 0;  ///< 万元: land price, dislocation of workers, transport
    bool provisional = false;
};

struct ProblemSite {
    std::string id;
    std::size_t county = 0;           ///< into Problem::counties
    std::size_t sector = 0;           ///< into Problem::sectors
    std::vector<PathOption> options;  ///< at most one per path; empty: cannot be assigned
    std::vector<ParkOption> parks;    ///< for relocation, ascending by park
    double land = 0;                  ///< 亩 needed in a park
    std::vector<double> utilities;    ///< need per Problem::utilities
    double output = 0;                ///< for the stoppage row of its sector
    std::vector<double> emissions;    ///< t/a per Problem::pollutants
    double exposure = 0;              ///< 万元-equivalent per quarter of unabated operation
    double latePrice = 0;             ///< 万元-equivalent per quarter late
    std::optional<Path> pinnedPath;
    std::optional<std::size_t> pinnedPark;
    std::optional<int> pinnedStart;
    double unassignedPrice = 0;  ///< price of leaving the site without a path
};

/// A capacity that grows in steps: `open` until and with quarter `last`.
struct CapacityPhase {
    int last = 0;
    double open = 0;
};

struct ProblemPark {
    std::string id;
    std::vector<CapacityPhase> land;                    ///< 亩, nondecreasing; empty: no limit
    std::vector<std::vector<CapacityPhase>> utilities;  ///< per Problem::utilities
};

/// Prices of exceeding one unit of each kind of limit, 万元-equivalent.
struct LimitPrices {
    std::vector<double> land;                    ///< per park
    std::vector<std::vector<double>> utilities;  ///< per park and utility
    double throughput = 0;
    double stoppage = 0;
    double budget = 0;
    double emission = 0;
};

struct Problem {
    gis::Quarter firstQuarter;
    int quarters = 28;
    int maxLate = 4;  ///< quarters; columns later than that do not exist
    std::vector<std::string> counties;
    std::vector<std::string> sectors;
    std::vector<std::string> utilities;
    std::vector<std::string> pollutants;
    std::vector<ProblemSite> sites;
    std::vector<ProblemPark> parks;

    // Limits; an empty vector means that there is none of that kind.
    std::vector<double> throughput;                 ///< sites at work per quarter, per county
    std::vector<double> stoppage;                   ///< output standing still, per sector
    std::vector<double> cityBudget;                 ///< 万元 per year from firstQuarter's
    std::vector<std::vector<double>> countyBudget;  ///< per county and year
    std::vector<int> emissionQuarters;              ///< the taus of the emission rows
    std::vector<std::vector<std::vector<double>>> emissionLimit;  ///< county, pollutant, tau
    LimitPrices prices;
};

/// What one site does; the solver's answer, before it is put into words.
struct Choice {
    std::optional<Path> path;  ///< nothing: unassigned
    std::size_t park = 0;      ///< for relocation
    int start = 0;
    bool operator==(const Choice&) const = default;
};

}  // namespace ruyuan::planner
