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

/// What is asked of a project once, while its boundaries are drawn.
struct Prepared {
    BoundaryFlips boundary;
    std::optional<double> landLeft;
    std::set<std::string> planned;
};

gis::Result<Prepared> preparedOf(const std::shared_ptr<const planner::Project>& project,
                                 const std::shared_ptr<const planner::PolicyPack>& pack,
                                 std::optional<std::size_t> area) {
    auto boundary = BoundaryFlips::of(project, area);
    if (!boundary) {
        return std::unexpected(std::move(boundary.error()));
    }
    Prepared prepared{std::move(*boundary), std::nullopt, {}};
    if (pack) {
        prepared.landLeft = planner::landLeftInParks(*project, *pack);
    }
    if (project->plan) {
        for (const planner::PlanEntry& entry : project->plan->entries) {
            if (entry.path) {
                prepared.planned.insert(entry.siteId);
            }
        }
    }
    return prepared;
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
    take({});
}

void FlipList::take(std::vector<FlipLine> lines) {
    lines_ = std::move(lines);
    totals_ = counted();
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
    workspace_.jobs().start<Prepared>(
        this,
        tr("Preparing the list of sites that enter and leave"),
        [project, pack = workspace_.pack(), area](const gis::Progress&) {
            return preparedOf(project, pack, area);
        },
        [this, prepared](gis::Result<Prepared> ready) {
            if (prepared == prepared_ && ready) {
                boundary_ = std::move(ready->boundary);
                landLeft_ = ready->landLeft;
                planned_ = std::move(ready->planned);
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
        this,
        tr("Looking which sites enter and leave"),
        [boundary = *boundary_, place](const gis::Progress&) { return boundary.flipsOf(*place); },
        [this, generation, place, project = boundary_->project()](gis::Result<Flips> flips) {
            asking_ = false;
            if (generation == generation_ && flips) {
                before_ = project;
                std::vector<FlipLine> lines;
                for (const BoundaryFlip& flip : *flips) {
                    lines.push_back({flip.site, flip.before, flip.after, std::nullopt});
                }
                take(std::move(lines));
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
        this,
        tr("Classifying the sites that enter and leave"),
        [boundary = *boundary_, pack, flips = std::move(flips), place](const gis::Progress&) {
            return planner::verdictsOf(boundary, *pack, flips, place);
        },
        [this, generation](gis::Result<Verdicts> verdicts) {
            asking_ = false;
            if (generation == generation_ && verdicts && verdicts->size() == lines_.size()) {
                std::vector<FlipLine> lines = std::move(lines_);
                for (std::size_t i = 0; i < lines.size(); ++i) {
                    lines[i].verdict = std::move((*verdicts)[i]);
                }
                take(std::move(lines));
            }
            ask();
        });
}

namespace {

/// What a site that needs a path now adds to the totals.
void countNeedy(const planner::FlipVerdict& verdict, gis::Date asOf, FlipTotals& totals) {
    ++totals.needPath;
    const auto& prospect = verdict.prospect;
    if (!prospect || !prospect->finishBy) {
        ++totals.withoutDate;
    } else {
        ++totals.deadlines[*prospect->finishBy];
        totals.overdue += *prospect->finishBy < asOf ? 1 : 0;
    }
    if (prospect) {
        totals.late += prospect->lateQuarters > 0 ? 1 : 0;
        totals.landMoving += prospect->land;
    }
}

}  // namespace

FlipTotals FlipList::counted() const {
    FlipTotals totals;
    totals.judged = !lines_.empty();
    for (const FlipLine& line : lines_) {
        const bool before = isIn(line.before);
        const bool after = isIn(line.after);
        const planner::Site& site = before_->sites[line.site];
        totals.enter += !before && after ? 1 : 0;
        totals.leave += before && line.after == BuiltUpStatus::Outside ? 1 : 0;
        totals.unclear += line.after == BuiltUpStatus::Uncertain ? 1 : 0;
        if (!before && after && site.land) {
            totals.landEntering = totals.landEntering + *site.land;
        }
        if (!line.verdict) {
            totals.judged = false;
            continue;
        }
        const bool needed = needsPath(line.verdict->before);
        const bool needs = needsPath(line.verdict->after);
        const bool planned = planned_.contains(site.id);
        if (needs && !needed) {
            countNeedy(*line.verdict, before_->asOf, totals);
            totals.unplanned += planned ? 0 : 1;
        } else if (needed && !needs) {
            ++totals.needNone;
            totals.planFreed += planned ? 1 : 0;
        }
    }
    return totals;
}

}  // namespace ruyuan::app
