// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/place_rule.h"

#include "planner/constraint_kinds.h"

#include <algorithm>
#include <cmath>

namespace ruyuan::planner {

namespace {

/// Why a rule came to its verdict about one layer; worse ones later.
enum class Why {
    NotBound,
    Clear,
    Uncovered,
    Line,
    Undecided,
    NoLayer,
    NoPlace,
    Doubtful,
    UnitUnknown,
    HitIfBound,
    Hit,
};

// A reason is the layer's number and why.
constexpr int kReasons = 16;

int reasonOf(std::size_t layer, Why why) {
    return static_cast<int>(layer) * kReasons + static_cast<int>(why);
}

Why whyOf(Outcome outcome) {
    return static_cast<Why>(outcome.reason % kReasons);
}

std::size_t layerOf(Outcome outcome) {
    return static_cast<std::size_t>(outcome.reason / kReasons);
}

std::optional<bool> both(std::optional<bool> one, std::optional<bool> other) {
    if (one == false || other == false) {
        return false;
    }
    return one && other ? std::optional(true) : std::nullopt;
}

/// Whether one of the words is a part of the text; nothing when there are words but no text.
std::optional<bool> fits(const std::vector<std::string>& words, const std::string& text) {
    if (words.empty()) {
        return true;
    }
    if (text.empty()) {
        return std::nullopt;
    }
    return std::ranges::any_of(words, [&](const std::string& one) { return text.contains(one); });
}

enum class Near { No, Yes, Doubtful };

/// @p limit zero: whether they meet.
Near nearOf(const Neighbour& place, double limit, bool limitCounts) {
    if (!place.clearance) {
        return Near::No;
    }
    const double beyond = *place.clearance - limit;
    const double error = place.error.meters();
    if (error > 0 && std::abs(beyond) <= error) {
        return Near::Doubtful;
    }
    return beyond < 0 || (limitCounts && limit > 0 && beyond == 0) ? Near::Yes : Near::No;
}

/// No river is wider than twice this; what is drawn as a line that far off is far off indeed.
constexpr double kHalfWidth = 5000;

Why judgeLayer(const CheckCase& subject, std::size_t layer, double limit) {
    const PlaceRule& rule = *subject.check.check->rule;
    const Neighbour& nearest = subject.around.nearest[layer];
    if (!nearest.placed) {
        return Why::NoPlace;
    }
    if (nearest.layerMissing) {
        return Why::NoLayer;
    }
    switch (nearOf(nearest, limit, rule.limitCounts)) {
        case Near::Doubtful:
            return Why::Doubtful;
        case Near::Yes:
            // A unit of unknown place somewhere in the site may still be far enough.
            return rule.nearness == Nearness::Hygiene && subject.use == PlaceUse::Stay &&
                           nearest.farthest + nearest.error.meters() >= limit
                       ? Why::UnitUnknown
                       : Why::Hit;
        case Near::No:
            break;
    }
    if (nearOf(subject.around.undecided[layer], limit, rule.limitCounts) != Near::No) {
        return Why::Undecided;
    }
    if (limit > 0 && nearest.line && nearest.clearance && *nearest.clearance < limit + kHalfWidth) {
        return Why::Line;
    }
    return nearest.coveredTo < limit ? Why::Uncovered : Why::Clear;
}

std::optional<Outcome> judge(const CheckCase& subject) {
    const PlaceRule& rule = *subject.check.check->rule;
    const std::optional<double> limit = limitOf(subject);
    if (!limit || subject.around.nearest.empty()) {
        return std::nullopt;
    }
    const std::optional<bool> bound = bindsWorks(rule, subject.works, subject.use);
    if (bound == false) {
        return Outcome{Verdict::Pass, reasonOf(0, Why::NotBound)};
    }
    Why worst = Why::Clear;
    std::size_t layer = 0;
    for (std::size_t i = 0; i < subject.around.nearest.size(); ++i) {
        const Why why = judgeLayer(subject, i, *limit);
        if (why > worst) {
            worst = why;
            layer = i;
        }
    }
    if (worst == Why::Clear) {
        return Outcome{Verdict::Pass, reasonOf(0, Why::Clear)};
    }
    if (worst != Why::Hit) {
        return Outcome{Verdict::Unknown, reasonOf(layer, worst)};
    }
    return bound ? Outcome{subject.hit(), reasonOf(layer, Why::Hit)}
                 : Outcome{Verdict::Unknown, reasonOf(layer, Why::HitIfBound)};
}

gis::Text layerLabel(const PlaceRule& rule, std::size_t layer) {
    const auto kind = constraintKind(rule.layers[layer]);
    return kind ? kind->label : rule.label;
}

gis::Text nameOf(const gis::Text& layer, const Neighbour& place) {
    gis::Text name = layer;
    if (!place.name.empty()) {
        name = gis::text("{}“{}”", "{} \"{}\"", name, place.name);
    }
    return place.grade.empty() ? name : gis::text("{}（{}）", "{} ({})", name, place.grade);
}

gis::Text positionOf(const CheckCase& subject, const gis::Text& name, const Neighbour& place) {
    const double limit = limitOf(subject).value_or(0);
    if (limit <= 0) {
        return gis::text("{}与{}相交", "{} meets {}", subjectOf(subject.use), name);
    }
    return gis::text("{}距{} {:.0f} m，不超过 {:.0f} m",
                     "{0} is {2:.0f} m from {1}, within {3:.0f} m",
                     subjectOf(subject.use),
                     name,
                     std::max(0.0, place.clearance.value_or(0)),
                     limit);
}

gis::Text hitText(const CheckCase& subject, const gis::Text& name, const Neighbour& place) {
    const PlaceRule& rule = *subject.check.check->rule;
    const gis::Text position = positionOf(subject, name, place);
    if (rule.nearness == Nearness::Hygiene) {
        return gis::text(
            "{}（{}）：{}", "{} ({}): {}", position, subject.works.hygiene.basis, rule.consequence);
    }
    return gis::text("{}：{}", "{}: {}", position, rule.consequence);
}

gis::Text doubtText(const CheckCase& subject, const gis::Text& name, const Neighbour& place) {
    return gis::text("{}与{}的距离和限值 {:.0f} m 之差在位置误差 {:.0f} m 之内，核实边界后可以判定",
                     "the distance of {} to {} differs from the limit of {:.0f} m by no more than "
                     "the position error of {:.0f} m; exact boundaries would settle it",
                     subjectOf(subject.use),
                     name,
                     limitOf(subject).value_or(0),
                     place.error.meters());
}

gis::Text uncoveredText(const CheckCase& subject, const gis::Text& layer) {
    return gis::text("{}及其周边不全在{}图层的覆盖范围内，补充该处图层后可以判定",
                     "the layer of {1} does not cover the whole of {0} and what is around it; a "
                     "layer of that place would settle it",
                     subjectOf(subject.use),
                     layer);
}

gis::Text clearText(const CheckCase& subject) {
    const PlaceRule& rule = *subject.check.check->rule;
    if (rule.nearness == Nearness::Hygiene) {
        return gis::text("{}与{}的距离满足 {:.0f} m（{}）",
                         "{0} keeps {2:.0f} m from: {1} ({3})",
                         subjectOf(subject.use),
                         layerLabel(rule, 0),
                         subject.works.hygiene.distance.meters(),
                         subject.works.hygiene.basis);
    }
    if (rule.nearness == Nearness::Air) {
        return gis::text("{}周边 {:.0f} m（大气环境防护距离）内没有{}",
                         "within {1:.0f} m of {0} (its air protection distance) there is no: {2}",
                         subjectOf(subject.use),
                         limitOf(subject).value_or(0),
                         layerLabel(rule, 0));
    }
    return gis::text("{}不涉及{}", "{} is clear of: {}", subjectOf(subject.use), rule.label);
}

gis::Text sentenceOf(const CheckCase& subject, Outcome outcome) {
    const std::size_t layer = layerOf(outcome);
    const PlaceRule& rule = *subject.check.check->rule;
    const Neighbour& place = subject.around.nearest[layer];
    const gis::Text kind = layerLabel(rule, layer);
    const gis::Text name = nameOf(kind, place);
    switch (whyOf(outcome)) {
        case Why::NotBound:
            return {"该规定不适用于这类企业或项目", "the rule does not bind such works"};
        case Why::Clear:
            return clearText(subject);
        case Why::Uncovered:
            return uncoveredText(subject, kind);
        case Why::Line:
            return gis::text("{}只画成一条线，其边缘到{}的距离未知，补充边界后可以判定",
                             "{} is drawn as a line: how far its edge is from {} is not known, and "
                             "its boundary would settle it",
                             name,
                             subjectOf(subject.use));
        case Why::Undecided:
            return gis::text("{}涉及{}，但其级别或名称未知，补充后可以判定",
                             "{} is at {}, whose grade or name is not known; it would settle it",
                             subjectOf(subject.use),
                             nameOf(kind, subject.around.undecided[layer]));
        case Why::NoLayer:
        case Why::NoPlace: {
            const gis::Text why = whyNothingKnown(place, kind).value_or(gis::Text());
            return place.placed ? why : gis::text("{}{}", "{}: {}", subjectOf(subject.use), why);
        }
        case Why::Doubtful:
            return doubtText(subject, name, place);
        case Why::UnitUnknown:
            return gis::text(
                "厂界距{} {:.0f} m，不足 {:.0f} m（{}），但该距离从生产单元边界量起，"
                "补充生产单元位置后可以判定",
                "the fence is {1:.0f} m from {0}, less than {2:.0f} m ({3}), but the distance "
                "counts from the unit that emits; its place would settle it",
                name,
                std::max(0.0, place.clearance.value_or(0)),
                subject.works.hygiene.distance.meters(),
                subject.works.hygiene.basis);
        case Why::HitIfBound:
            return gis::text(
                "{}；企业是否属于该规定的对象未知，补充行业、规模、燃料或项目情况后可以判定",
                "{}; whether the rule binds these works is not known: the trade, "
                "size, fuel or project would settle it",
                hitText(subject, name, place));
        case Why::Hit:
            return hitText(subject, name, place);
    }
    return {};
}

/// The rule's own distance is a default that no document fixes: worth saying where it decides.
bool restsOnDefault(const CheckCase& subject, Outcome outcome) {
    return subject.check.check->rule->nearness == Nearness::Hygiene &&
           !subject.works.hygiene.verified && whyOf(outcome) != Why::NotBound;
}

void tell(const CheckCase& subject, Outcome outcome, Finding& finding) {
    finding.unit = "m";
    finding.limit = limitOf(subject);
    const Neighbour& place = subject.around.nearest[layerOf(outcome)];
    if (place.clearance && whyOf(outcome) != Why::NotBound) {
        finding.measured = std::max(0.0, *place.clearance);
        finding.nearest = place.name;
    }
    finding.sentence = sentenceOf(subject, outcome);
    if (restsOnDefault(subject, outcome)) {
        finding.sentence = gis::text(
            "{}（距离未经文件核实）", "{} (no document fixes that distance)", finding.sentence);
    }
}

gis::Text testOf(const PlaceRule& rule) {
    switch (rule.nearness) {
        case Nearness::Hygiene:
            return {"距离小于该企业的卫生防护距离", "nearer than the works' protection distance"};
        case Nearness::Air:
            return {"距离小于该企业的大气环境防护距离", "nearer than the works' air distance"};
        case Nearness::Fixed:
            break;
    }
    return rule.within > 0 ? gis::text("距离不超过 {:.0f} m", "within {:.0f} m", rule.within)
                           : gis::Text{"相交", "meets"};
}

std::optional<bool> isOfTrade(const PlaceRule& rule, const Works& works) {
    if (rule.sectors.empty()) {
        return true;
    }
    const bool named = std::ranges::any_of(works.sectors, [&](const Sector* sector) {
        return std::ranges::contains(rule.sectors, sector->id) ||
               std::ranges::contains(rule.sectors, sector->partOf);
    });
    return named                   ? std::optional(true)
           : works.sectors.empty() ? std::nullopt
                                   : std::optional(false);
}

std::optional<bool> isOfSize(const PlaceRule& rule, const Works& works) {
    if (rule.sizes.empty()) {
        return true;
    }
    return works.size == SizeClass::Unknown
               ? std::nullopt
               : std::optional(std::ranges::contains(rule.sizes, works.size));
}

std::optional<bool> isOfKind(const PlaceRule& rule, const Works& works) {
    switch (rule.binds) {
        case Binds::Everyone:
            return true;
        case Binds::Chemical:
            return works.chemical;
        case Binds::HazardousChemical:
            return works.hazardous;
        case Binds::CoalUser:
            return works.site->usesCoal;
    }
    return std::nullopt;
}

}  // namespace

Check checkOf(const PlaceRule& rule) {
    std::vector<Check::Number> numbers;
    if (rule.nearness == Nearness::Fixed) {
        numbers = {{"distance_m", rule.within}};
    } else if (rule.usual && rule.usualChemical) {
        numbers = {{"distance_m", *rule.usual}, {"chemical_distance_m", *rule.usualChemical}};
    }
    return {.id = rule.id,
            .label = rule.label,
            .layers = rule.layers,
            .test = testOf(rule),
            .source = rule.source,
            .verified = rule.verified,
            .stay = rule.stay,
            .receive = rule.receive,
            .numbers = std::move(numbers),
            .words = {"scope", "severity", "grades", "categories", "names"},
            .asks = Check::Asks::Nearest,
            .rule = &rule,
            .judge = judge,
            .tell = tell};
}

std::optional<bool> speaksOf(const CheckSetting& setting,
                             const PlaceRule& rule,
                             const ConstraintFeature& feature) {
    const auto chosen = [&](std::string_view name, const std::vector<std::string>& own) {
        const std::string_view written = textParameter(setting, name);
        return written.empty() ? own : wordsOf(written);
    };
    return both(both(fits(chosen("grades", rule.grades), feature.grade),
                     fits(chosen("categories", rule.categories), feature.category)),
                fits(chosen("names", rule.names), feature.name));
}

std::optional<bool> bindsWorks(const PlaceRule& rule, const Works& works, PlaceUse use) {
    const std::optional<bool> named =
        both(both(isOfTrade(rule, works), isOfSize(rule, works)), isOfKind(rule, works));
    if (use == PlaceUse::Receive || rule.staying == StayingWorks::Any) {
        return named;
    }
    return both(named,
                rule.staying == StayingWorks::Expanding ? works.site->expands
                                                        : works.site->emissionIncrease);
}

std::optional<double> limitOf(const CheckCase& subject) {
    switch (subject.check.check->rule->nearness) {
        case Nearness::Hygiene:
            return subject.works.hygiene.distance.meters();
        case Nearness::Air:
            return subject.works.site->airDistance;
        case Nearness::Fixed:
            break;
    }
    return subject.check.numbers.front();
}

}  // namespace ruyuan::planner
