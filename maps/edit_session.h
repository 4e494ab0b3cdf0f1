// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/edit_geometry.h"
#include "gis/result.h"
#include "gis/units.h"

#include <optional>
#include <vector>

namespace ruyuan::maps {

// What is drawn and edited, without a window. Places are longitude and latitude (EPSG:4490), so
// that what was stored comes back to the bit; sizes are along the ellipsoid.

/// Points clicked one after another, for a line or the outline of an area.
class Drawing {
public:
    [[nodiscard]] const gis::Line& points() const { return points_; }
    [[nodiscard]] bool empty() const { return points_.empty(); }

    /// A point where the last one is already is not added again.
    void add(gis::Point place);
    /// False when there is none.
    bool removeLast();
    /// Brings back what removeLast() took, until the next add().
    bool redo();
    void clear();

    /// The way along the points and to @p next.
    [[nodiscard]] gis::Length length(std::optional<gis::Point> next = std::nullopt) const;
    /// Of the outline with @p next as its last corner; zero for less than three.
    [[nodiscard]] gis::Area area(std::optional<gis::Point> next = std::nullopt) const;
    /// Where the line (closed: the outline) with @p next crosses itself.
    enum class As { Line, Outline };
    [[nodiscard]] std::optional<gis::Point> fault(As as, std::optional<gis::Point> next) const;

    /// The outline as an area, ready to be kept.
    [[nodiscard]] gis::Result<gis::MultiPolygon> outline() const;

private:
    gis::Line points_;
    gis::Line taken_;  // by removeLast()
};

/// An area whose corners are edited. A gesture is begun, moved any number of times, and either
/// committed, which checks it, or aborted, which leaves everything as it was.
class EditSession {
public:
    /// @p size is its area on the ground, known by the caller.
    EditSession(gis::MultiPolygon area, gis::Area size);

    /// As shown: with the gesture in progress.
    [[nodiscard]] const gis::MultiPolygon& area() const { return area_; }
    [[nodiscard]] gis::Area size() const { return size_; }
    /// The corner that is dragged.
    [[nodiscard]] std::optional<gis::VertexRef> dragged() const { return dragged_; }
    /// Where the dragged corner makes an edge cross another one.
    [[nodiscard]] std::optional<gis::Point> fault() const { return fault_; }

    void begin(const gis::VertexRef& corner);
    /// A new corner on the edge that begins at @p edge, dragged at once.
    void beginInserting(const gis::VertexRef& edge, gis::Point place);
    void moveTo(gis::Point place);
    /// InvalidGeometry with the place when the area would cross itself; it is then as before.
    gis::Result<void> commit();
    /// False when nothing was begun.
    bool abort();

    gis::Result<void> remove(const gis::VertexRef& corner);

    /// One gesture back; false when there is none, or one is in progress.
    bool undo();
    bool redo();

private:
    struct State {
        gis::MultiPolygon area;
        gis::Area size;
    };
    void keep();
    [[nodiscard]] gis::Area triangleAt(const gis::VertexRef& corner) const;

    gis::MultiPolygon area_;
    gis::Area size_;
    std::optional<gis::VertexRef> dragged_;
    std::optional<State> before_;  // the gesture in progress
    std::optional<gis::Point> fault_;
    std::vector<State> done_;
    std::vector<State> undone_;
};

}  // namespace ruyuan::maps
