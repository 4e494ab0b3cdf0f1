// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/jobs.h"

#include <functional>
#include <optional>

namespace ruyuan::app {

/// One thing that is computed beside the window and wanted anew now and then: one job at a time,
/// and only what was wanted last is delivered. What is delivered after this has died is dropped.
template <class T>
class Latest {
public:
    using Work = std::function<gis::Result<T>(const gis::Progress&)>;
    /// May take the value out.
    using Done = std::function<void(gis::Result<T>&)>;

    /// @p owner is whoever holds it: a job in its interest ends with it.
    Latest(Jobs& jobs, const QObject* owner) : jobs_(jobs), owner_(owner) {}

    void want(const QString& title, Work work, Done done) {
        waiting_ = Wish{title, std::move(work), std::move(done)};
        if (running_ == 0) {
            next();
        } else {
            jobs_.stop(running_);
        }
    }
    /// What was wanted before is not wanted any more.
    void forget() {
        ++generation_;
        waiting_.reset();
        if (running_ != 0) {
            jobs_.stop(running_);
        }
    }
    [[nodiscard]] bool isBusy() const { return running_ != 0 || waiting_; }

private:
    struct Wish {
        QString title;
        Work work;
        Done done;
    };

    void next() {
        if (!waiting_) {
            return;
        }
        Wish wish = std::move(*waiting_);
        waiting_.reset();
        const int generation = ++generation_;
        running_ =
            jobs_.start<T>(owner_,
                           wish.title,
                           std::move(wish.work),
                           [this, generation, done = std::move(wish.done)](gis::Result<T> result) {
                               running_ = 0;
                               if (generation == generation_ && !waiting_) {
                                   done(result);
                               }
                               if (running_ == 0) {
                                   next();
                               }
                           });
    }

    Jobs& jobs_;
    const QObject* owner_;
    std::optional<Wish> waiting_;
    int running_ = 0;
    int generation_ = 0;
};

}  // namespace ruyuan::app
