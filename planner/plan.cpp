// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/plan.h"

#include "planner/detail/named.h"

namespace ruyuan::planner {

namespace {

constexpr std::array kStatuses{
    detail::Named<PlanStatus>{PlanStatus::Optimal, "optimal", "已证最优", "proven optimal"},
    detail::Named<PlanStatus>{
        PlanStatus::Limited, "limited", "到限停止时的最好结果", "best found before a limit"},
};

}  // namespace

std::string_view word(PlanStatus status) {
    return detail::namedOf<PlanStatus>(kStatuses, status).word;
}

gis::Text label(PlanStatus status) {
    return detail::labelOf<PlanStatus>(kStatuses, status);
}

std::optional<PlanStatus> planStatusFromWord(std::string_view word) {
    return detail::fromWord<PlanStatus>(kStatuses, word);
}

}  // namespace ruyuan::planner
