// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/problem_actions.h"

#include "app/cli/opened.h"
#include "app/cli/text_table.h"
#include "app/common/acting.h"
#include "app/common/mending.h"
#include "gis/platform.h"
#include "planner/data_problems.h"
#include "planner/project_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <format>
#include <map>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using planner::DataProblem;
using planner::Project;
using Json = nlohmann::ordered_json;

std::string rowOf(const Project& project, const planner::Origin& origin) {
    const auto source = std::ranges::find(project.sources, origin.source, &planner::Source::id);
    return source == project.sources.end() ? std::string()
                                           : std::format("{}:{}", source->file, origin.row);
}

Json problemJson(const Project& project, const DataProblem& problem, Language language) {
    return {{"id", problem.id},
            {"kind", problem.kind},
            {"grade", word(problem.grade)},
            {"site", problem.siteId},
            {"row", rowOf(project, problem.origin)},
            {"field", problem.field},
            {"sentence", problem.sentence.in(language)},
            {"advice", problem.advice.in(language)},
            {"remedy", problem.remedy ? Json(*problem.remedy) : Json()}};
}

std::string problemTable(const Project& project,
                         const std::vector<DataProblem>& problems,
                         Language language) {
    std::vector<std::vector<std::string>> rows{{Text{"程度", "grade"}.in(language),
                                                Text{"类别", "kind"}.in(language),
                                                Text{"厂区", "site"}.in(language),
                                                Text{"来源", "source"}.in(language),
                                                Text{"问题", "problem"}.in(language),
                                                Text{"办法", "what to do"}.in(language)}};
    for (const DataProblem& problem : problems) {
        rows.push_back({label(problem.grade).in(language),
                        problem.kind,
                        problem.siteId,
                        rowOf(project, problem.origin),
                        problem.sentence.in(language),
                        problem.advice.in(language)});
    }
    return textTable(rows);
}

/// How many there are of each grade and kind, and how to mend those that can be mended together.
void printSummary(const std::vector<DataProblem>& problems, const Console& console) {
    std::map<planner::ProblemGrade, int> grades;
    std::map<std::string, int> remedies;
    for (const DataProblem& problem : problems) {
        ++grades[problem.grade];
        remedies[problem.kind] += problem.remedy ? 1 : 0;
    }
    console.print(gis::text("{} 个问题：错误 {}，待核 {}，提示 {}",
                            "{} problems: {} errors, {} warnings, {} notes",
                            problems.size(),
                            grades[planner::ProblemGrade::Error],
                            grades[planner::ProblemGrade::Warning],
                            grades[planner::ProblemGrade::Note]));
    for (const auto& [kind, count] : remedies) {
        if (count > 0) {
            console.print(gis::text("其中 {} 个可一并改正：ruyuan problems P --kind {} --fix",
                                    "{} of them can be mended at once: ruyuan problems P --kind {} "
                                    "--fix",
                                    count,
                                    kind));
        }
    }
}

ExitStatus mend(const ProblemOptions& options,
                Project& project,
                const std::vector<DataProblem>& problems,
                const Console& console) {
    planner::SiteEdits edits = mendedSites(project, problems);
    if (edits.empty()) {
        console.print({"没有可以一并改正的问题", "nothing can be mended at once"});
        return ExitStatus::Success;
    }
    const Text sentence = mendingSentence(edits.size());
    auto written = planner::editSites(gis::pathFromUtf8(options.project),
                                      project,
                                      std::move(edits),
                                      actOf("problems", sentence, options.kind));
    if (!written) {
        return failed(written.error(), console);
    }
    console.print(gis::text("{}；ruyuan undo 可撤销", "{}; ruyuan undo takes it back", sentence));
    return ExitStatus::Success;
}

gis::Result<void> checkKind(const std::string& kind) {
    std::string names;
    for (const planner::ProblemKind& known : planner::problemKinds()) {
        if (kind.empty() || known.name == kind) {
            return {};
        }
        names += std::format("{}{}", names.empty() ? "" : ", ", known.name);
    }
    return gis::fail(gis::ErrorCode::NotFound,
                     gis::text("没有“{}”这类问题", "there is no kind of problem \"{}\"", kind),
                     "--kind",
                     gis::text("可用：{}", "there are: {}", names));
}

}  // namespace

ExitStatus runProblems(const ProblemOptions& options, const Console& console) {
    auto project = planner::readProject(gis::pathFromUtf8(options.project));
    const auto regions = planner::readRegionNames();
    const auto known = checkKind(options.kind);
    if (!project || !regions || !known) {
        return failed(!project   ? project.error()
                      : !regions ? regions.error()
                                 : known.error(),
                      console);
    }
    std::string site;
    if (!options.site.empty()) {
        const auto found = findSite(*project, options.site);
        if (!found) {
            return failed(found.error(), console);
        }
        site = project->sites[*found].id;
    }
    std::vector<DataProblem> problems = planner::dataProblems(*project, *regions);
    std::erase_if(problems, [&](const DataProblem& problem) {
        return (!options.kind.empty() && problem.kind != options.kind) ||
               (!site.empty() && problem.siteId != site);
    });
    if (options.fix) {
        return mend(options, *project, problems, console);
    }
    if (options.json) {
        Json all = Json::array();
        for (const DataProblem& problem : problems) {
            all.push_back(problemJson(*project, problem, console.language()));
        }
        console.printRaw(all.dump(2) + "\n");
        return ExitStatus::Success;
    }
    if (!problems.empty()) {
        console.printRaw(problemTable(*project, problems, console.language()));
    }
    printSummary(problems, console);
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
