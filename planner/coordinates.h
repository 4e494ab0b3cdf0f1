// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/crs.h"
#include "gis/result.h"
#include "planner/model.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ruyuan::planner {

/// Which way a coordinate counts, when the cell says so (东经, E, 北纬, N).
enum class Heading { Unsaid, East, North };

struct CoordinateNumber {
    double value = 0;  ///< degrees or metres
    Heading heading = Heading::Unsaid;
};

/// A coordinate cell: decimal degrees, metres, or degrees, minutes and seconds in any spelling
/// (113°40′12.5″, 113度40分12.5秒, 113:40:12.5, E113°40'12", 东经113.67, full width). Nothing for
/// blanks, other text, and minutes or seconds of 60 or more.
[[nodiscard]] std::optional<CoordinateNumber> readCoordinate(std::string_view cell);

/// One cell with both: "113.67,34.75", "东经113.67 北纬34.75", "N34°45′10″，E113°40′12″".
[[nodiscard]] std::optional<std::pair<CoordinateNumber, CoordinateNumber>> readCoordinatePair(
    std::string_view cell);

/// Three cells 度, 分, 秒 (企业中心经度(度)(分)(秒) of 环统 forms); blank minutes or seconds are 0.
[[nodiscard]] std::optional<CoordinateNumber> degreesFromParts(std::string_view degrees,
                                                               std::string_view minutes,
                                                               std::string_view seconds);

/// Whether all cells look like dd.mmss written as a decimal (a fixed 4 to 6 decimals whose minutes
/// and seconds stay below 60, in at least five cells). Only for a warning: they are never
/// converted.
[[nodiscard]] bool looksLikePackedDegrees(std::span<const std::string> cells);

/// The numbers of one row: the x or longitude column first.
struct RawPlace {
    CoordinateNumber first;
    CoordinateNumber second;
};

/// Where a table's rows lie.
struct Placement {
    std::vector<std::optional<gis::Point>> places;  ///< EPSG:4490; nothing: unplaced
    std::vector<std::pair<std::size_t, gis::Text>>
        remarks;            ///< index of the row, and what was found
    std::string crs;        ///< label of the system it was read in
    std::string crsSource;  ///< "option" or "lon/lat columns"
};

/// Turns the numbers of a table into places. Without @p given, degrees are longitude and latitude
/// in EPSG:4490, and metres are UnknownCrs, naming the candidates. Longitude and latitude that
/// stand in each other's column are exchanged when only that lies in China (73-136.5°E, 3-54°N),
/// northing and easting when the number of digits tells them apart (survey tables: X is north);
/// both with a remark. 0,0 and places outside China are unplaced, with a remark, as are eastings
/// whose zone number is not that of @p given; a place beyond the zone's width has a remark.
[[nodiscard]] gis::Result<Placement> placeRows(std::span<const std::optional<RawPlace>> rows,
                                               const std::optional<gis::Crs>& given);

/// The rows in metres of a table that has no row in degrees, east first; nothing when it has.
[[nodiscard]] std::vector<gis::Point> metersEastFirst(
    std::span<const std::optional<RawPlace>> rows);

/// Whether a box of longitudes and latitudes touches China, where CGCS2000 is defined.
[[nodiscard]] bool touchesChina(const gis::Box& lonLat);

/// How a ledger says that it knows a place: 实测 and RTK are Surveyed, 图上量取 and 数字化
/// Digitised, 手持GPS Gps, 地址匹配 Geocoded, 仅知县区 and 县级 County; also the stable words.
[[nodiscard]] std::optional<Accuracy> accuracyFromText(std::string_view cell);

}  // namespace ruyuan::planner
