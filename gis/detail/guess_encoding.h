// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace ruyuan::gis::detail {

/// Counts how common the characters of some texts would be in each double-byte encoding: texts are
/// written with common ones, and bytes read in the wrong encoding give rare ones. After the rows of
/// GB 2312 (level 1, 3,755 characters by frequency: lead bytes B0 to D7) and of Big5 (level 1:
/// A4 to C6).
class DoubleByteVotes {
public:
    /// @p bytes that are not UTF-8, or may be.
    void add(std::string_view bytes);

    /// The share of common characters when the bytes are read so, 0 to 1; 0 without any.
    [[nodiscard]] double gb() const { return share(gbCommon_, gb_); }
    [[nodiscard]] double big5() const { return share(big5Common_, big5_); }
    /// "GB18030" or, when that gives rare characters and Big5 none, "BIG5".
    [[nodiscard]] std::string best() const;
    /// Whether bytes that are UTF-8 can be nothing else: GB gives rare characters.
    [[nodiscard]] bool unlikeGb() const { return gb_ > 0 && gb() < kMostlyCommon; }
    /// The first text in each of both, for people to choose: "GB18030：“企业”，BIG5：“…”".
    [[nodiscard]] Text samples() const;

private:
    static constexpr double kMostlyCommon = 0.6;

    static double share(std::size_t part, std::size_t whole) {
        return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
    }

    std::size_t gb_ = 0;
    std::size_t gbCommon_ = 0;
    std::size_t big5_ = 0;
    std::size_t big5Common_ = 0;
    std::string first_;
};

}  // namespace ruyuan::gis::detail
