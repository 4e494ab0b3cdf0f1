// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/finding.h"

#include "planner/detail/named.h"

namespace ruyuan::planner {

namespace {

using detail::Named;

constexpr std::array kStatuses{
    Named<BuiltUpStatus>{BuiltUpStatus::Inside, "inside", "建成区内", "inside"},
    Named<BuiltUpStatus>{BuiltUpStatus::Outside, "outside", "建成区外", "outside"},
    Named<BuiltUpStatus>{BuiltUpStatus::Straddling, "straddling", "跨界", "straddling"},
    Named<BuiltUpStatus>{BuiltUpStatus::Uncertain, "uncertain", "难以判定", "uncertain"},
    Named<BuiltUpStatus>{BuiltUpStatus::Unknown, "unknown", "未知", "unknown"},
};

}  // namespace

std::string_view word(BuiltUpStatus status) {
    return detail::namedOf<BuiltUpStatus>(kStatuses, status).word;
}

gis::Text label(BuiltUpStatus status) {
    return detail::labelOf<BuiltUpStatus>(kStatuses, status);
}

std::optional<BuiltUpStatus> builtUpStatusFromWord(std::string_view word) {
    return detail::fromWord<BuiltUpStatus>(kStatuses, word);
}

}  // namespace ruyuan::planner
