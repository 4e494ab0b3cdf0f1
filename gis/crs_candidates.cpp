// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/crs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <utility>

namespace ruyuan::gis {

namespace {

struct Range {
    double from;
    double to;

    [[nodiscard]] bool holds(double low, double high) const { return low >= from && high <= to; }
};

// Generous bounds of China, so that a neighbouring firm does not hide the answer.
constexpr Range kLongitudes{73.0, 136.0};
constexpr Range kLatitudes{3.0, 54.0};
// Metres from the equator, 9°N to 54°N: seven digits, never to be mistaken for an easting without
// prefix.
constexpr Range kNorthings{1.0e6, 6.0e6};
// Metres with a false easting of 500 km.
constexpr Range kEastings{1.0e5, 9.0e5};
// 3-degree zones are at most 1.5 degrees wide to either side: 167 km at the equator.
constexpr Range kNarrowEastings{3.3e5, 6.7e5};
constexpr Range kMercatorX{8.1e6, 15.2e6};
constexpr Range kMercatorY{3.3e5, 7.2e6};
constexpr int kZoneWidth = 1'000'000;  // the prefix stands before six digits of metres

// Where each family of codes begins; a code follows per zone or central meridian (EPSG v12).
struct Family {
    int zones;      // with the zone number before the easting
    int meridians;  // without it, beginning at 75°E
};
constexpr int kFirstZone3 = 25;
constexpr int kLastZone3 = 45;
constexpr int kFirstZone6 = 13;
constexpr int kLastZone6 = 23;
constexpr std::array kThreeDegrees{
    Family{4513, 4534},  // CGCS2000
    Family{2349, 2370},  // Xian 1980
    Family{2401, 2422},  // Beijing 1954
};
constexpr std::array kSixDegrees{
    Family{4491, 4502},    // CGCS2000
    Family{2327, 2338},    // Xian 1980
    Family{21413, 21453},  // Beijing 1954
};
constexpr std::array kGeographic{4490, 4326, 4610, 4214};

Text join(const Text& a, const Text& b) {
    return {a.zh + b.zh, a.en + b.en};
}

Text datumCaution() {
    return {"；CGCS2000、西安 1980 与北京 1954 仅凭数值无法区分，须向数据提供单位核实。",
            "; CGCS2000, Xian 1980 and Beijing 1954 cannot be told apart from the numbers: ask the "
            "data's owner."};
}

Text swapped() {
    return {"注意：第一个坐标是北坐标（纬度），须先对调两列；",
            "mind that the first coordinate is north (latitude), swap the two columns first; "};
}

/// Collects candidates for numbers whose first coordinate is east.
class Guess {
public:
    Guess(const Box& extent, Text before) : box_(extent), before_(std::move(before)) {}

    void all() {
        degrees();
        mercator();
        prefixed(kThreeDegrees, kFirstZone3, kLastZone3, 3);
        prefixed(kSixDegrees, kFirstZone6, kLastZone6, 6);
        plain();
    }
    [[nodiscard]] std::vector<CrsCandidate> take() { return std::move(found_); }

private:
    void add(int code, const Text& reason) {
        if (auto crs = Crs::fromEpsg(code)) {
            found_.push_back({std::move(*crs), join(before_, reason)});
        }
    }
    [[nodiscard]] bool x(Range range) const { return range.holds(box_.min.x, box_.max.x); }
    [[nodiscard]] bool y(Range range) const { return range.holds(box_.min.y, box_.max.y); }

    void degrees();
    void mercator();
    void prefixed(const std::array<Family, 3>& families, int firstZone, int lastZone, int width);
    void plain();
    void addMeridians(const std::array<Family, 3>& families, int width, int own);

    Box box_;
    Text before_;
    std::vector<CrsCandidate> found_;
};

void Guess::degrees() {
    if (x(kLongitudes) && y(kLatitudes)) {
        const Text reason =
            join({"数值在我国经纬度范围内", "the numbers are longitudes and latitudes of China"},
                 join(datumCaution(),
                      {"若来自高德、百度等网络地图，则另有加密偏移。",
                       " From web maps such as Amap or Baidu they are shifted on purpose."}));
        for (const int code : kGeographic) {
            add(code, reason);
        }
    } else if (x({-180.0, 180.0}) && y({-90.0, 90.0})) {
        add(4326,
            {"数值像经纬度，但不全在我国范围内。",
             "the numbers may be longitudes and latitudes, though not all of China."});
    }
}

void Guess::mercator() {
    if (x(kMercatorX) && y(kMercatorY)) {
        add(3857,
            {"数值在我国的网络墨卡托（互联网地图）坐标范围内。",
             "the numbers are in the range of Web Mercator in China, as internet maps use it."});
    }
}

// The millions of the easting are the zone: 38 465 661 is zone 38.
void Guess::prefixed(const std::array<Family, 3>& families,
                     int firstZone,
                     int lastZone,
                     int width) {
    const int zone = static_cast<int>(std::floor(box_.min.x / kZoneWidth));
    const double start = static_cast<double>(zone) * kZoneWidth;
    if (zone < firstZone || zone > lastZone || !y(kNorthings) ||
        !x({start + kEastings.from, start + kEastings.to})) {
        return;
    }
    const Text reason = join(text("东坐标 8 位，以 {1} 度带带号 {0} 开头",
                                  "the eastings have 8 digits and begin with {0}, the number of a "
                                  "{1}-degree zone",
                                  zone,
                                  width),
                             datumCaution());
    for (const Family& family : families) {
        add(family.zones + zone - firstZone, reason);
    }
}

void Guess::plain() {
    if (!x(kEastings) || !y(kNorthings)) {
        return;
    }
    if (x(kNarrowEastings)) {
        addMeridians(kThreeDegrees, 3, 114);
        return;
    }
    // A place near 114°E lies at the eastern rim of CM 111°E or at the western rim of CM 117°E.
    const double middle = (box_.min.x + box_.max.x) / 2;
    addMeridians(kSixDegrees, 6, middle > 5.0e5 ? 111 : 117);
}

// Without a prefix the numbers do not say which meridian: the one of Zhengzhou first, then its
// neighbours, and how to find the others.
void Guess::addMeridians(const std::array<Family, 3>& families, int width, int own) {
    constexpr int kFirstMeridian = 75;
    const auto reasonFor = [&](int meridian) {
        return join(
            text("东坐标 6 位、不带带号，假定中央经线为 {0}°E（{1} 度带）；数值本身不含"
                 "中央经线，须另行核实",
                 "the eastings have 6 digits and no zone prefix; taken for central meridian "
                 "{0}°E ({1}-degree zones), which the numbers themselves do not tell",
                 meridian,
                 width),
            datumCaution());
    };
    for (const int meridian : {own, own - width, own + width}) {
        add(families[0].meridians + (meridian - kFirstMeridian) / width, reasonFor(meridian));
    }
    for (const std::size_t datum : {std::size_t{1}, std::size_t{2}}) {
        add(families[datum].meridians + (own - kFirstMeridian) / width, reasonFor(own));
    }
}

}  // namespace

std::vector<CrsCandidate> candidateCrs(const Box& extent) {
    if (extent.empty()) {
        return {};
    }
    Guess straight(extent, {});
    straight.all();
    std::vector<CrsCandidate> found = straight.take();
    if (found.empty()) {  // surveyors' tables have X = north and Y = east
        Guess turned({Point{extent.min.y, extent.min.x}, Point{extent.max.y, extent.max.x}},
                     swapped());
        turned.all();
        found = turned.take();
    }
    return found;
}

}  // namespace ruyuan::gis
