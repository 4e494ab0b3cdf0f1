// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/project_session.h"

#include "gis/platform.h"
#include "planner/detail/journal_tables.h"
#include "planner/detail/project_schema.h"
#include "planner/detail/row_text.h"
#include "planner/detail/table_hash.h"

#include <algorithm>
#include <future>
#include <system_error>
#include <utility>

namespace ruyuan::planner::detail {

namespace {

using gis::Result;

gis::Error changedOutside(const gis::TableInfo& info) {
    return {gis::ErrorCode::InvalidData,
            gis::text("表“{}”（{}）在修改记录之外被改动，本次修改没有写入",
                      "table \"{1}\" ({0}) was changed outside the journal; this change was not "
                      "written",
                      info.identifier,
                      info.name),
            {},
            {"ruyuan verify PROJECT --journal 列出所有不符之处；请从备份恢复",
             "ruyuan verify PROJECT --journal lists what does not agree; restore a backup"}};
}

std::size_t rowsIn(const std::vector<Splice>& splices) {
    std::size_t rows = 0;
    for (const Splice& splice : splices) {
        rows += splice.removed.size() + splice.inserted.size();
    }
    return rows;
}

constexpr std::size_t kFew = 64;  // rows that are written one by one in any table

/// Whether all other rows of a table of that size stay where they are, and most are others.
bool inPlace(const std::vector<Splice>& splices, std::size_t size) {
    const auto stays = [&](const Splice& splice) {
        const std::size_t end = splice.at + splice.removed.size();
        return splice.removed.size() == splice.inserted.size()
                   ? end <= size
                   : end == size && splice.removed.size() < splice.inserted.size() &&
                         &splice == &splices.back();
    };
    return rowsIn(splices) <= std::max(kFew, size / 4) && std::ranges::all_of(splices, stays);
}

/// Whether a table is written anew whatever the differences are: so many rows have come.
bool isMostlyNew(const gis::Layer& before, const gis::Layer& after) {
    return after.size() > before.size() + std::max(kFew, before.size() / 2);
}

/// What joins and leaves a table's hash when rows come in the place of others.
void rehash(TableHash& hash,
            const std::string& before,
            const Splice& splice,
            const std::string& behind) {
    const auto chain = [&](const std::vector<std::string>& rows, auto step) {
        const std::string* previous = &before;
        for (const std::string& row : rows) {
            step(*previous, row);
            previous = &row;
        }
        if (!behind.empty()) {
            step(*previous, behind);
        }
    };
    chain(splice.removed, [&](const auto& a, const auto& b) { hash.subtract(a, b); });
    chain(splice.inserted, [&](const auto& a, const auto& b) { hash.add(a, b); });
}

gis::Layer tail(const gis::Layer& layer, std::size_t first) {
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

/// Removes rows whose successors move up, and writes and adds others.
Result<void> writeRows(gis::GeoPackage& package,
                       const TableChange& change,
                       const gis::RowKeys& stored,
                       const gis::Layer& after) {
    std::vector<std::int64_t> keys;
    for (std::size_t row = 0; row < stored.size(); ++row) {
        keys.push_back(stored[row]);
    }
    Result<void> done;
    std::size_t added = after.size();  // first of the rows to be added at the end
    for (const Splice& splice : change.splices) {
        const std::size_t both = std::min(splice.removed.size(), splice.inserted.size());
        for (std::size_t i = 0; done && i < both; ++i) {
            done = package.replaceRow(change.table, keys[splice.at + i], after, splice.at + i);
        }
        for (std::size_t i = both; done && i < splice.removed.size(); ++i) {
            done = package.removeRow(change.table, keys[splice.at + i]);
        }
        const auto first = keys.begin() + static_cast<std::ptrdiff_t>(splice.at + both);
        keys.erase(first, first + static_cast<std::ptrdiff_t>(splice.removed.size() - both));
        if (splice.inserted.size() > both) {
            added = splice.at + both;
        }
    }
    if (!done || added == after.size()) {
        return done;
    }
    return package.appendRows(change.table, added == 0 ? after : tail(after, added));
}

}  // namespace

KeptFile::~KeptFile() {
    if (!path_.empty()) {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
}

ProjectSession::ProjectSession(std::string where) : where_(std::move(where)) {
    for (ProjectTable& table : projectTables({})) {
        std::string name = table.info.name;
        tables_.emplace(std::move(name), std::move(table));
    }
}

Result<ProjectSession> ProjectSession::open(const std::filesystem::path& file,
                                            const std::string& who) {
    ProjectSession session(gis::utf8FromPath(file));
    if (auto done = session.begin(file, who); !done) {
        return std::unexpected(session.placed(done.error()));
    }
    return session;
}

Result<void> ProjectSession::begin(const std::filesystem::path& file, const std::string& who) {
    if (gis::onSharedStorage(file)) {
        auto copy = gis::WorkingCopy::checkOut(file, {who, "ruyuan"});
        if (!copy) {
            return std::unexpected(copy.error());
        }
        copy_ = std::move(*copy);
    }
    auto package = gis::GeoPackage::open(copy_ ? copy_->path() : file, gis::OpenMode::Write);
    if (!package) {
        return std::unexpected(package.error());
    }
    package_ = std::move(*package);
    const auto version = schemaVersion(*package_, where_);
    auto done = version ? package_->begin() : std::unexpected(version.error());
    if (done && *version < kSchemaVersion) {
        const auto kept = keepOldFile(file, *version);  // nobody has written to it yet, nor can
        if (!kept) {
            return std::unexpected(kept.error());
        }
        oldFile_.emplace(*kept);
        done = liftSchema(*package_, *version);
    }
    return done ? readLast() : done;
}

gis::Error ProjectSession::placed(gis::Error error) const {
    if (error.where.empty() || (copy_ && error.where == gis::utf8FromPath(copy_->path()))) {
        error.where = where_;
    }
    return error;
}

Result<void> ProjectSession::readLast() {
    auto last = lastEntry(*package_);
    auto hashes = readContentHashes(*package_);
    if (!last || !hashes) {
        return std::unexpected(last ? hashes.error() : last.error());
    }
    last_ = std::move(*last);
    hashes_ = std::move(*hashes);
    return {};
}

Result<std::string> ProjectSession::textOfRow(const std::string& table, std::int64_t key) const {
    const auto row = package_->readRow(table, key);
    return row ? Result<std::string>(rowText(*row, 0)) : std::unexpected(row.error());
}

Result<void> ProjectSession::makeSplice(const ProjectTable& table,
                                        const gis::RowKeys& keys,
                                        const Splice& splice) {
    const std::string& name = table.info.name;
    const std::size_t end = splice.at + splice.removed.size();
    for (std::size_t i = 0; i < splice.removed.size(); ++i) {
        const auto text = textOfRow(name, keys[splice.at + i]);
        if (!text || *text != splice.removed[i]) {
            return std::unexpected(changedOutside(table.info));
        }
    }
    const auto neighbour = [&](bool there, std::size_t row) {
        return there ? textOfRow(name, keys[row]) : Result<std::string>(std::string());
    };
    const auto before = neighbour(splice.at > 0, splice.at - 1);
    const auto behind = neighbour(end < keys.size(), end);
    auto hash = TableHash::fromText(hashes_[name]);
    const auto rows = rowsFrom(table.content, splice.inserted);
    if (!before || !behind || !hash) {
        return std::unexpected(changedOutside(table.info));
    }
    if (!rows) {
        return std::unexpected(rows.error());
    }
    rehash(*hash, *before, splice, *behind);
    hashes_[name] = hash->text();
    Result<void> done;
    for (std::size_t i = 0; done && i < splice.removed.size(); ++i) {
        done = package_->replaceRow(name, keys[splice.at + i], *rows, i);
    }
    return done && rows->size() > splice.removed.size()
               ? package_->appendRows(name, tail(*rows, splice.removed.size()))
               : done;
}

Result<bool> ProjectSession::changeInPlace(const TableChange& change) {
    const auto table = tables_.find(change.table);
    const auto keys = package_->rowKeys(change.table);
    if (table == tables_.end() || !keys) {
        return keys ? Result<bool>(false) : std::unexpected(keys.error());
    }
    if (!inPlace(change.splices, keys->size())) {
        return false;
    }
    for (const Splice& splice : change.splices) {
        if (auto done = makeSplice(table->second, *keys, splice); !done) {
            return std::unexpected(done.error());
        }
    }
    return true;
}

Result<void> ProjectSession::writeAll(const gis::Layer& before,
                                      const gis::Layer& after,
                                      const TableChange& change) {
    hashes_[change.table] = TableHash(after).text();
    const bool ordered = std::ranges::all_of(change.splices, [&](const Splice& splice) {
        return splice.removed.size() == splice.inserted.size() || splice.inserted.empty() ||
               splice.at + splice.inserted.size() == after.size();
    });
    // Only then a splice's row is also the row of the final table; those of an undo run backwards.
    const bool forward = std::ranges::is_sorted(change.splices, {}, &Splice::at);
    const auto keys = package_->rowKeys(change.table);
    if (!keys) {
        return std::unexpected(keys.error());
    }
    if (!ordered || !forward || before.columns.size() != after.columns.size() ||
        rowsIn(change.splices) > before.size() / 2 || keys->size() != before.size()) {
        return package_->writeTable(tables_.at(change.table).info, after);
    }
    return writeRows(*package_, change, *keys, after);
}

Result<void> ProjectSession::change(TableChange change) {
    const auto done = changeInPlace(change);
    if (!done) {
        return std::unexpected(done.error());
    }
    if (*done) {
        changes_.push_back(std::move(change));
        return {};
    }
    const auto before = package_->readTable(change.table);
    const auto after = before ? spliced(*before, change.splices) : std::unexpected(before.error());
    if (!after) {
        return std::unexpected(after.error());
    }
    auto written = writeAll(*before, *after, change);
    changes_.push_back(std::move(change));
    return written;
}

Result<void> ProjectSession::change(const std::string& table,
                                    const gis::Layer& before,
                                    const gis::Layer& after) {
    if (isMostlyNew(before, after)) {
        return writeNew(table, before, after);
    }
    TableChange change{table, differences(before, after)};
    const auto done = changeInPlace(change);
    if (!done) {
        return std::unexpected(done.error());
    }
    Result<void> written = *done ? Result<void>() : writeAll(before, after, change);
    changes_.push_back(std::move(change));
    return written;
}

/// To compare and hash a hundred thousand rows takes half as long as to write them, and no file.
Result<void> ProjectSession::writeNew(const std::string& table,
                                      const gis::Layer& before,
                                      const gis::Layer& after) {
    std::string hash;
    auto comparing = std::async(std::launch::async, [&] {
        std::vector<Splice> splices = differences(before, after);
        const bool whole = splices.size() == 1 && splices[0].inserted.size() == after.size();
        hash = (whole ? TableHash(splices[0].inserted) : TableHash(after)).text();
        return splices;
    });
    auto written = package_->writeTable(tables_.at(table).info, after);
    changes_.push_back({table, comparing.get()});
    hashes_[table] = std::move(hash);
    return written;
}

Result<JournalEntry> ProjectSession::finish(JournalEntry entry) {
    entry.number = last_.number + 1;
    entry.content = contentHash(hashes_);
    entry.previous = last_.hash;
    entry.hash = hashOf(entry, changes_);
    auto done = appendEntry(*package_, entry, changes_);
    if (done) {
        done = writeContentHashes(*package_, hashes_);
    }
    if (done) {
        done = package_->commit();
    }
    if (done && copy_) {
        package_.reset();
        done = copy_->publish();
    }
    if (!done) {
        return std::unexpected(placed(done.error()));
    }
    if (oldFile_) {
        oldFile_->keep();
    }
    return entry;
}

}  // namespace ruyuan::planner::detail
