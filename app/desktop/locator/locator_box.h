// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/latest.h"
#include "app/desktop/locator/locator_index.h"

#include <QFrame>

class QAction;
class QLineEdit;
class QListWidget;

namespace ruyuan::app {

struct Desk;

/// A search box over the window (Ctrl+K): sites, parks, places, panels and actions by a part of
/// their names or codes. Choosing selects and shows the thing on the map, or does the action. Adds
/// "view.locate".
class LocatorBox : public QFrame {
    Q_OBJECT

public:
    explicit LocatorBox(Desk& desk);

    void open();
    [[nodiscard]] QLineEdit& line() const { return *line_; }
    [[nodiscard]] QListWidget& list() const { return *list_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void wantIndex();
    void search();
    void addActions(const std::string& query);
    void choose(int row);

    Desk& desk_;
    QLineEdit* line_;
    QListWidget* list_;
    std::shared_ptr<const planner::Project> indexed_;
    std::shared_ptr<const LocatorIndex> index_;
    Latest<std::shared_ptr<const LocatorIndex>> indexing_;
    struct Found {
        ThingRef thing;
        QAction* action = nullptr;
    };
    std::vector<Found> found_;
};

}  // namespace ruyuan::app
