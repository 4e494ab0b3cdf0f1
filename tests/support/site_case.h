// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "planner/classification.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

namespace ruyuan::tests {

using namespace planner;

inline const PolicyPack& zhengzhou() {
    static const PolicyPack kPack =
        *parsePolicyPack(*readPolicyText("zhengzhou-2019-37"), "zhengzhou-2019-37.toml");
    return kPack;
}

/// A foundry in the built-up area about which everything is known; it may do as it likes.
struct SiteCase {
    SiteCase() {
        Site site;
        site.id = "S1";
        site.name = "某铸造有限公司";
        site.industryCode = "3391";
        site.industry = "黑色金属铸造";
        site.product = "铸件";
        site.employees = 120;
        site.revenue = gis::Money::wan(5000);
        site.heavyPolluter = true;
        site.canMeetStandard = true;
        site.willingToMove = true;
        site.ableToMove = true;
        site.conversionProject = true;
        project.asOf = gis::makeDate(2019, 7, 1);
        project.sites.push_back(site);
        SiteScreening screened;
        screened.siteId = "S1";
        screened.builtUp = BuiltUpStatus::Inside;
        project.screening.push_back(screened);
    }

    Site& site() { return project.sites[0]; }
    SiteScreening& screening() { return project.screening[0]; }

    void trade(const char* industry, const char* product) {
        site().industryCode.clear();
        site().industry = industry;
        site().product = product;
    }

    Equipment& addEquipment(const char* id, const char* kind) {
        Equipment equipment;
        equipment.id = id;
        equipment.siteId = "S1";
        equipment.kind = kind;
        equipment.specialCement = false;
        project.equipment.push_back(equipment);
        return project.equipment.back();
    }

    void decide(Path path) {
        Decision decision;
        decision.siteId = "S1";
        decision.path = path;
        decision.by = "荥阳市";
        decision.document = "台账.xlsx";
        project.decisions.push_back(decision);
    }

    /// As a map of that kind would tell: the site meets a feature of it, or none.
    void lies(const char* kind, bool inside, const char* grade = "") {
        ConstraintDistance distance;
        distance.kind = kind;
        distance.grade = grade;
        distance.distance = gis::Length::meters(inside ? 0 : 5000);
        distance.inside = inside;
        screening().constraints.push_back(distance);
    }

    Classification run(const PolicyPack& pack = zhengzhou()) const {
        const auto results = classify(project, pack);
        EXPECT_TRUE(results) << (results ? "" : results.error().sentence.en);
        return results->front();
    }

    Project project;
};

inline const TraceStep* step(const Classification& result, std::string_view rule) {
    const auto found = std::ranges::find(result.trace, rule, &TraceStep::rule);
    return found == result.trace.end() ? nullptr : &*found;
}

inline const PathDates& datesOf(const Classification& result, Path path) {
    return *std::ranges::find(result.dates, path, &PathDates::path);
}

}  // namespace ruyuan::tests
