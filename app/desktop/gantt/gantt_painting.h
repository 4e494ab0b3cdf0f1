// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/gantt/gantt_model.h"

#include <KGanttDateTimeGrid>
#include <KGanttItemDelegate>

namespace ruyuan::app {

enum class GanttScale { Quarter, Month, Week };

/// The time axis, with a line at the as-of date and one at the shown day.
class GanttGrid : public KGantt::DateTimeGrid {
    Q_OBJECT

public:
    GanttGrid();

    void setScale(GanttScale scale);
    void setDays(gis::Date asOf, std::optional<gis::Date> shown);

protected:
    /// Nothing: KGantt would ask for each day, and not for days narrower than a pixel.
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    gis::Date asOf_{};
    std::optional<gis::Date> shown_;
};

/// Paints works and steps as bars with their deadlines as diamonds (hollow: to be begun by,
/// filled: to be finished by), the time to spare as a thin line, the latest start as a triangle;
/// what is late is hatched, rimmed in red, and has a letter. Keeps a reference to @p model.
class GanttDelegate : public KGantt::ItemDelegate {
    Q_OBJECT

public:
    GanttDelegate(const GanttModel& model, const GanttGrid& grid, QObject* parent = nullptr);

    [[nodiscard]] KGantt::Span itemBoundingSpan(const KGantt::StyleOptionGanttItem& option,
                                                const QModelIndex& index) const override;
    void paintGanttItem(QPainter* painter,
                        const KGantt::StyleOptionGanttItem& option,
                        const QModelIndex& index) override;
    [[nodiscard]] QString toolTip(const QModelIndex& index) const override;

private:
    /// What a row shows, of a site or a step.
    struct Marks {
        QColor fill;
        QColor ink;
        QString letter;
        std::optional<gis::Date> startBy;
        std::optional<gis::Date> finishBy;
        std::optional<gis::Date> latestStart;
        gis::Date end{};
        bool late = false;
        bool step = false;
    };
    [[nodiscard]] QModelIndex sourceOf(const QModelIndex& index) const;
    [[nodiscard]] Marks marksOf(const QModelIndex& source) const;
    [[nodiscard]] double x(gis::Date day) const;
    void paintBar(QPainter& painter,
                  const QRectF& bar,
                  const Marks& marks,
                  const QColor& red) const;

    const GanttModel& model_;
    const GanttGrid& grid_;
};

}  // namespace ruyuan::app
