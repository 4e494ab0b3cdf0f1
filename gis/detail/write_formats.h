// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private: one writer per format behind gis/write_layer.h.

#include "gis/write_layer.h"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace ruyuan::gis::detail {

/// What a writer gets: a layer that has passed the common checks, and an empty folder of its own.
struct WriteTask {
    const Layer& layer;
    std::filesystem::path folder;
    std::string stem;
    DbfEncoding encoding = DbfEncoding::Gbk;
    const Progress& progress;
    Warnings warnings = {};

    /// The file with this suffix (".csv").
    [[nodiscard]] std::filesystem::path file(const std::string& suffix) const;
    /// Reports progress now and then; Cancelled when the user asked to stop.
    [[nodiscard]] Result<void> atRow(std::size_t row) const;
    void warn(Text sentence);
};

[[nodiscard]] Result<void> writeGeoPackage(WriteTask& task);
[[nodiscard]] Result<void> writeShapefile(WriteTask& task);
[[nodiscard]] Result<void> writeGeoJson(WriteTask& task);
[[nodiscard]] Result<void> writeCsv(WriteTask& task);
[[nodiscard]] Result<void> writeXlsx(WriteTask& task);

/// A text file being written; faults of the disk are told by close().
class TextFile {
public:
    explicit TextFile(const std::filesystem::path& path);
    void write(std::string_view text) { stream_.write(text.data(), std::ssize(text)); }
    [[nodiscard]] Result<void> close();

private:
    std::filesystem::path path_;
    std::ofstream stream_;
};

/// @p wanted, with "_" appended while a column of the layer has that name (ignoring ASCII case).
[[nodiscard]] std::string freeColumnName(std::string wanted, const Layer& layer);

/// The names of the columns that hold the place of a feature in CSV: X and Y for points, otherwise
/// WKT; empty for a table.
struct CsvPlaceColumns {
    std::string x;
    std::string y;
    std::string wkt;
};
[[nodiscard]] CsvPlaceColumns csvPlaceColumns(const Layer& layer);

/// How a column is kept in a DBF.
struct DbfColumn {
    FieldType type = FieldType::Text;
    int width = 0;
    int decimals = 0;
};
[[nodiscard]] DbfColumn dbfColumn(const Column& column, DbfEncoding encoding);
/// Whether a number fits such a Real column.
[[nodiscard]] bool fitsDbf(double value);

/// What an XLSX cell can hold of a text: 32,767 UTF-16 units, cut between characters.
[[nodiscard]] std::string_view xlsxText(std::string_view text);
/// The heading of a column in XLSX: its alias, or its name.
[[nodiscard]] const std::string& xlsxHeading(const Column& column);

}  // namespace ruyuan::gis::detail
