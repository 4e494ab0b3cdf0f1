// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/conditions.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

namespace ruyuan::planner {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ConditionsTest : public ::testing::Test {
protected:
    void set(std::string_view name, FactValue value) { row.set(facts, name, std::move(value)); }

    Truth ask(const std::string& expression) {
        const gis::Result<Conditions::Id> id = conditions.compile(expression);
        EXPECT_TRUE(id) << expression << ": " << (id ? "" : id.error().sentence.en);
        return *conditions.evaluate(*id, row);
    }

    std::vector<std::string> missing(const std::string& expression) {
        std::vector<std::string> names;
        const auto found = conditions.missing(*conditions.compile(expression), row);
        for (const std::size_t fact : *found) {
            names.push_back(facts.facts()[fact].name);
        }
        std::ranges::sort(names);
        return names;
    }

    std::string reasonAgainst(const std::string& expression) {
        const gis::Result<Conditions::Id> id = conditions.compile(expression);
        EXPECT_FALSE(id) << expression;
        return id ? "" : id.error().sentence.en;
    }

    FactTable facts{std::span<const Sector>()};
    Conditions conditions{facts};
    FactRow row{std::vector<FactValue>(facts.facts().size()), {}};
};

TEST_F(ConditionsTest, AnswersInThreeValues) {
    // The truth tables of SQL-92, 8.12.
    set("willing_to_move", true);
    set("able_to_move", false);
    EXPECT_EQ(ask("willing_to_move"), Truth::Yes);
    EXPECT_EQ(ask("able_to_move"), Truth::No);
    EXPECT_EQ(ask("uses_coal"), Truth::Unknown);
    EXPECT_EQ(ask("able_to_move AND uses_coal"), Truth::No);
    EXPECT_EQ(ask("willing_to_move AND uses_coal"), Truth::Unknown);
    EXPECT_EQ(ask("willing_to_move OR uses_coal"), Truth::Yes);
    EXPECT_EQ(ask("able_to_move OR uses_coal"), Truth::Unknown);
    EXPECT_EQ(ask("NOT uses_coal"), Truth::Unknown);
    EXPECT_EQ(ask("NOT able_to_move"), Truth::Yes);
}

TEST_F(ConditionsTest, ComparesNumbersAndTexts) {
    set("employees", std::int64_t{300});
    set("revenue", 1999.5);
    set("product", std::string("普通硅酸盐水泥"));
    set("name", std::string("王小二's 厂"));
    EXPECT_EQ(ask("employees >= 300 AND revenue < 2000"), Truth::Yes);
    EXPECT_EQ(ask("revenue BETWEEN 0 AND 1999"), Truth::No);
    EXPECT_EQ(ask("product LIKE '%水泥%'"), Truth::Yes);
    EXPECT_EQ(ask("product IN ('石灰', '水泥')"), Truth::No);
    EXPECT_EQ(ask("name = '王小二''s 厂'"), Truth::Yes);
    EXPECT_EQ(ask("length(product) = 7"), Truth::Yes);
    EXPECT_EQ(ask("employees * 2 > revenue"), Truth::No);
}

TEST_F(ConditionsTest, AValueOnAPlainLimitNeedsARuling) {
    const std::string below =
        "plant_capacity < 200000 OR (plant_capacity = 200000 AND limit_included)";
    set("plant_capacity", 200000.0);
    EXPECT_EQ(ask(below), Truth::Unknown);
    EXPECT_THAT(missing(below), ElementsAre("limit_included"));
    set("limit_included", true);
    EXPECT_EQ(ask(below), Truth::Yes);
    set("limit_included", false);
    EXPECT_EQ(ask(below), Truth::No);
    set("limit_included", {});
    set("plant_capacity", 199999.0);
    EXPECT_EQ(ask(below), Truth::Yes);
    set("plant_capacity", 200001.0);
    EXPECT_EQ(ask(below), Truth::No);
}

TEST_F(ConditionsTest, NamesTheFactsThatMatter) {
    const std::string rule = "heavy_polluter AND (employees > 100 OR product LIKE '%水泥%')";
    EXPECT_THAT(missing(rule), ElementsAre("employees", "heavy_polluter", "product"));
    set("employees", std::int64_t{200});
    EXPECT_THAT(missing(rule), ElementsAre("heavy_polluter"));
    set("heavy_polluter", false);
    EXPECT_THAT(missing(rule), IsEmpty());
    set("employees", std::int64_t{50});
    set("heavy_polluter", true);
    EXPECT_THAT(missing(rule), ElementsAre("product"));
}

TEST_F(ConditionsTest, AFactThatOnlyFillsAGapMattersAsWell) {
    // Logically always true, but SQL does not know it before the fact is there.
    EXPECT_EQ(ask("uses_coal OR NOT uses_coal"), Truth::Unknown);
    EXPECT_THAT(missing("uses_coal OR NOT uses_coal"), ElementsAre("uses_coal"));
}

TEST_F(ConditionsTest, ComparesFactsWithEachOther) {
    set("revenue", 500.0);
    EXPECT_THAT(missing("assets > revenue AND employees > 10"), ElementsAre("assets", "employees"));
    EXPECT_THAT(missing("assets > heat"), ElementsAre("assets", "heat"));
}

TEST_F(ConditionsTest, ManyUnknownFactsAreAllTakenToMatter) {
    std::string rule = "heat > 0";
    for (const char* name : {"assets", "revenue", "land", "so2", "nox", "dust", "voc", "sewage"}) {
        rule += std::string(" AND ") + name + " > 1 AND " + name + " < 9 AND " + name + " <> 5";
    }
    EXPECT_EQ(missing(rule).size(), 9U);
}

TEST_F(ConditionsTest, OneTextIsCompiledOnce) {
    EXPECT_EQ(*conditions.compile("uses_coal"), *conditions.compile("uses_coal"));
    EXPECT_NE(*conditions.compile("uses_coal"), *conditions.compile("NOT uses_coal"));
}

TEST_F(ConditionsTest, RefusesWhatIsNoCondition) {
    EXPECT_THAT(reasonAgainst("usesCoal"), HasSubstr("there is no fact 'usesCoal'"));
    EXPECT_THAT(reasonAgainst("uses_coal AND"), HasSubstr("not a valid SQL expression"));
    EXPECT_THAT(reasonAgainst("revenue"), HasSubstr("no yes-or-no question"));
    EXPECT_THAT(reasonAgainst("employees"), HasSubstr("no yes-or-no question"));
    EXPECT_THAT(reasonAgainst("product"), HasSubstr("no yes-or-no question"));
    EXPECT_THAT(reasonAgainst("revenue + 1.5"), HasSubstr("no yes-or-no question"));
    EXPECT_THAT(reasonAgainst("uses_coal IS NULL"), HasSubstr("a missing fact makes it unknown"));
    EXPECT_THAT(reasonAgainst("coalesce(uses_coal, 0)"), HasSubstr("a missing fact makes it"));
    EXPECT_THAT(reasonAgainst("CASE WHEN uses_coal THEN 0 ELSE 1 END"), HasSubstr("'CASE'"));
    EXPECT_THAT(reasonAgainst("(uses_coal"), HasSubstr("not closed"));
    EXPECT_THAT(reasonAgainst("name = 'x"), HasSubstr("not closed"));
    EXPECT_THAT(reasonAgainst("uses_coal AND employees > 1e"), HasSubstr("a number"));
    EXPECT_THAT(reasonAgainst(std::string(5000, ' ') + "uses_coal"), HasSubstr("longer than"));
}

class HostileExpression : public ConditionsTest,
                          public ::testing::WithParamInterface<const char*> {};

TEST_P(HostileExpression, IsRefused) {
    EXPECT_FALSE(conditions.compile(GetParam())) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Injection,
                         HostileExpression,
                         ::testing::Values("1) FROM facts; DROP TABLE facts; --",
                                           "1; ATTACH 'x.db' AS y",
                                           "(SELECT count(*) FROM sqlite_master) > 0",
                                           "EXISTS (VALUES (1))",
                                           "load_extension('evil')",
                                           "writefile('x', 'y') > 0",
                                           "randomblob(1000000000) > 0",
                                           "zeroblob(1000000000) = 1",
                                           "printf('%.*c', 100000000, 'x') = 'x'",
                                           "random() > 0",
                                           "sqlite_version() > '3'",
                                           "uses_coal ? 1",
                                           "uses_coal = :name",
                                           "uses_coal = ?1",
                                           "\"uses_coal\"",
                                           "[uses_coal]",
                                           "`uses_coal`",
                                           "uses_coal -- comment",
                                           "uses_coal /* comment",
                                           "1), (1",
                                           "rowid = 1",
                                           "facts.uses_coal",
                                           "x'00' = 1",
                                           "uses_coal\nUNION SELECT 1",
                                           "min(uses_coal)",
                                           "count(*)",
                                           "employees ＞ 1",
                                           "",
                                           ")("));

TEST_F(ConditionsTest, DeepNestingIsRefusedNotFatal) {
    const std::string nots = [] {
        std::string text;
        for (int i = 0; i < 900; ++i) {
            text += "NOT ";
        }
        return text + "uses_coal";
    }();
    EXPECT_FALSE(conditions.compile(nots));
}

/// A random expression over a few facts, and random rows for it.
class RandomConditions {
public:
    explicit RandomConditions(unsigned seed) : engine_(seed) {}

    int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }

    std::string expression(int depth) {
        if (depth == 0) {
            switch (below(5)) {
                case 0:
                    return "uses_coal";
                case 1:
                    return "heavy_polluter";
                case 2:
                    return "employees >= " + std::to_string(below(3) * 10);
                case 3:
                    return "revenue < " + std::to_string(below(3) * 10);
                case 9:
                    return std::string("treatment_term < '2020-01-01'");
                default:
                    return below(2) == 0 ? "product LIKE '%水泥%'" : "product = '石灰'";
            }
        }
        const std::string left = expression(depth - 1);
        if (below(4) == 0) {
            return "NOT (" + left + ")";
        }
        return "(" + left + (below(2) == 0 ? ") AND (" : ") OR (") + expression(depth - 1) + ")";
    }

    FactValue value(const Fact& fact) {
        switch (fact.type) {
            case FactType::Boolean:
                return below(2) == 0;
            case FactType::Integer:
                return static_cast<std::int64_t>(below(31));
            case FactType::Number:
                return below(310) / 10.0;
            case FactType::Date:
                return std::string(below(2) == 0 ? "2019-06-30" : "2020-12-31");
            case FactType::Text:
                break;
        }
        constexpr std::array kTexts{"水泥", "石灰", "水泥、石灰", "砖"};
        return std::string(kTexts[static_cast<std::size_t>(below(4))]);
    }

private:
    std::mt19937 engine_;
};

TEST_F(ConditionsTest, FillingFactsThatDoNotMatterChangesNothing) {
    RandomConditions random(20190610);
    int unknown = 0;
    int filled = 0;
    for (int round = 0; round < 400; ++round) {
        const Conditions::Id id = *conditions.compile(random.expression(1 + random.below(3)));
        FactRow some = row;
        for (const std::size_t fact : conditions.uses(id)) {
            if (random.below(2) == 0) {
                some.values[fact] = random.value(facts.facts()[fact]);
            }
        }
        const Truth before = *conditions.evaluate(id, some);
        const std::vector<std::size_t> matter = *conditions.missing(id, some);
        EXPECT_EQ(before == Truth::Unknown, !matter.empty());
        unknown += before == Truth::Unknown ? 1 : 0;
        for (const std::size_t fact : conditions.uses(id)) {
            if (!isKnown(some.values[fact]) && !std::ranges::contains(matter, fact)) {
                some.values[fact] = random.value(facts.facts()[fact]);
                ++filled;
            }
        }
        EXPECT_EQ(*conditions.evaluate(id, some), before);
    }
    EXPECT_GT(unknown, 50);
    EXPECT_GT(filled, 50);
}

TEST_F(ConditionsTest, KnowingMoreNeverOverturnsAnAnswer) {
    RandomConditions random(37);
    for (int round = 0; round < 400; ++round) {
        const Conditions::Id id = *conditions.compile(random.expression(1 + random.below(3)));
        FactRow more = row;
        Truth last = Truth::Unknown;
        for (const std::size_t fact : conditions.uses(id)) {
            const Truth now = *conditions.evaluate(id, more);
            EXPECT_TRUE(last == Truth::Unknown || now == last);
            last = now;
            more.values[fact] = random.value(facts.facts()[fact]);
        }
        EXPECT_NE(*conditions.evaluate(id, more), Truth::Unknown);
    }
}

}  // namespace
}  // namespace ruyuan::planner
