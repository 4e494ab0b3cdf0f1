// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/park_ledger.h"

#include "support/site_case.h"

#include <gtest/gtest.h>

namespace ruyuan::planner {
namespace {

using gis::makeDate;

/// A park of two phases, and sites that the plan moves there.
struct Books {
    Books() {
        Park park;
        park.id = "P1";
        for (const auto& [year, mu, sewage] :
             {std::tuple{2019, 100.0, 500.0}, {2021, 50.0, 300.0}}) {
            ParkPhase phase;
            phase.opens = makeDate(year, 1, 1);
            phase.land = gis::Area::mu(mu);
            phase.sewage = sewage;
            park.phases.push_back(phase);
        }
        project.parks = {park};
        project.plan = Plan();
    }
    void move(const char* id, std::optional<double> mu, std::optional<double> sewage, int year) {
        Site site;
        site.id = id;
        site.land = mu ? std::optional(gis::Area::mu(*mu)) : std::nullopt;
        site.sewage = sewage;
        project.sites.push_back(site);
        PlanEntry entry;
        entry.siteId = id;
        entry.path = Path::Relocation;
        entry.parkId = "P1";
        entry.start = gis::Quarter(year, 1);
        entry.finish = gis::Quarter(year + 1, 4);
        project.plan->entries.push_back(entry);
    }
    std::vector<LedgerLine> lines(std::string_view resource) const {
        std::vector<LedgerLine> found;
        for (const LedgerLine& line : parkLedger(project, tests::zhengzhou(), project.parks[0])) {
            if (line.resource == resource) {
                found.push_back(line);
            }
        }
        return found;
    }
    Project project;
};

TEST(ParkLedger, Trap18WhatOneTakesIsGoneForTheOthers) {
    Books books;
    books.move("A", 60, 200, 2019);
    books.move("B", 70, 400, 2020);
    const auto land = books.lines("land");
    ASSERT_EQ(land.size(), 3U);  // 2019-01-01 (phase and A), 2020 (B), 2021 (phase)
    EXPECT_NEAR(*land[0].remaining(), 40, 1e-9);
    EXPECT_NEAR(*land[1].remaining(), -30, 1e-9);
    EXPECT_NEAR(*land[2].remaining(), 20, 1e-9);
    EXPECT_EQ(land[2].sites, 2);
}

TEST(ParkLedger, UtilitiesAreUsedFromTheEndOfTheWorks) {
    Books books;
    books.move("A", 60, 600, 2019);  // finishes in 2020Q4
    const auto sewage = books.lines("sewage");
    ASSERT_EQ(sewage.size(), 3U);
    EXPECT_DOUBLE_EQ(sewage[0].used, 0);
    EXPECT_EQ(sewage[1].from, makeDate(2020, 10, 1));
    EXPECT_DOUBLE_EQ(*sewage[1].remaining(), -100);
    EXPECT_DOUBLE_EQ(*sewage[2].remaining(), 200);
}

TEST(ParkLedger, WhatIsNotKnownIsSaid) {
    Books books;
    books.move("A", {}, 10, 2019);
    books.project.parks[0].phases[1].land.reset();
    const auto land = books.lines("land");
    EXPECT_EQ(land[0].unknownNeeds, 1);
    EXPECT_DOUBLE_EQ(land[0].used, 0);
    EXPECT_FALSE(land.back().capacity.has_value());
    EXPECT_FALSE(books.lines("gas").back().capacity.has_value());
}

TEST(ParkLedger, WithoutAPlanNothingIsUsed) {
    Books books;
    books.project.plan.reset();
    EXPECT_DOUBLE_EQ(*books.lines("land").back().remaining(), 150);
}

}  // namespace
}  // namespace ruyuan::planner
