// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/json_text.h"

#include "gis/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <format>

namespace ruyuan::planner::detail {

namespace {

bool needsEscape(char letter) {
    return static_cast<unsigned char>(letter) < 0x20U || letter == '"' || letter == '\\';
}

void appendEscape(std::string& json, char letter) {
    constexpr std::string_view kLetters = "\"\\\b\f\n\r\t";
    constexpr std::string_view kNames = "\"\\bfnrt";
    const std::size_t named = kLetters.find(letter);
    if (named == std::string_view::npos) {
        json += std::format("\\u{:04x}", static_cast<unsigned>(letter));
    } else {
        json += '\\';
        json += kNames[named];
    }
}

}  // namespace

void appendJson(std::string& json, std::string_view text) {
    if (!gis::isUtf8(text)) {
        json += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        return;
    }
    json += '"';
    while (!text.empty()) {
        const auto plain =
            static_cast<std::size_t>(std::ranges::find_if(text, needsEscape) - text.begin());
        json += text.substr(0, plain);
        text.remove_prefix(plain);
        if (!text.empty()) {
            appendEscape(json, text.front());
            text.remove_prefix(1);
        }
    }
    json += '"';
}

}  // namespace ruyuan::planner::detail
