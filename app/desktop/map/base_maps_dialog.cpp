// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/map/base_maps_dialog.h"

#include "app/desktop/language.h"
#include "app/desktop/widgets/ask_file.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ruyuan::app {

namespace {

using maps::BaseMap;

constexpr int kPercent = 100;

}  // namespace

BaseMapsDialog::BaseMapsDialog(std::vector<BaseMap> maps, QWidget* parent)
    : QDialog(parent), maps_(std::move(maps)) {
    setWindowTitle(tr("Base maps"));
    resize(760, 480);
    auto* column = new QVBoxLayout(this);
    auto* note = new QLabel(tr(
        "What is ticked lies under the map. Nothing is fetched from a server that is not ticked."));
    note->setWordWrap(true);
    column->addWidget(note);
    auto* sides = new QHBoxLayout;
    sides->addWidget(makeList(), 2);
    sides->addWidget(makeForm(), 3);
    column->addLayout(sides, 1);
    fault_ = new QLabel;
    fault_->setWordWrap(true);
    fault_->setAccessibleName(tr("What is wrong"));
    column->addWidget(fault_);
    buttons_ = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons_);
    fillList(0);
}

QWidget* BaseMapsDialog::makeList() {
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    list_ = new QListWidget;
    list_->setAccessibleName(tr("Base maps, the uppermost first"));
    column->addWidget(list_, 1);
    auto* add = new QPushButton(tr("&Add"));
    auto* menu = new QMenu(add);
    menu->addAction(tr("&File (MBTiles, GeoPackage, GeoTIFF…)"), this, &BaseMapsDialog::addFile);
    menu->addAction(tr("F&older of tiles"), this, &BaseMapsDialog::addFolder);
    menu->addAction(tr("&Server"), this, [this] {
        BaseMap map;
        map.kind = BaseMap::Kind::Server;
        map.name = tr("Server");
        map.place = QStringLiteral("https://");
        addMap(map);
    });
    menu->addAction(tr("&Tianditu (needs a key)"), this, &BaseMapsDialog::addTianditu);
    add->setMenu(menu);
    up_ = new QPushButton(tr("&Up"));
    down_ = new QPushButton(tr("Do&wn"));
    remove_ = new QPushButton(tr("&Remove"));
    auto* row = new QHBoxLayout;
    for (QPushButton* button : {add, up_, down_, remove_}) {
        row->addWidget(button);
    }
    column->addLayout(row);
    connect(up_, &QPushButton::clicked, this, [this] { moveBy(-1); });
    connect(down_, &QPushButton::clicked, this, [this] { moveBy(1); });
    connect(remove_, &QPushButton::clicked, this, &BaseMapsDialog::removeMap);
    connect(list_, &QListWidget::currentRowChanged, this, &BaseMapsDialog::showMap);
    connect(list_, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
        if (BaseMap* map = mapAt(list_->row(item)); map != nullptr && !filling_) {
            map->visible = item->checkState() == Qt::Checked;
            showFault();
        }
    });
    return side;
}

QWidget* BaseMapsDialog::makeForm() {
    form_ = new QWidget;
    rows_ = new QFormLayout(form_);
    rows_->setContentsMargins(8, 0, 0, 0);
    name_ = new QLineEdit;
    place_ = new QLineEdit;
    subdomains_ = new QLineEdit;
    key_ = new QLineEdit;
    key_->setEchoMode(QLineEdit::Password);
    key_->setToolTip(tr("Kept in your own settings only, never in a project."));
    order_ = new QComboBox;
    order_->addItems({tr("From the north (XYZ)"), tr("From the south (TMS)")});
    finest_ = new QSpinBox;
    finest_->setRange(1, 24);
    datum_ = new QComboBox;
    datum_->addItems({tr("CGCS2000 or WGS 84"), tr("GCJ-02 (shifted)")});
    opacity_ = new QSlider(Qt::Horizontal);
    opacity_->setRange(0, kPercent);
    attribution_ = new QLineEdit;
    attribution_->setPlaceholderText(tr("Who made it, and its map approval number"));
    rows_->addRow(tr("&Name"), name_);
    rows_->addRow(tr("&Place"), place_);
    rows_->addRow(tr("&Letters for {s}"), subdomains_);
    rows_->addRow(tr("&Key"), key_);
    rows_->addRow(tr("&Rows"), order_);
    rows_->addRow(tr("&Finest zoom"), finest_);
    rows_->addRow(tr("&Datum"), datum_);
    rows_->addRow(tr("&Opacity"), opacity_);
    rows_->addRow(tr("&Attribution"), attribution_);
    for (QLineEdit* edit : {name_, place_, subdomains_, key_, attribution_}) {
        connect(edit, &QLineEdit::textEdited, this, &BaseMapsDialog::takeForm);
    }
    for (QComboBox* box : {order_, datum_}) {
        connect(box, &QComboBox::activated, this, &BaseMapsDialog::takeForm);
    }
    connect(finest_, &QSpinBox::valueChanged, this, &BaseMapsDialog::takeForm);
    connect(opacity_, &QSlider::valueChanged, this, &BaseMapsDialog::takeForm);
    return form_;
}

BaseMap* BaseMapsDialog::mapAt(int row) {
    const auto count = static_cast<int>(maps_.size());
    return row >= 0 && row < count ? &maps_[static_cast<std::size_t>(count - 1 - row)] : nullptr;
}

void BaseMapsDialog::fillList(int row) {
    filling_ = true;
    list_->clear();
    for (std::size_t i = maps_.size(); i-- > 0;) {
        auto* item = new QListWidgetItem(maps_[i].name, list_);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(maps_[i].visible ? Qt::Checked : Qt::Unchecked);
    }
    filling_ = false;
    list_->setCurrentRow(std::min(row, list_->count() - 1));
    showMap();
}

void BaseMapsDialog::showMap() {
    const int row = list_->currentRow();
    const BaseMap* map = mapAt(row);
    form_->setEnabled(map != nullptr);
    up_->setEnabled(map != nullptr && row > 0);
    down_->setEnabled(map != nullptr && row + 1 < list_->count());
    remove_->setEnabled(map != nullptr);
    const BaseMap shown = map != nullptr ? *map : BaseMap{};
    filling_ = true;
    name_->setText(shown.name);
    place_->setText(shown.place);
    subdomains_->setText(shown.subdomains);
    key_->setText(shown.key);
    order_->setCurrentIndex(static_cast<int>(shown.rows));
    finest_->setValue(shown.finest);
    datum_->setCurrentIndex(shown.datum == maps::MapDatum::Wgs84 ? 0 : 1);
    opacity_->setValue(static_cast<int>(std::lround(shown.opacity * kPercent)));
    attribution_->setText(shown.attribution);
    filling_ = false;
    const bool server = shown.kind == BaseMap::Kind::Server;
    for (QWidget* field : {static_cast<QWidget*>(subdomains_),
                           static_cast<QWidget*>(key_),
                           static_cast<QWidget*>(finest_)}) {
        rows_->setRowVisible(field, server);
    }
    rows_->setRowVisible(order_, shown.kind == BaseMap::Kind::Folder);
    showFault();
}

void BaseMapsDialog::takeForm() {
    BaseMap* map = mapAt(list_->currentRow());
    if (map == nullptr || filling_) {
        return;
    }
    map->name = name_->text();
    map->place = place_->text().trimmed();
    map->subdomains = subdomains_->text().trimmed();
    map->key = key_->text().trimmed();
    map->rows = static_cast<gis::TileRows>(order_->currentIndex());
    map->finest = finest_->value();
    map->datum = datum_->currentIndex() == 0 ? maps::MapDatum::Wgs84 : maps::MapDatum::Gcj02;
    map->opacity = static_cast<double>(opacity_->value()) / kPercent;
    map->attribution = attribution_->text();
    if (map->datum == maps::MapDatum::Wgs84 && map->kind == BaseMap::Kind::Server) {
        map->datum = maps::knownDatum(map->place);
        datum_->setCurrentIndex(map->datum == maps::MapDatum::Wgs84 ? 0 : 1);
    }
    list_->currentItem()->setText(map->name);
    showFault();
}

void BaseMapsDialog::addMap(BaseMap map) {
    maps_.push_back(std::move(map));
    fillList(0);
    name_->setFocus();
}

void BaseMapsDialog::addFile() {
    const QString file = askForFile(
        this,
        FileUse::BaseMap,
        tr("Base map from a file"),
        tr("Pictures and tiles (*.mbtiles *.gpkg *.tif *.tiff *.vrt *.jp2 *.img *.png *.jpg);;"
           "All files (*)"));
    if (!file.isEmpty()) {
        BaseMap map;
        map.name = QFileInfo(file).completeBaseName();
        map.place = file;
        map.visible = true;
        addMap(std::move(map));
    }
}

void BaseMapsDialog::addFolder() {
    const QString folder = askForFolder(this, FileUse::BaseMap, tr("Base map from a folder"));
    if (!folder.isEmpty()) {
        BaseMap map;
        map.kind = BaseMap::Kind::Folder;
        map.name = QFileInfo(folder).fileName();
        map.place = folder;
        map.visible = true;
        // What gdal2tiles leaves beside its tiles, which it numbers from the south.
        map.rows = QFileInfo::exists(folder + QLatin1StringView("/tilemapresource.xml"))
                       ? gis::TileRows::FromSouth
                       : gis::TileRows::FromNorth;
        addMap(std::move(map));
    }
}

void BaseMapsDialog::addTianditu() {
    for (BaseMap& map : maps::tiandituMaps()) {
        maps_.push_back(std::move(map));
    }
    fillList(0);
    key_->setFocus();
}

void BaseMapsDialog::moveBy(int rows) {
    const int row = list_->currentRow();
    BaseMap* from = mapAt(row);
    BaseMap* to = mapAt(row + rows);
    if (from != nullptr && to != nullptr) {
        std::swap(*from, *to);
        fillList(row + rows);
    }
}

void BaseMapsDialog::removeMap() {
    const int row = list_->currentRow();
    if (const BaseMap* map = mapAt(row)) {
        maps_.erase(maps_.begin() + (map - maps_.data()));
        fillList(row);
    }
}

/// Of the map that is chosen what one must know; of what is ticked nothing may be wrong.
void BaseMapsDialog::showFault() {
    QString told;
    bool usable = true;
    for (const BaseMap& map : maps_) {
        if (const gis::Text fault = maps::faultOf(map); map.visible && !fault.empty()) {
            usable = false;
            told = map.name + QStringLiteral(": ") + said(fault);
        }
    }
    const BaseMap* map = mapAt(list_->currentRow());
    if (usable && map != nullptr && map->datum == maps::MapDatum::Gcj02) {
        told =
            tr("This map is in GCJ-02: everything on it lies 300 to 700 m off. Do not measure or "
               "draw boundaries by it.");
    }
    fault_->setText(told);
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(usable);
}

}  // namespace ruyuan::app
