// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/labels.h"
#include "maps/picture.h"
#include "maps/view.h"

#include <map>
#include <utility>
#include <vector>

namespace ruyuan::maps::detail {

/// The map of a picture, inside its frame: layers, pointers at the edge, labels.
class MapBody {
public:
    MapBody(QPainter& painter, const View& view, double textSize, gis::Language language);

    /// Space that nothing else may be written on, such as the scale bar's.
    void reserve(const QRectF& box) { taken_.push_back(box); }
    void draw(const std::vector<PictureLayer>& layers);

    /// How many features are seen, by layer and category.
    using Seen = std::map<std::pair<std::size_t, std::size_t>, int>;
    [[nodiscard]] const Seen& seen() const { return seen_; }
    [[nodiscard]] const std::vector<PlacedLabel>& labels() const { return labels_; }
    [[nodiscard]] const std::vector<gis::Text>& pointed() const { return pointed_; }

private:
    void drawLayer(const PictureLayer& layer, std::size_t layerIndex);
    void drawFeature(const gis::Geometry& geometry, const Symbol& symbol);
    void drawPoint(QPointF at, const PointSymbol& symbol);
    void wishLabel(const PictureLayer& layer, std::size_t feature, const QRectF& covered);
    void pointTo(const PictureLayer& layer, std::size_t feature);
    void writeLabels();
    [[nodiscard]] QRectF coveredBy(const gis::Geometry& geometry, const Symbol& symbol) const;
    /// Near @p wanted, off everything that is taken, if there is such a place.
    [[nodiscard]] QRectF freeBox(const QRectF& wanted, const QRectF& within) const;
    [[nodiscard]] QPointF freePlace(QPointF wanted, double size);

    QPainter& painter_;
    const View& view_;
    double textSize_;
    double scale_;
    gis::Language language_;
    SymbolPainter symbols_;
    std::vector<QPointF> pointPlaces_;
    std::vector<QRectF> taken_;
    std::vector<LabelWish> wishes_;
    std::vector<PlacedLabel> labels_;
    std::vector<gis::Text> pointed_;
    std::vector<std::pair<const PictureLayer*, std::size_t>> beyond_;
    Seen seen_;
};

/// Text with a white halo, so that it can be read on any ground.
void writeWithHalo(QPainter& painter, const PlacedLabel& label);

/// Symbols are drawn at this scale beside text of that size.
[[nodiscard]] double symbolScale(double textSize);

}  // namespace ruyuan::maps::detail
