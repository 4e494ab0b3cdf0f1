// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/verdict_texts.h"

#include "gis/platform.h"
#include "planner/detail/read_texts.h"

#include <cassert>
#include <fstream>
#include <iterator>
#include <optional>

namespace ruyuan::planner {

namespace {

/// One language of a sentence; nothing when a part is empty.
std::optional<std::string> filled(const std::string& sentence,
                                  const VerdictTexts::Parts& parts,
                                  std::string gis::Text::* language) {
    std::string result;
    for (std::size_t at = 0; at < sentence.size();) {
        const std::size_t open = sentence.find('{', at);
        const std::size_t close = sentence.find('}', open);
        if (open == std::string::npos || close == std::string::npos) {
            result += sentence.substr(at);
            break;
        }
        result += sentence.substr(at, open - at);
        const auto part = parts.find(sentence.substr(open + 1, close - open - 1));
        if (part == parts.end() || (part->second.*language).empty()) {
            return std::nullopt;
        }
        result += part->second.*language;
        at = close + 1;
    }
    return result;
}

}  // namespace

gis::Result<VerdictTexts> VerdictTexts::of(const PolicyPack& pack) {
    const std::filesystem::path file = gis::resourceDirectory() / "texts" / "verdict.toml";
    std::ifstream stream(file, std::ios::binary);
    const std::string toml{std::istreambuf_iterator<char>(stream), {}};
    if (!stream || toml.empty()) {
        return gis::fail(gis::ErrorCode::CannotRead,
                         {"无法读取判定说明的句子", "cannot read the sentences of verdicts"},
                         gis::utf8FromPath(file),
                         {"请检查安装是否完整。", "Check the installation."});
    }
    auto texts = detail::readTexts(toml, gis::utf8FromPath(file));
    if (!texts) {
        return std::unexpected(texts.error());
    }
    for (const auto& [id, text] : pack.texts) {
        if (!texts->contains(id)) {
            return gis::fail(gis::ErrorCode::InvalidData,
                             gis::text("政策包 {} 的 [texts] 中没有可用的句子“{}”",
                                       "[texts] of pack {}: there is no sentence '{}'",
                                       pack.id,
                                       id),
                             pack.id,
                             {"可用的句子见 resources/texts/verdict.toml。",
                              "resources/texts/verdict.toml lists them."});
        }
        (*texts)[id] = text;
    }
    return VerdictTexts(std::move(*texts));
}

gis::Text VerdictTexts::say(std::string_view id, const Parts& parts) const {
    const auto sentence = texts_.find(std::string(id));
    assert(sentence != texts_.end());
    const auto zh = filled(sentence->second.zh, parts, &gis::Text::zh);
    const auto en = filled(sentence->second.en, parts, &gis::Text::en);
    return zh && en ? gis::Text{*zh, *en} : gis::Text();
}

}  // namespace ruyuan::planner
