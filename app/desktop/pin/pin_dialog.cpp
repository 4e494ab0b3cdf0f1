// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/pin/pin_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ruyuan::app {

namespace {

constexpr int kWidth = 420;

}  // namespace

PinDialog::PinDialog(const QString& what, const QString& against, QWidget* parent)
    : QDialog(parent),
      reason_(new QLineEdit),
      document_(new QLineEdit),
      author_(new QLineEdit),
      ok_(nullptr) {
    setWindowTitle(tr("Decide"));
    auto* form = new QFormLayout(this);
    auto* told = new QLabel(what);
    told->setWordWrap(true);
    form->addRow(told);
    if (!against.isEmpty()) {
        auto* warning = new QLabel(tr("Against it: %1").arg(against));
        warning->setWordWrap(true);
        form->addRow(warning);
    }
    reason_->setObjectName(QStringLiteral("reason"));
    document_->setObjectName(QStringLiteral("document"));
    author_->setObjectName(QStringLiteral("author"));
    form->addRow(tr("&Reason"), reason_);
    form->addRow(tr("&Document"), document_);
    form->addRow(tr("Decided b&y"), author_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    ok_ = buttons->button(QDialogButtonBox::Ok);
    ok_->setText(tr("Decide all the same"));
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(reason_, &QLineEdit::textChanged, this, &PinDialog::check);
    connect(document_, &QLineEdit::textChanged, this, &PinDialog::check);
    setMinimumWidth(kWidth);
    check();
}

void PinDialog::check() {
    ok_->setEnabled(!reason_->text().trimmed().isEmpty() && !document_->text().trimmed().isEmpty());
}

void PinDialog::fill(planner::Decision& decision) const {
    decision.reason = reason_->text().trimmed().toStdString();
    decision.document = document_->text().trimmed().toStdString();
    decision.author = author_->text().trimmed().toStdString();
}

}  // namespace ruyuan::app
