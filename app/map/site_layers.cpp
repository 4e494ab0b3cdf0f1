// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/map/site_layers.h"

#include "app/map/site_looks.h"
#include "gis/point_on.h"
#include "maps/looks.h"
#include "planner/project_view.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <unordered_map>

namespace ruyuan::app {

namespace {

using gis::Language;
using maps::Beyond;
using planner::Path;
using planner::Project;
using planner::WorksStage;

constexpr double kSpread = 0.35;          // of a park's smaller side
constexpr double kSpreadOfPoint = 0.004;  // degrees, of a park that is a point

/// A place in a park for the n-th of so many sites: a sunflower's seeds, so that they neither hide
/// each other nor jump when another one comes.
gis::Point plotIn(const planner::Park& park, gis::Point middle, std::size_t n, std::size_t count) {
    const gis::Box box = gis::boundsOf(park.place);
    const double side = std::min(box.max.x - box.min.x, box.max.y - box.min.y);
    const double radius = (side > 0 ? side * kSpread : kSpreadOfPoint) *
                          std::sqrt((static_cast<double>(n) + 0.5) / static_cast<double>(count));
    const double angle = static_cast<double>(n) * std::numbers::pi * (3 - std::sqrt(5.0));
    return {middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)};
}

/// Where each site stands once it has moved, by index; only those that move to a known place.
std::unordered_map<std::size_t, gis::Point> plotsOf(const Project& project) {
    std::unordered_map<std::size_t, gis::Point> plots;
    if (!project.plan) {
        return plots;
    }
    std::unordered_map<std::string_view, std::size_t> siteOf;
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        siteOf.emplace(project.sites[i].id, i);
    }
    std::unordered_map<std::string_view, std::vector<std::size_t>> movers;
    for (const planner::PlanEntry& entry : project.plan->entries) {
        const auto site = siteOf.find(entry.siteId);
        if (entry.path == Path::Relocation && site != siteOf.end()) {
            movers[entry.parkId].push_back(site->second);
        }
    }
    for (const planner::Park& park : project.parks) {
        const auto middle = gis::pointOn(park.place);
        const auto found = movers.find(park.id);
        if (!middle || found == movers.end()) {
            continue;
        }
        for (std::size_t n = 0; n < found->second.size(); ++n) {
            plots.emplace(found->second[n], plotIn(park, *middle, n, found->second.size()));
        }
    }
    return plots;
}

struct MoveKind {
    std::size_t category = 0;
    bool shown = true;
};

MoveKind moveKind(const planner::PlanEntry& entry,
                  const planner::SiteOnDay& site,
                  const ScreenOptions& options) {
    if (!options.day) {
        return {entry.provisional ? std::size_t{1} : 0, true};
    }
    return {site.stage == WorksStage::Over ? std::size_t{1} : 0,
            site.stage == WorksStage::Running || site.stage == WorksStage::Over};
}

void addMoves(LayerBuilder& builder,
              const Project& project,
              const SiteLooks& looks,
              const ScreenOptions& options) {
    if (!project.plan) {
        return;
    }
    const planner::ProjectView view(project);
    PlanLayer layer = builder.layer("moves", {"承接园区", "Receiving parks"}, Beyond::Cut);
    if (options.day) {
        layer.look.categories = {{{"正在搬迁", "Move under way"}, maps::moveUnderWayLook()},
                                 {{"已经搬迁", "Moved"}, maps::moveLook()}};
    } else {
        layer.look.categories = {{{"搬迁去向", "Move"}, maps::moveLook()},
                                 {{"搬迁去向（依据不全）", "Move, resting on missing facts"},
                                  maps::provisionalMoveLook()}};
    }
    for (const auto& entry : project.plan->entries) {
        const auto* site = view.site(entry.siteId);
        const auto* park = view.park(entry.parkId);
        if (site == nullptr || park == nullptr) {
            continue;
        }
        const auto index = static_cast<std::size_t>(site - project.sites.data());
        const MoveKind kind = moveKind(entry, looks.onDay(index), options);
        const auto from = gis::pointOn(site->place);
        const auto to = gis::pointOn(park->place);
        if (from && to && kind.shown) {
            builder.add(
                layer, gis::MultiLine{{{*from, *to}}}, {site->id, site->name, {}, kind.category});
        }
    }
    builder.finish(std::move(layer));
}

planner::SizeClass sizeOf(const Project& project, std::size_t site) {
    return site < project.classifications.size()
               ? project.classifications[site].size
               : project.sites[site].declaredSize.value_or(planner::SizeClass::Unknown);
}

/// Bystanders at the bottom, then the larger before the smaller, so that none is hidden.
std::vector<std::size_t> drawingOrder(const Project& project, const SiteLooks& looks) {
    std::vector<std::pair<double, std::size_t>> order;
    order.reserve(project.sites.size());
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        const double size = maps::sizeFactor(planner::word(sizeOf(project, i)));
        order.emplace_back(looks.isBystander(i) ? -1000.0 : -size, i);
    }
    std::ranges::stable_sort(order, {}, &std::pair<double, std::size_t>::first);
    std::vector<std::size_t> indices;
    indices.reserve(order.size());
    for (const auto& [size, i] : order) {
        indices.push_back(i);
    }
    return indices;
}

void addSites(LayerBuilder& builder,
              const Project& project,
              const SiteLooks& looks,
              const ScreenOptions& options) {
    const auto plots =
        options.day ? plotsOf(project) : std::unordered_map<std::size_t, gis::Point>();
    const auto placeOf = [&](std::size_t i) -> gis::Geometry {
        const auto plot = looks.onDay(i).stage == WorksStage::Over ? plots.find(i) : plots.end();
        return plot == plots.end() ? project.sites[i].place : gis::Geometry(plot->second);
    };
    std::map<int, std::size_t> categoryOf;  // by rank, of those that have a place
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        if (!gis::isEmpty(project.sites[i].place) || plots.contains(i)) {
            categoryOf.emplace(looks.rankOf(i), i);
        }
    }
    PlanLayer layer =
        builder.layer("sites", {"厂区（大小表示规模）", "Sites (by size class)"}, Beyond::Extends);
    layer.look.counting = maps::Counting::Counted;
    for (auto& [rank, site] : categoryOf) {
        layer.look.categories.push_back(looks.categoryOf(site));
        site = layer.look.categories.size() - 1;
    }
    layer.look.labelLook = {0.8, QColor(0x20, 0x20, 0x20), 2};
    for (const std::size_t i : drawingOrder(project, looks)) {
        const planner::Site& site = project.sites[i];
        const bool bystander = looks.isBystander(i);
        const auto category = categoryOf.find(looks.rankOf(i));
        if (category == categoryOf.end()) {
            continue;
        }
        const std::string label = bystander ? std::string() : shortName(site.name);
        if (builder.add(layer, placeOf(i), {site.id, site.name, label, category->second})) {
            layer.look.sizes.push_back(
                bystander ? 1.0 : maps::sizeFactor(planner::word(sizeOf(project, i))));
        }
    }
    builder.finish(std::move(layer));
}

}  // namespace

void addSiteLayers(LayerBuilder& builder,
                   const Project& project,
                   Language language,
                   const ScreenOptions& options) {
    const SiteLooks looks(project, language, options);
    addMoves(builder, project, looks, options);
    addSites(builder, project, looks, options);
}

std::string shortName(const std::string& name) {
    std::string text = name.substr(0, std::min(name.find("（"), name.find('(')));
    for (const std::string_view form :
         {"有限责任公司", "股份有限公司", "有限公司", "集团", "公司"}) {
        if (text.size() > form.size() && text.ends_with(form)) {
            text.resize(text.size() - form.size());
        }
    }
    return text;
}

}  // namespace ruyuan::app
