// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geopackage.h"
#include "gis/progress.h"
#include "gis/result.h"
#include "planner/journal.h"
#include "planner/project_file.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace ruyuan::planner::detail {

// The tables of a project file that hold its journal: `journal` with an entry a row, its key the
// entry's number, `journal_changes` with a splice a row, `journal_content` with a hash of each
// table as it is now.

/// The hash that an entry has of all tables: of the hashes of each, by name.
[[nodiscard]] std::string contentHash(const std::map<std::string, std::string>& hashes);

/// @pre inside begin()/commit(), here and where something is written.
[[nodiscard]] gis::Result<void> createJournal(gis::GeoPackage& package, const JournalEntry& first);
/// Lets the changes of an entry be found at once; createJournal() does this, too.
[[nodiscard]] gis::Result<void> indexChanges(gis::GeoPackage& package);
[[nodiscard]] gis::Result<void> appendEntry(gis::GeoPackage& package,
                                            const JournalEntry& entry,
                                            const std::vector<TableChange>& changes);
[[nodiscard]] gis::Result<void> writeContentHashes(
    gis::GeoPackage& package, const std::map<std::string, std::string>& hashes);

[[nodiscard]] gis::Result<std::map<std::string, std::string>> readContentHashes(
    const gis::GeoPackage& package);

/// InvalidData when there is none.
[[nodiscard]] gis::Result<JournalEntry> lastEntry(const gis::GeoPackage& package);
[[nodiscard]] gis::Result<JournalEntry> entryOf(const gis::GeoPackage& package,
                                                std::int64_t number);
/// The last @p count entries (0: all), oldest first.
[[nodiscard]] gis::Result<std::vector<JournalEntry>> entries(const gis::GeoPackage& package,
                                                             std::size_t count);
[[nodiscard]] gis::Result<std::vector<TableChange>> changesOf(const gis::GeoPackage& package,
                                                              std::int64_t number);

/// Gets an entry with a part of what it changed.
using ChangeVisitor = std::function<void(const JournalEntry&, const std::vector<TableChange>&)>;
/// The changes of these tables in which a row has that text somewhere (empty: all), entry by entry,
/// oldest first; those of one entry in the order of the tables.
[[nodiscard]] gis::Result<void> visitNaming(const gis::GeoPackage& package,
                                            const std::vector<std::string>& tables,
                                            const std::string& text,
                                            const ChangeVisitor& visit);

/// Likewise the changes of a table in which rows took the place of others.
[[nodiscard]] gis::Result<void> visitReplacing(const gis::GeoPackage& package,
                                               const std::string& table,
                                               const ChangeVisitor& visit);

/// Entries whose hash is wrong, or that do not follow the one before.
[[nodiscard]] gis::Result<std::vector<JournalFault>> chainFaults(const gis::GeoPackage& package,
                                                                 const gis::Progress& progress);

/// The ids of the rows that gave their place to others, in a table whose first column is the id.
[[nodiscard]] std::set<std::string> idsIn(const TableChange& change);

/// Adds what a change did to rows of the thing @p id; @p table has the columns of the rows.
void addHistory(const JournalEntry& entry,
                const TableChange& change,
                const gis::Layer& table,
                const std::string& id,
                std::vector<HistoryStep>& steps);

}  // namespace ruyuan::planner::detail
