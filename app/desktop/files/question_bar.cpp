// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/files/question_bar.h"

#include "app/desktop/icons.h"
#include "app/desktop/language.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace ruyuan::app {

namespace {

constexpr int kSign = 22;

}  // namespace

QuestionBar::QuestionBar(QWidget* parent)
    : QFrame(parent), text_(new QLabel), advice_(new QLabel), accept_(new QCheckBox) {
    setObjectName(QStringLiteral("question"));
    setStyleSheet(QStringLiteral("#question { border: 2px solid #c77c02; border-radius: 4px; }"));
    auto* sign = new QLabel;
    sign->setPixmap(icon("warning").pixmap(kSign, kSign));
    auto* title =
        new QLabel(QStringLiteral("<b>%1</b>")
                       .arg(tr("To be settled before the import: what are the coordinates?")));
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    advice_->setWordWrap(true);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(3);
    lines->addWidget(title);
    lines->addWidget(text_);
    lines->addWidget(accept_);
    lines->addWidget(advice_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 8, 6);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addLayout(lines, 1);
    connect(accept_, &QCheckBox::toggled, this, &QuestionBar::answered);
    hide();
}

bool QuestionBar::accepted() const {
    return accept_->isChecked();
}

void QuestionBar::show(const ImportPreview& preview) {
    if (!preview.question) {
        setVisible(accepted());
        return;
    }
    text_->setText(said(preview.question->sentence));
    accept_->setVisible(preview.acceptable);
    accept_->setText(tr("Take what is &proposed: %1").arg(fromUtf8(preview.source.crs)));
    advice_->setText(
        preview.acceptable
            ? tr("If it is not so, choose the coordinate system above.")
            : tr("Ask the sender, then choose the coordinate system above: CGCS2000 when they are "
                 "not displaced, GCJ-02 for Amap or Tencent, BD-09 for Baidu."));
    setVisible(true);
}

void QuestionBar::forget() {
    const QSignalBlocker silent(accept_);
    accept_->setChecked(false);
    hide();
}

}  // namespace ruyuan::app
