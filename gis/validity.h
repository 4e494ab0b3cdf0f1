// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/result.h"
#include "gis/units.h"

#include <optional>

namespace ruyuan::gis {

/// What is wrong with a geometry in the sense of OGC 06-103r4 section 6.1, and where.
struct Defect {
    Text sentence;
    Point place;
};

/// The first defect found, or nothing when the geometry is valid: rings closed, turned as
/// gis/geometry.h states, simple, holes within shells, parts without common area. Points and lines
/// are valid when their coordinates are finite and lines have two different points.
[[nodiscard]] std::optional<Defect> findDefect(const Geometry& geometry);

struct Repair {
    Geometry geometry;      ///< valid; std::monostate when nothing with an area was left
    Defect defect;          ///< the first defect that made the repair necessary
    double areaBefore = 0;  ///< in squared units of the coordinates, by the shoelace rule
    double areaAfter = 0;
    Text sentence;  ///< what was done and by how many percent the area changed
};

/// Makes a geometry valid: orientation and closure are corrected; points that are no numbers,
/// repeated points, spikes and rings without area dropped; each faulty polygon rebuilt from its
/// rings by the even-odd rule (the meaning GIS users expect of a figure-eight or a hole outside its
/// shell); parts that overlap or share an edge united. Corners of the input stay as they are to the
/// bit; new corners, where edges cross, lie on a grid finer than any survey (5 µm over 100 km).
/// Nothing is returned when it was valid; InvalidGeometry when no grid gave a valid result.
[[nodiscard]] Result<std::optional<Repair>> repair(const Geometry& geometry);

/// Orientation and closure as gis/geometry.h states them, without looking for defects. Readers
/// call this for every polygon.
void normalise(Geometry& geometry);

}  // namespace ruyuan::gis
