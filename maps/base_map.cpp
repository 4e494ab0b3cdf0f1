// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/base_map.h"

#include "gis/platform.h"
#include "maps/detail/server_tiles.h"

#include <QUrl>

#include <array>

namespace ruyuan::maps {

namespace {

std::filesystem::path pathOf(const QString& text) {
    return gis::pathFromUtf8(text.toStdString());
}

BaseMap tianditu(const QString& name, const QString& layer) {
    BaseMap map;
    map.name = name;
    map.kind = BaseMap::Kind::Server;
    map.place =
        QStringLiteral(
            "https://t{s}.tianditu.gov.cn/%1_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
            "&LAYER=%1&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}"
            "&TILECOL={x}&tk={key}")
            .arg(layer);
    map.subdomains = QStringLiteral("01234567");
    map.attribution = QStringLiteral("天地图 © 国家地理信息公共服务平台");
    return map;
}

}  // namespace

MapDatum knownDatum(const QString& place) {
    const QString host = QUrl(place).host().toLower();
    const QString all = host.isEmpty() ? place.toLower() : host;
    const auto names = [&](auto... parts) { return (all.contains(parts) || ...); };
    if (names(QLatin1StringView("bdimg.com"),
              QLatin1StringView("baidu.com"),
              QLatin1StringView("bdstatic.com"))) {
        return MapDatum::Bd09;
    }
    if (names(QLatin1StringView("autonavi.com"),
              QLatin1StringView("amap.com"),
              QLatin1StringView("gtimg.com"),
              QLatin1StringView("map.qq.com"),
              QLatin1StringView("google.cn"),
              QLatin1StringView("geoq.cn"))) {
        return MapDatum::Gcj02;
    }
    return MapDatum::Wgs84;
}

gis::Text faultOf(const BaseMap& map) {
    if (map.place.trimmed().isEmpty()) {
        return {"请指定文件、文件夹或地址。", "Name a file, a folder or an address."};
    }
    if (map.kind != BaseMap::Kind::Server) {
        return {};
    }
    const bool row = map.place.contains(QLatin1StringView("{y}")) ||
                     map.place.contains(QLatin1StringView("{-y}"));
    if (!map.place.contains(QLatin1StringView("{z}")) ||
        !map.place.contains(QLatin1StringView("{x}")) || !row) {
        return {"地址里要有 {z}、{x} 和 {y}。", "The address needs {z}, {x} and {y}."};
    }
    if (!map.place.startsWith(QLatin1StringView("http://")) &&
        !map.place.startsWith(QLatin1StringView("https://"))) {
        return {"地址应以 https:// 或 http:// 开头。",
                "The address begins with https:// or http://."};
    }
    if (map.datum == MapDatum::Bd09 || knownDatum(map.place) == MapDatum::Bd09) {
        return {
            "百度地图用 BD-09 坐标和自己的切片方式，套在本图上会错位，不能使用。",
            "Baidu's maps are in BD-09 on a grid of their own and would lie in the wrong place."};
    }
    if (map.place.contains(QLatin1StringView("{key}")) && map.key.trimmed().isEmpty()) {
        return {"这个服务需要密钥。", "This server needs a key."};
    }
    return {};
}

std::vector<BaseMap> tiandituMaps() {
    return {tianditu(QStringLiteral("天地图 矢量"), QStringLiteral("vec")),
            tianditu(QStringLiteral("天地图 矢量注记"), QStringLiteral("cva")),
            tianditu(QStringLiteral("天地图 影像"), QStringLiteral("img")),
            tianditu(QStringLiteral("天地图 影像注记"), QStringLiteral("cia")),
            tianditu(QStringLiteral("天地图 地形"), QStringLiteral("ter"))};
}

QString addressOf(const BaseMap& map, gis::TilePlace place) {
    QString address = map.place;
    const int south = (1 << place.z) - 1 - place.y;
    if (!map.subdomains.isEmpty()) {
        const qsizetype turn = (place.x + place.y) % map.subdomains.size();
        address.replace(QLatin1StringView("{s}"), map.subdomains.mid(turn, 1));
    }
    address.replace(QLatin1StringView("{z}"), QString::number(place.z));
    address.replace(QLatin1StringView("{x}"), QString::number(place.x));
    address.replace(QLatin1StringView("{y}"), QString::number(place.y));
    address.replace(QLatin1StringView("{-y}"), QString::number(south));
    address.replace(QLatin1StringView("{key}"),
                    QString::fromLatin1(QUrl::toPercentEncoding(map.key.trimmed())));
    return address;
}

gis::Result<TileSourcePtr> openBaseMap(const BaseMap& map,
                                       const std::filesystem::path& cache,
                                       std::uintmax_t cacheBytes) {
    if (const gis::Text fault = faultOf(map); !fault.empty()) {
        return gis::fail(gis::ErrorCode::InvalidArgument, fault, map.name.toStdString());
    }
    if (map.kind == BaseMap::Kind::Server) {
        return std::make_shared<const detail::ServerTileSource>(map, cache, cacheBytes);
    }
    auto tiles = map.kind == BaseMap::Kind::File
                     ? gis::RasterTiles::open(pathOf(map.place))
                     : gis::RasterTiles::openFolder(pathOf(map.place), map.rows);
    if (!tiles) {
        return std::unexpected(tiles.error());
    }
    return std::make_shared<const detail::RasterTileSource>(std::move(*tiles));
}

}  // namespace ruyuan::maps
