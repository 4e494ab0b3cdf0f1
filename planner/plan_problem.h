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
// are quarters counted from `firstQuarter`, the first is 0; costs are 万元 or are made comparable
// with them ("万元-equivalent").
//
// A site does one of its columns (path, park, start), or nothing. With s the start, d the duration
// and e = s + d - 1 the last quarter of work, a column exists when
//   earliestStart <= s <= latestStart, e < quarters, late <= maxLate, and it agrees with the site's
//   pins, where late = max(0, s - startBy, e - finishBy), leaving out a date that is not asked for.
// A pinned start is a decision: it exists also when earliestStart, latestStart or maxLate forbid
// it, as long as e < quarters. A column costs
//   cost + fixedPenalty + park cost + latePrice * late
//   + exposure * ((e + 1) + residual * (quarters - 1 - e)).
// An unassigned site costs unassignedPrice + exposure * quarters; it uses nothing but its full
// emissions. Shared limits are elastic: each may be exceeded at its price per unit.
//   land        of a park, at t:     land of the sites that have started there at or before t
//   utility     of a park, at t:     use of the sites that have finished there at or before t
//   throughput  of a county, at t:   sites at work in t, closures not counted
//   stoppage    of a sector, at t:   output of the sites standing still in t, i.e. in the last
//                                    `downtime` quarters of work, closures not counted
//   city budget    of a calendar year:  cityShare * public cost, spread evenly over s..e
//   county budget  of a calendar year:  (1 - cityShare) * public cost, spread in the same way
//   emissions   of a county, at tau: residual * emissions of a site if e <= tau, else all of them
// Land and utilities are priced once for each capacity phase, at the phase's largest excess.

/// One way a site can go, before park and start are chosen.
struct PathOption {
    Path path = Path::OnSite;
    int duration = 1;        ///< quarters of work
    int downtime = 0;        ///< last quarters of the work in which production stands still
    double cost = 0;         ///< 万元, public and private, without land and dislocation
    double publicShare = 0;  ///< of cost (without fixedPenalty), paid from public budgets
    double residual = 0;     ///< share of emissions left at the old place when finished
    int earliestStart = 0;   ///< first quarter in which work may start: permits take their time
    /// Last quarter in which work may start at all. Policies date the administrative launch (启动);
    /// works start later by the preparation lag, which the caller has added.
    int latestStart = 0;
    std::optional<int> startBy{};   ///< works start asked for, lag included; later is late
    std::optional<int> finishBy{};  ///< last quarter allowed; later is late
    double fixedPenalty = 0;        ///< 万元-equivalent added whatever park and start (lost jobs…)
    bool provisional = false;       ///< rests on missing facts
};

/// A park that a site may move to.
struct ParkOption {
    std::size_t park = 0;
    double cost = 0;  ///< 万元: land price, dislocation of workers, transport
    bool provisional = false;
};

struct ProblemSite {
    std::string id;
    std::size_t county = 0;             ///< into Problem::counties
    std::size_t sector = 0;             ///< into Problem::sectors
    std::vector<PathOption> options{};  ///< at most one per path; empty: cannot be assigned
    std::vector<ParkOption> parks{};    ///< for relocation, ascending by park
    double land = 0;                    ///< 亩 needed in a park
    std::vector<double> utilities{};    ///< need per Problem::utilities
    double output = 0;                  ///< for the stoppage row of its sector
    std::vector<double> emissions{};    ///< t/a per Problem::pollutants
    double exposure = 0;                ///< 万元-equivalent per quarter of unabated operation
    double latePrice = 0;               ///< 万元-equivalent per quarter late
    std::optional<Path> pinnedPath{};
    std::optional<std::size_t> pinnedPark{};
    std::optional<int> pinnedStart{};
    /// 万元-equivalent; nothing: only a site without any column stays unassigned (at price 0).
    std::optional<double> unassignedPrice{};
};

/// A capacity that grows in steps: `open` until and with quarter `last`. A list ascends strictly by
/// `last`, its `open` does not decrease, and its last entry holds to the end of the horizon.
struct CapacityPhase {
    int last = 0;
    double open = 0;
};

struct ProblemPark {
    std::string id;
    std::vector<CapacityPhase> land{};                    ///< 亩, nondecreasing; empty: no limit
    std::vector<std::vector<CapacityPhase>> utilities{};  ///< per Problem::utilities
};

/// Prices of exceeding one unit of each kind of limit, 万元-equivalent, not negative.
struct LimitPrices {
    std::vector<double> land{};                    ///< per park; empty: 0
    std::vector<std::vector<double>> utilities{};  ///< per park and utility; empty: 0
    double throughput = 0;
    double stoppage = 0;
    double budget = 0;
    double emission = 0;
};

struct Problem {
    gis::Quarter firstQuarter;
    int quarters = 28;
    int maxLate = 4;  ///< quarters; columns later than that do not exist
    std::vector<std::string> counties{};
    std::vector<std::string> sectors{};
    std::vector<std::string> utilities{};
    std::vector<std::string> pollutants{};
    std::vector<ProblemSite> sites{};
    std::vector<ProblemPark> parks{};

    // Limits; an empty vector means that there is none of that kind.
    std::vector<double> throughput{};  ///< sites at work per quarter, per county
    std::vector<double> stoppage{};    ///< output standing still, per sector
    std::vector<double> cityBudget{};  ///< 万元 per calendar year from firstQuarter's
    std::vector<std::vector<double>> countyBudget{};  ///< 万元 per county and calendar year
    double cityShare = 0.5;                           ///< of public cost; the county pays the rest
    std::vector<int> emissionQuarters{};              ///< the taus of the emission rows
    std::vector<std::vector<std::vector<double>>> emissionLimit{};  ///< county, pollutant, tau
    LimitPrices prices;
};

/// What one site does; the solver's answer, before it is put into words.
struct Choice {
    std::optional<Path> path{};  ///< nothing: unassigned
    std::size_t park = 0;        ///< for relocation
    int start = 0;
    bool operator==(const Choice&) const = default;
};

}  // namespace ruyuan::planner
