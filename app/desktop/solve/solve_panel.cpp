// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/solve/solve_panel.h"

#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/icons.h"
#include "app/desktop/language.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/solve/parameter_model.h"
#include "app/desktop/solve/solve_chart.h"
#include "planner/scenarios.h"
#include "planner/verify.h"

#include <QAction>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ruyuan::app {

namespace {

constexpr int kSites = Qt::UserRole;

QDate toQt(gis::Date date) {
    return QDate(std::chrono::year_month_day(date));
}

void addLine(QTreeWidgetItem* parent, const ResultLine& line) {
    auto* item = new QTreeWidgetItem(parent, {said(line.what), said(line.value)});
    QStringList sites;
    for (const std::string& site : line.sites) {
        sites << fromUtf8(site);
    }
    item->setData(0, kSites, sites);
    if (line.bad) {
        item->setIcon(0, icon("warning"));
    }
    const QString more = said(line.more);
    item->setToolTip(0, more.isEmpty() ? said(line.what) : more);
    if (!more.isEmpty()) {
        auto* reason = new QTreeWidgetItem(item, {more});
        reason->setFirstColumnSpanned(true);
        reason->setData(0, kSites, sites);
        reason->setToolTip(0, more);
    }
    for (const ResultLine& part : line.parts) {
        addLine(item, part);
    }
    item->setExpanded(line.bad);
}

}  // namespace

SolvePanel::SolvePanel(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      workspace_(desk.workspace),
      run_(new SolveRun(desk.workspace, this)) {
    auto* column = new QVBoxLayout(this);
    column->addWidget(makeBasis());
    column->addWidget(makeButtons());
    column->addWidget(new SolveChart(*run_));
    tabs_ = new QTabWidget;
    tabs_->addTab(makeResult(), tr("Result"));
    tabs_->addTab(makeParameters(), tr("Parameters"));
    column->addWidget(tabs_, 1);
    addActions();
    connect(&workspace_, &Workspace::projectChanged, this, &SolvePanel::showBasis);
    connect(&workspace_, &Workspace::projectChanged, this, &SolvePanel::showResult);
    connect(run_, &SolveRun::moved, this, &SolvePanel::showRun);
    connect(run_, &SolveRun::finished, this, &SolvePanel::showRun);
    connect(run_, &SolveRun::finished, this, &SolvePanel::tellOutcome);
    showBasis();
    showResult();
    showRun();
}

QWidget* SolvePanel::makeBasis() {
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    what_ = new QLabel;
    what_->setWordWrap(true);
    form->addRow(tr("Plans"), what_);
    asOf_ = new QDateEdit;
    asOf_->setCalendarPopup(true);
    asOf_->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    form->addRow(tr("As of"), asOf_);
    policy_ = new QComboBox;
    policy_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    policy_->setMinimumContentsLength(12);
    for (const std::string& name : policyNames()) {
        policy_->addItem(fromUtf8(name));
    }
    form->addRow(tr("Policy pack"), policy_);
    apply_ = new QPushButton(tr("Set date and policy"));
    apply_->setToolTip(tr("Judge by another day or policy; sites are classified and planned anew"));
    form->addRow(QString(), apply_);
    const auto changed = [this] {
        const auto& project = *workspace_.stored();
        apply_->setEnabled(workspace_.isOpen() &&
                           (asOf_->date() != toQt(project.asOf) ||
                            policy_->currentText() != fromUtf8(project.policyName)));
    };
    connect(asOf_, &QDateEdit::dateChanged, this, changed);
    connect(policy_, &QComboBox::currentTextChanged, this, changed);
    connect(apply_, &QPushButton::clicked, this, &SolvePanel::applyBasis);
    return box;
}

QWidget* SolvePanel::makeButtons() {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    start_ = new QPushButton(icon("solve"), tr("Plan"));
    stop_ = new QPushButton(icon("stop"), tr("Stop and keep the best"));
    row->addWidget(start_);
    row->addWidget(stop_);
    row->addStretch(1);
    return box;
}

QWidget* SolvePanel::makeParameters() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    auto* hint = new QLabel;
    hint->setWordWrap(true);
    auto* filter = new QLineEdit;
    filter->setPlaceholderText(tr("Filter parameters"));
    filter->setClearButtonEnabled(true);
    auto* model = new ParameterModel(workspace_, this);
    auto* shown = new QSortFilterProxyModel(this);
    shown->setSourceModel(model);
    shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto* table = new QTableView;
    table->setModel(shown);
    table->setAccessibleName(tr("Planning parameters"));
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(ParameterModel::Sentence, QHeaderView::Stretch);
    connect(filter, &QLineEdit::textChanged, shown, &QSortFilterProxyModel::setFilterFixedString);
    const auto tell = [this, hint] {
        hint->setText(
            workspace_.scenario().empty()
                ? tr("These are the policy pack's values. Make a scenario to change them.")
                : tr("Changes count in scenario “%1”; an empty cell takes the old value.")
                      .arg(fromUtf8(workspace_.scenario())));
    };
    connect(&workspace_, &Workspace::projectChanged, hint, tell);
    tell();
    column->addWidget(hint);
    column->addWidget(filter);
    column->addWidget(table, 1);
    return box;
}

QTreeWidget* SolvePanel::makeResult() {
    tree_ = new QTreeWidget;
    tree_->setColumnCount(2);
    tree_->setHeaderLabels({tr("Outcome"), tr("Value")});
    tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree_->header()->setStretchLastSection(false);
    tree_->setAccessibleName(tr("Outcome of the plan"));
    tree_->setToolTip(tr("Choose a line to select its sites on the map"));
    connect(tree_, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item == nullptr) {
            return;
        }
        Selection selection;
        for (const QString& site : item->data(0, kSites).toStringList()) {
            selection.insert({ThingKind::Site, site.toStdString()});
        }
        if (!selection.empty()) {
            workspace_.select(std::move(selection));
        }
    });
    return tree_;
}

void SolvePanel::addActions() {
    QAction* plan =
        desk_.actions.add({.id = "plan.run",
                           .text = tr("&Plan"),
                           .tip = tr("Do every step that is missing and plan all sites"),
                           .icon = "solve",
                           .keys = {QKeySequence(QStringLiteral("Ctrl+F5"))}},
                          [this](bool) { run_->plan(); });
    desk_.actions.add({.id = "plan.run-all",
                       .text = tr("Plan from the &beginning"),
                       .tip = tr("Screen, classify, check and plan all sites anew"),
                       .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+F5"))}},
                      [this](bool) { run_->plan(true); });
    QAction* stop = desk_.actions.add({.id = "plan.stop",
                                       .text = tr("&Stop and keep the best"),
                                       .tip = tr("End the search with the best plan so far"),
                                       .icon = "stop",
                                       .keys = {QKeySequence(QStringLiteral("Ctrl+Alt+."))}},
                                      [this](bool) { run_->stop(); });
    desk_.actions.add({.id = "plan.check",
                       .text = tr("&Check the plan"),
                       .tip = tr("Derive path, dates, parks, land and costs again from the inputs"),
                       .icon = "check"},
                      [this](bool) { check(); });
    connect(start_, &QPushButton::clicked, plan, &QAction::trigger);
    connect(stop_, &QPushButton::clicked, stop, &QAction::trigger);
    start_->setToolTip(plan->toolTip());
    stop_->setToolTip(stop->toolTip());
}

void SolvePanel::showBasis() {
    const planner::Project& project = *workspace_.stored();
    setEnabled(workspace_.isOpen());
    const QSignalBlocker dates(asOf_);
    const QSignalBlocker policies(policy_);
    asOf_->setDate(toQt(project.asOf));
    const QString policy = fromUtf8(project.policyName);
    if (policy_->findText(policy) < 0 && !policy.isEmpty()) {
        policy_->addItem(policy);
    }
    policy_->setCurrentText(policy);
    apply_->setEnabled(false);
    const planner::Stage first = planner::firstToRun(*workspace_.project());
    const QString where = said(scenarioLabel(workspace_.scenario()));
    what_->setText(
        first == planner::Stage::Plan
            ? tr("%1 (%n sites): planning, checking",
                 nullptr,
                 static_cast<int>(project.sites.size()))
                  .arg(where)
            : tr("%1 (%n sites): screening, classification and parks as needed, planning, "
                 "checking",
                 nullptr,
                 static_cast<int>(project.sites.size()))
                  .arg(where));
    showRun();
}

void SolvePanel::showRun() {
    const bool running = run_->isRunning();
    const bool able = workspace_.isOpen() && !running;
    start_->setEnabled(able);
    stop_->setEnabled(running && !run_->isStopping());
    for (const char* id : {"plan.run", "plan.run-all", "plan.check"}) {
        if (QAction* action = desk_.actions.find(QString::fromUtf8(id))) {
            action->setEnabled(able);
        }
    }
    if (QAction* stop = desk_.actions.find(QStringLiteral("plan.stop"))) {
        stop->setEnabled(running && !run_->isStopping());
    }
}

void SolvePanel::showResult() {
    result_ = workspace_.pack() ? planResult(*workspace_.project(), *workspace_.pack())
                                : std::vector<ResultLine>();
    tree_->clear();
    if (result_.empty()) {
        auto* none = new QTreeWidgetItem(
            tree_, {workspace_.isOpen() ? tr("Not planned yet: press “Plan”.") : QString()});
        none->setFirstColumnSpanned(true);
    }
    for (const ResultLine& line : result_) {
        addLine(tree_->invisibleRootItem(), line);
    }
}

void SolvePanel::applyBasis() {
    const QDate day = asOf_->date();
    const gis::Date asOf = gis::makeDate(
        day.year(), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    const std::string policy = policy_->currentText().toStdString();
    workspace_.perform(
        {tr("Setting date and policy"),
         [asOf, policy](planner::Project& project, const gis::Progress&) {
             return setBasis(project, asOf, policy == project.policyName ? std::string() : policy);
         }});
}

void SolvePanel::check() {
    workspace_.jobs().start<std::vector<planner::Violation>>(
        this,
        tr("Checking the plan"),
        [project = workspace_.project(), pack = workspace_.pack()](
            const gis::Progress& progress) -> gis::Result<std::vector<planner::Violation>> {
            planner::Project checked = *project;
            const auto first = planner::firstToRun(checked);
            if (checked.plan && first < planner::Stage::Plan) {
                auto plan = std::move(checked.plan);
                auto made = planner::runStages(
                    checked, *pack, first, planner::Stage::Suitability, {}, progress);
                if (!made) {
                    return std::unexpected(made.error());
                }
                checked.plan = std::move(plan);
            }
            return planner::verifyPlan(checked, *pack);
        },
        [this](const gis::Result<std::vector<planner::Violation>>& violations) {
            MessageBar& messages = desk_.messages;
            if (!violations) {
                messages.error(violations.error());
            } else if (violations->empty()) {
                messages.note(tr(
                    "The plan holds: paths, dates, parks, land and costs follow from the inputs"));
            } else {
                messages.warn(tr("The plan does not hold in %n places; the first: %1",
                                 nullptr,
                                 static_cast<int>(violations->size()))
                                  .arg(said(violations->front().sentence)));
            }
        });
}

void SolvePanel::tellOutcome(bool planned) {
    const auto& plan = workspace_.project()->plan;
    if (!planned || !plan) {
        return;
    }
    tabs_->setCurrentIndex(0);
    const QString gap = QString::number(plan->gap * 100, 'f', 2);
    if (plan->status != planner::PlanStatus::Optimal) {
        desk_.messages.warn(
            tr("Stopped early: the best plan so far is kept, %1 % from the bound").arg(gap));
    } else {
        desk_.messages.note(tr("Planned and checked: proven to within %1 %").arg(gap));
    }
}

}  // namespace ruyuan::app
