// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/planning_acts.h"

#include "app/common/acting.h"
#include "gis/file_hash.h"
#include "gis/platform.h"
#include "planner/parameters.h"
#include "planner/scenarios.h"

#include <algorithm>
#include <filesystem>
#include <format>
#include <system_error>

namespace ruyuan::app {

namespace {

using gis::Result;
using gis::Text;
using planner::Act;
using planner::Project;
using planner::Scenario;

/// How far a plan is proven, where it is not.
Text proofText(const planner::Plan& plan) {
    return plan.status == planner::PlanStatus::Optimal
               ? Text{}
               : Text{"，提前停止，保留当时最好的方案",
                      ", stopped early with the best plan so far"};
}

/// Null when there is none.
const planner::Plan* planOf(const Project& project, const std::string& scenario) {
    if (planner::meansBase(scenario)) {
        return project.plan ? &*project.plan : nullptr;
    }
    const auto index = planner::findScenario(project, scenario);
    return index && project.scenarios[*index].plan ? &*project.scenarios[*index].plan : nullptr;
}

Text ranText(const RunRequest& request, const Project& project) {
    const planner::Plan* plan = planOf(project, request.scenario);
    const bool scenario = !planner::meansBase(request.scenario);
    const Text proof =
        plan == nullptr || request.last < planner::Stage::Plan ? Text{} : proofText(*plan);
    if (scenario) {
        return gis::text("情景“{}”排期{}", "planned scenario \"{}\"{}", request.scenario, proof);
    }
    return request.last >= planner::Stage::Plan && plan != nullptr
               ? gis::text("排期，目标值 {:.1f}，差距 {:.3f}%{}",
                           "planned, objective {:.1f}, gap {:.3f} %{}",
                           plan->objective,
                           plan->gap * 100,
                           proof)
               : gis::text("筛查、分类或选园", "screened, classified or checked");
}

Result<Act> actAfter(Result<void> done, const Text& sentence) {
    if (!done) {
        return std::unexpected(done.error());
    }
    return actOf("scenario", sentence);
}

Result<void> setParameter(Scenario& scenario,
                          const std::string& name,
                          const std::optional<double>& value) {
    if (!value) {
        if (scenario.parameters.erase(name) == 0) {
            return gis::fail(gis::ErrorCode::NotFound,
                             gis::text("情景“{}”没有设置规划参数“{}”",
                                       "scenario \"{}\" does not set the parameter \"{}\"",
                                       scenario.name,
                                       name));
        }
        return {};
    }
    if (auto fits = planner::ParameterValues::with({{name, *value}}); !fits) {
        return std::unexpected(fits.error());
    }
    scenario.parameters[name] = *value;
    return {};
}

}  // namespace

std::string packWithHash(const Project& project) {
    constexpr std::size_t kDigits = 16;
    return std::format(
        "{} SHA-256:{}…", project.policyName, gis::textHash(project.policyText).substr(0, kDigits));
}

Text scenarioLabel(const std::string& scenario) {
    return planner::meansBase(scenario) ? planner::baseName() : Text{scenario, scenario};
}

Result<Act> runActs(Project& project,
                    const planner::PolicyPack& pack,
                    const RunRequest& request,
                    const gis::Progress& progress) {
    auto done = planner::runStagesIn(
        project, pack, request.scenario, request.first, request.last, request.options, progress);
    if (!done) {
        return std::unexpected(done.error());
    }
    const bool one = request.first == request.last && planner::meansBase(request.scenario);
    return actOf(one ? "stage" : "run", ranText(request, project));
}

std::vector<std::string> policyNames() {
    std::vector<std::string> names;
    std::error_code failed;
    for (std::filesystem::directory_iterator at(gis::resourceDirectory() / "policies", failed), end;
         !failed && at != end;
         at.increment(failed)) {
        if (at->path().extension() == ".toml") {
            names.push_back(gis::utf8FromPath(at->path().stem()));
        }
    }
    std::ranges::sort(names);
    return names;
}

Result<Act> setBasis(Project& project, std::optional<gis::Date> asOf, const std::string& policy) {
    if (!policy.empty()) {
        auto text = planner::readPolicyText(policy);
        auto pack = text ? planner::parsePolicyPack(*text, policy)
                         : Result<planner::PolicyPack>(std::unexpected(text.error()));
        if (!pack) {
            return std::unexpected(pack.error());
        }
        project.policyName = policy;
        project.policyText = std::move(*text);
    }
    project.asOf = asOf.value_or(project.asOf);
    planner::inputsChanged(project, planner::Stage::Classify);
    return actOf("set",
                 gis::text("政策包 {}，基准日期 {}",
                           "policy {}, as of {}",
                           packWithHash(project),
                           gis::isoDate(project.asOf)));
}

Result<Act> makeScenario(Project& project,
                         const std::string& name,
                         const std::string& parent,
                         const std::string& note) {
    return actAfter(
        planner::addScenario(project, name, parent, note),
        gis::text(
            "建立情景“{}”（基于{}）", "made scenario \"{}\" (on {})", name, scenarioLabel(parent)));
}

Result<Act> nameScenario(Project& project, const std::string& name, const std::string& newName) {
    return actAfter(
        planner::renameScenario(project, name, newName),
        gis::text("情景“{}”改名为“{}”", "scenario \"{}\" is called \"{}\" now", name, newName));
}

Result<Act> deleteScenario(Project& project, const std::string& name) {
    return actAfter(planner::dropScenario(project, name),
                    gis::text("删除情景“{}”", "dropped scenario \"{}\"", name));
}

Result<Act> setScenario(Project& project,
                        const std::string& name,
                        const std::optional<std::string>& note,
                        const std::map<std::string, std::optional<double>>& parameters) {
    const auto index = planner::findScenario(project, name);
    if (!index) {
        return std::unexpected(index.error());
    }
    Scenario& scenario = project.scenarios[*index];
    scenario.note = note.value_or(scenario.note);
    for (const auto& [parameter, value] : parameters) {
        if (auto done = setParameter(scenario, parameter, value); !done) {
            return std::unexpected(done.error());
        }
    }
    if (!parameters.empty()) {
        planner::scenarioChanged(project, name);
    }
    return actOf("scenario", gis::text("修改情景“{}”", "changed scenario \"{}\"", name));
}

Text decisionText(const planner::Decision& decision) {
    Text text = decision.path ? label(*decision.path) : Text{"—", "—"};
    std::string more = decision.park.empty() ? "" : " " + decision.park;
    if (decision.start || decision.finish) {
        const auto day = [](const std::optional<gis::Date>& date) {
            return date ? gis::isoDate(*date) : std::string("…");
        };
        more += " " + day(decision.start) + "–" + day(decision.finish);
    }
    return {text.zh + more, text.en + more};
}

Text placedText(const Project& project, const std::optional<planner::PlanEntry>& entry) {
    if (!entry) {
        return {"不在计划中", "not planned"};
    }
    if (!entry->path) {
        return {"未安排", "unassigned"};
    }
    const auto park = std::ranges::find(project.parks, entry->parkId, &planner::Park::id);
    std::string more = park == project.parks.end() ? "" : " " + park->name;
    if (entry->start && entry->finish) {
        more += " " + entry->start->label() + "–" + entry->finish->label();
    }
    const Text path = label(*entry->path);
    return {path.zh + more, path.en + more};
}

Result<Act> takeDecision(Project& project, const TakeRequest& request) {
    Project after = project;
    const auto taking =
        planner::takeDecision(after, request.from, request.into, request.site, request.document);
    if (!taking) {
        return std::unexpected(taking.error());
    }
    const std::string id = project.sites[request.site].id;  // the project is replaced below
    const Text decided = decisionText(taking->decision);
    if (taking->overrides && !request.replace) {
        return gis::fail(gis::ErrorCode::Conflict,
                         gis::text("{}对 {} 已决定{}（{}），与要取用的{}不同",
                                   "{} has decided {} otherwise already: {} ({}), not {}",
                                   scenarioLabel(request.into),
                                   id,
                                   decisionText(*taking->overrides),
                                   taking->overrides->document,
                                   decided));
    }
    project = std::move(after);
    return actOf("scenario",
                 gis::text("{}：{}取用{}的决定：{}",
                           "{}: {} takes the decision of {}: {}",
                           id,
                           scenarioLabel(request.into),
                           scenarioLabel(request.from),
                           decided));
}

Result<std::vector<planner::SiteDifference>> settleDecisions(Project& project,
                                                             const Project& before,
                                                             const std::string& scenario,
                                                             bool plan,
                                                             const gis::Progress& progress) {
    const auto pack = planner::parsePolicyPack(project.policyText, project.policyName);
    if (!pack) {
        return std::unexpected(pack.error());
    }
    const bool base = planner::meansBase(scenario);
    const planner::Plan* old = planOf(before, scenario);
    RunRequest request{scenario, planner::Stage::Classify, planner::Stage::Suitability, {}};
    if (plan) {
        request.last = planner::Stage::Plan;
        request.options.near = old == nullptr ? std::nullopt : std::optional(*old);
    }
    const bool ready = planner::firstToRun(before) > planner::Stage::Suitability;
    if ((base ? ready : plan && !project.screening.empty())) {
        if (auto done = runActs(project, *pack, request, progress); !done) {
            return std::unexpected(done.error());
        }
    }
    const planner::Plan* now = planOf(project, scenario);
    if (old == nullptr || now == nullptr) {
        return std::vector<planner::SiteDifference>();
    }
    Project both;
    both.sites = project.sites;
    both.plan = *old;
    both.scenarios.resize(1);
    both.scenarios.front().name = "?";
    both.scenarios.front().plan = *now;
    auto comparison = planner::comparePlans(both, "", "?");
    if (!comparison) {
        return std::unexpected(comparison.error());
    }
    return std::move(comparison->sites);
}

}  // namespace ruyuan::app
