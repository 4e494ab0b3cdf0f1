// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/server_tiles.h"

#include <QCryptographicHash>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

namespace ruyuan::maps::detail {

namespace {

constexpr int kPatience = 10'000;         // ms
constexpr qint64 kLargestTile = 4 << 20;  // bytes; no tile is larger
constexpr int kAskStop = 100;             // ms

struct Download {
    QByteArray bytes;
    int status = 0;
    bool failed = false;
};

/// Waits in a worker's thread, which has no other events.
Download download(const QString& address, const std::stop_token& stop) {
    QNetworkAccessManager network;
    QNetworkRequest request{QUrl(address)};
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Ruyuan"));
    request.setTransferTimeout(kPatience);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QEventLoop loop;
    QTimer stopping;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QObject::connect(reply.get(), &QNetworkReply::downloadProgress, [&](qint64 size, qint64) {
        if (size > kLargestTile) {
            reply->abort();
        }
    });
    QObject::connect(&stopping, &QTimer::timeout, [&] {
        if (stop.stop_requested()) {
            reply->abort();
        }
    });
    stopping.start(kAskStop);
    if (!reply->isFinished()) {
        loop.exec();
    }
    Download got;
    got.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    got.failed = reply->error() != QNetworkReply::NoError;
    got.bytes = reply->readAll();
    return got;
}

/// What failed, in words that hold neither address nor key.
QString faultOf(const Download& got, const QString& address) {
    const QString server = QUrl(address).host();
    return got.status > 0 ? QStringLiteral("%1: HTTP %2").arg(server).arg(got.status) : server;
}

}  // namespace

TileDisk::TileDisk(std::filesystem::path folder, std::uintmax_t mostBytes)
    : folder_(std::move(folder)), most_(mostBytes) {
    std::error_code error;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_, error)) {
        if (entry.is_regular_file(error)) {
            bytes_ += entry.file_size(error);
        }
    }
}

std::filesystem::path TileDisk::fileOf(gis::TilePlace place) const {
    return folder_ / std::to_string(place.z) / std::to_string(place.x) / std::to_string(place.y);
}

std::optional<QByteArray> TileDisk::find(gis::TilePlace place) const {
    std::ifstream file(fileOf(place), std::ios::binary);
    if (!file) {
        return std::nullopt;
    }
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

void TileDisk::put(gis::TilePlace place, const QByteArray& bytes) {
    const auto target = fileOf(place);
    const std::lock_guard lock(mutex_);
    std::error_code error;
    std::filesystem::create_directories(target.parent_path(), error);
    auto aside = target;
    aside += ".new";
    std::ofstream file(aside, std::ios::binary);
    file.write(bytes.constData(), bytes.size());
    file.close();
    if (!file) {
        std::filesystem::remove(aside, error);
        return;
    }
    std::filesystem::rename(aside, target, error);
    bytes_ += static_cast<std::uintmax_t>(bytes.size());
    if (bytes_ > most_) {
        shrink();
    }
}

void TileDisk::shrink() {
    struct File {
        std::filesystem::file_time_type time;
        std::filesystem::path path;
        std::uintmax_t size = 0;
    };
    std::vector<File> files;
    std::error_code error;
    bytes_ = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_, error)) {
        if (entry.is_regular_file(error)) {
            files.push_back({entry.last_write_time(error), entry.path(), entry.file_size(error)});
            bytes_ += files.back().size;
        }
    }
    std::ranges::sort(files, {}, &File::time);
    for (const File& file : files) {
        if (bytes_ <= most_ / 5 * 4) {  // so that it is not shrunk for every tile
            return;
        }
        if (std::filesystem::remove(file.path, error)) {
            bytes_ -= file.size;
        }
    }
}

std::string cacheName(const BaseMap& map) {
    return QCryptographicHash::hash(map.place.toUtf8(), QCryptographicHash::Sha1)
        .toHex()
        .toStdString();
}

TileLevel BaseMapTiles::levelFor(const Camera& camera, double ratio) const {
    constexpr double kCoarser =
        0.3;  // zooms that a tile may be enlarged before finer ones are taken
    const double zoom = std::ceil(camera.zoom + std::log2(ratio) - kCoarser);
    return {std::clamp(zoom, 0.0, static_cast<double>(finest_)), 0.0, 1.0, 256};
}

QImage BaseMapTiles::imageOf(const gis::RasterTile& tile) {
    constexpr int kEdge = gis::RasterTile::kEdge;
    return QImage(tile.rgba.data(), kEdge, kEdge, 4 * kEdge, QImage::Format_RGBA8888)
        .convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

gis::TilePlace BaseMapTiles::placeOf(const TileKey& key) {
    return {static_cast<int>(key.level.zoom), key.x, key.y};
}

TileAnswer RasterTileSource::tile(const TileKey& key, const std::stop_token& /*stop*/) const {
    const auto tile = tiles_.tile(placeOf(key));
    if (!tile) {
        return {{}, true, QString::fromStdString(tile.error().where)};
    }
    return {*tile ? imageOf(**tile) : QImage(), false, {}};
}

ServerTileSource::ServerTileSource(BaseMap map,
                                   const std::filesystem::path& cache,
                                   std::uintmax_t cacheBytes)
    : BaseMapTiles(map.finest), map_(std::move(map)), disk_(cache / cacheName(map_), cacheBytes) {}

TileAnswer ServerTileSource::tile(const TileKey& key, const std::stop_token& stop) const {
    const gis::TilePlace place = placeOf(key);
    const auto decoded = [](const QByteArray& bytes) {
        return gis::decodeTile(
            std::as_bytes(std::span(bytes.constData(), bytes.constData() + bytes.size())));
    };
    if (const auto kept = disk_.find(place)) {
        if (const auto tile = decoded(*kept)) {
            return {imageOf(*tile), false, {}};
        }
    }
    const QString address = addressOf(map_, place);
    const Download got = download(address, stop);
    constexpr int kNotFound = 404;
    if (got.status == kNotFound) {
        return {};
    }
    const auto tile = got.failed ? gis::Result<gis::RasterTile>(std::unexpected(gis::Error{}))
                                 : decoded(got.bytes);
    if (!tile) {
        return {{}, true, faultOf(got, address)};
    }
    disk_.put(place, got.bytes);
    return {imageOf(*tile), false, {}};
}

}  // namespace ruyuan::maps::detail
