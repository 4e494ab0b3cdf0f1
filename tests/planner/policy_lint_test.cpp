// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/policy_lint.h"

#include "planner/policy_diff.h"
#include "support/site_case.h"

#include <gmock/gmock.h>

namespace ruyuan::planner {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using tests::SiteCase;

PolicyPack withRule(std::string condition,
                    Consequence consequence = Consequence::Note,
                    std::vector<Path> paths = {}) {
    PolicyPack pack = tests::zhengzhou();
    Rule rule;
    rule.id = "NEW";
    rule.clause = "P-1";
    rule.condition = std::move(condition);
    rule.consequence = consequence;
    rule.paths = std::move(paths);
    rule.sentence = {"新规则", "new rule"};
    pack.rules.push_back(rule);
    return pack;
}

std::vector<LintRemark> about(const std::vector<LintRemark>& remarks, std::string_view rule) {
    std::vector<LintRemark> found;
    std::ranges::copy_if(remarks, std::back_inserter(found), [&](const LintRemark& remark) {
        return remark.rule == rule;
    });
    return found;
}

TEST(PolicyLint, FindsNoErrorInAnyShippedPack) {
    for (const std::string& name : availablePolicies()) {
        const auto pack = parsePolicyPack(*readPolicyText(name), name);
        ASSERT_TRUE(pack) << name;
        const auto remarks = checkPack(*pack);
        ASSERT_TRUE(remarks) << name;
        for (const LintRemark& remark : *remarks) {
            EXPECT_NE(remark.severity, LintSeverity::Error)
                << name << ":" << remark.line << " " << remark.rule << " " << remark.sentence.en;
        }
    }
}

TEST(PolicyLint, NamesARuleThatCanNeverFire) {
    for (const char* never :
         {"uses_coal AND NOT uses_coal", "employees > 300 AND employees < 200"}) {
        const auto remarks = about(*checkPack(withRule(never)), "NEW");
        ASSERT_EQ(remarks.size(), 1U) << never;
        EXPECT_EQ(remarks[0].severity, LintSeverity::Error);
        EXPECT_THAT(remarks[0].sentence.en, HasSubstr("never fires"));
    }
    EXPECT_TRUE(about(*checkPack(withRule("employees > 200 AND employees < 300")), "NEW").empty());
}

TEST(PolicyLint, NamesARuleWhoseDatesAreEmpty) {
    PolicyPack pack = withRule("uses_coal");
    pack.rules.back().effectiveFrom = gis::makeDate(2022, 1, 1);
    pack.rules.back().effectiveTo = gis::makeDate(2021, 1, 1);
    EXPECT_EQ(about(*checkPack(pack), "NEW").at(0).severity, LintSeverity::Error);
}

TEST(PolicyLint, NamesTwoRulesThatLeaveNoPathTogether) {
    const PolicyPack pack =
        withRule("substandard_steel AND employees > 10", Consequence::Forbid, {Path::Closure});
    const auto remarks = about(*checkPack(pack), "NEW");
    ASSERT_FALSE(remarks.empty());
    EXPECT_EQ(remarks[0].severity, LintSeverity::Warning);
    EXPECT_THAT(remarks[0].sentence.en, HasSubstr("E-STEEL"));
    const PolicyPack apart = withRule("NOT substandard_steel AND sector_paper AND NOT sector_paper",
                                      Consequence::Forbid,
                                      {Path::Closure});
    const auto others = about(*checkPack(apart), "NEW");
    for (const LintRemark& remark : others) {
        EXPECT_THAT(remark.sentence.en, testing::Not(HasSubstr("E-STEEL")));
    }
}

TEST(PolicyLint, NotesAClauseThatNothingRestsOn) {
    PolicyPack pack = tests::zhengzhou();
    pack.clauses.push_back({.id = "LONELY",
                            .document = pack.documents[0].id,
                            .section = {},
                            .quote = "x",
                            .summary = {},
                            .line = 7});
    EXPECT_EQ(about(*checkPack(pack), "LONELY").at(0).line, 7);
}

TEST(PolicyLint, CountsTheSitesThatTwoRulesStrikeDifferently) {
    SiteCase one;
    one.site().canMeetStandard = false;
    one.site().willingToMove = false;
    const auto remarks = *checkPackOver(tests::zhengzhou(), one.project);
    const auto found = std::ranges::find_if(
        remarks, [](const LintRemark& remark) { return !remark.sites.empty(); });
    ASSERT_NE(found, remarks.end());
    EXPECT_THAT(found->sites, ElementsAre("S1"));
    EXPECT_THAT(found->rule, HasSubstr("F-2"));
    EXPECT_FALSE(about(remarks, "E-STEEL").empty()) << "it fires for no site";
    EXPECT_TRUE(about(remarks, "F-2").empty());
}

TEST(PolicyDiff, NamesTheSitesThatChangeAndTheRuleThatDoesIt) {
    SiteCase one;
    const PolicyPack stricter = withRule("TRUE", Consequence::Forbid, {Path::OnSite});
    const auto changes = comparePacks(one.project, tests::zhengzhou(), stricter);
    ASSERT_TRUE(changes);
    ASSERT_EQ(changes->size(), 1U);
    EXPECT_EQ((*changes)[0].before.proposedPath, Path::OnSite);
    EXPECT_EQ((*changes)[0].after.proposedPath, Path::Relocation);
    bool told = false;
    for (const gis::Text& reason : (*changes)[0].reasons) {
        told = told || reason.en.find("NEW now applies") != std::string::npos;
    }
    EXPECT_TRUE(told);
}

TEST(PolicyDiff, IsEmptyBetweenAPackAndItself) {
    EXPECT_TRUE(comparePacks(SiteCase().project, tests::zhengzhou(), tests::zhengzhou())->empty());
}

TEST(PolicyLint, EveryClauseOfTheShippedPacksIsUsed) {
    for (const std::string& name : availablePolicies()) {
        const std::string text = *readPolicyText(name);
        const auto pack = parsePolicyPack(text, name);
        ASSERT_TRUE(pack);
        const auto obligations = readObligations(text, name, *pack);
        ASSERT_TRUE(obligations);
        const auto remarks = checkPack(*pack, &*obligations);
        ASSERT_TRUE(remarks);
        for (const LintRemark& remark : *remarks) {
            EXPECT_EQ(remark.sentence.en.find("nothing rests"), std::string::npos)
                << name << " " << remark.rule;
        }
    }
}

TEST(PolicyLint, ManyFactsAreSettledByChance) {
    std::string many = "uses_coal";
    for (const char* fact : {"heavy_metals",
                             "uses_voc",
                             "green_leader",
                             "green_standard",
                             "in_park",
                             "own_well",
                             "toxic_materials",
                             "key_energy_user",
                             "hazardous_waste",
                             "waste_contract",
                             "soil_key_unit",
                             "obsolete_capacity",
                             "project_uses_coal",
                             "willing_to_move"}) {
        many += std::string(" OR ") + fact;
    }
    EXPECT_TRUE(about(*checkPack(withRule(many)), "NEW").empty()) << "it plainly can hold";
}

TEST(PolicyLint, TellsWhoUsesAFact) {
    const std::string text = *readPolicyText("zhengzhou-2019-37");
    const auto obligations = readObligations(text, "zhengzhou", tests::zhengzhou());
    ASSERT_TRUE(obligations);
    const auto users = factUsers(tests::zhengzhou(), *obligations);
    EXPECT_THAT(users.at("equipment_diameter"), ::testing::Contains("E-CEM2"));
    EXPECT_THAT(users.at("new_plant_running"), ElementsAre("done:relocation"));
    EXPECT_THAT(users.at("eia_date"), ::testing::Contains("task:eia"));
    EXPECT_THAT(users.at("revenue_peak_before_wan"), ElementsAre("J-1"));
}

}  // namespace
}  // namespace ruyuan::planner
