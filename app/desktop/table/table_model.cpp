// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/table/table_model.h"

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr std::size_t kDigitsOfNumber = 11;  // more of them a spreadsheet rounds or shows as 1E+17

/// Whether a spreadsheet would make something else of a text than the text.
bool isMistakable(std::string_view text) {
    if (text.empty()) {
        return false;
    }
    if (text.find_first_of("=+-@") == 0) {
        return true;
    }
    if (text.find_first_not_of("0123456789.eE/:-") != std::string_view::npos) {
        return false;
    }
    const bool digitsOnly = text.find_first_not_of("0123456789") == std::string_view::npos;
    return !digitsOnly || (text.size() > 1 && text.front() == '0') || text.size() > kDigitsOfNumber;
}

void putText(std::string_view text, bool asText, std::string& all) {
    if (asText) {
        all += "=\"";
    }
    for (const char letter : text) {
        const bool breaks = letter == '\t' || letter == '\n' || letter == '\r';
        all += breaks ? ' ' : letter;
        if (asText && letter == '"') {
            all += '"';
        }
    }
    if (asText) {
        all += '"';
    }
}

}  // namespace

TableModel::TableModel(gis::Language language, QObject* parent)
    : QAbstractTableModel(parent),
      language_(language),
      source_(std::make_shared<const TableSource>()) {}

void TableModel::show(TableSourcePtr source,
                      std::vector<std::size_t> columns,
                      std::vector<std::uint32_t> rows) {
    beginResetModel();
    source_ = std::move(source);
    columns_ = std::move(columns);
    rows_ = std::move(rows);
    endResetModel();
}

std::optional<ThingRef> TableModel::thing(int row) const {
    const std::string_view key = source_->key(rows_[static_cast<std::size_t>(row)]);
    return key.empty() ? std::nullopt : std::optional(ThingRef{source_->kind, std::string(key)});
}

QString TableModel::cell(int row, int column) const {
    std::string room;
    const std::string_view text =
        cellOf(source_->columns[columns_[static_cast<std::size_t>(column)]],
               rows_[static_cast<std::size_t>(row)],
               language_,
               room);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

int TableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int TableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        return cell(index.row(), index.column());
    }
    if (role == Qt::TextAlignmentRole) {
        const CellKind kind =
            source_->columns[columns_[static_cast<std::size_t>(index.column())]].kind;
        return static_cast<int>(Qt::AlignVCenter |
                                (kind == CellKind::Number ? Qt::AlignRight : Qt::AlignLeft));
    }
    return {};
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical) {
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    const TableColumn& column = source_->columns[columns_[static_cast<std::size_t>(section)]];
    return QString::fromStdString(column.heading().in(language_));
}

std::string tabbedText(const TableSource& source,
                       const std::vector<std::size_t>& columns,
                       const std::vector<std::uint32_t>& rows,
                       gis::Language language) {
    std::string all;
    const auto line = [&](auto put) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            all += i == 0 ? "" : "\t";
            put(source.columns[columns[i]]);
        }
        all += '\n';
    };
    line([&](const TableColumn& column) { putText(column.heading().in(language), false, all); });
    std::string room;
    for (const std::uint32_t row : rows) {
        line([&](const TableColumn& column) {
            const std::string_view text = cellOf(column, row, language, room);
            putText(text, column.kind == CellKind::Text && isMistakable(text), all);
        });
    }
    return all;
}

}  // namespace ruyuan::app
