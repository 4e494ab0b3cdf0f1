// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "gis/text.h"
#include "planner/policy_pack.h"

#include <map>
#include <string>
#include <string_view>

namespace ruyuan::planner {

/// The sentences that verdicts are written with, by id: those of resources/texts/verdict.toml, a
/// pack's own ([texts]) in their place.
class VerdictTexts {
public:
    using Parts = std::map<std::string, gis::Text, std::less<>>;

    /// CannotRead or InvalidData when the resource is missing or not as it should be.
    [[nodiscard]] static gis::Result<VerdictTexts> of(const PolicyPack& pack);

    /// The sentence with its {parts} filled in, in both languages; empty when a part that it names
    /// is empty or not given. @pre there is a sentence @p id.
    [[nodiscard]] gis::Text say(std::string_view id, const Parts& parts) const;

private:
    explicit VerdictTexts(std::map<std::string, gis::Text> texts) : texts_(std::move(texts)) {}
    std::map<std::string, gis::Text> texts_;
};

}  // namespace ruyuan::planner
