// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/ruyuan_program.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace ruyuan {
namespace {

using ::testing::HasSubstr;
using testing::ProgramResult;
using testing::ruyuan;
using testing::TemporaryFolder;
using Json = nlohmann::json;

/// Three firms: one as it should be, one with letters for figures in its code, one without a place.
class ProblemCommands : public ::testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(
            ruyuan({"new", project_, "--policy", "luoyang-2019", "--as-of", "2019-07-01"}).status,
            0);
        const auto ledger = folder_ / "台账.csv";
        std::ofstream(ledger) << "企业名称,统一社会信用代码,经度,纬度\n"
                                 "甲化工,91350100M000100Y43,112.45,34.62\n"
                                 "乙水泥,9I35O1OOM000100Y43,112.55,34.72\n"
                                 "丙玻璃,,,\n";
        ASSERT_EQ(ruyuan({"import", project_, "--sites", ledger.string()}).status, 0);
    }
    Json problems(std::vector<std::string> more = {}) const {
        more.insert(more.begin(), {"problems", project_, "--json"});
        const ProgramResult result = ruyuan(more);
        EXPECT_EQ(result.status, 0) << result.errors;
        return Json::parse(result.output);
    }

    TemporaryFolder folder_;
    std::string project_ = (folder_ / "市.gpkg").string();
};

TEST_F(ProblemCommands, AreListedWithRowAndWhatToDo) {
    const ProgramResult listed = ruyuan({"problems", project_});
    EXPECT_EQ(listed.status, 0);
    EXPECT_THAT(listed.output, HasSubstr("台账.csv:4"));
    EXPECT_THAT(listed.output, HasSubstr("place=经度,纬度"));
    EXPECT_THAT(listed.output, HasSubstr("--kind code --fix"));
    const Json codes = problems({"--kind", "code"});
    ASSERT_EQ(codes.size(), 1U);
    EXPECT_EQ(codes[0]["site"], "S0002");
    EXPECT_EQ(codes[0]["remedy"], "91350100M000100Y43");
    for (const Json& problem : problems({"--site", "S0003"})) {
        EXPECT_EQ(problem["site"], "S0003");
    }
}

TEST_F(ProblemCommands, WhatIsBeyondDoubtIsMendedAtOnceAndCanBeUndone) {
    const ProgramResult mended = ruyuan({"problems", project_, "--kind", "code", "--fix"});
    ASSERT_EQ(mended.status, 0) << mended.errors;
    EXPECT_TRUE(problems({"--kind", "code"}).empty());
    ASSERT_EQ(ruyuan({"undo", project_}).status, 0);
    EXPECT_EQ(problems({"--kind", "code"}).size(), 1U);
    ASSERT_EQ(ruyuan({"problems", project_, "--kind", "unplaced", "--fix"}).status, 0)
        << "nothing to do is no fault";
}

TEST_F(ProblemCommands, AnUnknownKindNamesTheKnownOnes) {
    const ProgramResult result = ruyuan({"problems", project_, "--kind", "colour"});
    EXPECT_EQ(result.status, 3);
    EXPECT_THAT(result.errors, HasSubstr("unplaced"));
}

}  // namespace
}  // namespace ruyuan
