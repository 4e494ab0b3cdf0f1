// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/park_land.h"

namespace ruyuan::planner {

namespace {

// Less than a square metre is no difference of land.
constexpr double kToleranceMu = 1e-3;

}  // namespace

Finding checkParkLand(const CheckCase& subject, const ParkLandFacts& facts) {
    Finding finding = startFinding(subject);
    finding.unit = "亩";
    double open = 0;
    bool complete = !facts.phases.empty();
    for (const auto& phase : facts.phases) {
        open += phase ? phase->mu() : 0;
        complete = complete && phase.has_value();
    }
    if (complete) {
        finding.limit = open;
    }
    if (!facts.siteLand) {
        return conclude(finding,
                        subject,
                        Verdict::Unknown,
                        {"厂区占地面积未知，补充后可以判定",
                         "the site's land is not known; it would settle this"});
    }
    const double need = facts.siteLand->mu() * parameter(subject.setting, "land_ratio", 1.0);
    finding.measured = need;
    if (need <= open + kToleranceMu) {
        return conclude(finding,
                        subject,
                        Verdict::Pass,
                        gis::text("需用地 {:.1f} 亩，园区各期合计 {:.1f} 亩",
                                  "{:.1f} mu needed, {:.1f} mu in all phases of the park",
                                  need,
                                  open));
    }
    if (!complete) {
        return conclude(
            finding,
            subject,
            Verdict::Unknown,
            gis::text("需用地 {:.1f} 亩，园区可用地未知，补充各期用地后可以判定",
                      "{:.1f} mu needed; the land of the park's phases is not known and "
                      "would settle it",
                      need));
    }
    return conclude(finding,
                    subject,
                    Verdict::Fail,
                    gis::text("需用地 {:.1f} 亩，园区各期合计只有 {:.1f} 亩",
                              "{:.1f} mu needed, but all phases of the park have only {:.1f} mu",
                              need,
                              open));
}

}  // namespace ruyuan::planner
