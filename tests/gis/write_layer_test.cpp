// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/write_layer.h"

#include "gis/shapefile_names.h"
#include "tests/support/random_layer.h"
#include "tests/support/run_command.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <limits>

namespace ruyuan::gis {
namespace {

using ::ruyuan::testing::inChildProcess;
using ::ruyuan::testing::quoted;
using ::ruyuan::testing::RandomLayer;
using ::ruyuan::testing::runCommand;
using ::ruyuan::testing::TemporaryFolder;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

constexpr VectorFormat kFormats[] = {VectorFormat::GeoPackage,
                                     VectorFormat::Shapefile,
                                     VectorFormat::GeoJson,
                                     VectorFormat::Csv,
                                     VectorFormat::Xlsx};
constexpr Point kZhengzhou{465661.650, 3846545.194};  // in EPSG:4547

Column columnOf(gis::Field field, const std::vector<Value>& values) {
    Column column(std::move(field));
    for (const Value& value : values) {
        column.append(value);
    }
    return column;
}

Layer tableOf(std::vector<Column> columns) {
    Layer layer;
    layer.name = "厂区";
    layer.columns = std::move(columns);
    return layer;
}

/// One point of Zhengzhou in EPSG:4547 per row of the columns.
Layer pointsOf(std::vector<Column> columns) {
    Layer layer = tableOf(std::move(columns));
    layer.kind = GeometryKind::Point;
    layer.geometries.assign(layer.columns.front().size(), kZhengzhou);
    layer.crs = Crs::fromEpsg(4547).value();
    return layer;
}

WriteOptions as(VectorFormat format, DbfEncoding encoding = DbfEncoding::Gbk) {
    return {format, encoding};
}

WriteResult write(const Layer& layer,
                  const std::filesystem::path& folder,
                  const WriteOptions& options,
                  const std::string& stem = "厂区") {
    auto result = writeLayer(layer, folder, stem, options);
    if (!result) {
        ADD_FAILURE() << result.error().sentence.en << ": " << result.error().where;
        return {};
    }
    return *result;
}

std::vector<std::string> differences(const Layer& layer,
                                     const std::filesystem::path& folder,
                                     const WriteOptions& options,
                                     const std::string& stem = "厂区") {
    const auto found = compareWithFile(layer, folder, stem, options);
    if (!found) {
        return {"cannot read: " + found.error().sentence.en};
    }
    std::vector<std::string> sentences;
    for (const Text& difference : *found) {
        sentences.push_back(difference.en);
    }
    return sentences;
}

std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void damage(const std::filesystem::path& file, const std::string& from, const std::string& to) {
    std::string bytes = bytesOf(file);
    const auto place = bytes.find(from);
    ASSERT_NE(place, std::string::npos);
    bytes.replace(place, from.size(), to);
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

std::string ogrinfo(const std::filesystem::path& file, const std::string& options = "-al") {
    return runCommand("ogrinfo " + options + " " + quoted(file)).output;
}

TEST(WriteLayer, RandomLayersComeBackEqualInEveryFormat) {
    RandomLayer random(37, kZhengzhou, 40000.0);
    using enum GeometryKind;
    for (const GeometryKind kind : {None, Point, MultiPoint, Line, Polygon, Mixed}) {
        Layer layer = random.make(kind, 40);
        layer.crs = Crs::fromEpsg(4547).value();
        for (const VectorFormat format : kFormats) {
            if (format == VectorFormat::Shapefile && kind == Mixed) {
                continue;  // one kind per file
            }
            for (const DbfEncoding encoding : {DbfEncoding::Gbk, DbfEncoding::Utf8}) {
                SCOPED_TRACE(std::to_string(static_cast<int>(kind)) + " in " +
                             std::to_string(static_cast<int>(format)));
                const TemporaryFolder folder;
                write(layer, folder.path(), as(format, encoding));
                EXPECT_THAT(differences(layer, folder.path(), as(format, encoding)), IsEmpty());
            }
        }
    }
}

TEST(WriteLayer, LeavesNothingElseInTheFolder) {
    for (const VectorFormat format : kFormats) {
        const TemporaryFolder folder;
        const auto result = write(
            pointsOf({columnOf({"mc", FieldType::Text, {}}, {"a"})}), folder.path(), as(format));
        EXPECT_EQ(folder.content().size(), result.files.size());
        for (const auto& file : result.files) {
            EXPECT_TRUE(std::filesystem::exists(file)) << file;
        }
    }
}

TEST(WriteLayer, TheSameLayerGivesTheSameBytes) {
    const Layer layer = pointsOf({columnOf({"mc", FieldType::Text, {}}, {"a", "b"})});
    for (const VectorFormat format :
         {VectorFormat::Shapefile, VectorFormat::GeoJson, VectorFormat::Csv, VectorFormat::Xlsx}) {
        const TemporaryFolder first;
        const TemporaryFolder second;
        write(layer, first.path(), as(format));
        write(layer, second.path(), as(format));
        EXPECT_EQ(first.content(), second.content());
    }
}

TEST(WriteShapefile, InGbkHasLanguageByte77AndNoCpg) {
    const TemporaryFolder folder;
    write(pointsOf({columnOf({"名称", FieldType::Text, {}}, {"郑州铝业"})}),
          folder.path(),
          as(VectorFormat::Shapefile));
    const std::string dbf = bytesOf(folder / "厂区.dbf");
    EXPECT_EQ(dbf.at(29), '\x4D');
    EXPECT_THAT(dbf, HasSubstr("\xD6\xA3\xD6\xDD\xC2\xC1\xD2\xB5"));  // 郑州铝业 in GBK
    EXPECT_THAT(dbf, HasSubstr("\xC3\xFB\xB3\xC6"));                  // 名称
    EXPECT_FALSE(std::filesystem::exists(folder / "厂区.cpg"));
    EXPECT_THAT(ogrinfo(folder / "厂区.shp"), HasSubstr("名称 (String) = 郑州铝业"));
}

TEST(WriteShapefile, InUtf8HasACpg) {
    const TemporaryFolder folder;
    write(pointsOf({columnOf({"mc", FieldType::Text, {}}, {"㛃𣲗"})}),
          folder.path(),
          as(VectorFormat::Shapefile, DbfEncoding::Utf8));
    EXPECT_THAT(bytesOf(folder / "厂区.cpg"), StartsWith("UTF-8"));
    EXPECT_EQ(bytesOf(folder / "厂区.dbf").at(29), '\0');
    EXPECT_THAT(ogrinfo(folder / "厂区.shp"), HasSubstr("mc (String) = 㛃𣲗"));
}

TEST(WriteShapefile, FallsBackToUtf8ForCharactersOutsideGbk) {
    const TemporaryFolder folder;
    const Layer layer = pointsOf({columnOf({"mc", FieldType::Text, {}}, {"㛃"})});
    const auto result = write(layer, folder.path(), as(VectorFormat::Shapefile));
    EXPECT_TRUE(std::filesystem::exists(folder / "厂区.cpg"));
    EXPECT_THAT(result.warnings,
                Contains(Field(&Warning::sentence, Field(&Text::zh, HasSubstr("㛃")))));
    EXPECT_THAT(differences(layer, folder.path(), as(VectorFormat::Shapefile)), IsEmpty());
}

// The .prj of domain.md 5.6; PROJ's own program is the judge.
TEST(WriteShapefile, HasTheProjectionInEsriWords) {
    const TemporaryFolder folder;
    write(pointsOf({columnOf({"mc", FieldType::Text, {}}, {"a"})}),
          folder.path(),
          as(VectorFormat::Shapefile));
    const std::string prj = bytesOf(folder / "厂区.prj");
    EXPECT_THAT(prj, StartsWith("PROJCS[\"CGCS2000_3_Degree_GK_CM_114E\""));
    EXPECT_THAT(prj, HasSubstr("GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\""));
    EXPECT_THAT(prj, HasSubstr("DATUM[\"D_China_2000\""));
    const auto judge = runCommand("projinfo -o WKT1_ESRI --single-line -q EPSG:4547");
    EXPECT_EQ(judge.output.substr(0, judge.output.find('\n')), prj);
}

TEST(WriteShapefile, MapsTypesThatItLacksAndSaysSo) {
    const TemporaryFolder folder;
    const Layer layer =
        pointsOf({columnOf({"yes", FieldType::Boolean, {}}, {true, false, {}}),
                  columnOf({"small", FieldType::Integer, {}}, {std::int64_t{-123}, {}, {}}),
                  columnOf({"large", FieldType::Integer, {}}, {std::int64_t{12345678901}, {}, {}}),
                  columnOf({"huge", FieldType::Integer, {}},
                           {std::numeric_limits<std::int64_t>::max(), {}, {}}),
                  columnOf({"day", FieldType::Date, {}}, {makeDate(2019, 6, 30), {}, {}}),
                  columnOf({"area", FieldType::Real, {}}, {0.1, 123456789012.25, {}}),
                  columnOf({"big", FieldType::Real, {}}, {1e30, 1.5, {}})});
    const auto result = write(layer, folder.path(), as(VectorFormat::Shapefile));
    const std::string seen = ogrinfo(folder / "厂区.shp");
    for (const char* line : {"yes: Integer (1.0)",
                             "small: Integer (9.0)",
                             "large: Integer64 (18.0)",
                             "huge: String (19.0)",
                             "day: Date",
                             "area: Real (24.10)",
                             "yes (Integer) = 1",
                             "yes (Integer) = 0",
                             "yes (Integer) = (null)",
                             "small (Integer) = -123",
                             "large (Integer64) = 12345678901",
                             "huge (String) = 9223372036854775807",
                             "day (Date) = 2019/06/30",
                             "day (Date) = (null)",
                             "area (Real) = 123456789012.2500000000",
                             "area (Real) = (null)",
                             "big (Real) = (null)"}) {
        EXPECT_THAT(seen, HasSubstr(line));
    }
    for (const char* name : {"yes", "large", "huge", "big"}) {
        EXPECT_THAT(result.warnings,
                    Contains(Field(&Warning::sentence, Field(&Text::en, HasSubstr(name)))));
    }
    EXPECT_EQ(result.warnings.size(), 4U);
    EXPECT_THAT(differences(layer, folder.path(), as(VectorFormat::Shapefile)), IsEmpty());
}

// ESRI Shapefile Technical Description: the interior is on the right of the way round.
TEST(WriteShapefile, OuterRingsGoClockwise) {
    const TemporaryFolder folder;
    Layer layer = pointsOf({columnOf({"mc", FieldType::Text, {}}, {"a"})});
    layer.kind = GeometryKind::Polygon;
    layer.geometries = {MultiPolygon{
        {{{{0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0}}, {{{1, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 1}}}}}}};
    write(layer, folder.path(), as(VectorFormat::Shapefile));
    EXPECT_THAT(ogrinfo(folder / "厂区.shp"),
                HasSubstr("POLYGON ((0 0,0 9,9 9,9 0,0 0),(1 1,2 1,2 2,1 2,1 1))"));
    EXPECT_THAT(differences(layer, folder.path(), as(VectorFormat::Shapefile)), IsEmpty());
}

TEST(WriteShapefile, RefusesWhatItsHeaderForbids) {
    const TemporaryFolder folder;
    Layer mixed = pointsOf({columnOf({"mc", FieldType::Text, {}}, {"a"})});
    mixed.kind = GeometryKind::Mixed;
    const Layer longName = pointsOf({columnOf({"统一社会信用", FieldType::Text, {}}, {"a"})});
    const Layer repeated = pointsOf({columnOf({"mc", FieldType::Text, {}}, {"a"}),
                                     columnOf({"MC", FieldType::Text, {}}, {"a"})});
    const Layer longText =
        pointsOf({columnOf({"mc", FieldType::Text, {}}, {std::string(255, 'x')})});
    for (const Layer& layer : {mixed, longName, repeated, longText}) {
        const auto refused = writeLayer(layer, folder.path(), "厂区", as(VectorFormat::Shapefile));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
    }
    EXPECT_THAT(folder.content(), IsEmpty());
}

TEST(WriteShapefile, ReplacesAllFilesOfAnOlderOne) {
    const TemporaryFolder folder;
    const Layer layer = pointsOf({columnOf({"mc", FieldType::Text, {}}, {"郑"})});
    write(layer, folder.path(), as(VectorFormat::Shapefile, DbfEncoding::Utf8));
    std::ofstream(folder / "厂区.qix") << "an old index";
    write(layer, folder.path(), as(VectorFormat::Shapefile, DbfEncoding::Gbk));
    EXPECT_FALSE(std::filesystem::exists(folder / "厂区.cpg"));
    EXPECT_FALSE(std::filesystem::exists(folder / "厂区.qix"));
    EXPECT_THAT(ogrinfo(folder / "厂区.shp"), HasSubstr("mc (String) = 郑"));
}

TEST(WriteShapefile, OfPreparedChineseColumnsAgrees) {
    const TemporaryFolder folder;
    std::string all;
    for (int i = 0; i < 200; ++i) {
        all += "长";
    }
    const Layer layer =
        pointsOf({columnOf({"统一社会信用代码", FieldType::Text, {}}, {"91410100000000000X"}),
                  columnOf({"统一社会信用", FieldType::Text, {}}, {all})});
    for (const DbfEncoding encoding : {DbfEncoding::Gbk, DbfEncoding::Utf8}) {
        const auto prepared = shapefileLayer(layer, {}, encoding).value();
        write(prepared.layer, folder.path(), as(VectorFormat::Shapefile, prepared.encoding));
        EXPECT_THAT(
            differences(
                prepared.layer, folder.path(), as(VectorFormat::Shapefile, prepared.encoding)),
            IsEmpty());
    }
}

// EPSG:4547 and longitude/latitude of Zhengzhou from domain.md 5.2.
TEST(WriteGeoJson, IsInLongitudeAndLatitude) {
    const TemporaryFolder folder;
    const Layer layer = pointsOf({columnOf({"mc", FieldType::Text, {}}, {"\"郑州\"\n"})});
    write(layer, folder.path(), as(VectorFormat::GeoJson));
    const std::string json = bytesOf(folder / "厂区.geojson");
    EXPECT_THAT(json, HasSubstr("\"coordinates\":[113.62499"));
    EXPECT_THAT(json, HasSubstr("34.7466"));
    EXPECT_THAT(json, HasSubstr(R"("mc":"\"郑州\"\u000a")"));
    EXPECT_THAT(json, Not(HasSubstr("\"crs\"")));
    EXPECT_THAT(ogrinfo(folder / "厂区.geojson"), HasSubstr("ID[\"EPSG\",4326]"));
}

TEST(WriteGeoJson, WithoutACoordinateSystemIsRefused) {
    const TemporaryFolder folder;
    Layer layer = pointsOf({columnOf({"mc", FieldType::Text, {}}, {"a"})});
    layer.crs.reset();
    const auto refused = writeLayer(layer, folder.path(), "a", as(VectorFormat::GeoJson));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::UnknownCrs);
    EXPECT_THAT(folder.content(), IsEmpty());
}

// RFC 7946, 3.1.6: outer rings counter-clockwise.
TEST(WriteGeoJson, OgrinfoReadsShapesAndTypes) {
    const TemporaryFolder folder;
    Layer layer = tableOf({columnOf({"n", FieldType::Integer, {}}, {std::int64_t{7}, {}}),
                           columnOf({"x", FieldType::Real, {}}, {2.0, 1e20}),
                           columnOf({"b", FieldType::Boolean, {}}, {true, false})});
    layer.kind = GeometryKind::Polygon;
    layer.crs = storageCrs();
    layer.geometries = {MultiPolygon{{{{{1, 1}, {2, 1}, {2, 2}, {1, 1}}, {}}}}, Geometry{}};
    write(layer, folder.path(), as(VectorFormat::GeoJson));
    const std::string seen = ogrinfo(folder / "厂区.geojson");
    for (const char* line : {"n: Integer",
                             "x: Real",
                             "b: Integer(Boolean)",
                             "x (Real) = 1e+20",
                             "POLYGON ((1 1,2 1,2 2,1 1))",
                             "Feature Count: 2"}) {
        EXPECT_THAT(seen, HasSubstr(line));
    }
}

TEST(WriteCsv, StartsWithAByteOrderMarkAndQuotes) {
    const TemporaryFolder folder;
    const Layer layer =
        tableOf({columnOf({"名称", FieldType::Text, "不用"}, {"a,\"b\"", "", {}}),
                 columnOf({"日期", FieldType::Date, {}}, {makeDate(2019, 6, 30), {}, {}}),
                 columnOf({"数", FieldType::Real, {}}, {0.1, 1.0 / 3.0, {}})});
    write(layer, folder.path(), as(VectorFormat::Csv));
    EXPECT_EQ(bytesOf(folder / "厂区.csv"),
              "\xEF\xBB\xBF名称,日期,数\r\n"
              "\"a,\"\"b\"\"\",2019-06-30,0.1\r\n"
              "\"\",,0.3333333333333333\r\n"
              ",,\r\n");
}

TEST(WriteCsv, HasXAndYForPointsAndWktForOthers) {
    const TemporaryFolder folder;
    Layer layer = pointsOf({columnOf({"x", FieldType::Text, {}}, {"not the place"})});
    write(layer, folder.path(), as(VectorFormat::Csv));
    EXPECT_THAT(bytesOf(folder / "厂区.csv"),
                HasSubstr("X_,Y,x\r\n465661.65,3846545.194,not the place\r\n"));
    layer.kind = GeometryKind::Line;
    layer.geometries = {MultiLine{{{{0, 0}, {1.5, 2}}}}};
    const auto result = write(layer, folder.path(), as(VectorFormat::Csv));
    EXPECT_THAT(bytesOf(folder / "厂区.csv"), HasSubstr("WKT,x\r\n\"LINESTRING "));
    EXPECT_THAT(result.warnings,
                Contains(Field(&Warning::sentence, Field(&Text::zh, HasSubstr("EPSG:4547")))));
}

TEST(WriteXlsx, HasTheAliasesAsHeadingAndTypedCells) {
    const TemporaryFolder folder;
    const Layer layer =
        tableOf({columnOf({"code", FieldType::Text, "行政区划代码"}, {"0410122"}),
                 columnOf({"n", FieldType::Integer, "数量"}, {std::int64_t{42}}),
                 columnOf({"x", FieldType::Real, {}}, {2.5}),
                 columnOf({"d", FieldType::Date, "完成时限"}, {makeDate(2019, 6, 30)}),
                 columnOf({"b", FieldType::Boolean, "在建成区内"}, {true})});
    write(layer, folder.path(), as(VectorFormat::Xlsx));
    const std::string seen = ogrinfo(folder / "厂区.xlsx");
    for (const char* line : {"Layer name: 厂区",
                             "行政区划代码 (String) = 0410122",
                             "数量 (Integer) = 42",
                             "x (Real) = 2.5",
                             "完成时限 (Date) = 2019/06/30",
                             "在建成区内 (String) = 是"}) {
        EXPECT_THAT(seen, HasSubstr(line));
    }
}

TEST(WriteXlsx, FreezesABoldHeadingAndFitsWidths) {
    const TemporaryFolder folder;
    const Layer layer = tableOf({columnOf({"mc", FieldType::Text, "名称"}, {"郑州某某有限公司"}),
                                 columnOf({"n", FieldType::Integer, "数"}, {std::int64_t{1}})});
    write(layer, folder.path(), as(VectorFormat::Xlsx));
    const auto part = [&](const std::string& name) {
        return runCommand(
            "python3 -c \"import sys, zipfile; "
            "sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read('" +
            name + "').decode())\" " + quoted(folder / "厂区.xlsx"));
    };
    const auto sheet = part("xl/worksheets/sheet1.xml");
    if (sheet.status != 0) {
        GTEST_SKIP() << "needs python3 to look into the file";
    }
    EXPECT_THAT(sheet.output, HasSubstr("state=\"frozen\""));
    EXPECT_THAT(sheet.output, HasSubstr("ySplit=\"1\""));
    // Eight Chinese characters are sixteen digits wide, plus two, plus Excel's own padding.
    EXPECT_THAT(sheet.output, HasSubstr("<col min=\"1\" max=\"1\" width=\"18.7109375\""));
    EXPECT_THAT(sheet.output, HasSubstr("<col min=\"2\" max=\"2\" width=\"6.7109375\""));
    EXPECT_THAT(part("xl/styles.xml").output, HasSubstr("<b/>"));
}

TEST(WriteXlsx, KeepsWhatExcelCannotHoldAsText) {
    const TemporaryFolder folder;
    std::string all;
    for (int i = 0; i < 40000; ++i) {
        all += "长";
    }
    const Layer layer =
        tableOf({columnOf({"n", FieldType::Integer, {}}, {std::int64_t{9007199254740993}}),
                 columnOf({"d", FieldType::Date, {}}, {makeDate(1899, 1, 1)}),
                 columnOf({"t", FieldType::Text, {}}, {all})});
    const auto result = write(layer, folder.path(), as(VectorFormat::Xlsx));
    EXPECT_THAT(result.warnings,
                Contains(Field(&Warning::sentence, Field(&Text::zh, HasSubstr("32767")))));
    EXPECT_THAT(ogrinfo(folder / "厂区.xlsx"), HasSubstr("(String) = 9007199254740993"));
    EXPECT_THAT(differences(layer, folder.path(), as(VectorFormat::Xlsx)), IsEmpty());
}

TEST(CompareWithFile, FindsAChangedText) {
    const Layer layer = pointsOf({columnOf({"mc", FieldType::Text, {}}, {"Aluminium works"})});
    for (const VectorFormat format : {VectorFormat::GeoPackage,
                                      VectorFormat::Shapefile,
                                      VectorFormat::GeoJson,
                                      VectorFormat::Csv}) {
        const TemporaryFolder folder;
        const auto files = write(layer, folder.path(), as(format)).files;
        ASSERT_THAT(differences(layer, folder.path(), as(format)), IsEmpty());
        damage(format == VectorFormat::Shapefile ? folder / "厂区.dbf" : files.front(),
               "Aluminium",
               "Aluminum!");
        EXPECT_THAT(differences(layer, folder.path(), as(format)),
                    Contains(HasSubstr("\"Aluminium works\" was written and \"Aluminum! works\"")));
    }
}

TEST(CompareWithFile, FindsOtherValuesRowsShapesAndSystems) {
    const Layer layer = pointsOf({columnOf({"mc", FieldType::Text, {}}, {"a", "b"}),
                                  columnOf({"x", FieldType::Real, {}}, {1.5, {}})});
    Layer text = layer;
    text.columns[0] = columnOf({"mc", FieldType::Text, {}}, {"a", "c"});
    Layer number = layer;
    number.columns[1] = columnOf({"x", FieldType::Real, {}}, {1.5000001, {}});
    Layer null = layer;
    null.columns[1] = columnOf({"x", FieldType::Real, {}}, {1.5, 0.0});
    Layer rows = pointsOf({columnOf({"mc", FieldType::Text, {}}, {"a"}),
                           columnOf({"x", FieldType::Real, {}}, {1.5})});
    Layer name = layer;
    name.columns[0] = columnOf({"name", FieldType::Text, {}}, {"a", "b"});
    Layer place = layer;
    place.geometries[1] = Point{465661.651, 3846545.194};
    Layer gone = layer;
    gone.geometries[0] = Geometry{};
    for (const VectorFormat format : kFormats) {
        const TemporaryFolder folder;
        write(layer, folder.path(), as(format));
        ASSERT_THAT(differences(layer, folder.path(), as(format)), IsEmpty());
        for (const Layer& other : {text, number, null, rows, name}) {
            EXPECT_THAT(differences(other, folder.path(), as(format)), Not(IsEmpty()));
        }
        if (format != VectorFormat::Xlsx) {
            EXPECT_THAT(differences(place, folder.path(), as(format)), Not(IsEmpty()));
            EXPECT_THAT(differences(gone, folder.path(), as(format)), Not(IsEmpty()));
        }
    }
    const TemporaryFolder folder;
    write(layer, folder.path(), as(VectorFormat::Shapefile));
    std::ofstream(folder / "厂区.prj") << Crs::fromEpsg(4548).value().wkt();
    EXPECT_THAT(differences(layer, folder.path(), as(VectorFormat::Shapefile)),
                Contains(HasSubstr("coordinate systems differ")));
}

TEST(WriteLayer, AFullDiskLeavesTheOldFiles) {
    const Layer small = pointsOf({columnOf({"mc", FieldType::Text, {}}, {"a"})});
    Layer large = RandomLayer(5, kZhengzhou, 40000.0).make(GeometryKind::Point, 20000);
    large.crs = small.crs;
    for (const VectorFormat format : kFormats) {
        const TemporaryFolder folder;
        write(small, folder.path(), as(format));
        const auto before = folder.content();
        // The largest size of a file stands for the end of the disk.
        EXPECT_EQ(inChildProcess([&] {
                      std::signal(SIGXFSZ, SIG_IGN);
                      const rlimit limit{200000, 200000};
                      ::setrlimit(RLIMIT_FSIZE, &limit);
                      const auto written = writeLayer(large, folder.path(), "厂区", as(format));
                      return !written && written.error().code == ErrorCode::CannotWrite ? 0 : 1;
                  }),
                  0)
            << static_cast<int>(format);
        EXPECT_EQ(folder.content(), before);
    }
}

TEST(WriteLayer, StoppingLeavesTheOldFiles) {
    Layer layer = RandomLayer(6, kZhengzhou, 40000.0).make(GeometryKind::Point, 3000);
    layer.crs = Crs::fromEpsg(4547).value();
    for (const VectorFormat format :
         {VectorFormat::Shapefile, VectorFormat::GeoJson, VectorFormat::Csv, VectorFormat::Xlsx}) {
        const TemporaryFolder folder;
        std::stop_source stop;
        const Progress progress(
            [&](double fraction, const Text&) {
                if (fraction > 0.3) {
                    stop.request_stop();
                }
            },
            stop.get_token());
        const auto written = writeLayer(layer, folder.path(), "厂区", as(format), progress);
        ASSERT_FALSE(written);
        EXPECT_EQ(written.error().code, ErrorCode::Cancelled);
        EXPECT_THAT(folder.content(), IsEmpty());
    }
}

TEST(WriteLayer, PlacesThatCannotBeWrittenAreNamed) {
    const TemporaryFolder folder;
    const Layer layer = pointsOf({columnOf({"mc", FieldType::Text, {}}, {"a"})});
    const auto missing = writeLayer(layer, folder / "missing", "a", as(VectorFormat::Csv));
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    const auto slashed = writeLayer(layer, folder.path(), "a/b", as(VectorFormat::Csv));
    ASSERT_FALSE(slashed);
    EXPECT_EQ(slashed.error().code, ErrorCode::InvalidArgument);
    using std::filesystem::perms;
    std::filesystem::permissions(folder.path(),
                                 perms::owner_read | perms::owner_exec | perms::group_read |
                                     perms::group_exec | perms::others_read | perms::others_exec);
    const int status = inChildProcess([&] {
        constexpr uid_t kNobody = 65534;
        if (::geteuid() == 0 && ::setuid(kNobody) != 0) {
            return 99;
        }
        const auto refused = writeLayer(layer, folder.path(), "a", as(VectorFormat::Csv));
        return !refused && refused.error().code == ErrorCode::CannotWrite &&
                       refused.error().sentence.zh.contains("没有写权限")
                   ? 0
                   : 1;
    });
    std::filesystem::permissions(folder.path(), perms::owner_all);
    if (status != 99) {
        EXPECT_EQ(status, 0);
    }
}

}  // namespace
}  // namespace ruyuan::gis
