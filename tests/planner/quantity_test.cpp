// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/quantity.h"

#include <gtest/gtest.h>

namespace ruyuan::planner {
namespace {

enum class Remark { No, Yes };

struct Case {
    const char* cell;
    Target target;
    std::optional<double> value;
    Remark remark = Remark::No;
    const char* header = "";
};

class Number : public testing::TestWithParam<Case> {};

TEST_P(Number, IsReadInTheUnitOfItsField) {
    const auto& [cell, target, value, remark, header] = GetParam();
    const auto reading = readNumber(cell, target, unitOfHeader(header));
    ASSERT_EQ(reading.value.has_value(), value.has_value())
        << cell << (reading.remark ? reading.remark->zh : "");
    if (value) {
        EXPECT_NEAR(*reading.value, *value, 1e-9 * std::abs(*value)) << cell;
    }
    EXPECT_EQ(reading.remark.has_value(), remark == Remark::Yes)
        << cell << (reading.remark ? reading.remark->zh : "");
}

INSTANTIATE_TEST_SUITE_P(CellUnits,
                         Number,
                         testing::Values(Case{"18 万吨/年", Target::TonsPerYear, 180000},
                                         Case{"5000吨/年", Target::TonsPerYear, 5000},
                                         Case{"100万吨", Target::TonsPerYear, 1e6},
                                         Case{"２５００t/d", Target::TonsPerDay, 2500},
                                         Case{"5000吨/日", Target::TonsPerDay, 5000},
                                         Case{"3万m³/d", Target::WaterPerDay, 30000},
                                         Case{"2×5000t/d", Target::TonsPerDay, 10000},
                                         Case{"850 kg/a", Target::TonsPerYear, 0.85},
                                         Case{"35t/h", Target::SteamPerHour, 35},
                                         Case{"20蒸吨", Target::SteamPerHour, 20},
                                         Case{"120亩", Target::Mu, 120},
                                         Case{"1公顷", Target::Mu, 15},
                                         Case{"2 hm²", Target::Mu, 30},
                                         Case{"10000㎡", Target::Mu, 15},
                                         Case{"10,000平方米", Target::Mu, 15},
                                         Case{"2平方公里", Target::Mu, 3000},
                                         Case{"1.2万㎡", Target::Mu, 18},
                                         Case{"4亿元", Target::WanYuan, 40000},
                                         Case{"３，５００万元", Target::WanYuan, 3500},
                                         Case{"50000元", Target::WanYuan, 5},
                                         Case{"500万", Target::WanYuan, 500},
                                         Case{"1,234.5 万元", Target::WanYuan, 1234.5},
                                         Case{"15元/㎡", Target::WanYuanPerMu, 1},
                                         Case{"12万元/亩", Target::WanYuanPerMu, 12},
                                         Case{"120人", Target::Persons, 120},
                                         Case{"0.12万人", Target::Persons, 1200},
                                         Case{"2台（套）", Target::Items, 2},
                                         Case{"3200mm", Target::Meters, 3.2},
                                         Case{"3.2米", Target::Meters, 3.2},
                                         Case{"1.2E+05元", Target::WanYuan, 12}));

INSTANTIATE_TEST_SUITE_P(
    HeaderUnits,
    Number,
    testing::Values(Case{"10000", Target::Mu, 15, Remark::No, "占地面积（㎡）"},
                    Case{"10000", Target::Mu, 15, Remark::No, "占地面积/平方米"},
                    Case{"1.5", Target::WanYuan, 15000, Remark::No, "营业收入 亿元"},
                    Case{"100", Target::TonsPerYear, 1e6, Remark::No, "产能(万吨/年)"},
                    Case{"20亩", Target::Mu, 20, Remark::No, "占地面积（公顷）"},
                    Case{"20", Target::Mu, 20, Remark::No, "占地面积（规划）"}));

INSTANTIATE_TEST_SUITE_P(
    NotGuessed,
    Number,
    testing::Values(Case{"约120亩", Target::Mu, 120, Remark::Yes},
                    Case{"120亩左右", Target::Mu, 120, Remark::Yes},
                    Case{"100多亩", Target::Mu, 100, Remark::Yes},
                    Case{"3百余人", Target::Persons, 300, Remark::Yes},
                    Case{"2千多人", Target::Persons, 2000, Remark::Yes},
                    Case{"3万余元", Target::WanYuan, 3, Remark::Yes},
                    Case{"100-120亩", Target::Mu, {}, Remark::Yes},
                    Case{"100亩～120亩", Target::Mu, {}, Remark::Yes},
                    Case{"100亩以上", Target::Mu, {}, Remark::Yes},
                    Case{"不足20人", Target::Persons, {}, Remark::Yes},
                    Case{"-5亩", Target::Mu, {}, Remark::Yes},
                    Case{"1E400亩", Target::Mu, {}, Remark::Yes},
                    Case{"5000t/d", Target::TonsPerYear, {}, Remark::Yes},
                    Case{"120吨", Target::Mu, {}, Remark::Yes},
                    Case{"5间", Target::Mu, {}, Remark::Yes},
                    Case{"租赁", Target::Mu, {}, Remark::Yes},
                    Case{"水泥100万吨、熟料60万吨", Target::TonsPerYear, {}, Remark::Yes},
                    Case{"", Target::Mu, {}},
                    Case{"/", Target::Mu, {}},
                    Case{"无", Target::Mu, {}}));

TEST(Number, TellsWhenNoUnitWasWritten) {
    EXPECT_TRUE(readNumber("120", Target::Mu).unitAssumed);
    EXPECT_FALSE(readNumber("120亩", Target::Mu).unitAssumed);
    EXPECT_FALSE(readNumber("120", Target::Mu, parseUnit("亩")).unitAssumed);
}

TEST(Number, TakesTheTablesUnitOfTheSameDimension) {
    const Unit units[] = {*parseUnit("单位：元"), *parseUnit("公顷")};
    EXPECT_DOUBLE_EQ(*readNumber("50000", Target::WanYuan, {}, units).value, 5);
    EXPECT_DOUBLE_EQ(*readNumber("2", Target::Mu, {}, units).value, 30);
    EXPECT_DOUBLE_EQ(*readNumber("2", Target::Persons, {}, units).value, 2);
}

TEST(Quantities, SplitSeveralProducts) {
    const auto amounts = parseQuantities("水泥100万吨/年、熟料 60 万吨");
    ASSERT_EQ(amounts.size(), 2U);
    EXPECT_EQ(amounts[0].subject, "水泥");
    EXPECT_EQ(amounts[0].unit, (Unit{Dimension::Mass, 1e4, Period::Year}));
    EXPECT_EQ(amounts[1].subject, "熟料");
    EXPECT_EQ(amounts[1].lower, 60);
}

TEST(Quantities, LeaveOutGradesAndModels) {
    const auto amounts = parseQuantities("P.O42.5水泥100万吨");
    ASSERT_EQ(amounts.size(), 1U);
    EXPECT_EQ(amounts[0].lower, 100);
}

struct CapacityCase {
    const char* cell;
    std::optional<double> perYear;
    std::optional<double> perDay;
    Remark remark = Remark::No;
    const char* header = "产能";
};

class Capacity : public testing::TestWithParam<CapacityCase> {};

TEST_P(Capacity, KeepsYearsAndDaysApart) {
    const auto& [cell, perYear, perDay, remark, header] = GetParam();
    const auto reading = readCapacity(cell, unitOfHeader(header));
    EXPECT_EQ(reading.perYear, perYear) << cell;
    EXPECT_EQ(reading.perDay, perDay) << cell;
    EXPECT_EQ(reading.remark.has_value(), remark == Remark::Yes) << cell;
}

INSTANTIATE_TEST_SUITE_P(
    Ledger,
    Capacity,
    testing::Values(CapacityCase{"年产水泥100万吨", 1e6, {}},
                    CapacityCase{"日产熟料5000吨", {}, 5000},
                    CapacityCase{"2500t/d", {}, 2500},
                    CapacityCase{"60", 600000, {}, Remark::No, "现有产能（万吨）"},
                    CapacityCase{"200", {}, {}, Remark::Yes},
                    CapacityCase{"2×600MW", {}, {}},
                    CapacityCase{"300万重量箱", {}, {}},
                    CapacityCase{"水泥100万吨、玻璃50万重量箱", 1e6, {}},
                    CapacityCase{"水泥100万吨；熟料60万吨", {}, {}, Remark::Yes},
                    CapacityCase{"约8万吨", 80000, {}, Remark::Yes},
                    CapacityCase{"", {}, {}}));

TEST(Diameter, StandsBehindItsSign) {
    EXPECT_EQ(diameterIn("Φ4.2×13m"), 4.2);
    EXPECT_EQ(diameterIn("φ3200mm"), 3.2);
    EXPECT_EQ(diameterIn("磨机Φ3.2*13米"), 3.2);
    EXPECT_EQ(diameterIn("Φ3200×13000"), 3.2);
    EXPECT_EQ(diameterIn("5000t/d"), std::nullopt);
}

}  // namespace
}  // namespace ruyuan::planner
