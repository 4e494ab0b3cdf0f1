// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/message_bar.h"

#include "app/desktop/icons.h"
#include "app/desktop/language.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

namespace ruyuan::app {

namespace {

constexpr int kNoteMilliseconds = 8000;
constexpr int kMark = 18;

const char* iconOf(MessageBar::Level level) {
    switch (level) {
        case MessageBar::Level::Note:
            return "info";
        case MessageBar::Level::Warning:
            return "warning";
        case MessageBar::Level::Error:
            break;
    }
    return "error";
}

QColor edgeOf(MessageBar::Level level) {
    switch (level) {
        case MessageBar::Level::Note:
            return QColor(0x2b, 0x7b, 0xb9);
        case MessageBar::Level::Warning:
            return QColor(0xc7, 0x7c, 0x02);
        case MessageBar::Level::Error:
            break;
    }
    return QColor(0xc0, 0x39, 0x2b);
}

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), mark_(new QLabel), text_(new QLabel), timer_(new QTimer(this)) {
    setObjectName(QStringLiteral("messages"));
    setAutoFillBackground(true);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* close = new QToolButton;
    close->setIcon(icon("close"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 6, 6);
    row->addWidget(mark_);
    row->addWidget(text_, 1);
    row->addWidget(close, 0, Qt::AlignTop);
    timer_->setSingleShot(true);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(timer_, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void MessageBar::tell(Level level, const QString& text) {
    level_ = level;
    log_ << text;
    text_->setText(text);
    mark_->setPixmap(icon(iconOf(level)).pixmap(kMark, kMark));
    setStyleSheet(QStringLiteral("#messages { border: none; border-left: 4px solid %1; }")
                      .arg(edgeOf(level).name()));
    setAccessibleName(text);
    show();
    if (level == Level::Note) {
        timer_->start(kNoteMilliseconds);
    } else {
        timer_->stop();
    }
}

void MessageBar::error(const gis::Error& error) {
    tell(error.code == gis::ErrorCode::Cancelled ? Level::Note : Level::Error, said(error));
}

QString MessageBar::text() const {
    return isHidden() ? QString() : text_->text();
}

}  // namespace ruyuan::app
