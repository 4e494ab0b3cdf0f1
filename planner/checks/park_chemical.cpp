// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/catalogue.h"

namespace ruyuan::planner {

namespace {

enum Reason { kNotNeeded, kRecognised, kTooLate, kNoChemicalPark, kParkNotKnown, kTradeNotKnown };

Outcome judgePark(const Park& park, gis::Date asOf) {
    if (park.chemicalRecognition) {
        return *park.chemicalRecognition <= asOf ? Outcome{Verdict::Pass, kRecognised}
                                                 : Outcome{Verdict::Fail, kTooLate};
    }
    return park.chemicalPark == false ? Outcome{Verdict::Fail, kNoChemicalPark}
                                      : Outcome{Verdict::Unknown, kParkNotKnown};
}

std::optional<Outcome> judge(const CheckCase& subject) {
    if (subject.park == nullptr) {
        return std::nullopt;
    }
    if (subject.works.chemical == false) {
        return Outcome{Verdict::Pass, kNotNeeded};
    }
    const Outcome park = judgePark(*subject.park, subject.asOf);
    return subject.works.chemical || park.verdict == Verdict::Pass
               ? park
               : Outcome{Verdict::Unknown, kTradeNotKnown};
}

void tell(const CheckCase& subject, Outcome outcome, Finding& finding) {
    const Park& park = *subject.park;
    switch (outcome.reason) {
        case kNotNeeded:
            finding.sentence = {"不是化工或危险化学品企业，不要求化工园区",
                                "neither a chemical works nor a maker of hazardous chemicals: any "
                                "park will do"};
            return;
        case kRecognised:
            finding.sentence = gis::text("园区于 {} 认定为化工园区",
                                         "the park was recognised as a chemical park on {}",
                                         gis::isoDate(*park.chemicalRecognition));
            return;
        case kTooLate:
            finding.sentence =
                gis::text("园区于 {} 才认定为化工园区，晚于基准日期 {}",
                          "the park was recognised as a chemical park only on {}, after the as-of "
                          "date {}",
                          gis::isoDate(*park.chemicalRecognition),
                          gis::isoDate(subject.asOf));
            return;
        case kNoChemicalPark:
            finding.sentence = {"化工项目须进入认定的化工园区，该园区不是化工园区",
                                "a chemical works has to go into a recognised chemical park, which "
                                "this is not"};
            return;
        case kParkNotKnown:
            finding.sentence = {
                "化工项目须进入认定的化工园区，该园区是否认定、何时认定未知，补充认定日期后可以判"
                "定",
                "a chemical works has to go into a recognised chemical park; whether and when this "
                "one was recognised is not known, and the date would settle it"};
            return;
        default:
            finding.sentence = {"厂区行业未知，是否须进化工园区不能确定，补充行业后可以判定",
                                "the site's trade is not known, so it may need a chemical park; "
                                "the trade would settle it"};
    }
}

}  // namespace

Check parkChemicalCheck() {
    return {.id = "X04",
            .label = {"化工园区认定", "chemical park"},
            .test = {"化工项目：认定日期不晚于基准日期",
                     "chemical works: recognised by the as-of date"},
            .source = "郑政办〔2019〕37号 二（一）2（3）；豫工信联化工〔2023〕184号",
            .receive = Severity::Hard,
            .judge = judge,
            .tell = tell};
}

}  // namespace ruyuan::planner
