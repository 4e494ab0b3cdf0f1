// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits a project of many sites, one act each, beside bare transactions of the same file that
// replace one row; then opens it with a long journal: journal_bench [SITES] [EDITS] [ENTRIES].

#include "gis/geopackage.h"
#include "planner/detail/journal_tables.h"
#include "planner/detail/row_text.h"
#include "planner/project_file.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <format>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace ruyuan;
using namespace ruyuan::planner;
namespace detail = ruyuan::planner::detail;
namespace fs = std::filesystem;

double millisecondsSince(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

template <class Work>
double timed(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return millisecondsSince(begin);
}

void check(const gis::Result<void>& done) {
    if (!done) {
        std::fprintf(stderr, "%s\n", done.error().sentence.en.c_str());
        std::exit(1);
    }
}

Act act(const char* command) {
    return {command, {"改", "edit"}, "bench", "", "2026-01-01T00:00:00Z", ""};
}

Project city(std::size_t sites) {
    Project project;
    project.asOf = gis::makeDate(2019, 7, 1);
    for (std::size_t i = 0; i < sites; ++i) {
        Site site;
        site.id = std::format("S{:06}", i + 1);
        site.name = std::format("厂{}", i);
        site.place = gis::Point{113.0 + static_cast<double>(i % 1000) / 1000, 34.5};
        site.employees = static_cast<std::int64_t>(i % 700);
        site.originalRow = std::format(R"({{"企业名称":"厂{}","从业人员":"{}"}})", i, i % 700);
        project.sites.push_back(std::move(site));
    }
    return project;
}

void bareTransaction(const fs::path& file, const gis::Layer& row, std::int64_t key) {
    auto package = gis::GeoPackage::open(file, gis::OpenMode::Write);
    check(package ? gis::Result<void>() : std::unexpected(package.error()));
    check(package->begin());
    check(package->replaceRow("sites", key, row, 0));
    check(package->commit());
}

gis::Result<void> undone(const fs::path& file) {
    const auto entry = undoLast(file, act("undo"));
    return entry ? gis::Result<void>() : std::unexpected(entry.error());
}

gis::Result<void> verified(const fs::path& file) {
    const auto faults = verifyJournal(file);
    if (faults && !faults->empty()) {
        return gis::fail(gis::ErrorCode::InvalidData, faults->front().sentence);
    }
    return faults ? gis::Result<void>() : std::unexpected(faults.error());
}

/// Adds entries that change a row to itself, many to a transaction: the journal of years, made in a
/// minute.
void fillJournal(const fs::path& file, const std::string& row, std::size_t entries) {
    constexpr std::size_t kAtOnce = 20'000;
    for (std::size_t made = 0; made < entries; made += kAtOnce) {
        auto package = gis::GeoPackage::open(file, gis::OpenMode::Write);
        check(package ? gis::Result<void>() : std::unexpected(package.error()));
        check(package->begin());
        JournalEntry last = *detail::lastEntry(*package);
        for (std::size_t i = 0; i < std::min(kAtOnce, entries - made); ++i) {
            const std::vector<TableChange> changes{{"sites", {{0, {row}, {row}}}}};
            JournalEntry entry = last;
            entry.number = last.number + 1;
            entry.undoBelow = last.undoNext;
            entry.undoNext = entry.number;
            entry.previous = last.hash;
            entry.hash = hashOf(entry, changes);
            check(detail::appendEntry(*package, entry, changes));
            last = std::move(entry);
        }
        check(package->commit());
    }
}

void print(const char* what, std::vector<double> milliseconds) {
    std::ranges::sort(milliseconds);
    std::printf("%-40s median %9.1f ms, worst %9.1f ms\n",
                what,
                milliseconds[milliseconds.size() / 2],
                milliseconds.back());
}

}  // namespace

int main(int count, char** words) {
    const std::size_t sites = count > 1 ? std::stoul(words[1]) : 100'000;
    const std::size_t edits = count > 2 ? std::stoul(words[2]) : 20;
    const std::size_t entries = count > 3 ? std::stoul(words[3]) : 100'000;
    const fs::path folder = fs::temp_directory_path() / "ruyuan-journal-bench";
    fs::remove_all(folder);
    fs::create_directories(folder);
    const fs::path file = folder / "city.gpkg";
    std::printf("%zu sites, %zu edits\n", sites, edits);
    Project project = city(sites);
    std::printf("create %.0f ms\n",
                timed([&] { check(createProject(file, project, act("new"))); }));
    project = {};
    std::printf("open %.0f ms\n", timed([&] { project = *readProject(file); }));

    const auto package = gis::GeoPackage::open(file, gis::OpenMode::Read);
    std::printf("of which the table of sites %.0f ms\n",
                timed([&] { std::ignore = package->readTable("sites"); }));
    const auto keys = *package->rowKeys("sites");
    const gis::Layer first = *package->readRows("sites", "fid = 1");
    const fs::path peer = folder / "peer.gpkg";
    fs::copy_file(file, peer);
    const auto sizeBefore = fs::file_size(file);
    std::vector<double> edited;
    std::vector<double> bare;
    for (std::size_t i = 0; i < edits; ++i) {
        const std::size_t row = i * 7919 % sites;
        Site site = project.sites[row];
        site.employees = static_cast<std::int64_t>(1000 + i);
        edited.push_back(
            timed([&] { check(editSites(file, project, {{row, site}}, act("edit"))); }));
        bare.push_back(timed([&] { bareTransaction(peer, first, keys[0]); }));
    }
    print("one edit with its journal entry", edited);
    print("one bare transaction, one row", bare);
    std::printf("the file grew by %.0f bytes per edit\n",
                static_cast<double>(fs::file_size(file) - sizeBefore) / static_cast<double>(edits));
    std::printf("undo %.0f ms\n", timed([&] { check(undone(file)); }));
    fillJournal(file, detail::rowText(first, 0), entries);
    project = {};  // its memory goes back before the clock runs
    std::printf("open with %lld entries %.0f ms\n",
                static_cast<long long>(readJournal(file, 1)->front().number),
                timed([&] { project = *readProject(file); }));
    Site site = project.sites.front();
    site.employees = 1;
    std::printf("one edit then %.1f ms\n",
                timed([&] { check(editSites(file, project, {{0, site}}, act("edit"))); }));
    std::printf("history of a site %.0f ms\n",
                timed([&] { std::ignore = historyOf(file, "S000001"); }));
    std::printf("verifying the journal %.0f ms\n", timed([&] { check(verified(file)); }));
    fs::remove_all(folder);
    return 0;
}
