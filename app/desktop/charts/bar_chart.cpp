// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/charts/bar_chart.h"

#include "app/desktop/language.h"
#include "maps/looks.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>

namespace ruyuan::app {

namespace {

constexpr double kGap = 6;
constexpr double kSwatch = 14;
constexpr double kBarShare = 0.7;  // of a bar's room
constexpr double kWidestBar = 64;
constexpr int kTicks = 5;
constexpr double kLongestLabel = 90;
constexpr double kLimitLine = 2.2;

/// How a series is filled.
struct Fill {
    QColor color;
    Qt::BrushStyle pattern = Qt::SolidPattern;
    QString letter;
    QColor ink;
};

/// What is beyond a limit takes no look from the others, which have the same with and without it.
Fill fillOf(const Chart& chart, std::size_t number) {
    const ChartSeries& series = chart.series[number];
    const auto n = static_cast<std::size_t>(
        std::ranges::count(std::span(chart.series).first(number), false, &ChartSeries::beyond));
    if (!series.path.empty()) {
        const maps::PointSymbol look = maps::siteLook(series.path, language());
        return {look.fill, Qt::SolidPattern, look.letter, look.ink};
    }
    if (series.beyond) {
        const QColor warning(0xd5, 0x5e, 0x00);  // vermilion, apart from the others for all eyes
        return {warning, Qt::DiagCrossPattern, {}, Qt::black};
    }
    constexpr std::array kPatterns{
        Qt::SolidPattern, Qt::BDiagPattern, Qt::DiagCrossPattern, Qt::Dense4Pattern};
    const maps::PointSymbol look = maps::kindLook(n, {});
    return {look.fill, kPatterns[n % kPatterns.size()], {}, look.ink};
}

void paintPart(QPainter& painter, const QRectF& box, const Fill& fill, const QPalette& palette) {
    painter.setPen(QPen(palette.color(QPalette::WindowText), 0.8));
    painter.setBrush(palette.color(QPalette::Base));
    painter.drawRect(box);
    painter.setBrush(QBrush(fill.color, fill.pattern));
    painter.drawRect(box);
    if (!fill.letter.isEmpty() && box.height() >= kSwatch - 2 && box.width() >= kSwatch - 2) {
        painter.setPen(fill.ink);
        painter.drawText(box, Qt::AlignCenter, fill.letter);
    }
}

/// A round step that divides @p most into about kTicks.
double tickFor(double most) {
    const double rough = std::max(most, 1e-9) / kTicks;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (factor * power >= rough) {
            return factor * power;
        }
    }
    return rough;
}

/// A bar with something beyond its limit is marked where it is named, not by colour alone.
QString labelOf(const Chart& chart, std::size_t bar) {
    const ChartBar& shown = chart.bars[bar];
    for (std::size_t part = 0; part < shown.parts.size(); ++part) {
        if (chart.series[part].beyond && shown.parts[part].value > 0) {
            return QStringLiteral("⚠ ") + said(shown.label);
        }
    }
    return said(shown.label);
}

double sum(const ChartBar& bar) {
    return std::accumulate(
        bar.parts.begin(), bar.parts.end(), 0.0, [](double all, const ChartPart& part) {
            return all + part.value;
        });
}

}  // namespace

QString chartNumber(double value) {
    const double rounded = std::round(value * 10) / 10;
    return QLocale::c().toString(rounded, 'f', rounded == std::round(rounded) ? 0 : 1);
}

BarChart::BarChart(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Chart"));
}

void BarChart::show(Chart chart) {
    chart_ = std::move(chart);
    current_.reset();
    setAccessibleName(said(chart_.title));
    update();
}

double BarChart::legendHeight() const {
    const QFontMetricsF metrics(font());
    double x = kGap;
    double rows = 1;
    for (const ChartSeries& series : chart_.series) {
        const double wide = kSwatch + 3 * kGap + metrics.horizontalAdvance(said(series.name));
        if (x + wide > width() && x > kGap) {
            rows += 1;
            x = kGap;
        }
        x += wide;
    }
    if (const QString limit = said(chart_.limit); !limit.isEmpty()) {
        const double wide = kSwatch + 3 * kGap + metrics.horizontalAdvance(limit);
        rows += x + wide > width() && x > kGap ? 1 : 0;
    }
    return metrics.height() + rows * (kSwatch + kGap) + kGap;
}

BarChart::Frame BarChart::frame() const {
    const QFontMetricsF metrics(font());
    Frame frame;
    double most = 0;
    double longest = 0;
    for (std::size_t i = 0; i < chart_.bars.size(); ++i) {
        most = std::max({most, sum(chart_.bars[i]), chart_.bars[i].limit.value_or(0)});
        longest = std::max(longest, metrics.horizontalAdvance(labelOf(chart_, i)));
    }
    frame.tick = tickFor(most);
    frame.most = std::max(frame.tick, std::ceil(most / frame.tick) * frame.tick);
    const double left = metrics.horizontalAdvance(chartNumber(frame.most)) + 2 * kGap;
    const double room =
        (width() - left - kGap) / std::max<double>(1, static_cast<double>(chart_.bars.size()));
    frame.upright = longest + kGap > room;
    const double bottom =
        frame.upright ? std::min(longest, kLongestLabel) + 2 * kGap : metrics.height() + kGap;
    frame.plot =
        QRectF(QPointF(left, legendHeight() + kGap), QPointF(width() - kGap, height() - bottom));
    return frame;
}

QRectF BarChart::barBox(const Frame& frame, std::size_t bar) const {
    const double room = frame.plot.width() / static_cast<double>(chart_.bars.size());
    const double wide = std::min(kWidestBar, room * kBarShare);
    const double middle = frame.plot.left() + (static_cast<double>(bar) + 0.5) * room;
    return {middle - wide / 2, frame.plot.top(), wide, frame.plot.height()};
}

QRectF BarChart::partBox(std::size_t bar, std::size_t part) const {
    const Frame frame = this->frame();
    const QRectF box = barBox(frame, bar);
    double below = 0;
    for (std::size_t i = 0; i < part; ++i) {
        below += chart_.bars[bar].parts[i].value;
    }
    const double value = chart_.bars[bar].parts[part].value;
    const auto y = [&](double one) { return box.bottom() - box.height() * one / frame.most; };
    return value > 0 ? QRectF(QPointF(box.left(), y(below + value)), QPointF(box.right(), y(below)))
                     : QRectF();
}

void BarChart::paintLegend(QPainter& painter) const {
    const QFontMetricsF metrics(font());
    const QColor ink = palette().color(QPalette::WindowText);
    painter.setPen(ink);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    const QString unit = said(chart_.unit);
    painter.drawText(
        QPointF(kGap, metrics.ascent() + 2),
        unit.isEmpty() ? said(chart_.title) : tr("%1 (%2)").arg(said(chart_.title), unit));
    painter.setFont(font());
    double x = kGap;
    double y = metrics.height() + kGap;
    const auto write = [&](const QString& name, const auto& paintSwatch) {
        const double wide = kSwatch + 3 * kGap + metrics.horizontalAdvance(name);
        if (x + wide > width() && x > kGap) {
            x = kGap;
            y += kSwatch + kGap;
        }
        paintSwatch(QRectF(x, y, kSwatch, kSwatch));
        painter.setPen(ink);
        painter.drawText(QPointF(x + kSwatch + kGap, y + kSwatch - 2), name);
        x += wide;
    };
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
        write(said(chart_.series[i].name),
              [&](const QRectF& box) { paintPart(painter, box, fillOf(chart_, i), palette()); });
    }
    if (!chart_.limit.zh.empty()) {
        write(said(chart_.limit), [&](const QRectF& box) {
            painter.setPen(QPen(ink, kLimitLine));
            painter.drawLine(QPointF(box.left(), box.center().y()),
                             QPointF(box.right(), box.center().y()));
        });
    }
}

void BarChart::paintAxis(QPainter& painter, const Frame& frame) const {
    const QFontMetricsF metrics(font());
    QColor grid = palette().color(QPalette::WindowText);
    grid.setAlphaF(0.2F);
    for (double value = 0; value <= frame.most + frame.tick / 2; value += frame.tick) {
        const double y = frame.plot.bottom() - frame.plot.height() * value / frame.most;
        painter.setPen(QPen(grid, 1));
        painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
        painter.setPen(palette().color(QPalette::WindowText));
        const QString text = chartNumber(value);
        painter.drawText(QPointF(frame.plot.left() - kGap - metrics.horizontalAdvance(text),
                                 y + metrics.ascent() / 2 - 1),
                         text);
    }
}

void BarChart::paintBar(QPainter& painter, const Frame& frame, std::size_t bar) const {
    const ChartBar& shown = chart_.bars[bar];
    for (std::size_t part = 0; part < shown.parts.size(); ++part) {
        if (const QRectF box = partBox(bar, part); !box.isEmpty()) {
            paintPart(painter, box, fillOf(chart_, part), palette());
        }
    }
    const double room = frame.plot.width() / static_cast<double>(chart_.bars.size());
    const QRectF box = barBox(frame, bar);
    if (shown.limit) {
        const double y = box.bottom() - box.height() * *shown.limit / frame.most;
        painter.setPen(QPen(palette().color(QPalette::WindowText), kLimitLine));
        painter.drawLine(QPointF(box.center().x() - room / 2, y),
                         QPointF(box.center().x() + room / 2, y));
    }
    if (current_ == bar && hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(-3, 0, 3, 1));
    }
}

void BarChart::paintLabel(QPainter& painter, const Frame& frame, std::size_t bar) const {
    const QFontMetricsF metrics(font());
    const double room = frame.plot.width() / static_cast<double>(chart_.bars.size());
    // Where there is no room for all, every n-th one.
    const auto every = static_cast<std::size_t>(
        std::max(1.0, std::ceil((metrics.height() - 2) / std::max(1.0, room))));
    if (frame.upright && bar % every != 0) {
        return;
    }
    const QRectF box = barBox(frame, bar);
    painter.setPen(palette().color(QPalette::WindowText));
    const QString text = labelOf(chart_, bar);
    if (!frame.upright) {
        painter.drawText(
            QRectF(box.center().x() - room / 2, frame.plot.bottom() + 2, room, metrics.height()),
            Qt::AlignCenter,
            text);
        return;
    }
    painter.save();
    painter.translate(box.center().x() + metrics.ascent() / 2 - 1, frame.plot.bottom() + kGap);
    painter.rotate(-90);
    const QString cut = metrics.elidedText(text, Qt::ElideRight, kLongestLabel);
    painter.drawText(QPointF(-metrics.horizontalAdvance(cut), 0), cut);
    painter.restore();
}

void BarChart::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (chart_.bars.empty()) {
        return;
    }
    const Frame frame = this->frame();
    paintLegend(painter);
    paintAxis(painter, frame);
    for (std::size_t bar = 0; bar < chart_.bars.size(); ++bar) {
        paintBar(painter, frame, bar);
        paintLabel(painter, frame, bar);
    }
}

QString BarChart::tipOf(std::size_t bar) const {
    const ChartBar& shown = chart_.bars[bar];
    QStringList lines{labelOf(chart_, bar)};
    for (std::size_t part = 0; part < shown.parts.size(); ++part) {
        lines << QStringLiteral("%1: %2 %3")
                     .arg(said(chart_.series[part].name),
                          chartNumber(shown.parts[part].value),
                          said(chart_.unit));
    }
    if (!chart_.limit.zh.empty()) {
        lines << QStringLiteral("%1: %2").arg(
            said(chart_.limit), shown.limit ? chartNumber(*shown.limit) : tr("not known"));
    }
    return lines.join(QLatin1Char('\n'));
}

void BarChart::goTo(std::size_t bar) {
    current_ = bar;
    setAccessibleDescription(tipOf(bar));
    update();
}

void BarChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || chart_.bars.empty()) {
        return;
    }
    for (std::size_t bar = 0; bar < chart_.bars.size(); ++bar) {
        for (std::size_t part = 0; part < chart_.bars[bar].parts.size(); ++part) {
            // One pixel more, for parts that are hardly to be hit.
            if (partBox(bar, part).adjusted(0, -1, 0, 1).contains(event->position())) {
                goTo(bar);
                Q_EMIT chosen(chart_.bars[bar].parts[part].sites);
                return;
            }
        }
    }
}

void BarChart::keyPressEvent(QKeyEvent* event) {
    const std::size_t count = chart_.bars.size();
    if (count == 0) {
        return QWidget::keyPressEvent(event);
    }
    switch (event->key()) {
        case Qt::Key_Right:
            return goTo(current_ ? std::min(*current_ + 1, count - 1) : 0);
        case Qt::Key_Left:
            return goTo(current_ && *current_ > 0 ? *current_ - 1 : 0);
        case Qt::Key_Home:
            return goTo(0);
        case Qt::Key_End:
            return goTo(count - 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (current_) {
                std::vector<std::string> sites;
                for (const ChartPart& part : chart_.bars[*current_].parts) {
                    sites.insert(sites.end(), part.sites.begin(), part.sites.end());
                }
                Q_EMIT chosen(sites);
            }
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

bool BarChart::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && !chart_.bars.empty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Frame frame = this->frame();
        for (std::size_t bar = 0; bar < chart_.bars.size(); ++bar) {
            if (barBox(frame, bar).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), tipOf(bar), this);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

}  // namespace ruyuan::app
