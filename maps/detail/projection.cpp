// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/projection.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

namespace ruyuan::maps::detail {

namespace {

/// One side of a rectangle: what is inside has a distance that is not negative.
struct Side {
    double x, y, away;
    [[nodiscard]] double inside(QPointF point) const {
        return x * point.x() + y * point.y() + away;
    }
};

QPolygonF clippedTo(const Side& side, const QPolygonF& ring) {
    QPolygonF kept;
    kept.reserve(ring.size() + 4);
    for (qsizetype i = 0; i < ring.size(); ++i) {
        const QPointF from = ring[i == 0 ? ring.size() - 1 : i - 1];
        const QPointF to = ring[i];
        const double a = side.inside(from);
        const double b = side.inside(to);
        if ((a < 0) != (b < 0)) {
            kept << from + (to - from) * (a / (a - b));
        }
        if (b >= 0) {
            kept << to;
        }
    }
    return kept;
}

/// The shares of the way between which a segment is within @p box (Liang and Barsky 1984).
std::optional<std::pair<double, double>> within(QPointF from, QPointF to, const QRectF& box) {
    const QPointF way = to - from;
    double enter = 0;
    double leave = 1;
    const auto cut = [&](double speed, double room) {
        if (speed == 0) {
            return room >= 0;
        }
        const double at = room / speed;
        (speed < 0 ? enter : leave) = speed < 0 ? std::max(enter, at) : std::min(leave, at);
        return enter <= leave;
    };
    if (cut(-way.x(), from.x() - box.left()) && cut(way.x(), box.right() - from.x()) &&
        cut(-way.y(), from.y() - box.top()) && cut(way.y(), box.bottom() - from.y())) {
        return std::pair(enter, leave);
    }
    return std::nullopt;
}

}  // namespace

Projection::Projection(const Camera& camera)
    : centre_(camera.centre),
      scale_(camera.pixelsPerWorld()),
      cosine_(camera.bearing == 0 ? 1.0 : std::cos(-camera.bearing * std::numbers::pi / 180)),
      sine_(camera.bearing == 0 ? 0.0 : std::sin(-camera.bearing * std::numbers::pi / 180)),
      offset_(camera.size.width() / 2, camera.size.height() / 2) {}

QPolygonF Projection::thinned(const std::vector<gis::Point>& points, double same) const {
    QPolygonF pixels;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const QPointF pixel = (*this)(points[i]);
        if (pixels.isEmpty() || i + 1 == points.size() ||
            std::abs(pixel.x() - pixels.back().x()) + std::abs(pixel.y() - pixels.back().y()) >=
                same) {
            pixels << pixel;
        }
    }
    return pixels;
}

QRectF Projection::operator()(const gis::Box& world) const {
    const QPolygonF corners{(*this)(world.min),
                            (*this)(gis::Point{world.max.x, world.min.y}),
                            (*this)(world.max),
                            (*this)(gis::Point{world.min.x, world.max.y})};
    return corners.boundingRect();
}

QPolygonF clippedRing(const QPolygonF& ring, const QRectF& to) {
    QPolygonF clipped = ring;
    for (const Side& side : {Side{1, 0, -to.left()},
                             Side{-1, 0, to.right()},
                             Side{0, 1, -to.top()},
                             Side{0, -1, to.bottom()}}) {
        clipped = clippedTo(side, clipped);
    }
    return clipped;
}

std::vector<LinePart> clippedLine(const QPolygonF& line, const QRectF& to) {
    std::vector<LinePart> parts;
    double along = 0;
    bool open = false;  // whether the next segment goes on where the last part ends
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF way = line[i] - line[i - 1];
        const double length = std::hypot(way.x(), way.y());
        const auto part = within(line[i - 1], line[i], to);
        if (part && part->first < part->second) {
            if (!open || part->first > 0) {
                parts.push_back({{line[i - 1] + way * part->first}, along + length * part->first});
            }
            parts.back().points << line[i - 1] + way * part->second;
        }
        open = part && part->first < part->second && part->second >= 1;
        along += length;
    }
    return parts;
}

}  // namespace ruyuan::maps::detail
