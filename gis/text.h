// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <format>
#include <string>
#include <type_traits>
#include <utility>

namespace ruyuan::gis {

enum class Language { Chinese, English };

/// A sentence for people, in both languages of the interface. Never empty in one language only.
struct Text {
    std::string zh;
    std::string en;

    [[nodiscard]] const std::string& in(Language language) const {
        return language == Language::Chinese ? zh : en;
    }
    [[nodiscard]] bool empty() const { return zh.empty() && en.empty(); }
    bool operator==(const Text&) const = default;
};

namespace detail {
template <class T>
using InOneLanguage = std::conditional_t<std::is_same_v<std::remove_cvref_t<T>, Text>,
                                         const std::string&,
                                         const std::remove_cvref_t<T>&>;

template <class T>
InOneLanguage<T> pick(Language language, const T& value) {
    if constexpr (std::is_same_v<T, Text>) {
        return value.in(language);
    } else {
        return value;
    }
}
}  // namespace detail

/// Formats both languages with the same arguments, as std::format does; an argument that is itself
/// a Text appears in the language of the sentence.
template <class... Args>
[[nodiscard]] Text text(std::format_string<detail::InOneLanguage<Args>...> zh,
                        std::format_string<detail::InOneLanguage<Args>...> en,
                        const Args&... args) {
    return {std::format(zh, detail::pick(Language::Chinese, args)...),
            std::format(en, detail::pick(Language::English, args)...)};
}

}  // namespace ruyuan::gis
