// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::app {

/// Everything of a project that has a name, to be found by parts of it.
struct LocatorIndex {
    struct Entry {
        ThingRef thing;
        std::string name;
        std::string codes;   ///< id, credit code; each after a blank
        std::string folded;  ///< name and codes in small letters
    };
    std::vector<Entry> entries;
};
[[nodiscard]] std::shared_ptr<const LocatorIndex> locatorIndex(const planner::Project& project);

/// How well a query fits a text in small letters; below zero: not at all. The whole text is best,
/// then a beginning, then a part, then its letters in that order with others between them. All
/// words of the query have to fit.
[[nodiscard]] int fitOf(std::string_view folded, std::string_view query);

/// The entries that fit best, at most @p most; equal ones as they stand. Nothing for an empty
/// query.
[[nodiscard]] std::vector<const LocatorIndex::Entry*> locate(const LocatorIndex& index,
                                                             std::string_view query,
                                                             std::size_t most);

}  // namespace ruyuan::app
