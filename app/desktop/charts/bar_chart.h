// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/chart_data.h"

#include <QWidget>

namespace ruyuan::app {

/// Draws a chart as upright bars. The parts differ by pattern or letter beside their colour. Left
/// and Right go from bar to bar, Enter or a click chooses one.
class BarChart : public QWidget {
    Q_OBJECT

public:
    explicit BarChart(QWidget* parent = nullptr);

    void show(Chart chart);
    [[nodiscard]] const Chart& chart() const { return chart_; }
    /// Where a part is painted, in pixels; empty for parts without height.
    [[nodiscard]] QRectF partBox(std::size_t bar, std::size_t part) const;
    /// The bar that the keyboard is on; nothing before it was used.
    [[nodiscard]] std::optional<std::size_t> current() const { return current_; }

    [[nodiscard]] QSize sizeHint() const override { return {480, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 140}; }

Q_SIGNALS:
    /// The sites of a part (or of a whole bar) are wanted.
    void chosen(const std::vector<std::string>& sites);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Frame {
        QRectF plot;
        double most = 1;  ///< value at the top
        double tick = 1;
        bool upright = false;  ///< labels of bars are turned
    };
    [[nodiscard]] Frame frame() const;
    [[nodiscard]] QRectF barBox(const Frame& frame, std::size_t bar) const;
    [[nodiscard]] QString tipOf(std::size_t bar) const;
    void paintLegend(QPainter& painter) const;
    void paintAxis(QPainter& painter, const Frame& frame) const;
    void paintBar(QPainter& painter, const Frame& frame, std::size_t bar) const;
    void paintLabel(QPainter& painter, const Frame& frame, std::size_t bar) const;
    [[nodiscard]] double legendHeight() const;
    void goTo(std::size_t bar);

    Chart chart_;
    std::optional<std::size_t> current_;
};

/// A number as charts and tables write it.
[[nodiscard]] QString chartNumber(double value);

}  // namespace ruyuan::app
