// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/ruyuan_program.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>

namespace ruyuan {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::ProgramResult;
using testing::ruyuan;
using testing::TemporaryFolder;
using Json = nlohmann::json;

class PreviewCommands : public ::testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(
            ruyuan({"new", project_, "--policy", "luoyang-2019", "--as-of", "2019-07-01"}).status,
            0);
        std::ofstream(ledger_) << "企业名称,从业人员,占地面积（平方米）,备用列,经度,纬度\n"
                                  "甲化工,120,66666.67,x,112.45,34.62\n"
                                  ",1,,,112.45,34.62\n";
    }
    std::string bytes() const {
        std::ifstream stream(project_, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    TemporaryFolder folder_;
    std::string project_ = (folder_ / "市.gpkg").string();
    std::string ledger_ = (folder_ / "台账.csv").string();
};

TEST_F(PreviewCommands, TellsWhatWouldBeUnderstoodAndWritesNothing) {
    const std::string before = bytes();
    const ProgramResult result =
        ruyuan({"import", project_, "--sites", ledger_, "--preview", "--json"});
    ASSERT_EQ(result.status, 0) << result.errors;
    EXPECT_EQ(bytes(), before);
    const Json preview = Json::parse(result.output);
    EXPECT_EQ(preview["file"], "台账.csv");
    EXPECT_EQ(preview["rows_used"], 1);
    EXPECT_EQ(preview["rows_skipped"], 1);
    EXPECT_THAT(preview["unused_columns"], ElementsAre("备用列"));
    EXPECT_THAT(preview["columns"], Contains(Json{{"field", "employees"}, {"column", "从业人员"}}));
    EXPECT_TRUE(preview["question"].is_null());
    ASSERT_EQ(preview["rows"].size(), 1U);
    const Json& row = preview["rows"][0];
    EXPECT_EQ(row["row"], 2);
    EXPECT_EQ(row["written"]["占地面积（平方米）"], "66666.67");
    EXPECT_THAT(row["understood"]["land_mu"].get<std::string>(), HasSubstr("100")) << "亩";
    EXPECT_EQ(row["understood"]["place"], "112.450000, 34.620000");
    EXPECT_EQ(row["understood"]["accuracy"], "地址匹配") << "as people read it";
    EXPECT_FALSE(row["understood"].contains("contact")) << "what is empty is left out";

    const ProgramResult text = ruyuan({"import", project_, "--sites", ledger_, "--preview"});
    EXPECT_EQ(text.status, 0);
    EXPECT_THAT(text.output, HasSubstr("没有写入"));
    EXPECT_THAT(text.output, HasSubstr("备用列"));
    EXPECT_THAT(text.output, HasSubstr("第 3 行"));
    EXPECT_EQ(bytes(), before);
}

TEST_F(PreviewCommands, ShowsTheQuestionThatAnImportWouldStopAt) {
    // From a web map, as its columns say: likely displaced, but nothing proves it.
    const std::string exported = (folder_ / "高德导出.csv").string();
    std::ofstream(exported) << "企业名称,高德经度,高德纬度\n甲化工,112.45,34.62\n";
    const ProgramResult stopped = ruyuan({"import", project_, "--sites", exported});
    const ProgramResult shown =
        ruyuan({"import", project_, "--sites", exported, "--preview", "--json"});
    EXPECT_EQ(shown.status, stopped.status);
    const Json preview = Json::parse(shown.output);
    EXPECT_EQ(preview["question"].is_null(), stopped.status == 0);
    EXPECT_EQ(preview["rows_used"], 1);
}

TEST_F(PreviewCommands, ShowsTheRowsAlsoWhereOnlyAStatedSystemSettlesTheQuestion) {
    const std::string old = (folder_ / "西安80.csv").string();
    std::ofstream(old) << "企业名称,经度（西安80）,纬度（西安80）\n甲化工,112.45,34.62\n";
    const ProgramResult stopped = ruyuan({"import", project_, "--sites", old, "--accept"});
    ASSERT_NE(stopped.status, 0) << "accepting does not settle it";
    const ProgramResult shown = ruyuan({"import", project_, "--sites", old, "--preview", "--json"});
    EXPECT_EQ(shown.status, stopped.status);
    const Json preview = Json::parse(shown.output);
    EXPECT_FALSE(preview["question"].is_null());
    EXPECT_EQ(preview["rows_used"], 1);
}

// One sheet per county: a row number says nothing without its sheet.
TEST_F(PreviewCommands, RowsAndIssuesOfSeveralSheetsNameTheirSheet) {
    const auto file = folder_ / "各县.xlsx";
    testing_support::writeWorkbook(
        file,
        {{"巩义市",
          {{"企业名称", "从业人员"},
           {"甲厂", "120"},
           {"乙厂", "30"},
           {"丙厂", "31"},
           {"丁厂", "32"}}},
         {"荥阳市", {{"企业名称", "从业人员"}, {"戊厂", "5"}, {"", "6"}}}});
    const ProgramResult json =
        ruyuan({"import", project_, "--sites", file.string(), "--preview", "--json"});
    ASSERT_EQ(json.status, 0) << json.errors;
    const Json preview = Json::parse(json.output);
    std::map<std::string, int> rows;
    for (const Json& row : preview["rows"]) {
        ++rows[row["sheet"].get<std::string>()];
        EXPECT_EQ(row["sheet"], row["written"]["企业名称"] == "戊厂" ? "荥阳市" : "巩义市");
    }
    EXPECT_EQ(rows.size(), 2U) << "each sheet is shown";
    const auto skipped = std::ranges::find_if(
        preview["issues"], [](const Json& issue) { return issue["row_skipped"] == true; });
    ASSERT_NE(skipped, preview["issues"].end());
    EXPECT_EQ((*skipped)["sheet"], "荥阳市");
    EXPECT_EQ((*skipped)["row"], 3);
    const ProgramResult text = ruyuan({"import", project_, "--sites", file.string(), "--preview"});
    EXPECT_THAT(text.output, HasSubstr("工作表“荥阳市”第 3 行："));
    EXPECT_THAT(text.output, ::testing::ContainsRegex("荥阳市 +2 +企业名称"));
    EXPECT_THAT(text.output, ::testing::ContainsRegex("巩义市 +2 +企业名称"));
    // Of one table it is plain.
    const Json one =
        Json::parse(ruyuan({"import", project_, "--sites", ledger_, "--preview", "--json"}).output);
    EXPECT_TRUE(one["rows"][0].contains("sheet"));
    EXPECT_THAT(ruyuan({"import", project_, "--sites", ledger_, "--preview"}).output,
                ::testing::Not(HasSubstr("工作表")));
}

TEST_F(PreviewCommands, JsonIsOfAPreviewOnly) {
    EXPECT_EQ(ruyuan({"import", project_, "--sites", ledger_, "--json"}).status, 2);
}

}  // namespace
}  // namespace ruyuan
