// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/project_view.h"

namespace ruyuan::planner {

namespace {

template <class Map>
auto lookUp(const Map& map, std::string_view id) -> typename Map::mapped_type {
    const auto found = map.find(id);
    return found == map.end() ? nullptr : found->second;
}

}  // namespace

ProjectView::ProjectView(const Project& project) : project_(project) {
    for (const Site& site : project.sites) {
        sites_.emplace(site.id, &site);
    }
    for (const Park& park : project.parks) {
        parks_.emplace(park.id, &park);
    }
    for (const SiteScreening& screening : project.screening) {
        screenings_.emplace(screening.siteId, &screening);
    }
    for (const Classification& classification : project.classifications) {
        classifications_.emplace(classification.siteId, &classification);
    }
    if (project.plan) {
        for (const PlanEntry& entry : project.plan->entries) {
            planEntries_.emplace(entry.siteId, &entry);
        }
    }
    for (const Decision& decision : project.decisions) {
        // As decisionOf() says.
        const Decision*& inForce = decisions_[decision.siteId];
        if (inForce == nullptr || decision.path) {
            inForce = &decision;
        }
    }
}

const Site* ProjectView::site(std::string_view id) const {
    return lookUp(sites_, id);
}
const Park* ProjectView::park(std::string_view id) const {
    return lookUp(parks_, id);
}
const SiteScreening* ProjectView::screening(std::string_view siteId) const {
    return lookUp(screenings_, siteId);
}
const Classification* ProjectView::classification(std::string_view siteId) const {
    return lookUp(classifications_, siteId);
}
const PlanEntry* ProjectView::planEntry(std::string_view siteId) const {
    return lookUp(planEntries_, siteId);
}
const Decision* ProjectView::decision(std::string_view siteId) const {
    return lookUp(decisions_, siteId);
}

std::string ProjectView::responsible(const Site& site) const {
    const SiteScreening* measured = screening(site.id);
    return measured != nullptr && !measured->responsible.empty() ? measured->responsible
                                                                 : site.county;
}

SiteDates datesOf(const Classification& classification, Path path) {
    for (const PathDates& dates : classification.dates) {
        if (dates.path == path) {
            return {dates.startBy, dates.finishBy};
        }
    }
    return {};
}

SiteDates proposedDates(const Classification& classification, std::optional<Path> planned) {
    const auto path = classification.proposedPath ? classification.proposedPath : planned;
    return path ? datesOf(classification, *path) : SiteDates{};
}

}  // namespace ruyuan::planner
