// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/gantt/gantt_rows.h"

#include <QAbstractItemModel>

#include <memory>

namespace ruyuan::app {

/// Groups, their sites, and the steps of these, with the roles that KGantt reads: item type, start
/// and end as midnights of local time; an end is the midnight after the last day.
class GanttModel : public QAbstractItemModel {
    Q_OBJECT

public:
    explicit GanttModel(QObject* parent = nullptr);

    void show(std::shared_ptr<const planner::Project> project, GanttRows rows);
    [[nodiscard]] const GanttRows& rows() const { return rows_; }

    /// Null for groups. Of a step its site.
    [[nodiscard]] const GanttSite* site(const QModelIndex& index) const;
    /// Null for groups and sites.
    [[nodiscard]] const planner::Task* task(const QModelIndex& index) const;
    /// The row of a site; invalid when it is not shown.
    [[nodiscard]] QModelIndex find(const std::string& siteId) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section,
                                      Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString textOf(const QModelIndex& index) const;
    [[nodiscard]] QString tipOf(const QModelIndex& index) const;

    std::shared_ptr<const planner::Project> project_;
    GanttRows rows_;
};

/// The midnight with which a day begins.
[[nodiscard]] QDateTime midnight(gis::Date day);

}  // namespace ruyuan::app
