// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/journal.h"

#include "gis/file_hash.h"

#include <format>

namespace ruyuan::planner {

namespace {

/// A part with its length before it, so that no two lists of parts look the same.
void add(gis::Hasher& hasher, std::string_view part) {
    hasher.add(std::format("{}:", part.size()));
    hasher.add(part);
}

}  // namespace

std::string hashOf(const JournalEntry& entry, std::span<const TableChange> changes) {
    gis::Hasher hasher;
    for (const std::int64_t number : {entry.number,
                                      entry.undoes,
                                      entry.redoes,
                                      entry.undoNext,
                                      entry.undoBelow,
                                      entry.redoNext,
                                      entry.redoBelow}) {
        add(hasher, std::to_string(number));
    }
    const Act& act = entry.act;
    for (const std::string* part : {&act.command,
                                    &act.sentence.zh,
                                    &act.sentence.en,
                                    &act.who,
                                    &act.role,
                                    &act.time,
                                    &act.reason,
                                    &entry.content,
                                    &entry.previous}) {
        add(hasher, *part);
    }
    for (const TableChange& change : changes) {
        add(hasher, change.table);
        for (const detail::Splice& splice : change.splices) {
            add(hasher, std::to_string(splice.at));
            for (const auto* rows : {&splice.removed, &splice.inserted}) {
                add(hasher, std::to_string(rows->size()));
                for (const std::string& row : *rows) {
                    add(hasher, row);
                }
            }
        }
    }
    return hasher.text();
}

}  // namespace ruyuan::planner
