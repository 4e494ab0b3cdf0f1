// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/orientation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace ruyuan::gis::detail {

namespace {

/// A sum of doubles without rounding, as terms that do not overlap (Shewchuk 1997, grow-expansion);
/// the last one that is not zero has the sign of the sum.
class ExactSum {
public:
    void addProduct(double a, double b) {
        const double product = a * b;
        add(std::fma(a, b, -product));
        add(product);
    }

    [[nodiscard]] int sign() const {
        for (std::size_t i = count_; i > 0; --i) {
            if (terms_[i - 1] != 0.0) {
                return terms_[i - 1] > 0.0 ? 1 : -1;
            }
        }
        return 0;
    }

private:
    void add(double value) {
        for (std::size_t i = 0; i < count_; ++i) {
            const double sum = value + terms_[i];
            const double part = sum - value;
            terms_[i] = (value - (sum - part)) + (terms_[i] - part);
            value = sum;
        }
        terms_[count_++] = value;
    }

    std::array<double, 12> terms_{};
    std::size_t count_ = 0;
};

int exactOrientation(Point a, Point b, Point c) {
    ExactSum sum;
    sum.addProduct(a.x, b.y);
    sum.addProduct(-a.y, b.x);
    sum.addProduct(b.x, c.y);
    sum.addProduct(-b.y, c.x);
    sum.addProduct(c.x, a.y);
    sum.addProduct(-c.y, a.x);
    return sum.sign();
}

}  // namespace

int orientation(Point a, Point b, Point c) {
    const double left = (a.x - c.x) * (b.y - c.y);
    const double right = (a.y - c.y) * (b.x - c.x);
    const double determinant = left - right;
    // Shewchuk's bound for this form: (3 + 16 e) e with e = 2^-53.
    constexpr double kHalfUlp = std::numeric_limits<double>::epsilon() / 2;
    constexpr double kBound = (3.0 + 16.0 * kHalfUlp) * kHalfUlp;
    const double error = kBound * (std::abs(left) + std::abs(right));
    if (determinant > error) {
        return 1;
    }
    if (-determinant > error) {
        return -1;
    }
    return exactOrientation(a, b, c);
}

bool isOnSegment(Point point, Point a, Point b) {
    return point.x >= std::min(a.x, b.x) && point.x <= std::max(a.x, b.x) &&
           point.y >= std::min(a.y, b.y) && point.y <= std::max(a.y, b.y) &&
           orientation(a, b, point) == 0;
}

}  // namespace ruyuan::gis::detail
