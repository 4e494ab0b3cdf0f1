// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/catalogue.h"

#include <chrono>

namespace ruyuan::planner {

namespace {

constexpr double kDaysPerYear = 365.2425;

enum Reason { kValid, kNone, kExpired, kNotKnown, kDateNotKnown, kTradeNotKnown };

bool saysNone(const std::string& assessment) {
    return assessment == "无" || assessment == "没有" || assessment.starts_with("未");
}

double ageInYears(const CheckCase& subject) {
    return static_cast<double>((subject.asOf - *subject.park->planningAssessedOn).count()) /
           kDaysPerYear;
}

/// For chemical works a hard no, for others to be argued.
Outcome wanting(const CheckCase& subject, Reason reason) {
    if (!subject.works.chemical) {
        return {Verdict::Unknown, kTradeNotKnown};
    }
    return {*subject.works.chemical ? subject.hit() : Verdict::Warn, reason};
}

std::optional<Outcome> judge(const CheckCase& subject) {
    if (subject.park == nullptr) {
        return std::nullopt;
    }
    const Park& park = *subject.park;
    if (park.planningAssessment.empty()) {
        return Outcome{Verdict::Unknown, kNotKnown};
    }
    if (saysNone(park.planningAssessment)) {
        return wanting(subject, kNone);
    }
    if (!park.planningAssessedOn) {
        return Outcome{Verdict::Unknown, kDateNotKnown};
    }
    return ageInYears(subject) > subject.check.numbers[0] ? wanting(subject, kExpired)
                                                          : Outcome{Verdict::Pass, kValid};
}

void tell(const CheckCase& subject, Outcome outcome, Finding& finding) {
    finding.unit = "a";
    finding.limit = subject.check.numbers[0];
    const Park& park = *subject.park;
    if (park.planningAssessedOn) {
        finding.measured = ageInYears(subject);
    }
    switch (outcome.reason) {
        case kValid:
            finding.sentence = gis::text("规划环评审查意见 {}（{}）",
                                         "planning assessment {} of {}",
                                         park.planningAssessment,
                                         gis::isoDate(*park.planningAssessedOn));
            return;
        case kNone:
            finding.sentence = {"园区没有规划环评审查意见", "the park has no planning assessment"};
            return;
        case kExpired:
            finding.sentence = gis::text("规划环评审查意见已满 {:.0f} 年，应当跟踪评价或者重新编制",
                                         "the planning assessment is more than {:.0f} years old "
                                         "and has to be followed up or made again",
                                         *finding.limit);
            return;
        case kDateNotKnown:
            finding.sentence = {"规划环评审查意见的日期未知，补充后可以判定",
                                "the date of the planning assessment is not known, and would "
                                "settle it"};
            return;
        case kTradeNotKnown:
            finding.sentence = {"规划环评没有或者过期，厂区是否化工企业未知，补充行业后可以判定",
                                "the planning assessment is missing or too old; the trade is not "
                                "known, and would settle what follows"};
            return;
        default:
            finding.sentence = {"园区规划环评审查意见未知，补充文号和日期后可以判定",
                                "the park's planning assessment is not known; its number and date "
                                "would settle it"};
    }
}

}  // namespace

Check planningAssessmentCheck() {
    return {.id = "X41",
            .label = {"规划环评", "planning assessment"},
            .test = {"有审查意见且未超过年限", "there is one, not older than the limit"},
            .source = "规划环境影响评价条例；建设项目环境保护管理条例 第十一条；年限为常见做法",
            .verified = false,
            .receive = Severity::Hard,
            .numbers = {{"years", 5}},
            .judge = judge,
            .tell = tell};
}

}  // namespace ruyuan::planner
