// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/csv.h"

#include "gis/detail/decode.h"
#include "gis/detail/table.h"
#include "gis/platform.h"

#include <algorithm>
#include <array>
#include <deque>
#include <format>
#include <fstream>
#include <string_view>
#include <utility>
#include <vector>

namespace ruyuan::gis::detail {

namespace {

constexpr std::string_view kDelimiters = ",;\t|";

/// Takes text apart into rows of cells.
class Scanner {
public:
    Scanner(std::string_view text, char delimiter)
        : next_(text.data()), end_(text.data() + text.size()), delimiter_(delimiter) {}

    /// False at the end. The cells are valid until the next call.
    bool nextRow(std::vector<std::string_view>& cells) {
        cells.clear();
        unescaped_.clear();
        if (next_ == end_) {
            return false;
        }
        ++line_;
        rowLine_ = line_;
        while (true) {
            cells.push_back(next_ != end_ && *next_ == '"' ? quotedCell() : plainCell());
            if (next_ == end_) {
                return true;
            }
            if (*next_++ == delimiter_) {
                continue;
            }
            if (next_[-1] == '\r' && next_ != end_ && *next_ == '\n') {
                ++next_;
            }
            return true;
        }
    }

    /// The line that the last row began in, from 1.
    [[nodiscard]] std::size_t rowLine() const { return rowLine_; }
    /// The line of a quote that is never closed; 0 when all are.
    [[nodiscard]] std::size_t openQuote() const { return openQuote_; }

private:
    std::string_view plainCell() {
        const char* begin = next_;
        while (next_ != end_ && *next_ != delimiter_ && *next_ != '\n' && *next_ != '\r') {
            ++next_;
        }
        return {begin, next_};
    }

    std::string_view quotedCell() {
        const char* begin = ++next_;
        const std::size_t opened = line_;
        std::string* joined = nullptr;
        while (true) {
            const char* quote = std::find(next_, end_, '"');
            line_ += static_cast<std::size_t>(std::count(next_, quote, '\n'));
            if (quote == end_) {
                openQuote_ = openQuote_ == 0 ? opened : openQuote_;
            }
            next_ = quote == end_ ? end_ : quote + 1;
            const bool doubled = next_ != end_ && *next_ == '"';
            if (!doubled && joined == nullptr && isCellEnd()) {
                return {begin, quote};
            }
            joined = joined != nullptr ? joined : &unescaped_.emplace_back();
            joined->append(begin, quote);
            if (!doubled) {
                joined->append(plainCell());  // what follows a closing quote belongs to the cell
                return *joined;
            }
            *joined += '"';
            begin = ++next_;
        }
    }

    [[nodiscard]] bool isCellEnd() const {
        return next_ == end_ || *next_ == delimiter_ || *next_ == '\n' || *next_ == '\r';
    }

    const char* next_;
    const char* end_;
    char delimiter_;
    std::size_t line_ = 0;
    std::size_t rowLine_ = 0;
    std::size_t openQuote_ = 0;
    std::deque<std::string> unescaped_;  // cells with doubled quotes
};

bool isBlank(const std::vector<std::string_view>& cells) {
    return std::ranges::all_of(cells, &std::string_view::empty);
}

char delimiterOf(const std::string& extension, std::string_view text) {
    if (extension == ".tsv") {
        return '\t';
    }
    // Titles above the header have none, so a few rows vote; what is between quotes does not.
    constexpr int kRows = 20;
    std::array<std::size_t, kDelimiters.size()> votes{};
    bool quoted = false;
    int rows = 0;
    for (const char letter : text) {
        quoted = quoted != (letter == '"');
        if (quoted) {
            continue;
        }
        if (const std::size_t index = kDelimiters.find(letter); index != std::string_view::npos) {
            ++votes[index];
        }
        if (letter == '\n' && ++rows == kRows) {
            break;
        }
    }
    return kDelimiters[static_cast<std::size_t>(std::ranges::max_element(votes) - votes.begin())];
}

/// Fills the columns of a layer row by row.
class TableBuilder {
public:
    TableBuilder(Layer& layer, HeaderRow header, std::size_t expectedRows)
        : layer_(layer), header_(header), expectedRows_(expectedRows) {}

    void setHeader(const std::vector<std::string_view>& cells) {
        std::vector<std::string> names(cells.begin(), cells.end());
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i].empty()) {
                names[i] = columnLetters(i);
            }
        }
        makeNamesUnique(names);
        for (std::string& name : names) {
            layer_.columns.emplace_back(Field{std::move(name), FieldType::Text, {}});
            layer_.columns.back().reserve(expectedRows_);
        }
    }

    void addRow(const std::vector<std::string_view>& cells, std::size_t line) {
        if (cells.size() > layer_.columns.size()) {
            widen(cells, line);
        }
        const std::size_t given = std::min(cells.size(), layer_.columns.size());
        for (std::size_t i = 0; i < given; ++i) {
            if (cells[i].empty()) {
                layer_.columns[i].appendNull();
            } else {
                layer_.columns[i].appendText(cells[i]);
            }
        }
        for (std::size_t i = given; i < layer_.columns.size(); ++i) {
            layer_.columns[i].appendNull();
        }
        ++rows_;
    }

    /// Rows with more cells than the header, and the line of the first of them.
    std::size_t tooLong = 0;
    std::size_t firstTooLong = 0;

private:
    // Without a header the widest row says how many columns there are.
    void widen(const std::vector<std::string_view>& cells, std::size_t line) {
        if (header_ == HeaderRow::None) {
            while (layer_.columns.size() < cells.size()) {
                Column column(Field{columnLetters(layer_.columns.size()), FieldType::Text, {}});
                for (std::size_t row = 0; row < rows_; ++row) {
                    column.appendNull();
                }
                layer_.columns.push_back(std::move(column));
            }
            return;
        }
        const bool lost =
            std::ranges::any_of(cells.begin() + static_cast<std::ptrdiff_t>(layer_.columns.size()),
                                cells.end(),
                                [](std::string_view cell) { return !cell.empty(); });
        if (lost) {
            firstTooLong = tooLong == 0 ? line : firstTooLong;
            ++tooLong;
        }
    }

    Layer& layer_;
    HeaderRow header_;
    std::size_t expectedRows_;
    std::size_t rows_ = 0;
};

void warnAbout(const TableBuilder& builder,
               const Scanner& scanner,
               const std::string& where,
               Warnings& warnings) {
    if (builder.tooLong > 0) {
        warnings.push_back({text("有 {} 行的单元格多于表头（第一处在第 {} 行），多出的未读入。",
                                 "{} rows have more cells than the header (the first in line {}); "
                                 "the extra cells were left out.",
                                 builder.tooLong,
                                 builder.firstTooLong),
                            where});
    }
    if (scanner.openQuote() > 0) {
        warnings.push_back({text("第 {} 行的引号没有闭合，其后的内容都读入了同一个单元格。",
                                 "The quote opened in line {} is never closed; all that follows "
                                 "went into one cell.",
                                 scanner.openQuote()),
                            where});
    }
}

Result<void> parse(std::string_view text_,
                   char delimiter,
                   HeaderRow header,
                   const std::string& where,
                   ReadResult& result,
                   const Progress& progress) {
    constexpr std::size_t kStep = 8192;
    const auto lines = static_cast<std::size_t>(std::ranges::count(text_, '\n'));
    TableBuilder builder(result.layer, header, lines);
    Scanner scanner(text_, delimiter);
    std::vector<std::string_view> cells;
    bool headed = header == HeaderRow::None;
    std::size_t blank = 0;  // rows not yet known to be inside the table
    for (std::size_t count = 0; scanner.nextRow(cells); ++count) {
        if (count % kStep == kStep - 1) {
            if (progress.stopRequested()) {
                return fail(
                    ErrorCode::Cancelled, text("已停止读取。", "Reading was stopped."), where);
            }
            progress.step(static_cast<double>(scanner.rowLine()) /
                              static_cast<double>(std::max(lines, scanner.rowLine())),
                          text("读取 {}", "Reading {}", where));
        }
        if (isBlank(cells)) {
            ++blank;
        } else if (!headed) {
            builder.setHeader(cells);
            headed = true;
            blank = 0;
        } else {
            // Without a header row numbers must be those of the sheet, so blank rows count.
            for (; header == HeaderRow::None && blank > 0; --blank) {
                builder.addRow({}, 0);
            }
            builder.addRow(cells, scanner.rowLine());
        }
    }
    warnAbout(builder, scanner, where, result.warnings);
    return {};
}

Result<std::string> contentOf(const std::filesystem::path& file, const std::string& where) {
    std::ifstream input(file, std::ios::binary);
    std::string bytes;
    if (input) {
        input.seekg(0, std::ios::end);
        bytes.resize(static_cast<std::size_t>(std::max<std::streamoff>(0, input.tellg())));
        input.seekg(0);
        input.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    if (!input) {
        return fail(ErrorCode::CannotRead,
                    text("文件读不出来。", "The file cannot be read."),
                    where,
                    text("请检查文件权限，或它是否正被其他程序占用。",
                         "Check its permissions, and whether another program holds it."));
    }
    return bytes;
}

std::unexpected<Error> notText(const std::string& where) {
    return fail(ErrorCode::CannotRead,
                text("文件不是文本表格：其中含有二进制内容。",
                     "The file is no text table: it has binary content."),
                where,
                text("请用表格软件另存为 CSV 或 XLSX。", "Save it as CSV or XLSX first."));
}

}  // namespace

std::string csvLayerName(const std::filesystem::path& file) {
    return utf8FromPath(file.stem());
}

Result<ReadResult> readCsv(const std::filesystem::path& file,
                           const ReadOptions& options,
                           const Progress& progress) {
    const std::string where = utf8FromPath(file.filename());
    auto bytes = contentOf(file, where);
    if (!bytes) {
        return std::unexpected(std::move(bytes.error()));
    }
    ReadResult result;
    result.driver = "CSV";
    result.layer.name = csvLayerName(file);
    result.encodingUsed = decodeFile(*bytes, options.encoding, where, result.warnings);
    if (bytes->contains('\0')) {
        return notText(where);
    }
    const char delimiter = delimiterOf(lowerExtension(file), *bytes);
    const auto finish = [&] { return addPoints(result.layer, options, where, result.warnings); };
    const auto select = [&] { return keepColumns(result.layer, options, where); };
    return parse(*bytes, delimiter, options.header, where, result, progress)
        .and_then(finish)
        .and_then(select)
        .transform([&] { return std::move(result); });
}

}  // namespace ruyuan::gis::detail
