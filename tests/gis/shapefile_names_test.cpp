// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/shapefile_names.h"

#include <gmock/gmock.h>

namespace ruyuan::gis {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

Column textColumn(const std::string& name, const std::vector<std::string>& cells = {}) {
    Column column({name, FieldType::Text, {}});
    for (const std::string& cell : cells) {
        column.appendText(cell);
    }
    return column;
}

Layer tableOf(std::vector<Column> columns) {
    Layer layer;
    layer.name = "厂区";
    layer.columns = std::move(columns);
    return layer;
}

std::vector<std::string> namesFor(const std::vector<std::string>& columns,
                                  DbfEncoding encoding,
                                  const std::map<std::string, std::string>& dictionary = {}) {
    Layer layer;
    for (const std::string& name : columns) {
        layer.columns.push_back(textColumn(name));
    }
    std::vector<std::string> names;
    const auto shapefile = shapefileLayer(layer, dictionary, encoding).value();
    for (const ShapefileField& field : shapefile.fields) {
        names.push_back(field.shortName);
    }
    return names;
}

std::string repeated(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) {
        result += text;
    }
    return result;
}

// domain.md 5.6: ten bytes are five Chinese characters in GBK and three in UTF-8.
TEST(ShapefileNames, AreCutBetweenCharacters) {
    EXPECT_THAT(namesFor({"统一社会信用代码"}, DbfEncoding::Gbk), ElementsAre("统一社会信"));
    EXPECT_THAT(namesFor({"统一社会信用代码"}, DbfEncoding::Utf8), ElementsAre("统一社"));
    EXPECT_THAT(namesFor({"a统一社会信用代码"}, DbfEncoding::Gbk), ElementsAre("a统一社会"));
    EXPECT_THAT(namesFor({"start_by_date"}, DbfEncoding::Gbk), ElementsAre("start_by_d"));
}

TEST(ShapefileNames, AreUniqueIgnoringCase) {
    EXPECT_THAT(namesFor({"start_by_date", "Start_By_Document", "START_BY_D"}, DbfEncoding::Gbk),
                ElementsAre("start_by_d", "Start_By_2", "START_BY_3"));
    EXPECT_THAT(namesFor({"统一社会信用代码", "统一社会信用"}, DbfEncoding::Gbk),
                ElementsAre("统一社会信", "统一社会_2"));
    EXPECT_THAT(namesFor({"统一社会信用代码", "统一社会信用"}, DbfEncoding::Utf8),
                ElementsAre("统一社", "统一_2"));
}

TEST(ShapefileNames, TwelveOfTheSameBeginningStayApart) {
    std::vector<std::string> columns;
    for (int i = 0; i < 12; ++i) {
        columns.push_back("production_line_" + std::to_string(i));
    }
    const auto names = namesFor(columns, DbfEncoding::Gbk);
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), 12U);
    EXPECT_EQ(names.back(), "product_12");
}

TEST(ShapefileNames, ComeFromTheDictionaryBeforeAnythingElse) {
    EXPECT_THAT(namesFor({"QYMC", "name", "credit_code"},
                         DbfEncoding::Gbk,
                         {{"name", "QYMC"}, {"credit_code", "XYDM"}, {"unused", "XYDM"}}),
                ElementsAre("QYMC_2", "QYMC", "XYDM"));
}

TEST(ShapefileNames, HoldNothingThatReadersRefuse) {
    EXPECT_THAT(namesFor({"产能 (t/d)", "2019产能", "", "_x"}, DbfEncoding::Gbk),
                ElementsAre("产能__t_d_", "F2019产能", "F", "F_x"));
}

TEST(ShapefileTexts, AreCutAt254BytesBetweenCharacters) {
    // 127 characters are 254 bytes in GBK, 84 are 252 bytes in UTF-8.
    const Layer layer = tableOf({textColumn("bz", {repeated("郑", 127), repeated("郑", 128)})});
    const auto gbk = shapefileLayer(layer, {}, DbfEncoding::Gbk).value();
    EXPECT_EQ(gbk.layer.columns[0].textView(0), repeated("郑", 127));
    EXPECT_EQ(gbk.layer.columns[0].textView(1), repeated("郑", 127));
    EXPECT_EQ(gbk.fields[0].cutTexts, 1);
    const auto utf8 = shapefileLayer(layer, {}, DbfEncoding::Utf8).value();
    EXPECT_EQ(utf8.layer.columns[0].textView(0), repeated("郑", 84));
    EXPECT_EQ(utf8.fields[0].cutTexts, 2);
}

TEST(ShapefileTexts, CutOnesAreWholeBeside) {
    const std::string all = "a" + repeated("州", 200);
    const auto shapefile =
        shapefileLayer(tableOf({textColumn("remarks", {"short", all})}), {}, DbfEncoding::Gbk)
            .value();
    EXPECT_EQ(shapefile.layer.columns[0].textView(1), "a" + repeated("州", 126));
    const Layer& beside = shapefile.fullTexts;
    ASSERT_EQ(beside.size(), 1U);
    EXPECT_EQ(beside.find("行")->value(0), Value(std::int64_t{2}));
    EXPECT_EQ(beside.find("短名")->textView(0), "remarks");
    EXPECT_EQ(beside.find("字段名")->textView(0), "remarks");
    EXPECT_EQ(beside.find("全文")->textView(0), all);
    ASSERT_THAT(shapefile.warnings, SizeIs(1));
    EXPECT_THAT(shapefile.warnings[0].sentence.zh, HasSubstr("1 处文本超过 254 字节"));
}

TEST(ShapefileTexts, ShortOnesGiveNoFileAndNoWarning) {
    const auto shapefile =
        shapefileLayer(tableOf({textColumn("bz", {"郑州"})}), {}, DbfEncoding::Gbk).value();
    EXPECT_EQ(shapefile.fullTexts.size(), 0U);
    EXPECT_THAT(shapefile.warnings, IsEmpty());
    EXPECT_EQ(shapefile.encoding, DbfEncoding::Gbk);
}

// 㛃 (U+36C3) and 𣲗 (U+23C97) are in names of people and places and not in GBK.

TEST(ShapefileEncoding, CharactersOutsideGbkMakeItUtf8) {
    const auto shapefile =
        shapefileLayer(tableOf({textColumn("mc", {"郑州㛃㛃厂", "𣲗水"})}), {}, DbfEncoding::Gbk)
            .value();
    EXPECT_EQ(shapefile.encoding, DbfEncoding::Utf8);
    ASSERT_THAT(shapefile.warnings, SizeIs(1));
    EXPECT_THAT(shapefile.warnings[0].sentence.zh, HasSubstr("“㛃𣲗”等 2 个字"));
}

TEST(ShapefileEncoding, NamesAtMostFiveCharacters) {
    const auto shapefile =
        shapefileLayer(tableOf({textColumn("mc", {"😀😁😂😃😄😅😆"})}), {}, DbfEncoding::Gbk)
            .value();
    EXPECT_THAT(shapefile.warnings[0].sentence.en, HasSubstr("😀😁😂😃😄"));
    EXPECT_THAT(shapefile.warnings[0].sentence.en, Not(HasSubstr("😅")));
    EXPECT_THAT(shapefile.warnings[0].sentence.en, HasSubstr("7 characters"));
}

TEST(ShapefileLayer, KeepsValuesNullsAndShapes) {
    Layer layer = tableOf({Column({"area", FieldType::Real, "面积"})});
    layer.columns[0].append(2.5);
    layer.columns[0].appendNull();
    layer.kind = GeometryKind::Point;
    layer.geometries = {Point{1, 2}, Geometry{}};
    layer.crs = storageCrs();
    const auto shapefile = shapefileLayer(layer, {{"area", "MJ"}}, DbfEncoding::Gbk).value();
    EXPECT_EQ(shapefile.layer.columns[0].field(), (Field{"MJ", FieldType::Real, "面积"}));
    EXPECT_EQ(shapefile.layer.columns[0].value(0), Value(2.5));
    EXPECT_TRUE(shapefile.layer.columns[0].isNull(1));
    EXPECT_EQ(shapefile.layer.geometries, layer.geometries);
    EXPECT_TRUE(shapefile.layer.crs);
}

TEST(ShapefileLayer, RefusesMixedShapes) {
    Layer layer;
    layer.kind = GeometryKind::Mixed;
    const auto refused = shapefileLayer(layer, {}, DbfEncoding::Gbk);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
}

TEST(SplitByKind, GivesEveryFeatureToItsKind) {
    Layer layer = tableOf({textColumn("mc", {"p", "poly", "none", "line", "p2", "points"})});
    layer.kind = GeometryKind::Mixed;
    layer.geometries = {Point{1, 1},
                        MultiPolygon{{{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}, {}}}},
                        Geometry{},
                        MultiLine{{{{0, 0}, {1, 1}}}},
                        Point{2, 2},
                        MultiPoint{{{3, 3}, {4, 4}}}};
    Warnings warnings;
    const auto parts = splitByKind(layer, warnings);
    ASSERT_THAT(parts, SizeIs(4));
    EXPECT_EQ(parts[0].kind, GeometryKind::Point);
    EXPECT_EQ(parts[0].columns[0].textView(1), "p2");
    EXPECT_EQ(parts[0].geometries[1], Geometry(Point{2, 2}));
    EXPECT_EQ(parts[1].kind, GeometryKind::MultiPoint);
    EXPECT_EQ(parts[2].kind, GeometryKind::Line);
    EXPECT_EQ(parts[3].kind, GeometryKind::Polygon);
    EXPECT_EQ(parts[3].columns[0].textView(0), "poly");
    ASSERT_THAT(warnings, SizeIs(1));
    EXPECT_THAT(warnings[0].sentence.zh, HasSubstr("1 个要素没有位置"));
}

TEST(SplitByKind, KeepsDeclaredKindsAndTables) {
    Warnings warnings;
    Layer polygons;
    polygons.kind = GeometryKind::Polygon;
    ASSERT_THAT(splitByKind(polygons, warnings), SizeIs(1));
    EXPECT_EQ(splitByKind(polygons, warnings)[0].kind, GeometryKind::Polygon);
    const Layer table = tableOf({textColumn("mc", {"a"})});
    ASSERT_THAT(splitByKind(table, warnings), SizeIs(1));
    EXPECT_EQ(splitByKind(table, warnings)[0].size(), 1U);
    EXPECT_THAT(warnings, IsEmpty());
}

TEST(FieldDescriptions, SayWhatEveryShortNameMeans) {
    Layer layer = tableOf({textColumn("name", {repeated("长", 200)})});
    layer.columns.emplace_back(Field{"inside", FieldType::Boolean, "在建成区内"});
    layer.columns.back().append(true);
    const Layer table = fieldDescriptions(
        shapefileLayer(layer, {{"name", "QYMC"}, {"inside", "SFJCQ"}}, DbfEncoding::Gbk).value());
    ASSERT_EQ(table.size(), 2U);
    EXPECT_EQ(table.find("短名")->textView(0), "QYMC");
    EXPECT_EQ(table.find("字段名")->textView(0), "name");
    EXPECT_EQ(table.find("中文名")->textView(1), "在建成区内");
    EXPECT_EQ(table.find("类型")->textView(0), "文本");
    EXPECT_THAT(table.find("说明")->asText(0), HasSubstr("截断"));
    EXPECT_EQ(table.find("说明")->textView(1), "1 表示是，0 表示否");
}

}  // namespace
}  // namespace ruyuan::gis
