// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/cell_words.h"
#include "planner/credit_code.h"
#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"

#include <algorithm>
#include <cmath>
#include <format>

namespace ruyuan::planner::detail {
namespace {

HeaderWords siteWords() {
    HeaderWords words;
    words.addFields<Site>();
    words.addFields<Decision>();
    addCoordinateWords(words);
    return words;
}

/// The row without the sender's running number: two rows that say the same are one.
std::string contentOf(const Batch& batch, const LedgerRow& row) {
    std::string content;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        const auto header = squeezed(batch.headers()[column].header);
        if (header != "序号" && header != "no." && header != "no" && header != "编号") {
            content += std::string(trim(row.cells[column])) + '\x1f';
        }
    }
    return content;
}

std::string nameAndPlace(const Site& site) {
    const auto* point = std::get_if<gis::Point>(&site.place);
    return firmKey(site.name) +
           (point != nullptr ? std::format("@{:.5f},{:.5f}", point->x, point->y) : "");
}

/// The sites known so far, by the keys under which a firm comes back.
class KnownSites {
public:
    explicit KnownSites(const std::vector<Site>& sites) {
        for (const auto& site : sites) {
            add(site);
        }
    }
    void add(const Site& site) {
        if (!site.creditCode.empty()) {
            byCode_.emplace(site.creditCode, site.id);
        }
        byPlace_.emplace(nameAndPlace(site), site.id);
    }
    /// An earlier site of the same firm: same code, or same name and place.
    [[nodiscard]] const std::string* sameFirm(const Site& site) const {
        const auto code = byCode_.find(site.creditCode);
        if (!site.creditCode.empty() && code != byCode_.end()) {
            return &code->second;
        }
        const auto place = byPlace_.find(nameAndPlace(site));
        return place == byPlace_.end() ? nullptr : &place->second;
    }

private:
    std::map<std::string, std::string> byCode_;
    std::map<std::string, std::string> byPlace_;
};

void readCapacityOf(Site& site, const LedgerRow& row, Batch& batch) {
    const LedgerColumn* column = batch.columns().column("capacity");
    if (column == nullptr || site.capacityText.empty()) {
        return;
    }
    const auto capacity = readCapacity(site.capacityText, column->unit, batch.tableUnits());
    if (capacity.remark) {
        batch.note(row.number, "capacity", *capacity.remark);
    }
    site.capacityPerYear = site.capacityPerYear ? site.capacityPerYear : capacity.perYear;
    site.capacityPerDay = site.capacityPerDay ? site.capacityPerDay : capacity.perDay;
}

/// A code that a spreadsheet made a number of is none any more.
void readCreditCode(Site& site, const LedgerRow& row, Batch& batch) {
    site.creditCode = saysNothing(site.creditCode) ? "" : normaliseCreditCode(site.creditCode);
    if (const auto defect = creditCodeDefect(site.creditCode); defect && !site.creditCode.empty()) {
        batch.note(row.number, "credit_code", *defect);
    }
    if (isSpreadsheetNumber(site.creditCode)) {
        site.creditCode.clear();
    }
}

/// "3011 水泥制造", "C3011": the code alone, and a code that stands in the industry column.
void readIndustryCode(Site& site) {
    std::string code = squeezed(site.industryCode.empty() ? site.industry : site.industryCode);
    if (!code.empty() && code[0] >= 'a' && code[0] <= 't' && code.size() > 1 && code[1] >= '0' &&
        code[1] <= '9') {
        code.erase(0, 1);
    }
    std::size_t digits = 0;
    while (digits < code.size() && code[digits] >= '0' && code[digits] <= '9') {
        ++digits;
    }
    if (digits >= 2 && digits <= 4) {
        site.industryCode = code.substr(0, digits);
    }
}

void readPlace(Site& site, const gis::Geometry& place, const Batch& batch, const LedgerRow& row) {
    site.place = place;
    if (gis::isEmpty(place)) {
        site.accuracy = Accuracy::Unplaced;
    } else if (saysNothing(batch.cell(row, "accuracy")) || site.accuracy == Accuracy::Unplaced) {
        const bool area = std::holds_alternative<gis::MultiPolygon>(place);
        site.accuracy = area ? Accuracy::Digitised : Accuracy::Geocoded;
    }
    if (const double rms = batch.alignmentError(); rms > 0 && !gis::isEmpty(place)) {
        site.positionError =
            std::hypot(site.positionError.value_or(standardError(site.accuracy).meters()), rms);
    }
}

Site siteOf(const LedgerRow& row, const gis::Geometry& place, Batch& batch) {
    Site site;
    site.accuracy = Accuracy::Geocoded;
    fillRecord(site, row, batch);
    readCreditCode(site, row, batch);
    if (auto county = projectCounty(site.county, batch.project().counties, batch.regions())) {
        site.county = std::move(*county);
    }
    readCapacityOf(site, row, batch);
    readIndustryCode(site);
    readPlace(site, place, batch, row);
    site.originalRow = batch.original(row);
    site.origin = batch.originOf(row);
    return site;
}

/// What the ledger says was decided; nothing when it names no path, park or date.
std::optional<Decision> decisionOf(const Site& site, const LedgerRow& row, Batch& batch) {
    Decision decision;
    fillRecord(decision, row, batch);
    decision.siteId = site.id;
    decision.origin = batch.originOf(row);
    if (saysNothing(decision.park)) {
        decision.park.clear();
    }
    if (!decision.path && decision.park.empty() && !decision.start && !decision.finish) {
        return std::nullopt;
    }
    if (decision.by.empty()) {
        decision.by = site.county;
    }
    return decision;
}

struct NewSites {
    std::vector<Site> sites;
    std::vector<Decision> decisions;
};

}  // namespace

int nextSiteNumber(const Project& project) {
    int next = nextNumber(project.sites);
    for (const ListChange& change : project.listChanges) {
        next = std::max(next, std::atoi(change.siteId.c_str() + 1) + 1);
    }
    for (const MergedRow& row : project.mergedRows) {
        next = std::max(next, std::atoi(row.mergedId.c_str() + 1) + 1);
    }
    return next;
}

gis::Result<void> addSites(Project& project, Batch& batch) {
    if (auto done = batch.recognise(siteWords()); !done) {
        return done;
    }
    if (auto done = batch.place(); !done) {
        return done;
    }
    batch.fillDown("county", Batch::Fill::WhenMerged);
    const std::string county = batch.countyOfSheet();
    if (!county.empty() && !batch.rows().empty()) {
        batch.note(batch.rows().front().number,
                   "county",
                   gis::text("没有县区一列，按工作表或文件的名称采用“{}”",
                             "no column tells the county; \"{}\" was taken from the name of the "
                             "sheet or file",
                             county));
    }
    NewSites added;
    added.sites.reserve(batch.rows().size());  // sites are large: growing would move them all
    KnownSites known(project.sites);
    std::map<std::string, int> rowsSeen;
    int number = nextSiteNumber(project);
    for (std::size_t index = 0; index < batch.rows().size(); ++index) {
        if (auto go = batch.reached(index); !go) {
            return go;
        }
        const LedgerRow& row = batch.rows()[index];
        if (saysNothing(batch.cell(row, "name"))) {
            batch.skip(row.number, gis::text("没有企业名称，未导入", "no firm name; left out"));
            continue;
        }
        const auto [seen, isNew] = rowsSeen.emplace(contentOf(batch, row), row.number);
        if (!isNew && !batch.hasShapes()) {
            batch.skip(
                row.number,
                gis::text(
                    "与第{}行完全相同，未重复导入", "the same as row {}; left out", seen->second));
            continue;
        }
        Site site = siteOf(row, batch.places()[index], batch);
        if (site.county.empty() && !county.empty()) {
            site.county = county;
        }
        if (const auto* earlier = known.sameFirm(site)) {
            batch.note(
                row.number,
                {},
                gis::text(
                    "企业与{}相同（信用代码或名称、位置一致），作为该企业的另一厂区保留，请核对",
                    "the firm of {} again (same code, or same name and place); kept as "
                    "another site of the firm, please check",
                    *earlier));
        }
        site.id = std::format("S{:04}", number++);
        known.add(site);
        if (auto decision = decisionOf(site, row, batch)) {
            added.decisions.push_back(std::move(*decision));
        }
        added.sites.push_back(std::move(site));
        batch.used();
    }
    project.sites.reserve(project.sites.size() + added.sites.size());
    std::ranges::move(added.sites, std::back_inserter(project.sites));
    std::ranges::move(added.decisions, std::back_inserter(project.decisions));
    return {};
}

}  // namespace ruyuan::planner::detail
