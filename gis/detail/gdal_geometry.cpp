// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/gdal.h"
#include "gis/detail/shoelace.h"

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <format>
#include <iterator>
#include <utility>

namespace ruyuan::gis::detail {

namespace {

/// Takes one OGR geometry apart; what it had to change is told by the flags.
class Converter {
public:
    Geometry result(const OGRGeometry& geometry);
    void count(GeometryChanges& changes) const;

private:
    Geometry convert(const OGRGeometry& geometry);
    Geometry convertCollection(const OGRGeometryCollection& collection);
    void addPart(Geometry& sum, Geometry part);
    Point pointOf(const OGRPoint& point);
    std::vector<Point> pointsOf(const OGRSimpleCurve& curve);
    Line lineOf(const OGRSimpleCurve& curve);
    Ring ringOf(const OGRSimpleCurve& curve, bool counterClockwise);
    Polygon polygonOf(const OGRPolygon& polygon);

    bool mixed_ = false;
    bool unclosed_ = false;
    bool partsLeftOut_ = false;
    bool notFinite_ = false;
    bool unsupported_ = false;
};

Point Converter::pointOf(const OGRPoint& point) {
    notFinite_ = notFinite_ || !std::isfinite(point.getX()) || !std::isfinite(point.getY());
    return {point.getX(), point.getY()};
}

std::vector<Point> Converter::pointsOf(const OGRSimpleCurve& curve) {
    const auto size = static_cast<std::size_t>(curve.getNumPoints());
    std::vector<Point> points(size);
    if (size > 0) {
        static_assert(sizeof(Point) == 2 * sizeof(double));
        curve.getPoints(&points[0].x, sizeof(Point), &points[0].y, sizeof(Point));
    }
    notFinite_ = notFinite_ || !std::ranges::all_of(points, [](const Point& point) {
                     return std::isfinite(point.x) && std::isfinite(point.y);
                 });
    return points;
}

Line Converter::lineOf(const OGRSimpleCurve& curve) {
    Line line = pointsOf(curve);
    if (line.size() == 1) {
        partsLeftOut_ = true;
        line.clear();
    }
    return line;
}

Ring Converter::ringOf(const OGRSimpleCurve& curve, bool counterClockwise) {
    Ring ring = pointsOf(curve);
    if (ring.empty()) {
        return ring;
    }
    if (ring.front() != ring.back()) {
        unclosed_ = true;
        ring.push_back(ring.front());
    }
    if (ring.size() < 4) {
        partsLeftOut_ = true;
        return {};
    }
    if ((signedArea(ring) > 0.0) != counterClockwise) {
        std::ranges::reverse(ring);
    }
    return ring;
}

Polygon Converter::polygonOf(const OGRPolygon& polygon) {
    Polygon result;
    if (const OGRLinearRing* outer = polygon.getExteriorRing()) {
        result.outer = ringOf(*outer, true);
    }
    if (result.outer.empty()) {
        return result;
    }
    for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
        if (Ring hole = ringOf(*polygon.getInteriorRing(i), false); !hole.empty()) {
            result.holes.push_back(std::move(hole));
        }
    }
    return result;
}

// Adds a part to what was found so far; parts of another kind make the whole a mixture.
void Converter::addPart(Geometry& sum, Geometry part) {
    if (isEmpty(part)) {
        return;
    }
    if (auto* point = std::get_if<Point>(&part)) {
        part = MultiPoint{{*point}};
    }
    if (isEmpty(sum)) {
        sum = std::move(part);
    } else if (sum.index() != part.index()) {
        mixed_ = true;
    } else if (auto* points = std::get_if<MultiPoint>(&sum)) {
        std::ranges::copy(std::get<MultiPoint>(part).points, std::back_inserter(points->points));
    } else if (auto* lines = std::get_if<MultiLine>(&sum)) {
        std::ranges::move(std::get<MultiLine>(part).lines, std::back_inserter(lines->lines));
    } else if (auto* polygons = std::get_if<MultiPolygon>(&sum)) {
        std::ranges::move(std::get<MultiPolygon>(part).polygons,
                          std::back_inserter(polygons->polygons));
    }
}

Geometry Converter::convertCollection(const OGRGeometryCollection& collection) {
    Geometry sum;
    for (const OGRGeometry* part : collection) {
        addPart(sum, convert(*part));
    }
    return sum;
}

Geometry Converter::convert(const OGRGeometry& geometry) {
    if (geometry.IsEmpty()) {
        return {};
    }
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint:
            return pointOf(*geometry.toPoint());
        case wkbLineString:
        case wkbLinearRing: {
            Line line = lineOf(*geometry.toSimpleCurve());
            return line.empty() ? Geometry{} : MultiLine{{std::move(line)}};
        }
        case wkbTriangle:
        case wkbPolygon: {
            Polygon polygon = polygonOf(*geometry.toPolygon());
            return polygon.outer.empty() ? Geometry{} : MultiPolygon{{std::move(polygon)}};
        }
        case wkbMultiPoint:
        case wkbMultiLineString:
        case wkbMultiPolygon:
        case wkbGeometryCollection:
            return convertCollection(*geometry.toGeometryCollection());
        case wkbPolyhedralSurface:
        case wkbTIN: {
            Geometry sum;
            for (const OGRPolygon* face : *geometry.toPolyhedralSurface()) {
                addPart(sum, convert(*face));
            }
            return sum;
        }
        default:
            unsupported_ = true;
            return {};
    }
}

Geometry Converter::result(const OGRGeometry& geometry) {
    Geometry converted = convert(geometry);
    return mixed_ || notFinite_ ? Geometry{} : converted;
}

void Converter::count(GeometryChanges& changes) const {
    changes.mixed += mixed_ ? 1 : 0;
    changes.unclosed += unclosed_ ? 1 : 0;
    changes.partsLeftOut += partsLeftOut_ ? 1 : 0;
    changes.notFinite += notFinite_ ? 1 : 0;
    changes.unsupported += unsupported_ ? 1 : 0;
}

void addRing(OGRPolygon& polygon, const Ring& points) {
    auto ring = std::make_unique<OGRLinearRing>();
    ring->setNumPoints(static_cast<int>(points.size()), 0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        ring->setPoint(static_cast<int>(i), points[i].x, points[i].y);
    }
    polygon.addRingDirectly(ring.release());
}

std::unique_ptr<OGRGeometry> pointsToOgr(const MultiPoint& points) {
    auto result = std::make_unique<OGRMultiPoint>();
    for (const Point& point : points.points) {
        result->addGeometryDirectly(std::make_unique<OGRPoint>(point.x, point.y).release());
    }
    return result;
}

std::unique_ptr<OGRGeometry> linesToOgr(const MultiLine& lines) {
    auto result = std::make_unique<OGRMultiLineString>();
    for (const Line& points : lines.lines) {
        auto line = std::make_unique<OGRLineString>();
        line->setNumPoints(static_cast<int>(points.size()), 0);
        for (std::size_t i = 0; i < points.size(); ++i) {
            line->setPoint(static_cast<int>(i), points[i].x, points[i].y);
        }
        result->addGeometryDirectly(line.release());
    }
    return result;
}

std::unique_ptr<OGRGeometry> polygonsToOgr(const MultiPolygon& polygons) {
    auto result = std::make_unique<OGRMultiPolygon>();
    for (const Polygon& shape : polygons.polygons) {
        auto polygon = std::make_unique<OGRPolygon>();
        addRing(*polygon, shape.outer);
        for (const Ring& hole : shape.holes) {
            addRing(*polygon, hole);
        }
        result->addGeometryDirectly(polygon.release());
    }
    return result;
}

}  // namespace

Geometry fromOgr(const OGRGeometry& geometry, GeometryChanges& changes) {
    changes.zDropped += geometry.Is3D() ? 1U : 0U;
    changes.mDropped += geometry.IsMeasured() ? 1U : 0U;
    Converter converter;
    Geometry result;
    if (geometry.hasCurveGeometry()) {
        changes.linearised += 1;
        const std::unique_ptr<OGRGeometry> linear(geometry.getLinearGeometry());
        result = converter.result(*linear);
    } else {
        result = converter.result(geometry);
    }
    converter.count(changes);
    return result;
}

std::unique_ptr<OGRGeometry> toOgr(const Geometry& geometry) {
    if (const auto* point = std::get_if<Point>(&geometry)) {
        return std::make_unique<OGRPoint>(point->x, point->y);
    }
    if (const auto* points = std::get_if<MultiPoint>(&geometry)) {
        return pointsToOgr(*points);
    }
    if (const auto* lines = std::get_if<MultiLine>(&geometry)) {
        return linesToOgr(*lines);
    }
    if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
        return polygonsToOgr(*polygons);
    }
    return nullptr;
}

OGRwkbGeometryType ogrTypeOf(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::None:
            return wkbNone;
        case GeometryKind::Point:
            return wkbPoint;
        case GeometryKind::MultiPoint:
            return wkbMultiPoint;
        case GeometryKind::Line:
            return wkbMultiLineString;
        case GeometryKind::Polygon:
            return wkbMultiPolygon;
        case GeometryKind::Mixed:
            return wkbUnknown;
    }
    return wkbUnknown;
}

Warnings describe(const GeometryChanges& changes, const std::string& where) {
    Warnings warnings;
    const auto tell = [&](std::size_t count,
                          std::format_string<const std::size_t&> zh,
                          std::format_string<const std::size_t&> en) {
        if (count > 0) {
            warnings.push_back({text(zh, en, count), where});
        }
    };
    tell(changes.linearised,
         "{} 个图形含有曲线，已折算为折线。",
         "{} geometries had curves; they were turned into straight segments.");
    tell(changes.zDropped,
         "{} 个图形带有高程，只保留了平面坐标。",
         "{} geometries had heights; only the plane coordinates were kept.");
    tell(changes.mDropped,
         "{} 个图形带有 M 值，只保留了平面坐标。",
         "{} geometries had M values; only the plane coordinates were kept.");
    tell(changes.mixed,
         "{} 个图形混有点、线、面，无法归为一类，按无位置处理。",
         "{} geometries mix points, lines and polygons; they are taken as having no place.");
    tell(changes.unclosed,
         "{} 个面的边界没有闭合，已补上首点。",
         "{} polygons had an open boundary; it was closed with its first point.");
    tell(changes.partsLeftOut,
         "{} 个图形含有点数不足的线或环，这些部分已略去。",
         "{} geometries had lines or rings with too few points; those parts were left out.");
    tell(changes.notFinite,
         "{} 个图形的坐标不是有效数字，按无位置处理。",
         "{} geometries have coordinates that are no numbers; they are taken as having no place.");
    tell(changes.unsupported,
         "{} 个图形的类型无法识别，按无位置处理。",
         "{} geometries are of an unknown type; they are taken as having no place.");
    return warnings;
}

GeometryKind kindOfType(OGRwkbGeometryType type) {
    switch (wkbFlatten(type)) {
        case wkbNone:
            return GeometryKind::None;
        case wkbPoint:
            return GeometryKind::Point;
        case wkbMultiPoint:
            return GeometryKind::MultiPoint;
        case wkbLineString:
        case wkbMultiLineString:
        case wkbCompoundCurve:
        case wkbCircularString:
        case wkbMultiCurve:
            return GeometryKind::Line;
        case wkbPolygon:
        case wkbMultiPolygon:
        case wkbCurvePolygon:
        case wkbMultiSurface:
            return GeometryKind::Polygon;
        default:
            return GeometryKind::Mixed;
    }
}

}  // namespace ruyuan::gis::detail
