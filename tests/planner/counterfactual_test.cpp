// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/counterfactual.h"

#include "support/site_case.h"

#include <gmock/gmock.h>

namespace ruyuan::planner {
namespace {

using ::testing::HasSubstr;
using tests::SiteCase;

std::vector<Counterfactual> changesOf(const SiteCase& one, std::size_t most = 50) {
    return *counterfactuals(one.project, tests::zhengzhou(), 0, most);
}

const Counterfactual* change(const std::vector<Counterfactual>& changes, std::string_view fact) {
    const auto found = std::ranges::find(changes, fact, &Counterfactual::fact);
    return found == changes.end() ? nullptr : &*found;
}

TEST(Counterfactual, TellsHowFarACapacityIsFromTheLimit) {
    SiteCase one;
    one.trade("石墨及碳素制品制造", "铝用炭素");
    one.site().capacityPerYear = 77000;
    one.site().independentPlant = true;
    const auto changes = changesOf(one);
    const Counterfactual* up = change(changes, "plant_capacity");
    ASSERT_NE(up, nullptr);
    EXPECT_NEAR(*up->distance, 23000, 1e-6);
    EXPECT_THAT(up->sentence.zh, HasSubstr("2.3万吨/年")) << up->sentence.zh;
}

TEST(Counterfactual, GoesTheOtherWayAsWell) {
    SiteCase one;
    one.trade("石墨及碳素制品制造", "铝用炭素");
    one.site().capacityPerYear = 120000;
    one.site().independentPlant = true;
    const auto changes = changesOf(one);
    bool closes = false;
    for (const Counterfactual& each : changes) {
        closes = closes || (each.fact == "plant_capacity" && each.path == Path::Closure);
    }
    EXPECT_TRUE(closes);
}

TEST(Counterfactual, NamesThePieceOfEquipment) {
    SiteCase one;
    one.trade("水泥制造", "水泥粉磨");
    one.addEquipment("E7", "水泥磨").diameter = 2.6;
    const auto changes = changesOf(one);
    const Counterfactual* wider = change(changes, "equipment_diameter");
    ASSERT_NE(wider, nullptr);
    EXPECT_EQ(wider->equipment, "E7");
    EXPECT_NEAR(*wider->distance, 0.4, 1e-9);
    EXPECT_EQ(wider->path, Path::OnSite);
}

TEST(Counterfactual, PutsFactsThatWouldSettleItFirst) {
    SiteCase one;
    one.site().canMeetStandard.reset();
    const auto changes = changesOf(one);
    ASSERT_FALSE(changes.empty());
    EXPECT_EQ(changes.front().fact, "can_meet_standard");
    EXPECT_FALSE(isKnown(changes.front().now));
    EXPECT_THAT(changes.front().sentence.zh, HasSubstr("若查明改造后可达标为是，则建议就地改造"));
}

TEST(Counterfactual, PutsTheCountysDecisionAside) {
    SiteCase one;
    one.decide(Path::Relocation);
    const auto changes = changesOf(one);
    const Counterfactual* standard = change(changes, "can_meet_standard");
    ASSERT_NE(standard, nullptr) << "the rules would propose an upgrade";
    EXPECT_EQ(standard->path, Path::Relocation);
}

TEST(Counterfactual, IsWhatTheRulesSayWhenTheFactIsChanged) {
    SiteCase base;
    base.site().conversionProject = false;
    int tried = 0;
    const auto flipped = [&](const char* fact, std::optional<bool> Site::* member) {
        SiteCase other = base;
        other.site().*member = !*(other.site().*member);
        const Classification before = base.run();
        const Classification after = other.run();
        const bool differs = before.proposedPath != after.proposedPath ||
                             before.inScope != after.inScope || before.struck != after.struck;
        const auto changes = changesOf(base);
        const Counterfactual* told = change(changes, fact);
        EXPECT_EQ(told != nullptr, differs) << fact;
        if (told != nullptr) {
            EXPECT_EQ(told->path, after.proposedPath) << fact;
            EXPECT_EQ(told->inScope, after.inScope) << fact;
        }
        ++tried;
    };
    for (const bool standard : {true, false}) {
        for (const bool willing : {true, false}) {
            base.site().canMeetStandard = standard;
            base.site().willingToMove = willing;
            flipped("can_meet_standard", &Site::canMeetStandard);
            flipped("willing_to_move", &Site::willingToMove);
            flipped("able_to_move", &Site::ableToMove);
            flipped("conversion_project", &Site::conversionProject);
            flipped("heavy_polluter", &Site::heavyPolluter);
        }
    }
    EXPECT_EQ(tried, 20);
}

}  // namespace
}  // namespace ruyuan::planner
