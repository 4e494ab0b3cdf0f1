// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace ruyuan::gis {

/// A length on the ground.
class Length {
public:
    constexpr Length() = default;
    static constexpr Length meters(double value) { return Length(value); }
    static constexpr Length kilometers(double value) { return Length(value * 1000.0); }

    [[nodiscard]] constexpr double meters() const { return meters_; }
    [[nodiscard]] constexpr double kilometers() const { return meters_ / 1000.0; }

    constexpr Length operator+(Length other) const { return Length(meters_ + other.meters_); }
    constexpr Length operator-(Length other) const { return Length(meters_ - other.meters_); }
    constexpr auto operator<=>(const Length&) const = default;

private:
    explicit constexpr Length(double meters) : meters_(meters) {}
    double meters_ = 0.0;
};

/// An area on the ground.
class Area {
public:
    /// 1 亩 is 10000/15 m², 1 公顷 is 15 亩 (国务院 1984 法定计量单位, 土地面积).
    static constexpr double kSquareMetersPerMu = 10000.0 / 15.0;
    static constexpr double kSquareMetersPerHectare = 10000.0;

    constexpr Area() = default;
    static constexpr Area squareMeters(double value) { return Area(value); }
    static constexpr Area hectares(double value) { return Area(value * kSquareMetersPerHectare); }
    static constexpr Area mu(double value) { return Area(value * kSquareMetersPerMu); }

    [[nodiscard]] constexpr double squareMeters() const { return squareMeters_; }
    [[nodiscard]] constexpr double hectares() const {
        return squareMeters_ / kSquareMetersPerHectare;
    }
    [[nodiscard]] constexpr double mu() const { return squareMeters_ / kSquareMetersPerMu; }

    constexpr Area operator+(Area other) const { return Area(squareMeters_ + other.squareMeters_); }
    constexpr Area operator-(Area other) const { return Area(squareMeters_ - other.squareMeters_); }
    constexpr auto operator<=>(const Area&) const = default;

private:
    explicit constexpr Area(double squareMeters) : squareMeters_(squareMeters) {}
    double squareMeters_ = 0.0;
};

/// An amount of money, exact to the fen (0.01 yuan) so that sums do not depend on their order.
class Money {
public:
    static constexpr std::int64_t kFenPerYuan = 100;
    static constexpr std::int64_t kFenPerWan = 1'000'000;  ///< 1 万元 = 10 000 yuan

    constexpr Money() = default;
    static constexpr Money fen(std::int64_t value) { return Money(value); }
    /// Rounds to the nearest fen.
    static Money yuan(double value) { return Money(std::llround(value * kFenPerYuan)); }
    static Money wan(double value) { return Money(std::llround(value * kFenPerWan)); }

    [[nodiscard]] constexpr std::int64_t fen() const { return fen_; }
    [[nodiscard]] constexpr double yuan() const { return static_cast<double>(fen_) / kFenPerYuan; }
    [[nodiscard]] constexpr double wan() const { return static_cast<double>(fen_) / kFenPerWan; }

    constexpr Money operator+(Money other) const { return Money(fen_ + other.fen_); }
    constexpr Money operator-(Money other) const { return Money(fen_ - other.fen_); }
    constexpr Money& operator+=(Money other) {
        fen_ += other.fen_;
        return *this;
    }
    constexpr auto operator<=>(const Money&) const = default;

private:
    explicit constexpr Money(std::int64_t fen) : fen_(fen) {}
    std::int64_t fen_ = 0;
};

}  // namespace ruyuan::gis
