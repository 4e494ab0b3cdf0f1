// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/pin/pin_dialog.h"

#include "app/desktop/card/ground_fields.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace ruyuan::app {

namespace {

constexpr int kWidth = 420;

}  // namespace

PinDialog::PinDialog(const QString& what, const QString& against, QWidget* parent)
    : QDialog(parent), ground_(new GroundFields(this)), ok_(nullptr) {
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
    ground_->addTo(*form);
    auto* buttons = new QDialogButtonBox;
    ok_ = addButtons(*this, *buttons, tr("Decide all the same"));
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(ground_, &GroundFields::changed, this, &PinDialog::check);
    setMinimumWidth(kWidth);
    check();
}

void PinDialog::check() {
    ok_->setEnabled(!ground_->reason().empty() && !ground_->document().empty());
}

void PinDialog::fill(planner::Decision& decision) const {
    ground_->fill(decision);
}

}  // namespace ruyuan::app
