// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/catalogue.h"

namespace ruyuan::planner {

namespace {

enum Reason { kEnough, kTooLittle, kNotKnown };

std::optional<double> intensityOf(const Site& site) {
    return site.projectInvestment && site.land && site.land->mu() > 0
               ? std::optional(site.projectInvestment->wan() / site.land->mu())
               : std::nullopt;
}

std::optional<Outcome> judge(const CheckCase& subject) {
    if (subject.park == nullptr || !subject.park->investmentPerMu) {
        return std::nullopt;  // the park asks for nothing
    }
    const std::optional<double> intensity = intensityOf(*subject.works.site);
    if (!intensity) {
        return Outcome{Verdict::Unknown, kNotKnown};
    }
    return *intensity >= subject.park->investmentPerMu->wan() ? Outcome{Verdict::Pass, kEnough}
                                                              : Outcome{subject.hit(), kTooLittle};
}

void tell(const CheckCase& subject, Outcome outcome, Finding& finding) {
    finding.unit = "万元/亩";
    finding.limit = subject.park->investmentPerMu->wan();
    finding.measured = intensityOf(*subject.works.site);
    if (outcome.reason == kNotKnown) {
        finding.sentence = {"项目总投资或占地面积未知，补充后可以判定投资强度",
                            "the investment or the land is not known; they would settle this"};
        return;
    }
    finding.sentence = gis::text("投资强度 {:.0f} 万元/亩，园区要求不低于 {:.0f} 万元/亩",
                                 "{:.0f} 10k yuan per mu, the park asks for {:.0f}",
                                 *finding.measured,
                                 *finding.limit);
}

}  // namespace

Check landEfficiencyCheck() {
    return {.id = "X44",
            .label = {"投资强度", "investment per land"},
            .test = {"项目总投资÷占地不低于园区要求", "investment by land, as the park asks"},
            .source = "园区入园条件",
            .receive = Severity::Conditional,
            .judge = judge,
            .tell = tell};
}

}  // namespace ruyuan::planner
