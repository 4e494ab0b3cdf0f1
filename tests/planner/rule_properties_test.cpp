// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/rulebook.h"
#include "planner/policy_pack.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

// D4: blanking any fact that a rule needs makes its answer unknown, with that fact named.
namespace ruyuan::planner {
namespace {

using detail::CompiledRule;
using detail::Rulebook;

class RuleProperties : public testing::TestWithParam<std::string> {
protected:
    RuleProperties()
        : pack_(*parsePolicyPack(*readPolicyText(GetParam()), GetParam())),
          book_(*detail::makeRulebook(pack_)) {}

    int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }

    /// A value that a rule could meet: near one of its limits, or a word that its patterns name.
    FactValue valueFor(const Fact& fact, const CompiledRule& rule) {
        constexpr std::array kWords{"水泥熟料生产线",
                                    "水泥磨",
                                    "煤气发生炉",
                                    "热风炉",
                                    "烘干窑",
                                    "合成氨装置",
                                    "煤气化炉",
                                    "固定床间歇式",
                                    "固定床间歇式煤气化炉",
                                    "煤",
                                    "天然气",
                                    "一级",
                                    "二级",
                                    "住宅用地",
                                    "closure",
                                    "荥阳市",
                                    "巩义市",
                                    "登封市",
                                    "新密市"};
        switch (fact.type) {
            case FactType::Boolean:
                return below(4) == 0;  // of a dozen trades few are true at once
            case FactType::Integer:
            case FactType::Number: {
                const std::vector<double>& limits = book_.conditions.constants(rule.whole);
                const double limit =
                    limits.empty()
                        ? 1
                        : limits[static_cast<std::size_t>(below(static_cast<int>(limits.size())))];
                return limit + (below(3) - 1) * std::max(1.0, limit / 10);
            }
            case FactType::Date:
                return std::string(below(2) == 0 ? "2019-06-30" : "2021-06-30");
            case FactType::Text:
                break;
        }
        return std::string(
            kWords[static_cast<std::size_t>(below(static_cast<int>(kWords.size())))]);
    }

    FactRow rowFor(const CompiledRule& rule) {
        FactRow row;
        row.values.resize(book_.facts.facts().size());
        for (const std::size_t fact : book_.conditions.uses(rule.whole)) {
            row.values[fact] = valueFor(book_.facts.facts()[fact], rule);
        }
        return row;
    }

    PolicyPack pack_;
    Rulebook book_;
    std::mt19937 engine_{20190610};
};

TEST_P(RuleProperties, BlankingAFactThatARuleNeedsMakesItUnknownWithThatFactNamed) {
    int blanked = 0;
    int needed = 0;
    for (const CompiledRule& rule : book_.rules) {
        for (int round = 0; round < 40; ++round) {
            const FactRow row = rowFor(rule);
            const Truth before = *book_.conditions.evaluate(rule.whole, row);
            ASSERT_NE(before, Truth::Unknown) << rule.rule->id;
            for (const std::size_t fact : book_.conditions.uses(rule.whole)) {
                FactRow without = row;
                without.values[fact] = FactValue();
                const Truth after = *book_.conditions.evaluate(rule.whole, without);
                const auto missing = *book_.conditions.missing(rule.whole, without);
                ++blanked;
                if (after == Truth::Unknown) {
                    ++needed;
                    EXPECT_TRUE(std::ranges::contains(missing, fact))
                        << rule.rule->id << " " << book_.facts.facts()[fact].name;
                } else {
                    EXPECT_EQ(after, before) << rule.rule->id << ": not knowing overturned it";
                    EXPECT_TRUE(missing.empty());
                }
            }
        }
    }
    EXPECT_GT(blanked, 400);
    EXPECT_GT(needed, 200);
}

/// Every rule can be met by some row, so the property above is asked of each of them.
TEST_P(RuleProperties, NeedEachFactThatTheyName) {
    for (const CompiledRule& rule : book_.rules) {
        for (const std::size_t fact : book_.conditions.uses(rule.whole)) {
            bool matters = false;
            for (int round = 0; round < 6000 && !matters; ++round) {
                FactRow row = rowFor(rule);
                const Truth before = *book_.conditions.evaluate(rule.whole, row);
                row.values[fact] = FactValue();
                matters = *book_.conditions.evaluate(rule.whole, row) == Truth::Unknown &&
                          before != Truth::Unknown;
            }
            EXPECT_TRUE(matters) << rule.rule->id << " names " << book_.facts.facts()[fact].name
                                 << " to no effect";
        }
    }
}

INSTANTIATE_TEST_SUITE_P(OfEveryPack,
                         RuleProperties,
                         testing::ValuesIn(availablePolicies()),
                         [](const auto& each) {
                             std::string name = each.param;
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace ruyuan::planner
