// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/detail/tile_cache.h"
#include "maps/detail/tile_queue.h"

#include <QElapsedTimer>
#include <QQuickItem>
#include <QTimer>

#include <map>

namespace ruyuan::maps::detail {

/// Shows the tiles of one source. While a tile is missing, what other zooms have of it is shown;
/// while the source changes, the tiles of the one before.
class TileLayerItem : public QQuickItem {
    Q_OBJECT

public:
    struct Options {
        int threads = 1;
        qsizetype bytes = qsizetype{128} << 20;
        /// Whether another zoom is waited for until the camera rests, because each zoom has tiles
        /// of its own.
        bool waitsForRest = false;
    };
    TileLayerItem(QQuickItem* parent, const Options& options);

    /// @p changed: only there do the tiles differ from those of the source before; none: anywhere.
    void setSource(TileSourcePtr source, const std::optional<gis::Box>& changed);
    [[nodiscard]] const TileSourcePtr& source() const { return source_; }
    /// Forgets all pictures, so that nothing of the source before is shown any more.
    void forget();
    void setCamera(const Camera& camera, double ratio);

    /// Whether all that is in view is there as the source wants it.
    [[nodiscard]] bool isComplete() const { return complete_; }
    /// Waits for what is in view, for at most that long.
    void finish(std::chrono::milliseconds most);

Q_SIGNALS:
    /// isComplete() may have changed.
    void progressed();
    /// A tile could not be had, for the first time since one was.
    void failed(const QString& fault);

protected:
    QSGNode* updatePaintNode(QSGNode* node, UpdatePaintNodeData* data) override;

private:
    void chooseLevel(bool rested);
    void askForMissing();
    void takeDone();
    void updateComplete();
    void fail(const TileKey& key, const QString& fault);
    [[nodiscard]] bool mayAskFor(const TileKey& key) const;
    [[nodiscard]] std::vector<TilePiece> pieces();
    [[nodiscard]] std::vector<TilePiece> piecesOf(const TileLevel& level, bool standIns);

    const Options options_;
    Camera camera_;
    double ratio_ = 1.0;
    TileSourcePtr source_;
    TileLevel wanted_;  ///< of which tiles are asked for
    std::optional<TileLevel>
        shown_;  ///< turned otherwise than wanted_, and shown until that is whole
    bool hasLevel_ = false;
    TileCache cache_;
    std::map<TileKey, qint64> failures_;  ///< when, by clock_
    QElapsedTimer clock_;
    QTimer rest_;
    QTimer again_;
    bool complete_ = true;
    bool isFailing_ = false;
    TileQueue queue_;  // the last member: its threads call this
};

}  // namespace ruyuan::maps::detail
