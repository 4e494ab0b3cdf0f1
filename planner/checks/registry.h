// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/result.h"
#include "planner/policy_pack.h"

#include <optional>
#include <span>
#include <string_view>

namespace ruyuan::planner {

/// The checks that a policy pack may name, in the order in which they are done.
[[nodiscard]] std::span<const std::string_view> checkIds();

/// What a check is called; nothing for an id that is none.
[[nodiscard]] std::optional<gis::Text> checkLabel(std::string_view id);

/// Whether a pack's setting names a known check with parameters that it has and can read. The
/// error's sentence says which are known.
[[nodiscard]] gis::Result<void> validateCheck(const CheckSetting& setting);

}  // namespace ruyuan::planner
