// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "planner/checks/check.h"

#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// What park-prohibited-zone looks at.
struct ProhibitedZoneFacts {
    gis::Text kind;      ///< 生态保护红线
    Neighbour zone;      ///< the nearest zone in which works are banned
    Neighbour ungraded;  ///< the nearest whose grade, on which the ban depends, is not known
};

/// park-prohibited-zone (X12-X14): a park that meets an ecological red line or a drinking-water
/// zone of the first or second grade cannot receive a works.
[[nodiscard]] Finding checkParkProhibitedZone(const CheckCase& subject,
                                              const ProhibitedZoneFacts& facts);

/// The constraint kind that a setting asks about (parameter kind, "red-line" when absent).
[[nodiscard]] std::string zoneKind(const CheckSetting& setting);

/// The grades in which works are banned: parameter grades ("一级,二级"); for water-source 一级 and
/// 二级 when absent (水污染防治法 65, 66), for other kinds empty: every grade.
[[nodiscard]] std::vector<std::string> bannedGrades(const CheckSetting& setting);

}  // namespace ruyuan::planner
