// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/read_layer.h"

#include "gis/file_hash.h"
#include "gis/platform.h"
#include "support/source_paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace ruyuan::gis {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

/// A folder of its own for each test, with Chinese characters and a space in its name.
class ReadLayer : public testing::Test {
protected:
    void SetUp() override {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = fs::path(testing::TempDir()) / (std::string("读取 ") + test->name());
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    fs::path write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return folder_ / name;
    }

    /// Made by another program: GDAL's ogr2ogr, from a GeoJSON text.
    fs::path convert(const std::string& format,
                     const std::string& name,
                     const std::string& json,
                     const std::string& options = "") const {
        const fs::path from = write("from.geojson", json);
        const fs::path to = folder_ / name;
        const std::string command = "ogr2ogr -f \"" + format + "\" \"" + to.string() + "\" \"" +
                                    from.string() + "\" " + options + " 2>/dev/null";
        EXPECT_EQ(std::system(command.c_str()), 0) << command;
        fs::remove(from);
        return to;
    }

    fs::path folder_;
};

ReadResult readWell(const fs::path& file, const ReadOptions& options = {}) {
    auto result = readLayer(file, options);
    EXPECT_TRUE(result) << file << ": " << result.error().sentence.en;
    return result ? std::move(*result) : ReadResult{};
}

std::vector<std::string> names(const Layer& layer) {
    std::vector<std::string> result;
    for (const Column& column : layer.columns) {
        result.push_back(column.field().name);
    }
    return result;
}

std::vector<std::string> cells(const Layer& layer, const std::string& column) {
    std::vector<std::string> result;
    const Column* found = layer.find(column);
    EXPECT_NE(found, nullptr) << column;
    for (std::size_t row = 0; found != nullptr && row < found->size(); ++row) {
        result.push_back(found->isNull(row) ? "(null)" : found->asText(row));
    }
    return result;
}

std::string allWarnings(const ReadResult& result) {
    std::string all;
    for (const Warning& warning : result.warnings) {
        EXPECT_FALSE(warning.sentence.zh.empty());
        EXPECT_FALSE(warning.where.empty());
        all += warning.sentence.en + "\n";
    }
    return all;
}

// 郑州,荥阳 in code page 936.
constexpr const char* kGbkCities = "\xD6\xA3\xD6\xDD,\xDC\xFE\xD1\xF4";

using Csv = ReadLayer;

TEST_F(Csv, KeepsEveryCellAsText) {
    const auto file = write("a.csv", "code,share,day\r\n0410122,0.50,2019/06/30\r\n,,\r\n7,,x\r\n");
    const auto result = readWell(file);
    EXPECT_EQ(result.layer.kind, GeometryKind::None);
    EXPECT_EQ(result.layer.name, "a");
    EXPECT_EQ(result.encodingUsed, "UTF-8");
    EXPECT_THAT(names(result.layer), ElementsAre("code", "share", "day"));
    EXPECT_THAT(cells(result.layer, "code"), ElementsAre("0410122", "7"));
    EXPECT_THAT(cells(result.layer, "share"), ElementsAre("0.50", "(null)"));
    EXPECT_THAT(cells(result.layer, "day"), ElementsAre("2019/06/30", "x"));
    EXPECT_TRUE(result.warnings.empty());
}

TEST_F(Csv, IgnoresTypesBesideTheFile) {
    const auto file = write("a.csv", "code\n007\n");
    write("a.csvt", "\"Integer\"\n");
    EXPECT_THAT(cells(readWell(file).layer, "code"), ElementsAre("007"));
}

TEST_F(Csv, UnderstandsQuotes) {
    const auto file =
        write("a.csv", "\"na\"\"me\",note\n\"a, b\",\"two\nlines\"\nx\"y,\"\"\n\"p\"q,r\n");
    const auto result = readWell(file);
    EXPECT_THAT(cells(result.layer, "na\"me"), ElementsAre("a, b", "x\"y", "pq"));
    EXPECT_THAT(cells(result.layer, "note"), ElementsAre("two\nlines", "(null)", "r"));
}

TEST_F(Csv, TellsOfAQuoteThatNeverCloses) {
    const auto result = readWell(write("a.csv", "a,b\n1,2\n3,\"4\n5,6\n"));
    EXPECT_THAT(cells(result.layer, "b"), ElementsAre("2", "4\n5,6\n"));
    EXPECT_THAT(allWarnings(result), HasSubstr("line 3"));
}

TEST_F(Csv, FindsTheDelimiterAndLineEnd) {
    for (const char* text : {"a;b\n1;2,5\n", "a\tb\r1\t2,5\r", "a|b\r\n1|2,5\r\n"}) {
        const auto result = readWell(write("a.csv", text));
        EXPECT_THAT(cells(result.layer, "b"), ElementsAre("2,5")) << text;
    }
    EXPECT_THAT(cells(readWell(write("a.tsv", "a,x\tb\n1\t2\n")).layer, "a,x"), ElementsAre("1"));
}

TEST_F(Csv, FollowsTheEncodingLadder) {
    const std::string utf8 = "城市,县\n郑州,荥阳\n";
    EXPECT_TRUE(readWell(write("u.csv", utf8)).warnings.empty());
    const auto marked = readWell(write("m.csv", "\xEF\xBB\xBF" + utf8));
    EXPECT_THAT(names(marked.layer), ElementsAre("城市", "县"));

    const auto gbk = readWell(write("g.csv", std::string("a,b\n") + kGbkCities + "\n"));
    EXPECT_THAT(cells(gbk.layer, "b"), ElementsAre("荥阳"));
    EXPECT_EQ(gbk.encodingUsed, "GB18030");
    EXPECT_THAT(allWarnings(gbk), HasSubstr("does not say its encoding"));

    ReadOptions options;
    options.encoding = "cp936";
    const auto told = readWell(folder_ / "g.csv", options);
    EXPECT_EQ(told.encodingUsed, "GBK");
    EXPECT_THAT(cells(told.layer, "a"), ElementsAre("郑州"));
    EXPECT_TRUE(told.warnings.empty());

    const auto wide = readWell(write("w.csv",
                                     std::string("\xFF\xFE"
                                                 "a\0,\0b\0\n\0\x11\x62\0,\0\x31\0",
                                                 17)));
    EXPECT_EQ(wide.encodingUsed, "UTF-16");
}

TEST_F(Csv, ReplacesBytesThatAreNoText) {
    ReadOptions options;
    options.encoding = "UTF-8";
    const auto result = readWell(write("a.csv", "a\nx\xFFy\n"), options);
    EXPECT_THAT(cells(result.layer, "a"), ElementsAre("x\uFFFDy"));
    EXPECT_THAT(allWarnings(result), HasSubstr("1 bytes are not valid UTF-8"));
}

TEST_F(Csv, RefusesAnEncodingNobodyKnows) {
    ReadOptions options;
    options.encoding = "klingon";
    const auto refused = readLayer(write("a.csv", "a\n"), options);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
    EXPECT_THAT(refused.error().advice.zh, HasSubstr("GBK"));
}

TEST_F(Csv, TakesRowsAsTheyAreWithoutAHeader) {
    ReadOptions options;
    options.header = HeaderRow::None;
    const auto result = readWell(write("a.csv", "title\n\n1,2,3\n4\n\n\n"), options);
    EXPECT_THAT(names(result.layer), ElementsAre("A", "B", "C"));
    EXPECT_THAT(cells(result.layer, "A"), ElementsAre("title", "(null)", "1", "4"));
    EXPECT_THAT(cells(result.layer, "C"), ElementsAre("(null)", "(null)", "3", "(null)"));
}

TEST_F(Csv, MakesHeaderNamesUsable) {
    const auto result = readWell(write("a.csv", "n,,n,n\n1,2,3,4\n"));
    EXPECT_THAT(names(result.layer), ElementsAre("n", "B", "n_2", "n_3"));
}

TEST_F(Csv, TellsOfRowsWithTooManyCells) {
    const auto result = readWell(write("a.csv", "a,b\n1\n1,2,\n1,2,3\n"));
    EXPECT_EQ(result.layer.size(), 3U);
    EXPECT_THAT(allWarnings(result), HasSubstr("1 rows have more cells"));
    EXPECT_THAT(allWarnings(result), HasSubstr("line 4"));
}

TEST_F(Csv, MakesPointsOfTwoColumns) {
    ReadOptions options;
    options.xColumn = "lon";
    options.yColumn = "lat";
    options.crs = Crs::fromEpsg(4490).value();
    options.columns = {"name"};
    const auto file = write("a.csv", "name,lat,lon\nA,34.7, +113.6 \nB,,113\nC,34,11x\n");
    const auto result = readWell(file, options);
    EXPECT_THAT(names(result.layer), ElementsAre("name"));
    EXPECT_EQ(result.layer.kind, GeometryKind::Point);
    EXPECT_EQ(result.layer.geometries[0], Geometry(Point{113.6, 34.7}));
    EXPECT_TRUE(isEmpty(result.layer.geometries[1]));
    EXPECT_TRUE(isEmpty(result.layer.geometries[2]));
    EXPECT_THAT(allWarnings(result), HasSubstr("2 rows have no numbers"));
    EXPECT_EQ(result.layer.crs->epsg(), 4490);
    EXPECT_EQ(result.crsSource, "option");
}

TEST_F(Csv, NamesAColumnThatIsMissing) {
    ReadOptions options;
    options.xColumn = "x";
    options.yColumn = "lat";
    const auto refused = readLayer(write("a.csv", "lon,lat\n1,2\n"), options);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NotFound);
    EXPECT_THAT(refused.error().advice.en, HasSubstr("lon, lat"));
}

TEST_F(Csv, RefusesBinaryContent) {
    const auto refused = readLayer(write("a.csv", std::string("a,b\n\0\0\0", 7)));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::CannotRead);
}

TEST_F(Csv, StopsWhenAsked) {
    std::string text = "a\n";
    for (int i = 0; i < 20'000; ++i) {
        text += "x\n";
    }
    std::stop_source stop;
    double last = 0.0;
    const Progress progress(
        [&](double fraction, const Text&) {
            last = fraction;
            stop.request_stop();
        },
        stop.get_token());
    const auto stopped = readLayer(write("a.csv", text), {}, progress);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_GT(last, 0.3);
    EXPECT_LT(last, 0.5);
}

/// The bytes of a DBF table with one record per row (dBASE III, level 5).
struct DbfField {
    std::string name;
    char type;
    unsigned char width;
};
std::string dbf(unsigned char language,
                const std::vector<DbfField>& fields,
                const std::vector<std::vector<std::string>>& rows) {
    const auto little = [](std::size_t value, int bytes) {
        std::string result;
        for (int i = 0; i < bytes; ++i) {
            result += static_cast<char>((value >> (8 * i)) & 0xFF);
        }
        return result;
    };
    std::size_t length = 1;
    std::string descriptions;
    for (const DbfField& field : fields) {
        std::string name = field.name;
        name.resize(11, '\0');
        descriptions += name + field.type + std::string(4, '\0') + static_cast<char>(field.width) +
                        std::string(15, '\0');
        length += field.width;
    }
    std::string file = "\x03\x77\x01\x01" + little(rows.size(), 4) +
                       little(32 + descriptions.size() + 1, 2) + little(length, 2) +
                       std::string(17, '\0') + static_cast<char>(language) + std::string(2, '\0') +
                       descriptions + '\x0D';
    for (const auto& row : rows) {
        file += ' ';
        for (std::size_t i = 0; i < fields.size(); ++i) {
            std::string cell = row[i];
            cell.resize(fields[i].width, ' ');
            file += cell;
        }
    }
    return file + '\x1A';
}

using Dbf = ReadLayer;
const std::string kGbkName = "\xC3\xFB\xB3\xC6";       // 名称
const std::string kGbkZhengzhou = "\xD6\xA3\xD6\xDD";  // 郑州

TEST_F(Dbf, BelievesTheCodePageFile) {
    const auto file = write("t.dbf", dbf(87, {{"名称", 'C', 10}}, {{"郑州"}}));
    write("t.cpg", "UTF-8\n");
    const auto result = readWell(file);
    EXPECT_EQ(result.encodingUsed, "UTF-8");
    EXPECT_THAT(cells(result.layer, "名称"), ElementsAre("郑州"));
    EXPECT_TRUE(result.warnings.empty());

    write("t.dbf", dbf(0, {{kGbkName, 'C', 10}}, {{kGbkZhengzhou}}));
    write("t.cpg", "936");
    const auto gbk = readWell(file);
    EXPECT_EQ(gbk.encodingUsed, "GBK");
    EXPECT_THAT(cells(gbk.layer, "名称"), ElementsAre("郑州"));
}

TEST_F(Dbf, BelievesTheLanguageByte) {
    const auto file = write("t.dbf", dbf(0x4D, {{kGbkName, 'C', 10}}, {{kGbkZhengzhou}}));
    const auto result = readWell(file);
    EXPECT_EQ(result.encodingUsed, "GBK");
    EXPECT_THAT(cells(result.layer, "名称"), ElementsAre("郑州"));
    EXPECT_TRUE(result.warnings.empty());
}

TEST_F(Dbf, GuessesWithAWarningWhenNothingIsSaid) {
    for (const unsigned char language : std::initializer_list<unsigned char>{0, 87}) {
        const auto gbk =
            readWell(write("g.dbf", dbf(language, {{kGbkName, 'C', 10}}, {{kGbkZhengzhou}})));
        EXPECT_EQ(gbk.encodingUsed, "GB18030");
        EXPECT_THAT(cells(gbk.layer, "名称"), ElementsAre("郑州"));
        EXPECT_THAT(allWarnings(gbk), HasSubstr("read as GB18030"));
        const auto utf8 = readWell(write("u.dbf", dbf(language, {{"名称", 'C', 10}}, {{"郑州"}})));
        EXPECT_EQ(utf8.encodingUsed, "UTF-8");
        EXPECT_THAT(cells(utf8.layer, "名称"), ElementsAre("郑州"));
        EXPECT_THAT(allWarnings(utf8), HasSubstr("read as UTF-8"));
    }
    const auto ascii = readWell(write("a.dbf", dbf(0, {{"NAME", 'C', 10}}, {{"plain"}})));
    EXPECT_TRUE(ascii.warnings.empty());
}

TEST_F(Dbf, ObeysTheOption) {
    const auto file = write("t.dbf", dbf(0x4D, {{"名称", 'C', 10}}, {{"郑州"}}));
    ReadOptions options;
    options.encoding = "utf8";
    const auto result = readWell(file, options);
    EXPECT_EQ(result.encodingUsed, "UTF-8");
    EXPECT_THAT(cells(result.layer, "名称"), ElementsAre("郑州"));
}

TEST_F(Dbf, LeavesHalfCharactersOut) {
    // A name and a text cut by bytes, as GDAL and ArcGIS do.
    const std::string name = std::string("行政区名").substr(0, 10);
    const std::string cell = std::string("河南省郑州").substr(0, 8);
    const auto utf8 = readWell(write(
        "u.dbf", dbf(0, {{name, 'C', 8}, {"B", 'C', 9}}, {{cell, "郑州"}, {"二七", "中原"}})));
    EXPECT_EQ(utf8.encodingUsed, "UTF-8");
    EXPECT_THAT(names(utf8.layer), ElementsAre("行政区", "B"));
    EXPECT_THAT(cells(utf8.layer, "行政区"), ElementsAre("河南", "二七"));
    EXPECT_THAT(allWarnings(utf8), HasSubstr("ended in half a character, which was left out: "));
    EXPECT_THAT(allWarnings(utf8), HasSubstr("1 cells end in half"));

    const auto gbk =
        readWell(write("g.dbf", dbf(0x4D, {{"A", 'C', 3}}, {{kGbkZhengzhou.substr(0, 3)}})));
    EXPECT_THAT(cells(gbk.layer, "A"), ElementsAre("郑"));
}

TEST_F(Dbf, TypesItsColumns) {
    const auto file = write(
        "t.dbf",
        dbf(0,
            {{"DAY", 'D', 8}, {"COUNT", 'N', 6}, {"YES", 'L', 1}, {"T", 'C', 3}},
            {{"20190630", "    12", "T", "007"}, {"", "", "F", ""}, {"00000000", "-3", "?", "x"}}));
    const auto result = readWell(file);
    EXPECT_EQ(result.layer.find("DAY")->field().type, FieldType::Date);
    EXPECT_THAT(cells(result.layer, "DAY"), ElementsAre("2019-06-30", "(null)", "(null)"));
    EXPECT_EQ(result.layer.find("COUNT")->field().type, FieldType::Integer);
    EXPECT_THAT(cells(result.layer, "COUNT"), ElementsAre("12", "(null)", "-3"));
    EXPECT_EQ(result.layer.find("YES")->field().type, FieldType::Boolean);
    EXPECT_THAT(cells(result.layer, "YES"), ElementsAre("true", "false", "(null)"));
    EXPECT_THAT(cells(result.layer, "T"), ElementsAre("007", "(null)", "x"));
}

constexpr const char* kParks = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"名称":"东园","编号":"007","面积":12.5,"数量":3,"有":true,"日期":"2019-06-30"},
 "geometry":{"type":"Polygon","coordinates":[[[113,34],[113,35],[114,35],[114,34],[113,34]]]}},
{"type":"Feature","properties":{"名称":"西园","编号":null,"面积":null,"数量":null,"有":null,"日期":null},
 "geometry":{"type":"MultiPolygon","coordinates":[[[[112,34],[112.5,34],[112.5,34.5],[112,34]]]]}}]})";

using Formats = ReadLayer;

void expectParks(const ReadResult& result) {
    const Layer& layer = result.layer;
    ASSERT_EQ(layer.size(), 2U);
    EXPECT_EQ(layer.kind, GeometryKind::Polygon);
    EXPECT_EQ(layer.crs->epsg(), 4326);
    EXPECT_EQ(result.crsSource, "file");
    EXPECT_THAT(cells(layer, "名称"), ElementsAre("东园", "西园"));
    const auto* shape = std::get_if<MultiPolygon>(&layer.geometries[0]);
    ASSERT_NE(shape, nullptr);
    // Longitude first, and counter-clockwise whatever the file has.
    Box box;
    box.add(Point{113, 34});
    box.add(Point{114, 35});
    EXPECT_EQ(boundsOf(layer.geometries[0]), box);
    const Ring& ring = shape->polygons[0].outer;
    ASSERT_EQ(ring.size(), 5U);
    EXPECT_EQ(ring.front(), ring.back());
    double turning = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        turning += (ring[i].x - ring[i - 1].x) * (ring[i].y + ring[i - 1].y);
    }
    EXPECT_LT(turning, 0.0);
}

void expectTypes(const Layer& layer) {
    const auto type = [&](const char* name) { return layer.find(name)->field().type; };
    EXPECT_EQ(type("编号"), FieldType::Text);
    EXPECT_EQ(type("面积"), FieldType::Real);
    EXPECT_EQ(type("数量"), FieldType::Integer);
    EXPECT_EQ(type("有"), FieldType::Boolean);
    EXPECT_EQ(type("日期"), FieldType::Date);
    EXPECT_THAT(cells(layer, "编号"), ElementsAre("007", "(null)"));
    EXPECT_THAT(cells(layer, "面积"), ElementsAre("12.5", "(null)"));
    EXPECT_THAT(cells(layer, "数量"), ElementsAre("3", "(null)"));
    EXPECT_THAT(cells(layer, "有"), ElementsAre("true", "(null)"));
    EXPECT_THAT(cells(layer, "日期"), ElementsAre("2019-06-30", "(null)"));
}

TEST_F(Formats, GeoJson) {
    const auto result = readWell(write("园区.geojson", kParks));
    EXPECT_EQ(result.driver, "GeoJSON");
    expectParks(result);
    expectTypes(result.layer);
}

TEST_F(Formats, GeoPackage) {
    const auto result = readWell(convert("GPKG", "园区.gpkg", kParks));
    EXPECT_EQ(result.driver, "GPKG");
    expectParks(result);
    expectTypes(result.layer);
}

TEST_F(Formats, FlatGeobuf) {
    const auto result = readWell(convert("FlatGeobuf", "p.fgb", kParks, "-nlt PROMOTE_TO_MULTI"));
    EXPECT_EQ(result.driver, "FlatGeobuf");
    ASSERT_EQ(result.layer.size(), 2U);
    EXPECT_THAT(cells(result.layer, "名称"), testing::UnorderedElementsAre("东园", "西园"));
}

TEST_F(Formats, FileGeodatabase) {
    const auto result = readWell(convert("OpenFileGDB", "p.gdb", kParks, "-nlt MULTIPOLYGON"));
    EXPECT_EQ(result.driver, "OpenFileGDB");
    expectParks(result);
}

TEST_F(Formats, Kml) {
    const auto result = readWell(convert("KML", "p.kml", kParks, "-dsco NameField=名称"));
    ASSERT_EQ(result.layer.size(), 2U);
    EXPECT_EQ(result.layer.kind, GeometryKind::Polygon);
    EXPECT_THAT(cells(result.layer, "Name"), ElementsAre("东园", "西园"));
}

TEST_F(Formats, Shapefile) {
    const auto file = convert("ESRI Shapefile", "p.shp", kParks, "-lco ENCODING=UTF-8");
    const auto result = readWell(file);
    EXPECT_EQ(result.driver, "ESRI Shapefile");
    EXPECT_EQ(result.encodingUsed, "UTF-8");
    expectParks(result);
}

TEST_F(Formats, ShapefileWithoutItsIndex) {
    const auto file = convert("ESRI Shapefile", "p.shp", kParks, "-lco ENCODING=UTF-8");
    fs::remove(folder_ / "p.shx");
    const auto result = readWell(file);
    expectParks(result);
    EXPECT_THAT(allWarnings(result), HasSubstr(".shx"));
    EXPECT_FALSE(fs::exists(folder_ / "p.shx"));
}

TEST_F(Formats, Spreadsheets) {
    for (const auto& [format, name] : {std::pair{"XLSX", "t.xlsx"}, std::pair{"ODS", "t.ods"}}) {
        const auto file = convert(format, name, kParks);
        const auto result = readWell(file);
        EXPECT_EQ(result.driver, format);
        EXPECT_EQ(result.layer.kind, GeometryKind::None);
        for (const Column& column : result.layer.columns) {
            EXPECT_EQ(column.field().type, FieldType::Text);
        }
        EXPECT_THAT(cells(result.layer, "名称"), ElementsAre("东园", "西园"));
        EXPECT_THAT(cells(result.layer, "编号"), ElementsAre("007", "(null)"));
        EXPECT_THAT(cells(result.layer, "面积"), ElementsAre("12.5", "(null)"));
        EXPECT_THAT(cells(result.layer, "日期"), ElementsAre("2019-06-30", "(null)"));

        ReadOptions options;
        options.header = HeaderRow::None;
        const auto raw = readWell(file, options);
        ASSERT_GE(raw.layer.columns.size(), 3U);
        EXPECT_EQ(raw.layer.columns[0].field().name, "A");
        EXPECT_EQ(raw.layer.columns[0].asText(0), "名称");
        EXPECT_EQ(raw.layer.columns[0].asText(2), "西园");
    }
}

TEST_F(Formats, ReadsOnlyTheColumnsAskedFor) {
    ReadOptions options;
    options.columns = {"面积", "名称"};
    const auto result = readWell(write("p.geojson", kParks), options);
    EXPECT_THAT(names(result.layer), ElementsAre("面积", "名称"));
    options.columns = {"没有"};
    const auto refused = readLayer(folder_ / "p.geojson", options);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NotFound);
    EXPECT_THAT(refused.error().advice.zh, HasSubstr("名称"));
}

TEST_F(Formats, OverridesTheCrsOfTheFile) {
    ReadOptions options;
    options.crs = Crs::fromEpsg(4490).value();
    const auto result = readWell(write("p.geojson", kParks), options);
    EXPECT_EQ(result.layer.crs->epsg(), 4490);
    EXPECT_EQ(result.crsSource, "option");
    EXPECT_THAT(allWarnings(result), HasSubstr("EPSG:4326"));
}

TEST_F(Formats, FlattensShapesAndTellsOfIt) {
    const auto collection = [](const char* geometries) {
        return std::string(R"({"type":"FeatureCollection","features":[)") + geometries + "]}";
    };
    const auto heights = readWell(write("z.geojson", collection(R"(
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[113,34,99]}})")));
    EXPECT_EQ(heights.layer.geometries[0], Geometry(Point{113, 34}));
    EXPECT_THAT(allWarnings(heights), HasSubstr("1 geometries had heights"));

    const auto parts = readWell(write("c.geojson", collection(R"(
        {"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[
          {"type":"LineString","coordinates":[[1,2],[3,4]]},
          {"type":"LineString","coordinates":[[5,6],[7,8]]}]}},
        {"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[
          {"type":"LineString","coordinates":[[1,2],[3,4]]},
          {"type":"Point","coordinates":[5,6]}]}},
        {"type":"Feature","properties":{},"geometry":null})")));
    EXPECT_EQ(parts.layer.geometries[0], Geometry(MultiLine{{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}}));
    EXPECT_TRUE(isEmpty(parts.layer.geometries[1]));
    EXPECT_TRUE(isEmpty(parts.layer.geometries[2]));
    EXPECT_THAT(allWarnings(parts), HasSubstr("1 geometries mix"));
}

TEST_F(Formats, LinearisesCurves) {
    const auto csv =
        write("c.csv", "id,WKT\n1,\"CURVEPOLYGON(CIRCULARSTRING(0 0,2 0,2 2,0 2,0 0))\"\n");
    const fs::path gpkg = folder_ / "c.gpkg";
    const std::string command = "ogr2ogr -f GPKG \"" + gpkg.string() + "\" \"" + csv.string() +
                                "\" -oo GEOM_POSSIBLE_NAMES=WKT -nlt CURVEPOLYGON -a_srs EPSG:4547";
    ASSERT_EQ(std::system(command.c_str()), 0);
    const auto result = readWell(gpkg);
    ASSERT_EQ(result.layer.kind, GeometryKind::Polygon);
    EXPECT_GT(pointCount(result.layer.geometries[0]), 50U);
    EXPECT_THAT(allWarnings(result), HasSubstr("1 geometries had curves"));
}

TEST_F(Formats, ListsSeveralLayers) {
    const auto file = convert("GPKG", "p.gpkg", kParks, "-nln 园区");
    const auto more = write("b.geojson", kParks);
    ASSERT_EQ(std::system(
                  ("ogr2ogr -update -nln 县区 \"" + file.string() + "\" \"" + more.string() + "\"")
                      .c_str()),
              0);
    EXPECT_THAT(layerNames(file).value(), ElementsAre("园区", "县区"));
    const auto refused = readLayer(file);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
    EXPECT_THAT(refused.error().advice.en, HasSubstr("园区, 县区"));
    ReadOptions options;
    options.layer = "县区";
    EXPECT_EQ(readWell(file, options).layer.name, "县区");
    options.layer = "河道";
    const auto missing = readLayer(file, options);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
}

TEST_F(Formats, SaysWhatIsWrongWithAFile) {
    const auto codeOf = [](const fs::path& file) {
        const auto refused = readLayer(file);
        EXPECT_FALSE(refused) << file;
        EXPECT_FALSE(refused.error().sentence.zh.empty());
        EXPECT_FALSE(refused.error().advice.zh.empty());
        EXPECT_FALSE(layerNames(file)) << file;
        return refused.error().code;
    };
    EXPECT_EQ(codeOf(folder_ / "no.shp"), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(write("empty.gpkg", "")), ErrorCode::CannotRead);
    EXPECT_EQ(codeOf(write("empty.csv", "")), ErrorCode::CannotRead);
    for (const char* name : {"a.gpkg", "a.shp", "a.xlsx", "a.geojson", "a.kml", "a.fgb", "a.ods"}) {
        EXPECT_EQ(codeOf(write(name, "this is nothing of the kind")), ErrorCode::CannotRead)
            << name;
    }
    EXPECT_EQ(codeOf(write("a.docx", "PK")), ErrorCode::UnsupportedFormat);
}

TEST_F(Formats, ReadsWhatIsLeftOfACutFileOrRefuses) {
    for (const auto& [format, name] :
         {std::pair{"GPKG", "p.gpkg"}, std::pair{"FlatGeobuf", "p.fgb"}}) {
        const auto file = convert(format, name, kParks, "-nlt PROMOTE_TO_MULTI");
        fs::resize_file(file, fs::file_size(file) / 2);
        if (const auto result = readLayer(file)) {
            EXPECT_FALSE(result->warnings.empty()) << name;
        } else {
            EXPECT_EQ(result.error().code, ErrorCode::CannotRead);
        }
    }
}

/// Name -> time and digest of every file under a folder.
std::map<std::string, std::string> snapshot(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        std::string& state = files[entry.path().string()];
        if (entry.is_regular_file()) {
            state = std::to_string(entry.last_write_time().time_since_epoch().count()) +
                    fileHash(entry.path()).value();
        }
    }
    return files;
}

TEST_F(Formats, LeaveTheSourceAsItWas) {
    const std::pair<const char*, const char*> formats[] = {{"GPKG", "p.gpkg"},
                                                           {"ESRI Shapefile", "p.shp"},
                                                           {"FlatGeobuf", "p.fgb"},
                                                           {"OpenFileGDB", "p.gdb"},
                                                           {"KML", "p.kml"},
                                                           {"XLSX", "p.xlsx"},
                                                           {"ODS", "p.ods"}};
    std::vector<fs::path> files;
    for (const auto& [format, name] : formats) {
        files.push_back(convert(format, name, kParks, "-nlt MULTIPOLYGON"));
    }
    files.push_back(write("p.geojson", kParks));
    files.push_back(write("p.csv", "a\n1\n"));
    // A GeoPackage in write-ahead mode is the one whose readers usually leave files behind.
    fs::copy(folder_ / "p.gpkg", folder_ / "wal.gpkg");
    std::fstream wal(folder_ / "wal.gpkg", std::ios::binary | std::ios::in | std::ios::out);
    wal.seekp(18).write("\x02\x02", 2);  // file format versions, as PRAGMA journal_mode=WAL sets
    wal.close();
    files.push_back(folder_ / "wal.gpkg");
    const auto before = snapshot(folder_);
    for (const fs::path& file : files) {
        (void)layerNames(file);
        readWell(file);
    }
    EXPECT_EQ(snapshot(folder_), before);
}

TEST(RequireCrs, ListsWhatTheNumbersMayBe) {
    Layer layer;
    layer.kind = GeometryKind::Point;
    layer.geometries = {Point{0, 0}, Point{38406787, 3807618}, Point{38502015, 3847552}};
    const auto refused = requireCrs(layer, "厂区.shp");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::UnknownCrs);
    EXPECT_EQ(refused.error().where, "厂区.shp");
    EXPECT_THAT(refused.error().advice.en, HasSubstr("EPSG:4526"));
    EXPECT_THAT(refused.error().advice.zh, HasSubstr("EPSG:2414"));
    EXPECT_THAT(refused.error().advice.zh, HasSubstr("--crs"));
    layer.crs = Crs::fromEpsg(4526).value();
    EXPECT_EQ(requireCrs(layer, "").value().epsg(), 4526);
}

/// Public files that are not part of the project; the folder may be absent.
class RealFiles : public testing::Test {
protected:
    void SetUp() override {
        const char* given = std::getenv("RUYUAN_SHARED_DATA");
        data_ = given != nullptr ? fs::path(given)
                                 : fs::path(RUYUAN_SOURCE_DIR).parent_path() / "shared" / "data";
        if (!fs::exists(data_)) {
            GTEST_SKIP() << "no real files: set RUYUAN_SHARED_DATA to their folder";
        }
    }
    fs::path data_;
};

TEST_F(RealFiles, OddAndBrokenOnesReadOrSayWhy) {
    std::size_t good = 0;
    for (const auto& entry : fs::recursive_directory_iterator(data_ / "robust")) {
        const auto result = readLayer(entry.path());
        if (!result) {
            EXPECT_FALSE(result.error().sentence.zh.empty()) << entry.path();
            EXPECT_FALSE(result.error().sentence.en.empty()) << entry.path();
            continue;
        }
        ++good;
        for (const Column& column : result->layer.columns) {
            EXPECT_EQ(column.size(), result->layer.size()) << entry.path();
        }
        if (result->layer.kind != GeometryKind::None) {
            EXPECT_EQ(result->layer.geometries.size(), result->layer.size()) << entry.path();
        }
    }
    EXPECT_GT(good, 120U);
}

TEST_F(RealFiles, ChineseShapefilesReadRight) {
    const auto folder = data_ / "derived_gk_gbk";
    const auto gbk = readWell(folder / "zz_xian_cgcs2000_gk38_gbk.shp");
    EXPECT_EQ(gbk.layer.crs->epsg(), 4526);
    EXPECT_THAT(cells(gbk.layer, "行政区名称"), testing::Contains("管城回族区"));
    const auto cut = readWell(folder / "中文路径" / "郑州市县区_无prj.shp");
    EXPECT_FALSE(cut.layer.crs);
    EXPECT_EQ(cut.crsSource, "");
    EXPECT_THAT(names(cut.layer), ElementsAre("行政代", "行政区", "级别"));
    EXPECT_THAT(requireCrs(cut.layer, "x").error().advice.en, HasSubstr("EPSG:4547"));
    const auto heilongjiang = readWell(data_ / "geotools_chinese_poly" / "chinese_poly.shp");
    EXPECT_THAT(cells(heilongjiang.layer, "NAME"), ElementsAre("黑龙江省"));
    const auto china = readWell(data_ / "admin" / "dongli_china_shapefiles" / "china.shp");
    EXPECT_EQ(china.layer.size(), 1367U);
    EXPECT_EQ(cells(china.layer, "FCNAME")[0], "黑龙江省");
}

TEST_F(RealFiles, FacilitiesReadWhole) {
    ReadOptions options;
    options.xColumn = "lon";
    options.yColumn = "lat";
    const auto result = readWell(data_ / "plants" / "real_facilities_merged.csv", options);
    EXPECT_EQ(result.layer.size(), 151'713U);
    EXPECT_EQ(result.layer.geometries[0], Geometry(Point{-145.7181, 64.0283}));
}

}  // namespace
}  // namespace ruyuan::gis
