// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/desk.h"
#include "planner/timeline.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;

namespace ruyuan::app {

class TimeScale;

/// What a line says of a day: how many sites are under way, moved, closed, late.
[[nodiscard]] QString countsText(const planner::CountsOnDay& counts);

/// The bar under the map that chooses the shown day, steps and plays through the plan's years.
/// Adds the actions "time.…".
class TimeBar : public QWidget {
    Q_OBJECT

public:
    explicit TimeBar(Desk& desk, QWidget* parent = nullptr);

    [[nodiscard]] TimeScale& scale() const { return *scale_; }
    [[nodiscard]] bool isPlaying() const { return timer_.isActive(); }

private:
    void addActions(Desk& desk);
    void layOut(Desk& desk);
    void showDay();
    void step(int months);
    void play(bool on);
    void tick();

    Workspace& workspace_;
    MapPanel& map_;
    TimeScale* scale_;
    QDateEdit* date_;
    QComboBox* rate_;
    QLabel* counts_;
    QAction* whole_ = nullptr;
    QAction* play_ = nullptr;
    QTimer timer_;
};

}  // namespace ruyuan::app
