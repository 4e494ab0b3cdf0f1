// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/problems/problem_model.h"

#include "app/desktop/icons.h"
#include "app/desktop/language.h"

#include <algorithm>

namespace ruyuan::app {

namespace {

const char* iconOfGrade(planner::ProblemGrade grade) {
    switch (grade) {
        case planner::ProblemGrade::Error:
            return "error";
        case planner::ProblemGrade::Warning:
            return "warning";
        case planner::ProblemGrade::Note:
            break;
    }
    return "info";
}

QString kindLabel(const std::string& kind) {
    const auto kinds = planner::problemKinds();
    const auto found = std::ranges::find(kinds, kind, &planner::ProblemKind::name);
    return found == kinds.end() ? fromUtf8(kind) : said(found->label);
}

/// What a row of a file became, other than sites.
Selection thingsOfRow(const planner::Project& project, const planner::Origin& origin) {
    Selection things;
    for (const planner::Park& park : project.parks) {
        if (park.origin == origin) {
            things.insert({ThingKind::Park, park.id});
        }
    }
    const auto add = [&](ThingKind kind, const auto& records, const std::string& before) {
        for (std::size_t i = 0; i < records.size(); ++i) {
            if (records[i].origin == origin) {
                things.insert({kind, before + std::to_string(i)});
            }
        }
    };
    add(ThingKind::BuiltUpArea, project.builtUpAreas, {});
    add(ThingKind::County, project.counties, {});
    for (const planner::ConstraintLayer& layer : project.constraints) {
        add(ThingKind::Constraint, layer.features, layer.kind + "/");
    }
    return things;
}

/// What to do, by means of the windows where the library names a command.
QString adviceOn(const planner::DataProblem& problem) {
    if (problem.kind == "unplaced") {
        return ProblemModel::tr("Place it on the map (menu Draw) or enter its place on the card");
    }
    if (problem.kind == "duplicate") {
        return ProblemModel::tr("Compare the two on their cards");
    }
    if (problem.kind == "import" && problem.grade == planner::ProblemGrade::Error) {
        return ProblemModel::tr("Mend the row in the file and import it again");
    }
    return said(problem.advice);
}

}  // namespace

ProblemModel::ProblemModel(QObject* parent) : QAbstractTableModel(parent) {}

void ProblemModel::show(std::shared_ptr<const planner::Project> project,
                        std::vector<planner::DataProblem> problems) {
    project_ = std::move(project);
    problems_ = std::move(problems);
    choose();
}

void ProblemModel::setKind(const std::string& kind) {
    if (kind != kind_) {
        kind_ = kind;
        choose();
    }
}

void ProblemModel::choose() {
    beginResetModel();
    shown_.clear();
    for (std::size_t i = 0; i < problems_.size(); ++i) {
        if (kind_.empty() || problems_[i].kind == kind_) {
            shown_.push_back(i);
        }
    }
    endResetModel();
}

const planner::DataProblem& ProblemModel::problem(int row) const {
    return problems_[shown_[static_cast<std::size_t>(row)]];
}

Selection ProblemModel::things(int row) const {
    const planner::DataProblem& one = problem(row);
    Selection things;
    for (const std::string& site : {one.siteId, one.otherSiteId}) {
        if (!site.empty()) {
            things.insert({ThingKind::Site, site});
        }
    }
    return things.empty() && one.origin.source > 0 ? thingsOfRow(*project_, one.origin) : things;
}

int ProblemModel::remedies() const {
    return static_cast<int>(std::ranges::count_if(
        shown_, [this](std::size_t i) { return problems_[i].remedy.has_value(); }));
}

int ProblemModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int ProblemModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ProblemModel::textOf(const planner::DataProblem& problem, int column) const {
    switch (column) {
        case Grade:
            return said(label(problem.grade));
        case Site: {
            const auto site =
                std::ranges::find(project_->sites, problem.siteId, &planner::Site::id);
            if (site == project_->sites.end()) {
                return QStringLiteral("—");
            }
            return QStringLiteral("%1 %2").arg(fromUtf8(site->id), fromUtf8(site->name));
        }
        case Kind:
            return kindLabel(problem.kind);
        case What:
            return said(problem.sentence);
        case Advice:
            return adviceOn(problem);
        default:
            break;
    }
    const auto source =
        std::ranges::find(project_->sources, problem.origin.source, &planner::Source::id);
    return source == project_->sources.end()
               ? QString()
               : tr("%1, row %2").arg(fromUtf8(source->file)).arg(problem.origin.row);
}

QVariant ProblemModel::data(const QModelIndex& index, int role) const {
    const planner::DataProblem& one = problem(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        return textOf(one, index.column());
    }
    if (role == Qt::DecorationRole && index.column() == Grade) {
        return icon(iconOfGrade(one.grade));
    }
    return {};
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Grade:
            return tr("Grade");
        case Site:
            return tr("Site");
        case Kind:
            return tr("Kind");
        case What:
            return tr("What is wrong");
        case Advice:
            return tr("What to do");
        default:
            return tr("From");
    }
}

QString ProblemModel::asText() const {
    QString text;
    for (int row = -1; row < rowCount(); ++row) {
        for (int column = 0; column < ColumnCount; ++column) {
            const QString cell =
                row < 0 ? headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
                        : textOf(problem(row), column);
            text += cell + QLatin1Char(column + 1 < ColumnCount ? '\t' : '\n');
        }
    }
    return text;
}

}  // namespace ruyuan::app
