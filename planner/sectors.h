// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "planner/policy_pack.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// The sectors of a pack that a site belongs to; it may be several, or none.
struct SectorMatch {
    std::vector<std::optional<bool>> belongs;  ///< per sector of the pack; nothing: not known
    std::vector<std::string> ids;              ///< those it belongs to, in the pack's order
    int trades = 0;              ///< how many those are, a part and its whole counted once
    std::optional<bool> listed;  ///< belongs to one that the path clause lists
    gis::Text note;              ///< the trade in words, or why it is not known
};

/// Reads "C3091", "3091 石墨及碳素制品制造", "30" or a name; the code is two to four digits.
[[nodiscard]] std::string industryCodeOf(std::string_view written);

/// Codes that mean different trades in GB/T 4754-2011 and GB/T 4754-2017 (3130 is a foundry in
/// the one and steel rolling in the other).
[[nodiscard]] bool codeDependsOnYear(std::string_view code);

/// Matches a site's industry with the sectors of a pack.
/// - A keyword in the industry's name or the product makes the site belong to the sector; words
///   that only contain a keyword (水泥制品) are put aside first. 碳素 and 炭素 are the same.
/// - A code decides the rest by its prefix, if it is at least as long as the sector's, and if the
///   sector has the code for itself. A code that depends on the year decides nothing when there is
///   a name; without one, sectors on which the two years differ are not known.
/// - A name without a code decides as well; a product alone can only affirm.
[[nodiscard]] SectorMatch matchSectors(std::span<const Sector> sectors,
                                       std::string_view industryCode,
                                       std::string_view industry,
                                       std::string_view product);

}  // namespace ruyuan::planner
