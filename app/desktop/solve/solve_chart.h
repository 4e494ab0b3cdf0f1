// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/solve/solve_run.h"

#include <QWidget>

namespace ruyuan::app {

/// Best plan and bound over the time of a search, as two steps that come together, with the gap
/// between them in words.
class SolveChart : public QWidget {
    Q_OBJECT

public:
    explicit SolveChart(const SolveRun& run, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();

    const SolveRun& run_;
};

/// What the chart says in words: best, bound and gap of the last sample.
[[nodiscard]] QString solveText(const std::vector<SolveSample>& samples);

}  // namespace ruyuan::app
