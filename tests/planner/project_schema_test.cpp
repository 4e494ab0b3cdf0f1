// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/project_schema.h"

#include "gis/geopackage.h"
#include "planner/project_file.h"
#include "support/few_sites.h"
#include "support/run_command.h"
#include "support/source_paths.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <format>
#include <fstream>
#include <iterator>

namespace ruyuan::planner {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::someAct;
using testing::TemporaryFolder;

/// A file as the program of an older schema version wrote it; see tests/data/projects/README.md.
struct OldFile {
    explicit OldFile(int version = 4) {
        const fs::path stored =
            fs::path(RUYUAN_TEST_DATA) / "projects" / std::format("version-{}.gpkg.gz", version);
        const auto unpacked = testing::runCommand("gzip -dc " + testing::quoted(stored) + " > " +
                                                  testing::quoted(file));
        EXPECT_EQ(unpacked.status, 0) << unpacked.output;
    }
    std::string bytes() const {
        std::ifstream input(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(input), {}};
    }
    TemporaryFolder folder;
    fs::path file = folder / "市 旧.gpkg";
};

std::size_t filesIn(const fs::path& folder) {
    const fs::directory_iterator files(folder);
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

TEST(ProjectSchema, AnOlderFileIsReadWithoutTouchingIt) {
    const OldFile old;
    const std::string bytes = old.bytes();
    const auto project = readProject(old.file);
    ASSERT_TRUE(project) << project.error().sentence.en;
    ASSERT_EQ(project->sites.size(), 3U);
    EXPECT_EQ(project->sites[0].employees, 130);
    EXPECT_EQ(project->sites[1].employees, 45);
    EXPECT_EQ(project->policyName, "luoyang-2019");
    EXPECT_EQ(project->sources.size(), 1U);
    const auto faults = verifyJournal(old.file);
    ASSERT_TRUE(faults) << faults.error().sentence.en;
    EXPECT_THAT(*faults, IsEmpty());
    EXPECT_EQ(historyOf(old.file, "S0002")->size(), 3U) << "imported, edited, undone";
    EXPECT_EQ(old.bytes(), bytes);
    EXPECT_EQ(filesIn(old.folder.path()), 1U);
}

TEST(ProjectSchema, AJournalTellsWhichEntriesAnOlderFileHasNotGotYet) {
    for (const int version : {4, 7}) {
        const OldFile old(version);
        const auto before = readJournal(old.file).value();
        const auto lifts = static_cast<std::size_t>(detail::kSchemaVersion - version);
        const std::size_t own = before.size() - lifts;
        for (std::size_t i = 0; i < before.size(); ++i) {
            EXPECT_EQ(before[i].written, i < own) << version << " " << i;
            EXPECT_EQ(before[i].act.command == "lift", i >= own) << version << " " << i;
            EXPECT_EQ(before[i].act.sentence.zh.contains("尚未写入"), i >= own);
            EXPECT_EQ(readEntry(old.file, before[i].number)->written, i < own);
        }
        EXPECT_FALSE(readJournal(old.file, 1)->front().written);
        Project project = *readProject(old.file);
        Site site = project.sites[0];
        site.employees = 7;
        ASSERT_TRUE(editSites(old.file, project, {{0, site}}, someAct("edit")));
        const auto after = readJournal(old.file).value();
        ASSERT_EQ(after.size(), before.size() + 1);
        for (const JournalEntry& entry : after) {
            EXPECT_TRUE(entry.written) << entry.number;
            EXPECT_FALSE(entry.act.sentence.zh.contains("尚未写入"));
        }
    }
}

TEST(ProjectSchema, TheFirstWriteLiftsAndKeepsTheOldFile) {
    const OldFile old;
    const std::string bytes = old.bytes();
    Project project = *readProject(old.file);
    Site site = project.sites[2];
    site.employees = 7;
    const auto done = editSites(old.file, project, {{2, site}}, someAct("edit"));
    ASSERT_TRUE(done) << done.error().sentence.en;
    std::ifstream kept(old.folder / "市 旧.version-4.gpkg", std::ios::binary);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(kept), {}), bytes);
    EXPECT_EQ(filesIn(old.folder.path()), 2U);

    const auto entries = readJournal(old.file);
    ASSERT_TRUE(entries);
    ASSERT_EQ(entries->size(), 10U);
    for (const std::size_t lift : {5U, 6U, 7U, 8U}) {
        EXPECT_EQ((*entries)[lift].act.command, "lift") << "from " << lift - 1;
    }
    EXPECT_EQ((*entries)[9].act.command, "edit");
    EXPECT_EQ((*entries)[9].number, project.version);
    EXPECT_THAT(*verifyJournal(old.file), IsEmpty());
    EXPECT_TRUE(gis::GeoPackage::open(old.file, gis::OpenMode::Read)->checkIntegrity());
    ASSERT_TRUE(editSites(old.file, project, {{2, Site(site)}, {1, site}}, someAct("edit")));
    EXPECT_EQ(filesIn(old.folder.path()), 2U) << "lifted once";
}

TEST(ProjectSchema, UndoGoesBackBehindTheLift) {
    const OldFile old;
    ASSERT_TRUE(redoLast(old.file, someAct(""))) << "what was undone before the lift";
    EXPECT_EQ(readProject(old.file)->sites[1].employees, 50);
    ASSERT_TRUE(undoLast(old.file, someAct("")));
    ASSERT_TRUE(undoLast(old.file, someAct(""))) << "the first edit";
    EXPECT_EQ(readProject(old.file)->sites[0].employees, 120);
    ASSERT_TRUE(undoLast(old.file, someAct(""))) << "the import";
    EXPECT_THAT(readProject(old.file)->sites, IsEmpty());
    EXPECT_FALSE(undoLast(old.file, someAct("")));
    EXPECT_THAT(*verifyJournal(old.file), IsEmpty());
}

TEST(ProjectSchema, AFileOfVersion5KeepsItsDecisionsAndTakesBans) {
    const OldFile old(5);
    const std::string bytes = old.bytes();
    Project project = readProject(old.file).value();
    EXPECT_EQ(old.bytes(), bytes) << "reading leaves it alone";
    ASSERT_EQ(project.decisions.size(), 1U);
    EXPECT_EQ(project.decisions[0].siteId, "S0003");
    ASSERT_EQ(project.scenarios.size(), 1U);
    EXPECT_EQ(project.scenarios[0].decisions.size(), 1U);
    Project after = project;
    after.bans.push_back({.siteId = "S0001", .path = Path::Closure, .reason = "a"});
    after.scenarios[0].bans.push_back({.siteId = "S0002", .park = "P9", .author = "b"});
    ASSERT_TRUE(writeProject(old.file, project, after, someAct("forbid")));
    const Project read = readProject(old.file).value();
    ASSERT_EQ(read.bans.size(), 1U);
    EXPECT_EQ(read.bans[0].path, Path::Closure);
    EXPECT_EQ(read.bans[0].reason, "a");
    ASSERT_EQ(read.scenarios[0].bans.size(), 1U);
    EXPECT_EQ(read.scenarios[0].bans[0].park, "P9");
    EXPECT_EQ(read.scenarios[0].bans[0].path, std::nullopt);
    EXPECT_THAT(*verifyJournal(old.file), IsEmpty());
    ASSERT_TRUE(undoLast(old.file, someAct("")));
    EXPECT_THAT(readProject(old.file)->bans, IsEmpty());
    ASSERT_TRUE(redoLast(old.file, someAct("")));
    ASSERT_TRUE(undoLast(old.file, someAct("")));
    ASSERT_TRUE(undoLast(old.file, someAct(""))) << "before the lift";
    EXPECT_THAT(*verifyJournal(old.file), IsEmpty());
    EXPECT_TRUE(fs::exists(old.folder / "市 旧.version-5.gpkg"));
}

TEST(ProjectSchema, AFileOfVersion6KeepsItsBansAndTakesRecipes) {
    const OldFile old(6);
    const Project project = readProject(old.file).value();
    ASSERT_EQ(project.bans.size(), 1U);
    EXPECT_EQ(project.bans[0].reason, "不关");
    EXPECT_THAT(project.recipes, IsEmpty());
    Project after = project;
    after.recipes.push_back({"甲", "name = \"甲\"\ncontent = \"sites\"\n"});
    after.mergedRows.push_back({"S0001", "S0002", "乙铸造厂", "{}", {1, 3}});
    ASSERT_TRUE(writeProject(old.file, project, after, someAct("recipe")));
    const Project read = readProject(old.file).value();
    ASSERT_EQ(read.recipes.size(), 1U);
    EXPECT_EQ(read.recipes[0].text, after.recipes[0].text);
    ASSERT_EQ(read.mergedRows.size(), 1U);
    EXPECT_EQ(read.mergedRows[0].mergedId, "S0002");
    EXPECT_EQ(read.mergedRows[0].origin.row, 3);
    EXPECT_THAT(*verifyJournal(old.file), IsEmpty());
    EXPECT_TRUE(fs::exists(old.folder / "市 旧.version-6.gpkg"));
}

TEST(ProjectSchema, AFileOfVersion7TakesItsOldChangesBack) {
    const OldFile old(7);
    const Project project = readProject(old.file).value();
    ASSERT_EQ(project.recipes.size(), 1U);
    EXPECT_THAT(*verifyJournal(old.file), IsEmpty());
    EXPECT_EQ(historyOf(old.file, "S0002")->size(), 4U) << "imported, a ban, edited, undone";
    ASSERT_TRUE(redoLast(old.file, someAct("")));
    EXPECT_EQ(readProject(old.file)->sites[1].employees, 50);
    EXPECT_THAT(*verifyJournal(old.file), IsEmpty());
    while (undoLast(old.file, someAct(""))) {
    }
    EXPECT_THAT(readProject(old.file)->sites, IsEmpty());
    EXPECT_THAT(*verifyJournal(old.file), IsEmpty());
    while (redoLast(old.file, someAct(""))) {
    }
    const Project again = readProject(old.file).value();
    ASSERT_EQ(again.sites.size(), 3U);
    EXPECT_EQ(again.sites[0].employees, 130);
    EXPECT_EQ(again.sites[1].employees, 50);
    EXPECT_EQ(again.recipes[0].text, project.recipes[0].text);
    EXPECT_THAT(*verifyJournal(old.file), IsEmpty());
    EXPECT_TRUE(fs::exists(old.folder / "市 旧.version-7.gpkg"));
}

TEST(ProjectSchema, NothingIsLiftedForAnActThatIsRefused) {
    const OldFile old;
    const std::string bytes = old.bytes();
    Project older = *readProject(old.file);
    --older.version;
    Site site = older.sites[0];
    site.employees = 7;
    const auto refused = editSites(old.file, older, {{0, site}}, someAct("edit"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, gis::ErrorCode::Conflict);
    EXPECT_EQ(old.bytes(), bytes);
    EXPECT_EQ(filesIn(old.folder.path()), 1U) << "no copy is left";
}

TEST(ProjectSchema, AnEarlierCopyIsNotReplaced) {
    const OldFile old;
    std::ofstream(old.folder / "市 旧.version-4.gpkg") << "mine";
    ASSERT_TRUE(undoLast(old.file, someAct("")));
    EXPECT_EQ(fs::file_size(old.folder / "市 旧.version-4.gpkg"), 4U);
    EXPECT_TRUE(fs::exists(old.folder / "市 旧.version-4-2.gpkg"));
}

/// Writes another version into a file.
void setVersion(const fs::path& file, std::int64_t version) {
    auto package = gis::GeoPackage::open(file, gis::OpenMode::Write);
    ASSERT_TRUE(package);
    ASSERT_TRUE(package->begin());
    gis::Layer table;
    table.columns.emplace_back(gis::Field{"version", gis::FieldType::Integer, ""});
    table.columns[0].append(version);
    ASSERT_TRUE(package->replaceRow("ruyuan_schema", 1, table, 0));
    ASSERT_TRUE(package->commit());
}

TEST(ProjectSchema, NewerAndUnknownVersionsAreRefusedAndLeftAlone) {
    for (const auto& [version, advice] :
         {std::pair{99, "newer program"}, std::pair{2, "from its sources"}}) {
        const OldFile old;
        setVersion(old.file, version);
        const std::string bytes = old.bytes();
        const auto read = readProject(old.file);
        const auto undone = undoLast(old.file, someAct(""));
        ASSERT_FALSE(read);
        ASSERT_FALSE(undone);
        for (const gis::Error& error : {read.error(), undone.error()}) {
            EXPECT_EQ(error.code, gis::ErrorCode::InvalidData);
            EXPECT_THAT(error.sentence.en, HasSubstr(std::format("version {}", version)));
            EXPECT_THAT(error.advice.en, HasSubstr(advice));
            EXPECT_THAT(error.where, HasSubstr("市 旧.gpkg"));
        }
        EXPECT_EQ(old.bytes(), bytes);
    }
}

}  // namespace
}  // namespace ruyuan::planner
