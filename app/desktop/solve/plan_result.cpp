// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/solve/plan_result.h"

#include "planner/parameters.h"
#include "planner/utilities.h"

#include <algorithm>
#include <format>
#include <map>
#include <string_view>
#include <unordered_map>

namespace ruyuan::app {

namespace {

using gis::Text;
using planner::Overrun;
using planner::Plan;
using planner::PlanEntry;
using planner::Project;

constexpr double kPer = 100.0;  // cent

Text plain(std::string text) {
    return {text, text};
}

class Maker {
public:
    Maker(const Project& project, const planner::PolicyPack& pack)
        : project_(project), pack_(pack), plan_(*project.plan) {
        for (const planner::Site& site : project.sites) {
            names_.emplace(site.id, &site.name);
        }
    }

    std::vector<ResultLine> lines() const {
        std::vector<ResultLine> all{proof()};
        for (const planner::Path path : planner::kAllPaths) {
            all.push_back(
                about(label(path), [path](const PlanEntry& entry) { return entry.path == path; }));
        }
        all.push_back(unassigned());
        gis::Money cost;
        for (const PlanEntry& entry : plan_.entries) {
            cost += entry.cost;
        }
        all.push_back({.what = {"费用合计", "Cost"},
                       .value = gis::text("{:.1f} 万元", "{:.1f} × 10 000 yuan", cost.wan())});
        all.push_back(late());
        all.push_back(provisional());
        all.push_back(overruns());
        return all;
    }

private:
    ResultLine proof() const {
        const bool optimal = plan_.status == planner::PlanStatus::Optimal;
        return {.what = optimal ? Text{"已证明最优", "Proven optimal"}
                                : Text{"未证明最优（提前停止）", "Not proven (stopped early)"},
                .value = gis::text("差距 {:.3f}%", "gap {:.3f} %", plan_.gap * kPer),
                .more = gis::text("目标值 {:.1f}，下界 {:.1f}",
                                  "objective {:.1f}, bound {:.1f}",
                                  plan_.objective,
                                  plan_.bound),
                .bad = !optimal};
    }

    ResultLine siteLine(const PlanEntry& entry) const {
        const auto name = names_.find(entry.siteId);
        ResultLine line{.what = plain(entry.siteId + " " +
                                      (name == names_.end() ? std::string() : *name->second)),
                        .sites = {entry.siteId}};
        for (const Text& reason : entry.reasons) {
            line.more.zh += (line.more.zh.empty() ? "" : "；") + reason.zh;
            line.more.en += (line.more.en.empty() ? "" : "; ") + reason.en;
        }
        return line;
    }

    ResultLine about(Text what, const auto& counts) const {
        ResultLine line{.what = std::move(what)};
        for (const PlanEntry& entry : plan_.entries) {
            if (counts(entry)) {
                line.sites.push_back(entry.siteId);
            }
        }
        line.value = plain(std::to_string(line.sites.size()));
        return line;
    }

    ResultLine unassigned() const {
        ResultLine line =
            about({"未安排", "Unassigned"}, [](const PlanEntry& entry) { return !entry.path; });
        line.bad = !line.sites.empty();
        for (const PlanEntry& entry : plan_.entries) {
            if (!entry.path) {
                line.parts.push_back(siteLine(entry));
            }
        }
        return line;
    }

    ResultLine late() const {
        ResultLine line = about({"逾期厂区", "Late sites"},
                                [](const PlanEntry& entry) { return entry.lateQuarters > 0; });
        line.bad = !line.sites.empty();
        for (const PlanEntry& entry : plan_.entries) {
            if (entry.lateQuarters > 0) {
                ResultLine part = siteLine(entry);
                part.value = gis::text("{} 个季度", "{} quarter(s)", entry.lateQuarters);
                line.parts.push_back(std::move(part));
            }
        }
        return line;
    }

    ResultLine provisional() const {
        return about({"暂定（依据待补）", "Provisional (facts missing)"},
                     [](const PlanEntry& entry) { return entry.provisional; });
    }

    /// The price of one unit beyond a limit; nothing: not one of the parameters.
    std::optional<double> priceOf(const Overrun& overrun) const {
        const auto values = planner::ParameterValues::with(pack_.planParameters);
        const std::string_view word =
            std::string_view(overrun.row).substr(0, overrun.row.find(' '));
        if (!values) {
            return std::nullopt;
        }
        if (word == "land") {
            return (*values)("land_overrun_price");
        }
        if (word == "throughput") {
            return (*values)("throughput_price");
        }
        if (word == "city") {
            return (*values)("budget_overrun_price");
        }
        const auto utility = std::ranges::find(planner::utilities(), word, &planner::Utility::word);
        return utility == planner::utilities().end() ? std::nullopt
                                                     : std::optional((*values)(utility->price));
    }

    /// The sites that move into the park of "land P003 2021Q1".
    std::vector<std::string> sitesOf(const Overrun& overrun) const {
        std::vector<std::string> sites;
        for (const PlanEntry& entry : plan_.entries) {
            if (!entry.parkId.empty() && overrun.row.contains(" " + entry.parkId + " ")) {
                sites.push_back(entry.siteId);
            }
        }
        return sites;
    }

    ResultLine overruns() const {
        ResultLine line{.what = {"超出的限额", "Limits exceeded"},
                        .value = plain(std::to_string(plan_.overruns.size())),
                        .bad = !plan_.overruns.empty()};
        for (const Overrun& overrun : plan_.overruns) {
            ResultLine part{.what = overrun.sentence, .sites = sitesOf(overrun), .bad = true};
            if (const auto price = priceOf(overrun)) {
                part.value =
                    gis::text("{:.1f} 万元", "{:.1f} × 10 000 yuan", *price * overrun.amount);
                part.more = gis::text("按单价 {:.2f} 万元计；补足 {:.1f} 即可不超出",
                                      "at {:.2f} × 10 000 yuan a unit; {:.1f} more would do",
                                      *price,
                                      overrun.amount);
            }
            line.parts.push_back(std::move(part));
        }
        return line;
    }

    const Project& project_;
    const planner::PolicyPack& pack_;
    const Plan& plan_;
    std::unordered_map<std::string_view, const std::string*> names_;
};

}  // namespace

std::vector<ResultLine> planResult(const Project& project, const planner::PolicyPack& pack) {
    return project.plan ? Maker(project, pack).lines() : std::vector<ResultLine>();
}

}  // namespace ruyuan::app
