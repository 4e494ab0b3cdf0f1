// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geopackage.h"
#include "gis/progress.h"
#include "gis/result.h"
#include "planner/journal.h"
#include "planner/project_file.h"

#include <map>
#include <string>
#include <vector>

namespace ruyuan::planner::detail {

// The tables of a project file that hold its journal: `journal` with an entry a row, its key the
// entry's number, `journal_changes` with a splice a row, `journal_content` with a hash of each
// table as it is now.

/// @pre inside begin()/commit(), here and where something is written.
[[nodiscard]] gis::Result<void> createJournal(gis::GeoPackage& package, const JournalEntry& first);
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

/// Entries whose hash is wrong, or that do not follow the one before.
[[nodiscard]] gis::Result<std::vector<JournalFault>> chainFaults(const gis::GeoPackage& package,
                                                                 const gis::Progress& progress);

/// Adds what a change did to rows of the thing @p id; @p table has the columns of the rows.
void addHistory(const JournalEntry& entry,
                const TableChange& change,
                const gis::Layer& table,
                const std::string& id,
                std::vector<HistoryStep>& steps);

}  // namespace ruyuan::planner::detail
