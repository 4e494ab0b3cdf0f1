// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/datum_evidence.h"
#include "planner/detail/cell_text.h"

#include <algorithm>

namespace ruyuan::planner {
namespace {

struct Word {
    std::string_view word;
    Datum datum;
    bool outright;
};
constexpr std::array kWords{Word{"gcj02", Datum::Gcj02, true},
                            Word{"火星坐标", Datum::Gcj02, true},
                            Word{"国测局坐标", Datum::Gcj02, true},
                            Word{"bd09", Datum::Bd09, true},
                            Word{"百度坐标系", Datum::Bd09, true},
                            Word{"cgcs2000", Datum::Cgcs2000, true},
                            Word{"国家2000", Datum::Cgcs2000, true},
                            Word{"2000国家", Datum::Cgcs2000, true},
                            Word{"大地2000", Datum::Cgcs2000, true},
                            Word{"2000大地", Datum::Cgcs2000, true},
                            Word{"2000坐标", Datum::Cgcs2000, true},
                            Word{"wgs84", Datum::Wgs84, true},
                            Word{"西安80", Datum::Xian1980, true},
                            Word{"西安1980", Datum::Xian1980, true},
                            Word{"1980西安", Datum::Xian1980, true},
                            Word{"80西安", Datum::Xian1980, true},
                            Word{"xian80", Datum::Xian1980, true},
                            Word{"xian1980", Datum::Xian1980, true},
                            Word{"80坐标", Datum::Xian1980, true},
                            Word{"北京54", Datum::Beijing1954, true},
                            Word{"北京1954", Datum::Beijing1954, true},
                            Word{"1954北京", Datum::Beijing1954, true},
                            Word{"54北京", Datum::Beijing1954, true},
                            Word{"beijing54", Datum::Beijing1954, true},
                            Word{"beijing1954", Datum::Beijing1954, true},
                            Word{"bj54", Datum::Beijing1954, true},
                            Word{"54坐标", Datum::Beijing1954, true},
                            Word{"高德", Datum::Gcj02, false},
                            Word{"amap", Datum::Gcj02, false},
                            Word{"gaode", Datum::Gcj02, false},
                            Word{"腾讯", Datum::Gcj02, false},
                            Word{"谷歌中国", Datum::Gcj02, false},
                            Word{"datav", Datum::Gcj02, false},
                            Word{"百度", Datum::Bd09, false},
                            Word{"baidu", Datum::Bd09, false},
                            Word{"爱企查", Datum::Bd09, false},
                            Word{"天地图", Datum::Cgcs2000, false},
                            Word{"国土", Datum::Cgcs2000, false},
                            Word{"测绘", Datum::Cgcs2000, false},
                            Word{"排污许可", Datum::Cgcs2000, false},
                            Word{"gps", Datum::Wgs84, false},
                            Word{"手持", Datum::Wgs84, false},
                            Word{"奥维", Datum::Wgs84, false},
                            Word{"rtk", Datum::Cgcs2000, false}};

/// Half width, lower case, without blanks, hyphens and underscores.
std::string plain(std::string_view text) {
    std::string words = detail::squeezed(text);
    std::erase_if(words, [](char letter) { return letter == '-' || letter == '_'; });
    return words;
}

}  // namespace

std::vector<DatumMention> datumMentions(std::string_view text) {
    const std::string words = plain(text);
    std::vector<DatumMention> found;
    for (const auto& [word, datum, outright] : kWords) {
        // A longer word found already says it: 百度坐标系 is no second mention of 百度.
        const bool said = std::ranges::contains(found, datum, &DatumMention::datum);
        if (!said && words.contains(word)) {
            found.push_back({datum, outright, std::string(text)});
        }
    }
    return found;
}

gis::ChinaOffset offsetOf(Datum datum) {
    switch (datum) {
        case Datum::Gcj02:
            return gis::ChinaOffset::Gcj02;
        case Datum::Bd09:
            return gis::ChinaOffset::Bd09;
        default:
            return gis::ChinaOffset::None;
    }
}

}  // namespace ruyuan::planner
