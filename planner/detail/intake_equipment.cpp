// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/cell_words.h"
#include "planner/credit_code.h"
#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"

#include <algorithm>
#include <format>

namespace ruyuan::planner::detail {
namespace {

HeaderWords equipmentWords() {
    HeaderWords words;
    words.addFields<Equipment>();
    const auto* name = findField<Site>("name");
    const auto* code = findField<Site>("credit_code");
    words.add("site_name", name->zh, name->synonyms);
    words.add("site_credit_code", code->zh, code->synonyms);
    return words;
}

/// The sites of a project by credit code and by compared name.
class SiteFinder {
public:
    explicit SiteFinder(const std::vector<Site>& sites) {
        for (const auto& site : sites) {
            if (!site.creditCode.empty()) {
                byCode_[site.creditCode].push_back(&site);
            }
            byName_[firmKey(site.name)].push_back(&site);
        }
    }
    /// By code, narrowed by name when the firm has several sites, else by name.
    [[nodiscard]] std::vector<const Site*> find(const std::string& code,
                                                std::string_view name) const {
        const std::string key = firmKey(name);
        const auto coded = byCode_.find(code);
        if (!code.empty() && coded != byCode_.end()) {
            std::vector<const Site*> named;
            std::ranges::copy_if(coded->second, std::back_inserter(named), [&](const Site* site) {
                return firmKey(site->name) == key;
            });
            return named.empty() ? coded->second : named;
        }
        const auto named = byName_.find(key);
        return named == byName_.end() || key.empty() ? std::vector<const Site*>{} : named->second;
    }

private:
    std::map<std::string, std::vector<const Site*>> byCode_;
    std::map<std::string, std::vector<const Site*>> byName_;
};

/// "Φ4.2×13m" and "5000t/d" in the specification, where no column of their own says it.
void readSpecification(Equipment& equipment) {
    if (!equipment.diameter) {
        equipment.diameter = diameterIn(equipment.specification);
    }
    if (!equipment.capacityPerDay && !equipment.capacityPerYear) {
        const auto capacity = readCapacity(equipment.specification);
        equipment.capacityPerDay = capacity.perDay;
        equipment.capacityPerYear = capacity.perYear;
    }
}

/// 产能 of equipment is per year or per day, as its unit says.
void readCapacityOf(Equipment& equipment, const LedgerRow& row, Batch& batch) {
    const auto cell = batch.cell(row, "capacity_t_a");
    const LedgerColumn* column = batch.columns().column("capacity_t_a");
    if (column == nullptr || cell.empty()) {
        return;
    }
    const auto capacity = readCapacity(cell, column->unit, batch.tableUnits());
    if (capacity.remark) {
        batch.note(row.number, "capacity_t_a", *capacity.remark);
    }
    equipment.capacityPerYear = capacity.perYear;
    equipment.capacityPerDay =
        equipment.capacityPerDay ? equipment.capacityPerDay : capacity.perDay;
}

std::optional<std::string> siteIdOf(const LedgerRow& row, const SiteFinder& finder, Batch& batch) {
    const auto name = batch.cell(row, "site_name");
    const auto sites = finder.find(normaliseCreditCode(batch.cell(row, "site_credit_code")), name);
    if (sites.size() == 1) {
        return sites.front()->id;
    }
    const std::string shown(name);
    batch.skip(row.number,
               sites.empty()
                   ? gis::text("装备所属企业“{}”不在厂区名单中（按信用代码、名称都未找到），未导入",
                               "firm \"{}\" is not among the sites, by code or by name; left out",
                               shown)
                   : gis::text("企业“{}”有{}个厂区，不能确定装备属于哪一个，未导入",
                               "firm \"{}\" has {} sites and the row does not say which; left out",
                               shown,
                               sites.size()));
    return std::nullopt;
}

}  // namespace

gis::Result<void> addEquipment(Project& project, Batch& batch) {
    if (auto done = batch.recognise(equipmentWords()); !done) {
        return done;
    }
    batch.fillDown("site_name", Batch::Fill::Always);
    const SiteFinder finder(project.sites);
    std::vector<Equipment> added;
    int number = nextNumber(project.equipment);
    for (std::size_t index = 0; index < batch.rows().size(); ++index) {
        if (auto go = batch.reached(index); !go) {
            return go;
        }
        const LedgerRow& row = batch.rows()[index];
        auto siteId = siteIdOf(row, finder, batch);
        if (!siteId) {
            continue;
        }
        Equipment equipment;
        fillRecord(equipment, row, batch);
        readCapacityOf(equipment, row, batch);
        readSpecification(equipment);
        equipment.id = std::format("E{:04}", number++);
        equipment.siteId = std::move(*siteId);
        equipment.originalRow = batch.original(row);
        equipment.origin = batch.originOf(row);
        added.push_back(std::move(equipment));
        batch.used();
    }
    std::ranges::move(added, std::back_inserter(project.equipment));
    return {};
}

}  // namespace ruyuan::planner::detail
