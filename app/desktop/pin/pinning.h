// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/deciding.h"
#include "app/desktop/pin/park_board.h"
#include "app/desktop/pin/pin_tool.h"

#include <QObject>

#include <functional>

class QAction;

namespace ruyuan::app {

struct Desk;

/// Deciding about sites on the map and from the menu: pins, stays, closures, and taking back; with
/// the plan that follows, when that is wanted.
class Pinning : public QObject {
    Q_OBJECT

public:
    /// Adds the actions decide.* and plan.follow.
    explicit Pinning(Desk& desk);

    [[nodiscard]] PinTool& tool() const { return *tool_; }
    [[nodiscard]] ParkBoardKeeper& boards() const { return *boards_; }

    /// Decides that a site moves into a park (ids). A park that fails a check is refused with the
    /// reason; with @p anyway reason and document are asked for instead.
    void pin(const std::string& site, const std::string& park, bool anyway);

    /// Asks what is ruled out for the selected site, or allowed again; @p park (id) is chosen at
    /// first where it is not empty.
    void ruleOut(const std::string& park);

    /// Opens the form for all selected sites; kind, path and park of @p entry are chosen at first.
    void decideTogetherWith(const TogetherEntry& entry);

private:
    void addActions();
    void showMenu();
    void enableActions();
    void decideSelected(planner::Path path);
    void takeBack();
    void follow(const planner::Decision& decision);
    /// @p sites (ordered ids) are not told among those that change, too.
    void perform(const QString& title,
                 const std::vector<std::string>& sites,
                 std::function<gis::Result<planner::Act>(planner::Project&)> change,
                 std::function<void(const gis::Result<void>&)> done = {});

    Desk& desk_;
    Workspace& workspace_;
    ParkBoardKeeper* boards_;
    PinTool* tool_;
    QAction* replan_ = nullptr;
};

}  // namespace ruyuan::app
