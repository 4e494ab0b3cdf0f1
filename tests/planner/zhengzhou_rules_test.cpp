// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/site_case.h"

#include <gmock/gmock.h>

#include <functional>

namespace ruyuan::planner {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using tests::SiteCase;
using tests::step;
using tests::zhengzhou;

/// What a rule says of a site; silent: nothing at all.
enum class Says { Silent, No, Yes, Unknown };

struct Vector {
    const char* name;
    const char* rule;
    std::function<void(SiteCase&)> set;
    Says says;
    bool closes = false;  ///< closure is all that is left
};

class ZhengzhouRule : public testing::TestWithParam<Vector> {};

TEST_P(ZhengzhouRule, SaysWhatTheDocumentSays) {
    SiteCase one;
    GetParam().set(one);
    const Classification result = one.run();
    const TraceStep* told = step(result, GetParam().rule);
    if (GetParam().says == Says::Silent) {
        EXPECT_EQ(told, nullptr) << told->sentence.zh;
    } else {
        ASSERT_NE(told, nullptr);
        const Verdict expected = GetParam().says == Says::Yes  ? Verdict::Pass
                                 : GetParam().says == Says::No ? Verdict::Fail
                                                               : Verdict::Unknown;
        EXPECT_EQ(told->verdict, expected) << told->sentence.zh;
        EXPECT_EQ(told->verdict == Verdict::Unknown, !told->missing.empty());
        EXPECT_FALSE(told->quote.empty() && zhengzhou().clause(told->clause)->summary.empty());
    }
    if (GetParam().closes) {
        EXPECT_THAT(result.allowedPaths, ElementsAre(Path::Closure));
        EXPECT_EQ(result.proposedPath, Path::Closure);
    }
}

void smelter(SiteCase& one, double capacity) {
    one.trade("铝冶炼", "电解铝");
    one.site().capacityPerYear = capacity;
    one.lies("central-city", false);
}

void carbon(SiteCase& one, double capacity, std::optional<bool> independent) {
    one.trade("石墨及碳素制品制造", "铝用炭素阳极");
    one.site().capacityPerYear = capacity;
    one.site().independentPlant = independent;
}

Equipment& ammonia(SiteCase& one, std::optional<double> capacity) {
    one.trade("氮肥制造", "合成氨");
    Equipment& unit = one.addEquipment("E1", "合成氨装置");
    unit.capacityPerYear = capacity;
    return unit;
}

void line(SiteCase& one, double perDay, bool special = false) {
    one.trade("水泥制造", "熟料");
    Equipment& kiln = one.addEquipment("E1", "熟料生产线");
    kiln.capacityPerDay = perDay;
    kiln.specialCement = special;
}

void mill(SiteCase& one, double diameter, bool special = false) {
    one.trade("水泥制造", "水泥粉磨");
    Equipment& machine = one.addEquipment("E1", "水泥磨");
    machine.diameter = diameter;
    machine.specialCement = special;
}

void producer(SiteCase& one, std::optional<double> diameter) {
    one.addEquipment("E1", "煤气发生炉").diameter = diameter;
}

INSTANTIATE_TEST_SUITE_P(
    CapacityElimination,
    ZhengzhouRule,
    testing::Values(
        Vector{"SubstandardSteel",
               "E-STEEL",
               [](SiteCase& c) {
                   c.trade("炼钢", "钢坯");
                   c.site().substandardSteel = true;
               },
               Says::Yes,
               true},
        Vector{"OtherSteel", "E-STEEL", [](SiteCase& c) { c.trade("炼钢", "钢坯"); }, Says::Silent},
        Vector{"SmelterInTheCentralCity",
               "E-AL1",
               [](SiteCase& c) {
                   c.trade("铝冶炼", "电解铝");
                   c.site().capacityPerYear = 500000;
                   c.lies("central-city", true);
               },
               Says::Yes,
               true},
        Vector{"SmelterOutsideIt", "E-AL1", [](SiteCase& c) { smelter(c, 500000); }, Says::No},
        Vector{"SmelterWithoutThatMap",
               "E-AL1",
               [](SiteCase& c) {
                   c.trade("铝冶炼", "电解铝");
                   c.site().capacityPerYear = 500000;
               },
               Says::Unknown},
        Vector{"Smelter199999", "E-AL2", [](SiteCase& c) { smelter(c, 199999); }, Says::Yes, true},
        Vector{"Smelter200000", "E-AL2", [](SiteCase& c) { smelter(c, 200000); }, Says::Unknown},
        Vector{"Smelter200001", "E-AL2", [](SiteCase& c) { smelter(c, 200001); }, Says::No},
        Vector{"Alumina",
               "E-AL2",
               [](SiteCase& c) {
                   c.trade("铝冶炼", "氧化铝");
                   c.site().capacityPerYear = 100000;
               },
               Says::Silent},
        Vector{"Carbon99999", "E-C", [](SiteCase& c) { carbon(c, 99999, true); }, Says::Yes, true},
        Vector{"Carbon100000", "E-C", [](SiteCase& c) { carbon(c, 100000, true); }, Says::Unknown},
        Vector{"Carbon100001", "E-C", [](SiteCase& c) { carbon(c, 100001, true); }, Says::No},
        Vector{
            "CarbonOfASmelter", "E-C", [](SiteCase& c) { carbon(c, 50000, false); }, Says::Silent},
        Vector{"Ammonia299999", "E-NH3b", [](SiteCase& c) { ammonia(c, 299999); }, Says::Yes, true},
        Vector{"Ammonia300000", "E-NH3b", [](SiteCase& c) { ammonia(c, 300000); }, Says::Unknown},
        Vector{"Ammonia300001", "E-NH3b", [](SiteCase& c) { ammonia(c, 300001); }, Says::No},
        Vector{"FixedBedGasifier",
               "E-NH3a",
               [](SiteCase& c) {
                   ammonia(c, 400000);
                   c.addEquipment("E2", "煤气化炉").process = "固定床间歇式";
               },
               Says::Yes},
        Vector{"FluidisedGasifier",
               "E-NH3a",
               [](SiteCase& c) {
                   ammonia(c, 400000);
                   c.addEquipment("E2", "水煤浆气化炉").process = "气流床";
               },
               Says::Silent},
        Vector{"Line2000", "E-CEM1", [](SiteCase& c) { line(c, 2000); }, Says::Yes, true},
        Vector{"Line2001", "E-CEM1", [](SiteCase& c) { line(c, 2001); }, Says::No},
        Vector{"LineOfSpecialCement",
               "E-CEM1",
               [](SiteCase& c) { line(c, 1000, true); },
               Says::Silent},
        Vector{"Mill3", "E-CEM2", [](SiteCase& c) { mill(c, 3.0); }, Says::Yes, true},
        Vector{"Mill301", "E-CEM2", [](SiteCase& c) { mill(c, 3.01); }, Says::No},
        Vector{
            "MillOfSpecialCement", "E-CEM2", [](SiteCase& c) { mill(c, 2.6, true); }, Says::Silent},
        Vector{"FurtherShrinking", "E-GEN", [](SiteCase&) {}, Says::Yes}),
    [](const auto& each) { return each.param.name; });

INSTANTIATE_TEST_SUITE_P(
    AdmissionAndClosure,
    ZhengzhouRule,
    testing::Values(
        Vector{"AddsCapacity", "B-1", [](SiteCase& c) { c.site().expands = true; }, Says::Yes},
        Vector{"AddsNone", "B-1", [](SiteCase& c) { c.site().expands = false; }, Says::Silent},
        Vector{"CoalRefractory",
               "B-2",
               [](SiteCase& c) {
                   c.trade("耐火材料", "耐火砖");
                   c.site().expands = true;
                   c.site().projectUsesCoal = true;
               },
               Says::Yes},
        Vector{"TakesObsolete",
               "B-4",
               [](SiteCase& c) { c.site().obsoleteCapacity = true; },
               Says::Yes},
        Vector{"SwapOfSteel",
               "B-5",
               [](SiteCase& c) {
                   c.trade("炼钢", "钢坯");
                   c.site().swapsInProvince = true;
               },
               Says::Yes},
        Vector{"SwapOfAFoundry",
               "B-5",
               [](SiteCase& c) { c.site().swapsInProvince = true; },
               Says::Silent},
        Vector{"MoreThanBefore",
               "D-SWAP",
               [](SiteCase& c) {
                   c.site().capacityPerYear = 10000;
                   c.site().capacityAfter = 10001;
               },
               Says::Yes},
        Vector{"AsMuchAsBefore",
               "D-SWAP",
               [](SiteCase& c) {
                   c.site().capacityPerYear = 10000;
                   c.site().capacityAfter = 10000;
               },
               Says::Silent},
        Vector{"BeyondUpgrade",
               "C-1",
               [](SiteCase& c) { c.site().canMeetStandard = false; },
               Says::Yes},
        Vector{"LateUltraLow",
               "C-2",
               [](SiteCase& c) {
                   c.trade("炼钢", "钢坯");
                   c.site().ultraLowDone = false;
                   c.project.asOf = gis::makeDate(2021, 1, 1);
               },
               Says::Yes,
               true},
        Vector{"UltraLowInTime",
               "C-3",
               [](SiteCase& c) {
                   c.trade("炼钢", "钢坯");
                   c.site().ultraLowDone = false;
                   c.project.asOf = gis::makeDate(2020, 12, 31);
               },
               Says::Yes},
        Vector{"ScatteredWithoutPapers",
               "SLW-2",
               [](SiteCase& c) {
                   c.site().scatteredPolluter = true;
                   c.site().landPermit = false;
                   c.site().businessLicence = true;
                   c.site().canMeetStandard = false;
               },
               Says::Yes,
               true},
        Vector{"ScatteredWithPapers",
               "SLW-2",
               [](SiteCase& c) {
                   c.site().scatteredPolluter = true;
                   c.site().landPermit = true;
                   c.site().businessLicence = true;
                   c.site().canMeetStandard = false;
               },
               Says::No},
        Vector{"ScatteredUnexplored",
               "SLW-2",
               [](SiteCase& c) {
                   c.site().scatteredPolluter = true;
                   c.site().canMeetStandard = false;
               },
               Says::Unknown},
        Vector{"TermPast",
               "SLW-3",
               [](SiteCase& c) {
                   c.site().scatteredPolluter = true;
                   c.site().rectified = false;
                   c.site().treatmentTerm = gis::makeDate(2019, 6, 30);
               },
               Says::Yes,
               true},
        Vector{"TermNotPast",
               "SLW-3",
               [](SiteCase& c) {
                   c.site().scatteredPolluter = true;
                   c.site().rectified = false;
                   c.site().treatmentTerm = gis::makeDate(2019, 7, 1);
               },
               Says::No},
        Vector{"TermRunning",
               "SLW-4",
               [](SiteCase& c) {
                   c.site().scatteredPolluter = true;
                   c.site().rectified = false;
                   c.site().treatmentTerm = gis::makeDate(2019, 7, 1);
               },
               Says::Yes},
        Vector{"NotScattered", "SLW-2", [](SiteCase&) {}, Says::Silent},
        Vector{"HeavyMetals",
               "M-1",
               [](SiteCase& c) {
                   c.site().heavyMetals = true;
                   c.site().stableCompliance = false;
               },
               Says::Yes},
        Vector{"HeavyMetalsNotKnown",
               "M-1",
               [](SiteCase& c) { c.site().heavyMetals = true; },
               Says::Unknown},
        Vector{"CoalStove",
               "K-1a",
               [](SiteCase& c) { c.addEquipment("E1", "热风炉").fuel = "煤"; },
               Says::Yes},
        Vector{"GasStove",
               "K-1a",
               [](SiteCase& c) { c.addEquipment("E1", "热风炉").fuel = "天然气"; },
               Says::Silent},
        Vector{"DryerInTheNetwork",
               "K-1b",
               [](SiteCase& c) {
                   c.addEquipment("E1", "烘干窑").fuel = "煤";
                   c.lies("heat-network", true);
               },
               Says::Yes},
        Vector{"DryerOutsideIt",
               "K-1b",
               [](SiteCase& c) {
                   c.addEquipment("E1", "烘干窑").fuel = "煤";
                   c.lies("heat-network", false);
               },
               Says::Silent},
        Vector{"DryerWithoutThatMap",
               "K-1b",
               [](SiteCase& c) { c.addEquipment("E1", "烘干窑").fuel = "煤"; },
               Says::Unknown},
        Vector{"Producer299", "K-1c", [](SiteCase& c) { producer(c, 2.99); }, Says::Yes},
        Vector{"Producer300", "K-1c", [](SiteCase& c) { producer(c, 3.0); }, Says::Unknown},
        Vector{"Producer301", "K-1c", [](SiteCase& c) { producer(c, 3.01); }, Says::Silent},
        Vector{"KilnBeyondTheStandard",
               "K-3",
               [](SiteCase& c) { c.addEquipment("E1", "冲天炉").emissionStandard = false; },
               Says::Yes},
        Vector{"UntreatedVocs",
               "V-1",
               [](SiteCase& c) {
                   c.trade("化学药品原料药制造", "原料药");
                   c.site().usesVoc = true;
                   c.site().vocTreated = false;
               },
               Says::Yes},
        Vector{"NewVocsOutsideAPark",
               "V-2",
               [](SiteCase& c) {
                   c.site().usesVoc = true;
                   c.site().expands = true;
                   c.site().inPark = false;
               },
               Says::Yes},
        Vector{"CoatingsRichInVocs",
               "V-3",
               [](SiteCase& c) {
                   c.site().highVocMaterials = true;
                   c.site().expands = true;
               },
               Says::Yes},
        Vector{
            "SpraysInTheOpen", "V-4", [](SiteCase& c) { c.site().openSpraying = true; }, Says::Yes},
        Vector{"NewCoal",
               "W-1",
               [](SiteCase& c) {
                   c.site().projectUsesCoal = true;
                   c.site().expands = true;
               },
               Says::Yes},
        Vector{"WellInAPark",
               "U-1",
               [](SiteCase& c) {
                   c.site().ownWell = true;
                   c.site().inPark = true;
               },
               Says::Yes},
        Vector{"WellOutside",
               "U-1",
               [](SiteCase& c) {
                   c.site().ownWell = true;
                   c.site().inPark = false;
               },
               Says::Silent},
        Vector{"WasteWithoutContract",
               "R-1",
               [](SiteCase& c) {
                   c.site().hazardousWaste = true;
                   c.site().wasteContract = false;
               },
               Says::Yes},
        Vector{"AuditOfToxicMatter",
               "Q-1",
               [](SiteCase& c) {
                   c.site().toxicMaterials = true;
                   c.site().cleanAudit = false;
               },
               Says::Yes},
        Vector{"GreenLeader", "O-1a", [](SiteCase& c) { c.site().greenLeader = true; }, Says::Yes},
        Vector{"Restricted",
               "O-3a",
               [](SiteCase& c) { c.site().restrictedCategory = true; },
               Says::Yes}),
    [](const auto& each) { return each.param.name; });

TEST(ZhengzhouRules, BindOutsideTheBuiltUpAreaWhereTheDocumentSaysTheWholeCity) {
    SiteCase one;
    one.screening().builtUp = BuiltUpStatus::Outside;
    carbon(one, 50000, true);
    const Classification result = one.run();
    EXPECT_EQ(result.inScope, Verdict::Fail);
    EXPECT_TRUE(result.struck);
    EXPECT_THAT(result.allowedPaths, ElementsAre(Path::Closure));
    EXPECT_EQ(result.proposedPath, Path::Closure);
}

TEST(ZhengzhouRules, LeaveSitesOutsideAloneThatNoneOfThemStrikes) {
    SiteCase one;
    one.screening().builtUp = BuiltUpStatus::Outside;
    const Classification result = one.run();
    EXPECT_EQ(result.inScope, Verdict::Fail);
    EXPECT_FALSE(result.struck);
    EXPECT_FALSE(result.proposedPath);
}

TEST(ZhengzhouRules, AskAPersonAboutTheLimitItself) {
    SiteCase one;
    smelter(one, 200000);
    const TraceStep* told = step(one.run(), "E-AL2");
    const Classification result = one.run();
    told = step(result, "E-AL2");
    ASSERT_NE(told, nullptr);
    EXPECT_THAT(told->sentence.zh, HasSubstr("临界值，须人工认定"));
    EXPECT_THAT(told->missing, ElementsAre("limit_included"));
}

TEST(ZhengzhouRules, FollowTheBoundaryModeOfTheRule) {
    SiteCase one;
    smelter(one, 200000);
    for (const auto& [mode, verdict] : {std::pair{Boundary::Inclusive, Verdict::Pass},
                                        std::pair{Boundary::Exclusive, Verdict::Fail}}) {
        PolicyPack pack = zhengzhou();
        std::ranges::find(pack.rules, "E-AL2", &Rule::id)->boundary = mode;
        const Classification result = one.run(pack);
        EXPECT_EQ(step(result, "E-AL2")->verdict, verdict);
    }
}

struct Fate {
    const char* firm;
    Path path;
    bool soil;
};

class NamedFirms : public testing::TestWithParam<Fate> {};

TEST_P(NamedFirms, HaveTheFateThatTheDocumentPublishes) {
    SiteCase one;
    one.trade("化学原料制造", "化工产品");
    one.site().name = GetParam().firm;
    one.site().hazardousChemicals = true;
    one.site().soilSurveyDone = false;
    one.screening().builtUp = BuiltUpStatus::Unknown;
    const Classification result = one.run();
    EXPECT_TRUE(result.decided);
    EXPECT_EQ(result.proposedPath, GetParam().path);
    const TraceStep* decided = step(result, "decision");
    ASSERT_NE(decided, nullptr);
    EXPECT_THAT(decided->sentence.zh, HasSubstr("郑政办〔2019〕37号三（二）2"));
    EXPECT_EQ(tests::datesOf(result, GetParam().path).finishBy, gis::makeDate(2020, 12, 31));
    EXPECT_EQ(step(result, "H-SOIL") != nullptr, GetParam().soil);
}

INSTANTIATE_TEST_SUITE_P(
    OfHazardousChemicals,
    NamedFirms,
    testing::Values(Fate{"河南中威高科技化工有限公司", Path::Relocation, false},
                    Fate{"中牟县创新乙炔气厂", Path::Closure, true},
                    Fate{"中牟县时代乙炔气厂", Path::Closure, true},
                    Fate{"郑州新谊化工有限公司", Path::Closure, true},
                    Fate{"郑州新谊化工原料有限公司", Path::Closure, true},
                    Fate{"新郑市韩春化工有限公司", Path::Closure, true},
                    Fate{"郑州联创工业防护材料有限公司", Path::Closure, true}));

TEST(NamedFirms, GiveWayToADecisionOfTheCounty) {
    SiteCase one;
    one.site().name = "郑州新谊化工有限公司";
    one.decide(Path::Relocation);
    EXPECT_EQ(one.run().proposedPath, Path::Relocation);
}

TEST(NamedFirms, WithoutAFateAreToldWhatTheDocumentAsksOfThem) {
    SiteCase one;
    one.site().name = "登封市嵩基水泥有限公司";
    const Classification result = one.run();
    EXPECT_FALSE(result.decided);
    ASSERT_NE(step(result, "I-CEMENT"), nullptr);
    EXPECT_THAT(step(result, "I-CEMENT")->sentence.zh, HasSubstr("水泥产能整合平台"));
}

TEST(Sections, NameTheUnitsThatLeadAnswerAndSupport) {
    const Section* section = zhengzhou().sectionOf(*zhengzhou().clause("E-AL2"));
    ASSERT_NE(section, nullptr);
    EXPECT_EQ(section->lead, "市工信局");
    EXPECT_THAT(section->support,
                ElementsAre("市发展改革委", "市生态环境局", "市市场监管局", "市应急管理局"));
    for (const Rule& rule : zhengzhou().rules) {
        const Clause* clause = zhengzhou().clause(rule.clause);
        if (clause->document == "郑政办〔2019〕37号") {
            EXPECT_NE(zhengzhou().sectionOf(*clause), nullptr) << rule.id;
        }
    }
}

}  // namespace
}  // namespace ruyuan::planner
