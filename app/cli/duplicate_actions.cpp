// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/duplicate_actions.h"

#include "app/cli/cells.h"
#include "app/cli/opened.h"
#include "app/cli/text_table.h"
#include "app/common/acting.h"
#include "app/common/cell_text.h"
#include "gis/platform.h"
#include "planner/duplicates.h"
#include "planner/fields.h"
#include "planner/merge_sites.h"
#include "planner/project_file.h"

#include <nlohmann/json.hpp>

#include <format>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using planner::DuplicateCluster;
using planner::Project;
using Json = nlohmann::ordered_json;

std::string fileOf(const Project& project, const planner::Site& site) {
    for (const planner::Source& source : project.sources) {
        if (source.id == site.origin.source) {
            return std::format("{}:{}", source.file, site.origin.row);
        }
    }
    return {};
}

Json duplicatesJson(const Project& project,
                    const std::vector<DuplicateCluster>& clusters,
                    Language language) {
    Json all = Json::array();
    for (const DuplicateCluster& cluster : clusters) {
        Json sites = Json::array();
        for (const std::size_t index : cluster.sites) {
            const planner::Site& site = project.sites[index];
            sites.push_back({{"site", site.id},
                             {"name", site.name},
                             {"credit_code", site.creditCode},
                             {"origin", fileOf(project, site)}});
        }
        Json signs = Json::array();
        for (const planner::DuplicateSign& sign : cluster.signs) {
            signs.push_back(
                {{"first", project.sites[sign.first].id},
                 {"second", project.sites[sign.second].id},
                 {"same_code", sign.sameCode},
                 {"same_name", sign.sameName},
                 {"similarity", sign.similarity},
                 {"distance_m", sign.distance ? Json(sign.distance->meters()) : Json(nullptr)},
                 {"sentence", sign.sentence.in(language)}});
        }
        all.push_back({{"sites", std::move(sites)}, {"signs", std::move(signs)}});
    }
    return all;
}

/// What ties a site to the earlier ones of its cluster.
std::string reasonOf(const Project& project,
                     const DuplicateCluster& cluster,
                     std::size_t site,
                     Language language) {
    for (const planner::DuplicateSign& sign : cluster.signs) {
        if (sign.second == site) {
            return project.sites[sign.first].id + ": " + sign.sentence.in(language);
        }
    }
    return {};
}

std::string duplicatesText(const Project& project,
                           const std::vector<DuplicateCluster>& clusters,
                           Language language) {
    std::vector<std::vector<std::string>> rows{{Text{"组", "cluster"}.in(language),
                                                Text{"厂区", "site"}.in(language),
                                                Text{"企业名称", "firm"}.in(language),
                                                Text{"来源", "source"}.in(language),
                                                Text{"依据", "evidence"}.in(language)}};
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        for (const std::size_t index : clusters[i].sites) {
            const planner::Site& site = project.sites[index];
            rows.push_back({std::to_string(i + 1),
                            site.id,
                            site.name,
                            fileOf(project, site),
                            reasonOf(project, clusters[i], index, language)});
        }
    }
    return textTable(rows);
}

}  // namespace

ExitStatus runDuplicates(const DuplicatesOptions& options, const Console& console) {
    const auto project = planner::readProject(gis::pathFromUtf8(options.project));
    if (!project) {
        return failed(project.error(), console);
    }
    const auto clusters = planner::findDuplicates(project->sites);
    if (options.json) {
        console.printRaw(duplicatesJson(*project, clusters, console.language()).dump(2) + "\n");
        return ExitStatus::Success;
    }
    std::size_t sites = 0;
    for (const DuplicateCluster& cluster : clusters) {
        sites += cluster.sites.size();
    }
    if (!clusters.empty()) {
        console.printRaw(duplicatesText(*project, clusters, console.language()));
    }
    console.print(gis::text("{} 个厂区中有 {} 个疑似重复，分 {} 组；没有改动",
                            "of {} sites {} seem to be listed twice, in {} clusters; nothing was "
                            "changed",
                            project->sites.size(),
                            sites,
                            clusters.size()));
    if (!clusters.empty()) {
        std::string ids;
        for (const std::size_t index : clusters.front().sites) {
            ids += " " + project->sites[index].id;
        }
        console.print(gis::text("确属同一厂区的可合为一个，例如 ruyuan merge {}{}",
                                "those that are one can be made one, e.g. ruyuan merge {}{}",
                                options.project,
                                ids));
    }
    return ExitStatus::Success;
}

namespace {

/// A difference with its values as people read them.
Text differenceText(const planner::MergeDifference& difference) {
    const auto* field = planner::findField<planner::Site>(difference.field);
    const auto both = [](const gis::Value& value) {
        return Text{cellText(value, Language::Chinese), cellText(value, Language::English)};
    };
    return gis::text("{} {}：保留“{}”，未采用“{}”",
                     "{} {}: \"{}\" stays, \"{}\" was not taken",
                     difference.siteId,
                     field == nullptr ? Text{} : field->label(),
                     both(difference.kept),
                     both(difference.left));
}

std::string joinedIds(const std::vector<std::string>& ids, std::size_t from) {
    std::string all;
    for (std::size_t i = from; i < ids.size(); ++i) {
        all += (all.empty() ? "" : ", ") + ids[i];
    }
    return all;
}

}  // namespace

ExitStatus runMerge(const MergeOptions& options, const Console& console) {
    const auto file = gis::pathFromUtf8(options.project);
    const auto before = planner::readProject(file);
    if (!before) {
        return failed(before.error(), console);
    }
    Project after = *before;
    const auto report = planner::mergeSites(after, options.sites);
    if (!report) {
        return failed(report.error(), console);
    }
    const Text sentence = gis::text(
        "{} 并入 {}", "{} became part of {}", joinedIds(options.sites, 1), options.sites.front());
    if (auto done =
            planner::writeProject(file, *before, after, actOf("merge", sentence, options.reason));
        !done) {
        return failed(done.error(), console);
    }
    if (options.json) {
        Json differences = Json::array();
        for (const planner::MergeDifference& one : report->differences) {
            differences.push_back({{"site", one.siteId},
                                   {"field", one.field},
                                   {"kept", cellJson(one.kept)},
                                   {"left", cellJson(one.left)}});
        }
        console.printRaw(Json{{"site", options.sites.front()},
                              {"filled", report->filled},
                              {"differences", std::move(differences)}}
                             .dump(2) +
                         "\n");
        return ExitStatus::Success;
    }
    console.print(
        gis::text("{}：补充 {} 项；各来源保留，ruyuan undo 可撤销",
                  "{}: {} fields filled in; every source stays, ruyuan undo takes it back",
                  sentence,
                  report->filled));
    for (const planner::MergeDifference& one : report->differences) {
        console.print(gis::text("  {}", "  {}", differenceText(one)));
    }
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
