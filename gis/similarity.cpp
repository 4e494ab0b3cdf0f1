// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/similarity.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ruyuan::gis {
namespace {

Point centreOf(std::span<const ControlPoint> points, Point ControlPoint::* side) {
    Point sum;
    for (const ControlPoint& point : points) {
        sum = {sum.x + (point.*side).x, sum.y + (point.*side).y};
    }
    const auto count = static_cast<double>(points.size());
    return {sum.x / count, sum.y / count};
}

/// Nothing when all points have one source.
std::optional<Similarity> leastSquares(std::span<const ControlPoint> points) {
    Similarity fit;
    fit.fromCentre = centreOf(points, &ControlPoint::from);
    fit.toCentre = centreOf(points, &ControlPoint::to);
    double size = 0;
    double along = 0;
    double across = 0;
    for (const ControlPoint& point : points) {
        const Point f{point.from.x - fit.fromCentre.x, point.from.y - fit.fromCentre.y};
        const Point t{point.to.x - fit.toCentre.x, point.to.y - fit.toCentre.y};
        size += f.x * f.x + f.y * f.y;
        along += f.x * t.x + f.y * t.y;
        across += f.x * t.y - f.y * t.x;
    }
    if (!(size > 0) || !std::isfinite(size)) {
        return std::nullopt;
    }
    fit.a = along / size;
    fit.b = across / size;
    return fit;
}

std::vector<double> residualsOf(const Similarity& fit, std::span<const ControlPoint> points) {
    std::vector<double> residuals;
    for (const ControlPoint& point : points) {
        const Point image = fit.apply(point.from);
        residuals.push_back(std::hypot(image.x - point.to.x, image.y - point.to.y));
    }
    return residuals;
}

double rmsOf(std::span<const double> residuals) {
    double sum = 0;
    for (const double residual : residuals) {
        sum += residual * residual;
    }
    return std::sqrt(sum / static_cast<double>(residuals.size()));
}

/// Finds the point that spoils the fit, by leaving out one after another.
void findOutlier(SimilarityFit& fit, std::span<const ControlPoint> points) {
    constexpr std::size_t kFewest = 4;  // three others, so that they can disagree
    constexpr double kBetter = 3;
    if (points.size() < kFewest) {
        return;
    }
    double best = fit.rms / kBetter;
    for (std::size_t left = 0; left < points.size(); ++left) {
        std::vector<ControlPoint> others(points.begin(), points.end());
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(left));
        const auto without = leastSquares(others);
        const double rms = without ? rmsOf(residualsOf(*without, others)) : fit.rms;
        if (rms < best) {
            best = rms;
            fit.outlier = left;
            fit.rmsWithout = rms;
        }
    }
}

}  // namespace

Point Similarity::apply(Point point) const {
    const Point d{point.x - fromCentre.x, point.y - fromCentre.y};
    return {toCentre.x + a * d.x - b * d.y, toCentre.y + b * d.x + a * d.y};
}

double Similarity::scale() const {
    return std::hypot(a, b);
}

double Similarity::rotation() const {
    return std::atan2(b, a) * 180 / std::numbers::pi;
}

Result<SimilarityFit> fitSimilarity(std::span<const ControlPoint> points) {
    if (points.size() < 2) {
        return fail(ErrorCode::InvalidData,
                    text("控制点只有 {} 个，四参数转换至少要 2 个（建议 4 个以上）",
                         "{} control points, where a similarity needs 2 at least (4 or more are "
                         "advised)",
                         points.size()));
    }
    const auto similarity = leastSquares(points);
    if (!similarity || similarity->scale() == 0) {
        return fail(ErrorCode::InvalidData,
                    {"控制点的原坐标或目标坐标都是同一处，不能求转换参数",
                     "all control points lie in one place of a system; no transformation follows "
                     "from them"});
    }
    SimilarityFit fit{*similarity, residualsOf(*similarity, points), 0, 0, std::nullopt, 0};
    fit.rms = rmsOf(fit.residuals);
    fit.worst =
        static_cast<std::size_t>(std::ranges::max_element(fit.residuals) - fit.residuals.begin());
    findOutlier(fit, points);
    return fit;
}

}  // namespace ruyuan::gis
