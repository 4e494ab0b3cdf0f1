// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/catalogue.h"
#include "planner/utilities.h"

namespace ruyuan::planner {

namespace {

/// The two for which parks have head-room.
std::span<const Utility> pollutants() {
    return utilities().last(2);
}

// A reason holds a bit for each pollutant with too little head-room and one for each not known.
constexpr int kPollutants = 2;

std::optional<double> emissionOf(const Site& site, const Utility& pollutant) {
    if (pollutant.needs == &Site::voc && !site.voc && site.usesVoc == false) {
        return 0;
    }
    return site.*pollutant.needs;
}

std::optional<Outcome> judge(const CheckCase& subject) {
    if (subject.park == nullptr) {
        return std::nullopt;
    }
    int reason = 0;
    bool shortOf = false;
    for (int i = 0; i < kPollutants; ++i) {
        const Utility& pollutant = pollutants()[static_cast<std::size_t>(i)];
        const auto emits = emissionOf(*subject.works.site, pollutant);
        const auto room = capacityOf(*subject.park, pollutant.adds);
        if (emits && *emits <= 0) {
            continue;
        }
        if (!emits || !room) {
            reason |= 1 << (i + kPollutants);
        } else if (*emits * subject.check.numbers[0] > *room) {
            reason |= 1 << i;
            shortOf = true;
        }
    }
    return Outcome{shortOf       ? subject.hit()
                   : reason != 0 ? Verdict::Unknown
                                 : Verdict::Pass,
                   reason};
}

void tell(const CheckCase& subject, Outcome outcome, Finding& finding) {
    const double factor = subject.check.numbers[0];
    for (int i = 0; i < kPollutants; ++i) {
        const Utility& pollutant = pollutants()[static_cast<std::size_t>(i)];
        const auto emits = emissionOf(*subject.works.site, pollutant);
        const auto room = capacityOf(*subject.park, pollutant.adds);
        if ((outcome.reason & (1 << i)) != 0) {
            finding.unit = "t/a";
            finding.measured = *emits * factor;
            finding.limit = room;
            addSentence(finding.sentence,
                        gis::text("{}：排放 {:g} t/a，按 {:g} 倍削减替代需 {:g}，园区只有 {:g}",
                                  "{}: {:g} t/a, {:g} times that is {:g}, the park has only {:g}",
                                  pollutant.name,
                                  *emits,
                                  factor,
                                  *emits * factor,
                                  *room));
        } else if ((outcome.reason & (1 << (i + kPollutants))) != 0) {
            addSentence(
                finding.sentence,
                emits ? gis::text("园区{}未知，补充后可以判定",
                                  "the park's {} is not known, and would settle it",
                                  pollutant.name)
                      : gis::text("厂区排放量未知（{}），补充后可以判定",
                                  "what the site emits is not known ({}), and would settle it",
                                  pollutant.name));
        }
    }
    if (finding.sentence.empty()) {
        finding.sentence = {"园区各期合计的总量指标满足该厂区",
                            "the head-room of all phases is enough for this site alone"};
    }
}

}  // namespace

Check emissionHeadroomCheck() {
    return {
        .id = "X45",
        .label = {"排放总量指标", "emission head-room"},
        .test = {"排放量×削减倍数不超过园区指标", "emission times the factor within the park's"},
        .source = "郑政办〔2019〕37号 四（四）2（2）",
        .receive = Severity::Conditional,
        .numbers = {{"factor", 1}},
        .judge = judge,
        .tell = tell};
}

}  // namespace ruyuan::planner
