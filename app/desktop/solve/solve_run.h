// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/planning_acts.h"
#include "app/desktop/workspace.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace ruyuan::app {

/// How far a search was after some time.
struct SolveSample {
    double seconds = 0;
    std::optional<double> objective{};
    std::optional<double> bound{};
    std::optional<double> gap{};  ///< 0.01: one per cent
};

/// Runs stages of the planning in the background as one act, in the scenario that is shown, and
/// tells how the search comes on. Stopping keeps the best plan so far; cancelling the job among the
/// others gives everything up.
class SolveRun : public QObject {
    Q_OBJECT

public:
    explicit SolveRun(Workspace& workspace, QObject* parent = nullptr);
    ~SolveRun() override;

    /// From the first stage that has no result, or from the beginning, to the checked plan.
    /// @p fromStart also does what is there already anew. Does nothing while it runs.
    void plan(bool fromStart = false);
    void stop();
    [[nodiscard]] bool isRunning() const { return running_; }
    [[nodiscard]] bool isStopping() const { return running_ && stop_.stop_requested(); }

    /// Of the search that runs or ran last, ascending by time.
    [[nodiscard]] const std::vector<SolveSample>& samples() const { return samples_; }
    [[nodiscard]] double seconds() const;

Q_SIGNALS:
    /// samples() grew, or running began.
    void moved();
    /// The plan is in the file, or it was refused.
    void finished(bool planned);

private:
    struct Inbox;
    void take();

    Workspace& workspace_;
    std::shared_ptr<Inbox> inbox_;  ///< what the worker has told and the window not yet taken
    std::stop_source stop_;
    std::vector<SolveSample> samples_;
    QElapsedTimer since_;
    double lasted_ = 0;
    bool running_ = false;
};

}  // namespace ruyuan::app
