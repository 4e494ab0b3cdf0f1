// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/map/base_map_list.h"

#include "app/desktop/action_list.h"
#include "app/desktop/language.h"
#include "app/desktop/map/base_maps_dialog.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/message_bar.h"
#include "gis/platform.h"

#include <QMainWindow>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace ruyuan::app {

namespace {

using maps::BaseMap;

constexpr QLatin1StringView kGroup("base-maps");

std::filesystem::path cacheFolder() {
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    return gis::pathFromUtf8(cache.toStdString()) / "base-maps";
}

BaseMap readMap(const QSettings& settings) {
    const auto text = [&](const char* name) {
        return settings.value(QLatin1StringView(name)).toString();
    };
    const auto number = [&](const char* name, int least, int most) {
        return std::clamp(settings.value(QLatin1StringView(name)).toInt(), least, most);
    };
    BaseMap map;
    map.name = text("name");
    map.kind = static_cast<BaseMap::Kind>(number("kind", 0, 2));
    map.place = text("place");
    map.key = text("key");
    map.subdomains = text("subdomains");
    map.datum = static_cast<maps::MapDatum>(number("datum", 0, 2));
    map.rows = static_cast<gis::TileRows>(number("rows", 0, 1));
    map.finest = number("finest", 1, 24);
    map.visible = settings.value(QStringLiteral("visible")).toBool();
    map.opacity = std::clamp(settings.value(QStringLiteral("opacity"), 1.0).toDouble(), 0.0, 1.0);
    map.attribution = text("attribution");
    return map;
}

void writeMap(QSettings& settings, const BaseMap& map) {
    const auto write = [&](const char* name, const QVariant& value) {
        settings.setValue(QLatin1StringView(name), value);
    };
    write("name", map.name);
    write("kind", static_cast<int>(map.kind));
    write("place", map.place);
    write("key", map.key);
    write("subdomains", map.subdomains);
    write("datum", static_cast<int>(map.datum));
    write("rows", static_cast<int>(map.rows));
    write("finest", map.finest);
    write("visible", map.visible);
    write("opacity", map.opacity);
    write("attribution", map.attribution);
}

}  // namespace

std::vector<BaseMap> readBaseMaps(QSettings& settings) {
    std::vector<BaseMap> maps;
    const int count = settings.beginReadArray(kGroup);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        maps.push_back(readMap(settings));
    }
    settings.endArray();
    return maps;
}

void writeBaseMaps(QSettings& settings, const std::vector<BaseMap>& maps) {
    settings.remove(kGroup);
    settings.beginWriteArray(kGroup, static_cast<int>(maps.size()));
    for (std::size_t i = 0; i < maps.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        writeMap(settings, maps[i]);
    }
    settings.endArray();
}

QString cornerText(const BaseMap& map) {
    QString text = map.attribution.isEmpty() ? map.name : map.attribution;
    if (map.datum != maps::MapDatum::Wgs84) {
        text += QStringLiteral(" — ") +
                BaseMapList::tr("GCJ-02: shifted by 300 to 700 m, not for measuring");
    }
    return text;
}

BaseMapList::BaseMapList(const Desk& desk) : QObject(&desk.window), desk_(desk) {
    QSettings settings;
    maps_ = readBaseMaps(settings);
    connect(&desk_.map.map(), &maps::MapWidget::baseMapFailed, this, &BaseMapList::tellFailed);
    open();
}

void BaseMapList::setMaps(std::vector<BaseMap> maps) {
    maps_ = std::move(maps);
    QSettings settings;
    writeBaseMaps(settings, maps_);
    told_.clear();
    open();
}

void BaseMapList::open() {
    std::vector<BaseMap> wanted;
    std::ranges::copy_if(maps_, std::back_inserter(wanted), &BaseMap::visible);
    const int turn = ++turn_;
    if (wanted.empty()) {
        shown_.clear();
        desk_.map.map().setBaseMaps({});
        return;
    }
    using Opened = std::vector<gis::Result<maps::TileSourcePtr>>;
    desk_.workspace.jobs().start<Opened>(
        this,
        tr("Opening base maps"),
        [wanted, cache = cacheFolder()](const gis::Progress&) -> gis::Result<Opened> {
            Opened opened;
            for (const BaseMap& map : wanted) {
                opened.push_back(maps::openBaseMap(map, cache));
            }
            return opened;
        },
        [this, turn, wanted](gis::Result<Opened> opened) {
            if (turn != turn_ || !opened) {
                return;
            }
            std::vector<maps::ShownBaseMap> shown;
            shown_.clear();
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                if (const auto& source = (*opened)[i]) {
                    shown_.push_back(wanted[i]);
                    shown.push_back({*source, wanted[i].opacity, cornerText(wanted[i])});
                } else {
                    desk_.messages.error(source.error());
                }
            }
            desk_.map.map().setBaseMaps(std::move(shown));
        });
}

void BaseMapList::tellFailed(std::size_t shown, const QString& fault) {
    if (shown < shown_.size() && told_.insert(shown_[shown].name).second) {
        desk_.messages.warn(
            tr("The base map “%1” cannot be fetched (%2); it is tried again quietly.")
                .arg(shown_[shown].name, fault));
    }
}

void addBaseMaps(const Desk& desk) {
    auto* list = new BaseMapList(desk);
    desk.actions.add({.id = "map.base-maps",
                      .text = BaseMapList::tr("&Base maps…"),
                      .tip = BaseMapList::tr("Choose what lies under the map"),
                      .icon = "base-map"},
                     [list, window = &desk.window](bool) {
                         BaseMapsDialog dialog(list->maps(), window);
                         if (dialog.exec() == QDialog::Accepted) {
                             list->setMaps(dialog.maps());
                         }
                     });
}

}  // namespace ruyuan::app
