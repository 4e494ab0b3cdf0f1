// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "gis/result.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <stop_token>
#include <thread>
#include <vector>

namespace ruyuan::app {

/// Long work (后台作业) beside the window: each job on a thread of its own, with progress, and
/// stopped when asked. To be used from the thread of the windows.
class Jobs : public QObject {
    Q_OBJECT

public:
    explicit Jobs(QObject* parent = nullptr);
    /// Asks every job to stop and waits for it; what comes after a job is then not done.
    ~Jobs() override;

    struct Job {
        int id = 0;
        QString title;
        QString step;
        double fraction = 0;
        QElapsedTimer since;
        bool stopping = false;
    };
    [[nodiscard]] std::vector<Job> running() const;

    /// @p work runs beside, @p done after it in this thread. A job whose @p owner is gone
    /// is asked to stop, and its @p done is not called: a window that is made anew in another
    /// language leaves none behind that could come back to it.
    template <class T>
    int start(const QObject* owner,
              const QString& title,
              std::function<gis::Result<T>(const gis::Progress&)> work,
              std::function<void(gis::Result<T>)> done) {
        auto result = std::make_shared<gis::Result<T>>();
        return launch(
            owner,
            title,
            [result, work = std::move(work)](const gis::Progress& progress) {
                *result = work(progress);
            },
            [result, done = std::move(done)] { done(std::move(*result)); });
    }

    /// Asks a job to stop; it ends when it comes to a place where it can.
    void stop(int id);
    void stopAll();

Q_SIGNALS:
    void started(int id);
    /// Progress of a job, at most 20 times a second.
    void moved(int id);
    void finished(int id);

private:
    struct Running;
    int launch(const QObject* owner,
               const QString& title,
               std::function<void(const gis::Progress&)> work,
               std::function<void()> done);
    void end(int id);

    std::vector<std::unique_ptr<Running>> running_;
    int last_ = 0;
};

}  // namespace ruyuan::app
