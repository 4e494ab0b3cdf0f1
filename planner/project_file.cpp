// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/project_file.h"

#include "gis/file_hash.h"
#include "gis/geopackage.h"
#include "gis/platform.h"
#include "planner/detail/journal_tables.h"
#include "planner/detail/project_tables.h"
#include "planner/detail/table_diff.h"

#include <algorithm>
#include <format>
#include <map>
#include <utility>

namespace ruyuan::planner {

namespace {

namespace fs = std::filesystem;
using detail::ProjectTable;
using gis::Result;

/// The layout of the tables in detail/input_tables.cpp and detail/result_tables.cpp.
constexpr int kSchemaVersion = 4;
constexpr const char* kVersionTable = "ruyuan_schema";

gis::Layer versionTable() {
    gis::Column version({"version", gis::FieldType::Integer, "版本"});
    version.append(std::int64_t{kSchemaVersion});
    gis::Layer layer;
    layer.name = kVersionTable;
    layer.columns.push_back(std::move(version));
    return layer;
}

std::vector<ProjectTable> tablesOf(const Project& project) {
    std::vector<ProjectTable> tables = detail::inputTables(project);
    for (ProjectTable& table : detail::resultTables(project)) {
        tables.push_back(std::move(table));
    }
    for (ProjectTable& table : detail::scenarioTables(project)) {
        tables.push_back(std::move(table));
    }
    return tables;
}

Result<void> checkVersion(const gis::GeoPackage& package, const std::string& where) {
    if (!package.hasTable(kVersionTable)) {
        return gis::fail(
            gis::ErrorCode::InvalidData,
            {"这是一个 GeoPackage，但不是入园项目",
             "this is a GeoPackage, but not a Ruyuan project"},
            where,
            {"要导入其中的图层，请用 ruyuan import", "to take layers from it, use ruyuan import"});
    }
    auto table = package.readTable(kVersionTable);
    if (!table) {
        return std::unexpected(table.error());
    }
    const gis::Column* column = table->find("version");
    const auto version =
        column == nullptr || column->size() == 0 ? std::nullopt : column->number(0);
    if (version != kSchemaVersion) {
        return gis::fail(gis::ErrorCode::InvalidData,
                         gis::text("项目文件版本为 {}，本程序支持版本 {}",
                                   "the project file has version {}, this program knows version {}",
                                   version ? static_cast<int>(*version) : 0,
                                   kSchemaVersion),
                         where,
                         version && *version < kSchemaVersion
                             ? gis::Text{"请用原来的文件重新建立项目；该文件没有被改动",
                                         "make the project again from its sources; the file was "
                                         "not changed"}
                             : gis::Text{"请用较新的程序打开；文件没有被改动",
                                         "open it with a newer program; the file was not changed"});
    }
    return {};
}

gis::Error placed(gis::Error error, const std::string& where) {
    if (error.where.empty()) {
        error.where = where;
    }
    return error;
}

bool sameContent(const gis::Layer& a, const gis::Layer& b) {
    return a.columns == b.columns && a.geometries == b.geometries;
}

/// A hash of the tables: of the hashes of each, by name.
class ContentHash {
public:
    void set(const std::string& table, const gis::Layer& content) {
        std::string bytes;
        for (std::size_t row = 0; row < content.size(); ++row) {
            bytes += detail::rowText(content, row);
            bytes += '\n';
        }
        tables_[table] = gis::textHash(bytes);
    }
    void set(const std::string& table, std::string hash) { tables_[table] = std::move(hash); }
    [[nodiscard]] const std::map<std::string, std::string>& tables() const { return tables_; }
    [[nodiscard]] std::string all() const {
        std::string bytes;
        for (const auto& [table, hash] : tables_) {
            bytes += table + ' ' + hash + '\n';
        }
        return gis::textHash(bytes);
    }

private:
    std::map<std::string, std::string> tables_;
};

/// A project file open for one act.
class Session {
public:
    static Result<Session> open(const fs::path& file) {
        auto package = gis::GeoPackage::open(file, gis::OpenMode::Write);
        if (!package) {
            return std::unexpected(package.error());
        }
        Session session(std::move(*package), gis::utf8FromPath(file));
        auto done = checkVersion(session.package_, session.where_);
        if (done) {
            done = session.package_.begin();
        }
        if (done) {
            done = session.readLast();
        }
        if (!done) {
            return std::unexpected(placed(done.error(), session.where_));
        }
        return session;
    }

    [[nodiscard]] const JournalEntry& last() const { return last_; }
    [[nodiscard]] gis::GeoPackage& package() { return package_; }
    [[nodiscard]] const std::string& where() const { return where_; }

    /// Brings a table from one state to the other; the change is remembered for the entry.
    Result<void> change(const gis::TableInfo& info,
                        const gis::Layer& before,
                        const gis::Layer& after,
                        std::vector<detail::Splice> splices) {
        auto written = write(info, before, after, splices);
        if (written) {
            content_.set(info.name, after);
            changes_.push_back({info.name, std::move(splices)});
        }
        return written;
    }

    /// Adds the entry and commits. @p entry has its act and stacks; the rest is set here.
    Result<JournalEntry> finish(JournalEntry entry) {
        entry.number = last_.number + 1;
        entry.content = content_.all();
        entry.previous = last_.hash;
        entry.hash = hashOf(entry, changes_);
        auto done = detail::appendEntry(package_, entry, changes_);
        if (done) {
            done = detail::writeContentHashes(package_, content_.tables());
        }
        if (done) {
            done = package_.commit();
        }
        if (!done) {
            return std::unexpected(placed(done.error(), where_));
        }
        return entry;
    }

private:
    Session(gis::GeoPackage package, std::string where)
        : package_(std::move(package)), where_(std::move(where)) {}

    Result<void> readLast() {
        auto last = detail::lastEntry(package_);
        if (!last) {
            return std::unexpected(last.error());
        }
        last_ = std::move(*last);
        auto hashes = detail::readContentHashes(package_);
        if (!hashes) {
            return std::unexpected(hashes.error());
        }
        for (auto& [table, hash] : *hashes) {
            content_.set(table, std::move(hash));
        }
        return {};
    }

    /// Row by row where the order of the others stays, else the whole table.
    Result<void> write(const gis::TableInfo& info,
                       const gis::Layer& before,
                       const gis::Layer& after,
                       const std::vector<detail::Splice>& splices) {
        const bool inPlace = std::ranges::all_of(splices, [&](const detail::Splice& splice) {
            return splice.removed.size() == splice.inserted.size() || splice.inserted.empty() ||
                   splice.at + splice.inserted.size() == after.size();
        });
        std::size_t rows = 0;
        for (const detail::Splice& splice : splices) {
            rows += splice.removed.size() + splice.inserted.size();
        }
        if (!inPlace || before.columns.size() != after.columns.size() || rows > before.size()) {
            return package_.writeTable(info, after);
        }
        auto keys = package_.rowKeys(info.name);
        if (!keys) {
            return std::unexpected(keys.error());
        }
        if (keys->size() != before.size()) {
            return package_.writeTable(info, after);
        }
        return writeRows(info.name, std::move(*keys), after, splices);
    }

    Result<void> writeRows(const std::string& table,
                           std::vector<std::int64_t> keys,
                           const gis::Layer& after,
                           const std::vector<detail::Splice>& splices) {
        Result<void> done;
        std::size_t added = after.size();  // first of the rows to be added at the end
        for (const detail::Splice& splice : splices) {
            const std::size_t both = std::min(splice.removed.size(), splice.inserted.size());
            for (std::size_t i = 0; done && i < both; ++i) {
                done = package_.replaceRow(table, keys[splice.at + i], after, splice.at + i);
            }
            for (std::size_t i = both; done && i < splice.removed.size(); ++i) {
                done = package_.removeRow(table, keys[splice.at + i]);
            }
            const auto first = keys.begin() + static_cast<std::ptrdiff_t>(splice.at + both);
            keys.erase(first, first + static_cast<std::ptrdiff_t>(splice.removed.size() - both));
            if (splice.inserted.size() > both) {
                added = splice.at + both;
            }
        }
        return done && added < after.size() ? package_.appendRows(table, tail(after, added)) : done;
    }

    static gis::Layer tail(const gis::Layer& layer, std::size_t first) {
        gis::Layer rest;
        rest.name = layer.name;
        rest.kind = layer.kind;
        rest.crs = layer.crs;
        for (const gis::Column& column : layer.columns) {
            gis::Column& copy = rest.columns.emplace_back(column.field());
            for (std::size_t row = first; row < layer.size(); ++row) {
                copy.append(column.value(row));
            }
        }
        if (!layer.geometries.empty()) {
            rest.geometries.assign(layer.geometries.begin() + static_cast<std::ptrdiff_t>(first),
                                   layer.geometries.end());
        }
        return rest;
    }

    gis::GeoPackage package_;
    std::string where_;
    JournalEntry last_;
    ContentHash content_;
    std::vector<TableChange> changes_;
};

gis::Error changedMeanwhile(const std::string& where) {
    return {gis::ErrorCode::Conflict,
            {"项目在此期间已被另一个程序修改，本次修改没有写入",
             "another program changed the project meanwhile; this change was not written"},
            where,
            {"请重新运行该命令", "run the command again"}};
}

Result<Project> readFrom(const gis::GeoPackage& package, const std::string& where) {
    Project project;
    auto done = checkVersion(package, where);
    const detail::TableReader read = [&](const std::string& name) {
        return package.readTable(name);
    };
    if (done) {
        done = detail::readInputTables(read, project);
    }
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
        return std::unexpected(placed(done.error(), where));
    }
    return project;
}

/// The infos of all tables by name.
std::map<std::string, gis::TableInfo> tableInfos() {
    std::map<std::string, gis::TableInfo> infos;
    for (const ProjectTable& table : tablesOf({})) {
        infos.emplace(table.info.name, table.info);
    }
    return infos;
}

/// Makes an entry's changes go back.
Result<void> takeBack(Session& session, std::int64_t number) {
    const auto changes = detail::changesOf(session.package(), number);
    if (!changes) {
        return std::unexpected(changes.error());
    }
    const auto infos = tableInfos();
    for (const TableChange& change : *changes) {
        const auto info = infos.find(change.table);
        const auto before = session.package().readTable(change.table);
        if (info == infos.end() || !before) {
            return std::unexpected(before ? gis::Error{} : before.error());
        }
        std::vector<detail::Splice> back = detail::inverse(change.splices);
        const auto after = detail::spliced(*before, back);
        if (!after) {
            return std::unexpected(after.error());
        }
        if (auto done = session.change(info->second, *before, *after, std::move(back)); !done) {
            return done;
        }
    }
    return {};
}

}  // namespace

Result<Project> readProject(const fs::path& file) {
    auto package = gis::GeoPackage::open(file, gis::OpenMode::Read);
    if (!package) {
        return std::unexpected(package.error());
    }
    return readFrom(*package, gis::utf8FromPath(file));
}

Result<void> createProject(const fs::path& file, const Project& project, const Act& act) {
    auto package = gis::GeoPackage::create(file);
    if (!package) {
        return std::unexpected(package.error());
    }
    auto done = package->begin();
    if (done) {
        done = package->writeTable(
            {kVersionTable, "入园项目文件版本", "schema version of the project file"},
            versionTable());
    }
    ContentHash content;
    for (const ProjectTable& table : tablesOf(project)) {
        if (done) {
            done = package->writeTable(table.info, table.content);
            content.set(table.info.name, table.content);
        }
    }
    JournalEntry entry;
    entry.number = 1;
    entry.act = act;
    entry.content = content.all();
    entry.hash = hashOf(entry, {});
    if (done) {
        done = detail::createJournal(*package, entry);
    }
    if (done) {
        done = detail::writeContentHashes(*package, content.tables());
    }
    return done ? package->commit() : done;
}

Result<void> writeProject(const fs::path& file,
                          const Project& before,
                          const Project& after,
                          const Act& act) {
    const auto old = tablesOf(before);
    const auto now = tablesOf(after);
    const auto same = [&](std::size_t i) { return sameContent(old[i].content, now[i].content); };
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (!same(i)) {
            changed.push_back(i);
        }
    }
    if (changed.empty()) {
        return {};
    }
    auto session = Session::open(file);
    if (!session) {
        return std::unexpected(session.error());
    }
    if (before.version != 0 && before.version != session->last().number) {
        return std::unexpected(changedMeanwhile(session->where()));
    }
    for (const std::size_t i : changed) {
        auto done = session->change(now[i].info,
                                    old[i].content,
                                    now[i].content,
                                    detail::differences(old[i].content, now[i].content));
        if (!done) {
            return done;
        }
    }
    JournalEntry entry;
    entry.act = act;
    entry.undoNext = session->last().number + 1;
    entry.undoBelow = session->last().undoNext;
    if (auto finished = session->finish(std::move(entry)); !finished) {
        return std::unexpected(finished.error());
    }
    return {};
}

Result<JournalEntry> undoLast(const fs::path& file, Act act) {
    auto session = Session::open(file);
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
        return std::unexpected(placed(done.error(), session->where()));
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
    auto session = Session::open(file);
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
        return std::unexpected(placed(done.error(), session->where()));
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

Result<std::vector<JournalEntry>> readJournal(const fs::path& file, std::size_t count) {
    auto package = gis::GeoPackage::open(file, gis::OpenMode::Read);
    if (!package) {
        return std::unexpected(package.error());
    }
    if (auto fits = checkVersion(*package, gis::utf8FromPath(file)); !fits) {
        return std::unexpected(fits.error());
    }
    return detail::entries(*package, count);
}

Result<std::vector<HistoryStep>> historyOf(const fs::path& file, const std::string& id) {
    auto package = gis::GeoPackage::open(file, gis::OpenMode::Read);
    if (!package) {
        return std::unexpected(package.error());
    }
    if (auto fits = checkVersion(*package, gis::utf8FromPath(file)); !fits) {
        return std::unexpected(fits.error());
    }
    const auto entries = detail::entries(*package, 0);
    if (!entries) {
        return std::unexpected(entries.error());
    }
    std::map<std::string, gis::Layer> tables;  // what people put in, and the plan
    for (ProjectTable& table : detail::inputTables({})) {
        tables.emplace(table.info.name, std::move(table.content));
    }
    for (ProjectTable& table : detail::resultTables({})) {
        if (table.info.name == "plan_entries") {
            tables.emplace(table.info.name, std::move(table.content));
        }
    }
    for (ProjectTable& table : detail::scenarioTables({})) {
        tables.emplace(table.info.name, std::move(table.content));
    }
    std::vector<HistoryStep> steps;
    for (const JournalEntry& entry : *entries) {
        const auto changes = detail::changesOf(*package, entry.number);
        if (!changes) {
            return std::unexpected(changes.error());
        }
        for (const TableChange& change : *changes) {
            const auto table = tables.find(change.table);
            if (table != tables.end()) {
                detail::addHistory(entry, change, table->second, id, steps);
            }
        }
    }
    return steps;
}

Result<JournalEntry> entryOfSource(const fs::path& file, int source) {
    auto package = gis::GeoPackage::open(file, gis::OpenMode::Read);
    if (!package) {
        return std::unexpected(package.error());
    }
    auto entries = detail::entries(*package, 0);
    if (!entries || entries->empty()) {
        return std::unexpected(entries ? gis::Error{} : entries.error());
    }
    const std::string row = std::format("[{},", source);
    for (JournalEntry& entry : *entries) {
        const auto changes = detail::changesOf(*package, entry.number);
        if (!changes) {
            return std::unexpected(changes.error());
        }
        for (const TableChange& change : *changes) {
            for (const detail::Splice& splice : change.splices) {
                const auto isIt = [&](const std::string& text) { return text.starts_with(row); };
                if (change.table == "sources" && std::ranges::any_of(splice.inserted, isIt)) {
                    return std::move(entry);
                }
            }
        }
    }
    return std::move(entries->front());  // it came with the project
}

Result<std::vector<JournalFault>> verifyJournal(const fs::path& file,
                                                const gis::Progress& progress) {
    auto package = gis::GeoPackage::open(file, gis::OpenMode::Read);
    if (!package) {
        return std::unexpected(package.error());
    }
    if (auto fits = checkVersion(*package, gis::utf8FromPath(file)); !fits) {
        return std::unexpected(fits.error());
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
    ContentHash content;
    for (const ProjectTable& table : tablesOf(*project)) {
        content.set(table.info.name, table.content);
        const auto known = hashes->find(table.info.name);
        if (known == hashes->end() || known->second != content.tables().at(table.info.name)) {
            faults->push_back({0,
                               gis::text("表“{}”（{}）在修改记录之外被改动",
                                         "table \"{1}\" ({0}) was changed outside the journal",
                                         table.info.identifier,
                                         table.info.name)});
        }
    }
    if (faults->empty() && content.all() != last->content) {
        faults->push_back(
            {0, {"各表与最后一项修改记录不符", "the tables do not agree with the last entry"}});
    }
    return faults;
}

}  // namespace ruyuan::planner
