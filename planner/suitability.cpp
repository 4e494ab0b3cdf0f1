// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/suitability.h"

#include "gis/proximity.h"
#include "planner/checks/park_chemical.h"
#include "planner/checks/park_industry.h"
#include "planner/checks/park_land.h"
#include "planner/checks/park_prohibited_zone.h"
#include "planner/checks/park_sensitive_distance.h"
#include "planner/checks/place_check.h"
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
using detail::Surroundings;

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

PlaceWorks worksOf(const Candidate& candidate) {
    const Site& site = candidate.site;
    return {.chemical = candidate.chemical,
            .hazardousChemicals = site.hazardousChemicals,
            .usesCoal = site.usesCoal,
            .expands = site.expands,
            .emitsMore = site.emissionIncrease};
}

Finding checkRule(const CheckCase& subject,
                  const PlaceRule& rule,
                  const Candidate& candidate,
                  PlaceUse use,
                  const std::vector<Neighbour>& neighbours) {
    return checkPlace(subject,
                      rule,
                      {.use = use,
                       .bound = bindsWorks(rule, worksOf(candidate), use),
                       .nearest = neighbours.at(0),
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
    if (const PlaceRule* rule = placeRule(id)) {
        return checkRule(subject, *rule, candidate, PlaceUse::Receive, neighbours);
    }
    return id == "park-sensitive-distance" ? checkDistance(subject, candidate, neighbours)
                                           : checkZone(subject, neighbours);
}

/// A rule about places that does not apply to a use was not measured for it.
bool asksAbout(const CheckSetting& setting, const std::vector<Neighbour>& neighbours) {
    return placeRule(setting.check) == nullptr || !neighbours.empty();
}

/// What the rules about places say about a site where it stands.
void checkStay(const Candidate& candidate,
               const Surroundings& surroundings,
               const PolicyPack& pack,
               std::vector<Finding>& findings) {
    for (std::size_t c = 0; c < pack.checks.size(); ++c) {
        const PlaceRule* rule = placeRule(pack.checks[c].check);
        if (rule != nullptr && !surroundings.neighbours[c].empty()) {
            const CheckCase subject{candidate.site.id, {}, pack.checks[c]};
            findings.push_back(
                checkRule(subject, *rule, candidate, PlaceUse::Stay, surroundings.neighbours[c]));
        }
    }
}

void checkPair(const Candidate& candidate,
               const Park& park,
               const Surroundings& surroundings,
               const PolicyPack& pack,
               gis::Date asOf,
               std::vector<Finding>& findings) {
    for (std::size_t c = 0; c < pack.checks.size(); ++c) {
        if (!asksAbout(pack.checks[c], surroundings.neighbours[c])) {
            continue;
        }
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

/// Everything that the checks look at on the ground, measured once.
struct Measured {
    std::vector<Surroundings> sites;  ///< in the order of the sites that may move
    std::vector<Surroundings> parks;
};

gis::Result<Measured> measure(const Project& project,
                              const PolicyPack& pack,
                              const std::optional<Ground>& ground,
                              const std::vector<std::size_t>& moving) {
    std::vector<Footprint> sites(moving.size());
    std::vector<Footprint> parks(project.parks.size());
    if (ground) {
        auto parkPlaces = footprints(*ground, project.parks);
        if (!parkPlaces) {
            return std::unexpected(std::move(parkPlaces.error()));
        }
        parks = std::move(*parkPlaces);
        for (std::size_t n = 0; n < moving.size(); ++n) {
            auto place = detail::footprint(*ground, project.sites[moving[n]]);
            if (!place) {
                return std::unexpected(std::move(place.error()));
            }
            sites[n] = std::move(*place);
        }
    }
    auto aroundSites = detail::surround(ground, project, pack, PlaceUse::Stay, sites);
    if (!aroundSites) {
        return std::unexpected(std::move(aroundSites.error()));
    }
    auto aroundParks = detail::surround(ground, project, pack, PlaceUse::Receive, parks);
    if (!aroundParks) {
        return std::unexpected(std::move(aroundParks.error()));
    }
    return Measured{std::move(*aroundSites), std::move(*aroundParks)};
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
    const std::vector<std::size_t> moving = sitesThatMayMove(project);
    auto measured = measure(project, pack, *ground, moving);
    if (!measured) {
        return std::unexpected(std::move(measured.error()));
    }
    auto pairs = measurePairs(project, *ground, progress.part(0, 0.8));
    if (!pairs) {
        return std::unexpected(std::move(pairs.error()));
    }
    Suitability result;
    for (std::size_t n = 0; n < moving.size(); ++n) {
        const Site& site = project.sites[moving[n]];
        std::vector<const Sector*> sectors = sectorsOf(project.classifications[moving[n]], pack);
        const std::optional<bool> chemical = isChemical(site, sectors);
        const Candidate candidate{site, std::move(sectors), chemical};
        checkStay(candidate, measured->sites[n], pack, result.findings);
        for (std::size_t p = 0; p < project.parks.size(); ++p) {
            checkPair(candidate,
                      project.parks[p],
                      measured->parks[p],
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
