// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/text.h"

#include <optional>
#include <span>
#include <string_view>

namespace ruyuan::planner::detail {

/// A value of an enumeration with its word for machines and its label for people.
template <class Enum>
struct Named {
    Enum value;
    std::string_view word;
    std::string_view zh;
    std::string_view en;
};

/// @pre every enumerator is in @p table.
template <class Enum>
const Named<Enum>& namedOf(std::span<const Named<Enum>> table, Enum value) {
    for (const Named<Enum>& entry : table) {
        if (entry.value == value) {
            return entry;
        }
    }
    return table.front();
}

template <class Enum>
std::optional<Enum> fromWord(std::span<const Named<Enum>> table, std::string_view word) {
    for (const Named<Enum>& entry : table) {
        if (entry.word == word) {
            return entry.value;
        }
    }
    return std::nullopt;
}

template <class Enum>
gis::Text labelOf(std::span<const Named<Enum>> table, Enum value) {
    const Named<Enum>& entry = namedOf(table, value);
    return {std::string(entry.zh), std::string(entry.en)};
}

}  // namespace ruyuan::planner::detail
