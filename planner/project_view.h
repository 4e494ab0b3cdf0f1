// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/project.h"

#include <map>
#include <string>
#include <string_view>

namespace ruyuan::planner {

/// Finds the parts of a project by id. Keeps a reference: the project must outlive it unchanged.
class ProjectView {
public:
    explicit ProjectView(const Project& project);

    [[nodiscard]] const Project& project() const { return project_; }
    /// Null when there is none.
    [[nodiscard]] const Site* site(std::string_view id) const;
    [[nodiscard]] const Park* park(std::string_view id) const;
    [[nodiscard]] const SiteScreening* screening(std::string_view siteId) const;
    [[nodiscard]] const Classification* classification(std::string_view siteId) const;
    [[nodiscard]] const PlanEntry* planEntry(std::string_view siteId) const;
    [[nodiscard]] const Decision* decision(std::string_view siteId) const;
    /// The county government or zone that answers for a site; empty when nobody is known.
    [[nodiscard]] std::string responsible(const Site& site) const;

private:
    const Project& project_;
    std::map<std::string, const Site*, std::less<>> sites_;
    std::map<std::string, const Park*, std::less<>> parks_;
    std::map<std::string, const SiteScreening*, std::less<>> screenings_;
    std::map<std::string, const Classification*, std::less<>> classifications_;
    std::map<std::string, const PlanEntry*, std::less<>> planEntries_;
    std::map<std::string, const Decision*, std::less<>> decisions_;
};

struct SiteDates {
    std::optional<gis::Date> startBy;
    std::optional<gis::Date> finishBy;
};
/// The dates of one path; none when the path is not allowed.
[[nodiscard]] SiteDates datesOf(const Classification& classification, Path path);
/// The dates of the proposed path; of the planned one when nothing is proposed.
[[nodiscard]] SiteDates proposedDates(const Classification& classification,
                                      std::optional<Path> planned);

}  // namespace ruyuan::planner
