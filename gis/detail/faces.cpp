// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/cut_line.h"
#include "gis/detail/orientation.h"
#include "gis/detail/shoelace.h"
#include "gis/overlay.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace ruyuan::gis::detail {

namespace {

constexpr std::size_t kNoPiece = static_cast<std::size_t>(-1);

/// An edge with the polygon on its left; of a piece of the line there are both ways.
struct Way {
    Point from;
    Point to;
    std::size_t piece = kNoPiece;
    std::size_t twin = 0;  ///< the other way along the same edge of a piece
};

using Walk = std::vector<std::size_t>;  // ways, one after another

/// Walks round the faces of a polygon that is cut by pieces of a line.
class Walker {
public:
    Walker(const std::vector<Ring>& rings, const std::vector<LinePiece>& pieces);
    [[nodiscard]] std::vector<Walk> walks() const;
    /// Pieces that have the same face on both sides: they cut nothing off.
    [[nodiscard]] std::set<std::size_t> idle(const std::vector<Walk>& walks) const;
    [[nodiscard]] Ring ring(const Walk& walk) const;

private:
    void add(Point from, Point to, std::size_t piece);
    [[nodiscard]] std::size_t next(std::size_t way) const;

    std::vector<Way> ways_;
    std::map<std::pair<double, double>, std::vector<std::size_t>> leaving_;
};

Walker::Walker(const std::vector<Ring>& rings, const std::vector<LinePiece>& pieces) {
    for (const Ring& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            add(ring[i], ring[(i + 1) % ring.size()], kNoPiece);
        }
    }
    for (std::size_t p = 0; p < pieces.size(); ++p) {
        const Line& points = pieces[p].points;
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            const std::size_t way = ways_.size();
            add(points[i], points[i + 1], p);
            add(points[i + 1], points[i], p);
            ways_[way].twin = way + 1;
            ways_[way + 1].twin = way;
        }
    }
}

void Walker::add(Point from, Point to, std::size_t piece) {
    leaving_[{from.x, from.y}].push_back(ways_.size());
    ways_.push_back({from, to, piece, 0});
}

/// In which part of a clockwise turn from the way back a way lies.
int turnClass(Point at, Point back, Point to) {
    const int side = orientation(at, back, to);
    if (side != 0) {
        return side < 0 ? 0 : 2;
    }
    const bool ahead = (back.x - at.x) * (to.x - at.x) + (back.y - at.y) * (to.y - at.y) < 0;
    return ahead ? 1 : 3;
}

/// The way that is met first when turning clockwise from the way back.
std::size_t Walker::next(std::size_t way) const {
    const Point at = ways_[way].to;
    const Point back = ways_[way].from;
    const std::vector<std::size_t>& candidates = leaving_.at({at.x, at.y});
    return *std::ranges::min_element(candidates, [&](std::size_t a, std::size_t b) {
        const int turnA = turnClass(at, back, ways_[a].to);
        const int turnB = turnClass(at, back, ways_[b].to);
        return turnA != turnB ? turnA < turnB : orientation(at, ways_[a].to, ways_[b].to) < 0;
    });
}

std::vector<Walk> Walker::walks() const {
    std::vector<Walk> walks;
    std::vector<bool> done(ways_.size());
    for (std::size_t first = 0; first < ways_.size(); ++first) {
        Walk walk;
        for (std::size_t way = first; !done[way]; way = next(way)) {
            done[way] = true;
            walk.push_back(way);
        }
        if (!walk.empty()) {
            walks.push_back(std::move(walk));
        }
    }
    return walks;
}

std::set<std::size_t> Walker::idle(const std::vector<Walk>& walks) const {
    std::set<std::size_t> idle;
    for (const Walk& walk : walks) {
        const std::set<std::size_t> ways(walk.begin(), walk.end());
        for (const std::size_t way : walk) {
            if (ways_[way].piece != kNoPiece && ways.contains(ways_[way].twin)) {
                idle.insert(ways_[way].piece);
            }
        }
    }
    return idle;
}

Ring Walker::ring(const Walk& walk) const {
    Ring ring;
    for (const std::size_t way : walk) {
        ring.push_back(ways_[way].from);
    }
    return ring;
}

/// A walk that comes through a corner twice is cut there, so that every ring is simple.
std::vector<Ring> simpleRings(const Ring& walk) {
    std::vector<Ring> rings;
    Ring open;
    std::map<std::pair<double, double>, std::size_t> at;  // place in open
    for (const Point& corner : walk) {
        const auto key = std::pair(corner.x, corner.y);
        if (const auto before = at.find(key); before != at.end()) {
            const std::size_t from = before->second;
            Ring ring(open.begin() + static_cast<std::ptrdiff_t>(from), open.end());
            for (std::size_t i = from; i < open.size(); ++i) {
                at.erase({open[i].x, open[i].y});
            }
            open.resize(from);
            ring.push_back(ring.front());
            rings.push_back(std::move(ring));
        }
        at[key] = open.size();
        open.push_back(corner);
    }
    if (!open.empty()) {
        open.push_back(open.front());
        rings.push_back(std::move(open));
    }
    return rings;
}

bool holds(const Ring& outer, const Ring& hole) {
    const MultiPolygon area{{Polygon{outer, {}}}};
    for (std::size_t i = 0; i + 1 < hole.size(); ++i) {
        const Point middle{(hole[i].x + hole[i + 1].x) / 2, (hole[i].y + hole[i + 1].y) / 2};
        for (const Point& point : {hole[i], middle}) {
            if (const Location location = locate(point, area); location != Location::Boundary) {
                return location == Location::Inside;
            }
        }
    }
    return false;
}

std::vector<Polygon> polygonsOf(const std::vector<Ring>& rings) {
    std::vector<Polygon> polygons;
    for (const Ring& ring : rings) {
        if (signedArea(ring) > 0) {
            polygons.push_back({ring, {}});
        }
    }
    std::ranges::stable_sort(
        polygons, {}, [](const Polygon& each) { return signedArea(each.outer); });
    for (const Ring& ring : rings) {
        if (signedArea(ring) >= 0) {
            continue;
        }
        const auto owner = std::ranges::find_if(
            polygons, [&](const Polygon& each) { return holds(each.outer, ring); });
        if (owner != polygons.end()) {
            owner->holes.push_back(ring);
        }
    }
    std::ranges::reverse(polygons);
    return polygons;
}

}  // namespace

std::vector<Polygon> facesOf(const CutPolygon& cut) {
    std::vector<LinePiece> pieces;
    std::ranges::copy_if(cut.pieces, std::back_inserter(pieces), &LinePiece::inside);
    while (true) {
        std::vector<Ring> rings;
        for (const Ring& ring : cut.rings) {
            rings.push_back(withoutUnused(ring, cut, pieces));
        }
        const Walker walker(rings, pieces);
        const std::vector<Walk> walks = walker.walks();
        const std::set<std::size_t> idle = walker.idle(walks);
        if (idle.empty()) {
            std::vector<Ring> simple;
            for (const Walk& walk : walks) {
                std::ranges::move(simpleRings(walker.ring(walk)), std::back_inserter(simple));
            }
            return polygonsOf(simple);
        }
        std::vector<LinePiece> kept;
        for (std::size_t p = 0; p < pieces.size(); ++p) {
            if (!idle.contains(p)) {
                kept.push_back(pieces[p]);
            }
        }
        pieces = std::move(kept);
    }
}

}  // namespace ruyuan::gis::detail
