// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window's own thread does while the corners of a large area are edited; see README.md.
// edit_bench [CORNERS…]

#include "gis/crs.h"
#include "gis/geodesic.h"
#include "maps/edit_tool.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numbers>
#include <random>
#include <string>
#include <vector>

namespace ruyuan::maps {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kGestures = 21;
constexpr int kMovesOfADrag = 5;

/// How long one kind of step took, each time.
struct Times {
    const char* name;
    std::vector<double> milliseconds;

    template <class Step>
    void measure(Step step) {
        const auto begin = Clock::now();
        step();
        milliseconds.push_back(
            std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    }
};

/// An area of that many corners around Zhengzhou, without a crossing: a ragged ring.
gis::MultiPolygon raggedRing(std::size_t corners) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> rough(0, 0.2 / static_cast<double>(corners));
    gis::Ring ring;
    for (std::size_t i = 0; i < corners; ++i) {
        const double angle =
            2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(corners);
        const double reach = 0.15 + 0.02 * std::sin(9 * angle) + rough(random);
        ring.push_back({113.6 + reach * std::cos(angle), 34.75 + reach * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return {{{std::move(ring), {}}}};
}

MapMouse mouseAt(const Camera& camera, gis::Point world, Qt::MouseButton button) {
    return {camera.toPixel(world), world, button, button, Qt::NoModifier, camera};
}

void measure(std::size_t corners) {
    const gis::MultiPolygon area = raggedRing(corners);
    Times begin{"to begin", {}};
    Times hover{"hover", {}};
    Times press{"press", {}};
    Times move{"move", {}};
    Times paint{"paint", {}};
    Times release{"release", {}};
    Times remove{"remove", {}};
    VertexTool tool;
    int refused = 0;
    QObject::connect(&tool, &EditTool::refused, [&refused] { ++refused; });
    QImage screen(1920, 1080, QImage::Format_ARGB32_Premultiplied);
    for (int gesture = 0; gesture < kGestures; ++gesture) {
        begin.measure([&] {
            const auto size = gis::geodesicArea(gis::storageCrs(), area);
            tool.setArea(area, size.value_or(gis::Area()));
        });
        const gis::VertexRef at{0, 0, corners * static_cast<std::size_t>(gesture) / kGestures};
        const gis::Point corner = worldOf(gis::vertexOf(tool.session()->area(), at));
        // All of the area in one picture is the most to paint, a corner in the middle of the view
        // what is worked on.
        const Camera camera{corner, gesture % 2 == 0 ? 18.0 : 11.0, 0, QSizeF(1920, 1080)};
        const MapMouse there = mouseAt(camera, corner, Qt::LeftButton);
        hover.measure([&] { tool.hover(there); });
        press.measure([&] { tool.press(there); });
        MapMouse moved = there;
        for (int i = 1; i <= kMovesOfADrag; ++i) {
            moved.pixel = there.pixel + QPointF(0.0, 2.0 * i + 6);
            moved.world = camera.toWorld(moved.pixel);
            move.measure([&] { tool.drag(moved); });
            paint.measure([&] {
                QPainter painter(&screen);
                painter.setRenderHint(QPainter::Antialiasing);
                tool.paint(painter, camera);
            });
        }
        release.measure([&] { tool.release(moved); });
        remove.measure([&] {
            tool.press(mouseAt(
                camera, worldOf(gis::vertexOf(tool.session()->area(), at)), Qt::RightButton));
        });
    }
    std::printf("%zu corners (%d of %d changes refused)\n", corners, refused, 2 * kGestures);
    for (Times* times : {&begin, &hover, &press, &move, &paint, &release, &remove}) {
        std::ranges::sort(times->milliseconds);
        std::printf("  %-9s median %7.1f ms, worst %7.1f ms\n",
                    times->name,
                    times->milliseconds[times->milliseconds.size() / 2],
                    times->milliseconds.back());
    }
}

}  // namespace

}  // namespace ruyuan::maps

int main(int count, char** values) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(count, values);
    std::vector<std::size_t> sizes;
    for (int i = 1; i < count; ++i) {
        sizes.push_back(static_cast<std::size_t>(std::atoll(values[i])));
    }
    for (const std::size_t size :
         sizes.empty() ? std::vector<std::size_t>{1'000, 10'000, 100'000} : sizes) {
        ruyuan::maps::measure(std::max<std::size_t>(size, 3));
    }
}
