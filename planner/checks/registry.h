// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/result.h"
#include "planner/checks/check.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// Every check that a policy pack may name, by number: those of planner/checks/catalogue.h and a
/// rule about places for each file of resources/checks. Read once per process. CannotRead or
/// InvalidData, naming the file, when a resource is missing or not as it should be.
[[nodiscard]] gis::Result<std::span<const Check>> checks();

/// Nothing for an id that is none.
[[nodiscard]] const Check* findCheck(std::string_view id);

/// What a check is called; nothing for an id that is none.
[[nodiscard]] std::optional<gis::Text> checkLabel(std::string_view id);

/// Whether a pack's setting names a known check with parameters that it has and can read. The
/// error's sentence says which are known.
[[nodiscard]] gis::Result<void> validateCheck(const CheckSetting& setting);

/// A setting with its numbers read and its severities settled: parameter scope (stay, site or
/// both) leaves out a use, severity (hard or conditional) replaces the check's own. Keeps pointers
/// to both. @pre validateCheck().
[[nodiscard]] PreparedCheck prepare(const CheckSetting& setting);

}  // namespace ruyuan::planner
