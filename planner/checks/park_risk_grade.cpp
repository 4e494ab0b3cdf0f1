// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/catalogue.h"

namespace ruyuan::planner {

namespace {

// The one scale on which A is the worst (domain trap: two others have A as the best).
enum Reason { kNotBound, kSafe, kRisky, kGradeNotKnown, kTradeNotKnown };

std::optional<Outcome> judge(const CheckCase& subject) {
    if (subject.park == nullptr) {
        return std::nullopt;
    }
    const std::optional<bool> hazardous = subject.works.hazardous;
    if (hazardous == false) {
        return Outcome{Verdict::Pass, kNotBound};
    }
    const std::string& grade = subject.park->riskGrade;
    if (grade.starts_with('C') || grade.starts_with('D')) {
        return Outcome{Verdict::Pass, kSafe};
    }
    if (!hazardous) {
        return Outcome{Verdict::Unknown, kTradeNotKnown};
    }
    return grade.starts_with('A') || grade.starts_with('B')
               ? Outcome{subject.hit(), kRisky}
               : Outcome{Verdict::Unknown, kGradeNotKnown};
}

void tell(const CheckCase& subject, Outcome outcome, Finding& finding) {
    const std::string& grade = subject.park->riskGrade;
    switch (outcome.reason) {
        case kNotBound:
            finding.sentence = {"不是危险化学品企业，不受园区安全风险等级限制",
                                "no maker of hazardous chemicals: the park's risk grade does not "
                                "bind it"};
            return;
        case kSafe:
            finding.sentence = gis::text(
                "园区安全风险等级 {}，可以承接", "the park's risk grade is {}, which may", grade);
            return;
        case kRisky:
            finding.sentence = gis::text(
                "园区安全风险等级 {}（A 为最高），不得新建、改建、扩建危险化学品项目",
                "the park's risk grade is {} (A is the worst): no hazardous chemicals there",
                grade);
            return;
        case kTradeNotKnown:
            finding.sentence = {"是否危险化学品企业未知，补充后可以判定",
                                "whether it makes hazardous chemicals is not known, and would "
                                "settle it"};
            return;
        default:
            finding.sentence = {"园区安全风险等级未知，补充后可以判定",
                                "the park's risk grade is not known, and would settle it"};
    }
}

}  // namespace

Check parkRiskGradeCheck() {
    return {.id = "X05",
            .label = {"化工园区安全风险等级", "risk grade of the park"},
            .test = {"危险化学品项目：等级为 C 或 D", "hazardous chemicals: grade C or D"},
            .source = "应急〔2019〕78号",
            .verified = false,
            .receive = Severity::Hard,
            .judge = judge,
            .tell = tell};
}

}  // namespace ruyuan::planner
