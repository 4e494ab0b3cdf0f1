// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// What a unit measures. Water and gas volumes stay apart from mass.
enum class Dimension { Mass, Volume, Area, Money, MoneyPerArea, Length, Persons, Items };
/// The time that a rate refers to.
enum class Period { None, Year, Month, Day, Hour };

/// A unit as a factor to the unit in which the project stores the dimension: t, m³, 亩, 万元,
/// 万元/亩, m, 人, 台. 万吨/年 is {Mass, 10000, Year}.
struct Unit {
    Dimension dimension = Dimension::Mass;
    double factor = 1;
    Period period = Period::None;

    bool operator==(const Unit&) const = default;
};

/// A unit alone: "万吨/年", "t/d", "㎡", "亿元", "元/平方米", also with 单位： in front and in
/// brackets; nothing when it is none.
[[nodiscard]] std::optional<Unit> parseUnit(std::string_view text);

/// The unit in a column header: "占地面积（亩）", "营业收入/万元", "产能 万吨/年".
[[nodiscard]] std::optional<Unit> unitOfHeader(std::string_view header);

/// One amount in a cell. "约" and the like make it approximate; a range or an open limit ("100 亩
/// 以上") has no single value.
struct Quantity {
    double lower = 0;          ///< in the unit as written, before Unit::factor
    double upper = 0;          ///< equal to lower unless it is a range; infinite for "以上"
    std::int64_t count = 1;    ///< "2×5000t/d" is two of 5000
    std::optional<Unit> unit;  ///< nothing: none written, or none that is known
    std::string writtenUnit;   ///< what stood after the number; empty: nothing
    std::string subject;       ///< the words before the number: 水泥
    bool approximate = false;
};

/// Every amount in a cell, in order: "水泥100万吨、熟料60万吨" gives two. Numbers without a known
/// unit are left out when another has one ("P.O 42.5 水泥 100 万吨").
[[nodiscard]] std::vector<Quantity> parseQuantities(std::string_view cell);

/// The unit that a field of the project is stored in.
enum class Target {
    TonsPerYear,
    TonsPerDay,
    WaterPerDay,  ///< t/d; a cubic metre of water counts as a ton
    SteamPerHour,
    Mu,
    WanYuan,
    WanYuanPerMu,
    Meters,
    Persons,
    Items,
};

/// One number for one field.
struct NumberReading {
    std::optional<double> value;      ///< in the target's unit; nothing: empty or not usable
    bool unitAssumed = false;         ///< no unit in cell, header or table: the target's was used
    std::optional<gis::Text> remark;  ///< what was guessed or why there is no value
};

/// Reads a cell for a field. The cell's unit comes first, then the header's, then one of the
/// table's ("单位：万元") of the same dimension, then the target's own. Tons without a period take
/// the target's. Not converted, with a remark: a rate of another period (operating days are not
/// known), several amounts, ranges, negative numbers, foreign units.
[[nodiscard]] NumberReading readNumber(std::string_view cell,
                                       Target target,
                                       std::optional<Unit> headerUnit = {},
                                       std::span<const Unit> tableUnits = {});

/// 产能 as written: per year or per day as its unit says; 年产 and 日产 count as periods.
struct CapacityReading {
    std::optional<double> perYear;  ///< t/a
    std::optional<double> perDay;   ///< t/d
    std::optional<gis::Text> remark;
};

/// Reads a capacity. A number without any unit gives no value (万吨 and 吨 are equally usual, and
/// so are megawatts), with a remark; units other than tons give none silently: the text is kept.
[[nodiscard]] CapacityReading readCapacity(std::string_view cell,
                                           std::optional<Unit> headerUnit = {},
                                           std::span<const Unit> tableUnits = {});

/// The diameter in metres in a specification such as "Φ4.2×13m" or "φ3200mm"; nothing when there is
/// no diameter sign.
[[nodiscard]] std::optional<double> diameterIn(std::string_view specification);

}  // namespace ruyuan::planner
