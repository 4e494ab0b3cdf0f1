// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/history/history_model.h"

#include "app/desktop/language.h"

#include <QDateTime>
#include <QFont>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <map>

namespace ruyuan::app {

namespace {

QString timeOf(const planner::JournalEntry& entry) {
    const QString text = fromUtf8(entry.act.time);
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")) : text;
}

QString stepText(const planner::HistoryStep& step) {
    if (step.column.empty()) {
        return said(step.entry.act.sentence);
    }
    const auto value = [](const std::string& text) {
        return text.empty() ? QStringLiteral("—") : fromUtf8(text);
    };
    return QStringLiteral("%1: %2 → %3")
        .arg(fromUtf8(step.column), value(step.before), value(step.after));
}

}  // namespace

HistoryModel::HistoryModel(QObject* parent) : QAbstractTableModel(parent) {}

void HistoryModel::showEntries(std::vector<planner::JournalEntry> entries) {
    beginResetModel();
    const std::vector<EntryPlace> places = placesOf(entries);
    rows_.clear();
    for (std::size_t i = entries.size(); i-- > 0;) {
        const QString what = said(entries[i].act.sentence);
        rows_.push_back({std::move(entries[i]), places[i], what});
    }
    endResetModel();
}

void HistoryModel::showSteps(const std::vector<planner::HistoryStep>& steps,
                             const std::vector<planner::JournalEntry>& entries) {
    beginResetModel();
    const std::vector<EntryPlace> places = placesOf(entries);
    std::map<std::int64_t, EntryPlace> placeOf;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        placeOf[entries[i].number] = places[i];
    }
    rows_.clear();
    for (std::size_t i = steps.size(); i-- > 0;) {
        rows_.push_back({steps[i].entry, placeOf[steps[i].entry.number], stepText(steps[i])});
    }
    endResetModel();
}

const planner::JournalEntry& HistoryModel::entry(int row) const {
    return rows_[static_cast<std::size_t>(row)].entry;
}

const EntryPlace& HistoryModel::place(int row) const {
    return rows_[static_cast<std::size_t>(row)].place;
}

int HistoryModel::rowOf(std::int64_t number) const {
    const auto found =
        std::ranges::find(rows_, number, [](const Row& row) { return row.entry.number; });
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

QString HistoryModel::asText() const {
    QString text;
    const auto addLine = [&text](const auto& cell) {
        for (int column = 0; column < ColumnCount; ++column) {
            QString one = cell(column);
            one.replace(QLatin1Char('\t'), QLatin1Char(' '));
            one.replace(QLatin1Char('\n'), QLatin1Char(' '));
            text += one + QLatin1Char(column + 1 < ColumnCount ? '\t' : '\n');
        }
    };
    addLine([this](int column) {
        return headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    });
    for (const Row& row : rows_) {
        addLine([&](int column) { return textOf(row, column); });
    }
    return text;
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString HistoryModel::textOf(const Row& row, int column) const {
    switch (column) {
        case Mark:
            if (row.place.current) {
                return tr("▶ now");
            }
            switch (row.place.state) {
                case EntryState::InForce:
                    return {};
                case EntryState::TakenBack:
                    return tr("↶ undone");
                case EntryState::Gone:
                    return tr("↶ gone");
                case EntryState::Undoing:
                    return tr("undo");
            }
            return {};
        case Number:
            return QString::number(row.entry.number);
        case Time:
            return timeOf(row.entry);
        case Who:
            return fromUtf8(row.entry.act.who);
        case Role:
            return fromUtf8(row.entry.act.role);
        case What:
            return row.what;
        case Reason:
            return fromUtf8(row.entry.act.reason);
        default:
            return {};
    }
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const bool inForce = row.place.state == EntryState::InForce;
    if (role == Qt::DisplayRole) {
        return textOf(row, index.column());
    }
    if (role == Qt::FontRole) {
        QFont font;
        font.setBold(row.place.current);
        font.setStrikeOut(!inForce && index.column() == What);
        return font;
    }
    if (role == Qt::ForegroundRole && !inForce) {
        return QGuiApplication::palette().brush(QPalette::Disabled, QPalette::Text);
    }
    if (role == Qt::ToolTipRole) {
        const QString step =
            row.place.current ? tr("The project is as it was after this.")
            : row.place.undoSteps > 0
                ? tr("Click to undo %n step(s), back to this", nullptr, row.place.undoSteps)
            : row.place.redoSteps > 0
                ? tr("Click to redo %n step(s), up to this", nullptr, row.place.redoSteps)
                : tr("There is no way back to this state.");
        return QStringLiteral("%1\n%2").arg(row.what, step);
    }
    return {};
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Mark:
            return tr("State");
        case Number:
            return tr("No.");
        case Time:
            return tr("Time");
        case Who:
            return tr("Who");
        case Role:
            return tr("Role");
        case What:
            return tr("What was done");
        case Reason:
            return tr("Reason");
        default:
            return {};
    }
}

}  // namespace ruyuan::app
