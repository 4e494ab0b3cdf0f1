// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/cell_words.h"
#include "planner/date_text.h"
#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"

#include <algorithm>
#include <array>
#include <format>

namespace ruyuan::planner::detail {
namespace {

HeaderWords parkWords() {
    HeaderWords words;
    words.addFields<Park>();
    words.addFields<ParkPhase>();
    addCoordinateWords(words);
    words.add("phase", "分期", "期次|建设期|期别|期数");
    return words;
}

/// The columns of one phase of many in a row: "一期面积（亩）", "二期投用时间".
struct PhaseColumns {
    std::string phase;  // "一期"
    std::map<std::string, std::size_t, std::less<>> columns;
};

/// The phase at the start of a header and the rest: "第二期投用时间" is 二期 and 投用时间.
std::optional<std::pair<std::string, std::string>> splitPhase(const std::string& header) {
    std::string_view text = header;
    if (text.starts_with("第")) {
        text.remove_prefix(std::string_view("第").size());
    }
    const std::string_view number = text.substr(0, characterLength(text));
    constexpr std::array<std::string_view, 18> kNumbers{"一",
                                                        "二",
                                                        "三",
                                                        "四",
                                                        "五",
                                                        "六",
                                                        "七",
                                                        "八",
                                                        "九",
                                                        "1",
                                                        "2",
                                                        "3",
                                                        "4",
                                                        "5",
                                                        "6",
                                                        "7",
                                                        "8",
                                                        "9"};
    constexpr std::string_view kPhase = "期";
    const auto rest = text.substr(number.size());
    if (!std::ranges::contains(kNumbers, number) || !rest.starts_with(kPhase)) {
        return std::nullopt;
    }
    std::string name = std::string(number) + std::string(kPhase);
    std::string what = normaliseHeader(rest.substr(kPhase.size()));
    for (const std::string_view mark : {"/", "-", "_", ":", "的"}) {
        what = what.starts_with(mark) ? what.substr(mark.size()) : what;
    }
    return std::pair{std::move(name), std::move(what)};
}

std::vector<PhaseColumns> phaseColumns(Batch& batch) {
    HeaderWords words;
    words.addFields<ParkPhase>();
    std::vector<PhaseColumns> phases;
    for (std::size_t column = 0; column < batch.headers().size(); ++column) {
        const auto& header = batch.headers()[column];
        const auto split = splitPhase(normaliseHeader(header.upper + header.lower));
        if (!split) {
            continue;
        }
        const auto meanings = words.meaningsOf(split->second);
        std::string field = meanings.empty() ? "" : meanings.front().field;
        if (split->second.empty() && header.unit && header.unit->dimension == Dimension::Area) {
            field = "land_mu";
        }
        if (field.empty()) {
            continue;
        }
        auto found = std::ranges::find(phases, split->first, &PhaseColumns::phase);
        if (found == phases.end()) {
            phases.push_back({split->first, {}});
            found = phases.end() - 1;
        }
        found->columns.emplace(field, column);
        batch.columns().markUsed(column);
    }
    return phases;
}

std::optional<double> numberIn(const LedgerRow& row,
                               const PhaseColumns& phase,
                               std::string_view field,
                               Target target,
                               Batch& batch) {
    const auto column = phase.columns.find(field);
    if (column == phase.columns.end()) {
        return std::nullopt;
    }
    const auto reading = readNumber(row.cells[column->second],
                                    target,
                                    batch.headers()[column->second].unit,
                                    batch.tableUnits());
    if (reading.remark) {
        batch.note(row.number, field, *reading.remark);
    }
    return reading.value;
}

/// Whether a phase says of anything how much it brings.
bool states(const ParkPhase& phase) {
    return phase.land || phase.sewage || phase.heat || phase.gas || phase.power || phase.water ||
           phase.voc || phase.nox;
}

std::optional<ParkPhase> phaseIn(const LedgerRow& row, const PhaseColumns& columns, Batch& batch) {
    ParkPhase phase;
    if (const auto land = numberIn(row, columns, "land_mu", Target::Mu, batch)) {
        phase.land = gis::Area::mu(*land);
    }
    phase.sewage = numberIn(row, columns, "sewage_t_d", Target::WaterPerDay, batch);
    phase.heat = numberIn(row, columns, "heat_t_h", Target::SteamPerHour, batch);
    if (const auto opens = columns.columns.find("opens"); opens != columns.columns.end()) {
        const auto reading = readDate(row.cells[opens->second], batch.asOf());
        if (reading.remark) {
            batch.note(row.number, "opens", *reading.remark);
        }
        phase.opens = reading.date.value_or(gis::Date{});
    }
    for (const auto& [field, member] :
         {std::pair<std::string_view, std::optional<double> ParkPhase::*>{"gas_m3_d",
                                                                          &ParkPhase::gas},
          {"power_kva", &ParkPhase::power},
          {"water_t_d", &ParkPhase::water},
          {"voc_t_a", &ParkPhase::voc},
          {"nox_t_a", &ParkPhase::nox}}) {
        phase.*member = numberIn(row, columns, field, Target::Items, batch);
    }
    return states(phase) ? std::optional(phase) : std::nullopt;
}

/// The phases that a row states, in columns of their own or as the row's own.
void addPhases(Park& park,
               const LedgerRow& row,
               const std::vector<PhaseColumns>& columns,
               Batch& batch) {
    const std::size_t before = park.phases.size();
    ParkPhase own;
    fillRecord(own, row, batch);
    // A total beside the phases is not a phase.
    const bool total = !columns.empty() && own.opens == gis::Date{};
    if (!total && states(own)) {
        park.phases.push_back(own);
    }
    for (const auto& phase : columns) {
        if (auto read = phaseIn(row, phase, batch)) {
            park.phases.push_back(*read);
        }
    }
    for (std::size_t phase = before; phase < park.phases.size(); ++phase) {
        if (park.phases[phase].opens == gis::Date{}) {
            batch.note(row.number,
                       "opens",
                       gis::text("没有写投用时间，按现已可用采用",
                                 "no opening date; taken as available already"));
        }
    }
    std::ranges::stable_sort(park.phases, {}, &ParkPhase::opens);
}

Park parkOf(const LedgerRow& row, const gis::Geometry& place, Batch& batch) {
    Park park;
    park.accuracy = Accuracy::Geocoded;
    fillRecord(park, row, batch);
    park.place = place;
    if (gis::isEmpty(place)) {
        park.accuracy = Accuracy::Unplaced;
    } else if (saysNothing(batch.cell(row, "accuracy"))) {
        park.accuracy = std::holds_alternative<gis::MultiPolygon>(place) ? Accuracy::Digitised
                                                                         : Accuracy::Geocoded;
    }
    if (auto county = projectCounty(park.county, batch.project().counties, batch.regions())) {
        park.county = std::move(*county);
    }
    if (park.chemicalRecognition && !park.chemicalPark) {
        park.chemicalPark = true;
    }
    park.originalRow = batch.original(row);
    park.origin = batch.originOf(row);
    return park;
}

}  // namespace

gis::Result<void> addParks(Project& project, Batch& batch) {
    if (auto done = batch.recognise(parkWords()); !done) {
        return done;
    }
    if (auto done = batch.place(); !done) {
        return done;
    }
    batch.fillDown("name", Batch::Fill::Always);
    const auto columns = phaseColumns(batch);
    std::vector<Park> added;
    int number = nextNumber(project.parks);
    const auto named = [](const std::string& name) {
        return [key = firmKey(name)](const Park& park) { return firmKey(park.name) == key; };
    };
    for (std::size_t index = 0; index < batch.rows().size(); ++index) {
        if (auto go = batch.reached(index); !go) {
            return go;
        }
        const LedgerRow& row = batch.rows()[index];
        const std::string name(batch.cell(row, "name"));
        if (saysNothing(name)) {
            batch.skip(row.number, gis::text("没有园区名称，未导入", "no park name; left out"));
            continue;
        }
        if (std::ranges::any_of(project.parks, named(name))) {
            batch.skip(row.number,
                       gis::text("园区“{}”已在项目中，未重复导入",
                                 "park \"{}\" is in the project already; left out",
                                 name));
            continue;
        }
        auto park = std::ranges::find_if(added, named(name));
        if (park == added.end()) {
            added.push_back(parkOf(row, batch.places()[index], batch));
            park = added.end() - 1;
            park->id = std::format("P{:03}", number++);
        }
        addPhases(*park, row, columns, batch);
        batch.used();
    }
    std::ranges::move(added, std::back_inserter(project.parks));
    return {};
}

}  // namespace ruyuan::planner::detail
