// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/catalogue.h"

namespace ruyuan::planner {

namespace {

// Less than a square metre is no difference of land.
constexpr double kToleranceMu = 1e-3;

enum Reason { kEnough, kTooLittle, kSiteNotKnown, kParkNotKnown };

struct ParkLand {
    double known = 0;  // 亩
    bool complete = false;
};

ParkLand landOf(const Park& park) {
    ParkLand land{.complete = !park.phases.empty()};
    for (const ParkPhase& phase : park.phases) {
        land.known += phase.land ? phase.land->mu() : 0;
        land.complete = land.complete && phase.land.has_value();
    }
    return land;
}

double needOf(const CheckCase& subject) {
    return subject.works.site->land->mu() * subject.check.numbers[0];
}

std::optional<Outcome> judge(const CheckCase& subject) {
    if (subject.park == nullptr) {
        return std::nullopt;
    }
    if (!subject.works.site->land) {
        return Outcome{Verdict::Unknown, kSiteNotKnown};
    }
    const ParkLand land = landOf(*subject.park);
    if (needOf(subject) <= land.known + kToleranceMu) {
        return Outcome{Verdict::Pass, kEnough};
    }
    return land.complete ? Outcome{Verdict::Fail, kTooLittle}
                         : Outcome{Verdict::Unknown, kParkNotKnown};
}

void tell(const CheckCase& subject, Outcome outcome, Finding& finding) {
    finding.unit = "亩";
    const ParkLand land = landOf(*subject.park);
    if (land.complete) {
        finding.limit = land.known;
    }
    if (outcome.reason == kSiteNotKnown) {
        finding.sentence = {"厂区占地面积未知，补充后可以判定",
                            "the site's land is not known; it would settle this"};
        return;
    }
    const double need = needOf(subject);
    finding.measured = need;
    if (outcome.reason == kEnough) {
        finding.sentence = gis::text("需用地 {:.1f} 亩，园区各期合计 {:.1f} 亩",
                                     "{:.1f} mu needed, {:.1f} mu in all phases of the park",
                                     need,
                                     land.known);
    } else if (outcome.reason == kParkNotKnown) {
        finding.sentence =
            gis::text("需用地 {:.1f} 亩，园区可用地未知，补充各期用地后可以判定",
                      "{:.1f} mu needed; the land of the park's phases is not known and "
                      "would settle it",
                      need);
    } else {
        finding.sentence =
            gis::text("需用地 {:.1f} 亩，园区各期合计只有 {:.1f} 亩",
                      "{:.1f} mu needed, but all phases of the park have only {:.1f} mu",
                      need,
                      land.known);
    }
}

}  // namespace

Check parkLandCheck() {
    return {.id = "X43",
            .label = {"园区可用地", "the park's land"},
            .test = {"需用地不超过园区各期合计", "land needed within all phases"},
            .source = "郑政办〔2019〕37号 三（一）2（2）",
            .receive = Severity::Hard,
            .numbers = {{"land_ratio", 1}},
            .judge = judge,
            .tell = tell};
}

}  // namespace ruyuan::planner
