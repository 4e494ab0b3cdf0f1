// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/verdict_words.h"

#include "planner/checks/registry.h"

#include <algorithm>

namespace ruyuan::app {

using gis::Text;

Text consequenceText(const planner::TraceStep& step, const planner::PolicyPack& pack) {
    if (std::ranges::contains(pack.rules, step.rule, &planner::Rule::id)) {
        return label(step.consequence);
    }
    if (std::ranges::contains(pack.namedFirms, step.rule, &planner::NamedFirm::clause)) {
        return {"文件点名", "named"};
    }
    return step.rule == "decision" ? Text{"决定", "decision"} : Text{"时限", "dates"};
}

Text verdictText(const planner::TraceStep& step) {
    if (step.consequence == planner::Consequence::InScope) {
        return label(step.verdict);
    }
    switch (step.verdict) {
        case planner::Verdict::Pass:
            return {"适用", "applies"};
        case planner::Verdict::Fail:
            return {"不适用", "does not"};
        case planner::Verdict::Warn:
            return {"注意", "with care"};
        case planner::Verdict::Unknown:
            break;
    }
    return {"待定", "not known"};
}

Text checkTitle(const std::string& id) {
    const auto label = planner::checkLabel(id);
    return label ? gis::text("{} {}", "{} {}", id, *label) : Text{id, id};
}

Text sourceText(const planner::Site& site,
                const planner::SiteProvenance& provenance,
                const std::optional<planner::JournalEntry>& imported) {
    const auto& source = provenance.source;
    if (!source || !imported) {
        return gis::text("{} {}：由人录入", "{} {}: entered by hand", site.id, site.name);
    }
    const std::string layer = source->layer.empty() ? "" : " / " + source->layer;
    return gis::text("{} {}：{}{}，第 {} 行；{} 由 {} 导入；坐标系 {}；SHA-256 {}",
                     "{} {}: {}{}, row {}; imported {} by {}; {}; SHA-256 {}",
                     site.id,
                     site.name,
                     source->file,
                     layer,
                     provenance.row,
                     imported->act.time,
                     imported->act.who.empty() ? Text{"未具名者", "somebody who gave no name"}
                                               : Text{imported->act.who, imported->act.who},
                     source->crs.empty() ? "-" : source->crs,
                     source->hash);
}

}  // namespace ruyuan::app
