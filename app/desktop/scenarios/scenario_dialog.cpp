// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/scenarios/scenario_dialog.h"

#include "app/common/planning_acts.h"
#include "app/desktop/language.h"
#include "planner/scenarios.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr int kNoteHeight = 70;

}  // namespace

ScenarioDialog::ScenarioDialog(const planner::Project& project,
                               const std::string& parentScenario,
                               QWidget* parent)
    : QDialog(parent),
      name_(new QLineEdit),
      on_(new QComboBox),
      note_(new QPlainTextEdit),
      ok_(nullptr) {
    setWindowTitle(tr("New scenario"));
    auto* form = new QFormLayout(this);
    name_->setObjectName(QStringLiteral("name"));
    on_->setObjectName(QStringLiteral("on"));
    note_->setObjectName(QStringLiteral("note"));
    form->addRow(tr("&Name"), name_);
    on_->addItem(said(planner::baseName()), QString());
    for (const planner::Scenario& scenario : project.scenarios) {
        on_->addItem(fromUtf8(scenario.name), fromUtf8(scenario.name));
        if (scenario.name == parentScenario) {
            on_->setCurrentIndex(on_->count() - 1);
            note_->setPlainText(fromUtf8(scenario.note));
        }
    }
    form->addRow(tr("&Based on"), on_);
    note_->setMaximumHeight(kNoteHeight);
    note_->setTabChangesFocus(true);
    form->addRow(tr("N&ote"), note_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    ok_ = buttons->button(QDialogButtonBox::Ok);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    std::vector<std::string> taken;
    for (const planner::Scenario& scenario : project.scenarios) {
        taken.push_back(scenario.name);
    }
    const auto check = [this, taken] {
        ok_->setEnabled(!planner::meansBase(name()) && !std::ranges::contains(taken, name()));
    };
    connect(name_, &QLineEdit::textChanged, this, check);
    check();
}

std::string ScenarioDialog::name() const {
    return name_->text().trimmed().toStdString();
}

std::string ScenarioDialog::parentScenario() const {
    return on_->currentData().toString().toStdString();
}

std::string ScenarioDialog::note() const {
    return note_->toPlainText().trimmed().toStdString();
}

}  // namespace ruyuan::app
