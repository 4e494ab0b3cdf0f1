// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>
#include <QString>

#include <variant>

namespace ruyuan::maps {

// The one renderer of symbols: for pictures, map tiles, overlays and paper alike. Sizes are in
// pixels of a picture at scale 1.

enum class Dash { Solid, Dashed, Dotted, DashDot };
enum class LineEnd { Plain, Arrow };
/// Arc: a bow from the first to the last point, so that lines between the same places stay apart.
enum class Course { AsDrawn, Arc };

struct LineSymbol {
    QColor color;
    double width = 1.0;
    Dash dash = Dash::Solid;
    LineEnd end = LineEnd::Plain;
    Course course = Course::AsDrawn;
};

enum class Hatch { None, Rising, Falling, Crossed };

struct AreaSymbol {
    QColor fill;  ///< invalid: none
    Hatch hatch = Hatch::None;
    QColor hatchColor;
    LineSymbol outline;  ///< invalid colour: none
};

/// Shapes that differ in outline, not only in colour. Dot is small and never carries a letter.
enum class Shape { Circle, Square, Diamond, Pentagon, Dot };

/// What is drawn onto a point symbol, to tell how far something is. They differ by shape.
enum class Mark {
    None,
    Ring,   ///< a ring around it: under way
    Tick,   ///< a tick at its lower right: done
    Cross,  ///< crossed out: no longer there
};

struct PointSymbol {
    Shape shape = Shape::Circle;
    QColor fill;
    QColor ink;  ///< of outline and letter
    Dash outline = Dash::Solid;
    QString letter;
    double size = 20.0;  ///< width of a circle; other shapes cover about the same area
    Mark mark = Mark::None;
    bool alert = false;  ///< an exclamation mark on red at its upper right
};

using Symbol = std::variant<PointSymbol, LineSymbol, AreaSymbol>;

/// The outline of a point symbol around @p centre.
[[nodiscard]] QPainterPath outlineOf(const PointSymbol& symbol, QPointF centre, double scale);

/// Draws symbols on a painter. Letters that would be smaller than kSmallestLetter are left out:
/// shape and colour stay.
class SymbolPainter {
public:
    static constexpr double kSmallestLetter = 10.0;

    /// @p letterFont gives the family of letters; @p scale multiplies all sizes.
    SymbolPainter(QPainter& painter, const QFont& letterFont, double scale);

    void point(QPointF centre, const PointSymbol& symbol);
    void line(const QPolygonF& points, const LineSymbol& symbol);
    /// Of a line cut into parts: where it runs, a part that begins @p start pixels along it, and
    /// the head of its arrow, if it has one.
    [[nodiscard]] QPolygonF course(const QPolygonF& points, const LineSymbol& symbol) const;
    void part(const QPolygonF& points, double start, const LineSymbol& symbol);
    void arrowHead(QPointF tip, QPointF from, const LineSymbol& symbol);
    /// @p area in pixels, holes by the odd-even rule.
    void area(const QPainterPath& area, const AreaSymbol& symbol);
    /// A specimen for a legend that fills about @p box.
    void specimen(const QRectF& box, const Symbol& symbol);

private:
    QPen pen(const QColor& color, double width, Dash dash) const;
    void hatch(const QPainterPath& area, const AreaSymbol& symbol);
    void mark(QPointF centre, const PointSymbol& symbol);
    void alert(QPointF centre, const PointSymbol& symbol);

    QPainter& painter_;
    QFont letterFont_;
    double scale_;
};

}  // namespace ruyuan::maps
