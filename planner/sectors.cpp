// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/sectors.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace ruyuan::planner {

namespace {

using Truth3 = std::optional<bool>;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// Half-width small letters, one spelling of 炭素, no spaces around.
std::string normalised(std::string_view written) {
    std::string text;
    for (std::size_t i = 0; i < written.size(); ++i) {
        // Full-width forms U+FF01..U+FF5E are EF BC 81..EF BD 9E and stand for U+0021..U+007E.
        if (i + 2 < written.size() && written[i] == '\xEF' &&
            (written[i + 1] == '\xBC' || written[i + 1] == '\xBD')) {
            const int low = static_cast<unsigned char>(written[i + 2]);
            const int ascii = low - 0x80 + (written[i + 1] == '\xBC' ? 0x20 : 0x60);
            if (ascii > 0x20 && ascii < 0x7F) {
                text += static_cast<char>(ascii);
                i += 2;
                continue;
            }
        }
        text += written[i];
    }
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    replaceAll(text, "碳素", "炭素");
    replaceAll(text, "　", " ");
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

struct CodeSpan {
    std::size_t digits = 0;  ///< where they begin
    std::size_t end = 0;     ///< 0: there is no code
};

/// A letter of the section or none, then two to four digits at the start of normalised text.
CodeSpan leadingCode(std::string_view text) {
    std::size_t at = !text.empty() && isLetter(text[0]) ? 1 : 0;
    while (at < text.size() && text[at] == ' ') {
        ++at;
    }
    const std::size_t digits = at;
    while (at < text.size() && isDigit(text[at])) {
        ++at;
    }
    const std::size_t count = at - digits;
    const bool endsThere = at == text.size() || (!isLetter(text[at]) && text[at] != '.');
    return count >= 2 && count <= 4 && endsThere ? CodeSpan{digits, at} : CodeSpan{};
}

/// What a ledger says about the trade, taken apart.
struct Trade {
    std::string code;
    std::string name;
    std::string product;
    std::string words;  ///< name and product
};

Trade tradeOf(std::string_view industryCode, std::string_view industry, std::string_view product) {
    Trade trade;
    for (const std::string& text : {normalised(industryCode), normalised(industry)}) {
        const CodeSpan span = leadingCode(text);
        if (trade.code.empty() && span.end > 0) {
            trade.code = text.substr(span.digits, span.end - span.digits);
        }
        const std::string name = normalised(std::string_view(text).substr(span.end));
        if (!name.empty()) {
            trade.name += trade.name.empty() ? name : "、" + name;
        }
    }
    trade.product = normalised(product);
    trade.words = trade.name + "\n" + trade.product;
    return trade;
}

/// Who makes things for a trade is not of the trade: 造纸机械, 印染助剂, 炼钢用电极.
constexpr std::array<std::string_view, 8> kForeignEndings{
    "机械", "设备", "专用设备", "装备", "助剂", "用", "仪器", "配件"};

bool standsAlone(std::string_view text, std::size_t from, std::size_t to) {
    if (isLetter(text[from]) || isDigit(text[from])) {
        if (to < text.size() && text[to] == 's') {
            ++to;
        }
        const bool before = from > 0 && (isLetter(text[from - 1]) || isDigit(text[from - 1]));
        const bool after = to < text.size() && (isLetter(text[to]) || isDigit(text[to]));
        return !before && !after;
    }
    return std::ranges::none_of(kForeignEndings, [&](std::string_view ending) {
        return text.substr(to).starts_with(ending);
    });
}

bool hasWord(std::string_view text, const std::vector<std::string>& words) {
    return std::ranges::any_of(words, [&](const std::string& written) {
        const std::string word = normalised(written);
        for (std::size_t at = text.find(word); at != std::string_view::npos;
             at = text.find(word, at + 1)) {
            if (standsAlone(text, at, at + word.size())) {
                return true;
            }
        }
        return false;
    });
}

bool hasExclude(std::string_view text, const Sector& sector) {
    return std::ranges::any_of(
        sector.excludes, [&](const std::string& word) { return text.contains(normalised(word)); });
}

bool hasKeyword(const Trade& trade, const Sector& sector) {
    std::string text = trade.words;
    for (const std::string& word : sector.excludes) {
        replaceAll(text, normalised(word), "\n");
    }
    return hasWord(text, sector.keywords);
}

/// Whether a code lies in a sector; nothing when it is too short to tell.
Truth3 codeLiesIn(std::string_view code,
                  const std::vector<std::string>& prefixes,
                  const std::vector<std::string>& exceptions) {
    const auto covers = [&](const std::string& prefix) { return code.starts_with(prefix); };
    const auto within = [&](const std::string& prefix) { return prefix.starts_with(code); };
    if (std::ranges::any_of(exceptions, covers)) {
        return false;
    }
    if (std::ranges::any_of(prefixes, covers)) {
        return true;
    }
    return std::ranges::any_of(prefixes, within) ? Truth3() : Truth3(false);
}

/// The sector by name alone: what no keyword affirmed is denied, unless a sector with the very same
/// codes was affirmed and the words leave open which of the two it is.
Truth3 byName(std::span<const Sector> sectors, const Sector& sector, const Trade& trade) {
    if (sector.codeDecides || hasExclude(trade.words, sector)) {
        return false;
    }
    const bool twin = std::ranges::any_of(sectors, [&](const Sector& other) {
        return other.id != sector.id && other.codes == sector.codes && hasKeyword(trade, other);
    });
    return twin ? Truth3() : Truth3(false);
}

Truth3 byCode(std::span<const Sector> sectors, const Sector& sector, const Trade& trade) {
    const Truth3 now = codeLiesIn(trade.code, sector.codes, sector.excludeCodes);
    const Truth3 before = codeLiesIn(trade.code,
                                     sector.codes2011.empty() ? sector.codes : sector.codes2011,
                                     sector.excludeCodes);
    if (now != before && codeDependsOnYear(trade.code)) {
        return trade.name.empty() ? Truth3() : byName(sectors, sector, trade);
    }
    if (now == true && !sector.codeDecides) {
        return hasExclude(trade.words, sector) ? Truth3(false) : Truth3();
    }
    const bool named =
        std::ranges::any_of(sectors, [&](const Sector& other) { return hasKeyword(trade, other); });
    return now.has_value() || !named ? now : byName(sectors, sector, trade);
}

Truth3 belongsTo(std::span<const Sector> sectors, const Sector& sector, const Trade& trade) {
    if (hasKeyword(trade, sector)) {
        return true;
    }
    if (!trade.code.empty()) {
        return byCode(sectors, sector, trade);
    }
    return trade.name.empty() ? Truth3() : byName(sectors, sector, trade);
}

gis::Text namesOf(std::span<const Sector> sectors, const SectorMatch& match) {
    gis::Text names;
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        if (match.belongs[i] == true) {
            names.zh += (names.zh.empty() ? "" : "、") + sectors[i].name.zh;
            names.en += (names.en.empty() ? "" : ", ") + sectors[i].name.en;
        }
    }
    return names;
}

gis::Text noteOf(std::span<const Sector> sectors, const SectorMatch& match, const Trade& trade) {
    const gis::Text names = namesOf(sectors, match);
    if (match.listed == true) {
        return names;
    }
    if (match.listed == false) {
        const std::string& written = trade.name.empty() ? trade.product : trade.name;
        const std::string& fallback = written.empty() ? trade.code : written;
        const gis::Text trades = names.empty() ? gis::Text{fallback, fallback} : names;
        return gis::text("{}不在名单内", "{} is not on the list", trades);
    }
    if (trade.code.empty() && trade.words == "\n") {
        return {"台账没有行业代码、行业名称或产品",
                "the ledger gives no industry code, name or product"};
    }
    if (!trade.code.empty() && codeDependsOnYear(trade.code) && trade.name.empty()) {
        return gis::text("行业代码 {} 在2011版与2017版国标中含义不同，需补行业名称",
                         "code {} means different trades in the standards of 2011 and 2017; the "
                         "industry's name is needed",
                         trade.code);
    }
    return {"行业信息不足以判定", "what is said about the trade is not enough to tell"};
}

int tradesOf(std::span<const Sector> sectors, const SectorMatch& match) {
    int trades = 0;
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        const bool isWhole = std::ranges::any_of(match.ids, [&](const std::string& id) {
            const auto part = std::ranges::find(sectors, id, &Sector::id);
            return part->partOf == sectors[i].id;
        });
        trades += match.belongs[i] == true && !isWhole ? 1 : 0;
    }
    return trades;
}

Truth3 listedOf(std::span<const Sector> sectors, const SectorMatch& match) {
    bool open = false;
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        if (sectors[i].listed && match.belongs[i] == true) {
            return true;
        }
        open = open || (sectors[i].listed && !match.belongs[i]);
    }
    return open ? Truth3() : Truth3(false);
}

}  // namespace

std::string industryCodeOf(std::string_view written) {
    const std::string text = normalised(written);
    const CodeSpan span = leadingCode(text);
    return text.substr(span.digits, span.end - span.digits);
}

bool codeDependsOnYear(std::string_view code) {
    struct Range {
        int first;
        int last;
    };
    constexpr std::array kRanges{Range{2520, 2520},
                                 Range{2643, 2645},
                                 Range{2760, 2760},
                                 Range{3032, 3035},
                                 Range{3071, 3073},
                                 Range{3079, 3079},
                                 Range{3130, 3130},
                                 Range{3140, 3140},
                                 Range{3150, 3150},
                                 Range{3250, 3250},
                                 Range{3261, 3269},
                                 Range{3391, 3392},
                                 Range{3513, 3513},
                                 Range{4412, 4415}};
    int low = 0;
    std::from_chars(code.data(), code.data() + code.size(), low);
    int width = 1;  // a code of three digits stands for the ten codes below it
    for (std::size_t i = code.size(); i < 4; ++i) {
        low *= 10;
        width *= 10;
    }
    return code.size() >= 3 && std::ranges::any_of(kRanges, [&](const Range& range) {
               return low <= range.last && range.first < low + width;
           });
}

SectorMatch matchSectors(std::span<const Sector> sectors,
                         std::string_view industryCode,
                         std::string_view industry,
                         std::string_view product) {
    const Trade trade = tradeOf(industryCode, industry, product);
    SectorMatch match;
    for (const Sector& sector : sectors) {
        match.belongs.push_back(belongsTo(sectors, sector, trade));
        if (match.belongs.back() == true) {
            match.ids.push_back(sector.id);
        }
    }
    match.trades = tradesOf(sectors, match);
    match.listed = listedOf(sectors, match);
    match.note = noteOf(sectors, match, trade);
    return match;
}

}  // namespace ruyuan::planner
