// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/text_table.h"

#include <algorithm>
#include <array>

namespace ruyuan::app {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// Blocks of Unicode Standard Annex 11 with width Wide or Fullwidth that occur in office texts.
constexpr std::array kWide{Range{0x1100, 0x115F},
                           Range{0x2E80, 0x303E},
                           Range{0x3041, 0xA4CF},
                           Range{0xAC00, 0xD7A3},
                           Range{0xF900, 0xFAFF},
                           Range{0xFE30, 0xFE6F},
                           Range{0xFF00, 0xFF60},
                           Range{0xFFE0, 0xFFE6},
                           Range{0x1F300, 0x1FAFF},
                           Range{0x20000, 0x3FFFD}};

std::size_t widthOf(char32_t character) {
    const bool wide = std::ranges::any_of(kWide, [&](const Range& range) {
        return range.first <= character && character <= range.last;
    });
    return wide ? 2 : 1;
}

}  // namespace

std::size_t displayWidth(std::string_view utf8) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t character = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k) {
            character = (character << 6U) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        }
        width += widthOf(character);
        i += length;
    }
    return width;
}

std::string textTable(const std::vector<std::vector<std::string>>& rows) {
    if (rows.empty()) {
        return {};
    }
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const auto& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            widths[c] = std::max(widths[c], displayWidth(row[c]));
        }
    }
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::string line;
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            line += rows[r][c] + std::string(widths[c] - displayWidth(rows[r][c]) + 2, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
        if (r == 0) {
            std::size_t total = 2 * (widths.size() - 1);
            for (const std::size_t width : widths) {
                total += width;
            }
            text += std::string(total, '-') + '\n';
        }
    }
    return text;
}

}  // namespace ruyuan::app
