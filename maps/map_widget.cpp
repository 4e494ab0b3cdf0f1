// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/map_widget.h"

#include "maps/detail/overlay_item.h"
#include "maps/detail/scene_item.h"

#include <QGeoCoordinate>
#include <QQmlEngine>
#include <QQmlError>
#include <QQuickItem>

#include <algorithm>
#include <cmath>

namespace ruyuan::maps {

namespace {

constexpr double kKeyPan = 0.15;  // of the view
constexpr double kKeyZoom = 1.0;

gis::Point worldOf(const QGeoCoordinate& place) {
    return maps::worldOf(gis::Point{place.longitude(), place.latitude()});
}

}  // namespace

class MapWidget::Private {
public:
    explicit Private(MapWidget& widget) : widget_(widget) {}

    void load();
    void follow();
    void apply(const Camera& camera);

    MapWidget& widget_;
    QQuickItem* map = nullptr;
    detail::SceneItem* scene = nullptr;
    detail::OverlayItem* overlay = nullptr;
    QString fault;
    Camera camera;
    gis::Box home;  ///< shown again when the widget is resized, until somebody moves the map
};

void MapWidget::Private::load() {
    widget_.setResizeMode(QQuickWidget::SizeRootObjectToView);
    widget_.setSource(QUrl(QStringLiteral("qrc:/ruyuan/maps/map.qml")));
    for (const QQmlError& error : widget_.errors()) {
        fault += error.toString() + QLatin1Char('\n');
    }
    if (QQuickItem* root = widget_.rootObject()) {
        map = root->property("map").value<QQuickItem*>();
    }
    if (map == nullptr) {
        return;
    }
    scene = new detail::SceneItem(map);
    overlay = new detail::OverlayItem(map);
    overlay->setZ(100);
}

/// Reads the camera from the Qt Location map, which is the one that moves.
void MapWidget::Private::follow() {
    if (map == nullptr) {
        return;
    }
    camera.centre = worldOf(map->property("center").value<QGeoCoordinate>());
    camera.zoom = map->property("zoomLevel").toDouble();
    camera.bearing = map->property("bearing").toDouble();
    camera.size = QSizeF(map->width(), map->height());
    for (QQuickItem* item : {static_cast<QQuickItem*>(scene), static_cast<QQuickItem*>(overlay)}) {
        item->setSize(camera.size);
    }
    scene->setCamera(camera);
    overlay->setCamera(camera);
    Q_EMIT widget_.cameraChanged();
}

void MapWidget::Private::apply(const Camera& wanted) {
    if (map == nullptr) {
        return;
    }
    const gis::Point place = lonLatOf(wanted.centre);
    map->setProperty("zoomLevel", wanted.zoom);
    map->setProperty("bearing", wanted.bearing);
    map->setProperty("center", QVariant::fromValue(QGeoCoordinate(place.y, place.x)));
}

MapWidget::MapWidget(QWidget* parent) : QQuickWidget(parent), d_(std::make_unique<Private>(*this)) {
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(200, 150);
    d_->load();
    if (d_->map == nullptr) {
        return;
    }
    const auto follow = [this] { d_->follow(); };
    // The class of the map is private to Qt Location, so its signals are named by text.
    connect(d_->map, SIGNAL(centerChanged(QGeoCoordinate)), this, SLOT(followMap()));
    connect(d_->map, SIGNAL(zoomLevelChanged(qreal)), this, SLOT(followMap()));
    connect(d_->map, SIGNAL(bearingChanged(qreal)), this, SLOT(followMap()));
    connect(d_->map, &QQuickItem::widthChanged, this, follow);
    connect(d_->map, &QQuickItem::heightChanged, this, follow);
    connect(
        d_->overlay, &detail::OverlayItem::panned, this, [this](QPointF pixels) { panBy(pixels); });
    connect(d_->overlay, &detail::OverlayItem::hovered, this, [this](gis::Point world) {
        Q_EMIT hovered(lonLatOf(world));
    });
    connect(
        d_->overlay, &detail::OverlayItem::contextMenuWanted, this, &MapWidget::contextMenuWanted);
    d_->follow();
}

MapWidget::~MapWidget() = default;

void MapWidget::followMap() {
    d_->follow();
}

QString MapWidget::fault() const {
    if (d_->map != nullptr && d_->map->property("error").toInt() != 0) {
        return d_->map->property("errorString").toString();
    }
    return d_->fault;
}

const Scene& MapWidget::scene() const {
    static const Scene kNone;
    return d_->scene != nullptr ? d_->scene->scene() : kNone;
}

void MapWidget::setScene(Scene scene) {
    if (d_->scene != nullptr) {
        d_->overlay->setScene(scene);
        d_->scene->setScene(std::move(scene));
    }
}

void MapWidget::setHighlighted(std::vector<Hit> features) {
    if (d_->overlay != nullptr) {
        d_->overlay->setHighlighted(std::move(features));
    }
}

Camera MapWidget::camera() const {
    return d_->camera;
}

void MapWidget::setCamera(const Camera& camera) {
    d_->home = {};
    d_->apply(camera);
}

void MapWidget::zoomTo(const gis::Box& world) {
    d_->home = world;
    if (!d_->camera.size.isEmpty()) {
        d_->apply(cameraFor(world, d_->camera.size));
    }
}

void MapWidget::zoomBy(double steps) {
    Camera camera = d_->camera;
    camera.zoom += steps;
    setCamera(camera);
}

void MapWidget::panBy(QPointF pixels) {
    Camera camera = d_->camera;
    const QPointF middle(camera.size.width() / 2, camera.size.height() / 2);
    camera.centre = camera.toWorld(middle - pixels);
    setCamera(camera);
}

void MapWidget::setTool(MapTool* tool) {
    if (d_->overlay == nullptr) {
        return;
    }
    if (MapTool* before = d_->overlay->tool()) {
        before->disconnect(this);
    }
    d_->overlay->setTool(tool);
    if (tool != nullptr) {
        connect(tool, &MapTool::hint, this, &MapWidget::hint);
    }
}

MapTool* MapWidget::tool() const {
    return d_->overlay != nullptr ? d_->overlay->tool() : nullptr;
}

void MapWidget::setLanguage(gis::Language language) {
    if (d_->overlay != nullptr) {
        d_->overlay->setLanguage(language);
    }
}

bool MapWidget::isComplete() const {
    return true;
}

QImage MapWidget::pictureWhenComplete() {
    return grabFramebuffer();
}

bool MapWidget::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const MapTool* tool = this->tool();
        if (tool != nullptr && tool->claims(*static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
    }
    return QQuickWidget::event(event);
}

void MapWidget::keyPressEvent(QKeyEvent* event) {
    MapTool* tool = this->tool();
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat() && d_->overlay != nullptr) {
        d_->overlay->setPanning(true);
        return;
    }
    if (event->key() == Qt::Key_Escape && tool != nullptr && tool->cancel()) {
        return;
    }
    if (tool != nullptr && tool->key(*event)) {
        return;
    }
    const double x = width() * kKeyPan;
    const double y = height() * kKeyPan;
    switch (event->key()) {
        case Qt::Key_Left:
            return panBy({x, 0});
        case Qt::Key_Right:
            return panBy({-x, 0});
        case Qt::Key_Up:
            return panBy({0, y});
        case Qt::Key_Down:
            return panBy({0, -y});
        case Qt::Key_PageUp:
            return zoomBy(kKeyZoom);
        case Qt::Key_PageDown:
            return zoomBy(-kKeyZoom);
        default:
            event->ignore();  // for the shortcuts of the window
    }
}

void MapWidget::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat() && d_->overlay != nullptr) {
        d_->overlay->setPanning(false);
    }
}

void MapWidget::resizeEvent(QResizeEvent* event) {
    QQuickWidget::resizeEvent(event);
    if (!d_->home.empty()) {
        zoomTo(d_->home);
    }
}

void MapWidget::leaveEvent(QEvent* event) {
    QQuickWidget::leaveEvent(event);
    Q_EMIT left();
}

}  // namespace ruyuan::maps
