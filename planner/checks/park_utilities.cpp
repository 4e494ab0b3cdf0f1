// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/catalogue.h"
#include "planner/utilities.h"

#include <algorithm>

namespace ruyuan::planner {

namespace {

/// Those of the networks.
std::span<const Utility> networks() {
    static const std::size_t kCount =
        static_cast<std::size_t>(std::ranges::count(utilities(), true, &Utility::network));
    return utilities().first(kCount);
}

// A reason holds a bit for each utility that is short and, this much higher, one for each that is
// not known.
constexpr int kUnknown = 8;

bool isRequired(const CheckCase& subject, const Utility& utility) {
    const std::string_view list = textParameter(*subject.check.setting, "required");
    return std::ranges::contains(wordsOf(list.empty() ? "sewage" : list), utility.word);
}

std::optional<Outcome> judge(const CheckCase& subject) {
    if (subject.park == nullptr) {
        return std::nullopt;
    }
    int reason = 0;
    bool shortOf = false;
    bool unknown = false;
    for (int i = 0; i < static_cast<int>(networks().size()); ++i) {
        const Utility& utility = networks()[static_cast<std::size_t>(i)];
        const auto needs = subject.works.site->*utility.needs;
        const auto has = capacityOf(*subject.park, utility.adds);
        if (needs && has && *needs > *has) {
            reason |= 1 << i;
            shortOf = true;
        } else if ((!needs || !has) && isRequired(subject, utility)) {
            reason |= 1 << (i + kUnknown);
            unknown = true;
        }
    }
    return Outcome{shortOf ? subject.hit() : unknown ? Verdict::Unknown : Verdict::Pass, reason};
}

void tell(const CheckCase& subject, Outcome outcome, Finding& finding) {
    for (int i = 0; i < static_cast<int>(networks().size()); ++i) {
        const Utility& utility = networks()[static_cast<std::size_t>(i)];
        const auto needs = subject.works.site->*utility.needs;
        const auto has = capacityOf(*subject.park, utility.adds);
        if ((outcome.reason & (1 << i)) != 0) {
            finding.measured = needs;
            finding.limit = has;
            finding.unit = utility.unit;
            addSentence(finding.sentence,
                        gis::text("{}需 {:g} {}，园区各期合计 {:g}",
                                  "{}: {:g} {} needed, the park has {:g}",
                                  utility.name,
                                  *needs,
                                  utility.unit,
                                  *has));
        } else if ((outcome.reason & (1 << (i + kUnknown))) != 0) {
            addSentence(
                finding.sentence,
                needs ? gis::text("园区{}能力未知，补充后可以判定",
                                  "the park's capacity of {} is not known, and would settle it",
                                  utility.name)
                      : gis::text("厂区{}需求未知，补充后可以判定",
                                  "what the site needs of {} is not known, and would settle it",
                                  utility.name));
        }
    }
    if (finding.sentence.empty()) {
        finding.sentence = {
            "园区各期合计的基础设施能力满足该厂区（其他厂区的占用见园区台账和计划）",
            "what the park's phases have in all is enough for this site alone; "
            "what others use is told by the park's ledger and the plan"};
    }
}

}  // namespace

Check parkUtilitiesCheck() {
    return {.id = "X42",
            .label = {"基础设施能力", "utilities of the park"},
            .test = {"污水、热、气、电、水需求不超过园区各期合计",
                     "sewage, steam, gas, power and water within all phases"},
            .source = "郑政办〔2019〕37号 六（四）",
            .receive = Severity::Conditional,
            .words = {"required"},
            .judge = judge,
            .tell = tell};
}

}  // namespace ruyuan::planner
