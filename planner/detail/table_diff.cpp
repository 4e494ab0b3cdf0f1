// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/table_diff.h"

#include "planner/detail/row_text.h"

#include <algorithm>
#include <expected>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace ruyuan::planner::detail {

namespace {

gis::Layer emptyLike(const gis::Layer& table) {
    gis::Layer empty;
    empty.name = table.name;
    empty.kind = table.kind;
    empty.crs = table.crs;
    for (const gis::Column& column : table.columns) {
        empty.columns.emplace_back(column.field());
    }
    return empty;
}

bool sameRow(const gis::Layer& a, std::size_t rowA, const gis::Layer& b, std::size_t rowB) {
    for (std::size_t c = 0; c < a.columns.size(); ++c) {
        if (a.columns[c].value(rowA) != b.columns[c].value(rowB)) {
            return false;
        }
    }
    return !isPlaced(a) || a.geometries[rowA] == b.geometries[rowB];
}

/// What lies between the rows that both states begin and end with.
struct Middle {
    std::size_t first = 0;
    std::size_t beforeEnd = 0;
    std::size_t afterEnd = 0;
};

Middle middleOf(const gis::Layer& before, const gis::Layer& after) {
    Middle middle{0, before.size(), after.size()};
    const std::size_t most = std::min(middle.beforeEnd, middle.afterEnd);
    while (middle.first < most && sameRow(before, middle.first, after, middle.first)) {
        ++middle.first;
    }
    while (middle.beforeEnd > middle.first && middle.afterEnd > middle.first &&
           sameRow(before, middle.beforeEnd - 1, after, middle.afterEnd - 1)) {
        --middle.beforeEnd;
        --middle.afterEnd;
    }
    return middle;
}

/// Pairs of equal rows in ascending order on both sides: rows that occur once in each, as many of
/// them as stand in the same order (patience sorting).
std::vector<std::pair<std::size_t, std::size_t>> anchors(const std::vector<std::string>& before,
                                                         const std::vector<std::string>& after) {
    struct Seen {
        int inBefore = 0;
        int inAfter = 0;
        std::size_t before = 0;
    };
    if (before.empty() || after.empty()) {
        return {};
    }
    std::unordered_map<std::string_view, Seen> seen;
    for (std::size_t i = 0; i < before.size(); ++i) {
        Seen& one = seen[before[i]];
        ++one.inBefore;
        one.before = i;
    }
    for (const std::string& text : after) {
        ++seen[text].inAfter;
    }
    std::vector<std::pair<std::size_t, std::size_t>> unique;  // in the order of after
    for (std::size_t j = 0; j < after.size(); ++j) {
        const Seen& one = seen[after[j]];
        if (one.inBefore == 1 && one.inAfter == 1) {
            unique.emplace_back(one.before, j);
        }
    }
    // The longest ascending run of their places in before.
    std::vector<std::size_t> tops;                     // into unique
    std::vector<std::size_t> below(unique.size(), 0);  // into unique, plus one
    for (std::size_t n = 0; n < unique.size(); ++n) {
        const auto place = std::ranges::lower_bound(
            tops, unique[n].first, {}, [&](std::size_t top) { return unique[top].first; });
        below[n] = place == tops.begin() ? 0 : *(place - 1) + 1;
        if (place == tops.end()) {
            tops.push_back(n);
        } else {
            *place = n;
        }
    }
    std::vector<std::pair<std::size_t, std::size_t>> run;
    for (std::size_t n = tops.empty() ? 0 : tops.back() + 1; n != 0; n = below[n - 1]) {
        run.push_back(unique[n - 1]);
    }
    std::ranges::reverse(run);
    return run;
}

std::vector<std::string> texts(const gis::Layer& layer, std::size_t first, std::size_t last) {
    std::vector<std::string> all;
    all.reserve(last - first);
    for (std::size_t row = first; row < last; ++row) {
        all.push_back(rowText(layer, row));
    }
    return all;
}

}  // namespace

std::vector<Splice> differences(const gis::Layer& before, const gis::Layer& after) {
    const Middle middle = middleOf(before, after);
    std::vector<std::string> old = texts(before, middle.first, middle.beforeEnd);
    std::vector<std::string> now = texts(after, middle.first, middle.afterEnd);
    std::vector<Splice> splices;
    std::size_t i = 0;
    std::size_t j = 0;
    const auto close = [&](std::size_t untilOld, std::size_t untilNow) {
        const auto part = [](std::vector<std::string>& rows, std::size_t from, std::size_t to) {
            const auto begin = std::make_move_iterator(rows.begin());
            return std::vector<std::string>(begin + static_cast<std::ptrdiff_t>(from),
                                            begin + static_cast<std::ptrdiff_t>(to));
        };
        if (untilOld > i || untilNow > j) {
            // Earlier splices have been made: the place is counted in the new state.
            splices.push_back({middle.first + j, part(old, i, untilOld), part(now, j, untilNow)});
        }
        i = untilOld;
        j = untilNow;
    };
    for (const auto& [inOld, inNow] : anchors(old, now)) {
        close(inOld, inNow);
        ++i;
        ++j;
    }
    close(old.size(), now.size());
    return splices;
}

std::vector<Splice> inverse(const std::vector<Splice>& splices) {
    std::vector<Splice> back;
    for (auto splice = splices.rbegin(); splice != splices.rend(); ++splice) {
        back.push_back({splice->at, splice->inserted, splice->removed});
    }
    return back;
}

namespace {

/// A row of the table, or one that a splice brought.
struct RowSource {
    std::size_t row = 0;
    const std::string* text = nullptr;
};

bool holds(const gis::Layer& table, const RowSource& source, const std::string& text) {
    return source.text == nullptr ? rowText(table, source.row) == text : *source.text == text;
}

/// The rows after the splices; nothing but the number of the splice that does not fit when one
/// does not.
std::expected<std::vector<RowSource>, std::size_t> rowsAfter(const gis::Layer& table,
                                                             const std::vector<Splice>& splices) {
    std::vector<RowSource> rows(table.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].row = i;
    }
    for (std::size_t n = 0; n < splices.size(); ++n) {
        const Splice& splice = splices[n];
        const std::size_t count = splice.removed.size();
        bool there = splice.at + count <= rows.size();
        for (std::size_t i = 0; there && i < count; ++i) {
            there = holds(table, rows[splice.at + i], splice.removed[i]);
        }
        if (!there) {
            return std::unexpected(n);
        }
        const auto at = rows.begin() + static_cast<std::ptrdiff_t>(splice.at);
        const auto next = rows.erase(at, at + static_cast<std::ptrdiff_t>(count));
        std::vector<RowSource> brought;
        for (const std::string& text : splice.inserted) {
            brought.push_back({0, &text});
        }
        rows.insert(next, brought.begin(), brought.end());
    }
    return rows;
}

}  // namespace

gis::Result<gis::Layer> rowsFrom(const gis::Layer& pattern, const std::vector<std::string>& texts) {
    gis::Layer rows = emptyLike(pattern);
    for (const std::string& text : texts) {
        if (auto added = appendRow(rows, text); !added) {
            return std::unexpected(std::move(added.error()));
        }
    }
    return rows;
}

gis::Result<gis::Layer> spliced(const gis::Layer& table, const std::vector<Splice>& splices) {
    const auto rows = rowsAfter(table, splices);
    if (!rows) {
        return gis::fail(gis::ErrorCode::InvalidData,
                         gis::text("表“{}”第 {} 行起与修改记录不符",
                                   "table \"{}\" does not agree with the journal from row {} on",
                                   table.name,
                                   splices[rows.error()].at + 1));
    }
    gis::Layer result = emptyLike(table);
    for (const RowSource& source : *rows) {
        if (source.text != nullptr) {
            if (auto added = appendRow(result, *source.text); !added) {
                return std::unexpected(std::move(added.error()));
            }
            continue;
        }
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            result.columns[c].append(table.columns[c].value(source.row));
        }
        if (isPlaced(table)) {
            result.geometries.push_back(table.geometries[source.row]);
        }
    }
    return result;
}

}  // namespace ruyuan::planner::detail
