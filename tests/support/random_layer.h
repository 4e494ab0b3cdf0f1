// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/layer.h"

#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace ruyuan::testing {

/// Layers made of random but valid content, the same for the same seed.
class RandomLayer {
public:
    /// How large coordinates are: around @p middle, within @p spread.
    RandomLayer(std::uint32_t seed, gis::Point middle, double spread)
        : random_(seed), middle_(middle), spread_(spread) {}

    gis::Layer make(gis::GeometryKind kind, std::size_t rows) {
        gis::Layer layer;
        layer.name = "random";
        layer.kind = kind;
        using enum gis::FieldType;
        for (const gis::Field& field : std::vector<gis::Field>{{"mc", Text, "名称"},
                                                               {"sl", Integer, "数量"},
                                                               {"mj", Real, "面积"},
                                                               {"sf", Boolean, "是否"},
                                                               {"rq", Date, "日期"}}) {
            gis::Column column(field);
            for (std::size_t row = 0; row < rows; ++row) {
                column.append(cell(field.type));
            }
            layer.columns.push_back(std::move(column));
        }
        for (std::size_t row = 0; kind != gis::GeometryKind::None && row < rows; ++row) {
            layer.geometries.push_back(below(8) == 0 ? gis::Geometry{} : geometry(kind));
        }
        return layer;
    }

private:
    std::uint32_t number() { return static_cast<std::uint32_t>(random_()); }
    double fraction() { return number() / 4294967296.0; }
    std::uint32_t below(std::uint32_t limit) { return number() % limit; }

    gis::Value cell(gis::FieldType type) {
        if (below(6) == 0) {
            return {};
        }
        switch (type) {
            case gis::FieldType::Text:
                return words();
            case gis::FieldType::Integer:
                return std::int64_t{number()} - (std::int64_t{1} << 31U);
            case gis::FieldType::Real:
                return (number() - 2147483648.0) / (1.0 + below(1000));
            case gis::FieldType::Boolean:
                return below(2) == 0;
            case gis::FieldType::Date:
                return gis::Date{std::chrono::days{below(40000)}};
        }
        return {};
    }

    // Without blanks at the end, which DBF cannot keep.
    std::string words() {
        constexpr const char* kParts[] = {"郑州",
                                          "铝业",
                                          "007",
                                          "\"引号\"",
                                          "a,b",
                                          " 空格 中",
                                          "\n行",
                                          "ö·—",
                                          "=1+1",
                                          "有限公司"};
        std::string result;
        for (std::uint32_t i = 0; i < 1 + below(5); ++i) {
            result += kParts[below(10)];
        }
        return result;
    }

    gis::Point point() {
        const auto offset = [&] { return (fraction() - 0.5) * spread_; };
        return {middle_.x + offset(), middle_.y + offset()};
    }

    // A star around a middle: simple, counter-clockwise.
    gis::Ring ring(gis::Point middle, double radius) {
        gis::Ring result;
        const std::uint32_t corners = 3 + below(8);
        for (std::uint32_t i = 0; i < corners; ++i) {
            const double angle = 6.283185307179586 * i / corners;
            const double r = radius * (0.6 + 0.4 * fraction());
            result.push_back({middle.x + r * std::cos(angle), middle.y + r * std::sin(angle)});
        }
        result.push_back(result.front());
        return result;
    }

    gis::Polygon polygon(gis::Point middle) {
        const double radius = spread_ / 20;
        gis::Polygon result{ring(middle, radius), {}};
        if (below(3) == 0) {
            gis::Ring hole = ring(middle, radius / 8);
            result.holes.emplace_back(hole.rbegin(), hole.rend());
        }
        return result;
    }

    gis::Geometry geometry(gis::GeometryKind kind) {
        using enum gis::GeometryKind;
        if (kind == Mixed) {
            constexpr gis::GeometryKind kKinds[] = {Point, MultiPoint, Line, Polygon};
            return geometry(kKinds[below(4)]);
        }
        if (kind == Point) {
            return point();
        }
        if (kind == MultiPoint) {
            return gis::MultiPoint{{point(), point()}};
        }
        if (kind == Line) {
            return gis::MultiLine{{{point(), point(), point()}, {point(), point()}}};
        }
        const gis::Point middle = point();
        gis::MultiPolygon shape{{polygon(middle)}};
        if (below(3) == 0) {
            shape.polygons.push_back(polygon({middle.x + spread_ / 4, middle.y}));
        }
        return shape;
    }

    std::mt19937 random_;
    gis::Point middle_;
    double spread_;
};

}  // namespace ruyuan::testing
