// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/sweep.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace ruyuan::gis::detail {

namespace {

/// Whether one edge lies below another where the sweep line meets both. Exact.
struct Below {
    std::span<const NodedEdge> edges;

    bool operator()(std::size_t i, std::size_t j) const {
        const NodedEdge& a = edges[i];
        const NodedEdge& b = edges[j];
        if (a.left == b.left) {
            return cross(a.left, a.right, b.right) > 0;
        }
        if (a.left < b.left) {
            return cross(a.left, a.right, b.left) > 0;
        }
        return cross(b.left, b.right, a.left) < 0;
    }
};

}  // namespace

std::vector<EdgeAbove> sweep(std::span<const NodedEdge> edges) {
    using Active = std::set<std::size_t, Below>;
    Active active(Below{edges});
    std::vector<Active::iterator> places(edges.size());

    std::vector<std::size_t> starts(edges.size());
    std::iota(starts.begin(), starts.end(), std::size_t{0});
    std::vector<std::size_t> ends = starts;
    std::ranges::sort(starts, [&](std::size_t i, std::size_t j) {
        return edges[i].left != edges[j].left ? edges[i].left < edges[j].left : Below{edges}(i, j);
    });
    std::ranges::sort(ends, {}, [&](std::size_t i) { return edges[i].right; });

    std::vector<EdgeAbove> order;
    order.reserve(edges.size());
    std::size_t ended = 0;
    for (std::size_t first = 0; first < starts.size();) {
        const GridPoint here = edges[starts[first]].left;
        for (; edges[ends[ended]].right <= here; ++ended) {
            active.erase(places[ends[ended]]);
        }
        std::size_t next = first;
        for (; next < starts.size() && edges[starts[next]].left == here; ++next) {
            places[starts[next]] = active.insert(starts[next]).first;
        }
        for (; first < next; ++first) {
            const auto place = places[starts[first]];
            order.push_back({.edge = starts[first],
                             .below = place == active.begin() ? kNoEdge : *std::prev(place)});
        }
    }
    return order;
}

}  // namespace ruyuan::gis::detail
