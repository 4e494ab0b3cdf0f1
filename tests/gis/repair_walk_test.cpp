// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/read_layer.h"
#include "gis/validity.h"
#include "gis/wkt.h"
#include "tests/support/shared_data.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace ruyuan::gis {
namespace {

/// Every shape of a file is valid after repair; how many needed it.
std::size_t repairedIn(const std::filesystem::path& file) {
    std::size_t repaired = 0;
    const auto read = readLayer(file);
    if (!read) {
        return 0;  // broken on purpose, or several layers
    }
    for (const Geometry& geometry : read->layer.geometries) {
        const auto result = repair(geometry);
        EXPECT_TRUE(result) << file;
        if (result && *result) {
            EXPECT_FALSE(findDefect((*result)->geometry)) << file << " " << toWkt(geometry);
            ++repaired;
        }
    }
    return repaired;
}

TEST(Repair, MakesEveryShapeOfRealAndBrokenFilesValid) {
    std::size_t files = 0;
    std::size_t repaired = 0;
    for (const char* folder : {"robust", "admin", "urban"}) {
        const auto root = testing_support::sharedData(folder);
        if (!std::filesystem::exists(root)) {
            GTEST_SKIP() << "the public data set is not there (RUYUAN_SHARED_DATA)";
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
            const std::string kind = entry.path().extension().string();
            if (kind == ".shp" || kind == ".json" || kind == ".geojson") {
                repaired += repairedIn(entry.path());
                ++files;
            }
        }
    }
    EXPECT_GT(files, 60U);
    EXPECT_GE(repaired, 10U);  // shapely.make_valid (GEOS) changes more than ten as well
}

}  // namespace
}  // namespace ruyuan::gis
