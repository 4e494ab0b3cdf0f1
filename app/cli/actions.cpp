// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/actions.h"

#include "app/cli/opened.h"
#include "app/cli/show.h"
#include "app/cli/summary.h"
#include "app/cli/text_table.h"
#include "app/common/acting.h"
#include "app/common/imports.h"
#include "app/common/planning_acts.h"
#include "gis/platform.h"
#include "planner/export_files.h"
#include "planner/project_file.h"
#include "planner/sample.h"
#include "planner/scenarios.h"
#include "planner/suitability.h"

#include <format>
#include <set>

namespace ruyuan::app {

namespace {

using gis::Result;
using gis::Text;
using planner::Project;

Result<Project> newProject(const NewOptions& options) {
    if (!options.sample.empty()) {
        return planner::sampleProject(options.sample);
    }
    if (options.asOf.empty()) {
        return gis::fail(gis::ErrorCode::InvalidArgument,
                         {"请给出基准日期", "an as-of date is needed"},
                         "--as-of",
                         {"例如 --as-of 2019-07-01；时限按这一天判断，不看电脑时间",
                          "e.g. --as-of 2019-07-01; dates are judged by it, not by the clock"});
    }
    auto asOf = gis::parseIsoDate(options.asOf);
    if (!asOf) {
        return std::unexpected(asOf.error());
    }
    auto text = planner::readPolicyText(options.policy);
    if (!text) {
        return std::unexpected(text.error());
    }
    auto pack = planner::parsePolicyPack(*text, options.policy);
    if (!pack) {
        return std::unexpected(pack.error());
    }
    Project project;
    project.policyName = options.policy;
    project.policyText = std::move(*text);
    project.asOf = *asOf;
    return project;
}

}  // namespace

namespace {

struct FormatName {
    std::string_view name;
    gis::VectorFormat format;
};
constexpr FormatName kFormats[] = {{"shapefile", gis::VectorFormat::Shapefile},
                                   {"gpkg", gis::VectorFormat::GeoPackage},
                                   {"geojson", gis::VectorFormat::GeoJson},
                                   {"csv", gis::VectorFormat::Csv},
                                   {"xlsx", gis::VectorFormat::Xlsx}};

Result<void> checkStagesExist(const Project& project, planner::Stage first) {
    if (project.sites.empty()) {
        return gis::fail(gis::ErrorCode::NotFound,
                         {"项目中还没有厂区", "the project has no sites yet"},
                         {},
                         {"请先运行 ruyuan import PROJECT --sites 台账",
                          "run ruyuan import PROJECT --sites LEDGER first"});
    }
    const bool missing = (first > planner::Stage::Screen && project.screening.empty()) ||
                         (first > planner::Stage::Classify && project.classifications.empty()) ||
                         (first > planner::Stage::Plan && !project.plan);
    if (missing) {
        return gis::fail(gis::ErrorCode::NotFound,
                         {"前面的步骤还没有结果", "an earlier stage has no result yet"},
                         {},
                         {"请先运行 ruyuan run PROJECT", "run ruyuan run PROJECT first"});
    }
    return {};
}

Result<planner::PolicyPack> packOf(const Project& project) {
    return planner::parsePolicyPack(project.policyText, project.policyName);
}

bool printExport(const std::vector<planner::ExportedLayer>& layers, const Console& console) {
    std::set<std::filesystem::path> files;
    bool agree = true;
    for (const planner::ExportedLayer& layer : layers) {
        for (const gis::Warning& warning : layer.warnings) {
            console.warn(warning);
        }
        for (const Text& difference : layer.differences) {
            agree = false;
            console.warn({difference, layer.stem});
        }
        for (const auto& file : layer.files) {
            files.insert(file);
        }
        console.print(gis::text("{}：{} 行，重新读取{}",
                                "{}: {} rows, read back {}",
                                layer.title,
                                layer.rows,
                                layer.differences.empty() ? Text{"一致", "the same"}
                                                          : Text{"不一致", "with differences"}));
    }
    for (const auto& file : files) {
        console.printRaw("  " + gis::utf8FromPath(file) + '\n');
    }
    return agree;
}

}  // namespace

ExitStatus runNew(const NewOptions& options, const Console& console) {
    auto project = newProject(options);
    if (!project) {
        return failed(project.error(), console);
    }
    auto created = planner::createProject(gis::pathFromUtf8(options.project),
                                          *project,
                                          actOf("new",
                                                gis::text("建立项目（政策包 {}，基准日期 {}）",
                                                          "made the project (policy {}, as of {})",
                                                          packWithHash(*project),
                                                          gis::isoDate(project->asOf))));
    if (!created) {
        return failed(created.error(), console);
    }
    console.print(gis::text("已建立项目 {}（政策包 {}，基准日期 {}，厂区 {}，园区 {}）",
                            "made {} (policy {}, as of {}, {} sites, {} parks)",
                            options.project,
                            project->policyName,
                            gis::isoDate(project->asOf),
                            project->sites.size(),
                            project->parks.size()));
    return ExitStatus::Success;
}

ExitStatus runSet(const SetOptions& options, const Console& console) {
    const auto file = gis::pathFromUtf8(options.project);
    const auto before = planner::readProject(file);
    if (!before) {
        return failed(before.error(), console);
    }
    if (options.asOf.empty() && options.policy.empty()) {
        return failed(
            {gis::ErrorCode::InvalidArgument,
             {"请用 --as-of 或 --policy 说明要改什么", "say what to set: --as-of or --policy"},
             {},
             {}},
            console);
    }
    std::optional<gis::Date> asOf;
    if (!options.asOf.empty()) {
        auto date = gis::parseIsoDate(options.asOf);
        if (!date) {
            return failed(date.error(), console);
        }
        asOf = *date;
    }
    Project after = *before;
    const auto act = setBasis(after, asOf, options.policy);
    if (!act) {
        return failed(act.error(), console);
    }
    if (auto written = planner::writeProject(file, *before, after, *act); !written) {
        return failed(written.error(), console);
    }
    console.print(gis::text("政策包 {}，基准日期 {}；重新运行 ruyuan run 后生效",
                            "policy {}, as of {}; run ruyuan run again",
                            after.policyName,
                            gis::isoDate(after.asOf)));
    return ExitStatus::Success;
}

namespace {

gis::Result<Project> scenarioShown(const Project& project,
                                   const std::string& name,
                                   const Console& console) {
    const auto pack = packOf(project);
    if (!pack) {
        return std::unexpected(pack.error());
    }
    return planner::shownBy(project, *pack, name, console.progress());
}

}  // namespace

ExitStatus runStages(const StageOptions& options, const Console& console) {
    const auto file = gis::pathFromUtf8(options.project);
    auto project = planner::readProject(file);
    if (!project) {
        return failed(project.error(), console);
    }
    auto ready = checkStagesExist(*project, options.first);
    if (!ready) {
        return failed(ready.error(), console);
    }
    auto pack = packOf(*project);
    if (!pack) {
        return failed(pack.error(), console);
    }
    const Project before = *project;
    RunRequest request{options.scenario, options.first, options.last, {}};
    request.options.solve.gap = options.gap;
    request.options.solve.nodeLimit = options.nodes;
    const auto done = runActs(*project, *pack, request, console.progress());
    if (!done) {
        const bool wrongPlan = options.last == planner::Stage::Verify &&
                               done.error().code == gis::ErrorCode::InvalidData;
        const ExitStatus status = failed(done.error(), console);
        return wrongPlan ? ExitStatus::NotVerified : status;
    }
    auto written = planner::writeProject(file, before, *project, *done);
    if (!written) {
        return failed(written.error(), console);
    }
    const auto shown = planner::meansBase(options.scenario)
                           ? gis::Result<Project>(*project)
                           : scenarioShown(*project, options.scenario, console);
    if (!shown) {
        return failed(shown.error(), console);
    }
    console.printRaw(summary(*shown, console.language()));
    if (options.last == planner::Stage::Verify) {
        console.print({"独立校验通过：路径、时限、园区、用地与费用均可由原始数据重新算出",
                       "verified: paths, dates, parks, land and costs all follow from the inputs"});
    }
    console.print(gis::text("结果已存入 {}", "results are in {}", options.project));
    return ExitStatus::Success;
}

ExitStatus runExport(const ExportCommandOptions& options, const Console& console) {
    auto project = planner::readProject(gis::pathFromUtf8(options.project));
    if (!project) {
        return failed(project.error(), console);
    }
    planner::ExportOptions exporting;
    for (const FormatName& name : kFormats) {
        if (name.name == options.format) {
            exporting.format = name.format;
        }
    }
    exporting.encoding =
        options.encoding == "utf-8" ? gis::DbfEncoding::Utf8 : gis::DbfEncoding::Gbk;
    exporting.language = console.language();
    exporting.persons =
        planner::personalDataFromWord(options.personal).value_or(planner::PersonalData::Omit);
    auto layers = planner::exportProject(
        *project, gis::pathFromUtf8(options.directory), exporting, console.progress());
    if (!layers) {
        return failed(layers.error(), console);
    }
    const bool agree = printExport(*layers, console);
    if (const Text told = planner::personsTold(*project, exporting.persons); !told.zh.empty()) {
        console.print(told);
    }
    return agree ? ExitStatus::Success : ExitStatus::NotVerified;
}

namespace {

ExitStatus showFindings(const ShowOptions& options, const Console& console) {
    auto opened = openProject(options.project, Needs::Nothing, console);
    if (!opened) {
        return failed(opened.error(), console);
    }
    if (opened->project.matrix.rows.empty() && !options.json) {
        console.printRaw(Text{"还没有检查结果，请先运行 ruyuan suitability（或 ruyuan run）\n",
                              "there is no finding yet; run ruyuan suitability (or ruyuan run)\n"}
                             .in(console.language()));
        return ExitStatus::Success;
    }
    auto findings = planner::findingsOf(opened->project, opened->pack, options.site, options.park);
    if (!findings) {
        return failed(findings.error(), console);
    }
    std::erase_if(*findings, [&](const planner::Finding& finding) {
        return !options.verdict.empty() && planner::word(finding.verdict) != options.verdict;
    });
    if (options.json) {
        console.printRaw(findingsJson(*findings, console.language()));
    } else if (findings->empty()) {
        console.printRaw(
            Text{"没有符合条件的检查结果\n", "no finding is like that\n"}.in(console.language()));
    } else {
        console.printRaw(findingsText(*findings, console.language()));
    }
    return ExitStatus::Success;
}

}  // namespace

ExitStatus runShow(const ShowOptions& options, const Console& console) {
    if (options.what == "findings") {
        return showFindings(options, console);
    }
    auto project = planner::readProject(gis::pathFromUtf8(options.project));
    if (!project) {
        return failed(project.error(), console);
    }
    if (!planner::meansBase(options.scenario)) {
        project = scenarioShown(*project, options.scenario, console);
        if (!project) {
            return failed(project.error(), console);
        }
    }
    constexpr std::pair<std::string_view, Showing> kParts[] = {{"sites", Showing::Sites},
                                                               {"parks", Showing::Parks},
                                                               {"plan", Showing::Plan},
                                                               {"tasks", Showing::Tasks},
                                                               {"sources", Showing::Sources}};
    for (const auto& [word, part] : kParts) {
        if (word == options.what) {
            console.printRaw(options.json ? showJson(*project, part, console.language())
                                          : showText(*project, part, console.language()));
        }
    }
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
