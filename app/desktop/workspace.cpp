// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/workspace.h"

#include "app/common/acting.h"
#include "app/desktop/language.h"
#include "planner/pipeline.h"
#include "planner/scenarios.h"

#include <algorithm>

namespace ruyuan::app {

namespace fs = std::filesystem;

using gis::Progress;
using gis::Result;
using planner::Project;

/// Everything that is read anew after a change, made beside the window.
struct Workspace::State {
    fs::path file;
    std::string scenario;
    std::shared_ptr<const Project> stored;
    std::shared_ptr<const Project> shown;
    std::shared_ptr<const planner::PolicyPack> pack;
    std::shared_ptr<const planner::Timeline> timeline;
    std::optional<planner::JournalEntry> head;
    std::optional<planner::JournalEntry> undo;
    std::optional<planner::JournalEntry> redo;
    std::optional<planner::Act> act;  ///< what was done, if anything
    std::optional<gis::Error> fault;  ///< why no more was done
};

namespace {

Result<std::optional<planner::JournalEntry>> entry(const fs::path& file, std::int64_t number) {
    if (number == 0) {
        return std::nullopt;
    }
    auto read = planner::readEntry(file, number);
    if (!read) {
        return std::unexpected(read.error());
    }
    return std::move(*read);
}

}  // namespace

Workspace::Workspace(Jobs& jobs, QObject* parent)
    : QObject(parent),
      jobs_(jobs),
      stored_(std::make_shared<const Project>()),
      shown_(stored_),
      timeline_(std::make_shared<const planner::Timeline>()) {}

namespace {

struct Shown {
    std::shared_ptr<const Project> project;
    std::shared_ptr<const planner::PolicyPack> pack;
};

/// What a scenario sees of a project; the project itself where the scenario is no longer there.
Result<Shown> show(const std::shared_ptr<const Project>& stored,
                   std::string& scenario,
                   const Progress& progress) {
    auto pack = planner::parsePolicyPack(stored->policyText, stored->policyName);
    if (!pack) {
        return std::unexpected(pack.error());
    }
    if (planner::meansBase(scenario) || !planner::findScenario(*stored, scenario)) {
        scenario.clear();
        return Shown{stored, std::make_shared<const planner::PolicyPack>(std::move(*pack))};
    }
    auto seen = planner::shownBy(*stored, *pack, scenario, progress);
    auto seenPack = planner::packSeenBy(*stored, *pack, scenario);
    if (!seen || !seenPack) {
        return std::unexpected(seen ? seenPack.error() : seen.error());
    }
    return Shown{std::make_shared<const Project>(std::move(*seen)),
                 std::make_shared<const planner::PolicyPack>(std::move(*seenPack))};
}

}  // namespace

namespace detail {

/// The state of a file with what a scenario shows of it. @p stored saves reading it again.
template <class State>
Result<State> stateOf(const fs::path& file,
                      std::string scenario,
                      std::shared_ptr<const Project> stored,
                      const Progress& progress) {
    if (!stored) {
        progress.step(0, {"读取项目", "reading the project"});
        auto read = planner::readProject(file);
        if (!read) {
            return std::unexpected(read.error());
        }
        stored = std::make_shared<const Project>(std::move(*read));
    }
    State state;
    state.file = file;
    state.stored = std::move(stored);
    auto shown = show(state.stored, scenario, progress);
    if (!shown) {
        return std::unexpected(shown.error());
    }
    state.scenario = std::move(scenario);
    state.shown = std::move(shown->project);
    state.pack = std::move(shown->pack);
    state.timeline = std::make_shared<const planner::Timeline>(*state.shown);
    auto head = entry(file, state.stored->version);
    if (!head) {
        return std::unexpected(head.error());
    }
    state.head = std::move(*head);
    auto undo = entry(file, state.head ? state.head->undoNext : 0);
    auto undoing = entry(file, state.head ? state.head->redoNext : 0);
    auto redo = undoing && *undoing ? entry(file, (*undoing)->undoes) : undoing;
    if (!undo || !redo) {
        return std::unexpected(undo ? redo.error() : undo.error());
    }
    state.undo = std::move(*undo);
    state.redo = std::move(*redo);
    return state;
}

}  // namespace detail

void Workspace::open(const fs::path& file, std::function<void(const Result<void>&)> done) {
    enqueue(
        tr("Opening %1").arg(QString::fromStdU16String(file.filename().u16string())),
        [file](const Current&, const Progress& progress) {
            return detail::stateOf<State>(file, {}, nullptr, progress);
        },
        std::move(done));
}

void Workspace::create(const fs::path& file,
                       std::function<Result<std::pair<Project, planner::Act>>()> make,
                       std::function<void(const Result<void>&)> done) {
    enqueue(
        tr("Making %1").arg(QString::fromStdU16String(file.filename().u16string())),
        [file, make = std::move(make)](const Current&, const Progress& progress) -> Result<State> {
            auto made = make();
            if (!made) {
                return std::unexpected(made.error());
            }
            auto created = planner::createProject(file, made->first, made->second);
            if (!created) {
                return std::unexpected(created.error());
            }
            auto state = detail::stateOf<State>(file, {}, nullptr, progress);
            if (state) {
                state->act = std::move(made->second);
            }
            return state;
        },
        std::move(done));
}

void Workspace::close() {
    file_.clear();
    stored_ = std::make_shared<const Project>();
    shown_ = stored_;
    pack_.reset();
    timeline_ = std::make_shared<const planner::Timeline>();
    wholePlan_ = true;
    scenario_.clear();
    head_.reset();
    undo_.reset();
    redo_.reset();
    selection_.clear();
    Q_EMIT selectionChanged();
    Q_EMIT projectChanged();
}

void Workspace::showScenario(const std::string& name) {
    if (name == scenario_) {
        return;
    }
    enqueue(tr("Showing a scenario"),
            [name](const Current& now, const Progress& progress) {
                return detail::stateOf<State>(now.file, name, now.stored, progress);
            },
            {});
}

void Workspace::select(Selection selection) {
    if (selection != selection_) {
        selection_ = std::move(selection);
        Q_EMIT selectionChanged();
    }
}

const planner::Site* Workspace::selectedSite() const {
    if (selection_.size() != 1 || selection_.begin()->kind != ThingKind::Site) {
        return nullptr;
    }
    const auto found = std::ranges::find(shown_->sites, selection_.begin()->id, &planner::Site::id);
    return found == shown_->sites.end() ? nullptr : &*found;
}

std::vector<std::string> Workspace::selectedSites() const {
    std::vector<std::string> ids;
    for (const ThingRef& thing : selection_) {
        if (thing.kind == ThingKind::Site) {
            ids.push_back(thing.id);
        }
    }
    return ids;
}

void Workspace::setDate(gis::Date date) {
    if (date != date_ || wholePlan_) {
        date_ = date;
        wholePlan_ = false;
        Q_EMIT dateChanged();
    }
}

void Workspace::setShowsWholePlan(bool whole) {
    if (whole != wholePlan_) {
        wholePlan_ = whole;
        Q_EMIT dateChanged();
    }
}

void Workspace::perform(Change change) {
    enqueue(
        change.title,
        [make = std::move(change.make)](const Current& now,
                                        const Progress& progress) -> Result<State> {
            auto after = std::make_shared<Project>(*now.stored);
            auto act = make(*after, progress.part(0, 0.9));
            if (!act) {
                return std::unexpected(act.error());
            }
            auto written = planner::writeProject(now.file, *now.stored, *after, *act);
            if (!written) {
                return std::unexpected(written.error());
            }
            const auto last = planner::readJournal(now.file, 1);
            if (!last) {
                return std::unexpected(last.error());
            }
            after->version = last->back().number;
            // It is in the file now: whoever wants to stop comes too late.
            auto state = detail::stateOf<State>(now.file, now.scenario, after, {});
            if (state) {
                state->act = std::move(*act);
            }
            return state;
        },
        std::move(change.done));
}

void Workspace::edit(planner::SiteEdits edits, planner::Act act) {
    const QString title = said(act.sentence);
    edit(title, [edits = std::move(edits), act = std::move(act)](const Project&) {
        return Result<SiteChange>(SiteChange{edits, act});
    });
}

void Workspace::edit(const QString& title,
                     std::function<Result<SiteChange>(const Project&)> make,
                     std::function<void(const Result<void>&)> done) {
    enqueue(
        title,
        [make = std::move(make)](const Current& now, const Progress& progress) -> Result<State> {
            auto change = make(*now.stored);
            if (!change) {
                return std::unexpected(change.error());
            }
            auto after = std::make_shared<Project>(*now.stored);
            if (auto written =
                    planner::editSites(now.file, *after, std::move(change->edits), change->act);
                !written) {
                return std::unexpected(written.error());
            }
            auto state = detail::stateOf<State>(now.file, now.scenario, after, progress);
            if (state) {
                state->act = std::move(change->act);
            }
            return state;
        },
        std::move(done));
}

void Workspace::walk(const QString& title, int steps, Walk walk) {
    enqueue(title,
            [walk, steps](const Current& now, const Progress& progress) -> Result<State> {
                std::optional<gis::Error> fault;
                for (int step = 0; step < steps && !fault && !progress.stopRequested(); ++step) {
                    auto done = walk(now.file, actOf({}, {}));
                    if (!done && step == 0) {
                        return std::unexpected(done.error());
                    }
                    if (!done) {
                        fault = done.error();
                    }
                }
                auto state = detail::stateOf<State>(now.file, now.scenario, nullptr, {});
                if (state) {
                    state->fault = std::move(fault);
                }
                return state;
            },
            {});
}

void Workspace::undo(int steps) {
    walk(tr("Undo"), steps, planner::undoLast);
}

void Workspace::redo(int steps) {
    walk(tr("Redo"), steps, planner::redoLast);
}

void Workspace::enqueue(const QString& title,
                        Step step,
                        std::function<void(const Result<void>&)> done) {
    waiting_.push_back({title, std::move(step), std::move(done)});
    if (!changing_) {
        next();
    }
}

void Workspace::next() {
    if (waiting_.empty()) {
        return;
    }
    Waiting waiting = std::move(waiting_.front());
    waiting_.pop_front();
    changing_ = true;
    jobs_.start<State>(
        this,
        waiting.title,
        [step = std::move(waiting.step), now = Current{file_, scenario_, stored_}](
            const Progress& progress) { return step(now, progress); },
        [this, done = std::move(waiting.done)](Result<State> state) {
            changing_ = false;
            Result<void> outcome;
            if (state) {
                if (state->fault) {
                    outcome = std::unexpected(*state->fault);
                }
                take(std::move(*state));
            } else {
                outcome = std::unexpected(state.error());
            }
            if (done) {
                done(outcome);
            }
            if (!outcome) {
                Q_EMIT failed(outcome.error());
            }
            next();
        });
}

void Workspace::take(State state) {
    const bool another = state.file != file_;
    file_ = std::move(state.file);
    stored_ = std::move(state.stored);
    shown_ = std::move(state.shown);
    pack_ = std::move(state.pack);
    timeline_ = std::move(state.timeline);
    scenario_ = std::move(state.scenario);
    head_ = std::move(state.head);
    undo_ = std::move(state.undo);
    redo_ = std::move(state.redo);
    if (another) {
        date_ = shown_->asOf;
        wholePlan_ = true;
        selection_.clear();
        Q_EMIT selectionChanged();
    }
    Q_EMIT projectChanged();
    if (state.act) {
        Q_EMIT changed(*state.act);
    }
}

}  // namespace ruyuan::app
