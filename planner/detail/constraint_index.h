// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/geometry.h"
#include "gis/overlay.h"
#include "gis/result.h"
#include "gis/units.h"
#include "planner/detail/ground.h"
#include "planner/detail/shape_index.h"
#include "planner/project.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner::detail {

/// What a constraint layer says about a place.
struct NearestConstraint {
    bool layerMissing = false;
    bool covered = false;                        ///< the layer speaks about the whole place
    const ConstraintFeature* feature = nullptr;  ///< null: none in reach
    gis::Length distance;                        ///< to the feature; zero when they touch
};

/// The features of one kind of a project (or those that a filter keeps), prepared for questions.
/// Keeps pointers into the project.
class ConstraintIndex {
public:
    using Filter = std::function<bool(const ConstraintFeature&)>;

    [[nodiscard]] static gis::Result<ConstraintIndex> of(const Ground& ground,
                                                         const Project& project,
                                                         std::string_view kind,
                                                         const Filter& filter = {});

    [[nodiscard]] gis::Result<NearestConstraint> nearest(const gis::Geometry& shape) const;
    /// Whether the layer's coverage holds everything within @p around of the shape, so that "no
    /// feature there" means none. Judged at the shape's corners and around them, which small gaps
    /// between neighbouring counties do not disturb.
    [[nodiscard]] bool covers(const gis::Geometry& shape, gis::Length around) const;
    /// How deep in a feature the point lies: its distance to the nearest outline, zero outside.
    [[nodiscard]] gis::Result<gis::Length> depthAt(gis::Point point) const;
    [[nodiscard]] bool layerMissing() const { return index_ == nullptr; }

private:
    ConstraintIndex() = default;
    std::vector<const ConstraintFeature*> features_;
    std::unique_ptr<ShapeIndex> index_;
    std::unique_ptr<gis::PreparedAreas> coverage_;
};

}  // namespace ruyuan::planner::detail
