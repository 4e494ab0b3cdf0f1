// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/ground.h"

#include "gis/crs.h"
#include "gis/wkt.h"

#include <variant>

namespace ruyuan::tests {

namespace {

constexpr gis::Point kCorner{465000, 3846000};

const gis::Transformer& toStorage() {
    static const gis::Transformer kTransformer =
        gis::Transformer::create(gis::Crs::fromEpsg(4547).value(), gis::storageCrs()).value();
    return kTransformer;
}

}  // namespace

gis::Geometry lonLat(gis::Geometry metric) {
    gis::forEachPoint(metric, [](gis::Point& point) {
        point.x += kCorner.x;
        point.y += kCorner.y;
    });
    return toStorage().apply(metric).value();
}

gis::Geometry placeAt(std::string_view metricWkt) {
    return lonLat(gis::fromWkt(metricWkt).value());
}

gis::MultiPolygon areaAt(std::string_view metricWkt) {
    return std::get<gis::MultiPolygon>(placeAt(metricWkt));
}

}  // namespace ruyuan::tests
