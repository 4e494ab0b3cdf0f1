// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/spatial_index.h"

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace ruyuan::gis {

/// What a drawn corner was pulled to.
struct Snap {
    Point place;            ///< of a corner: the very doubles of that corner
    bool isVertex = false;  ///< else a point on an edge
    std::size_t shape = 0;  ///< into the shapes of the index
};

/// The corners and edges of shapes, prepared for finding what lies near the mouse. Cheap to make
/// also for millions of corners. Never changes; may be asked by several threads.
class SnapIndex {
public:
    SnapIndex() = default;
    /// Copies what it needs. Of lines and areas corners and edges count, of points the points.
    explicit SnapIndex(std::span<const Geometry> shapes);

    /// How many pixels (or whatever distances are told in) one unit of x and of y takes.
    struct Scale {
        double x = 1.0;
        double y = 1.0;
    };
    /// The nearest corner within @p reach, else the nearest point of an edge; ties go to the lower
    /// shape. Shapes for which @p skip holds do not count.
    template <class Skip>
    [[nodiscard]] std::optional<Snap> find(Point at, Scale scale, double reach, Skip skip) const {
        Best best;
        for (const std::size_t run : near(at, scale, reach)) {
            if (!skip(runs_[run].shape)) {
                look(runs_[run], at, scale, best);
            }
        }
        return chosen(best, reach);
    }
    [[nodiscard]] std::optional<Snap> find(Point at, Scale scale, double reach) const {
        return find(at, scale, reach, [](std::size_t) { return false; });
    }

private:
    /// Corners that follow each other, with the edges between them.
    struct Run {
        std::size_t shape = 0;
        std::size_t first = 0;  // into points_
        std::size_t count = 0;
        bool edges = true;
    };
    struct Best {
        std::optional<std::pair<double, Snap>> vertex;
        std::optional<std::pair<double, Snap>> edge;
    };
    void addPath(std::size_t shape, const std::vector<Point>& path, bool edges);
    [[nodiscard]] std::vector<std::size_t> near(Point at, Scale scale, double reach) const;
    void look(const Run& run, Point at, Scale scale, Best& best) const;
    [[nodiscard]] static std::optional<Snap> chosen(const Best& best, double reach);

    std::vector<Point> points_;
    std::vector<Run> runs_;
    std::vector<Box> boxes_;
    SpatialIndex index_;
};

}  // namespace ruyuan::gis
