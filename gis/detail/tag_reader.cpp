// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/tag_reader.h"

#include <charconv>

namespace ruyuan::gis::detail {

VirtualFile openPart(const std::string& archive, const std::string& part) {
    return VirtualFile(VSIFOpenL(("/vsizip/{" + archive + "}/" + part).c_str(), "rb"));
}

std::optional<std::string_view> TagReader::next() {
    tag_.clear();
    if (!skipTo('<')) {
        return std::nullopt;
    }
    for (char letter = 0; take(letter) && letter != '>';) {
        if (tag_.size() < kMostTag) {
            tag_ += letter;
        }
    }
    return tag_;
}

bool TagReader::skipTo(char wanted) {
    char letter = 0;
    while (take(letter)) {
        if (letter == wanted) {
            return true;
        }
    }
    return false;
}

bool TagReader::take(char& letter) {
    if (at_ == filled_) {
        filled_ = VSIFReadL(buffer_.data(), 1, buffer_.size(), file_.get());
        at_ = 0;
    }
    if (filled_ == 0) {
        return false;
    }
    letter = buffer_[at_++];
    return true;
}

std::string_view valueIn(std::string_view tag, std::string_view name) {
    const std::string opening = " " + std::string(name) + "=\"";
    const std::size_t begin = tag.find(opening);
    if (begin == std::string_view::npos) {
        return {};
    }
    tag.remove_prefix(begin + opening.size());
    return tag.substr(0, tag.find('"'));
}

std::size_t numberIn(std::string_view tag, std::string_view name) {
    const std::string_view text = valueIn(tag, name);
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string_view elementOf(std::string_view tag) {
    tag = tag.substr(0, tag.find_first_of(" \t\r\n/"));
    return tag.substr(tag.find(':') + 1);
}

}  // namespace ruyuan::gis::detail
