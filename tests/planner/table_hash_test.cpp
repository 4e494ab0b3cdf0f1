// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/table_hash.h"

#include "planner/detail/row_text.h"

#include <gtest/gtest.h>

#include <format>
#include <random>
#include <vector>

namespace ruyuan::planner::detail {
namespace {

gis::Layer tableOf(const std::vector<std::string>& texts) {
    gis::Layer layer;
    layer.name = "t";
    gis::Column column({"a", gis::FieldType::Text, ""});
    for (const std::string& text : texts) {
        column.append(text);
    }
    layer.columns.push_back(std::move(column));
    return layer;
}

std::string rowOf(const std::string& text) {
    return rowText(tableOf({text}), 0);
}

// The SHA-256 of a line break and ["a"] by sha256sum, its bytes read backwards.
TEST(TableHash, OfOneRowIsTheSumOfOneTerm) {
    EXPECT_EQ(TableHash().text(), std::string(64, '0'));
    EXPECT_EQ(TableHash(tableOf({"a"})).text(),
              "169ebc3f9b3a078e6fb34325561b5920b18be709d508effc045faef255ac2b8c");
}

TEST(TableHash, FollowsChangesAsIfMadeAnew) {
    std::mt19937 engine(7);
    std::vector<std::string> rows;
    for (int i = 0; i < 40; ++i) {
        rows.push_back(std::format("row {}", i));
    }
    TableHash hash(tableOf(rows));
    for (int step = 0; step < 200; ++step) {
        const std::size_t at = engine() % rows.size();
        const std::string before = at == 0 ? std::string() : rowOf(rows[at - 1]);
        const std::string now = std::format("row {}", engine() % 50);
        hash.subtract(before, rowOf(rows[at]));
        hash.add(before, rowOf(now));
        if (at + 1 < rows.size()) {
            hash.subtract(rowOf(rows[at]), rowOf(rows[at + 1]));
            hash.add(rowOf(now), rowOf(rows[at + 1]));
        }
        rows[at] = now;
        ASSERT_EQ(hash, TableHash(tableOf(rows)));
    }
}

TEST(TableHash, OfRowsIsThatOfTheirTable) {
    EXPECT_EQ(TableHash({rowOf("a"), rowOf("b"), rowOf("c")}), TableHash(tableOf({"a", "b", "c"})));
    EXPECT_EQ(TableHash(std::vector<std::string>()), TableHash());
}

TEST(TableHash, TellsOrdersAndValuesApart) {
    const TableHash hash(tableOf({"a", "b", "c"}));
    EXPECT_NE(hash, TableHash(tableOf({"a", "c", "b"})));
    EXPECT_NE(hash, TableHash(tableOf({"b", "a", "c"})));
    EXPECT_NE(hash, TableHash(tableOf({"a", "b"})));
    EXPECT_NE(hash, TableHash(tableOf({"a", "b", "c", "c"})));
    EXPECT_NE(TableHash(tableOf({"a"})), TableHash(tableOf({""})));
}

TEST(TableHash, ComesBackFromItsText) {
    const TableHash hash(tableOf({"甲", "乙"}));
    EXPECT_EQ(TableHash::fromText(hash.text()), hash);
    EXPECT_FALSE(TableHash::fromText(""));
    EXPECT_FALSE(TableHash::fromText(hash.text() + "0"));
    EXPECT_FALSE(TableHash::fromText(std::string(64, 'g')));
}

}  // namespace
}  // namespace ruyuan::planner::detail
