// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/cell_words.h"

#include "planner/detail/cell_text.h"

#include <algorithm>
#include <array>

namespace ruyuan::planner {
namespace {

using detail::containsAny;

template <class T>
WordReading<T> notUnderstood(std::string_view cell) {
    return {std::nullopt,
            gis::text("“{}”不能识别，未采用",
                      "\"{}\" is not understood; left empty",
                      std::string(detail::trim(cell)))};
}

struct PathWords {
    Path path;
    std::array<std::string_view, 9> words;
};
constexpr std::array<PathWords, 4> kPathWords{{
    {Path::OnSite,
     {"就地改造",
      "就地升级",
      "提标改造",
      "升级改造",
      "原地改造",
      "就地提升",
      "就地",
      "改造提升",
      "提升改造"}},
    {Path::Transformation,
     {"转型转产",
      "转产",
      "业态转型",
      "转型",
      "改变业态",
      "转型发展",
      "转业",
      "退二进三",
      "业态调整"}},
    {Path::Relocation,
     {"退城入园", "异地迁建", "异地搬迁", "搬迁入园", "整体搬迁", "迁建", "入园", "搬迁", "外迁"}},
    {Path::Closure,
     {"关闭退出", "关停退出", "关停", "永久关闭", "淘汰", "关闭", "依法取缔", "取缔", "退出"}},
}};

}  // namespace

WordReading<bool> readTruth(std::string_view cell) {
    constexpr std::array<std::string_view, 28> kYes{
        "是",    "有",   "能", "√",        "✓",    "✔",    "y",          "yes",          "true",
        "1",     "内",   "已", "符合",     "愿意", "同意", "存在",       "可",           "可以",
        "能够",  "具备", "在", "建成区内", "达标", "属于", "建成区以内", "位于建成区内", "可达标",
        "有意愿"};
    constexpr std::array<std::string_view, 26> kNo{
        "否",     "没有",   "不能",       "×",      "✗",       "x",      "n",
        "no",     "false",  "0",          "外",     "未",      "不符合", "不愿意",
        "不同意", "不存在", "不可",       "不可以", "不具备",  "不在",   "建成区外",
        "不达标", "不属于", "建成区以外", "无意愿", "不能达标"};
    const std::string text = detail::squeezed(cell);
    if (text == "无") {  // "有无…: 无" is an answer, not a missing value
        return {false, std::nullopt};
    }
    if (detail::saysNothing(cell)) {
        return {};
    }
    if (std::ranges::contains(kYes, std::string_view(text))) {
        return {true, std::nullopt};
    }
    if (std::ranges::contains(kNo, std::string_view(text))) {
        return {false, std::nullopt};
    }
    return notUnderstood<bool>(cell);
}

WordReading<SizeClass> readSizeClass(std::string_view cell) {
    if (detail::saysNothing(cell)) {
        return {};
    }
    std::string text = detail::squeezed(cell);
    if (const auto exact = sizeFromWord(text)) {
        return {exact, std::nullopt};
    }
    if (containsAny(text, std::array<std::string_view, 3>{"规上", "规下", "规模以"})) {
        return {std::nullopt,
                gis::text("“{}”是规模以上、以下口径，不是企业规模划型，未采用",
                          "\"{}\" tells designated size, not the size class; left empty",
                          text)};
    }
    text = detail::replaceAll(std::move(text), "企业", "");
    text = detail::replaceAll(std::move(text), "型", "");
    constexpr std::array<std::pair<std::string_view, SizeClass>, 5> kSizes{
        {{"特大", SizeClass::ExtraLarge},
         {"大", SizeClass::Large},
         {"中", SizeClass::Medium},
         {"小", SizeClass::Small},
         {"微", SizeClass::Micro}}};
    const auto* found =
        std::ranges::find(kSizes, std::string_view(text), &decltype(kSizes)::value_type::first);
    return found == kSizes.end() ? notUnderstood<SizeClass>(cell)
                                 : WordReading<SizeClass>{found->second, std::nullopt};
}

WordReading<Path> readPath(std::string_view cell) {
    if (detail::saysNothing(cell)) {
        return {};
    }
    const std::string text = detail::squeezed(cell);
    if (const auto exact = pathFromWord(text)) {
        return {exact, std::nullopt};
    }
    // 退城入园 holds 入园 only, but 关停退出 and 退城 share 退: the whole words decide.
    std::optional<Path> found;
    for (const auto& [path, words] : kPathWords) {
        if (containsAny(text, words)) {
            if (found) {
                return {std::nullopt,
                        gis::text("“{}”含有不止一种方式，未采用",
                                  "\"{}\" names more than one path; left empty",
                                  std::string(detail::trim(cell)))};
            }
            found = path;
        }
    }
    return found ? WordReading<Path>{found, std::nullopt} : notUnderstood<Path>(cell);
}

std::string firmKey(std::string_view name) {
    constexpr std::array<std::string_view, 8> kStates{
        "停产", "关停", "在产", "已关闭", "关闭", "注销", "在建", "停业"};
    std::string key = detail::replaceAll(detail::squeezed(name), "碳素", "炭素");
    for (auto open = key.find('('); open != std::string::npos;) {
        const auto close = key.find(')', open);
        if (close == std::string::npos) {
            break;
        }
        if (containsAny(std::string_view(key).substr(open, close - open), kStates)) {
            key.erase(open, close - open + 1);
            open = key.find('(', open);
        } else {
            open = key.find('(', close);
        }
    }
    return key;
}

}  // namespace ruyuan::planner
