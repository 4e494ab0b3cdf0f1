// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/validity.h"
#include "maps/detail/edit_paint.h"
#include "maps/edit_tool.h"
#include "maps/measures.h"

#include <cmath>
#include <utility>

namespace ruyuan::maps {

namespace {

constexpr double kReach = 8.0;          // pixels around a handle
constexpr double kSplitEdge = 40.0;     // shorter edges have no handle in their middle
constexpr double kBesideTheView = 8.0;  // pixels

double distance(QPointF a, QPointF b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

gis::Point between(gis::Point a, gis::Point b) {
    return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

/// Calls @p visit with every corner of an area.
template <class Visit>
void forEachCorner(const gis::MultiPolygon& area, Visit visit) {
    for (std::size_t p = 0; p < area.polygons.size(); ++p) {
        for (std::size_t r = 0; r <= area.polygons[p].holes.size(); ++r) {
            const std::size_t corners = gis::cornersOf(area, {p, r, 0});
            for (std::size_t v = 0; v < corners; ++v) {
                visit(gis::VertexRef{p, r, v});
            }
        }
    }
}

}  // namespace

void VertexTool::setArea(std::optional<gis::MultiPolygon> area, gis::Area size) {
    session_.reset();
    if (area) {
        session_ = std::make_unique<EditSession>(std::move(*area), size);
    }
    hovered_.reset();
    last_.reset();
    dragging_ = false;
    project();
    tell();
}

void VertexTool::takeBack() {
    if (session_ && session_->undo()) {
        project();
        tell();
    }
}

void VertexTool::project() {
    world_ = session_ ? session_->area() : gis::MultiPolygon();
    gis::Geometry geometry = std::move(world_);
    gis::forEachPoint(geometry, [](gis::Point& point) { point = worldOf(point); });
    world_ = std::move(std::get<gis::MultiPolygon>(geometry));
}

gis::Point VertexTool::worldAt(const gis::VertexRef& at) const {
    return gis::vertexOf(world_, at);
}

QCursor VertexTool::cursor() const {
    return dragging_ || hovered_ ? Qt::CrossCursor : Qt::ArrowCursor;
}

std::optional<VertexTool::Handle> VertexTool::handleAt(QPointF pixel, const Camera& camera) const {
    if (!session_) {
        return std::nullopt;
    }
    std::optional<Handle> best;
    double nearest = kReach;
    const gis::Point world = camera.toWorld(pixel);
    const double reach = 2 * kReach / camera.pixelsPerWorld();
    const auto near = [&](gis::Point p) {
        return std::abs(p.x - world.x) <= reach && std::abs(p.y - world.y) <= reach;
    };
    forEachCorner(world_, [&](const gis::VertexRef& at) {
        if (!near(worldAt(at))) {
            return;
        }
        if (const double away = distance(camera.toPixel(worldAt(at)), pixel); away <= nearest) {
            nearest = away;
            best = Handle{at, false};
        }
    });
    if (best) {
        return best;
    }
    forEachCorner(world_, [&](const gis::VertexRef& at) {
        const gis::Point a = worldAt(at);
        const gis::Point b = worldAt(gis::nextOf(world_, at));
        if (!near(between(a, b)) || distance(camera.toPixel(a), camera.toPixel(b)) < kSplitEdge) {
            return;
        }
        const double away = distance(camera.toPixel(between(a, b)), pixel);
        if (away <= nearest) {
            nearest = away;
            best = Handle{at, true};
        }
    });
    return best;
}

bool VertexTool::press(const MapMouse& mouse) {
    const auto handle = handleAt(mouse.pixel, mouse.camera);
    if (mouse.button == Qt::RightButton) {
        if (!handle || handle->isMiddle) {
            return false;
        }
        remove(handle->at);
        return true;
    }
    if (mouse.button != Qt::LeftButton) {
        return false;
    }
    beginPan(mouse.pixel);
    dragging_ = handle.has_value();
    if (!handle) {
        return true;
    }
    if (handle->isMiddle) {
        session_->beginInserting(handle->at, lonLatOf(mouse.world));
        project();
    } else {
        session_->begin(handle->at);
    }
    last_ = session_->dragged();
    Q_EMIT changed();
    return true;
}

void VertexTool::drag(const MapMouse& mouse) {
    if ((mouse.buttons & Qt::LeftButton) == 0) {
        return;
    }
    if (!dragging_) {
        pan(mouse.pixel);
        return;
    }
    if (!session_ || !session_->dragged()) {
        return;  // given up with the button still down
    }
    if (!moves(mouse.pixel)) {
        return;
    }
    const gis::Point place = placeAt(mouse.pixel, mouse.camera);
    session_->moveTo(place);
    gis::setVertex(world_, *session_->dragged(), worldOf(place));
    tell();
    if (!session_->fault()) {
        gis::Geometry turned = session_->area();
        gis::normalise(turned);
        Q_EMIT areaChanged(std::get<gis::MultiPolygon>(turned));
    }
}

void VertexTool::release(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton) {
        return;
    }
    forgetSnap();
    if (!dragging_) {
        if (!wasPanned()) {
            Q_EMIT clicked(mouse.pixel);
        }
        return;
    }
    dragging_ = false;
    if (!session_ || !session_->dragged()) {
        return;
    }
    if (!wasPanned()) {  // a click on a corner changes nothing
        session_->abort();
        project();
        Q_EMIT changed();
        return;
    }
    auto kept = session_->commit();
    project();
    tell();
    if (!kept) {
        Q_EMIT cancelled();
        Q_EMIT refused(kept.error());
        return;
    }
    Q_EMIT edited(session_->area());
}

void VertexTool::hover(const MapMouse& mouse) {
    const auto handle = handleAt(mouse.pixel, mouse.camera);
    if (handle && !handle->isMiddle) {
        last_ = handle->at;
    }
    if (handle != hovered_) {
        hovered_ = handle;
        Q_EMIT changed();
    }
}

void VertexTool::remove(const gis::VertexRef& corner) {
    auto removed = session_->remove(corner);
    hovered_.reset();
    last_.reset();
    if (!removed) {
        Q_EMIT refused(removed.error());
        return;
    }
    project();
    tell();
    Q_EMIT edited(session_->area());
}

bool VertexTool::claims(const QKeyEvent& event) const {
    return EditTool::claims(event) || (event.key() == Qt::Key_Delete && last_.has_value());
}

bool VertexTool::key(const QKeyEvent& event) {
    if (EditTool::key(event)) {
        return true;
    }
    if (event.key() != Qt::Key_Delete || !last_ || dragging_) {
        return false;
    }
    remove(*last_);
    return true;
}

bool VertexTool::cancel() {
    forgetSnap();
    if (!session_ || !session_->abort()) {
        return false;
    }
    hovered_.reset();
    last_.reset();
    project();
    tell();
    Q_EMIT cancelled();
    return true;
}

void VertexTool::tell() {
    if (session_) {
        Q_EMIT hint(said(gis::text(
            "{} · 拖动顶点；拖动边的中点增加顶点；右键或 Delete 删除；Esc 放弃",
            "{} · drag corners; drag the middle of an edge to add one; right button or Delete "
            "removes; Esc gives up",
            words(session_->size()))));
    }
    Q_EMIT changed();
}

void VertexTool::paint(QPainter& painter, const Camera& camera) const {
    if (!session_) {
        return;
    }
    detail::paintArea(painter, world_, camera);
    const QRectF view =
        QRectF(QPointF(), camera.size)
            .adjusted(-kBesideTheView, -kBesideTheView, kBesideTheView, kBesideTheView);
    std::vector<gis::VertexRef> inView;
    forEachCorner(world_, [&](const gis::VertexRef& at) {
        if (inView.size() <= kMostHandles && view.contains(camera.toPixel(worldAt(at)))) {
            inView.push_back(at);
        }
    });
    if (inView.size() <= kMostHandles) {
        for (const gis::VertexRef& at : inView) {
            const QPointF here = camera.toPixel(worldAt(at));
            const gis::Point next = worldAt(gis::nextOf(world_, at));
            if (distance(here, camera.toPixel(next)) >= kSplitEdge) {
                detail::paintHandle(painter,
                                    camera.toPixel(between(worldAt(at), next)),
                                    detail::HandleLook::Middle);
            }
            detail::paintHandle(painter, here, detail::HandleLook::Corner);
        }
    }
    if (hovered_ && !dragging_) {
        const gis::Point a = worldAt(hovered_->at);
        const gis::Point b = worldAt(gis::nextOf(world_, hovered_->at));
        detail::paintHandle(painter,
                            camera.toPixel(hovered_->isMiddle ? between(a, b) : a),
                            detail::HandleLook::Hovered);
    }
    paintSnap(painter, camera);
    if (session_->fault()) {
        detail::paintFault(painter, camera.toPixel(worldOf(*session_->fault())));
    }
    if (session_->dragged()) {
        detail::paintNote(
            painter, camera.toPixel(worldAt(*session_->dragged())), said(words(session_->size())));
    }
}

}  // namespace ruyuan::maps
