// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/table/plan_tables.h"
#include "app/desktop/table/table_page.h"

#include <QWidget>

#include <array>

class QTabWidget;

namespace ruyuan::app {

struct Desk;

/// Tables of sites, parks, findings, tasks and what the plan exceeds. Adds "table.show",
/// "table.show-selected", "table.show-in-view", "table.filter" and "edit.select-all".
class TablePanel : public QWidget {
    Q_OBJECT

public:
    explicit TablePanel(Desk& desk, QWidget* parent = nullptr);

    enum class Tab { Sites, Parks, Findings, Tasks, Overruns };
    [[nodiscard]] TablePage& page(Tab tab) const { return *pages_[static_cast<std::size_t>(tab)]; }
    [[nodiscard]] Tab current() const;
    void show(Tab tab);

Q_SIGNALS:
    void activated(const ruyuan::app::ThingRef& thing);
    void menuWanted(const std::vector<ruyuan::app::ThingRef>& things,
                    const QString& cell,
                    QPoint global);

protected:
    void showEvent(QShowEvent* event) override;

private:
    static constexpr std::size_t kTabs = 5;

    void addPages();
    void addActions();
    void raise();
    void fill();
    void fillFindings(const ProjectPtr& project);

    Desk& desk_;
    QTabWidget* tabs_;
    std::array<TablePage*, kTabs> pages_{};
    std::array<ProjectPtr, kTabs> filled_{};  ///< the project that each page shows
    std::array<std::unique_ptr<Latest<TableSourcePtr>>, kTabs> sources_{};
};

}  // namespace ruyuan::app
