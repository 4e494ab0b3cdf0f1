// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/catalogue.h"

#include <string>

namespace ruyuan::planner {

namespace {

enum Reason { kThird, kLower, kUnclear, kOther, kNotKnown, kNothing };

std::optional<gis::Text> whyNothing(const CheckCase& subject) {
    return whyNoShares(subject, {"国土空间规划用地", "planned land use"}, {"图斑", "parcel"});
}

enum class Use { Third, Lower, Industrial, Other, NotKnown };

/// By the names and codes of 国土空间用地用海分类 (1001xx) and of the older standard (M1 to M3).
Use useOf(const ConstraintFeature& feature) {
    const std::string text = feature.grade + feature.category + feature.name;
    const auto has = [&](const char* word) { return text.contains(word); };
    if (has("三类工业") || has("100103") || has("M3")) {
        return Use::Third;
    }
    if (has("二类工业") || has("一类工业") || has("100102") || has("100101") || has("M2") ||
        has("M1")) {
        return Use::Lower;
    }
    if (has("工业") || has("1001")) {
        return Use::Industrial;
    }
    return text.empty() ? Use::NotKnown : Use::Other;
}

std::optional<Outcome> judge(const CheckCase& subject) {
    if (!hasShares(subject)) {
        return Outcome{Verdict::Unknown, kNothing};
    }
    switch (useOf(*subject.around.shares.front().feature)) {
        case Use::Third:
            return Outcome{Verdict::Pass, kThird};
        case Use::Lower:
            return Outcome{Verdict::Warn, kLower};
        case Use::Industrial:
            return Outcome{Verdict::Unknown, kUnclear};
        case Use::Other:
            return Outcome{subject.hit(), kOther};
        case Use::NotKnown:
            break;
    }
    return Outcome{Verdict::Unknown, kNotKnown};
}

void tell(const CheckCase& subject, Outcome outcome, Finding& finding) {
    std::string use;
    if (!subject.around.shares.empty()) {
        const ConstraintFeature& feature = *subject.around.shares.front().feature;
        finding.nearest = feature.name;
        use = !feature.grade.empty()      ? feature.grade
              : !feature.category.empty() ? feature.category
                                          : feature.name;
    }
    switch (outcome.reason) {
        case kThird:
            finding.sentence = gis::text("规划用地以{}为主", "mostly planned as {}", use);
            return;
        case kLower:
            finding.sentence = gis::text(
                "规划用地以{}为主，重污染企业须三类工业用地，须论证",
                "mostly planned as {}; heavy polluters need the third class of industrial land, "
                "or an argument",
                use);
            return;
        case kUnclear:
            finding.sentence = gis::text("规划用地以{}为主，未注明类别，补充后可以判定",
                                         "mostly planned as {}, without a class, which would "
                                         "settle it",
                                         use);
            return;
        case kOther:
            finding.sentence = gis::text("规划用地以{}为主，不是工业用地",
                                         "mostly planned as {}, which is no industrial land",
                                         use);
            return;
        case kNotKnown:
            finding.sentence = {"规划用地的类别未知，补充后可以判定",
                                "the planned use is not known, and would settle it"};
            return;
        default:
            finding.sentence = whyNothing(subject).value_or(gis::Text());
    }
}

}  // namespace

Check landUseCheck() {
    return {.id = "X37",
            .label = {"国土空间规划用地", "planned land use"},
            .layers = {"land-use"},
            .test = {"占面积最大的用地类别", "the use with the largest share"},
            .source = "国土空间调查、规划、用途管制用地用海分类指南",
            .verified = false,
            .stay = Severity::Conditional,
            .receive = Severity::Hard,
            .words = {"scope", "severity"},
            .asks = Check::Asks::Shares,
            .judge = judge,
            .tell = tell};
}

}  // namespace ruyuan::planner
