// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/read_place_rules.h"

#include "planner/constraint_kinds.h"
#include "planner/detail/toml_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ruyuan::planner::detail {

namespace {

template <class Value>
struct Word {
    std::string_view word;
    Value value;
};

template <class Value, std::size_t N>
auto among(const std::array<Word<Value>, N>& words) {
    return [&words](std::string_view word) {
        const auto found = std::ranges::find(words, word, &Word<Value>::word);
        return found == words.end() ? std::nullopt : std::optional(found->value);
    };
}

constexpr std::array<Word<Severity>, 2> kSeverities{
    {{"hard", Severity::Hard}, {"conditional", Severity::Conditional}}};
constexpr std::array<Word<Nearness>, 3> kNearness{{{"fixed-distance", Nearness::Fixed},
                                                   {"hygiene-distance", Nearness::Hygiene},
                                                   {"air-distance", Nearness::Air}}};
constexpr std::array<Word<Binds>, 4> kBinds{{{"everyone", Binds::Everyone},
                                             {"chemical", Binds::Chemical},
                                             {"hazardous-chemical", Binds::HazardousChemical},
                                             {"coal-user", Binds::CoalUser}}};
constexpr std::array<Word<StayingWorks>, 3> kStaying{
    {{"any", StayingWorks::Any},
     {"expanding", StayingWorks::Expanding},
     {"emitting-more", StayingWorks::EmittingMore}}};

std::optional<Severity> severity(Table& table, std::string_view key) {
    const std::optional<Severity> none;
    const auto known = among(kSeverities);
    return table.word(key, none, [&](std::string_view word) {
        const std::optional<Severity> found = known(word);
        return found ? std::make_optional<std::optional<Severity>>(found)
                     : std::optional<std::optional<Severity>>();
    });
}

PlaceRule readRule(Table& table) {
    PlaceRule rule;
    rule.id = table.required("id");
    rule.label = table.requiredBilingual("label");
    rule.layers = table.words("layers");
    rule.grades = table.words("grades");
    rule.categories = table.words("categories");
    rule.names = table.words("names");
    rule.nearness = table.word("test", Nearness::Fixed, among(kNearness));
    rule.within = table.number("distance_m", 0);
    if (const double usual = table.number("usual_m", 0); usual > 0) {
        rule.usual = usual;
        rule.usualChemical = table.number("usual_chemical_m", usual);
    }
    rule.limitCounts = table.flag("limit_counts", true);
    rule.binds = table.word("binds", Binds::Everyone, among(kBinds));
    rule.sectors = table.words("sectors");
    rule.sizes = table.wordList<SizeClass>("sizes", sizeFromWord);
    rule.stay = severity(table, "stay");
    rule.receive = severity(table, "receive");
    rule.staying = table.word("staying", StayingWorks::Any, among(kStaying));
    rule.insteadOf = table.optional("instead_of");
    rule.consequence = table.requiredBilingual("consequence");
    rule.source = table.required("source");
    rule.verified = table.flag("verified", true);
    return rule;
}

void check(const PlaceRule& rule, Table& table, Faults& faults) {
    std::vector<std::string> kinds = rule.layers;
    if (!rule.insteadOf.empty()) {
        kinds.push_back(rule.insteadOf);
    }
    for (const std::string& kind : kinds) {
        if (const auto known = constraintKind(kind); !known) {
            faults.report(table.line(), known.error().sentence);
        }
    }
    if (rule.layers.empty() || (!rule.stay && !rule.receive) || rule.within < 0) {
        faults.report(
            table.line(),
            gis::text("检查 {}：至少要有一个图层，stay 和 receive 至少写一个，distance_m 不能为负",
                      "check {}: it needs a layer, a severity for stay or receive, and "
                      "a distance_m that is not negative",
                      rule.id));
    }
}

}  // namespace

gis::Result<PlaceRule> readPlaceRule(std::string_view toml, const std::string& name) {
    const gis::Result<toml::table> parsed = parseToml(toml, name);
    if (!parsed) {
        return std::unexpected(parsed.error());
    }
    Faults faults(name);
    Table table(*parsed, {"检查", "check"}, faults);
    PlaceRule rule = readRule(table);
    table.finish();
    check(rule, table, faults);
    if (faults.first()) {
        return std::unexpected(*faults.first());
    }
    return rule;
}

}  // namespace ruyuan::planner::detail
