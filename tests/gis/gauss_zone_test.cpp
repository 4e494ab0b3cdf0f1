// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/gauss_zone.h"

#include <gtest/gtest.h>

#include <format>

namespace ruyuan::gis {
namespace {

/// How the EPSG dataset names a zone.
std::string nameOf(const GaussZone& zone) {
    const std::string tail =
        zone.prefix ? std::format("zone {}", zone.number()) : std::format("CM {}E", zone.meridian);
    return (zone.width == 3 ? "3-degree Gauss-Kruger " : "Gauss-Kruger ") + tail;
}

TEST(GaussZone, HasTheCodeWhoseNameInTheEpsgDatasetSaysSo) {
    for (const ChinaDatum datum :
         {ChinaDatum::Cgcs2000, ChinaDatum::Xian1980, ChinaDatum::Beijing1954}) {
        for (const int width : {3, 6}) {
            for (const bool prefix : {true, false}) {
                for (int meridian = 75; meridian <= 135; meridian += width) {
                    const GaussZone zone{width, meridian, prefix};
                    const auto crs = gaussCrs(datum, zone);
                    ASSERT_TRUE(crs) << nameOf(zone);
                    EXPECT_TRUE(crs->name().ends_with(" / " + nameOf(zone)))
                        << crs->label() << " is not " << nameOf(zone);
                    EXPECT_TRUE(crs->name().starts_with(label(datum).en)) << crs->label();
                    EXPECT_EQ(gaussZone(*crs), zone) << crs->label();
                }
            }
        }
    }
}

TEST(GaussZone, IsNoneOfOtherSystemsAndMeridians) {
    for (const int code : {4490, 4326, 3857, 32649}) {
        EXPECT_EQ(gaussZone(Crs::fromEpsg(code).value()), std::nullopt) << code;
    }
    EXPECT_FALSE(gaussCrs(ChinaDatum::Cgcs2000, {3, 113, true}));
    EXPECT_FALSE(gaussCrs(ChinaDatum::Cgcs2000, {6, 114, true}));
    EXPECT_FALSE(gaussCrs(ChinaDatum::Cgcs2000, {3, 138, true}));
}

TEST(GaussZone, StandsBeforeTheEasting) {
    EXPECT_EQ(zoneOfEasting(38'465'661.65), (GaussZone{3, 114, true}));
    EXPECT_EQ(zoneOfEasting(19'740'397.5), (GaussZone{6, 111, true}));
    EXPECT_EQ(zoneOfEasting(465'661.65), std::nullopt);
    EXPECT_EQ(zoneOfEasting(12'648'041), std::nullopt);  // Web Mercator
    EXPECT_EQ(zoneOfEasting(3'846'545), std::nullopt);
    EXPECT_EQ(zoneOfEasting(46'465'661), std::nullopt);
}

}  // namespace
}  // namespace ruyuan::gis
