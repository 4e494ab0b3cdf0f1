// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/built_up_map.h"

#include <algorithm>
#include <utility>

namespace ruyuan::planner::detail {

namespace {

constexpr std::size_t kTileVertices = 400;
constexpr int kTileDepth = 24;
// Numeric noise of an overlay, far below what any survey can tell.
constexpr double kShareTolerance = 1e-6;
constexpr int kDepthGrid = 12;

gis::MultiPolygon rectangle(const gis::Box& box) {
    return {{gis::Polygon{{{box.min.x, box.min.y},
                           {box.max.x, box.min.y},
                           {box.max.x, box.max.y},
                           {box.min.x, box.max.y},
                           {box.min.x, box.min.y}},
                          {}}}};
}

void cutTiles(gis::MultiPolygon area, int depth, std::vector<gis::MultiPolygon>& tiles) {
    const gis::Box box = gis::boundsOf(area);
    if (depth == 0 || gis::pointCount(area) <= kTileVertices) {
        if (!area.polygons.empty()) {
            tiles.push_back(std::move(area));
        }
        return;
    }
    gis::Box low = box;
    gis::Box high = box;
    if (box.max.x - box.min.x > box.max.y - box.min.y) {
        low.max.x = high.min.x = (box.min.x + box.max.x) / 2;
    } else {
        low.max.y = high.min.y = (box.min.y + box.max.y) / 2;
    }
    auto first = gis::intersection(area, rectangle(low));
    auto second = gis::intersection(area, rectangle(high));
    if (!first || !second) {  // uncut it costs more, but is as right
        tiles.push_back(std::move(area));
        return;
    }
    area = {};
    cutTiles(std::move(first->area), depth - 1, tiles);
    cutTiles(std::move(second->area), depth - 1, tiles);
}

}  // namespace

AreaTiles::AreaTiles(const std::vector<gis::MultiPolygon>& areas) {
    for (const gis::MultiPolygon& area : areas) {
        for (const gis::Polygon& polygon : area.polygons) {
            cutTiles({{polygon}}, kTileDepth, tiles_);
        }
    }
    std::vector<gis::Box> boxes;
    boxes.reserve(tiles_.size());
    for (const gis::MultiPolygon& tile : tiles_) {
        boxes.push_back(gis::boundsOf(tile));
    }
    index_ = gis::SpatialIndex(boxes);
}

gis::Result<double> AreaTiles::shareOf(const gis::MultiPolygon& shape) const {
    double share = 0;
    for (const std::size_t tile : index_.query(gis::boundsOf(shape))) {
        auto part = gis::shareInside(shape, tiles_[tile]);
        if (!part) {
            return part;
        }
        share += *part;
    }
    return std::clamp(share, 0.0, 1.0);
}

gis::Result<BuiltUpMap> BuiltUpMap::of(const Ground& ground, const Project& project) {
    BuiltUpMap map;
    if (project.builtUpAreas.empty()) {
        map.missing_ = {"没有城市建成区图层，导入经批准的建成区边界后可以判定",
                        "there is no built-up layer; the approved boundary would settle it"};
        return map;
    }
    std::vector<gis::MultiPolygon> areas;
    std::vector<std::string> names;
    for (const BuiltUpArea& area : project.builtUpAreas) {
        if (!ground.reaches(area.place)) {
            continue;
        }
        auto shape = ground.toMetric(area.place);
        if (!shape) {
            shape.error().where = area.name;
            return std::unexpected(std::move(shape.error()));
        }
        areas.push_back(std::move(std::get<gis::MultiPolygon>(*shape)));
        names.push_back(area.name);
    }
    if (areas.empty()) {
        map.missing_ = {"已导入的建成区都不在厂区附近，请核对其坐标系和范围",
                        "no built-up area of the project is near its sites; check its coordinate "
                        "system and extent"};
        return map;
    }
    return ofAreas(ground.crs(), std::move(areas), std::move(names));
}

gis::Result<BuiltUpMap> BuiltUpMap::ofAreas(const gis::Crs& crs,
                                            std::vector<gis::MultiPolygon> areas,
                                            std::vector<std::string> names) {
    BuiltUpMap map;
    map.names_ = std::move(names);
    auto whole = dissolve(areas);
    if (!whole) {
        return std::unexpected(std::move(whole.error()));
    }
    map.whole_ = std::move(*whole);
    map.areas_ =
        std::make_unique<ShapeIndex>(crs, std::vector<gis::Geometry>(areas.begin(), areas.end()));
    map.wholeIndex_ = std::make_unique<ShapeIndex>(
        crs, std::vector<gis::Geometry>(map.whole_.begin(), map.whole_.end()));
    return map;
}

/// The farthest that one of the two parts of a shape reaches from the boundary: moved less than
/// that, some of the part stays on its side. Exact where the boundary is straight.
gis::Result<gis::Length> BuiltUpMap::straddlingDepth(const gis::MultiPolygon& shape) const {
    std::vector<gis::Point> samples;
    gis::forEachPoint(gis::Geometry(shape), [&](const gis::Point& p) { samples.push_back(p); });
    const gis::Box box = gis::boundsOf(shape);
    for (int i = 1; i < kDepthGrid; ++i) {
        for (int j = 1; j < kDepthGrid; ++j) {
            const gis::Point p{box.min.x + (box.max.x - box.min.x) * i / kDepthGrid,
                               box.min.y + (box.max.y - box.min.y) * j / kDepthGrid};
            if (gis::locate(p, shape) == gis::Location::Inside) {
                samples.push_back(p);
            }
        }
    }
    gis::Length inside;
    gis::Length outside;
    for (const gis::Point& sample : samples) {
        auto hit = wholeIndex_->nearestOutline(sample);
        if (!hit) {
            return std::unexpected(std::move(hit.error()));
        }
        gis::Length& depth = wholeIndex_->holding(sample).empty() ? outside : inside;
        depth = std::max(depth, (*hit)->distance);
    }
    return std::min(inside, outside);
}

gis::Result<BuiltUpMap::Side> BuiltUpMap::sideOfCrossing(const gis::MultiPolygon& shape) {
    if (tiles_ == nullptr) {
        tiles_ = std::make_unique<AreaTiles>(whole_);
    }
    auto share = tiles_->shareOf(shape);
    if (!share) {
        return std::unexpected(std::move(share.error()));
    }
    if (*share >= 1 - kShareTolerance) {
        return Side{BuiltUpStatus::Inside, 1.0, {}};
    }
    if (*share <= kShareTolerance) {
        return Side{BuiltUpStatus::Outside, 0.0, {}};
    }
    auto depth = straddlingDepth(shape);
    if (!depth) {
        return std::unexpected(std::move(depth.error()));
    }
    return Side{BuiltUpStatus::Straddling, *share, *depth};
}

gis::Result<BuiltUpMap::Side> BuiltUpMap::sideOf(const gis::Geometry& shape) {
    auto outline = wholeIndex_->nearestOutline(shape);
    if (!outline) {
        return std::unexpected(std::move(outline.error()));
    }
    const auto* area = std::get_if<gis::MultiPolygon>(&shape);
    if (area != nullptr && (*outline)->distance.meters() <= 0) {
        return sideOfCrossing(*area);
    }
    int inside = 0;
    int outside = 0;
    gis::forEachPoint(shape, [&](const gis::Point& point) {
        if (area != nullptr && inside + outside > 0) {
            return;  // it crosses nothing: one point speaks for all
        }
        (wholeIndex_->holding(point).empty() ? outside : inside) += 1;
    });
    Side side;
    side.depth = (*outline)->distance;
    side.status = outside == 0  ? BuiltUpStatus::Inside
                  : inside == 0 ? BuiltUpStatus::Outside
                                : BuiltUpStatus::Straddling;
    if (area != nullptr) {
        side.share = inside > 0 ? 1.0 : 0.0;
    }
    return side;
}

gis::Result<void> BuiltUpMap::name(const gis::Geometry& shape, SiteScreening& result) const {
    auto area = areas_->nearest(shape);
    if (!area) {
        return std::unexpected(std::move(area.error()));
    }
    auto outline = wholeIndex_->nearestOutline(shape);
    if (!outline) {
        return std::unexpected(std::move(outline.error()));
    }
    result.builtUpArea = names_[(*area)->shape];
    result.distanceToBoundary = (*outline)->distance;
    return {};
}

gis::Result<void> BuiltUpMap::locate(const Footprint& site,
                                     gis::Length reviewDistance,
                                     SiteScreening& result) {
    if (!missing_.empty()) {
        result.notes.push_back(missing_);
        return {};
    }
    auto side = sideOf(site.shape);
    if (!side) {
        return std::unexpected(std::move(side.error()));
    }
    if (auto named = name(site.shape, result); !named) {
        return named;
    }
    result.builtUp = side->status;
    result.shareInside = side->share;
    const double distance = result.distanceToBoundary->meters();
    if (isUncertain(site, *side)) {
        result.builtUp = BuiltUpStatus::Uncertain;
        result.notes.push_back(
            gis::text("距建成区边界 {:.0f} m，位置误差 {:.0f} m，须核实位置后认定",
                      "{:.0f} m from the built-up boundary with a position error of {:.0f} m: an "
                      "exact place would settle it",
                      distance,
                      site.error.meters()));
    } else if (*result.distanceToBoundary <= reviewDistance) {
        result.notes.push_back(gis::text("距建成区边界 {:.0f} m，不足 {:.0f} m，建议人工复核",
                                         "{:.0f} m from the built-up boundary, less than {:.0f} m: "
                                         "to be reviewed by a person",
                                         distance,
                                         reviewDistance.meters()));
    }
    return {};
}

gis::Result<BuiltUpStatus> BuiltUpMap::statusOf(const Footprint& site) {
    auto side = sideOf(site.shape);
    if (!side) {
        return std::unexpected(std::move(side.error()));
    }
    return isUncertain(site, *side) ? BuiltUpStatus::Uncertain : side->status;
}

}  // namespace ruyuan::planner::detail
