// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/system_proposal.h"

#include "gis/gauss_zone.h"

#include <algorithm>

namespace ruyuan::planner {
namespace {

using gis::ChinaDatum;
using gis::GaussZone;
using gis::Point;
using gis::Text;

bool within(double value, double low, double high) {
    return value >= low && value <= high;
}

Text plus(const Text& a, const Text& b) {
    return {a.zh + "；" + b.zh, a.en + "; " + b.en};
}

/// A place that stands for all, whatever a few wrong rows say.
Point middleOf(std::span<const Point> numbers) {
    std::vector<double> east;
    std::vector<double> north;
    for (const Point number : numbers) {
        east.push_back(number.x);
        north.push_back(number.y);
    }
    return {median(std::move(east)), median(std::move(north))};
}

/// Whether a place of a system lies in the study area or beside it.
bool liesIn(const gis::Box& studyArea, const gis::Crs& crs, Point place) {
    constexpr double kBeside = 0.3;  // degrees
    const auto transformer = gis::Transformer::create(crs, gis::storageCrs());
    const auto lonLat =
        transformer ? transformer->apply(place) : std::unexpected(transformer.error());
    return lonLat && within(lonLat->x, studyArea.min.x - kBeside, studyArea.max.x + kBeside) &&
           within(lonLat->y, studyArea.min.y - kBeside, studyArea.max.y + kBeside);
}

/// The one datum of Gauss-Krüger coordinates that words tell.
struct ToldDatum {
    ChinaDatum datum = ChinaDatum::Cgcs2000;
    bool told = false;
    bool contradicting = false;
    Text reason;
};

ToldDatum toldDatum(std::span<const DatumMention> mentions) {
    ToldDatum result;
    result.reason = {"西安 1980、北京 1954 仅凭数值无法区分，按 CGCS2000 提议",
                     "Xian 1980 and Beijing 1954 cannot be told from the numbers; CGCS2000 is "
                     "proposed"};
    for (const auto& mention : mentions) {
        if (!mention.outright || gis::ChinaOffset::None != offsetOf(mention.datum)) {
            continue;
        }
        const ChinaDatum datum = mention.datum == Datum::Xian1980      ? ChinaDatum::Xian1980
                                 : mention.datum == Datum::Beijing1954 ? ChinaDatum::Beijing1954
                                                                       : ChinaDatum::Cgcs2000;
        result.contradicting = result.contradicting || (result.told && datum != result.datum);
        result.datum = datum;
        result.told = true;
        result.reason = gis::text("“{}”指 {}", "\"{}\" means {}", mention.where, gis::label(datum));
    }
    return result;
}

/// The zone of the numbers, seen as CGCS2000; nothing when none or several fit.
struct FoundZone {
    GaussZone zone;
    Text reason;
};

std::optional<FoundZone> prefixedZone(Point middle, const gis::Box& studyArea) {
    const auto zone = gis::zoneOfEasting(middle.x);
    if (!zone) {
        return std::nullopt;
    }
    const auto crs = gis::gaussCrs(ChinaDatum::Cgcs2000, *zone);
    if (!crs || (!studyArea.empty() && !liesIn(studyArea, *crs, middle))) {
        return std::nullopt;
    }
    return FoundZone{*zone,
                     gis::text("东坐标以 {0} 度带带号 {1} 开头",
                               "the eastings begin with {1}, the number of a {0}-degree zone",
                               zone->width,
                               zone->number())};
}

std::optional<FoundZone> plainZone(Point middle, const gis::Box& studyArea) {
    std::optional<FoundZone> found;
    for (int meridian = 75; meridian <= 135 && !studyArea.empty(); meridian += 3) {
        const GaussZone zone{3, meridian, false};
        const auto crs = gis::gaussCrs(ChinaDatum::Cgcs2000, zone);
        if (!crs || !liesIn(studyArea, *crs, middle)) {
            continue;
        }
        if (found) {
            return std::nullopt;
        }
        found = FoundZone{zone,
                          gis::text("东坐标 6 位，只有中央经线 {}°E 使其落在项目范围内",
                                    "the eastings have 6 digits; only central meridian {}°E brings "
                                    "them to where the project lies",
                                    meridian)};
    }
    return found;
}

std::optional<SystemProposal> gaussProposal(Point middle,
                                            std::span<const DatumMention> mentions,
                                            const gis::Box& studyArea) {
    const bool prefixed = within(middle.x, 1.2e7, 4.7e7);
    const auto found = prefixed ? prefixedZone(middle, studyArea) : plainZone(middle, studyArea);
    const ToldDatum told = toldDatum(mentions);
    if (!found || told.contradicting) {
        return std::nullopt;
    }
    auto crs = gis::gaussCrs(told.datum, found->zone);
    if (!crs) {
        return std::nullopt;
    }
    return SystemProposal{std::move(*crs),
                          told.told ? Certainty::Certain : Certainty::Likely,
                          plus(found->reason, told.reason)};
}

std::optional<SystemProposal> mercatorProposal(Point middle, const gis::Box& studyArea) {
    auto crs = gis::Crs::fromEpsg(3857);
    if (!crs || studyArea.empty() || !liesIn(studyArea, *crs, middle)) {
        return std::nullopt;
    }
    return SystemProposal{std::move(*crs),
                          Certainty::Likely,
                          {"数值在网络墨卡托范围内，并落在项目范围内",
                           "the numbers are in the range of Web Mercator and lie where the project "
                           "does"}};
}

std::optional<SystemProposal> degreesProposal(Point middle,
                                              std::span<const DatumMention> mentions,
                                              const gis::Box& studyArea) {
    const ToldDatum told = toldDatum(mentions);
    const bool oldDatum = told.told && told.datum != ChinaDatum::Cgcs2000;
    const bool here = !studyArea.empty() && liesIn(studyArea, gis::storageCrs(), middle);
    if (told.contradicting || oldDatum || (!told.told && !here)) {
        return std::nullopt;
    }
    return SystemProposal{
        gis::storageCrs(),
        told.told ? Certainty::Certain : Certainty::Likely,
        told.told ? told.reason
                  : Text{"数值是经纬度，并落在项目范围内",
                         "the numbers are longitudes and latitudes where the project lies"}};
}

}  // namespace

std::optional<SystemProposal> proposeSystem(std::span<const Point> numbers,
                                            std::span<const DatumMention> mentions,
                                            const gis::Box& studyArea) {
    if (numbers.empty()) {
        return std::nullopt;
    }
    const Point middle = middleOf(numbers);
    if (within(middle.x, 73, 136) && within(middle.y, 3, 54)) {
        return degreesProposal(middle, mentions, studyArea);
    }
    auto gauss =
        within(middle.y, 3e5, 6e6) ? gaussProposal(middle, mentions, studyArea) : std::nullopt;
    auto mercator =
        within(middle.x, 8.1e6, 15.2e6) ? mercatorProposal(middle, studyArea) : std::nullopt;
    if (gauss && mercator) {
        return std::nullopt;
    }
    return gauss ? std::move(gauss) : std::move(mercator);
}

}  // namespace ruyuan::planner
