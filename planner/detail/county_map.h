// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/overlay.h"
#include "gis/result.h"
#include "planner/detail/ground.h"
#include "planner/finding.h"
#include "planner/project.h"

#include <memory>
#include <string>
#include <vector>

namespace ruyuan::planner::detail {

/// Counties and development zones of a project. A development zone is a matter of management: it
/// lies over counties, and the zone, not the county under it, answers for a site there.
class CountyMap {
public:
    [[nodiscard]] static gis::Result<CountyMap> of(const Ground& ground, const Project& project);

    /// Fills county and responsible unit of @p result, with a note where the declared county and
    /// the place differ by more than the position error.
    [[nodiscard]] gis::Result<void> locate(const Site& site,
                                           const Footprint& place,
                                           SiteScreening& result) const;

private:
    CountyMap(const Ground& ground) : crs_(ground.crs()) {}
    [[nodiscard]] gis::Result<bool> mayBeIn(const std::string& declared,
                                            const Footprint& place) const;

    gis::Crs crs_;
    std::vector<std::string> names_;
    std::vector<bool> zones_;
    std::vector<gis::MultiPolygon> shapes_;
    std::unique_ptr<gis::PreparedAreas> areas_;
};

/// Whether two names mean the same county or zone: 荥阳 and 荥阳市, 高新区 and
/// 郑州高新技术产业开发区.
[[nodiscard]] bool sameCounty(std::string_view a, std::string_view b);

}  // namespace ruyuan::planner::detail
