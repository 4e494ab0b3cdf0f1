// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/map/plan_layers.h"
#include "planner/project_view.h"

#include <map>
#include <string>
#include <vector>

namespace ruyuan::app {

/// Chooses the symbol of every site. Keeps references; what it is made from must outlive it.
class SiteLooks {
public:
    SiteLooks(const planner::Project& project,
              gis::Language language,
              const ScreenOptions& options);

    /// Sites of the same rank look the same; legends go by ascending rank.
    [[nodiscard]] int rankOf(std::size_t site) const;
    /// How the sites of that rank look, @p site being one of them.
    [[nodiscard]] maps::Category categoryOf(std::size_t site) const;
    /// Out of the policy's scope: small, without a name.
    [[nodiscard]] bool isBystander(std::size_t site) const {
        return statuses_[site].state == SiteState::Bystander;
    }
    [[nodiscard]] const planner::SiteOnDay& onDay(std::size_t site) const { return onDay_[site]; }

private:
    struct Kind {
        gis::Text title;
        QString letter;
    };
    [[nodiscard]] bool byKind() const {
        return options_.colouring == SiteColouring::County ||
               options_.colouring == SiteColouring::Sector;
    }
    void findStages();
    void findKinds();
    [[nodiscard]] std::string kindOf(const planner::ProjectView& view, std::size_t site) const;
    [[nodiscard]] gis::Text nameOf(const std::string& kind) const;
    [[nodiscard]] int stateRank(std::size_t site) const;
    [[nodiscard]] maps::Category pathCategory(std::size_t site) const;
    [[nodiscard]] maps::Category statusCategory(std::size_t site) const;

    const planner::Project& project_;
    gis::Language language_;
    const ScreenOptions& options_;
    std::vector<SiteStatus> statuses_;
    std::vector<planner::SiteOnDay> onDay_;  // Before etc. only while a day is shown
    std::vector<Kind> kinds_;                // counties or sectors, in the order of the legend
    std::vector<std::size_t> kindOf_;        // per site
};

}  // namespace ruyuan::app
