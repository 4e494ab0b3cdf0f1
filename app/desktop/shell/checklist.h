// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/project.h"

#include <QString>
#include <QWidget>

#include <array>

class QToolButton;

namespace ruyuan::app {

struct Desk;

/// How far a step of the work is.
enum class StepState {
    Blocked,   ///< another step has to come first
    Open,      ///< to be done now
    Doubtful,  ///< done, with something worth a look
    Done
};

/// The six steps from a ledger to the hand-out (导入 → 坐标 → 分类 → 选园 → 排期 → 送审).
enum class Step { Import, Coordinates, Classify, Suitability, Plan, HandOut };
inline constexpr std::size_t kStepCount = 6;

struct StepStatus {
    StepState state = StepState::Blocked;
    QString told;  ///< one sentence: what is there, or what is missing
};
[[nodiscard]] std::array<StepStatus, kStepCount> stepsOf(const planner::Project& project);

/// The steps as a row of buttons, each with its state; a click starts the step.
class Checklist : public QWidget {
    Q_OBJECT

public:
    explicit Checklist(Desk& desk, QWidget* parent = nullptr);

    /// With the names of the steps.
    [[nodiscard]] QSize sizeHint() const override;
    /// With their numbers alone.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void show();
    void nameSteps();
    [[nodiscard]] int namesWidth() const;

    Desk& desk_;
    std::array<QToolButton*, kStepCount> buttons_{};
    bool named_ = true;
};

}  // namespace ruyuan::app
