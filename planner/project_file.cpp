// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/project_file.h"

#include "gis/geopackage.h"
#include "gis/platform.h"
#include "gis/shared_file.h"
#include "planner/detail/journal_tables.h"
#include "planner/detail/layer_styles.h"
#include "planner/detail/project_schema.h"
#include "planner/detail/project_session.h"
#include "planner/detail/project_tables.h"
#include "planner/detail/row_text.h"
#include "planner/detail/table_diff.h"
#include "planner/detail/table_hash.h"
#include "planner/pipeline.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <format>
#include <map>
#include <optional>
#include <utility>

namespace ruyuan::planner {

namespace {

namespace fs = std::filesystem;
using detail::ProjectSession;
using detail::ProjectTable;
using gis::Result;

bool sameContent(const gis::Layer& a, const gis::Layer& b) {
    return a.columns == b.columns && a.geometries == b.geometries;
}

gis::Error changedMeanwhile(const std::string& where) {
    return {gis::ErrorCode::Conflict,
            {"项目在此期间已被另一个程序修改，本次修改没有写入",
             "another program changed the project meanwhile; this change was not written"},
            where,
            {"请重新运行该命令", "run the command again"}};
}

Result<Project> readFrom(const gis::GeoPackage& package, const std::string& where) {
    Project project;
    const detail::TableReader read = [&](const std::string& name) {
        return package.readTable(name);
    };
    auto done = detail::readInputTables(read, project);
    if (done) {
        done = detail::readResultTables(read, project);
    }
    if (done) {
        done = detail::readScenarioTables(read, project);
    }
    if (done) {
        auto last = detail::lastEntry(package);
        if (last) {
            project.version = last->number;
        } else {
            done = std::unexpected(last.error());
        }
    }
    if (!done) {
        return std::unexpected(detail::placed(done.error(), where));
    }
    return project;
}

/// Rows as they would be written today: the session compares them with those of the tables.
void writeAnew(std::vector<detail::Splice>& splices) {
    for (detail::Splice& splice : splices) {
        for (auto* rows : {&splice.removed, &splice.inserted}) {
            std::ranges::transform(*rows, rows->begin(), detail::shortRow);
        }
    }
}

/// Makes an entry's changes go back.
Result<void> takeBack(ProjectSession& session, std::int64_t number) {
    auto changes = detail::changesOf(session.package(), number);
    if (!changes) {
        return std::unexpected(changes.error());
    }
    for (TableChange& change : *changes) {
        writeAnew(change.splices);
        if (auto done = session.change({change.table, detail::inverse(change.splices)}); !done) {
            return done;
        }
    }
    return {};
}

/// Adds the entry of something new, which ends all redoing.
Result<JournalEntry> finishNew(ProjectSession& session, const Act& act) {
    JournalEntry entry;
    entry.act = act;
    entry.undoNext = session.last().number + 1;
    entry.undoBelow = session.last().undoNext;
    return session.finish(std::move(entry));
}

/// A session in which nobody changed the file since it was read.
Result<ProjectSession> openUnchanged(const fs::path& file,
                                     std::int64_t version,
                                     const std::string& who) {
    auto session = ProjectSession::open(file, who);
    if (session && version != 0 && version != session->last().number) {
        return std::unexpected(changedMeanwhile(session->where()));
    }
    return session;
}

bool hasResults(const Project& project) {
    return !project.screening.empty() || !project.classifications.empty() ||
           !project.matrix.rows.empty() || project.plan || !project.tasks.empty() ||
           std::ranges::any_of(project.scenarios,
                               [](const Scenario& scenario) { return scenario.plan.has_value(); });
}

/// The tables of which a history tells: what people put in, scenarios, and the plan.
std::vector<ProjectTable> toldTables() {
    std::vector<ProjectTable> tables = detail::inputTables({});
    for (ProjectTable& table : detail::resultTables({})) {
        if (table.info.name == "plan_entries") {
            tables.push_back(std::move(table));
        }
    }
    for (ProjectTable& table : detail::scenarioTables({})) {
        tables.push_back(std::move(table));
    }
    return tables;
}

/// The rows that differ, as splices of the table of sites.
std::vector<detail::Splice> siteSplices(const Project& project, const SiteEdits& edits) {
    std::vector<detail::Splice> splices;
    for (const auto& [row, site] : edits) {
        const std::string before = detail::rowText(detail::sitesTable({project.sites[row]}), 0);
        const std::string after = detail::rowText(detail::sitesTable({site}), 0);
        if (before != after) {
            splices.push_back({row, {before}, {after}});
        }
    }
    return splices;
}

}  // namespace

Result<Project> readProject(const fs::path& file) {
    const auto package = detail::openForReading(file);
    if (!package) {
        return std::unexpected(package.error());
    }
    return readFrom(*package, gis::utf8FromPath(file));
}

namespace {

Result<void> createHere(const fs::path& file, const Project& project, const Act& act) {
    auto package = gis::GeoPackage::create(file);
    if (!package) {
        return std::unexpected(package.error());
    }
    auto done = package->begin();
    if (done) {
        done = detail::writeSchemaVersion(*package);
    }
    std::map<std::string, std::string> hashes;
    for (const ProjectTable& table : detail::projectTables(project)) {
        if (done) {
            done = package->writeTable(table.info, table.content);
            hashes[table.info.name] = detail::TableHash(table.content).text();
        }
    }
    JournalEntry entry;
    entry.number = 1;
    entry.act = act;
    entry.content = detail::contentHash(hashes);
    entry.hash = hashOf(entry, {});
    if (done) {
        done = detail::createJournal(*package, entry);
    }
    if (done) {
        done = detail::writeContentHashes(*package, hashes);
    }
    if (done) {
        done = detail::writeLooks(*package);
    }
    return done ? package->commit() : done;
}

}  // namespace

Result<void> createProject(const fs::path& file, const Project& project, const Act& act) {
    if (!gis::onSharedStorage(file)) {
        return createHere(file, project, act);
    }
    return gis::createShared(
        file, [&](const fs::path& local) { return createHere(local, project, act); });
}

Result<void> writeProject(const fs::path& file,
                          const Project& before,
                          const Project& after,
                          const Act& act) {
    const auto old = detail::projectTables(before);
    const auto now = detail::projectTables(after);
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (!sameContent(old[i].content, now[i].content)) {
            changed.push_back(i);
        }
    }
    if (changed.empty()) {
        return {};
    }
    auto session = openUnchanged(file, before.version, act.who);
    if (!session) {
        return std::unexpected(session.error());
    }
    for (const std::size_t i : changed) {
        auto done = session->change(now[i].info.name, old[i].content, now[i].content);
        if (!done) {
            return std::unexpected(session->placed(done.error()));
        }
    }
    const auto finished = finishNew(*session, act);
    return finished ? Result<void>() : std::unexpected(finished.error());
}

Result<void> editSites(const fs::path& file, Project& project, SiteEdits edits, const Act& act) {
    if (hasResults(project)) {
        Project after = project;
        for (auto& [row, site] : edits) {
            after.sites[row] = std::move(site);
        }
        inputsChanged(after, Stage::Screen);
        auto written = writeProject(file, project, after, act);
        if (written) {
            after.version = project.version == 0 ? 0 : project.version + 1;
            project = std::move(after);
        }
        return written;
    }
    std::vector<detail::Splice> splices = siteSplices(project, edits);
    if (splices.empty()) {
        return {};
    }
    auto session = openUnchanged(file, project.version, act.who);
    if (!session) {
        return std::unexpected(session.error());
    }
    if (auto done = session->change({"sites", std::move(splices)}); !done) {
        return std::unexpected(session->placed(done.error()));
    }
    const auto finished = finishNew(*session, act);
    if (!finished) {
        return std::unexpected(finished.error());
    }
    for (auto& [row, site] : edits) {
        project.sites[row] = std::move(site);
    }
    project.version = finished->number;
    return {};
}

Result<JournalEntry> undoLast(const fs::path& file, Act act) {
    auto session = ProjectSession::open(file, act.who);
    if (!session) {
        return std::unexpected(session.error());
    }
    const std::int64_t number = session->last().undoNext;
    if (number == 0) {
        return gis::fail(gis::ErrorCode::NotFound,
                         {"没有可以撤销的操作", "there is nothing to undo"},
                         session->where());
    }
    auto undone = detail::entryOf(session->package(), number);
    if (!undone) {
        return undone;
    }
    if (auto done = takeBack(*session, number); !done) {
        return std::unexpected(session->placed(done.error()));
    }
    act.command = "undo";
    act.sentence = gis::text("撤销第 {} 项：{}", "undo {}: {}", number, undone->act.sentence);
    JournalEntry entry;
    entry.act = std::move(act);
    entry.undoes = number;
    entry.undoNext = undone->undoBelow;
    entry.redoNext = session->last().number + 1;
    entry.redoBelow = session->last().redoNext;
    if (auto finished = session->finish(std::move(entry)); !finished) {
        return finished;
    }
    return undone;
}

Result<JournalEntry> redoLast(const fs::path& file, Act act) {
    auto session = ProjectSession::open(file, act.who);
    if (!session) {
        return std::unexpected(session.error());
    }
    const std::int64_t number = session->last().redoNext;
    if (number == 0) {
        return gis::fail(gis::ErrorCode::NotFound,
                         {"没有可以重做的操作", "there is nothing to redo"},
                         session->where());
    }
    auto undoing = detail::entryOf(session->package(), number);
    auto redone = undoing ? detail::entryOf(session->package(), undoing->undoes) : undoing;
    if (!redone) {
        return redone;
    }
    if (auto done = takeBack(*session, number); !done) {
        return std::unexpected(session->placed(done.error()));
    }
    act.command = "redo";
    act.sentence =
        gis::text("重做第 {} 项：{}", "redo {}: {}", redone->number, redone->act.sentence);
    JournalEntry entry;
    entry.act = std::move(act);
    entry.redoes = number;
    entry.undoNext = session->last().number + 1;
    entry.undoBelow = session->last().undoNext;
    entry.redoNext = undoing->redoBelow;
    if (auto finished = session->finish(std::move(entry)); !finished) {
        return finished;
    }
    return redone;
}

namespace {

/// Says of the lifting of a copy that the file has not got it.
void tellUnwritten(JournalEntry& entry, std::int64_t lastWritten) {
    if (entry.number > lastWritten) {
        entry.written = false;
        entry.act.sentence = gis::text("{}（尚未写入文件，第一次修改时写入）",
                                       "{} (not in the file yet; the first change writes it)",
                                       entry.act.sentence);
    }
}

}  // namespace

Result<std::vector<JournalEntry>> readJournal(const fs::path& file, std::size_t count) {
    std::int64_t lifts = 0;
    const auto package = detail::openForReading(file, &lifts);
    if (!package) {
        return std::unexpected(package.error());
    }
    auto entries = detail::entries(*package, count);
    if (entries && !entries->empty()) {
        const std::int64_t lastWritten = entries->back().number - lifts;
        for (JournalEntry& entry : *entries) {
            tellUnwritten(entry, lastWritten);
        }
    }
    return entries;
}

Result<JournalEntry> readEntry(const fs::path& file, std::int64_t number) {
    std::int64_t lifts = 0;
    const auto package = detail::openForReading(file, &lifts);
    if (!package) {
        return std::unexpected(package.error());
    }
    const auto last = detail::lastEntry(*package);
    if (!last) {
        return std::unexpected(last.error());
    }
    auto entry = detail::entryOf(*package, number);
    if (entry) {
        tellUnwritten(*entry, last->number - lifts);
    }
    return entry;
}

Result<std::vector<HistoryStep>> historyOf(const fs::path& file, const std::string& id) {
    const auto package = detail::openForReading(file);
    if (!package) {
        return std::unexpected(package.error());
    }
    const std::vector<ProjectTable> told = toldTables();
    std::map<std::string, const gis::Layer*> contents;
    std::vector<std::string> names;
    for (const ProjectTable& table : told) {
        names.push_back(table.info.name);
        contents[table.info.name] = &table.content;
    }
    std::vector<HistoryStep> steps;
    // A row's text is JSON, and so is the id in it.
    const auto done = detail::visitNaming(
        *package,
        names,
        nlohmann::json(id).dump(),
        [&](const JournalEntry& entry, const std::vector<TableChange>& changes) {
            for (const TableChange& change : changes) {
                detail::addHistory(entry, change, *contents.at(change.table), id, steps);
            }
        });
    if (!done) {
        return std::unexpected(done.error());
    }
    return steps;
}

Result<std::vector<HistoryStep>> editsOfSites(const fs::path& file) {
    const auto package = detail::openForReading(file);
    if (!package) {
        return std::unexpected(package.error());
    }
    const gis::Layer table = detail::sitesTable({});
    std::vector<HistoryStep> steps;
    const auto done = detail::visitReplacing(
        *package, "sites", [&](const JournalEntry& entry, const std::vector<TableChange>& changes) {
            for (const TableChange& change : changes) {
                for (const std::string& id : detail::idsIn(change)) {
                    detail::addHistory(entry, change, table, id, steps);
                }
            }
        });
    if (!done) {
        return std::unexpected(done.error());
    }
    return steps;
}

Result<JournalEntry> entryOfSource(const fs::path& file, int source) {
    const auto package = detail::openForReading(file);
    if (!package) {
        return std::unexpected(package.error());
    }
    const std::string row = std::format("[{},", source);
    const auto isIt = [&](const std::string& text) { return text.starts_with(row); };
    std::optional<JournalEntry> found;
    const auto done = detail::visitNaming(
        *package,
        {"sources"},
        {},
        [&](const JournalEntry& entry, const std::vector<TableChange>& changes) {
            for (const TableChange& change : changes) {
                for (const detail::Splice& splice : change.splices) {
                    if (!found && std::ranges::any_of(splice.inserted, isIt)) {
                        found = entry;
                    }
                }
            }
        });
    if (!done) {
        return std::unexpected(done.error());
    }
    // Otherwise it came with the project.
    return found ? std::move(*found) : detail::entryOf(*package, 1);
}

Result<std::vector<JournalFault>> verifyJournal(const fs::path& file,
                                                const gis::Progress& progress) {
    const auto package = detail::openForReading(file);
    if (!package) {
        return std::unexpected(package.error());
    }
    if (auto whole = package->checkIntegrity(); !whole) {
        return std::unexpected(whole.error());
    }
    auto faults = detail::chainFaults(*package, progress);
    if (!faults) {
        return faults;
    }
    const auto project = readFrom(*package, gis::utf8FromPath(file));
    const auto hashes = detail::readContentHashes(*package);
    const auto last = detail::lastEntry(*package);
    if (!project || !hashes || !last) {
        return std::unexpected(!project  ? project.error()
                               : !hashes ? hashes.error()
                                         : last.error());
    }
    for (const ProjectTable& table : detail::projectTables(*project)) {
        const auto known = hashes->find(table.info.name);
        if (known == hashes->end() || known->second != detail::TableHash(table.content).text()) {
            faults->push_back({0,
                               gis::text("表“{}”（{}）在修改记录之外被改动",
                                         "table \"{1}\" ({0}) was changed outside the journal",
                                         table.info.identifier,
                                         table.info.name)});
        }
    }
    if (faults->empty() && detail::contentHash(*hashes) != last->content) {
        faults->push_back(
            {0, {"各表与最后一项修改记录不符", "the tables do not agree with the last entry"}});
    }
    return faults;
}

}  // namespace ruyuan::planner
