// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/journal.h"
#include "planner/project.h"

#include <format>
#include <string>
#include <utility>

namespace ruyuan::testing {

/// An act of somebody with a reason.
inline planner::Act someAct(std::string command) {
    return {.command = std::move(command),
            .sentence = {"改", "change"},
            .who = "李四",
            .role = "规划",
            .time = "2026-01-01T00:00:00Z",
            .reason = "因为"};
}

/// A project with that many sites, S0001 厂1, S0002 厂2…, on a line east of 113.6°.
inline planner::Project fewSites(int count) {
    planner::Project project;
    project.asOf = gis::makeDate(2019, 7, 1);
    for (int i = 1; i <= count; ++i) {
        planner::Site site;
        site.id = std::format("S{:04}", i);
        site.name = std::format("厂{}", i);
        site.place = gis::Point{113.6 + i * 0.01, 34.7};
        project.sites.push_back(std::move(site));
    }
    return project;
}

}  // namespace ruyuan::testing
