// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/control_points.h"

#include "gis/platform.h"
#include "gis/read_layer.h"
#include "planner/coordinates.h"
#include "planner/header_row.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ruyuan::planner {
namespace {

using gis::ControlPoint;
using gis::ErrorCode;
using gis::Point;
using gis::Text;

// ---- the table ----

enum Column { Name, FromX, FromY, ToX, ToY, Lon, Lat, kColumns };
constexpr std::array<std::string_view, kColumns> kHeaders{
    "name|点名|点号|控制点|编号|point",
    "from_x|fromx|x|原x|源x|原坐标x|本地x|地方x|local_x",
    "from_y|fromy|y|原y|源y|原坐标y|本地y|地方y|local_y",
    "to_x|tox|目标x|目标东坐标|东坐标|e|easting",
    "to_y|toy|目标y|目标北坐标|北坐标|n|northing",
    "lon|经度|lng|longitude|东经",
    "lat|纬度|latitude|北纬"};

bool isOneOf(std::string_view words, std::string_view header) {
    while (!words.empty()) {
        const auto bar = std::min(words.find('|'), words.size());
        if (normaliseHeader(words.substr(0, bar)) == header) {
            return true;
        }
        words.remove_prefix(std::min(bar + 1, words.size()));
    }
    return false;
}

using Columns = std::array<const gis::Column*, kColumns>;

Columns columnsOf(const gis::Layer& layer) {
    Columns found{};
    for (const auto& column : layer.columns) {
        const std::string header = normaliseHeader(column.field().name);
        for (std::size_t i = 0; i < kColumns; ++i) {
            if (found[i] == nullptr && isOneOf(kHeaders[i], header)) {
                found[i] = &column;
                break;
            }
        }
    }
    return found;
}

gis::Error badTable(std::string where) {
    return {
        ErrorCode::InvalidData,
        {"控制点表缺少列", "the table of control points lacks columns"},
        std::move(where),
        {"需要列 name、from_x、from_y，以及 lon、lat（CGCS2000 经纬度）或 to_x、to_y（米，坐标系用 "
         "--crs 指明）",
         "it needs the columns name, from_x, from_y, and either lon and lat (CGCS2000) or to_x "
         "and to_y (metres of the system in --crs)"}};
}

/// The numbers of two cells; nothing when one is blank or no number.
std::optional<Point> pointIn(const gis::Column& x, const gis::Column& y, std::size_t row) {
    const auto first = readCoordinate(x.asText(row));
    const auto second = readCoordinate(y.asText(row));
    return first && second ? std::optional(Point{first->value, second->value}) : std::nullopt;
}

gis::Result<std::vector<ControlPoint>> pointsIn(const gis::Layer& layer,
                                                const Columns& columns,
                                                bool degrees) {
    std::vector<ControlPoint> points;
    for (std::size_t row = 0; row < layer.size(); ++row) {
        const auto from = pointIn(*columns[FromX], *columns[FromY], row);
        const auto to = pointIn(*columns[degrees ? Lon : ToX], *columns[degrees ? Lat : ToY], row);
        std::string name = columns[Name] == nullptr ? "" : columns[Name]->asText(row);
        name = name.empty() ? "#" + std::to_string(row + 1) : name;
        if (!from || !to) {
            return gis::fail(ErrorCode::InvalidData,
                             gis::text("控制点 {} 的坐标不完整或不是数字",
                                       "the coordinates of control point {} are incomplete or no "
                                       "numbers",
                                       name));
        }
        points.push_back({std::move(name), *from, *to});
    }
    return points;
}

/// Longitudes and latitudes of the targets as metres; metres with east first.
gis::Result<gis::Crs> intoMeters(std::vector<ControlPoint>& points,
                                 bool degrees,
                                 const std::optional<gis::Crs>& given) {
    if (!degrees) {
        if (!given || given->isGeographic()) {
            return gis::fail(ErrorCode::UnknownCrs,
                             {"控制点的目标坐标是米，但没有说明其坐标系",
                              "the targets of the control points are metres of an unnamed system"},
                             {},
                             {"请用 --crs EPSG:代码 指明", "name it with --crs EPSG:CODE"});
        }
        for (auto& point : points) {
            const bool northFirst =
                point.to.x >= 1e6 && point.to.x < 6.5e6 && (point.to.y < 1e6 || point.to.y > 1.2e7);
            point.to = northFirst ? Point{point.to.y, point.to.x} : point.to;
        }
        return *given;
    }
    gis::Box box;
    for (const auto& point : points) {
        box.add(point.to);
    }
    auto target =
        given && !given->isGeographic() ? gis::Result<gis::Crs>(*given) : gis::workingCrs(box);
    if (!target) {
        return target;
    }
    const auto transformer = gis::Transformer::create(gis::storageCrs(), *target);
    for (auto& point : points) {
        const auto meters =
            transformer ? transformer->apply(point.to) : std::unexpected(transformer.error());
        if (!meters) {
            return std::unexpected(meters.error());
        }
        point.to = *meters;
    }
    return target;
}

// ---- the fit ----

std::vector<ControlPoint> turned(std::vector<ControlPoint> points) {
    for (auto& point : points) {
        std::swap(point.from.x, point.from.y);
    }
    return points;
}

Text tell(const Alignment& alignment) {
    const auto& fit = alignment.fit;
    Text sentence = gis::text(
        "按 {} 个控制点作四参数转换到 {}：尺度 {:.7f}，旋转 {:.5f}°，残差均方根 {:.3f} m，最大 "
        "{:.3f} m（{}）",
        "fitted to {1} by {0} control points: scale {2:.7f}, rotation {3:.5f}°, RMS {4:.3f} m, at "
        "most {5:.3f} m ({6})",
        alignment.points.size(),
        alignment.target.label(),
        fit.similarity.scale(),
        fit.similarity.rotation(),
        fit.rms,
        fit.residuals[fit.worst],
        alignment.points[fit.worst].name);
    const auto add = [&](const Text& more) {
        sentence = {sentence.zh + "；" + more.zh, sentence.en + "; " + more.en};
    };
    if (alignment.points.size() == 2) {
        add({"只有 2 个控制点，没有多余观测，残差不能说明精度",
             "two points leave nothing to check: the residuals say nothing of the accuracy"});
    }
    if (alignment.northFirst) {
        add({"原坐标按 X 为北、Y 为东采用", "X is north and Y is east in the file"});
    }
    if (fit.outlier) {
        add(gis::text("控制点 {} 可能有误，去掉后均方根为 {:.3f} m",
                      "point {} may be wrong: without it the RMS is {:.3f} m",
                      alignment.points[*fit.outlier].name,
                      fit.rmsWithout));
    }
    return sentence;
}

gis::Error tooFar(const Alignment& alignment, double limit) {
    const auto& fit = alignment.fit;
    return {
        ErrorCode::InvalidData,
        gis::text("控制点互相不符：{} 的残差 {:.2f} m，超过 {:g} m；{}",
                  "the control points do not agree: {} is off by {:.2f} m, more than {:g} m; {}",
                  alignment.points[fit.worst].name,
                  fit.residuals[fit.worst],
                  limit,
                  alignment.sentence),
        {},
        {"请核对控制点的坐标、坐标系以及 X、Y 的次序；确认可用时用 --control-limit 放宽",
         "check their coordinates, their system and the order of X and Y; if they are right, "
         "widen the limit with --control-limit"}};
}

}  // namespace

gis::Geometry Alignment::apply(const gis::Geometry& shape) const {
    gis::Geometry result = shape;
    gis::forEachPoint(result, [&](Point& point) {
        point = fit.similarity.apply(northFirst ? Point{point.y, point.x} : point);
    });
    return result;
}

double Alignment::outside(Point place) const {
    gis::Box box;
    for (const auto& point : points) {
        box.add(point.from);
    }
    const Point from = northFirst ? Point{place.y, place.x} : place;
    const double dx = std::max({box.min.x - from.x, from.x - box.max.x, 0.0});
    const double dy = std::max({box.min.y - from.y, from.y - box.max.y, 0.0});
    return std::hypot(dx, dy) / std::hypot(box.max.x - box.min.x, box.max.y - box.min.y);
}

gis::Result<Alignment> alignTo(std::vector<ControlPoint> points,
                               const gis::Crs& target,
                               double limit) {
    auto fit = gis::fitSimilarity(points);
    if (!fit) {
        return std::unexpected(fit.error());
    }
    bool northFirst = false;
    constexpr std::size_t kShows = 3;  // two points fit either way
    constexpr double kBetter = 10;
    auto other = points.size() >= kShows ? gis::fitSimilarity(turned(points)) : fit;
    if (other && other->rms * kBetter < fit->rms) {
        fit = std::move(other);
        points = turned(std::move(points));
        northFirst = true;
    }
    Alignment alignment{std::move(points), target, northFirst, std::move(*fit), {}};
    alignment.sentence = tell(alignment);
    if (alignment.fit.residuals[alignment.fit.worst] > limit) {
        return std::unexpected(tooFar(alignment, limit));
    }
    return alignment;
}

gis::Result<Alignment> readAlignment(const std::filesystem::path& file,
                                     const std::optional<gis::Crs>& target,
                                     double limit) {
    const std::string where = gis::utf8FromPath(file);
    const auto named = [&](gis::Error error) {
        error.where = error.where.empty() ? where : error.where;
        return std::unexpected(std::move(error));
    };
    const auto read = gis::readLayer(file);
    if (!read) {
        return std::unexpected(read.error());
    }
    const Columns columns = columnsOf(read->layer);
    const bool degrees = columns[Lon] != nullptr && columns[Lat] != nullptr;
    const bool meters = columns[ToX] != nullptr && columns[ToY] != nullptr;
    if (columns[FromX] == nullptr || columns[FromY] == nullptr || (!degrees && !meters)) {
        return named(badTable(where));
    }
    auto points = pointsIn(read->layer, columns, degrees);
    if (!points) {
        return named(points.error());
    }
    if (points->size() < 2) {  // before anything is asked of their system
        return named(gis::fitSimilarity(*points).error());
    }
    const auto system = intoMeters(*points, degrees, target);
    if (!system) {
        return named(system.error());
    }
    auto alignment = alignTo(std::move(*points), *system, limit);
    return alignment ? std::move(alignment) : gis::Result<Alignment>(named(alignment.error()));
}

}  // namespace ruyuan::planner
