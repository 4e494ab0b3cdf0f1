// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/validity.h"

#include "gis/detail/arrangement.h"
#include "gis/detail/polygon_defect.h"
#include "gis/detail/shoelace.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <format>
#include <span>
#include <utility>

namespace ruyuan::gis {

namespace {

bool isFinite(const Point& point) {
    return std::isfinite(point.x) && std::isfinite(point.y);
}

bool hasTwoDifferentPoints(const Line& line) {
    return std::ranges::any_of(line, [&](const Point& point) { return point != line.front(); });
}

std::optional<Defect> coordinateDefect(const Geometry& geometry) {
    std::optional<Defect> defect;
    Point lastGood;
    forEachPoint(geometry, [&](const Point& point) {
        if (isFinite(point)) {
            lastGood = point;
        } else if (!defect) {
            defect = Defect{text("有坐标不是有限的数（在此处之后）",
                                 "a coordinate after this place is not a finite number"),
                            lastGood};
        }
    });
    return defect;
}

std::optional<Defect> lineDefect(const MultiLine& multi) {
    const auto found = std::ranges::find_if_not(multi.lines, hasTwoDifferentPoints);
    if (found == multi.lines.end()) {
        return std::nullopt;
    }
    return Defect{text("线的各点重合，没有长度", "all points of a line are the same"),
                  found->empty() ? Point{} : found->front()};
}

void close(Ring& ring) {
    if (!ring.empty() && ring.front() != ring.back()) {
        ring.push_back(ring.front());
    }
}

void turn(Ring& ring, bool counterClockwise) {
    const double area = detail::signedArea(ring);
    if (area != 0.0 && (area > 0.0) != counterClockwise) {
        std::ranges::reverse(ring);
    }
}

void normaliseArea(MultiPolygon& area) {
    for (Polygon& polygon : area.polygons) {
        close(polygon.outer);
        turn(polygon.outer, true);
        for (Ring& hole : polygon.holes) {
            close(hole);
            turn(hole, false);
        }
    }
}

// --- repair ---

/// Drops what has no meaning (points that are no numbers, repeated points, rings of less than
/// three different points) and normalises the rest.
void tidy(MultiPolygon& area) {
    constexpr std::size_t kFewestPoints = 4;
    for (Polygon& polygon : area.polygons) {
        std::vector<Ring> rings = std::move(polygon.holes);
        rings.insert(rings.begin(), std::move(polygon.outer));
        for (Ring& ring : rings) {
            std::erase_if(ring, [](const Point& point) { return !isFinite(point); });
            close(ring);
            const auto repeated = std::ranges::unique(ring);
            ring.erase(repeated.begin(), repeated.end());
        }
        std::erase_if(rings, [](const Ring& ring) { return ring.size() < kFewestPoints; });
        polygon = {};
        if (!rings.empty()) {
            polygon.outer = std::move(rings.front());
            rings.erase(rings.begin());
            polygon.holes = std::move(rings);
        }
    }
    std::erase_if(area.polygons, [](const Polygon& polygon) { return polygon.outer.empty(); });
    normaliseArea(area);
}

/// What it took; United when parts overlapped, whatever else was done.
enum class Work : std::uint8_t { Tidied, Rebuilt, United };

struct RepairedArea {
    MultiPolygon area;
    Work work = Work::Tidied;
};

/// Every faulty polygon rebuilt by the even-odd rule, then parts that overlap made one.
RepairedArea rebuild(const MultiPolygon& area, const detail::Grid& grid, detail::Corners corners) {
    MultiPolygon rebuilt;
    for (const Polygon& polygon : area.polygons) {
        const MultiPolygon alone{{polygon}};
        if (detail::isValid(alone)) {
            rebuilt.polygons.push_back(polygon);
            continue;
        }
        const auto isOdd = [](detail::Windings windings) { return windings[0] % 2 != 0; };
        for (Polygon& part : detail::arrange({&alone, 1}, grid, corners, isOdd).polygons) {
            rebuilt.polygons.push_back(std::move(part));
        }
    }
    if (detail::isValid(rebuilt)) {
        return {std::move(rebuilt), Work::Rebuilt};
    }
    const auto isCovered = [](detail::Windings windings) { return windings[0] > 0; };
    return {detail::arrange({&rebuilt, 1}, grid, corners, isCovered), Work::United};
}

Result<RepairedArea> repairArea(MultiPolygon area, const Defect& defect) {
    tidy(area);
    if (detail::isValid(area)) {
        return RepairedArea{std::move(area), Work::Tidied};
    }
    const Box extent = boundsOf(Geometry(area));
    double step = detail::readableStep(extent);
    constexpr int kAttempts = 4;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const detail::Grid grid(extent, step);
        for (const auto corners : {detail::Corners::Original, detail::Corners::Snapped}) {
            RepairedArea rebuilt = rebuild(area, grid, corners);
            if (detail::isValid(rebuilt.area)) {
                return rebuilt;
            }
        }
        step = grid.step() * 64;
    }
    return fail(
        ErrorCode::InvalidGeometry,
        text("图形有误且无法自动修复：{}", "the shape cannot be repaired: {}", defect.sentence),
        std::format("({}, {})", defect.place.x, defect.place.y),
        text("请在原软件中改正该处边界后重新导入",
             "correct the boundary at this place in the source and import it again"));
}

Text changeOfArea(double before, double after) {
    constexpr double kShownPercent = 0.001;
    if (before <= 0.0) {
        return text(
            "面积由 {:.6g} 变为 {:.6g}", "the area went from {:.6g} to {:.6g}", before, after);
    }
    const double percent = (after - before) / before * 100.0;
    return std::abs(percent) < kShownPercent
               ? text("面积变化不到 0.001 %", "the area changed by less than 0.001 %")
               : text("面积变化 {:+.3f} %", "the area changed by {:+.3f} %", percent);
}

Text sentenceOf(const Repair& repair, Work work) {
    const Text change = changeOfArea(repair.areaBefore, repair.areaAfter);
    if (isEmpty(repair.geometry)) {
        return text("{}；去掉无效部分后没有剩下图形",
                    "{}; nothing was left after dropping what was invalid",
                    repair.defect.sentence);
    }
    switch (work) {
        case Work::Tidied:
            return text("{}；已修正闭合、方向并去掉无效的点和环，{}",
                        "{}; closure and direction were corrected, points and rings without "
                        "meaning dropped, {}",
                        repair.defect.sentence,
                        change);
        case Work::United:
            return text("{}；已合并重叠的部分，{}",
                        "{}; the parts were united, {}",
                        repair.defect.sentence,
                        change);
        case Work::Rebuilt:
            break;
    }
    return text("{}；已按奇偶规则重建，{}",
                "{}; rebuilt by the even-odd rule, {}",
                repair.defect.sentence,
                change);
}

/// Points and lines: what is not finite or has no length is dropped.
Geometry withoutMeaningless(const Geometry& geometry) {
    if (const auto* multiPoint = std::get_if<MultiPoint>(&geometry)) {
        MultiPoint kept = *multiPoint;
        std::erase_if(kept.points, [](const Point& point) { return !isFinite(point); });
        return kept.points.empty() ? Geometry() : Geometry(std::move(kept));
    }
    if (const auto* multiLine = std::get_if<MultiLine>(&geometry)) {
        MultiLine kept = *multiLine;
        for (Line& line : kept.lines) {
            std::erase_if(line, [](const Point& point) { return !isFinite(point); });
        }
        std::erase_if(kept.lines, [](const Line& line) { return !hasTwoDifferentPoints(line); });
        return kept.lines.empty() ? Geometry() : Geometry(std::move(kept));
    }
    return {};  // a single point that is not finite
}

}  // namespace

std::optional<Defect> findDefect(const Geometry& geometry) {
    if (auto defect = coordinateDefect(geometry)) {
        return defect;
    }
    if (const auto* multiLine = std::get_if<MultiLine>(&geometry)) {
        return lineDefect(*multiLine);
    }
    if (const auto* area = std::get_if<MultiPolygon>(&geometry)) {
        return detail::polygonDefect(*area);
    }
    return std::nullopt;
}

Result<std::optional<Repair>> repair(const Geometry& geometry) {
    auto defect = findDefect(geometry);
    if (!defect) {
        return std::nullopt;
    }
    Repair repair{.geometry = {}, .defect = std::move(*defect), .sentence = {}};
    Work work = Work::Tidied;
    if (const auto* area = std::get_if<MultiPolygon>(&geometry)) {
        auto repaired = repairArea(*area, repair.defect);
        if (!repaired) {
            return std::unexpected(std::move(repaired.error()));
        }
        work = repaired->work;
        repair.areaBefore = detail::plainArea(*area);
        repair.areaAfter = detail::plainArea(repaired->area);
        if (!repaired->area.polygons.empty()) {
            repair.geometry = std::move(repaired->area);
        }
    } else {
        repair.geometry = withoutMeaningless(geometry);
    }
    repair.sentence = sentenceOf(repair, work);
    return repair;
}

void normalise(Geometry& geometry) {
    if (auto* area = std::get_if<MultiPolygon>(&geometry)) {
        normaliseArea(*area);
    }
}

}  // namespace ruyuan::gis
