// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/park_chemical.h"

namespace ruyuan::planner {

namespace {

struct Outcome {
    Verdict verdict;
    gis::Text sentence;
};

/// For a site that needs a recognised chemical park.
Outcome judgePark(const ParkChemicalFacts& facts) {
    if (facts.recognisedFrom) {
        const std::string date = gis::isoDate(*facts.recognisedFrom);
        if (*facts.recognisedFrom <= facts.asOf) {
            return {Verdict::Pass,
                    gis::text("园区于 {} 认定为化工园区",
                              "the park was recognised as a chemical park on {}",
                              date)};
        }
        return {Verdict::Fail,
                gis::text("园区于 {} 才认定为化工园区，晚于基准日期 {}",
                          "the park was recognised as a chemical park only on {}, after the as-of "
                          "date {}",
                          date,
                          gis::isoDate(facts.asOf))};
    }
    if (facts.chemicalPark == false) {
        return {Verdict::Fail,
                {"化工项目须进入认定的化工园区，该园区不是化工园区",
                 "a chemical works has to go into a recognised chemical park, which this is not"}};
    }
    return {
        Verdict::Unknown,
        {"化工项目须进入认定的化工园区，该园区是否认定、何时认定未知，补充认定日期后可以判定",
         "a chemical works has to go into a recognised chemical park; whether and when this one "
         "was recognised is not known, and the date would settle it"}};
}

}  // namespace

Finding checkParkChemical(const CheckCase& subject, const ParkChemicalFacts& facts) {
    Finding finding = startFinding(subject);
    if (facts.chemicalSite == false) {
        return conclude(finding,
                        subject,
                        Verdict::Pass,
                        {"不是化工或危险化学品企业，不要求化工园区",
                         "neither a chemical works nor a maker of hazardous chemicals: any park "
                         "will do"});
    }
    const Outcome outcome = judgePark(facts);
    if (!facts.chemicalSite && outcome.verdict != Verdict::Pass) {
        return conclude(finding,
                        subject,
                        Verdict::Unknown,
                        {"厂区行业未知，是否须进化工园区不能确定，补充行业后可以判定",
                         "the site's trade is not known, so it may need a chemical park; the trade "
                         "would settle it"});
    }
    return conclude(finding, subject, outcome.verdict, outcome.sentence);
}

}  // namespace ruyuan::planner
