// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/result.h"
#include "gis/units.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ruyuan::gis {

/// 四参数转换: a similarity of the plane (Helmert with two translations, rotation and scale),
/// x' = a x - b y + tx, y' = b x + a y + ty, in the units of the coordinates.
struct Similarity {
    double a = 1;
    double b = 0;
    /// What is subtracted before and added after, so that metres keep their digits.
    Point fromCentre;
    Point toCentre;

    [[nodiscard]] Point apply(Point point) const;
    [[nodiscard]] double scale() const;
    [[nodiscard]] double rotation() const;  ///< degrees, counterclockwise
};

/// A place known in both systems, e.g. a survey mark.
struct ControlPoint {
    std::string name;
    Point from;
    Point to;
};

struct SimilarityFit {
    Similarity similarity;
    std::vector<double> residuals;  ///< distance of each point to its image, in units of `to`
    double rms = 0;         ///< root of their mean square; 0 for two points, which prove nothing
    std::size_t worst = 0;  ///< index of the largest residual
    /// The point without which the others agree at least three times better; of four or more.
    std::optional<std::size_t> outlier;
    double rmsWithout = 0;  ///< of the others, when there is an outlier
};

/// The similarity with the least sum of squared residuals (closed form about the centroids).
/// InvalidData for fewer than two points, or when all lie in one place.
[[nodiscard]] Result<SimilarityFit> fitSimilarity(std::span<const ControlPoint> points);

}  // namespace ruyuan::gis
