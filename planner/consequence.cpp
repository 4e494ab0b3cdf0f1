// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/consequence.h"

#include "planner/detail/named.h"

namespace ruyuan::planner {

namespace {

using detail::Named;

constexpr std::array kConsequences{
    Named<Consequence>{Consequence::InScope, "in-scope", "范围条件", "scope"},
    Named<Consequence>{Consequence::Forbid, "forbid", "不得采用", "excludes"},
    Named<Consequence>{Consequence::Require, "require", "只能采用", "requires"},
    Named<Consequence>{Consequence::Prefer, "prefer", "建议采用", "proposes"},
    Named<Consequence>{Consequence::Eliminate, "eliminate", "淘汰装备", "equipment has to go"},
    Named<Consequence>{Consequence::Duty, "duty", "应当完成", "duty"},
    Named<Consequence>{Consequence::Condition, "condition", "项目不得", "banned in the project"},
    Named<Consequence>{Consequence::Note, "note", "说明", "note"},
};

}  // namespace

std::string_view word(Consequence consequence) {
    return detail::namedOf<Consequence>(kConsequences, consequence).word;
}

gis::Text label(Consequence consequence) {
    return detail::labelOf<Consequence>(kConsequences, consequence);
}

std::optional<Consequence> consequenceFromWord(std::string_view word) {
    return detail::fromWord<Consequence>(kConsequences, word);
}

}  // namespace ruyuan::planner
