// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/classification_result.h"
#include "planner/facts.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace ruyuan::planner::detail {

/// What is known of one site when a pack's rules are asked about it.
struct SiteRow {
    FactRow facts;
    std::span<const Equipment* const> equipment;
    const Decision* decision = nullptr;  ///< the last one that names a path; may be null
    const NamedFirm* named = nullptr;    ///< what a document asks of the firm; may be null
    Classification start;                ///< with id, size and sectors
};

/// The sites of a project as rules see them. Keeps references to all it is made from.
class SiteSource {
public:
    /// @pre project.screening has one entry per site.
    SiteSource(const Project& project, const PolicyPack& pack, const FactTable& facts);

    /// A decision of the project goes before the fate that a document gives a firm by name.
    [[nodiscard]] SiteRow at(std::size_t index) const;

private:
    const Project& project_;
    const PolicyPack& pack_;
    const FactTable& facts_;
    std::map<std::string, std::vector<const Equipment*>> equipment_;
    std::map<std::string, const Decision*> decisions_;
    std::map<std::string, Decision> named_;            ///< by firmKey()
    std::map<std::string, const NamedFirm*> askedOf_;  ///< without a fate, by firmKey()
};

/// What a document says becomes of a firm that it names; null when it names it with no fate, or
/// not at all.
[[nodiscard]] const NamedFirm* namedFirm(const PolicyPack& pack, const Site& site);

}  // namespace ruyuan::planner::detail
