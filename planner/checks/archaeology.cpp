// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/catalogue.h"

namespace ruyuan::planner {

namespace {

enum Reason { kSmall, kLarge, kNotKnown };

std::optional<Outcome> judge(const CheckCase& subject) {
    if (!subject.works.site->land) {
        return Outcome{Verdict::Unknown, kNotKnown};
    }
    return subject.works.site->land->squareMeters() >= subject.check.numbers[0]
               ? Outcome{subject.hit(), kLarge}
               : Outcome{Verdict::Pass, kSmall};
}

void tell(const CheckCase& subject, Outcome outcome, Finding& finding) {
    finding.unit = "m2";
    finding.limit = subject.check.numbers[0];
    if (subject.works.site->land) {
        finding.measured = subject.works.site->land->squareMeters();
    }
    switch (outcome.reason) {
        case kSmall:
            finding.sentence = gis::text("占地不足 {:.0f} m²，不因面积要求考古勘探",
                                         "less than {:.0f} m2: its size asks for no archaeology",
                                         *finding.limit);
            return;
        case kLarge:
            finding.sentence = gis::text("占地达到 {:.0f} m²，须先行考古调查、勘探",
                                         "{:.0f} m2 or more: archaeology comes first",
                                         *finding.limit);
            return;
        default:
            finding.sentence = {"占地面积未知，补充后可以判定",
                                "its land is not known, and would settle it"};
    }
}

}  // namespace

Check archaeologyCheck() {
    return {.id = "X21",
            .label = {"考古调查勘探", "archaeology"},
            .test = {"占地面积达到限值", "land of at least the limit"},
            .source = "文物保护法；限值为河南做法",
            .verified = false,
            .receive = Severity::Conditional,
            .numbers = {{"area_m2", 20000}},
            .judge = judge,
            .tell = tell};
}

}  // namespace ruyuan::planner
