// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/boundary_flips.h"

#include "gis/edit_geometry.h"
#include "planner/classification.h"
#include "planner/pipeline.h"
#include "planner/project_view.h"
#include "planner/sample.h"
#include "planner/screening.h"
#include "support/ground.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <map>
#include <numbers>
#include <random>

namespace ruyuan::planner {
namespace {

using tests::areaAt;
using tests::placeAt;

using Random = std::mt19937;

double between(Random& random, double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
}

/// A star of so many corners around a middle in metres.
gis::MultiPolygon star(Random& random, gis::Point middle, int corners, double radius) {
    gis::Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        const double reach = radius * between(random, 0.5, 1.0);
        ring.push_back({middle.x + reach * std::cos(angle), middle.y + reach * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return std::get<gis::MultiPolygon>(
        tests::lonLat(gis::Geometry(gis::MultiPolygon{{{ring, {}}}})));
}

/// Points, circles of known land, and outlines; exact, uncertain, and hardly known.
Site randomSite(Random& random, int number) {
    Site site;
    site.id = std::format("S{:04}", number);
    const double x = between(random, -4000, 4000);
    const double y = between(random, -4000, 4000);
    const int kind = number % 4;
    if (kind == 3) {
        const double size = between(random, 50, 900);
        site.place = placeAt(std::format(
            "POLYGON(({0} {1},{2} {1},{2} {3},{0} {3},{0} {1}))", x, y, x + size, y + size));
    } else {
        site.place = placeAt(std::format("POINT({} {})", x, y));
        if (kind == 1) {
            site.land = gis::Area::hectares(between(random, 0.5, 40));
        }
    }
    site.accuracy = Accuracy::Surveyed;
    const int known = number % 7;
    site.positionError = known < 3 ? 0.0 : known < 6 ? between(random, 1, 300) : 3000.0;
    if (number % 29 == 0) {
        site.place = std::monostate();
    }
    return site;
}

std::shared_ptr<Project> randomCity(Random& random, int sites, int areas) {
    auto project = std::make_shared<Project>();
    for (int i = 0; i < sites; ++i) {
        project->sites.push_back(randomSite(random, i));
    }
    for (int i = 0; i < areas; ++i) {
        BuiltUpArea area;
        area.name = std::format("区{}", i);
        const gis::Point middle{between(random, -3000, 3000), between(random, -3000, 3000)};
        area.place = star(random, middle, 24, 3000);
        project->builtUpAreas.push_back(std::move(area));
    }
    return project;
}

/// By screening the whole project twice.
std::vector<BoundaryFlip> bruteForce(const Project& project,
                                     std::optional<std::size_t> area,
                                     const gis::MultiPolygon& place) {
    Project changed = project;
    if (!area) {
        changed.builtUpAreas.push_back({});
    }
    if (place.polygons.empty()) {
        changed.builtUpAreas.erase(changed.builtUpAreas.begin() +
                                   static_cast<std::ptrdiff_t>(*area));
    } else {
        changed.builtUpAreas[area.value_or(project.builtUpAreas.size())].place = place;
    }
    const auto before = screen(project).value();
    const auto after = screen(changed).value();
    std::vector<BoundaryFlip> flips;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].builtUp != after[i].builtUp) {
            flips.push_back({i, before[i].builtUp, after[i].builtUp});
        }
    }
    return flips;
}

std::string told(const std::vector<BoundaryFlip>& flips) {
    std::string all;
    for (const BoundaryFlip& flip : flips) {
        all += std::format("{}:{}>{} ", flip.site, word(flip.before), word(flip.after));
    }
    return all;
}

TEST(BoundaryFlips, AreWhatScreeningTheWholeCityTwiceGives) {
    Random random(5);
    std::size_t flipped = 0;
    for (int round = 0; round < 6; ++round) {
        const auto city = randomCity(random, 200, 1 + round % 3);
        const auto flips = BoundaryFlips::of(city, 0);
        ASSERT_TRUE(flips);
        for (int drag = 0; drag < 6; ++drag) {
            gis::MultiPolygon place = city->builtUpAreas[0].place;
            const gis::VertexRef at{0, 0, static_cast<std::size_t>(random() % 24)};
            const gis::Point old = gis::vertexOf(place, at);
            gis::setVertex(
                place,
                at,
                {old.x + between(random, -0.02, 0.02), old.y + between(random, -0.02, 0.02)});
            if (gis::conflictAt(place, at)) {
                continue;
            }
            const auto found = flips->flipsOf(place);
            ASSERT_TRUE(found) << found.error().sentence.en;
            EXPECT_EQ(told(*found), told(bruteForce(*city, 0, place)));
            flipped += found->size();
        }
    }
    EXPECT_GT(flipped, 60U);
}

TEST(BoundaryFlips, AreRightForQuiteAnotherBoundaryAndForNone) {
    Random random(6);
    for (const int areas : {1, 2}) {
        const auto city = randomCity(random, 120, areas);
        const auto flips = BoundaryFlips::of(city, 0);
        ASSERT_TRUE(flips);
        const gis::MultiPolygon other = star(random, {500, -800}, 31, 4000);
        EXPECT_EQ(told(*flips->flipsOf(other)), told(bruteForce(*city, 0, other)));
        EXPECT_EQ(told(*flips->flipsOf({})), told(bruteForce(*city, 0, {})));
        EXPECT_TRUE(flips->flipsOf(city->builtUpAreas[0].place)->empty());
    }
}

TEST(BoundaryFlips, AFurtherAreaIsComparedWithHavingNone) {
    Random random(7);
    for (const int areas : {0, 1}) {
        const auto city = randomCity(random, 120, areas);
        const auto flips = BoundaryFlips::of(city, std::nullopt);
        ASSERT_TRUE(flips);
        const gis::MultiPolygon drawn = star(random, {0, 0}, 12, 2500);
        const auto found = flips->flipsOf(drawn);
        ASSERT_TRUE(found);
        EXPECT_FALSE(found->empty());
        EXPECT_EQ(told(*found), told(bruteForce(*city, std::nullopt, drawn)));
    }
}

TEST(BoundaryFlips, AreRightForALongBoundaryThatIsCutToWhatMatters) {
    Random random(8);
    constexpr std::size_t kCorners = 5000;  // above what is left whole
#ifdef __SANITIZE_ADDRESS__
    constexpr int kSites = 12;  // screening the whole city takes 25 times as long
    constexpr int kDrags = 1;
#else
    constexpr int kSites = 50;
    constexpr int kDrags = 3;
#endif
    const auto city = randomCity(random, kSites, 1);
    city->builtUpAreas[0].place = star(random, {0, 0}, kCorners, 5000);
    const auto flips = BoundaryFlips::of(city, 0);
    ASSERT_TRUE(flips);
    const auto middle = std::get<gis::Point>(placeAt("POINT(0 0)"));
    for (int drag = 0; drag < kDrags; ++drag) {
        gis::MultiPolygon place = city->builtUpAreas[0].place;
        const gis::VertexRef at{0, 0, static_cast<std::size_t>(random() % kCorners)};
        const gis::Point old = gis::vertexOf(place, at);
        gis::setVertex(
            place, at, {middle.x + (old.x - middle.x) * 1.4, middle.y + (old.y - middle.y) * 1.4});
        ASSERT_FALSE(gis::conflictAt(place, at));
        const auto found = flips->flipsOf(place);
        ASSERT_TRUE(found) << found.error().sentence.en;
        EXPECT_EQ(told(*found), told(bruteForce(*city, 0, place)));
    }
}

TEST(BoundaryFlips, AProjectWithoutPlacesHasNone) {
    auto project = std::make_shared<Project>();
    project->sites.resize(3);
    const auto flips = BoundaryFlips::of(project, std::nullopt);
    ASSERT_TRUE(flips);
    EXPECT_TRUE(flips->flipsOf(areaAt("POLYGON((0 0,9 0,9 9,0 0))"))->empty());
}

TEST(BoundaryFlips, VerdictsAreThoseOfClassifyingTheWholeCity) {
    auto city = std::make_shared<Project>(sampleProject("zhengzhou").value());
    const auto pack = parsePolicyPack(city->policyText, city->policyName).value();
    ASSERT_TRUE(runStages(*city, pack, Stage::Screen, Stage::Classify));
    ASSERT_FALSE(city->builtUpAreas.empty());
    const auto flips = BoundaryFlips::of(city, 0);
    ASSERT_TRUE(flips);
    // Everything within some kilometres of the middle of the built-up area is taken out.
    const gis::Box box = gis::boundsOf(gis::Geometry(city->builtUpAreas[0].place));
    const auto smaller = gis::reshapeArea(city->builtUpAreas[0].place,
                                          {{(box.min.x + box.max.x) / 2, box.min.y - 1},
                                           {(box.min.x + box.max.x) / 2, box.max.y + 1}});
    ASSERT_TRUE(smaller) << smaller.error().sentence.en;
    const auto found = flips->flipsOf(*smaller);
    ASSERT_TRUE(found);
    ASSERT_FALSE(found->empty());
    const auto verdicts = verdictsOf(*flips, pack, *found, *smaller);
    ASSERT_TRUE(verdicts) << verdicts.error().sentence.en;

    Project whole = *city;
    whole.builtUpAreas[0].place = *smaller;
    ASSERT_TRUE(runStages(whole, pack, Stage::Screen, Stage::Classify));
    ASSERT_EQ(verdicts->size(), found->size());
    bool differs = false;
    for (const FlipVerdict& verdict : *verdicts) {
        const Classification& before = city->classifications[verdict.site];
        const Classification& after = whole.classifications[verdict.site];
        EXPECT_EQ(verdict.before.inScope, before.inScope);
        EXPECT_EQ(verdict.before.proposedPath, before.proposedPath);
        EXPECT_EQ(verdict.after.inScope, after.inScope) << before.siteId;
        EXPECT_EQ(verdict.after.proposedPath, after.proposedPath) << before.siteId;
        EXPECT_EQ(verdict.after.allowedPaths, after.allowedPaths) << before.siteId;
        differs = differs || before.inScope != after.inScope;
    }
    EXPECT_TRUE(differs);
}

TEST(BoundaryFlips, AProspectIsLateByWhatTheDatesAndTheUsualDurationsSay) {
    auto city = std::make_shared<Project>(sampleProject("zhengzhou").value());
    city->asOf = gis::makeDate(2020, 7, 1);
    // Without any boundary everybody is outside; with one around all, all are inside.
    city->builtUpAreas.clear();
    city->decisions.clear();
    auto pack = parsePolicyPack(city->policyText, city->policyName).value();
    pack.planParameters = {{"on_site_least_preparation_small", 1}};  // else the defaults
    ASSERT_TRUE(runStages(*city, pack, Stage::Screen, Stage::Classify));
    const auto flips = BoundaryFlips::of(city, std::nullopt);
    ASSERT_TRUE(flips);
    const gis::MultiPolygon everywhere{
        {{{{112, 34}, {115, 34}, {115, 36}, {112, 36}, {112, 34}}, {}}}};
    const auto found = flips->flipsOf(everywhere);
    ASSERT_TRUE(found);
    const auto verdicts = verdictsOf(*flips, pack, *found, everywhere);
    ASSERT_TRUE(verdicts) << verdicts.error().sentence.en;
    // By hand, from the parameters: quarters of works by path and size, and of permits.
    const std::map<Path, std::array<int, 4>> works{{Path::OnSite, {2, 3, 4, 5}},
                                                   {Path::Relocation, {4, 6, 8, 10}},
                                                   {Path::Transformation, {3, 4, 5, 6}},
                                                   {Path::Closure, {1, 1, 2, 2}}};
    const std::map<Path, std::array<int, 4>> lag{{Path::OnSite, {4, 4, 4, 4}},
                                                 {Path::Relocation, {8, 8, 16, 16}},
                                                 {Path::Transformation, {6, 6, 6, 6}},
                                                 {Path::Closure, {0, 0, 0, 0}}};
    const gis::Quarter now(2020, 3);
    int late = 0;
    int inTime = 0;
    for (const FlipVerdict& verdict : *verdicts) {
        const Classification& site = verdict.after;
        if (!needsPath(site) || !verdict.prospect) {
            EXPECT_FALSE(verdict.prospect);
            continue;
        }
        if (site.size == SizeClass::Unknown || !site.proposedPath ||
            city->sites[verdict.site].worksStart) {
            continue;
        }
        const auto size = static_cast<std::size_t>(
            std::max(0, static_cast<int>(site.size) - static_cast<int>(SizeClass::Small)));
        const FlipProspect& prospect = *verdict.prospect;
        EXPECT_EQ(prospect.path, *site.proposedPath);
        const bool permits = prospect.path == Path::OnSite && size == 0;
        const gis::Quarter start = now + (permits ? 1 : 0);
        const gis::Quarter end = start + (works.at(prospect.path)[size] - 1);
        EXPECT_EQ(prospect.finish.label(), end.label());
        const SiteDates dates = datesOf(site, prospect.path);
        EXPECT_EQ(prospect.finishBy, dates.finishBy);
        int expected = 0;
        while (dates.finishBy && (end + -expected).lastDay() > *dates.finishBy) {
            ++expected;
        }
        if (dates.startBy) {
            const gis::Quarter by = gis::Quarter::of(*dates.startBy) + lag.at(prospect.path)[size];
            expected = std::max(expected, start - by);
        }
        EXPECT_EQ(prospect.lateQuarters, expected) << city->sites[verdict.site].id;
        (expected > 0 ? late : inTime) += 1;
    }
    EXPECT_GT(late, 0);
    EXPECT_GT(inTime, 0);
}

TEST(BoundaryFlips, LandLeftIsWhatAllPhasesHaveLessWhatThePlanTakes) {
    Project project;
    project.asOf = gis::makeDate(2019, 7, 1);
    for (const auto& [id, first, second] :
         {std::tuple{"P1", 100.0, 50.0}, std::tuple{"P2", 20.0, 0.0}}) {
        Park park;
        park.id = id;
        for (const auto& [year, mu] : {std::pair{2020, first}, std::pair{2022, second}}) {
            ParkPhase& phase = park.phases.emplace_back();
            phase.opens = gis::makeDate(year, 1, 1);
            phase.land = gis::Area::mu(mu);
        }
        project.parks.push_back(park);
    }
    const PolicyPack pack;
    EXPECT_NEAR(landLeftInParks(project, pack).value(), 170, 1e-9);
    Site site;
    site.id = "S1";
    site.land = gis::Area::mu(30);
    project.sites.push_back(site);
    PlanEntry entry;
    entry.siteId = "S1";
    entry.path = Path::Relocation;
    entry.parkId = "P2";  // which it overfills: what is missing there is not to be had elsewhere
    entry.start = gis::Quarter(2020, 1);
    entry.finish = gis::Quarter(2020, 4);
    project.plan.emplace().entries.push_back(entry);
    EXPECT_NEAR(landLeftInParks(project, pack).value(), 150, 1e-9);
    project.parks.clear();
    EXPECT_FALSE(landLeftInParks(project, pack));
}

}  // namespace
}  // namespace ruyuan::planner
