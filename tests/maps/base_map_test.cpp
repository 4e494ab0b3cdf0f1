// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/base_map.h"

#include "maps/detail/server_tiles.h"
#include "tests/support/temporary_folder.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

namespace ruyuan::maps {
namespace {

/// A folder with one tile of a colour, 256 pixels wide.
void writeTile(const std::filesystem::path& file, const QColor& color) {
    std::filesystem::create_directories(file.parent_path());
    QImage image(256, 256, QImage::Format_RGB32);
    image.fill(color);
    ASSERT_TRUE(image.save(QString::fromStdString(file.string())));
}

BaseMap folderMap(const std::filesystem::path& folder, gis::TileRows rows) {
    BaseMap map;
    map.kind = BaseMap::Kind::Folder;
    map.place = QString::fromStdString(folder.string());
    map.rows = rows;
    return map;
}

TEST(BaseMap, RowsOfAFolderCountFromTheNorthOrFromTheSouth) {
    const testing::TemporaryFolder folder;
    writeTile(folder.path() / "3/5/2.png", Qt::red);
    const TileLevel level{3.0, 0.0, 1.0, 256};
    for (const auto& [rows, row] :
         {std::pair(gis::TileRows::FromNorth, 2), std::pair(gis::TileRows::FromSouth, 5)}) {
        const auto source = openBaseMap(folderMap(folder.path(), rows), {});
        ASSERT_TRUE(source);
        const TileAnswer there = (*source)->tile({level, 5, row}, {});
        ASSERT_FALSE(there.image.isNull());
        EXPECT_EQ(there.image.pixelColor(128, 128), QColor(Qt::red));
        EXPECT_TRUE((*source)->tile({level, 5, 7 - row}, {}).image.isNull());
    }
}

TEST(BaseMap, AddressesNameTheTileAndKeepKeysEscaped) {
    BaseMap map;
    map.kind = BaseMap::Kind::Server;
    map.place = QStringLiteral("https://t{s}.example.org/{z}/{x}/{y}?south={-y}&tk={key}");
    map.subdomains = QStringLiteral("ab");
    map.key = QStringLiteral("a b&c");
    EXPECT_EQ(addressOf(map, {3, 5, 2}),
              QStringLiteral("https://tb.example.org/3/5/2?south=5&tk=a%20b%26c"));
}

TEST(BaseMap, ShiftedMapsAreKnownByTheirServers) {
    EXPECT_EQ(knownDatum(QStringLiteral("https://webrd01.is.autonavi.com/appmaptile?x={x}")),
              MapDatum::Gcj02);
    EXPECT_EQ(knownDatum(QStringLiteral("https://t0.tianditu.gov.cn/vec_w/wmts")), MapDatum::Wgs84);
    BaseMap baidu;
    baidu.kind = BaseMap::Kind::Server;
    baidu.place = QStringLiteral("https://maponline0.bdimg.com/tile/?x={x}&y={y}&z={z}");
    EXPECT_FALSE(faultOf(baidu).empty());
    EXPECT_FALSE(openBaseMap(baidu, {}).has_value());
}

TEST(BaseMap, TiandituIsOffAndNeedsAKey) {
    ASSERT_EQ(tiandituMaps().size(), 5U);
    for (const BaseMap& map : tiandituMaps()) {
        EXPECT_FALSE(map.visible);
        EXPECT_FALSE(faultOf(map).empty());
        EXPECT_EQ(map.datum, MapDatum::Wgs84);
    }
}

TEST(TileDisk, StaysWithinItsSizeAndKeepsTheNewest) {
    const testing::TemporaryFolder folder;
    detail::TileDisk disk(folder.path() / "cache", 10'000);
    for (int i = 0; i < 50; ++i) {
        disk.put({9, i, 0}, QByteArray(1000, 'x'));
    }
    int kept = 0;
    for (int i = 0; i < 50; ++i) {
        kept += disk.find({9, i, 0}) ? 1 : 0;
    }
    EXPECT_LE(kept, 10);
    EXPECT_TRUE(disk.find({9, 49, 0}).has_value());
}

/// A server on this machine that answers every request with the same bytes.
class LocalServer {
public:
    explicit LocalServer(QByteArray answer)
        : thread_([this, answer = std::move(answer)](const std::stop_token& stop) {
              QTcpServer server;
              server.listen(QHostAddress::LocalHost);
              port_ = server.serverPort();
              while (!stop.stop_requested()) {
                  if (!server.waitForNewConnection(50)) {
                      continue;
                  }
                  const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
                  QByteArray request;
                  while (!request.contains("\r\n\r\n") && socket->waitForReadyRead(2000)) {
                      request += socket->readAll();
                  }
                  ++requests_;
                  socket->write(answer);
                  socket->disconnectFromHost();
                  if (socket->state() != QAbstractSocket::UnconnectedState) {
                      socket->waitForDisconnected(2000);
                  }
              }
          }) {
        while (port_ == 0) {
            std::this_thread::yield();
        }
    }
    [[nodiscard]] BaseMap map() const {
        BaseMap map;
        map.kind = BaseMap::Kind::Server;
        map.place = QStringLiteral("http://127.0.0.1:%1/{z}/{x}/{y}.png?tk={key}").arg(port_);
        map.key = QStringLiteral("secret-key");
        return map;
    }
    [[nodiscard]] int requests() const { return requests_; }

private:
    std::atomic<int> port_ = 0;
    std::atomic<int> requests_ = 0;
    std::jthread thread_;
};

QByteArray answered(const char* status, const QByteArray& body) {
    return QByteArray("HTTP/1.1 ") + status +
           "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

TEST(ServerTiles, AreAskedForOnceAndThenKept) {
    const testing::TemporaryFolder folder;
    writeTile(folder.path() / "tile.png", Qt::blue);
    std::ifstream file(folder.path() / "tile.png", std::ios::binary);
    const std::string png{std::istreambuf_iterator<char>(file), {}};
    const LocalServer server(answered("200 OK", QByteArray::fromStdString(png)));
    const TileKey key{{7.0, 0.0, 1.0, 256}, 104, 50};
    for (int i = 0; i < 2; ++i) {
        const auto source = openBaseMap(server.map(), folder.path() / "cache");
        ASSERT_TRUE(source);
        const TileAnswer answer = (*source)->tile(key, {});
        ASSERT_FALSE(answer.image.isNull());
        EXPECT_EQ(answer.image.pixelColor(100, 100), QColor(Qt::blue));
    }
    EXPECT_EQ(server.requests(), 1);
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(folder.path() / "cache")) {
        EXPECT_EQ(entry.path().string().find("secret"), std::string::npos);
    }
}

TEST(ServerTiles, AFailureIsToldWithoutTheKeyAndMayBeAskedForAgain) {
    const testing::TemporaryFolder folder;
    const LocalServer refusing(answered("403 Forbidden", "no"));
    const auto source = openBaseMap(refusing.map(), folder.path() / "cache");
    ASSERT_TRUE(source);
    const TileAnswer answer = (*source)->tile({{7.0, 0.0, 1.0, 256}, 104, 50}, {});
    EXPECT_TRUE(answer.later);
    EXPECT_TRUE(answer.fault.contains(QLatin1StringView("403"))) << answer.fault.toStdString();
    EXPECT_FALSE(answer.fault.contains(QLatin1StringView("secret")));

    const LocalServer empty(answered("404 Not Found", ""));
    const auto other = openBaseMap(empty.map(), folder.path() / "cache");
    const TileAnswer none = (*other)->tile({{7.0, 0.0, 1.0, 256}, 104, 50}, {});
    EXPECT_FALSE(none.later);  // there is no such tile, and never will be
    EXPECT_TRUE(none.image.isNull());
}

}  // namespace
}  // namespace ruyuan::maps
