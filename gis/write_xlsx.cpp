// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/aside.h"
#include "gis/detail/write_formats.h"
#include "gis/platform.h"
#include "gis/read_layer.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdint>
#include <memory>
#include <vector>

namespace ruyuan::gis::detail {

namespace {

constexpr std::size_t kMostRows = 1'048'575;  // below the heading
constexpr std::size_t kMostColumns = 16'384;
constexpr std::size_t kMostUnits = 32'767;
constexpr std::int64_t kLargestExact = std::int64_t{1} << 53U;  // Excel's numbers are doubles

std::size_t characterBytes(char first) {
    const auto lead = static_cast<unsigned char>(first);
    return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

// The beginning of a text with at most @p limit UTF-16 units.
std::string_view beginning(std::string_view text, std::size_t limit) {
    std::size_t units = 0;
    std::size_t end = 0;
    while (end < text.size()) {
        const std::size_t bytes = characterBytes(text[end]);
        units += bytes == 4 ? 2 : 1;
        if (units > limit) {
            break;
        }
        end += bytes;
    }
    return text.substr(0, std::min(end, text.size()));
}

// How wide a text is in a table, in digits; Chinese characters are two. Of several lines the
// widest.
double displayWidth(std::string_view text) {
    int widest = 0;
    int width = 0;
    for (std::size_t i = 0; i < text.size(); i += characterBytes(text[i])) {
        width = text[i] == '\n' ? 0 : width + (characterBytes(text[i]) >= 3 ? 2 : 1);
        widest = std::max(widest, width);
    }
    return widest;
}

double columnWidth(const Column& column) {
    constexpr double kNarrowest = 6.0;
    constexpr double kWidest = 60.0;
    constexpr double kMargin = 2.0;
    double width = displayWidth(xlsxHeading(column));
    for (std::size_t row = 0; row < column.size(); ++row) {
        width = std::max(width, displayWidth(column.asText(row)));
    }
    return std::clamp(width + kMargin, kNarrowest, kWidest);
}

std::string sheetName(const std::string& wanted) {
    constexpr std::size_t kLongest = 31;
    std::string name = wanted;
    for (char& letter : name) {
        letter = std::string_view("[]:*?/\\'").contains(letter) ? '_' : letter;
    }
    name = beginning(name, kLongest);
    return name.empty() ? "Sheet1" : name;
}

/// The workbook being written. libxlsxwriter frees it when it is closed.
class Book {
public:
    /// The library's own temporary files go into the folder of @p file.
    explicit Book(const std::filesystem::path& file) : folder_(utf8FromPath(file.parent_path())) {
        lxw_workbook_options options{};
        options.tmpdir = folder_.data();
        book_.reset(workbook_new_opt(utf8FromPath(file).c_str(), &options));
        // The same layer gives the same bytes on every day.
        constexpr std::time_t kMade = 946'684'800;  // 2000-01-01
        lxw_doc_properties properties{};
        properties.created = kMade;
        workbook_set_properties(book_.get(), &properties);
        bold_ = workbook_add_format(book_.get());
        format_set_bold(bold_);
        date_ = workbook_add_format(book_.get());
        format_set_num_format(date_, "yyyy-mm-dd");
    }

    void addSheet(const std::string& name) {
        sheet_ = workbook_add_worksheet(book_.get(), sheetName(name).c_str());
        worksheet_freeze_panes(sheet_, 1, 0);
    }
    [[nodiscard]] lxw_error close() { return workbook_close(book_.release()); }

    [[nodiscard]] lxw_worksheet* sheet() const { return sheet_; }
    [[nodiscard]] lxw_format* bold() const { return bold_; }
    [[nodiscard]] lxw_format* date() const { return date_; }

private:
    struct Freer {
        void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
    };
    std::string folder_;
    std::unique_ptr<lxw_workbook, Freer> book_;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* bold_ = nullptr;
    lxw_format* date_ = nullptr;
};

lxw_row_t rowNumber(std::size_t row) {
    return static_cast<lxw_row_t>(row);
}

lxw_col_t columnNumber(std::size_t column) {
    return static_cast<lxw_col_t>(column);
}

void writeText(const Book& book, std::size_t row, std::size_t column, const std::string& text) {
    if (!text.empty()) {
        worksheet_write_string(
            book.sheet(), rowNumber(row), columnNumber(column), text.c_str(), nullptr);
    }
}

void writeNumber(const Book& book, std::size_t row, std::size_t column, double value) {
    if (std::isfinite(value)) {
        worksheet_write_number(book.sheet(), rowNumber(row), columnNumber(column), value, nullptr);
    }
}

// Excel counts 1900 as a leap year; before March of that year its days are off by one.
void writeDate(const Book& book, std::size_t row, std::size_t column, Date date) {
    if (date < makeDate(1900, 3, 1)) {
        writeText(book, row, column, isoDate(date));
        return;
    }
    const std::chrono::year_month_day day{date};
    lxw_datetime when{};
    when.year = int{day.year()};
    when.month = static_cast<int>(unsigned{day.month()});
    when.day = static_cast<int>(unsigned{day.day()});
    worksheet_write_datetime(
        book.sheet(), rowNumber(row), columnNumber(column), &when, book.date());
}

void writeCell(const Book& book, std::size_t row, std::size_t column, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        writeText(book, row, column, std::string(xlsxText(*text)));
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        if (*integer > -kLargestExact && *integer < kLargestExact) {
            writeNumber(book, row, column, static_cast<double>(*integer));
        } else {
            writeText(book, row, column, std::to_string(*integer));
        }
    } else if (const auto* real = std::get_if<double>(&value)) {
        writeNumber(book, row, column, *real);
    } else if (const auto* boolean = std::get_if<bool>(&value)) {
        writeText(book, row, column, *boolean ? "是" : "否");
    } else if (const auto* date = std::get_if<Date>(&value)) {
        writeDate(book, row, column, *date);
    }
}

void warnOfCutTexts(WriteTask& task) {
    int cut = 0;
    for (const Column& column : task.layer.columns) {
        for (std::size_t row = 0; column.field().type == FieldType::Text && row < column.size();
             ++row) {
            const std::string_view all = column.textView(row);
            cut += all.size() > kMostUnits && xlsxText(all).size() < all.size() ? 1 : 0;
        }
    }
    if (cut > 0) {
        task.warn(text("{} 处文本超过单元格上限 32767 字，已截断",
                       "{} texts are longer than a cell's 32,767 characters and were cut",
                       cut));
    }
}

void writeHeadings(const Book& book, const Layer& layer) {
    for (std::size_t i = 0; i < layer.columns.size(); ++i) {
        const Column& column = layer.columns[i];
        worksheet_write_string(
            book.sheet(), 0, columnNumber(i), xlsxHeading(column).c_str(), book.bold());
        worksheet_set_column(
            book.sheet(), columnNumber(i), columnNumber(i), columnWidth(column), nullptr);
    }
}

bool isWritten(const Column& column, std::size_t row) {
    const Value value = column.value(row);
    if (const auto* real = std::get_if<double>(&value)) {
        return std::isfinite(*real);
    }
    return !column.asText(row).empty();
}

// The library does not notice when a full disk cuts its temporary files; cells or whole rows are
// then missing at the end of a workbook that opens without complaint.
bool cameOutWhole(const WriteTask& task) {
    const auto read = readLayer(task.file(".xlsx"));
    if (!read) {
        return false;
    }
    for (std::size_t i = 0; i < task.layer.columns.size(); ++i) {
        const Column& column = task.layer.columns[i];
        for (std::size_t row = 0; row < column.size(); ++row) {
            const bool there = i < read->layer.columns.size() && row < read->layer.size() &&
                               !read->layer.columns[i].asText(row).empty();
            if (isWritten(column, row) && !there) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

std::string_view xlsxText(std::string_view text) {
    return text.size() <= kMostUnits ? text : beginning(text, kMostUnits);
}

const std::string& xlsxHeading(const Column& column) {
    return column.field().alias.empty() ? column.field().name : column.field().alias;
}

Result<void> writeXlsx(WriteTask& task) {
    const Layer& layer = task.layer;
    if (layer.size() > kMostRows || layer.columns.size() > kMostColumns) {
        return fail(ErrorCode::InvalidArgument,
                    text("共 {} 行 {} 列，超过 Excel 一张表的上限",
                         "{} rows and {} columns are more than a sheet of Excel can hold",
                         layer.size(),
                         layer.columns.size()),
                    task.stem,
                    {"请改用 CSV 或 GeoPackage", "use CSV or GeoPackage instead"});
    }
    Book book(task.file(".xlsx"));
    book.addSheet(layer.name.empty() ? task.stem : layer.name);
    writeHeadings(book, layer);
    for (std::size_t row = 0; row < layer.size(); ++row) {
        if (auto going = task.atRow(row); !going) {
            return going;
        }
        for (std::size_t i = 0; i < layer.columns.size(); ++i) {
            writeCell(book, row + 1, i, layer.columns[i].value(row));
        }
    }
    warnOfCutTexts(task);
    if (layer.kind != GeometryKind::None) {
        task.warn({"XLSX 只有表格，没有图形", "XLSX holds the table only, without the shapes"});
    }
    errno = 0;
    if (book.close() != LXW_NO_ERROR || !cameOutWhole(task)) {
        return writeFailure(task.file(".xlsx"), std::error_code(errno, std::generic_category()));
    }
    return {};
}

}  // namespace ruyuan::gis::detail
