// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"
#include "maps/map_widget.h"
#include "planner/scenarios.h"

#include <QDialog>

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QTableWidget;
class QTreeWidget;

namespace ruyuan::app {

/// How far a plan's works are on a day.
struct WorksOn {
    int waiting = 0;  ///< not begun
    int working = 0;
    int finished = 0;
};
[[nodiscard]] WorksOn worksOn(const planner::Plan& plan, gis::Date day);

/// Two plans side by side: maps with locked view and the window's date, figures with differences,
/// and the sites that differ, which show on both maps. Reads the project; changes nothing.
class CompareWindow : public QDialog {
    Q_OBJECT

public:
    CompareWindow(Workspace& workspace, QWidget* parent);
    ~CompareWindow() override;

    /// Names of scenarios; empty: the project itself.
    void compare(const std::string& first, const std::string& second);
    void swap();

    [[nodiscard]] maps::MapWidget& map(std::size_t side) const { return *sides_[side].map; }
    /// Ids of the sites that are listed, in their order.
    [[nodiscard]] std::vector<std::string> listed() const;
    /// The list; each row has the id of its site as Qt::UserRole.
    [[nodiscard]] QTreeWidget& list() const { return *sites_; }

private:
    struct Side {
        maps::MapWidget* map = nullptr;
        QComboBox* plan = nullptr;
        QLabel* state = nullptr;
        std::string scenario;
        std::shared_ptr<const planner::Project> seen;  ///< what the scenario shows; null: loading
        std::shared_ptr<const planner::Timeline> timeline;
        int asked = 0;
        bool drawing = false;  ///< the sites of a day are being drawn…
        bool again = false;    ///< …and another day was wished since
    };
    struct Compared;

    void makeSide(std::size_t side, QLayout* layout);
    void showProject();
    void load(std::size_t side);
    void compareBoth();
    void showComparison(const gis::Result<Compared>& compared);
    void follow(std::size_t moved);
    void showSelection();
    void showDates();
    void drawDay(std::size_t side);
    void replaceSites(std::size_t side, std::vector<maps::FeatureLayerPtr> drawn);
    void goTo(const std::string& site);

    Workspace& workspace_;
    const std::filesystem::path file_;
    std::array<Side, 2> sides_;
    QCheckBox* locked_;
    QTableWidget* figures_;
    QTreeWidget* sites_;
    QLabel* told_;
    int asked_ = 0;
    bool following_ = false;
    bool fitted_ = false;
};

}  // namespace ruyuan::app
