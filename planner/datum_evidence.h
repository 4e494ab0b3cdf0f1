// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/china_offset.h"
#include "gis/geometry.h"
#include "gis/text.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// What coordinates can be said to be.
enum class Datum { Cgcs2000, Wgs84, Gcj02, Bd09, Xian1980, Beijing1954 };

/// A word about where coordinates come from.
struct DatumMention {
    Datum datum = Datum::Cgcs2000;
    /// Whether the word names the datum itself (GCJ02, 西安80) and not who made the coordinates
    /// (高德, GPS).
    bool outright = false;
    std::string where;  ///< what was read: a header, a file name
};

/// The words in a file name, a header or a cell that tell a datum: gcj02, 火星坐标, bd09, CGCS2000,
/// 国家2000, WGS84, 西安80, 北京54 outright; 高德, 腾讯, 百度, 爱企查, 天地图, 国土, 测绘,
/// 排污许可, GPS, 手持, 奥维 by who made them (common practice). A year 2000 is no datum.
[[nodiscard]] std::vector<DatumMention> datumMentions(std::string_view text);

/// How web maps displaced coordinates of that datum.
[[nodiscard]] gis::ChinaOffset offsetOf(Datum datum);

inline constexpr std::array kChinaOffsets{
    gis::ChinaOffset::None, gis::ChinaOffset::Gcj02, gis::ChinaOffset::Bd09};

/// The distance of two places in metres, and that to the outlines of an area; longitude and
/// latitude, by the radii of WGS 84 at the second place: good to 1 % over a hundred kilometres.
[[nodiscard]] double metersBetween(gis::Point a, gis::Point b);
[[nodiscard]] double metersToOutline(gis::Point place, const gis::MultiPolygon& area);

/// How far a place lies from where a trusted layer has it, in metres, when the place is taken as
/// not displaced, as GCJ-02 and as BD-09.
using OffsetResiduals = std::array<double, 3>;
/// Both in longitude and latitude.
[[nodiscard]] OffsetResiduals residualsTo(gis::Point given, gis::Point trusted);
/// To the nearest point of the outlines of an area.
[[nodiscard]] OffsetResiduals residualsTo(gis::Point given, const gis::MultiPolygon& trusted);

/// Everything that speaks for or against a displacement of longitudes and latitudes.
struct OffsetEvidence {
    std::vector<DatumMention> mentions;
    /// Columns that only a web map's export has (DataV.GeoAtlas: adcode, acroutes …).
    bool webMapColumns = false;
    std::vector<OffsetResiduals> residuals;
    /// Rows outside the county that they declare, under each assumption, of those rows only for
    /// which the assumptions differ.
    std::array<int, 3> outsideDeclared{};
    int rowsThatTell = 0;
};

/// How sure something is: nothing speaks of it; signs contradict or do not suffice; one reading is
/// likely; one is beyond doubt.
enum class Certainty { Unsaid, Open, Likely, Certain };

struct OffsetJudgement {
    gis::ChinaOffset offset = gis::ChinaOffset::None;
    Certainty certainty = Certainty::Unsaid;
    gis::Text reason;  ///< every sign with its figures
};

/// Weighs the evidence. Residuals of five places or more decide when their median is below 60 m and
/// the next best assumption is more than three times as far (practice, domain knowledge); they beat
/// words about who made the coordinates, and contradict words that name the datum outright. That
/// nothing is displaced is believed from twice, and up to 200 m.
[[nodiscard]] OffsetJudgement judgeOffset(const OffsetEvidence& evidence);

/// The middle value; 0 for none.
[[nodiscard]] double median(std::vector<double> values);

}  // namespace ruyuan::planner
