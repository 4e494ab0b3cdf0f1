// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/pin/pinning.h"

#include "app/common/deciding.h"
#include "app/common/planning_acts.h"
#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/language.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/pin/ban_dialog.h"
#include "app/desktop/pin/pin_dialog.h"
#include "app/desktop/pin/together_dialog.h"
#include "planner/bans.h"

#include <QAction>
#include <QCursor>
#include <QMainWindow>
#include <QMenu>
#include <QPointer>
#include <QSettings>

#include <algorithm>

namespace ruyuan::app {

namespace {

using gis::Result;
using planner::Path;

QString followKey() {
    return QStringLiteral("plan/follow");
}

/// What else moved than @p selves (ordered ids), in one sentence; empty when nothing did.
QString movedText(const std::vector<planner::SiteDifference>& moved,
                  const planner::Project& project,
                  const std::vector<std::string>& selves) {
    QStringList names;
    for (const planner::SiteDifference& one : moved) {
        if (one.site < project.sites.size() &&
            !std::ranges::binary_search(selves, project.sites[one.site].id)) {
            names << fromUtf8(project.sites[one.site].name);
        }
    }
    constexpr qsizetype kTold = 3;
    if (names.isEmpty()) {
        return {};
    }
    const QString told = names.mid(0, kTold).join(QObject::tr(", "));
    return names.size() <= kTold
               ? QObject::tr(
                     "%n other site(s) changed: %1", nullptr, static_cast<int>(names.size()))
                     .arg(told)
               : QObject::tr("%n other site(s) changed: %1 and more",
                             nullptr,
                             static_cast<int>(names.size()))
                     .arg(told);
}

}  // namespace

Pinning::Pinning(Desk& desk)
    : QObject(&desk.window),
      desk_(desk),
      workspace_(desk.workspace),
      boards_(new ParkBoardKeeper(desk.workspace, this)),
      tool_(new PinTool(desk.workspace, desk.map, *boards_, this)) {
    addActions();
    connect(tool_, &PinTool::dropped, this, &Pinning::pin);
    connect(tool_, &PinTool::menuWanted, this, &Pinning::showMenu);
    connect(&workspace_, &Workspace::projectChanged, this, &Pinning::enableActions);
    connect(&workspace_, &Workspace::selectionChanged, this, &Pinning::enableActions);
    enableActions();
}

void Pinning::addActions() {
    QAction* pin = desk_.actions.add({.id = "tool.pin",
                                      .text = tr("P&in to a park"),
                                      .tip = tr("Drag a site onto the park that is to take it"),
                                      .icon = "pin",
                                      .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+P"))},
                                      .checkable = true},
                                     [this](bool on) { desk_.map.setTool(on ? tool_ : nullptr); });
    connect(&desk_.map, &MapPanel::toolChanged, pin, [this, pin] {
        const bool on = desk_.map.tool() == tool_;
        if (on != pin->property("wanted").toBool()) {
            pin->setProperty("wanted", on);
            boards_->want(on);
        }
        pin->setChecked(on);
    });
    desk_.actions.add({.id = "decide.stay", .text = tr("Decide: &upgrade on site")},
                      [this](bool) { decideSelected(Path::OnSite); });
    desk_.actions.add({.id = "decide.transform", .text = tr("Decide: &transform")},
                      [this](bool) { decideSelected(Path::Transformation); });
    desk_.actions.add({.id = "decide.close", .text = tr("Decide: &close")},
                      [this](bool) { decideSelected(Path::Closure); });
    desk_.actions.add({.id = "decide.rule-out",
                       .text = tr("&Rule out a path or park…"),
                       .tip = tr("The plan does not choose it for this site; or allow it again")},
                      [this](bool) { ruleOut({}); });
    desk_.actions.add(
        {.id = "decide.together",
         .text = tr("Decide for se&veral sites…"),
         .tip = tr("One decision or ban for all selected sites; tells first which cannot have it"),
         .icon = "check",
         .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+Return"))}},
        [this](bool) { decideTogetherWith({}); });
    desk_.actions.add({.id = "decide.take-back",
                       .text = tr("Take the decision &back"),
                       .tip = tr("Unpin: the plan is free to choose for this site again"),
                       .icon = "undo"},
                      [this](bool) { takeBack(); });
    replan_ = desk_.actions.add({.id = "plan.follow",
                                 .text = tr("Plan again after each &decision"),
                                 .tip = tr("Keeps the plan as near to the last one as may be"),
                                 .checkable = true},
                                [](bool on) { QSettings().setValue(followKey(), on); });
    replan_->setChecked(QSettings().value(followKey(), true).toBool());
}

/// What else can be decided about the selected site, at the pointer.
void Pinning::showMenu() {
    auto* menu = new QMenu(&desk_.window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char* id : {"decide.stay",
                           "decide.transform",
                           "decide.close",
                           "decide.rule-out",
                           "decide.together",
                           "decide.take-back"}) {
        menu->addAction(desk_.actions.find(QString::fromUtf8(id)));
    }
    menu->popup(QCursor::pos());
}

void Pinning::enableActions() {
    const planner::Site* site = workspace_.selectedSite();
    const auto sites = std::ranges::count(workspace_.selection(), ThingKind::Site, &ThingRef::kind);
    for (const char* id : {"decide.stay", "decide.transform", "decide.close", "decide.rule-out"}) {
        desk_.actions.find(QString::fromUtf8(id))->setEnabled(sites > 0);
    }
    desk_.actions.find(QStringLiteral("decide.together"))->setEnabled(sites > 1);
    desk_.actions.find(QStringLiteral("decide.take-back"))
        ->setEnabled(site != nullptr &&
                     std::ranges::contains(
                         workspace_.project()->decisions, site->id, &planner::Decision::siteId));
    desk_.actions.find(QStringLiteral("tool.pin"))->setEnabled(workspace_.isOpen());
}

void Pinning::perform(const QString& title,
                      const std::vector<std::string>& sites,
                      std::function<Result<planner::Act>(planner::Project&)> change,
                      std::function<void(const Result<void>&)> done) {
    using Moved = std::vector<planner::SiteDifference>;
    const auto moved = std::make_shared<Moved>();
    workspace_.perform(
        {title,
         [change = std::move(change),
          moved,
          scenario = workspace_.scenario(),
          plan = replan_->isChecked()](planner::Project& project,
                                       const gis::Progress& progress) -> Result<planner::Act> {
             const planner::Project before = project;
             auto act = change(project);
             if (!act) {
                 return act;
             }
             auto settled = settleDecisions(project, before, scenario, plan, progress);
             if (!settled) {
                 return std::unexpected(settled.error());
             }
             *moved = std::move(*settled);
             return act;
         },
         [here = QPointer<Pinning>(this), moved, sites, told = std::move(done)](
             const Result<void>& outcome) {
             if (told) {
                 told(outcome);
             }
             if (!here || !outcome || !here->workspace_.head()) {
                 return;
             }
             const auto& head = here->workspace_.head();
             const QString text = movedText(*moved, *here->workspace_.stored(), sites);
             const QString sentence = said(head->act.sentence);
             here->desk_.messages.note(text.isEmpty() ? sentence
                                                      : tr("%1. %2").arg(sentence, text));
         }});
}

void Pinning::follow(const planner::Decision& decision) {
    perform(tr("Deciding"),
            {decision.siteId},
            [decision, scenario = workspace_.scenario()](planner::Project& project) {
                return decide(project, decision, scenario);
            });
}

void Pinning::pin(const std::string& site, const std::string& park, bool anyway) {
    const auto board = boards_->board();
    const auto at = board ? board->site(site) : std::nullopt;
    if (!at) {
        desk_.messages.warn(tr("The parks are still being checked; try again in a moment"));
        return;
    }
    const auto& parks = board->project().parks;
    const auto found = std::ranges::find(parks, park, &planner::Park::id);
    if (const auto* ban = planner::banOf(planner::bansOf(board->project(), site), *found)) {
        desk_.messages.warn(tr("%1. Allow it again first (Plan ‣ Rule out a path or park).")
                                .arg(said(planner::sentenceOf(*ban, board->project()))));
        return;
    }
    const auto verdict = planner::parkVerdict(
        board->project(), board->pack(), *at, static_cast<std::size_t>(found - parks.begin()));
    planner::Decision decision;
    decision.siteId = site;
    decision.path = Path::Relocation;
    decision.park = found->name;
    decision.by = board->project().sites[*at].county;
    decision.reason = "在地图上指定";
    if (verdict && verdict->verdict == planner::Verdict::Fail) {
        const QString why = verdict->reasons.empty() ? QString() : said(verdict->reasons.front());
        if (!anyway) {
            desk_.messages.warn(
                tr("%1 cannot take it: %2. To decide it all the same, hold Ctrl while "
                   "dropping.")
                    .arg(fromUtf8(found->name), why));
            return;
        }
        PinDialog dialog(
            tr("%1 moves to %2")
                .arg(fromUtf8(board->project().sites[*at].name), fromUtf8(found->name)),
            why,
            &desk_.window);
        if (dialog.exec() != QDialog::Accepted) {
            return;
        }
        dialog.fill(decision);
    }
    follow(decision);
}

void Pinning::decideTogetherWith(const TogetherEntry& entry) {
    const std::vector<std::string> sites = workspace_.selectedSites();
    auto* dialog = new TogetherDialog(
        workspace_,
        sites,
        [this, sites](auto change, auto done) {
            perform(tr("Deciding"), sites, std::move(change), std::move(done));
        },
        &desk_.window);
    dialog->choose(entry);
    dialog->show();
}

void Pinning::decideSelected(Path path) {
    const planner::Site* site = workspace_.selectedSite();
    if (site == nullptr) {
        decideTogetherWith({.path = path});
        return;
    }
    planner::Decision decision;
    decision.siteId = site->id;
    decision.path = path;
    decision.by = site->county;
    decision.reason = "在地图上指定";
    const auto& classifications = workspace_.project()->classifications;
    const auto verdict =
        std::ranges::find(classifications, site->id, &planner::Classification::siteId);
    if (verdict != classifications.end() && !std::ranges::contains(verdict->allowedPaths, path)) {
        PinDialog dialog(tr("%1: %2").arg(fromUtf8(site->name), said(label(path))),
                         tr("the rules do not allow this path"),
                         &desk_.window);
        if (dialog.exec() != QDialog::Accepted) {
            return;
        }
        dialog.fill(decision);
    }
    follow(decision);
}

void Pinning::ruleOut(const std::string& park) {
    const planner::Site* site = workspace_.selectedSite();
    if (site == nullptr) {
        decideTogetherWith({.forbids = true, .park = park});
        return;
    }
    BanDialog dialog(*workspace_.project(), *site, &desk_.window);
    dialog.choosePark(park);
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    perform(tr("Deciding"),
            {dialog.ban().siteId},
            [ban = dialog.ban(), again = dialog.allowsAgain(), scenario = workspace_.scenario()](
                planner::Project& project) {
                return again ? allow(project, ban, scenario, ban.reason)
                             : forbid(project, ban, scenario);
            });
}

void Pinning::takeBack() {
    const planner::Site* site = workspace_.selectedSite();
    if (site == nullptr) {
        return;
    }
    perform(tr("Taking a decision back"),
            {site->id},
            [id = site->id, scenario = workspace_.scenario()](planner::Project& project) {
                return withdraw(project, id, scenario, {});
            });
}

}  // namespace ruyuan::app
