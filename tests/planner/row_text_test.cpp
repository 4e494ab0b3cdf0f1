// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/row_text.h"

#include "planner/detail/json_text.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <limits>

namespace ruyuan::planner::detail {
namespace {

/// Seven columns and one row of nulls.
gis::Layer sparse() {
    gis::Layer layer;
    layer.name = "t";
    for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
        layer.columns.emplace_back(gis::Field{name, gis::FieldType::Text, ""});
    }
    layer.columns.emplace_back(gis::Field{"g", gis::FieldType::Real, ""});
    for (gis::Column& column : layer.columns) {
        column.appendNull();
    }
    return layer;
}

void set(gis::Layer& layer, std::size_t column, const gis::Value& value) {
    gis::Column filled(layer.columns[column].field());
    filled.append(value);
    layer.columns[column] = std::move(filled);
}

TEST(RowText, WritesNullsShort) {
    gis::Layer layer = sparse();
    EXPECT_EQ(rowText(layer, 0), "[[7]]");
    set(layer, 1, std::string("乙 \"厂\""));
    EXPECT_EQ(rowText(layer, 0), R"([[1],"乙 \"厂\"",[5]])");
    set(layer, 6, 2.5);
    EXPECT_EQ(rowText(layer, 0), R"([[1],"乙 \"厂\"",[4],2.5])");
    set(layer, 6, std::numeric_limits<double>::quiet_NaN());
    EXPECT_EQ(rowText(layer, 0), R"([[1],"乙 \"厂\"",[5]])") << "JSON has no word for it";
}

TEST(RowText, ReadsNullsInBothForms) {
    gis::Layer layer = sparse();
    set(layer, 1, std::string("null,null"));
    for (const char* text : {R"([[1],"null,null",[5]])",
                             R"([null,"null,null",null,null,null,null,null])",
                             R"([null,"null,null",[2],null,[2]])"}) {
        gis::Layer read = layer;
        for (gis::Column& column : read.columns) {
            column = gis::Column(column.field());
        }
        ASSERT_TRUE(appendRow(read, text)) << text;
        EXPECT_EQ(read.columns, layer.columns) << text;
        EXPECT_EQ(shortRow(text), rowText(layer, 0)) << text;
        EXPECT_EQ(fullRow(text), R"([null,"null,null",null,null,null,null,null])");
    }
}

TEST(RowText, RefusesWhatIsNoRow) {
    for (const char* text : {"",
                             "{}",
                             "[[8]]",
                             "[[6]]",
                             "[[0]]",
                             "[[-7]]",
                             "[[7,1]]",
                             "[[99999999999]]",
                             "[[3],1,[3]]",
                             R"([[6],"x"])"}) {
        gis::Layer layer = sparse();
        EXPECT_FALSE(appendRow(layer, text)) << text;
    }
    EXPECT_EQ(shortRow("no row: null"), "no row: null");
}

TEST(JsonText, IsWhatTheLibraryWrites) {
    std::string control;
    for (char letter = 0; letter < 0x20; ++letter) {
        control += letter;
    }
    for (const std::string& text : {std::string(),
                                    std::string("plain"),
                                    std::string("引号\"与\\斜杠/ \x7F"),
                                    control + "尾",
                                    std::string("坏\xFF"
                                                "字节\n")}) {
        std::string written;
        appendJson(written, text);
        EXPECT_EQ(
            written,
            nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    }
}

}  // namespace
}  // namespace ruyuan::planner::detail
