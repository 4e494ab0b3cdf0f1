// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "gis/result.h"
#include "planner/parameters.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <map>
#include <string>
#include <vector>

namespace ruyuan::planner::detail {

/// What the check of a plan starts from: the project's inputs by id and the pack's figures. It and
/// the other verify_ files must not use what makes a plan: no planning problem, no
/// Classification::dates or size, no findings, no pairs.
class VerifyInputs {
public:
    /// InvalidArgument when the pack names a planning parameter that does not exist. Keeps pointers
    /// to both. @pre the project has a plan.
    [[nodiscard]] static gis::Result<VerifyInputs> of(const Project& project,
                                                      const PolicyPack& pack);

    [[nodiscard]] const Project& project() const { return *project_; }
    [[nodiscard]] const PolicyPack& pack() const { return *pack_; }
    [[nodiscard]] const Plan& plan() const { return *project_->plan; }
    [[nodiscard]] const ParameterValues& values() const { return values_; }
    [[nodiscard]] gis::Quarter first() const { return gis::Quarter::of(project_->asOf); }

    /// Null when there is none.
    [[nodiscard]] const Site* site(const std::string& id) const;
    [[nodiscard]] const Park* park(const std::string& id) const;
    [[nodiscard]] const Classification* classification(const Site& site) const;
    [[nodiscard]] const SiteScreening* screening(const Site& site) const;
    /// The last decision that names a path; one without a path only where none does.
    [[nodiscard]] const Decision* decision(const Site& site) const;

    /// What was ruled out for it, not taking the decision in account.
    [[nodiscard]] bool isRuledOut(const Site& site, Path path) const;
    [[nodiscard]] bool isRuledOut(const Site& site, const Park& park) const;

    /// In scope, or not known to be out of it, or decided by somebody.
    [[nodiscard]] bool belongsToPlan(const Site& site) const;
    /// Allowed by the rules, or decided.
    [[nodiscard]] bool mayTake(const Site& site, Path path) const;

    /// By the pack's limits, or as declared when figures are missing, or Unknown.
    [[nodiscard]] SizeClass knownSize(const Site& site) const;
    /// The known size, or the one that counts where it is not known.
    [[nodiscard]] SizeClass size(const Site& site) const;
    /// As known, or as usual for the size.
    [[nodiscard]] double employees(const Site& site) const;
    /// 亩 in a park: the site's own land, or what is usual for its size, times the pack's ratio.
    [[nodiscard]] double land(const Site& site) const;
    /// The member of a family of parameters for a path ("on_site" + "_cost") and the site's size.
    [[nodiscard]] double ofPath(Path path, const std::string& what, const Site& site) const;
    /// The same in whole quarters.
    [[nodiscard]] int quartersOf(Path path, const std::string& what, const Site& site) const;

private:
    VerifyInputs(const Project& project, const PolicyPack& pack, ParameterValues values);

    const Project* project_;
    const PolicyPack* pack_;
    ParameterValues values_;
    std::map<std::string, const Site*> sites_;
    std::map<std::string, const Park*> parks_;
    std::map<std::string, const Decision*> decisions_;
    std::map<std::string, const Classification*> classifications_;
    std::map<std::string, const SiteScreening*> screenings_;
};

}  // namespace ruyuan::planner::detail
