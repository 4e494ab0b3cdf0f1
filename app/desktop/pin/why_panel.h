// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/pin/pinning.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace ruyuan::app {

struct Desk;

/// Why this park, why not that one: every park for the selected site with verdict, score and cost;
/// of the chosen park each check in words and what capacity the site would take; what choosing it
/// would do to the plan, and deciding so.
class WhyPanel : public QWidget {
    Q_OBJECT

public:
    WhyPanel(Desk& desk, Pinning& pinning, QWidget* parent = nullptr);
    ~WhyPanel() override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Answer;
    void ask();
    void showParks();
    void showPark();
    void tryPark();
    [[nodiscard]] std::optional<std::size_t> park() const;

    Desk& desk_;
    Workspace& workspace_;
    Pinning& pinning_;
    QPointer<QObject> alive_;  ///< as long as pinning_ is
    QLabel* head_;
    QTreeWidget* parks_;
    QTreeWidget* checks_;
    QPushButton* try_;
    QPushButton* decide_;
    QPushButton* forbid_;
    QLabel* effect_;
    std::shared_ptr<const Answer> answer_;
    int asked_ = 0;
    bool wanting_ = false;
};

}  // namespace ruyuan::app
