// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/scenarios.h"

#include "planner/pipeline.h"
#include "planner/plan_input.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

namespace ruyuan::planner {

namespace {

using gis::Result;

/// The scenario and its parents, the oldest first. A ring of parents ends where it began.
std::vector<const Scenario*> lineage(const Project& project, const Scenario& scenario) {
    std::vector<const Scenario*> line{&scenario};
    while (!line.back()->parent.empty() && line.size() <= project.scenarios.size()) {
        const auto parent =
            std::ranges::find(project.scenarios, line.back()->parent, &Scenario::name);
        if (parent == project.scenarios.end()) {
            break;
        }
        line.push_back(&*parent);
    }
    std::ranges::reverse(line);
    return line;
}

gis::Error nameTaken(const std::string& name) {
    return {gis::ErrorCode::Conflict,
            gis::text("已有情景“{}”", "there is a scenario \"{}\" already", name),
            {},
            {"请换一个名称", "choose another name"}};
}

Result<void> checkNewName(const Project& project, const std::string& name) {
    if (meansBase(name)) {
        return gis::fail(
            gis::ErrorCode::InvalidArgument,
            gis::text("情景名称不能是“{}”", "a scenario cannot be called \"{}\"", name));
    }
    if (std::ranges::contains(project.scenarios, name, &Scenario::name)) {
        return std::unexpected(nameTaken(name));
    }
    return {};
}

const PlanEntry* entryOf(const Plan& plan, const std::string& site) {
    const auto found = std::ranges::find(plan.entries, site, &PlanEntry::siteId);
    return found == plan.entries.end() ? nullptr : &*found;
}

Result<const Plan*> planOf(const Project& project, const std::string& name) {
    const std::optional<Plan>* plan = &project.plan;
    if (!meansBase(name)) {
        const auto index = findScenario(project, name);
        if (!index) {
            return std::unexpected(index.error());
        }
        plan = &project.scenarios[*index].plan;
    }
    if (!*plan) {
        return gis::fail(
            gis::ErrorCode::NotFound,
            gis::text("{}还没有计划",
                      "there is no plan of {} yet",
                      meansBase(name) ? baseName() : gis::text("“{}”", "\"{}\"", name)),
            {},
            {"请先运行 ruyuan run（情景加 --scenario 名称）",
             "run ruyuan run first (with --scenario NAME for a scenario)"});
    }
    return &**plan;
}

bool sayTheSame(const PlanEntry* a, const PlanEntry* b) {
    return (a == nullptr) == (b == nullptr) &&
           (a == nullptr || (a->path == b->path && a->parkId == b->parkId && a->start == b->start &&
                             a->finish == b->finish));
}

/// The entries of a plan by their sites.
std::unordered_map<std::string_view, const PlanEntry*> entriesOf(const Plan& plan) {
    std::unordered_map<std::string_view, const PlanEntry*> entries;
    entries.reserve(plan.entries.size());
    for (const PlanEntry& entry : plan.entries) {
        entries.emplace(entry.siteId, &entry);
    }
    return entries;
}

const PlanEntry* found(const std::unordered_map<std::string_view, const PlanEntry*>& entries,
                       const std::string& site) {
    const auto entry = entries.find(site);
    return entry == entries.end() ? nullptr : entry->second;
}

template <class Count>
double sum(const Plan& plan, Count count) {
    double total = 0;
    for (const PlanEntry& entry : plan.entries) {
        total += count(entry);
    }
    return total;
}

double landMoved(const Project& project, const Plan& plan) {
    std::map<std::string, double> mu;
    for (const Site& site : project.sites) {
        mu[site.id] = site.land.value_or(gis::Area()).mu();
    }
    return sum(plan, [&](const PlanEntry& entry) {
        return entry.path == Path::Relocation ? mu[entry.siteId] : 0.0;
    });
}

std::vector<Figure> figuresOf(const Project& project, const Plan& first, const Plan& second) {
    std::vector<Figure> figures;
    const auto add = [&](gis::Text name, std::string unit, auto value) {
        figures.push_back({std::move(name), std::move(unit), value(first), value(second)});
    };
    for (const Path path : kAllPaths) {
        add(label(path), "", [&](const Plan& plan) {
            return sum(plan,
                       [&](const PlanEntry& entry) { return entry.path == path ? 1.0 : 0.0; });
        });
    }
    add({"未安排", "unassigned"}, "", [](const Plan& plan) {
        return sum(plan, [](const PlanEntry& entry) { return entry.path ? 0.0 : 1.0; });
    });
    add({"暂定", "provisional"}, "", [](const Plan& plan) {
        return sum(plan, [](const PlanEntry& entry) { return entry.provisional ? 1.0 : 0.0; });
    });
    add({"逾期厂区", "late sites"}, "", [](const Plan& plan) {
        return sum(plan, [](const PlanEntry& entry) { return entry.lateQuarters > 0 ? 1.0 : 0.0; });
    });
    add({"逾期季度合计", "quarters late in all"}, "", [](const Plan& plan) {
        return sum(plan,
                   [](const PlanEntry& entry) { return static_cast<double>(entry.lateQuarters); });
    });
    add({"费用合计", "cost"}, "万元", [](const Plan& plan) {
        return sum(plan, [](const PlanEntry& entry) { return entry.cost.wan(); });
    });
    add({"腾退占地", "land given up by moving"}, "亩", [&](const Plan& plan) {
        return landMoved(project, plan);
    });
    add({"超出的限额", "limits exceeded"}, "", [](const Plan& plan) {
        return static_cast<double>(plan.overruns.size());
    });
    add({"目标值", "objective"}, "", [](const Plan& plan) { return plan.objective; });
    return figures;
}

/// What a scenario (or the project) decided by itself about a site; null when nothing.
const Decision* ownDecision(const std::vector<Decision>& decisions, const std::string& site) {
    const Decision* last = nullptr;
    for (const Decision& decision : decisions) {
        if (decision.siteId == site && (decision.path || last == nullptr)) {
            last = &decision;
        }
    }
    return last;
}

/// A plan's choice as a decision.
Decision decided(const Project& project, const PlanEntry& entry, const std::string& plan) {
    Decision decision;
    decision.siteId = entry.siteId;
    decision.path = entry.path;
    const auto park = std::ranges::find(project.parks, entry.parkId, &Park::id);
    decision.park = park == project.parks.end() ? std::string() : park->name;
    if (entry.start) {
        decision.start = entry.start->firstDay();
    }
    decision.reason = "取自计划：" + plan;
    return decision;
}

}  // namespace

gis::Text baseName() {
    return {"现案", "the project"};
}

bool meansBase(const std::string& name) {
    return name.empty() || name == "main" || name == baseName().zh;
}

Result<std::size_t> findScenario(const Project& project, const std::string& name) {
    const auto found = std::ranges::find(project.scenarios, name, &Scenario::name);
    if (found != project.scenarios.end()) {
        return static_cast<std::size_t>(found - project.scenarios.begin());
    }
    std::string names;
    for (const Scenario& scenario : project.scenarios) {
        names += (names.empty() ? "" : "、") + scenario.name;
    }
    return gis::fail(gis::ErrorCode::NotFound,
                     gis::text("没有情景“{}”", "there is no scenario \"{}\"", name),
                     {},
                     names.empty() ? gis::Text{"用 ruyuan scenario new 建立情景",
                                               "ruyuan scenario new makes one"}
                                   : gis::text("已有的情景：{}", "the scenarios are: {}", names));
}

Result<Project> seenBy(const Project& project, const std::string& name) {
    Project seen = project;
    if (meansBase(name)) {
        return seen;
    }
    const auto index = findScenario(project, name);
    if (!index) {
        return std::unexpected(index.error());
    }
    bool decides = false;
    for (const Scenario* one : lineage(project, project.scenarios[*index])) {
        decides = decides || !one->decisions.empty();
        seen.decisions.insert(seen.decisions.end(), one->decisions.begin(), one->decisions.end());
        seen.bans.insert(seen.bans.end(), one->bans.begin(), one->bans.end());
    }
    if (decides) {
        clearResults(seen, Stage::Classify);
    }
    seen.plan = project.scenarios[*index].plan;
    seen.tasks.clear();
    seen.scenarios.clear();
    return seen;
}

Result<PolicyPack> packSeenBy(const Project& project,
                              const PolicyPack& pack,
                              const std::string& name) {
    PolicyPack seen = pack;
    if (meansBase(name)) {
        return seen;
    }
    const auto index = findScenario(project, name);
    if (!index) {
        return std::unexpected(index.error());
    }
    for (const Scenario* one : lineage(project, project.scenarios[*index])) {
        for (const auto& [parameter, value] : one->parameters) {
            seen.planParameters[parameter] = value;
        }
    }
    return seen;
}

Result<void> addScenario(Project& project,
                         const std::string& name,
                         const std::string& parent,
                         const std::string& note) {
    if (auto free = checkNewName(project, name); !free) {
        return free;
    }
    Scenario scenario;
    scenario.name = name;
    scenario.note = note;
    if (!meansBase(parent)) {
        if (const auto found = findScenario(project, parent); !found) {
            return std::unexpected(found.error());
        }
        scenario.parent = parent;
    }
    project.scenarios.push_back(std::move(scenario));
    return {};
}

void scenarioChanged(Project& project, const std::string& name) {
    for (Scenario& scenario : project.scenarios) {
        const auto line = lineage(project, scenario);
        if (std::ranges::any_of(line, [&](const Scenario* one) { return one->name == name; })) {
            scenario.plan.reset();
        }
    }
}

Result<void> renameScenario(Project& project, const std::string& name, const std::string& newName) {
    const auto index = findScenario(project, name);
    if (!index) {
        return std::unexpected(index.error());
    }
    if (auto free = checkNewName(project, newName); !free) {
        return free;
    }
    for (Scenario& scenario : project.scenarios) {
        if (scenario.parent == name) {
            scenario.parent = newName;
        }
    }
    project.scenarios[*index].name = newName;
    return {};
}

Result<void> dropScenario(Project& project, const std::string& name) {
    const auto index = findScenario(project, name);
    if (!index) {
        return std::unexpected(index.error());
    }
    const auto child = std::ranges::find(project.scenarios, name, &Scenario::parent);
    if (child != project.scenarios.end()) {
        return gis::fail(gis::ErrorCode::Conflict,
                         gis::text("情景“{}”建立在“{}”之上，不能删除后者",
                                   "scenario \"{}\" builds on \"{}\", which cannot be dropped",
                                   child->name,
                                   name),
                         {},
                         {"请先删除上层情景", "drop that one first"});
    }
    project.scenarios.erase(project.scenarios.begin() + static_cast<std::ptrdiff_t>(*index));
    return {};
}

Result<PlanComparison> comparePlans(const Project& project,
                                    const std::string& first,
                                    const std::string& second) {
    const auto one = planOf(project, first);
    const auto other = planOf(project, second);
    if (!one || !other) {
        return std::unexpected(one ? other.error() : one.error());
    }
    PlanComparison comparison;
    comparison.figures = figuresOf(project, **one, **other);
    const auto ones = entriesOf(**one);
    const auto others = entriesOf(**other);
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        const PlanEntry* a = found(ones, project.sites[i].id);
        const PlanEntry* b = found(others, project.sites[i].id);
        if (!sayTheSame(a, b)) {
            comparison.sites.push_back({i,
                                        a == nullptr ? std::nullopt : std::optional(*a),
                                        b == nullptr ? std::nullopt : std::optional(*b)});
        }
    }
    return comparison;
}

std::vector<SiteRobustness> robustness(const Project& project) {
    std::vector<std::pair<std::string, std::unordered_map<std::string_view, const PlanEntry*>>>
        plans;
    if (project.plan) {
        plans.emplace_back("", entriesOf(*project.plan));
    }
    for (const Scenario& scenario : project.scenarios) {
        if (scenario.plan) {
            plans.emplace_back(scenario.name, entriesOf(*scenario.plan));
        }
    }
    std::vector<SiteRobustness> all;
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        SiteRobustness one;
        one.site = i;
        bool spoken = false;
        for (const auto& [name, entries] : plans) {
            const PlanEntry* entry = found(entries, project.sites[i].id);
            spoken = spoken || entry != nullptr;
            one.plans.push_back(name);
            one.entries.push_back(entry);
            const PlanEntry* first = one.entries.front();
            const bool same = (first == nullptr) == (entry == nullptr) &&
                              (entry == nullptr ||
                               (first->path == entry->path && first->parkId == entry->parkId));
            one.robust = one.robust && same;
        }
        if (spoken) {
            all.push_back(std::move(one));
        }
    }
    return all;
}

namespace {

/// Whether the one decision in the place of the other changes what that one laid down.
bool givesUpSomething(const Decision& old, const Decision& now) {
    return old.path != now.path || old.park != now.park || (old.start && old.start != now.start) ||
           (old.finish && old.finish != now.finish);
}

}  // namespace

Result<Taking> takeDecision(Project& project,
                            const std::string& from,
                            const std::string& into,
                            std::size_t site,
                            const std::string& document) {
    const std::string& id = project.sites[site].id;
    const auto source = seenBy(project, from);
    const auto target = seenBy(project, into);
    if (!source || !target) {
        return std::unexpected(source ? target.error() : source.error());
    }
    Taking taking;
    const PlanEntry* entry = source->plan ? entryOf(*source->plan, id) : nullptr;
    if (const Decision* own = ownDecision(source->decisions, id); own != nullptr && own->path) {
        taking.decision = *own;
    } else if (entry != nullptr && entry->path) {
        taking.decision = decided(project, *entry, meansBase(from) ? baseName().zh : from);
    } else {
        return gis::fail(gis::ErrorCode::NotFound,
                         gis::text("{} 在那里既没有决定，也没有计划",
                                   "there is neither a decision nor a plan of {} there",
                                   id));
    }
    if (!document.empty()) {
        taking.decision.document = document;
    }
    const Decision* there = ownDecision(target->decisions, id);
    if (there != nullptr && there->path && givesUpSomething(*there, taking.decision)) {
        taking.overrides = *there;
    }
    if (meansBase(into)) {
        project.decisions.push_back(taking.decision);
        inputsChanged(project, Stage::Classify);
    } else {
        project.scenarios[*findScenario(project, into)].decisions.push_back(taking.decision);
        scenarioChanged(project, into);
    }
    return taking;
}

}  // namespace ruyuan::planner
