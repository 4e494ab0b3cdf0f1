// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/map/plan_layers.h"

#include "gis/point_on.h"
#include "maps/looks.h"
#include "planner/constraint_kinds.h"
#include "planner/project_view.h"

#include <algorithm>
#include <map>
#include <optional>

namespace ruyuan::app {

namespace {

using gis::Geometry;
using gis::Language;
using gis::Text;
using maps::Beyond;
using maps::Category;
using planner::Path;
using planner::Project;

/// Collects layers in one coordinate system.
class Builder {
public:
    /// Without a transformer places stay as they are stored.
    Builder(gis::Crs crs, std::optional<gis::Transformer> transformer)
        : crs_(std::move(crs)), transformer_(std::move(transformer)) {}

    PlanLayer layer(std::string id, Text title, Beyond beyond) const {
        PlanLayer layer;
        layer.id = std::move(id);
        layer.look.title = std::move(title);
        layer.look.layer.crs = crs_;
        layer.look.beyond = beyond;
        return layer;
    }

    struct Feature {
        std::string key;
        std::string name;   ///< for warnings
        std::string label;  ///< on the map; may be empty
        std::size_t category = 0;
    };
    /// False when the place is empty or cannot be transformed (which is noted).
    bool add(PlanLayer& layer, const Geometry& place, Feature feature) {
        if (gis::isEmpty(place)) {
            return false;
        }
        auto moved = transformer_ ? transformer_->apply(place) : gis::Result<Geometry>(place);
        if (!moved) {
            warnings_.push_back(
                {gis::text("不能画在图上：{}", "cannot be drawn: {}", moved.error().sentence),
                 feature.name});
            return false;
        }
        layer.look.layer.geometries.push_back(std::move(*moved));
        layer.look.categoryOf.push_back(feature.category);
        layer.look.labels.push_back(std::move(feature.label));
        layer.keys.push_back(std::move(feature.key));
        return true;
    }

    void finish(PlanLayer layer) {
        if (!layer.keys.empty()) {
            layer.look.layer.kind = gis::kindOf(layer.look.layer.geometries);
            layers_.push_back(std::move(layer));
        }
    }

    [[nodiscard]] PlanLayers result() && { return {std::move(layers_), std::move(warnings_)}; }

private:
    gis::Crs crs_;
    std::optional<gis::Transformer> transformer_;
    std::vector<PlanLayer> layers_;
    gis::Warnings warnings_;
};

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

void addBuiltUpAreas(Builder& builder, const Project& project) {
    PlanLayer layer = builder.layer("built-up", {"底图", "Base"}, Beyond::Extends);
    layer.look.categories = {{{"城市建成区", "Built-up area"}, maps::areaLook("built-up")}};
    layer.look.labelLook = {0.9, QColor(0x7a, 0x45, 0x12), 3};
    for (std::size_t i = 0; i < project.builtUpAreas.size(); ++i) {
        const auto& area = project.builtUpAreas[i];
        builder.add(layer, area.place, {std::to_string(i), area.name, area.name});
    }
    builder.finish(std::move(layer));
}

void addConstraint(Builder& builder, const planner::ConstraintLayer& constraint) {
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

void addConstraints(Builder& builder, const Project& project) {
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

void addCounties(Builder& builder, const Project& project) {
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

void addParks(Builder& builder, const Project& project) {
    PlanLayer layer = builder.layer("parks", {"承接园区", "Receiving parks"}, Beyond::Pointed);
    layer.look.categories = {{{"承接园区", "Receiving park"}, maps::areaLook("park")}};
    layer.look.labelLook = {0.9, QColor(0x3d, 0x1f, 0x66), 6};
    for (const auto& park : project.parks) {
        builder.add(layer, park.place, {park.id, park.name, park.name});
    }
    builder.finish(std::move(layer));
}

void addMoves(Builder& builder, const Project& project) {
    if (!project.plan) {
        return;
    }
    const planner::ProjectView view(project);
    PlanLayer layer = builder.layer("moves", {"承接园区", "Receiving parks"}, Beyond::Cut);
    layer.look.categories = {
        {{"搬迁去向", "Move"}, maps::moveLook()},
        {{"搬迁去向（依据不全）", "Move, resting on missing facts"}, maps::provisionalMoveLook()}};
    for (const auto& entry : project.plan->entries) {
        const auto* site = view.site(entry.siteId);
        const auto* park = view.park(entry.parkId);
        if (site == nullptr || park == nullptr) {
            continue;
        }
        const auto from = gis::pointOn(site->place);
        const auto to = gis::pointOn(park->place);
        if (from && to) {
            builder.add(layer,
                        gis::MultiLine{{{*from, *to}}},
                        {site->id, site->name, {}, entry.provisional ? std::size_t{1} : 0});
        }
    }
    builder.finish(std::move(layer));
}

Text titleOf(const SiteStatus& status) {
    switch (status.state) {
        case SiteState::Settled:
            return planner::label(*status.path);
        case SiteState::Provisional:
            return gis::text(
                "{}，依据不全", "{}, resting on missing facts", planner::label(*status.path));
        case SiteState::Unassigned:
            return {"计划未能安排", "No place in the plan"};
        case SiteState::Undecided:
            return {"待定", "Undecided"};
        case SiteState::Bystander:
            return {"不在范围", "Out of scope"};
        case SiteState::Unclassified:
            return {"尚未分类", "Not classified"};
    }
    return {};
}

maps::PointSymbol lookOf(const SiteStatus& status, Language language) {
    if (status.state == SiteState::Bystander) {
        return maps::bystanderLook();
    }
    maps::PointSymbol look =
        maps::siteLook(status.path ? planner::word(*status.path) : "", language);
    if (status.state == SiteState::Provisional) {
        return maps::provisional(look);
    }
    if (status.state == SiteState::Unassigned) {
        look.letter = QStringLiteral("!");
        look.outline = maps::Dash::Solid;
    }
    return look;
}

int rankOf(const SiteStatus& status) {
    const int path = status.path ? static_cast<int>(*status.path) : 0;
    return static_cast<int>(status.state) * 8 + path;
}

planner::SizeClass sizeOf(const Project& project, std::size_t site) {
    return site < project.classifications.size()
               ? project.classifications[site].size
               : project.sites[site].declaredSize.value_or(planner::SizeClass::Unknown);
}

/// Bystanders at the bottom, then the larger before the smaller, so that none is hidden.
std::vector<std::size_t> drawingOrder(const Project& project,
                                      const std::vector<SiteStatus>& statuses) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < statuses.size(); ++i) {
        order.push_back(i);
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t i) {
        const bool top = statuses[i].state != SiteState::Bystander;
        return std::pair(top, top ? -maps::sizeFactor(planner::word(sizeOf(project, i))) : 0.0);
    });
    return order;
}

void addSites(Builder& builder, const Project& project, Language language) {
    std::vector<SiteStatus> statuses;
    std::map<int, SiteStatus> found;  // by rank, of those that have a place
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        statuses.push_back(siteStatus(project, i));
        if (!gis::isEmpty(project.sites[i].place)) {
            found[rankOf(statuses[i])] = statuses[i];
        }
    }
    PlanLayer layer =
        builder.layer("sites", {"厂区（大小表示规模）", "Sites (by size class)"}, Beyond::Extends);
    std::map<int, std::size_t> categoryOf;
    layer.look.counting = maps::Counting::Counted;
    for (const auto& [rank, status] : found) {
        categoryOf[rank] = layer.look.categories.size();
        layer.look.categories.push_back({titleOf(status), lookOf(status, language)});
    }
    layer.look.labelLook = {0.8, QColor(0x20, 0x20, 0x20), 2};
    for (const std::size_t i : drawingOrder(project, statuses)) {
        const planner::Site& site = project.sites[i];
        const bool bystander = statuses[i].state == SiteState::Bystander;
        const auto category = categoryOf.find(rankOf(statuses[i]));
        if (category == categoryOf.end()) {
            continue;
        }
        const std::string label = bystander ? std::string() : shortName(site.name);
        if (builder.add(layer, site.place, {site.id, site.name, label, category->second})) {
            layer.look.sizes.push_back(
                bystander ? 1.0 : maps::sizeFactor(planner::word(sizeOf(project, i))));
        }
    }
    builder.finish(std::move(layer));
}

}  // namespace

SiteStatus siteStatus(const Project& project, std::size_t site) {
    if (site >= project.classifications.size()) {
        return {SiteState::Unclassified, std::nullopt};
    }
    const planner::Classification& classification = project.classifications[site];
    if (project.plan) {
        const auto& entries = project.plan->entries;
        const auto entry =
            std::ranges::find(entries, project.sites[site].id, &planner::PlanEntry::siteId);
        if (entry != entries.end()) {
            if (!entry->path) {
                return {SiteState::Unassigned, std::nullopt};
            }
            return {entry->provisional ? SiteState::Provisional : SiteState::Settled, entry->path};
        }
    } else if (classification.proposedPath) {
        return {SiteState::Settled, classification.proposedPath};
    }
    return {classification.inScope == planner::Verdict::Fail ? SiteState::Bystander
                                                             : SiteState::Undecided,
            std::nullopt};
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

namespace {

PlanLayers built(Builder builder, const Project& project, Language language) {
    addBuiltUpAreas(builder, project);
    addConstraints(builder, project);
    addCounties(builder, project);
    addParks(builder, project);
    addMoves(builder, project);
    addSites(builder, project, language);
    return std::move(builder).result();
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
    return built(Builder(*crs, std::move(*transformer)), project, language);
}

PlanLayers planLayersForScreen(const Project& project, Language language) {
    return built(Builder(gis::storageCrs(), std::nullopt), project, language);
}

}  // namespace ruyuan::app
