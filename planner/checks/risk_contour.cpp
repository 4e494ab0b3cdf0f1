// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/catalogue.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ruyuan::planner {

namespace {

/// Classes of protected places of GB 36894-2018 (防护目标).
enum class Target { High, Second, Third };

struct Limit {
    double built;     ///< 在役
    double proposed;  ///< 新建、改建、扩建
};

Limit limitOf(Target target) {
    switch (target) {
        case Target::High:
            return {3e-6, 3e-7};
        case Target::Second:
            return {1e-5, 3e-6};
        case Target::Third:
            return {3e-5, 1e-5};
    }
    return {3e-6, 3e-7};
}

bool mentions(const ConstraintFeature& object, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) {
        return object.category.contains(word) ||
               (object.category.empty() && object.name.contains(word));
    });
}

/// Nothing: neither its kind nor its people are known.
std::optional<Target> targetOf(const ConstraintFeature& object) {
    constexpr std::array<std::string_view, 14> kHigh{"学校",
                                                     "小学",
                                                     "中学",
                                                     "大学",
                                                     "幼儿园",
                                                     "医院",
                                                     "卫生院",
                                                     "养老",
                                                     "敬老",
                                                     "福利院",
                                                     "监狱",
                                                     "看守所",
                                                     "文物",
                                                     "军事"};
    if (mentions(object, kHigh)) {
        return Target::High;
    }
    if (!object.population) {
        return std::nullopt;
    }
    // 一般防护目标: homes of 100 people and more count like the high class.
    return *object.population >= 100  ? Target::High
           : *object.population >= 30 ? Target::Second
                                      : Target::Third;
}

enum Reason { kNotBound, kClear, kHit, kNoPlace, kNoLayer, kNoContour, kNotKnown, kTradeNotKnown };

enum class Risk { Clear, NotKnown, TooHigh };

Risk riskOf(const RiskObject& risk, PlaceUse use) {
    const std::optional<Target> target = targetOf(*risk.object);
    if (!target || !risk.contour->value) {
        return Risk::NotKnown;
    }
    const Limit limit = limitOf(*target);
    // Inside a contour the risk is at least the contour's.
    return *risk.contour->value >= (use == PlaceUse::Stay ? limit.built : limit.proposed)
               ? Risk::TooHigh
               : Risk::Clear;
}

/// The first object of the worst outcome.
const RiskObject* worstOf(const CheckCase& subject, Risk& worst) {
    const RiskObject* found = nullptr;
    worst = Risk::Clear;
    for (const RiskObject& one : subject.around.risks) {
        const Risk risk = riskOf(one, subject.use);
        if (risk > worst) {
            worst = risk;
            found = &one;
        }
    }
    return found;
}

std::optional<Outcome> judge(const CheckCase& subject) {
    const std::optional<bool> hazardous = subject.works.hazardous;
    if (hazardous == false) {
        return Outcome{Verdict::Pass, kNotBound};
    }
    const Neighbour& contours = subject.around.nearest.at(0);
    const Neighbour& objects = subject.around.nearest.at(1);
    if (!contours.placed) {
        return Outcome{Verdict::Unknown, kNoPlace};
    }
    if (contours.layerMissing || objects.layerMissing) {
        return Outcome{Verdict::Unknown, kNoLayer};
    }
    if (!contours.clearance || *contours.clearance > 0) {
        return Outcome{Verdict::Unknown, kNoContour};
    }
    Risk worst = Risk::Clear;
    static_cast<void>(worstOf(subject, worst));
    if (worst == Risk::Clear) {
        return Outcome{Verdict::Pass, kClear};
    }
    if (worst == Risk::NotKnown) {
        return Outcome{Verdict::Unknown, kNotKnown};
    }
    return hazardous ? Outcome{subject.hit(), kHit} : Outcome{Verdict::Unknown, kTradeNotKnown};
}

std::string nameOf(const ConstraintFeature& object) {
    return object.name.empty() ? object.category : object.name;
}

void tellRisk(const CheckCase& subject, Outcome outcome, Finding& finding) {
    Risk worst = Risk::Clear;
    const RiskObject* risk = worstOf(subject, worst);
    if (risk == nullptr) {
        return;
    }
    finding.nearest = nameOf(*risk->object);
    finding.measured = risk->contour->value;
    if (worst == Risk::NotKnown) {
        finding.sentence =
            gis::text("“{}”在个人风险等值线内，但其类别、人口或等值线的数值未知，补充后可以判定",
                      "\"{}\" lies in a contour of risk, but its kind, its people or the contour's "
                      "value is not known, and would settle it",
                      finding.nearest);
        return;
    }
    const Limit limit = limitOf(targetOf(*risk->object).value_or(Target::High));
    finding.limit = subject.use == PlaceUse::Stay ? limit.built : limit.proposed;
    finding.sentence = gis::text("“{}”在 {:.0e}/年 的个人风险等值线内，限值 {:.0e}/年",
                                 "\"{}\" lies in the contour of {:.0e} a year, the limit is {:.0e}",
                                 finding.nearest,
                                 *risk->contour->value,
                                 *finding.limit);
    if (outcome.reason == kTradeNotKnown) {
        finding.sentence =
            gis::text("{}；是否危险化学品企业未知，补充后可以判定",
                      "{}; whether it makes hazardous chemicals is not known, and would settle it",
                      finding.sentence);
    }
}

void tell(const CheckCase& subject, Outcome outcome, Finding& finding) {
    finding.unit = "1/a";
    switch (outcome.reason) {
        case kNotBound:
            finding.sentence = {"不是危险化学品企业，不要求个人风险评价",
                                "no maker of hazardous chemicals: no individual risk is asked for"};
            return;
        case kClear:
            finding.sentence = {"个人风险等值线内没有超过限值的防护目标",
                                "no protected place lies in a contour above its limit"};
            return;
        case kNoPlace:
            finding.sentence = {"没有可用的位置，补充坐标或边界后可以判定",
                                "no usable place; coordinates or a boundary would settle it"};
            return;
        case kNoLayer:
            finding.sentence = {
                "没有个人风险等值线或学校医院居住区图层，导入安评报告的等值线后可以判定",
                "there is no layer of risk contours or of protected places; the contours of the "
                "safety report would settle it"};
            return;
        case kNoContour:
            finding.sentence = {"这里没有个人风险等值线，导入安评报告的等值线后可以判定",
                                "no contour of risk is known here; that of the safety report would "
                                "settle it"};
            return;
        default:
            tellRisk(subject, outcome, finding);
    }
}

}  // namespace

Check riskContourCheck() {
    return {.id = "X08",
            .label = {"个人风险", "individual risk"},
            .layers = {"risk-contour", "sensitive-place"},
            .test = {"防护目标在高于其限值的等值线内（等值线取自安评报告，本软件不计算）",
                     "a protected place in a contour above its limit (contours come from the "
                     "safety report and are never computed)"},
            .source = "GB 36894-2018；GB/T 37243-2019",
            .verified = false,
            .stay = Severity::Hard,
            .receive = Severity::Hard,
            .asks = Check::Asks::Risks,
            .judge = judge,
            .tell = tell};
}

}  // namespace ruyuan::planner
