// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/geopackage.h"
#include "planner/detail/journal_tables.h"
#include "planner/detail/project_tables.h"
#include "planner/detail/row_text.h"
#include "planner/project_file.h"
#include "support/few_sites.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <format>
#include <random>

namespace ruyuan::planner {
namespace {

using ::testing::HasSubstr;
using testing::someAct;
using testing::TemporaryFolder;

/// A file with a small project, changed step by step.
struct Desk {
    Desk() { EXPECT_TRUE(createProject(file, testing::fewSites(6), someAct("new"))); }
    Project read() const { return readProject(file).value_or(Project()); }
    void change(const std::function<void(Project&)>& how, std::string command = "edit") {
        const Project before = read();
        Project after = before;
        how(after);
        const auto written = writeProject(file, before, after, someAct(std::move(command)));
        EXPECT_TRUE(written) << (written ? "" : written.error().sentence.en);
    }
    std::string content() const { return readJournal(file, 1)->front().content; }
    std::size_t length() const { return readJournal(file)->size(); }
    std::vector<std::string> faults() const {
        std::vector<std::string> found;
        const auto all = verifyJournal(file);
        EXPECT_TRUE(all) << (all ? "" : all.error().sentence.en);
        for (const JournalFault& fault : all.value_or(std::vector<JournalFault>())) {
            found.push_back(fault.sentence.en);
        }
        return found;
    }

    TemporaryFolder folder;
    std::filesystem::path file = folder / "项目.gpkg";
};

bool sameSites(const Project& a, const Project& b) {
    const gis::Layer left = detail::sitesTable(a.sites);
    const gis::Layer right = detail::sitesTable(b.sites);
    return left.columns == right.columns && left.geometries == right.geometries;
}

void someChange(Project& project, std::mt19937& engine) {
    const auto pick = [&](std::size_t size) { return engine() % size; };
    switch (pick(7)) {
        case 0:
            if (!project.sites.empty()) {
                project.sites[pick(project.sites.size())].employees =
                    static_cast<std::int64_t>(engine() % 1000);
            }
            break;
        case 1: {
            Site site;
            site.id = std::format("S{:04}", 100 + engine() % 1000);
            site.name = "新\n厂\"";
            site.place = gis::Point{113.0 + static_cast<double>(engine() % 1000) / 977, 34.5};
            project.sites.insert(
                project.sites.begin() + static_cast<std::ptrdiff_t>(pick(project.sites.size() + 1)),
                site);
            break;
        }
        case 2:
            if (!project.sites.empty()) {
                project.sites.erase(project.sites.begin() +
                                    static_cast<std::ptrdiff_t>(pick(project.sites.size())));
            }
            break;
        case 3:
            project.decisions.push_back({"S0001", Path::Closure, "", {}, {}, "县", "文", {}});
            break;
        case 4:
            project.asOf = gis::makeDate(2019 + static_cast<int>(pick(5)), 7, 1);
            break;
        case 5: {
            Plan plan;
            plan.objective = static_cast<double>(engine() % 1000) / 7;
            for (const Site& site : project.sites) {
                PlanEntry entry;
                entry.siteId = site.id;
                entry.cost = gis::Money::wan(static_cast<double>(engine() % 50));
                plan.entries.push_back(entry);
            }
            project.plan = plan;
            break;
        }
        default:
            project.plan.reset();
            std::ranges::reverse(project.sites);
    }
}

TEST(Journal, UndoingAllAndRedoingAllLeadsBackToEveryState) {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        Desk desk;
        std::mt19937 engine(seed);
        std::vector<std::string> states{desk.content()};
        for (int i = 0; i < 12; ++i) {
            const std::size_t before = desk.length();
            desk.change([&](Project& project) { someChange(project, engine); });
            if (desk.length() > before) {  // a change that changes nothing is no act
                states.push_back(desk.content());
            }
        }
        for (std::size_t i = states.size() - 1; i-- > 0;) {
            const auto undone = undoLast(desk.file, someAct(""));
            ASSERT_TRUE(undone) << undone.error().sentence.en;
            EXPECT_EQ(desk.content(), states[i]);
        }
        EXPECT_EQ(undoLast(desk.file, someAct("")).error().code, gis::ErrorCode::NotFound);
        for (std::size_t i = 1; i < states.size(); ++i) {
            const auto redone = redoLast(desk.file, someAct(""));
            ASSERT_TRUE(redone) << redone.error().sentence.en;
            EXPECT_EQ(desk.content(), states[i]);
        }
        EXPECT_EQ(redoLast(desk.file, someAct("")).error().code, gis::ErrorCode::NotFound);
        EXPECT_THAT(desk.faults(), ::testing::IsEmpty());
    }
}

// The splices of an undo run from the last row to the first.
TEST(Journal, UndoingARowInFrontAndAChangeBehindItKeepsEveryRow) {
    Desk desk;
    const std::string before = desk.content();
    desk.change([](Project& project) {
        Site site = project.sites[0];
        site.id = "S0000";
        project.sites.insert(project.sites.begin(), site);
        project.sites.back().name = "改名";
    });
    ASSERT_TRUE(undoLast(desk.file, someAct("undo")));
    EXPECT_EQ(desk.content(), before);
    EXPECT_THAT(desk.faults(), ::testing::IsEmpty());
    EXPECT_EQ(desk.read().sites.back().name, "厂6");
}

TEST(Journal, ManyRowsAmongFewAreWrittenAndTakenBack) {
    Desk desk;
    const Project before = desk.read();
    Project wanted = before;
    desk.change([&](Project& project) {
        Project many = testing::fewSites(300);
        for (std::size_t i = 0; i < many.sites.size(); ++i) {
            many.sites[i].id = std::format("N{:03}", i);
        }
        // Between the old ones, so that what is new is not one run of rows.
        project.sites.insert(
            project.sites.begin() + 2, many.sites.begin(), many.sites.begin() + 150);
        project.sites.insert(project.sites.end(), many.sites.begin() + 150, many.sites.end());
        wanted = project;
    });
    EXPECT_TRUE(sameSites(desk.read(), wanted));
    EXPECT_THAT(desk.faults(), ::testing::IsEmpty());
    ASSERT_TRUE(undoLast(desk.file, someAct("undo")));
    EXPECT_TRUE(sameSites(desk.read(), before));
    ASSERT_TRUE(redoLast(desk.file, someAct("redo")));
    EXPECT_TRUE(sameSites(desk.read(), wanted));
    EXPECT_THAT(desk.faults(), ::testing::IsEmpty());
}

TEST(Journal, EditingSitesIsAsWritingTheWholeProject) {
    Desk edited;
    Desk written;
    std::mt19937 engine(3);
    Project project = edited.read();
    for (int i = 0; i < 30; ++i) {
        SiteEdits edits;
        for (std::size_t n = 1 + engine() % 3; n > 0; --n) {
            const std::size_t row = engine() % project.sites.size();
            Site site = project.sites[row];
            site.employees = static_cast<std::int64_t>(engine() % 5);
            site.place = gis::Point{113 + static_cast<double>(engine() % 9) / 7, 34.5};
            edits[row] = site;
        }
        const auto done = editSites(edited.file, project, edits, someAct("edit"));
        ASSERT_TRUE(done) << done.error().sentence.en;
        written.change([&](Project& other) {
            for (const auto& [row, site] : edits) {
                other.sites[row] = site;
            }
        });
        ASSERT_EQ(edited.content(), written.content());
        ASSERT_TRUE(sameSites(edited.read(), project));
        ASSERT_EQ(edited.read().version, project.version);
    }
    EXPECT_THAT(edited.faults(), ::testing::IsEmpty());
    while (undoLast(edited.file, someAct(""))) {
        ASSERT_TRUE(undoLast(written.file, someAct("")));
        ASSERT_EQ(edited.content(), written.content());
    }
    EXPECT_EQ(edited.content(), Desk().content());
    EXPECT_THAT(edited.faults(), ::testing::IsEmpty());
}

TEST(Journal, EditingASiteClearsWhatRestsOnIt) {
    Desk desk;
    desk.change([](Project& project) { project.plan = Plan(); });
    Project project = desk.read();
    Site site = project.sites[0];
    site.employees = 5;
    ASSERT_TRUE(editSites(desk.file, project, {{0, site}}, someAct("edit")));
    EXPECT_FALSE(project.plan);
    EXPECT_FALSE(desk.read().plan);
    EXPECT_EQ(desk.read().version, project.version);
    ASSERT_TRUE(undoLast(desk.file, someAct("")));
    EXPECT_TRUE(desk.read().plan);
}

TEST(Journal, EditingFromAnOlderStateIsRefused) {
    Desk desk;
    Project mine = desk.read();
    desk.change([](Project& project) { project.sites[0].employees = 1; });
    Site site = mine.sites[1];
    site.employees = 2;
    const auto done = editSites(desk.file, mine, {{1, site}}, someAct("edit"));
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, gis::ErrorCode::Conflict);
    EXPECT_EQ(mine.sites[1].employees, std::nullopt);
    EXPECT_EQ(desk.length(), 2U);
}

TEST(Journal, SomethingNewAfterAnUndoEndsTheRedoing) {
    Desk desk;
    desk.change([](Project& project) { project.sites[0].employees = 1; });
    desk.change([](Project& project) { project.sites[0].employees = 2; });
    ASSERT_TRUE(undoLast(desk.file, someAct("")));
    desk.change([](Project& project) { project.sites[0].employees = 3; });
    EXPECT_FALSE(redoLast(desk.file, someAct("")));
    ASSERT_TRUE(undoLast(desk.file, someAct("")));
    EXPECT_EQ(desk.read().sites[0].employees, 1);
    ASSERT_TRUE(undoLast(desk.file, someAct("")));
    EXPECT_EQ(desk.read().sites[0].employees, std::nullopt);
    ASSERT_TRUE(redoLast(desk.file, someAct("")));
    ASSERT_TRUE(redoLast(desk.file, someAct("")));
    EXPECT_EQ(desk.read().sites[0].employees, 3);
}

TEST(Journal, KeepsWhoDidWhatWhenAndWhy) {
    Desk desk;
    desk.change([](Project& project) { project.sites[2].name = "新名"; }, "edit");
    ASSERT_TRUE(undoLast(desk.file, someAct("")));
    const auto entries = readJournal(desk.file);
    ASSERT_TRUE(entries);
    ASSERT_EQ(entries->size(), 3U);
    EXPECT_EQ((*entries)[1].act.command, "edit");
    EXPECT_EQ((*entries)[1].act.who, "李四");
    EXPECT_EQ((*entries)[1].act.role, "规划");
    EXPECT_EQ((*entries)[1].act.reason, "因为");
    EXPECT_EQ((*entries)[1].act.time, "2026-01-01T00:00:00Z");
    EXPECT_EQ((*entries)[2].undoes, 2);
    EXPECT_THAT((*entries)[2].act.sentence.zh, HasSubstr("撤销第 2 项"));
    EXPECT_EQ(readJournal(desk.file, 2)->front().number, 2);
}

TEST(Journal, TellsTheHistoryOfAThing) {
    Desk desk;
    desk.change([](Project& project) { project.sites[2].name = "新名"; });
    desk.change([](Project& project) { project.sites[1].name = "别的"; });
    desk.change([](Project& project) {
        project.decisions.push_back({"S0003", Path::Closure, "", {}, {}, "县", "文", {}});
    });
    const auto steps = historyOf(desk.file, "S0003");
    ASSERT_TRUE(steps);
    ASSERT_EQ(steps->size(), 2U);
    EXPECT_EQ((*steps)[0].table, "sites");
    EXPECT_EQ((*steps)[0].column, "企业名称");
    EXPECT_EQ((*steps)[0].before, "厂3");
    EXPECT_EQ((*steps)[0].after, "新名");
    EXPECT_EQ((*steps)[1].table, "decisions");
    EXPECT_TRUE(historyOf(desk.file, "S0006")->empty());
}

TEST(Journal, TellsALongHistoryInTheOrderOfTheEntries) {
    Desk desk;
    constexpr int kEntries = 6'000;
    const std::string row = detail::rowText(detail::sitesTable(desk.read().sites), 2);
    const auto named = [&](int number) {
        std::string text = row;
        return text.replace(text.find("厂3"), std::string("厂3").size(), std::to_string(number));
    };
    Project decided;
    decided.decisions.push_back({"S0003", Path::Closure, "", {}, {}, "县", "文", {}});
    std::string decision;
    for (const detail::ProjectTable& table : detail::inputTables(decided)) {
        decision = table.info.name == "decisions" ? detail::rowText(table.content, 0) : decision;
    }
    {
        auto package = gis::GeoPackage::open(desk.file, gis::OpenMode::Write).value();
        ASSERT_TRUE(package.begin());
        JournalEntry entry = detail::lastEntry(package).value();
        for (int i = 0; i < kEntries; ++i) {
            ++entry.number;
            const std::vector<TableChange> changes{{"decisions", {{0, {}, {decision}}}},
                                                   {"sites", {{2, {named(i)}, {named(i + 1)}}}}};
            ASSERT_TRUE(detail::appendEntry(package, entry, changes));
        }
        ASSERT_TRUE(package.commit());
    }
    const auto steps = historyOf(desk.file, "S0003");
    ASSERT_TRUE(steps) << steps.error().sentence.en;
    ASSERT_EQ(steps->size(), 2 * kEntries);
    for (int i = 0; i < kEntries; ++i) {
        const HistoryStep& step = (*steps)[static_cast<std::size_t>(2 * i)];
        ASSERT_EQ((*steps)[static_cast<std::size_t>(2 * i + 1)].table, "decisions");
        ASSERT_EQ(step.entry.number, i + 2);
        ASSERT_EQ(step.before, std::to_string(i));
        ASSERT_EQ(step.after, std::to_string(i + 1));
    }
    EXPECT_EQ(editsOfSites(desk.file)->size(), kEntries);
    EXPECT_TRUE(historyOf(desk.file, "S0006")->empty());
}

TEST(Journal, AChangeFromAnOlderStateIsRefused) {
    Desk desk;
    const Project mine = desk.read();
    desk.change([](Project& project) { project.sites[0].employees = 1; });
    Project after = mine;
    after.sites[1].employees = 2;
    const auto written = writeProject(desk.file, mine, after, someAct("edit"));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, gis::ErrorCode::Conflict);
    EXPECT_EQ(desk.read().sites[1].employees, std::nullopt);
}

/// Changes one cell of a table behind the journal's back.
void tamper(const std::filesystem::path& file,
            const std::string& table,
            const std::string& column,
            std::size_t row) {
    auto package = gis::GeoPackage::open(file, gis::OpenMode::Write);
    ASSERT_TRUE(package);
    gis::Layer content = *package->readTable(table);
    for (gis::Column& one : content.columns) {
        if (one.field().name != column) {
            continue;
        }
        gis::Column changed(one.field());
        for (std::size_t i = 0; i < one.size(); ++i) {
            changed.append(i == row ? gis::Value(one.asText(i) + "x") : one.value(i));
        }
        one = changed;
    }
    ASSERT_TRUE(package->begin());
    const auto keys = package->rowKeys(table);
    ASSERT_TRUE(keys);
    ASSERT_TRUE(package->replaceRow(table, (*keys)[row], content, row));
    ASSERT_TRUE(package->commit());
}

TEST(Journal, AChangedByteIsNamed) {
    Desk desk;
    desk.change([](Project& project) { project.sites[0].employees = 1; });
    desk.change([](Project& project) { project.sites[0].employees = 2; });
    ASSERT_THAT(desk.faults(), ::testing::IsEmpty());
    tamper(desk.file, "sites", "name", 3);
    EXPECT_THAT(desk.faults(), ::testing::ElementsAre(HasSubstr("\"sites\"")));
    Desk other;
    other.change([](Project& project) { project.sites[0].employees = 1; });
    tamper(other.file, "journal", "who", 1);
    EXPECT_THAT(other.faults(), ::testing::ElementsAre(HasSubstr("entry 2")));
    Desk third;
    third.change([](Project& project) { project.sites[0].employees = 1; });
    third.change([](Project& project) { project.sites[0].employees = 2; });
    tamper(third.file, "journal_changes", "inserted", 0);
    EXPECT_THAT(third.faults(), ::testing::ElementsAre(HasSubstr("entry 2")));
}

TEST(Journal, ARowThatWasChangedOutsideIsNotWrittenOver) {
    Desk desk;
    Project project = desk.read();
    tamper(desk.file, "sites", "name", 3);
    Site site = project.sites[3];
    site.employees = 5;
    const auto done = editSites(desk.file, project, {{3, site}}, someAct("edit"));
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, gis::ErrorCode::InvalidData);
    EXPECT_THAT(done.error().sentence.en, HasSubstr("outside the journal"));
    EXPECT_EQ(desk.read().sites[3].name, "厂4x");
    EXPECT_EQ(desk.length(), 1U);
}

TEST(Journal, AnEntryThatIsTakenOutIsMissed) {
    Desk desk;
    for (int i = 1; i <= 3; ++i) {
        desk.change([&](Project& project) { project.sites[0].employees = i; });
    }
    auto package = gis::GeoPackage::open(desk.file, gis::OpenMode::Write);
    ASSERT_TRUE(package);
    ASSERT_TRUE(package->begin());
    ASSERT_TRUE(package->removeRow("journal", 3));
    ASSERT_TRUE(package->commit());
    EXPECT_THAT(desk.faults(), ::testing::Contains(HasSubstr("missing before 4")));
}

TEST(Journal, GrowsWithTheChangesNotWithTheProject) {
    Desk desk;
    desk.change([](Project& project) {
        for (int i = 0; i < 3000; ++i) {
            Site site;
            site.id = std::format("T{:05}", i);
            site.name = std::format("某某有限公司第{}厂区", i);
            project.sites.push_back(site);
        }
    });
    const auto before = std::filesystem::file_size(desk.file);
    for (int i = 0; i < 20; ++i) {
        desk.change([&](Project& project) { project.sites[1000].employees = i; });
    }
    EXPECT_LT(std::filesystem::file_size(desk.file) - before, 20 * 16384U);
    EXPECT_THAT(desk.faults(), ::testing::IsEmpty());
}

}  // namespace
}  // namespace ruyuan::planner
