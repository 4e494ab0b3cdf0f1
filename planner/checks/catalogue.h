// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "planner/checks/check.h"

namespace ruyuan::planner {

// The checks that are more than a distance to a kind of place, one file each. Those that are not
// are the files of resources/checks.

[[nodiscard]] Check inParkCheck();              ///< X03
[[nodiscard]] Check parkChemicalCheck();        ///< X04
[[nodiscard]] Check parkRiskGradeCheck();       ///< X05
[[nodiscard]] Check riskContourCheck();         ///< X08
[[nodiscard]] Check archaeologyCheck();         ///< X21
[[nodiscard]] Check controlUnitCheck();         ///< X31
[[nodiscard]] Check landUseCheck();             ///< X37
[[nodiscard]] Check parkIndustryCheck();        ///< X40
[[nodiscard]] Check planningAssessmentCheck();  ///< X41
[[nodiscard]] Check parkUtilitiesCheck();       ///< X42
[[nodiscard]] Check parkLandCheck();            ///< X43
[[nodiscard]] Check landEfficiencyCheck();      ///< X44
[[nodiscard]] Check emissionHeadroomCheck();    ///< X45

}  // namespace ruyuan::planner
