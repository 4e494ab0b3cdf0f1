// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/county_names.h"

#include "gis/platform.h"
#include "planner/detail/cell_text.h"
#include "planner/fields.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace ruyuan::planner {
namespace {

/// code,name,kind,short_names; nothing for the header and for lines of another shape.
std::optional<RegionName> regionOfLine(std::string_view line) {
    std::vector<std::string> cells;
    for (;;) {
        const auto comma = line.find(',');
        cells.emplace_back(detail::trim(line.substr(0, comma)));
        if (comma == std::string_view::npos) {
            break;
        }
        line.remove_prefix(comma + 1);
    }
    if (cells.size() != 4 || (cells[2] != "county" && cells[2] != "zone")) {
        return std::nullopt;
    }
    return RegionName{cells[0], cells[1], cells[2] == "zone", splitList(cells[3])};
}

/// The only region for which @p matches holds.
template <class Matches>
const RegionName* onlyOne(std::span<const RegionName> regions, Matches matches) {
    const RegionName* found = nullptr;
    for (const auto& region : regions) {
        if (matches(region)) {
            if (found != nullptr) {
                return nullptr;
            }
            found = &region;
        }
    }
    return found;
}

}  // namespace

gis::Result<std::vector<RegionName>> readRegionNames() {
    const auto folder = gis::resourceDirectory() / "regions";
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".csv") {
            files.push_back(entry.path());
        }
    }
    if (error) {
        return gis::fail(gis::ErrorCode::NotFound,
                         gis::text("找不到行政区划名称表", "the table of region names is missing"),
                         gis::utf8FromPath(folder),
                         gis::text("请重新安装程序", "install the program again"));
    }
    std::ranges::sort(files);
    std::vector<RegionName> regions;
    for (const auto& file : files) {
        std::ifstream stream(file);
        for (std::string line; std::getline(stream, line);) {
            if (auto region = regionOfLine(line)) {
                regions.push_back(std::move(*region));
            }
        }
    }
    return regions;
}

const RegionName* findRegion(std::string_view text, std::span<const RegionName> regions) {
    const std::string name = detail::squeezed(text);
    if (name.empty()) {
        return nullptr;
    }
    const auto exact = std::ranges::find_if(regions, [&](const RegionName& region) {
        return region.name == name || std::ranges::contains(region.shortNames, name);
    });
    if (exact != regions.end()) {
        return &*exact;
    }
    const auto occurs = [&](const RegionName& region) { return name.contains(region.name); };
    if (std::ranges::any_of(regions, occurs)) {
        return onlyOne(regions, occurs);  // "中原区、二七区" means neither
    }
    return onlyOne(regions, [&](const RegionName& region) {
        return std::ranges::any_of(region.shortNames, [&](const std::string& shortName) {
            return name.starts_with(shortName);
        });
    });
}

std::optional<std::string> projectCounty(std::string_view declared,
                                         std::span<const County> counties,
                                         std::span<const RegionName> regions) {
    const std::string name = detail::squeezed(declared);
    const auto same = std::ranges::find_if(
        counties, [&](const County& county) { return detail::squeezed(county.name) == name; });
    if (same != counties.end()) {
        return same->name;
    }
    const RegionName* region = findRegion(declared, regions);
    if (region == nullptr) {
        return std::nullopt;
    }
    const auto found = std::ranges::find_if(counties, [&](const County& county) {
        return (!region->code.empty() && county.code == region->code) ||
               findRegion(county.name, regions) == region;
    });
    return found == counties.end() ? std::nullopt : std::optional(found->name);
}

}  // namespace ruyuan::planner
