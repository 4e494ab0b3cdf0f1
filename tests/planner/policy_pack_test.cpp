// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/policy_pack.h"

#include "gis/platform.h"
#include "support/source_paths.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace ruyuan::planner {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

PolicyPack zhengzhou() {
    const gis::Result<std::string> text = readPolicyText("zhengzhou-2019-37");
    EXPECT_TRUE(text) << (text ? "" : text.error().sentence.en);
    const gis::Result<PolicyPack> pack = parsePolicyPack(*text, "zhengzhou-2019-37.toml");
    EXPECT_TRUE(pack) << (pack ? "" : pack.error().where + " " + pack.error().sentence.en);
    return *pack;
}

std::string smallPack() {
    return R"(id = "small"
jurisdiction = "某市"
title = { zh = "示例", en = "Example" }
[[clause]]
id = "A"
document = "文件"
quote = "原文"
[[deadline]]
path = "on-site"
clause = "A"
[[deadline]]
path = "relocation"
clause = "A"
[[deadline]]
path = "transformation"
clause = "A"
[[deadline]]
path = "closure"
clause = "A"
)";
}

std::filesystem::path sharedPolicyFolder() {
    const char* shared = std::getenv("RUYUAN_SHARED_DATA");
    const std::filesystem::path data =
        shared != nullptr ? shared : RUYUAN_SOURCE_DIR "/../shared/data";
    return data.parent_path() / "policy";
}

std::string withoutSpaces(const std::string& text) {
    std::string kept;
    for (const char c : text) {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
            kept += c;
        }
    }
    return kept;
}

TEST(PolicyPack, IsListedAndReadByName) {
    EXPECT_THAT(availablePolicies(), Contains("zhengzhou-2019-37"));
    const PolicyPack pack = zhengzhou();
    EXPECT_EQ(pack.id, "zhengzhou-2019-37");
    EXPECT_EQ(pack.issued, gis::makeDate(2019, 6, 10));
}

TEST(PolicyPack, IsReadByPath) {
    const std::filesystem::path file =
        gis::resourceDirectory() / "policies" / "zhengzhou-2019-37.toml";
    EXPECT_EQ(*readPolicyText(gis::utf8FromPath(file)), *readPolicyText("zhengzhou-2019-37"));
}

TEST(PolicyPack, UnknownNameListsWhatThereIs) {
    const gis::Result<std::string> text = readPolicyText("atlantis");
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().code, gis::ErrorCode::NotFound);
    EXPECT_THAT(text.error().advice.zh, HasSubstr("zhengzhou-2019-37"));
}

TEST(PolicyPack, ListsTheTenTradesOfTheClause) {
    std::vector<std::string> listed;
    for (const Sector& sector : zhengzhou().sectors) {
        if (sector.listed) {
            listed.push_back(sector.name.zh);
        }
    }
    EXPECT_THAT(
        listed,
        ElementsAre(
            "钢铁", "电解铝", "水泥", "玻璃", "焦化", "铸造", "炭素", "化工", "造纸", "印染"));
}

TEST(PolicyPack, HasTheDatesOfTheDocument) {
    const PolicyPack pack = zhengzhou();
    const auto dates = [&](const char* clause) {
        const auto found = std::ranges::find(pack.deadlines, clause, &PathDeadline::clause);
        return std::pair{found->startBy, found->finishBy};
    };
    const gis::Date firstHalf2019 = gis::makeDate(2019, 6, 30);
    const gis::Date end2019 = gis::makeDate(2019, 12, 31);
    EXPECT_EQ(dates("P-1"),
              std::pair(std::optional(firstHalf2019), std::optional(gis::makeDate(2020, 12, 31))));
    EXPECT_EQ(dates("P-2"),
              std::pair(std::optional(firstHalf2019), std::optional(gis::makeDate(2021, 12, 31))));
    EXPECT_EQ(dates("P-3a"),
              std::pair(std::optional(end2019), std::optional(gis::makeDate(2022, 12, 31))));
    EXPECT_EQ(dates("P-3b"),
              std::pair(std::optional(end2019), std::optional(gis::makeDate(2025, 12, 31))));
    EXPECT_EQ(dates("P-4").first, std::nullopt);
    EXPECT_EQ(dates("P-4").second, gis::makeDate(2020, 12, 31));
    EXPECT_EQ(pack.generalDeadline->finishBy, gis::makeDate(2022, 12, 31));
}

TEST(PolicyPack, QuotesAreTheDocumentsOwnWords) {
    const std::filesystem::path file =
        sharedPolicyFolder() / gis::pathFromUtf8("郑政办〔2019〕37号.txt");
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        GTEST_SKIP() << "needs the document " << gis::utf8FromPath(file);
    }
    const std::string document = withoutSpaces({std::istreambuf_iterator<char>(stream), {}});
    int compared = 0;
    for (const Clause& clause : zhengzhou().clauses) {
        if (clause.document == "郑政办〔2019〕37号") {
            EXPECT_THAT(document, HasSubstr(withoutSpaces(clause.quote))) << clause.id;
            ++compared;
        }
    }
    EXPECT_GT(compared, 15);
}

TEST(PolicyPack, ClosureEndsWithTheRemovalOfKeyEquipment) {
    const PolicyPack pack = zhengzhou();
    const auto removal = std::ranges::find_if(pack.tasks, [](const TaskTemplate& task) {
        return task.path == Path::Closure && task.id == "equipment-removal";
    });
    ASSERT_NE(removal, pack.tasks.end());
    EXPECT_THAT(pack.clause(removal->clause)->quote, HasSubstr("尽快拆除关键设备"));
}

TEST(PolicyPack, StepsOfAPathAreUnverifiedPractice) {
    for (const TaskTemplate& task : zhengzhou().tasks) {
        EXPECT_FALSE(task.verified) << task.id;
    }
}

struct BadPack {
    const char* name;
    const char* addition;
    int line;
    const char* reason;
};

class BadPolicyPack : public ::testing::TestWithParam<BadPack> {};

TEST_P(BadPolicyPack, IsRefusedWithFileLineAndReason) {
    const BadPack& bad = GetParam();
    const gis::Result<PolicyPack> pack = parsePolicyPack(smallPack() + bad.addition, "my.toml");
    ASSERT_FALSE(pack);
    EXPECT_EQ(pack.error().code, gis::ErrorCode::InvalidData);
    EXPECT_EQ(pack.error().where,
              bad.line == 0 ? "my.toml" : "my.toml:" + std::to_string(bad.line));
    EXPECT_THAT(pack.error().sentence.en, HasSubstr(bad.reason));
    EXPECT_FALSE(pack.error().sentence.zh.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Faults,
    BadPolicyPack,
    ::testing::Values(
        BadPack{"Syntax", "x = = 1\n", 20, "not valid TOML"},
        BadPack{"UnknownTable", "[[rulez]]\nid = \"R\"\n", 20, "no key 'rulez'"},
        BadPack{"UnknownKey",
                "[[sector]]\nid = \"s\"\nname = { zh = \"一\", en = \"s\" }\ncodes = [\"1\"]\ncode "
                "= \"1\"\n",
                24,
                "sector s: there is no key 'code'"},
        BadPack{"MissingKey", "[[sector]]\nid = \"s\"\ncodes = [\"1\"]\n", 20, "'name' is missing"},
        BadPack{"OneLanguage",
                "[[sector]]\nid = \"s\"\nname = { zh = \"一\" }\ncodes = [\"1\"]\n",
                22,
                "'en' is missing"},
        BadPack{"WrongType",
                "[[size]]\nsize = \"large\"\nemployees = \"many\"\n",
                22,
                "should be a whole number"},
        BadPack{"CountBeyondMeasure",
                "[[size]]\nsize = \"large\"\nemployees = 1e300\n",
                22,
                "should be a whole number"},
        BadPack{"UnknownWord",
                "[[deadline]]\npath = \"away\"\nclause = \"A\"\n",
                21,
                "cannot be 'away'"},
        BadPack{"QuotedDate",
                "[[deadline]]\npath = \"closure\"\nclause = \"A\"\nfinish_by = \"2020-12-31\"\n",
                23,
                "a date"},
        BadPack{"UnknownClause",
                "[[check]]\ncheck = \"X43\"\nclause = \"Z\"\n",
                20,
                "check X43: the pack has no clause 'Z'"},
        BadPack{"RepeatedId",
                "[[clause]]\nid = \"A\"\ndocument = \"d\"\nquote = \"q\"\n",
                20,
                "clause A appears twice"},
        BadPack{"BackwardDates",
                "[[deadline]]\npath = \"closure\"\nclause = \"A\"\nstart_by = "
                "2021-01-01\nfinish_by = 2020-12-31\n",
                20,
                "starts after it is finished"},
        BadPack{"StepThatTakesLessThanNoTime",
                "[[task]]\npath = \"closure\"\nid = \"t\"\nname = { zh = \"一\", en = \"t\" "
                "}\nmonths = -1\n",
                20,
                "task t: durations are not below zero"},
        BadPack{"StepThatTakesForever",
                "[[task]]\npath = \"closure\"\nid = \"t\"\nname = { zh = \"一\", en = \"t\" "
                "}\nmonths = 1e300\n",
                20,
                "nor above 100 years"},
        BadPack{"ForbidsNothing",
                "[[rule]]\nid = \"R\"\nclause = \"A\"\ncondition = \"uses_coal\"\nconsequence = "
                "\"forbid\"\nsentence = { zh = \"一\", en = \"s\" }\n",
                20,
                "rule R: 'paths' is missing"}),
    [](const auto& bad) { return std::string(bad.param.name); });

TEST(PolicyPack, EveryPathNeedsDatesForEverySize) {
    std::string text = smallPack();
    text.insert(text.find("clause = \"A\"\n"), "sizes = [\"large\"]\n");
    const gis::Result<PolicyPack> pack = parsePolicyPack(text, "my.toml");
    ASSERT_FALSE(pack);
    EXPECT_THAT(pack.error().sentence.en,
                HasSubstr("on-site upgrade has no dates for size class micro"));
}

}  // namespace
}  // namespace ruyuan::planner
