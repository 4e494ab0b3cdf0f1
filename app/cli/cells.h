// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/cell_text.h"
#include "gis/layer.h"

#include <nlohmann/json_fwd.hpp>

namespace ruyuan::app {

/// A cell for programs: null, text, number, truth or an ISO date.
[[nodiscard]] nlohmann::ordered_json cellJson(const gis::Value& value);

}  // namespace ruyuan::app
