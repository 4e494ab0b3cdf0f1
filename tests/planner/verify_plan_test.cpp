// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/pipeline.h"
#include "planner/plan_input.h"
#include "planner/plan_words.h"
#include "planner/sample.h"
#include "planner/solver.h"
#include "planner/spending.h"
#include "planner/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace ruyuan::planner {
namespace {

using gis::makeDate;
using gis::Quarter;
using testing::HasSubstr;
using testing::IsEmpty;

/// Deadlines of 37号 三(一) as domain practice has them, and two trades.
PolicyPack pack() {
    PolicyPack pack;
    Sector cement;
    cement.id = "cement";
    cement.name = {"水泥", "cement"};
    cement.keywords = {"水泥"};
    cement.excludes = {"水泥制品"};
    Sector chemical;
    chemical.id = "chemical";
    chemical.name = {"化工", "chemicals"};
    chemical.chemical = true;
    pack.sectors = {cement, chemical};
    pack.sizeLimits = {{SizeClass::Large, 1000, gis::Money::wan(40000)},
                       {SizeClass::Medium, 300, gis::Money::wan(2000)},
                       {SizeClass::Small, 20, gis::Money::wan(300)}};
    const auto deadline = [&](Path path, std::vector<SizeClass> sizes, auto start, auto finish) {
        PathDeadline made;
        made.path = path;
        made.sizes = std::move(sizes);
        made.startBy = start;
        made.finishBy = finish;
        made.clause = "P";
        pack.deadlines.push_back(made);
    };
    const std::optional<gis::Date> none;
    deadline(Path::OnSite, {}, makeDate(2019, 6, 30), makeDate(2020, 12, 31));
    deadline(Path::Relocation,
             {SizeClass::Micro, SizeClass::Small, SizeClass::Medium},
             makeDate(2019, 12, 31),
             makeDate(2022, 12, 31));
    deadline(Path::Relocation,
             {SizeClass::Large, SizeClass::ExtraLarge},
             makeDate(2019, 12, 31),
             makeDate(2025, 12, 31));
    deadline(Path::Closure, {}, none, makeDate(2020, 12, 31));
    // Room for starts and lateness, so that one broken thing is not several.
    pack.planParameters = {{"relocation_preparation_small", 16},
                           {"relocation_preparation_large", 19},
                           {"max_late", 40}};
    return pack;
}

Site makeSite(const std::string& id, std::int64_t employees, double revenueWan) {
    Site site;
    site.id = id;
    site.name = "某厂" + id;
    site.employees = employees;
    site.revenue = gis::Money::wan(revenueWan);
    site.land = gis::Area::mu(60);
    return site;
}

Classification classified(const std::string& id,
                          Verdict scope,
                          const std::string& sector,
                          std::vector<Path> allowed) {
    Classification made;
    made.siteId = id;
    made.inScope = scope;
    made.sectors = {sector};
    made.allowedPaths = std::move(allowed);
    return made;
}

PlanEntry entry(const std::string& id,
                std::optional<Path> path,
                const std::string& park,
                Quarter start,
                Quarter finish,
                double wan) {
    PlanEntry made;
    made.siteId = id;
    made.path = path;
    made.parkId = park;
    made.start = start;
    made.finish = finish;
    made.cost = gis::Money::wan(wan);
    return made;
}

/// S1, a large cement works, and S2, a small chemical works, move to P1; S3 is decided to close;
/// S4 is out of scope. P1 opens 100 亩 and, in 2021, 50 more. Costs by hand from the defaults of
/// planner/parameters.h, places not known (30 km): 1890 + 60 * 18 + .02 * 1200 * 30 = 3690,
/// 300 + 60 * 18 + .02 * 50 * 30 = 1410, 230 + 6 * 50 = 530. Works of 8, 4 and 1 quarters.
Project project() {
    Project project;
    project.asOf = makeDate(2019, 7, 1);
    project.sites = {makeSite("S1", 1200, 50000),
                     makeSite("S2", 50, 500),
                     makeSite("S3", 50, 500),
                     makeSite("S4", 50, 500)};
    const std::vector<Path> both{Path::Relocation, Path::Closure};
    project.classifications = {classified("S1", Verdict::Pass, "cement", both),
                               classified("S2", Verdict::Unknown, "chemical", both),
                               classified("S3", Verdict::Fail, "cement", {Path::OnSite}),
                               classified("S4", Verdict::Fail, "cement", both)};
    Park park;
    park.id = "P1";
    park.name = "东部产业集聚区";
    park.industries = {"水泥", "化工"};
    park.chemicalRecognition = makeDate(2019, 7, 1);
    park.phases = {{makeDate(2018, 1, 1), gis::Area::mu(100), {}, {}},
                   {makeDate(2021, 2, 1), gis::Area::mu(50), {}, {}}};
    Park other = park;
    other.id = "P2";
    other.name = "西部产业集聚区";
    project.parks = {park, other};
    Decision decision;
    decision.siteId = "S3";
    decision.path = Path::Closure;
    project.decisions = {decision};
    Plan plan;
    plan.entries = {entry("S1", Path::Relocation, "P1", Quarter(2019, 4), Quarter(2021, 3), 3690),
                    entry("S2", Path::Relocation, "P1", Quarter(2021, 2), Quarter(2022, 1), 1410),
                    entry("S3", Path::Closure, "", Quarter(2019, 4), Quarter(2019, 4), 530)};
    plan.objective = 100000;
    plan.bound = 99900;
    plan.gap = 0.001;
    project.plan = plan;
    return project;
}

std::vector<Violation> violationsOf(const Project& project) {
    const gis::Result<std::vector<Violation>> violations = verifyPlan(project, pack());
    EXPECT_TRUE(violations) << violations.error().sentence.en;
    return violations.value_or(std::vector<Violation>{});
}

TEST(VerifyPlan, AcceptsAPlanThatHolds) {
    for (const Violation& violation : violationsOf(project())) {
        ADD_FAILURE() << violation.sentence.en;
    }
}

TEST(VerifyPlan, NeedsAPlan) {
    Project empty = project();
    empty.plan.reset();
    ASSERT_FALSE(verifyPlan(empty, pack()));
    EXPECT_EQ(verifyPlan(empty, pack()).error().code, gis::ErrorCode::NotFound);
}

struct Break {
    const char* name;
    std::function<void(Project&)> change;
    const char* site;
    const char* says;
};

class EveryBreak : public testing::TestWithParam<Break> {};

TEST_P(EveryBreak, IsTheOneThingReported) {
    Project broken = project();
    GetParam().change(broken);
    const std::vector<Violation> violations = violationsOf(broken);
    ASSERT_EQ(violations.size(), 1) << (violations.size() < 2 ? "" : violations[1].sentence.en);
    EXPECT_EQ(violations[0].siteId, GetParam().site);
    EXPECT_THAT(violations[0].sentence.en, HasSubstr(GetParam().says));
    EXPECT_FALSE(violations[0].sentence.zh.empty());
}

PlanEntry& of(Project& project, std::size_t place) {
    return project.plan->entries[place];
}

void move(Project& project, std::size_t place, Quarter start, Quarter finish) {
    of(project, place).start = start;
    of(project, place).finish = finish;
}

const std::vector<Break> kBreaks{
    {"SiteMissing",
     [](Project& p) { p.plan->entries.erase(p.plan->entries.begin()); },
     "S1",
     "0 times"},
    {"SiteTwice", [](Project& p) { p.plan->entries.push_back(of(p, 2)); }, "S3", "2 times"},
    {"SiteOutOfScope",
     [](Project& p) {
         p.plan->entries.push_back(
             entry("S4", Path::Closure, "", Quarter(2019, 4), Quarter(2019, 4), 530));
     },
     "S4",
     "out of scope"},
    {"SiteUnheardOf",
     [](Project& p) {
         p.plan->entries.push_back(
             entry("S9", Path::Closure, "", Quarter(2019, 4), Quarter(2019, 4), 530));
     },
     "S9",
     "does not exist"},
    {"PathNotAllowed",
     [](Project& p) { p.classifications[0].allowedPaths = {Path::Closure}; },
     "S1",
     "does not allow"},
    {"PathAgainstDecision",
     [](Project& p) { p.decisions[0].path = Path::OnSite; },
     "S3",
     "it was decided"},
    {"ParkAgainstDecision",
     [](Project& p) {
         Decision decision;
         decision.siteId = "S1";
         decision.path = Path::Relocation;
         decision.park = "西部产业集聚区";
         p.decisions.push_back(decision);
     },
     "S1",
     "decided P2"},
    {"StartAgainstDecision",
     [](Project& p) { p.decisions[0].start = makeDate(2020, 1, 1); },
     "S3",
     "decided to start in 2020Q1"},
    {"NoFinish", [](Project& p) { of(p, 0).finish.reset(); }, "S1", "missing"},
    {"FinishBeforeStart",
     [](Project& p) { of(p, 0).finish = Quarter(2019, 3); },
     "S1",
     "before it starts"},
    {"StartInThePast",
     [](Project& p) { move(p, 0, Quarter(2019, 2), Quarter(2021, 1)); },
     "S1",
     "before 2019Q3"},
    {"LateForSmall",
     [](Project& p) { move(p, 1, Quarter(2022, 2), Quarter(2023, 1)); },
     "S2",
     "it is 1"},
    {"LateForLarge",
     [](Project& p) { move(p, 0, Quarter(2024, 3), Quarter(2026, 2)); },
     "S1",
     "it is 2"},
    {"WorksTooShort",
     [](Project& p) { of(p, 0).finish = Quarter(2021, 2); },
     "S1",
     "take 7 quarters, by the parameters 8"},
    {"LaunchTooLate",
     [](Project& p) { move(p, 1, Quarter(2024, 1), Quarter(2024, 4)), of(p, 1).lateQuarters = 8; },
     "S2",
     "2023Q4 at the latest"},
    // 28 quarters from 2019Q3.
    {"BeyondTheHorizon",
     [](Project& p) {
         move(p, 2, Quarter(2026, 3), Quarter(2026, 3));
         of(p, 2).lateQuarters = 23;
     },
     "S3",
     "after the plan ends with 2026Q2"},
    {"CostOfWorks",
     [](Project& p) { of(p, 0).cost = gis::Money::wan(3690) + gis::Money::yuan(2); },
     "S1",
     "give 3690.0000"},
    {"CostOfEmployees", [](Project& p) { p.sites[2].employees = 51; }, "S3", "give 536.0000"},
    {"CostOfLand", [](Project& p) { p.sites[0].land = gis::Area::mu(61); }, "S1", "give 3708.0000"},
    {"CostBySize",
     [](Project& p) { p.sites[2].declaredSize = SizeClass::Medium, p.sites[2].revenue.reset(); },
     "S3",
     "give 940.0000"},
    {"LatenessInvented", [](Project& p) { of(p, 2).lateQuarters = 1; }, "S3", "it is 0"},
    {"LateByDecidedFinish",
     [](Project& p) { p.decisions[0].finish = makeDate(2019, 12, 30); },
     "S3",
     "it is 1"},
    {"ParkUnknown", [](Project& p) { of(p, 0).parkId = "P7"; }, "S1", "does not exist"},
    {"ParkForClosure", [](Project& p) { of(p, 2).parkId = "P1"; }, "S3", "takes no park"},
    {"TradeNotListed",
     [](Project& p) { p.parks[0].industries = {"玻璃", "化工"}; },
     "S1",
     "none of its trades"},
    {"TradeBanned",
     [](Project& p) { p.parks[0].bannedIndustries = {"cement"}; },
     "S1",
     "bans its trade"},
    {"RecognisedTooLate",
     [](Project& p) { p.parks[0].chemicalRecognition = makeDate(2019, 7, 2); },
     "S2",
     "not recognised"},
    {"RecognitionUnknownButCertain",
     [](Project& p) { p.parks[0].chemicalRecognition.reset(); },
     "S2",
     "not recognised"},
    {"NoChemicalPark",
     [](Project& p) {
         p.parks[0].chemicalRecognition.reset();
         p.parks[0].chemicalPark = false;
         of(p, 1).provisional = true;
     },
     "S2",
     "not recognised"},
    {"LandBeforeItOpens",
     [](Project& p) { move(p, 1, Quarter(2021, 1), Quarter(2021, 4)); },
     "",
     "120.0 taken, 100.0 open"},
    {"LandTooSmall",
     [](Project& p) {
         p.parks[0].phases[0].land = gis::Area::mu(59);
         p.parks[0].phases[1].land = gis::Area::mu(61);
     },
     "",
     "60.0 taken, 59.0 open"},
    {"OverrunInvented",
     [](Project& p) { p.plan->overruns = {{"land P1 2020Q1", {"超", "over"}, 5}}; },
     "",
     "no such limit"},
    {"SewageTooSmall",
     [](Project& p) {
         p.sites[0].sewage = 30;
         p.parks[0].phases[0].sewage = 10;
         p.parks[0].phases[1].sewage = 15;
     },
     "",
     "30.0 taken, 25.0 open"},
    {"ObjectiveBelowCosts",
     [](Project& p) {
         p.plan->objective = 5700;  // 3690 + 1410 + 530 and 2 for each of 50 jobs lost: 5730
         p.plan->bound = 5700;
         p.plan->gap = 0;
     },
     "",
     "5730.0000"},
    {"NegativeCost",
     [](Project& p) { of(p, 0).cost = gis::Money::wan(-1); },
     "S1",
     "its cost is -1.0000"},
    {"UnassignedWithoutReason",
     [](Project& p) {
         PlanEntry& first = of(p, 0);
         first = {};
         first.siteId = "S1";
     },
     "S1",
     "no reason"},
    {"BoundAboveObjective",
     [](Project& p) {
         p.plan->bound = 100001;
         p.plan->gap = 0;
     },
     "",
     "above the objective"},
    {"GapWrong", [](Project& p) { p.plan->gap = 0; }, "", "gap"},
};

INSTANTIATE_TEST_SUITE_P(VerifyPlan, EveryBreak, testing::ValuesIn(kBreaks), [](const auto& one) {
    return std::string(one.param.name);
});

TEST(VerifyPlan, AcceptsAReportedOverrun) {
    Project crowded = project();
    move(crowded, 1, Quarter(2021, 1), Quarter(2021, 4));
    crowded.plan->overruns = {{"land P1 2021Q1", {"超", "over"}, 20}};
    EXPECT_THAT(violationsOf(crowded), IsEmpty());
    crowded.plan->overruns = {{"land P1 2021Q1", {"超", "over"}, 19}};
    EXPECT_EQ(violationsOf(crowded).size(), 1);
    crowded.plan->overruns = {{"land P1 2021Q2", {"超", "over"}, 20}};
    EXPECT_EQ(violationsOf(crowded).size(), 2);
    crowded.plan->overruns = {{"land P10 2021Q1", {"超", "over"}, 20}};
    EXPECT_EQ(violationsOf(crowded).size(), 2);
}

TEST(VerifyPlan, ADecidedParkGoesBeforeItsList) {
    Project decided = project();
    Decision decision;
    decision.siteId = "S1";
    decision.path = Path::Relocation;
    decision.park = "东部产业集聚";
    decided.decisions.push_back(decision);
    decided.parks[0].bannedIndustries = {"cement"};
    EXPECT_THAT(violationsOf(decided), IsEmpty());
}

TEST(VerifyPlan, AnUnknownChemicalParkMayBeChosenProvisionally) {
    Project unknown = project();
    unknown.parks[0].chemicalRecognition.reset();
    of(unknown, 1).provisional = true;
    EXPECT_THAT(violationsOf(unknown), IsEmpty());
}

// Launch by 2019-06-30 and four quarters of preparation: works may start until 2020Q2.
TEST(VerifyPlan, CountsAStartLateFromTheLaunchDateAndThePreparation) {
    Project late = project();
    late.decisions[0].path = Path::OnSite;
    of(late, 2) = entry("S3", Path::OnSite, "", Quarter(2020, 2), Quarter(2020, 3), 120);
    EXPECT_THAT(violationsOf(late), IsEmpty());
    move(late, 2, Quarter(2020, 3), Quarter(2020, 4));
    ASSERT_EQ(violationsOf(late).size(), 1);
    of(late, 2).lateQuarters = 1;
    EXPECT_THAT(violationsOf(late), IsEmpty());
}

TEST(VerifyPlan, AcceptsAParkWithoutKnownLand) {
    Project unknown = project();
    unknown.parks[0].phases[0].land = gis::Area::mu(1);
    unknown.parks[0].phases[1].land.reset();
    EXPECT_THAT(violationsOf(unknown), IsEmpty());
}

// 1890 + 60 * 20 + .02 * 1200 * 30 and 300 + 60 * 20 + .02 * 50 * 30.
TEST(VerifyPlan, TakesTheParksOwnPriceOfLand) {
    Project priced = project();
    priced.parks[0].landPricePerMu = gis::Money::wan(20);
    EXPECT_EQ(violationsOf(priced).size(), 2);
    of(priced, 0).cost = gis::Money::wan(3810);
    of(priced, 1).cost = gis::Money::wan(1530);
    EXPECT_THAT(violationsOf(priced), IsEmpty());
}

// geod +ellps=GRS80 -I from 34.70 N 113.60 E to 34.80 N 113.90 E: 29624.982 m. Without an area of
// its own the site stays a point and takes the 50 亩 usual for large ones:
// 1890 + 50 * 18 + .02 * 1200 * 29.624982.
TEST(VerifyPlan, MeasuresTheDistanceAlongTheEllipsoid) {
    Project placed = project();
    placed.sites[0].land.reset();
    placed.sites[0].place = gis::Point{113.60, 34.70};
    placed.parks[0].place = gis::Point{113.90, 34.80};
    EXPECT_EQ(violationsOf(placed).size(), 1);
    of(placed, 0).cost = gis::Money::wan(3500.99957);
    EXPECT_THAT(violationsOf(placed), IsEmpty());
}

/// What the pack's condition and the site's ledger say, and the quarters S1 is then late.
struct Due {
    std::optional<bool> hazardous;
    int late = 0;
};

class EveryDue : public testing::TestWithParam<Due> {};

// S1 is done with 2021Q3: in time for 2025, three quarters after the end of 2020, which holds for
// makers of hazardous chemicals and, as the earlier date, while nobody knows.
TEST_P(EveryDue, IsTheOneThatApplies) {
    PolicyPack strict = pack();
    PathDeadline hazardous = strict.deadlines[2];
    hazardous.condition = "hazardous_chemicals";
    hazardous.startBy.reset();
    hazardous.finishBy = makeDate(2020, 12, 31);
    strict.deadlines.insert(strict.deadlines.begin(), hazardous);
    Project known = project();
    known.sites[0].hazardousChemicals = GetParam().hazardous;
    known.parks[0].chemicalRecognition = makeDate(2019, 1, 1);
    for (const int late : {0, 3}) {
        of(known, 0).lateQuarters = late;
        const auto violations = verifyPlan(known, strict);
        ASSERT_TRUE(violations) << violations.error().sentence.en;
        EXPECT_EQ(violations->empty(), late == GetParam().late);
    }
}

INSTANTIATE_TEST_SUITE_P(VerifyPlan,
                         EveryDue,
                         testing::Values(Due{true, 3}, Due{false, 0}, Due{std::nullopt, 3}));

TEST(VerifyPlan, AllowsNoMoreLatenessThanTheParameter) {
    PolicyPack strict = pack();
    strict.planParameters["max_late"] = 4;
    Project late = project();
    for (const int quarters : {4, 5}) {
        move(late, 2, Quarter(2020, 4) + quarters, Quarter(2020, 4) + quarters);
        of(late, 2).lateQuarters = quarters;
        const auto violations = verifyPlan(late, strict);
        ASSERT_TRUE(violations) << violations.error().sentence.en;
        EXPECT_EQ(violations->size(), quarters > 4 ? 1 : 0);
    }
}

/// S1 and S2 are at work at once in 2021Q2 and 2021Q3, in a county that may have one at a time.
TEST(VerifyPlan, CountsTheWorksAtOnceInACounty) {
    PolicyPack narrow = pack();
    narrow.planParameters["throughput_share"] = 0.1;
    narrow.planParameters["throughput_least"] = 1;
    Project busy = project();
    const auto violations = verifyPlan(busy, narrow);
    ASSERT_TRUE(violations) << violations.error().sentence.en;
    EXPECT_EQ(violations->size(), 2);
    busy.plan->overruns = {{"throughput  2021Q2", {"超", "over"}, 1},
                           {"throughput  2021Q3", {"超", "over"}, 1}};
    EXPECT_TRUE(verifyPlan(busy, narrow)->empty());
}

// The stages that make a plan and this check were written apart.
TEST(VerifyPlan, CountsTheYearlyBudgetAsThePlanDoes) {
    Project city = sampleProject("zhengzhou").value();
    auto policy = parsePolicyPack(city.policyText, city.policyName).value();
    ASSERT_TRUE(runStages(city, policy, Stage::Screen, Stage::Plan));
    double most = 0;
    const auto years = spendingByYear(city, policy).value();
    for (const YearSpending& year : years) {
        most = std::max(most, year.publicWan);
    }
    ASSERT_GT(most, 0);
    policy.planParameters["yearly_budget"] = most / 2;
    policy.planParameters["budget_overrun_price"] = 0.01;  // cheap, so that years go over it
    // What was planned without a budget is over it, and does not say so.
    const auto silent = verifyPlan(city, policy);
    ASSERT_TRUE(silent) << silent.error().sentence.en;
    EXPECT_TRUE(std::ranges::any_of(*silent, [](const Violation& violation) {
        return violation.sentence.en.find("public money of 20") != std::string::npos;
    }));
    ASSERT_TRUE(runStages(city, policy, Stage::Plan, Stage::Plan));
    EXPECT_TRUE(std::ranges::any_of(city.plan->overruns, [](const Overrun& overrun) {
        return overrun.row.starts_with("city budget 20");
    }));
    const auto violations = verifyPlan(city, policy).value();
    for (const Violation& violation : violations) {
        ADD_FAILURE() << violation.sentence.en;
    }
}

/// The dates that classification gives for the pack above, by hand.
void addDates(Project& project) {
    for (Classification& site : project.classifications) {
        const bool large = site.siteId == "S1";
        site.size = large ? SizeClass::Large : SizeClass::Small;
        site.dates = {
            {Path::OnSite, makeDate(2019, 6, 30), makeDate(2020, 12, 31), "P"},
            {Path::Relocation, makeDate(2019, 12, 31), makeDate(large ? 2025 : 2022, 12, 31), "P"},
            {Path::Closure, std::nullopt, makeDate(2020, 12, 31), "P"}};
    }
}

// The stages that make a plan and this check were written apart; they agree on what holds.
TEST(VerifyPlan, AcceptsWhatThePlanningStagesMake) {
    Project planned = project();
    addDates(planned);
    planned.matrix.checks = {"X40"};
    for (const std::uint32_t site : {0U, 1U}) {
        for (const std::uint32_t park : {0U, 1U}) {
            planned.matrix.rows.push_back({site, park, Verdict::Pass, {}});
            planned.matrix.cells += letter(Verdict::Pass);
        }
    }
    planned.classifications[0].allowedPaths = {Path::Relocation};
    planned.classifications[1].allowedPaths = {Path::Relocation};
    const gis::Result<PlanInput> input = planInput(planned, pack());
    ASSERT_TRUE(input) << input.error().sentence.en;
    const gis::Result<Solution> solution = solve(input->problem);
    ASSERT_TRUE(solution) << solution.error().sentence.en;
    planned.plan = planInWords(planned, *input, *solution);
    EXPECT_EQ(planned.plan->entries.size(), 3);
    EXPECT_EQ(planned.plan->entries[0].path, Path::Relocation);
    for (const Violation& violation : violationsOf(planned)) {
        ADD_FAILURE() << violation.sentence.en;
    }
    planned.plan->entries[0].lateQuarters += 1;  // and the objective does not hold its price
    const std::vector<Violation> violations = violationsOf(planned);
    ASSERT_EQ(violations.size(), 2);
    EXPECT_THAT(violations[0].sentence.en, HasSubstr("quarters late"));
    EXPECT_THAT(violations[1].sentence.en, HasSubstr("below the costs"));
}

}  // namespace
}  // namespace ruyuan::planner
