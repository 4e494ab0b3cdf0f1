// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/snap.h"

#include <algorithm>
#include <cmath>

namespace ruyuan::gis {

namespace {

constexpr std::size_t kRunLength = 32;

double distance(Point a, Point b, SnapIndex::Scale scale) {
    return std::hypot((a.x - b.x) * scale.x, (a.y - b.y) * scale.y);
}

/// The point of an edge that is nearest in scaled units.
Point footOn(Point p, Point a, Point b, SnapIndex::Scale scale) {
    const double dx = (b.x - a.x) * scale.x;
    const double dy = (b.y - a.y) * scale.y;
    const double length = dx * dx + dy * dy;
    if (length <= 0) {
        return a;
    }
    const double along = (p.x - a.x) * scale.x * dx + (p.y - a.y) * scale.y * dy;
    const double share = std::clamp(along / length, 0.0, 1.0);
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

}  // namespace

SnapIndex::SnapIndex(std::span<const Geometry> shapes) {
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const Geometry& shape = shapes[i];
        if (const auto* point = std::get_if<Point>(&shape)) {
            addPath(i, {*point}, false);
        } else if (const auto* points = std::get_if<MultiPoint>(&shape)) {
            addPath(i, points->points, false);
        } else if (const auto* lines = std::get_if<MultiLine>(&shape)) {
            for (const Line& line : lines->lines) {
                addPath(i, line, true);
            }
        } else if (const auto* area = std::get_if<MultiPolygon>(&shape)) {
            for (const Polygon& polygon : area->polygons) {
                addPath(i, polygon.outer, true);
                for (const Ring& hole : polygon.holes) {
                    addPath(i, hole, true);
                }
            }
        }
    }
    index_ = SpatialIndex(boxes_);
}

void SnapIndex::addPath(std::size_t shape, const std::vector<Point>& path, bool edges) {
    for (std::size_t from = 0; from < path.size(); from += kRunLength) {
        // One corner more, so that the edge to the next run is here.
        const std::size_t to = std::min(from + kRunLength + 1, path.size());
        Box box;
        runs_.push_back({shape, points_.size(), to - from, edges});
        for (std::size_t i = from; i < to; ++i) {
            points_.push_back(path[i]);
            box.add(path[i]);
        }
        boxes_.push_back(box);
    }
}

std::vector<std::size_t> SnapIndex::near(Point at, Scale scale, double reach) const {
    const Box box{{at.x - reach / scale.x, at.y - reach / scale.y},
                  {at.x + reach / scale.x, at.y + reach / scale.y}};
    return index_.query(box);
}

void SnapIndex::look(const Run& run, Point at, Scale scale, Best& best) const {
    const auto better = [](auto& slot, double away, const Snap& snap) {
        if (!slot || away < slot->first) {
            slot = std::pair(away, snap);
        }
    };
    for (std::size_t i = run.first; i < run.first + run.count; ++i) {
        better(best.vertex, distance(points_[i], at, scale), Snap{points_[i], true, run.shape});
        if (run.edges && i + 1 < run.first + run.count) {
            const Point foot = footOn(at, points_[i], points_[i + 1], scale);
            better(best.edge, distance(foot, at, scale), Snap{foot, false, run.shape});
        }
    }
}

std::optional<Snap> SnapIndex::chosen(const Best& best, double reach) {
    if (best.vertex && best.vertex->first <= reach) {
        return best.vertex->second;
    }
    if (best.edge && best.edge->first <= reach) {
        return best.edge->second;
    }
    return std::nullopt;
}

}  // namespace ruyuan::gis
