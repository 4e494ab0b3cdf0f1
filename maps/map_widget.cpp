// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/map_widget.h"

#include "maps/detail/label_item.h"
#include "maps/detail/overlay_item.h"
#include "maps/detail/tile_layer_item.h"
#include "maps/scene_tiles.h"

#include <QGeoCoordinate>
#include <QQmlEngine>
#include <QQmlError>
#include <QQuickItem>

#include <algorithm>
#include <cmath>
#include <thread>

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
    void place(QQuickItem& item) const;
    void setScene(Scene changed);
    void setHighlighted(const std::vector<Hit>& features);
    void setBaseMaps(std::vector<ShownBaseMap> shown);
    [[nodiscard]] bool isComplete() const;
    void tellWhenComplete();
    void finish();
    template <class Do>
    void eachTileLayer(Do what) const {
        for (detail::TileLayerItem* base : bases) {
            what(*base);
        }
        what(*tiles);
        what(*halos);
    }

    MapWidget& widget_;
    QQuickItem* map = nullptr;
    Scene scene;
    std::vector<detail::TileLayerItem*> bases;
    detail::TileLayerItem* tiles = nullptr;
    detail::TileLayerItem* halos = nullptr;  ///< when there are too many for the overlay
    detail::LabelItem* labels = nullptr;
    detail::OverlayItem* overlay = nullptr;
    QString fault;
    Camera camera;
    gis::Box home;  ///< shown again when the widget is resized, until somebody moves the map
    bool applying = false;
    bool resizing = false;
    bool toldComplete = false;
};

namespace {

constexpr std::size_t kFewHalos = 200;
constexpr std::size_t kFewVertices = 20'000;
constexpr std::chrono::milliseconds kPatience{15'000};

/// One core is left to the window where there are enough.
int painterThreads() {
    return std::max(2, static_cast<int>(std::thread::hardware_concurrency()) - 1);
}

bool areFew(const Scene& scene, const std::vector<Hit>& features) {
    if (features.size() > kFewHalos) {
        return false;
    }
    std::size_t vertices = 0;
    for (const Hit& hit : features) {
        const auto& layer = scene.layers()[hit.layer].features->look().layer;
        vertices += gis::pointCount(layer.geometries[hit.feature]);
    }
    return vertices <= kFewVertices;
}

}  // namespace

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
    tiles = new detail::TileLayerItem(
        map, {.threads = painterThreads(), .bytes = qsizetype{192} << 20, .waitsForRest = true});
    halos = new detail::TileLayerItem(
        map, {.threads = 1, .bytes = qsizetype{64} << 20, .waitsForRest = true});
    labels = new detail::LabelItem(map);
    overlay = new detail::OverlayItem(map);
    tiles->setZ(50);
    labels->setZ(60);
    halos->setZ(70);
    overlay->setZ(100);
    const auto tell = [this] { tellWhenComplete(); };
    connect(tiles, &detail::TileLayerItem::progressed, &widget_, tell);
    connect(halos, &detail::TileLayerItem::progressed, &widget_, tell);
    connect(labels, &detail::LabelItem::completed, &widget_, tell);
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
    if (applying) {
        return;  // it is told once, when all of it is changed
    }
    eachTileLayer([this](detail::TileLayerItem& layer) { place(layer); });
    place(*labels);
    overlay->setSize(camera.size);
    overlay->setCamera(camera);
    tellWhenComplete();
    Q_EMIT widget_.cameraChanged();
}

void MapWidget::Private::place(QQuickItem& item) const {
    item.setSize(camera.size);
    if (auto* layer = qobject_cast<detail::TileLayerItem*>(&item)) {
        layer->setCamera(camera, widget_.devicePixelRatioF());
    } else {
        labels->setCamera(camera, widget_.devicePixelRatioF());
    }
}

void MapWidget::Private::apply(const Camera& wanted) {
    if (map == nullptr) {
        return;
    }
    const gis::Point place = lonLatOf(wanted.centre);
    applying = true;
    map->setProperty("zoomLevel", wanted.zoom);
    map->setProperty("bearing", wanted.bearing);
    map->setProperty("center", QVariant::fromValue(QGeoCoordinate(place.y, place.x)));
    applying = false;
    follow();
}

void MapWidget::Private::setScene(Scene changed) {
    const std::optional<gis::Box> difference = differenceOf(scene, changed);
    scene = std::move(changed);
    overlay->setScene(scene);
    halos->setSource(nullptr, std::nullopt);
    halos->forget();
    if (!difference || !difference->empty()) {
        tiles->setSource(std::make_shared<const SceneTiles>(scene), difference);
        labels->setScene(scene);
    }
    tellWhenComplete();
}

void MapWidget::Private::setHighlighted(const std::vector<Hit>& features) {
    const bool few = areFew(scene, features);
    overlay->setHighlighted(few ? features : std::vector<Hit>());
    halos->setSource(few ? nullptr : std::make_shared<const HaloTiles>(scene, features),
                     std::nullopt);
    if (few) {
        halos->forget();
    }
}

void MapWidget::Private::setBaseMaps(std::vector<ShownBaseMap> shown) {
    while (bases.size() > shown.size()) {
        delete bases.back();
        bases.pop_back();
    }
    QStringList attributions;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (i == bases.size()) {
            auto* base = new detail::TileLayerItem(
                map, {.threads = 2, .bytes = qsizetype{96} << 20, .waitsForRest = false});
            base->setZ(static_cast<double>(i));
            connect(
                base, &detail::TileLayerItem::progressed, &widget_, [this] { tellWhenComplete(); });
            connect(base, &detail::TileLayerItem::failed, &widget_, [this, i](const QString& why) {
                Q_EMIT widget_.baseMapFailed(i, why);
            });
            bases.push_back(base);
        }
        detail::TileLayerItem& base = *bases[i];
        base.setOpacity(shown[i].opacity);
        if (base.source() != shown[i].source) {
            base.forget();
            base.setSource(shown[i].source, std::nullopt);
        }
        place(base);
        if (!shown[i].attribution.isEmpty() && !attributions.contains(shown[i].attribution)) {
            attributions << shown[i].attribution;
        }
    }
    overlay->setAttribution(attributions.join(QLatin1Char('\n')));
    tellWhenComplete();
}

bool MapWidget::Private::isComplete() const {
    if (map == nullptr || camera.size.isEmpty()) {
        return false;
    }
    bool complete = labels->isComplete();
    eachTileLayer(
        [&](const detail::TileLayerItem& layer) { complete = complete && layer.isComplete(); });
    return complete;
}

void MapWidget::Private::tellWhenComplete() {
    const bool complete = isComplete();
    if (complete && !toldComplete) {
        toldComplete = true;
        Q_EMIT widget_.completed();
    }
    toldComplete = complete;
}

void MapWidget::Private::finish() {
    eachTileLayer([](detail::TileLayerItem& layer) { layer.finish(kPatience); });
    labels->finish();
}

MapWidget::MapWidget(QWidget* parent) : QQuickWidget(parent), d_(std::make_unique<Private>(*this)) {
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(200, 150);
    // Without a listener Qt ends the program.
    connect(this, &QQuickWidget::sceneGraphError, this, [this](auto, const QString& message) {
        d_->fault = message;
    });
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
    connect(d_->overlay, &detail::OverlayItem::left, this, &MapWidget::left);
    connect(
        d_->overlay, &detail::OverlayItem::contextMenuWanted, this, &MapWidget::contextMenuWanted);
    d_->follow();
}

MapWidget::~MapWidget() = default;

void MapWidget::followMap() {
    if (!d_->applying && !d_->resizing && !d_->camera.size.isEmpty()) {
        d_->home = {};  // somebody moved it
    }
    d_->follow();
}

QString MapWidget::fault() const {
    if (d_->map != nullptr && d_->map->property("error").toInt() != 0) {
        return d_->map->property("errorString").toString();
    }
    return d_->fault;
}

const Scene& MapWidget::scene() const {
    return d_->scene;
}

void MapWidget::setScene(Scene scene) {
    if (d_->map != nullptr) {
        d_->setScene(std::move(scene));
    }
}

void MapWidget::forgetPictures() {
    if (d_->map != nullptr) {
        d_->tiles->forget();
        d_->halos->forget();
        d_->labels->forget();
    }
}

void MapWidget::setBaseMaps(std::vector<ShownBaseMap> maps) {
    if (d_->map != nullptr) {
        d_->setBaseMaps(std::move(maps));
    }
}

void MapWidget::setHighlighted(std::vector<Hit> features) {
    if (d_->map != nullptr) {
        d_->setHighlighted(features);
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
    return d_->isComplete();
}

std::vector<PlacedLabel> MapWidget::labels() const {
    return d_->map != nullptr ? d_->labels->labels() : std::vector<PlacedLabel>();
}

QImage MapWidget::pictureWhenComplete() {
    if (d_->map != nullptr) {
        d_->finish();
    }
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
    d_->resizing = true;
    QQuickWidget::resizeEvent(event);
    d_->resizing = false;
    if (!d_->home.empty()) {
        zoomTo(d_->home);
    }
}

void MapWidget::leaveEvent(QEvent* event) {
    QQuickWidget::leaveEvent(event);
    Q_EMIT left();
}

}  // namespace ruyuan::maps
