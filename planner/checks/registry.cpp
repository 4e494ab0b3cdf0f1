// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/registry.h"

#include "planner/checks/place_check.h"
#include "planner/constraint_kinds.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace ruyuan::planner {

namespace {

constexpr std::array<std::string_view, 5> kParkIds{"park-industry",
                                                   "park-chemical",
                                                   "park-land",
                                                   "park-sensitive-distance",
                                                   "park-prohibited-zone"};

/// In the order of kParkIds.
const std::array<gis::Text, kParkIds.size()>& labels() {
    static const std::array<gis::Text, kParkIds.size()> kLabels{
        {{"园区准入产业", "the park's industries"},
         {"化工园区认定", "chemical park"},
         {"园区可用地", "the park's land"},
         {"与敏感目标距离", "sensitive places"},
         {"禁建区域", "prohibited zones"}}};
    return kLabels;
}

std::vector<std::string_view> parametersOf(std::string_view check) {
    if (check == "park-land") {
        return {"land_ratio"};
    }
    if (check == "park-sensitive-distance") {
        return {"kind", "distance_m", "chemical_distance_m"};
    }
    if (check == "park-prohibited-zone") {
        return {"kind", "grades"};
    }
    if (placeRule(check) != nullptr) {
        return {"scope", "severity", "distance_m", "grades", "names"};
    }
    return {};
}

/// The words that a parameter may have; empty: not one of few words.
std::vector<std::string_view> wordsOf(std::string_view parameter) {
    if (parameter == "scope") {
        return {"stay", "site", "both"};
    }
    if (parameter == "severity") {
        return {"hard", "conditional"};
    }
    return {};
}

bool isPositive(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value > 0;
}

template <class Names>
std::string joined(const Names& names) {
    std::string all;
    for (const std::string_view name : names) {
        all += (all.empty() ? "" : ", ") + std::string(name);
    }
    return all.empty() ? "-" : all;
}

}  // namespace

std::span<const std::string_view> checkIds() {
    static const std::vector<std::string_view> kIds = [] {
        std::vector<std::string_view> ids(kParkIds.begin(), kParkIds.end());
        for (const PlaceRule& rule : placeRules()) {
            ids.push_back(rule.id);
        }
        return ids;
    }();
    return kIds;
}

std::optional<gis::Text> checkLabel(std::string_view id) {
    if (const PlaceRule* rule = placeRule(id)) {
        return rule->label;
    }
    const auto found = std::ranges::find(kParkIds, id);
    return found == kParkIds.end()
               ? std::nullopt
               : std::optional(labels()[static_cast<std::size_t>(found - kParkIds.begin())]);
}

gis::Result<void> validateCheck(const CheckSetting& setting) {
    if (std::ranges::find(checkIds(), setting.check) == checkIds().end()) {
        return gis::fail(gis::ErrorCode::InvalidData,
                         gis::text("没有检查“{}”，可用的检查：{}",
                                   "there is no check '{}'; the checks are: {}",
                                   setting.check,
                                   joined(checkIds())));
    }
    const std::vector<std::string_view> known = parametersOf(setting.check);
    for (const auto& [name, value] : setting.parameters) {
        if (std::ranges::find(known, name) == known.end()) {
            return gis::fail(gis::ErrorCode::InvalidData,
                             gis::text("检查 {} 没有参数“{}”，可用的参数：{}",
                                       "check {} has no parameter '{}'; it has: {}",
                                       setting.check,
                                       name,
                                       joined(known)));
        }
        if (name == "kind") {
            if (auto kind = constraintKind(value); !kind) {
                return std::unexpected(std::move(kind.error()));
            }
        } else if (const auto words = wordsOf(name); !words.empty()) {
            if (std::ranges::find(words, value) == words.end()) {
                return gis::fail(gis::ErrorCode::InvalidData,
                                 gis::text("检查 {} 的参数 {} 不能是“{}”，可用：{}",
                                           "parameter {1} of check {0} cannot be '{2}'; it is one "
                                           "of: {3}",
                                           setting.check,
                                           name,
                                           value,
                                           joined(words)));
            }
        } else if (name != "grades" && name != "names" && !isPositive(value)) {
            return gis::fail(
                gis::ErrorCode::InvalidData,
                gis::text("检查 {} 的参数 {} 应为正数，而不是“{}”",
                          "parameter {1} of check {0} should be a positive number, not "
                          "'{2}'",
                          setting.check,
                          name,
                          value));
        }
    }
    return {};
}

}  // namespace ruyuan::planner
