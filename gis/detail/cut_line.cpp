// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/cut_line.h"

#include "gis/detail/orientation.h"
#include "gis/overlay.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ruyuan::gis::detail {

namespace {

constexpr double kSameShare = 1e-11;

double distance(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// The share of the way from a to b at which the foot of p lies, 0 to 1.
double footShare(Point p, Point a, Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    return length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0.0;
}

Point between(Point a, Point b, double share) {
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

double awayFrom(Point p, Point a, Point b) {
    return distance(p, between(a, b, footShare(p, a, b)));
}

bool farApart(Point a, Point b, Point c, Point d, double reach) {
    return std::max(a.x, b.x) + reach < std::min(c.x, d.x) ||
           std::max(c.x, d.x) + reach < std::min(a.x, b.x) ||
           std::max(a.y, b.y) + reach < std::min(c.y, d.y) ||
           std::max(c.y, d.y) + reach < std::min(a.y, b.y);
}

/// Where the line meets the boundary: how far along the line, and the corner.
struct Meeting {
    std::size_t segment = 0;
    double share = 0;
    Point place;
};

/// A corner to be added to an edge.
struct Node {
    std::size_t edge = 0;
    double share = 0;
    Point place;
};

class Noder {
public:
    Noder(const Polygon& polygon, const Line& line);
    [[nodiscard]] CutPolygon result() const;

private:
    void settleVertices();
    void meetEdges();
    void meet(std::size_t segment, std::size_t ring, std::size_t edge);
    [[nodiscard]] bool near(Point a, Point b) const { return distance(a, b) <= same_; }
    [[nodiscard]] Point to(std::size_t ring, std::size_t edge) const {
        return rings_[ring][(edge + 1) % rings_[ring].size()];
    }
    [[nodiscard]] std::vector<Meeting> alongLine() const;

    const Polygon& polygon_;
    std::vector<Ring> rings_;
    Line line_;
    double same_ = 0;
    std::vector<std::vector<Node>> nodes_;  // by ring
    std::vector<Meeting> meetings_;
    std::vector<bool> settled_;  // the line's corners that lie on the boundary
};

Noder::Noder(const Polygon& polygon, const Line& line) : polygon_(polygon), line_(line) {
    rings_.push_back(polygon.outer);
    rings_.insert(rings_.end(), polygon.holes.begin(), polygon.holes.end());
    double size = 0;
    for (Ring& ring : rings_) {
        ring.pop_back();
        for (const Point& p : ring) {
            size = std::max({size, std::abs(p.x), std::abs(p.y)});
        }
    }
    same_ = size * kSameShare;
    const auto repeated = std::ranges::unique(line_);
    line_.erase(repeated.begin(), repeated.end());
    nodes_.resize(rings_.size());
    settled_.resize(line_.size());
    settleVertices();
    meetEdges();
}

/// Corners of the line that lie on the boundary, or so near that nobody can tell.
void Noder::settleVertices() {
    for (std::size_t i = 0; i < line_.size(); ++i) {
        for (const Ring& ring : rings_) {
            const auto corner =
                std::ranges::find_if(ring, [&](const Point& p) { return near(p, line_[i]); });
            if (corner != ring.end()) {
                line_[i] = *corner;
                settled_[i] = true;
            }
        }
        for (std::size_t r = 0; r < rings_.size() && !settled_[i]; ++r) {
            for (std::size_t e = 0; e < rings_[r].size() && !settled_[i]; ++e) {
                const Point a = rings_[r][e];
                const Point b = to(r, e);
                if (awayFrom(line_[i], a, b) <= same_) {
                    nodes_[r].push_back({e, footShare(line_[i], a, b), line_[i]});
                    settled_[i] = true;
                }
            }
        }
        if (settled_[i]) {
            meetings_.push_back({i, 0.0, line_[i]});
        }
    }
}

void Noder::meetEdges() {
    for (std::size_t s = 0; s + 1 < line_.size(); ++s) {
        for (std::size_t r = 0; r < rings_.size(); ++r) {
            for (std::size_t e = 0; e < rings_[r].size(); ++e) {
                if (!farApart(line_[s], line_[s + 1], rings_[r][e], to(r, e), same_)) {
                    meet(s, r, e);
                }
            }
        }
    }
}

void Noder::meet(std::size_t segment, std::size_t ring, std::size_t edge) {
    const Point a = line_[segment];
    const Point b = line_[segment + 1];
    const Point c = rings_[ring][edge];
    const Point d = to(ring, edge);
    if (awayFrom(c, a, b) <= same_) {
        if (!near(c, a) && !near(c, b)) {
            meetings_.push_back({segment, footShare(c, a, b), c});
        }
        return;
    }
    if (awayFrom(d, a, b) <= same_ || (settled_[segment] && awayFrom(a, c, d) <= same_) ||
        (settled_[segment + 1] && awayFrom(b, c, d) <= same_)) {
        return;  // told by that corner
    }
    if (orientation(a, b, c) * orientation(a, b, d) >= 0 ||
        orientation(c, d, a) * orientation(c, d, b) >= 0) {
        return;
    }
    const double wa = (d.x - c.x) * (a.y - c.y) - (d.y - c.y) * (a.x - c.x);
    const double wb = (d.x - c.x) * (b.y - c.y) - (d.y - c.y) * (b.x - c.x);
    const double share = wa / (wa - wb);
    const Point place = between(a, b, share);
    meetings_.push_back({segment, share, place});
    nodes_[ring].push_back({edge, footShare(place, c, d), place});
}

std::vector<Meeting> Noder::alongLine() const {
    std::vector<Meeting> sorted = meetings_;
    std::ranges::sort(sorted, [](const Meeting& a, const Meeting& b) {
        return std::pair(a.segment, a.share) < std::pair(b.segment, b.share);
    });
    const auto repeated = std::ranges::unique(sorted, {}, &Meeting::place);
    sorted.erase(repeated.begin(), repeated.end());
    return sorted;
}

/// With the nodes as corners.
Ring noded(const Ring& ring, std::vector<Node> nodes, std::vector<Point>& added) {
    std::ranges::sort(nodes, [](const Node& a, const Node& b) {
        return std::pair(a.edge, a.share) < std::pair(b.edge, b.share);
    });
    Ring result;
    auto node = nodes.begin();
    for (std::size_t e = 0; e < ring.size(); ++e) {
        result.push_back(ring[e]);
        for (; node != nodes.end() && node->edge == e; ++node) {
            if (node->place != result.back()) {
                result.push_back(node->place);
                added.push_back(node->place);
            }
        }
    }
    return result;
}

bool isEdge(const std::vector<Ring>& rings, Point a, Point b) {
    return std::ranges::any_of(rings, [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point from = ring[i];
            const Point to = ring[(i + 1) % ring.size()];
            if ((from == a && to == b) || (from == b && to == a)) {
                return true;
            }
        }
        return false;
    });
}

CutPolygon Noder::result() const {
    CutPolygon cut;
    for (std::size_t r = 0; r < rings_.size(); ++r) {
        cut.rings.push_back(noded(rings_[r], nodes_[r], cut.added));
    }
    const std::vector<Meeting> meetings = alongLine();
    const MultiPolygon area{{polygon_}};
    for (std::size_t m = 0; m + 1 < meetings.size(); ++m) {
        LinePiece piece;
        piece.points.push_back(meetings[m].place);
        for (std::size_t i = meetings[m].segment + 1; i <= meetings[m + 1].segment; ++i) {
            piece.points.push_back(line_[i]);
        }
        piece.points.push_back(meetings[m + 1].place);
        const auto repeated = std::ranges::unique(piece.points);
        piece.points.erase(repeated.begin(), repeated.end());
        if (piece.points.size() < 2 ||
            (piece.points.size() == 2 && isEdge(cut.rings, piece.points[0], piece.points[1]))) {
            continue;
        }
        piece.inside =
            locate(between(piece.points[0], piece.points[1], 0.5), area) == Location::Inside;
        cut.pieces.push_back(std::move(piece));
    }
    return cut;
}

}  // namespace

CutPolygon cutByLine(const Polygon& polygon, const Line& line) {
    return Noder(polygon, line).result();
}

Ring withoutUnused(Ring ring, const CutPolygon& cut, const std::vector<LinePiece>& used) {
    std::erase_if(ring, [&](const Point& corner) {
        return std::ranges::contains(cut.added, corner) &&
               std::ranges::none_of(used, [&](const LinePiece& piece) {
                   return std::ranges::contains(piece.points, corner);
               });
    });
    return ring;
}

}  // namespace ruyuan::gis::detail
