// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <set>

namespace ruyuan::planner {
namespace {

TEST(Parameters, AreDeclaredOnceWithRangeAndSentence) {
    std::set<std::string> names;
    for (const Parameter& parameter : planParameters()) {
        EXPECT_TRUE(names.insert(parameter.name).second) << parameter.name;
        EXPECT_LE(parameter.least, parameter.value) << parameter.name;
        EXPECT_LE(parameter.value, parameter.most) << parameter.name;
        EXPECT_FALSE(parameter.sentence.zh.empty()) << parameter.name;
        EXPECT_FALSE(parameter.sentence.en.empty()) << parameter.name;
        EXPECT_FALSE(parameter.verified) << parameter.name << ": name the document that states it";
    }
}

TEST(Parameters, StandstillIsPartOfTheWorks) {
    const ParameterValues values;
    for (const SizeClass size :
         {SizeClass::Small, SizeClass::Medium, SizeClass::Large, SizeClass::ExtraLarge}) {
        for (const char* path : {"on_site", "relocation", "transformation"}) {
            EXPECT_LE(values(std::string(path) + "_downtime", size),
                      values(std::string(path) + "_duration", size));
        }
    }
}

TEST(Parameters, TakeThePacksValues) {
    const auto values = ParameterValues::with({{"relocation_cost_large", 2000}, {"max_late", 2}});
    ASSERT_TRUE(values);
    EXPECT_EQ((*values)("relocation_cost", SizeClass::Large), 2000);
    EXPECT_EQ((*values)("max_late"), 2);
    EXPECT_EQ((*values)("relocation_cost", SizeClass::Small), 300);
}

TEST(Parameters, MicroSitesTakeTheValuesOfSmallOnes) {
    const ParameterValues values;
    EXPECT_EQ(values("closure_cost", SizeClass::Micro), values("closure_cost", SizeClass::Small));
}

TEST(Parameters, RefuseUnknownNamesWithNearbyOnes) {
    const auto values = ParameterValues::with({{"relocation_price_large", 1}});
    ASSERT_FALSE(values);
    EXPECT_EQ(values.error().code, gis::ErrorCode::InvalidArgument);
    EXPECT_EQ(values.error().where, "relocation_price_large");
    EXPECT_THAT(values.error().advice.en, testing::HasSubstr("relocation_cost_large"));
}

TEST(Parameters, RefuseValuesOutOfRange) {
    EXPECT_FALSE(ParameterValues::with({{"relocation_public_share", 1.01}}));
    EXPECT_FALSE(ParameterValues::with({{"horizon", 0}}));
    EXPECT_FALSE(ParameterValues::with({{"horizon", std::numeric_limits<double>::quiet_NaN()}}));
    EXPECT_TRUE(ParameterValues::with({{"relocation_public_share", 1}}));
}

}  // namespace
}  // namespace ruyuan::planner
