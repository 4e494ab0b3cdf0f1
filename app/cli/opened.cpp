// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/opened.h"

#include "gis/platform.h"
#include "planner/project_file.h"
#include "planner/screening.h"

namespace ruyuan::app {

namespace {

gis::Error needsClassification(const std::string& file) {
    return {
        gis::ErrorCode::NotFound,
        {"项目还没有分类结果", "the project is not classified yet"},
        file,
        {"请先运行 ruyuan classify（或 ruyuan run）", "run ruyuan classify (or ruyuan run) first"}};
}

}  // namespace

gis::Result<planner::PolicyPack> openPack(const std::string& name,
                                          const planner::Project* project) {
    if (project != nullptr && name == "project") {
        return planner::parsePolicyPack(project->policyText, project->policyName);
    }
    auto text = planner::readPolicyText(name);
    return text ? planner::parsePolicyPack(*text, name)
                : gis::Result<planner::PolicyPack>(std::unexpected(text.error()));
}

gis::Result<PackWithObligations> openPackWithObligations(const std::string& name,
                                                         const planner::Project* project) {
    const bool own = name == "project";
    if (own && project == nullptr) {
        return gis::fail(gis::ErrorCode::InvalidArgument,
                         {"“project”指项目自带的政策包，请同时用 --project 给出项目",
                          "'project' means the project's own pack: name the project, too"},
                         "PACK");
    }
    auto text = own ? gis::Result<std::string>(project->policyText) : planner::readPolicyText(name);
    if (!text) {
        return std::unexpected(text.error());
    }
    const std::string& shown = own ? project->policyName : name;
    auto pack = planner::parsePolicyPack(*text, shown);
    if (!pack) {
        return std::unexpected(pack.error());
    }
    auto obligations = planner::readObligations(*text, shown, *pack);
    if (!obligations) {
        return std::unexpected(obligations.error());
    }
    return PackWithObligations{std::move(*pack), std::move(*obligations)};
}

gis::Result<Opened> openProject(const std::string& file, Needs needs, const Console& console) {
    auto project = planner::readProject(gis::pathFromUtf8(file));
    if (!project) {
        return std::unexpected(project.error());
    }
    auto pack = openPack("project", &*project);
    if (!pack) {
        return std::unexpected(pack.error());
    }
    if (needs == Needs::Classification && project->classifications.empty() &&
        !project->sites.empty()) {
        return std::unexpected(needsClassification(file));
    }
    if (needs == Needs::Screening && project->screening.size() != project->sites.size()) {
        auto screening = planner::screen(*project, {}, console.progress());
        if (!screening) {
            return std::unexpected(screening.error());
        }
        project->screening = std::move(*screening);
    }
    return Opened{std::move(*project), std::move(*pack)};
}

gis::Result<std::size_t> findSite(const planner::Project& project, const std::string& idOrName) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        if (project.sites[i].id == idOrName) {
            return i;
        }
        if (!idOrName.empty() && project.sites[i].name.find(idOrName) != std::string::npos) {
            found.push_back(i);
        }
    }
    if (found.size() == 1) {
        return found.front();
    }
    constexpr std::size_t kTold = 5;
    std::string near;
    for (std::size_t i = 0; i < found.size() && i < kTold; ++i) {
        near +=
            (i == 0 ? "" : "；") + project.sites[found[i]].id + " " + project.sites[found[i]].name;
    }
    return gis::fail(
        gis::ErrorCode::NotFound,
        gis::text("项目中没有唯一的厂区“{}”", "the project has no single site \"{}\"", idOrName),
        {},
        near.empty() ? gis::Text{"编号和名称见 ruyuan show PROJECT sites",
                                 "ids and names are in ruyuan show PROJECT sites"}
                     : gis::text("名称含该字样的：{}", "sites with that in their names: {}", near));
}

ExitStatus failed(const gis::Error& error, const Console& console) {
    if (error.code == gis::ErrorCode::Cancelled) {
        console.clearLine();
        console.warn({{"已停止，项目保持原样", "stopped; the project is as it was"}, {}});
    } else {
        console.error(error);
    }
    return exitStatus(error.code);
}

}  // namespace ruyuan::app
