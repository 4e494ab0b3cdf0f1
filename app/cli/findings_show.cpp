// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/show.h"
#include "app/cli/text_table.h"
#include "app/common/verdict_words.h"

#include <nlohmann/json.hpp>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using Json = nlohmann::ordered_json;

Json orNull(std::optional<double> value) {
    return value ? Json(*value) : Json();
}

}  // namespace

std::string findingsJson(const std::vector<planner::Finding>& findings, Language language) {
    Json all = Json::array();
    for (const planner::Finding& finding : findings) {
        all.push_back({{"check", finding.check},
                       {"site", finding.siteId},
                       {"park", finding.parkId.empty() ? Json() : Json(finding.parkId)},
                       {"verdict", planner::word(finding.verdict)},
                       {"measured", orNull(finding.measured)},
                       {"limit", orNull(finding.limit)},
                       {"unit", finding.unit},
                       {"clause", finding.clause},
                       {"nearest", finding.nearest},
                       {"sentence", finding.sentence.in(language)}});
    }
    return all.dump(2) + '\n';
}

std::string findingsText(const std::vector<planner::Finding>& findings, Language language) {
    std::vector<std::vector<std::string>> rows{{Text{"检查", "check"}.in(language),
                                                Text{"厂区", "site"}.in(language),
                                                Text{"园区", "park"}.in(language),
                                                Text{"结论", "verdict"}.in(language),
                                                Text{"条款", "clause"}.in(language),
                                                Text{"说明", "explanation"}.in(language)}};
    for (const planner::Finding& finding : findings) {
        rows.push_back({checkTitle(finding.check).in(language),
                        finding.siteId,
                        finding.parkId,
                        label(finding.verdict).in(language),
                        finding.clause,
                        finding.sentence.in(language)});
    }
    return textTable(rows);
}

}  // namespace ruyuan::app
