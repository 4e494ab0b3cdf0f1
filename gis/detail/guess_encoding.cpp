// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/guess_encoding.h"

#include "gis/detail/encoding.h"

#include <algorithm>
#include <optional>

namespace ruyuan::gis::detail {

namespace {

constexpr std::size_t kSampleBytes = 24;

bool isAsciiByte(char byte) {
    return (byte & 0x80) == 0;
}

/// Calls @p each with both bytes of every double-byte character.
template <class Each>
void forPairs(std::string_view bytes, const Each& each) {
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        if (!isAsciiByte(bytes[i])) {
            each(static_cast<unsigned char>(bytes[i]), static_cast<unsigned char>(bytes[i + 1]));
            ++i;
        }
    }
}

std::string sampleIn(const std::string& bytes, const char* encoding) {
    const auto decoder = Recoder::create(encoding, "UTF-8");
    std::size_t replaced = 0;
    return decoder ? decoder->recodeLossy(bytes, replaced) : std::string();
}

}  // namespace

void DoubleByteVotes::add(std::string_view bytes) {
    if (std::ranges::all_of(bytes, isAsciiByte)) {
        return;
    }
    forPairs(bytes, [&](unsigned char lead, unsigned char trail) {
        const bool symbol = lead >= 0xA1 && lead <= 0xA9;
        ++gb_;
        gbCommon_ += trail >= 0xA1 && (symbol || (lead >= 0xB0 && lead <= 0xD7)) ? 1U : 0U;
        const bool big5Trail = (trail >= 0x40 && trail <= 0x7E) || trail >= 0xA1;
        ++big5_;
        big5Common_ += big5Trail && lead >= 0xA1 && lead <= 0xC6 ? 1U : 0U;
    });
    if (first_.empty()) {
        const auto begin = std::ranges::find_if_not(bytes, isAsciiByte);
        std::string_view from(begin, bytes.end());
        // Up to a byte that ends a cell: second bytes are 0x40 and above.
        const auto end =
            std::ranges::find_if(from, [](char byte) { return isAsciiByte(byte) && byte < 0x40; });
        from = from.substr(0, static_cast<std::size_t>(end - from.begin()));
        first_ = from.substr(0, std::min(kSampleBytes, from.size() / 2 * 2));
    }
}

std::string DoubleByteVotes::best() const {
    constexpr double kNearlyAll = 0.95;
    return unlikeGb() && big5() >= kNearlyAll ? "BIG5" : "GB18030";
}

Text DoubleByteVotes::samples() const {
    return text("GB18030：“{}”，BIG5：“{}”",
                "GB18030: \"{}\", BIG5: \"{}\"",
                sampleIn(first_, "GB18030"),
                sampleIn(first_, "BIG5"));
}

}  // namespace ruyuan::gis::detail
