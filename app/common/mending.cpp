// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/mending.h"

#include <algorithm>

namespace ruyuan::app {

planner::SiteEdits mendedSites(const planner::Project& project,
                               std::span<const planner::DataProblem> problems) {
    planner::SiteEdits edits;
    for (const planner::DataProblem& problem : problems) {
        if (!problem.remedy) {
            continue;
        }
        const auto site = std::ranges::find(project.sites, problem.siteId, &planner::Site::id);
        if (site == project.sites.end()) {
            continue;
        }
        const auto row = static_cast<std::size_t>(site - project.sites.begin());
        const auto edited = edits.find(row);
        edits[row] = remedied(edited == edits.end() ? *site : edited->second, problem);
    }
    return edits;
}

gis::Text mendingSentence(std::size_t sites) {
    return gis::text("一并改正 {} 个厂区的数据问题", "mended the data of {} sites at once", sites);
}

}  // namespace ruyuan::app
