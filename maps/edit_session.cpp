// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/edit_session.h"

#include "gis/crs.h"
#include "gis/geodesic.h"
#include "gis/validity.h"

#include <cmath>
#include <utility>

namespace ruyuan::maps {

namespace {

constexpr std::size_t kFewestCorners = 3;

gis::Line with(const gis::Line& points, std::optional<gis::Point> next) {
    gis::Line all = points;
    if (next && (all.empty() || all.back() != *next)) {
        all.push_back(*next);
    }
    return all;
}

gis::Line closed(gis::Line points) {
    if (!points.empty()) {
        points.push_back(points.front());
    }
    return points;
}

}  // namespace

void Drawing::add(gis::Point place) {
    if (points_.empty() || points_.back() != place) {
        points_.push_back(place);
    }
    taken_.clear();
}

bool Drawing::removeLast() {
    if (points_.empty()) {
        return false;
    }
    taken_.push_back(points_.back());
    points_.pop_back();
    return true;
}

bool Drawing::redo() {
    if (taken_.empty()) {
        return false;
    }
    points_.push_back(taken_.back());
    taken_.pop_back();
    return true;
}

void Drawing::clear() {
    points_.clear();
    taken_.clear();
}

gis::Length Drawing::length(std::optional<gis::Point> next) const {
    return gis::geodesicLength(gis::storageCrs(), with(points_, next)).value_or(gis::Length());
}

gis::Area Drawing::area(std::optional<gis::Point> next) const {
    const gis::Line ring = with(points_, next);
    if (ring.size() < kFewestCorners) {
        return {};
    }
    const auto area = gis::geodesicSignedArea(gis::storageCrs(), ring);
    return area ? gis::Area::squareMeters(std::abs(area->squareMeters())) : gis::Area();
}

std::optional<gis::Point> Drawing::fault(As as, std::optional<gis::Point> next) const {
    const gis::Line line = with(points_, next);
    return gis::selfCrossing(as == As::Outline && line.size() > kFewestCorners ? closed(line)
                                                                               : line);
}

gis::Result<gis::MultiPolygon> Drawing::outline() const {
    gis::Line ring = points_;
    if (ring.size() > 1 && ring.front() == ring.back()) {
        ring.pop_back();
    }
    if (ring.size() < kFewestCorners) {
        return gis::fail(gis::ErrorCode::InvalidArgument,
                         {"面至少要有三个顶点", "an area needs at least three corners"});
    }
    gis::Geometry drawn = gis::MultiPolygon{{gis::Polygon{closed(std::move(ring)), {}}}};
    gis::normalise(drawn);
    auto& area = std::get<gis::MultiPolygon>(drawn);
    if (auto sound = gis::checkArea(area); !sound) {
        return std::unexpected(std::move(sound.error()));
    }
    return std::move(area);
}

EditSession::EditSession(gis::MultiPolygon area, gis::Area size)
    : area_(std::move(area)), size_(size) {}

/// The triangle of a corner and its neighbours: all that the area loses or gains with it. Positive
/// where the corner adds to the area.
gis::Area EditSession::triangleAt(const gis::VertexRef& corner) const {
    const gis::Point triangle[] = {gis::vertexOf(area_, gis::previousOf(area_, corner)),
                                   gis::vertexOf(area_, corner),
                                   gis::vertexOf(area_, gis::nextOf(area_, corner))};
    return gis::geodesicSignedArea(gis::storageCrs(), triangle).value_or(gis::Area());
}

void EditSession::begin(const gis::VertexRef& corner) {
    before_ = State{area_, size_};
    dragged_ = corner;
    fault_.reset();
}

void EditSession::beginInserting(const gis::VertexRef& edge, gis::Point place) {
    before_ = State{area_, size_};
    gis::Polygon& polygon = area_.polygons[edge.polygon];
    gis::Ring& ring = edge.ring == 0 ? polygon.outer : polygon.holes[edge.ring - 1];
    ring.insert(ring.begin() + static_cast<std::ptrdiff_t>(edge.vertex) + 1, place);
    dragged_ = {edge.polygon, edge.ring, edge.vertex + 1};
    size_ = size_ + triangleAt(*dragged_);
    fault_.reset();
}

void EditSession::moveTo(gis::Point place) {
    if (!dragged_) {
        return;
    }
    const gis::Area old = triangleAt(*dragged_);
    gis::setVertex(area_, *dragged_, place);
    size_ = size_ + triangleAt(*dragged_) - old;
    fault_ = gis::conflictAt(area_, *dragged_);
}

gis::Result<void> EditSession::commit() {
    if (!dragged_) {
        return {};
    }
    gis::Geometry turned = area_;
    gis::normalise(turned);
    if (auto sound = gis::checkArea(std::get<gis::MultiPolygon>(turned)); !sound) {
        abort();
        return sound;
    }
    area_ = std::move(std::get<gis::MultiPolygon>(turned));
    dragged_.reset();
    fault_.reset();
    keep();
    return {};
}

void EditSession::keep() {
    done_.push_back(std::move(*before_));
    before_.reset();
    undone_.clear();
}

bool EditSession::abort() {
    if (!dragged_) {
        return false;
    }
    area_ = std::move(before_->area);
    size_ = before_->size;
    before_.reset();
    dragged_.reset();
    fault_.reset();
    return true;
}

gis::Result<void> EditSession::remove(const gis::VertexRef& corner) {
    auto fewer = gis::removeVertex(area_, corner);
    if (!fewer) {
        return std::unexpected(std::move(fewer.error()));
    }
    before_ = State{area_, size_};
    size_ = size_ - triangleAt(corner);
    area_ = std::move(*fewer);
    keep();
    return {};
}

bool EditSession::undo() {
    if (dragged_ || done_.empty()) {
        return false;
    }
    undone_.push_back({std::move(area_), size_});
    area_ = std::move(done_.back().area);
    size_ = done_.back().size;
    done_.pop_back();
    return true;
}

bool EditSession::redo() {
    if (dragged_ || undone_.empty()) {
        return false;
    }
    done_.push_back({std::move(area_), size_});
    area_ = std::move(undone_.back().area);
    size_ = undone_.back().size;
    undone_.pop_back();
    return true;
}

}  // namespace ruyuan::maps
