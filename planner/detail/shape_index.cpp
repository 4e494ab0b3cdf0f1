// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/shape_index.h"

#include "gis/spatial_index.h"
#include "planner/detail/ground.h"

#include <algorithm>
#include <numeric>

namespace ruyuan::planner::detail {

namespace {

constexpr std::size_t kPieceSegments = 16;

void cutLine(const std::vector<gis::Point>& line, std::vector<gis::Geometry>& pieces) {
    for (std::size_t from = 0; from + 1 < line.size(); from += kPieceSegments) {
        const std::size_t to = std::min(from + kPieceSegments, line.size() - 1);
        gis::Line piece(line.begin() + static_cast<std::ptrdiff_t>(from),
                        line.begin() + static_cast<std::ptrdiff_t>(to) + 1);
        pieces.emplace_back(gis::MultiLine{{std::move(piece)}});
    }
}

void cut(const gis::Geometry& shape, std::vector<gis::Geometry>& pieces) {
    if (const auto* point = std::get_if<gis::Point>(&shape)) {
        pieces.emplace_back(*point);
    } else if (const auto* points = std::get_if<gis::MultiPoint>(&shape)) {
        pieces.insert(pieces.end(), points->points.begin(), points->points.end());
    } else if (const auto* lines = std::get_if<gis::MultiLine>(&shape)) {
        for (const gis::Line& line : lines->lines) {
            cutLine(line, pieces);
        }
    } else if (const auto* area = std::get_if<gis::MultiPolygon>(&shape)) {
        for (const gis::Polygon& polygon : area->polygons) {
            cutLine(polygon.outer, pieces);
            for (const gis::Ring& hole : polygon.holes) {
                cutLine(hole, pieces);
            }
        }
    }
}

}  // namespace

ShapeIndex::ShapeIndex(const gis::Crs& crs, std::span<const gis::Geometry> shapes) {
    std::vector<gis::MultiPolygon> areas;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        cut(shapes[i], pieces_);
        pieceOwner_.resize(pieces_.size(), i);
        if (const auto* area = std::get_if<gis::MultiPolygon>(&shapes[i])) {
            areas.push_back(*area);
            areaOwner_.push_back(i);
        }
    }
    search_ = std::make_unique<gis::NearestSearch>(crs, pieces_);
    areas_ = std::make_unique<gis::PreparedAreas>(areas);
}

std::vector<std::size_t> ShapeIndex::holding(gis::Point point) const {
    std::vector<std::size_t> found;
    areas_->find(point, found);
    for (std::size_t& index : found) {
        index = areaOwner_[index];
    }
    return found;
}

bool ShapeIndex::mayReach(const gis::Geometry& place, gis::Length reach) const {
    return search_->mayReach(gis::boundsOf(place), reach) || !holding(anyPoint(place)).empty();
}

gis::Result<std::optional<ShapeIndex::Hit>> ShapeIndex::nearestOutline(
    const gis::Geometry& place) const {
    auto nearest = search_->nearest(place);
    if (!nearest) {
        return std::unexpected(std::move(nearest.error()));
    }
    if (!*nearest) {
        return std::optional<Hit>();
    }
    return Hit{pieceOwner_[(*nearest)->index], (*nearest)->separation.distance};
}

gis::Result<std::optional<ShapeIndex::Hit>> ShapeIndex::nearest(const gis::Geometry& place) const {
    auto outline = nearestOutline(place);
    if (!outline || !*outline) {
        return outline;
    }
    // A place that crosses no outline lies with all of its points in the same shapes.
    const std::vector<std::size_t> holders = holding(anyPoint(place));
    if (!holders.empty()) {
        const bool crosses = (*outline)->distance.meters() <= 0;
        const std::size_t first =
            crosses ? std::min(holders.front(), (*outline)->shape) : holders.front();
        return Hit{first, gis::Length()};
    }
    return outline;
}

namespace {

std::size_t rootOf(std::vector<std::size_t>& parent, std::size_t item) {
    while (parent[item] != item) {
        parent[item] = parent[parent[item]];
        item = parent[item];
    }
    return item;
}

/// For each area the lowest index of those whose boxes it is connected with.
std::vector<std::size_t> connectedByBoxes(std::span<const gis::MultiPolygon> areas) {
    std::vector<gis::Box> boxes;
    boxes.reserve(areas.size());
    for (const gis::MultiPolygon& area : areas) {
        boxes.push_back(gis::boundsOf(area));
    }
    const gis::SpatialIndex index(boxes);
    std::vector<std::size_t> parent(areas.size());
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (const std::size_t other : index.query(boxes[i])) {
            const std::size_t a = rootOf(parent, i);
            const std::size_t b = rootOf(parent, other);
            parent[std::max(a, b)] = std::min(a, b);
        }
    }
    for (std::size_t i = 0; i < parent.size(); ++i) {
        parent[i] = rootOf(parent, i);
    }
    return parent;
}

}  // namespace

gis::Result<std::vector<gis::MultiPolygon>> dissolve(std::span<const gis::MultiPolygon> areas) {
    const std::vector<std::size_t> group = connectedByBoxes(areas);
    std::vector<std::vector<gis::MultiPolygon>> groups(areas.size());
    for (std::size_t i = 0; i < areas.size(); ++i) {
        groups[group[i]].push_back(areas[i]);
    }
    std::vector<gis::MultiPolygon> result;
    for (std::vector<gis::MultiPolygon>& members : groups) {
        if (members.size() == 1) {
            result.push_back(std::move(members.front()));
        } else if (members.size() > 1) {
            auto whole = gis::unionOf(members);
            if (!whole) {
                return std::unexpected(std::move(whole.error()));
            }
            result.push_back(std::move(whole->area));
        }
    }
    return result;
}

}  // namespace ruyuan::planner::detail
