// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "planner/detail/table_diff.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// What somebody did to a project, as its journal keeps it.
struct Act {
    std::string command;  ///< "import", "decide", "run"…
    gis::Text sentence;   ///< what was done, for people
    std::string who;
    std::string role;
    std::string time;    ///< ISO 8601, UTC; the caller's clock
    std::string reason;  ///< why, in the words of who did it; may be empty
};

/// One entry of the journal (修改记录): an act with its place in the chain. Undo and redo are acts
/// of their own; nothing is ever taken out of a journal.
struct JournalEntry {
    std::int64_t number = 0;  ///< 1, 2, 3…; also the version of the project's data after it
    Act act;
    std::int64_t undoes = 0;  ///< the entry that this one takes back; 0: none
    std::int64_t redoes = 0;  ///< the undoing that this one takes back
    // What undo and redo do next after this entry, and below it: two stacks, linked.
    std::int64_t undoNext = 0;   ///< the entry that an undo would take back; 0: nothing
    std::int64_t undoBelow = 0;  ///< undoNext before this entry
    std::int64_t redoNext = 0;   ///< the undoing that a redo would take back
    std::int64_t redoBelow = 0;  ///< redoNext before this entry
    std::string content;         ///< hash of all tables after it
    std::string previous;        ///< hash of the entry before; empty for the first
    std::string hash;            ///< of all of the above and the changes
    /// False: of the lifting of an older file's copy, which is what was read. The file itself has
    /// no such entry yet; it comes with the first change.
    bool written = true;
};

/// What an entry changed in one table.
struct TableChange {
    std::string table;
    std::vector<detail::Splice> splices;
};

/// The hash that an entry with these changes must have.
[[nodiscard]] std::string hashOf(const JournalEntry& entry, std::span<const TableChange> changes);

/// Where a journal is not what was written.
struct JournalFault {
    std::int64_t number = 0;  ///< the entry; 0: the tables themselves
    gis::Text sentence;
};

}  // namespace ruyuan::planner
