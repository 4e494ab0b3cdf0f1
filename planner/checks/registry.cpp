// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/registry.h"

#include "gis/platform.h"
#include "planner/checks/catalogue.h"
#include "planner/checks/place_rule.h"
#include "planner/detail/read_place_rules.h"
#include "planner/detail/resource_files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

namespace ruyuan::planner {

namespace {

namespace fs = std::filesystem;

/// The checks with the rules that some of them point to.
struct Registry {
    std::vector<std::unique_ptr<PlaceRule>> rules;
    std::vector<Check> checks;
};

gis::Result<PlaceRule> readRule(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream) {
        return gis::fail(gis::ErrorCode::CannotRead,
                         {"无法读取检查定义", "the definition of a check cannot be read"},
                         gis::utf8FromPath(file));
    }
    return detail::readPlaceRule(text, gis::utf8FromPath(file));
}

gis::Result<Registry> readRegistry() {
    Registry registry;
    for (const auto& make : {inParkCheck,
                             parkChemicalCheck,
                             parkRiskGradeCheck,
                             riskContourCheck,
                             archaeologyCheck,
                             controlUnitCheck,
                             landUseCheck,
                             parkIndustryCheck,
                             planningAssessmentCheck,
                             parkUtilitiesCheck,
                             parkLandCheck,
                             landEfficiencyCheck,
                             emissionHeadroomCheck}) {
        registry.checks.push_back(make());
    }
    auto files = detail::resourceFiles(
        "checks", ".toml", {"找不到检查定义", "there are no definitions of checks"});
    if (!files) {
        return std::unexpected(files.error());
    }
    for (const fs::path& file : *files) {
        auto rule = readRule(file);
        if (!rule) {
            return std::unexpected(rule.error());
        }
        registry.rules.push_back(std::make_unique<PlaceRule>(std::move(*rule)));
        registry.checks.push_back(checkOf(*registry.rules.back()));
    }
    std::ranges::sort(registry.checks, {}, &Check::id);
    return registry;
}

const gis::Result<Registry>& registry() {
    static const gis::Result<Registry> kRegistry = readRegistry();
    return kRegistry;
}

/// The words that a parameter may have; empty: not one of few words.
std::vector<std::string_view> wordsFor(std::string_view parameter) {
    if (parameter == "scope") {
        return {"stay", "site", "both"};
    }
    if (parameter == "severity") {
        return {"hard", "conditional"};
    }
    return {};
}

std::optional<double> numberOf(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

template <class Names>
std::string joined(const Names& names) {
    std::string all;
    for (const std::string_view name : names) {
        all += (all.empty() ? "" : ", ") + std::string(name);
    }
    return all.empty() ? "-" : all;
}

std::vector<std::string_view> parametersOf(const Check& check) {
    std::vector<std::string_view> names;
    for (const Check::Number& number : check.numbers) {
        names.push_back(number.name);
    }
    names.insert(names.end(), check.words.begin(), check.words.end());
    return names;
}

gis::Result<void> validateParameter(const Check& check,
                                    const std::string& name,
                                    const std::string& value) {
    const std::vector<std::string_view> known = parametersOf(check);
    if (std::ranges::find(known, name) == known.end()) {
        return gis::fail(gis::ErrorCode::InvalidData,
                         gis::text("检查 {} 没有参数“{}”，可用的参数：{}",
                                   "check {} has no parameter '{}'; it has: {}",
                                   check.id,
                                   name,
                                   joined(known)));
    }
    const auto words = wordsFor(name);
    if (!words.empty() && std::ranges::find(words, value) == words.end()) {
        return gis::fail(gis::ErrorCode::InvalidData,
                         gis::text("检查 {} 的参数 {} 不能是“{}”，可用：{}",
                                   "parameter {1} of check {0} cannot be '{2}'; it is one of: {3}",
                                   check.id,
                                   name,
                                   value,
                                   joined(words)));
    }
    if (std::ranges::contains(check.numbers, name, &Check::Number::name) &&
        !(numberOf(value).value_or(0) > 0)) {
        return gis::fail(gis::ErrorCode::InvalidData,
                         gis::text("检查 {} 的参数 {} 应为正数，而不是“{}”",
                                   "parameter {1} of check {0} should be a positive number, not "
                                   "'{2}'",
                                   check.id,
                                   name,
                                   value));
    }
    return {};
}

}  // namespace

gis::Result<std::span<const Check>> checks() {
    if (!registry()) {
        return std::unexpected(registry().error());
    }
    return std::span<const Check>(registry()->checks);
}

const Check* findCheck(std::string_view id) {
    if (!registry()) {
        return nullptr;
    }
    const auto found = std::ranges::find(registry()->checks, id, &Check::id);
    return found == registry()->checks.end() ? nullptr : &*found;
}

std::optional<gis::Text> checkLabel(std::string_view id) {
    const Check* check = findCheck(id);
    return check == nullptr ? std::nullopt : std::optional(check->label);
}

gis::Result<void> validateCheck(const CheckSetting& setting) {
    const auto all = checks();
    if (!all) {
        return std::unexpected(all.error());
    }
    const Check* check = findCheck(setting.check);
    if (check == nullptr) {
        std::vector<std::string_view> ids;
        for (const Check& one : *all) {
            ids.push_back(one.id);
        }
        return gis::fail(gis::ErrorCode::InvalidData,
                         gis::text("没有检查“{}”，可用的检查：{}",
                                   "there is no check '{}'; the checks are: {}",
                                   setting.check,
                                   joined(ids)));
    }
    for (const auto& [name, value] : setting.parameters) {
        if (auto valid = validateParameter(*check, name, value); !valid) {
            return valid;
        }
    }
    return {};
}

PreparedCheck prepare(const CheckSetting& setting) {
    PreparedCheck result;
    result.check = findCheck(setting.check);
    result.setting = &setting;
    for (const Check::Number& number : result.check->numbers) {
        const auto found = setting.parameters.find(std::string(number.name));
        result.numbers.push_back(found == setting.parameters.end()
                                     ? number.otherwise
                                     : numberOf(found->second).value_or(number.otherwise));
    }
    const std::string_view scope = textParameter(setting, "scope");
    const std::string_view severity = textParameter(setting, "severity");
    const auto settled = [&](std::optional<Severity> own, std::string_view use) {
        if (!own || (!scope.empty() && scope != "both" && scope != use)) {
            return std::optional<Severity>();
        }
        return severity.empty()
                   ? own
                   : std::optional(severity == "hard" ? Severity::Hard : Severity::Conditional);
    };
    result.stay = settled(result.check->stay, "stay");
    result.receive = settled(result.check->receive, "site");
    return result;
}

}  // namespace ruyuan::planner
