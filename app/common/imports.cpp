// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/imports.h"

#include "app/common/acting.h"
#include "gis/platform.h"
#include "planner/pipeline.h"

#include <algorithm>

namespace ruyuan::app {

gis::Result<Imported> importInto(planner::Project& project,
                                 const std::string& content,
                                 const planner::ImportRequest& request,
                                 const gis::Progress& progress) {
    auto summary = planner::importFile(project, request, progress);
    if (!summary) {
        return std::unexpected(summary.error());
    }
    planner::inputsChanged(project, planner::Stage::Screen);
    auto act = actOf("import",
                     gis::text("导入 {}（{}，{} 行）",
                               "imported {} ({}, {} rows)",
                               gis::utf8FromPath(request.file.filename()),
                               content,
                               summary->rowsUsed));
    return Imported{std::move(*summary), std::move(act)};
}

gis::Text importSentence(const planner::Project& project, const planner::ImportSummary& summary) {
    const planner::Source& source = project.sources.back();
    const auto issues =
        std::ranges::count_if(project.issues, [&](const planner::ImportIssue& issue) {
            return std::ranges::contains(summary.sources, issue.origin.source);
        });
    return gis::text("{}：采用 {} 行，未采用 {} 行，问题 {} 条",
                     "{}: {} rows used, {} skipped, {} issues",
                     source.file,
                     summary.rowsUsed,
                     summary.rowsSkipped,
                     issues);
}

}  // namespace ruyuan::app
