// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/pin/park_board.h"

#include "planner/bans.h"
#include "planner/pipeline.h"

#include <algorithm>

namespace ruyuan::app {

using gis::Result;
using planner::Project;

Result<std::shared_ptr<const ParkBoard>> ParkBoard::of(
    std::shared_ptr<const Project> project,
    std::shared_ptr<const planner::PolicyPack> pack,
    const gis::Progress& progress) {
    if (const auto first = planner::firstToRun(*project); first < planner::Stage::Plan) {
        auto checked = std::make_shared<Project>(*project);
        auto plan = checked->plan;
        auto done =
            planner::runStages(*checked, *pack, first, planner::Stage::Suitability, {}, progress);
        if (!done) {
            return std::unexpected(done.error());
        }
        checked->plan = std::move(plan);
        project = std::move(checked);
    }
    auto words = planner::Findings::of(*project, *pack);
    if (!words) {
        return std::unexpected(words.error());
    }
    const std::shared_ptr<ParkBoard> board(new ParkBoard);
    board->project_ = std::move(project);
    board->pack_ = std::move(pack);
    board->words_ = std::move(*words);
    return std::shared_ptr<const ParkBoard>(board);
}

std::optional<std::size_t> ParkBoard::site(const std::string& id) const {
    const auto found = std::ranges::find(project_->sites, id, &planner::Site::id);
    return found == project_->sites.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - project_->sites.begin()));
}

std::vector<ParkBoard::Answer> ParkBoard::about(std::size_t site, gis::Date day) const {
    const std::lock_guard lock(mutex_);
    std::vector<Answer> answers(project_->parks.size());
    const auto bans = planner::bansOf(*project_, project_->sites[site].id);
    for (std::size_t park = 0; park < answers.size(); ++park) {
        const planner::Matrix::Row* row = planner::matrixRow(project_->matrix, site, park);
        if (const auto* ban = planner::banOf(bans, project_->parks[park])) {
            answers[park].verdict = {planner::Verdict::Fail,
                                     {planner::sentenceOf(*ban, *project_)}};
        } else if (row != nullptr) {
            answers[park].verdict.verdict = row->verdict;
            if (auto verdict = planner::verdictInWords(*words_, *row)) {
                answers[park].verdict = std::move(*verdict);
            }
        }
        answers[park].room = planner::parkFit(*project_, *pack_, site, park, day);
    }
    return answers;
}

std::vector<planner::Finding> ParkBoard::findings(std::size_t site, std::size_t park) const {
    const std::lock_guard lock(mutex_);
    return words_->inPark(site, park).value_or(std::vector<planner::Finding>());
}

ParkBoardKeeper::ParkBoardKeeper(Workspace& workspace, QObject* parent)
    : QObject(parent), workspace_(workspace) {
    connect(&workspace_, &Workspace::projectChanged, this, [this] {
        board_.reset();
        Q_EMIT changed();
        make();
    });
}

void ParkBoardKeeper::want(bool wanted) {
    wanted_ += wanted ? 1 : -1;
    make();
}

/// While one is being made, one further wish waits.
void ParkBoardKeeper::make() {
    if (wanted_ <= 0 || board_ || !workspace_.pack() || workspace_.project()->sites.empty()) {
        return;
    }
    if (making_) {
        again_ = true;
        return;
    }
    making_ = true;
    workspace_.jobs().start<std::shared_ptr<const ParkBoard>>(
        this,
        tr("Checking sites against parks"),
        [project = workspace_.project(), pack = workspace_.pack()](const gis::Progress& progress) {
            return ParkBoard::of(project, pack, progress);
        },
        [this, made = workspace_.project()](Result<std::shared_ptr<const ParkBoard>> board) {
            making_ = false;
            if (board && made == workspace_.project()) {
                board_ = std::move(*board);
                Q_EMIT changed();
            }
            if (std::exchange(again_, false)) {
                make();
            }
        });
}

}  // namespace ruyuan::app
