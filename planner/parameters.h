// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/model.h"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace ruyuan::planner {

/// A number that planning rests on and that no rule of the policy fixes.
struct Parameter {
    std::string name;  ///< "relocation_cost_large", as in the [plan] table of a policy pack
    gis::Text sentence;
    gis::Text unit;
    double least = 0;
    double most = 0;
    double value = 0;       ///< the default
    bool verified = false;  ///< false: no document states it; shown so
    gis::Text source;
};

/// Every planning parameter, each declared once; command line, project and reports go by this
/// list. Families that depend on the size class have one parameter for each of small, medium,
/// large and extra-large; micro sites take the values of small ones.
[[nodiscard]] std::span<const Parameter> planParameters();

/// The values in force: the defaults with a pack's overrides.
class ParameterValues {
public:
    /// The defaults.
    ParameterValues();

    /// InvalidArgument for a name that does not exist or a value out of its range; nearby names and
    /// the range are in the advice.
    [[nodiscard]] static gis::Result<ParameterValues> with(
        const std::map<std::string, double>& overrides);

    /// @pre @p name is a parameter.
    [[nodiscard]] double operator()(std::string_view name) const;

    /// The member of @p family for @p size, e.g. ("relocation_cost", SizeClass::Large).
    /// @pre @p family is one that depends on the size, and @p size is known.
    [[nodiscard]] double operator()(std::string_view family, SizeClass size) const;

private:
    std::map<std::string, double, std::less<>> values_;
};

}  // namespace ruyuan::planner
