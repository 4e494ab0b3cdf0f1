// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "gis/units.h"
#include "planner/model.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// Why two sites may be one.
struct DuplicateSign {
    std::size_t first = 0;  ///< into the sites
    std::size_t second = 0;
    bool sameCode = false;
    bool sameName = false;
    double similarity = 0;                ///< of the names, nameSimilarity()
    std::optional<gis::Length> distance;  ///< nothing when one has no place
    gis::Text sentence;
};

/// Sites that seem to be one, with the pairs that say so.
struct DuplicateCluster {
    std::vector<std::size_t> sites;  ///< into the sites, ascending
    std::vector<DuplicateSign> signs;
};

/// Up to where two sites can be one. The defaults are practice and verified by no document.
struct DuplicateLimits {
    gis::Length sameFirm = gis::Length::kilometers(2);  ///< same code, or same name
    gis::Length similarName = gis::Length::kilometers(1);
    gis::Length samePlace = gis::Length::meters(50);
    double similar = 0.75;           ///< names that count as similar
    double similarInOnePlace = 0.4;  ///< names that do in the same place
};

/// Clusters of sites with the same credit code or name, similar names that lie near, or names that
/// have something in common in one place. Two codes that differ are two firms; numbers in names
/// that differ (1号, 二厂) are two plants; one firm further apart than the limit has two sites.
/// Ordered by the first site of each.
[[nodiscard]] std::vector<DuplicateCluster> findDuplicates(std::span<const Site> sites,
                                                           const DuplicateLimits& limits = {});

/// How much two names of firms have in common without what all firms are called (有限公司, 集团,
/// 河南省, power station): the share of common pairs of letters (Dice), 1 for the same; 0 when
/// their numbers differ or nothing is left.
[[nodiscard]] double nameSimilarity(std::string_view a, std::string_view b);

}  // namespace ruyuan::planner
