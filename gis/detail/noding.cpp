// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/noding.h"

#include "gis/spatial_index.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <tuple>
#include <utility>

namespace ruyuan::gis::detail {

namespace {

Box boxOf(GridPoint a, GridPoint b) {
    Box box;
    box.add(Point{static_cast<double>(a.x), static_cast<double>(a.y)});
    box.add(Point{static_cast<double>(b.x), static_cast<double>(b.y)});
    return box;
}

int signOf(Int128 value) {
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

/// value / divisor rounded to the nearest integer, halves up, as cells are half-open.
std::int64_t roundedQuotient(Int128 value, Int128 divisor) {
    if (divisor < 0) {
        value = -value;
        divisor = -divisor;
    }
    const Int128 doubled = 2 * value + divisor;
    Int128 quotient = doubled / (2 * divisor);
    if (doubled % (2 * divisor) < 0) {
        --quotient;
    }
    return static_cast<std::int64_t>(quotient);
}

/// The cell of the crossing of two edges that cross within both; ends that touch need none, for
/// ends are hot anyway.
std::optional<GridPoint> crossingCell(const GridEdge& e, const GridEdge& f) {
    const Int128 fFrom = cross(e.from, e.to, f.from);
    const Int128 fTo = cross(e.from, e.to, f.to);
    const Int128 eFrom = cross(f.from, f.to, e.from);
    const Int128 eTo = cross(f.from, f.to, e.to);
    if (signOf(fFrom) * signOf(fTo) >= 0 || signOf(eFrom) * signOf(eTo) >= 0) {
        return std::nullopt;
    }
    const Int128 share = eFrom - eTo;  // the crossing lies at eFrom / share along e
    return GridPoint{e.from.x + roundedQuotient(eFrom * (e.to.x - e.from.x), share),
                     e.from.y + roundedQuotient(eFrom * (e.to.y - e.from.y), share)};
}

/// A bound of the parameter along an edge: numerator / denominator, denominator > 0.
struct Bound {
    Int128 numerator = 0;
    Int128 denominator = 1;
    bool open = false;
};

int compare(const Bound& a, const Bound& b) {
    return signOf(a.numerator * b.denominator - b.numerator * a.denominator);
}

/// The part of an edge, as parameters from 0 to 1, that passes a half-open cell.
class PassedPart {
public:
    /// Keeps low <= from + t * step < high.
    void clip(std::int64_t from, std::int64_t step, std::int64_t low, std::int64_t high) {
        if (step == 0) {
            empty_ = empty_ || from < low || from >= high;
        } else if (step > 0) {
            raise({low - from, step, false});
            lower({high - from, step, true});
        } else {
            raise({from - high, -step, true});
            lower({from - low, -step, false});
        }
    }

    [[nodiscard]] bool empty() const {
        const int order = compare(low_, high_);
        return empty_ || order > 0 || (order == 0 && (low_.open || high_.open));
    }

private:
    void raise(const Bound& bound) {
        const int order = compare(bound, low_);
        if (order > 0 || (order == 0 && bound.open)) {
            low_ = bound;
        }
    }
    void lower(const Bound& bound) {
        const int order = compare(bound, high_);
        if (order < 0 || (order == 0 && bound.open)) {
            high_ = bound;
        }
    }

    Bound low_{0, 1, false};
    Bound high_{1, 1, false};
    bool empty_ = false;
};

/// Whether the edge passes the cell around @p cell, which holds its lower and left sides only.
bool passes(const GridEdge& edge, GridPoint cell) {
    PassedPart part;  // in half cells
    part.clip(2 * edge.from.x, 2 * (edge.to.x - edge.from.x), 2 * cell.x - 1, 2 * cell.x + 1);
    part.clip(2 * edge.from.y, 2 * (edge.to.y - edge.from.y), 2 * cell.y - 1, 2 * cell.y + 1);
    return !part.empty();
}

std::vector<GridPoint> hotCells(std::span<const GridEdge> edges) {
    std::vector<Box> boxes;
    std::vector<GridPoint> cells;
    for (const GridEdge& edge : edges) {
        boxes.push_back(boxOf(edge.from, edge.to));
        cells.push_back(edge.from);
        cells.push_back(edge.to);
    }
    const SpatialIndex index(boxes);
    std::vector<std::size_t> near;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        index.query(boxes[i], near);
        for (auto other = std::ranges::upper_bound(near, i); other != near.end(); ++other) {
            if (const auto cell = crossingCell(edges[i], edges[*other])) {
                cells.push_back(*cell);
            }
        }
    }
    std::ranges::sort(cells);
    const auto repeated = std::ranges::unique(cells);
    cells.erase(repeated.begin(), repeated.end());
    return cells;
}

/// The pieces of @p edge between the hot cells it passes, given those near it.
void addPieces(const GridEdge& edge,
               std::vector<GridPoint>& passed,
               std::vector<NodedEdge>& pieces) {
    // An edge is monotone in x and in y, and so is its way through the cells.
    const bool eastward = edge.from.x <= edge.to.x;
    const bool northward = edge.from.y <= edge.to.y;
    std::ranges::sort(passed, {}, [&](GridPoint cell) {
        return std::pair{eastward ? cell.x : -cell.x, northward ? cell.y : -cell.y};
    });
    for (std::size_t i = 1; i < passed.size(); ++i) {
        NodedEdge piece{.left = passed[i - 1], .right = passed[i], .rise = {}};
        int rise = 1;
        if (piece.right < piece.left) {
            std::swap(piece.left, piece.right);
            rise = -1;
        }
        piece.rise[static_cast<std::size_t>(edge.operand)] = rise;
        pieces.push_back(piece);
    }
}

/// Equal pieces become one with the sum of their rises.
std::vector<NodedEdge> merged(std::vector<NodedEdge> pieces) {
    std::ranges::sort(
        pieces, {}, [](const NodedEdge& edge) { return std::pair{edge.left, edge.right}; });
    std::vector<NodedEdge> edges;
    for (const NodedEdge& piece : pieces) {
        if (!edges.empty() && edges.back().left == piece.left &&
            edges.back().right == piece.right) {
            edges.back().rise[0] += piece.rise[0];
            edges.back().rise[1] += piece.rise[1];
        } else {
            edges.push_back(piece);
        }
    }
    std::erase_if(edges, [](const NodedEdge& edge) { return edge.rise == Windings{}; });
    return edges;
}

}  // namespace

std::vector<NodedEdge> node(std::span<const GridEdge> edges) {
    const std::vector<GridPoint> cells = hotCells(edges);
    std::vector<Box> boxes;
    boxes.reserve(cells.size());
    for (const GridPoint cell : cells) {
        boxes.push_back(boxOf(cell, cell));
    }
    const SpatialIndex index(boxes);
    std::vector<NodedEdge> pieces;
    std::vector<std::size_t> near;
    std::vector<GridPoint> passed;
    for (const GridEdge& edge : edges) {
        Box reach = boxOf(edge.from, edge.to);
        reach = {{reach.min.x - 1, reach.min.y - 1}, {reach.max.x + 1, reach.max.y + 1}};
        index.query(reach, near);
        passed.clear();
        for (const std::size_t i : near) {
            if (passes(edge, cells[i])) {
                passed.push_back(cells[i]);
            }
        }
        addPieces(edge, passed, pieces);
    }
    return merged(std::move(pieces));
}

}  // namespace ruyuan::gis::detail
