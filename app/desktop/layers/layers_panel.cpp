// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/layers/layers_panel.h"

#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/language.h"
#include "app/desktop/map/map_panel.h"
#include "maps/fonts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace ruyuan::app {

namespace {

constexpr int kLayerRole = Qt::UserRole;
constexpr QSize kSpecimen(26, 20);

std::string layerOf(const QTreeWidgetItem* item) {
    return item->data(0, kLayerRole).toString().toStdString();
}

/// Symbols stand on white, as on the map, in every theme.
QIcon specimenOf(const maps::Symbol& symbol, qreal ratio) {
    QPixmap pixmap(kSpecimen * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::white);
    QPainter painter(&pixmap);
    maps::SymbolPainter(painter, maps::mapFont(12), 0.8)
        .specimen(QRectF(QPointF(0, 0), kSpecimen).adjusted(3, 3, -3, -3), symbol);
    return pixmap;
}

QString nameOf(const maps::PictureLayer& look) {
    return look.categories.size() == 1 ? said(look.categories.front().title) : said(look.title);
}

std::vector<std::size_t> countsOf(const maps::FeatureLayer& layer) {
    std::vector<std::size_t> counts(layer.look().categories.size());
    for (const std::size_t category : layer.look().categoryOf) {
        ++counts[category];
    }
    return counts;
}

}  // namespace

LayersPanel::LayersPanel(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      tree_(new QTreeWidget),
      nothing_(
          new QLabel(tr("No layers yet. Import a ledger of firms, parks or boundaries, or draw "
                        "them on the map."))),
      opacity_(new QSlider(Qt::Horizontal)),
      percent_(new QLabel) {
    tree_->setHeaderHidden(true);
    tree_->setIconSize(kSpecimen);
    tree_->setDragDropMode(QAbstractItemView::InternalMove);
    tree_->setAccessibleName(tr("Layers and legend"));
    opacity_->setRange(0, 100);
    opacity_->setAccessibleName(tr("Opacity of the layer"));
    opacity_->setToolTip(opacity_->accessibleName());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    nothing_->setWordWrap(true);
    nothing_->setMargin(8);
    nothing_->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    column->addWidget(nothing_, 1);
    column->addWidget(tree_, 1);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 6);
    row->addWidget(new QLabel(tr("Opacity")));
    row->addWidget(opacity_, 1);
    row->addWidget(percent_);
    percent_->setMinimumWidth(percent_->fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
    column->addLayout(row);
    connect(&desk_.map, &MapPanel::sceneChanged, this, &LayersPanel::fill);
    connect(tree_, &QTreeWidget::itemChanged, this, &LayersPanel::setVisible);
    connect(tree_, &QTreeWidget::currentItemChanged, this, &LayersPanel::showOpacity);
    connect(opacity_, &QSlider::valueChanged, this, &LayersPanel::setOpacity);
    connect(tree_->model(), &QAbstractItemModel::rowsInserted, this, [this] {
        if (!filling_) {  // the end of a drag
            QMetaObject::invokeMethod(this, &LayersPanel::takeOrder, Qt::QueuedConnection);
        }
    });
    fill();
}

void LayersPanel::addActions() {
    ActionList& actions = desk_.actions;
    actions.add({.id = "view.show-all-layers",
                 .text = tr("Show a&ll layers"),
                 .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+U"))}},
                [this](bool) { setAllVisible(true); });
    actions.add({.id = "view.hide-all-layers",
                 .text = tr("&Hide all layers"),
                 .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+H"))}},
                [this](bool) { setAllVisible(false); });
    actions.add({.id = "view.layer-up", .text = tr("Layer further &up")},
                [this](bool) { moveCurrent(-1); });
    actions.add({.id = "view.layer-down", .text = tr("Layer further &down")},
                [this](bool) { moveCurrent(1); });
    actions.add({.id = "view.zoom-layer", .text = tr("Zoom to la&yer")},
                [this](bool) { zoomToCurrent(); });
    tree_->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (const char* id : {"view.zoom-layer",
                           "view.layer-up",
                           "view.layer-down",
                           "view.show-all-layers",
                           "view.hide-all-layers"}) {
        tree_->addAction(actions.find(QString::fromUtf8(id)));
    }
}

void LayersPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        fill();
    }
}

/// Adds a layer on top of those that are there, which are below it on the map, too.
void LayersPanel::addLayer(std::size_t layer) {
    const maps::ShownLayer& shown = desk_.map.map().scene().layers()[layer];
    const maps::PictureLayer& look = shown.features->look();
    auto* item = new QTreeWidgetItem;
    item->setText(0, nameOf(look));
    item->setData(0, kLayerRole, fromUtf8(shown.features->id()));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
                   Qt::ItemIsDragEnabled);
    item->setCheckState(0, shown.visible ? Qt::Checked : Qt::Unchecked);
    const auto counts = countsOf(*shown.features);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const QIcon specimen = specimenOf(look.categories[i].symbol, devicePixelRatioF());
        const QString counted =
            QStringLiteral("%1 (%2)").arg(said(look.categories[i].title)).arg(counts[i]);
        if (counts.size() == 1) {
            item->setIcon(0, specimen);
            item->setText(0, counted);
        } else {
            auto* entry = new QTreeWidgetItem(item);
            entry->setIcon(0, specimen);
            entry->setText(0, counted);
            entry->setFlags(Qt::ItemIsEnabled);
        }
    }
    tree_->insertTopLevelItem(0, item);
    item->setExpanded(true);
}

void LayersPanel::fill() {
    filling_ = true;
    const std::string current = currentLayer() != nullptr ? layerOf(currentLayer()) : std::string();
    tree_->clear();
    const auto& layers = desk_.map.map().scene().layers();
    for (std::size_t i = 0; i < layers.size(); ++i) {
        addLayer(i);
        if (layers[i].features->id() == current) {
            tree_->setCurrentItem(tree_->topLevelItem(0));
        }
    }
    filling_ = false;
    nothing_->setVisible(layers.empty());
    tree_->setVisible(!layers.empty());
    showOpacity();
}

QTreeWidgetItem* LayersPanel::currentLayer() const {
    QTreeWidgetItem* item = tree_->currentItem();
    return item != nullptr && item->parent() != nullptr ? item->parent() : item;
}

void LayersPanel::setVisible(QTreeWidgetItem* item) {
    if (filling_ || item->parent() != nullptr) {
        return;
    }
    LayerSetting setting = desk_.map.layerSetting(layerOf(item));
    setting.visible = item->checkState(0) == Qt::Checked;
    // Queued: this fills the tree anew, which must not happen while it tells of a change.
    QMetaObject::invokeMethod(
        this,
        [this, layer = layerOf(item), setting] { desk_.map.setLayerSetting(layer, setting); },
        Qt::QueuedConnection);
}

void LayersPanel::setAllVisible(bool visible) {
    std::vector<std::string> ids;
    for (const maps::ShownLayer& layer : desk_.map.map().scene().layers()) {
        ids.push_back(layer.features->id());
    }
    for (const std::string& id : ids) {
        LayerSetting setting = desk_.map.layerSetting(id);
        setting.visible = visible;
        desk_.map.setLayerSetting(id, setting);
    }
}

void LayersPanel::showOpacity() {
    if (filling_) {
        return;
    }
    const QTreeWidgetItem* item = currentLayer();
    const double opacity = item != nullptr ? desk_.map.layerSetting(layerOf(item)).opacity : 1.0;
    const QSignalBlocker silent(opacity_);
    opacity_->setEnabled(item != nullptr);
    opacity_->setValue(static_cast<int>(opacity * 100 + 0.5));
    percent_->setText(QStringLiteral("%1 %").arg(opacity_->value()));
}

void LayersPanel::setOpacity(int percent) {
    if (const QTreeWidgetItem* item = currentLayer()) {
        LayerSetting setting = desk_.map.layerSetting(layerOf(item));
        setting.opacity = percent / 100.0;
        desk_.map.setLayerSetting(layerOf(item), setting);
    }
}

void LayersPanel::moveCurrent(int by) {
    QTreeWidgetItem* item = currentLayer();
    const int row = item != nullptr ? tree_->indexOfTopLevelItem(item) : -1;
    const int target = row + by;
    if (row < 0 || target < 0 || target >= tree_->topLevelItemCount()) {
        return;
    }
    filling_ = true;
    tree_->insertTopLevelItem(target, tree_->takeTopLevelItem(row));
    tree_->setCurrentItem(tree_->topLevelItem(target));
    filling_ = false;
    takeOrder();
}

void LayersPanel::takeOrder() {
    std::vector<std::string> order;
    for (int i = tree_->topLevelItemCount(); i-- > 0;) {
        order.push_back(layerOf(tree_->topLevelItem(i)));
    }
    desk_.map.setLayerOrder(std::move(order));
}

void LayersPanel::zoomToCurrent() {
    const QTreeWidgetItem* item = currentLayer();
    const maps::ShownLayer* layer =
        item != nullptr ? desk_.map.map().scene().find(layerOf(item)) : nullptr;
    if (layer == nullptr) {
        return;
    }
    gis::Box box;
    for (std::size_t i = 0; i < layer->features->size(); ++i) {
        box.add(layer->features->bounds(i));
    }
    desk_.map.zoomTo(box);
}

}  // namespace ruyuan::app
