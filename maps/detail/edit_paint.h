// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "maps/camera.h"

#include <QPainter>
#include <QPolygonF>
#include <QString>

namespace ruyuan::maps::detail {

// How edited shapes look: an orange line with a white rim, readable on any map, thinner where it
// has so many corners that wide pens would make the map stutter.

/// World coordinates on the screen, without corners that nobody can tell from the one before.
[[nodiscard]] QPolygonF onScreen(const std::vector<gis::Point>& world, const Camera& camera);
void paintPath(QPainter& painter, const QPolygonF& path);
/// Filled, with holes.
void paintArea(QPainter& painter, const gis::MultiPolygon& world, const Camera& camera);
enum class HandleLook { Corner, Middle, Hovered };
void paintHandle(QPainter& painter, QPointF at, HandleLook look);
/// A square around a corner, a cross on an edge.
void paintSnapMark(QPainter& painter, QPointF at, bool isVertex);
/// Where something is wrong.
void paintFault(QPainter& painter, QPointF at);
/// Text beside a place, on a ground of its own.
void paintNote(QPainter& painter, QPointF at, const QString& text);

}  // namespace ruyuan::maps::detail
