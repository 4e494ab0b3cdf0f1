// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private: text encodings.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ruyuan::gis::detail {

/// Changes text from one encoding to another, strictly: what has no exact counterpart is an error,
/// never a question mark. Not to be shared between threads.
class Recoder {
public:
    /// Names as iconv knows them ("GB18030", "GBK", "UTF-8"); empty when it does not.
    [[nodiscard]] static std::optional<Recoder> create(const std::string& from,
                                                       const std::string& to);

    /// Empty when a byte sequence is invalid in the one encoding or missing in the other.
    [[nodiscard]] std::optional<std::string> recode(std::string_view text) const;
    /// Converts as far as it goes and returns how many bytes of @p text that were.
    [[nodiscard]] std::size_t recodePrefix(std::string_view text, std::string& result) const;
    /// Like recode(), with U+FFFD or "?" for each byte that cannot be converted. The count of those
    /// is added to @p replaced.
    [[nodiscard]] std::string recodeLossy(std::string_view text, std::size_t& replaced) const;

private:
    struct Closer {
        void operator()(void* handle) const;
    };
    Recoder(void* handle, std::string replacement, bool fromUtf8);

    std::unique_ptr<void, Closer> handle_;
    std::string replacement_;
    bool fromUtf8_;
};

/// The text in GBK (code page 936), when every character of this UTF-8 text is in it.
[[nodiscard]] std::optional<std::string> toGbk(std::string_view utf8);

/// The characters of a UTF-8 text that GBK does not have, each once, in the order of the text.
[[nodiscard]] std::string charactersOutsideGbk(std::string_view utf8);

/// The name people know an encoding by, from any spelling ("cp936", "LDID/77", "gb2312" -> "GBK";
/// "utf8" -> "UTF-8"); the name itself in upper case when there is no better one.
[[nodiscard]] std::string encodingName(std::string_view spelling);

}  // namespace ruyuan::gis::detail
