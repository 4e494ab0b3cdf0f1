// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/pin/pin_tool.h"

#include "app/desktop/language.h"
#include "app/desktop/map/map_panel.h"

#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

#include <algorithm>

namespace ruyuan::app {

namespace {

using planner::Verdict;

constexpr double kReach = 6.0;  // pixels around the pointer
constexpr double kBadge = 22.0;
constexpr double kBarWidth = 150.0;
constexpr double kBarHeight = 9.0;
constexpr double kMargin = 8.0;
constexpr int kWords = 320;  // width of the box of reasons, pixels

QString amount(double value) {
    return QString::number(value, 'f', value < 10 ? 1 : 0);
}

}  // namespace

QString verdictSign(Verdict verdict) {
    switch (verdict) {
        case Verdict::Pass:
            return QStringLiteral("✓");
        case Verdict::Warn:
            return QStringLiteral("!");
        case Verdict::Fail:
            return QStringLiteral("✗");
        case Verdict::Unknown:
            break;
    }
    return QStringLiteral("?");
}

QColor verdictColor(Verdict verdict) {
    switch (verdict) {
        case Verdict::Pass:
            return {0x1b, 0x7f, 0x4b};
        case Verdict::Warn:
            return {0xb3, 0x6b, 0x00};
        case Verdict::Fail:
            return {0xb0, 0x24, 0x24};
        case Verdict::Unknown:
            break;
    }
    return {0x5f, 0x63, 0x70};
}

QString roomText(const planner::ResourceFit& room) {
    const QString name = said(room.name);
    const QString unit = fromUtf8(room.unit);
    if (!room.need) {
        return QObject::tr("%1: need not known").arg(name);
    }
    if (!room.capacity) {
        return QObject::tr("%1: %2 → %3 %4, capacity not known")
            .arg(name, amount(room.others), amount(room.after()), unit);
    }
    const QString text =
        QObject::tr("%1: %2 → %3 of %4 %5")
            .arg(name, amount(room.others), amount(room.after()), amount(*room.capacity), unit);
    return room.exceeded()
               ? QObject::tr("%1, %2 too much").arg(text, amount(room.after() - *room.capacity))
               : text;
}

void paintRoom(QPainter& painter,
               const QRectF& box,
               const planner::ResourceFit& room,
               const QPalette& palette) {
    const double most = std::max({room.capacity.value_or(0), room.after(), 1e-9});
    const auto at = [&](double value) { return box.left() + box.width() * value / most; };
    const double capacity = room.capacity.value_or(most);
    painter.setPen(Qt::NoPen);
    QColor used = palette.color(QPalette::WindowText);
    used.setAlphaF(0.35F);
    painter.fillRect(QRectF(QPointF(box.left(), box.top()), QPointF(at(room.others), box.bottom())),
                     used);
    const double until = room.after();
    painter.fillRect(
        QRectF(QPointF(at(room.others), box.top()),
               QPointF(at(std::min(until, std::max(capacity, room.others))), box.bottom())),
        palette.color(QPalette::Highlight));
    if (room.exceeded()) {
        const QRectF over(QPointF(at(std::max(capacity, 0.0)), box.top()),
                          QPointF(at(until), box.bottom()));
        painter.fillRect(over, QBrush(verdictColor(Verdict::Fail), Qt::BDiagPattern));
        painter.setPen(QPen(verdictColor(Verdict::Fail), 2));
        painter.drawLine(QPointF(at(capacity), box.top() - 2),
                         QPointF(at(capacity), box.bottom() + 2));
    }
    painter.setPen(QPen(palette.color(QPalette::WindowText), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
}

PinTool::PinTool(Workspace& workspace, MapPanel& map, ParkBoardKeeper& boards, QObject* parent)
    : MapTool(parent), workspace_(workspace), map_(map), boards_(boards) {}

QCursor PinTool::cursor() const {
    return site_.empty() ? Qt::OpenHandCursor : Qt::ClosedHandCursor;
}

bool PinTool::press(const maps::MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton && mouse.button != Qt::RightButton) {
        return false;
    }
    for (const maps::Hit& hit : map_.map().scene().at(mouse.camera, mouse.pixel, kReach)) {
        const auto thing = map_.thingOf(hit);
        if (!thing || thing->kind != ThingKind::Site) {
            continue;
        }
        workspace_.select({*thing});
        if (mouse.button == Qt::RightButton) {
            Q_EMIT menuWanted();
            return true;
        }
        board_ = boards_.board();
        if (!board_) {
            Q_EMIT this->hint(tr("The parks are still being checked; try again in a moment"));
            return true;
        }
        site_ = thing->id;
        pressed_ = pointer_ = mouse.pixel;
        moved_ = false;
        target_.reset();
        answers_.clear();
        ask();
        return true;
    }
    return false;
}

/// Asks the parks beside the window.
void PinTool::ask() {
    const auto site = board_->site(site_);
    if (!site) {
        return;
    }
    workspace_.jobs().start<std::vector<ParkBoard::Answer>>(
        this,
        tr("Asking the parks"),
        [board = board_, site = *site, day = workspace_.date()](const gis::Progress&)
            -> gis::Result<std::vector<ParkBoard::Answer>> { return board->about(site, day); },
        [this, asked = site_](gis::Result<std::vector<ParkBoard::Answer>> answers) {
            if (answers && site_ == asked) {
                answers_ = std::move(*answers);
                Q_EMIT changed();
                Q_EMIT hint(sentence());
            }
        });
}

void PinTool::drag(const maps::MapMouse& mouse) {
    if (site_.empty()) {
        return;
    }
    pointer_ = mouse.pixel;
    moved_ = moved_ || (mouse.pixel - pressed_).manhattanLength() >=
                           QGuiApplication::styleHints()->startDragDistance();
    aim(mouse);
    Q_EMIT changed();
    Q_EMIT hint(sentence());
}

void PinTool::aim(const maps::MapMouse& mouse) {
    target_.reset();
    for (const maps::Hit& hit : map_.map().scene().at(mouse.camera, mouse.pixel, kReach)) {
        const auto thing = map_.thingOf(hit);
        if (thing && thing->kind == ThingKind::Park) {
            const auto& parks = board_->project().parks;
            const auto found = std::ranges::find(parks, thing->id, &planner::Park::id);
            if (found != parks.end()) {
                target_ = static_cast<std::size_t>(found - parks.begin());
                return;
            }
        }
    }
}

void PinTool::release(const maps::MapMouse& mouse) {
    if (site_.empty()) {
        return;
    }
    aim(mouse);
    const std::string site = std::exchange(site_, {});
    const auto target = std::exchange(target_, std::nullopt);
    const bool dropped = moved_ && target.has_value();
    Q_EMIT changed();
    Q_EMIT hint(QString());
    if (dropped) {
        Q_EMIT this->dropped(site,
                             board_->project().parks[*target].id,
                             (mouse.modifiers & Qt::ControlModifier) != 0);
    }
}

bool PinTool::cancel() {
    const bool active = !site_.empty();
    site_.clear();
    target_.reset();
    Q_EMIT changed();
    Q_EMIT hint(QString());
    return active;
}

QString PinTool::sentence() const {
    if (site_.empty()) {
        return tr("Drag a site onto a park");
    }
    if (!target_) {
        return tr("Drop it on a park; Esc leaves it where it is");
    }
    const QString park = fromUtf8(board_->project().parks[*target_].name);
    if (*target_ >= answers_.size()) {
        return park;
    }
    const planner::ParkVerdict& verdict = answers_[*target_].verdict;
    return verdict.reasons.empty()
               ? tr("%1 can take it").arg(park)
               : QStringLiteral("%1 %2: %3")
                     .arg(verdictSign(verdict.verdict), park, said(verdict.reasons.front()));
}

void PinTool::paint(QPainter& painter, const maps::Camera& camera) const {
    if (site_.empty() || !moved_) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t park = 0; park < board_->project().parks.size(); ++park) {
        paintPark(painter, camera, park);
    }
    if (const auto hit = map_.hitOf({ThingKind::Site, site_})) {
        const auto& layer = *map_.map().scene().layers()[hit->layer].features;
        painter.setPen(
            QPen(QGuiApplication::palette().color(QPalette::Highlight), 2, Qt::DashLine));
        painter.drawLine(camera.toPixel(layer.anchor(hit->feature)), pointer_);
    }
    painter.setPen(QPen(Qt::white, 2));
    painter.setBrush(QGuiApplication::palette().color(QPalette::Highlight));
    painter.drawEllipse(pointer_, 7, 7);
    if (target_ && *target_ < answers_.size()) {
        paintTarget(painter, camera);
    }
}

/// The sign of the verdict on the park's place.
void PinTool::paintPark(QPainter& painter, const maps::Camera& camera, std::size_t park) const {
    const auto hit = map_.hitOf({ThingKind::Park, board_->project().parks[park].id});
    if (!hit || (target_ == park && park < answers_.size())) {
        return;
    }
    const auto& layer = *map_.map().scene().layers()[hit->layer].features;
    const QPointF at = camera.toPixel(layer.anchor(hit->feature));
    const planner::Matrix::Row* row =
        planner::matrixRow(board_->project().matrix, *board_->site(site_), park);
    const Verdict verdict = row == nullptr ? Verdict::Unknown : row->verdict;
    const QRectF badge(at.x() - kBadge / 2, at.y() - kBadge / 2, kBadge, kBadge);
    painter.setPen(QPen(Qt::white, 2));
    painter.setBrush(verdictColor(verdict));
    painter.drawRoundedRect(badge, 5, 5);
    painter.setPen(Qt::white);
    painter.drawText(badge, Qt::AlignCenter, verdictSign(verdict));
    if (park < answers_.size() && !answers_[park].room.empty()) {
        // Land stands first.
        const QRectF bar(at.x() - kBadge, at.y() + kBadge / 2 + 3, 2 * kBadge, 6);
        painter.fillRect(bar.adjusted(-1, -1, 1, 1),
                         QGuiApplication::palette().color(QPalette::Base));
        paintRoom(painter, bar, answers_[park].room.front(), QGuiApplication::palette());
    }
}

/// Name, first reason and bars of the park under the pointer, in a box beside it.
void PinTool::paintTarget(QPainter& painter, const maps::Camera& camera) const {
    const ParkBoard::Answer& answer = answers_[*target_];
    const QPalette palette = QGuiApplication::palette();
    const QFontMetricsF metrics(painter.font());
    const QString head = sentence();
    const QRectF words = metrics.boundingRect(QRectF(0, 0, kWords, 1000), Qt::TextWordWrap, head);
    const double row = metrics.height() + kBarHeight + 4;
    const auto bars = static_cast<double>(answer.room.size());
    QRectF box(0, 0, kWords + 2 * kMargin, words.height() + bars * row + 2 * kMargin);
    box.moveTopLeft(pointer_ + QPointF(16, 16));
    box.moveLeft(std::max(0.0, std::min(box.left(), camera.size.width() - box.width())));
    box.moveTop(std::max(0.0, std::min(box.top(), camera.size.height() - box.height())));
    painter.setPen(QPen(verdictColor(answer.verdict.verdict), 2));
    painter.setBrush(palette.color(QPalette::Window));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(palette.color(QPalette::WindowText));
    QRectF line = box.adjusted(kMargin, kMargin, -kMargin, -kMargin);
    painter.drawText(line, Qt::TextWordWrap, head);
    line.setTop(line.top() + words.height());
    for (const planner::ResourceFit& room : answer.room) {
        painter.setPen(room.exceeded() ? verdictColor(Verdict::Fail)
                                       : palette.color(QPalette::WindowText));
        painter.drawText(QRectF(line.topLeft(), QSizeF(line.width(), metrics.height())),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         roomText(room));
        paintRoom(painter,
                  QRectF(line.left(), line.top() + metrics.height(), kBarWidth, kBarHeight),
                  room,
                  palette);
        line.setTop(line.top() + row);
    }
}

}  // namespace ruyuan::app
