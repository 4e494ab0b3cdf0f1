// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/checks/registry.h"
#include "planner/detail/assessor.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>

namespace ruyuan::tests {

using namespace planner;

/// One check about one site and one place, with everything that it looks at open to the test.
struct CheckTrial {
    explicit CheckTrial(std::string id, std::map<std::string, std::string> parameters = {}) {
        setting.check = std::move(id);
        setting.clause = "C";
        setting.parameters = std::move(parameters);
        site.id = "S1";
        park.id = "P1";
        park.name = "某园";
        works.hygiene = {gis::Length::meters(100), {"默认值", "the usual distance"}, false};
    }

    /// Nothing: the check has no say.
    [[nodiscard]] std::optional<Finding> finding() const {
        Works made = works;
        made.site = &site;
        const PreparedCheck check = prepare(setting);
        const bool inPark = use == PlaceUse::Receive && !drawn;
        const CheckCase subject{check, made, use, inPark ? &park : nullptr, around, asOf};
        const auto outcome = detail::judge(subject);
        return outcome ? std::optional(findingOf(subject, *outcome)) : std::nullopt;
    }
    [[nodiscard]] std::optional<Verdict> verdict() const {
        const auto found = finding();
        return found ? std::optional(found->verdict) : std::nullopt;
    }

    CheckSetting setting;
    Site site;
    Park park;
    Works works;
    Around around;
    PlaceUse use = PlaceUse::Receive;
    bool drawn = false;  ///< the place is no park
    gis::Date asOf = gis::makeDate(2024, 3, 1);
};

/// A feature at that distance (below zero: overlapping by so much) in a layer that covers all.
inline Neighbour at(double clearance, double error = 0) {
    Neighbour result;
    result.coveredTo = std::numeric_limits<double>::infinity();
    result.name = "某处";
    result.clearance = clearance;
    result.farthest = std::max(0.0, clearance);
    result.error = gis::Length::meters(error);
    return result;
}

/// A layer that covers all and has no feature.
inline Neighbour nothingThere() {
    Neighbour result;
    result.coveredTo = std::numeric_limits<double>::infinity();
    return result;
}

}  // namespace ruyuan::tests
