// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/desk.h"
#include "app/desktop/gantt/gantt_rows.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QModelIndex;
class QStackedWidget;
class QTabWidget;
class QTreeView;

namespace KGantt {
class View;
}

namespace ruyuan::app {

class GanttGrid;
class GanttModel;
class MustStartView;

/// The plan's works and steps as bars over time, and the list of what must start by when. Shares
/// selection and shown day with the map; dragging in the header of the time axis chooses the day.
class GanttPanel : public QWidget {
    Q_OBJECT

public:
    explicit GanttPanel(Desk& desk, QWidget* parent = nullptr);

    [[nodiscard]] GanttModel& model() const { return *model_; }
    [[nodiscard]] KGantt::View& view() const { return *view_; }
    [[nodiscard]] QTreeView& tree() const { return *tree_; }
    [[nodiscard]] MustStartView& mustStart() const { return *mustStart_; }
    [[nodiscard]] QTabWidget& tabs() const { return *tabs_; }
    /// Whether what is shown is what project and filter ask for.
    [[nodiscard]] bool isUpToDate() const { return !stale_ && !making_; }

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Made {
        GanttRows rows;
        std::vector<MustStart> steps;
    };
    void layOut();
    QWidget* filterRow();
    QWidget* chart();
    void connectAll();
    void refresh();
    void make();
    void take(std::shared_ptr<const planner::Project> project, Made made);
    void expandSome();
    void fillCounties();
    void showDays();
    void followSelection();
    void choose();
    void zoomTo(const std::string& siteId);
    [[nodiscard]] GanttFilter filter() const;

    Workspace& workspace_;
    MapPanel& map_;
    GanttModel* model_;
    KGantt::View* view_;
    QTreeView* tree_;
    GanttGrid* grid_;
    MustStartView* mustStart_;
    QTabWidget* tabs_;
    QStackedWidget* pages_;
    QLabel* empty_;
    QComboBox* by_;
    QComboBox* scale_;
    QComboBox* county_;
    QCheckBox* late_;
    QCheckBox* selected_;
    QLabel* note_;
    bool stale_ = true;
    bool making_ = false;
    QWidget* header_ = nullptr;  ///< of the time axis
    bool dragging_ = false;      ///< the shown day
    bool following_ = false;     ///< rows are being chosen because the map's selection changed
};

}  // namespace ruyuan::app
