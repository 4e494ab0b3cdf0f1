// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/park_prohibited_zone.h"

#include <cmath>

namespace ruyuan::planner {

namespace {

bool within(const Neighbour& zone) {
    return zone.clearance && std::abs(*zone.clearance) <= zone.error.meters();
}

bool overlaps(const Neighbour& zone) {
    return zone.clearance && *zone.clearance < -zone.error.meters();
}

std::string nameOf(const Neighbour& zone) {
    const std::string name = zone.name.empty() ? "-" : zone.name;
    return zone.grade.empty() ? name : name + "（" + zone.grade + "）";
}

}  // namespace

std::string zoneKind(const CheckSetting& setting) {
    const auto found = setting.parameters.find("kind");
    return found == setting.parameters.end() ? "red-line" : found->second;
}

std::vector<std::string> bannedGrades(const CheckSetting& setting) {
    const auto found = setting.parameters.find("grades");
    if (found == setting.parameters.end()) {
        return zoneKind(setting) == "water-source" ? std::vector<std::string>{"一级", "二级"}
                                                   : std::vector<std::string>();
    }
    std::vector<std::string> grades;
    std::string_view rest = found->second;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        if (comma != 0) {
            grades.emplace_back(rest.substr(0, comma));
        }
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
    return grades;
}

Finding checkParkProhibitedZone(const CheckCase& subject, const ProhibitedZoneFacts& facts) {
    Finding finding = startFinding(subject);
    finding.unit = "m";
    finding.limit = 0;
    if (const auto why = whyNothingKnown(facts.zone, facts.kind)) {
        return conclude(finding, subject, Verdict::Unknown, *why);
    }
    if (facts.zone.clearance) {
        finding.measured = std::max(0.0, *facts.zone.clearance);
        finding.nearest = facts.zone.name;
    }
    if (overlaps(facts.zone)) {
        return conclude(finding,
                        subject,
                        Verdict::Fail,
                        gis::text("园区与{}{}相交，禁止工业建设",
                                  "the park meets {1} ({0}), where works are banned",
                                  facts.kind,
                                  nameOf(facts.zone)));
    }
    if (within(facts.zone)) {
        return conclude(
            finding,
            subject,
            Verdict::Unknown,
            gis::text("园区边界与{}{}的距离在位置误差 {:.0f} m 之内，核实边界后可以判定",
                      "the park's boundary and {1} ({0}) are within the position error of "
                      "{2:.0f} m of each other; an exact boundary would settle it",
                      facts.kind,
                      nameOf(facts.zone),
                      facts.zone.error.meters()));
    }
    if (overlaps(facts.ungraded) || within(facts.ungraded)) {
        finding.nearest = facts.ungraded.name;
        return conclude(finding,
                        subject,
                        Verdict::Unknown,
                        gis::text("园区与{}{}相交，但其级别未知，补充级别后可以判定",
                                  "the park meets {1} ({0}), whose grade is not known; the grade "
                                  "would settle it",
                                  facts.kind,
                                  nameOf(facts.ungraded)));
    }
    if (!facts.zone.covered) {
        return conclude(finding,
                        subject,
                        Verdict::Unknown,
                        gis::text("园区不全在{}图层的覆盖范围内，补充该处图层后可以判定",
                                  "the layer of {} does not cover the whole park; a layer of that "
                                  "place would settle it",
                                  facts.kind));
    }
    return conclude(finding,
                    subject,
                    Verdict::Pass,
                    gis::text("园区不涉及{}", "the park does not meet: {}", facts.kind));
}

}  // namespace ruyuan::planner
