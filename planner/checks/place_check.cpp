// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/place_check.h"

#include "planner/constraint_kinds.h"

#include <algorithm>
#include <cmath>

namespace ruyuan::planner {

namespace {

std::string_view textOf(const CheckSetting& setting, const std::string& name) {
    const auto found = setting.parameters.find(name);
    return found == setting.parameters.end() ? std::string_view() : found->second;
}

/// Whether @p text holds one of the comma-separated words; yes when there are none.
bool holdsOne(std::string_view words, std::string_view text) {
    if (words.empty()) {
        return true;
    }
    while (!words.empty()) {
        const std::size_t comma = std::min(words.find(','), words.size());
        const std::string_view one = words.substr(0, comma);
        if (!one.empty() && text.contains(one)) {
            return true;
        }
        words.remove_prefix(std::min(comma + 1, words.size()));
    }
    return false;
}

std::optional<bool> both(std::optional<bool> one, std::optional<bool> other) {
    if (one == false || other == false) {
        return false;
    }
    return one && other ? std::optional(true) : std::nullopt;
}

enum class Hit { No, Yes, Doubtful };

/// @p limit zero: whether they meet.
Hit hitOf(const Neighbour& place, double limit, bool limitCounts) {
    if (!place.clearance) {
        return Hit::No;
    }
    const double beyond = *place.clearance - limit;
    const double error = place.error.meters();
    if (error > 0 && std::abs(beyond) <= error) {
        return Hit::Doubtful;
    }
    return beyond < 0 || (limitCounts && limit > 0 && beyond == 0) ? Hit::Yes : Hit::No;
}

gis::Text nameOf(const PlaceRule& rule, const Neighbour& place) {
    const auto kind = constraintKind(rule.kind);
    gis::Text name = kind ? kind->label : rule.label;
    if (!place.name.empty()) {
        name = gis::text("{}“{}”", "{} \"{}\"", name, place.name);
    }
    return place.grade.empty() ? name : gis::text("{}（{}）", "{} ({})", name, place.grade);
}

gis::Text subjectOf(PlaceUse use) {
    return use == PlaceUse::Stay ? gis::Text{"厂区", "the site"} : gis::Text{"园区", "the park"};
}

gis::Text positionOf(const PlaceRule& rule, const PlaceFacts& facts, double limit) {
    const gis::Text name = nameOf(rule, facts.nearest);
    if (limit <= 0) {
        return gis::text("{}与{}相交", "{} meets {}", subjectOf(facts.use), name);
    }
    return gis::text("{}距{} {:.0f} m，不超过 {:.0f} m",
                     "{0} is {2:.0f} m from {1}, within {3:.0f} m",
                     subjectOf(facts.use),
                     name,
                     std::max(0.0, *facts.nearest.clearance),
                     limit);
}

gis::Text doubtOf(const PlaceRule& rule, const PlaceFacts& facts, double limit) {
    return gis::text("{}与{}的距离和限值 {:.0f} m 之差在位置误差 {:.0f} m 之内，核实边界后可以判定",
                     "the distance of {} to {} differs from the limit of {:.0f} m by no more than "
                     "the position error of {:.0f} m; exact boundaries would settle it",
                     subjectOf(facts.use),
                     nameOf(rule, facts.nearest),
                     limit,
                     facts.nearest.error.meters());
}

std::optional<gis::Text> whyNoPlace(const PlaceFacts& facts, const gis::Text& kind) {
    if (facts.use == PlaceUse::Stay && !facts.nearest.placed) {
        return gis::Text{"厂区没有可用的位置，补充坐标或厂区边界后可以判定",
                         "the site has no usable place; coordinates or a boundary would settle it"};
    }
    return whyNothingKnown(facts.nearest, kind);
}

/// Why there may be a hit that the data do not show, when none is seen.
std::optional<gis::Text> whyNotSure(const PlaceRule& rule, const PlaceFacts& facts, double limit) {
    if (hitOf(facts.ungraded, limit, rule.limitCounts) != Hit::No) {
        return gis::text("{}涉及{}，但其级别或名称未知，补充后可以判定",
                         "{} is at {}, whose grade or name is not known; it would settle it",
                         subjectOf(facts.use),
                         nameOf(rule, facts.ungraded));
    }
    if (limit > 0 && facts.nearest.clearance && facts.nearest.line) {
        return gis::text("{}只画成一条线，其边缘到{}的距离未知，补充边界后可以判定",
                         "{} is drawn as a line: how far its edge is from {} is not known, and its "
                         "boundary would settle it",
                         nameOf(rule, facts.nearest),
                         subjectOf(facts.use));
    }
    if (!facts.nearest.covered) {
        return gis::text(
            "{}及其周边不全在{}图层的覆盖范围内，补充该处图层后可以判定",
            "the layer of {1} does not cover the whole of {0} and what is around it; a "
            "layer of that place would settle it",
            subjectOf(facts.use),
            nameOf(rule, {}));
    }
    return std::nullopt;
}

struct Outcome {
    Verdict verdict;
    gis::Text sentence;
};

Outcome judge(const PlaceRule& rule, const PlaceFacts& facts, Severity severity, double limit) {
    switch (hitOf(facts.nearest, limit, rule.limitCounts)) {
        case Hit::Doubtful:
            return {Verdict::Unknown, doubtOf(rule, facts, limit)};
        case Hit::Yes:
            return {
                severity == Severity::Hard ? Verdict::Fail : Verdict::Warn,
                gis::text("{}：{}", "{}: {}", positionOf(rule, facts, limit), rule.consequence)};
        case Hit::No:
            break;
    }
    if (const auto why = whyNotSure(rule, facts, limit)) {
        return {Verdict::Unknown, *why};
    }
    return {Verdict::Pass,
            gis::text("{}不涉及{}", "{} is clear of: {}", subjectOf(facts.use), rule.label)};
}

}  // namespace

std::optional<Severity> severityOf(const CheckSetting& setting,
                                   const PlaceRule& rule,
                                   PlaceUse use) {
    const std::string_view scope = textOf(setting, "scope");
    const std::string_view wanted = use == PlaceUse::Stay ? "stay" : "site";
    const std::optional<Severity> own = use == PlaceUse::Stay ? rule.stay : rule.receive;
    if (!own || (!scope.empty() && scope != "both" && scope != wanted)) {
        return std::nullopt;
    }
    const std::string_view severity = textOf(setting, "severity");
    if (severity.empty()) {
        return own;
    }
    return severity == "hard" ? Severity::Hard : Severity::Conditional;
}

gis::Length distanceOf(const CheckSetting& setting, const PlaceRule& rule) {
    return gis::Length::meters(parameter(setting, "distance_m", rule.within));
}

std::optional<bool> speaksOf(const CheckSetting& setting,
                             const PlaceRule& rule,
                             std::string_view grade,
                             std::string_view name) {
    const std::string_view own = textOf(setting, "grades");
    const std::string_view grades = own.empty() ? rule.grades : own;
    const std::string_view names = textOf(setting, "names");
    const auto fits = [](std::string_view words, std::string_view text) {
        return text.empty() && !words.empty() ? std::nullopt : std::optional(holdsOne(words, text));
    };
    return both(fits(grades, grade), fits(names, name));
}

std::optional<bool> bindsWorks(const PlaceRule& rule, const PlaceWorks& works, PlaceUse use) {
    std::optional<bool> trade = true;
    switch (rule.binds) {
        case Binds::Everyone:
            break;
        case Binds::Chemical:
            trade = works.chemical;
            break;
        case Binds::HazardousChemical:
            trade = works.hazardousChemicals;
            break;
        case Binds::CoalUser:
            trade = works.usesCoal;
            break;
    }
    if (use == PlaceUse::Receive || rule.staying == StayingWorks::Any) {
        return trade;
    }
    return both(trade, rule.staying == StayingWorks::Expanding ? works.expands : works.emitsMore);
}

Finding checkPlace(const CheckCase& subject, const PlaceRule& rule, const PlaceFacts& facts) {
    Finding finding = startFinding(subject);
    finding.unit = "m";
    const double limit = distanceOf(subject.setting, rule).meters();
    finding.limit = limit;
    if (facts.bound == false) {
        return conclude(finding,
                        subject,
                        Verdict::Pass,
                        {"该规定不适用于这类企业或项目", "the rule does not bind such works"});
    }
    const auto kind = constraintKind(rule.kind);
    if (const auto why = whyNoPlace(facts, kind ? kind->label : rule.label)) {
        return conclude(finding, subject, Verdict::Unknown, *why);
    }
    if (facts.nearest.clearance) {
        finding.measured = std::max(0.0, *facts.nearest.clearance);
        finding.nearest = facts.nearest.name;
    }
    const auto severity = severityOf(subject.setting, rule, facts.use);
    Outcome outcome = judge(rule, facts, severity.value_or(Severity::Hard), limit);
    if (!facts.bound && (outcome.verdict == Verdict::Fail || outcome.verdict == Verdict::Warn)) {
        outcome = {Verdict::Unknown,
                   gis::text("{}；企业是否属于该规定的对象未知，补充行业、燃料或项目情况后可以判定",
                             "{}; whether the rule binds these works is not known: the trade, fuel "
                             "or project would settle it",
                             outcome.sentence)};
    }
    return conclude(finding, subject, outcome.verdict, outcome.sentence);
}

}  // namespace ruyuan::planner
