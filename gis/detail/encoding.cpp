// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <utility>

namespace ruyuan::gis::detail {

namespace {

bool isContinuation(unsigned char byte) {
    return (byte & 0xC0U) == 0x80U;
}

// Length of the valid character at the beginning of @p bytes; 0 when there is none. The ranges of
// the second byte are those of table 3-7 of the Unicode standard.
std::size_t characterLength(std::string_view bytes) {
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

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& letter : result) {
        if (letter >= 'a' && letter <= 'z') {
            letter = static_cast<char>(letter - 'a' + 'A');
        }
    }
    return result;
}

const Recoder& gbkEncoder() {
    thread_local const std::optional<Recoder> encoder = Recoder::create("UTF-8", "GBK");
    assert(encoder && "every iconv has GBK");
    return *encoder;
}

}  // namespace

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
        const std::size_t length = characterLength(bytes.substr(position));
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

void Recoder::Closer::operator()(void* handle) const {
    ::iconv_close(handle);
}

Recoder::Recoder(void* handle, std::string replacement, bool fromUtf8)
    : handle_(handle), replacement_(std::move(replacement)), fromUtf8_(fromUtf8) {}

std::optional<Recoder> Recoder::create(const std::string& from, const std::string& to) {
    void* handle = ::iconv_open(to.c_str(), from.c_str());
    // iconv's own way to say "no": a pointer with all bits set.
    if (reinterpret_cast<std::intptr_t>(handle) == -1) {
        return std::nullopt;
    }
    return Recoder(
        handle, encodingName(to) == "UTF-8" ? "\xEF\xBF\xBD" : "?", encodingName(from) == "UTF-8");
}

std::size_t Recoder::recodePrefix(std::string_view text, std::string& result) const {
    ::iconv(handle_.get(), nullptr, nullptr, nullptr, nullptr);
    if (fromUtf8_) {
        // glibc lets characters above U+10FFFF pass.
        text = text.substr(0, validUtf8Prefix(text));
    }
    // iconv takes a char** for historical reasons and does not write to it.
    char* input = const_cast<char*>(text.data());
    std::size_t left = text.size();
    std::array<char, 512> buffer;
    while (left > 0) {
        char* output = buffer.data();
        std::size_t room = buffer.size();
        const std::size_t before = left;
        ::iconv(handle_.get(), &input, &left, &output, &room);
        result.append(buffer.data(), buffer.size() - room);
        if (left == before) {
            break;
        }
    }
    return text.size() - left;
}

std::optional<std::string> Recoder::recode(std::string_view text) const {
    std::string result;
    if (recodePrefix(text, result) != text.size()) {
        return std::nullopt;
    }
    return result;
}

std::string Recoder::recodeLossy(std::string_view text, std::size_t& replaced) const {
    std::string result;
    while (true) {
        text.remove_prefix(recodePrefix(text, result));
        if (text.empty()) {
            return result;
        }
        result += replacement_;
        ++replaced;
        text.remove_prefix(1);
    }
}

std::optional<std::string> toGbk(std::string_view utf8) {
    return gbkEncoder().recode(utf8);
}

std::string charactersOutsideGbk(std::string_view utf8) {
    std::string found;
    while (!utf8.empty()) {
        const std::size_t length = std::max<std::size_t>(1, characterLength(utf8));
        const std::string_view character = utf8.substr(0, length);
        if (!toGbk(character) && !found.contains(character)) {
            found += character;
        }
        utf8.remove_prefix(length);
    }
    return found;
}

std::string encodingName(std::string_view spelling) {
    const std::string name = upper(spelling);
    constexpr std::pair<const char*, const char*> kNames[] = {
        {"UTF8", "UTF-8"},
        {"65001", "UTF-8"},
        {"CP65001", "UTF-8"},
        {"CP936", "GBK"},
        {"936", "GBK"},
        {"LDID/77", "GBK"},
        {"GB2312", "GBK"},
        {"GB_2312", "GBK"},
        {"EUC-CN", "GBK"},
        {"GB-18030", "GB18030"},
        {"CP950", "BIG5"},
        {"950", "BIG5"},
        {"LDID/78", "CP949"},
        {"LDID/79", "BIG5"},
        {"BIG-5", "BIG5"},
    };
    for (const auto& [known, common] : kNames) {
        if (name == known) {
            return common;
        }
    }
    return name;
}

}  // namespace ruyuan::gis::detail
