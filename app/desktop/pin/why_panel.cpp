// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/pin/why_panel.h"

#include "app/desktop/desk.h"
#include "app/desktop/icons.h"
#include "app/desktop/language.h"
#include "app/desktop/message_bar.h"
#include "planner/project_view.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr int kPark = Qt::UserRole;
constexpr double kPer = 100.0;  // cent

QString wan(gis::Money money, bool sign = false) {
    const QString number = QString::number(money.wan(), 'f', 1);
    return sign && money.wan() > 0 ? QLatin1Char('+') + number : number;
}

}  // namespace

/// What was found out about one site, beside the window.
struct WhyPanel::Answer {
    std::shared_ptr<const ParkBoard> board;
    std::size_t site = 0;
    std::vector<planner::ParkChoice> parks;
    std::vector<ParkBoard::Answer> room;                  ///< by park
    std::vector<std::vector<planner::Finding>> findings;  ///< by park
};

WhyPanel::WhyPanel(Desk& desk, Pinning& pinning, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      workspace_(desk.workspace),
      pinning_(pinning),
      alive_(&pinning),
      head_(new QLabel),
      parks_(new QTreeWidget),
      checks_(new QTreeWidget),
      try_(new QPushButton(tr("What would it cost?"))),
      decide_(new QPushButton(icon("pin"), tr("Decide for this park"))),
      forbid_(new QPushButton(tr("Rule it out…"))),
      effect_(new QLabel) {
    auto* column = new QVBoxLayout(this);
    head_->setWordWrap(true);
    effect_->setWordWrap(true);
    column->addWidget(head_);
    parks_->setRootIsDecorated(false);
    parks_->setHeaderLabels({tr("Park"), tr("Score"), tr("Cost"), tr("Distance")});
    parks_->headerItem()->setToolTip(2, tr("Works, land and transport, 10 000 yuan"));
    parks_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    parks_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    parks_->header()->setStretchLastSection(false);
    parks_->setAccessibleName(tr("Parks for the selected site"));
    column->addWidget(parks_, 2);
    checks_->setHeaderHidden(true);
    checks_->setColumnCount(1);
    checks_->setWordWrap(true);
    checks_->setAccessibleName(tr("Checks and room of the chosen park"));
    column->addWidget(checks_, 3);
    auto* row = new QHBoxLayout;
    row->addWidget(try_);
    row->addWidget(decide_);
    row->addWidget(forbid_);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(effect_);
    try_->setToolTip(tr("Plans again with this park, without keeping it"));
    connect(&pinning_.boards(), &ParkBoardKeeper::changed, this, &WhyPanel::ask);
    connect(&workspace_, &Workspace::selectionChanged, this, &WhyPanel::ask);
    connect(parks_, &QTreeWidget::currentItemChanged, this, &WhyPanel::showPark);
    connect(try_, &QPushButton::clicked, this, &WhyPanel::tryPark);
    forbid_->setToolTip(tr("The plan does not choose this park for this site; or allow it again"));
    connect(forbid_, &QPushButton::clicked, this, [this] {
        if (const auto chosen = park()) {
            pinning_.ruleOut(answer_->board->project().parks[*chosen].id);
        }
    });
    connect(decide_, &QPushButton::clicked, this, [this] {
        if (const auto chosen = park()) {
            const auto& project = answer_->board->project();
            pinning_.pin(project.sites[answer_->site].id, project.parks[*chosen].id, true);
        }
    });
    showParks();
}

WhyPanel::~WhyPanel() = default;

void WhyPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!std::exchange(wanting_, true)) {
        pinning_.boards().want(true);
        ask();
    }
}

void WhyPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    // A floating panel is hidden by its destructor, when the window has destroyed others already.
    if (std::exchange(wanting_, false) && alive_) {
        pinning_.boards().want(false);
    }
}

void WhyPanel::ask() {
    ++asked_;
    answer_.reset();
    const planner::Site* site = workspace_.selectedSite();
    const auto board = pinning_.boards().board();
    const auto at = site != nullptr && board ? board->site(site->id) : std::nullopt;
    if (!wanting_ || !at) {
        showParks();
        return;
    }
    using Found = std::shared_ptr<const Answer>;
    workspace_.jobs().start<Found>(
        this,
        tr("Asking the parks"),
        [board, site = *at, day = workspace_.date()](const gis::Progress&) -> gis::Result<Found> {
            auto answer = std::make_shared<Answer>();
            answer->board = board;
            answer->site = site;
            auto parks = planner::parkChoices(board->project(), board->pack(), site);
            if (!parks) {
                return std::unexpected(parks.error());
            }
            answer->parks = std::move(*parks);
            answer->room = board->about(site, day);
            for (std::size_t park = 0; park < answer->room.size(); ++park) {
                answer->findings.push_back(board->findings(site, park));
            }
            return answer;
        },
        [this, asked = asked_](gis::Result<Found> found) {
            if (asked_ == asked && found) {
                answer_ = std::move(*found);
                showParks();
            }
        });
}

void WhyPanel::showParks() {
    parks_->clear();
    effect_->clear();
    if (!answer_) {
        head_->setText(workspace_.selectedSite() == nullptr
                           ? tr("Select one site to see why it goes where the plan says.")
                           : tr("Asking the parks…"));
        showPark();
        return;
    }
    const planner::Project& project = answer_->board->project();
    const planner::Site& site = project.sites[answer_->site];
    const planner::ProjectView view(project);
    const planner::PlanEntry* entry = view.planEntry(site.id);
    QStringList told{QStringLiteral("%1 %2").arg(fromUtf8(site.id), fromUtf8(site.name))};
    if (entry != nullptr) {
        for (const gis::Text& reason : entry->reasons) {
            told << said(reason);
        }
    }
    head_->setText(told.join(QLatin1Char('\n')));
    for (const planner::ParkChoice& choice : answer_->parks) {
        auto* item = new QTreeWidgetItem(
            parks_,
            {QStringLiteral("%1 %2").arg(
                 choice.ruledOut ? QStringLiteral("⊘") : verdictSign(choice.verdict),
                 fromUtf8(project.parks[choice.park].name)),
             choice.score ? QString::number(*choice.score * kPer, 'f', 0) : QStringLiteral("—"),
             choice.money ? wan(*choice.money) : QStringLiteral("—"),
             choice.distance ? tr("%1 km").arg(choice.distance->kilometers(), 0, 'f', 0)
                             : QStringLiteral("—")});
        item->setData(0, kPark, static_cast<qulonglong>(choice.park));
        item->setToolTip(0, choice.ruledOut ? tr("Ruled out") : said(label(choice.verdict)));
        if (choice.planned) {
            QFont font = item->font(0);
            font.setBold(true);
            item->setFont(0, font);
            item->setToolTip(0, tr("The plan's choice"));
            parks_->setCurrentItem(item);
        }
    }
    if (parks_->currentItem() == nullptr && parks_->topLevelItemCount() > 0) {
        parks_->setCurrentItem(parks_->topLevelItem(0));
    }
    showPark();
}

std::optional<std::size_t> WhyPanel::park() const {
    const QTreeWidgetItem* item = parks_->currentItem();
    return answer_ && item != nullptr
               ? std::optional(static_cast<std::size_t>(item->data(0, kPark).toULongLong()))
               : std::nullopt;
}

void WhyPanel::showPark() {
    checks_->clear();
    const auto chosen = park();
    try_->setEnabled(chosen.has_value() && answer_->board->project().plan.has_value());
    decide_->setEnabled(chosen.has_value());
    forbid_->setEnabled(chosen.has_value());
    if (!chosen) {
        return;
    }
    auto* room = new QTreeWidgetItem(checks_, {tr("Room")});
    for (const planner::ResourceFit& fit : answer_->room[*chosen].room) {
        auto* item = new QTreeWidgetItem(room, {roomText(fit)});
        item->setToolTip(0, tr("Scarcest on %1").arg(said(fit.day)));
        if (fit.exceeded()) {
            item->setIcon(0, icon("warning"));
        }
    }
    auto* checks = new QTreeWidgetItem(checks_, {tr("Checks")});
    for (const planner::Verdict kind : {planner::Verdict::Fail,
                                        planner::Verdict::Unknown,
                                        planner::Verdict::Warn,
                                        planner::Verdict::Pass}) {
        for (const planner::Finding& finding : answer_->findings[*chosen]) {
            if (finding.verdict == kind) {
                const QString text =
                    QStringLiteral("%1 %2").arg(verdictSign(kind), said(finding.sentence));
                auto* item = new QTreeWidgetItem(checks, {text});
                item->setToolTip(0, QStringLiteral("%1 %2").arg(fromUtf8(finding.check), text));
            }
        }
    }
    checks_->expandAll();
}

void WhyPanel::tryPark() {
    const auto chosen = park();
    if (!chosen) {
        return;
    }
    const planner::Project& project = answer_->board->project();
    planner::Decision decision;
    decision.siteId = project.sites[answer_->site].id;
    decision.path = planner::Path::Relocation;
    decision.park = project.parks[*chosen].name;
    effect_->setText(tr("Planning with this park…"));
    try_->setEnabled(false);
    workspace_.jobs().start<planner::WhatIf>(
        this,
        tr("Planning with another park"),
        [board = answer_->board, decision](const gis::Progress& progress) {
            return planner::whatIf(board->project(), board->pack(), decision, progress);
        },
        [this, asked = asked_, decision](gis::Result<planner::WhatIf> answer) {
            if (asked_ != asked) {
                return;
            }
            try_->setEnabled(true);
            if (!answer) {
                effect_->setText(said(answer.error()));
                return;
            }
            QStringList names;
            const planner::Project& known = answer_->board->project();
            for (const planner::SiteDifference& one : answer->moved) {
                if (known.sites[one.site].id != decision.siteId) {
                    names << fromUtf8(known.sites[one.site].name);
                }
            }
            const QString others =
                names.isEmpty()
                    ? tr("no other site changes")
                    : tr("%n other site(s) change: %1", nullptr, static_cast<int>(names.size()))
                          .arg(names.join(tr(", ")));
            effect_->setText(tr("%1: cost %2, objective %3 (10 000 yuan); %4")
                                 .arg(fromUtf8(decision.park),
                                      wan(answer->cost, true),
                                      wan(gis::Money::wan(answer->objective), true),
                                      others));
        });
}

}  // namespace ruyuan::app
