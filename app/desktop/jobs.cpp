// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/jobs.h"

#include "app/desktop/language.h"

#include <QPointer>

#include <algorithm>
#include <chrono>

namespace ruyuan::app {

namespace {

constexpr auto kBetweenReports = std::chrono::milliseconds(50);

}  // namespace

struct Jobs::Running {
    Job job;
    QPointer<const QObject> owner;
    QMetaObject::Connection ownerGone;
    std::function<void()> done;
    std::jthread thread;
};

Jobs::Jobs(QObject* parent) : QObject(parent) {}

Jobs::~Jobs() {
    stopAll();
    running_.clear();  // joins
}

std::vector<Jobs::Job> Jobs::running() const {
    std::vector<Job> jobs;
    for (const auto& running : running_) {
        jobs.push_back(running->job);
    }
    return jobs;
}

int Jobs::launch(const QObject* owner,
                 const QString& title,
                 std::function<void(const gis::Progress&)> work,
                 std::function<void()> done) {
    const int id = ++last_;
    auto running = std::make_unique<Running>();
    running->job.id = id;
    running->job.title = title;
    running->job.since.start();
    running->owner = owner;
    running->ownerGone = connect(owner, &QObject::destroyed, this, [this, id] { stop(id); });
    running->done = std::move(done);
    const auto report = [this, id, last = std::chrono::steady_clock::time_point()](
                            double fraction, const gis::Text& step) mutable {
        const auto now = std::chrono::steady_clock::now();
        if (now - last < kBetweenReports) {
            return;
        }
        last = now;
        QMetaObject::invokeMethod(
            this,
            [this, id, fraction, step] {
                for (const auto& other : running_) {
                    if (other->job.id == id) {
                        other->job.fraction = fraction;
                        other->job.step = said(step);
                        Q_EMIT moved(id);
                    }
                }
            },
            Qt::QueuedConnection);
    };
    Running& kept = *running;
    running_.push_back(std::move(running));
    kept.thread = std::jthread([this, id, report, work = std::move(work)](std::stop_token stop) {
        work(gis::Progress(report, std::move(stop)));
        QMetaObject::invokeMethod(this, [this, id] { end(id); }, Qt::QueuedConnection);
    });
    Q_EMIT started(id);
    return id;
}

void Jobs::end(int id) {
    const auto found =
        std::ranges::find_if(running_, [id](const auto& running) { return running->job.id == id; });
    const std::unique_ptr<Running> ended = std::move(*found);
    running_.erase(found);
    ended->thread.join();
    disconnect(ended->ownerGone);
    Q_EMIT finished(id);
    if (ended->owner) {
        ended->done();
    }
}

void Jobs::stop(int id) {
    for (const auto& running : running_) {
        if (running->job.id == id) {
            running->thread.request_stop();
            running->job.stopping = true;
            Q_EMIT moved(id);
        }
    }
}

void Jobs::stopAll() {
    for (const auto& running : running_) {
        running->thread.request_stop();
        running->job.stopping = true;
    }
}

}  // namespace ruyuan::app
