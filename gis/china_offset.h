// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/text.h"

#include <optional>
#include <string_view>

namespace ruyuan::gis {

/// How web maps of China displace longitude and latitude on purpose. This is no datum and nothing
/// that PROJ knows: it moves places by 300 to 1300 m and lies on top of WGS 84 or CGCS2000.
enum class ChinaOffset {
    None,
    Gcj02,  ///< 国测局: Amap (高德), Tencent (腾讯), Google in China
    Bd09,   ///< Baidu (百度): GCJ-02, displaced once more
};

/// Where a map with the offset draws a true place, both as longitude and latitude in degrees.
/// Outside 72.004-137.8347°E, 0.8293-55.8271°N maps displace nothing, so BD-09 is the second
/// displacement alone there.
/// Source of the formulas: they were never published; as recovered in googollee/eviltransform
/// (GCJ-02) and wandergis/coordtransform (BD-09), whose figures the tests hold.
[[nodiscard]] Point displaced(ChinaOffset offset, Point lonLat);

/// The true place that displaced() brings to @p lonLat: iterated until it is within 1e-6 m.
[[nodiscard]] Point trueOf(ChinaOffset offset, Point lonLat);

/// The same for every point of a shape.
[[nodiscard]] Geometry trueOf(ChinaOffset offset, const Geometry& lonLat);

/// "GCJ-02", "BD-09"; CGCS2000 / WGS 84 for None.
[[nodiscard]] std::string_view name(ChinaOffset offset);
/// The name and who uses it.
[[nodiscard]] Text label(ChinaOffset offset);

/// GCJ-02 or BD-09 as people write them: "gcj02", "GCJ-02", 火星坐标, 高德, 腾讯, "bd09ll", 百度…,
/// whatever the case, blanks and hyphens; nothing for other words.
[[nodiscard]] std::optional<ChinaOffset> offsetNamed(std::string_view words);

}  // namespace ruyuan::gis
