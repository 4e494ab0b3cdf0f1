// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "planner/project.h"

#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// What was ruled out for one site, in the order in which it was.
[[nodiscard]] std::vector<const Ban*> bansOf(const Project& project, std::string_view siteId);

/// The one among them that rules out a path, or a park; the last one, or null.
[[nodiscard]] const Ban* banOf(const std::vector<const Ban*>& bans, Path path);
[[nodiscard]] const Ban* banOf(const std::vector<const Ban*>& bans, const Park& park);

/// Whether both rule out the same for the same site.
[[nodiscard]] bool sameBan(const Ban& one, const Ban& other);

/// What is ruled out: the path, or the name of the park.
[[nodiscard]] gis::Text subjectOf(const Ban& ban, const Project& project);

/// "已禁止迁入A园区（荥政文〔2019〕8号）：居民反对", for reasons and refusals.
[[nodiscard]] gis::Text sentenceOf(const Ban& ban, const Project& project);

}  // namespace ruyuan::planner
