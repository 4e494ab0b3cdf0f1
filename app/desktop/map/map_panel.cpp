// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/map/map_panel.h"

#include "app/desktop/language.h"
#include "app/desktop/map/select_tool.h"
#include "app/desktop/message_bar.h"
#include "app/map/plan_layers.h"

#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace ruyuan::app {

namespace {

constexpr double kReach = 6.0;  // pixels around the pointer

/// The kind of things that a layer shows; none for layers whose features are no things.
std::optional<ThingKind> kindOf(const std::string& layer) {
    if (layer == "sites") {
        return ThingKind::Site;
    }
    if (layer == "parks") {
        return ThingKind::Park;
    }
    if (layer == "built-up") {
        return ThingKind::BuiltUpArea;
    }
    if (layer == "counties" || layer == "zones") {
        return ThingKind::County;
    }
    if (layer.starts_with("constraint:")) {
        return ThingKind::Constraint;
    }
    return std::nullopt;
}

/// Longitude and latitude; what a map without anything on it shows.
constexpr gis::Box kChina{{73.5, 18.1}, {135.1, 53.6}};
/// What is shown around a place at least: some 1 to 2 km let people see where they are.
constexpr double kNeighbourhood = 1500;  // metres, the shorter side of the map
/// A map that shows no more than that on its shorter side keeps its scale.
constexpr double kNearEnough = 3000;
/// A place nearer to the edge of the map than that many pixels is not in view.
constexpr double kEdge = 24;

gis::Point middleOf(const gis::Box& box) {
    return {(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2};
}

gis::Box withNeighbourhood(const gis::Box& world) {
    if (world.empty()) {
        return world;
    }
    maps::Camera there;
    there.centre = middleOf(world);
    const double half = kNeighbourhood / 2 / (there.metersPerPixel() * there.pixelsPerWorld());
    gis::Box wide = world;
    wide.add(gis::Point{there.centre.x - half, there.centre.y - half});
    wide.add(gis::Point{there.centre.x + half, there.centre.y + half});
    return wide;
}

bool isNear(const maps::Camera& camera) {
    return std::min(camera.size.width(), camera.size.height()) * camera.metersPerPixel() <=
           kNearEnough;
}

bool isInView(const gis::Box& world, const maps::Camera& camera) {
    const QRectF view = QRectF(QPointF(0, 0), camera.size).adjusted(kEdge, kEdge, -kEdge, -kEdge);
    const gis::Point corners[] = {
        world.min, world.max, {world.min.x, world.max.y}, {world.max.x, world.min.y}};
    return std::ranges::all_of(
        corners, [&](const gis::Point& corner) { return view.contains(camera.toPixel(corner)); });
}

Selection combined(const Selection& before, const Selection& picked, Qt::KeyboardModifiers keys) {
    if ((keys & (Qt::ShiftModifier | Qt::ControlModifier)) == 0) {
        return picked;
    }
    Selection all = before;
    for (const ThingRef& thing : picked) {
        if (!all.insert(thing).second && (keys & Qt::ControlModifier) != 0) {
            all.erase(thing);
        }
    }
    return all;
}

}  // namespace

MapPanel::MapPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      messages_(new MessageBar),
      map_(new maps::MapWidget),
      select_(new SelectTool(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(messages_);
    column->addWidget(map_, 1);
    map_->setAccessibleName(tr("Map"));
    map_->setLanguage(language());
    map_->setTool(select_);
    if (const QString fault = map_->fault(); !fault.isEmpty()) {
        messages_->tell(MessageBar::Level::Error, tr("The map does not work: %1").arg(fault));
    }
    connect(&workspace_, &Workspace::projectChanged, this, [this] { build(Stale::Everything); });
    connect(&workspace_, &Workspace::dateChanged, this, [this] { build(Stale::Sites); });
    connect(&workspace_, &Workspace::selectionChanged, this, &MapPanel::showSelection);
    connect(&workspace_, &Workspace::failed, messages_, &MessageBar::error);
    connect(select_, &SelectTool::panned, map_, &maps::MapWidget::panBy);
    connect(select_,
            &SelectTool::clicked,
            this,
            [this](QPointF pixel, Qt::KeyboardModifiers modifiers) {
                Selection picked;
                for (const maps::Hit& hit : map_->scene().at(map_->camera(), pixel, kReach)) {
                    if (const auto thing = thingOf(hit); thing && picked.empty()) {
                        picked.insert(*thing);
                    }
                }
                workspace_.select(combined(workspace_.selection(), picked, modifiers));
            });
    connect(select_, &SelectTool::doubleClicked, this, [this](QPointF pixel) {
        for (const maps::Hit& hit : map_->scene().at(map_->camera(), pixel, kReach)) {
            if (const auto thing = thingOf(hit)) {
                Q_EMIT activated(*thing);
                return;
            }
        }
    });
    connect(select_,
            &SelectTool::boxed,
            this,
            [this](const gis::MultiPolygon& area, Qt::KeyboardModifiers modifiers) {
                Selection picked;
                const auto& layers = map_->scene().layers();
                for (std::size_t i = 0; i < layers.size(); ++i) {
                    if (layers[i].visible && layers[i].features->id() == "sites") {
                        for (const std::size_t feature : map_->scene().inside(i, area)) {
                            picked.insert({ThingKind::Site, layers[i].features->key(feature)});
                        }
                    }
                }
                workspace_.select(combined(workspace_.selection(), picked, modifiers));
            });
    connect(map_, &maps::MapWidget::contextMenuWanted, this, [this](QPointF pixel, QPoint global) {
        std::vector<ThingRef> things;
        for (const maps::Hit& hit : map_->scene().at(map_->camera(), pixel, kReach)) {
            if (const auto thing = thingOf(hit)) {
                things.push_back(*thing);
            }
        }
        Q_EMIT contextMenuWanted(things, global);
    });
    build(Stale::Everything);
}

void MapPanel::addBelow(QWidget* bar) {
    layout()->addWidget(bar);
}

LayerSetting MapPanel::layerSetting(const std::string& layer) const {
    const auto found = settings_.find(layer);
    return found == settings_.end() ? LayerSetting{} : found->second;
}

void MapPanel::setLayerSetting(const std::string& layer, LayerSetting setting) {
    settings_[layer] = setting;
    applyScene();
}

void MapPanel::setLayerOrder(std::vector<std::string> order) {
    order_ = std::move(order);
    applyScene();
}

void MapPanel::setHidden(const std::string& layer, std::set<std::string> keys) {
    hidden_[layer] = std::move(keys);
    applyScene();
}

void MapPanel::setTool(maps::MapTool* tool) {
    if (tool_ == tool) {
        return;
    }
    tool_ = tool;
    map_->setTool(tool != nullptr ? tool : select_);
    Q_EMIT toolChanged();
}

void MapPanel::setColouring(SiteColouring colouring) {
    if (colouring != colouring_) {
        colouring_ = colouring;
        build(Stale::Sites);
    }
}

/// Makes layers beside the window; while that runs, one further wish waits, so that a date that is
/// dragged or played shows the newest day as soon as it can be shown.
void MapPanel::build(Stale stale) {
    if (building_) {
        waiting_ = std::max(waiting_, stale);
        return;
    }
    building_ = true;
    const auto project = workspace_.project();
    const bool everything = stale == Stale::Everything || builtProject_ != project;
    builtProject_ = project;
    ScreenOptions options{colouring_, std::nullopt, workspace_.timeline(), workspace_.pack()};
    if (!workspace_.showsWholePlan()) {
        options.day = workspace_.date();
    }
    using Layers = std::vector<maps::FeatureLayerPtr>;
    workspace_.jobs().start<Layers>(
        this,
        tr("Drawing the map"),
        [project, options, everything, words = language()](
            const gis::Progress&) -> gis::Result<Layers> {
            PlanLayers made = everything ? planLayersForScreen(*project, words, options)
                                         : siteLayersForScreen(*project, words, options);
            Layers layers;
            for (PlanLayer& layer : made.layers) {
                layers.push_back(std::make_shared<const maps::FeatureLayer>(
                    std::move(layer.id), std::move(layer.look), std::move(layer.keys)));
            }
            return layers;
        },
        [this, everything](gis::Result<Layers> layers) {
            building_ = false;
            if (layers) {
                take(everything, std::move(*layers));
            }
            if (waiting_ != Stale::Nothing) {
                build(std::exchange(waiting_, Stale::Nothing));
            }
        });
}

void MapPanel::take(bool everything, std::vector<maps::FeatureLayerPtr> layers) {
    if (everything) {
        layers_ = std::move(layers);
    } else {
        std::erase_if(layers_, [](const maps::FeatureLayerPtr& layer) {
            return layer->id() == "moves" || layer->id() == "sites";
        });
        std::ranges::move(layers, std::back_inserter(layers_));
    }
    const bool another = shownFile_ != workspace_.file();
    if (another) {
        shownFile_ = workspace_.file();
        map_->forgetPictures();
    }
    const bool wasEmpty = map_->scene().bounds().empty();
    applyScene();
    if (another || (wasEmpty && !map_->scene().bounds().empty())) {
        zoomToAll();
    }
}

void MapPanel::orderLayers(std::vector<maps::ShownLayer>& layers) const {
    const auto rank = [this](const maps::ShownLayer& layer) {
        return std::ranges::find(order_, layer.features->id()) - order_.begin();
    };
    std::ranges::stable_sort(layers, {}, rank);
}

void MapPanel::applyScene() {
    std::vector<maps::ShownLayer> layers;
    for (const maps::FeatureLayerPtr& layer : layers_) {
        const LayerSetting setting = layerSetting(layer->id());
        const auto hidden = hidden_.find(layer->id());
        layers.push_back({layer,
                          setting.visible,
                          setting.opacity,
                          hidden == hidden_.end() ? std::set<std::string>() : hidden->second});
    }
    orderLayers(layers);
    map_->setScene(maps::Scene(std::move(layers)));
    showSelection();
    Q_EMIT sceneChanged();
}

void MapPanel::showSelection() {
    std::vector<maps::Hit> hits;
    const auto& layers = map_->scene().layers();
    // Things of a kind lie together in a selection; their layers are looked for once.
    std::optional<ThingKind> kind;
    std::vector<std::size_t> ofKind;
    for (const ThingRef& thing : workspace_.selection()) {
        if (kind != thing.kind) {
            kind = thing.kind;
            ofKind.clear();
            for (std::size_t i = 0; i < layers.size(); ++i) {
                if (kindOf(layers[i].features->id()) == thing.kind) {
                    ofKind.push_back(i);
                }
            }
        }
        for (const std::size_t layer : ofKind) {
            if (const auto feature = layers[layer].features->find(thing.id)) {
                hits.push_back({layer, *feature});
                break;
            }
        }
    }
    map_->setHighlighted(std::move(hits));
}

std::optional<maps::Hit> MapPanel::hitOf(const ThingRef& thing) const {
    const auto& layers = map_->scene().layers();
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const maps::FeatureLayer& features = *layers[i].features;
        if (kindOf(features.id()) != thing.kind) {
            continue;
        }
        if (const auto feature = features.find(thing.id)) {
            return maps::Hit{i, *feature};
        }
    }
    return std::nullopt;
}

std::optional<ThingRef> MapPanel::thingOf(const maps::Hit& hit) const {
    const maps::FeatureLayer& layer = *map_->scene().layers()[hit.layer].features;
    const auto kind = kindOf(layer.id());
    if (!kind) {
        return std::nullopt;
    }
    return ThingRef{*kind, layer.key(hit.feature)};
}

void MapPanel::zoomToAll() {
    const gis::Box all = map_->scene().bounds();
    zoomTo(all.empty() ? maps::worldOf(kChina) : all);
}

gis::Box MapPanel::boundsOf(const Selection& things) const {
    gis::Box box;
    for (const ThingRef& thing : things) {
        if (const auto hit = hitOf(thing)) {
            box.add(map_->scene().layers()[hit->layer].features->bounds(hit->feature));
        }
    }
    return box;
}

void MapPanel::zoomTo(const gis::Box& world) {
    map_->zoomTo(withNeighbourhood(world));
}

void MapPanel::zoomTo(const Selection& things) {
    if (const gis::Box box = boundsOf(things); !box.empty()) {
        zoomTo(box);
    }
}

bool MapPanel::goTo(const Selection& things) {
    const gis::Box box = boundsOf(things);
    if (box.empty()) {
        return false;
    }
    maps::Camera camera = map_->camera();
    if (isInView(box, camera)) {
        if (!isNear(camera)) {
            zoomTo(box);
        }
        return true;
    }
    camera.centre = middleOf(box);
    if (isNear(camera) && isInView(box, camera)) {
        map_->setCamera(camera);
    } else {
        zoomTo(box);
    }
    return true;
}

bool MapPanel::reveal(const Selection& things) {
    const gis::Box box = boundsOf(things);
    return (!box.empty() && isInView(box, map_->camera())) || goTo(things);
}

}  // namespace ruyuan::app
