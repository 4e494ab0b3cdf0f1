// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/import_preview.h"

#include <QWidget>

#include <vector>

namespace ruyuan::app {

/// The lines that a map of a preview shows for orientation, thinned to what can be seen.
struct PreviewOutlines {
    std::vector<gis::Line> counties;
    std::vector<gis::Line> builtUp;
    std::vector<gis::Line> edges;      ///< of what is imported
    std::vector<gis::Line> asWritten;  ///< the same where they had been displaced
};
/// Of a project and what would come into it; for work beside the window.
[[nodiscard]] PreviewOutlines outlinesOf(const planner::Project& project,
                                         const ImportPreview& preview);

/// Where the rows of a file would lie, and where their numbers alone put them, with a line between
/// the two. The wheel zooms, dragging moves, a double click shows everything.
class PreviewMap : public QWidget {
    Q_OBJECT

public:
    explicit PreviewMap(QWidget* parent = nullptr);

    void show(const ImportPreview& preview, PreviewOutlines outlines);
    void clear();
    /// The row that is marked; 0: none.
    void pickRow(int row);
    [[nodiscard]] const std::vector<PreviewPlace>& places() const { return places_; }
    /// How far the places were moved, or that they were not; empty without places.
    [[nodiscard]] QString told() const { return told_; }

    [[nodiscard]] QSize sizeHint() const override { return {340, 250}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 140}; }

Q_SIGNALS:
    /// The place of a row was clicked.
    void rowPicked(int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void showAll();
    [[nodiscard]] QPointF onScreen(gis::Point lonLat) const;
    void paintLine(QPainter& painter, const gis::Line& line) const;
    void paintPlaces(QPainter& painter) const;
    void paintScale(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;

    std::vector<PreviewPlace> places_;
    PreviewOutlines outlines_;
    QString told_;
    gis::Point middle_;
    double scale_ = 1;  ///< pixels per degree of latitude
    bool moved_ = false;
    bool displaced_ = false;
    int picked_ = 0;
    QPointF pressed_;
    QPointF last_;
};

}  // namespace ruyuan::app
