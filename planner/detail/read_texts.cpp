// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/read_texts.h"

#include "planner/detail/toml_table.h"

namespace ruyuan::planner::detail {

gis::Result<std::map<std::string, gis::Text>> readTexts(std::string_view toml,
                                                        const std::string& name) {
    const gis::Result<toml::table> parsed = parseToml(toml, name);
    if (!parsed) {
        return std::unexpected(parsed.error());
    }
    Faults faults(name);
    Table root(*parsed, {"判定说明", "sentences of verdicts"}, faults);
    std::map<std::string, gis::Text> texts;
    if (const toml::table* found = root.table("texts")) {
        texts = Table(*found, {"[texts]", "[texts]"}, faults).bilinguals();
    }
    root.finish();
    if (faults.first()) {
        return std::unexpected(*faults.first());
    }
    return texts;
}

}  // namespace ruyuan::planner::detail
