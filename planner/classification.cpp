// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/classification.h"

#include "planner/detail/classify_row.h"

#include <cassert>

namespace ruyuan::planner {

namespace {

constexpr std::size_t kSitesPerReport = 64;

}  // namespace

gis::Result<std::vector<Classification>> classify(const Project& project,
                                                  const PolicyPack& pack,
                                                  const gis::Progress& progress) {
    assert(project.screening.size() == project.sites.size());
    auto book = detail::makeRulebook(pack);
    if (!book) {
        return gis::fail(gis::ErrorCode::InvalidData, book.error().sentence, pack.id);
    }
    const detail::SiteSource sites(project, pack, book->facts);
    std::vector<Classification> results;
    results.reserve(project.sites.size());
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        if (i % kSitesPerReport == 0) {
            if (progress.stopRequested()) {
                return gis::fail(gis::ErrorCode::Cancelled,
                                 {"分类已取消", "the classification was cancelled"});
            }
            progress.step(static_cast<double>(i) / static_cast<double>(project.sites.size()),
                          {"按政策分类", "applying the policy"});
        }
        gis::Result<Classification> one =
            detail::classifyRow(*book, pack, project.asOf, sites.at(i));
        if (!one) {
            return std::unexpected(one.error());
        }
        results.push_back(std::move(*one));
    }
    progress.step(1.0, {"按政策分类", "applying the policy"});
    return results;
}

}  // namespace ruyuan::planner
