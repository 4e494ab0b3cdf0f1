// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/pin/ban_dialog.h"

#include "app/desktop/card/ground_fields.h"
#include "app/desktop/language.h"
#include "planner/bans.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr int kWidth = 420;

}  // namespace

BanDialog::BanDialog(const planner::Project& project, const planner::Site& site, QWidget* parent)
    : QDialog(parent),
      subject_(new QComboBox),
      told_(new QLabel),
      ground_(new GroundFields(this)),
      ok_(nullptr) {
    setWindowTitle(tr("Rule out for %1").arg(fromUtf8(site.name)));
    for (const planner::Ban* ban : planner::bansOf(project, site.id)) {
        bans_.push_back(*ban);
    }
    for (const planner::Path path : planner::kAllPaths) {
        offer(project, {.siteId = site.id, .path = path, .by = site.county});
    }
    for (const planner::Park& park : project.parks) {
        offer(project, {.siteId = site.id, .park = park.id, .by = site.county});
    }
    auto* form = new QFormLayout(this);
    told_->setWordWrap(true);
    told_->setTextFormat(Qt::PlainText);
    subject_->setObjectName(QStringLiteral("subject"));
    form->addRow(tr("&Path or park"), subject_);
    form->addRow(told_);
    ground_->addTo(*form);
    auto* buttons = new QDialogButtonBox;
    ok_ = addButtons(*this, *buttons, tr("Rule out"));
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(subject_, &QComboBox::currentIndexChanged, this, &BanDialog::check);
    connect(ground_, &GroundFields::changed, this, &BanDialog::check);
    setMinimumWidth(kWidth);
    check();
}

void BanDialog::offer(const planner::Project& project, const planner::Ban& subject) {
    const auto same = std::ranges::find_if(
        bans_, [&](const planner::Ban& ban) { return planner::sameBan(ban, subject); });
    const QString name = said(planner::subjectOf(subject, project));
    subject_->addItem(same == bans_.end() ? name : tr("⊘ %1 (ruled out)").arg(name),
                      same == bans_.end() ? QString() : said(planner::sentenceOf(*same, project)));
    subjects_.push_back(subject);
    inForce_.push_back(same == bans_.end() ? nullptr : &*same);
}

void BanDialog::choosePark(const std::string& id) {
    const auto found = std::ranges::find_if(
        subjects_, [&](const planner::Ban& ban) { return !ban.path && ban.park == id; });
    if (found != subjects_.end()) {
        subject_->setCurrentIndex(static_cast<int>(found - subjects_.begin()));
    }
}

bool BanDialog::allowsAgain() const {
    return inForce_[static_cast<std::size_t>(subject_->currentIndex())] != nullptr;
}

void BanDialog::check() {
    const bool again = allowsAgain();
    told_->setText(subject_->currentData().toString());
    told_->setVisible(again);
    ground_->setDocumentEnabled(!again);
    ok_->setText(again ? tr("Allow again") : tr("Rule out"));
    ok_->setEnabled(again || !ground_->reason().empty());
}

planner::Ban BanDialog::ban() const {
    planner::Ban chosen = subjects_[static_cast<std::size_t>(subject_->currentIndex())];
    ground_->fill(chosen);
    return chosen;
}

}  // namespace ruyuan::app
