// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/edit/flip_list.h"

#include <utility>

namespace ruyuan::app {

using planner::BoundaryFlip;
using planner::BoundaryFlips;
using planner::BuiltUpStatus;

namespace {

bool isIn(BuiltUpStatus status) {
    return status == BuiltUpStatus::Inside || status == BuiltUpStatus::Straddling;
}

}  // namespace

FlipList::FlipList(Workspace& workspace, QObject* parent) : QObject(parent), workspace_(workspace) {
    connect(&workspace_, &Workspace::projectChanged, this, [this] {
        if (followed_) {
            prepare();
        }
    });
}

void FlipList::follow(std::optional<std::size_t> area) {
    clear();
    followed_.emplace(area);
    prepare();
}

void FlipList::stop() {
    followed_.reset();
    boundary_.reset();
    wanted_.reset();
    ++prepared_;
}

void FlipList::clear() {
    ++generation_;
    wanted_.reset();
    lines_.clear();
    Q_EMIT changed();
}

void FlipList::prepare() {
    const auto area = *followed_;
    const auto project = workspace_.project();
    boundary_.reset();
    if (area && *area >= project->builtUpAreas.size()) {
        followed_.reset();
        return;
    }
    const int prepared = ++prepared_;
    workspace_.jobs().start<BoundaryFlips>(
        tr("Preparing the list of sites that enter and leave"),
        [project, area](const gis::Progress&) { return BoundaryFlips::of(project, area); },
        [this, prepared](gis::Result<BoundaryFlips> ready) {
            if (prepared == prepared_ && ready) {
                boundary_ = std::move(*ready);
                ask();
            }
        });
}

void FlipList::show(const gis::MultiPolygon& place) {
    wanted_ = place;
    ask();
}

/// One question at a time; while it is answered the newest place waits.
void FlipList::ask() {
    if (asking_ || !wanted_ || !boundary_) {
        return;
    }
    asking_ = true;
    const int generation = generation_;
    auto place = std::make_shared<const gis::MultiPolygon>(std::move(*wanted_));
    wanted_.reset();
    using Flips = std::vector<BoundaryFlip>;
    workspace_.jobs().start<Flips>(
        tr("Looking which sites enter and leave"),
        [boundary = *boundary_, place](const gis::Progress&) { return boundary.flipsOf(*place); },
        [this, generation, place, project = boundary_->project()](gis::Result<Flips> flips) {
            asking_ = false;
            if (generation == generation_ && flips) {
                before_ = project;
                lines_.clear();
                for (const BoundaryFlip& flip : *flips) {
                    lines_.push_back({flip.site, flip.before, flip.after, std::nullopt});
                }
                Q_EMIT changed();
                if (!wanted_ && !lines_.empty() && boundary_ && boundary_->project() == project) {
                    askVerdicts(*place);
                }
            }
            ask();
        });
}

void FlipList::askVerdicts(const gis::MultiPolygon& place) {
    const auto pack = workspace_.pack();
    if (!pack) {
        return;
    }
    asking_ = true;
    std::vector<BoundaryFlip> flips;
    for (const FlipLine& line : lines_) {
        flips.push_back({line.site, line.before, line.after});
    }
    const int generation = generation_;
    using Verdicts = std::vector<planner::FlipVerdict>;
    workspace_.jobs().start<Verdicts>(
        tr("Classifying the sites that enter and leave"),
        [boundary = *boundary_, pack, flips = std::move(flips), place](const gis::Progress&) {
            return planner::verdictsOf(boundary, *pack, flips, place);
        },
        [this, generation](gis::Result<Verdicts> verdicts) {
            asking_ = false;
            if (generation == generation_ && verdicts && verdicts->size() == lines_.size()) {
                for (std::size_t i = 0; i < lines_.size(); ++i) {
                    lines_[i].verdict = std::move((*verdicts)[i]);
                }
                Q_EMIT changed();
            }
            ask();
        });
}

FlipTotals FlipList::totals() const {
    FlipTotals totals;
    for (const FlipLine& line : lines_) {
        const bool before = isIn(line.before);
        const bool after = isIn(line.after);
        totals.enter += !before && after ? 1 : 0;
        totals.leave += before && line.after == BuiltUpStatus::Outside ? 1 : 0;
        totals.unclear += line.after == BuiltUpStatus::Uncertain ? 1 : 0;
        if (const auto& land = before_->sites[line.site].land; !before && after && land) {
            totals.landEntering = totals.landEntering + *land;
        }
    }
    return totals;
}

}  // namespace ruyuan::app
