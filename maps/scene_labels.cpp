// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/projection.h"
#include "maps/fonts.h"
#include "maps/scene.h"

#include <QFontMetricsF>

#include <algorithm>

namespace ruyuan::maps {

namespace {

constexpr double kTextSize = 14.0;
constexpr double kSmallestText = 12.0;
constexpr double kReach = 48.0;  // pixels beyond the view from which a symbol may reach into it
constexpr double kLeast = 4.0;   // pixels; smaller areas are not named
constexpr std::size_t kAskStop = 1024;
constexpr double kWidestLetter = 1.3;  // of the size of a text

/// Collects what wants a label and what stands in the way, for one camera.
class Collector {
public:
    Collector(const Camera& camera, TakenBoxes& taken)
        : frame_(QPointF(), camera.size), project_(camera), taken_(taken) {}

    void feature(const FeatureLayer& layer, std::size_t feature) {
        const PictureLayer& look = layer.look();
        const Symbol& symbol = look.categories[look.categoryOf[feature]].symbol;
        QRectF cover;
        if (const auto* point = std::get_if<PointSymbol>(&symbol)) {
            const double size = point->size * (look.sizes.empty() ? 1.0 : look.sizes[feature]);
            cover = coverOf(*point, size, project_(layer.anchor(feature)));
            taken_.add(cover);
        } else {
            cover = project_(layer.bounds(feature));
        }
        if (!look.labels.empty() && !look.labels[feature].empty()) {
            wish(layer, feature, cover, std::holds_alternative<PointSymbol>(symbol));
        }
    }

    [[nodiscard]] const std::vector<LabelWish>& wishes() const { return wishes_; }

private:
    /// What a point symbol takes of the screen.
    QRectF coverOf(const PointSymbol& symbol, double size, QPointF at) {
        QRectF& box = covers_[{symbol.shape, size}];
        if (box.isEmpty()) {
            PointSymbol sized = symbol;
            sized.size = size;
            box = outlineOf(sized, QPointF(), 1.0).boundingRect();
        }
        return box.translated(at);
    }

    void wish(const FeatureLayer& layer, std::size_t feature, const QRectF& cover, bool point) {
        const QPointF anchor = project_(layer.anchor(feature));
        if ((!point && std::max(cover.width(), cover.height()) < kLeast) ||
            !frame_.contains(anchor)) {
            return;
        }
        const PictureLayer& look = layer.look();
        LabelWish wish;
        wish.text = QString::fromStdString(look.labels[feature]);
        wish.pixelSize = std::max(kSmallestText, look.labelLook.size * kTextSize);
        wish.color = look.labelLook.color;
        wish.priority = look.labelLook.priority;
        wish.anchor = anchor;
        if (point || isWiderThan(wish, cover.width())) {
            wish.clearance = std::max(cover.width(), cover.height()) / 2 + 2;
        }
        wishes_.push_back(std::move(wish));
    }

    [[nodiscard]] static bool isWiderThan(const LabelWish& wish, double width) {
        const double most = kWidestLetter * wish.pixelSize * static_cast<double>(wish.text.size());
        return most > width &&
               QFontMetricsF(mapFont(wish.pixelSize)).horizontalAdvance(wish.text) > width;
    }

    QRectF frame_;
    detail::Projection project_;
    TakenBoxes& taken_;
    std::map<std::pair<Shape, double>, QRectF> covers_;
    std::vector<LabelWish> wishes_;
};

gis::Box around(const Camera& camera, double reach) {
    gis::Box box = camera.view();
    const double margin = reach / camera.pixelsPerWorld();
    return {{box.min.x - margin, box.min.y - margin}, {box.max.x + margin, box.max.y + margin}};
}

}  // namespace

std::vector<PlacedLabel> Scene::labels(const Camera& camera,
                                       const std::vector<QRectF>& taken,
                                       const std::stop_token& stop) const {
    const QRectF frame(QPointF(0, 0), camera.size);
    TakenBoxes occupied(frame);
    std::ranges::for_each(taken, [&](const QRectF& box) { occupied.add(box); });
    Collector collector(camera, occupied);
    const gis::Box view = around(camera, kReach);
    std::vector<std::size_t> found;
    for (const ShownLayer& layer : layers_) {
        if (!layer.visible) {
            continue;
        }
        layer.features->index().query(view, found);
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (i % kAskStop == 0 && stop.stop_requested()) {
                return {};
            }
            if (layer.hidden.empty() || !layer.hidden.contains(layer.features->key(found[i]))) {
                collector.feature(*layer.features, found[i]);
            }
        }
    }
    return placeLabels(collector.wishes(), frame.adjusted(3, 3, -3, -3), occupied);
}

}  // namespace ruyuan::maps
