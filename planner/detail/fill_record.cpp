// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/cell_words.h"
#include "planner/date_text.h"
#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"

#include <cmath>
#include <type_traits>

namespace ruyuan::planner::detail {
std::optional<Target> targetOf(std::string_view field, std::string_view unit) {
    if (field.starts_with("sewage")) {
        return Target::WaterPerDay;
    }
    constexpr std::pair<std::string_view, Target> kTargets[] = {{"t/a", Target::TonsPerYear},
                                                                {"t/d", Target::TonsPerDay},
                                                                {"t/h", Target::SteamPerHour},
                                                                {"亩", Target::Mu},
                                                                {"万元", Target::WanYuan},
                                                                {"万元/亩", Target::WanYuanPerMu},
                                                                {"m", Target::Meters},
                                                                {"人", Target::Persons},
                                                                {"台", Target::Items}};
    for (const auto& [word, target] : kTargets) {
        if (word == unit) {
            return target;
        }
    }
    return std::nullopt;
}

namespace {

/// Units whose magnitude a bare number leaves open: 万元 or 元, 亩 or ㎡, tons or kilograms.
bool isAmbiguous(Target target) {
    return target != Target::Persons && target != Target::Items && target != Target::Meters &&
           target != Target::SteamPerHour;
}

struct Filler {
    const LedgerRow& row;
    Batch& batch;
    std::string_view field;
    std::string_view unit;
    std::string_view cell;

    void remark(const std::optional<gis::Text>& text) const {
        if (text) {
            batch.note(row.number, field, *text);
        }
    }
    template <class T>
    std::optional<T> keep(const WordReading<T>& reading) const {
        remark(reading.remark);
        return reading.value;
    }

    std::optional<double> number() const {
        const auto target = targetOf(field, unit);
        const LedgerColumn* column = batch.columns().column(field);
        if (!target) {  // "2018", "2018年"
            const auto plain = leadingNumber(cell);
            return plain ? std::optional(plain->first) : std::nullopt;
        }
        const auto reading = readNumber(
            cell, *target, column == nullptr ? std::nullopt : column->unit, batch.tableUnits());
        remark(reading.remark);
        if (reading.unitAssumed && reading.value && isAmbiguous(*target)) {
            batch.unitAssumed(row.number, field, unit);
        }
        return reading.value;
    }

    void fill(std::string& value) const { value = cell; }
    void fill(std::vector<std::string>& value) const {
        value = saysNothing(cell) ? std::vector<std::string>{} : splitList(cell);
    }
    void fill(std::optional<double>& value) const { value = number(); }
    void fill(std::optional<std::int64_t>& value) const {
        if (const auto read = number()) {
            value = std::llround(*read);
        }
    }
    void fill(std::optional<gis::Money>& value) const {
        if (const auto read = number()) {
            value = gis::Money::wan(*read);
        }
    }
    void fill(std::optional<gis::Area>& value) const {
        constexpr double kStepsPerMu = 1e6;  // see planner/fields.h
        if (const auto read = number()) {
            value = gis::Area::mu(std::round(*read * kStepsPerMu) / kStepsPerMu);
        }
    }
    void fill(std::optional<bool>& value) const { value = keep(readTruth(cell)); }
    void fill(bool& value) const { value = keep(readTruth(cell)).value_or(false); }
    void fill(std::optional<gis::Date>& value) const {
        const auto reading = readDate(cell, batch.asOf());
        remark(reading.remark);
        value = reading.date;
    }
    void fill(gis::Date& value) const {
        std::optional<gis::Date> date;
        fill(date);
        value = date.value_or(gis::Date{});
    }
    void fill(std::optional<SizeClass>& value) const { value = keep(readSizeClass(cell)); }
    void fill(std::optional<Path>& value) const { value = keep(readPath(cell)); }
    void fill(Accuracy& value) const {
        if (saysNothing(cell)) {
            return;
        }
        if (const auto accuracy = accuracyFromText(cell)) {
            value = *accuracy;
        } else {
            batch.note(row.number,
                       field,
                       gis::text("定位精度“{}”不能识别，按“{}”采用",
                                 "accuracy \"{}\" is not understood; "
                                 "taken as {}",
                                 std::string(cell),
                                 label(value)));
        }
    }
};

}  // namespace

template <class Record>
FieldList<Record> fieldsWithColumn(const Batch& batch) {
    FieldList<Record> list;
    for (const FieldSpec<Record>& field : fields<Record>()) {
        // Per year or per day, as the unit says: see readCapacity().
        const bool capacity = std::is_same_v<Record, Equipment> && field.name == "capacity_t_a";
        if (!capacity && batch.columns().has(field.name)) {
            list.push_back(&field);
        }
    }
    return list;
}

template <class Record>
void fillRecord(Record& record,
                const FieldList<Record>& fields,
                const LedgerRow& row,
                Batch& batch) {
    for (const FieldSpec<Record>* field : fields) {
        const auto cell = batch.cell(row, field->name);
        if (!cell.empty()) {
            fillField(record, *field, cell, row, batch);
        }
    }
}

template <class Record>
void fillField(Record& record,
               const FieldSpec<Record>& field,
               std::string_view cell,
               const LedgerRow& row,
               Batch& batch) {
    const Filler filler{row, batch, field.name, field.unit, cell};
    std::visit([&](auto member) { filler.fill(record.*member); }, field.member);
}

template void fillField<Site>(
    Site&, const FieldSpec<Site>&, std::string_view, const LedgerRow&, Batch&);

template FieldList<Site> fieldsWithColumn<Site>(const Batch&);
template void fillRecord<Site>(Site&, const FieldList<Site>&, const LedgerRow&, Batch&);
template FieldList<Decision> fieldsWithColumn<Decision>(const Batch&);
template void fillRecord<Decision>(Decision&, const FieldList<Decision>&, const LedgerRow&, Batch&);
template FieldList<Equipment> fieldsWithColumn<Equipment>(const Batch&);
template void fillRecord<Equipment>(Equipment&,
                                    const FieldList<Equipment>&,
                                    const LedgerRow&,
                                    Batch&);
template FieldList<Park> fieldsWithColumn<Park>(const Batch&);
template void fillRecord<Park>(Park&, const FieldList<Park>&, const LedgerRow&, Batch&);
template FieldList<ParkPhase> fieldsWithColumn<ParkPhase>(const Batch&);
template void fillRecord<ParkPhase>(ParkPhase&,
                                    const FieldList<ParkPhase>&,
                                    const LedgerRow&,
                                    Batch&);
template FieldList<BuiltUpArea> fieldsWithColumn<BuiltUpArea>(const Batch&);
template void fillRecord<BuiltUpArea>(BuiltUpArea&,
                                      const FieldList<BuiltUpArea>&,
                                      const LedgerRow&,
                                      Batch&);
template FieldList<County> fieldsWithColumn<County>(const Batch&);
template void fillRecord<County>(County&, const FieldList<County>&, const LedgerRow&, Batch&);
template FieldList<ConstraintFeature> fieldsWithColumn<ConstraintFeature>(const Batch&);
template void fillRecord<ConstraintFeature>(ConstraintFeature&,
                                            const FieldList<ConstraintFeature>&,
                                            const LedgerRow&,
                                            Batch&);

}  // namespace ruyuan::planner::detail
