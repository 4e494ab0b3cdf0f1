// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/layer.h"
#include "gis/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ruyuan::gis {

enum class OpenMode { Read, Write };

/// How a table looks to others (QGIS, ArcGIS).
struct TableInfo {
    std::string name;         ///< SQL name
    std::string identifier;   ///< readable name, often Chinese
    std::string description;  ///< one sentence
};

/// The keys of a table's rows, in the order of the rows. Where they follow each other without a
/// gap, as they do unless rows were removed, none is stored.
class RowKeys {
public:
    RowKeys(std::int64_t first, std::size_t count) : first_(first), count_(count) {}
    explicit RowKeys(std::vector<std::int64_t> keys)
        : count_(keys.size()), gapped_(true), keys_(std::move(keys)) {}

    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] std::int64_t operator[](std::size_t row) const {
        return gapped_ ? keys_[row] : first_ + static_cast<std::int64_t>(row);
    }

private:
    std::int64_t first_ = 0;
    std::size_t count_ = 0;
    bool gapped_ = false;
    std::vector<std::int64_t> keys_;
};

/// A text as a literal of SQL, for conditions.
[[nodiscard]] std::string sqlText(std::string_view text);

/// A layer that SQLite computes from tables whenever it is read, for other programs to show.
struct View {
    TableInfo info;
    /// The feature table whose kind of geometry and coordinate system it has.
    std::string base;
    /// SQL for its rows: the key as OGC_FID and the place as geom, then the columns below. For
    /// statements that we wrote: nothing a user typed may be part of it.
    std::string select;
    std::vector<Field> columns;
};

/// A GeoPackage open for reading or writing: the only SQL access to project files. Tables are
/// exchanged as Layers; a Layer of kind None becomes an attributes table, others a feature table
/// with a spatial index. Field aliases are kept in gpkg_data_columns.
///
/// Reading opens without a lock and never changes the file (only what a killed writer left half
/// made is undone first; on a network share, in a copy). Everything between begin() and commit()
/// happens or does not happen, also when the process is killed; dropping the object without
/// commit() rolls back. After a failed writeTable(), dropTable() or commit() the object may only be
/// dropped, and the file is as before.
///
/// What comes back from a table is what was written, with these limits of the format: column names
/// are unique ignoring the case of ASCII letters (InvalidArgument otherwise), not-a-number becomes
/// null, a repeated alias gets a number, an alias equal to the name is none. The key and geometry
/// columns that GeoPackage asks for are called "fid" and "geom", with "_" appended while a column
/// of the Layer has that name; they are never columns of a Layer that is read. A file without any
/// table cannot be opened for reading.
class GeoPackage {
public:
    /// A new file; made aside and moved into place by the first commit(). An existing file is an
    /// error (Conflict), never overwritten. NotFound when the folder is not there.
    [[nodiscard]] static Result<GeoPackage> create(const std::filesystem::path& file);
    /// NotFound, CannotRead (no GeoPackage, damaged, no permission) or CannotWrite.
    [[nodiscard]] static Result<GeoPackage> open(const std::filesystem::path& file, OpenMode mode);
    /// A copy of a file, open for writing, in the folder for temporary files; it disappears with
    /// the object. Errors as of open() and CannotWrite.
    [[nodiscard]] static Result<GeoPackage> openCopy(const std::filesystem::path& file);
    GeoPackage(GeoPackage&&) noexcept;
    GeoPackage& operator=(GeoPackage&&) noexcept;
    ~GeoPackage();

    /// CannotWrite when another program is writing, or writing is not allowed.
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commit();

    /// Lets SQLite examine every page: CannotRead when the file is damaged.
    [[nodiscard]] Result<void> checkIntegrity() const;

    /// Names are looked up ignoring the case of ASCII letters, as SQL does.
    [[nodiscard]] bool hasTable(const std::string& name) const;
    /// In alphabetical order.
    [[nodiscard]] std::vector<std::string> tableNames() const;
    /// Rows in the order they were written. NotFound when there is no such table.
    [[nodiscard]] Result<Layer> readTable(const std::string& name) const;
    /// The rows for which a condition in SQL holds, in their order. For conditions that we wrote:
    /// what a user typed may be part of it by sqlText() only.
    [[nodiscard]] Result<Layer> readRows(const std::string& name, const std::string& where) const;
    /// The row of that key, as the only row of a Layer. NotFound when there is none.
    [[nodiscard]] Result<Layer> readRow(const std::string& name, std::int64_t key) const;
    [[nodiscard]] Result<RowKeys> rowKeys(const std::string& name) const;
    /// Creates or replaces a table with this content. @pre inside begin()/commit().
    [[nodiscard]] Result<void> writeTable(const TableInfo& info, const Layer& content);
    /// Adds a view; its tables may be replaced later. @pre the base is written and has aliases, no
    /// table has the name, inside begin()/commit().
    [[nodiscard]] Result<void> addView(const View& view);
    /// Adds rows at the end. @pre the table has the columns of @p rows, in their order, here and
    /// below; inside begin()/commit().
    [[nodiscard]] Result<void> appendRows(const std::string& name, const Layer& rows);
    /// Row @p row of @p rows takes the place of the row of that key.
    [[nodiscard]] Result<void> replaceRow(const std::string& name,
                                          std::int64_t key,
                                          const Layer& rows,
                                          std::size_t row);
    [[nodiscard]] Result<void> removeRow(const std::string& name, std::int64_t key);
    /// Lets rows be found by a column's value without reading all of them.
    [[nodiscard]] Result<void> createIndex(const std::string& name, const std::string& column);
    /// Removes a table and its registration; nothing happens when it is not there.
    /// @pre inside begin()/commit().
    [[nodiscard]] Result<void> dropTable(const std::string& name);

private:
    struct Impl;
    explicit GeoPackage(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace ruyuan::gis
