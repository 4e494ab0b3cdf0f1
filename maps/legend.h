// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/symbols.h"

#include <QSizeF>

#include <vector>

namespace ruyuan::maps {

struct LegendEntry {
    QString text;
    Symbol symbol;
};

/// The entries of one layer under its title.
struct LegendGroup {
    QString title;
    std::vector<LegendEntry> entries;
};

/// A legend with every row in its place, relative to its upper left corner.
struct LegendLayout {
    struct Row {
        QPointF at;  ///< upper left corner
        const LegendGroup* group = nullptr;
        const LegendEntry* entry = nullptr;  ///< null: the group's title
    };
    std::vector<Row> rows;
    QSizeF size;
    double pixelSize = 12;
    double rowHeight = 20;
};

/// As few columns as fit into @p height; at least one. Keeps references into @p groups.
[[nodiscard]] LegendLayout legendOfHeight(const std::vector<LegendGroup>& groups,
                                          double pixelSize,
                                          double height);
/// As low as fits into @p width; one column when even that is too wide.
[[nodiscard]] LegendLayout legendOfWidth(const std::vector<LegendGroup>& groups,
                                         double pixelSize,
                                         double width);

void drawLegend(QPainter& painter, QPointF at, const LegendLayout& layout, double scale);

}  // namespace ruyuan::maps
