// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/units.h"
#include "planner/checks/check.h"

#include <optional>

namespace ruyuan::planner {

/// What the formula of GB/T 39499 asks about a unit without a chimney of 15 m and more.
struct FugitiveRelease {
    double rate = 0;   ///< Qc, kg/h of the pollutant
    double limit = 0;  ///< Cm, mg/m3 that the air may have
    double area = 0;   ///< S, m2 of the unit
    /// Mean of five years, m/s; nothing: of the three classes of wind the one that asks for most.
    std::optional<double> windSpeed{};
};

/// The 卫生防护距离初值 L: Qc/Cm = (B L^C + 0.25 r^2)^0.5 L^D / A with r^2 = S/pi (GB/T 39499-2020;
/// the same as GB/T 3840-91 7.2). The coefficients of class I, which ask for the longest distance,
/// are known from practice and not compared with the standard's table. Zero when the release is
/// within what the unit itself dilutes; nothing when rate, limit or area is not positive.
[[nodiscard]] std::optional<gis::Length> hygieneDistance(const FugitiveRelease& release);

/// The steps of the standard (级差): 50 m up to 100 m, 100 m up to 1000 m, then 200 m, upward.
[[nodiscard]] gis::Length steppedDistance(gis::Length distance);

/// What a site has to keep, by order of trust: the approval (环评批复), a standard's table, a
/// calculation (the ledger's, else the formula's), the ledger's figure without a source, @p usual.
[[nodiscard]] ProtectionDistance protectionDistance(const Site& site,
                                                    std::optional<double> windSpeed,
                                                    gis::Length usual);

}  // namespace ruyuan::planner
