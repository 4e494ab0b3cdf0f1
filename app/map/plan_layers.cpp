// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/map/plan_layers.h"

#include "app/map/layer_builder.h"
#include "app/map/site_layers.h"
#include "maps/looks.h"
#include "planner/constraint_kinds.h"

#include <optional>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using maps::Beyond;
using planner::Project;

gis::Box studyArea(const Project& project) {
    gis::Box box;
    for (const auto& county : project.counties) {
        box.add(gis::boundsOf(county.place));
    }
    for (const auto& area : project.builtUpAreas) {
        box.add(gis::boundsOf(area.place));
    }
    if (box.empty()) {
        for (const auto& site : project.sites) {
            box.add(gis::boundsOf(site.place));
        }
    }
    if (box.empty()) {
        for (const auto& park : project.parks) {
            box.add(gis::boundsOf(park.place));
        }
    }
    return box;
}

void addBuiltUpAreas(LayerBuilder& builder, const Project& project) {
    PlanLayer layer = builder.layer("built-up", {"底图", "Base"}, Beyond::Extends);
    layer.look.categories = {{{"城市建成区", "Built-up area"}, maps::areaLook("built-up")}};
    layer.look.labelLook = {0.9, QColor(0x7a, 0x45, 0x12), 3};
    for (std::size_t i = 0; i < project.builtUpAreas.size(); ++i) {
        const auto& area = project.builtUpAreas[i];
        builder.add(layer, area.place, {std::to_string(i), area.name, area.name});
    }
    builder.finish(std::move(layer));
}

void addConstraint(LayerBuilder& builder, const planner::ConstraintLayer& constraint) {
    PlanLayer layer =
        builder.layer("constraint:" + constraint.kind, {"限制因素", "Constraints"}, Beyond::Cut);
    const auto known = planner::constraintKind(constraint.kind);
    layer.look.categories = {{known ? known->label : Text{constraint.kind, constraint.kind},
                              maps::areaLook(constraint.kind)}};
    for (std::size_t i = 0; i < constraint.features.size(); ++i) {
        const auto& feature = constraint.features[i];
        builder.add(
            layer, feature.place, {constraint.kind + "/" + std::to_string(i), feature.name, {}});
    }
    builder.finish(std::move(layer));
}

void addConstraints(LayerBuilder& builder, const Project& project) {
    // Broad areas first, so that small places stay on top.
    for (const char* kind :
         {"red-line", "water-source", "river", "water-diversion", "heritage", "sensitive-place"}) {
        for (const auto& constraint : project.constraints) {
            if (constraint.kind == kind) {
                addConstraint(builder, constraint);
            }
        }
    }
}

void addCounties(LayerBuilder& builder, const Project& project) {
    PlanLayer counties = builder.layer("counties", {"底图", "Base"}, Beyond::Extends);
    counties.look.categories = {{{"县（市、区）界", "County"}, maps::areaLook("county")}};
    counties.look.labelLook = {1.15, QColor(0x50, 0x50, 0x50), 4};
    PlanLayer zones = builder.layer("zones", {"底图", "Base"}, Beyond::Extends);
    zones.look.categories = {{{"开发区", "Development zone"}, maps::areaLook("zone")}};
    zones.look.labelLook = {0.85, QColor(0x7a, 0x4f, 0xa3), 1};
    for (std::size_t i = 0; i < project.counties.size(); ++i) {
        const auto& county = project.counties[i];
        builder.add(county.developmentZone ? zones : counties,
                    county.place,
                    {std::to_string(i), county.name, county.name});
    }
    builder.finish(std::move(counties));
    builder.finish(std::move(zones));
}

void addParks(LayerBuilder& builder, const Project& project) {
    PlanLayer layer = builder.layer("parks", {"承接园区", "Receiving parks"}, Beyond::Pointed);
    layer.look.categories = {{{"承接园区", "Receiving park"}, maps::areaLook("park")}};
    layer.look.labelLook = {0.9, QColor(0x3d, 0x1f, 0x66), 6};
    for (const auto& park : project.parks) {
        builder.add(layer, park.place, {park.id, park.name, park.name});
    }
    builder.finish(std::move(layer));
}

}  // namespace

namespace {

/// What does not depend on the day.
void addGround(LayerBuilder& builder, const Project& project) {
    addBuiltUpAreas(builder, project);
    addConstraints(builder, project);
    addCounties(builder, project);
    addParks(builder, project);
}

LayerBuilder screenBuilder() {
    return {gis::storageCrs(), std::nullopt};
}

}  // namespace

gis::Result<PlanLayers> planLayers(const Project& project, Language language) {
    const gis::Box area = studyArea(project);
    if (area.empty()) {
        return PlanLayers{};
    }
    auto crs = gis::workingCrs(area);
    if (!crs) {
        return std::unexpected(crs.error());
    }
    auto transformer = gis::Transformer::create(gis::storageCrs(), *crs);
    if (!transformer) {
        return std::unexpected(transformer.error());
    }
    LayerBuilder builder(*crs, std::move(*transformer));
    addGround(builder, project);
    addSiteLayers(builder, project, language, {});
    return std::move(builder).result();
}

PlanLayers planLayersForScreen(const Project& project,
                               Language language,
                               const ScreenOptions& options) {
    LayerBuilder builder = screenBuilder();
    addGround(builder, project);
    addSiteLayers(builder, project, language, options);
    return std::move(builder).result();
}

PlanLayers siteLayersForScreen(const Project& project,
                               Language language,
                               const ScreenOptions& options) {
    LayerBuilder builder = screenBuilder();
    addSiteLayers(builder, project, language, options);
    return std::move(builder).result();
}

}  // namespace ruyuan::app
