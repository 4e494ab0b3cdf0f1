// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "planner/finding.h"
#include "planner/model.h"
#include "planner/policy_pack.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ruyuan::planner {

struct SectorMatch;
struct SizeFinding;

/// The value of a fact; std::monostate: not known. A boolean is never stored as a number.
using FactValue = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

[[nodiscard]] inline bool isKnown(const FactValue& value) {
    return !std::holds_alternative<std::monostate>(value);
}

/// A date is ISO text ("2019-06-30"), which compares as dates do.
enum class FactType { Boolean, Integer, Number, Text, Date };

/// What a fact is said of. A rule over equipment sees the facts of its site as well.
enum class FactScope { Site, Equipment };

/// Where a fact comes from: a ledger, the map, other facts, or a person's ruling.
enum class FactOrigin { Imported, Measured, Derived, Decided };

/// 事实: a named value about a site or a piece of its equipment; a column for conditions.
struct Fact {
    std::string name;  ///< as conditions write it
    gis::Text label;
    std::string unit;  ///< "t/a", "万元"…; empty when there is none
    FactType type = FactType::Boolean;
    FactScope scope = FactScope::Site;
    FactOrigin origin = FactOrigin::Imported;
    /// Facts that a person can supply when this one is missing; empty: this one itself.
    std::vector<std::string> settledBy;
};

/// The facts that every pack can use, in a fixed order; see facts.cpp for the whole table.
[[nodiscard]] std::span<const Fact> commonFacts();

/// The label of a fact that may be missing; a name that is no common fact stands for itself.
[[nodiscard]] gis::Text factLabel(std::string_view name);

/// "allows_on_site": whether the rules leave a path open; known to rules of preference only.
[[nodiscard]] std::string allowsFact(Path path);

/// "sector_electrolytic_aluminium": whether a site belongs to a sector of the pack.
[[nodiscard]] std::string sectorFact(const Sector& sector);

/// The facts of a pack: the common ones and one for each of its sectors.
class FactTable {
public:
    explicit FactTable(std::span<const Sector> sectors);

    [[nodiscard]] const std::vector<Fact>& facts() const { return facts_; }
    [[nodiscard]] std::optional<std::size_t> index(std::string_view name) const;

private:
    std::vector<Fact> facts_;
    std::map<std::string, std::size_t, std::less<>> index_;
};

/// The values of all facts of a table for one site or one piece of equipment.
struct FactRow {
    std::vector<FactValue> values;
    std::map<std::size_t, gis::Text> notes;  ///< how a value came about, where that needs saying

    void set(const FactTable& table, std::string_view name, FactValue value);
};

/// Everything that facts of a site are taken from.
struct SiteEvidence {
    const Site& site;
    const SiteScreening& screening;
    const SectorMatch& sectors;
    const SizeFinding& size;
    std::size_t equipmentRows = 0;
    const Decision* decision = nullptr;
    gis::Date asOf{};
};

/// The row of a site; facts of equipment, limit_included and the allows_ facts are not known in it.
/// A site across the boundary counts as inside the built-up area, an uncertain one as not known;
/// what a county declares counts only where nothing could be measured.
[[nodiscard]] FactRow siteFacts(const FactTable& table, const SiteEvidence& evidence);

/// Puts the facts of a piece of equipment into the row of its site.
void setEquipmentFacts(FactRow& row, const FactTable& table, const Equipment& equipment);

/// A value for people: "是", "1200", "23万吨/年", "230000 t/a", "未知".
[[nodiscard]] gis::Text factValueText(const Fact& fact, const FactValue& value);

}  // namespace ruyuan::planner
