// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits a project of many sites, one act each, beside bare transactions of the same file that
// replace one row: journal_bench [SITES] [EDITS].

#include "gis/geopackage.h"
#include "planner/project_file.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <format>
#include <string>
#include <vector>

namespace {

using namespace ruyuan;
using namespace ruyuan::planner;
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
    const fs::path folder = fs::temp_directory_path() / "ruyuan-journal-bench";
    fs::remove_all(folder);
    fs::create_directories(folder);
    const fs::path file = folder / "city.gpkg";
    std::printf("%zu sites, %zu edits\n", sites, edits);
    Project project = city(sites);
    std::printf("create %.0f ms\n",
                timed([&] { check(createProject(file, project, act("new"))); }));
    std::printf("open %.0f ms\n", timed([&] { project = *readProject(file); }));

    const auto package = gis::GeoPackage::open(file, gis::OpenMode::Read);
    const auto keys = *package->rowKeys("sites");
    const gis::Layer first = *package->readRows("sites", "fid = 1");
    const fs::path peer = folder / "peer.gpkg";
    fs::copy_file(file, peer);
    const auto sizeBefore = fs::file_size(file);
    std::vector<double> edited;
    std::vector<double> bare;
    for (std::size_t i = 0; i < edits; ++i) {
        Project after = project;
        after.sites[i * 7919 % sites].employees = static_cast<std::int64_t>(1000 + i);
        edited.push_back(timed([&] { check(writeProject(file, project, after, act("edit"))); }));
        project = std::move(after);
        project.version = static_cast<std::int64_t>(i) + 2;
        bare.push_back(timed([&] { bareTransaction(peer, first, keys.front()); }));
    }
    print("one edit with its journal entry", edited);
    print("one bare transaction, one row", bare);
    std::printf("the file grew by %.0f bytes per edit\n",
                static_cast<double>(fs::file_size(file) - sizeBefore) / static_cast<double>(edits));
    std::printf("open after them %.0f ms\n", timed([&] { project = *readProject(file); }));
    fs::remove_all(folder);
    return 0;
}
