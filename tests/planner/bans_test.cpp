// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/bans.h"

#include "planner/park_fit.h"
#include "planner/park_verdict.h"
#include "planner/pipeline.h"
#include "planner/plan_input.h"
#include "planner/policy_pack.h"
#include "planner/sample.h"
#include "planner/scenarios.h"
#include "planner/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace ruyuan::planner {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// The sample city, planned once for all tests.
const Project& planned() {
    static const Project kProject = [] {
        Project project = sampleProject("zhengzhou").value();
        const auto pack = parsePolicyPack(project.policyText, project.policyName).value();
        runStages(project, pack, Stage::Screen, Stage::Plan).value();
        return project;
    }();
    return kProject;
}

PolicyPack packOf(const Project& project) {
    return parsePolicyPack(project.policyText, project.policyName).value();
}

/// A site that moves because the plan says so, and nobody decided it.
const PlanEntry& moving() {
    return *std::ranges::find_if(planned().plan->entries, [](const PlanEntry& entry) {
        const auto problem = planInput(planned(), packOf(planned())).value();
        const auto site = std::ranges::find(problem.problem.sites, entry.siteId, &ProblemSite::id);
        return entry.path == Path::Relocation && decisionOf(planned(), entry.siteId) == nullptr &&
               !site->pinnedPark && site->parks.size() > 1;
    });
}

const PlanEntry& entryIn(const Project& project, const std::string& site) {
    return *std::ranges::find(project.plan->entries, site, &PlanEntry::siteId);
}

std::string reasonsOf(const PlanEntry& entry) {
    std::string all;
    for (const gis::Text& reason : entry.reasons) {
        all += reason.en + "\n";
    }
    return all;
}

TEST(Bans, APlanChoosesAnotherParkAndSaysWhatWasRuledOut) {
    Project project = planned();
    const PlanEntry before = moving();
    project.bans.push_back({.siteId = before.siteId,
                            .park = before.parkId,
                            .document = "文〔2019〕1号",
                            .reason = "远"});
    const PolicyPack pack = packOf(project);
    ASSERT_TRUE(runStages(project, pack, Stage::Plan, Stage::Plan));
    const PlanEntry& after = entryIn(project, before.siteId);
    EXPECT_FALSE(after.path == Path::Relocation && after.parkId == before.parkId);
    EXPECT_THAT(reasonsOf(after), HasSubstr("was ruled out (文〔2019〕1号): 远"));
    EXPECT_GE(project.plan->objective, planned().plan->objective * (1 - 1e-6))
        << "less to choose from cannot be better";
    EXPECT_THAT(verifyPlan(project, pack).value(), IsEmpty());
}

TEST(Bans, APathThatIsRuledOutIsNotTaken) {
    Project project = planned();
    const std::string site = moving().siteId;
    project.bans.push_back({.siteId = site, .path = Path::Relocation});
    const PolicyPack pack = packOf(project);
    ASSERT_TRUE(runStages(project, pack, Stage::Plan, Stage::Plan));
    EXPECT_NE(entryIn(project, site).path, Path::Relocation);
    EXPECT_THAT(verifyPlan(project, pack).value(), IsEmpty());
}

TEST(Bans, VerifyingFindsAPlanThatGoesAgainstThem) {
    for (const bool ofPath : {true, false}) {
        Project project = planned();
        const PlanEntry& entry = moving();
        Ban ban{.siteId = entry.siteId};
        if (ofPath) {
            ban.path = entry.path;
        } else {
            ban.park = entry.parkId;
        }
        project.bans.push_back(ban);
        const auto violations = verifyPlan(project, packOf(project)).value();
        ASSERT_EQ(violations.size(), 1U);
        EXPECT_EQ(violations[0].siteId, entry.siteId);
        EXPECT_THAT(violations[0].sentence.en, HasSubstr("was ruled out"));
    }
}

TEST(Bans, ADecisionForThePathOrParkCountsAllTheSame) {
    Project project = planned();
    const PlanEntry& entry = moving();
    project.bans.push_back({.siteId = entry.siteId, .path = Path::Relocation});
    project.bans.push_back({.siteId = entry.siteId, .park = entry.parkId});
    const auto park = std::ranges::find(project.parks, entry.parkId, &Park::id);
    Decision decision;
    decision.siteId = entry.siteId;
    decision.path = Path::Relocation;
    decision.park = park->name;
    project.decisions.push_back(decision);
    const PolicyPack pack = packOf(project);
    ASSERT_TRUE(runStages(project, pack, Stage::Classify, Stage::Plan));
    EXPECT_EQ(entryIn(project, entry.siteId).parkId, entry.parkId);
    EXPECT_THAT(verifyPlan(project, pack).value(), IsEmpty());
}

TEST(Bans, AParkSaysThatItWasRuledOutAndStandsLast) {
    Project project = planned();
    const PlanEntry& entry = moving();
    project.bans.push_back({.siteId = entry.siteId, .park = entry.parkId, .reason = "远"});
    const auto site = static_cast<std::size_t>(
        std::ranges::find(project.sites, entry.siteId, &Site::id) - project.sites.begin());
    const auto park = static_cast<std::size_t>(
        std::ranges::find(project.parks, entry.parkId, &Park::id) - project.parks.begin());
    const PolicyPack pack = packOf(project);
    const auto verdict = parkVerdict(project, pack, site, park).value();
    EXPECT_EQ(verdict.verdict, Verdict::Fail);
    ASSERT_EQ(verdict.reasons.size(), 1U);
    EXPECT_THAT(verdict.reasons[0].zh, HasSubstr("已禁止迁入"));
    const auto choices = parkChoices(project, pack, site).value();
    EXPECT_EQ(choices.back().park, park);
    EXPECT_TRUE(choices.back().ruledOut);
    EXPECT_FALSE(choices.back().money);
    EXPECT_FALSE(choices.front().ruledOut);
}

TEST(Bans, AScenarioHasItsOwnBesidesThoseOfItsParents) {
    Project project = planned();
    const std::string site = moving().siteId;
    project.bans.push_back({.siteId = site, .path = Path::Closure});
    project.scenarios.resize(1);
    project.scenarios[0].name = "甲";
    project.scenarios[0].bans.push_back({.siteId = site, .path = Path::Relocation});
    const auto seen = seenBy(project, "甲");
    ASSERT_TRUE(seen);
    const auto bans = bansOf(*seen, site);
    EXPECT_NE(banOf(bans, Path::Closure), nullptr);
    EXPECT_NE(banOf(bans, Path::Relocation), nullptr);
    EXPECT_EQ(banOf(bans, Path::OnSite), nullptr);
    EXPECT_EQ(bansOf(project, site).size(), 1U);
}

}  // namespace
}  // namespace ruyuan::planner
