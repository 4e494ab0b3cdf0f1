// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/park_verdict.h"

#include "planner/bans.h"
#include "planner/park_fit.h"

namespace ruyuan::planner {

using gis::Result;

Result<ParkVerdict> parkVerdict(const Project& project,
                                const PolicyPack& pack,
                                std::size_t site,
                                std::size_t park) {
    if (const Ban* ban = banOf(bansOf(project, project.sites[site].id), project.parks[park])) {
        return ParkVerdict{Verdict::Fail, {sentenceOf(*ban, project)}};
    }
    const Matrix::Row* row = matrixRow(project.matrix, site, park);
    if (row == nullptr) {
        return ParkVerdict{};
    }
    const auto words = Findings::of(project, pack);
    if (!words) {
        return std::unexpected(words.error());
    }
    return verdictInWords(*words, *row);
}

}  // namespace ruyuan::planner
