// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/geopackage.h"
#include "planner/detail/project_session.h"
#include "planner/detail/project_tables.h"
#include "planner/project_file.h"
#include "support/few_sites.h"
#include "support/run_command.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

namespace ruyuan::planner {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::someAct;

/// A project in a folder that counts as a network share.
class SharedProject : public ::testing::Test {
protected:
    SharedProject() {
        ::setenv("RUYUAN_SHARED", "always", 1);
        const auto done = createProject(file, testing::fewSites(3), someAct("new"));
        EXPECT_TRUE(done) << done.error().sentence.en;
    }
    ~SharedProject() override { ::unsetenv("RUYUAN_SHARED"); }

    gis::Result<void> edit(std::int64_t employees) const {
        Project project = *readProject(file);
        Site site = project.sites[1];
        site.employees = employees;
        return editSites(file, project, {{1, site}}, someAct("edit"));
    }
    std::size_t filesInFolder() const {
        const fs::directory_iterator files(folder.path());
        return static_cast<std::size_t>(std::distance(begin(files), end(files)));
    }
    testing::TemporaryFolder folder;
    fs::path file = folder / "共享 50%.gpkg";
};

TEST_F(SharedProject, IsEditedUndoneAndVerifiedLikeAnyOther) {
    ASSERT_TRUE(edit(5));
    EXPECT_EQ(readProject(file)->sites[1].employees, 5);
    ASSERT_TRUE(undoLast(file, someAct("")));
    EXPECT_EQ(readProject(file)->sites[1].employees, std::nullopt);
    ASSERT_TRUE(redoLast(file, someAct("")));
    EXPECT_EQ(readProject(file)->sites[1].employees, 5);
    EXPECT_THAT(*verifyJournal(file), IsEmpty());
    EXPECT_EQ(filesInFolder(), 1U) << "neither lock nor copy is left";
}

TEST_F(SharedProject, OneWriterIsNamedToTheOther) {
    {
        const auto first = detail::ProjectSession::open(file, "王五");
        ASSERT_TRUE(first);
        const auto second = edit(7);
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().code, gis::ErrorCode::CannotWrite);
        EXPECT_THAT(second.error().sentence.zh, HasSubstr("王五"));
        EXPECT_THAT(second.error().where, HasSubstr("共享 50%.gpkg"));
        EXPECT_TRUE(readProject(file)) << "reading goes on";
    }
    EXPECT_TRUE(edit(7));
    EXPECT_EQ(filesInFolder(), 1U);
}

TEST_F(SharedProject, WhatAnotherComputerWroteMeanwhileIsNotWrittenOver) {
    auto session = detail::ProjectSession::open(file, "王五");
    ASSERT_TRUE(session);
    std::ofstream(file, std::ios::app | std::ios::binary) << "written without our lock";
    const auto size = fs::file_size(file);
    JournalEntry entry;
    entry.act = someAct("edit");
    const auto finished = session->finish(entry);
    ASSERT_FALSE(finished);
    EXPECT_EQ(finished.error().code, gis::ErrorCode::Conflict);
    EXPECT_THAT(finished.error().where, HasSubstr("共享 50%.gpkg"));
    EXPECT_EQ(fs::file_size(file), size);
    // The changes are kept; the advice says where.
    const std::string advice = finished.error().advice.en;
    const std::size_t begin = advice.find("kept in \"") + 9;
    const fs::path kept = advice.substr(begin, advice.find('"', begin) - begin);
    ASSERT_TRUE(fs::exists(kept)) << advice;
    EXPECT_EQ(readJournal(kept)->size(), 2U);
    fs::remove_all(kept.parent_path());
}

/// Everything in the folder.
std::map<std::string, std::string> bytesIn(const fs::path& folder) {
    std::map<std::string, std::string> all;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        std::ifstream input(entry.path(), std::ios::binary);
        all[entry.path().filename().string()] = {std::istreambuf_iterator<char>(input), {}};
    }
    return all;
}

TEST_F(SharedProject, ReadingBesideAHalfWrittenChangeLeavesEveryByte) {
    const int killed = testing::inChildProcess([&] {
        ::setenv("RUYUAN_SHARED", "never", 1);
        auto package = gis::GeoPackage::open(file, gis::OpenMode::Write);
        // So large that SQLite has written changed pages into the file itself.
        const gis::Layer sites = detail::sitesTable(testing::fewSites(20000).sites);
        const bool written = package && package->begin() &&
                             package->writeTable({"sites", {}, {}}, sites) &&
                             package->writeTable({"more", {}, {}}, sites);
        ::_exit(written ? 0 : 1);
        return 1;
    });
    ASSERT_EQ(killed, 0);
    const auto before = bytesIn(folder.path());
    ASSERT_GT(before.at("共享 50%.gpkg-journal").size(), 0U) << "nothing was half made";
    const auto project = readProject(file);
    ASSERT_TRUE(project) << project.error().sentence.en;
    EXPECT_EQ(project->sites.size(), 3U);
    EXPECT_THAT(*verifyJournal(file), IsEmpty());
    EXPECT_TRUE(bytesIn(folder.path()) == before) << "left to the next writer";
}

TEST_F(SharedProject, AnExistingFileIsNotReplacedByANewOne) {
    const auto again = createProject(file, Project(), someAct("new"));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, gis::ErrorCode::Conflict);
    const auto nowhere = createProject(folder / "没有" / "a.gpkg", Project(), someAct("new"));
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, gis::ErrorCode::NotFound);
    EXPECT_EQ(filesInFolder(), 1U);
    EXPECT_EQ(readProject(file)->sites.size(), 3U);
}

}  // namespace
}  // namespace ruyuan::planner
