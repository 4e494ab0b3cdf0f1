// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace ruyuan::planner {
namespace {

template <class Record>
class Fields : public testing::Test {};
using Records = testing::
    Types<Site, Equipment, Park, ParkPhase, Decision, BuiltUpArea, County, ConstraintFeature>;
TYPED_TEST_SUITE(Fields, Records);

TYPED_TEST(Fields, HaveUniqueNamesAndShortNamesThatFitADbf) {
    std::set<std::string_view> names;
    std::set<std::string_view> shortNames;
    for (const auto& field : fields<TypeParam>()) {
        EXPECT_TRUE(names.insert(field.name).second) << field.name;
        EXPECT_TRUE(shortNames.insert(field.shortName).second) << field.shortName;
        EXPECT_LE(field.shortName.size(), 10U) << field.name;
        EXPECT_FALSE(field.shortName.empty()) << field.name;
        EXPECT_FALSE(field.zh.empty() || field.en.empty()) << field.name;
        EXPECT_EQ(findField<TypeParam>(field.name), &field);
    }
    EXPECT_EQ(findField<TypeParam>("no such field"), nullptr);
}

TYPED_TEST(Fields, AreNullInAnEmptyRecordExceptPlainTruthAndAccuracy) {
    for (const auto& field : fields<TypeParam>()) {
        TypeParam record{};
        const gis::Value value = get(record, field);
        const bool plain = field.name == "accuracy" || field.name == "development_zone";
        EXPECT_EQ(std::holds_alternative<std::monostate>(value), !plain) << field.name;
        EXPECT_TRUE(set(record, field, gis::Value{})) << field.name;
    }
}

gis::Value sampleOf(gis::FieldType type, std::string_view field) {
    switch (type) {
        case gis::FieldType::Integer:
            return std::int64_t{17};
        case gis::FieldType::Real:
            return 12.5;
        case gis::FieldType::Boolean:
            return true;
        case gis::FieldType::Date:
            return gis::makeDate(2019, 6, 30);
        case gis::FieldType::Text:
            break;
    }
    if (field == "accuracy") {
        return std::string("gps");
    }
    if (field == "declared_size") {
        return std::string("large");
    }
    return std::string(field == "path" ? "relocation" : "水泥");
}

TYPED_TEST(Fields, KeepWhatWasSet) {
    for (const auto& field : fields<TypeParam>()) {
        TypeParam record{};
        const gis::Value value = sampleOf(fieldType(field), field.name);
        ASSERT_TRUE(set(record, field, value)) << field.name;
        EXPECT_EQ(get(record, field), value) << field.name;
    }
}

TYPED_TEST(Fields, RefuseValuesOfAnotherType) {
    for (const auto& field : fields<TypeParam>()) {
        TypeParam record{};
        const bool text = fieldType(field) == gis::FieldType::Text;
        const gis::Value wrong = text ? gis::Value{3.5} : gis::Value{std::string("x")};
        const auto result = set(record, field, wrong);
        ASSERT_FALSE(result) << field.name;
        EXPECT_EQ(result.error().where, field.name);
    }
}

TEST(Fields, OfSiteAndDecisionShareOneExportWithoutAClash) {
    std::set<std::string_view> shortNames{"JD", "WD", "ZBXT"};
    for (const auto& field : fields<Site>()) {
        EXPECT_TRUE(shortNames.insert(field.shortName).second) << field.shortName;
    }
    for (const auto& field : fields<Decision>()) {
        EXPECT_TRUE(field.name == "site_id" || shortNames.insert(field.shortName).second)
            << field.shortName;
    }
}

TEST(Fields, StoreAreasInMuAndMoneyInWan) {
    Site site;
    ASSERT_TRUE(set(site, *findField<Site>("land_mu"), gis::Value{15.0}));
    EXPECT_NEAR(site.land->hectares(), 1.0, 1e-12);
    ASSERT_TRUE(set(site, *findField<Site>("revenue_wan"), gis::Value{std::int64_t{40000}}));
    EXPECT_EQ(site.revenue->fen(), 40'000'000'000);
}

TEST(Fields, GiveAreasOfOneMillionthMuBackBitByBit) {
    const auto& field = *findField<Site>("land_mu");
    for (int step = 1; step < 200'000; step += 7) {
        Site site;
        site.land = gis::Area::mu(step * 7919 / 1e6);
        Site again;
        ASSERT_TRUE(set(again, field, get(site, field)));
        ASSERT_EQ(again.land->squareMeters(), site.land->squareMeters()) << step;
    }
}

TEST(Fields, RefuseUnknownWordsAndLeaveTheRecord) {
    Site site;
    site.declaredSize = SizeClass::Large;
    EXPECT_FALSE(set(site, *findField<Site>("declared_size"), gis::Value{std::string("huge")}));
    EXPECT_EQ(site.declaredSize, SizeClass::Large);
}

TEST(SplitList, KnowsTheSeparatorsOfLedgers) {
    EXPECT_THAT(splitList("装备制造、新材料；电子信息, 食品/化工\n铝加工"),
                testing::ElementsAre("装备制造", "新材料", "电子信息", "食品", "化工", "铝加工"));
    EXPECT_THAT(splitList(" ；、"), testing::IsEmpty());
}

}  // namespace
}  // namespace ruyuan::planner
