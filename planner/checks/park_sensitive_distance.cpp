// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/park_sensitive_distance.h"

#include <cmath>

namespace ruyuan::planner {

namespace {

const gis::Text kKind{"学校、医院、居住区", "schools, hospitals and housing"};

Finding judge(Finding finding, const CheckCase& subject, const Neighbour& nearest, double limit) {
    const double distance = std::max(0.0, *nearest.clearance);
    const double error = nearest.error.meters();
    finding.measured = distance;
    finding.nearest = nearest.name;
    const std::string name = nearest.name.empty() ? "-" : nearest.name;
    if (error > 0 && std::abs(distance - limit) <= error) {
        return conclude(
            finding,
            subject,
            Verdict::Unknown,
            gis::text("距{} {:.0f} m，与要求的 {:.0f} m 相差在位置误差 {:.0f} m 之内，"
                      "核实边界后可以判定",
                      "{} is {:.0f} m away, which differs from the {:.0f} m asked for by "
                      "no more than the position error of {:.0f} m; an exact boundary "
                      "would settle it",
                      name,
                      distance,
                      limit,
                      error));
    }
    if (distance < limit) {
        return conclude(finding,
                        subject,
                        Verdict::Fail,
                        gis::text("距{} {:.0f} m，小于 {:.0f} m",
                                  "{} is {:.0f} m away, less than {:.0f} m",
                                  name,
                                  distance,
                                  limit));
    }
    return conclude(finding,
                    subject,
                    Verdict::Pass,
                    gis::text("最近的{}距 {:.0f} m，不小于 {:.0f} m",
                              "{}, the nearest, is {:.0f} m away, not less than {:.0f} m",
                              name,
                              distance,
                              limit));
}

}  // namespace

gis::Length sensitiveDistanceLimit(const CheckSetting& setting, std::optional<bool> chemicalSite) {
    return gis::Length::meters(chemicalSite == false
                                   ? parameter(setting, "distance_m", 100)
                                   : parameter(setting, "chemical_distance_m", 500));
}

Finding checkParkSensitiveDistance(const CheckCase& subject,
                                   const Neighbour& nearest,
                                   gis::Length limit) {
    Finding finding = startFinding(subject);
    finding.unit = "m";
    finding.limit = limit.meters();
    if (const auto why = whyNothingKnown(nearest, kKind)) {
        return conclude(finding, subject, Verdict::Unknown, *why);
    }
    if (nearest.clearance) {
        Finding judged = judge(finding, subject, nearest, limit.meters());
        if (judged.verdict != Verdict::Pass || nearest.covered) {
            return judged;
        }
        finding = judged;  // farther than asked, but nearer ones may not be in the layer
    }
    if (!nearest.covered) {
        return conclude(
            finding,
            subject,
            Verdict::Unknown,
            gis::text("园区周边 {:.0f} m 不全在{}图层的覆盖范围内，补充该处图层后可以判定",
                      "the layer of {1} does not cover everything within {0:.0f} m of the park; a "
                      "layer of that place would settle it",
                      limit.meters(),
                      kKind));
    }
    return conclude(finding,
                    subject,
                    Verdict::Pass,
                    gis::text("图层范围内没有{}", "the layer has no {} there", kKind));
}

}  // namespace ruyuan::planner
