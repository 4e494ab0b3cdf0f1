// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/catalogue.h"

namespace ruyuan::planner {

namespace {

enum Reason { kGeneral, kKey, kPriority, kNotKnown, kNothing };

std::optional<gis::Text> whyNothing(const CheckCase& subject) {
    return whyNoShares(
        subject, {"生态环境管控单元", "environmental control unit"}, {"管控单元", "unit"});
}

std::optional<Outcome> judge(const CheckCase& subject) {
    if (!hasShares(subject)) {
        return Outcome{Verdict::Unknown, kNothing};
    }
    const std::string& grade = subject.around.shares.front().feature->grade;
    if (grade.contains("优先")) {
        return Outcome{subject.hit(), kPriority};
    }
    if (grade.contains("重点")) {
        return Outcome{Verdict::Warn, kKey};
    }
    return grade.contains("一般") ? Outcome{Verdict::Pass, kGeneral}
                                  : Outcome{Verdict::Unknown, kNotKnown};
}

/// "甲（80%）、乙（20%）"
gis::Text unitsOf(const CheckCase& subject) {
    gis::Text all;
    for (const Share& share : subject.around.shares) {
        const gis::Text one =
            gis::text("{}（{:.0f}%）", "{} ({:.0f} %)", share.feature->name, share.share * 100);
        all.zh += (all.zh.empty() ? "" : "、") + one.zh;
        all.en += (all.en.empty() ? "" : ", ") + one.en;
    }
    return all;
}

gis::Text withTerms(const CheckCase& subject, const gis::Text& sentence) {
    const std::string& terms = subject.around.shares.front().feature->terms;
    return terms.empty() ? sentence
                         : gis::text("{}。准入清单：{}", "{}. Its list: {}", sentence, terms);
}

void tell(const CheckCase& subject, Outcome outcome, Finding& finding) {
    const gis::Text units = unitsOf(subject);
    if (!subject.around.shares.empty()) {
        finding.nearest = subject.around.shares.front().feature->name;
    }
    switch (outcome.reason) {
        case kGeneral:
            finding.sentence =
                gis::text("位于一般管控单元：{}", "in a unit without special limits: {}", units);
            return;
        case kKey:
            finding.sentence = withTerms(
                subject,
                gis::text("位于重点管控单元：{}，须对照其生态环境准入清单",
                          "in a unit with limits: {}; its list of admitted works has to be checked",
                          units));
            return;
        case kPriority:
            finding.sentence =
                withTerms(subject,
                          gis::text("位于优先保护单元：{}，不得新建重污染企业",
                                    "in a unit under priority protection: {}; no heavy polluters",
                                    units));
            return;
        case kNotKnown:
            finding.sentence = gis::text("位于{}，其管控类别未知，补充后可以判定",
                                         "in {}, whose class is not known, and would settle it",
                                         units);
            return;
        default:
            finding.sentence = whyNothing(subject).value_or(gis::Text());
    }
}

}  // namespace

Check controlUnitCheck() {
    return {.id = "X31",
            .label = {"生态环境管控单元", "environmental control unit"},
            .layers = {"control-unit"},
            .test = {"占面积最大的单元的类别", "class of the unit with the largest share"},
            .source = "郑州市“三线一单”生态环境分区管控意见",
            .stay = Severity::Conditional,
            .receive = Severity::Hard,
            .words = {"scope", "severity"},
            .asks = Check::Asks::Shares,
            .judge = judge,
            .tell = tell};
}

}  // namespace ruyuan::planner
