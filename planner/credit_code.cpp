// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/credit_code.h"

#include "planner/detail/cell_text.h"

#include <algorithm>

namespace ruyuan::planner {
namespace {

// GB 32100-2015 table 2: no I, O, S, V, Z.
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t kLength = 18;
constexpr std::size_t kOrganisationCodeLength = 9;
constexpr std::size_t kLicenceLength = 15;

bool isAlphanumeric(char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z');
}

bool isScientific(std::string_view code) {
    return code.contains("E+") && code[0] >= '0' && code[0] <= '9';
}

/// Eighteen digits, zeros behind the fifteenth, and a check digit that does not agree.
bool isRounded(std::string_view code) {
    return code.size() == kLength && code.ends_with("000") &&
           code.find_first_not_of("0123456789") == std::string_view::npos &&
           creditCodeCheckDigit(code.substr(0, kLength - 1)) != code.back();
}

}  // namespace

std::string normaliseCreditCode(std::string_view text) {
    std::string code = detail::squeezed(text);
    std::erase_if(code, [](char letter) { return letter == '\'' || letter == '`'; });
    std::ranges::transform(code, code.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    return code;
}

std::optional<char> creditCodeCheckDigit(std::string_view first17) {
    const std::size_t modulus = kAlphabet.size();
    std::size_t weight = 1;
    std::size_t sum = 0;
    if (first17.size() != kLength - 1) {
        return std::nullopt;
    }
    for (const char letter : first17) {
        const auto value = kAlphabet.find(letter);
        if (value == std::string_view::npos) {
            return std::nullopt;
        }
        sum += value * weight;
        weight = weight * 3 % modulus;
    }
    return kAlphabet[(modulus - sum % modulus) % modulus];
}

bool isSpreadsheetNumber(std::string_view code) {
    return isScientific(code) || isRounded(code);
}

std::optional<gis::Text> creditCodeDefect(std::string_view code) {
    const std::string shown(code);
    if (isScientific(code)) {
        return gis::text(
            "统一社会信用代码“{}”已被表格软件改成科学计数，末几位已丢失，请按文本重新录入",
            "credit code \"{}\" was turned into scientific notation by a spreadsheet; its "
            "last digits are lost, enter it again as text",
            shown);
    }
    if (isRounded(code)) {
        return gis::text(
            "统一社会信用代码“{}”已被表格软件当作数字，只保留了前15位，请按文本重新录入",
            "credit code \"{}\" was taken for a number by a spreadsheet, which kept its first 15 "
            "digits only; enter it again as text",
            shown);
    }
    std::string plain = shown;
    std::erase(plain, '-');
    const bool old = plain.size() == kOrganisationCodeLength || plain.size() == kLicenceLength;
    if (old && std::ranges::all_of(plain, isAlphanumeric)) {
        return std::nullopt;
    }
    if (code.size() != kLength) {
        return gis::text("统一社会信用代码“{}”不是18位",
                         "credit code \"{}\" does not have 18 characters",
                         shown);
    }
    const auto expected = creditCodeCheckDigit(code.substr(0, kLength - 1));
    if (!expected) {
        return gis::text("统一社会信用代码“{}”含有不允许的字符（不使用 I、O、S、V、Z）",
                         "credit code \"{}\" has a character that codes do not use (I, O, S, V, Z)",
                         shown);
    }
    if (code.back() != *expected) {
        return gis::text(
            "统一社会信用代码“{}”的校验位不对，按前17位应为“{}”",
            "the check digit of credit code \"{}\" is wrong; the first 17 characters ask "
            "for \"{}\"",
            shown,
            *expected);
    }
    return std::nullopt;
}

}  // namespace ruyuan::planner
