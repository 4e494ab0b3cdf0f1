// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/shell/jobs_view.h"

#include "app/desktop/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace ruyuan::app {

namespace {

constexpr int kSteps = 1000;
constexpr int kMoment = 300;  // ms that a job may run before it is shown
constexpr int kTick = 500;    // ms between looks at the clock

QString elapsed(const Jobs::Job& job) {
    const qint64 seconds = job.since.elapsed() / 1000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

/// The elapsed time and, when enough is done to tell, the remaining one.
QString timesOf(const Jobs::Job& job) {
    constexpr double kEnough = 0.1;
    if (job.fraction < kEnough || job.fraction >= 1) {
        return elapsed(job);
    }
    const double left =
        static_cast<double>(job.since.elapsed()) / 1000 * (1 - job.fraction) / job.fraction;
    return JobsView::tr("%1, about %n s left", nullptr, static_cast<int>(left) + 1)
        .arg(elapsed(job));
}

void setProgress(QProgressBar& bar, const Jobs::Job& job) {
    bar.setRange(0, job.fraction > 0 ? kSteps : 0);
    bar.setValue(static_cast<int>(job.fraction * kSteps));
}

}  // namespace

JobsView::JobsView(Jobs& jobs, QWidget* parent)
    : QWidget(parent),
      jobs_(jobs),
      rows_(new QVBoxLayout(this)),
      nothing_(new QLabel(tr("Nothing is running."))) {
    rows_->addWidget(nothing_);
    rows_->addStretch();
    for (const auto signal : {&Jobs::started, &Jobs::moved, &Jobs::finished}) {
        connect(&jobs_, signal, this, &JobsView::show);
    }
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &JobsView::show);
    timer->start(kTick);
}

void JobsView::show() {
    const auto jobs = jobs_.running();
    nothing_->setVisible(jobs.empty());
    for (QWidget* row : findChildren<QWidget*>(QStringLiteral("job"))) {
        row->setObjectName(QString());
        row->deleteLater();
    }
    for (const Jobs::Job& job : jobs) {
        auto* row = new QWidget;
        row->setObjectName(QStringLiteral("job"));
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->addWidget(
            new QLabel(job.step.isEmpty() ? job.title
                                          : QStringLiteral("%1 — %2").arg(job.title, job.step)),
            1);
        auto* bar = new QProgressBar;
        setProgress(*bar, job);
        line->addWidget(bar, 1);
        line->addWidget(new QLabel(timesOf(job)));
        auto* stop = new QToolButton;
        stop->setIcon(icon("stop"));
        stop->setToolTip(tr("Stop"));
        stop->setEnabled(!job.stopping);
        connect(stop, &QToolButton::clicked, this, [this, id = job.id] { jobs_.stop(id); });
        line->addWidget(stop);
        rows_->insertWidget(rows_->count() - 1, row);
    }
}

JobsLine::JobsLine(Jobs& jobs, QWidget* parent)
    : QWidget(parent),
      jobs_(jobs),
      title_(new QLabel),
      bar_(new QProgressBar),
      stop_(new QToolButton) {
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(title_);
    line->addWidget(bar_);
    line->addWidget(stop_);
    bar_->setFixedWidth(120);
    bar_->setMaximumHeight(14);
    stop_->setIcon(icon("stop"));
    stop_->setAutoRaise(true);
    stop_->setToolTip(tr("Stop"));
    stop_->setAccessibleName(tr("Stop"));
    connect(stop_, &QToolButton::clicked, this, [this] { jobs_.stop(job_); });
    for (const auto signal : {&Jobs::moved, &Jobs::finished}) {
        connect(&jobs_, signal, this, &JobsLine::show);
    }
    connect(&jobs_, &Jobs::started, this, [this] {
        QTimer::singleShot(kMoment, this, [this] { show(); });
    });
    setVisible(false);
}

void JobsLine::show() {
    const auto jobs = jobs_.running();
    const bool worth = !jobs.empty() && jobs.back().since.elapsed() >= kMoment;
    setVisible(worth);
    if (worth) {
        job_ = jobs.back().id;
        title_->setText(jobs.back().title);
        title_->setToolTip(jobs.back().step);
        setProgress(*bar_, jobs.back());
        stop_->setEnabled(!jobs.back().stopping);
    }
}

}  // namespace ruyuan::app
