// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/gauss_zone.h"

#include <array>
#include <cmath>

namespace ruyuan::gis {
namespace {

constexpr int kFirstMeridian = 75;
constexpr int kLastMeridian = 135;

/// A run of codes, one for each zone from 75°E to 135°E.
struct Run {
    ChinaDatum datum;
    int width;
    bool prefix;
    int first;  // code of the zone of 75°E
};
constexpr std::array kRuns{Run{ChinaDatum::Cgcs2000, 3, true, 4513},
                           Run{ChinaDatum::Cgcs2000, 3, false, 4534},
                           Run{ChinaDatum::Cgcs2000, 6, true, 4491},
                           Run{ChinaDatum::Cgcs2000, 6, false, 4502},
                           Run{ChinaDatum::Xian1980, 3, true, 2349},
                           Run{ChinaDatum::Xian1980, 3, false, 2370},
                           Run{ChinaDatum::Xian1980, 6, true, 2327},
                           Run{ChinaDatum::Xian1980, 6, false, 2338},
                           Run{ChinaDatum::Beijing1954, 3, true, 2401},
                           Run{ChinaDatum::Beijing1954, 3, false, 2422},
                           Run{ChinaDatum::Beijing1954, 6, true, 21413},
                           Run{ChinaDatum::Beijing1954, 6, false, 21453}};

int zonesOf(const Run& run) {
    return (kLastMeridian - kFirstMeridian) / run.width + 1;
}

bool exists(const GaussZone& zone) {
    return (zone.width == 3 || zone.width == 6) && zone.meridian >= kFirstMeridian &&
           zone.meridian <= kLastMeridian && (zone.meridian - kFirstMeridian) % zone.width == 0;
}

}  // namespace

std::optional<GaussZone> gaussZone(const Crs& crs) {
    const auto code = crs.epsg();
    if (!code) {
        return std::nullopt;
    }
    for (const Run& run : kRuns) {
        const int zone = *code - run.first;
        if (zone >= 0 && zone < zonesOf(run)) {
            return GaussZone{run.width, kFirstMeridian + zone * run.width, run.prefix};
        }
    }
    return std::nullopt;
}

std::optional<GaussZone> zoneOfEasting(double easting) {
    constexpr double kZone = 1e6;
    const int number = static_cast<int>(std::floor(easting / kZone));
    const double within = easting - number * kZone;
    if (within < 1e5 || within > 9e5) {  // 400 km to either side of the central meridian
        return std::nullopt;
    }
    for (const GaussZone zone : {GaussZone{3, number * 3}, GaussZone{6, number * 6 - 3}}) {
        if (exists(zone)) {
            return zone;
        }
    }
    return std::nullopt;
}

Result<Crs> gaussCrs(ChinaDatum datum, const GaussZone& zone) {
    for (const Run& run : kRuns) {
        if (exists(zone) && run.datum == datum && run.width == zone.width &&
            run.prefix == zone.prefix) {
            return Crs::fromEpsg(run.first + (zone.meridian - kFirstMeridian) / zone.width);
        }
    }
    return fail(ErrorCode::InvalidArgument,
                text("没有中央经线 {}°E 的 {} 度带",
                     "there is no {1}-degree zone of {0}°E",
                     zone.meridian,
                     zone.width));
}

Text label(ChinaDatum datum) {
    switch (datum) {
        case ChinaDatum::Xian1980:
            return {"西安 1980", "Xian 1980"};
        case ChinaDatum::Beijing1954:
            return {"北京 1954", "Beijing 1954"};
        case ChinaDatum::Cgcs2000:
            break;
    }
    return {"CGCS2000", "CGCS2000"};
}

}  // namespace ruyuan::gis
