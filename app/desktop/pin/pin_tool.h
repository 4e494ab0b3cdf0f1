// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/pin/park_board.h"
#include "maps/map_tool.h"
#include "maps/scene.h"

#include <functional>
#include <optional>
#include <string>

namespace ruyuan::app {

class MapPanel;

/// How much of a resource a park has and would give, as a bar: others, the site, what is too much.
void paintRoom(QPainter& painter,
               const QRectF& box,
               const planner::ResourceFit& room,
               const QPalette& palette);
/// The same in words: "land: 120 → 180 of 150 亩, 30 too much".
[[nodiscard]] QString roomText(const planner::ResourceFit& room);
/// The sign of a verdict (✓ ! ✗ ?), which tells it without colour.
[[nodiscard]] QString verdictSign(planner::Verdict verdict);
[[nodiscard]] QColor verdictColor(planner::Verdict verdict);

/// Pinning: a site is dragged onto a park. While it is, every park shows whether it can take the
/// site, and the one under the pointer what room it has and the first reason against it. Esc
/// drops the site where it was.
class PinTool : public maps::MapTool {
    Q_OBJECT

public:
    PinTool(Workspace& workspace, MapPanel& map, ParkBoardKeeper& boards, QObject* parent);

    [[nodiscard]] QCursor cursor() const override;
    bool press(const maps::MapMouse& mouse) override;
    void drag(const maps::MapMouse& mouse) override;
    void release(const maps::MapMouse& mouse) override;
    bool cancel() override;
    void paint(QPainter& painter, const maps::Camera& camera) const override;

    /// What the parks say of the site that is dragged, one per park; empty until they are asked.
    [[nodiscard]] const std::vector<ParkBoard::Answer>& answers() const { return answers_; }
    /// The park under the pointer, an index; none while nothing is dragged or none is there.
    [[nodiscard]] std::optional<std::size_t> target() const { return target_; }

Q_SIGNALS:
    /// A site was dropped on a park (ids); @p anyway: Ctrl was held.
    void dropped(const std::string& site, const std::string& park, bool anyway);
    /// The right button was pressed on a site, which is selected now.
    void menuWanted();

private:
    void ask();
    void aim(const maps::MapMouse& mouse);
    void paintPark(QPainter& painter, const maps::Camera& camera, std::size_t park) const;
    void paintTarget(QPainter& painter, const maps::Camera& camera) const;
    [[nodiscard]] QString sentence() const;

    Workspace& workspace_;
    MapPanel& map_;
    ParkBoardKeeper& boards_;
    std::shared_ptr<const ParkBoard> board_;  ///< that the drag began with
    std::string site_;                        ///< what is dragged; empty: nothing
    QPointF pressed_;
    QPointF pointer_;
    bool moved_ = false;
    std::optional<std::size_t> target_;
    std::vector<ParkBoard::Answer> answers_;
};

}  // namespace ruyuan::app
