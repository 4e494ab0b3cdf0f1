// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"
#include "planner/boundary_flips.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ruyuan::app {

/// One line of the flip list.
struct FlipLine {
    std::size_t site = 0;  ///< into the sites of FlipList::project()
    planner::BuiltUpStatus before{};
    planner::BuiltUpStatus after{};
    std::optional<planner::FlipVerdict> verdict{};  ///< comes a little later
};

/// What FlipList says of all lines together.
struct FlipTotals {
    int enter = 0;           ///< become inside, wholly or in part
    int leave = 0;           ///< are inside no longer
    int unclear = 0;         ///< become uncertain or unknown
    gis::Area landEntering;  ///< of those whose land is known

    // By the rules and the plan as they are, when the verdicts are there.
    bool judged = false;
    int needPath = 0;                    ///< need a path, and needed none before
    int needNone = 0;                    ///< need none any more
    int withoutDate = 0;                 ///< of needPath, those with no deadline (yet)
    int overdue = 0;                     ///< of needPath, whose deadline is before the as-of date
    int late = 0;                        ///< of needPath, late even if begun at once; with overdue
    std::map<gis::Date, int> deadlines;  ///< of needPath, how many by which day
    int unplanned = 0;                   ///< of needPath, those that the plan does not have
    int planFreed = 0;                   ///< of needNone, those that the plan has
    double landMoving = 0;               ///< 亩 in parks, of those of needPath that would move
};

/// 进出建成区: keeps up, beside the window, with a boundary that is being dragged. Of the places
/// that it is asked about it skips those that a newer one has overtaken.
class FlipList : public QObject {
    Q_OBJECT

public:
    explicit FlipList(Workspace& workspace, QObject* parent = nullptr);

    /// Follows a built-up area of the project that is shown (nothing: a new one) from now on.
    void follow(std::optional<std::size_t> area);
    /// Keeps what is shown, and follows nothing any more.
    void stop();
    void show(const gis::MultiPolygon& place);
    /// The gesture is given up, or nothing is followed any more.
    void clear();

    [[nodiscard]] const std::vector<FlipLine>& lines() const { return lines_; }
    /// Counted when lines() changed.
    [[nodiscard]] const FlipTotals& totals() const { return totals_; }
    /// 亩 that the parks have left, see planner::landLeftInParks(); nothing: not known.
    [[nodiscard]] std::optional<double> landLeft() const { return landLeft_; }
    /// The project whose sites lines() mean: as it was before the gesture; may be null without
    /// lines.
    [[nodiscard]] const std::shared_ptr<const planner::Project>& project() const { return before_; }
    /// Whether an answer is still to come.
    [[nodiscard]] bool isBusy() const { return asking_; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void askVerdicts(const gis::MultiPolygon& place);
    void prepare();
    void take(std::vector<FlipLine> lines);
    [[nodiscard]] FlipTotals counted() const;

    Workspace& workspace_;
    std::optional<std::optional<std::size_t>> followed_;
    std::optional<planner::BoundaryFlips> boundary_;
    std::optional<gis::MultiPolygon> wanted_;
    std::vector<FlipLine> lines_;
    FlipTotals totals_;
    std::optional<double> landLeft_;
    std::set<std::string> planned_;  // with a path; of what is followed
    std::shared_ptr<const planner::Project> before_;
    bool asking_ = false;
    int generation_ = 0;  // of what is followed and asked
    int prepared_ = 0;    // of the project
};

}  // namespace ruyuan::app
