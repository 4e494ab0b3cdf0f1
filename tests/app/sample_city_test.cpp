// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace ruyuan {
namespace {

using testing::TemporaryFolder;
using Json = nlohmann::json;

/// The bundled city, run once for all tests.
class SampleCity : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = new TemporaryFolder;
        project_ = (*folder_ / "sample.gpkg").string();
        made_ = testing::runProgram(RUYUAN_PROGRAM, {"new", project_, "--sample", "zhengzhou"});
        run_ = testing::runProgram(RUYUAN_PROGRAM, {"run", project_});
    }
    static void TearDownTestSuite() {
        delete folder_;
        folder_ = nullptr;
    }

    static Json show(const char* what) {
        return Json::parse(
            testing::runProgram(RUYUAN_PROGRAM, {"show", project_, what, "--json"}).output);
    }

    /// Every value of a key over an array.
    static std::set<std::string> values(const Json& array, const char* key) {
        std::set<std::string> all;
        for (const Json& object : array) {
            if (object[key].is_string()) {
                all.insert(object[key]);
            }
        }
        return all;
    }

    static std::set<std::string> valuesOf(const Json& array) {
        std::set<std::string> all;
        for (const Json& one : array) {
            all.insert(one.get<std::string>());
        }
        return all;
    }

    static inline TemporaryFolder* folder_ = nullptr;
    static inline std::string project_;
    static inline testing::ProgramResult made_;
    static inline testing::ProgramResult run_;
};

TEST_F(SampleCity, IsPlannedAndVerified) {
    EXPECT_EQ(made_.status, 0) << made_.errors;
    EXPECT_EQ(run_.status, 0) << run_.errors;
    EXPECT_NE(run_.output.find("独立校验通过"), std::string::npos) << run_.output;
}

TEST_F(SampleCity, NoRowOfTheLedgerIsLost) {
    EXPECT_EQ(show("sites").size(), 62U + 29U) << "as its README says";
    for (const Json& source : show("sources")) {
        for (const Json& issue : source["issues"]) {
            EXPECT_FALSE(issue["row_skipped"].get<bool>() && issue["field"] == "name")
                << source["file"] << issue;
        }
    }
}

TEST_F(SampleCity, ShowsEveryPathAndEveryKindOfDoubt) {
    const Json sites = show("sites");
    const auto built = values(sites, "in_built_up_area");
    for (const char* status : {"inside", "outside", "straddling", "uncertain", "unknown"}) {
        EXPECT_TRUE(built.contains(status)) << status;
    }
    const auto scope = values(sites, "in_scope");
    for (const char* verdict : {"pass", "fail", "unknown"}) {
        EXPECT_TRUE(scope.contains(verdict)) << verdict;
    }
    const auto paths = values(show("plan")["entries"], "path");
    for (const char* path : {"on-site", "relocation", "transformation", "closure"}) {
        EXPECT_TRUE(paths.contains(path)) << path;
    }
}

TEST_F(SampleCity, TheSixChemicalFirmsHaveTheFateTheDocumentGives) {
    const Json sites = show("sites");
    const Json entries = show("plan")["entries"];
    const Json parks = show("parks");
    const std::pair<const char*, const char*> kFates[] = {
        {"河南中威高科技化工有限公司", "relocation"},
        {"中牟县创新乙炔气厂", "closure"},
        {"中牟县时代乙炔气厂", "closure"},
        {"郑州新谊化工有限公司", "closure"},
        {"新郑市韩春化工有限公司", "closure"},
        {"郑州联创工业防护材料有限公司", "closure"}};
    for (const auto& [firm, path] : kFates) {
        for (const Json& site : sites) {
            if (site["name"] != firm) {
                continue;
            }
            EXPECT_TRUE(site["decided"].get<bool>()) << firm;
            for (const Json& entry : entries) {
                if (entry["site"] == site["id"]) {
                    EXPECT_EQ(entry["path"], path) << firm;
                }
            }
        }
        EXPECT_TRUE(values(sites, "name").contains(firm)) << firm;
    }
}

TEST_F(SampleCity, PlanIsProvenOptimal) {
    const Json plan = show("plan");
    EXPECT_EQ(plan["status"], "optimal");
    EXPECT_LE(plan["gap"].get<double>(), 1e-4);
}

TEST_F(SampleCity, TheWordsOfEveryFindingSayWhatTheMatrixSays) {
    const Json findings = show("findings");
    const Json matrix =
        Json::parse(testing::runProgram(RUYUAN_PROGRAM, {"matrix", project_, "--json"}).output);
    std::map<std::string, std::set<std::string>> unknown;  // site and park -> checks
    std::map<std::string, bool> fails;
    for (const Json& finding : findings) {
        if (!finding["park"].is_string()) {
            continue;
        }
        const std::string pair =
            finding["site"].get<std::string>() + finding["park"].get<std::string>();
        if (finding["verdict"] == "unknown") {
            unknown[pair].insert(finding["check"]);
        }
        fails[pair] = fails[pair] || finding["verdict"] == "fail";
    }
    ASSERT_FALSE(matrix.empty());
    for (const Json& one : matrix) {
        const std::string pair = one["site"].get<std::string>() + one["park"].get<std::string>();
        EXPECT_EQ(valuesOf(one["missing"]), unknown[pair]) << pair;
        EXPECT_EQ(one["verdict"] == "fail", fails[pair]) << pair;
    }
}

TEST_F(SampleCity, EveryCheckHasSomethingToSay) {
    const std::set<std::string> said = values(show("findings"), "check");
    const Json all =
        Json::parse(testing::runProgram(RUYUAN_PROGRAM, {"policy", "checks", "--json"}).output);
    for (const Json& check : all) {
        const std::string id = check["id"];
        // The official shoreline takes the place of the kilometre.
        EXPECT_EQ(said.contains(id), id != "X23") << id;
    }
}

TEST_F(SampleCity, WhatComesLaterFiresLater) {
    const std::string later = (*folder_ / "later.gpkg").string();
    std::filesystem::copy_file(project_, later);
    const auto fires = [&](const char* asOf, const std::string& rule) {
        EXPECT_EQ(testing::runProgram(RUYUAN_PROGRAM, {"set", later, "--as-of", asOf}).status, 0);
        const Json remarks = Json::parse(
            testing::runProgram(RUYUAN_PROGRAM,
                                {"policy", "check", "project", "--project", later, "--json"})
                .output);
        return std::ranges::none_of(remarks, [&](const Json& remark) {
            return remark["rule"] == rule &&
                   remark["sentence"].get<std::string>().find("没有触发") != std::string::npos;
        });
    };
    EXPECT_TRUE(fires("2019-07-01", "H-SOIL"));
    EXPECT_FALSE(fires("2019-07-01", "C-2"));
    EXPECT_TRUE(fires("2021-07-01", "C-2"));
    EXPECT_TRUE(fires("2022-07-01", "J-9"));
}

}  // namespace
}  // namespace ruyuan
