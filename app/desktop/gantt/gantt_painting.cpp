// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/gantt/gantt_painting.h"

#include "app/desktop/language.h"
#include "maps/looks.h"

#include <QAbstractProxyModel>
#include <QApplication>
#include <QPainter>

#include <KGanttStyleOptionGanttItem>
#include <algorithm>
#include <array>
#include <chrono>

namespace ruyuan::app {

namespace {

using KGantt::DateTimeScaleFormatter;

constexpr double kMark = 5;
constexpr std::chrono::days kDay{1};

struct ScaleLook {
    GanttScale scale;
    double dayWidth;
};
constexpr std::array kScales{ScaleLook{GanttScale::Quarter, 0.8},
                             ScaleLook{GanttScale::Month, 2.2},
                             ScaleLook{GanttScale::Week, 7.0}};

/// Quarters of a year: "Q3".
class QuarterFormatter : public DateTimeScaleFormatter {
public:
    QuarterFormatter() : DateTimeScaleFormatter(Month, QStringLiteral("M")) {}

    [[nodiscard]] QDateTime currentRangeBegin(const QDateTime& time) const override {
        const QDate date = time.date();
        return QDate(date.year(), (date.month() - 1) / 3 * 3 + 1, 1).startOfDay();
    }
    [[nodiscard]] QDateTime nextRangeBegin(const QDateTime& time) const override {
        return currentRangeBegin(time).date().addMonths(3).startOfDay();
    }
    [[nodiscard]] QString text(const QDateTime& time) const override {
        return QStringLiteral("Q%1").arg((time.date().month() - 1) / 3 + 1);
    }
};

/// A red that has contrast on the palette's background.
QColor redOf(const QPalette& palette) {
    return palette.color(QPalette::Base).lightness() < 128 ? QColor::fromRgb(0xffff8a80)
                                                           : QColor::fromRgb(0xffb00020);
}

void diamond(QPainter& painter, QPointF at, const QColor& ink, const QBrush& fill) {
    painter.setPen(QPen(ink, 1.4));
    painter.setBrush(fill);
    painter.drawPolygon(QPolygonF{at + QPointF(0, -kMark),
                                  at + QPointF(kMark, 0),
                                  at + QPointF(0, kMark),
                                  at + QPointF(-kMark, 0)});
}

}  // namespace

GanttGrid::GanttGrid() {
    setFreeDays({});
    setRowSeparators(true);
    setScale(GanttScale::Quarter);
}

void GanttGrid::setScale(GanttScale scale) {
    DateTimeGrid::setScale(ScaleUserDefined);
    const auto year = [] {
        return new DateTimeScaleFormatter(DateTimeScaleFormatter::Year, QStringLiteral("yyyy"));
    };
    switch (scale) {
        case GanttScale::Quarter:
            setUserDefinedUpperScale(year());
            setUserDefinedLowerScale(new QuarterFormatter);
            break;
        case GanttScale::Month:
            setUserDefinedUpperScale(year());
            setUserDefinedLowerScale(
                new DateTimeScaleFormatter(DateTimeScaleFormatter::Month, QStringLiteral("M")));
            break;
        case GanttScale::Week:
            setUserDefinedUpperScale(new DateTimeScaleFormatter(DateTimeScaleFormatter::Month,
                                                                QStringLiteral("yyyy-MM")));
            setUserDefinedLowerScale(
                new DateTimeScaleFormatter(DateTimeScaleFormatter::Week, QStringLiteral("d")));
            break;
    }
    setDayWidth(std::ranges::find(kScales, scale, &ScaleLook::scale)->dayWidth);
}

void GanttGrid::setDays(gis::Date asOf, std::optional<gis::Date> shown) {
    asOf_ = asOf;
    shown_ = shown;
    Q_EMIT gridChanged();
}

void GanttGrid::drawBackground(QPainter* /*painter*/, const QRectF& /*rect*/) {}

void GanttGrid::drawForeground(QPainter* painter, const QRectF& rect) {
    const QPalette palette = QApplication::palette();
    const auto line = [&](gis::Date day, const QColor& color, Qt::PenStyle style, double width) {
        const double at = mapFromDateTime(midnight(day));
        painter->setPen(QPen(color, width, style));
        painter->drawLine(QPointF(at, rect.top()), QPointF(at, rect.bottom()));
    };
    painter->save();
    line(asOf_, palette.color(QPalette::WindowText), Qt::DashLine, 1.2);
    if (shown_) {
        line(*shown_, palette.color(QPalette::Highlight), Qt::SolidLine, 2.0);
    }
    painter->restore();
}

GanttDelegate::GanttDelegate(const GanttModel& model, const GanttGrid& grid, QObject* parent)
    : ItemDelegate(parent), model_(model), grid_(grid) {}

/// KGantt asks with indexes of its own proxies.
QModelIndex GanttDelegate::sourceOf(const QModelIndex& index) const {
    QModelIndex source = index;
    while (source.isValid() && source.model() != &model_) {
        const auto* proxy = qobject_cast<const QAbstractProxyModel*>(source.model());
        if (proxy == nullptr) {
            return {};
        }
        source = proxy->mapToSource(source);
    }
    return source;
}

double GanttDelegate::x(gis::Date day) const {
    return grid_.mapFromDateTime(midnight(day));
}

GanttDelegate::Marks GanttDelegate::marksOf(const QModelIndex& source) const {
    const GanttSite& site = *model_.site(source);
    const maps::PointSymbol look = maps::siteLook(planner::word(site.path), language());
    if (const planner::Task* task = model_.task(source)) {
        const QColor fill = QApplication::palette().color(QPalette::Mid);
        return {.fill = fill,
                .ink = QApplication::palette().color(QPalette::WindowText),
                .letter = {},
                .startBy = {},
                .finishBy = task->deadline,
                .latestStart = task->latestStart,
                .end = task->finish,
                .late = task->late || task->floatDays.value_or(0) < 0,
                .step = true};
    }
    return {.fill = look.fill,
            .ink = look.ink,
            .letter = look.letter,
            .startBy = site.startBy,
            .finishBy = site.finishBy,
            .latestStart = site.latestStart,
            .end = site.end,
            .late = site.late,
            .step = false};
}

KGantt::Span GanttDelegate::itemBoundingSpan(const KGantt::StyleOptionGanttItem& option,
                                             const QModelIndex& index) const {
    const QModelIndex source = sourceOf(index);
    double left = option.itemRect.left();
    double right = option.itemRect.right() + 4 * kMark;  // a letter behind the bar
    if (model_.site(source) != nullptr) {
        const Marks marks = marksOf(source);
        for (const auto& day : {marks.startBy, marks.finishBy, marks.latestStart}) {
            if (day) {
                left = std::min(left, x(*day));
                right = std::max(right, x(*day + kDay));
            }
        }
    }
    return {left - 2 * kMark, right - left + 4 * kMark};
}

void GanttDelegate::paintBar(QPainter& painter,
                             const QRectF& bar,
                             const Marks& marks,
                             const QColor& red) const {
    painter.setPen(QPen(marks.late ? red : QApplication::palette().color(QPalette::WindowText),
                        marks.late ? 2.0 : 1.0));
    painter.setBrush(marks.fill);
    painter.drawRect(bar);
    if (marks.late) {
        painter.setPen(Qt::NoPen);
        QColor stripes =
            marks.step ? QApplication::palette().color(QPalette::WindowText) : marks.ink;
        stripes.setAlphaF(0.55F);
        painter.setBrush(QBrush(stripes, Qt::BDiagPattern));
        painter.drawRect(bar);
    }
    QFont font = painter.font();
    font.setPixelSize(std::max(10, static_cast<int>(bar.height()) - 2));
    font.setBold(true);
    painter.setFont(font);
    if (!marks.letter.isEmpty() && bar.width() > bar.height() + 2) {
        const QRectF box(bar.left() + 1, bar.top(), bar.height() + 2, bar.height());
        painter.fillRect(box.adjusted(0, 1, 0, -1), marks.fill);
        painter.setPen(marks.ink);
        painter.drawText(box, Qt::AlignCenter, marks.letter);
    }
    if (marks.late) {
        painter.setPen(red);
        painter.drawText(QRectF(bar.right() + 3, bar.top() - 2, 4 * kMark, bar.height() + 4),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         tr("L", "letter of what is late"));
    }
}

void GanttDelegate::paintGanttItem(QPainter* painter,
                                   const KGantt::StyleOptionGanttItem& option,
                                   const QModelIndex& index) {
    const QModelIndex source = sourceOf(index);
    if (model_.site(source) == nullptr) {
        return;
    }
    const Marks marks = marksOf(source);
    const QPalette palette = QApplication::palette();
    const QColor ink = palette.color(QPalette::WindowText);
    const QColor red = redOf(palette);
    const double height = option.itemRect.height() * (marks.step ? 0.5 : 0.8);
    QRectF bar = option.itemRect;
    bar.setTop(option.itemRect.center().y() - height / 2);
    bar.setHeight(height);
    const double middle = bar.center().y();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (marks.finishBy && *marks.finishBy > marks.end) {  // time to spare
        painter->setPen(QPen(ink, 1.2, Qt::DotLine));
        painter->drawLine(QPointF(bar.right(), middle), QPointF(x(*marks.finishBy + kDay), middle));
    }
    paintBar(*painter, bar, marks, red);
    if (marks.latestStart) {
        const QPointF foot(x(*marks.latestStart), bar.bottom() + 2);
        painter->setPen(QPen(palette.color(QPalette::Base), 0.8));
        painter->setBrush(marks.late ? red : ink);
        painter->drawPolygon(QPolygonF{foot + QPointF(0, -2 * kMark),
                                       foot + QPointF(kMark * 0.8, 0),
                                       foot + QPointF(-kMark * 0.8, 0)});
    }
    if (marks.startBy) {
        diamond(*painter, {x(*marks.startBy + kDay), middle}, ink, palette.brush(QPalette::Base));
    }
    if (marks.finishBy) {
        const QColor color = marks.end > *marks.finishBy ? red : ink;
        diamond(*painter, {x(*marks.finishBy + kDay), middle}, color, color);
    }
    if ((option.state & QStyle::State_Selected) != 0) {
        painter->setPen(QPen(palette.color(QPalette::Highlight), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(bar.adjusted(-2, -2, 2, 2));
    }
    painter->restore();
}

QString GanttDelegate::toolTip(const QModelIndex& index) const {
    return sourceOf(index).data(Qt::ToolTipRole).toString();
}

}  // namespace ruyuan::app
