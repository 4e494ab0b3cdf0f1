// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ruyuan::testing_support {

/// A cell as a spreadsheet program stores it.
struct WorkbookCell {
    enum class Kind { Text, Number, Day, Formula };

    // NOLINTNEXTLINE(google-explicit-constructor): rows read like tables
    WorkbookCell(const char* written) : text(written) {}
    WorkbookCell(std::string written, Kind stored) : text(std::move(written)), kind(stored) {}

    std::string text;  ///< the number as stored, a day's serial, a formula without "="
    Kind kind = Kind::Text;
    std::string computed;  ///< a formula's last value; empty: the program stored none
};

[[nodiscard]] WorkbookCell number(std::string stored);
/// @p serial days since 1899-12-30, shown as a date.
[[nodiscard]] WorkbookCell day(std::string serial);
[[nodiscard]] WorkbookCell formula(std::string formula, std::string computed);

struct WorkbookSheet {
    std::string name;
    std::vector<std::vector<WorkbookCell>> rows;
    std::vector<std::string> merged = {};         ///< "A1:C1"
    std::vector<std::size_t> hiddenColumns = {};  ///< from 0
    bool hidden = false;
    std::map<std::size_t, std::size_t> repeated = {};  ///< row from 0 -> times, in an .ods only
};

/// Writes an .xlsx after ECMA-376, with the parts that every spreadsheet program writes.
void writeWorkbook(const std::filesystem::path& file, const std::vector<WorkbookSheet>& sheets);

/// Writes an .ods (OpenDocument 1.2) with texts, numbers, and what is merged or hidden as in an
/// .xlsx.
void writeOpenDocument(const std::filesystem::path& file, const std::vector<WorkbookSheet>& sheets);

/// Writes a zip of named parts, whatever its file's name says.
void writeZip(const std::filesystem::path& file,
              const std::vector<std::pair<std::string, std::string>>& parts);

}  // namespace ruyuan::testing_support
