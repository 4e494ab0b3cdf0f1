// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/table.h"

#include "gis/platform.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ruyuan::gis::detail {

namespace {

std::optional<double> plainNumber(std::string_view text) {
    constexpr std::string_view kBlank = " \t";
    const std::size_t begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos) {
        return std::nullopt;
    }
    text = text.substr(begin, text.find_last_not_of(kBlank) + 1 - begin);
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<double> numberAt(const Column& column, std::size_t row) {
    switch (column.field().type) {
        case FieldType::Text:
            return plainNumber(column.textView(row));
        case FieldType::Integer:
        case FieldType::Real:
            return column.number(row);
        case FieldType::Boolean:
        case FieldType::Date:
            return std::nullopt;
    }
    return std::nullopt;
}

std::string listNames(const Layer& layer) {
    std::string names;
    for (const Column& column : layer.columns) {
        names += names.empty() ? "" : ", ";
        names += column.field().name;
    }
    return names;
}

std::unexpected<Error> missing(const Layer& layer,
                               const std::string& name,
                               const std::string& where) {
    return fail(ErrorCode::NotFound,
                text("没有名为“{}”的列。", "There is no column named \"{}\".", name),
                where,
                text("现有的列：{}。", "The columns are: {}.", listNames(layer)));
}

}  // namespace

std::string lowerExtension(const std::filesystem::path& file) {
    std::string extension = utf8FromPath(file.extension());
    std::ranges::transform(extension, extension.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    return extension;
}

std::string columnLetters(std::size_t index) {
    constexpr std::size_t kLetters = 26;
    std::string letters;
    for (std::size_t rest = index + 1; rest > 0; rest = (rest - 1) / kLetters) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % kLetters));
    }
    return letters;
}

Result<void> addPoints(Layer& layer,
                       const ReadOptions& options,
                       const std::string& where,
                       Warnings& warnings) {
    if (options.xColumn.empty() && options.yColumn.empty()) {
        return {};
    }
    const Column* x = layer.find(options.xColumn);
    const Column* y = layer.find(options.yColumn);
    if (x == nullptr || y == nullptr) {
        return missing(layer, x == nullptr ? options.xColumn : options.yColumn, where);
    }
    const std::size_t rows = layer.size();
    std::size_t without = 0;
    layer.geometries.assign(rows, Geometry{});
    for (std::size_t row = 0; row < rows; ++row) {
        const auto east = numberAt(*x, row);
        const auto north = east ? numberAt(*y, row) : std::nullopt;
        if (north) {
            layer.geometries[row] = Point{*east, *north};
        } else {
            ++without;
        }
    }
    layer.kind = GeometryKind::Point;
    if (without > 0) {
        warnings.push_back({text("有 {} 行的“{}”“{}”不是数字，没有位置。",
                                 "{} rows have no numbers in \"{}\" and \"{}\", so no place.",
                                 without,
                                 options.xColumn,
                                 options.yColumn),
                            where});
    }
    return {};
}

Result<void> keepColumns(Layer& layer, const ReadOptions& options, const std::string& where) {
    if (!options.columns) {
        return {};
    }
    std::vector<Column> kept;
    for (const std::string& name : *options.columns) {
        const Column* column = layer.find(name);
        if (column == nullptr) {
            return missing(layer, name, where);
        }
        kept.push_back(*column);
    }
    layer.columns = std::move(kept);
    return {};
}

}  // namespace ruyuan::gis::detail
