// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/date.h"
#include "planner/checks/check.h"

#include <optional>

namespace ruyuan::planner {

/// What park-chemical looks at.
struct ParkChemicalFacts {
    /// Whether the site is a chemical works or makes hazardous chemicals; nothing: not known.
    std::optional<bool> chemicalSite;
    std::optional<bool> chemicalPark;         ///< false: known not to be one
    std::optional<gis::Date> recognisedFrom;  ///< 认定日期
    gis::Date asOf{};
};

/// park-chemical (X04): a chemical works may move only into a chemical park that was recognised by
/// the as-of date (豫工信联化工〔2023〕184号).
[[nodiscard]] Finding checkParkChemical(const CheckCase& subject, const ParkChemicalFacts& facts);

}  // namespace ruyuan::planner
