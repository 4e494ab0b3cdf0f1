// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace ruyuan::maps {

/// Boxes on a map, to be asked whether something would touch one of them; quick with thousands.
class TakenBoxes {
public:
    explicit TakenBoxes(const QRectF& frame);
    ~TakenBoxes();
    TakenBoxes(const TakenBoxes&) = delete;
    TakenBoxes& operator=(const TakenBoxes&) = delete;

    /// What lies beyond the frame is forgotten.
    void add(const QRectF& box);
    [[nodiscard]] bool touches(const QRectF& box) const;

private:
    struct Cells;
    std::unique_ptr<Cells> cells_;
};

/// A name that wants a place on the map.
struct LabelWish {
    QString text;
    QPointF anchor;
    double clearance = 0;  ///< pixels to keep from the anchor; 0: centred on it
    double pixelSize = 12;
    QColor color;
    int priority = 0;  ///< higher ones are placed first
    /// Where else the middle of the text may be, the best place first.
    std::vector<QPointF> others{};
    /// Whether the text may cover a box; null: any that is free.
    std::function<bool(const QRectF&)> may{};
};

struct PlacedLabel {
    QString text;
    QRectF box;
    double pixelSize = 12;
    QColor color;
};

/// Places as many labels as fit: inside @p frame, off every one of @p taken and off each other.
/// By priority, then in the order given; a label that fits nowhere is left out. Around an anchor
/// the right, left, upper and lower sides are tried in that order, then the corners.
[[nodiscard]] std::vector<PlacedLabel> placeLabels(const std::vector<LabelWish>& wishes,
                                                   const QRectF& frame,
                                                   const std::vector<QRectF>& taken);
/// The same; @p taken then holds the labels too.
[[nodiscard]] std::vector<PlacedLabel> placeLabels(const std::vector<LabelWish>& wishes,
                                                   const QRectF& frame,
                                                   TakenBoxes& taken);

}  // namespace ruyuan::maps
