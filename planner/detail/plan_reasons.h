// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/text.h"
#include "planner/plan_input.h"
#include "planner/project.h"

#include <cstddef>
#include <vector>

namespace ruyuan::planner::detail {

/// Why a plan is as it is, told from the costs of what else each site could have done.
class Reasons {
public:
    Reasons(const Project& project, const PlanInput& input, const std::vector<Choice>& choices)
        : project_(project), input_(input), choices_(choices) {}

    /// All reasons for the choice of the problem's site @p n, the decisive ones first.
    [[nodiscard]] std::vector<gis::Text> of(std::size_t n) const;

private:
    void tellPath(std::size_t n, std::vector<gis::Text>& told) const;
    void tellPark(std::size_t n, std::vector<gis::Text>& told) const;
    void tellStart(std::size_t n, std::vector<gis::Text>& told) const;
    void tellUnassigned(std::size_t n, std::vector<gis::Text>& told) const;
    void tellMissing(std::size_t n, std::vector<gis::Text>& told) const;
    /// That the park a site is decided for has no land left for it.
    [[nodiscard]] std::optional<gis::Text> decidedParkIsFull(std::size_t n) const;
    [[nodiscard]] gis::Text whyNotPark(std::size_t n, const ParkOption& other) const;
    [[nodiscard]] double landUsedByOthers(std::size_t n, std::size_t park, int quarter) const;
    [[nodiscard]] const Classification& classification(std::size_t n) const;

    const Project& project_;
    const PlanInput& input_;
    const std::vector<Choice>& choices_;
};

/// Quarters beyond the start or finish date, the larger.
[[nodiscard]] int quartersLate(const PathOption& option, int start);

/// The option of a path; null when the site has none.
[[nodiscard]] const PathOption* optionFor(const ProblemSite& site, Path path);

/// Facts that a choice rests on, each once, in order of name.
[[nodiscard]] std::vector<std::string> factsUnder(const PlanInput& input,
                                                  std::size_t n,
                                                  const Choice& choice);

}  // namespace ruyuan::planner::detail
