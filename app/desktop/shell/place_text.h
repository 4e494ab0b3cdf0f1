// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/crs.h"
#include "planner/project.h"

#include <QString>

#include <memory>
#include <optional>

namespace ruyuan::app {

/// Says where the pointer is: longitude and latitude, and the plane coordinates of the zone that a
/// project is worked in.
class PlaceText {
public:
    /// The zone is looked for when a place is first asked for.
    void setProject(std::shared_ptr<const planner::Project> project);
    /// "113.62500°, 34.74600°  EPSG:4547  465123, 3846230 m": east before north.
    [[nodiscard]] QString of(gis::Point lonLat);

private:
    void chooseZone(gis::Point lonLat);

    std::shared_ptr<const planner::Project> project_;
    bool chosen_ = false;
    QString zone_;
    std::optional<gis::Transformer> toZone_;
};

}  // namespace ruyuan::app
