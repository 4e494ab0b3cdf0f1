// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/result.h"
#include "planner/checks/check.h"
#include "planner/detail/ground.h"
#include "planner/detail/surroundings.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace ruyuan::planner::detail {

/// A pack's checks with everything of a project that they look at, prepared once. Questions may be
/// asked from several threads. Keeps references to project and pack.
class Assessor {
public:
    /// InvalidData when the pack names a check or parameter that does not exist.
    [[nodiscard]] static gis::Result<Assessor> of(const Project& project, const PolicyPack& pack);

    [[nodiscard]] const Project& project() const { return *project_; }
    [[nodiscard]] const std::vector<PreparedCheck>& checks() const { return *checks_; }
    [[nodiscard]] const std::optional<Ground>& ground() const { return *ground_; }

    /// @pre the project is classified.
    [[nodiscard]] Works worksOf(std::size_t site) const;

    [[nodiscard]] gis::Result<Footprint> placeOf(std::size_t site) const;
    [[nodiscard]] gis::Result<Footprint> placeOfPark(std::size_t park) const;

    /// What the checks ask to know about a place, one entry per check.
    [[nodiscard]] gis::Result<std::vector<Around>> around(const Footprint& place,
                                                          PlaceUse use,
                                                          Look look) const;

private:
    Assessor(const Project& project, const PolicyPack& pack) : project_(&project), pack_(&pack) {}

    const Project* project_;
    const PolicyPack* pack_;
    // At fixed addresses, since the surveyor points to them.
    std::unique_ptr<std::vector<PreparedCheck>> checks_;
    std::unique_ptr<std::optional<Ground>> ground_;
    std::unique_ptr<Surveyor> surveyor_;
    gis::Length usual_;
    gis::Length usualChemical_;
    std::optional<double> windSpeed_;
};

/// Sites that need a path: in scope, perhaps in scope, or decided upon.
[[nodiscard]] std::vector<std::size_t> sitesToAssess(const Project& project);

/// One check about works and a place; nothing when it has no say. @p around what it asked for.
[[nodiscard]] std::optional<Outcome> judge(const CheckCase& subject);

}  // namespace ruyuan::planner::detail
