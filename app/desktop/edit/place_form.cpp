// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/edit/place_form.h"

#include "app/desktop/language.h"
#include "planner/constraint_kinds.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <optional>
#include <utility>

namespace ruyuan::app {

using planner::PlaceKind;

namespace {

constexpr int kFirstYear = 1990;  // standing for "not known"
constexpr int kLastYear = 2100;

QString titleOf(PlaceKind kind) {
    switch (kind) {
        case PlaceKind::BuiltUpArea:
            return PlaceForm::tr("New built-up area");
        case PlaceKind::Park:
            return PlaceForm::tr("New park");
        default:
            return PlaceForm::tr("New exclusion zone");
    }
}

}  // namespace

PlaceForm::PlaceForm(PlaceKind kind, const QString& size, QWidget* parent)
    : QDialog(parent), kind_(kind), name_(new QLineEdit) {
    setWindowTitle(titleOf(kind));
    auto* form = new QFormLayout(this);
    form->addRow(tr("Size"), new QLabel(size));
    if (kind == PlaceKind::Constraint) {
        constraint_ = new QComboBox;
        for (const planner::ConstraintKind& one : planner::constraintKinds()) {
            constraint_->addItem(said(one.label), fromUtf8(std::string(one.word)));
        }
        form->addRow(tr("&Kind"), constraint_);
    }
    name_->setMinimumWidth(280);
    form->addRow(tr("&Name"), name_);
    if (kind == PlaceKind::BuiltUpArea) {
        document_ = new QLineEdit;
        document_->setPlaceholderText(tr("The document that approved it"));
        form->addRow(tr("&Document"), document_);
        year_ = new QSpinBox;
        year_->setRange(kFirstYear, kLastYear);
        year_->setSpecialValueText(tr("not known"));
        form->addRow(tr("&Year"), year_);
    }
    if (kind == PlaceKind::Constraint) {
        grade_ = new QLineEdit;
        form->addRow(tr("&Grade"), grade_);
    }
    buttons_ = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    form->addRow(buttons_);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QLineEdit* edit : findChildren<QLineEdit*>()) {
        connect(edit, &QLineEdit::textChanged, this, &PlaceForm::check);
    }
    check();
    (constraint_ != nullptr ? static_cast<QWidget*>(constraint_) : name_)->setFocus();
}

void PlaceForm::check() {
    const bool named = !name_->text().trimmed().isEmpty() || kind_ == PlaceKind::Constraint;
    const bool approved = document_ == nullptr || !document_->text().trimmed().isEmpty();
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(named && approved);
}

PlaceForm::Answer PlaceForm::answer() const {
    const auto text = [](const QLineEdit* edit) {
        return edit == nullptr ? std::string() : edit->text().trimmed().toStdString();
    };
    Answer answer;
    answer.kind = kind_;
    answer.name = text(name_);
    answer.document = text(document_);
    answer.grade = text(grade_);
    answer.year = year_ != nullptr && year_->value() > kFirstYear ? year_->value() : 0;
    if (constraint_ != nullptr) {
        answer.constraintKind = constraint_->currentData().toString().toStdString();
    }
    return answer;
}

gis::Result<planner::PlaceEdit> addDrawn(planner::Project& project,
                                         const PlaceForm::Answer& answer,
                                         gis::MultiPolygon area) {
    if (answer.kind == PlaceKind::Park) {
        planner::Park park;
        park.name = answer.name;
        park.place = std::move(area);
        return planner::addPark(project, std::move(park));
    }
    if (answer.kind == PlaceKind::Constraint) {
        return planner::addConstraint(
            project, answer.constraintKind, {answer.name, answer.grade, std::move(area), {}});
    }
    planner::BuiltUpArea drawn;
    drawn.name = answer.name;
    drawn.document = answer.document;
    if (answer.year != 0) {
        drawn.year = answer.year;
    }
    drawn.place = std::move(area);
    return planner::addBuiltUpArea(project, std::move(drawn));
}

}  // namespace ruyuan::app
