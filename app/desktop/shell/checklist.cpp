// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/shell/checklist.h"

#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/icons.h"
#include "app/desktop/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace ruyuan::app {

namespace {

struct Known {
    const char* text;
    const char* action;
};
/// In the order of Step.
constexpr Known kSteps[kStepCount] = {
    {QT_TRANSLATE_NOOP("ruyuan::app::Checklist", "Import"), "project.import"},
    {QT_TRANSLATE_NOOP("ruyuan::app::Checklist", "Coordinates"), "project.unplaced"},
    {QT_TRANSLATE_NOOP("ruyuan::app::Checklist", "Classify"), "plan.run"},
    {QT_TRANSLATE_NOOP("ruyuan::app::Checklist", "Find parks"), "plan.run"},
    {QT_TRANSLATE_NOOP("ruyuan::app::Checklist", "Plan"), "plan.run"},
    {QT_TRANSLATE_NOOP("ruyuan::app::Checklist", "Hand out"), "project.export"}};

const char* iconOf(StepState state) {
    switch (state) {
        case StepState::Blocked:
            return "forbid";
        case StepState::Open:
            return "play";
        case StepState::Doubtful:
            return "warning";
        case StepState::Done:
            break;
    }
    return "check";
}

StepStatus importStatus(const planner::Project& project) {
    if (project.sites.empty()) {
        return {StepState::Open, Checklist::tr("No firms yet: import a ledger.")};
    }
    const auto sites = static_cast<int>(project.sites.size());
    if (project.parks.empty() || project.builtUpAreas.empty()) {
        return {StepState::Doubtful,
                Checklist::tr("%n sites; parks or built-up areas are missing.", nullptr, sites)};
    }
    return {StepState::Done,
            Checklist::tr("%n sites, with parks and built-up areas.", nullptr, sites)};
}

StepStatus coordinateStatus(const planner::Project& project) {
    if (project.sites.empty()) {
        return {StepState::Blocked, Checklist::tr("Import a ledger first.")};
    }
    const auto unplaced = std::ranges::count_if(
        project.sites, [](const planner::Site& site) { return gis::isEmpty(site.place); });
    const auto rough =
        std::ranges::count(project.sites, planner::Accuracy::County, &planner::Site::accuracy);
    if (unplaced + rough == 0) {
        return {StepState::Done, Checklist::tr("Every site has its place.")};
    }
    return {StepState::Doubtful,
            Checklist::tr("%1 sites have no place, %2 only that of their county.")
                .arg(unplaced)
                .arg(rough)};
}

StepStatus stageStatus(bool ready, bool done, const QString& told) {
    if (!ready) {
        return {StepState::Blocked, Checklist::tr("An earlier step comes first.")};
    }
    return done ? StepStatus{StepState::Done, told}
                : StepStatus{StepState::Open, Checklist::tr("Can be run now.")};
}

StepStatus planStatus(const planner::Project& project) {
    if (!project.plan) {
        return stageStatus(!project.sites.empty(), false, {});
    }
    const auto late = std::ranges::count_if(
        project.plan->entries,
        [](const planner::PlanEntry& entry) { return entry.lateQuarters > 0 || !entry.path; });
    if (late > 0) {
        return {
            StepState::Doubtful,
            Checklist::tr(
                "Planned; %n sites are late or without a place.", nullptr, static_cast<int>(late))};
    }
    return {StepState::Done, Checklist::tr("Planned in time.")};
}

}  // namespace

std::array<StepStatus, kStepCount> stepsOf(const planner::Project& project) {
    const bool sites = !project.sites.empty();
    return {
        importStatus(project),
        coordinateStatus(project),
        stageStatus(
            sites, !project.classifications.empty(), Checklist::tr("Every site is classified.")),
        stageStatus(sites,
                    !project.matrix.rows.empty() || project.plan,
                    Checklist::tr("Sites are checked against every park.")),
        planStatus(project),
        stageStatus(project.plan.has_value(), false, {})};
}

Checklist::Checklist(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->setSpacing(2);
    for (std::size_t i = 0; i < kStepCount; ++i) {
        if (i > 0) {
            row->addWidget(new QLabel(QStringLiteral("→")));
        }
        buttons_[i] = new QToolButton;
        buttons_[i]->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        buttons_[i]->setAutoRaise(true);
        connect(buttons_[i], &QToolButton::clicked, this, [this, i] {
            if (QAction* action = desk_.actions.find(QString::fromUtf8(kSteps[i].action))) {
                action->trigger();
            }
        });
        row->addWidget(buttons_[i]);
    }
    row->addStretch();
    connect(&desk_.workspace, &Workspace::projectChanged, this, &Checklist::show);
    show();
}

void Checklist::show() {
    const auto steps = stepsOf(*desk_.workspace.project());
    for (std::size_t i = 0; i < kStepCount; ++i) {
        const QString name = tr(kSteps[i].text);
        buttons_[i]->setIcon(icon(iconOf(steps[i].state)));
        const QString told = QStringLiteral("%1: %2").arg(name, steps[i].told);
        buttons_[i]->setToolTip(told);
        buttons_[i]->setAccessibleName(told);
        buttons_[i]->setEnabled(desk_.workspace.isOpen() && steps[i].state != StepState::Blocked);
    }
    nameSteps();
}

/// Named, or numbered where there is no room; what they are called is in their tips then.
void Checklist::nameSteps() {
    named_ = width() >= sizeHint().width();
    for (std::size_t i = 0; i < kStepCount; ++i) {
        const QString number = QString::number(i + 1);
        buttons_[i]->setText(named_ ? QStringLiteral("%1 %2").arg(number, tr(kSteps[i].text))
                                    : number);
    }
}

int Checklist::namesWidth() const {
    int wide = 0;
    for (const auto& step : kSteps) {
        wide += fontMetrics().horizontalAdvance(QLatin1Char(' ') + tr(step.text));
    }
    return wide;
}

QSize Checklist::minimumSizeHint() const {
    const QSize now = QWidget::sizeHint();
    return {now.width() - (named_ ? namesWidth() : 0), now.height()};
}

QSize Checklist::sizeHint() const {
    return minimumSizeHint() + QSize(namesWidth(), 0);
}

void Checklist::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (named_ != (width() >= sizeHint().width())) {
        nameSteps();
    }
}

}  // namespace ruyuan::app
