// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/check.h"

#include <algorithm>

namespace ruyuan::planner {

gis::Text label(Severity severity) {
    return severity == Severity::Hard ? gis::Text{"硬性", "hard"}
                                      : gis::Text{"有条件", "conditional"};
}

Finding findingOf(const CheckCase& subject, Outcome outcome) {
    const CheckSetting& setting = *subject.check.setting;
    Finding finding;
    finding.check = setting.check;
    finding.clause = setting.clause;
    finding.siteId = subject.works.site->id;
    finding.parkId = subject.park == nullptr ? std::string() : subject.park->id;
    finding.verdict = outcome.verdict;
    subject.check.check->tell(subject, outcome, finding);
    if (!setting.verified || !subject.check.check->verified) {
        finding.sentence =
            gis::text("{}（参数未核实）", "{} (parameter not verified)", finding.sentence);
    }
    return finding;
}

std::string_view textParameter(const CheckSetting& setting, std::string_view name) {
    const auto found = setting.parameters.find(std::string(name));
    return found == setting.parameters.end() ? std::string_view() : found->second;
}

std::vector<std::string> wordsOf(std::string_view list) {
    std::vector<std::string> words;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        std::string_view one = list.substr(0, comma);
        while (one.starts_with(' ')) {
            one.remove_prefix(1);
        }
        while (one.ends_with(' ')) {
            one.remove_suffix(1);
        }
        if (!one.empty()) {
            words.emplace_back(one);
        }
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return words;
}

std::optional<gis::Text> whyNothingKnown(const Neighbour& neighbour, const gis::Text& kind) {
    if (!neighbour.placed) {
        return gis::Text{"没有可用的位置，补充坐标或边界后可以判定",
                         "it has no usable place; coordinates or a boundary would settle it"};
    }
    if (neighbour.layerMissing) {
        return gis::text("没有{}图层，导入后可以判定",
                         "there is no layer of {}; importing one would settle it",
                         kind);
    }
    return std::nullopt;
}

bool hasShares(const CheckCase& subject) {
    const Neighbour& layer = subject.around.nearest.at(0);
    return layer.placed && !layer.layerMissing && !subject.around.shares.empty();
}

std::optional<gis::Text> whyNoShares(const CheckCase& subject,
                                     const gis::Text& kind,
                                     const gis::Text& feature) {
    if (auto why = whyNothingKnown(subject.around.nearest.at(0), kind)) {
        return why;
    }
    if (!subject.around.shares.empty()) {
        return std::nullopt;
    }
    return gis::text("不在任何{}内，补充该处图层后可以判定",
                     "in no {} of the layer; a layer of that place would settle it",
                     feature);
}

void addSentence(gis::Text& all, const gis::Text& one) {
    all.zh += (all.zh.empty() ? "" : "；") + one.zh;
    all.en += (all.en.empty() ? "" : "; ") + one.en;
}

gis::Text subjectOf(PlaceUse use) {
    return use == PlaceUse::Stay ? gis::Text{"厂区", "the site"} : gis::Text{"园区", "the park"};
}

std::optional<double> capacityOf(const Park& park, std::optional<double> ParkPhase::* member) {
    double sum = 0;
    for (const ParkPhase& phase : park.phases) {
        if (!(phase.*member)) {
            return std::nullopt;
        }
        sum += *(phase.*member);
    }
    return park.phases.empty() ? std::nullopt : std::optional(sum);
}

}  // namespace ruyuan::planner
