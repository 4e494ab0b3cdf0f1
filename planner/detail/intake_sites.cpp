// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/platform.h"
#include "planner/cell_words.h"
#include "planner/credit_code.h"
#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <unordered_map>

namespace ruyuan::planner::detail {
namespace {

HeaderWords siteWords() {
    HeaderWords words;
    words.addFields<Site>();
    words.addFields<Decision>();
    addCoordinateWords(words);
    return words;
}

/// The rows seen so far. Without the sender's running number two rows that say the same are one.
class SeenRows {
public:
    explicit SeenRows(const std::vector<LedgerColumn>& columns) {
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const auto header = squeezed(columns[column].header);
            if (header != "序号" && header != "no." && header != "no" && header != "编号") {
                columns_.push_back(column);
            }
        }
    }
    /// The number of an earlier row that says the same.
    std::optional<int> same(const LedgerRow& row) {
        std::string content;
        for (const std::size_t column : columns_) {
            content += trim(row.cells[column]);
            content += '\x1f';
        }
        const auto [seen, isNew] = numbers_.emplace(std::move(content), row.number);
        return isNew ? std::nullopt : std::optional(seen->second);
    }

private:
    std::vector<std::size_t> columns_;
    std::unordered_map<std::string, int> numbers_;
};

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
    /// Adds a site; the id of an earlier one of the same firm: same code, or same name and place.
    std::optional<std::string> add(const Site& site) {
        std::optional<std::string> same;
        if (!site.creditCode.empty()) {
            const auto [code, isNew] = byCode_.emplace(site.creditCode, site.id);
            same = isNew ? same : std::optional(code->second);
        }
        const auto [place, isNew] = byPlace_.emplace(nameAndPlace(site), site.id);
        return same || isNew ? same : std::optional(place->second);
    }

private:
    std::unordered_map<std::string, std::string> byCode_;
    std::unordered_map<std::string, std::string> byPlace_;
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
    if (const MovedPlace* moved = batch.movedPlace(row)) {
        site.accuracy = moved->accuracy;
        return;
    }
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

/// What is the same for all rows, found once.
struct SiteColumns {
    FieldList<Site> site;
    FieldList<Decision> decision;
    std::map<std::string, std::string> counties{};  ///< as declared -> as the project calls them
};

/// The county as the project calls it, or as declared.
const std::string& countyOf(const std::string& declared,
                            std::map<std::string, std::string>& known,
                            const Batch& batch) {
    const auto [county, isNew] = known.try_emplace(declared, declared);
    if (isNew) {
        county->second =
            projectCounty(declared, batch.project().counties, batch.regions()).value_or(declared);
    }
    return county->second;
}

void fillSite(Site& site,
              const LedgerRow& row,
              const gis::Geometry& place,
              SiteColumns& columns,
              Batch& batch) {
    site.accuracy = Accuracy::Geocoded;
    fillRecord(site, columns.site, row, batch);
    batch.addValues(site, row);
    readCreditCode(site, row, batch);
    site.county = countyOf(site.county, columns.counties, batch);
    readCapacityOf(site, row, batch);
    readIndustryCode(site);
    readPlace(site, place, batch, row);
    site.originalRow = batch.original(row);
    site.origin = batch.originOf(row);
}

/// What the ledger says was decided; nothing when it names no path, park or date.
std::optional<Decision> decisionOf(const Site& site,
                                   const LedgerRow& row,
                                   const FieldList<Decision>& fields,
                                   Batch& batch) {
    Decision decision;
    fillRecord(decision, fields, row, batch);
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

/// The sites behind those that the project has. Sites are large: they are made in their place, and
/// taken out again unless kept.
class NewSites {
public:
    NewSites(std::vector<Site>& sites, std::size_t most) : sites_(sites), before_(sites.size()) {
        sites.reserve(before_ + most);
        gis::expectToFill(sites.data() + before_, most * sizeof(Site));
    }
    NewSites(const NewSites&) = delete;
    NewSites& operator=(const NewSites&) = delete;
    ~NewSites() {
        if (!kept_) {
            sites_.erase(sites_.begin() + static_cast<std::ptrdiff_t>(before_), sites_.end());
        }
    }
    Site& add() { return sites_.emplace_back(); }
    void keep() { kept_ = true; }

private:
    std::vector<Site>& sites_;
    std::size_t before_;
    bool kept_ = false;
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
    int number = nextSiteNumber(project);
    KnownSites known(project.sites);
    NewSites added(project.sites, batch.rows().size());
    std::vector<Decision> decisions;
    SeenRows seen(batch.headers());
    SiteColumns columns{fieldsWithColumn<Site>(batch), fieldsWithColumn<Decision>(batch)};
    for (std::size_t index = 0; index < batch.rows().size(); ++index) {
        if (auto go = batch.reached(index); !go) {
            return go;
        }
        const LedgerRow& row = batch.rows()[index];
        if (saysNothing(batch.cell(row, "name"))) {
            batch.skip(row.number, gis::text("没有企业名称，未导入", "no firm name; left out"));
            continue;
        }
        if (const auto same = batch.hasShapes() ? std::nullopt : seen.same(row)) {
            batch.skip(
                row.number,
                gis::text("与第{}行完全相同，未重复导入", "the same as row {}; left out", *same));
            continue;
        }
        Site& site = added.add();
        fillSite(site, row, batch.places()[index], columns, batch);
        if (site.county.empty() && !county.empty()) {
            site.county = county;
        }
        site.id = std::format("S{:04}", number++);
        if (const auto earlier = known.add(site)) {
            batch.note(
                row.number,
                {},
                gis::text(
                    "企业与{}相同（信用代码或名称、位置一致），作为该企业的另一厂区保留，请核对",
                    "the firm of {} again (same code, or same name and place); kept as "
                    "another site of the firm, please check",
                    *earlier));
        }
        if (auto decision = decisionOf(site, row, columns.decision, batch)) {
            decisions.push_back(std::move(*decision));
        }
        batch.used();
    }
    added.keep();
    std::ranges::move(decisions, std::back_inserter(project.decisions));
    return {};
}

}  // namespace ruyuan::planner::detail
