// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/site_source.h"

#include "planner/cell_words.h"
#include "planner/sectors.h"
#include "planner/size_class.h"

#include <algorithm>

namespace ruyuan::planner::detail {

namespace {

/// What the policy's documents say of firms by name, as decisions; by firmKey().
std::map<std::string, Decision> namedFates(const PolicyPack& pack) {
    std::map<std::string, Decision> fates;
    for (const NamedFirm& firm : pack.namedFirms) {
        const Clause* clause = pack.clause(firm.clause);
        if (!firm.path || clause == nullptr) {
            continue;
        }
        Decision fate;
        fate.path = firm.path;
        fate.park = firm.park;
        fate.finish = firm.finishBy;
        fate.by = clause->document + clause->section;
        fate.reason = firm.duties.zh;
        fates.emplace(firmKey(firm.name), fate);
        for (const std::string& alias : firm.aliases) {
            fates.emplace(firmKey(alias), fate);
        }
    }
    return fates;
}

}  // namespace

SiteSource::SiteSource(const Project& project, const PolicyPack& pack, const FactTable& facts)
    : project_(project), pack_(pack), facts_(facts), named_(namedFates(pack)) {
    for (const Equipment& equipment : project.equipment) {
        equipment_[equipment.siteId].push_back(&equipment);
    }
    for (const NamedFirm& firm : pack.namedFirms) {
        if (!firm.path) {
            askedOf_.emplace(firmKey(firm.name), &firm);
        }
    }
    for (const Decision& decision : project.decisions) {
        if (decision.path) {
            decisions_[decision.siteId] = &decision;
        }
    }
}

SiteRow SiteSource::at(std::size_t index) const {
    const Site& site = project_.sites[index];
    SiteRow row;
    if (const auto found = equipment_.find(site.id); found != equipment_.end()) {
        row.equipment = found->second;
    }
    if (const auto decided = decisions_.find(site.id); decided != decisions_.end()) {
        row.decision = decided->second;
    } else if (const auto named = named_.find(firmKey(site.name)); named != named_.end()) {
        row.decision = &named->second;
    }
    if (const auto asked = askedOf_.find(firmKey(site.name)); asked != askedOf_.end()) {
        row.named = asked->second;
    }
    const SectorMatch sectors =
        matchSectors(pack_.sectors, site.industryCode, site.industry, site.product);
    const SizeFinding size = sizeOf(pack_, site);
    row.facts = siteFacts(facts_,
                          {site,
                           project_.screening[index],
                           sectors,
                           size,
                           row.equipment.size(),
                           row.decision,
                           project_.asOf});
    row.start.siteId = site.id;
    row.start.size = size.size;
    row.start.sectors = sectors.ids;
    return row;
}

const NamedFirm* namedFirm(const PolicyPack& pack, const Site& site) {
    const std::string key = firmKey(site.name);
    const auto found = std::ranges::find_if(pack.namedFirms, [&](const NamedFirm& firm) {
        const auto means = [&](const std::string& name) { return firmKey(name) == key; };
        return firm.path && (means(firm.name) || std::ranges::any_of(firm.aliases, means));
    });
    return found == pack.namedFirms.end() ? nullptr : &*found;
}

}  // namespace ruyuan::planner::detail
