// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/charts/chart_data.h"

#include "planner/project_view.h"
#include "planner/spending.h"
#include "planner/timeline.h"
#include "planner/utilities.h"

#include <algorithm>
#include <map>
#include <set>

namespace ruyuan::app {

namespace {

using planner::Path;
using planner::Project;

constexpr std::size_t kPaths = planner::kAllPaths.size();

/// Counts sites of counties by series.
class CountyBars {
public:
    CountyBars(const Project& project, std::size_t series) : view_(project), series_(series) {}

    void count(const planner::Site& site, std::size_t series) {
        auto& parts = counties_[view_.responsible(site)];
        parts.resize(series_);
        parts[series].value += 1;
        parts[series].sites.push_back(site.id);
    }
    [[nodiscard]] const planner::ProjectView& view() const { return view_; }

    [[nodiscard]] std::vector<ChartBar> bars() && {
        std::vector<ChartBar> bars;
        for (auto& [county, parts] : counties_) {
            const gis::Text label =
                county.empty() ? gis::Text{"责任单位不明", "Not known"} : gis::Text{county, county};
            bars.push_back({label, std::move(parts), std::nullopt});
        }
        return bars;
    }

private:
    planner::ProjectView view_;
    std::size_t series_;
    std::map<std::string, std::vector<ChartPart>> counties_;
};

std::set<std::string> sitesWithLateSteps(const Project& project) {
    std::set<std::string> late;
    for (const planner::Task& task : project.tasks) {
        if (task.late) {
            late.insert(task.siteId);
        }
    }
    return late;
}

/// Ids of the sites that use a resource of a park at the end of a quarter.
std::vector<std::string> usersOf(const Project& project,
                                 const std::string& park,
                                 bool land,
                                 gis::Quarter quarter) {
    std::vector<std::string> users;
    for (const planner::PlanEntry& entry : project.plan->entries) {
        const auto& from = land ? entry.start : entry.finish;
        if (entry.path == Path::Relocation && entry.parkId == park && from && *from <= quarter) {
            users.push_back(entry.siteId);
        }
    }
    return users;
}

}  // namespace

bool Chart::empty() const {
    return std::ranges::all_of(bars, [](const ChartBar& bar) {
        return std::ranges::all_of(bar.parts,
                                   [](const ChartPart& part) { return part.value == 0; });
    });
}

Chart pathsByCounty(const Project& project) {
    Chart chart{{"各县（市、区）改造路径", "Paths by county"}, {"家", "sites"}};
    for (const Path path : planner::kAllPaths) {
        chart.series.push_back({planner::label(path), std::string(planner::word(path))});
    }
    chart.series.push_back({{"没有路径", "no path"}, {}});
    CountyBars counties(project, chart.series.size());
    for (std::size_t i = 0; i < project.classifications.size(); ++i) {
        const planner::Classification& site = project.classifications[i];
        const planner::PlanEntry* entry = counties.view().planEntry(site.siteId);
        if (entry == nullptr && !planner::needsPath(site)) {
            continue;
        }
        const auto path = entry != nullptr ? entry->path : site.proposedPath;
        counties.count(project.sites[i], path ? static_cast<std::size_t>(*path) : kPaths);
    }
    chart.bars = std::move(counties).bars();
    return chart;
}

Chart latenessByCounty(const Project& project) {
    Chart chart{{"各县（市、区）逾期", "Lateness by county"}, {"家", "sites"}};
    chart.series = {{{"只有步骤逾期", "Only a step late"}},
                    {{"晚 1 个季度", "1 quarter late"}},
                    {{"晚 2 个季度", "2 quarters late"}},
                    {{"晚 3 个季度及以上", "3 quarters late or more"}}};
    if (!project.plan) {
        return chart;
    }
    const std::set<std::string> steps = sitesWithLateSteps(project);
    CountyBars counties(project, chart.series.size());
    for (const planner::PlanEntry& entry : project.plan->entries) {
        const planner::Site* site = counties.view().site(entry.siteId);
        if (site != nullptr && (entry.lateQuarters > 0 || steps.contains(entry.siteId))) {
            counties.count(*site, static_cast<std::size_t>(std::clamp(entry.lateQuarters, 0, 3)));
        }
    }
    chart.bars = std::move(counties).bars();
    return chart;
}

Chart spendingChart(const Project& project, const planner::PolicyPack& pack) {
    Chart chart{{"各年投入", "Spending by year"}, {"万元", "10,000 yuan"}};
    const auto years = planner::spendingByYear(project, pack);
    const auto budget = planner::yearlyBudget(pack);
    if (!years || !budget) {
        return chart;
    }
    chart.series = {{{"财政", "Public"}}};
    if (*budget) {
        chart.limit = {"年度财政投入上限", "Yearly public budget"};
        chart.series.push_back(
            {.name = {"财政超出上限", "Public, beyond the budget"}, .beyond = true});
    }
    chart.series.push_back({{"企业", "Firms"}});
    for (const planner::YearSpending& year : *years) {
        const std::string label = std::to_string(year.year);
        const double within = std::min(year.publicWan, budget->value_or(year.publicWan));
        ChartBar bar{{label, label}, {{within, year.sites}}, *budget};
        if (*budget) {
            const double beyond = year.publicWan - within;
            bar.parts.push_back({beyond, beyond > 0 ? year.sites : std::vector<std::string>()});
        }
        bar.parts.push_back({year.privateWan, year.sites});
        chart.bars.push_back(std::move(bar));
    }
    return chart;
}

Chart parkLoadChart(const Project& project,
                    const planner::PolicyPack& pack,
                    const std::string& parkId,
                    std::string_view resource,
                    gis::Quarter first,
                    gis::Quarter last) {
    Chart chart{{"园区负荷", "Load of the park"}, {}, {"已开放的容量", "Capacity that is open"}};
    chart.series = {{{"计划占用", "Used by the plan"}},
                    {.name = {"超出容量", "Beyond the capacity"}, .beyond = true}};
    const auto park = std::ranges::find(project.parks, parkId, &planner::Park::id);
    if (park == project.parks.end() || !project.plan) {
        return chart;
    }
    chart.title = gis::text("{}的负荷", "Load of {}", park->name);
    const auto ledger = planner::parkLedger(project, pack, *park);
    for (const planner::LedgerLine& line : ledger) {
        if (line.resource == resource) {
            chart.unit = {line.unit, line.unit == "亩" ? "mu" : line.unit};
        }
    }
    for (const planner::QuarterLoad& load : planner::loadsOf(ledger, resource, first, last)) {
        const double within = load.capacity ? std::min(load.used, *load.capacity) : load.used;
        const auto users = usersOf(project, parkId, resource == "land", load.quarter);
        const std::string label = load.quarter.label();
        chart.bars.push_back(
            {{label, label}, {{within, users}, {load.used - within, users}}, load.capacity});
    }
    return chart;
}

}  // namespace ruyuan::app
