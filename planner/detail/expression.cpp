// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/expression.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ruyuan::planner::detail {

namespace {

constexpr std::size_t kMaxLength = 4000;
constexpr std::array<std::string_view, 9> kWords{
    "and", "or", "not", "in", "between", "like", "glob", "true", "false"};
constexpr std::array<std::string_view, 8> kFunctions{
    "abs", "round", "length", "lower", "upper", "trim", "instr", "substr"};
constexpr std::string_view kSigns = "()+-*/%<>=!|, \t\r\n";

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || isDigit(c);
}

std::string lower(std::string_view text) {
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return small;
}

gis::Error refuse(gis::Text sentence) {
    return {.code = gis::ErrorCode::InvalidData,
            .sentence = std::move(sentence),
            .where = {},
            .advice = {
                "条件只能使用事实、常数、AND、OR、NOT、比较、IN、BETWEEN、LIKE、GLOB 和少数函数。",
                "Conditions may use facts, constants, AND, OR, NOT, comparisons, IN, BETWEEN, "
                "LIKE, GLOB and a few functions."}};
}

class Scanner {
public:
    Scanner(std::string_view text, const FactTable& facts) : text_(text), facts_(facts) {}

    gis::Result<Expression> run() {
        while (at_ < text_.size() && !error_) {
            next();
        }
        if (depth_ > 0) {
            fault({"括号没有闭合", "a bracket is not closed"});
        }
        if (error_) {
            return std::unexpected(*error_);
        }
        std::ranges::sort(found_.facts);
        const auto repeated = std::ranges::unique(found_.facts);
        found_.facts.erase(repeated.begin(), repeated.end());
        return found_;
    }

private:
    void fault(gis::Text sentence) {
        if (!error_) {
            error_ = refuse(std::move(sentence));
        }
    }

    void next() {
        const char c = text_[at_];
        if (c == '\'') {
            readText();
        } else if (isDigit(c) || c == '.') {
            readNumber();
        } else if (isWordCharacter(c)) {
            readWord();
        } else {
            readSign(c);
        }
    }

    void readSign(char c) {
        const std::string_view pair = text_.substr(at_, 2);
        if (!kSigns.contains(c) || pair == "--" || pair == "/*") {
            fault(gis::text("条件中不能有“{}”", "'{}' has no place in a condition", signAt()));
            return;
        }
        depth_ += c == '(' ? 1 : 0;
        depth_ -= c == ')' ? 1 : 0;
        if (depth_ < 0) {
            fault({"多了一个右括号", "there is a closing bracket too many"});
        }
        ++at_;
    }

    /// The character here, or the two that begin a comment.
    std::string signAt() const {
        const std::string_view pair = text_.substr(at_, 2);
        if (pair == "--" || pair == "/*") {
            return std::string(pair);
        }
        std::size_t end = at_ + 1;
        while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) {
            ++end;
        }
        return std::string(text_.substr(at_, end - at_));
    }

    void readText() {
        std::string value;
        std::size_t i = at_ + 1;
        for (; i < text_.size(); ++i) {
            if (text_[i] == '\'' && (i + 1 == text_.size() || text_[i + 1] != '\'')) {
                found_.texts.push_back(value);
                at_ = i + 1;
                return;
            }
            i += text_[i] == '\'' ? 1U : 0U;
            value += text_[i];
        }
        fault({"引号没有闭合", "a quotation mark is not closed"});
    }

    void readNumber() {
        double value = 0;
        const char* first = text_.data() + at_;
        const auto [end, problem] = std::from_chars(first, text_.data() + text_.size(), value);
        const auto length = static_cast<std::size_t>(end - first);
        const bool runsOn = at_ + length < text_.size() && isWordCharacter(text_[at_ + length]);
        if (problem != std::errc() || runsOn) {
            fault({"数字写法有误", "a number is written wrongly"});
            return;
        }
        found_.numbers.push_back(value);
        at_ += length;
    }

    void readWord() {
        std::size_t end = at_;
        while (end < text_.size() && isWordCharacter(text_[end])) {
            ++end;
        }
        const std::string written(text_.substr(at_, end - at_));
        const std::string word = lower(written);
        at_ = end;
        const std::size_t after = text_.find_first_not_of(" \t\r\n", end);
        const bool called = after != std::string_view::npos && text_[after] == '(';
        if (std::ranges::contains(kWords, word) || (called && isAllowedFunction(word))) {
            return;
        }
        if (const std::optional<std::size_t> fact = facts_.index(word)) {
            found_.facts.push_back(*fact);
            return;
        }
        faultOfWord(written, word);
    }

    void faultOfWord(const std::string& written, const std::string& word) {
        if (word == "is" || word == "null" || word == "isnull" || word == "notnull" ||
            word == "coalesce" || word == "ifnull" || word == "case") {
            fault(gis::text("“{}”不能用于条件：缺少的事实只能得出“待定”",
                            "'{}' has no place in a condition: a missing fact makes it unknown",
                            written));
        } else {
            fault(gis::text("没有“{}”这个事实", "there is no fact '{}'", written));
        }
    }

    std::string_view text_;
    const FactTable& facts_;
    std::size_t at_ = 0;
    int depth_ = 0;
    Expression found_;
    std::optional<gis::Error> error_;
};

}  // namespace

bool isAllowedFunction(std::string_view name) {
    return std::ranges::contains(kFunctions, name);
}

gis::Result<Expression> scanExpression(std::string_view text, const FactTable& facts) {
    if (text.size() > kMaxLength) {
        return std::unexpected(refuse(
            gis::text("条件超过 {} 个字节", "the condition is longer than {} bytes", kMaxLength)));
    }
    return Scanner(text, facts).run();
}

}  // namespace ruyuan::planner::detail
