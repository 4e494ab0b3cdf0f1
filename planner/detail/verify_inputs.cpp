// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/detail/verify_inputs.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ruyuan::planner::detail {

namespace {

template <class Map>
auto lookUp(const Map& map, const std::string& id) -> typename Map::mapped_type {
    const auto found = map.find(id);
    return found == map.end() ? nullptr : found->second;
}

std::string prefixOf(Path path) {
    switch (path) {
        case Path::OnSite:
            return "on_site_";
        case Path::Relocation:
            return "relocation_";
        case Path::Transformation:
            return "transformation_";
        case Path::Closure:
            break;
    }
    return "closure_";
}

}  // namespace

gis::Result<VerifyInputs> VerifyInputs::of(const Project& project, const PolicyPack& pack) {
    gis::Result<ParameterValues> values = ParameterValues::with(pack.planParameters);
    if (!values) {
        return std::unexpected(values.error());
    }
    return VerifyInputs(project, pack, std::move(*values));
}

VerifyInputs::VerifyInputs(const Project& project, const PolicyPack& pack, ParameterValues values)
    : project_(&project), pack_(&pack), values_(std::move(values)) {
    for (const Site& site : project.sites) {
        sites_.emplace(site.id, &site);
    }
    for (const Park& park : project.parks) {
        parks_.emplace(park.id, &park);
    }
    for (const Decision& decision : project.decisions) {
        const Decision*& inForce = decisions_[decision.siteId];
        if (inForce == nullptr || decision.path) {
            inForce = &decision;
        }
    }
    for (const Classification& classification : project.classifications) {
        classifications_.emplace(classification.siteId, &classification);
    }
    for (const SiteScreening& screening : project.screening) {
        screenings_.emplace(screening.siteId, &screening);
    }
}

const Site* VerifyInputs::site(const std::string& id) const {
    return lookUp(sites_, id);
}

const Park* VerifyInputs::park(const std::string& id) const {
    return lookUp(parks_, id);
}

const Classification* VerifyInputs::classification(const Site& site) const {
    return lookUp(classifications_, site.id);
}

const SiteScreening* VerifyInputs::screening(const Site& site) const {
    return lookUp(screenings_, site.id);
}

const Decision* VerifyInputs::decision(const Site& site) const {
    return lookUp(decisions_, site.id);
}

bool VerifyInputs::isRuledOut(const Site& site, Path path) const {
    return std::ranges::any_of(project_->bans, [&](const Ban& ban) {
        return ban.siteId == site.id && ban.path && *ban.path == path;
    });
}

bool VerifyInputs::isRuledOut(const Site& site, const Park& park) const {
    return std::ranges::any_of(project_->bans, [&](const Ban& ban) {
        return ban.siteId == site.id && !ban.path && ban.park == park.id;
    });
}

bool VerifyInputs::belongsToPlan(const Site& site) const {
    const Decision* decided = decision(site);
    if (decided != nullptr && decided->path) {
        return true;
    }
    const Classification* classified = classification(site);
    return classified != nullptr &&
           (classified->inScope != Verdict::Fail || classified->struck || classified->decided);
}

bool VerifyInputs::mayTake(const Site& site, Path path) const {
    const Decision* decided = decision(site);
    const Classification* classified = classification(site);
    return (decided != nullptr && decided->path == path) ||
           (classified != nullptr && std::ranges::contains(classified->allowedPaths, path));
}

SizeClass VerifyInputs::knownSize(const Site& site) const {
    if (!site.employees || !site.revenue || pack_->sizeLimits.empty()) {
        return site.declaredSize.value_or(SizeClass::Unknown);
    }
    SizeClass size = pack_->smallestSize;
    for (const SizeLimit& limit : pack_->sizeLimits) {
        if (*site.employees >= limit.employees && *site.revenue >= limit.revenue) {
            size = limit.size;
            break;
        }
    }
    const bool declaredLarger = site.declaredSize == SizeClass::ExtraLarge;
    return size == SizeClass::Large && declaredLarger ? SizeClass::ExtraLarge : size;
}

SizeClass VerifyInputs::size(const Site& site) const {
    const SizeClass known = knownSize(site);
    if (known != SizeClass::Unknown) {
        return known;
    }
    return pack_->sizeWhenUnknown == SizeClass::Unknown ? SizeClass::Small : pack_->sizeWhenUnknown;
}

double VerifyInputs::employees(const Site& site) const {
    return site.employees ? static_cast<double>(*site.employees)
                          : values_("usual_employees", size(site));
}

double VerifyInputs::land(const Site& site) const {
    double ratio = 1;
    for (const CheckSetting& check : pack_->checks) {
        const auto found = check.parameters.find("land_ratio");
        if (check.check == "X43" && found != check.parameters.end()) {
            ratio = std::stod(found->second);
        }
    }
    return ratio * (site.land ? site.land->mu() : values_("usual_land", size(site)));
}

double VerifyInputs::ofPath(Path path, const std::string& what, const Site& site) const {
    return values_(prefixOf(path) + what, size(site));
}

int VerifyInputs::quartersOf(Path path, const std::string& what, const Site& site) const {
    return static_cast<int>(std::lround(ofPath(path, what, site)));
}

}  // namespace ruyuan::planner::detail
