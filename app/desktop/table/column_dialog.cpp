// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/table/column_dialog.h"

#include "app/desktop/language.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ruyuan::app {

ColumnDialog::ColumnDialog(const TableSource& source,
                           const std::vector<std::size_t>& shown,
                           QWidget* parent)
    : QDialog(parent), before_(shown), list_(new QListWidget) {
    setWindowTitle(tr("Columns"));
    auto* column = new QVBoxLayout(this);
    auto* search = new QLineEdit;
    search->setPlaceholderText(tr("Search columns"));
    search->setClearButtonEnabled(true);
    list_->setAccessibleName(tr("Columns"));
    const auto usual = usualColumns(source);
    for (std::size_t i = 0; i < source.columns.size(); ++i) {
        auto* item = new QListWidgetItem(said(source.columns[i].heading()), list_);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(std::ranges::contains(shown, i) ? Qt::Checked : Qt::Unchecked);
    }
    connect(search, &QLineEdit::textChanged, this, [this](const QString& text) {
        for (int i = 0; i < list_->count(); ++i) {
            list_->item(i)->setHidden(!list_->item(i)->text().contains(text, Qt::CaseInsensitive));
        }
    });
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton* reset = buttons->addButton(tr("&Usual columns"), QDialogButtonBox::ResetRole);
    connect(reset, &QPushButton::clicked, this, [this, usual] {
        before_ = usual;
        for (int i = 0; i < list_->count(); ++i) {
            list_->item(i)->setCheckState(std::ranges::contains(usual, static_cast<std::size_t>(i))
                                              ? Qt::Checked
                                              : Qt::Unchecked);
        }
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(search);
    column->addWidget(list_, 1);
    column->addWidget(buttons);
    resize(360, 480);
}

std::vector<std::size_t> ColumnDialog::chosen() const {
    const auto isChosen = [this](std::size_t column) {
        return list_->item(static_cast<int>(column))->checkState() == Qt::Checked;
    };
    std::vector<std::size_t> columns;
    std::ranges::copy_if(before_, std::back_inserter(columns), isChosen);
    for (std::size_t i = 0; i < static_cast<std::size_t>(list_->count()); ++i) {
        if (isChosen(i) && !std::ranges::contains(columns, i)) {
            columns.push_back(i);
        }
    }
    return columns.empty() ? before_ : columns;
}

std::vector<std::size_t> usualColumns(const TableSource& source) {
    std::vector<std::size_t> usual;
    for (std::size_t i = 0; i < source.columns.size(); ++i) {
        if (source.columns[i].usual) {
            usual.push_back(i);
        }
    }
    return usual;
}

std::vector<std::size_t> columnsOf(const TableSource& source, const QStringList& ids) {
    std::vector<std::size_t> columns;
    for (const QString& id : ids) {
        if (const auto column = source.column(id.toStdString())) {
            columns.push_back(*column);
        }
    }
    return columns.empty() ? usualColumns(source) : columns;
}

QStringList idsOf(const TableSource& source, const std::vector<std::size_t>& columns) {
    QStringList ids;
    for (const std::size_t column : columns) {
        ids.push_back(QString::fromStdString(source.columns[column].id));
    }
    return ids;
}

}  // namespace ruyuan::app
