// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/journal_tables.h"

#include "gis/file_hash.h"
#include "planner/detail/record_table.h"
#include "planner/detail/row_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <format>

namespace ruyuan::planner::detail {

namespace {

using gis::Result;
using Json = nlohmann::json;

constexpr const char* kJournal = "journal";
constexpr const char* kChanges = "journal_changes";
constexpr const char* kContent = "journal_content";

/// A splice of one entry, as a row.
struct ChangeRow {
    std::int64_t entry = 0;
    std::string table;
    std::int64_t at = 0;
    std::string removed;  ///< rows, one a line
    std::string inserted;
};

struct ContentRow {
    std::string table;
    std::string hash;
};

Bindings<JournalEntry> entryBindings() {
    const auto act = [](std::string name, std::string alias, std::string Act::* member) {
        return Binding<JournalEntry>{{std::move(name), gis::FieldType::Text, std::move(alias)},
                                     [member](const JournalEntry& entry) {
                                         return Cell<std::string>::to(entry.act.*member);
                                     },
                                     [member](JournalEntry& entry, const gis::Value& cell) {
                                         return Cell<std::string>::from(cell, entry.act.*member);
                                     }};
    };
    const auto sentence = [](std::string name, std::string alias, std::string gis::Text::* part) {
        return Binding<JournalEntry>{{std::move(name), gis::FieldType::Text, std::move(alias)},
                                     [part](const JournalEntry& entry) {
                                         return Cell<std::string>::to(entry.act.sentence.*part);
                                     },
                                     [part](JournalEntry& entry, const gis::Value& cell) {
                                         return Cell<std::string>::from(cell,
                                                                        entry.act.sentence.*part);
                                     }};
    };
    return {boundColumn<JournalEntry>("number", "序号", &JournalEntry::number),
            act("time", "时间", &Act::time),
            act("who", "操作人", &Act::who),
            act("role", "身份", &Act::role),
            act("command", "操作", &Act::command),
            sentence("sentence_zh", "内容（中）", &gis::Text::zh),
            sentence("sentence_en", "内容（英）", &gis::Text::en),
            act("reason", "理由", &Act::reason),
            boundColumn<JournalEntry>("undoes", "撤销的操作", &JournalEntry::undoes),
            boundColumn<JournalEntry>("redoes", "重做的撤销", &JournalEntry::redoes),
            boundColumn<JournalEntry>("undo_next", "可撤销", &JournalEntry::undoNext),
            boundColumn<JournalEntry>("undo_below", "其下可撤销", &JournalEntry::undoBelow),
            boundColumn<JournalEntry>("redo_next", "可重做", &JournalEntry::redoNext),
            boundColumn<JournalEntry>("redo_below", "其下可重做", &JournalEntry::redoBelow),
            boundColumn<JournalEntry>("content", "内容校验", &JournalEntry::content),
            boundColumn<JournalEntry>("previous", "上一项校验", &JournalEntry::previous),
            boundColumn<JournalEntry>("hash", "本项校验", &JournalEntry::hash)};
}

Bindings<ChangeRow> changeBindings() {
    return {boundColumn<ChangeRow>("entry", "序号", &ChangeRow::entry),
            boundColumn<ChangeRow>("table_name", "表", &ChangeRow::table),
            boundColumn<ChangeRow>("row_at", "行", &ChangeRow::at),
            boundColumn<ChangeRow>("removed", "原内容", &ChangeRow::removed),
            boundColumn<ChangeRow>("inserted", "新内容", &ChangeRow::inserted)};
}

Bindings<ContentRow> contentBindings() {
    return {boundColumn<ContentRow>("table_name", "表", &ContentRow::table),
            boundColumn<ContentRow>("hash", "校验", &ContentRow::hash)};
}

// A row's text has no line break of its own: JSON escapes it.
void appendLines(gis::Column& column, const std::vector<std::string>& rows) {
    std::size_t size = 0;
    for (const std::string& row : rows) {
        size += row.size() + 1;
    }
    std::string all;
    all.reserve(size);
    for (const std::string& row : rows) {
        all += row;
        all += '\n';
    }
    if (all.empty()) {
        column.appendNull();
    } else {
        column.appendText(all);
    }
}

std::vector<std::string> rowsOf(std::string_view all) {
    std::vector<std::string> rows;
    while (!all.empty()) {
        const std::size_t end = std::min(all.find('\n'), all.size());
        rows.emplace_back(all.substr(0, end));
        all.remove_prefix(std::min(end + 1, all.size()));
    }
    return rows;
}

/// The changes as rows of their table. Built by hand: an import's fill a large part of the memory.
gis::Layer changesTable(const JournalEntry& entry, const std::vector<TableChange>& changes) {
    gis::Layer table = toLayer<ChangeRow>(kChanges, {}, changeBindings());
    for (const TableChange& change : changes) {
        for (const Splice& splice : change.splices) {
            table.columns[0].append(entry.number);
            table.columns[1].appendText(change.table);
            table.columns[2].append(static_cast<std::int64_t>(splice.at));
            appendLines(table.columns[3], splice.removed);
            appendLines(table.columns[4], splice.inserted);
        }
    }
    return table;
}

/// Rows of one entry together again; a table's splices stand next to each other.
std::vector<TableChange> changesFrom(const std::vector<ChangeRow>& rows) {
    std::vector<TableChange> changes;
    for (const ChangeRow& row : rows) {
        if (changes.empty() || changes.back().table != row.table) {
            changes.push_back({row.table, {}});
        }
        changes.back().splices.push_back(
            {static_cast<std::size_t>(row.at), rowsOf(row.removed), rowsOf(row.inserted)});
    }
    return changes;
}

template <class Row>
Result<std::vector<Row>> readWhere(const gis::GeoPackage& package,
                                   const char* table,
                                   const std::string& where,
                                   const Bindings<Row>& bindings) {
    const auto layer = package.readRows(table, where);
    if (!layer) {
        return std::unexpected(layer.error());
    }
    return fromLayer(*layer, bindings);
}

gis::Error entryMissing() {
    return {gis::ErrorCode::InvalidData,
            {"项目文件缺少修改记录", "the project file lacks an entry of its journal"},
            {},
            {}};
}

Result<JournalEntry> oneEntry(const gis::GeoPackage& package, const std::string& where) {
    auto found = readWhere(package, kJournal, where, entryBindings());
    if (!found) {
        return std::unexpected(found.error());
    }
    if (found->size() != 1) {
        return std::unexpected(entryMissing());
    }
    return std::move(found->front());
}

gis::TableInfo contentInfo() {
    return {kContent, "各表校验", "hash of each table after the last entry"};
}

gis::Layer contentTable(const std::map<std::string, std::string>& hashes) {
    std::vector<ContentRow> rows;
    for (const auto& [table, hash] : hashes) {
        rows.push_back({table, hash});
    }
    return toLayer(kContent, rows, contentBindings());
}

}  // namespace

std::string contentHash(const std::map<std::string, std::string>& hashes) {
    std::string bytes;
    for (const auto& [table, hash] : hashes) {
        bytes += table + ' ' + hash + '\n';
    }
    return gis::textHash(bytes);
}

Result<void> indexChanges(gis::GeoPackage& package) {
    return package.createIndex(kChanges, "entry");
}

Result<void> createJournal(gis::GeoPackage& package, const JournalEntry& first) {
    auto done = package.writeTable({kJournal, "修改记录", "what was done to the project, by whom"},
                                   toLayer<JournalEntry>(kJournal, {first}, entryBindings()));
    if (done) {
        done = package.writeTable({kChanges, "修改内容", "rows before and after each entry"},
                                  toLayer<ChangeRow>(kChanges, {}, changeBindings()));
    }
    if (done) {
        done = indexChanges(package);
    }
    return done ? package.writeTable(contentInfo(), contentTable({})) : done;
}

Result<void> appendEntry(gis::GeoPackage& package,
                         const JournalEntry& entry,
                         const std::vector<TableChange>& changes) {
    auto done =
        package.appendRows(kJournal, toLayer<JournalEntry>(kJournal, {entry}, entryBindings()));
    return done ? package.appendRows(kChanges, changesTable(entry, changes)) : done;
}

Result<void> writeContentHashes(gis::GeoPackage& package,
                                const std::map<std::string, std::string>& hashes) {
    const auto keys = package.rowKeys(kContent);
    if (!keys) {
        return std::unexpected(keys.error());
    }
    const gis::Layer table = contentTable(hashes);
    if (keys->size() != table.size()) {
        return package.writeTable(contentInfo(), table);
    }
    const auto known = readContentHashes(package);
    if (!known) {
        return std::unexpected(known.error());
    }
    Result<void> done;
    std::size_t row = 0;
    for (const auto& [name, hash] : hashes) {
        const auto old = known->find(name);
        if (done && (old == known->end() || old->second != hash)) {
            done = package.replaceRow(kContent, (*keys)[row], table, row);
        }
        ++row;
    }
    return done;
}

Result<std::map<std::string, std::string>> readContentHashes(const gis::GeoPackage& package) {
    const auto rows = readWhere(package, kContent, {}, contentBindings());
    if (!rows) {
        return std::unexpected(rows.error());
    }
    std::map<std::string, std::string> hashes;
    for (const ContentRow& row : *rows) {
        hashes[row.table] = row.hash;
    }
    return hashes;
}

Result<JournalEntry> lastEntry(const gis::GeoPackage& package) {
    return oneEntry(package, "fid = (SELECT max(fid) FROM journal)");
}

Result<JournalEntry> entryOf(const gis::GeoPackage& package, std::int64_t number) {
    return oneEntry(package, std::format("fid = {}", number));
}

Result<std::vector<JournalEntry>> entries(const gis::GeoPackage& package, std::size_t count) {
    return readWhere(package,
                     kJournal,
                     count == 0 ? std::string()
                                : std::format("fid > (SELECT max(fid) FROM journal) - {}", count),
                     entryBindings());
}

Result<std::vector<TableChange>> changesOf(const gis::GeoPackage& package, std::int64_t number) {
    const auto rows =
        readWhere(package, kChanges, std::format("entry = {}", number), changeBindings());
    if (!rows) {
        return std::unexpected(rows.error());
    }
    return changesFrom(*rows);
}

namespace {

/// Entries are read in blocks: a journal may be larger than the memory.
constexpr std::int64_t kBlock = 5000;

/// The entries of these changes, by number.
Result<std::map<std::int64_t, JournalEntry>> entriesOf(const gis::GeoPackage& package,
                                                       const std::vector<ChangeRow>& changes) {
    std::set<std::int64_t> numbers;
    for (const ChangeRow& change : changes) {
        numbers.insert(change.entry);
    }
    std::string listed;
    for (const std::int64_t number : numbers) {
        listed += (listed.empty() ? "" : ",") + std::to_string(number);
    }
    auto found = readWhere(package, kJournal, "fid IN (" + listed + ")", entryBindings());
    if (!found) {
        return std::unexpected(found.error());
    }
    std::map<std::int64_t, JournalEntry> entries;
    for (JournalEntry& entry : *found) {
        const std::int64_t number = entry.number;
        entries.emplace(number, std::move(entry));
    }
    return entries;
}

/// Visits the changes for which a condition holds, with their entries.
Result<void> visitBlock(const gis::GeoPackage& package,
                        const std::string& condition,
                        const std::vector<std::string>& tables,
                        const ChangeVisitor& visit) {
    auto rows = readWhere(package, kChanges, condition, changeBindings());
    const auto entries = rows ? entriesOf(package, *rows) : std::unexpected(rows.error());
    if (!entries) {
        return std::unexpected(entries.error());
    }
    std::ranges::stable_sort(*rows, {}, [&](const ChangeRow& row) {
        return std::pair(row.entry, std::ranges::find(tables, row.table));
    });
    for (auto row = rows->begin(); row != rows->end();) {
        const auto next = std::find_if(
            row, rows->end(), [&](const ChangeRow& one) { return one.entry != row->entry; });
        const auto entry = entries->find(row->entry);
        if (entry == entries->end()) {
            return std::unexpected(entryMissing());
        }
        visit(entry->second, changesFrom({row, next}));
        row = next;
    }
    return {};
}

Result<void> visitWhere(const gis::GeoPackage& package,
                        const std::string& condition,
                        const std::vector<std::string>& tables,
                        const ChangeVisitor& visit) {
    const auto last = lastEntry(package);
    if (!last) {
        return std::unexpected(last.error());
    }
    std::string listed;
    for (const std::string& table : tables) {
        listed += (listed.empty() ? "" : ",") + gis::sqlText(table);
    }
    Result<void> done;
    for (std::int64_t below = 0; done && below < last->number; below += kBlock) {
        done = visitBlock(package,
                          std::format("entry > {} AND entry <= {} AND table_name IN ({}) AND ({})",
                                      below,
                                      below + kBlock,
                                      listed,
                                      condition),
                          tables,
                          visit);
    }
    return done;
}

}  // namespace

Result<void> visitNaming(const gis::GeoPackage& package,
                         const std::vector<std::string>& tables,
                         const std::string& text,
                         const ChangeVisitor& visit) {
    const std::string literal = gis::sqlText(text);
    return visitWhere(
        package,
        text.empty() ? "1" : std::format("instr(removed, {0}) OR instr(inserted, {0})", literal),
        tables,
        visit);
}

Result<void> visitReplacing(const gis::GeoPackage& package,
                            const std::string& table,
                            const ChangeVisitor& visit) {
    return visitWhere(package, "removed IS NOT NULL AND inserted IS NOT NULL", {table}, visit);
}

namespace {

/// Examines a journal entry by entry.
class ChainCheck {
public:
    void examine(const JournalEntry& entry, const std::vector<TableChange>& changes) {
        if (entry.number != expected_) {
            faults_.push_back(
                {entry.number,
                 gis::text("第 {} 项之前缺少记录", "entries are missing before {}", entry.number)});
        }
        if (hashOf(entry, changes) != entry.hash) {
            faults_.push_back({entry.number,
                               gis::text("第 {} 项（{}）的内容被改动",
                                         "entry {} ({}) was altered",
                                         entry.number,
                                         entry.act.sentence)});
        }
        if (entry.previous != previous_) {
            faults_.push_back({entry.number,
                               gis::text("第 {} 项与上一项不衔接",
                                         "entry {} does not follow the one before it",
                                         entry.number)});
        }
        previous_ = entry.hash;
        expected_ = entry.number + 1;
    }

    void orphans(std::int64_t number) {
        faults_.push_back({number,
                           gis::text("修改内容属于不存在的第 {} 项",
                                     "there are changes of an entry {} that is not there",
                                     number)});
    }

    [[nodiscard]] const std::vector<JournalFault>& faults() const { return faults_; }

private:
    std::int64_t expected_ = 1;
    std::string previous_;
    std::vector<JournalFault> faults_;
};

/// Examines the entries above @p below up to @p to, with their changes.
Result<void> examineBlock(const gis::GeoPackage& package,
                          std::int64_t below,
                          std::int64_t to,
                          ChainCheck& check) {
    const auto all = readWhere(
        package, kJournal, std::format("fid > {} AND fid <= {}", below, to), entryBindings());
    const auto rows = readWhere(
        package, kChanges, std::format("entry > {} AND entry <= {}", below, to), changeBindings());
    if (!all || !rows) {
        return std::unexpected(all ? rows.error() : all.error());
    }
    std::map<std::int64_t, std::vector<ChangeRow>> byEntry;
    for (const ChangeRow& row : *rows) {
        byEntry[row.entry].push_back(row);
    }
    for (const JournalEntry& entry : *all) {
        check.examine(entry, changesFrom(byEntry[entry.number]));
        byEntry.erase(entry.number);
    }
    for (const auto& [number, orphans] : byEntry) {
        check.orphans(number);
    }
    return {};
}

}  // namespace

Result<std::vector<JournalFault>> chainFaults(const gis::GeoPackage& package,
                                              const gis::Progress& progress) {
    const auto last = lastEntry(package);
    const auto beyond = last ? readWhere(package,
                                         kChanges,
                                         std::format("entry < 1 OR entry > {}", last->number),
                                         changeBindings())
                             : std::unexpected(last.error());
    if (!beyond) {
        return std::unexpected(beyond.error());
    }
    ChainCheck check;
    for (std::int64_t below = 0; below < last->number; below += kBlock) {
        if (progress.stopRequested()) {
            return gis::fail(gis::ErrorCode::Cancelled, {"校验已停止", "the check was stopped"});
        }
        const std::int64_t to = std::min(below + kBlock, last->number);
        if (auto done = examineBlock(package, below, to, check); !done) {
            return std::unexpected(done.error());
        }
        progress.step(static_cast<double>(to) / static_cast<double>(last->number),
                      {"校验修改记录", "checking the journal"});
    }
    for (const ChangeRow& row : *beyond) {
        check.orphans(row.entry);
    }
    return check.faults();
}

namespace {

/// Whether a row is of the thing: one of its key columns holds the id.
bool belongs(const Json& row, const gis::Layer& table, const std::string& id) {
    for (std::size_t c = 0; c < table.columns.size() && c < row.size(); ++c) {
        const std::string& name = table.columns[c].field().name;
        if ((name == "id" || name == "site" || name == "park" || name == "site_id") &&
            row[c].is_string() && row[c].get<std::string>() == id) {
            return true;
        }
    }
    return false;
}

std::string cellText(const Json& cell) {
    return cell.is_null()     ? std::string()
           : cell.is_string() ? cell.get<std::string>()
                              : cell.dump();
}

std::vector<Json> rowsOfThing(const std::vector<std::string>& rows,
                              const gis::Layer& table,
                              const std::string& id) {
    const std::size_t cells =
        table.columns.size() + (table.kind == gis::GeometryKind::None ? 0 : 1);
    const std::string word = Json(id).dump();
    std::vector<Json> found;
    for (const std::string& text : rows) {
        if (!text.contains(word)) {
            continue;
        }
        Json row = Json::parse(fullRow(text), nullptr, false);
        if (row.is_array() && row.size() == cells && belongs(row, table, id)) {
            found.push_back(std::move(row));
        }
    }
    return found;
}

}  // namespace

std::set<std::string> idsIn(const TableChange& change) {
    std::set<std::string> ids;
    for (const Splice& splice : change.splices) {
        for (const std::string& text : splice.removed) {
            const Json row = Json::parse(text, nullptr, false);
            if (row.is_array() && !row.empty() && row[0].is_string()) {
                ids.insert(row[0].get<std::string>());
            }
        }
    }
    return ids;
}

void addHistory(const JournalEntry& entry,
                const TableChange& change,
                const gis::Layer& table,
                const std::string& id,
                std::vector<HistoryStep>& steps) {
    for (const Splice& splice : change.splices) {
        if (splice.removed == splice.inserted) {
            continue;
        }
        const auto old = rowsOfThing(splice.removed, table, id);
        const auto now = rowsOfThing(splice.inserted, table, id);
        if (old.size() != 1 || now.size() != 1) {
            for (const auto* rows : {&old, &now}) {
                for (const Json& row : *rows) {
                    HistoryStep step{.entry = entry,
                                     .id = id,
                                     .table = change.table,
                                     .column = {},
                                     .field = {},
                                     .before = {},
                                     .after = {}};
                    (rows == &old ? step.before : step.after) = row.dump();
                    steps.push_back(std::move(step));
                }
            }
            continue;
        }
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (old[0][c] != now[0][c]) {
                const gis::Field& field = table.columns[c].field();
                steps.push_back({entry,
                                 id,
                                 change.table,
                                 field.alias.empty() ? field.name : field.alias,
                                 field.name,
                                 cellText(old[0][c]),
                                 cellText(now[0][c])});
            }
        }
        if (table.kind != gis::GeometryKind::None && old[0].back() != now[0].back()) {
            steps.push_back({entry,
                             id,
                             change.table,
                             "位置",
                             "place",
                             cellText(old[0].back()),
                             cellText(now[0].back())});
        }
    }
}

}  // namespace ruyuan::planner::detail
