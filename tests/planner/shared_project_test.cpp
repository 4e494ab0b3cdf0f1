// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/shared_file.h"
#include "planner/detail/project_session.h"
#include "planner/project_file.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace ruyuan::planner {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Act act(std::string command) {
    return {std::move(command), {"改", "change"}, "李四", "", "2026-01-01T00:00:00Z", ""};
}

/// A project in a folder that counts as a network share.
class SharedProject : public ::testing::Test {
protected:
    SharedProject() {
        ::setenv("RUYUAN_SHARED", "always", 1);
        Project project;
        project.asOf = gis::makeDate(2019, 7, 1);
        for (const char* id : {"S0001", "S0002", "S0003"}) {
            Site site;
            site.id = id;
            site.name = "厂";
            project.sites.push_back(site);
        }
        const auto done = createProject(file, project, act("new"));
        EXPECT_TRUE(done) << done.error().sentence.en;
    }
    ~SharedProject() override { ::unsetenv("RUYUAN_SHARED"); }

    gis::Result<void> edit(std::int64_t employees) const {
        Project project = *readProject(file);
        Site site = project.sites[1];
        site.employees = employees;
        return editSites(file, project, {{1, site}}, act("edit"));
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
    ASSERT_TRUE(undoLast(file, act("")));
    EXPECT_EQ(readProject(file)->sites[1].employees, std::nullopt);
    ASSERT_TRUE(redoLast(file, act("")));
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
    entry.act = act("edit");
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

TEST_F(SharedProject, ReadingBesideAHalfWrittenChangeLeavesEveryByte) {
    std::ofstream(folder / "共享 50%.gpkg-journal") << "";
    std::ifstream before(file, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(before), {});
    EXPECT_TRUE(readProject(file));
    EXPECT_TRUE(fs::exists(folder / "共享 50%.gpkg-journal")) << "left to the writer";
    std::ifstream after(file, std::ios::binary);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(after), {}), bytes);
}

TEST_F(SharedProject, AnExistingFileIsNotReplacedByANewOne) {
    const auto again = createProject(file, Project(), act("new"));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, gis::ErrorCode::Conflict);
    const auto nowhere = createProject(folder / "没有" / "a.gpkg", Project(), act("new"));
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, gis::ErrorCode::NotFound);
    EXPECT_EQ(filesInFolder(), 1U);
    EXPECT_EQ(readProject(file)->sites.size(), 3U);
}

}  // namespace
}  // namespace ruyuan::planner
