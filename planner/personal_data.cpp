// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/personal_data.h"

#include "planner/detail/cell_text.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace ruyuan::planner {

namespace {

enum class Kind { Digits, Letters, Signs };

/// A stretch of one kind of characters, each with its bytes; digits in half width.
struct Stretch {
    Kind kind = Kind::Signs;
    std::vector<std::string> characters;

    [[nodiscard]] std::string text() const {
        std::string all;
        for (const std::string& character : characters) {
            all += character;
        }
        return all;
    }
};

char32_t codePoint(std::string_view character) {
    const auto byte = [&](std::size_t at) {
        return static_cast<char32_t>(static_cast<unsigned char>(character[at]));
    };
    constexpr char32_t kSix = 0x3F;
    switch (character.size()) {
        case 2:
            return ((byte(0) & 0x1FU) << 6U) | (byte(1) & kSix);
        case 3:
            return ((byte(0) & 0x0FU) << 12U) | ((byte(1) & kSix) << 6U) | (byte(2) & kSix);
        case 4:
            return ((byte(0) & 0x07U) << 18U) | ((byte(1) & kSix) << 12U) |
                   ((byte(2) & kSix) << 6U) | (byte(3) & kSix);
        default:
            return byte(0);
    }
}

bool isDigit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// Dots within names of some peoples: 阿卜杜拉·买买提.
bool isNameDot(char32_t c) {
    return c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x30FB;
}

bool isSign(char32_t c) {
    constexpr std::pair<char32_t, char32_t> kSigns[] = {{0x00, 0x2F},
                                                        {0x3A, 0x40},
                                                        {0x5B, 0x60},
                                                        {0x7B, 0xBF},
                                                        {0xD7, 0xD7},
                                                        {0x2000, 0x206F},
                                                        {0x2190, 0x2BFF},
                                                        {0x3000, 0x3004},
                                                        {0x3008, 0x3020},
                                                        {0xFE30, 0xFE6F},
                                                        {0xFF00, 0xFF0F},
                                                        {0xFF1A, 0xFF20},
                                                        {0xFF3B, 0xFF40},
                                                        {0xFF5B, 0xFF65}};
    return !isNameDot(c) && std::ranges::any_of(kSigns, [&](const auto& range) {
        return c >= range.first && c <= range.second;
    });
}

bool isHan(std::string_view character) {
    const char32_t c = codePoint(character);
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

std::vector<Stretch> stretchesOf(std::string_view cell) {
    std::vector<Stretch> stretches;
    constexpr char32_t kWideZero = 0xFF10;
    for (std::size_t at = 0; at < cell.size();) {
        const std::size_t length =
            std::max<std::size_t>(1, detail::characterLength(cell.substr(at)));
        std::string character(cell.substr(at, length));
        at += length;
        char32_t code = codePoint(character);
        if (code >= kWideZero && code <= kWideZero + 9) {
            code = code - kWideZero + U'0';
            character = std::string(1, static_cast<char>(code));
        }
        const Kind kind = isDigit(code) ? Kind::Digits : isSign(code) ? Kind::Signs : Kind::Letters;
        if (stretches.empty() || stretches.back().kind != kind) {
            stretches.push_back({kind, {}});
        }
        stretches.back().characters.push_back(std::move(character));
    }
    return stretches;
}

/// Words of such cells that are no names; longer ones before those that they begin or end with.
constexpr std::array<std::string_view, 33> kWords{
    "法定代表人", "副总经理", "总经理", "董事长", "副厂长", "副主任", "副部长", "负责人", "联系人",
    "办公室",     "安全员",   "环保员", "厂长",   "经理",   "主任",   "部长",   "科长",   "书记",
    "会计",       "法人",     "先生",   "女士",   "联系",   "手机",   "电话",   "座机",   "固话",
    "传真",       "分机",     "内线",   "总机",   "微信",   "值班"};

/// Words that count only when they stand alone: a name may hold them.
bool isLoneWord(const std::string& text) {
    constexpr std::array<std::string_view, 14> kLone{"转",
                                                     "或",
                                                     "和",
                                                     "及",
                                                     "办",
                                                     "宅",
                                                     "x",
                                                     "ext",
                                                     "tel",
                                                     "fax",
                                                     "mobile",
                                                     "phone",
                                                     "qq",
                                                     "wechat"};
    return std::ranges::contains(kLone, detail::squeezed(text)) ||
           std::ranges::contains(kWords, text);
}

bool isBlank(const Stretch& stretch) {
    return stretch.kind == Kind::Signs && detail::trim(stretch.text()).empty();
}

/// Names are spread out to fill a column (张　三), or have parts (Wang Wu): one stretch for each.
void joinNames(std::vector<Stretch>& stretches) {
    for (std::size_t i = 0; i + 2 < stretches.size();) {
        Stretch& first = stretches[i];
        const Stretch& second = stretches[i + 2];
        const bool letters = first.kind == Kind::Letters && second.kind == Kind::Letters &&
                             isBlank(stretches[i + 1]);
        const auto alike = [&] {
            const bool han = isHan(first.characters.front());
            return han == isHan(second.characters.front()) &&
                   (!han || first.characters.size() == 1 || second.characters.size() == 1);
        };
        if (letters && alike() && !isLoneWord(first.text()) && !isLoneWord(second.text())) {
            first.characters.insert(
                first.characters.end(), second.characters.begin(), second.characters.end());
            const auto next = stretches.begin() + static_cast<std::ptrdiff_t>(i) + 1;
            stretches.erase(next, next + 2);
        } else {
            ++i;
        }
    }
}

std::string maskedName(const Stretch& stretch) {
    std::string name = stretch.text();
    if (isLoneWord(name)) {
        return name;
    }
    std::string before;
    std::string after;
    const auto begins = [&](std::string_view one) { return name.starts_with(one); };
    const auto ends = [&](std::string_view one) { return name.ends_with(one); };
    for (auto one = std::ranges::find_if(kWords, begins); one != kWords.end();
         one = std::ranges::find_if(kWords, begins)) {
        before += *one;
        name.erase(0, one->size());
    }
    for (auto one = std::ranges::find_if(kWords, ends); one != kWords.end();
         one = std::ranges::find_if(kWords, ends)) {
        after.insert(0, *one);
        name.erase(name.size() - one->size());
    }
    if (!name.empty()) {
        name.resize(detail::characterLength(name));
        name += isHan(name) ? "某" : "*";
    }
    return before + name + after;
}

/// Which digits of a number are hidden.
struct Hidden {
    std::size_t first = 0;
    std::size_t count = 0;
};
constexpr std::size_t kHidden = 4;

bool isMobile(std::string_view digits) {
    return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

bool isLocal(std::string_view digits) {
    return (digits.size() == 7 || digits.size() == 8) && digits[0] >= '2';
}

/// The digits before the local number of a landline; 0 when it is none. Areas 10 and 2X have
/// two digits, all others three, after the 0 of long distance.
std::size_t areaLength(std::string_view digits, bool fromAbroad) {
    if (digits.size() == 10 && (digits.starts_with("400") || digits.starts_with("800"))) {
        return 3;
    }
    const std::size_t zero = digits.starts_with('0') ? 1 : 0;
    if (digits.size() < 9 || (zero == 0 && !fromAbroad)) {
        return 0;
    }
    const std::string_view area = digits.substr(zero);
    const std::size_t length = zero + (area.starts_with("10") || area[0] == '2' ? 2 : 3);
    return isLocal(digits.substr(length)) ? length : 0;
}

/// Nothing: no telephone number as people write them.
std::optional<Hidden> hiddenOf(std::string_view digits) {
    std::size_t before = 0;
    if (digits.starts_with("0086")) {
        before = 4;
    } else if (digits.starts_with("86") && digits.size() > 11) {
        before = 2;
    }
    std::string_view number = digits.substr(before);
    if (number.size() == 12 && number[0] == '0' && isMobile(number.substr(1))) {
        number.remove_prefix(1);
        ++before;
    }
    if (isMobile(number)) {
        return Hidden{before + 3, kHidden};
    }
    if (const std::size_t area = areaLength(number, before > 0); area > 0) {
        return Hidden{before + area + 1, kHidden};
    }
    return before == 0 && isLocal(number) ? std::optional(Hidden{1, kHidden}) : std::nullopt;
}

/// Whether the groups of digits before and after it may belong to one number: 0371-6666, 138 1234.
bool links(const Stretch& between) {
    constexpr std::array<std::string_view, 16> kLinks{
        " ", "　", "-", "—", "–", "－", "‐", "‑", "−", "─", "(", ")", "（", "）", "\xC2\xA0", "+"};
    constexpr std::size_t kMost = 3;
    return between.kind == Kind::Signs && between.characters.size() <= kMost &&
           std::ranges::all_of(between.characters, [&](const std::string& character) {
               return std::ranges::contains(kLinks, character);
           });
}

/// A number that begins with a group of digits: how many stretches it takes, and what is hidden.
struct Found {
    std::size_t stretches = 0;
    Hidden hidden;
};

/// The longest one, so that 138 1234 5678 is not taken for the local number 1381234.
std::optional<Found> numberAt(const std::vector<Stretch>& stretches, std::size_t at) {
    constexpr std::size_t kMostGroups = 5;
    std::optional<Found> found;
    std::string digits = stretches[at].text();
    for (std::size_t groups = 1; groups <= kMostGroups; ++groups) {
        const std::size_t end = at + 2 * groups - 1;
        if (const auto hidden = hiddenOf(digits)) {
            found = Found{end - at, *hidden};
        }
        if (end + 1 >= stretches.size() || !links(stretches[end]) ||
            stretches[end + 1].kind != Kind::Digits) {
            break;
        }
        digits += stretches[end + 1].text();
    }
    return found;
}

/// Hides some of the digits of these stretches, counted over all of them.
void hide(std::span<Stretch> stretches, const Hidden& hidden) {
    std::size_t at = 0;
    for (Stretch& stretch : stretches) {
        for (std::string& character : stretch.characters) {
            if (stretch.kind == Kind::Digits) {
                character =
                    at >= hidden.first && at - hidden.first < hidden.count ? "*" : character;
                ++at;
            }
        }
    }
}

/// Of digits that are no number of their own: an extension, the end of another number, an
/// identity card.
Hidden hiddenOfOthers(std::size_t digits, bool afterNumber) {
    constexpr std::size_t kOrdinal = 2;  // 2号
    constexpr std::size_t kShown = 7;
    if (digits < kShown) {
        return {0, digits <= kOrdinal && !afterNumber ? 0 : digits};
    }
    return {3, std::max(kHidden, digits - kShown)};
}

void hideNumbers(std::vector<Stretch>& stretches) {
    bool afterNumber = false;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        if (stretches[i].kind != Kind::Digits) {
            continue;
        }
        if (const auto number = numberAt(stretches, i)) {
            hide(std::span(stretches).subspan(i, number->stretches), number->hidden);
            i += number->stretches - 1;
            afterNumber = true;
        } else {
            hide(std::span(stretches).subspan(i, 1),
                 hiddenOfOthers(stretches[i].characters.size(), afterNumber));
        }
    }
}

}  // namespace

std::string_view word(PersonalData data) {
    switch (data) {
        case PersonalData::Omit:
            return "omit";
        case PersonalData::Mask:
            return "mask";
        case PersonalData::Include:
            break;
    }
    return "include";
}

std::optional<PersonalData> personalDataFromWord(std::string_view text) {
    const auto* found =
        std::ranges::find(kAllPersonalData, text, [](PersonalData data) { return word(data); });
    return found == kAllPersonalData.end() ? std::nullopt : std::optional(*found);
}

std::string maskedPersons(std::string_view cell) {
    std::vector<Stretch> stretches = stretchesOf(cell);
    joinNames(stretches);
    hideNumbers(stretches);
    std::string masked;
    for (const Stretch& stretch : stretches) {
        masked += stretch.kind == Kind::Letters ? maskedName(stretch) : stretch.text();
    }
    return masked;
}

}  // namespace ruyuan::planner
