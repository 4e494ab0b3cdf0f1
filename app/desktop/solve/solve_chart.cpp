// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/solve/solve_chart.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr int kWidth = 260;
constexpr int kHeight = 120;
constexpr double kLeast = 0.05;  // seconds that the axis shows at least
constexpr double kPer = 100.0;   // cent

/// The range of values to show. Bounds far below anything useful do not flatten the rest.
struct Range {
    double low = 0;
    double high = 1;
};

Range rangeOf(const std::vector<SolveSample>& samples) {
    std::optional<double> low;
    std::optional<double> high;
    for (const SolveSample& sample : samples) {
        for (const auto& value : {sample.objective, sample.bound}) {
            if (value) {
                low = std::min(low.value_or(*value), *value);
                high = std::max(high.value_or(*value), *value);
            }
        }
    }
    Range range{low.value_or(0), high.value_or(1)};
    const double margin =
        std::max({(range.high - range.low) * 0.06, std::abs(range.high) * 1e-6, 1e-9});
    range.low -= margin;
    range.high += margin;
    return range;
}

QPainterPath steps(const std::vector<SolveSample>& samples,
                   std::optional<double> SolveSample::* value,
                   const auto& place,
                   double until) {
    QPainterPath path;
    std::optional<double> last;
    for (const SolveSample& sample : samples) {
        const auto& now = sample.*value;
        if (!now) {
            continue;
        }
        if (!last) {
            path.moveTo(place(sample.seconds, *now));
        } else {
            path.lineTo(place(sample.seconds, *last));
            path.lineTo(place(sample.seconds, *now));
        }
        last = now;
    }
    if (last) {
        path.lineTo(place(until, *last));
    }
    return path;
}

}  // namespace

QString solveText(const std::vector<SolveSample>& samples) {
    if (samples.empty()) {
        return QObject::tr("No search yet");
    }
    const SolveSample& last = samples.back();
    const auto number = [](const std::optional<double>& value) {
        return value ? QString::number(*value, 'f', 1) : QStringLiteral("—");
    };
    const QString gap =
        last.gap ? QStringLiteral("%1 %").arg(*last.gap * kPer, 0, 'f', 2) : QStringLiteral("—");
    return QObject::tr("Gap %3 · best %1 · bound %2")
        .arg(number(last.objective), number(last.bound), gap);
}

SolveChart::SolveChart(const SolveRun& run, QWidget* parent) : QWidget(parent), run_(run) {
    setAccessibleName(tr("Best plan and bound over time"));
    connect(&run_, &SolveRun::moved, this, &SolveChart::describe);
    connect(&run_, &SolveRun::finished, this, &SolveChart::describe);
    describe();
}

void SolveChart::describe() {
    setAccessibleDescription(solveText(run_.samples()));
    update();
}

QSize SolveChart::sizeHint() const {
    return {kWidth, kHeight};
}

QSize SolveChart::minimumSizeHint() const {
    return {kWidth / 2, kHeight / 2};
}

void SolveChart::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics = fontMetrics();
    const int line = metrics.height();
    const QRectF plot = QRectF(rect()).adjusted(6, line + 6, -6, -line - 4);
    QColor faint = palette().color(QPalette::WindowText);
    faint.setAlphaF(0.3F);
    painter.setPen(QPen(faint, 1));
    painter.drawRect(plot);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRectF(6, 2, width() - 12, line),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(solveText(run_.samples()), Qt::ElideRight, width() - 12));
    const double until = std::max(kLeast, run_.seconds());
    painter.drawText(QRectF(6, plot.bottom() + 2, width() - 12, line),
                     Qt::AlignRight | Qt::AlignVCenter,
                     tr("%1 s").arg(until, 0, 'f', 1));
    const Range range = rangeOf(run_.samples());
    const auto place = [&](double seconds, double value) {
        return QPointF(
            plot.left() + plot.width() * std::min(1.0, seconds / until),
            plot.bottom() - plot.height() * (value - range.low) / (range.high - range.low));
    };
    const QColor ink = palette().color(QPalette::Highlight);
    painter.setPen(QPen(ink, 2));
    painter.drawPath(steps(run_.samples(), &SolveSample::objective, place, until));
    painter.setPen(QPen(palette().color(QPalette::WindowText), 1.5, Qt::DashLine));
    painter.drawPath(steps(run_.samples(), &SolveSample::bound, place, until));
    // The lines differ by their dashes, which the legend shows.
    const double y = plot.bottom() + 2 + line / 2.0;
    painter.setPen(QPen(ink, 2));
    painter.drawLine(QPointF(6, y), QPointF(26, y));
    painter.setPen(palette().color(QPalette::WindowText));
    const QString best = tr("best");
    painter.drawText(QPointF(30, y + metrics.ascent() / 2.5), best);
    const double next = 40 + metrics.horizontalAdvance(best);
    painter.setPen(QPen(palette().color(QPalette::WindowText), 1.5, Qt::DashLine));
    painter.drawLine(QPointF(next, y), QPointF(next + 20, y));
    painter.drawText(QPointF(next + 24, y + metrics.ascent() / 2.5), tr("bound"));
}

}  // namespace ruyuan::app
