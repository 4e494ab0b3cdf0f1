// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/crs.h"
#include "tests/support/sheet.h"

#include <gtest/gtest.h>

#include <cmath>
#include <format>
#include <map>
#include <random>
#include <set>

// Errors as they happen in ledgers are put into a thousand rows among three thousand that are
// right; what intake says is compared with the truth that the errors were made from.
namespace ruyuan::planner {
namespace {

using gis::ChinaOffset;
using testing_support::boxCounty;
using testing_support::SheetRows;

struct Row {
    std::string kind;  // of the error; empty: none
    gis::Point truth;
    std::string lon;
    std::string lat;
    std::string county;
};

std::vector<County> counties() {
    std::vector<County> made;
    const char* names[] = {"甲县", "乙县", "丙县", "丁县", "戊县", "己县"};
    for (int i = 0; i < 6; ++i) {
        const double west = 113.0 + 0.35 * (i % 3);
        const double south = 34.3 + 0.35 * (i / 3);  // NOLINT(bugprone-integer-division)
        made.push_back(boxCounty(names[i], west, south, west + 0.35, south + 0.35));
    }
    return made;
}

std::string decimal(double degrees) {
    return std::format("{:.6f}", degrees);
}

/// dd.mmss as it is typed for d°m′s″.
std::string packed(double degrees) {
    const double whole = std::floor(degrees);
    const int seconds = static_cast<int>(std::lround((degrees - whole) * 3600)) % 3600;
    return std::format("{:.0f}.{:02}{:02}", whole, seconds / 60, seconds % 60);
}

/// The cells with one error of a kind.
using Spoil = void (*)(Row&, std::mt19937&);
const std::map<std::string, Spoil>& degreeErrors() {
    static const std::map<std::string, Spoil> kErrors{
        {"swapped", [](Row& row, std::mt19937&) { std::swap(row.lon, row.lat); }},
        {"zero",
         [](Row& row, std::mt19937&) {
             row.lon = "0";
             row.lat = "0";
         }},
        {"sign", [](Row& row, std::mt19937&) { row.lon = "-" + row.lon; }},
        {"hemisphere", [](Row& row, std::mt19937&) { row.lat = "S" + row.lat; }},
        {"digit missing before the point",
         [](Row& row, std::mt19937& random) { row.lon.erase(random() % 3, 1); }},
        {"digit missing after the point", [](Row& row, std::mt19937&) { row.lat.erase(3, 1); }},
        {"point missing", [](Row& row, std::mt19937&) { row.lon.erase(3, 1); }},
        {"degrees.minutes-seconds",
         [](Row& row, std::mt19937&) {
             row.lon = packed(row.truth.x);
             row.lat = packed(row.truth.y);
         }},
        {"longitude twice", [](Row& row, std::mt19937&) { row.lat = row.lon; }},
        {"one blank", [](Row& row, std::mt19937&) { row.lat = ""; }},
        {"another degree",
         [](Row& row, std::mt19937& random) {
             row.lon = decimal(row.truth.x + (random() % 2 == 0 ? 1 : -1));
         }},
        {"GCJ-02",
         [](Row& row, std::mt19937&) {
             const gis::Point p = gis::displaced(ChinaOffset::Gcj02, row.truth);
             row.lon = decimal(p.x);
             row.lat = decimal(p.y);
         }},
        {"BD-09", [](Row& row, std::mt19937&) {
             const gis::Point p = gis::displaced(ChinaOffset::Bd09, row.truth);
             row.lon = decimal(p.x);
             row.lat = decimal(p.y);
         }}};
    return kErrors;
}

constexpr int kRows = 4'000;

/// Every fourth row has an error; the kinds take turns.
std::vector<Row> ledger(const std::set<std::string>& without = {}) {
    std::mt19937 random(20190701);
    std::uniform_real_distribution<double> at(0.02, 0.33);
    std::vector<std::string> kinds;
    for (const auto& [kind, spoil] : degreeErrors()) {
        if (!without.contains(kind)) {
            kinds.push_back(kind);
        }
    }
    const auto all = counties();
    std::vector<Row> rows;
    for (int i = 0; i < kRows; ++i) {
        const auto& county = all[static_cast<std::size_t>(i) % all.size()];
        const gis::Point corner = county.place.polygons[0].outer[0];
        Row row;
        row.truth = {corner.x + at(random), corner.y + at(random)};
        row.lon = decimal(row.truth.x);
        row.lat = decimal(row.truth.y);
        row.county = county.name;
        if (i % 4 == 3) {
            row.kind = kinds[static_cast<std::size_t>(i / 4) % kinds.size()];
            degreeErrors().at(row.kind)(row, random);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string nameOf(std::size_t row) {
    return std::format("第{}号厂", row + 1);
}

struct Outcome {
    int errors = 0;
    int found = 0;
    int silentlyWrongFix = 0;
    int falseAlarms = 0;
    std::map<std::string, int> missed;
};

/// Row numbers; the first row of data is 2. That a firm is there twice is no remark on its place.
std::set<int> rowsWithRemarksOnPlaces(const Project& project) {
    std::set<int> rows;
    for (const auto& issue : project.issues) {
        if (issue.field == "place") {
            rows.insert(issue.origin.row);
        }
    }
    return rows;
}

/// Compares what the project says of each row with the truth.
Outcome outcomeOf(const std::vector<Row>& rows, const Project& project) {
    const auto remarked = rowsWithRemarksOnPlaces(project);
    Outcome outcome;
    const std::size_t before = project.sites.size() - rows.size();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto* place = std::get_if<gis::Point>(&project.sites[before + i].place);
        const bool told = remarked.contains(static_cast<int>(i) + 2);
        const bool right = place != nullptr && residualsTo(*place, rows[i].truth)[0] < 20;
        const bool asWritten = place != nullptr &&
                               std::abs(place->x - std::atof(rows[i].lon.c_str())) < 1e-9 &&
                               std::abs(place->y - std::atof(rows[i].lat.c_str())) < 1e-9;
        outcome.silentlyWrongFix += int{place != nullptr && !asWritten && (!told || !right)};
        if (rows[i].kind.empty()) {
            outcome.falseAlarms += int{told || !right};
            continue;
        }
        ++outcome.errors;
        const bool found = told || place == nullptr;
        outcome.found += int{found};
        outcome.missed[rows[i].kind] += int{!found};
    }
    return outcome;
}

std::string told(const Outcome& outcome) {
    std::string text = std::format("{} of {} found", outcome.found, outcome.errors);
    for (const auto& [kind, count] : outcome.missed) {
        text += count > 0 ? std::format("; {} of {}", count, kind) : "";
    }
    return text;
}

SheetRows sheetOfRows(const std::vector<Row>& rows) {
    SheetRows sheet{{"企业名称", "所在县区", "经度", "纬度"}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        sheet.push_back({nameOf(i), rows[i].county, rows[i].lon, rows[i].lat});
    }
    return sheet;
}

TEST(SeededCoordinates, AreFoundWhereTheFirmsAreKnown) {
    const auto rows = ledger();
    Project project;
    project.counties = counties();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Site site;
        site.id = std::format("S{:04}", i + 1);
        site.name = nameOf(i);
        site.place = rows[i].truth;
        site.accuracy = Accuracy::Surveyed;
        project.sites.push_back(std::move(site));
    }
    const auto done = testing_support::importSheet(project, sheetOfRows(rows));
    ASSERT_TRUE(done) << done.error().sentence.zh;
    const Outcome outcome = outcomeOf(rows, project);
    EXPECT_EQ(outcome.falseAlarms, 0);
    EXPECT_EQ(outcome.errors, 1'000);
    EXPECT_GE(outcome.found, 980) << told(outcome);
    EXPECT_EQ(outcome.silentlyWrongFix, 0);
    RecordProperty("found", told(outcome));
}

// Counties are what every project has. A single row that a web map displaced stays in its county,
// so nothing can show that.
TEST(SeededCoordinates, AreFoundWhereOnlyTheCountiesAreKnown) {
    const auto rows = ledger({"GCJ-02", "BD-09"});
    Project project;
    project.counties = counties();
    const auto done = testing_support::importSheet(project, sheetOfRows(rows));
    ASSERT_TRUE(done) << done.error().sentence.zh;
    const Outcome outcome = outcomeOf(rows, project);
    EXPECT_GE(outcome.found, 980) << told(outcome);
    EXPECT_EQ(outcome.silentlyWrongFix, 0);
    EXPECT_EQ(outcome.falseAlarms, 0);
    RecordProperty("found", told(outcome));
}

// A ledger that drops zeros at the end does not show that a digit is missing after the point, when
// the place stays in its county.
TEST(SeededCoordinates, AreMostlyFoundInALedgerThatDropsZeros) {
    auto rows = ledger({"GCJ-02", "BD-09"});
    for (auto& row : rows) {
        for (std::string* cell : {&row.lon, &row.lat}) {
            while (cell->contains('.') && cell->ends_with('0')) {
                cell->pop_back();
            }
        }
    }
    Project project;
    project.counties = counties();
    const auto done = testing_support::importSheet(project, sheetOfRows(rows));
    ASSERT_TRUE(done) << done.error().sentence.zh;
    const Outcome outcome = outcomeOf(rows, project);
    EXPECT_GE(outcome.found, 950) << told(outcome);
    EXPECT_EQ(outcome.found + outcome.missed.at("digit missing after the point"), outcome.errors);
    EXPECT_EQ(outcome.silentlyWrongFix, 0);
    EXPECT_EQ(outcome.falseAlarms, 0);
}

// ---- metres ----

const std::map<std::string, Spoil>& metricErrors() {
    static const std::map<std::string, Spoil> kErrors{
        {"north first", [](Row& row, std::mt19937&) { std::swap(row.lon, row.lat); }},
        {"wrong zone number", [](Row& row, std::mt19937&) { row.lon[1] = '9'; }},
        {"no zone number", [](Row& row, std::mt19937&) { row.lon.erase(0, 2); }},
        {"digit missing in the north", [](Row& row, std::mt19937&) { row.lat.erase(2, 1); }},
        {"digit missing in the east", [](Row& row, std::mt19937&) { row.lon.erase(3, 1); }},
        {"degrees",
         [](Row& row, std::mt19937&) {
             row.lon = decimal(row.truth.x);
             row.lat = decimal(row.truth.y);
         }},
        {"neighbouring meridian",
         [](Row& row, std::mt19937&) {
             const auto there =
                 gis::Transformer::create(gis::storageCrs(), gis::Crs::fromEpsg(4546).value());
             const gis::Point p = there->apply(row.truth).value();
             row.lon = std::format("{:.3f}", 38e6 + p.x);
             row.lat = std::format("{:.3f}", p.y);
         }},
        {"sign", [](Row& row, std::mt19937&) { row.lat = "-" + row.lat; }}};
    return kErrors;
}

TEST(SeededCoordinates, AreFoundInMetres) {
    const auto zone38 = gis::Crs::fromEpsg(4526).value();
    const auto there = gis::Transformer::create(gis::storageCrs(), zone38).value();
    auto rows = ledger();
    std::mt19937 random(4526);
    std::vector<std::string> kinds;
    for (const auto& [kind, spoil] : metricErrors()) {
        kinds.push_back(kind);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const gis::Point p = there.apply(rows[i].truth).value();
        rows[i].lon = std::format("{:.3f}", p.x);
        rows[i].lat = std::format("{:.3f}", p.y);
        if (!rows[i].kind.empty()) {
            rows[i].kind = kinds[(i / 4) % kinds.size()];
            metricErrors().at(rows[i].kind)(rows[i], random);
        }
    }
    Project project;
    project.counties = counties();
    ImportRequest request = testing_support::sheetRequest();
    ASSERT_TRUE(stateSystem(request, "EPSG:4526"));
    const auto done = testing_support::importSheet(project, sheetOfRows(rows), request);
    ASSERT_TRUE(done) << done.error().sentence.zh;
    const auto remarked = rowsWithRemarksOnPlaces(project);
    int found = 0;
    std::string missed;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto* place = std::get_if<gis::Point>(&project.sites[i].place);
        const bool told = remarked.contains(static_cast<int>(i) + 2);
        if (rows[i].kind.empty()) {
            ASSERT_TRUE(place != nullptr && !told) << i;
            EXPECT_LT(residualsTo(*place, rows[i].truth)[0], 0.01);
            continue;
        }
        found += int{told || place == nullptr};
        missed += told || place == nullptr ? "" : rows[i].kind + "; ";
    }
    EXPECT_GE(found, 980) << missed;
}

}  // namespace
}  // namespace ruyuan::planner
