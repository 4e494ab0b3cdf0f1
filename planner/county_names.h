// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/model.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// A county or development zone with the names that ledgers use for it.
struct RegionName {
    std::string code;  ///< GB/T 2260; empty for zones, whose statistical codes are not part of it
    std::string name;
    bool developmentZone = false;
    std::vector<std::string> shortNames;
};

/// The tables in resources/regions (one per city: code,name,kind,short_names with ';' between),
/// in the order of their file names. NotFound when the folder is missing.
[[nodiscard]] gis::Result<std::vector<RegionName>> readRegionNames();

/// The region that a ledger means with @p text: by full or short name, else the only one whose full
/// name occurs in it ("郑州市中原区须水街道"), else the only one whose short name it begins with.
[[nodiscard]] const RegionName* findRegion(std::string_view text,
                                           std::span<const RegionName> regions);

/// The name of the project's county that @p declared means, through @p regions; nothing when the
/// project has no such county.
[[nodiscard]] std::optional<std::string> projectCounty(std::string_view declared,
                                                       std::span<const County> counties,
                                                       std::span<const RegionName> regions);

}  // namespace ruyuan::planner
