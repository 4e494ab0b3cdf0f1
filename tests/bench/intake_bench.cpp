// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Imports a ledger of sites into a new project and looks for duplicates, step by step, with the
// memory needed so far: intake_bench FILE. The share of reading the file alone is the yardstick.

#include "gis/read_layer.h"
#include "planner/duplicates.h"
#include "planner/intake.h"
#include "planner/project_file.h"

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <tuple>

namespace {

using namespace ruyuan;
using namespace ruyuan::planner;
namespace fs = std::filesystem;

double peakMegabytes() {
    constexpr double kKilobytes = 1024;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / kKilobytes;
}

template <class Work>
void report(const char* what, Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    std::printf("%-32s %7.2f s, peak %6.0f MB\n", what, taken.count(), peakMegabytes());
}

template <class T>
T need(gis::Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().sentence.en.c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

Act act(const char* command) {
    return {command, {"导入", "import"}, "bench", "", "2026-01-01T00:00:00Z", ""};
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::fputs("intake_bench FILE\n", stderr);
        return 2;
    }
    const fs::path folder = fs::temp_directory_path() / "ruyuan-intake-bench";
    fs::remove_all(folder);
    fs::create_directories(folder);
    const fs::path file = folder / "city.gpkg";
    ImportRequest request;
    request.file = words[1];
    request.content = Content::Sites;
    request.acceptGuesses = true;

    report("reading the file alone", [&] { std::ignore = need(gis::readLayer(request.file)); });
    Project before;
    before.asOf = gis::makeDate(2019, 7, 1);
    need(createProject(file, before, act("new")));
    before = need(readProject(file));
    Project after = before;
    report("import, in memory", [&] { std::ignore = need(importFile(after, request)); });
    report("writing the project", [&] { need(writeProject(file, before, after, act("import"))); });
    std::printf("%zu sites, file of %.1f MB\n",
                after.sites.size(),
                static_cast<double>(fs::file_size(file)) / 1e6);
    report("looking for duplicates", [&] { std::ignore = findDuplicates(after.sites); });
    report("opening the project", [&] { after = need(readProject(file)); });
    fs::remove_all(folder);
    return 0;
}
