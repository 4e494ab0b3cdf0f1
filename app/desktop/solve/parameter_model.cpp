// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/solve/parameter_model.h"

#include "app/common/planning_acts.h"
#include "app/desktop/language.h"
#include "planner/parameters.h"

#include <QFont>
#include <QLocale>

#include <algorithm>

namespace ruyuan::app {

namespace {

const planner::Parameter& parameterAt(int row) {
    return planner::planParameters()[static_cast<std::size_t>(row)];
}

double valueOf(const Workspace& workspace, const planner::Parameter& parameter) {
    if (workspace.pack()) {
        const auto& set = workspace.pack()->planParameters;
        if (const auto found = set.find(parameter.name); found != set.end()) {
            return found->second;
        }
    }
    return parameter.value;
}

/// Whether the scenario that is shown sets it itself.
bool isOwn(const Workspace& workspace, const std::string& name) {
    const auto& scenarios = workspace.stored()->scenarios;
    const auto shown = std::ranges::find(scenarios, workspace.scenario(), &planner::Scenario::name);
    return shown != scenarios.end() && shown->parameters.contains(name);
}

QString rangeTip(const planner::Parameter& parameter) {
    return QObject::tr("%1\n%2: %3 to %4\n%5")
        .arg(said(parameter.sentence), fromUtf8(parameter.name))
        .arg(parameter.least)
        .arg(parameter.most)
        .arg(said(parameter.source));
}

}  // namespace

ParameterModel::ParameterModel(Workspace& workspace, QObject* parent)
    : QAbstractTableModel(parent), workspace_(workspace) {
    connect(&workspace_, &Workspace::projectChanged, this, [this] {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
}

int ParameterModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(planner::planParameters().size());
}

int ParameterModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ParameterModel::origin(int row) const {
    const planner::Parameter& parameter = parameterAt(row);
    if (isOwn(workspace_, parameter.name)) {
        return tr("this scenario");
    }
    return valueOf(workspace_, parameter) != parameter.value ? tr("pack or parent")
           : parameter.verified                              ? tr("default")
                                                             : tr("default, unverified");
}

QVariant ParameterModel::data(const QModelIndex& index, int role) const {
    const planner::Parameter& parameter = parameterAt(index.row());
    if (role == Qt::ToolTipRole) {
        return rangeTip(parameter);
    }
    if (role == Qt::FontRole && isOwn(workspace_, parameter.name)) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role == Qt::EditRole && index.column() == Value) {
        return QString::number(valueOf(workspace_, parameter), 'g', 12);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
        case Sentence:
            return said(parameter.sentence);
        case Value:
            return QString::number(valueOf(workspace_, parameter), 'g', 12);
        case Unit:
            return said(parameter.unit);
        case From:
            return origin(index.row());
        default:
            return {};
    }
}

QVariant ParameterModel::headerData(int section, Qt::Orientation way, int role) const {
    if (way != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Sentence:
            return tr("Parameter");
        case Value:
            return tr("Value");
        case Unit:
            return tr("Unit");
        default:
            return tr("From");
    }
}

Qt::ItemFlags ParameterModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool editable = index.column() == Value && !workspace_.scenario().empty();
    return editable ? flags | Qt::ItemIsEditable : flags;
}

bool ParameterModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || index.column() != Value || workspace_.scenario().empty()) {
        return false;
    }
    const planner::Parameter& parameter = parameterAt(index.row());
    const QString text = value.toString().trimmed();
    bool number = true;
    std::optional<double> wanted;
    if (!text.isEmpty()) {
        wanted = text.toDouble(&number);
    } else if (!isOwn(workspace_, parameter.name)) {
        return false;
    }
    if (!number || (wanted && *wanted == valueOf(workspace_, parameter))) {
        return false;
    }
    workspace_.perform({tr("Setting a parameter"),
                        [scenario = workspace_.scenario(), name = parameter.name, wanted](
                            planner::Project& project, const gis::Progress&) {
                            return setScenario(project, scenario, std::nullopt, {{name, wanted}});
                        }});
    return true;
}

}  // namespace ruyuan::app
