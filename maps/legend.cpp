// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/legend.h"

#include "maps/fonts.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace ruyuan::maps {

namespace {

// In units of the text size.
constexpr double kRowHeight = 1.75;
constexpr double kSpecimenWidth = 2.2;
constexpr double kSpecimenGap = 0.6;
constexpr double kColumnGap = 1.6;

QFont titleFont(double pixelSize) {
    QFont font = mapFont(pixelSize);
    font.setBold(true);
    return font;
}

std::vector<LegendLayout::Row> flatRows(const std::vector<LegendGroup>& groups) {
    std::vector<LegendLayout::Row> rows;
    for (const LegendGroup& group : groups) {
        rows.push_back({{}, &group, nullptr});
        for (const LegendEntry& entry : group.entries) {
            rows.push_back({{}, &group, &entry});
        }
    }
    return rows;
}

double widthOf(const LegendLayout::Row& row, double pixelSize) {
    if (row.entry == nullptr) {
        return QFontMetricsF(titleFont(pixelSize)).horizontalAdvance(row.group->title);
    }
    return (kSpecimenWidth + kSpecimenGap) * pixelSize +
           QFontMetricsF(mapFont(pixelSize)).horizontalAdvance(row.entry->text);
}

/// Columns of at most @p rowsPerColumn rows; a group's title never stands alone at a column's foot.
LegendLayout inColumns(const std::vector<LegendGroup>& groups,
                       double pixelSize,
                       std::size_t rowsPerColumn) {
    LegendLayout layout;
    layout.pixelSize = pixelSize;
    layout.rowHeight = kRowHeight * pixelSize;
    layout.rows = flatRows(groups);
    double x = 0;
    double width = 0;
    std::size_t line = 0;
    for (LegendLayout::Row& row : layout.rows) {
        const bool lonelyTitle = row.entry == nullptr && line + 1 == rowsPerColumn;
        if (line == rowsPerColumn || (lonelyTitle && rowsPerColumn > 1)) {
            x += width + kColumnGap * pixelSize;
            width = 0;
            line = 0;
        }
        row.at = {x, static_cast<double>(line) * layout.rowHeight};
        width = std::max(width, widthOf(row, pixelSize));
        ++line;
        layout.size = {x + width, std::max(layout.size.height(), row.at.y() + layout.rowHeight)};
    }
    return layout;
}

}  // namespace

LegendLayout legendOfHeight(const std::vector<LegendGroup>& groups,
                            double pixelSize,
                            double height) {
    const double rows = std::floor(height / (kRowHeight * pixelSize));
    return inColumns(groups, pixelSize, static_cast<std::size_t>(std::max(rows, 1.0)));
}

LegendLayout legendOfWidth(const std::vector<LegendGroup>& groups, double pixelSize, double width) {
    const std::size_t all = flatRows(groups).size();
    for (std::size_t rows = 2; rows < all; ++rows) {
        LegendLayout layout = inColumns(groups, pixelSize, rows);
        if (layout.size.width() <= width) {
            return layout;
        }
    }
    return inColumns(groups, pixelSize, std::max<std::size_t>(all, 1));
}

void drawLegend(QPainter& painter, QPointF at, const LegendLayout& layout, double scale) {
    SymbolPainter symbols(painter, mapFont(layout.pixelSize), scale);
    for (const LegendLayout::Row& row : layout.rows) {
        QRectF box(at + row.at, QSizeF(layout.size.width() - row.at.x(), layout.rowHeight));
        painter.setFont(row.entry == nullptr ? titleFont(layout.pixelSize)
                                             : mapFont(layout.pixelSize));
        if (row.entry != nullptr) {
            const double specimen = kSpecimenWidth * layout.pixelSize;
            symbols.specimen(QRectF(box.left(), box.top() + 2, specimen, box.height() - 4),
                             row.entry->symbol);
            box.setLeft(box.left() + specimen + kSpecimenGap * layout.pixelSize);
            painter.setFont(mapFont(layout.pixelSize));
        }
        painter.setPen(Qt::black);
        painter.drawText(box,
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                         row.entry == nullptr ? row.group->title : row.entry->text);
    }
}

}  // namespace ruyuan::maps
