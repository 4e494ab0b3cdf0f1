// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/datum_evidence.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <set>

namespace ruyuan::planner {
namespace {

using gis::ChinaOffset;
using gis::Text;

// ---- distances ----

/// Metres east and north of a place, by the radii of WGS 84 there.
struct LocalPlane {
    explicit LocalPlane(gis::Point at) : origin(at) {
        constexpr double kSemiMajor = 6378137.0;
        constexpr double kEccentricity2 = 0.00669437999014;
        constexpr double kRadians = std::numbers::pi / 180;
        const double sine = std::sin(at.y * kRadians);
        const double magic = 1 - kEccentricity2 * sine * sine;
        perLongitude = kSemiMajor / std::sqrt(magic) * std::cos(at.y * kRadians) * kRadians;
        perLatitude = kSemiMajor * (1 - kEccentricity2) / (magic * std::sqrt(magic)) * kRadians;
    }
    [[nodiscard]] gis::Point operator()(gis::Point place) const {
        return {(place.x - origin.x) * perLongitude, (place.y - origin.y) * perLatitude};
    }
    gis::Point origin;
    double perLongitude = 0;
    double perLatitude = 0;
};

/// From the origin to the piece between two points.
double distanceToPiece(gis::Point a, gis::Point b) {
    const gis::Point d{b.x - a.x, b.y - a.y};
    const double length2 = d.x * d.x + d.y * d.y;
    const double at = length2 > 0 ? std::clamp(-(a.x * d.x + a.y * d.y) / length2, 0.0, 1.0) : 0;
    return std::hypot(a.x + at * d.x, a.y + at * d.y);
}

double distanceToRing(const LocalPlane& plane, const gis::Ring& ring) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < ring.size(); ++i) {
        least = std::min(least, distanceToPiece(plane(ring[i - 1]), plane(ring[i])));
    }
    return least;
}

// ---- weighing ----

constexpr std::size_t kFewestPlaces = 5;

Text joined(const Text& a, const Text& b) {
    return a.empty() ? b : Text{a.zh + "；" + b.zh, a.en + "; " + b.en};
}

/// What one kind of evidence says; nothing when it says nothing.
struct Voice {
    std::optional<ChinaOffset> offset;  // nothing: it is heard, but decides nothing
    Certainty certainty = Certainty::Open;
    Text reason;
};

std::optional<Voice> voiceOfResiduals(const OffsetEvidence& evidence) {
    if (evidence.residuals.size() < kFewestPlaces) {
        return std::nullopt;
    }
    OffsetResiduals medians{};
    for (std::size_t i = 0; i < medians.size(); ++i) {
        std::vector<double> values;
        for (const auto& residuals : evidence.residuals) {
            values.push_back(residuals[i]);
        }
        medians[i] = median(std::move(values));
    }
    const auto best = static_cast<std::size_t>(std::ranges::min_element(medians) - medians.begin());
    double next = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < medians.size(); ++i) {
        next = i == best ? next : std::min(next, medians[i]);
    }
    const Text reason = gis::text(
        "与项目中已知位置比较 {} 处，偏差中位数：不偏移 {:.0f} m，GCJ-02 {:.0f} m，BD-09 {:.0f} m",
        "compared with {} places that the project knows, the median differences are "
        "{:.0f} m as not displaced, {:.0f} m as GCJ-02, {:.0f} m as BD-09",
        evidence.residuals.size(),
        medians[0],
        medians[1],
        medians[2]);
    constexpr double kClose = 60;
    constexpr double kNear = 200;
    const ChinaOffset offset = kChinaOffsets[best];
    if (medians[best] < kClose && next > 3 * medians[best]) {
        return Voice{offset, Certainty::Certain, reason};
    }
    if (medians[best] < kNear && next >= 2 * medians[best]) {
        return Voice{
            offset, offset == ChinaOffset::None ? Certainty::Certain : Certainty::Likely, reason};
    }
    return Voice{std::nullopt, Certainty::Open, reason};
}

std::optional<Voice> voiceOfWords(const OffsetEvidence& evidence, bool outright) {
    std::set<ChinaOffset> offsets;
    Text reason;
    std::set<std::string> told;
    for (const auto& mention : evidence.mentions) {
        if (mention.outright != outright) {
            continue;
        }
        offsets.insert(offsetOf(mention.datum));
        if (told.insert(mention.where).second) {
            reason = joined(reason,
                            gis::text("“{}”指 {}",
                                      "\"{}\" means {}",
                                      mention.where,
                                      gis::name(offsetOf(mention.datum))));
        }
    }
    if (offsets.empty()) {
        return std::nullopt;
    }
    if (offsets.size() > 1) {
        return Voice{std::nullopt, Certainty::Open, reason};
    }
    const bool certain = outright || *offsets.begin() == ChinaOffset::None;
    return Voice{*offsets.begin(), certain ? Certainty::Certain : Certainty::Likely, reason};
}

std::optional<Voice> voiceOfColumns(const OffsetEvidence& evidence) {
    if (!evidence.webMapColumns) {
        return std::nullopt;
    }
    return Voice{
        ChinaOffset::Gcj02,
        Certainty::Likely,
        {"列名与 DataV.GeoAtlas（高德数据）导出的相同，这类文件是 GCJ-02",
         "the columns are those of DataV.GeoAtlas (data of Amap), whose files are GCJ-02"}};
}

std::optional<Voice> voiceOfCounties(const OffsetEvidence& evidence) {
    const auto& outside = evidence.outsideDeclared;
    const auto best = static_cast<std::size_t>(std::ranges::min_element(outside) - outside.begin());
    const int rows = evidence.rowsThatTell;
    const bool telling = rows >= static_cast<int>(kFewestPlaces) && outside[best] * 10 <= rows &&
                         outside[0] * 10 >= rows * 7;
    if (best == 0 || !telling) {
        return std::nullopt;
    }
    return Voice{kChinaOffsets[best],
                 Certainty::Likely,
                 gis::text("靠近县界的 {} 行中，不偏移时 {} 行落在所填县区之外，按 {} 为 {} 行",
                           "of {0} rows near county borders {1} lie outside the county that "
                           "they declare as they are, {3} as {2}",
                           rows,
                           outside[0],
                           gis::name(kChinaOffsets[best]),
                           outside[best])};
}

/// Two voices as one: what both say, the surer certainty, or an open question.
OffsetJudgement agreed(OffsetJudgement judgement, const Voice& voice) {
    judgement.reason = joined(judgement.reason, voice.reason);
    if (judgement.certainty == Certainty::Unsaid) {
        judgement.offset = voice.offset.value_or(ChinaOffset::None);
        judgement.certainty = voice.offset ? voice.certainty : Certainty::Open;
    } else if (!voice.offset || *voice.offset != judgement.offset) {
        judgement.certainty = Certainty::Open;
    } else {
        judgement.certainty = std::max(judgement.certainty, voice.certainty);
    }
    return judgement;
}

}  // namespace

double median(std::vector<double> values) {
    if (values.empty()) {
        return 0;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

double metersBetween(gis::Point a, gis::Point b) {
    const gis::Point off = LocalPlane(b)(a);
    return std::hypot(off.x, off.y);
}

double metersToOutline(gis::Point place, const gis::MultiPolygon& area) {
    const LocalPlane plane(place);
    double least = std::numeric_limits<double>::infinity();
    for (const auto& polygon : area.polygons) {
        least = std::min(least, distanceToRing(plane, polygon.outer));
        for (const auto& hole : polygon.holes) {
            least = std::min(least, distanceToRing(plane, hole));
        }
    }
    return least;
}

OffsetResiduals residualsTo(gis::Point given, gis::Point trusted) {
    OffsetResiduals residuals{};
    for (std::size_t i = 0; i < residuals.size(); ++i) {
        residuals[i] = metersBetween(gis::trueOf(kChinaOffsets[i], given), trusted);
    }
    return residuals;
}

OffsetResiduals residualsTo(gis::Point given, const gis::MultiPolygon& trusted) {
    OffsetResiduals residuals{};
    for (std::size_t i = 0; i < residuals.size(); ++i) {
        residuals[i] = metersToOutline(gis::trueOf(kChinaOffsets[i], given), trusted);
    }
    return residuals;
}

OffsetJudgement judgeOffset(const OffsetEvidence& evidence) {
    OffsetJudgement judgement;
    const auto measured = voiceOfResiduals(evidence);
    const auto named = voiceOfWords(evidence, true);
    if (measured && measured->certainty != Certainty::Open) {
        judgement = agreed(judgement, *measured);
    }
    if (named) {
        judgement = agreed(judgement, *named);
    }
    if (judgement.certainty == Certainty::Certain || named) {
        return judgement;  // who made the coordinates says less than both
    }
    for (const auto& voice :
         {voiceOfWords(evidence, false), voiceOfColumns(evidence), voiceOfCounties(evidence)}) {
        judgement = voice ? agreed(judgement, *voice) : judgement;
    }
    if (measured && measured->certainty == Certainty::Open) {
        judgement = agreed(judgement, *measured);
    }
    return judgement;
}

}  // namespace ruyuan::planner
