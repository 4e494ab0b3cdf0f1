// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/county_map.h"

#include "gis/proximity.h"

#include <array>
#include <utility>

namespace ruyuan::planner::detail {

namespace {

std::string_view core(std::string_view name) {
    static constexpr std::array<std::string_view, 3> kCities{"河南省", "郑州市", "郑州"};
    for (const std::string_view city : kCities) {
        if (name.starts_with(city) && name.size() > city.size()) {
            name.remove_prefix(city.size());
        }
    }
    static constexpr std::array<std::string_view, 4> kEnds{"自治县", "市", "区", "县"};
    for (const std::string_view end : kEnds) {
        if (name.ends_with(end) && name.size() > end.size() + 3) {
            name.remove_suffix(end.size());
            break;
        }
    }
    return name;
}

}  // namespace

bool sameCounty(std::string_view a, std::string_view b) {
    const std::string_view x = core(a);
    const std::string_view y = core(b);
    return !x.empty() && !y.empty() && (x.starts_with(y) || y.starts_with(x));
}

gis::Result<CountyMap> CountyMap::of(const Ground& ground, const Project& project) {
    CountyMap map(ground);
    for (const County& county : project.counties) {
        if (!ground.reaches(county.place)) {
            continue;
        }
        auto shape = ground.toMetric(county.place);
        if (!shape) {
            shape.error().where = county.name;
            return std::unexpected(std::move(shape.error()));
        }
        map.names_.push_back(county.name);
        map.zones_.push_back(county.developmentZone);
        map.shapes_.push_back(std::get<gis::MultiPolygon>(std::move(*shape)));
    }
    map.areas_ = std::make_unique<gis::PreparedAreas>(map.shapes_);
    return map;
}

/// Whether the true place may lie in the declared county after all.
gis::Result<bool> CountyMap::mayBeIn(const std::string& declared, const Footprint& place) const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
        if (!sameCounty(declared, names_[i])) {
            continue;
        }
        auto apart = gis::separation(crs_, place.shape, shapes_[i]);
        if (!apart) {
            return std::unexpected(std::move(apart.error()));
        }
        if (*apart && (*apart)->distance <= place.error) {
            return true;
        }
    }
    return false;
}

gis::Result<void> CountyMap::locate(const Site& site,
                                    const Footprint& place,
                                    SiteScreening& result) const {
    std::string zone;
    if (!gis::isEmpty(place.shape)) {
        const gis::Box box = gis::boundsOf(place.shape);
        std::vector<std::size_t> found;
        areas_->find({(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2}, found);
        for (const std::size_t index : found) {
            std::string& name = zones_[index] ? zone : result.countyByPlace;
            if (name.empty()) {
                name = names_[index];
            }
        }
    }
    const std::string& measured = zone.empty() ? result.countyByPlace : zone;
    result.responsible = site.county.empty() ? measured : site.county;
    if (site.county.empty() || measured.empty() || sameCounty(site.county, measured)) {
        return {};
    }
    auto may = mayBeIn(site.county, place);
    if (!may) {
        return std::unexpected(std::move(may.error()));
    }
    const bool underZone = !zone.empty() && sameCounty(site.county, result.countyByPlace);
    if (!*may || (underZone && place.error < standardError(Accuracy::County))) {
        result.notes.push_back(
            gis::text("申报属地为{}，图上位置在{}，主体责任单位暂按申报属地，请核实管理归属",
                      "declared in {}, but placed in {}; the declared one is taken as responsible "
                      "until the responsibility is checked",
                      site.county,
                      measured));
    }
    return {};
}

}  // namespace ruyuan::planner::detail
