// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/history/history_states.h"

#include <cstddef>
#include <optional>

namespace ruyuan::app {

std::vector<EntryPlace> placesOf(std::span<const planner::JournalEntry> entries) {
    std::vector<EntryPlace> places(entries.size());
    if (entries.empty()) {
        return places;
    }
    const auto indexOf = [&](std::int64_t number) -> std::optional<std::size_t> {
        const std::int64_t offset = number - entries.front().number;
        const bool there = offset >= 0 && offset < std::ssize(entries);
        return there ? std::optional(static_cast<std::size_t>(offset)) : std::nullopt;
    };
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].undoes != 0) {
            places[i].state = EntryState::Undoing;
        }
    }
    int steps = 0;
    std::int64_t number = entries.back().undoNext;
    for (auto i = indexOf(number); i; i = indexOf(number)) {
        places[*i] = {EntryState::InForce, steps == 0, steps, 0};
        number = entries[*i].undoBelow;
        ++steps;
    }
    // The first entry, with which the project began, is on no stack: everything undone leads there.
    if (number == 0 && entries.front().number == 1) {
        places.front() = {EntryState::InForce, steps == 0, steps, 0};
    }
    steps = 1;
    for (auto undoing = indexOf(entries.back().redoNext); undoing;
         undoing = indexOf(entries[*undoing].redoBelow)) {
        if (const auto undone = indexOf(entries[*undoing].undoes)) {
            places[*undone] = {EntryState::TakenBack, false, 0, steps};
        }
        ++steps;
    }
    return places;
}

}  // namespace ruyuan::app
