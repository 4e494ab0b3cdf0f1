// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "gis/result.h"
#include "planner/journal.h"
#include "planner/project.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace ruyuan::planner {

// The tables of one GeoPackage <-> Project, and the journal of everything that was done to it. Each
// change is one transaction with its journal entry: it happens with it or not at all. The only
// place that knows the table layout.

/// CannotRead for a file that is not a GeoPackage; InvalidData, with the versions named, for a
/// foreign or newer one; the file is not touched.
[[nodiscard]] gis::Result<Project> readProject(const std::filesystem::path& file);

/// Conflict when the file exists. @p act is the journal's first entry.
[[nodiscard]] gis::Result<void> createProject(const std::filesystem::path& file,
                                              const Project& project,
                                              const Act& act);

/// Makes the file hold @p after, in one transaction with the journal entry of @p act. Tables that
/// did not change are not touched, rows neither where the order of the others allows it. @p before
/// is what readProject() gave: Conflict when somebody changed the file since. Nothing is written
/// when the two are the same.
[[nodiscard]] gis::Result<void> writeProject(const std::filesystem::path& file,
                                             const Project& before,
                                             const Project& after,
                                             const Act& act);

/// Sites that take the place of others, by their row in Project::sites.
using SiteEdits = std::map<std::size_t, Site>;

/// Writes edits of single sites as one act, and makes them in @p project, which readProject() gave:
/// results that rest on the sites are cleared, its version goes on. Without such results this takes
/// no longer in a large project than in a small one. Errors as of writeProject(); @p project is
/// then as it was. @pre the rows are there
[[nodiscard]] gis::Result<void> editSites(const std::filesystem::path& file,
                                          Project& project,
                                          SiteEdits edits,
                                          const Act& act);

/// Takes back the last act that is not taken back, as an act of its own: @p act's sentence and
/// command are set here. Gives the entry that was taken back. NotFound when there is nothing.
[[nodiscard]] gis::Result<JournalEntry> undoLast(const std::filesystem::path& file, Act act);
/// Does again what was last taken back, unless something else was done since.
[[nodiscard]] gis::Result<JournalEntry> redoLast(const std::filesystem::path& file, Act act);

/// The last @p count entries (0: all), oldest first. Those of a lifting that the file has not got
/// yet (JournalEntry::written) say so.
[[nodiscard]] gis::Result<std::vector<JournalEntry>> readJournal(const std::filesystem::path& file,
                                                                 std::size_t count = 0);

/// NotFound when the journal has no entry of that number.
[[nodiscard]] gis::Result<JournalEntry> readEntry(const std::filesystem::path& file,
                                                  std::int64_t number);

/// What happened to one thing.
struct HistoryStep {
    JournalEntry entry;
    std::string id;  ///< of the thing
    std::string table;
    std::string column;  ///< its readable name; empty: the whole row came or went
    std::string field;   ///< its name in the file, "place" for a place
    std::string before;
    std::string after;
};

/// The entry with which a source came into the project; the first for one that came with it.
[[nodiscard]] gis::Result<JournalEntry> entryOfSource(const std::filesystem::path& file,
                                                      int source);

/// Every change of rows that belong to the thing of that id (a site or park), oldest first: what
/// people put in or decided, and the plan. What follows from them (screening, trace…) is not told.
[[nodiscard]] gis::Result<std::vector<HistoryStep>> historyOf(const std::filesystem::path& file,
                                                              const std::string& id);

/// Every change of a value of a site that stayed in the project, oldest first.
[[nodiscard]] gis::Result<std::vector<HistoryStep>> editsOfSites(const std::filesystem::path& file);

/// Every page of the file (CannotRead when one is damaged), every entry's hash, the chain between
/// them, and the tables against the last entry.
[[nodiscard]] gis::Result<std::vector<JournalFault>> verifyJournal(
    const std::filesystem::path& file, const gis::Progress& progress = {});

}  // namespace ruyuan::planner
