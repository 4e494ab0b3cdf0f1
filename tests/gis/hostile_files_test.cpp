// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/platform.h"
#include "gis/read_layer.h"
#include "gis/workbook.h"
#include "gis/write_layer.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/workbook.h"

#include <gmock/gmock.h>

#include <cstdint>
#include <fstream>
#include <random>
#include <utility>

namespace ruyuan::gis {
namespace {

using ::testing::HasSubstr;
using testing_support::writeZip;

std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream input(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

void write(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

/// Reads what can be read of it; a refusal must say what and where.
void readAll(const std::filesystem::path& file) {
    SCOPED_TRACE(utf8FromPath(file));
    (void)lookAtWorkbook(file);
    const auto names = layerNames(file);
    if (!names) {
        EXPECT_FALSE(names.error().sentence.zh.empty());
        EXPECT_FALSE(names.error().where.empty());
        return;
    }
    for (const std::string& name : *names) {
        ReadOptions options;
        options.layer = name;
        options.header = HeaderRow::None;
        const auto read = readLayer(file, options);
        if (!read) {
            EXPECT_FALSE(read.error().sentence.en.empty());
            EXPECT_FALSE(read.error().where.empty());
        }
    }
}

class HostileFiles : public ::testing::Test {
protected:
    /// A valid file of each format that is read, by its extension.
    std::vector<std::filesystem::path> samples() {
        std::vector<std::filesystem::path> files;
        const Layer layer = sampleLayer();
        for (const auto& [format, file] : {std::pair{VectorFormat::Shapefile, "样.shp"},
                                           std::pair{VectorFormat::GeoPackage, "样.gpkg"},
                                           std::pair{VectorFormat::GeoJson, "样.geojson"},
                                           std::pair{VectorFormat::Csv, "样.csv"}}) {
            WriteOptions options;
            options.format = format;
            const auto written = writeLayer(layer, folder_.path(), "样", options);
            EXPECT_TRUE(written) << file;
            files.push_back(folder_ / file);
        }
        const std::vector<testing_support::WorkbookSheet> sheets{
            {"名单",
             {{"企业名称", "产能", "日期"},
              {"甲厂", testing_support::number("3.5"), testing_support::day("43646")},
              {"乙厂", testing_support::formula("B2*2", "7"), "2020年底前"}},
             {"A1:B1"},
             {2}}};
        testing_support::writeWorkbook(folder_ / "样.xlsx", sheets);
        testing_support::writeOpenDocument(folder_ / "样.ods", sheets);
        files.push_back(folder_ / "样.xlsx");
        files.push_back(folder_ / "样.ods");
        return files;
    }
    static Layer sampleLayer() {
        Layer layer;
        layer.name = "样";
        layer.kind = GeometryKind::Point;
        layer.crs = Crs::fromEpsg(4490).value();
        Column names({"名称", FieldType::Text, {}});
        Column counts({"人数", FieldType::Integer, {}});
        for (int i = 0; i < 20; ++i) {
            names.appendText("企业" + std::to_string(i));
            counts.append(std::int64_t{i});
            layer.geometries.push_back(Point{113.6 + 0.001 * i, 34.7});
        }
        layer.columns = {std::move(names), std::move(counts)};
        return layer;
    }

    testing::TemporaryFolder folder_;
};

TEST_F(HostileFiles, CutAnywhereAreReadInPartOrRefused) {
    constexpr std::size_t kCuts = 24;
    for (const std::filesystem::path& sample : samples()) {
        const std::string whole = bytesOf(sample);
        for (std::size_t cut = 0; cut < kCuts; ++cut) {
            write(sample, whole.substr(0, whole.size() * cut / kCuts));
            readAll(sample);
        }
        write(sample, whole);
    }
}

TEST_F(HostileFiles, WithFlippedBitsAreReadInPartOrRefused) {
    constexpr int kVariants = 60;
    std::mt19937 random(20261126);
    for (const std::filesystem::path& sample : samples()) {
        const std::string whole = bytesOf(sample);
        for (int variant = 0; variant < kVariants; ++variant) {
            std::string bytes = whole;
            for (int flip = 0; flip <= variant % 8; ++flip) {
                char& byte = bytes[random() % bytes.size()];
                byte = static_cast<char>(byte ^ (1 << random() % 8));
            }
            write(sample, bytes);
            readAll(sample);
        }
        write(sample, whole);
    }
}

TEST_F(HostileFiles, ThatUnpackToAHundredTimesTheirSizeAreRefused) {
    writeZip(folder_ / "空.zip", {{"xl/workbook.xml", std::string(120'000'000, ' ')}});
    for (const char* name : {"名单.xlsx", "名单.ods", "图.kmz"}) {
        std::filesystem::copy_file(folder_ / "空.zip", folder_ / name);
        const auto read = readLayer(folder_ / name);
        ASSERT_FALSE(read) << name;
        EXPECT_EQ(read.error().code, ErrorCode::InvalidData) << read.error().sentence.en;
        EXPECT_THAT(read.error().sentence.zh, HasSubstr("异常庞大")) << name;
        EXPECT_EQ(read.error().where, name);
    }
}

TEST_F(HostileFiles, ThatLieAboutTheirSizeDoNoHarm) {
    // A sheet that claims to hold 100 bytes and unpacks to 50 MB.
    const std::string blanks(50'000'000, ' ');
    const auto file = folder_ / "名单.xlsx";
    writeZip(file, {{"xl/worksheets/sheet1.xml", blanks}, {"xl/workbook.xml", "<workbook/>"}});
    std::string bytes = bytesOf(file);
    const std::uint32_t size = 50'000'000;
    const std::string stored(reinterpret_cast<const char*>(&size), sizeof size);
    const std::uint32_t lie = 100;
    const std::string claimed(reinterpret_cast<const char*>(&lie), sizeof lie);
    for (auto at = bytes.find(stored); at != std::string::npos; at = bytes.find(stored, at + 4)) {
        bytes.replace(at, stored.size(), claimed);
    }
    write(file, bytes);
    readAll(file);
}

TEST_F(HostileFiles, ThatNamePartsOutsideThemselvesAreRefused) {
    for (const char* part : {"../../etc/passwd", "/etc/passwd", "xl/../../x", "..\\x", "C:/x"}) {
        writeZip(folder_ / "名单.xlsx", {{"xl/workbook.xml", "<workbook/>"}, {part, "x"}});
        const auto read = readLayer(folder_ / "名单.xlsx");
        ASSERT_FALSE(read) << part;
        EXPECT_THAT(read.error().sentence.zh, HasSubstr("包外")) << part;
    }
}

TEST_F(HostileFiles, WithEntitiesThatMultiplyDoNoHarm) {
    std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE workbook [<!ENTITY a0 \"aaaaaaaaaa\">";
    for (int i = 1; i < 10; ++i) {
        bomb += "<!ENTITY a" + std::to_string(i) + " \"";
        for (int repeat = 0; repeat < 10; ++repeat) {
            bomb += "&a" + std::to_string(i - 1) + ";";
        }
        bomb += "\">";
    }
    bomb += "]><sst><si><t>&a9;</t></si></sst>";
    testing_support::writeWorkbook(folder_ / "样.xlsx", {{"名单", {{"企业名称"}, {"甲厂"}}}});
    writeZip(folder_ / "名单.xlsx",
             {{"[Content_Types].xml", "<Types/>"},
              {"xl/workbook.xml", bomb},
              {"xl/sharedStrings.xml", bomb}});
    readAll(folder_ / "名单.xlsx");
    write(folder_ / "图.kml", bomb);
    readAll(folder_ / "图.kml");
}

TEST_F(HostileFiles, DoNotMakeUsReadOtherFiles) {
    write(folder_ / "secret.geojson",
          R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":"secret"},
              "geometry":{"type":"Point","coordinates":[113,34]}}]})");
    const std::string secret = utf8FromPath(folder_ / "secret.geojson");
    write(folder_ / "a.vrt",
          "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" + secret +
              "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
    write(folder_ / "b.geojson",
          "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" + secret +
              "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
    write(folder_ / "c.kml",
          "<?xml version=\"1.0\"?><!DOCTYPE kml [<!ENTITY x SYSTEM \"file://" + secret +
              "\">]><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder><Placemark>"
              "<name>&x;</name><Point><coordinates>113,34</coordinates></Point></Placemark>"
              "</Folder><NetworkLink><Link><href>" +
              secret + "</href></Link></NetworkLink></Document></kml>");
    for (const char* name : {"a.vrt", "b.geojson", "c.kml"}) {
        const auto read = readLayer(folder_ / name);
        for (std::size_t i = 0; read && i < read->layer.columns.size(); ++i) {
            for (std::size_t row = 0; row < read->layer.size(); ++row) {
                EXPECT_FALSE(read->layer.columns[i].asText(row).contains("secret")) << name;
            }
        }
    }
}

TEST_F(HostileFiles, OfOtherSpreadsheetProgramsSayWhatToDo) {
    write(folder_ / "台账.et", "\xD0\xCF\x11\xE0 and so on");
    write(folder_ / "台账.xls", "<html><table><tr><td>企业名称</td></tr></table></html>");
    for (const char* name : {"台账.et", "台账.xls"}) {
        const auto read = readLayer(folder_ / name);
        ASSERT_FALSE(read) << name;
        EXPECT_EQ(read.error().code, ErrorCode::UnsupportedFormat);
        EXPECT_THAT(read.error().advice.zh, HasSubstr("另存为 .xlsx"));
    }
}

/// Every file of others' collections of broken files (see SOURCES.md of the shared data).
TEST(RobustFiles, AreReadInPartOrRefused) {
    const auto folder = testing_support::sharedData("robust");
    if (!std::filesystem::exists(folder)) {
        GTEST_SKIP() << "no shared data";
    }
    int files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            readAll(entry.path());
            ++files;
        }
    }
    EXPECT_GT(files, 200);
}

}  // namespace
}  // namespace ruyuan::gis
