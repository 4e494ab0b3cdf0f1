// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/screening.h"

#include "planner/constraint_kinds.h"
#include "planner/detail/built_up_map.h"
#include "planner/detail/constraint_index.h"
#include "planner/detail/county_map.h"
#include "planner/detail/ground.h"
#include "planner/detail/overlap.h"

#include <algorithm>
#include <utility>

namespace ruyuan::planner {

namespace {

using detail::ConstraintIndex;
using detail::Footprint;
using detail::NearestConstraint;

/// Everything that sites are held against, prepared once.
struct Surroundings {
    detail::Ground ground;
    detail::BuiltUpMap builtUp;
    detail::CountyMap counties;
    std::vector<ConstraintIndex> constraints;  ///< in the order of constraintKinds()
};

gis::Result<Surroundings> prepare(detail::Ground ground, const Project& project) {
    auto builtUp = detail::BuiltUpMap::of(ground, project);
    if (!builtUp) {
        return std::unexpected(std::move(builtUp.error()));
    }
    auto counties = detail::CountyMap::of(ground, project);
    if (!counties) {
        return std::unexpected(std::move(counties.error()));
    }
    std::vector<ConstraintIndex> constraints;
    for (const ConstraintKind& kind : constraintKinds()) {
        auto index = ConstraintIndex::of(ground, project, kind.word);
        if (!index) {
            return std::unexpected(std::move(index.error()));
        }
        constraints.push_back(std::move(*index));
    }
    return Surroundings{
        std::move(ground), std::move(*builtUp), std::move(*counties), std::move(constraints)};
}

/// What is known of the distance, in words, when it is not simply a distance.
gis::Text constraintNote(const ConstraintKind& kind,
                         const NearestConstraint& near,
                         gis::Length error) {
    if (near.layerMissing) {
        return gis::text("没有{}图层，导入后可以判定",
                         "there is no layer of {}; importing one would settle it",
                         kind.label);
    }
    const bool touches = near.feature != nullptr && near.distance.meters() <= 0;
    if (!near.covered && !touches) {
        return gis::text("位置不在{}图层的覆盖范围内，补充该处图层后可以判定",
                         "outside the coverage of the layer of {}; a layer of that place would "
                         "settle it",
                         kind.label);
    }
    if (near.feature == nullptr) {
        return gis::text("附近没有{}", "the layer has no {} in reach", kind.label);
    }
    if (error.meters() > 0 && near.distance <= error) {
        return gis::text("距离在位置误差 {:.0f} m 之内，不能确定是否相交",
                         "within the position error of {:.0f} m: whether they meet is not certain",
                         error.meters());
    }
    return {};
}

/// Whether a site meets a feature, as far as its place is known.
gis::Result<std::optional<bool>> insideFeature(const ConstraintIndex& index,
                                               const Footprint& site,
                                               const NearestConstraint& near) {
    const bool touches = near.feature != nullptr && near.distance.meters() <= 0;
    if (near.layerMissing || (!near.covered && !touches)) {
        return std::optional<bool>();
    }
    if (near.feature == nullptr || near.distance > site.error) {
        return std::optional(false);
    }
    if (!touches) {
        return std::optional<bool>();
    }
    double deepest = 0;
    std::optional<gis::Error> failed;
    gis::forEachPoint(site.shape, [&](const gis::Point& point) {
        auto depth = index.depthAt(point);
        if (depth) {
            deepest = std::max(deepest, depth->meters());
        } else {
            failed = depth.error();
        }
    });
    if (failed) {
        return std::unexpected(std::move(*failed));
    }
    if (deepest < site.error.meters()) {
        const auto strip = detail::overlapDepth(site.shape, index.places()[near.number]);
        if (!strip) {
            return std::unexpected(strip.error());
        }
        deepest = std::max(deepest, *strip);
    }
    return deepest >= site.error.meters() ? std::optional(true) : std::optional<bool>();
}

gis::Result<ConstraintDistance> distanceTo(const ConstraintKind& kind,
                                           const ConstraintIndex& index,
                                           const Footprint& site) {
    ConstraintDistance result;
    result.kind = kind.word;
    if (gis::isEmpty(site.shape)) {
        result.note = site.note;
        return result;
    }
    auto near = index.nearest(site.shape);
    if (!near) {
        return std::unexpected(std::move(near.error()));
    }
    result.note = constraintNote(kind, *near, site.error);
    const bool touches = near->feature != nullptr && near->distance.meters() <= 0;
    // A feature that the site touches is a fact even where the layer is not complete.
    if (near->feature != nullptr && (near->covered || touches)) {
        result.feature = near->feature->name;
        result.grade = near->feature->grade;
        result.distance = near->distance;
    }
    auto inside = insideFeature(index, site, *near);
    if (!inside) {
        return std::unexpected(std::move(inside.error()));
    }
    result.inside = *inside;
    return result;
}

gis::Result<SiteScreening> screenSite(const Site& site,
                                      Surroundings& around,
                                      const ScreeningOptions& options) {
    SiteScreening result;
    result.siteId = site.id;
    auto place = detail::footprint(around.ground, site);
    if (!place) {
        return std::unexpected(std::move(place.error()));
    }
    if (gis::isEmpty(place->shape)) {
        result.notes.push_back(place->note);
    } else if (auto located = around.builtUp.locate(*place, options.reviewDistance, result);
               !located) {
        return std::unexpected(std::move(located.error()));
    }
    if (auto located = around.counties.locate(site, *place, result); !located) {
        return std::unexpected(std::move(located.error()));
    }
    for (std::size_t i = 0; i < around.constraints.size(); ++i) {
        auto distance = distanceTo(constraintKinds()[i], around.constraints[i], *place);
        if (!distance) {
            return std::unexpected(std::move(distance.error()));
        }
        result.constraints.push_back(std::move(*distance));
    }
    return result;
}

/// For a project in which nothing has a place.
SiteScreening unplaced(const Site& site) {
    const gis::Text note{"没有可用的位置，补充坐标或厂区边界后可以判定",
                         "no usable place; coordinates or a boundary would settle it"};
    SiteScreening result;
    result.siteId = site.id;
    result.responsible = site.county;
    result.notes.push_back(note);
    for (const ConstraintKind& kind : constraintKinds()) {
        ConstraintDistance distance;
        distance.kind = kind.word;
        distance.note = note;
        result.constraints.push_back(std::move(distance));
    }
    return result;
}

}  // namespace

gis::Result<std::vector<SiteScreening>> screen(const Project& project,
                                               const ScreeningOptions& options,
                                               const gis::Progress& progress) {
    const gis::Text step{"筛查厂区位置", "Screening sites"};
    auto ground = detail::Ground::of(project);
    if (!ground) {
        return std::unexpected(std::move(ground.error()));
    }
    std::vector<SiteScreening> result;
    result.reserve(project.sites.size());
    if (!*ground) {
        for (const Site& site : project.sites) {
            result.push_back(unplaced(site));
        }
        return result;
    }
    progress.step(0, step);
    auto around = prepare(std::move(**ground), project);
    if (!around) {
        return std::unexpected(std::move(around.error()));
    }
    for (const Site& site : project.sites) {
        if (progress.stopRequested()) {
            return gis::fail(gis::ErrorCode::Cancelled,
                             {"已按要求停止筛查", "screening was stopped as asked"});
        }
        auto screened = screenSite(site, *around, options);
        if (!screened) {
            return std::unexpected(std::move(screened.error()));
        }
        result.push_back(std::move(*screened));
        progress.step(
            static_cast<double>(result.size()) / static_cast<double>(project.sites.size()), step);
    }
    return result;
}

}  // namespace ruyuan::planner
