// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/check.h"

#include <charconv>

namespace ruyuan::planner {

Finding startFinding(const CheckCase& subject) {
    Finding finding;
    finding.check = subject.setting.check;
    finding.clause = subject.setting.clause;
    finding.siteId = subject.siteId;
    finding.parkId = subject.parkId;
    return finding;
}

Finding conclude(Finding finding,
                 const CheckCase& subject,
                 Verdict verdict,
                 const gis::Text& sentence) {
    finding.verdict = verdict;
    finding.sentence = subject.setting.verified
                           ? sentence
                           : gis::text("{}（参数未核实）", "{} (parameter not verified)", sentence);
    return finding;
}

double parameter(const CheckSetting& setting, std::string_view name, double otherwise) {
    const auto found = setting.parameters.find(std::string(name));
    if (found == setting.parameters.end()) {
        return otherwise;
    }
    double value = otherwise;
    const std::string& text = found->second;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<gis::Text> whyNothingKnown(const Neighbour& neighbour, const gis::Text& kind) {
    if (!neighbour.placed) {
        return gis::Text{"园区没有位置，补充园区边界后可以判定",
                         "the park has no place; its boundary would settle it"};
    }
    if (neighbour.layerMissing) {
        return gis::text("没有{}图层，导入后可以判定",
                         "there is no layer of {}; importing one would settle it",
                         kind);
    }
    return std::nullopt;
}

}  // namespace ruyuan::planner
