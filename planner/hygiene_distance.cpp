// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/hygiene_distance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ruyuan::planner {

namespace {

struct Coefficients {
    double a;
    double b;
    double c;
    double d;
};

/// Below 2 m/s, up to 4 m/s, above.
enum WindClass { kCalm, kBreeze, kWind };

/// Of class I; @p range 0: L up to 1000 m, 1: up to 2000 m, 2: beyond.
Coefficients coefficients(WindClass wind, std::size_t range) {
    constexpr std::array<std::array<double, 3>, 3> kA{
        {{400, 700, 530}, {400, 700, 530}, {80, 380, 290}}};
    const bool calm = wind == kCalm;
    const double b = range == 0 ? (calm ? 0.010 : 0.021) : (calm ? 0.015 : 0.036);
    const double c = range == 0 ? 1.85 : (calm ? 1.79 : 1.77);
    const double d = range == 2 ? (calm ? 0.57 : 0.76) : (calm ? 0.78 : 0.84);
    return {kA[range][wind], b, c, d};
}

/// Qc/Cm that a distance allows.
double allowed(const Coefficients& k, double radiusSquared, double length) {
    return std::sqrt(k.b * std::pow(length, k.c) + 0.25 * radiusSquared) * std::pow(length, k.d) /
           k.a;
}

/// The length that allows just @p wanted, at most @p longest.
double solve(const Coefficients& k, double radiusSquared, double wanted, double longest) {
    double low = 0;
    double high = longest;
    constexpr int kHalvings = 60;
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = (low + high) / 2;
        (allowed(k, radiusSquared, middle) < wanted ? low : high) = middle;
    }
    return high;
}

double lengthFor(WindClass wind, double radiusSquared, double wanted) {
    constexpr std::array<double, 3> kEnds{1000, 2000, 50000};
    for (std::size_t range = 0; range < kEnds.size(); ++range) {
        const Coefficients k = coefficients(wind, range);
        if (allowed(k, radiusSquared, kEnds[range]) >= wanted || range + 1 == kEnds.size()) {
            // The ranges do not join smoothly: no length of a later one is shorter than it may be.
            const double first = range == 0 ? 0 : kEnds[range - 1];
            return std::max(first, solve(k, radiusSquared, wanted, kEnds[range]));
        }
    }
    return kEnds.back();
}

WindClass classOf(double speed) {
    return speed < 2 ? kCalm : speed <= 4 ? kBreeze : kWind;
}

ProtectionDistance fromLedger(const Site& site) {
    const std::string& source = site.hygieneDistanceSource;
    const gis::Length distance = gis::Length::meters(*site.hygieneDistance);
    if (source.contains("批复")) {
        return {distance, {"环评批复", "the approval"}, true};
    }
    if (source.contains("标准")) {
        return {distance, {"标准", "a standard"}, true};
    }
    if (source.contains("计算")) {
        return {distance, {"台账所载计算值", "a calculation told in the ledger"}, false};
    }
    return {distance, {"台账所载，依据未注明", "the ledger, without a source"}, false};
}

std::optional<gis::Length> fromFormula(const Site& site, std::optional<double> windSpeed) {
    if (!site.fugitiveRate || !site.fugitiveLimit || !site.unitArea) {
        return std::nullopt;
    }
    const auto length =
        hygieneDistance({*site.fugitiveRate, *site.fugitiveLimit, *site.unitArea, windSpeed});
    return length ? std::optional(steppedDistance(*length)) : std::nullopt;
}

}  // namespace

std::optional<gis::Length> hygieneDistance(const FugitiveRelease& release) {
    if (!(release.rate > 0) || !(release.limit > 0) || !(release.area > 0)) {
        return std::nullopt;
    }
    const double radiusSquared = release.area / std::numbers::pi;
    const double wanted = release.rate / release.limit;
    double longest = 0;
    for (const WindClass wind : {kCalm, kBreeze, kWind}) {
        if (!release.windSpeed || classOf(*release.windSpeed) == wind) {
            longest = std::max(longest, lengthFor(wind, radiusSquared, wanted));
        }
    }
    return gis::Length::meters(longest);
}

gis::Length steppedDistance(gis::Length distance) {
    const double meters = distance.meters();
    const double step = meters <= 100 ? 50 : meters <= 1000 ? 100 : 200;
    return gis::Length::meters(std::max(50.0, std::ceil(meters / step) * step));
}

ProtectionDistance protectionDistance(const Site& site,
                                      std::optional<double> windSpeed,
                                      gis::Length usual) {
    const bool sourced = site.hygieneDistance && (site.hygieneDistanceSource.contains("批复") ||
                                                  site.hygieneDistanceSource.contains("标准") ||
                                                  site.hygieneDistanceSource.contains("计算"));
    if (sourced) {
        return fromLedger(site);
    }
    if (const auto length = fromFormula(site, windSpeed)) {
        return {*length, {"按 GB/T 39499 公式计算", "by the formula of GB/T 39499"}, false};
    }
    if (site.hygieneDistance) {
        return fromLedger(site);
    }
    return {usual, {"默认值", "the usual distance"}, false};
}

}  // namespace ruyuan::planner
