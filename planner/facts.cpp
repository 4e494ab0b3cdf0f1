// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/facts.h"

#include "planner/constraint_kinds.h"
#include "planner/fields.h"
#include "planner/sectors.h"
#include "planner/size_class.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <format>
#include <functional>
#include <set>
#include <type_traits>
#include <utility>

namespace ruyuan::planner {

namespace {

FactValue valueOf(const std::string& text) {
    return text.empty() ? FactValue() : FactValue(text);
}
FactValue valueOf(gis::Money money) {
    return money.wan();
}
FactValue valueOf(gis::Area area) {
    return area.mu();
}
FactValue valueOf(gis::Length length) {
    return length.meters();
}
FactValue valueOf(gis::Date date) {
    return gis::isoDate(date);
}
template <class T>
    requires(std::is_arithmetic_v<T> || requires(T value) { valueOf(value); })
FactValue valueOf(const std::optional<T>& value) {
    if (!value) {
        return {};
    }
    if constexpr (std::is_arithmetic_v<T>) {
        return *value;
    } else {
        return valueOf(*value);
    }
}

FactValue inBuiltUpArea(const SiteEvidence& from) {
    switch (from.screening.builtUp) {
        case BuiltUpStatus::Inside:
        case BuiltUpStatus::Straddling:
            return true;
        case BuiltUpStatus::Outside:
            return false;
        case BuiltUpStatus::Uncertain:
            return {};
        case BuiltUpStatus::Unknown:
            return valueOf(from.site.declaredInBuiltUpArea);
    }
    return {};
}

FactValue sizeWord(const SiteEvidence& from) {
    return from.size.size == SizeClass::Unknown ? FactValue()
                                                : FactValue(std::string(word(from.size.size)));
}

FactValue plantCapacity(const SiteEvidence& from) {
    return from.sectors.trades == 1 ? valueOf(from.site.capacityPerYear) : FactValue();
}

/// 规模以上工业 since 2011: 年主营业务收入 of 2000 万元 and more. Not the same as 中型.
FactValue aboveScale(const SiteEvidence& from) {
    const gis::Money limit = gis::Money::wan(2000);
    return from.site.revenue ? FactValue(*from.site.revenue >= limit) : FactValue();
}

FactValue assessmentAge(const SiteEvidence& from) {
    constexpr double kDaysPerYear = 365.2425;
    if (!from.site.eiaDate) {
        return {};
    }
    const gis::Date until = from.site.worksStart.value_or(from.asOf);
    return static_cast<double>((until - *from.site.eiaDate).count()) / kDaysPerYear;
}

FactValue decidedPath(const SiteEvidence& from) {
    return from.decision != nullptr && from.decision->path
               ? FactValue(std::string(word(*from.decision->path)))
               : FactValue();
}

FactValue equipmentRows(const SiteEvidence& from) {
    return from.equipmentRows == 0 ? FactValue()
                                   : FactValue(static_cast<std::int64_t>(from.equipmentRows));
}

using SiteValue = std::function<FactValue(const SiteEvidence&)>;
using EquipmentValue = std::function<FactValue(const Equipment&)>;

/// A fact and how it is taken from the evidence; without a function it is set by whoever asks.
struct Definition {
    Fact fact;
    SiteValue ofSite = nullptr;
    EquipmentValue ofEquipment = nullptr;
};

using enum FactType;
using enum FactOrigin;

Definition imported(
    const char* name, gis::Text label, const char* unit, FactType type, SiteValue value) {
    return {{name, std::move(label), unit, type, FactScope::Site, Imported, {}}, value, nullptr};
}

Definition other(const char* name,
                 gis::Text label,
                 const char* unit,
                 FactType type,
                 FactOrigin origin,
                 SiteValue value,
                 std::vector<std::string> settledBy = {}) {
    return {{name, std::move(label), unit, type, FactScope::Site, origin, std::move(settledBy)},
            value,
            nullptr};
}

Definition ofEquipment(
    const char* name, gis::Text label, const char* unit, FactType type, EquipmentValue value) {
    return {
        {name, std::move(label), unit, type, FactScope::Equipment, Imported, {}}, nullptr, value};
}

// The value of a member of Site or Equipment, as a function for the tables below.
#define RUYUAN_SITE(member) [](const SiteEvidence& from) { return valueOf(from.site.member); }
#define RUYUAN_EQUIPMENT(member) [](const Equipment& from) { return valueOf(from.member); }

std::vector<Definition> ledgerFacts() {
    return {
        imported("name", {"企业名称", "name"}, "", Text, RUYUAN_SITE(name)),
        imported("county", {"县（市、区）", "county"}, "", Text, RUYUAN_SITE(county)),
        imported(
            "industry_code", {"行业代码", "industry code"}, "", Text, RUYUAN_SITE(industryCode)),
        imported("industry", {"行业", "industry"}, "", Text, RUYUAN_SITE(industry)),
        imported("product", {"主要产品", "products"}, "", Text, RUYUAN_SITE(product)),
        imported("capacity_per_year",
                 {"年产能", "capacity"},
                 "t/a",
                 Number,
                 RUYUAN_SITE(capacityPerYear)),
        imported("capacity_per_day",
                 {"日产能", "daily capacity"},
                 "t/d",
                 Number,
                 RUYUAN_SITE(capacityPerDay)),
        imported("employees", {"从业人员", "employees"}, "人", Integer, RUYUAN_SITE(employees)),
        imported("revenue", {"营业收入", "revenue"}, "万元", Number, RUYUAN_SITE(revenue)),
        imported("assets", {"资产总额", "assets"}, "万元", Number, RUYUAN_SITE(assets)),
        imported("land", {"占地面积", "land"}, "亩", Number, RUYUAN_SITE(land)),
        imported("so2", {"二氧化硫排放量", "SO2 emission"}, "t/a", Number, RUYUAN_SITE(so2)),
        imported("nox", {"氮氧化物排放量", "NOx emission"}, "t/a", Number, RUYUAN_SITE(nox)),
        imported("dust", {"颗粒物排放量", "dust emission"}, "t/a", Number, RUYUAN_SITE(dust)),
        imported("voc", {"VOCs排放量", "VOC emission"}, "t/a", Number, RUYUAN_SITE(voc)),
        imported("sewage", {"废水量", "sewage"}, "t/d", Number, RUYUAN_SITE(sewage)),
        imported("heat", {"用汽量", "steam"}, "t/h", Number, RUYUAN_SITE(heat)),
        imported("declared_in_built_up_area",
                 {"申报位于建成区内", "declared to be in the built-up area"},
                 "",
                 Boolean,
                 RUYUAN_SITE(declaredInBuiltUpArea)),
        imported("heavy_polluter",
                 {"列入重污染企业名单", "on the list of heavy polluters"},
                 "",
                 Boolean,
                 RUYUAN_SITE(heavyPolluter)),
        imported("can_meet_standard",
                 {"改造后可达标", "meets the standard after an upgrade"},
                 "",
                 Boolean,
                 RUYUAN_SITE(canMeetStandard)),
        imported("willing_to_move",
                 {"愿意搬迁", "willing to move"},
                 "",
                 Boolean,
                 RUYUAN_SITE(willingToMove)),
        imported(
            "able_to_move", {"有搬迁能力", "able to move"}, "", Boolean, RUYUAN_SITE(ableToMove)),
        imported("conversion_project",
                 {"有转型转产项目", "has a project for another trade"},
                 "",
                 Boolean,
                 RUYUAN_SITE(conversionProject)),
        imported("hazardous_chemicals",
                 {"危险化学品生产企业", "makes hazardous chemicals"},
                 "",
                 Boolean,
                 RUYUAN_SITE(hazardousChemicals)),
        imported("major_hazard",
                 {"存在重大风险隐患", "has a major hazard"},
                 "",
                 Boolean,
                 RUYUAN_SITE(majorHazard)),
        imported("conforms_to_plan",
                 {"符合城市总体规划和功能分区", "conforms to the city's plan"},
                 "",
                 Boolean,
                 RUYUAN_SITE(conformsToPlan)),
        imported("uses_coal", {"以煤炭为燃料", "burns coal"}, "", Boolean, RUYUAN_SITE(usesCoal)),
        imported("independent_plant",
                 {"独立铝用炭素企业", "not part of an aluminium works"},
                 "",
                 Boolean,
                 RUYUAN_SITE(independentPlant)),
    };
}

std::vector<Definition> measuredFacts() {
    std::vector<Definition> facts{
        other("in_built_up_area",
              {"位于城市建成区内", "in the built-up area"},
              "",
              Boolean,
              Measured,
              inBuiltUpArea),
        other("share_in_built_up_area",
              {"建成区内面积占比", "share in the built-up area"},
              "",
              Number,
              Measured,
              [](const SiteEvidence& from) { return valueOf(from.screening.shareInside); }),
        other("distance_to_built_up_boundary",
              {"距建成区边界", "distance to the built-up boundary"},
              "m",
              Number,
              Measured,
              [](const SiteEvidence& from) { return valueOf(from.screening.distanceToBoundary); }),
        other("county_by_place",
              {"所在县（市、区）", "county on the map"},
              "",
              Text,
              Measured,
              [](const SiteEvidence& from) { return valueOf(from.screening.countyByPlace); }),
        other("responsible",
              {"主体责任单位", "responsible government"},
              "",
              Text,
              Measured,
              [](const SiteEvidence& from) { return valueOf(from.screening.responsible); }),
    };
    return facts;
}

std::vector<Definition> derivedFacts() {
    const gis::Text ruling{"临界值认定（“以下”是否含本数）",
                           "ruling whether 以下 includes the limit itself"};
    return {
        other("listed_sector",
              {"属于名单所列行业", "of a listed trade"},
              "",
              Boolean,
              Derived,
              [](const SiteEvidence& from) { return valueOf(from.sectors.listed); },
              {"industry"}),
        other("plant_capacity",
              {"单厂产能", "capacity of the plant in its trade"},
              "t/a",
              Number,
              Derived,
              plantCapacity),
        other("size_class",
              {"企业规模", "size class"},
              "",
              Text,
              Derived,
              sizeWord,
              {"employees", "revenue"}),
        other("equipment",
              {"主要装备（台账行数）", "equipment (rows of its ledger)"},
              "",
              Integer,
              Imported,
              equipmentRows),
        other("decided",
              {"县（市、区）已决定路径", "the path is decided"},
              "",
              Boolean,
              Decided,
              [](const SiteEvidence& from) -> FactValue { return isKnown(decidedPath(from)); }),
        other("decided_path", {"决定的路径", "decided path"}, "", Text, Decided, decidedPath),
        other("above_scale",
              {"规模以上工业企业（年主营业务收入2000万元及以上）",
               "above designated size (revenue of 20 million yuan)"},
              "",
              Boolean,
              Derived,
              aboveScale,
              {"revenue"}),
        other("eia_age_years",
              {"环评批复至开工（未开工的至基准日期）年数",
               "years from the assessment's approval to the works, or to the as-of date"},
              "",
              Number,
              Derived,
              assessmentAge,
              {"eia_date"}),
        other("as_of",
              {"基准日期", "as-of date"},
              "",
              Date,
              Decided,
              [](const SiteEvidence& from) { return valueOf(from.asOf); }),
        other("limit_included", ruling, "", Boolean, Decided, nullptr),
        other("allows_on_site",
              {"可就地改造", "on-site upgrade is open"},
              "",
              Boolean,
              Derived,
              nullptr),
        other("allows_relocation",
              {"可退城入园", "relocation is open"},
              "",
              Boolean,
              Derived,
              nullptr),
        other("allows_transformation",
              {"可转型转产", "transformation is open"},
              "",
              Boolean,
              Derived,
              nullptr),
        other("allows_closure", {"可关闭退出", "closure is open"}, "", Boolean, Derived, nullptr),
    };
}

std::vector<Definition> equipmentFacts() {
    return {
        ofEquipment(
            "equipment_kind", {"装备类型", "kind of equipment"}, "", Text, RUYUAN_EQUIPMENT(kind)),
        ofEquipment("equipment_specification",
                    {"装备规格", "specification"},
                    "",
                    Text,
                    RUYUAN_EQUIPMENT(specification)),
        ofEquipment("equipment_diameter",
                    {"装备直径", "diameter"},
                    "m",
                    Number,
                    RUYUAN_EQUIPMENT(diameter)),
        ofEquipment("equipment_capacity_per_day",
                    {"单台（套、线）日产能", "daily capacity of the unit"},
                    "t/d",
                    Number,
                    RUYUAN_EQUIPMENT(capacityPerDay)),
        ofEquipment("equipment_capacity_per_year",
                    {"单台（套、线）年产能", "yearly capacity of the unit"},
                    "t/a",
                    Number,
                    RUYUAN_EQUIPMENT(capacityPerYear)),
        ofEquipment(
            "equipment_count", {"台数", "number of units"}, "", Integer, RUYUAN_EQUIPMENT(count)),
        ofEquipment("special_cement",
                    {"特种水泥装备", "for special cement"},
                    "",
                    Boolean,
                    RUYUAN_EQUIPMENT(specialCement)),
    };
}

#undef RUYUAN_SITE
#undef RUYUAN_EQUIPMENT

/// The type of the fact that a member becomes; nothing for lists and words of our own.
template <class T>
constexpr std::optional<FactType> factTypeOf() {
    if constexpr (std::is_same_v<T, std::optional<bool>>) {
        return Boolean;
    } else if constexpr (std::is_same_v<T, std::optional<std::int64_t>>) {
        return Integer;
    } else if constexpr (std::is_same_v<T, std::optional<double>> ||
                         std::is_same_v<T, std::optional<gis::Money>> ||
                         std::is_same_v<T, std::optional<gis::Area>>) {
        return Number;
    } else if constexpr (std::is_same_v<T, std::optional<gis::Date>>) {
        return Date;
    } else if constexpr (std::is_same_v<T, std::string>) {
        return Text;
    } else {
        return std::nullopt;
    }
}

/// Fields of a ledger that are facts under their own name: all but those that tables above name
/// (under a shorter name) and those that identify the row.
const std::set<std::string_view>& fieldsOfOtherFacts() {
    static const std::set<std::string_view> kFields{
        "id",           "site_id",       "credit_code",
        "address",      "accuracy",      "position_error_m",
        "capacity",     "contact",       "phone",
        "note",         "name",          "original_row",
        "capacity_t_a", "capacity_t_d",  "revenue_wan",
        "assets_wan",   "land_mu",       "so2_t_a",
        "nox_t_a",      "dust_t_a",      "voc_t_a",
        "sewage_t_d",   "heat_t_h",      "equipment_wan",
        "kind",         "specification", "diameter_m",
        "count"};
    return kFields;
}

template <class Record, class Make>
void addFieldFacts(const std::vector<Definition>& named,
                   std::vector<Definition>& facts,
                   Make make) {
    for (const FieldSpec<Record>& field : fields<Record>()) {
        const bool taken = fieldsOfOtherFacts().contains(field.name) ||
                           std::ranges::any_of(named, [&](const Definition& one) {
                               return one.fact.name == field.name;
                           });
        if (taken) {
            continue;
        }
        std::visit(
            [&]<class T>(T Record::* member) {
                if (const std::optional<FactType> type = factTypeOf<T>()) {
                    facts.push_back(make(field, *type, member));
                }
            },
            field.member);
    }
}

/// The rest of the ledgers: every field is a fact.
std::vector<Definition> fieldFacts(const std::vector<Definition>& named) {
    std::vector<Definition> facts;
    addFieldFacts<Site>(named, facts, [](const FieldSpec<Site>& field, FactType type, auto member) {
        Definition one;
        one.fact = {std::string(field.name),
                    field.label(),
                    std::string(field.unit),
                    type,
                    FactScope::Site,
                    Imported,
                    {}};
        if constexpr (requires(const Site& site) { valueOf(site.*member); }) {
            one.ofSite = [member](const SiteEvidence& from) { return valueOf(from.site.*member); };
        }
        return one;
    });
    addFieldFacts<Equipment>(
        named, facts, [](const FieldSpec<Equipment>& field, FactType type, auto member) {
            Definition one;
            one.fact = {"equipment_" + std::string(field.name),
                        field.label(),
                        std::string(field.unit),
                        type,
                        FactScope::Equipment,
                        Imported,
                        {}};
            if constexpr (requires(const Equipment& from) { valueOf(from.*member); }) {
                one.ofEquipment = [member](const Equipment& from) { return valueOf(from.*member); };
            }
            return one;
        });
    return facts;
}

std::string insideFact(std::string_view kind) {
    std::string name = "in_" + std::string(kind);
    std::ranges::replace(name, '-', '_');
    return name;
}

std::string gradeFact(std::string_view kind) {
    std::string name = "grade_of_" + std::string(kind);
    std::ranges::replace(name, '-', '_');
    return name;
}

std::string distanceFact(std::string_view kind) {
    std::string name = "distance_to_" + std::string(kind);
    std::ranges::replace(name, '-', '_');
    return name;
}

std::vector<Fact> distanceFacts() {
    std::vector<Fact> facts;
    for (const ConstraintKind& kind : constraintKinds()) {
        facts.push_back({.name = distanceFact(kind.word),
                         .label = gis::text("距{}", "distance to the nearest {}", kind.label),
                         .unit = "m",
                         .type = Number,
                         .scope = FactScope::Site,
                         .origin = Measured,
                         .settledBy = {}});
        facts.push_back({.name = gradeFact(kind.word),
                         .label = gis::text("所在{}的级别", "grade of {}", kind.label),
                         .unit = "",
                         .type = Text,
                         .scope = FactScope::Site,
                         .origin = Measured,
                         .settledBy = {}});
        facts.push_back({.name = insideFact(kind.word),
                         .label = gis::text("位于{}内", "meets: {}", kind.label),
                         .unit = "",
                         .type = Boolean,
                         .scope = FactScope::Site,
                         .origin = Measured,
                         .settledBy = {}});
    }
    return facts;
}

const std::vector<Definition>& definitions() {
    static const std::vector<Definition> kAll = [] {
        std::vector<Definition> all;
        for (auto* part : {ledgerFacts, measuredFacts, derivedFacts, equipmentFacts}) {
            std::ranges::move(part(), std::back_inserter(all));
        }
        std::ranges::move(fieldFacts(all), std::back_inserter(all));
        return all;
    }();
    return kAll;
}

/// Where the definitions begin in commonFacts(): behind the three facts of each kind of place.
std::size_t firstDefinition() {
    return 3 * constraintKinds().size();
}

void setDistances(FactRow& row, const FactTable& table, const SiteScreening& screening) {
    for (const ConstraintDistance& distance : screening.constraints) {
        const std::string name = distanceFact(distance.kind);
        if (distance.distance && table.index(name)) {
            row.set(table, name, distance.distance->meters());
        }
        if (distance.inside && table.index(insideFact(distance.kind))) {
            row.set(table, insideFact(distance.kind), *distance.inside);
            if (*distance.inside && !distance.grade.empty()) {
                row.set(table, gradeFact(distance.kind), distance.grade);
            } else if (!*distance.inside) {
                row.set(table, gradeFact(distance.kind), std::string());
            }
        }
    }
}

void noteBuiltUpArea(FactRow& row, const FactTable& table, const SiteEvidence& from) {
    const std::size_t index = *table.index("in_built_up_area");
    if (from.screening.builtUp == BuiltUpStatus::Straddling) {
        row.notes[index] = from.screening.shareInside
                               ? gis::text("跨界，{:.0f}%在建成区内",
                                           "across the boundary, {:.0f}% inside",
                                           *from.screening.shareInside * 100)
                               : gis::Text{"跨界", "across the boundary"};
    } else if (from.screening.builtUp == BuiltUpStatus::Uncertain) {
        row.notes[index] = {"离边界的距离在定位误差之内",
                            "nearer to the boundary than the place is known"};
    } else if (from.screening.builtUp == BuiltUpStatus::Unknown && isKnown(row.values[index])) {
        row.notes[index] = {"按台账申报，未经图上核实", "as declared, not checked on the map"};
    }
}

/// As Chinese papers write it: 18万吨/年, 2000吨/日.
std::string chineseQuantity(const std::string& text,
                            const FactValue& value,
                            const std::string& unit) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kWords{
        std::pair{"t/a", "吨/年"},
        std::pair{"t/d", "吨/日"},
        std::pair{"t/h", "吨/时"},
        std::pair{"m3/d", "立方米/日"},
        std::pair{"kg/h", "千克/时"},
        std::pair{"m2", "平方米"}};
    constexpr double kWan = 10000;
    const auto* number = std::get_if<double>(&value);
    if (unit == "t/a" && number != nullptr && std::abs(*number) >= kWan) {
        return std::format("{:.10g}万吨/年", *number / kWan);
    }
    const auto* found = std::ranges::find(kWords, unit, &decltype(kWords)::value_type::first);
    if (found != kWords.end()) {
        return text + std::string(found->second);
    }
    return unit.empty() ? text : text + " " + unit;
}

}  // namespace

std::span<const Fact> commonFacts() {
    static const std::vector<Fact> kFacts = [] {
        std::vector<Fact> facts = distanceFacts();
        for (const Definition& definition : definitions()) {
            facts.push_back(definition.fact);
        }
        return facts;
    }();
    return kFacts;
}

gis::Text factLabel(std::string_view name) {
    const auto found = std::ranges::find(commonFacts(), name, &Fact::name);
    return found != commonFacts().end() ? found->label
                                        : gis::Text{std::string(name), std::string(name)};
}

std::string allowsFact(Path path) {
    std::string name = "allows_" + std::string(word(path));
    std::ranges::replace(name, '-', '_');
    return name;
}

std::string sectorFact(const Sector& sector) {
    std::string name = "sector_" + sector.id;
    std::ranges::replace(name, '-', '_');
    return name;
}

FactTable::FactTable(std::span<const Sector> sectors)
    : facts_(commonFacts().begin(), commonFacts().end()) {
    for (const Sector& sector : sectors) {
        facts_.push_back({.name = sectorFact(sector),
                          .label = gis::text("属于{}行业", "of the sector {}", sector.name),
                          .unit = "",
                          .type = Boolean,
                          .scope = FactScope::Site,
                          .origin = Derived,
                          .settledBy = {"industry"}});
    }
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        index_.emplace(facts_[i].name, i);
    }
}

std::optional<std::size_t> FactTable::index(std::string_view name) const {
    const auto found = index_.find(name);
    return found == index_.end() ? std::nullopt : std::optional(found->second);
}

void FactRow::set(const FactTable& table, std::string_view name, FactValue value) {
    const std::optional<std::size_t> index = table.index(name);
    assert(index);
    values[*index] = std::move(value);
}

FactRow siteFacts(const FactTable& table, const SiteEvidence& evidence) {
    FactRow row;
    row.values.resize(table.facts().size());
    for (std::size_t i = 0; i < definitions().size(); ++i) {
        if (definitions()[i].ofSite) {
            row.values[firstDefinition() + i] = definitions()[i].ofSite(evidence);
        }
    }
    setDistances(row, table, evidence.screening);
    const std::size_t firstSector = commonFacts().size();
    for (std::size_t i = 0; i < evidence.sectors.belongs.size(); ++i) {
        row.values[firstSector + i] = valueOf(evidence.sectors.belongs[i]);
    }
    noteBuiltUpArea(row, table, evidence);
    row.notes[*table.index("listed_sector")] = evidence.sectors.note;
    row.notes[*table.index("size_class")] = evidence.size.note;
    return row;
}

void setEquipmentFacts(FactRow& row, const FactTable& table, const Equipment& equipment) {
    assert(row.values.size() == table.facts().size());
    for (std::size_t i = 0; i < definitions().size(); ++i) {
        if (definitions()[i].ofEquipment) {
            row.values[firstDefinition() + i] = definitions()[i].ofEquipment(equipment);
        }
    }
}

gis::Text factValueText(const Fact& fact, const FactValue& value) {
    if (const bool* yes = std::get_if<bool>(&value)) {
        return *yes ? gis::Text{"是", "yes"} : gis::Text{"否", "no"};
    }
    std::string text;
    if (const std::int64_t* whole = std::get_if<std::int64_t>(&value)) {
        text = std::format("{}", *whole);
    } else if (const double* number = std::get_if<double>(&value)) {
        text = std::format("{:.10g}", *number);
    } else if (const std::string* words = std::get_if<std::string>(&value)) {
        if (const std::optional<SizeClass> size = sizeFromWord(*words)) {
            return label(*size);
        }
        if (const std::optional<Path> path = pathFromWord(*words)) {
            return label(*path);
        }
        text = *words;
    } else {
        return {"未知", "not known"};
    }
    const std::string withUnit = fact.unit.empty() ? text : text + " " + fact.unit;
    return {chineseQuantity(text, value, fact.unit), withUnit};
}

}  // namespace ruyuan::planner
