// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/ahp.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ruyuan::planner {

namespace {

/// Mean index of random comparisons of 1 to 10 criteria (Saaty, The Analytic Hierarchy Process).
constexpr std::array kRandomIndex{0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49};
constexpr double kMostRatio = 0.1;
constexpr int kIterations = 1000;
constexpr double kEnough = 1e-13;

gis::Result<std::size_t> sizeOf(const std::vector<double>& comparisons) {
    const auto size = static_cast<std::size_t>(std::lround(std::sqrt(comparisons.size())));
    if (size == 0 || size * size != comparisons.size() || size > kRandomIndex.size()) {
        return gis::fail(
            gis::ErrorCode::InvalidArgument,
            gis::text("比较矩阵应为 1 到 {} 阶方阵，现有 {} 个数",
                      "comparisons must be a square of 1 to {} criteria, not {} numbers",
                      kRandomIndex.size(),
                      comparisons.size()));
    }
    return size;
}

gis::Result<void> checkReciprocal(const std::vector<double>& comparisons, std::size_t n) {
    constexpr double kTolerance = 1e-2;  // 0.33 is written for 1/3
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            const double one = comparisons[i * n + j];
            const double product = one * comparisons[j * n + i];
            if (!(one > 0) || !std::isfinite(one) || std::abs(product - 1) > kTolerance) {
                return gis::fail(
                    gis::ErrorCode::InvalidArgument,
                    gis::text("比较矩阵第 {} 行第 {} 列的 {} 不是正数，或与对称位置不互为倒数",
                              "row {}, column {}: {} is not positive, or not the inverse of its "
                              "counterpart",
                              i + 1,
                              j + 1,
                              one));
            }
        }
    }
    return {};
}

std::vector<double> times(const std::vector<double>& matrix, const std::vector<double>& vector) {
    const std::size_t n = vector.size();
    std::vector<double> product(n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            product[i] += matrix[i * n + j] * vector[j];
        }
    }
    return product;
}

double sumOf(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    return sum;
}

/// The principal eigenvector, which is positive and unique for a positive matrix (Perron).
void powerIteration(const std::vector<double>& matrix, AhpResult& result) {
    for (int i = 0; i < kIterations; ++i) {
        std::vector<double> next = times(matrix, result.weights);
        result.lambda = sumOf(next);  // the weights add up to one
        double change = 0;
        for (std::size_t k = 0; k < next.size(); ++k) {
            next[k] /= result.lambda;
            change = std::max(change, std::abs(next[k] - result.weights[k]));
        }
        result.weights = std::move(next);
        if (change < kEnough) {
            return;
        }
    }
}

AhpResult::Worst worstOf(const std::vector<double>& matrix, const std::vector<double>& weights) {
    AhpResult::Worst worst;
    double most = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        for (std::size_t j = i + 1; j < weights.size(); ++j) {
            const double said = matrix[i * weights.size() + j];
            const double fits = weights[i] / weights[j];
            const double apart = std::abs(std::log(said / fits));
            if (apart > most) {
                most = apart;
                worst = {i, j, said, fits};
            }
        }
    }
    return worst;
}

}  // namespace

gis::Result<AhpResult> ahp(const std::vector<double>& comparisons) {
    const gis::Result<std::size_t> size = sizeOf(comparisons);
    if (!size) {
        return std::unexpected(size.error());
    }
    const std::size_t n = *size;
    if (const auto fits = checkReciprocal(comparisons, n); !fits) {
        return std::unexpected(fits.error());
    }
    AhpResult result;
    result.weights.assign(n, 1.0 / static_cast<double>(n));
    powerIteration(comparisons, result);
    const double random = kRandomIndex[n - 1];
    if (random > 0) {
        // The eigenvalue is never below n; what the iteration leaves below it is rounding.
        result.index =
            std::max(0.0, result.lambda - static_cast<double>(n)) / static_cast<double>(n - 1);
        result.ratio = result.index / random;
    }
    if (result.ratio > kMostRatio) {
        result.worst = worstOf(comparisons, result.weights);
    }
    return result;
}

}  // namespace ruyuan::planner
