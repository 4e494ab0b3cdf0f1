// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/time/time_scale.h"

#include "app/desktop/language.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ruyuan::app {

namespace {

constexpr int kMonths = 12;
constexpr double kMargin = 14;
constexpr double kTrackTop = 26;  // room above for deadlines
constexpr double kTrackHeight = 4;
constexpr double kBarHeight = 12;  // of the largest number of works that begin
constexpr double kMark = 5;
constexpr int kReach = 6;  // pixels around the pointer that a tip tells about

gis::Date newYear(int year) {
    return gis::makeDate(year, 1, 1);
}

QString pathsOf(const planner::Milestone& milestone) {
    QStringList names;
    for (const planner::Path path : milestone.paths) {
        names << said(planner::label(path));
    }
    return names.join(QStringLiteral("、"));
}

}  // namespace

TimeScale::TimeScale(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    setSingleStep(1);
    setPageStep(3);
    setMaximum(kMonths * (years_.last - years_.first + 1));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Shown month"));
}

void TimeScale::setTimeline(std::shared_ptr<const planner::Timeline> timeline) {
    timeline_ = std::move(timeline);
    if (timeline_ && timeline_->years().last > 0) {
        years_ = timeline_->years();
    }
    const QSignalBlocker quiet(this);
    setMaximum(kMonths * (years_.last - years_.first + 1));
    update();
}

gis::Date TimeScale::dayOf(int value) const {
    return gis::makeDate(
        years_.first + value / kMonths, static_cast<unsigned>(value % kMonths) + 1, 1);
}

int TimeScale::valueOf(gis::Date day) const {
    const std::chrono::year_month_day date(day);
    const int month = (static_cast<int>(date.year()) - years_.first) * kMonths +
                      static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    return std::clamp(month, 0, maximum());
}

QSize TimeScale::sizeHint() const {
    return {420, 64};
}

QSize TimeScale::minimumSizeHint() const {
    return {160, 64};
}

QRectF TimeScale::track() const {
    return {kMargin, kTrackTop, width() - 2 * kMargin, kTrackHeight};
}

double TimeScale::positionOf(gis::Date day) const {
    const auto first = newYear(years_.first);
    const auto all = static_cast<double>((newYear(years_.last + 1) - first).count());
    return track().left() + track().width() * static_cast<double>((day - first).count()) / all;
}

int TimeScale::valueAt(double x) const {
    const double share = (x - track().left()) / std::max(1.0, track().width());
    return std::clamp(static_cast<int>(std::lround(share * maximum())), 0, maximum());
}

void TimeScale::paintYears(QPainter& painter) const {
    const QFontMetricsF metrics(font());
    const double step = positionOf(newYear(years_.first + 1)) - positionOf(newYear(years_.first));
    const double wide = metrics.horizontalAdvance(QStringLiteral("2019")) + 8;
    const int every = std::max(1, static_cast<int>(std::ceil(wide / std::max(1.0, step))));
    painter.setPen(palette().color(QPalette::WindowText));
    for (int year = years_.first; year <= years_.last + 1; ++year) {
        const double x = positionOf(newYear(year));
        painter.drawLine(QPointF(x, track().bottom()), QPointF(x, track().bottom() + 8));
        if (year <= years_.last && (year - years_.first) % every == 0) {
            painter.drawText(QPointF(x + 3, height() - metrics.descent() - 1),
                             QString::number(year));
        }
    }
}

/// How many works begin on a day, as bars that hang from the track.
void TimeScale::paintBeginnings(QPainter& painter) const {
    int most = 1;
    for (const planner::Beginning& beginning : timeline_->beginnings()) {
        most = std::max(most, beginning.sites);
    }
    QColor color = palette().color(QPalette::WindowText);
    color.setAlphaF(0.45F);
    for (const planner::Beginning& beginning : timeline_->beginnings()) {
        const double tall = std::max(2.0, kBarHeight * beginning.sites / most);
        painter.fillRect(QRectF(positionOf(beginning.day) - 2, track().bottom() + 1, 4, tall),
                         color);
    }
}

/// Start dates as hollow, finish dates as filled diamonds above the track.
void TimeScale::paintMilestones(QPainter& painter) const {
    const QColor ink = palette().color(QPalette::WindowText);
    for (const planner::Milestone& milestone : timeline_->milestones()) {
        const QPointF at(positionOf(milestone.day), kTrackTop - kMark - 3);
        const QPolygonF diamond{at + QPointF(0, -kMark),
                                at + QPointF(kMark, 0),
                                at + QPointF(0, kMark),
                                at + QPointF(-kMark, 0)};
        painter.setPen(QPen(ink, 1.4));
        painter.setBrush(milestone.start ? palette().color(QPalette::Window) : ink);
        painter.drawPolygon(diamond);
    }
}

void TimeScale::paintHandle(QPainter& painter) const {
    const double x = positionOf(dayOf(value()));
    const QColor color =
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::Highlight);
    painter.setPen(QPen(color, 2));
    painter.drawLine(QPointF(x, 4), QPointF(x, track().bottom() + 14));
    painter.setPen(QPen(palette().color(QPalette::Window), 1.5));
    painter.setBrush(color);
    painter.drawEllipse(QPointF(x, track().center().y()), 8, 8);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::WindowText), 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(x, track().center().y()), 11, 11);
    }
}

void TimeScale::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Mid));
    painter.drawRoundedRect(track(), 2, 2);
    painter.setBrush(palette().color(QPalette::Highlight));
    painter.drawRoundedRect(
        QRectF(track().topLeft(), QPointF(positionOf(dayOf(value())), track().bottom())), 2, 2);
    paintYears(painter);
    if (timeline_) {
        paintBeginnings(painter);
        paintMilestones(painter);
    }
    paintHandle(painter);
}

void TimeScale::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        setSliderDown(true);
        setValue(valueAt(event->position().x()));
    }
}

void TimeScale::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown()) {
        setValue(valueAt(event->position().x()));
    }
}

void TimeScale::mouseReleaseEvent(QMouseEvent* /*event*/) {
    setSliderDown(false);
}

QString TimeScale::tipAt(double x) const {
    QStringList lines;
    for (const planner::Milestone& milestone : timeline_->milestones()) {
        if (std::abs(positionOf(milestone.day) - x) <= kReach) {
            lines << (milestone.start
                          ? tr("Begin by %1: %2, %n site(s)", nullptr, milestone.sites)
                          : tr("Finish by %1: %2, %n site(s)", nullptr, milestone.sites))
                         .arg(said(milestone.day), pathsOf(milestone));
        }
    }
    for (const planner::Beginning& beginning : timeline_->beginnings()) {
        if (std::abs(positionOf(beginning.day) - x) <= kReach) {
            lines << tr("Works of %n site(s) begin on %1", nullptr, beginning.sites)
                         .arg(said(beginning.day));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

bool TimeScale::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && timeline_) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), tipAt(help->pos().x()), this);
        return true;
    }
    return QSlider::event(event);
}

}  // namespace ruyuan::app
