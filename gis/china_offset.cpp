// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/china_offset.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

namespace ruyuan::gis {
namespace {

using std::numbers::pi;

// The ellipsoid of Krasovsky 1940, on which the displacement is reckoned in metres.
constexpr double kSemiMajor = 6378245.0;
constexpr double kEccentricity2 = 0.00669342162296594323;
constexpr Box kDisplaced{{72.004, 0.8293}, {137.8347, 55.8271}};
constexpr Point kOrigin{105.0, 35.0};

bool within(const Box& box, Point point) {
    return point.x >= box.min.x && point.x <= box.max.x && point.y >= box.min.y &&
           point.y <= box.max.y;
}

double wave(double amplitude, double angle) {
    return amplitude * std::sin(angle * pi);
}

/// The ripples that both directions have in common, in metres before the factor of 2/3.
double ripple(double x) {
    return wave(20, 6 * x) + wave(20, 2 * x);
}

/// Metres to the east and north by which GCJ-02 moves a place (d is measured from 105°E, 35°N).
Point metersMoved(Point d) {
    const double root = std::sqrt(std::abs(d.x));
    const double product = d.x * d.y;
    const double east = 300 + d.x + 2 * d.y + 0.1 * d.x * d.x + 0.1 * product + 0.1 * root +
                        (ripple(d.x) + wave(20, d.x) + wave(40, d.x / 3) + wave(150, d.x / 12) +
                         wave(300, d.x / 30)) *
                            2 / 3;
    const double north = -100 + 2 * d.x + 3 * d.y + 0.2 * d.y * d.y + 0.1 * product + 0.2 * root +
                         (ripple(d.x) + wave(20, d.y) + wave(40, d.y / 3) + wave(160, d.y / 12) +
                          wave(320, d.y / 30)) *
                             2 / 3;
    return {east, north};
}

Point gcj02(Point place) {
    const Point moved = metersMoved({place.x - kOrigin.x, place.y - kOrigin.y});
    const double latitude = place.y * pi / 180;
    const double sine = std::sin(latitude);
    const double magic = 1 - kEccentricity2 * sine * sine;
    const double root = std::sqrt(magic);
    const double alongMeridian = kSemiMajor * (1 - kEccentricity2) / (magic * root);
    const double alongParallel = kSemiMajor / root * std::cos(latitude);
    return {place.x + moved.x / alongParallel * 180 / pi,
            place.y + moved.y / alongMeridian * 180 / pi};
}

/// The second displacement, from GCJ-02 to BD-09: a ripple in polar coordinates and a constant.
Point baidu(Point gcj) {
    constexpr double kFrequency = 3000.0 / 180.0;
    const double radius = std::hypot(gcj.x, gcj.y) + 2e-5 * std::sin(gcj.y * pi * kFrequency);
    const double angle = std::atan2(gcj.y, gcj.x) + 3e-6 * std::cos(gcj.x * pi * kFrequency);
    return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

/// The fixed point of p = p + (target - map(p)). The maps differ from the identity by less than 2 %
/// per degree, so every step gains almost two digits.
template <class Map>
Point inverse(Map map, Point target) {
    constexpr double kClose = 1e-12;  // degrees: 1e-7 m
    constexpr int kMostSteps = 50;
    Point place = target;
    for (int step = 0; step < kMostSteps; ++step) {
        const Point there = map(place);
        const Point off{target.x - there.x, target.y - there.y};
        place = {place.x + off.x, place.y + off.y};
        if (std::abs(off.x) < kClose && std::abs(off.y) < kClose) {
            break;
        }
    }
    return place;
}

Point trueOfGcj02(Point map) {
    const Point place = inverse(gcj02, map);
    return within(kDisplaced, place) ? place : map;
}

/// Lower case without blanks, hyphens and underscores.
std::string plain(std::string_view words) {
    std::string text;
    for (const char letter : words) {
        if (letter != ' ' && letter != '-' && letter != '_') {
            text += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        }
    }
    return text;
}

}  // namespace

Point displaced(ChinaOffset offset, Point lonLat) {
    if (offset == ChinaOffset::None) {
        return lonLat;
    }
    const Point gcj = within(kDisplaced, lonLat) ? gcj02(lonLat) : lonLat;
    return offset == ChinaOffset::Gcj02 ? gcj : baidu(gcj);
}

Point trueOf(ChinaOffset offset, Point lonLat) {
    if (offset == ChinaOffset::None) {
        return lonLat;
    }
    return trueOfGcj02(offset == ChinaOffset::Gcj02 ? lonLat : inverse(baidu, lonLat));
}

Geometry trueOf(ChinaOffset offset, const Geometry& lonLat) {
    Geometry result = lonLat;
    forEachPoint(result, [&](Point& point) { point = trueOf(offset, point); });
    return result;
}

std::string_view name(ChinaOffset offset) {
    switch (offset) {
        case ChinaOffset::Gcj02:
            return "GCJ-02";
        case ChinaOffset::Bd09:
            return "BD-09";
        case ChinaOffset::None:
            break;
    }
    return "CGCS2000 / WGS 84";
}

Text label(ChinaOffset offset) {
    switch (offset) {
        case ChinaOffset::Gcj02:
            return {"GCJ-02（火星坐标，高德、腾讯等地图）",
                    "GCJ-02 (Amap, Tencent and other maps)"};
        case ChinaOffset::Bd09:
            return {"BD-09（百度地图）", "BD-09 (Baidu)"};
        case ChinaOffset::None:
            break;
    }
    return {"CGCS2000 / WGS 84（无偏移）", "CGCS2000 / WGS 84 (not displaced)"};
}

std::optional<ChinaOffset> offsetNamed(std::string_view words) {
    constexpr std::array<std::string_view, 12> kGcj02{"gcj02",
                                                      "gcj",
                                                      "gcj02ll",
                                                      "火星坐标",
                                                      "火星坐标系",
                                                      "火星",
                                                      "国测局坐标",
                                                      "国测局",
                                                      "高德",
                                                      "高德地图",
                                                      "腾讯",
                                                      "腾讯地图"};
    constexpr std::array<std::string_view, 8> kBd09{
        "bd09", "bd09ll", "bd", "百度", "百度地图", "百度坐标", "百度坐标系", "baidu"};
    const std::string text = plain(words);
    if (std::ranges::contains(kGcj02, std::string_view(text)) || text == "amap" ||
        text == "高德坐标") {
        return ChinaOffset::Gcj02;
    }
    return std::ranges::contains(kBd09, std::string_view(text)) ? std::optional(ChinaOffset::Bd09)
                                                                : std::nullopt;
}

}  // namespace ruyuan::gis
