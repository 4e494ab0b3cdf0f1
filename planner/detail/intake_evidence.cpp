// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/overlay.h"
#include "gis/place_system.h"
#include "planner/cell_words.h"
#include "planner/credit_code.h"
#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"
#include "planner/place_doubts.h"

#include <algorithm>
#include <set>

// What the project knows of the places of a file.
namespace ruyuan::planner::detail {
namespace {

gis::Point middleOf(const gis::Geometry& shape) {
    if (const auto* point = std::get_if<gis::Point>(&shape)) {
        return *point;
    }
    const gis::Box box = gis::boundsOf(shape);
    return {(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2};
}

/// A place known well enough to judge others by: better than the displacement of web maps by far.
bool isTrusted(Accuracy accuracy, std::optional<double> error) {
    constexpr double kGood = 30;  // metres
    return accuracy != Accuracy::Unplaced &&
           error.value_or(standardError(accuracy).meters()) <= kGood;
}

std::string codeKey(std::string_view code) {
    return "code:" + normaliseCreditCode(code);
}

/// At most @p most of the points of a shape, evenly spread.
std::vector<gis::Point> sampleOf(const gis::Geometry& shape, std::size_t most) {
    std::vector<gis::Point> sample;
    const std::size_t step = std::max<std::size_t>(1, gis::pointCount(shape) / most);
    std::size_t at = 0;
    gis::forEachPoint(shape, [&](const gis::Point& point) {
        if (at++ % step == 0) {
            sample.push_back(point);
        }
    });
    return sample;
}

}  // namespace

gis::Box Batch::studyArea() const {
    gis::Box box;
    const auto add = [&](const gis::Geometry& place) {
        if (!gis::isEmpty(place)) {
            box.add(gis::boundsOf(place));
        }
    };
    for (const auto& county : project_.counties) {
        add(county.place);
    }
    for (const auto& area : project_.builtUpAreas) {
        add(area.place);
    }
    if (box.empty()) {  // single sites may lie anywhere; counties do not
        for (const auto& site : project_.sites) {
            add(site.place);
        }
    }
    return box;
}

Batch::TrustedPlaces Batch::trustedPlaces() const {
    TrustedPlaces trusted;
    std::set<std::string> twice;
    const auto add = [&](std::string key, const gis::Geometry& place, const std::string& id) {
        if (!trusted.emplace(key, TrustedPlace{middleOf(place), id}).second) {
            twice.insert(std::move(key));  // two sites of a firm: which is meant?
        }
    };
    if (request_.content == Content::Sites) {
        for (const auto& site : project_.sites) {
            if (!isTrusted(site.accuracy, site.positionError)) {
                continue;
            }
            if (!site.creditCode.empty()) {
                add(codeKey(site.creditCode), site.place, site.id);
            }
            add(firmKey(site.name), site.place, site.id);
        }
    } else if (request_.content == Content::Parks) {
        for (const auto& park : project_.parks) {
            if (isTrusted(park.accuracy, {})) {
                add(firmKey(park.name), park.place, park.id);
            }
        }
    }
    for (const auto& key : twice) {
        trusted.erase(key);
    }
    return trusted;
}

const Batch::TrustedPlace* Batch::trustedOf(const LedgerRow& row,
                                            const TrustedPlaces& trusted) const {
    const auto code = cell(row, "credit_code");
    if (!saysNothing(code)) {
        if (const auto found = trusted.find(codeKey(code)); found != trusted.end()) {
            return &found->second;
        }
    }
    const auto found = trusted.find(firmKey(cell(row, "name")));
    return found == trusted.end() ? nullptr : &found->second;
}

/// The outline that the project has of the same county, built-up area or constraint.
const gis::MultiPolygon* Batch::outlineOf(const LedgerRow& row) const {
    const std::string name = squeezed(cell(row, "name"));
    const std::string code = squeezed(cell(row, "code")).substr(0, 6);
    switch (request_.content) {
        case Content::Counties:
            for (const auto& county : project_.counties) {
                if ((!code.empty() && county.code == code) ||
                    (!name.empty() && squeezed(county.name) == name)) {
                    return &county.place;
                }
            }
            return nullptr;
        case Content::BuiltUpAreas:
            for (const auto& area : project_.builtUpAreas) {
                if (!name.empty() && squeezed(area.name) == name) {
                    return &area.place;
                }
            }
            return nullptr;
        default:
            return nullptr;
    }
}

void Batch::addOutlines(OffsetEvidence& evidence) const {
    constexpr std::size_t kVertices = 60;
    constexpr std::size_t kMost = 1'000;
    for (std::size_t index = 0; index < places_.size() && evidence.residuals.size() < kMost;
         ++index) {
        const auto* outline =
            gis::isEmpty(places_[index]) ? nullptr : outlineOf(ledger_.rows[index]);
        if (outline == nullptr) {
            continue;
        }
        for (const auto& point : sampleOf(places_[index], kVertices)) {
            evidence.residuals.push_back(residualsTo(point, *outline));
        }
    }
}

/// Rows that lie in the county they declare under some assumption, and outside under another.
void Batch::addDeclared(OffsetEvidence& evidence) const {
    constexpr std::size_t kMost = 3'000;
    std::map<std::string, const County*, std::less<>> known;
    std::size_t asked = 0;
    for (std::size_t index = 0; index < places_.size() && asked < kMost; ++index) {
        const std::string declared(cell(ledger_.rows[index], "county"));
        if (gis::isEmpty(places_[index]) || saysNothing(declared)) {
            continue;
        }
        auto [county, isNew] = known.try_emplace(declared, nullptr);
        if (isNew) {
            const auto name = projectCounty(declared, project_.counties, regions_);
            const auto found = std::ranges::find_if(
                project_.counties, [&](const County& each) { return name && each.name == *name; });
            county->second = found == project_.counties.end() ? nullptr : &*found;
        }
        if (county->second == nullptr) {
            continue;
        }
        ++asked;
        std::array<int, 3> outside{};
        for (std::size_t i = 0; i < outside.size(); ++i) {
            const gis::Point place = gis::trueOf(kChinaOffsets[i], middleOf(places_[index]));
            outside[i] = int{gis::locate(place, county->second->place) == gis::Location::Outside};
        }
        const int sum = outside[0] + outside[1] + outside[2];
        if (sum == 0 || sum == 3) {
            continue;
        }
        ++evidence.rowsThatTell;
        for (std::size_t i = 0; i < outside.size(); ++i) {
            evidence.outsideDeclared[i] += outside[i];
        }
    }
}

/// Counties whose names say nothing (headers lost, other spellings) by their borders alone, which
/// is only worth something when these fit: a neighbouring county has other borders.
void Batch::addBorders(OffsetEvidence& evidence) const {
    constexpr std::size_t kSample = 200;
    constexpr std::size_t kMostPoints = 50'000;
    gis::MultiPolygon all;
    for (const auto& county : project_.counties) {
        all.polygons.insert(
            all.polygons.end(), county.place.polygons.begin(), county.place.polygons.end());
    }
    if (request_.content != Content::Counties || !evidence.residuals.empty() ||
        all.polygons.empty() || gis::pointCount(gis::Geometry(all)) > kMostPoints) {
        return;
    }
    OffsetEvidence borders;
    for (const auto& place : places_) {
        for (const auto& point : sampleOf(place, std::max(1UZ, kSample / places_.size()))) {
            borders.residuals.push_back(residualsTo(point, all));
        }
    }
    if (judgeOffset(borders).certainty == Certainty::Certain) {
        evidence.residuals = std::move(borders.residuals);
    }
}

OffsetEvidence Batch::offsetEvidence() const {
    OffsetEvidence evidence;
    evidence.mentions = mentions();
    const auto has = [&](std::string_view name) {
        return std::ranges::any_of(ledger_.columns, [&](const LedgerColumn& column) {
            return squeezed(column.header) == name;
        });
    };
    evidence.webMapColumns =
        has("adcode") && (has("acroutes") || has("childrennum") || has("subfeatureindex"));
    const auto trusted = trustedPlaces();
    for (std::size_t index = 0; !trusted.empty() && index < places_.size(); ++index) {
        const auto* known =
            gis::isEmpty(places_[index]) ? nullptr : trustedOf(ledger_.rows[index], trusted);
        if (known != nullptr) {
            evidence.residuals.push_back(residualsTo(middleOf(places_[index]), known->place));
        }
    }
    addOutlines(evidence);
    addBorders(evidence);
    if (request_.content == Content::Sites) {
        addDeclared(evidence);
    }
    return evidence;
}

// ---- single rows ----

void Batch::doubtPlaces() {
    if (request_.content != Content::Sites) {
        return;
    }
    const auto trusted = trustedPlaces();
    std::map<std::string, std::string, std::less<>> names;  // as declared -> in the project
    std::vector<PlacedRow> rows;
    for (std::size_t index = 0; index < places_.size(); ++index) {
        if (gis::isEmpty(places_[index])) {
            continue;
        }
        const LedgerRow& row = ledger_.rows[index];
        const std::string declared(cell(row, "county"));
        const auto [county, isNew] = names.try_emplace(declared);
        if (isNew && !saysNothing(declared)) {
            county->second = projectCounty(declared, project_.counties, regions_).value_or("");
        }
        PlacedRow placed{index, middleOf(places_[index]), county->second, std::nullopt, {}};
        if (const auto* known = trusted.empty() ? nullptr : trustedOf(row, trusted)) {
            placed.trusted = known->place;
            placed.trustedName = known->id;
        }
        rows.push_back(std::move(placed));
    }
    for (auto& [index, doubt] : placeDoubts(rows, project_.counties)) {
        note(ledger_.rows[index].number, "place", std::move(doubt));
    }
}

void Batch::doubtDigits() {
    if (hasShapes() || !columns_.has("lon") || !columns_.has("lat")) {
        return;
    }
    std::vector<std::pair<std::string, std::string>> cells;
    for (const auto& row : ledger_.rows) {
        cells.emplace_back(cell(row, "lon"), cell(row, "lat"));
    }
    const auto packed = rowsOfPackedDegrees(cells);
    for (const std::size_t index : packed) {
        if (movedPlaces_.contains(index)) {
            continue;
        }
        note(ledger_.rows[index].number,
             "place",
             gis::text(
                 "坐标（{}，{}）的小数位数与其他行不同，可能是“度.分秒”写法，按十进制度采用，请"
                 "核实",
                 "({}, {}) has other decimals than the other rows and may be "
                 "degrees.minutes-seconds; taken as decimal degrees, please check",
                 cells[index].first,
                 cells[index].second));
    }
    for (const std::size_t index : rowsOfFewerDecimals(cells)) {
        if (!std::ranges::contains(packed, index) && !movedPlaces_.contains(index)) {
            note(ledger_.rows[index].number,
                 "place",
                 gis::text(
                     "坐标（{}，{}）的小数位数少于其他行，可能漏写数字，请核实",
                     "({}, {}) has fewer decimals than the other rows; a digit may be missing, "
                     "please check",
                     cells[index].first,
                     cells[index].second));
        }
    }
}

/// Rows whose own cell names another maker than the file's.
void Batch::doubtSources(gis::ChinaOffset offset) {
    for (const std::string_view field : {"accuracy", "datum"}) {
        for (std::size_t index = 0; index < places_.size(); ++index) {
            const auto told = datumMentions(cell(ledger_.rows[index], field));
            if (gis::isEmpty(places_[index]) || told.empty() ||
                std::ranges::any_of(told, [&](const DatumMention& mention) {
                    return offsetOf(mention.datum) == offset;
                })) {
                continue;
            }
            note(ledger_.rows[index].number,
                 "place",
                 gis::text("该行写“{}”（{}），而坐标按 {} 采用，未另行换算，请核实",
                           "the row says \"{}\" ({}), but its place was taken as {}; please check",
                           told.front().where,
                           gis::name(offsetOf(told.front().datum)),
                           gis::name(offset)));
        }
    }
}

}  // namespace ruyuan::planner::detail
