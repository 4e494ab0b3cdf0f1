// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/suitability.h"

#include "gis/proximity.h"
#include "planner/checks/park_chemical.h"
#include "planner/checks/park_industry.h"
#include "planner/checks/park_land.h"
#include "planner/checks/park_prohibited_zone.h"
#include "planner/checks/park_sensitive_distance.h"
#include "planner/checks/registry.h"
#include "planner/constraint_kinds.h"
#include "planner/detail/ground.h"
#include "planner/detail/park_surroundings.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ruyuan::planner {

namespace {

using detail::Footprint;
using detail::Ground;
using detail::ParkSurroundings;

/// How bad a verdict is for a pair: a ban beats a gap in the data, which beats a doubt.
int weight(Verdict verdict) {
    switch (verdict) {
        case Verdict::Pass:
            return 0;
        case Verdict::Warn:
            return 1;
        case Verdict::Unknown:
            return 2;
        case Verdict::Fail:
            return 3;
    }
    return 2;
}

/// Sites that may have to move: in scope, perhaps in scope, or decided upon.
std::vector<std::size_t> sitesThatMayMove(const Project& project) {
    std::vector<std::size_t> sites;
    for (std::size_t i = 0; i < project.classifications.size(); ++i) {
        const Classification& site = project.classifications[i];
        if (needsPath(site)) {
            sites.push_back(i);
        }
    }
    return sites;
}

std::vector<const Sector*> sectorsOf(const Classification& site, const PolicyPack& pack) {
    std::vector<const Sector*> sectors;
    for (const std::string& id : site.sectors) {
        if (const Sector* sector = pack.sector(id)) {
            sectors.push_back(sector);
        }
    }
    return sectors;
}

std::optional<bool> isChemical(const Site& site, const std::vector<const Sector*>& sectors) {
    if (site.hazardousChemicals == true ||
        std::ranges::any_of(sectors, [](const Sector* sector) { return sector->chemical; })) {
        return true;
    }
    return sectors.empty() ? std::nullopt : std::optional(false);
}

/// A site as the checks see it.
struct Candidate {
    const Site& site;
    std::vector<const Sector*> sectors;
    std::optional<bool> chemical;
};

Finding checkDistance(const CheckCase& subject,
                      const Candidate& candidate,
                      const std::vector<Neighbour>& neighbours) {
    const std::size_t which = candidate.chemical == false ? 0 : 1;
    return checkParkSensitiveDistance(
        subject, neighbours.at(which), sensitiveDistanceLimit(subject.setting, candidate.chemical));
}

Finding checkZone(const CheckCase& subject, const std::vector<Neighbour>& neighbours) {
    const auto kind = constraintKind(zoneKind(subject.setting));
    return checkParkProhibitedZone(subject,
                                   {.kind = kind ? kind->label : gis::Text{"禁建区", "banned zone"},
                                    .zone = neighbours.at(0),
                                    .ungraded = neighbours.at(1)});
}

Finding check(const CheckCase& subject,
              const Candidate& candidate,
              const Park& park,
              gis::Date asOf,
              const std::vector<Neighbour>& neighbours) {
    const std::string& id = subject.setting.check;
    if (id == "park-industry") {
        return checkParkIndustry(subject,
                                 {candidate.sectors, park.industries, park.bannedIndustries});
    }
    if (id == "park-chemical") {
        return checkParkChemical(
            subject, {candidate.chemical, park.chemicalPark, park.chemicalRecognition, asOf});
    }
    if (id == "park-land") {
        ParkLandFacts facts{.siteLand = candidate.site.land, .phases = {}};
        for (const ParkPhase& phase : park.phases) {
            facts.phases.push_back(phase.land);
        }
        return checkParkLand(subject, facts);
    }
    return id == "park-sensitive-distance" ? checkDistance(subject, candidate, neighbours)
                                           : checkZone(subject, neighbours);
}

void checkPair(const Candidate& candidate,
               const Park& park,
               const ParkSurroundings& surroundings,
               const PolicyPack& pack,
               gis::Date asOf,
               std::vector<Finding>& findings) {
    for (std::size_t c = 0; c < pack.checks.size(); ++c) {
        const CheckCase subject{candidate.site.id, park.id, pack.checks[c]};
        findings.push_back(check(subject, candidate, park, asOf, surroundings.neighbours[c]));
    }
}

gis::Result<std::vector<Footprint>> footprints(const Ground& ground, const auto& things) {
    std::vector<Footprint> result;
    result.reserve(things.size());
    for (const auto& thing : things) {
        auto place = detail::footprint(ground, thing);
        if (!place) {
            return std::unexpected(std::move(place.error()));
        }
        result.push_back(std::move(*place));
    }
    return result;
}

/// Every site that may move with every park, not yet judged.
gis::Result<std::vector<SiteParkPair>> measurePairs(const Project& project,
                                                    const std::optional<Ground>& ground,
                                                    const gis::Progress& progress) {
    std::vector<Footprint> sites(project.sites.size());
    std::vector<Footprint> parks(project.parks.size());
    if (ground) {
        auto sitePlaces = footprints(*ground, project.sites);
        auto parkPlaces = footprints(*ground, project.parks);
        if (!sitePlaces || !parkPlaces) {
            return std::unexpected(std::move(sitePlaces ? parkPlaces.error() : sitePlaces.error()));
        }
        sites = std::move(*sitePlaces);
        parks = std::move(*parkPlaces);
    }
    std::vector<SiteParkPair> pairs;
    const std::vector<std::size_t> moving = sitesThatMayMove(project);
    for (std::size_t n = 0; n < moving.size(); ++n) {
        if (progress.stopRequested()) {
            return gis::fail(
                gis::ErrorCode::Cancelled,
                {"已按要求停止园区适配检查", "the check of parks was stopped as asked"});
        }
        for (std::size_t p = 0; p < parks.size(); ++p) {
            SiteParkPair pair;
            pair.site = moving[n];
            pair.park = p;
            if (!gis::isEmpty(sites[moving[n]].shape) && !gis::isEmpty(parks[p].shape)) {
                auto apart = gis::separation(ground->crs(), sites[moving[n]].shape, parks[p].shape);
                if (!apart) {
                    return std::unexpected(std::move(apart.error()));
                }
                if (*apart) {
                    pair.distance = (*apart)->distance;
                }
            }
            pairs.push_back(std::move(pair));
        }
        progress.step(static_cast<double>(n + 1) / static_cast<double>(moving.size()),
                      {"测量厂区到园区的距离", "Measuring sites to parks"});
    }
    return pairs;
}

/// Puts the findings' worst verdict on each pair.
void judgePairs(const Project& project,
                const std::vector<Finding>& findings,
                std::vector<SiteParkPair>& pairs) {
    std::map<std::pair<std::string_view, std::string_view>, SiteParkPair*> byIds;
    for (SiteParkPair& pair : pairs) {
        pair.verdict = Verdict::Unknown;
        byIds[{project.sites[pair.site].id, project.parks[pair.park].id}] = &pair;
    }
    std::map<const SiteParkPair*, bool> seen;
    for (const Finding& finding : findings) {
        const auto found = byIds.find({finding.siteId, finding.parkId});
        if (found == byIds.end()) {
            continue;
        }
        SiteParkPair& pair = *found->second;
        const bool first = !seen[&pair];
        seen[&pair] = true;
        if (first || weight(finding.verdict) > weight(pair.verdict)) {
            pair.verdict = finding.verdict;
        }
        if (finding.verdict == Verdict::Unknown &&
            !std::ranges::contains(pair.missing, finding.check)) {
            pair.missing.push_back(finding.check);
        }
    }
}

gis::Result<void> validateChecks(const PolicyPack& pack) {
    for (const CheckSetting& setting : pack.checks) {
        if (auto valid = validateCheck(setting); !valid) {
            return valid;
        }
    }
    return {};
}

}  // namespace

gis::Result<Suitability> checkSuitability(const Project& project,
                                          const PolicyPack& pack,
                                          const gis::Progress& progress) {
    if (auto valid = validateChecks(pack); !valid) {
        return std::unexpected(std::move(valid.error()));
    }
    auto ground = Ground::of(project);
    if (!ground) {
        return std::unexpected(std::move(ground.error()));
    }
    auto surroundings = detail::surroundParks(*ground, project, pack);
    if (!surroundings) {
        return std::unexpected(std::move(surroundings.error()));
    }
    auto pairs = measurePairs(project, *ground, progress.part(0, 0.8));
    if (!pairs) {
        return std::unexpected(std::move(pairs.error()));
    }
    Suitability result;
    std::vector<std::size_t> moving = sitesThatMayMove(project);
    for (std::size_t n = 0; n < moving.size(); ++n) {
        const Site& site = project.sites[moving[n]];
        std::vector<const Sector*> sectors = sectorsOf(project.classifications[moving[n]], pack);
        const std::optional<bool> chemical = isChemical(site, sectors);
        const Candidate candidate{site, std::move(sectors), chemical};
        for (std::size_t p = 0; p < project.parks.size(); ++p) {
            checkPair(candidate,
                      project.parks[p],
                      (*surroundings)[p],
                      pack,
                      project.asOf,
                      result.findings);
        }
        progress.part(0.8, 1).step(static_cast<double>(n + 1) / static_cast<double>(moving.size()),
                                   {"检查承接园区", "Checking receiving parks"});
    }
    judgePairs(project, result.findings, *pairs);
    result.pairs = std::move(*pairs);
    return result;
}

std::vector<SiteParkPair> pairsOf(const Project& project) {
    const auto ground = Ground::of(project);
    auto pairs = measurePairs(project, ground ? *ground : std::optional<Ground>(), {});
    if (!pairs) {  // the findings stand; distances are then not known
        Project placeless;
        placeless.sites.resize(project.sites.size());
        placeless.parks.resize(project.parks.size());
        placeless.classifications = project.classifications;
        pairs = measurePairs(placeless, {}, {});
    }
    judgePairs(project, project.findings, *pairs);
    return std::move(*pairs);
}

}  // namespace ruyuan::planner
