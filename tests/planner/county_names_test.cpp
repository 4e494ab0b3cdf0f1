// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/county_names.h"

#include <gtest/gtest.h>

namespace ruyuan::planner {
namespace {

std::string nameOf(std::string_view text) {
    const auto regions = readRegionNames().value();
    const RegionName* region = findRegion(text, regions);
    return region == nullptr ? "" : region->name;
}

TEST(CountyNames, AreFoundByFullShortAndOldNames) {
    EXPECT_EQ(nameOf("中原区"), "中原区");
    EXPECT_EQ(nameOf("郑州市中原区须水街道"), "中原区");
    EXPECT_EQ(nameOf("新密市来集镇"), "新密市");
    EXPECT_EQ(nameOf("管城"), "管城回族区");
    EXPECT_EQ(nameOf("邙山区"), "惠济区");
    EXPECT_EQ(nameOf(" 高新 "), "郑州高新技术产业开发区");
    EXPECT_EQ(nameOf("经开区"), "郑州经济技术开发区");
    EXPECT_EQ(nameOf("港区"), "郑州航空港经济综合实验区");
    EXPECT_EQ(nameOf("郑东"), "郑东新区");
}

TEST(CountyNames, AreNotGuessed) {
    EXPECT_EQ(nameOf(""), "");
    EXPECT_EQ(nameOf("郑州市"), "");
    EXPECT_EQ(nameOf("开封市"), "");
    EXPECT_EQ(nameOf("中原区、二七区"), "");
}

TEST(CountyNames, BecomeThoseOfTheProject) {
    const auto regions = readRegionNames().value();
    std::vector<County> counties(2);
    counties[0].name = "郑州高新区";
    counties[1].code = "410104";
    counties[1].name = "管城区";
    EXPECT_EQ(projectCounty("高新", counties, regions), "郑州高新区");
    EXPECT_EQ(projectCounty("管城回族区", counties, regions), "管城区");
    EXPECT_EQ(projectCounty("金水区", counties, regions), std::nullopt);
    EXPECT_EQ(projectCounty("某县", counties, regions), std::nullopt);
}

// Six digits that begin with the city's 4101, as GB/T 2260 numbers them.
TEST(CountyNames, HaveCodesOfTheirCity) {
    const auto regions = readRegionNames().value();
    for (const auto& region : regions) {
        EXPECT_EQ(region.developmentZone, region.code.empty()) << region.name;
        EXPECT_TRUE(region.code.empty() ||
                    (region.code.size() == 6 && region.code.starts_with("4101")));
    }
}

}  // namespace
}  // namespace ruyuan::planner
