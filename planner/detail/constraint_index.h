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
    std::size_t number = 0;                      ///< of the feature in the index
    gis::Length distance;                        ///< to the feature; zero when they touch
};

/// The features of one kind of a project (or those that a filter keeps), prepared for questions.
/// Keeps pointers into the project.
class ConstraintIndex {
public:
    using Filter = std::function<bool(const ConstraintFeature&)>;
    using Coverage = std::shared_ptr<const gis::PreparedAreas>;

    /// @p counties what countyCoverage() gave, shared by many indices; null: made here.
    [[nodiscard]] static gis::Result<ConstraintIndex> of(const Ground& ground,
                                                         const Project& project,
                                                         std::string_view kind,
                                                         const Filter& filter = {},
                                                         Coverage counties = nullptr);

    [[nodiscard]] gis::Result<NearestConstraint> nearest(const gis::Geometry& shape) const;
    /// Whether the layer's coverage holds everything within @p around of the shape, so that "no
    /// feature there" means none. Judged at the shape's corners and around them, which small gaps
    /// between neighbouring counties do not disturb.
    [[nodiscard]] bool covers(const gis::Geometry& shape, gis::Length around) const;
    /// How deep in a feature the point lies: its distance to the nearest outline, zero outside.
    [[nodiscard]] gis::Result<gis::Length> depthAt(gis::Point point) const;
    [[nodiscard]] bool layerMissing() const { return index_ == nullptr; }
    /// Whether a feature may lie within @p reach of the shape; false is certain.
    [[nodiscard]] bool mayReach(const gis::Geometry& shape, gis::Length reach) const;
    /// Whether some feature is drawn as a line, so that its edge is nearer than measured.
    [[nodiscard]] bool hasLines() const { return hasLines_; }
    [[nodiscard]] const std::vector<const ConstraintFeature*>& features() const {
        return features_;
    }
    /// Where the layer speaks; the same object for layers that speak in the same places.
    [[nodiscard]] const Coverage& coverage() const { return coverage_; }
    /// The features' places in the working system, in their order.
    [[nodiscard]] const std::vector<gis::Geometry>& places() const { return places_; }

private:
    ConstraintIndex() = default;
    [[nodiscard]] static gis::Result<Coverage> coverageOf(const Ground& ground,
                                                          const Project& project,
                                                          std::vector<gis::MultiPolygon> own,
                                                          bool everyCounty,
                                                          const Coverage& counties);
    std::vector<const ConstraintFeature*> features_;
    std::vector<gis::Geometry> places_;
    bool hasLines_ = false;
    std::unique_ptr<ShapeIndex> index_;
    Coverage coverage_;
};

/// The counties of a project as the coverage of layers that have none of their own.
[[nodiscard]] gis::Result<ConstraintIndex::Coverage> countyCoverage(const Ground& ground,
                                                                    const Project& project);

}  // namespace ruyuan::planner::detail
