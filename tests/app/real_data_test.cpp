// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/source_paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <map>

namespace ruyuan {
namespace {

using testing::TemporaryFolder;
using Json = nlohmann::json;

std::filesystem::path sharedData() {
    const char* given = std::getenv("RUYUAN_SHARED_DATA");
    return given != nullptr ? given : RUYUAN_SOURCE_DIR "/../shared/data";
}

/// Real plants in and around Zhengzhou, real counties, coarse urban areas: no special case for any.
TEST(RealData, GoesThroughEndToEnd) {
    if (!exists(sharedData() / "plants")) {
        GTEST_SKIP() << "no shared data at " << sharedData();
    }
    const TemporaryFolder folder;
    const std::string project = (folder / "real.gpkg").string();
    const auto ruyuan = [](const std::vector<std::string>& arguments) {
        auto result = testing::runProgram(RUYUAN_PROGRAM, arguments);
        EXPECT_EQ(result.status, 0) << arguments[0] << ": " << result.errors;
        return result.output;
    };
    const auto data = [](const char* file) { return (sharedData() / file).string(); };
    ruyuan({"new", project, "--policy", "zhengzhou-2019-37", "--as-of", "2019-07-01"});
    ruyuan({"import", project, "--counties", data("admin/410100_full.json"), "--crs", "GCJ-02"});
    ruyuan({"import", project, "--built-up", data("urban/ne_50m/ne_50m_urban_areas.json")});
    ruyuan({"import", project, "--sites", data("plants/zhengzhou_bbox_plants.csv")});
    ruyuan({"run", project});

    const Json sites = Json::parse(ruyuan({"show", project, "sites", "--json"}));
    EXPECT_EQ(sites.size(), 178U) << "five of the 183 rows have no name; they are listed";
    int skipped = 0;
    for (const Json& source : Json::parse(ruyuan({"show", project, "sources", "--json"}))) {
        skipped += source["content"] == "sites" ? source["rows_skipped"].get<int>() : 0;
    }
    EXPECT_EQ(skipped, 5);
    std::map<std::string, int> scope;
    for (const Json& site : sites) {
        ++scope[site["in_scope"]];
        EXPECT_FALSE(site["trace"].empty()) << site["id"];
        const std::vector<std::string> sectors = site["sectors"];
        if (sectors == std::vector<std::string>{"power"}) {
            EXPECT_EQ(site["in_scope"], "fail") << "power is not a listed sector";
        }
    }
    EXPECT_GE(scope["fail"], 154) << "159 of the 183 rows are power plants, five without a name";
}

}  // namespace
}  // namespace ruyuan
