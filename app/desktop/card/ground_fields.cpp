// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/card/ground_fields.h"

#include "app/desktop/language.h"
#include "planner/project.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ruyuan::app {

namespace {

std::string typedIn(const QLineEdit* line) {
    return line->text().trimmed().toStdString();
}

QLineEdit* namedLine(const char* name) {
    auto* line = new QLineEdit;
    line->setObjectName(QString::fromUtf8(name));
    return line;
}

}  // namespace

GroundFields::GroundFields(QObject* parent)
    : QObject(parent),
      reason_(namedLine("reason")),
      document_(namedLine("document")),
      author_(namedLine("author")) {
    for (const QLineEdit* line : {reason_, document_, author_}) {
        connect(line, &QLineEdit::textChanged, this, &GroundFields::changed);
    }
}

void GroundFields::addTo(QFormLayout& form) const {
    form.addRow(tr("&Reason"), reason_);
    form.addRow(tr("&Document"), document_);
    form.addRow(tr("A&uthor"), author_);
}

std::string GroundFields::reason() const {
    return typedIn(reason_);
}
std::string GroundFields::document() const {
    return typedIn(document_);
}
std::string GroundFields::author() const {
    return typedIn(author_);
}

void GroundFields::setTexts(const std::string& reason,
                            const std::string& document,
                            const std::string& author) {
    reason_->setText(fromUtf8(reason));
    document_->setText(fromUtf8(document));
    author_->setText(fromUtf8(author));
}

void GroundFields::setDocumentEnabled(bool enabled) {
    document_->setEnabled(enabled);
    author_->setEnabled(enabled);
}

std::map<std::string, QWidget*> GroundFields::fields() const {
    return {{"reason", reason_}, {"document", document_}, {"author", author_}};
}

QLabel* faultLabel() {
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAccessibleName(GroundFields::tr("Why it was refused"));
    label->hide();
    return label;
}

void showFault(QLabel& label,
               const gis::Error& error,
               const std::map<std::string, QWidget*>& fields) {
    QString text = said(error.sentence);
    if (!error.advice.empty()) {
        text += QLatin1Char('\n') + said(error.advice);
    }
    label.setText(text);
    label.show();
    if (const auto field = fields.find(error.where); field != fields.end()) {
        field->second->setFocus();
    }
}

QLineEdit* dateLine() {
    auto* line = new QLineEdit;
    line->setPlaceholderText(GroundFields::tr("2019-09-01; empty: not fixed"));
    return line;
}

void offerParks(QComboBox& list, const planner::Project& project) {
    list.addItem(QString(), QString());
    for (const planner::Park& park : project.parks) {
        list.addItem(fromUtf8(park.name), fromUtf8(park.id));
    }
}

QPushButton* addButtons(QDialog& form, QDialogButtonBox& buttons, const QString& text) {
    buttons.setStandardButtons(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton* ok = buttons.button(QDialogButtonBox::Ok);
    ok->setText(text);
    QObject::connect(&buttons, &QDialogButtonBox::rejected, &form, &QDialog::reject);
    return ok;
}

}  // namespace ruyuan::app
