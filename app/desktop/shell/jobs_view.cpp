// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/shell/jobs_view.h"

#include "app/desktop/icons.h"
#include "app/desktop/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

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

/// One job. Stays the same widget as long as the job runs: a button that is made anew between press
/// and release cannot be clicked.
class JobRow : public QWidget {
public:
    JobRow(Jobs& jobs, int id)
        : title_(new ElidedLabel),
          bar_(new QProgressBar),
          times_(new QLabel),
          stop_(new QToolButton) {
        auto* line = new QHBoxLayout(this);
        line->setContentsMargins(0, 0, 0, 0);
        line->addWidget(title_, 1);
        line->addWidget(bar_, 1);
        line->addWidget(times_);
        line->addWidget(stop_);
        stop_->setIcon(icon("stop"));
        stop_->setToolTip(JobsView::tr("Stop"));
        stop_->setAccessibleName(JobsView::tr("Stop"));
        connect(stop_, &QToolButton::clicked, this, [&jobs, id] { jobs.stop(id); });
    }

    /// Whether the keyboard is here, also while another window is in front.
    [[nodiscard]] bool hasKeyboard() const { return window()->focusWidget() == stop_; }

    void show(const Jobs::Job& job) {
        title_->setText(job.step.isEmpty() ? job.title
                                           : QStringLiteral("%1 — %2").arg(job.title, job.step));
        setProgress(*bar_, job);
        times_->setText(timesOf(job));
        stop_->setEnabled(!job.stopping);
    }

private:
    ElidedLabel* title_;
    QProgressBar* bar_;
    QLabel* times_;
    QToolButton* stop_;
};

JobsView::JobsView(Jobs& jobs, QWidget* parent)
    : QWidget(parent),
      jobs_(jobs),
      column_(new QVBoxLayout(this)),
      nothing_(new QLabel(tr("Nothing is running."))) {
    column_->addWidget(nothing_);
    column_->addStretch();
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
    std::erase_if(rows_, [&](const auto& row) {
        const auto job = std::ranges::find(jobs, row.first, &Jobs::Job::id);
        const bool over = job == jobs.end();
        if ((over || job->stopping) && row.second->hasKeyboard()) {
            setFocus(Qt::OtherFocusReason);  // a button that goes would send it to another panel
        }
        if (over) {
            row.second->hide();
            row.second->deleteLater();
        }
        return over;
    });
    for (const Jobs::Job& job : jobs) {
        JobRow*& row = rows_[job.id];
        if (row == nullptr) {
            row = new JobRow(jobs_, job.id);
            column_->insertWidget(column_->count() - 1, row);
        }
        row->show(job);
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
