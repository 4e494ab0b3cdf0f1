// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/tile_layer_item.h"

#include "maps/detail/image_nodes.h"

#include <QQuickWindow>

#include <algorithm>
#include <cmath>

namespace ruyuan::maps::detail {

namespace {

constexpr int kRest = 60;         // ms
constexpr double kTooFar = 1.01;  // zooms; farther away pictures are too coarse to wait for rest
constexpr double kAhead = 160;    // pixels around the view that are painted ahead
constexpr qint64 kRetryAfter = 20'000;  // ms

/// From coordinates of a level to pixels of the view, but for the difference of bearings.
struct Placement {
    Placement(const TileLevel& level, const Camera& camera, double screenRatio)
        : ratio(screenRatio),
          scale(std::exp2(camera.zoom - level.zoom)),
          middle(level.toLevel(camera.centre)),
          offset(camera.size.width() / 2, camera.size.height() / 2),
          upright(camera.bearing == level.bearing),
          exact(upright && std::abs(scale - 1) < 1e-9) {}

    /// Edges lie on whole device pixels, so that neighbours neither overlap nor leave a gap.
    [[nodiscard]] QPointF corner(QPointF at) const {
        const QPointF pixel = (at - middle) * scale + offset;
        return upright
                   ? QPointF(std::round(pixel.x() * ratio), std::round(pixel.y() * ratio)) / ratio
                   : pixel;
    }
    [[nodiscard]] QRectF rect(const QRectF& at) const {
        return {corner(at.topLeft()), corner(at.bottomRight())};
    }

    double ratio;
    double scale;
    QPointF middle;
    QPointF offset;
    bool upright;
    bool exact;  ///< pixels of tiles are pixels of the screen
};

/// Tiles enlarged many times are cut to what is near the view: painters count pixels in 16 bits.
PlacedImage cut(PlacedImage image, const Placement& placement) {
    constexpr double kLarge = 4096;
    if (image.to.width() < kLarge) {
        return image;
    }
    const double reach = std::hypot(placement.offset.x(), placement.offset.y()) + 16;
    const QRectF near(placement.offset - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    const QRectF to = image.to.intersected(near);
    const double x = image.from.width() / image.to.width();
    const double y = image.from.height() / image.to.height();
    image.from = QRectF(image.from.x() + (to.x() - image.to.x()) * x,
                        image.from.y() + (to.y() - image.to.y()) * y,
                        to.width() * x,
                        to.height() * y);
    image.to = to;
    return image;
}

}  // namespace

TileLayerItem::TileLayerItem(QQuickItem* parent, const Options& options)
    : QQuickItem(parent), options_(options), cache_(options.bytes), queue_(options.threads, [this] {
          QMetaObject::invokeMethod(this, [this] { takeDone(); }, Qt::QueuedConnection);
      }) {
    setFlag(ItemHasContents);
    clock_.start();
    rest_.setSingleShot(true);
    rest_.setInterval(kRest);
    connect(&rest_, &QTimer::timeout, this, [this] {
        chooseLevel(true);
        askForMissing();
    });
    again_.setSingleShot(true);
    again_.setInterval(static_cast<int>(kRetryAfter) + 100);
    connect(&again_, &QTimer::timeout, this, &TileLayerItem::askForMissing);
}

void TileLayerItem::setSource(TileSourcePtr source, const std::optional<gis::Box>& changed) {
    source_ = std::move(source);
    queue_.setSource(source_);
    cache_.age(changed);
    failures_.clear();
    isFailing_ = false;
    chooseLevel(false);
    askForMissing();
}

void TileLayerItem::forget() {
    cache_.clear();
    shown_.reset();
    hasLevel_ = false;
    update();
}

void TileLayerItem::setCamera(const Camera& camera, double ratio) {
    if (camera == camera_ && ratio == ratio_) {
        return;
    }
    camera_ = camera;
    ratio_ = ratio;
    chooseLevel(false);
    askForMissing();
}

void TileLayerItem::chooseLevel(bool rested) {
    if (!source_ || camera_.size.isEmpty()) {
        return;
    }
    const TileLevel ideal = source_->levelFor(camera_, ratio_);
    if (hasLevel_ && ideal == wanted_) {
        rest_.stop();
        return;
    }
    const bool far = std::abs(ideal.zoom - wanted_.zoom) > kTooFar || ideal.ratio != wanted_.ratio;
    if (options_.waitsForRest && hasLevel_ && !rested && !far) {
        rest_.start();
        return;
    }
    rest_.stop();
    if (hasLevel_ && ideal.bearing != wanted_.bearing) {
        shown_ = shown_.value_or(wanted_);
    }
    wanted_ = ideal;
    hasLevel_ = true;
}

bool TileLayerItem::mayAskFor(const TileKey& key) const {
    const auto failed = failures_.find(key);
    return failed == failures_.end() || clock_.elapsed() - failed->second > kRetryAfter;
}

void TileLayerItem::askForMissing() {
    std::vector<TileKey> missing;
    if (source_ && hasLevel_ && isVisible()) {
        const auto add = [&](double margin) {
            for (const TileKey& key : tilesInView(wanted_, camera_, margin)) {
                const TileCache::Tile* tile = cache_.find(key);
                if ((tile == nullptr || !tile->fresh) && mayAskFor(key) &&
                    std::ranges::find(missing, key) == missing.end()) {
                    missing.push_back(key);
                }
            }
        };
        add(0);
        if (!rest_.isActive()) {
            add(kAhead);
        }
    }
    queue_.ask(std::move(missing));
    updateComplete();
    update();
}

void TileLayerItem::takeDone() {
    bool any = false;
    for (TileQueue::Done& done : queue_.take()) {
        any = true;
        if (done.answer.later) {
            if (done.current) {
                fail(done.key, done.answer.fault);
            }
            continue;
        }
        if (!done.answer.image.isNull()) {
            isFailing_ = false;
        }
        failures_.erase(done.key);
        cache_.put(done.key, std::move(done.answer.image), done.current);
    }
    if (any) {
        updateComplete();
        update();
    }
}

void TileLayerItem::fail(const TileKey& key, const QString& fault) {
    failures_[key] = clock_.elapsed();
    again_.start();
    if (!isFailing_) {
        isFailing_ = true;
        Q_EMIT failed(fault);
    }
}

void TileLayerItem::updateComplete() {
    complete_ = true;
    if (source_ && isVisible() && !camera_.size.isEmpty()) {
        const auto isThere = [this](const TileKey& key) {
            const TileCache::Tile* tile = cache_.find(key);
            return (tile != nullptr && tile->fresh) || !mayAskFor(key);
        };
        complete_ = hasLevel_ && wanted_ == source_->levelFor(camera_, ratio_) &&
                    std::ranges::all_of(tilesInView(wanted_, camera_), isThere);
    }
    if (complete_) {
        shown_.reset();
    }
    Q_EMIT progressed();
}

void TileLayerItem::finish(std::chrono::milliseconds most) {
    chooseLevel(true);
    askForMissing();
    queue_.waitUntilIdle(most);
    takeDone();
}

std::vector<TilePiece> TileLayerItem::piecesOf(const TileLevel& level, bool standIns) {
    std::vector<TilePiece> pieces;
    for (const TileKey& key : tilesInView(level, camera_)) {
        if (const TileCache::Tile* tile = cache_.find(key)) {
            if (!tile->image.isNull()) {
                pieces.push_back({tile->image, QRectF(tile->image.rect()), key.rect()});
                continue;
            }
            if (!standIns) {
                continue;
            }
        }
        if (standIns) {
            std::ranges::move(standIn(cache_, key), std::back_inserter(pieces));
        }
    }
    return pieces;
}

std::vector<TilePiece> TileLayerItem::pieces() {
    cache_.tick();
    if (!source_ || !hasLevel_ || camera_.size.isEmpty()) {
        return {};
    }
    const TileLevel level = shown_.value_or(wanted_);
    return piecesOf(level, true);
}

QSGNode* TileLayerItem::updatePaintNode(QSGNode* node, UpdatePaintNodeData* /*data*/) {
    auto* root = node != nullptr ? static_cast<ImageNodes*>(node) : new ImageNodes(*window());
    const TileLevel level = shown_.value_or(wanted_);
    const Placement placement(level, camera_, ratio_);
    std::vector<PlacedImage> images;
    for (TilePiece& piece : pieces()) {
        images.push_back(
            cut({std::move(piece.image), piece.from, placement.rect(piece.to)}, placement));
    }
    root->show(images, !placement.exact);
    QMatrix4x4 turn;
    if (!placement.upright) {
        const auto x = static_cast<float>(placement.offset.x());
        const auto y = static_cast<float>(placement.offset.y());
        turn.translate(x, y);
        turn.rotate(static_cast<float>(level.bearing - camera_.bearing), 0, 0, 1);
        turn.translate(-x, -y);
    }
    if (root->matrix() != turn) {
        root->setMatrix(turn);
    }
    return root;
}

}  // namespace ruyuan::maps::detail
