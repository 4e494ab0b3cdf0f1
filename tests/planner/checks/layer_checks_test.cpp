// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/check_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruyuan::planner {
namespace {

using testing::HasSubstr;
using tests::at;
using tests::CheckTrial;
using tests::nothingThere;

ConstraintFeature feature(std::string name, std::string grade) {
    ConstraintFeature result;
    result.name = std::move(name);
    result.grade = std::move(grade);
    return result;
}

TEST(ControlUnit, TheLargestShareDecidesAndAllAreTold) {
    const ConstraintFeature priority = feature("甲", "优先保护单元");
    ConstraintFeature key = feature("乙", "重点管控单元");
    key.terms = "禁止新建燃煤锅炉";
    const ConstraintFeature general = feature("丙", "一般管控单元");
    CheckTrial trial("X31");
    trial.around.nearest = {nothingThere()};
    EXPECT_EQ(trial.verdict(), Verdict::Unknown) << "no unit there";
    trial.around.shares = {{&key, 0.7}, {&priority, 0.3}};
    EXPECT_EQ(trial.verdict(), Verdict::Warn);
    EXPECT_THAT(trial.finding()->sentence.zh, HasSubstr("乙（70%）、甲（30%）"));
    EXPECT_THAT(trial.finding()->sentence.zh, HasSubstr("禁止新建燃煤锅炉"));
    trial.around.shares = {{&priority, 0.6}, {&key, 0.4}};
    EXPECT_EQ(trial.verdict(), Verdict::Fail);
    trial.use = PlaceUse::Stay;
    EXPECT_EQ(trial.verdict(), Verdict::Warn);
    trial.around.shares = {{&general, 1}};
    EXPECT_EQ(trial.verdict(), Verdict::Pass);
    const ConstraintFeature ungraded = feature("丁", "");
    trial.around.shares = {{&ungraded, 1}};
    EXPECT_EQ(trial.verdict(), Verdict::Unknown);
    trial.around.nearest[0].layerMissing = true;
    EXPECT_EQ(trial.verdict(), Verdict::Unknown);
}

TEST(LandUse, HeavyPollutersNeedTheThirdClass) {
    const auto of = [](std::string grade, PlaceUse use = PlaceUse::Receive) {
        const ConstraintFeature parcel = feature("", std::move(grade));
        CheckTrial trial("X37");
        trial.use = use;
        trial.around.nearest = {nothingThere()};
        trial.around.shares = {{&parcel, 1}};
        return trial.verdict();
    };
    EXPECT_EQ(of("三类工业用地"), Verdict::Pass);
    EXPECT_EQ(of("100103"), Verdict::Pass);
    EXPECT_EQ(of("M3"), Verdict::Pass);
    EXPECT_EQ(of("M2"), Verdict::Warn);
    EXPECT_EQ(of("一类工业用地"), Verdict::Warn);
    EXPECT_EQ(of("工业用地"), Verdict::Unknown);
    EXPECT_EQ(of("居住用地"), Verdict::Fail);
    EXPECT_EQ(of("居住用地", PlaceUse::Stay), Verdict::Warn);
    EXPECT_EQ(of(""), Verdict::Unknown);
}

/// A hazardous works in a contour, with a protected place in it.
struct Risky {
    Risky(double value, std::string category, std::optional<double> people) {
        contour.value = value;
        object.category = std::move(category);
        object.population = people;
        trial.works.hazardous = true;
        trial.around.nearest = {at(-10), at(50)};
        trial.around.risks = {{&contour, &object}};
    }
    std::optional<Verdict> verdict(PlaceUse use) {
        trial.use = use;
        return trial.verdict();
    }
    ConstraintFeature contour;
    ConstraintFeature object;
    CheckTrial trial{"X08"};
};

// GB 36894-2018: 高敏感 3e-7 (new) and 3e-6 (built), 二类 3e-6 and 1e-5, 三类 1e-5 and 3e-5.
TEST(RiskContour, Trap17IsJudgedByClassAndNeverByADistance) {
    const auto verdicts = [](double value, const char* category, std::optional<double> people) {
        Risky risky(value, category, people);
        const auto staying = risky.verdict(PlaceUse::Stay);
        return std::pair(staying, risky.verdict(PlaceUse::Receive));
    };
    using Both = std::pair<std::optional<Verdict>, std::optional<Verdict>>;
    EXPECT_EQ(verdicts(3e-6, "小学", {}), Both(Verdict::Fail, Verdict::Fail));
    EXPECT_EQ(verdicts(3e-7, "小学", {}), Both(Verdict::Pass, Verdict::Fail));
    EXPECT_EQ(verdicts(1e-5, "居住区", 50), Both(Verdict::Fail, Verdict::Fail));
    EXPECT_EQ(verdicts(3e-6, "居住区", 50), Both(Verdict::Pass, Verdict::Fail));
    EXPECT_EQ(verdicts(3e-7, "居住区", 50), Both(Verdict::Pass, Verdict::Pass));
    EXPECT_EQ(verdicts(3e-6, "居住区", 100), Both(Verdict::Fail, Verdict::Fail));
    EXPECT_EQ(verdicts(1e-5, "居住区", 10), Both(Verdict::Pass, Verdict::Fail));
    EXPECT_EQ(verdicts(3e-5, "居住区", 10), Both(Verdict::Fail, Verdict::Fail));
    EXPECT_EQ(verdicts(3e-5, "居住区", {}), Both(Verdict::Unknown, Verdict::Unknown));
}

TEST(RiskContour, IsUnknownWithoutTheSafetyReport) {
    Risky risky(3e-6, "小学", {});
    risky.trial.around.risks.clear();
    EXPECT_EQ(risky.verdict(PlaceUse::Stay), Verdict::Pass) << "a contour, and nobody in it";
    risky.trial.around.nearest[0] = at(200);
    EXPECT_EQ(risky.verdict(PlaceUse::Stay), Verdict::Unknown) << "no contour here";
    risky.trial.around.nearest[0].layerMissing = true;
    EXPECT_EQ(risky.verdict(PlaceUse::Stay), Verdict::Unknown);
    risky.trial.works.hazardous = false;
    EXPECT_EQ(risky.verdict(PlaceUse::Stay), Verdict::Pass);
    Risky maybe(3e-6, "小学", {});
    maybe.trial.works.hazardous.reset();
    EXPECT_EQ(maybe.verdict(PlaceUse::Stay), Verdict::Unknown);
}

}  // namespace
}  // namespace ruyuan::planner
