// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <cstddef>
#include <string>

namespace ruyuan::app {

// What the commands about a project's journal do.

struct UndoOptions {
    std::string project;
    std::string reason;
};
ExitStatus runUndo(const UndoOptions& options, const Console& console);
ExitStatus runRedo(const UndoOptions& options, const Console& console);

struct LogOptions {
    std::string project;
    std::size_t last = 0;  ///< 0: all
    bool json = false;
};
ExitStatus runLog(const LogOptions& options, const Console& console);

struct HistoryOptions {
    std::string project;
    std::string of;  ///< id of a site or park, or a part of a site's name
    bool json = false;
};
ExitStatus runHistory(const HistoryOptions& options, const Console& console);

struct EditOptions {
    std::string project;
    std::string site;
    std::string set;  ///< FIELD=VALUE
    std::string reason;
};
/// `ruyuan edit`: sets one field of a site.
ExitStatus runEdit(const EditOptions& options, const Console& console);

struct SourceOptions {
    std::string project;
    std::string site;
    std::string field;  ///< name, label or column; empty: every field
    bool json = false;
};
/// `ruyuan source`: file, row and cell of each value of a site, and what was edited since.
ExitStatus runSource(const SourceOptions& options, const Console& console);

/// `ruyuan verify --journal`.
ExitStatus runVerifyJournal(const std::string& project, const Console& console);

}  // namespace ruyuan::app
