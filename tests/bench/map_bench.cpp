// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Drives the real map with 100,000 sites and 1,000,000 vertices, and the start of the real desktop:
//   map_bench [SITES] [VERTICES]
//   map_bench --start PROJECT.gpkg

#include "app/desktop/desk.h"
#include "app/desktop/desktop.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/shell/main_window.h"
#include "maps/looks.h"
#include "maps/map_widget.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QQuickWindow>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <numbers>
#include <random>
#include <string>

namespace {

using namespace ruyuan;

constexpr gis::Point kMiddle{113.5, 34.2};  // 河南
constexpr double kSpread = 1.6;             // degrees
constexpr int kRingVertices = 100;

double uniform(std::mt19937& random, double from, double to) {
    return from + (to - from) * (static_cast<double>(random()) / 4294967296.0);
}

gis::Point somewhere(std::mt19937& random) {
    return {kMiddle.x + uniform(random, -kSpread, kSpread),
            kMiddle.y + uniform(random, -kSpread, kSpread)};
}

gis::Geometry blob(std::mt19937& random, gis::Point centre) {
    gis::Ring ring;
    const double radius = uniform(random, 0.005, 0.03);
    for (int i = 0; i < kRingVertices - 1; ++i) {
        const double angle = 2 * std::numbers::pi * i / (kRingVertices - 1);
        const double away = radius * uniform(random, 0.7, 1.0);
        ring.push_back({centre.x + away * std::cos(angle), centre.y + away * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return gis::MultiPolygon{{{std::move(ring), {}}}};
}

maps::FeatureLayerPtr layerOf(const char* id,
                              std::vector<maps::Category> categories,
                              std::vector<gis::Geometry> geometries,
                              const char* name) {
    maps::PictureLayer look;
    look.layer.crs = gis::storageCrs();
    look.layer.kind = gis::kindOf(geometries);
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < geometries.size(); ++i) {
        keys.push_back(std::to_string(i));
        look.categoryOf.push_back(i % categories.size());
        look.labels.push_back(std::string(name) + std::to_string(i));
    }
    look.categories = std::move(categories);
    look.layer.geometries = std::move(geometries);
    return std::make_shared<const maps::FeatureLayer>(id, std::move(look), std::move(keys));
}

maps::Scene scene(std::size_t sites, std::size_t vertices) {
    std::mt19937 random(5);
    std::vector<gis::Geometry> areas;
    for (std::size_t i = 0; i < vertices / kRingVertices; ++i) {
        areas.push_back(blob(random, somewhere(random)));
    }
    std::vector<gis::Geometry> points;
    for (std::size_t i = 0; i < sites; ++i) {
        points.emplace_back(somewhere(random));
    }
    std::vector<maps::Category> looks;
    for (const char* path : {"on-site", "relocation", "transformation", "closure"}) {
        looks.push_back({{path, path}, maps::siteLook(path, gis::Language::Chinese)});
    }
    return maps::Scene({{layerOf("areas",
                                 {{{"红线", "red line"}, maps::areaLook("red-line")},
                                  {{"园区", "park"}, maps::areaLook("park")}},
                                 std::move(areas),
                                 "区域")},
                        {layerOf("sites", std::move(looks), std::move(points), "郑州某某化工")}});
}

/// The longest time between two looks at the events of the window.
class Heart {
public:
    Heart() {
        timer_.setInterval(4);
        QObject::connect(&timer_, &QTimer::timeout, [this] { beat(); });
        timer_.start();
        since_.start();
    }
    void beat() {
        worst_ = std::max(worst_, static_cast<double>(since_.nsecsElapsed()) / 1e6);
        since_.restart();
    }
    double take() {
        beat();
        return std::exchange(worst_, 0.0);
    }

private:
    QTimer timer_;
    QElapsedTimer since_;
    double worst_ = 0;
};

double untilComplete(maps::MapWidget& map, const QElapsedTimer& since) {
    // Asleep while it waits: a loop that asks again and again has one of two cores to itself.
    QEventLoop waiting;
    QTimer asking;
    QObject::connect(&asking, &QTimer::timeout, &waiting, [&] {
        if (map.isComplete()) {
            waiting.quit();
        }
    });
    asking.start(5);
    if (!map.isComplete()) {
        waiting.exec();
    }
    return static_cast<double>(since.nsecsElapsed()) / 1e6;
}

void report(const char* what, std::vector<double> frames, double stall) {
    std::ranges::sort(frames);
    const double median = frames[frames.size() / 2];
    std::printf("%-34s median %6.1f ms (%3.0f/s), 95 %% %6.1f ms, worst %6.1f ms, stall %6.1f ms\n",
                what,
                median,
                1000 / median,
                frames[frames.size() * 95 / 100],
                frames.back(),
                stall);
}

/// Moves the camera once per frame, as fast as frames come.
template <class Move>
void drive(const char* what, maps::MapWidget& map, Heart& heart, int count, Move move) {
    int rendered = 0;
    const auto listening =
        QObject::connect(map.quickWindow(), &QQuickWindow::afterRendering, [&] { ++rendered; });
    std::vector<double> frames;
    heart.take();
    for (int i = 0; i < count; ++i) {
        QElapsedTimer frame;
        frame.start();
        move(i);
        for (const int before = rendered; rendered == before;) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        frames.push_back(static_cast<double>(frame.nsecsElapsed()) / 1e6);
    }
    QObject::disconnect(listening);
    report(what, frames, heart.take());
    QElapsedTimer since;
    since.start();
    std::printf("%-34s %6.0f ms\n", "    then complete after", untilComplete(map, since));
}

void measureMap(std::size_t sites, std::size_t vertices) {
    const maps::Scene shown = scene(sites, vertices);
    maps::MapWidget map;
    map.resize(1280, 800);
    map.show();
    map.zoomTo(maps::worldOf(gis::Box{{kMiddle.x - kSpread, kMiddle.y - kSpread},
                                      {kMiddle.x + kSpread, kMiddle.y + kSpread}}));
    QElapsedTimer settling;
    settling.start();
    untilComplete(map, settling);
    Heart heart;
    const auto timed = [&](const char* what, auto change) {
        heart.take();
        QElapsedTimer since;
        since.start();
        change();
        const double call = static_cast<double>(since.nsecsElapsed()) / 1e6;
        const std::clock_t before = std::clock();
        const double whole = untilComplete(map, since);
        const double work = static_cast<double>(std::clock() - before) * 1e3 / CLOCKS_PER_SEC;
        std::printf(
            "%-34s call %6.1f ms, complete after %6.0f ms (%.0f ms of one core), "
            "stall %6.1f ms\n",
            what,
            call,
            whole,
            work,
            heart.take());
    };
    std::printf("%zu sites, %zu vertices, zoom %.2f\n", sites, vertices, map.camera().zoom);
    timed("setScene, everything in view", [&] { map.setScene(shown); });
    drive("pan, everything in view", map, heart, 150, [&](int i) {
        map.panBy(i % 100 < 50 ? QPointF(7, 3) : QPointF(-7, -3));
    });
    drive("zoom in by 0.05 a frame", map, heart, 80, [&](int) { map.zoomBy(0.05); });
    drive("pan, zoomed in", map, heart, 150, [&](int i) {
        map.panBy(i % 100 < 50 ? QPointF(7, 3) : QPointF(-7, -3));
    });
    timed("jump to everything", [&] {
        maps::Camera camera = map.camera();
        camera.zoom -= 4;
        map.setCamera(camera);
    });
    std::vector<maps::Hit> hits;
    for (std::size_t i = 0; i < sites / 5; ++i) {
        hits.push_back({1, i});
    }
    timed("highlight a fifth of the sites", [&] { map.setHighlighted(hits); });
    timed("same scene, one feature hidden", [&] {
        auto layers = shown.layers();
        layers[0].hidden = {"7"};
        map.setScene(maps::Scene(std::move(layers)));
    });
    QElapsedTimer picking;
    picking.start();
    std::size_t found = 0;
    constexpr int kPicks = 1000;
    for (int i = 0; i < kPicks; ++i) {
        found += shown.at(map.camera(), QPointF(i % 1280, i * 7 % 800), 6).size();
    }
    std::printf("%-34s %.0f us (%zu found)\n",
                "pick",
                static_cast<double>(picking.nsecsElapsed()) / 1e3 / kPicks,
                found);
}

long long now() {
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

/// What ruyuan-desktop does, until its map is whole.
int startUntilComplete(const QString& file, long long since) {
    app::Desktop desktop(gis::Language::Chinese);
    desktop.open(file.toStdString());
    const maps::MapWidget& map = desktop.window().desk().map.map();
    QObject::connect(&map, &maps::MapWidget::completed, &desktop, [&map, since] {
        if (!map.scene().layers().empty()) {
            std::printf("start to complete map %.0f ms\n",
                        static_cast<double>(now() - since) / 1e6);
            std::fflush(stdout);
            QCoreApplication::quit();
        }
    });
    return QApplication::exec();
}

}  // namespace

int main(int count, char** values) {
    const std::vector<std::string> words(values + 1, values + count);
    const bool starts = words.size() == 2 && words[0] == "--start";
    if (starts) {
        // Exec included: the program starts itself again and measures from before that.
        return QProcess::execute(QString::fromLocal8Bit(values[0]),
                                 {QStringLiteral("--started"),
                                  QString::fromStdString(words[1]),
                                  QString::number(now())});
    }
    app::prepareGraphics();
    int none = 1;
    const QApplication application(none, values);
    if (words.size() == 3 && words[0] == "--started") {
        return startUntilComplete(QString::fromStdString(words[1]), std::stoll(words[2]));
    }
    measureMap(words.empty() ? 100'000 : std::stoul(words[0]),
               words.size() < 2 ? 1'000'000 : std::stoul(words[1]));
    return 0;
}
