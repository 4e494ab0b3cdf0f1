// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geopackage.h"
#include "gis/result.h"
#include "gis/shared_file.h"
#include "planner/detail/project_tables.h"
#include "planner/journal.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ruyuan::planner::detail {

/// A file that goes away with this, unless it is kept.
class KeptFile {
public:
    explicit KeptFile(std::filesystem::path path) : path_(std::move(path)) {}
    KeptFile(KeptFile&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    KeptFile& operator=(KeptFile&& other) noexcept {
        std::swap(path_, other.path_);
        return *this;
    }
    ~KeptFile();
    void keep() { path_.clear(); }

private:
    std::filesystem::path path_;
};

/// A project file open for one act: changes of its tables, then the act's entry, all or nothing.
/// Dropping it without finish() leaves the file as it was. On a network share the changes are made
/// to a local copy, which finish() puts in the place of the file.
class ProjectSession {
public:
    /// @param who  whom others are told of while they wait on a network share
    [[nodiscard]] static gis::Result<ProjectSession> open(const std::filesystem::path& file,
                                                          const std::string& who);

    /// The journal's last entry.
    [[nodiscard]] const JournalEntry& last() const { return last_; }
    [[nodiscard]] const gis::GeoPackage& package() const { return *package_; }
    [[nodiscard]] const std::string& where() const { return where_; }
    /// Says of an error where it happened, when that is not known yet or is the local copy.
    [[nodiscard]] gis::Error placed(gis::Error error) const;

    /// Changes a table of the file, and remembers that for the entry. Where the other rows stay in
    /// their places, only the changed ones and their neighbours are read and written. InvalidData
    /// when the rows that should go are not there.
    [[nodiscard]] gis::Result<void> change(TableChange change);
    /// The same where both states of the table are at hand, and what differs is yet to be found.
    [[nodiscard]] gis::Result<void> change(const std::string& table,
                                           const gis::Layer& before,
                                           const gis::Layer& after);

    /// Adds the entry and commits. @p entry has its act and stacks; the rest is set here.
    [[nodiscard]] gis::Result<JournalEntry> finish(JournalEntry entry);

private:
    explicit ProjectSession(std::string where);
    gis::Result<void> begin(const std::filesystem::path& file, const std::string& who);
    gis::Result<void> readLast();
    gis::Result<bool> changeInPlace(const TableChange& change);
    gis::Result<void> makeSplice(const ProjectTable& table,
                                 const gis::RowKeys& keys,
                                 const Splice& splice);
    gis::Result<std::string> textOfRow(const std::string& table, std::int64_t key) const;
    gis::Result<void> writeNew(const std::string& table,
                               const gis::Layer& before,
                               const gis::Layer& after);
    gis::Result<void> writeAll(const gis::Layer& before,
                               const gis::Layer& after,
                               const TableChange& change);

    std::optional<KeptFile> oldFile_;         ///< when the file is lifted
    std::optional<gis::WorkingCopy> copy_;    ///< on a network share; outlives the package
    std::optional<gis::GeoPackage> package_;  ///< open until the end of finish()
    std::string where_;
    std::map<std::string, ProjectTable> tables_;  ///< of an empty project
    JournalEntry last_;
    std::map<std::string, std::string> hashes_;  ///< of each table, as changed so far
    std::vector<TableChange> changes_;
};

}  // namespace ruyuan::planner::detail
