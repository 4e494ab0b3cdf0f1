// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/size_class.h"

#include <gmock/gmock.h>

namespace ruyuan::planner {
namespace {

PolicyPack industryLimits() {
    PolicyPack pack;  // 国统字〔2017〕213号, 工业
    pack.sizeLimits = {{SizeClass::Large, 1000, gis::Money::wan(40000)},
                       {SizeClass::Medium, 300, gis::Money::wan(2000)},
                       {SizeClass::Small, 20, gis::Money::wan(300)}};
    return pack;
}

struct SizeCase {
    std::int64_t employees;
    double revenue;
    SizeClass size;
};

class SizeClassTable : public ::testing::TestWithParam<SizeCase> {};

TEST_P(SizeClassTable, BothLowerLimitsMustHold) {
    const SizeCase& one = GetParam();
    EXPECT_EQ(computeSize(industryLimits(), one.employees, gis::Money::wan(one.revenue)), one.size);
}

INSTANTIATE_TEST_SUITE_P(Vectors,
                         SizeClassTable,
                         ::testing::Values(SizeCase{1000, 40000, SizeClass::Large},
                                           SizeCase{1500, 39999, SizeClass::Medium},
                                           SizeCase{999, 500000, SizeClass::Medium},
                                           SizeCase{1500, 1500, SizeClass::Small},
                                           SizeCase{1500, 250, SizeClass::Micro},
                                           SizeCase{299, 90000, SizeClass::Small},
                                           SizeCase{300, 1999, SizeClass::Small},
                                           SizeCase{19, 90000, SizeClass::Micro},
                                           SizeCase{20, 300, SizeClass::Small}));

TEST(SizeClass, AMissingFigureLeavesItUnknown) {
    const PolicyPack pack = industryLimits();
    EXPECT_EQ(computeSize(pack, std::nullopt, gis::Money::wan(500)), SizeClass::Unknown);
    EXPECT_EQ(computeSize(pack, 500, std::nullopt), SizeClass::Unknown);
}

TEST(SizeClass, ADeclarationCountsWhereAFigureIsMissing) {
    Site site;
    site.employees = 5000;
    site.declaredSize = SizeClass::Large;
    const SizeFinding finding = sizeOf(industryLimits(), site);
    EXPECT_EQ(finding.size, SizeClass::Large);
    EXPECT_EQ(finding.source, SizeSource::Declared);
}

TEST(SizeClass, FiguresBeatADeclarationAndTellTheDifference) {
    Site site;
    site.employees = 500;
    site.revenue = gis::Money::wan(3000);
    site.declaredSize = SizeClass::Large;
    const SizeFinding finding = sizeOf(industryLimits(), site);
    EXPECT_EQ(finding.size, SizeClass::Medium);
    EXPECT_THAT(finding.note.zh, ::testing::HasSubstr("申报为大型"));
}

TEST(SizeClass, ExtraLargeComesOnlyByDeclaration) {
    Site site;
    site.employees = 50000;
    site.revenue = gis::Money::wan(5e6);
    EXPECT_EQ(sizeOf(industryLimits(), site).size, SizeClass::Large);
    site.declaredSize = SizeClass::ExtraLarge;
    EXPECT_EQ(sizeOf(industryLimits(), site).size, SizeClass::ExtraLarge);
}

TEST(SizeClass, NothingKnownIsUnknown) {
    EXPECT_EQ(sizeOf(industryLimits(), Site{}).size, SizeClass::Unknown);
}

}  // namespace
}  // namespace ruyuan::planner
