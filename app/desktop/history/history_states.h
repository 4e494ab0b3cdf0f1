// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/journal.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ruyuan::app {

/// What became of an act of the journal.
enum class EntryState {
    InForce,    ///< its changes are in the project
    TakenBack,  ///< undone; a redo can bring it again
    Gone,       ///< undone, and done again or something else since: no redo brings it as it was
    Undoing,    ///< itself an undo
};

/// An entry and the way to the project as it was right after it.
struct EntryPlace {
    EntryState state = EntryState::Gone;
    bool current = false;  ///< the project is as it was after it
    int undoSteps = 0;     ///< so many undos lead there
    int redoSteps = 0;     ///< or so many redos
    bool operator==(const EntryPlace&) const = default;
};

/// The places of the last entries of a journal, which are given oldest first, in the same order.
/// Entries that a stack reaches only through older ones than these count as Gone.
[[nodiscard]] std::vector<EntryPlace> placesOf(std::span<const planner::JournalEntry> entries);

}  // namespace ruyuan::app
