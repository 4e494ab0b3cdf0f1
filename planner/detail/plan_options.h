// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/date.h"
#include "planner/parameters.h"
#include "planner/plan_input.h"
#include "planner/suitability.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace ruyuan::planner::detail {

/// Turns what is known about one site into its entry of the planning problem.
class OptionMaker {
public:
    OptionMaker(const Project& project,
                const PolicyPack& pack,
                const ParameterValues& values,
                gis::Quarter first);

    /// County, sector and utilities are left to the caller.
    [[nodiscard]] ProblemSite make(std::size_t site, PlanSite& notes) const;
    /// What make() knows of a site without asking about parks or pinning what was decided.
    struct Paths {
        std::vector<PathOption> options;
        double land = 0;  ///< 亩 in a park
    };
    [[nodiscard]] Paths paths(std::size_t site) const;

private:
    struct Needs;  // size, workers and land, known or usual
    [[nodiscard]] Needs needsOf(std::size_t site, PlanSite& notes) const;
    [[nodiscard]] PathOption option(Path path, std::size_t site, const Needs& needs) const;
    void addPaths(std::size_t site, const Needs& needs, ProblemSite& entry, PlanSite& notes) const;
    void addParks(std::size_t site, const Needs& needs, ProblemSite& entry, PlanSite& notes) const;
    void pin(std::size_t site, ProblemSite& entry, PlanSite& notes) const;
    void pinNamed(std::size_t site, ProblemSite& entry, PlanSite& notes) const;
    void pinPark(std::size_t site, ProblemSite& entry, PlanSite& notes) const;
    [[nodiscard]] std::vector<gis::Text> faultsOf(std::size_t site, std::size_t park) const;
    void tellWhyNoPark(std::size_t site, PlanSite& notes) const;
    void pinDates(ProblemSite& entry, const Decision& decision, PlanSite& notes) const;
    [[nodiscard]] double exposure(std::size_t site, SizeClass size) const;

    const Project& project_;
    const PolicyPack& pack_;
    const ParameterValues& values_;
    gis::Quarter first_;
    double landRatio_ = 1;
    std::vector<SiteParkPair> pairs_;
    std::vector<std::vector<std::size_t>> pairsOfSite_;
    mutable std::optional<gis::Result<Findings>> words_;  // made when somebody has to be told
};

}  // namespace ruyuan::planner::detail
