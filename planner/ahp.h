// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace ruyuan::planner {

/// Weights from pairwise comparisons (analytic hierarchy process, T. L. Saaty 1980).
struct AhpResult {
    std::vector<double> weights;  ///< of the criteria, sum 1
    double lambda = 0;            ///< principal eigenvalue, at least the number of criteria
    double index = 0;             ///< (lambda - n) / (n - 1)
    double ratio = 0;             ///< index by the random index; above 0.1 the answers do not agree

    /// The comparison that fits the weights least, told when the ratio is above 0.1.
    struct Worst {
        std::size_t row = 0;
        std::size_t column = 0;
        double said = 1;  ///< the comparison as given
        double fits = 1;  ///< the weights' own ratio
    };
    std::optional<Worst> worst;
};

/// @param comparisons n x n, row by row: how many times more important the row's criterion is than
/// the column's; a_ii = 1, a_ji = 1 / a_ij. At most ten criteria, for which random indices are
/// published. InvalidArgument names the place of a number that breaks this.
[[nodiscard]] gis::Result<AhpResult> ahp(const std::vector<double>& comparisons);

}  // namespace ruyuan::planner
