// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/model.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// 适宜性矩阵: what every check of the pack says about each site where it stands and in each park,
/// without words, so that ten thousand sites and sixty parks take some megabytes. The words are
/// made when somebody asks (planner/suitability.h).
struct Matrix {
    static constexpr std::uint32_t kStay = std::numeric_limits<std::uint32_t>::max();
    static constexpr char kNoSay = '-';

    struct Row {
        std::uint32_t site = 0;              ///< into Project::sites
        std::uint32_t park = kStay;          ///< into Project::parks; kStay: where it stands
        Verdict verdict = Verdict::Unknown;  ///< of all checks together
        std::optional<double> distance{};    ///< m along the ellipsoid, boundary to boundary
    };

    std::vector<std::string> checks;  ///< ids, in the order of the pack
    std::vector<Row> rows;            ///< by site, staying first, then by park
    std::string cells;                ///< row by row a letter per check: p, w, f, u or kNoSay

    [[nodiscard]] std::string_view cellsOf(std::size_t row) const {
        return std::string_view(cells).substr(row * checks.size(), checks.size());
    }
};

/// The letter of a verdict in Matrix::cells, and back; nothing for kNoSay and other letters.
[[nodiscard]] char letter(Verdict verdict);
[[nodiscard]] std::optional<Verdict> verdictFromLetter(char letter);

}  // namespace ruyuan::planner
