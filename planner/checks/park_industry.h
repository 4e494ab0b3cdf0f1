// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "planner/policy_pack.h"

#include <string_view>

namespace ruyuan::planner {

/// Whether an entry of a park's list ("铸造", "精细化工", "foundry") means a sector: its id, its
/// name or one of its keywords.
[[nodiscard]] bool means(std::string_view entry, const Sector& sector);

}  // namespace ruyuan::planner
