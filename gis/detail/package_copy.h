// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private: copying a GeoPackage that others may be writing.

#include "gis/result.h"

#include <filesystem>

namespace ruyuan::gis::detail {

/// SQLite's rollback journal of a file, which lies beside it while a change is half made.
[[nodiscard]] std::filesystem::path journalOf(const std::filesystem::path& file);

/// Copies a file to a new one that we may write, @p withJournal together with its journal: SQLite
/// then undoes in the copy what is half made. CannotWrite, also when the file changes meanwhile.
[[nodiscard]] Result<void> copyPackage(const std::filesystem::path& file,
                                       const std::filesystem::path& copy,
                                       bool withJournal);

}  // namespace ruyuan::gis::detail
