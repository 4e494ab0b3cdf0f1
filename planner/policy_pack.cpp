// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/policy_pack.h"

#include "gis/platform.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace ruyuan::planner {

namespace {

constexpr std::string_view kSuffix = ".toml";

std::filesystem::path policyDirectory() {
    return gis::resourceDirectory() / "policies";
}

bool isPath(const std::string& nameOrFile) {
    return nameOrFile.ends_with(kSuffix) || nameOrFile.find_first_of("/\\") != std::string::npos;
}

gis::Text listOfPolicies() {
    std::string names;
    for (const std::string& name : availablePolicies()) {
        names += names.empty() ? name : ", " + name;
    }
    if (names.empty()) {
        return gis::text("资源目录中没有任何政策包：{}。请检查安装是否完整。",
                         "There is no policy pack in the resources folder: {}. Check the "
                         "installation.",
                         gis::utf8FromPath(policyDirectory()));
    }
    return gis::text("现有政策包：{}；也可以给出 .toml 文件的路径。",
                     "Policy packs at hand: {}. The path of a .toml file is accepted as well.",
                     names);
}

template <class Item>
const Item* find(const std::vector<Item>& items, std::string_view id) {
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

const Clause* PolicyPack::clause(std::string_view id) const {
    return find(clauses, id);
}

const Sector* PolicyPack::sector(std::string_view id) const {
    return find(sectors, id);
}

const Document* PolicyPack::document(std::string_view id) const {
    return find(documents, id);
}

const Section* PolicyPack::sectionOf(const Clause& clause) const {
    const Section* best = nullptr;
    for (const Section& section : sections) {
        if (section.document == clause.document && clause.section.starts_with(section.id) &&
            (best == nullptr || section.id.size() > best->id.size())) {
            best = &section;
        }
    }
    return best;
}

std::optional<gis::Date> PolicyPack::finishBy(const Rule& rule) const {
    if (rule.finishBy) {
        return rule.finishBy;
    }
    const Clause* from = clause(rule.clause);
    const Section* section = from == nullptr ? nullptr : sectionOf(*from);
    return section == nullptr ? std::nullopt : section->finishBy;
}

std::vector<std::string> availablePolicies() {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(policyDirectory(), ignored)) {
        if (entry.path().extension() == kSuffix) {
            names.push_back(gis::utf8FromPath(entry.path().stem()));
        }
    }
    std::ranges::sort(names);
    return names;
}

gis::Result<std::string> readPolicyText(const std::string& nameOrFile) {
    const std::filesystem::path file =
        isPath(nameOrFile)
            ? gis::pathFromUtf8(nameOrFile)
            : policyDirectory() / gis::pathFromUtf8(nameOrFile + std::string(kSuffix));
    std::error_code ignored;
    if (nameOrFile.empty() || !std::filesystem::is_regular_file(file, ignored)) {
        return gis::fail(gis::ErrorCode::NotFound,
                         gis::text("找不到政策包“{}”", "There is no policy pack '{}'", nameOrFile),
                         gis::utf8FromPath(file),
                         listOfPolicies());
    }
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream) {
        return gis::fail(
            gis::ErrorCode::CannotRead,
            gis::text("无法读取政策包“{}”", "Cannot read the policy pack '{}'", nameOrFile),
            gis::utf8FromPath(file),
            gis::text("请检查文件权限。", "Check the permissions of the file."));
    }
    return text;
}

}  // namespace ruyuan::planner
