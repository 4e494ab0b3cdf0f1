// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/timeline.h"

#include <QSlider>

namespace ruyuan::app {

/// Months of a span of years as the values of a slider: value n is the first day of the n-th month
/// from January of the first year; the largest is the New Year's Day after the last one.
class TimeScale : public QSlider {
    Q_OBJECT

public:
    explicit TimeScale(QWidget* parent = nullptr);

    /// Shows the years of a timeline with its deadlines and the starts of its works.
    void setTimeline(std::shared_ptr<const planner::Timeline> timeline);
    [[nodiscard]] gis::Date dayOf(int value) const;
    /// The month that a day lies in, within the span.
    [[nodiscard]] int valueOf(gis::Date day) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Where a day is, in pixels from the left.
    [[nodiscard]] double positionOf(gis::Date day) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF track() const;
    [[nodiscard]] int valueAt(double x) const;
    [[nodiscard]] QString tipAt(double x) const;
    void paintYears(QPainter& painter) const;
    void paintBeginnings(QPainter& painter) const;
    void paintMilestones(QPainter& painter) const;
    void paintHandle(QPainter& painter) const;

    std::shared_ptr<const planner::Timeline> timeline_;
    planner::Years years_{2019, 2025};
};

}  // namespace ruyuan::app
