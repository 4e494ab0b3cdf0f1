// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/sample.h"

#include "gis/platform.h"
#include "gis/read_layer.h"
#include "planner/intake.h"
#include "planner/policy_pack.h"

#include <algorithm>
#include <filesystem>

namespace ruyuan::planner {

namespace {

namespace fs = std::filesystem;

fs::path samplesFolder() {
    return gis::resourceDirectory() / "samples";
}

gis::Result<void> importRow(Project& project,
                            const fs::path& folder,
                            const std::string& content,
                            const std::string& value) {
    if (content == "policy") {
        auto text = readPolicyText(value);
        if (!text) {
            return std::unexpected(text.error());
        }
        project.policyName = value;
        project.policyText = std::move(*text);
        return {};
    }
    if (content == "as-of") {
        auto date = gis::parseIsoDate(value);
        if (!date) {
            return std::unexpected(date.error());
        }
        project.asOf = *date;
        return {};
    }
    auto request = requestFor(content);
    if (!request) {
        return std::unexpected(request.error());
    }
    request->file = folder / gis::pathFromUtf8(value);
    auto summary = importFile(project, *request);
    if (!summary) {
        return std::unexpected(summary.error());
    }
    return {};
}

}  // namespace

std::vector<std::string> sampleNames() {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(samplesFolder(), error)) {
        if (entry.is_directory()) {
            names.push_back(gis::utf8FromPath(entry.path().filename()));
        }
    }
    std::ranges::sort(names);
    return names;
}

gis::Result<Project> sampleProject(const std::string& name) {
    const auto names = sampleNames();
    if (std::ranges::find(names, name) == names.end()) {
        std::string all;
        for (const std::string& known : names) {
            all += (all.empty() ? "" : ", ") + known;
        }
        return gis::fail(
            gis::ErrorCode::NotFound,
            gis::text("没有名为“{}”的示例城市", "there is no sample city \"{}\"", name),
            {},
            gis::text("可用的示例：{}", "the samples are: {}", all));
    }
    const fs::path folder = samplesFolder() / gis::pathFromUtf8(name);
    auto imports = gis::readLayer(folder / "imports.csv");
    if (!imports) {
        return std::unexpected(imports.error());
    }
    const gis::Column* content = imports->layer.find("content");
    const gis::Column* value = imports->layer.find("value");
    if (content == nullptr || value == nullptr) {
        return gis::fail(gis::ErrorCode::InvalidData,
                         {"示例清单缺少 content 或 value 列", "the list lacks content or value"},
                         gis::utf8FromPath(folder / "imports.csv"));
    }
    Project project;
    for (std::size_t row = 0; row < imports->layer.size(); ++row) {
        auto done = importRow(project,
                              folder,
                              std::string(content->textView(row)),
                              std::string(value->textView(row)));
        if (!done) {
            return std::unexpected(done.error());
        }
    }
    return project;
}

}  // namespace ruyuan::planner
