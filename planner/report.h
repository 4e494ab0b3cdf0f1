// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/layer.h"
#include "gis/result.h"
#include "gis/text.h"
#include "planner/personal_data.h"
#include "planner/project.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// A table or layer of a project's result, for files that others receive.
struct ReportLayer {
    std::string stem;  ///< file name without suffix: "sites"
    gis::Text title;   ///< 厂区与改造路径
    gis::Layer layer;  ///< in EPSG:4490; texts in the language asked for
};

/// The result as layers: sites with classification and plan, sites without a place (a table),
/// parks with their load, moves (a line from the old site to the park), built-up areas, counties,
/// findings and tasks. Layers without rows are left out. Contacts, phones and who decided are told
/// as @p persons says: left out, masked or whole.
/// InvalidData when the project's pack cannot be read, CannotRead without the sentences of
/// verdicts.
[[nodiscard]] gis::Result<std::vector<ReportLayer>> reportLayers(
    const Project& project, gis::Language language, PersonalData persons = PersonalData::Omit);

/// Short names for the columns of reportLayers(), at most 10 bytes in ASCII (pinyin initials as
/// land offices write them: QYMC, XYDM, GZLJ…).
[[nodiscard]] const std::map<std::string, std::string>& shortColumnNames();

}  // namespace ruyuan::planner
