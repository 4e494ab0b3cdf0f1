// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"
#include "planner/park_fit.h"

#include <QObject>

#include <memory>
#include <mutex>
#include <vector>

namespace ruyuan::app {

/// What the parks of a project say of its sites, checked and ready to be asked. Never changes;
/// may be asked by several threads, one after another.
class ParkBoard {
public:
    /// Classifies and checks where that is not done.
    [[nodiscard]] static gis::Result<std::shared_ptr<const ParkBoard>> of(
        std::shared_ptr<const planner::Project> project,
        std::shared_ptr<const planner::PolicyPack> pack,
        const gis::Progress& progress);

    /// With matrix and plan.
    [[nodiscard]] const planner::Project& project() const { return *project_; }
    [[nodiscard]] const planner::PolicyPack& pack() const { return *pack_; }
    [[nodiscard]] std::optional<std::size_t> site(const std::string& id) const;

    struct Answer {
        planner::ParkVerdict verdict;
        std::vector<planner::ResourceFit> room;
    };
    /// One per park; @p day as for planner::parkFit().
    [[nodiscard]] std::vector<Answer> about(std::size_t site, gis::Date day) const;
    [[nodiscard]] std::vector<planner::Finding> findings(std::size_t site, std::size_t park) const;

private:
    ParkBoard() = default;

    std::shared_ptr<const planner::Project> project_;
    std::shared_ptr<const planner::PolicyPack> pack_;
    std::optional<planner::Findings> words_;
    mutable std::mutex mutex_;
};

/// The board of what the workspace shows, made in the background while somebody wants it.
class ParkBoardKeeper : public QObject {
    Q_OBJECT

public:
    explicit ParkBoardKeeper(Workspace& workspace, QObject* parent = nullptr);

    /// Null until it is made, and after the project changed until it is made again.
    [[nodiscard]] std::shared_ptr<const ParkBoard> board() const { return board_; }
    /// Each `true` has to be followed by a `false` some time.
    void want(bool wanted);

Q_SIGNALS:
    /// board() is another.
    void changed();

private:
    void make();

    Workspace& workspace_;
    std::shared_ptr<const ParkBoard> board_;
    int wanted_ = 0;
    bool making_ = false;
    bool again_ = false;
};

}  // namespace ruyuan::app
