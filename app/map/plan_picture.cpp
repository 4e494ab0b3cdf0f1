// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/map/plan_picture.h"

#include "app/map/plan_layers.h"
#include "planner/policy_pack.h"

#include <algorithm>

namespace ruyuan::app {

namespace {

using gis::Text;
using planner::Project;

constexpr std::size_t kNamesShown = 8;
constexpr double kAreaMargin = 0.06;

Text titleOf(const Project& project, const PlanPictureRequest& request) {
    if (!request.title.empty()) {
        return {request.title, request.title};
    }
    std::string city;
    if (const auto pack = planner::parsePolicyPack(project.policyText, project.policyName)) {
        city = pack->jurisdiction;
    }
    const std::string area = request.area.empty() ? "" : " · " + request.area;
    const bool planned = project.plan.has_value();
    return planned ? gis::text("{}重污染企业搬迁改造规划图{}",
                               "Plan for heavily polluting firms {}{}",
                               city,
                               area)
                   : gis::text("{}重污染企业分布图{}", "Heavily polluting firms {}{}", city, area);
}

Text sourceOf(const Project& project) {
    if (project.sources.empty()) {
        return {};
    }
    const std::string& first = project.sources.front().file;
    if (project.sources.size() == 1) {
        return {first, first};
    }
    return gis::text("{} 等 {} 个文件", "{} and others, {} files", first, project.sources.size());
}

/// "甲、乙、丙等 12 家".
Text listed(const std::vector<std::string>& names) {
    std::string zh;
    std::string en;
    for (std::size_t i = 0; i < std::min(names.size(), kNamesShown); ++i) {
        zh += (zh.empty() ? "" : "、") + names[i];
        en += (en.empty() ? "" : ", ") + names[i];
    }
    return names.size() <= kNamesShown ? Text{zh, en} : Text{zh + "等", en + "…"};
}

void noticeMissingStages(const Project& project, std::vector<Text>& notices) {
    if (project.sites.empty()) {
        notices.push_back({"没有导入厂区", "No sites are imported"});
    } else if (project.classifications.empty()) {
        notices.push_back({"厂区尚未筛查分类（ruyuan run），图上不分路径",
                           "Sites are not classified yet (ruyuan run): paths are not shown"});
    } else if (!project.plan) {
        notices.push_back({"尚无计划（ruyuan run），图上为建议路径",
                           "There is no plan yet (ruyuan run): proposed paths are shown"});
    }
    if (project.builtUpAreas.empty()) {
        notices.push_back({"没有导入城市建成区", "No built-up area is imported"});
    }
    if (project.parks.empty()) {
        notices.push_back({"没有导入承接园区", "No receiving parks are imported"});
    }
}

void noticeUnplaced(const Project& project, std::vector<Text>& notices) {
    std::vector<std::string> sites;
    std::vector<std::string> roughSites;
    for (const auto& site : project.sites) {
        if (gis::isEmpty(site.place)) {
            sites.push_back(shortName(site.name));
        } else if (site.accuracy == planner::Accuracy::County) {
            roughSites.push_back(shortName(site.name));
        }
    }
    if (!sites.empty()) {
        notices.push_back(gis::text("未落点、图上没有的厂区 {} 个：{}",
                                    "{} sites without a place are not on the map: {}",
                                    sites.size(),
                                    listed(sites)));
    }
    if (!roughSites.empty()) {
        notices.push_back(gis::text("仅知县区、位置只作示意的厂区 {} 个：{}",
                                    "{} sites are placed by their county only: {}",
                                    roughSites.size(),
                                    listed(roughSites)));
    }
    std::vector<std::string> parks;
    for (const auto& park : project.parks) {
        if (gis::isEmpty(park.place)) {
            parks.push_back(park.name);
        }
    }
    if (!parks.empty()) {
        notices.push_back(gis::text("未落图的承接园区 {} 个：{}",
                                    "{} parks without a place are not on the map: {}",
                                    parks.size(),
                                    listed(parks)));
    }
}

/// Every named place that can be shown alone: built-up areas, counties, zones, parks.
gis::Result<gis::Box> extentOf(const std::vector<PlanLayer>& layers, const std::string& name) {
    gis::Box box;
    std::string names;
    for (const PlanLayer& plan : layers) {
        const maps::PictureLayer& layer = plan.look;
        const bool areas = layer.layer.kind == gis::GeometryKind::Polygon;
        for (std::size_t i = 0; areas && i < layer.labels.size(); ++i) {
            if (layer.labels[i] == name) {
                box.add(gis::boundsOf(layer.layer.geometries[i]));
            }
            if (!layer.labels[i].empty()) {
                names += (names.empty() ? "" : "、") + layer.labels[i];
            }
        }
    }
    if (box.empty()) {
        return gis::fail(
            gis::ErrorCode::NotFound,
            gis::text("项目中没有名为“{}”的区域", "the project has no area \"{}\"", name),
            {},
            names.empty() ? Text{"项目中还没有任何区域", "it has no areas yet"}
                          : gis::text("可用：{}", "there are: {}", names));
    }
    const double margin = std::max(box.max.x - box.min.x, box.max.y - box.min.y) * kAreaMargin;
    box.add(gis::Point{box.min.x - margin, box.min.y - margin});
    box.add(gis::Point{box.max.x + margin, box.max.y + margin});
    return box;
}

}  // namespace

gis::Result<PlanPicture> planPicture(const Project& project, const PlanPictureRequest& request) {
    auto layers = planLayers(project, request.language);
    if (!layers) {
        return std::unexpected(layers.error());
    }
    maps::PictureOptions options;
    options.width = request.width;
    options.height = request.height;
    options.language = request.language;
    options.title = titleOf(project, request);
    options.source = sourceOf(project);
    if (project.asOf != gis::Date{}) {
        options.asOf = project.asOf;
    }
    noticeMissingStages(project, options.notices);
    noticeUnplaced(project, options.notices);
    if (!request.area.empty()) {
        auto extent = extentOf(layers->layers, request.area);
        if (!extent) {
            return std::unexpected(extent.error());
        }
        options.extent = *extent;
    }
    std::vector<maps::PictureLayer> looks;
    for (PlanLayer& layer : layers->layers) {
        looks.push_back(std::move(layer.look));
    }
    auto picture = maps::renderPicture(looks, options);
    if (!picture) {
        return std::unexpected(picture.error());
    }
    return PlanPicture{
        std::move(*picture), std::move(options.notices), std::move(layers->warnings)};
}

}  // namespace ruyuan::app
