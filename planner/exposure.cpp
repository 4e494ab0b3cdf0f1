// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/exposure.h"

#include "planner/detail/constraint_index.h"
#include "planner/detail/ground.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ruyuan::planner {

namespace {

constexpr double kReach = 5000;

gis::Point middleOf(const gis::Geometry& shape) {
    const gis::Box box = gis::boundsOf(shape);
    return {(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2};
}

double usualPeople(const std::vector<const ConstraintFeature*>& places) {
    std::vector<double> known;
    for (const ConstraintFeature* place : places) {
        if (place->population) {
            known.push_back(*place->population);
        }
    }
    if (known.empty()) {
        return 1;
    }
    const auto middle = known.begin() + static_cast<std::ptrdiff_t>(known.size() / 2);
    std::ranges::nth_element(known, middle);
    return *middle;
}

double exposureAt(gis::Point source,
                  const detail::ConstraintIndex& places,
                  double people,
                  const WindRose& rose) {
    double sum = 0;
    for (std::size_t i = 0; i < places.places().size(); ++i) {
        const gis::Point receptor = middleOf(places.places()[i]);
        const double east = receptor.x - source.x;
        const double north = receptor.y - source.y;
        if (std::hypot(east, north) > kReach) {
            continue;
        }
        const double azimuth = std::atan2(east, north) * 180 / std::numbers::pi;
        sum += places.features()[i]->population.value_or(people) * shareBlownTo(rose, azimuth);
    }
    return sum;
}

}  // namespace

gis::Result<std::vector<std::optional<double>>> exposureOfParks(const Project& project,
                                                                const WindRose& rose) {
    std::vector<std::optional<double>> all(project.parks.size());
    const auto ground = detail::Ground::of(project);
    if (!ground) {
        return std::unexpected(ground.error());
    }
    if (!*ground) {
        return all;
    }
    const auto places = detail::ConstraintIndex::of(**ground, project, "sensitive-place");
    if (!places) {
        return std::unexpected(places.error());
    }
    if (places->layerMissing()) {
        return all;
    }
    const double people = usualPeople(places->features());
    for (std::size_t p = 0; p < project.parks.size(); ++p) {
        const auto park = detail::footprint(**ground, project.parks[p]);
        if (!park) {
            return std::unexpected(park.error());
        }
        if (!gis::isEmpty(park->shape) && places->covers(park->shape, {})) {
            all[p] = exposureAt(middleOf(park->shape), *places, people, rose);
        }
    }
    return all;
}

}  // namespace ruyuan::planner
