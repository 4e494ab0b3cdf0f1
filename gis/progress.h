// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"

#include <functional>
#include <stop_token>
#include <utility>

namespace ruyuan::gis {

/// Passed into every long operation: where it tells how far it is, and learns that it should stop.
/// A default-made one reports nowhere and never stops. Cheap to copy; used from one thread.
class Progress {
public:
    /// Gets the fraction done (0 to 1) and what is being done now.
    using Report = std::function<void(double fraction, const Text& step)>;

    Progress() = default;
    Progress(Report report, std::stop_token stop)
        : report_(std::move(report)), stop_(std::move(stop)) {}

    void step(double fraction, const Text& what) const {
        if (report_) {
            report_(from_ + (to_ - from_) * fraction, what);
        }
    }

    [[nodiscard]] bool stopRequested() const { return stop_.stop_requested(); }
    [[nodiscard]] const std::stop_token& stopToken() const { return stop_; }

    /// The same progress for a stage that runs from fraction @p from to @p to of this one.
    [[nodiscard]] Progress part(double from, double to) const {
        Progress stage = *this;
        stage.from_ = from_ + (to_ - from_) * from;
        stage.to_ = from_ + (to_ - from_) * to;
        return stage;
    }

private:
    Report report_;
    std::stop_token stop_;
    double from_ = 0.0;
    double to_ = 1.0;
};

}  // namespace ruyuan::gis
