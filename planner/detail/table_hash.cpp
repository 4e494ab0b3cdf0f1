// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/table_hash.h"

#include "gis/file_hash.h"
#include "planner/detail/row_text.h"

#include <charconv>
#include <cstddef>
#include <format>
#include <ranges>

namespace ruyuan::planner::detail {

namespace {

constexpr int kWordBits = 32;
constexpr std::size_t kWordDigits = 8;

/// A row's text has no line break of its own: JSON escapes it.
std::array<std::uint32_t, 8> term(std::string_view before, std::string_view row) {
    std::string bytes(before);
    bytes += '\n';
    bytes += row;
    const auto digest = gis::textDigest(bytes);
    std::array<std::uint32_t, 8> words{};
    for (std::size_t i = 0; i < digest.size(); ++i) {
        words[i / 4] |= static_cast<std::uint32_t>(digest[i]) << (8 * (i % 4));
    }
    return words;
}

}  // namespace

TableHash::TableHash(const gis::Layer& table) {
    std::string before;
    for (std::size_t i = 0; i < table.size(); ++i) {
        std::string row = rowText(table, i);
        add(before, row);
        before = std::move(row);
    }
}

TableHash::TableHash(const std::vector<std::string>& rows) {
    std::string_view before;
    for (const std::string& row : rows) {
        add(before, row);
        before = row;
    }
}

std::optional<TableHash> TableHash::fromText(std::string_view text) {
    TableHash hash;
    if (text.size() != hash.words_.size() * kWordDigits) {
        return std::nullopt;
    }
    for (std::uint32_t& word : hash.words_ | std::views::reverse) {
        const char* const end = text.data() + kWordDigits;
        const auto read = std::from_chars(text.data(), end, word, 16);
        if (read.ec != std::errc() || read.ptr != end) {
            return std::nullopt;
        }
        text.remove_prefix(kWordDigits);
    }
    return hash;
}

void TableHash::add(std::string_view before, std::string_view row) {
    const auto term = detail::term(before, row);
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        carry += std::uint64_t{words_[i]} + term[i];
        words_[i] = static_cast<std::uint32_t>(carry);
        carry >>= kWordBits;
    }
}

void TableHash::subtract(std::string_view before, std::string_view row) {
    const auto term = detail::term(before, row);
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const std::uint64_t less = std::uint64_t{term[i]} + borrow;
        borrow = words_[i] < less ? 1 : 0;
        words_[i] = static_cast<std::uint32_t>(words_[i] - less);
    }
}

std::string TableHash::text() const {
    std::string digits;
    for (const std::uint32_t word : words_ | std::views::reverse) {
        digits += std::format("{:08x}", word);
    }
    return digits;
}

}  // namespace ruyuan::planner::detail
