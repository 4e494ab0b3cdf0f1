// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/edit_geometry.h"

#include "gis/detail/cut_line.h"
#include "gis/detail/nearest_pair.h"
#include "gis/detail/shoelace.h"
#include "gis/overlay.h"
#include "gis/validity.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <format>
#include <utility>

namespace ruyuan::gis {

namespace {

constexpr std::size_t kFewestCorners = 3;

Ring& ringOf(MultiPolygon& area, const VertexRef& at) {
    Polygon& polygon = area.polygons[at.polygon];
    return at.ring == 0 ? polygon.outer : polygon.holes[at.ring - 1];
}

Result<MultiPolygon> checked(MultiPolygon area) {
    Geometry geometry(std::move(area));
    normalise(geometry);
    area = std::move(std::get<MultiPolygon>(geometry));
    if (auto sound = checkArea(area); !sound) {
        return std::unexpected(std::move(sound.error()));
    }
    return area;
}

}  // namespace

const Ring& ringOf(const MultiPolygon& area, const VertexRef& at) {
    const Polygon& polygon = area.polygons[at.polygon];
    return at.ring == 0 ? polygon.outer : polygon.holes[at.ring - 1];
}

std::size_t cornersOf(const MultiPolygon& area, const VertexRef& at) {
    return ringOf(area, at).size() - 1;
}

Point vertexOf(const MultiPolygon& area, const VertexRef& at) {
    return ringOf(area, at)[at.vertex];
}

VertexRef nextOf(const MultiPolygon& area, const VertexRef& at) {
    return {at.polygon, at.ring, (at.vertex + 1) % cornersOf(area, at)};
}

VertexRef previousOf(const MultiPolygon& area, const VertexRef& at) {
    const std::size_t corners = cornersOf(area, at);
    return {at.polygon, at.ring, (at.vertex + corners - 1) % corners};
}

Result<void> checkArea(const MultiPolygon& area) {
    if (area.polygons.empty()) {
        return fail(ErrorCode::InvalidGeometry, {"没有画出面", "there is no area"});
    }
    if (const auto defect = findDefect(area)) {
        return fail(ErrorCode::InvalidGeometry,
                    defect->sentence,
                    std::format("{:.6f}, {:.6f}", defect->place.x, defect->place.y));
    }
    return {};
}

void setVertex(MultiPolygon& area, const VertexRef& at, Point to) {
    Ring& ring = ringOf(area, at);
    ring[at.vertex] = to;
    if (at.vertex == 0) {
        ring.back() = to;
    }
}

Result<MultiPolygon> moveVertex(const MultiPolygon& area, const VertexRef& at, Point to) {
    MultiPolygon moved = area;
    setVertex(moved, at, to);
    return checked(std::move(moved));
}

Result<MultiPolygon> insertVertex(const MultiPolygon& area, const VertexRef& edge, Point place) {
    MultiPolygon more = area;
    Ring& ring = ringOf(more, edge);
    ring.insert(ring.begin() + static_cast<std::ptrdiff_t>(edge.vertex) + 1, place);
    return checked(std::move(more));
}

Result<MultiPolygon> removeVertex(const MultiPolygon& area, const VertexRef& at) {
    MultiPolygon fewer = area;
    if (cornersOf(area, at) <= kFewestCorners) {
        if (at.ring == 0) {
            return fail(ErrorCode::InvalidArgument,
                        {"面至少要有三个顶点", "an area needs at least three corners"});
        }
        auto& holes = fewer.polygons[at.polygon].holes;
        holes.erase(holes.begin() + static_cast<std::ptrdiff_t>(at.ring) - 1);
        return checked(std::move(fewer));
    }
    Ring& ring = ringOf(fewer, at);
    ring.erase(ring.begin() + static_cast<std::ptrdiff_t>(at.vertex));
    if (at.vertex == 0) {
        ring.back() = ring.front();
    }
    return checked(std::move(fewer));
}

namespace {

/// Where two edges meet; nothing when they keep apart.
std::optional<Point> meeting(Point a, Point b, Point c, Point d) {
    if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) ||
        std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y)) {
        return std::nullopt;
    }
    const detail::NearestPair pair = detail::nearestPair({a, b}, {c, d});
    return pair.distance == 0 ? std::optional(pair.onA) : std::nullopt;
}

/// Whether an edge meets a neighbour elsewhere than in the corner that they share.
std::optional<Point> folded(Point far, Point shared, Point other) {
    if (far == shared) {
        return far;
    }
    if (const auto back = meeting(shared, other, far, far)) {
        return back;
    }
    return meeting(far, shared, other, other);
}

/// The edge from a to b against all others but those that touch its ends in the ring.
std::optional<Point> edgeConflict(const MultiPolygon& area, const VertexRef& edge) {
    const VertexRef after = nextOf(area, edge);
    const Point a = vertexOf(area, edge);
    const Point b = vertexOf(area, after);
    if (const auto back = folded(a, b, vertexOf(area, nextOf(area, after)))) {
        return back;
    }
    for (std::size_t p = 0; p < area.polygons.size(); ++p) {
        for (std::size_t r = 0; r <= area.polygons[p].holes.size(); ++r) {
            const VertexRef start{p, r, 0};
            const Ring& ring = ringOf(area, start);
            const std::size_t corners = ring.size() - 1;
            for (std::size_t i = 0; i < corners; ++i) {
                const bool own = p == edge.polygon && r == edge.ring;
                if (own &&
                    (i == edge.vertex || (i + 1) % corners == edge.vertex || i == after.vertex)) {
                    continue;
                }
                if (const auto place = meeting(a, b, ring[i], ring[i + 1])) {
                    return place;
                }
            }
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Point> conflictAt(const MultiPolygon& area, const VertexRef& at) {
    const VertexRef before = previousOf(area, at);
    if (const auto place = folded(
            vertexOf(area, previousOf(area, before)), vertexOf(area, before), vertexOf(area, at))) {
        return place;
    }
    if (const auto place = edgeConflict(area, before)) {
        return place;
    }
    return edgeConflict(area, at);
}

std::optional<Point> selfCrossing(const Line& line) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        for (std::size_t j = i + 2; j + 1 < line.size(); ++j) {
            const bool closes = i == 0 && j + 2 == line.size() && line.front() == line.back();
            const auto place = meeting(line[i], line[i + 1], line[j], line[j + 1]);
            if (place && !closes) {
                return place;
            }
        }
    }
    return std::nullopt;
}

namespace {

Result<void> checkLine(const Line& line) {
    if (const auto crossing = selfCrossing(line)) {
        return fail(ErrorCode::InvalidGeometry,
                    {"画的线与自身相交", "the line crosses itself"},
                    std::format("{:.6f}, {:.6f}", crossing->x, crossing->y));
    }
    return {};
}

}  // namespace

Result<std::vector<MultiPolygon>> splitArea(const MultiPolygon& area, const Line& line) {
    if (auto sound = checkLine(line); !sound) {
        return std::unexpected(std::move(sound.error()));
    }
    std::vector<MultiPolygon> parts(1);
    for (const Polygon& polygon : area.polygons) {
        const std::vector<Polygon> faces = detail::facesOf(detail::cutByLine(polygon, line));
        if (faces.size() < 2) {
            parts.front().polygons.push_back(polygon);
            continue;
        }
        parts.front().polygons.push_back(faces.front());
        for (std::size_t i = 1; i < faces.size(); ++i) {
            parts.push_back({{faces[i]}});
        }
    }
    if (parts.size() < 2) {
        return fail(ErrorCode::InvalidArgument,
                    {"画的线没有把面切开", "the line does not cut the area apart"},
                    {},
                    {"线要从面的一边穿到另一边", "it has to enter the area and to leave it"});
    }
    std::ranges::stable_sort(
        parts.begin() + 1, parts.end(), std::ranges::greater{}, detail::plainArea);
    for (MultiPolygon& part : parts) {
        if (auto sound = checkArea(part); !sound) {
            return std::unexpected(std::move(sound.error()));
        }
    }
    return parts;
}

namespace {

Ring closed(Ring ring) {
    if (!ring.empty()) {
        ring.push_back(ring.front());
    }
    return ring;
}

/// The ring with the piece in place of one of its two halves, so that more remains; nothing when
/// the ring does not have both ends.
std::optional<Ring> along(const Ring& ring, const Line& piece) {
    const auto start = std::ranges::find(ring, piece.front());
    const auto end = std::ranges::find(ring, piece.back());
    if (start == ring.end() || end == ring.end() || start == end) {
        return std::nullopt;
    }
    const auto arc = [&](Ring::const_iterator from, Ring::const_iterator to) {  // ends included
        Ring corners;
        for (auto at = from; at != to; at = at + 1 == ring.end() ? ring.begin() : at + 1) {
            corners.push_back(*at);
        }
        corners.push_back(*to);
        return corners;
    };
    Ring first = arc(end, start);  // the piece in place of start..end
    first.insert(first.end(), piece.begin() + 1, piece.end() - 1);
    Ring second = arc(start, end);
    second.insert(second.end(), piece.rbegin() + 1, piece.rend() - 1);
    const double sizeOfFirst = std::abs(detail::signedArea(closed(first)));
    const double sizeOfSecond = std::abs(detail::signedArea(closed(second)));
    return sizeOfFirst >= sizeOfSecond ? first : second;
}

bool liesOutside(const Ring& hole, const Ring& outer) {
    const MultiPolygon area{{Polygon{outer, {}}}};
    return std::ranges::none_of(
        hole, [&](const Point& p) { return locate(p, area) == Location::Inside; });
}

/// False when the line meets none of its rings twice.
bool reshapePolygon(Polygon& polygon, const Line& line) {
    detail::CutPolygon cut = detail::cutByLine(polygon, line);
    std::vector<detail::LinePiece> used;
    for (const detail::LinePiece& piece : cut.pieces) {
        for (Ring& ring : cut.rings) {
            if (auto changed = along(ring, piece.points)) {
                ring = std::move(*changed);
                used.push_back(piece);
                break;
            }
        }
    }
    if (used.empty()) {
        return false;
    }
    std::vector<Ring> rings;
    for (const Ring& ring : cut.rings) {
        rings.push_back(closed(detail::withoutUnused(ring, cut, used)));
    }
    polygon.outer = std::move(rings.front());
    polygon.holes.assign(rings.begin() + 1, rings.end());
    std::erase_if(polygon.holes,
                  [&](const Ring& hole) { return liesOutside(hole, polygon.outer); });
    return true;
}

}  // namespace

Result<MultiPolygon> reshapeArea(const MultiPolygon& area, const Line& line) {
    if (auto sound = checkLine(line); !sound) {
        return std::unexpected(std::move(sound.error()));
    }
    MultiPolygon reshaped = area;
    bool changed = false;
    for (Polygon& polygon : reshaped.polygons) {
        changed = reshapePolygon(polygon, line) || changed;
    }
    if (!changed) {
        return fail(ErrorCode::InvalidArgument,
                    {"画的线没有与边界相交两次", "the line does not meet the edge twice"},
                    {},
                    {"线要从边界出发并回到边界", "it has to begin and to end at the edge"});
    }
    return checked(std::move(reshaped));
}

Result<MultiPolygon> mergeAreas(std::span<const MultiPolygon> areas) {
    auto whole = unionOf(areas);
    if (!whole) {
        return std::unexpected(std::move(whole.error()));
    }
    return checked(std::move(whole->area));
}

}  // namespace ruyuan::gis
