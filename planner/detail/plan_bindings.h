// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/detail/record_table.h"
#include "planner/plan.h"

#include <concepts>

namespace ruyuan::planner::detail {

// How plans stand in tables: the project's own, and those of scenarios, whose rows have more.

template <std::derived_from<Plan> Row = Plan>
Bindings<Row> planBindings() {
    return {boundColumn<Row>("status", "状态", &Plan::status),
            boundColumn<Row>("objective", "目标值", &Plan::objective),
            boundColumn<Row>("bound", "下界", &Plan::bound),
            boundColumn<Row>("gap", "差距", &Plan::gap)};
}

template <std::derived_from<PlanEntry> Row = PlanEntry>
Bindings<Row> entryBindings() {
    Bindings<Row> bindings{boundColumn<Row>("site", "厂区编号", &PlanEntry::siteId),
                           boundColumn<Row>("path", "改造路径", &PlanEntry::path),
                           boundColumn<Row>("park", "园区编号", &PlanEntry::parkId),
                           boundColumn<Row>("start", "开工季度首日", &PlanEntry::start),
                           boundColumn<Row>("finish", "完成季度首日", &PlanEntry::finish),
                           boundColumn<Row>("cost", "费用（万元）", &PlanEntry::cost),
                           boundColumn<Row>("late_quarters", "逾期季度", &PlanEntry::lateQuarters),
                           boundColumn<Row>("provisional", "暂定", &PlanEntry::provisional),
                           boundColumn<Row>("rests_on", "取决于", &PlanEntry::restsOn)};
    bindTexts(bindings, "reasons", "理由", &PlanEntry::reasons);
    return bindings;
}

template <std::derived_from<Overrun> Row = Overrun>
Bindings<Row> overrunBindings() {
    Bindings<Row> bindings{boundColumn<Row>("limit_row", "约束", &Overrun::row),
                           boundColumn<Row>("amount", "超出量", &Overrun::amount)};
    bindText(bindings, "sentence", "说明", &Overrun::sentence);
    return bindings;
}

}  // namespace ruyuan::planner::detail
