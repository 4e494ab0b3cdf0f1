// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/time/time_bar.h"

#include "app/desktop/action_list.h"
#include "app/desktop/icons.h"
#include "app/desktop/language.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/time/time_scale.h"
#include "app/desktop/widgets/elided_label.h"
#include "app/desktop/workspace.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>
#include <chrono>

namespace ruyuan::app {

namespace {

constexpr int kSecond = 1000;

QDate dateOf(gis::Date day) {
    const std::chrono::year_month_day date(day);
    return {static_cast<int>(date.year()),
            static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

gis::Date dayOf(QDate date) {
    return gis::makeDate(
        date.year(), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

QToolButton* button(QAction* action) {
    auto* made = new QToolButton;
    made->setDefaultAction(action);
    made->setAutoRaise(true);
    return made;
}

}  // namespace

QString countsText(const planner::CountsOnDay& counts) {
    const auto& over = counts.over;
    int running = 0;
    for (const int one : counts.running) {
        running += one;
    }
    return QObject::tr(
               "Not begun %1 · under way %2 · moved %3 · upgraded %4 · in another trade %5 "
               "· closed %6 · late %7")
        .arg(counts.waiting)
        .arg(running)
        .arg(over[static_cast<std::size_t>(planner::Path::Relocation)])
        .arg(over[static_cast<std::size_t>(planner::Path::OnSite)])
        .arg(over[static_cast<std::size_t>(planner::Path::Transformation)])
        .arg(over[static_cast<std::size_t>(planner::Path::Closure)])
        .arg(counts.overdue);
}

TimeBar::TimeBar(Desk& desk, QWidget* parent)
    : QWidget(parent),
      workspace_(desk.workspace),
      map_(desk.map),
      scale_(new TimeScale),
      date_(new QDateEdit),
      rate_(new QComboBox),
      counts_(new ElidedLabel) {
    setAccessibleName(tr("Time bar"));
    addActions(desk);
    layOut(desk);
    connect(scale_, &QSlider::valueChanged, this, [this](int value) {
        workspace_.setDate(scale_->dayOf(value));
    });
    connect(date_, &QDateEdit::userDateChanged, this, [this](QDate date) {
        workspace_.setDate(dayOf(date));
    });
    connect(&workspace_, &Workspace::dateChanged, this, &TimeBar::showDay);
    connect(&workspace_, &Workspace::projectChanged, this, [this] {
        if (!workspace_.timeline()->first()) {
            play(false);
        }
        scale_->setTimeline(workspace_.timeline());
        showDay();
    });
    timer_.setInterval(kSecond);
    connect(&timer_, &QTimer::timeout, this, &TimeBar::tick);
    connect(rate_, &QComboBox::currentIndexChanged, this, [this] {
        timer_.setInterval(kSecond / rate_->currentData().toInt());
    });
    showDay();
}

void TimeBar::addActions(Desk& desk) {
    whole_ = desk.actions.add({.id = "time.whole-plan",
                               .text = tr("&Whole plan"),
                               .tip = tr("Show every site where it stands now with its planned "
                                         "path, and not a day"),
                               .icon = "calendar",
                               .keys = {QKeySequence(QStringLiteral("Ctrl+Alt+Home"))},
                               .checkable = true},
                              [this](bool on) {
                                  play(false);
                                  if (on) {
                                      workspace_.setShowsWholePlan(true);
                                  } else {
                                      workspace_.setDate(workspace_.date());
                                  }
                                  showDay();
                              });
    play_ = desk.actions.add({.id = "time.play",
                              .text = tr("&Play"),
                              .tip = tr("Play through the years of the plan"),
                              .icon = "play",
                              .keys = {QKeySequence(QStringLiteral("Ctrl+Alt+P"))},
                              .checkable = true},
                             [this](bool on) { play(on); });
    desk.actions.add({.id = "time.step-back",
                      .text = tr("One month &back"),
                      .icon = "step-back",
                      .keys = {QKeySequence(QStringLiteral("Ctrl+Alt+Left"))}},
                     [this](bool) { step(-1); });
    desk.actions.add({.id = "time.step-forward",
                      .text = tr("One month &on"),
                      .icon = "step-forward",
                      .keys = {QKeySequence(QStringLiteral("Ctrl+Alt+Right"))}},
                     [this](bool) { step(1); });
    QAction* shown = desk.actions.add(
        {.id = "time.bar", .text = tr("&Time bar"), .icon = "calendar", .checkable = true},
        [this](bool on) { setVisible(on); });
    shown->setChecked(true);
}

void TimeBar::layOut(Desk& desk) {
    for (const int rate : {1, 2, 4, 8}) {
        rate_->addItem(tr("%n month(s) a second", nullptr, rate), rate);
    }
    rate_->setCurrentIndex(1);
    timer_.setInterval(kSecond / rate_->currentData().toInt());
    rate_->setAccessibleName(tr("Speed"));
    rate_->setToolTip(tr("How fast it plays"));
    date_->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    date_->setCalendarPopup(true);
    date_->setAccessibleName(tr("Shown day"));
    date_->setToolTip(tr("The day that map and Gantt show"));
    constexpr int kLeastRate = 56;
    rate_->setMinimumWidth(kLeastRate);  // cut where there is no room for its words
    counts_->setAccessibleName(tr("Sites on that day"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(4, 2, 4, 0);
    row->setSpacing(2);
    auto* whole = button(whole_);
    whole->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->addWidget(whole);
    for (const char* id : {"time.step-back", "time.play", "time.step-forward"}) {
        row->addWidget(button(desk.actions.find(QString::fromUtf8(id))));
    }
    row->addWidget(date_);
    row->addWidget(rate_);
    row->addSpacing(8);
    row->addWidget(counts_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(scale_);
}

void TimeBar::showDay() {
    const auto timeline = workspace_.timeline();
    const bool whole = workspace_.showsWholePlan();
    const QSignalBlocker quietScale(scale_);
    const QSignalBlocker quietDate(date_);
    scale_->setValue(scale_->valueOf(workspace_.date()));
    scale_->update();
    date_->setDate(dateOf(workspace_.date()));
    whole_->setChecked(whole);
    play_->setEnabled(timeline->first().has_value());
    QString text;
    if (!workspace_.project()->plan) {
        text = tr("There is no plan yet: nothing moves until one is made.");
    } else if (whole) {
        text = tr("The whole plan is shown; drag the slider to see a day.");
    } else {
        text = countsText(timeline->countsOn(workspace_.date()));
    }
    counts_->setText(text);
}

void TimeBar::step(int months) {
    const int value = scale_->valueOf(workspace_.date()) + months;
    workspace_.setDate(scale_->dayOf(std::clamp(value, 0, scale_->maximum())));
}

void TimeBar::play(bool on) {
    if (on && scale_->value() == scale_->maximum()) {
        workspace_.setDate(scale_->dayOf(0));
    }
    if (on) {
        timer_.start();
    } else {
        timer_.stop();
    }
    play_->setChecked(on);
    play_->setIcon(icon(on ? "pause" : "play"));
    play_->setText(on ? tr("&Pause") : tr("&Play"));
}

/// The next month once the map shows this one, so that a slow machine plays slower and skips
/// nothing.
void TimeBar::tick() {
    if (!map_.isUpToDate()) {
        return;
    }
    step(1);
    if (scale_->value() == scale_->maximum()) {
        play(false);
    }
}

}  // namespace ruyuan::app
