// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/crs.h"
#include "gis/result.h"
#include "gis/similarity.h"

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace ruyuan::planner {

/// A local plane (a city's own system, a drawing) fitted to a known system by control points:
/// 四参数 of 地方独立坐标系.
struct Alignment {
    std::vector<gis::ControlPoint> points;  ///< from: as in the file; to: metres of `target`
    gis::Crs target = gis::storageCrs();    ///< a system in metres
    /// Whether the file's first coordinate is north (surveyors' X): three or more points show it.
    bool northFirst = false;
    gis::SimilarityFit fit;
    gis::Text sentence;  ///< parameters, residuals, RMS and what is doubtful

    /// A shape of the file in `target`.
    [[nodiscard]] gis::Geometry apply(const gis::Geometry& shape) const;
    /// How far a place of the file lies outside the box of the control points, as a share of that
    /// box's diagonal; 0 inside.
    [[nodiscard]] double outside(gis::Point place) const;
};

/// Fits control points. InvalidData for fewer than two points, points in one place, and a residual
/// above @p limit metres: the sentence names the worst point and, where one spoils the others, that
/// one.
[[nodiscard]] gis::Result<Alignment> alignTo(std::vector<gis::ControlPoint> points,
                                             const gis::Crs& target,
                                             double limit);

/// Reads control points from a table with the columns name (点名), from_x and from_y (原x, 原y: as
/// in the file's first and second coordinate), and either lon and lat (经度, 纬度: EPSG:4490) or
/// to_x and to_y (目标x, 目标y: @p target, in metres; north and east are told apart by their
/// digits). Without @p target longitude and latitude are fitted in gis::workingCrs() of them.
[[nodiscard]] gis::Result<Alignment> readAlignment(const std::filesystem::path& file,
                                                   const std::optional<gis::Crs>& target,
                                                   double limit);

}  // namespace ruyuan::planner
