// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/inside.h"
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
constexpr double kRoomy = 60.0;        // pixels; in smaller areas a name has one place
constexpr int kPlaces = 6;             // the grid of other places has one less each way
constexpr std::size_t kMostRoomy = 200;

/// Collects what wants a label and what stands in the way, for one camera.
class Collector {
public:
    Collector(const Camera& camera, TakenBoxes& taken)
        : camera_(camera), frame_(QPointF(), camera.size), project_(camera), taken_(taken) {}

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
        if (point) {
            wish.clearance = std::max(cover.width(), cover.height()) / 2 + 2;
        } else if (isWiderThan(wish, cover.width())) {
            wish.clearance = std::max(cover.width(), cover.height()) / 2 + 2;
            wish.may = [this, &layer, feature](const QRectF& box) {
                return !isOnNeighbour(layer, feature, box);
            };
        } else if (const auto* area =
                       std::get_if<gis::MultiPolygon>(&look.layer.geometries[feature])) {
            wish.others = placesIn(*area, cover, wish);
        }
        wishes_.push_back(std::move(wish));
    }

    /// Where a name fits into an area besides its anchor, the nearer places first.
    [[nodiscard]] std::vector<QPointF> placesIn(const gis::MultiPolygon& area,
                                                const QRectF& cover,
                                                const LabelWish& wish) {
        const QRectF seen = cover.intersected(frame_);
        std::vector<QPointF> places;
        if (std::min(seen.width(), seen.height()) < kRoomy || ++roomy_ > kMostRoomy) {
            return places;
        }
        const QPointF half(wish.pixelSize * static_cast<double>(wish.text.size()) / 2, 0);
        const auto isInside = [&](QPointF pixel) {
            return detail::isInside(camera_.toWorld(pixel), area);
        };
        for (int x = 1; x < kPlaces; ++x) {
            for (int y = 1; y < kPlaces; ++y) {
                const QPointF at = seen.topLeft() +
                                   QPointF(seen.width() * x / kPlaces, seen.height() * y / kPlaces);
                if (isInside(at) && isInside(at - half) && isInside(at + half)) {
                    places.push_back(at);
                }
            }
        }
        std::ranges::stable_sort(places, {}, [&](QPointF at) {
            const QPointF away = at - wish.anchor;
            return QPointF::dotProduct(away, away);
        });
        return places;
    }

    /// Whether a name beside an area would stand in another one of its layer, as if it were its.
    [[nodiscard]] bool isOnNeighbour(const FeatureLayer& layer,
                                     std::size_t feature,
                                     const QRectF& box) const {
        for (const double x : {box.left(), box.center().x(), box.right()}) {
            const gis::Point at = camera_.toWorld({x, box.center().y()});
            for (const std::size_t other : layer.index().query(gis::Box{at, at})) {
                const auto* area =
                    std::get_if<gis::MultiPolygon>(&layer.look().layer.geometries[other]);
                if (other != feature && area != nullptr && detail::isInside(at, *area)) {
                    return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] static bool isWiderThan(const LabelWish& wish, double width) {
        const double most = kWidestLetter * wish.pixelSize * static_cast<double>(wish.text.size());
        return most > width &&
               QFontMetricsF(mapFont(wish.pixelSize)).horizontalAdvance(wish.text) > width;
    }

    const Camera& camera_;
    QRectF frame_;
    detail::Projection project_;
    TakenBoxes& taken_;
    std::map<std::pair<Shape, double>, QRectF> covers_;
    std::vector<LabelWish> wishes_;
    std::size_t roomy_ = 0;  // areas that were looked into
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
