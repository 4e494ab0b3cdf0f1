// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/gantt/gantt_model.h"

#include "app/desktop/language.h"

#include <QApplication>
#include <QDateTime>
#include <QFontMetrics>
#include <QSize>

#include <KGanttGlobal>
#include <chrono>

namespace ruyuan::app {

namespace {

// What an index stands for is in its id: 0 a group; 1 + group a site; a step has the row of its
// site above these bits.
constexpr int kSiteShift = 32;
constexpr quintptr kGroupMask = (quintptr{1} << kSiteShift) - 1;

static_assert(sizeof(quintptr) == 8);

constexpr int kRowRoom = 8;  // pixels above and below the text of a row, together

bool isGroup(const QModelIndex& index) {
    return index.internalId() == 0;
}

bool isStep(const QModelIndex& index) {
    return (index.internalId() >> kSiteShift) != 0;
}

std::size_t groupOf(const QModelIndex& index) {
    return static_cast<std::size_t>((index.internalId() & kGroupMask) - 1);
}

std::size_t siteRowOf(const QModelIndex& step) {
    return static_cast<std::size_t>((step.internalId() >> kSiteShift) - 1);
}

QString optional(const std::optional<gis::Date>& day) {
    return day ? said(*day) : QStringLiteral("—");
}

}  // namespace

QDateTime midnight(gis::Date day) {
    const std::chrono::year_month_day date(day);
    return QDate(static_cast<int>(date.year()),
                 static_cast<int>(static_cast<unsigned>(date.month())),
                 static_cast<int>(static_cast<unsigned>(date.day())))
        .startOfDay();
}

GanttModel::GanttModel(QObject* parent)
    : QAbstractItemModel(parent), project_(std::make_shared<const planner::Project>()) {}

void GanttModel::show(std::shared_ptr<const planner::Project> project, GanttRows rows) {
    beginResetModel();
    project_ = std::move(project);
    rows_ = std::move(rows);
    endResetModel();
}

const GanttSite* GanttModel::site(const QModelIndex& index) const {
    if (!index.isValid() || isGroup(index)) {
        return nullptr;
    }
    const GanttGroup& group = rows_.groups[groupOf(index)];
    return &group.sites[isStep(index) ? siteRowOf(index) : static_cast<std::size_t>(index.row())];
}

const planner::Task* GanttModel::task(const QModelIndex& index) const {
    if (!index.isValid() || !isStep(index)) {
        return nullptr;
    }
    return &project_->tasks[site(index)->tasks[static_cast<std::size_t>(index.row())]];
}

QModelIndex GanttModel::find(const std::string& siteId) const {
    for (std::size_t g = 0; g < rows_.groups.size(); ++g) {
        const auto& sites = rows_.groups[g].sites;
        for (std::size_t s = 0; s < sites.size(); ++s) {
            if (sites[s].id == siteId) {
                return createIndex(static_cast<int>(s), 0, static_cast<quintptr>(g + 1));
            }
        }
    }
    return {};
}

QModelIndex GanttModel::index(int row, int column, const QModelIndex& parent) const {
    if (row < 0 || column != 0 || row >= rowCount(parent)) {
        return {};
    }
    if (!parent.isValid()) {
        return createIndex(row, column, quintptr{0});
    }
    if (isGroup(parent)) {
        return createIndex(row, column, static_cast<quintptr>(parent.row()) + 1);
    }
    return createIndex(
        row,
        column,
        parent.internalId() | ((static_cast<quintptr>(parent.row()) + 1) << kSiteShift));
}

QModelIndex GanttModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || isGroup(child)) {
        return {};
    }
    if (isStep(child)) {
        return createIndex(static_cast<int>(siteRowOf(child)), 0, child.internalId() & kGroupMask);
    }
    return createIndex(static_cast<int>(groupOf(child)), 0, quintptr{0});
}

int GanttModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) {
        return static_cast<int>(rows_.groups.size());
    }
    if (isGroup(parent)) {
        return static_cast<int>(rows_.groups[static_cast<std::size_t>(parent.row())].sites.size());
    }
    return isStep(parent) ? 0 : static_cast<int>(site(parent)->tasks.size());
}

int GanttModel::columnCount(const QModelIndex& /*parent*/) const {
    return 1;
}

QString GanttModel::textOf(const QModelIndex& index) const {
    if (const planner::Task* step = task(index)) {
        return said(step->name);
    }
    if (const GanttSite* row = site(index)) {
        return fromUtf8(row->name);
    }
    const GanttGroup& group = rows_.groups[static_cast<std::size_t>(index.row())];
    const QString title = !group.title.empty()                  ? fromUtf8(group.title)
                          : rows_.by == GanttFilter::By::County ? tr("County not known")
                                                                : tr("Not moving");
    const auto sites = static_cast<int>(group.sites.size());
    return group.late > 0 ? tr("%1 (%2, %3 late)").arg(title).arg(sites).arg(group.late)
                          : tr("%1 (%2)").arg(title).arg(sites);
}

QString GanttModel::tipOf(const QModelIndex& index) const {
    QStringList lines{textOf(index)};
    if (const planner::Task* step = task(index)) {
        lines << tr("From %1 to %2").arg(said(step->start), said(step->finish))
              << tr("Deadline: %1").arg(optional(step->deadline))
              << tr("Must start by: %1").arg(optional(step->latestStart));
        if (step->floatDays) {
            lines << tr("Float: %n day(s)", nullptr, static_cast<int>(*step->floatDays));
        }
        if (!step->note.zh.empty()) {
            lines << said(step->note);
        }
        if (step->late) {
            lines << tr("Late");
        }
    } else if (const GanttSite* row = site(index)) {
        QString path = said(planner::label(row->path));
        if (!row->park.empty()) {
            path += QStringLiteral(" → %1").arg(fromUtf8(row->park));
        }
        lines << path << tr("From %1 to %2").arg(said(row->begin), said(row->end))
              << tr("To be begun by: %1").arg(optional(row->startBy))
              << tr("To be finished by: %1").arg(optional(row->finishBy))
              << tr("Must start by: %1").arg(optional(row->latestStart));
        if (row->floatDays) {
            lines << tr("Float: %n day(s)", nullptr, static_cast<int>(*row->floatDays));
        }
        if (row->late) {
            lines << tr("Late");
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QVariant GanttModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const planner::Task* step = task(index);
    const GanttSite* row = site(index);
    const auto dayAfter = [](gis::Date day) { return midnight(day + std::chrono::days(1)); };
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return textOf(index);
        case Qt::ToolTipRole:
            return tipOf(index);
        case Qt::SizeHintRole:
            return QSize(1, QFontMetrics(QApplication::font()).height() + kRowRoom);
        case KGantt::ItemTypeRole:
            return static_cast<int>(row == nullptr ? KGantt::TypeNone : KGantt::TypeTask);
        case KGantt::StartTimeRole:
            return step != nullptr  ? QVariant(midnight(step->start))
                   : row != nullptr ? QVariant(midnight(row->begin))
                                    : QVariant();
        case KGantt::EndTimeRole:
            return step != nullptr  ? QVariant(dayAfter(step->finish))
                   : row != nullptr ? QVariant(dayAfter(row->end))
                                    : QVariant();
        default:
            return {};
    }
}

QVariant GanttModel::headerData(int section, Qt::Orientation orientation, int role) const {
    return section == 0 && orientation == Qt::Horizontal && role == Qt::DisplayRole
               ? QVariant(tr("Site and step"))
               : QVariant();
}

}  // namespace ruyuan::app
