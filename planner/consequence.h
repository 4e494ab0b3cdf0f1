// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"

#include <optional>
#include <string_view>

namespace ruyuan::planner {

/// What a rule does when its condition holds.
enum class Consequence {
    InScope,    ///< condition of the scope test: all of these must hold
    Forbid,     ///< the named paths are not allowed
    Require,    ///< only the named paths are allowed
    Prefer,     ///< the first named path is proposed if no earlier rule proposed one
    Eliminate,  ///< of equipment: it has to go, the paths of the site stay as they are
    Duty,       ///< the firm has to do what the sentence says, whatever the path
    Condition,  ///< the project of a path must not do this; a breach is told, paths stay open
    Note,       ///< nothing follows but a line in the trace
};

/// Stable words for packs and files ("in-scope", "eliminate") and labels for people.
[[nodiscard]] std::string_view word(Consequence consequence);
[[nodiscard]] gis::Text label(Consequence consequence);
[[nodiscard]] std::optional<Consequence> consequenceFromWord(std::string_view word);

}  // namespace ruyuan::planner
