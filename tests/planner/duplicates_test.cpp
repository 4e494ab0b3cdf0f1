// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/duplicates.h"

#include "planner/credit_code.h"
#include "planner/intake.h"
#include "tests/support/shared_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <format>

namespace ruyuan::planner {
namespace {

using testing::ElementsAre;

Site site(const char* name, gis::Point place, const char* code = "") {
    Site made;
    made.name = name;
    made.creditCode = code;
    if (place.x != 0) {
        made.place = place;
        made.accuracy = Accuracy::Geocoded;
    }
    return made;
}

constexpr gis::Point kHere{113.6, 34.7};
constexpr gis::Point kNear{113.604, 34.7};  // 366 m
constexpr gis::Point kFar{113.7, 34.7};     // 9 km
constexpr gis::Point kNowhere{};
constexpr const char* kCode = "91350100M000100Y43";  // of the annex of GB 32100-2015

std::string otherCode() {
    const std::string digits = "91410100M00020002";
    return digits + *creditCodeCheckDigit(digits);
}

std::size_t clustersOf(const std::vector<Site>& sites) {
    return findDuplicates(sites).size();
}

TEST(NameSimilarity, LooksPastWhatAllFirmsAreCalled) {
    EXPECT_EQ(nameSimilarity("郑州宏昌水泥有限公司", "河南宏昌水泥有限责任公司"), 1);
    EXPECT_EQ(nameSimilarity("Dengfeng-1 power station", "DENGFENG-1"), 1);
    EXPECT_GT(nameSimilarity("登封宏昌水泥厂", "宏昌水泥厂"), 0.7);
    EXPECT_LT(nameSimilarity("宏昌水泥厂", "嵩基耐材厂"), 0.4);
    EXPECT_EQ(nameSimilarity("Dengfeng-1 Powerplant", "Dengfeng-2 Powerplant"), 0);
    EXPECT_EQ(nameSimilarity("第一水泥厂", "第二水泥厂"), 0);
    EXPECT_EQ(nameSimilarity("有限公司", "集团"), 0) << "nothing is left of them";
}

TEST(Duplicates, AreOfOneCodeOrNameUnlessFarApart) {
    EXPECT_EQ(clustersOf({site("甲厂", kHere, kCode), site("甲公司", kNear, kCode)}), 1U);
    EXPECT_EQ(clustersOf({site("甲厂", kHere, kCode), site("甲公司", kNowhere, kCode)}), 1U);
    EXPECT_EQ(clustersOf({site("甲厂", kHere, kCode), site("甲厂", kFar, kCode)}), 0U)
        << "two sites of one firm";
    EXPECT_EQ(clustersOf({site("宏昌水泥厂", kHere), site("宏昌水泥厂（停产）", kNear)}), 1U);
    EXPECT_EQ(clustersOf({site("宏昌水泥厂", kHere, kCode),
                          site("宏昌水泥厂", kHere, otherCode().c_str())}),
              0U)
        << "two codes are two firms";
}

TEST(Duplicates, AreOfSimilarNamesThatLieNear) {
    EXPECT_EQ(clustersOf({site("登封宏昌水泥厂", kHere), site("宏昌水泥厂", kNear)}), 1U);
    EXPECT_EQ(clustersOf({site("登封宏昌水泥厂", kHere), site("宏昌水泥厂", kFar)}), 0U);
    EXPECT_EQ(clustersOf({site("登封宏昌水泥厂", kHere), site("宏昌水泥厂", kNowhere)}), 0U);
    EXPECT_EQ(clustersOf({site("宏昌水泥厂", kHere), site("嵩基耐材厂", kHere)}), 0U);
    EXPECT_EQ(clustersOf({site("宏昌水泥", kHere), site("宏昌粉磨站水泥", kHere)}), 1U);
}

TEST(Duplicates, OfMoreThanTwoAreOneCluster) {
    const std::vector<Site> sites{site("登封宏昌水泥厂", kHere),
                                  site("嵩基耐材厂", kHere),
                                  site("宏昌水泥厂", kNear),
                                  site("宏昌水泥有限公司", kHere, kCode),
                                  site("宏昌建材", kNowhere, kCode)};
    const auto clusters = findDuplicates(sites);
    ASSERT_EQ(clusters.size(), 1U);
    EXPECT_THAT(clusters[0].sites, ElementsAre(0U, 2U, 3U, 4U));
    for (const auto& sign : clusters[0].signs) {
        EXPECT_FALSE(sign.sentence.empty());
    }
}

TEST(Duplicates, AreFoundAmongRealPlantsOfSeveralSources) {
    const auto file = testing_support::sharedData("plants/zhengzhou_bbox_plants.csv");
    if (!exists(file)) {
        GTEST_SKIP() << "needs " << file;
    }
    Project project;
    ImportRequest request;
    request.content = Content::Sites;
    request.file = file;
    ASSERT_TRUE(importFile(project, request));
    const auto clusters = findDuplicates(project.sites);
    const auto together = [&](const char* a, const char* b) {
        return std::ranges::any_of(clusters, [&](const DuplicateCluster& cluster) {
            const auto has = [&](const char* name) {
                return std::ranges::any_of(cluster.sites, [&](std::size_t index) {
                    return project.sites[index].name == name;
                });
            };
            return has(a) && has(b);
        });
    };
    // Read off the file: one plant under two names, and two plants beside each other.
    EXPECT_TRUE(together("DENGFENG-1", "Dengfeng-1 Powerplant"));
    EXPECT_FALSE(together("DENGFENG-1", "DENGFENG-2"));
    EXPECT_GT(clusters.size(), 10U);
}

}  // namespace
}  // namespace ruyuan::planner
