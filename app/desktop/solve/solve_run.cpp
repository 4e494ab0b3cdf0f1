// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/solve/solve_run.h"

#include "planner/scenarios.h"

#include <chrono>
#include <mutex>

namespace ruyuan::app {

namespace {

using gis::Progress;
using gis::Result;

constexpr double kMillisecondsPerSecond = 1000.0;

}  // namespace

struct SolveRun::Inbox {
    std::mutex mutex;
    std::vector<SolveSample> samples;
    bool announced = false;  ///< the window knows that there is something
    SolveRun* window = nullptr;
    std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now();

    void put(const planner::SolveState& state) {
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - since;
        const std::lock_guard lock(mutex);
        samples.push_back({spent.count(), state.objective, state.bound, state.gap});
        if (!announced && window != nullptr) {
            announced = true;
            QMetaObject::invokeMethod(window, [run = window] { run->take(); });
        }
    }
};

namespace {

/// Everything that is needed for a plan in a scenario, as one act. `gaveUp` is the job's own stop,
/// `progress` the one that keeps the best plan.
Result<planner::Act> planAct(planner::Project& project,
                             const std::string& scenario,
                             bool fromStart,
                             const planner::PipelineOptions& options,
                             const Progress& progress) {
    const auto pack = planner::parsePolicyPack(project.policyText, project.policyName);
    const auto seen = planner::seenBy(project, scenario);
    if (!pack || !seen) {
        return std::unexpected(pack ? seen.error() : pack.error());
    }
    if (project.sites.empty()) {
        return gis::fail(gis::ErrorCode::NotFound,
                         {"项目中还没有厂区", "the project has no sites yet"},
                         {},
                         {"请先导入台账", "import a ledger first"});
    }
    const RunRequest request{scenario,
                             fromStart ? planner::Stage::Screen : planner::firstToRun(*seen),
                             planner::Stage::Verify,
                             options};
    return runActs(project, *pack, request, progress);
}

}  // namespace

SolveRun::SolveRun(Workspace& workspace, QObject* parent)
    : QObject(parent), workspace_(workspace), inbox_(std::make_shared<Inbox>()) {}

SolveRun::~SolveRun() {
    const std::lock_guard lock(inbox_->mutex);
    inbox_->window = nullptr;
}

void SolveRun::plan(bool fromStart) {
    if (running_) {
        return;
    }
    running_ = true;
    stop_ = {};
    samples_.clear();
    since_.start();
    inbox_ = std::make_shared<Inbox>();
    inbox_->window = this;
    planner::PipelineOptions options;
    options.keepStopped = true;
    options.solve.watch = [inbox = inbox_](const planner::SolveState& state) { inbox->put(state); };
    workspace_.perform(
        {tr("Planning"),
         [scenario = workspace_.scenario(), fromStart, options, stop = stop_](
             planner::Project& project, const Progress& job) mutable -> Result<planner::Act> {
             const std::stop_callback link(job.stopToken(), [&stop] { stop.request_stop(); });
             const Progress progress(
                 [&job](double fraction, const gis::Text& step) { job.step(fraction, step); },
                 stop.get_token());
             auto act = planAct(project, scenario, fromStart, options, progress);
             if (job.stopRequested()) {
                 return gis::fail(gis::ErrorCode::Cancelled,
                                  {"排期已取消", "planning was cancelled"});
             }
             return act;
         },
         [self = QPointer<SolveRun>(this)](const Result<void>& outcome) {
             if (self) {
                 self->take();
                 self->lasted_ =
                     static_cast<double>(self->since_.elapsed()) / kMillisecondsPerSecond;
                 self->running_ = false;
                 Q_EMIT self->finished(outcome.has_value());
             }
         }});
    Q_EMIT moved();
}

void SolveRun::stop() {
    stop_.request_stop();
    Q_EMIT moved();
}

double SolveRun::seconds() const {
    return running_ ? static_cast<double>(since_.elapsed()) / kMillisecondsPerSecond : lasted_;
}

void SolveRun::take() {
    {
        const std::lock_guard lock(inbox_->mutex);
        inbox_->announced = false;
        samples_.insert(samples_.end(), inbox_->samples.begin(), inbox_->samples.end());
        inbox_->samples.clear();
    }
    Q_EMIT moved();
}

}  // namespace ruyuan::app
