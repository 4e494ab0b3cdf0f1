// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/file_ending.h"

#include "gis/read_layer.h"
#include "gis/workbook.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace ruyuan::gis {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using namespace std::string_literals;

constexpr const char* kGeoJson =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"甲"},)"
    R"("geometry":{"type":"Point","coordinates":[113.6,34.75]}}]})";
constexpr const char* kKml =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">"
    "<Document><Placemark><name>甲</name><Point><coordinates>113.6,34.75</coordinates></Point>"
    "</Placemark></Document></kml>";

class FileEnding : public ::testing::Test {
protected:
    [[nodiscard]] std::filesystem::path write(const std::string& name,
                                              const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return folder_ / name;
    }
    /// A workbook of two sheets under whatever name.
    [[nodiscard]] std::filesystem::path workbook(const std::string& name) const {
        testing_support::writeWorkbook(folder_ / "a.xlsx",
                                       {{"甲县", {{"企业名称"}, {"甲厂"}}},
                                        {.name = "乙县", .rows = {{"企业名称"}}, .hidden = true}});
        std::filesystem::rename(folder_ / "a.xlsx", folder_ / name);
        return folder_ / name;
    }
    /// The head of a compound file with a stream of that name ([MS-CFB] 2.2 and 2.6).
    [[nodiscard]] static std::string compound(const std::string& stream) {
        std::string bytes(1024, '\0');
        bytes.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        bytes[30] = 9;  // sectors of 512 bytes; the directory is the first one
        for (std::size_t i = 0; i < stream.size(); ++i) {
            bytes[512 + 2 * i] = stream[i];
        }
        return bytes;
    }
    [[nodiscard]] std::string foreign(const std::string& name, const std::string& bytes) const {
        const auto error = foreignFormat(write(name, bytes));
        return error ? error->sentence.zh + error->advice.zh : std::string();
    }

    testing::TemporaryFolder folder_;
};

TEST_F(FileEnding, IsThatOfTheNameWhereTheContentIsSuch) {
    EXPECT_EQ(endingOf(workbook("a.XLSX")), ".xlsx");
    EXPECT_EQ(endingOf(workbook("a.xlsm")), ".xlsm");
    EXPECT_EQ(endingOf(write("a.json", kGeoJson)), ".json");
    EXPECT_EQ(endingOf(write("a.txt", "企业名称\t县区\n甲\t乙\n")), ".txt");
    EXPECT_EQ(endingOf(write("a.csv", "企业名称\n甲\n")), ".csv");
    EXPECT_EQ(endingOf(write("a.shp", "\0\0\x27\x0A\0\0\0\0 rest"s)), ".shp");
    EXPECT_EQ(endingOf(folder_ / "没有.kml"), ".kml");
    EXPECT_EQ(endingOf(folder_.path()), "");
}

TEST_F(FileEnding, IsThatOfTheContentWhereTheNameTellsNothingOrIsWrong) {
    for (const char* name : {"台账.dat", "台账", "台账.csv", "台账.xls", "台账.json"}) {
        EXPECT_EQ(endingOf(workbook(name)), ".xlsx") << name;
    }
    for (const char* name : {"图.txt", "图", "图.csv", "图.shp"}) {
        EXPECT_EQ(endingOf(write(name, "\xEF\xBB\xBF \n"s + kGeoJson)), ".geojson") << name;
    }
    EXPECT_EQ(endingOf(write("图.xml", kKml)), ".kml");
    EXPECT_EQ(endingOf(write("台账.20190701", "企业名称,县区\n")), ".csv");
    EXPECT_EQ(endingOf(write("台账", "\xC6\xF3\xD2\xB5,\xCF\xD8\xC7\xF8\n")), ".csv") << "GBK";
    EXPECT_EQ(endingOf(write("老.dat", compound("Workbook"))), ".xls");
    EXPECT_EQ(endingOf(write("包.gpkg", "hardly one")), ".gpkg") << "damaged, and no table";
}

TEST_F(FileEnding, LetsFilesBeReadThatWereRenamed) {
    for (const char* name : {"台账.dat", "台账.csv", "台账.xls", "台账"}) {
        const auto file = workbook(name);
        EXPECT_THAT(layerNames(file).value(), ElementsAre("甲县", "乙县")) << name;
        ReadOptions options;
        options.layer = "甲县";
        const auto read = readLayer(file, options);
        ASSERT_TRUE(read) << name << read.error().sentence.zh;
        EXPECT_EQ(read->layer.columns.at(0).field().name, "企业名称");
        EXPECT_EQ(read->layer.columns.at(0).asText(0), "甲厂");
        ASSERT_FALSE(read->warnings.empty());
        EXPECT_THAT(read->warnings.front().sentence.zh, HasSubstr("按 .xlsx 读取"));
        const auto looks = lookAtWorkbook(file);
        ASSERT_EQ(looks.size(), 2U) << name;
        EXPECT_TRUE(looks[1].hidden);
    }
    testing_support::writeOpenDocument(folder_ / "a.ods", {{"表", {{"企业名称"}, {"甲厂"}}}});
    std::filesystem::rename(folder_ / "a.ods", folder_ / "表.xlsx");
    EXPECT_EQ(readLayer(folder_ / "表.xlsx").value().driver, "ODS");
    for (const auto& [name, text] : {std::pair{"图.txt", kGeoJson}, std::pair{"图", kKml}}) {
        const auto read = readLayer(write(name, text));
        ASSERT_TRUE(read) << name << read.error().sentence.zh;
        EXPECT_EQ(std::get<Point>(read->layer.geometries.at(0)), (Point{113.6, 34.75}));
    }
    const auto table = readLayer(write("七月.dat", "企业名称;县区\n甲厂;乙县\n"));
    ASSERT_TRUE(table) << table.error().sentence.zh;
    EXPECT_EQ(table->layer.columns.at(1).asText(0), "乙县");
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
        EXPECT_FALSE(entry.path().string().ends_with(".part")) << entry.path();
    }
}

TEST_F(FileEnding, OfWhatCannotBeReadSaysWhatItIs) {
    EXPECT_THAT(foreign("a.csv", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), HasSubstr("PDF"));
    EXPECT_THAT(foreign("a", "\x89PNG\r\n\x1A\n\0\0"s), HasSubstr("底图"));
    EXPECT_THAT(foreign("a.xlsx", "Rar!\x1A\x07"), HasSubstr("先解压"));
    EXPECT_THAT(foreign("a.csv", "\r\n<!DOCTYPE html><html><table></table></html>"),
                HasSubstr("网页"));
    EXPECT_THAT(foreign("a.xlsx", compound("EncryptedPackage")), HasSubstr("密码"));
    EXPECT_THAT(foreign("a.et", compound("WordDocument")), HasSubstr("Word"));
    testing_support::writeZip(folder_ / "b.xlsx", {{"word/document.xml", "<a/>"}});
    EXPECT_THAT(foreignFormat(folder_ / "b.xlsx").value().sentence.zh, HasSubstr("Word"));
    EXPECT_THAT(foreign("厂区.dat", "\0\0\x27\x0A\0\0\0\0"s), HasSubstr("shapefile"));
    const auto read = readLayer(folder_ / "a.csv");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::UnsupportedFormat);
    EXPECT_THAT(read.error().where, HasSubstr("a.csv"));
    EXPECT_THAT(read.error().advice.en, HasSubstr(".xlsx"));
}

TEST_F(FileEnding, SaysNothingAgainstWhatMayBeReadable) {
    for (const auto& [name, bytes] : {std::pair{"a.csv", "企业名称\n甲\n"s},
                                      std::pair{"a.json", std::string(kGeoJson)},
                                      std::pair{"a.kml", std::string(kKml)},
                                      std::pair{"a.shp", "\0\0\x27\x0A\0\0\0\0"s},
                                      std::pair{"a.xls", compound("Workbook")},
                                      std::pair{"a.bin", "\x01\x02\x03"s},
                                      std::pair{"a.txt", ""s}}) {
        EXPECT_EQ(foreign(name, bytes), "") << name;
    }
    EXPECT_FALSE(foreignFormat(workbook("b.xlsx")));
    EXPECT_FALSE(foreignFormat(folder_ / "没有"));
    EXPECT_FALSE(foreignFormat(folder_.path()));
}

}  // namespace
}  // namespace ruyuan::gis
