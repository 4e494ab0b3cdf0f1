// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/validity.h"
#include "maps/detail/edit_paint.h"
#include "maps/edit_tool.h"
#include "maps/measures.h"

#include <utility>

namespace ruyuan::maps {

namespace {

constexpr double kLabelledSegment = 50.0;  // pixels

std::vector<gis::Point> worldPath(const gis::Line& lonLat) {
    std::vector<gis::Point> world;
    for (const gis::Point& point : lonLat) {
        world.push_back(worldOf(point));
    }
    return world;
}

}  // namespace

DrawTool::DrawTool(What what, QObject* parent) : EditTool(parent), what_(what) {}

bool DrawTool::press(const MapMouse& mouse) {
    if (mouse.button == Qt::RightButton) {
        if (drawing_.empty() || finished_) {
            return false;  // a menu may come
        }
        finish(mouse.modifiers);
        return true;
    }
    if (mouse.button != Qt::LeftButton) {
        return false;
    }
    beginPan(mouse.pixel);
    return true;
}

void DrawTool::drag(const MapMouse& mouse) {
    if ((mouse.buttons & Qt::LeftButton) != 0) {
        pan(mouse.pixel);
    }
}

void DrawTool::release(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton || wasPanned()) {
        return;
    }
    if (finished_) {
        finished_ = false;
        drawing_.clear();
    }
    const gis::Point place = placeAt(mouse.pixel, mouse.camera);
    mouse_ = place;
    mousePixel_ = mouse.pixel;
    if (what_ == What::Point) {
        Q_EMIT pointDrawn(place);
        return;
    }
    drawing_.add(place);
    tell();
}

bool DrawTool::doubleClick(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton || what_ == What::Point) {
        return false;
    }
    finish(mouse.modifiers);  // the first of its clicks has set the last corner
    return true;
}

void DrawTool::hover(const MapMouse& mouse) {
    if (finished_) {
        return;
    }
    mouse_ = placeAt(mouse.pixel, mouse.camera);
    mousePixel_ = mouse.pixel;
    tell();
}

std::optional<gis::Point> DrawTool::next() const {
    return finished_ ? std::nullopt : mouse_;
}

void DrawTool::tell() {
    fault_.reset();
    if (!drawing_.empty() && what_ != What::Point) {
        const auto as = what_ == What::Area ? Drawing::As::Outline : Drawing::As::Line;
        fault_ = drawing_.fault(as, next());
        const gis::Text length = words(drawing_.length(next()));
        const gis::Text size =
            what_ == What::Area
                ? gis::text("{}，边线 {}", "{}, edge {}", words(drawing_.area(next())), length)
                : length;
        Q_EMIT hint(said(gis::text("{} · 双击、回车或右键完成，退格删除上一点，Esc 放弃",
                                   "{} · double click, Enter or right button: finish; Backspace: "
                                   "one point back; Esc: give up",
                                   size)));
    }
    if (what_ == What::Area && !fault_ && !finished_ && mouse_) {
        Drawing withMouse = drawing_;
        withMouse.add(*mouse_);
        if (withMouse.points().size() > 2) {
            if (const auto area = withMouse.outline()) {
                Q_EMIT areaChanged(*area);
            }
        }
    }
    Q_EMIT changed();
}

void DrawTool::finish(Qt::KeyboardModifiers modifiers) {
    if (what_ == What::Line) {
        if (drawing_.points().size() < 2) {
            cancel();
            return;
        }
        const gis::Line line = drawing_.points();
        finished_ = staying_;
        if (!staying_) {
            drawing_.clear();
        }
        forgetSnap();
        tell();
        Q_EMIT lineDrawn(line);
        return;
    }
    auto area = drawing_.outline();
    if (!area) {
        Q_EMIT refused(area.error());  // the corners stay, to be mended
        return;
    }
    finished_ = staying_;
    if (!staying_) {
        drawing_.clear();
    }
    forgetSnap();
    tell();
    Q_EMIT areaDrawn(*area, modifiers);
}

bool DrawTool::claims(const QKeyEvent& event) const {
    if (EditTool::claims(event)) {
        return true;
    }
    const bool keys = event.key() == Qt::Key_Backspace || event.key() == Qt::Key_Return ||
                      event.key() == Qt::Key_Enter ||
                      (event.key() == Qt::Key_Z &&
                       (event.modifiers() & ~Qt::ShiftModifier) == Qt::ControlModifier);
    return keys && !drawing_.empty() && !finished_;
}

bool DrawTool::key(const QKeyEvent& event) {
    if (EditTool::key(event)) {
        return true;
    }
    if (!claims(event)) {
        return false;
    }
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        finish(event.modifiers());
        return true;
    }
    if (event.key() == Qt::Key_Z && (event.modifiers() & Qt::ShiftModifier) != 0) {
        drawing_.redo();
    } else {
        drawing_.removeLast();
    }
    tell();
    return true;
}

bool DrawTool::cancel() {
    forgetSnap();
    const bool active = !drawing_.empty();
    drawing_.clear();
    finished_ = false;
    fault_.reset();
    mouse_.reset();
    Q_EMIT changed();
    if (active) {
        Q_EMIT hint(QString());
        Q_EMIT cancelled();
    }
    return active;
}

void DrawTool::paint(QPainter& painter, const Camera& camera) const {
    gis::Line points = drawing_.points();
    if (next() && !points.empty()) {
        points.push_back(*next());
    }
    const std::vector<gis::Point> world = worldPath(points);
    if (what_ == What::Area && world.size() > 2) {
        gis::Ring ring = world;
        ring.push_back(ring.front());
        detail::paintArea(painter, {{gis::Polygon{std::move(ring), {}}}}, camera);
    } else {
        detail::paintPath(painter, detail::onScreen(world, camera));
    }
    for (std::size_t i = 0; i < drawing_.points().size(); ++i) {
        detail::paintHandle(painter, camera.toPixel(world[i]), detail::HandleLook::Corner);
    }
    if (labelled_) {
        paintLabels(painter, camera);
    }
    paintSnap(painter, camera);
    if (fault_) {
        detail::paintFault(painter, camera.toPixel(worldOf(*fault_)));
    }
    if (points.size() > 1) {
        const bool area = what_ == What::Area && points.size() > 2;
        const QPointF at = next() ? mousePixel_ : camera.toPixel(world.back());
        detail::paintNote(
            painter,
            at,
            said(area ? words(drawing_.area(next())) : words(drawing_.length(next()))));
    }
}

void DrawTool::paintLabels(QPainter& painter, const Camera& camera) const {
    gis::Line points = drawing_.points();
    if (next() && !points.empty()) {
        points.push_back(*next());
    }
    if (what_ == What::Area && points.size() > 2) {
        points.push_back(points.front());
    }
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const QPointF from = camera.toPixel(worldOf(points[i]));
        const QPointF to = camera.toPixel(worldOf(points[i + 1]));
        if ((to - from).manhattanLength() < kLabelledSegment || points.size() < 3) {
            continue;
        }
        Drawing segment;
        segment.add(points[i]);
        segment.add(points[i + 1]);
        detail::paintNote(
            painter, (from + to) / 2 - QPointF(14, 14), said(words(segment.length())));
    }
}

}  // namespace ruyuan::maps
