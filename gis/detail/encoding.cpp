// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/encoding.h"

#include "gis/utf8.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <utility>

namespace ruyuan::gis::detail {

namespace {

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
        const std::size_t length = std::max<std::size_t>(1, utf8CharacterLength(utf8));
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
