// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/record_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruyuan::planner::detail {
namespace {

using ::testing::HasSubstr;

struct Record {
    std::int64_t number = 0;
    std::string name;
    std::optional<double> size;
};

Bindings<Record> bindings() {
    return {boundColumn<Record>("number", "", &Record::number),
            boundColumn<Record>("name", "", &Record::name),
            boundColumn<Record>("size", "", &Record::size)};
}

// So many that several threads share them.
constexpr std::size_t kMany = 45'000;

std::vector<Record> manyRecords() {
    std::vector<Record> records(kMany);
    for (std::size_t i = 0; i < kMany; ++i) {
        records[i].number = static_cast<std::int64_t>(i);
        records[i].name = i % 3 == 0 ? "" : "n" + std::to_string(i);
        records[i].size = i < 20'000 ? std::nullopt : std::optional(static_cast<double>(i) / 2);
    }
    return records;
}

TEST(RecordTable, ManyRecordsComeBackInTheirOrder) {
    const std::vector<Record> written = manyRecords();
    const auto read = fromLayer(toLayer("t", written, bindings()), bindings());
    ASSERT_TRUE(read);
    ASSERT_EQ(read->size(), kMany);
    for (std::size_t i = 0; i < kMany; ++i) {
        ASSERT_EQ((*read)[i].number, written[i].number);
        ASSERT_EQ((*read)[i].name, written[i].name);
        ASSERT_EQ((*read)[i].size, written[i].size);
    }
}

// A number is a text in the column "size" of rows 11 and 44001, missing in row 40001.
TEST(RecordTable, OfManyBadCellsTheFirstColumnsFirstIsTold) {
    gis::Layer layer = toLayer("t", manyRecords(), bindings());
    gis::Column number({"number", gis::FieldType::Integer, ""});
    gis::Column size({"size", gis::FieldType::Text, ""});
    for (std::size_t i = 0; i < kMany; ++i) {
        number.append(static_cast<std::int64_t>(i));
        size.append(i == 10 || i == 44'000 ? gis::Value{std::string("wide")} : gis::Value{});
    }
    layer.columns[2] = size;
    const auto refused = [&] {
        const auto read = fromLayer(layer, bindings());
        return read ? std::string() : read.error().sentence.en;
    };
    EXPECT_THAT(refused(), HasSubstr("row 11: column \"size\" cannot hold \"wide\""));

    layer.columns[0] = gis::Column({"number", gis::FieldType::Integer, ""});
    for (std::size_t i = 0; i < kMany; ++i) {
        layer.columns[0].append(i == 40'000 ? gis::Value{} : number.value(i));
    }
    EXPECT_THAT(refused(), HasSubstr("row 40001: column \"number\""));

    layer.columns.erase(layer.columns.begin() + 1);
    EXPECT_THAT(refused(), HasSubstr("row 40001: column \"number\""));
    layer.columns[0] = number;
    EXPECT_THAT(refused(), HasSubstr("lacks the column \"name\""));
}

}  // namespace
}  // namespace ruyuan::planner::detail
