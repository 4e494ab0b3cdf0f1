// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/catalogue.h"

namespace ruyuan::planner {

namespace {

enum Reason { kInside, kChemical, kVoc, kOther, kNotKnown };

std::optional<Outcome> judge(const CheckCase& subject) {
    if (subject.park != nullptr) {
        return Outcome{Verdict::Pass, kInside};
    }
    if (subject.works.chemical == true) {
        return Outcome{Verdict::Fail, kChemical};
    }
    if (subject.works.site->usesVoc == true) {
        return Outcome{Verdict::Fail, kVoc};
    }
    return subject.works.chemical && subject.works.site->usesVoc
               ? Outcome{Verdict::Warn, kOther}
               : Outcome{Verdict::Unknown, kNotKnown};
}

void tell(const CheckCase& subject, Outcome outcome, Finding& finding) {
    switch (outcome.reason) {
        case kInside:
            finding.sentence =
                gis::text("位于园区“{}”内", "inside the park \"{}\"", subject.park->name);
            return;
        case kChemical:
            finding.sentence = {"不在园区内，园区外新建化工企业一律不批",
                                "outside every park, where no new chemical works is approved"};
            return;
        case kVoc:
            finding.sentence = {"不在园区内，新建涉VOCs工业企业要入园",
                                "outside every park; new works with VOCs go into one"};
            return;
        case kOther:
            finding.sentence = {"不在园区内，新建排放大气污染物的工业项目应进入工业园区，须论证",
                                "outside every park; new works that emit into the air go into one "
                                "unless it is argued otherwise"};
            return;
        default:
            finding.sentence = {"不在园区内；是否化工或涉VOCs未知，补充行业和VOCs情况后可以判定",
                                "outside every park; whether it is a chemical works or emits VOCs "
                                "is not known, and would settle it"};
    }
}

}  // namespace

Check inParkCheck() {
    return {
        .id = "X03",
        .label = {"位于园区内", "inside a park"},
        .test = {"在园区边界内", "within the boundary of a park"},
        .source =
            "郑政办〔2019〕37号 二（一）2（3）、四（四）2（2）；郑州市大气污染防治条例 第二十条",
        .receive = Severity::Hard,
        .judge = judge,
        .tell = tell};
}

}  // namespace ruyuan::planner
