// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/journal.h"

#include <string>

namespace ruyuan::app {

/// An act for the journal: who is $RUYUAN_WHO, else the login name; role is $RUYUAN_ROLE; the time
/// is now.
[[nodiscard]] planner::Act actOf(std::string command, gis::Text sentence, std::string reason = {});

}  // namespace ruyuan::app
