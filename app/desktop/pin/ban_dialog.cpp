// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/pin/ban_dialog.h"

#include "app/desktop/language.h"
#include "planner/bans.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
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
      reason_(new QLineEdit),
      document_(new QLineEdit),
      author_(new QLineEdit),
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
    reason_->setObjectName(QStringLiteral("reason"));
    document_->setObjectName(QStringLiteral("document"));
    author_->setObjectName(QStringLiteral("author"));
    form->addRow(tr("&Path or park"), subject_);
    form->addRow(told_);
    form->addRow(tr("&Reason"), reason_);
    form->addRow(tr("&Document"), document_);
    form->addRow(tr("Decided b&y"), author_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    ok_ = buttons->button(QDialogButtonBox::Ok);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(subject_, &QComboBox::currentIndexChanged, this, &BanDialog::check);
    connect(reason_, &QLineEdit::textChanged, this, &BanDialog::check);
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
    document_->setEnabled(!again);
    author_->setEnabled(!again);
    ok_->setText(again ? tr("Allow again") : tr("Rule out"));
    ok_->setEnabled(again || !reason_->text().trimmed().isEmpty());
}

planner::Ban BanDialog::ban() const {
    planner::Ban chosen = subjects_[static_cast<std::size_t>(subject_->currentIndex())];
    chosen.reason = reason_->text().trimmed().toStdString();
    chosen.document = document_->text().trimmed().toStdString();
    chosen.author = author_->text().trimmed().toStdString();
    return chosen;
}

}  // namespace ruyuan::app
