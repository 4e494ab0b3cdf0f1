// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/table_diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace ruyuan::planner::detail {
namespace {

gis::Layer table(const std::vector<int>& rows) {
    gis::Layer layer;
    layer.name = "t";
    gis::Column number({"n", gis::FieldType::Integer, ""});
    for (const int row : rows) {
        number.append(std::int64_t{row});
    }
    layer.columns.push_back(std::move(number));
    return layer;
}

bool same(const gis::Layer& a, const gis::Layer& b) {
    return a.columns == b.columns && a.geometries == b.geometries;
}

std::size_t rowsIn(const std::vector<Splice>& splices) {
    std::size_t rows = 0;
    for (const Splice& splice : splices) {
        rows += splice.removed.size() + splice.inserted.size();
    }
    return rows;
}

TEST(TableDiff, LeadsThereAndBack) {
    std::mt19937 engine(3);
    for (int round = 0; round < 400; ++round) {
        std::vector<int> old;
        for (unsigned i = 0; i < engine() % 12; ++i) {
            old.push_back(static_cast<int>(engine() % 9));
        }
        std::vector<int> now = old;
        for (unsigned i = 0; i < engine() % 5; ++i) {
            const auto at = now.begin() + static_cast<std::ptrdiff_t>(engine() % (now.size() + 1));
            if (engine() % 2 == 0 && at != now.end()) {
                now.erase(at);
            } else {
                now.insert(at, static_cast<int>(engine() % 9));
            }
        }
        const auto splices = differences(table(old), table(now));
        const auto there = spliced(table(old), splices);
        ASSERT_TRUE(there.has_value());
        EXPECT_TRUE(same(*there, table(now)));
        const auto back = spliced(table(now), inverse(splices));
        ASSERT_TRUE(back.has_value());
        EXPECT_TRUE(same(*back, table(old)));
    }
}

TEST(TableDiff, KeepsOnlyWhatChanged) {
    std::vector<int> old;
    for (int i = 0; i < 1000; ++i) {
        old.push_back(i);
    }
    std::vector<int> now = old;
    now[100] = -1;
    now.erase(now.begin() + 500);
    now.insert(now.begin() + 900, -2);
    const auto splices = differences(table(old), table(now));
    EXPECT_EQ(rowsIn(splices), 4U);
    EXPECT_TRUE(differences(table(old), table(old)).empty());
}

TEST(TableDiff, CellsComeBackAsTheyWere) {
    gis::Layer layer;
    layer.name = "t";
    layer.kind = gis::GeometryKind::Mixed;
    layer.columns = {gis::Column({"text", gis::FieldType::Text, ""}),
                     gis::Column({"real", gis::FieldType::Real, ""}),
                     gis::Column({"truth", gis::FieldType::Boolean, ""}),
                     gis::Column({"date", gis::FieldType::Date, ""}),
                     gis::Column({"whole", gis::FieldType::Integer, ""})};
    const std::vector<std::vector<gis::Value>> rows{
        {std::string("甲\n\"乙\"\t\\"),
         0.1 + 0.2,
         true,
         gis::makeDate(2019, 2, 28),
         std::int64_t{-5}},
        {gis::Value(),
         std::numeric_limits<double>::denorm_min(),
         false,
         gis::Value(),
         std::numeric_limits<std::int64_t>::max()},
        {std::string(), -0.0, gis::Value(), gis::makeDate(1, 1, 1), gis::Value()}};
    for (const auto& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            layer.columns[c].append(row[c]);
        }
    }
    layer.geometries = {gis::Point{113.625000000000014, 34.7},
                        gis::MultiPoint{{gis::Point{1, 2}}},
                        gis::Geometry{}};
    gis::Layer empty = layer;
    for (gis::Column& column : empty.columns) {
        column = gis::Column(column.field());
    }
    empty.geometries.clear();
    const auto there = spliced(empty, differences(empty, layer));
    ASSERT_TRUE(there.has_value()) << there.error().sentence.en;
    EXPECT_TRUE(same(*there, layer));
}

TEST(TableDiff, RefusesATableThatIsNotTheOne) {
    const auto splices = differences(table({1, 2, 3}), table({1, 5, 3}));
    EXPECT_FALSE(spliced(table({1, 4, 3}), splices).has_value());
    EXPECT_FALSE(spliced(table({1}), splices).has_value());
    EXPECT_TRUE(spliced(table({1, 2, 9}), splices).has_value());
    const std::vector<Splice> garbage{{0, {}, {"[1,2]"}}, {0, {}, {"no JSON"}}};
    EXPECT_FALSE(spliced(table({}), garbage).has_value());
}

}  // namespace
}  // namespace ruyuan::planner::detail
