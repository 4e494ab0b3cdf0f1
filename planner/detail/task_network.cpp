// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/task_network.h"

#include <algorithm>
#include <chrono>

namespace ruyuan::planner::detail {

namespace {

using std::chrono::days;

class Calendar {
public:
    Calendar(const Step& step, const std::optional<WinterBreak>& winter)
        : winter_(step.rests && winter ? &*winter : nullptr) {}

    [[nodiscard]] bool works(gis::Date day) const {
        return winter_ == nullptr || !inBreak(*winter_, day);
    }
    /// The first day of work on or after a day.
    [[nodiscard]] gis::Date first(gis::Date day) const {
        while (!works(day)) {
            day += days(1);
        }
        return day;
    }
    /// The last of so many days of work that begin with @p start. @pre it is a day of work.
    [[nodiscard]] gis::Date last(gis::Date start, std::int64_t count) const {
        return move(start, count, days(1));
    }
    /// The first of so many days of work that end on or before a day.
    [[nodiscard]] gis::Date begin(gis::Date finish, std::int64_t count) const {
        while (!works(finish)) {
            finish -= days(1);
        }
        return move(finish, count, days(-1));
    }

private:
    [[nodiscard]] gis::Date move(gis::Date day, std::int64_t count, days step) const {
        if (winter_ == nullptr) {
            return day + step * (count - 1);
        }
        for (std::int64_t left = count - 1; left > 0;) {
            day += step;
            left -= works(day) ? 1 : 0;
        }
        return day;
    }

    const WinterBreak* winter_;
};

gis::Date earliest(const Step& step, const std::vector<StepDates>& dates, gis::Date begin) {
    gis::Date start = begin;
    for (const std::size_t before : step.after) {
        start = std::max(start, dates[before].finish + days(step.days > 0 ? 1 : 0));
    }
    return std::max(start, step.from.value_or(start));
}

}  // namespace

bool inBreak(const WinterBreak& winter, gis::Date day) {
    const std::chrono::year_month_day date(day);
    const auto place = [](int month, int dayOfMonth) { return month * 100 + dayOfMonth; };
    const int today = place(static_cast<int>(static_cast<unsigned>(date.month())),
                            static_cast<int>(static_cast<unsigned>(date.day())));
    const int from = place(winter.fromMonth, winter.fromDay);
    const int to = place(winter.toMonth, winter.toDay);
    return from <= to ? today >= from && today <= to : today >= from || today <= to;
}

std::vector<StepDates> datesOf(const std::vector<Step>& steps,
                               gis::Date begin,
                               const std::optional<WinterBreak>& winter) {
    std::vector<StepDates> dates(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Calendar calendar(steps[i], winter);
        const gis::Date start = earliest(steps[i], dates, begin);
        dates[i].start = steps[i].days > 0 ? calendar.first(start) : start;
        dates[i].finish =
            steps[i].days > 0 ? calendar.last(dates[i].start, steps[i].days) : dates[i].start;
    }
    std::vector<std::optional<gis::Date>> latestFinish(steps.size());
    const auto keep = [&](std::size_t i, gis::Date date) {
        latestFinish[i] = latestFinish[i] ? std::min(*latestFinish[i], date) : date;
    };
    for (std::size_t i = steps.size(); i-- > 0;) {
        if (steps[i].until) {
            keep(i, *steps[i].until);
        }
        if (!latestFinish[i]) {
            continue;
        }
        dates[i].latestStart =
            steps[i].days > 0 ? Calendar(steps[i], winter).begin(*latestFinish[i], steps[i].days)
                              : *latestFinish[i];
        for (const std::size_t before : steps[i].after) {
            keep(before, *dates[i].latestStart - days(steps[i].days > 0 ? 1 : 0));
        }
    }
    return dates;
}

}  // namespace ruyuan::planner::detail
