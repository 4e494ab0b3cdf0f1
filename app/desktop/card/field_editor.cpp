// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/card/field_editor.h"

#include "app/common/acting.h"
#include "app/common/cell_text.h"
#include "app/common/field_entry.h"
#include "app/desktop/language.h"
#include "planner/provenance.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

#include <algorithm>

namespace ruyuan::app {

namespace {

using SiteField = planner::FieldSpec<planner::Site>;

/// Words and labels of what a field may hold; empty: anything of its type.
QList<std::pair<QString, QString>> choicesOf(const SiteField& field) {
    using planner::Site;
    QList<std::pair<QString, QString>> choices;
    const auto add = [&](std::string_view word, const gis::Text& label) {
        choices.push_back({fromUtf8(std::string(word)), said(label)});
    };
    if (planner::fieldType(field) == gis::FieldType::Boolean) {
        add("", {"未知", "not known"});
        add("是", {"是", "yes"});
        add("否", {"否", "no"});
    } else if (std::holds_alternative<std::optional<planner::SizeClass> Site::*>(field.member)) {
        add("", {"未知", "not known"});
        for (const auto size : {planner::SizeClass::Micro,
                                planner::SizeClass::Small,
                                planner::SizeClass::Medium,
                                planner::SizeClass::Large,
                                planner::SizeClass::ExtraLarge}) {
            add(word(size), label(size));
        }
    } else if (std::holds_alternative<planner::Accuracy Site::*>(field.member)) {
        for (const auto how : {planner::Accuracy::Surveyed,
                               planner::Accuracy::Digitised,
                               planner::Accuracy::Gps,
                               planner::Accuracy::Geocoded,
                               planner::Accuracy::County,
                               planner::Accuracy::Unplaced}) {
            add(word(how), label(how));
        }
    }
    return choices;
}

/// The value as the editor takes it again.
QString typed(const planner::Site& site, const SiteField& field) {
    const gis::Value value = planner::get(site, field);
    return value == gis::Value() ? QString() : fromUtf8(cellText(value, gis::Language::Chinese));
}

QString hintOf(const SiteField& field) {
    switch (planner::fieldType(field)) {
        case gis::FieldType::Date:
            return QStringLiteral("2019-06-30");
        case gis::FieldType::Integer:
            return FieldEditor::tr("whole number; empty: not known");
        case gis::FieldType::Real:
            return FieldEditor::tr("number; empty: not known");
        default:
            return FieldEditor::tr("empty: not known");
    }
}

}  // namespace

FieldEditor::FieldEditor(Workspace& workspace, QWidget* parent)
    : QFrame(parent),
      workspace_(workspace),
      title_(new QLabel),
      line_(new QLineEdit),
      choice_(new QComboBox),
      unit_(new QLabel),
      reason_(new QLineEdit),
      fault_(new QLabel),
      apply_(new QPushButton(tr("&Apply"))) {
    setFrameShape(QFrame::StyledPanel);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(6, 6, 6, 6);
    title_->setTextFormat(Qt::PlainText);
    title_->setWordWrap(true);
    fault_->setTextFormat(Qt::PlainText);
    fault_->setWordWrap(true);
    fault_->setAccessibleName(tr("Why it was refused"));
    reason_->setPlaceholderText(tr("Why, for the journal"));
    reason_->setAccessibleName(tr("Reason"));
    line_->setAccessibleName(tr("Value"));
    choice_->setAccessibleName(tr("Value"));
    auto* cancel = new QPushButton(tr("&Cancel"));
    auto* value = new QHBoxLayout;
    value->addWidget(line_, 1);
    value->addWidget(choice_, 1);
    value->addWidget(unit_);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(reason_, 1);
    buttons->addWidget(apply_);
    buttons->addWidget(cancel);
    grid->addWidget(title_, 0, 0);
    grid->addLayout(value, 1, 0);
    grid->addLayout(buttons, 2, 0);
    grid->addWidget(fault_, 3, 0);
    connect(apply_, &QPushButton::clicked, this, &FieldEditor::apply);
    connect(cancel, &QPushButton::clicked, this, &FieldEditor::leave);
    connect(line_, &QLineEdit::returnPressed, this, &FieldEditor::apply);
    connect(reason_, &QLineEdit::returnPressed, this, &FieldEditor::apply);
    hide();
}

bool FieldEditor::edit(const planner::Site& site, const std::string& field) {
    const bool isPlace = field == "place";
    const auto spec = isPlace ? nullptr : siteFieldFrom(field).value_or(nullptr);
    if (!isPlace && spec == nullptr) {
        return false;
    }
    site_ = site.id;
    field_ = isPlace ? field : std::string(spec->name);
    const gis::Text label =
        isPlace ? gis::Text{"位置（经度,纬度）", "place (longitude,latitude)"} : spec->label();
    title_->setText(fromUtf8(site.name) + QStringLiteral(" · ") + said(label));
    const auto choices = isPlace ? QList<std::pair<QString, QString>>() : choicesOf(*spec);
    const QString now = isPlace ? fromUtf8(planner::placeText(site.place)) : typed(site, *spec);
    line_->setVisible(choices.isEmpty());
    choice_->setVisible(!choices.isEmpty());
    offer(choices, now);
    line_->setText(now);
    line_->setPlaceholderText(isPlace ? QStringLiteral("113.02,34.71") : hintOf(*spec));
    unit_->setText(isPlace ? QString() : fromUtf8(std::string(spec->unit)));
    reason_->clear();
    showFault({});
    apply_->setEnabled(true);
    show();
    if (choices.isEmpty()) {
        line_->setFocus();
        line_->selectAll();
    } else {
        choice_->setFocus();
    }
    return true;
}

void FieldEditor::offer(const QList<std::pair<QString, QString>>& choices, const QString& now) {
    choice_->clear();
    for (const auto& [word, label] : choices) {
        choice_->addItem(label, word);
    }
    choice_->setCurrentIndex(std::max(choice_->findData(now), 0));
}

std::string FieldEditor::text() const {
    return choice_->count() > 0 ? choice_->currentData().toString().toStdString()
                                : line_->text().trimmed().toStdString();
}

QString FieldEditor::fault() const {
    return fault_->text();
}

void FieldEditor::showFault(const QString& fault) {
    fault_->setText(fault);
    fault_->setVisible(!fault.isEmpty());
}

void FieldEditor::apply() {
    if (!apply_->isEnabled()) {
        return;
    }
    const auto make =
        [site = site_, field = field_, text = text(), reason = reason_->text().toStdString()](
            const planner::Project& project) -> gis::Result<Workspace::SiteChange> {
        const auto found = std::ranges::find(project.sites, site, &planner::Site::id);
        if (found == project.sites.end()) {
            return gis::fail(gis::ErrorCode::NotFound,
                             gis::text("厂区 {} 已不在项目中", "site {} is gone", site));
        }
        auto edited = editedSite(*found, field, text);
        if (!edited) {
            return std::unexpected(edited.error());
        }
        const auto row = static_cast<std::size_t>(found - project.sites.begin());
        return Workspace::SiteChange{{{row, std::move(edited->site)}},
                                     actOf("edit", edited->sentence, reason)};
    };
    // Told here, beside what was typed, before anything is asked of the file.
    if (const auto tried = make(*workspace_.stored()); !tried) {
        showFault(said(tried.error()));
        return;
    }
    apply_->setEnabled(false);
    workspace_.edit(
        tr("Editing a site"),
        make,
        [self = QPointer(this), site = site_, field = field_](const gis::Result<void>& done) {
            if (!self || self->site_ != site || self->field_ != field) {
                return;
            }
            self->apply_->setEnabled(true);
            if (done) {
                self->leave();
            } else {
                self->showFault(said(done.error()));
            }
        });
}

void FieldEditor::leave() {
    hide();
    site_.clear();
    field_.clear();
    Q_EMIT left();
}

void FieldEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        leave();
        return;
    }
    QFrame::keyPressEvent(event);
}

}  // namespace ruyuan::app
