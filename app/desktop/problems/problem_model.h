// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"
#include "planner/data_problems.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace ruyuan::app {

/// The problems in the data of one project, all or those of one kind, as a table.
class ProblemModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Grade, Site, Kind, What, Advice, Source, ColumnCount };

    explicit ProblemModel(QObject* parent = nullptr);

    /// The problems of @p project.
    void show(std::shared_ptr<const planner::Project> project,
              std::vector<planner::DataProblem> problems);
    /// Empty: all kinds.
    void setKind(const std::string& kind);
    [[nodiscard]] const std::string& kind() const { return kind_; }

    /// Of all kinds.
    [[nodiscard]] const std::vector<planner::DataProblem>& problems() const { return problems_; }
    [[nodiscard]] const planner::DataProblem& problem(int row) const;
    /// What a problem is about: its site, with a possible duplicate the other one as well; of a row
    /// that became something else, that. Empty: of a row that became nothing, or of the file.
    [[nodiscard]] Selection things(int row) const;
    /// How many of those shown can be mended without a doubt.
    [[nodiscard]] int remedies() const;
    /// All rows with their header, cells apart by tabs.
    [[nodiscard]] QString asText() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section,
                                      Qt::Orientation orientation,
                                      int role) const override;

private:
    void choose();
    [[nodiscard]] QString textOf(const planner::DataProblem& problem, int column) const;

    std::shared_ptr<const planner::Project> project_;
    std::vector<planner::DataProblem> problems_;
    std::vector<std::size_t> shown_;
    std::string kind_;
};

}  // namespace ruyuan::app
