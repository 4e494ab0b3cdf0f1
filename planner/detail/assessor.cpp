// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/assessor.h"

#include "planner/checks/place_rule.h"
#include "planner/checks/registry.h"
#include "planner/hygiene_distance.h"

#include <algorithm>

namespace ruyuan::planner::detail {

namespace {

// Where the pack has no rule about sensitive places.
constexpr double kUsual = 100;
constexpr double kUsualChemical = 500;

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

}  // namespace

gis::Result<Assessor> Assessor::of(const Project& project, const PolicyPack& pack) {
    Assessor assessor(project, pack);
    assessor.checks_ = std::make_unique<std::vector<PreparedCheck>>();
    assessor.usual_ = gis::Length::meters(kUsual);
    assessor.usualChemical_ = gis::Length::meters(kUsualChemical);
    for (const CheckSetting& setting : pack.checks) {
        if (auto valid = validateCheck(setting); !valid) {
            return std::unexpected(std::move(valid.error()));
        }
        assessor.checks_->push_back(prepare(setting));
        const PreparedCheck& check = assessor.checks_->back();
        if (check.check->rule != nullptr && check.check->rule->usual) {
            assessor.usual_ = gis::Length::meters(check.numbers.at(0));
            assessor.usualChemical_ = gis::Length::meters(check.numbers.at(1));
        }
    }
    if (const WindRose* rose = roseOf(project.windRoses)) {
        assessor.windSpeed_ = rose->speed;
    }
    auto ground = Ground::of(project);
    if (!ground) {
        return std::unexpected(std::move(ground.error()));
    }
    assessor.ground_ = std::make_unique<std::optional<Ground>>(std::move(*ground));
    gis::Length protection = std::max(assessor.usual_, assessor.usualChemical_);
    for (const std::size_t site : sitesToAssess(project)) {
        protection = std::max({protection,
                               assessor.worksOf(site).hygiene.distance,
                               gis::Length::meters(project.sites[site].airDistance.value_or(0))});
    }
    auto surveyor = Surveyor::of(*assessor.ground_, project, *assessor.checks_, protection);
    if (!surveyor) {
        return std::unexpected(std::move(surveyor.error()));
    }
    assessor.surveyor_ = std::make_unique<Surveyor>(std::move(*surveyor));
    return assessor;
}

Works Assessor::worksOf(std::size_t index) const {
    const Site& site = project_->sites[index];
    const Classification& classification = project_->classifications[index];
    Works works;
    works.site = &site;
    works.sectors = sectorsOf(classification, *pack_);
    works.size = classification.size;
    works.chemical = isChemical(site, works.sectors);
    works.hazardous = site.hazardousChemicals   ? site.hazardousChemicals
                      : works.chemical == false ? std::optional(false)
                                                : std::nullopt;
    works.hygiene =
        protectionDistance(site, windSpeed_, works.chemical == false ? usual_ : usualChemical_);
    return works;
}

gis::Result<Footprint> Assessor::placeOf(std::size_t site) const {
    return *ground_ ? footprint(**ground_, project_->sites[site]) : Footprint{};
}

gis::Result<Footprint> Assessor::placeOfPark(std::size_t park) const {
    return *ground_ ? footprint(**ground_, project_->parks[park]) : Footprint{};
}

gis::Result<std::vector<Around>> Assessor::around(const Footprint& place,
                                                  PlaceUse use,
                                                  Look look) const {
    return surveyor_->around(place, use, look);
}

std::vector<std::size_t> sitesToAssess(const Project& project) {
    std::vector<std::size_t> sites;
    for (std::size_t i = 0; i < project.classifications.size(); ++i) {
        if (needsPath(project.classifications[i])) {
            sites.push_back(i);
        }
    }
    return sites;
}

std::optional<Outcome> judge(const CheckCase& subject) {
    const Check& check = *subject.check.check;
    const bool unmeasured = check.asks != Check::Asks::Nothing && subject.around.nearest.empty();
    return subject.severity() && !unmeasured ? check.judge(subject) : std::nullopt;
}

}  // namespace ruyuan::planner::detail
