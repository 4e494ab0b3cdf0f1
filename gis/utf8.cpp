// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/utf8.h"

#include <cstdint>
#include <cstring>

namespace ruyuan::gis {

namespace {

bool isContinuation(unsigned char byte) {
    return (byte & 0xC0U) == 0x80U;
}

}  // namespace

std::size_t utf8CharacterLength(std::string_view bytes) {
    if (bytes.empty()) {
        return 0;
    }
    // The ranges of the second byte are those of table 3-7 of the Unicode standard.
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char first = at(0);
    if (first < 0x80) {
        return 1;
    }
    if (first < 0xC2 || first > 0xF4) {
        return 0;
    }
    const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (bytes.size() < length) {
        return 0;
    }
    const unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (at(1) < low || at(1) > high) {
        return 0;
    }
    for (std::size_t i = 2; i < length; ++i) {
        if (!isContinuation(at(i))) {
            return 0;
        }
    }
    return length;
}

std::size_t validUtf8Prefix(std::string_view bytes) {
    std::size_t position = 0;
    while (position < bytes.size()) {
        // Eight ASCII bytes at a time: most of most files.
        std::uint64_t word = 0;
        while (position + sizeof(word) <= bytes.size()) {
            std::memcpy(&word, bytes.data() + position, sizeof(word));
            if ((word & 0x8080808080808080U) != 0) {
                break;
            }
            position += sizeof(word);
        }
        if (position == bytes.size()) {
            break;
        }
        const std::size_t length = utf8CharacterLength(bytes.substr(position));
        if (length == 0) {
            break;
        }
        position += length;
    }
    return position;
}

bool isUtf8(std::string_view bytes) {
    return validUtf8Prefix(bytes) == bytes.size();
}

}  // namespace ruyuan::gis
