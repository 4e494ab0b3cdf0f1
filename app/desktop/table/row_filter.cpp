// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/table/row_filter.h"

#include "gis/date.h"

#include <QCollator>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace ruyuan::app {

namespace {

using Test = RowCondition::Test;

constexpr std::size_t kStep = 8192;  // rows between looks at the stop button

std::unexpected<gis::Error> cancelled() {
    return gis::fail(gis::ErrorCode::Cancelled, {"已停止", "stopped"});
}

char small(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// Full-width operators and quotation marks as the plain ones.
std::string plain(std::string_view line) {
    std::string text(line);
    for (const auto& [wide, narrow] : {std::pair{"：", ":"},
                                       std::pair{"＞", ">"},
                                       std::pair{"＜", "<"},
                                       std::pair{"＝", "="},
                                       std::pair{"≥", ">="},
                                       std::pair{"≤", "<="},
                                       std::pair{"“", "\""},
                                       std::pair{"”", "\""},
                                       std::pair{"　", " "}}) {
        const std::size_t length = std::strlen(wide);
        for (std::size_t at = text.find(wide); at != std::string::npos; at = text.find(wide, at)) {
            text.replace(at, length, narrow);
        }
    }
    return text;
}

/// The parts of a line between blanks; quotation marks hold a part together and are dropped.
std::vector<std::string> parts(const std::string& line) {
    std::vector<std::string> all;
    std::string part;
    bool quoted = false;
    for (const char letter : line) {
        if (letter == '"') {
            quoted = !quoted;
        } else if (letter == ' ' && !quoted) {
            all.push_back(std::move(part));
            part.clear();
        } else {
            part += letter;
        }
    }
    all.push_back(std::move(part));
    std::erase(all, "");
    return all;
}

std::optional<double> numberOf(const TableColumn& column, const std::string& text) {
    if (column.kind == CellKind::Date) {
        const auto date = gis::parseIsoDate(text);
        return date ? std::optional(static_cast<double>(date->time_since_epoch().count()))
                    : std::nullopt;
    }
    if (column.kind == CellKind::Truth) {
        for (const char* yes : {"是", "yes", "true", "1"}) {
            if (text == yes) {
                return 1;
            }
        }
        for (const char* no : {"否", "no", "false", "0"}) {
            if (text == no) {
                return 0;
            }
        }
        return std::nullopt;
    }
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

/// The column of that id or title, else one that is also called so, else the first whose title
/// begins so.
std::optional<std::size_t> columnNamed(const TableSource& source,
                                       const std::string& name,
                                       gis::Language language) {
    std::optional<std::size_t> beginning;
    std::optional<std::size_t> synonym;
    for (std::size_t i = 0; i < source.columns.size(); ++i) {
        const TableColumn& column = source.columns[i];
        const std::string title = smallLetters(column.title.in(language));
        if (column.id == name || title == name || column.title.zh == name) {
            return i;
        }
        if (!synonym && ("|" + std::string(column.also) + "|").contains("|" + name + "|")) {
            synonym = i;
        }
        if (!beginning && (title.starts_with(name) || column.title.zh.starts_with(name))) {
            beginning = i;
        }
    }
    return synonym ? synonym : beginning;
}

struct Operator {
    std::size_t at;
    std::size_t length;
    Test test;
};

std::optional<Operator> operatorIn(const std::string& part) {
    const std::size_t at = part.find_first_of(":<>=");
    if (at == std::string::npos || at == 0) {
        return std::nullopt;
    }
    const bool orEqual = at + 1 < part.size() && part[at + 1] == '=';
    switch (part[at]) {
        case '<':
            return Operator{at, orEqual ? 2U : 1U, orEqual ? Test::LessEqual : Test::Less};
        case '>':
            return Operator{at, orEqual ? 2U : 1U, orEqual ? Test::GreaterEqual : Test::Greater};
        case '=':
            return Operator{at, 1, Test::Equal};
        default:
            return Operator{at, 1, Test::Contains};
    }
}

/// Plain words are looked for in numbers only when they could be a part of one.
bool mayStandIn(const TableColumn& column, const std::string& text) {
    switch (column.kind) {
        case CellKind::Number:
        case CellKind::Date:
            return text.find_first_not_of("0123456789.-") == std::string::npos;
        case CellKind::Truth:
            return false;
        case CellKind::Text:
            break;
    }
    return true;
}

RowCondition anywhere(const std::string& text,
                      const TableSource& source,
                      const std::vector<std::size_t>& visible) {
    RowCondition condition{Test::Contains, {}, text};
    std::ranges::copy_if(visible, std::back_inserter(condition.columns), [&](std::size_t column) {
        return mayStandIn(source.columns[column], text);
    });
    return condition;
}

bool compares(Test test, double value, double limit) {
    switch (test) {
        case Test::Less:
            return value < limit;
        case Test::LessEqual:
            return value <= limit;
        case Test::Greater:
            return value > limit;
        case Test::GreaterEqual:
            return value >= limit;
        default:
            return value == limit;
    }
}

bool holdsIn(const RowCondition& condition,
             const TableColumn& column,
             std::size_t row,
             gis::Language language,
             std::string& room) {
    const bool isNumber = column.kind != CellKind::Text;
    if (condition.test == Test::Contains) {
        return containsFolded(cellOf(column, row, language, room), condition.text);
    }
    if (isNumber && condition.test != Test::Blank) {
        const double value = column.number(row);
        return !std::isnan(value) && compares(condition.test, value, condition.number);
    }
    const std::string_view cell = cellOf(column, row, language, room);
    if (condition.test == Test::Blank) {
        return cell.empty();
    }
    const std::string text = smallLetters(cell);
    const int order = text.compare(condition.text);
    return !cell.empty() && compares(condition.test, order, 0);
}

/// The rank of each row by its text among the different ones; the last rank is "nothing known".
std::vector<double> textRanks(const TableSource& source,
                              const TableColumn& column,
                              gis::Language language) {
    std::unordered_map<std::string, std::size_t> ids;
    std::vector<std::size_t> idOf(source.rows);
    std::vector<const std::string*> texts;
    std::string room;
    for (std::size_t row = 0; row < source.rows; ++row) {
        const auto [entry, added] =
            ids.try_emplace(std::string(column.text(row, room)), texts.size());
        if (added) {
            texts.push_back(&entry->first);
        }
        idOf[row] = entry->second;
    }
    QCollator collator(language == gis::Language::Chinese
                           ? QLocale(QLocale::Chinese, QLocale::China)
                           : QLocale(QLocale::English, QLocale::UnitedKingdom));
    collator.setNumericMode(true);
    std::vector<QCollatorSortKey> keys;
    keys.reserve(texts.size());
    for (const std::string* text : texts) {
        keys.push_back(collator.sortKey(QString::fromStdString(*text)));
    }
    std::vector<std::size_t> order(texts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        const int compared = keys[a].compare(keys[b]);
        return compared != 0 ? compared < 0 : *texts[a] < *texts[b];
    });
    std::vector<double> rankOf(texts.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        rankOf[order[i]] = texts[order[i]]->empty() ? std::numeric_limits<double>::quiet_NaN()
                                                    : static_cast<double>(i);
    }
    std::vector<double> ranks(source.rows);
    std::ranges::transform(idOf, ranks.begin(), [&](std::size_t id) { return rankOf[id]; });
    return ranks;
}

/// The rows that are about something in a selection.
std::vector<char> about(const TableSource& source, const Selection& selection) {
    std::unordered_set<std::string_view> keys;
    for (const ThingRef& thing : selection) {
        if (thing.kind == source.kind) {
            keys.insert(thing.id);
        }
    }
    std::vector<char> wanted(source.rows);
    for (std::size_t row = 0; row < source.rows; ++row) {
        wanted[row] = keys.contains(source.key(row)) ? 1 : 0;
    }
    return wanted;
}

bool isIn(const TableSource& source, std::size_t row, const gis::Box& box) {
    const auto place = source.place(row);
    return place && place->x >= box.min.x && place->x <= box.max.x && place->y >= box.min.y &&
           place->y <= box.max.y;
}

}  // namespace

std::string smallLetters(std::string_view text) {
    std::string folded(text);
    std::ranges::transform(folded, folded.begin(), small);
    return folded;
}

bool containsFolded(std::string_view text, std::string_view smallText) {
    if (smallText.empty()) {
        return true;
    }
    if (text.size() < smallText.size()) {
        return false;
    }
    const char first = smallText.front();
    const std::size_t last = text.size() - smallText.size();
    for (std::size_t at = 0; at <= last; ++at) {
        if (small(text[at]) != first) {
            continue;
        }
        std::size_t same = 1;
        while (same < smallText.size() && small(text[at + same]) == smallText[same]) {
            ++same;
        }
        if (same == smallText.size()) {
            return true;
        }
    }
    return false;
}

bool RowCondition::holds(const TableSource& source,
                         std::size_t row,
                         gis::Language language,
                         std::string& room) const {
    return std::ranges::any_of(columns, [&](std::size_t column) {
        return holdsIn(*this, source.columns[column], row, language, room);
    });
}

bool RowFilter::holds(const TableSource& source,
                      std::size_t row,
                      gis::Language language,
                      std::string& room) const {
    return std::ranges::all_of(conditions, [&](const RowCondition& condition) {
        return condition.holds(source, row, language, room);
    });
}

RowFilter parseFilter(std::string_view line,
                      const TableSource& source,
                      const std::vector<std::size_t>& visible,
                      gis::Language language) {
    RowFilter filter;
    for (const std::string& written : parts(plain(line))) {
        const std::string part = smallLetters(written);
        const auto sign = operatorIn(part);
        const auto column =
            sign ? columnNamed(source, part.substr(0, sign->at), language) : std::nullopt;
        if (!column) {
            if (sign) {
                filter.unknownColumns.push_back(written.substr(0, sign->at));
            }
            filter.conditions.push_back(anywhere(part, source, visible));
            continue;
        }
        RowCondition condition{sign->test, {*column}, part.substr(sign->at + sign->length)};
        if (condition.text.empty()) {
            if (sign->test == Test::Equal) {
                condition.test = Test::Blank;
                filter.conditions.push_back(std::move(condition));
            }
            continue;  // still being typed
        }
        const TableColumn& meant = source.columns[*column];
        if (meant.kind != CellKind::Text && condition.test != Test::Contains) {
            condition.number =
                numberOf(meant, condition.text).value_or(std::numeric_limits<double>::quiet_NaN());
        }
        filter.conditions.push_back(std::move(condition));
    }
    return filter;
}

gis::Result<std::vector<std::uint32_t>> sortedRows(const TableSource& source,
                                                   std::size_t column,
                                                   bool descending,
                                                   gis::Language language,
                                                   const gis::Progress& progress) {
    const TableColumn& by = source.columns[column];
    std::vector<double> keys;
    if (by.kind == CellKind::Text) {
        keys = textRanks(source, by, language);
    } else {
        keys.resize(source.rows);
        for (std::size_t row = 0; row < source.rows; ++row) {
            keys[row] = by.number(row);
        }
    }
    if (progress.stopRequested()) {
        return cancelled();
    }
    std::vector<std::uint32_t> order(source.rows);
    std::iota(order.begin(), order.end(), 0U);
    const auto known = std::ranges::stable_partition(
        order, [&](std::uint32_t row) { return !std::isnan(keys[row]); });
    std::ranges::stable_sort(order.begin(), known.begin(), [&](std::uint32_t a, std::uint32_t b) {
        return descending ? keys[a] > keys[b] : keys[a] < keys[b];
    });
    return order;
}

gis::Result<ShownRows> shownRows(const TableSource& source,
                                 const std::vector<std::uint32_t>* order,
                                 const RowWish& wish,
                                 const gis::Progress& progress) {
    RowFilter filter = parseFilter(wish.filter, source, wish.visible, wish.language);
    std::vector<char> wanted =
        wish.only ? about(source, *wish.only) : std::vector<char>(source.rows, 1);
    std::string room;
    for (std::size_t row = 0; row < source.rows; ++row) {
        if (row % kStep == 0 && progress.stopRequested()) {
            return cancelled();
        }
        wanted[row] = wanted[row] != 0 && (!wish.view || isIn(source, row, *wish.view)) &&
                              filter.holds(source, row, wish.language, room)
                          ? 1
                          : 0;
    }
    ShownRows shown{{}, std::move(filter.unknownColumns)};
    for (std::size_t i = 0; i < source.rows; ++i) {
        const auto row = order == nullptr ? static_cast<std::uint32_t>(i) : (*order)[i];
        if (wanted[row] != 0) {
            shown.rows.push_back(row);
        }
    }
    return shown;
}

}  // namespace ruyuan::app
