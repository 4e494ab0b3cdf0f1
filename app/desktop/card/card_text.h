// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/card/html.h"
#include "app/desktop/workspace.h"
#include "gis/progress.h"
#include "planner/counterfactual.h"
#include "planner/finding.h"
#include "planner/policy_pack.h"
#include "planner/project.h"
#include "planner/subsidies.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace ruyuan::app {

using ProjectPtr = std::shared_ptr<const planner::Project>;
using PackPtr = std::shared_ptr<const planner::PolicyPack>;

// The pages of the card as HTML. Links: "fold:SECTION", "edit:FIELD", "source:FIELD", "why:PARK"
// ("why:" where the site stands), "site:ID", "park:ID", "decide:", "ruleout:", "withdraw:",
// "judge:", "copy:paragraph".

/// What a page is about.
struct CardSubject {
    ProjectPtr project;
    PackPtr pack;
    std::size_t site = 0;
};

/// What takes a while to know of a site; made beside the window.
struct SiteStudy {
    gis::Text paragraph;
    std::vector<planner::Counterfactual> changes;
    std::vector<planner::HistoryStep> history;
    std::optional<planner::JournalEntry> imported;  ///< the entry of its source
};
[[nodiscard]] gis::Result<SiteStudy> studySite(const CardSubject& subject,
                                               const std::filesystem::path& file,
                                               const gis::Progress& progress);

using SubsidiesPtr = std::shared_ptr<const std::vector<planner::SubsidyFinding>>;
using FindingsPtr = std::shared_ptr<const std::vector<planner::Finding>>;

/// Everything a page shows; what is null is still being made.
struct SitePage {
    CardSubject subject;
    std::shared_ptr<const SiteStudy> study{};
    SubsidiesPtr subsidies{};      ///< of all sites
    FindingsPtr findings{};        ///< of this site, where somebody asked why
    std::set<QString> whyParks{};  ///< of which the findings are shown; "" where it stands
    std::set<QString> sources{};   ///< fields of which the source is shown
    std::set<QString> folded{};
    std::string scenario{};
};
[[nodiscard]] QString siteHtml(const SitePage& page);

// The sections of it.
[[nodiscard]] QString headHtml(const SitePage& page);
[[nodiscard]] QString verdictHtml(const SitePage& page);
[[nodiscard]] QString traceHtml(const SitePage& page);
[[nodiscard]] QString changesHtml(const SitePage& page);
[[nodiscard]] QString planHtml(const SitePage& page);
[[nodiscard]] QString subsidiesHtml(const SitePage& page);
[[nodiscard]] QString parksHtml(const SitePage& page);
[[nodiscard]] QString tasksHtml(const SitePage& page);
[[nodiscard]] QString decisionsHtml(const SitePage& page);
[[nodiscard]] QString factsHtml(const SitePage& page);
[[nodiscard]] QString historyHtml(const SitePage& page);

/// A park: capacities by date, what the plan uses, who comes, checks. Null when it is not there.
[[nodiscard]] QString parkHtml(const ProjectPtr& project,
                               const PackPtr& pack,
                               const std::string& park,
                               const std::set<QString>& folded);
/// A boundary, county or feature.
[[nodiscard]] QString placeHtml(const planner::Project& project, const ThingRef& thing);
/// Several things: how many by path and what they have in common.
[[nodiscard]] QString summaryHtml(const planner::Project& project, const Selection& things);

/// ✓ ✗ ! ? before the word, so that colour alone tells nothing.
[[nodiscard]] QString marked(planner::Verdict verdict);
[[nodiscard]] QString datesOf(const std::optional<gis::Date>& from,
                              const std::optional<gis::Date>& to);
[[nodiscard]] const planner::PlanEntry* entryOf(const planner::Project& project,
                                                const std::string& site);
[[nodiscard]] const planner::Classification* verdictOf(const planner::Project& project,
                                                       std::size_t site);
[[nodiscard]] const planner::Park* parkOf(const planner::Project& project, const std::string& park);
/// The symbol that a path has on the map, as an image of the page.
[[nodiscard]] QString symbolOf(std::optional<planner::Path> path);

}  // namespace ruyuan::app
