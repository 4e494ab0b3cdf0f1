// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/data_problems.h"

#include "planner/credit_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace ruyuan::planner {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// The example of GB 32100-2015.
constexpr const char* kGoodCode = "91350100M000100Y43";

Site goodSite(const std::string& id) {
    Site site;
    site.id = id;
    site.name = "甲厂" + id;
    site.place = gis::Point{113.5, 34.7};
    site.accuracy = Accuracy::Surveyed;
    site.creditCode = kGoodCode;
    return site;
}

std::vector<DataProblem> problemsOf(const Project& project) {
    return dataProblems(project, readRegionNames().value());
}

const DataProblem* find(const std::vector<DataProblem>& problems, std::string_view id) {
    const auto found = std::ranges::find(problems, id, &DataProblem::id);
    return found == problems.end() ? nullptr : &*found;
}

TEST(DataProblems, AGoodSiteHasNone) {
    Project project;
    project.sites = {goodSite("S0001")};
    EXPECT_THAT(problemsOf(project), IsEmpty());
}

TEST(DataProblems, WhatIsMissingOrImpossibleIsNamedOnceEach) {
    Project project;
    Site site = goodSite("S0001");
    site.name.clear();
    site.place = {};
    site.accuracy = Accuracy::Unplaced;
    site.creditCode.clear();
    site.employees = -5;
    site.so2 = -0.5;
    project.sites = {site};
    const auto problems = problemsOf(project);
    EXPECT_EQ(problems.size(), 5U);
    ASSERT_NE(find(problems, "name:S0001"), nullptr);
    EXPECT_EQ(find(problems, "name:S0001")->grade, ProblemGrade::Error);
    ASSERT_NE(find(problems, "unplaced:S0001"), nullptr);
    EXPECT_EQ(find(problems, "unplaced:S0001")->grade, ProblemGrade::Warning);
    ASSERT_NE(find(problems, "no-code:S0001"), nullptr);
    EXPECT_NE(find(problems, "negative:S0001:employees"), nullptr);
    EXPECT_NE(find(problems, "negative:S0001:so2_t_a"), nullptr);
    EXPECT_TRUE(std::ranges::is_sorted(problems, {}, &DataProblem::grade));
}

TEST(DataProblems, LettersThatStandForFiguresAreMendedOnlyWhereTheCheckDigitAgrees) {
    Project project;
    Site letters = goodSite("S0001");
    letters.creditCode = "9I35O1OOM000100Y43";  // I and O, which codes do not use
    Site wrong = goodSite("S0002");
    wrong.creditCode = "9I35O1OOM000100Y44";
    Site small = goodSite("S0003");
    small.creditCode = "91350100m000100y43 ";
    project.sites = {letters, wrong, small};
    const auto problems = problemsOf(project);
    ASSERT_NE(find(problems, "code:S0001"), nullptr);
    EXPECT_EQ(find(problems, "code:S0001")->remedy, kGoodCode);
    EXPECT_EQ(find(problems, "code:S0002")->remedy, std::nullopt);
    EXPECT_EQ(find(problems, "code:S0003")->remedy, kGoodCode);
    EXPECT_EQ(find(problems, "code:S0003")->grade, ProblemGrade::Note);
    EXPECT_EQ(remedied(letters, *find(problems, "code:S0001")).creditCode, kGoodCode);
}

TEST(DataProblems, ACountyIsComparedWithThoseOfTheProject) {
    Project project;
    County county;
    county.name = "中原区";
    project.counties = {county};
    Site wordy = goodSite("S0001");
    wordy.county = "郑州市中原区须水街道";
    Site unknown = goodSite("S0002");
    unknown.county = "某某旗";
    Site right = goodSite("S0003");
    right.county = "中原区";
    project.sites = {wordy, unknown, right};
    const auto problems = problemsOf(project);
    ASSERT_NE(find(problems, "county:S0001"), nullptr);
    EXPECT_EQ(find(problems, "county:S0001")->remedy, "中原区");
    ASSERT_NE(find(problems, "county:S0002"), nullptr);
    EXPECT_EQ(find(problems, "county:S0002")->remedy, std::nullopt);
    EXPECT_EQ(find(problems, "county:S0003"), nullptr);
}

TEST(DataProblems, WhatAnImportNotedStandsWithTheSiteOfTheRow) {
    Project project;
    Site site = goodSite("S0001");
    site.origin = {1, 7};
    project.sites = {site};
    project.issues = {{{1, 7}, "employees", false, {"人数有疑问", "doubtful"}},
                      {{1, 9}, "", true, {"没有名称", "no name"}},
                      {{1, 10}, "", true, {"合计行，未导入", "a row of totals; left out"}}};
    const auto problems = problemsOf(project);
    ASSERT_EQ(problems.size(), 3U);
    EXPECT_EQ(problems[0].id, "import:1:9:");
    EXPECT_EQ(problems[0].grade, ProblemGrade::Error) << "a row that was lost";
    const DataProblem* noted = find(problems, "import:1:7:employees");
    ASSERT_NE(noted, nullptr);
    EXPECT_EQ(noted->siteId, "S0001");
    EXPECT_EQ(noted->grade, ProblemGrade::Note);
    const DataProblem* totals = find(problems, "import:1:10:");
    ASSERT_NE(totals, nullptr);
    EXPECT_EQ(totals->grade, ProblemGrade::Note) << "nothing was lost";
}

TEST(DataProblems, SitesThatSeemToBeOneAreNamedWithTheEarlierOne) {
    Project project;
    Site twice = goodSite("S0002");
    twice.name = "甲厂S0001";
    project.sites = {goodSite("S0001"), twice};
    const auto problems = problemsOf(project);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].kind, "duplicate");
    EXPECT_EQ(problems[0].otherSiteId, "S0001");
    EXPECT_EQ(problems[0].siteId, "S0002");
    EXPECT_THAT(problems[0].sentence.zh, HasSubstr("S0001"));
}

TEST(DataProblems, EveryKindIsDeclaredAndIdsAreUnique) {
    Project project;
    Site one = goodSite("S0001");
    one.creditCode = "12";
    one.name.clear();
    Site other = goodSite("S0002");
    other.accuracy = Accuracy::County;
    project.sites = {one, other};
    std::set<std::string> ids;
    for (const DataProblem& problem : problemsOf(project)) {
        EXPECT_TRUE(ids.insert(problem.id).second) << problem.id;
        EXPECT_TRUE(std::ranges::contains(problemKinds(), problem.kind, &ProblemKind::name));
        EXPECT_FALSE(problem.sentence.zh.empty());
        EXPECT_FALSE(problem.advice.en.empty());
    }
}

}  // namespace
}  // namespace ruyuan::planner
