// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/parameters.h"
#include "planner/verify.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

namespace ruyuan::planner {

// Starts again from the project's inputs and the pack. It must not use what the planning stages
// use to make a plan: no planning problem, no Classification::dates, no findings, no pairs.

namespace {

using gis::Quarter;
using gis::Text;

/// The size class by the pack's limits, or as declared when the figures are missing.
SizeClass sizeFromFigures(const Site& site, const PolicyPack& pack) {
    if (!site.employees || !site.revenue) {
        return site.declaredSize.value_or(SizeClass::Unknown);
    }
    SizeClass size = pack.smallestSize;
    for (const SizeLimit& limit : pack.sizeLimits) {
        if (*site.employees >= limit.employees && *site.revenue >= limit.revenue) {
            size = limit.size;
            break;
        }
    }
    const bool declaredLarger = site.declaredSize == SizeClass::ExtraLarge;
    return size == SizeClass::Large && declaredLarger ? SizeClass::ExtraLarge : size;
}

/// Quarters by which work that starts in @p quarter misses a date; starting within the date's own
/// quarter is in time.
int startLateness(Quarter quarter, const std::optional<gis::Date>& date) {
    return date ? std::max(0, quarter - Quarter::of(*date)) : 0;
}

/// Quarters by which work that ends with @p quarter misses a date.
int finishLateness(Quarter quarter, const std::optional<gis::Date>& date) {
    int late = 0;
    while (date && (quarter + -late).lastDay() > *date) {
        ++late;
    }
    return late;
}

/// A name without what people leave out or add when they write it.
std::string plainName(const std::string& name) {
    std::string plain = name;
    for (const std::string noise : {"市", "区", "县", "（", "）", "(", ")", " "}) {
        for (auto at = plain.find(noise); at != std::string::npos; at = plain.find(noise)) {
            plain.erase(at, noise.size());
        }
    }
    return plain;
}

/// The deadlines that may hold for a path and size: those with a condition, which this program does
/// not judge again, up to the first without one.
std::vector<const PathDeadline*> deadlinesFor(const PolicyPack& pack, Path path, SizeClass size) {
    std::vector<const PathDeadline*> deadlines;
    for (const PathDeadline& deadline : pack.deadlines) {
        const bool fits = deadline.sizes.empty() || std::ranges::contains(deadline.sizes, size);
        if (deadline.path == path && fits) {
            deadlines.push_back(&deadline);
            if (deadline.condition.empty()) {
                break;
            }
        }
    }
    return deadlines;
}

bool holds(const std::string& text, const std::string& part) {
    return !part.empty() && text.find(part) != std::string::npos;
}

/// Whether an entry of a park's list speaks of a sector: its id, its name or one of its keywords.
bool names(const std::string& entry, const Sector& sector) {
    if (entry == sector.id || holds(entry, sector.name.zh)) {
        return true;
    }
    for (const std::string& other : sector.excludes) {
        if (holds(entry, other)) {
            return false;
        }
    }
    return std::ranges::any_of(sector.keywords,
                               [&](const std::string& word) { return holds(entry, word); });
}

bool listNames(const std::vector<std::string>& list, const Sector& sector) {
    return std::ranges::any_of(list,
                               [&](const std::string& entry) { return names(entry, sector); });
}

class PlanChecker {
public:
    PlanChecker(const Project& project, const PolicyPack& pack, ParameterValues values);

    std::vector<Violation> run();

private:
    void checkSites();
    void checkEntry(const PlanEntry& entry, const Site& site);
    void checkUnassigned(const PlanEntry& entry, const Site& site);
    void checkPath(const PlanEntry& entry, const Site& site);
    void checkDecision(const PlanEntry& entry, const Site& site, const Decision& decision);
    void checkDates(const PlanEntry& entry, const Site& site);
    void checkLateness(const PlanEntry& entry, const Site& site);
    void checkPark(const PlanEntry& entry, const Site& site);
    void checkTrade(const PlanEntry& entry, const Site& site, const Park& park);
    void checkChemical(const PlanEntry& entry, const Site& site, const Park& park);
    void checkLand(const Park& park);
    void checkProof();
    void report(const Site& site, const Text& what);

    [[nodiscard]] bool belongsToPlan(const Site& site) const;
    [[nodiscard]] const Decision* decisionFor(const Site& site) const;
    [[nodiscard]] SizeClass sizeOf(const Site& site) const;
    [[nodiscard]] int lateBy(const PathDeadline& deadline,
                             const PlanEntry& entry,
                             SizeClass size) const;
    [[nodiscard]] double landNeeded(const Site& site) const;
    [[nodiscard]] bool overrunReported(const Park& park) const;

    const Project& project_;
    const PolicyPack& pack_;
    const Plan& plan_;
    ParameterValues values_;
    std::map<std::string, const Site*> sites_;
    std::map<std::string, const Park*> parks_;
    std::map<std::string, const Decision*> decisions_;
    std::map<std::string, const Classification*> classifications_;
    std::vector<Violation> violations_;
};

PlanChecker::PlanChecker(const Project& project, const PolicyPack& pack, ParameterValues values)
    : project_(project), pack_(pack), plan_(*project.plan), values_(std::move(values)) {
    for (const Site& site : project.sites) {
        sites_.emplace(site.id, &site);
    }
    for (const Park& park : project.parks) {
        parks_.emplace(park.id, &park);
    }
    for (const Decision& decision : project.decisions) {
        const Decision*& inForce = decisions_[decision.siteId];
        // The last one that names a path counts; one without a path only where none does.
        if (inForce == nullptr || decision.path) {
            inForce = &decision;
        }
    }
    for (const Classification& classification : project.classifications) {
        classifications_.emplace(classification.siteId, &classification);
    }
}

void PlanChecker::report(const Site& site, const Text& what) {
    violations_.push_back(
        {site.id, gis::text("厂区 {}（{}）：{}", "site {} ({}): {}", site.id, site.name, what)});
}

const Decision* PlanChecker::decisionFor(const Site& site) const {
    const auto found = decisions_.find(site.id);
    return found == decisions_.end() ? nullptr : found->second;
}

SizeClass PlanChecker::sizeOf(const Site& site) const {
    const SizeClass size = sizeFromFigures(site, pack_);
    if (size != SizeClass::Unknown) {
        return size;
    }
    return pack_.sizeWhenUnknown == SizeClass::Unknown ? SizeClass::Small : pack_.sizeWhenUnknown;
}

/// In scope, or not known to be out of it, or decided by somebody.
bool PlanChecker::belongsToPlan(const Site& site) const {
    const Decision* decision = decisionFor(site);
    if (decision != nullptr && decision->path) {
        return true;
    }
    const auto found = classifications_.find(site.id);
    return found != classifications_.end() && found->second->inScope != Verdict::Fail;
}

void PlanChecker::checkSites() {
    std::map<std::string, int> times;
    for (const PlanEntry& entry : plan_.entries) {
        ++times[entry.siteId];
        if (!sites_.contains(entry.siteId)) {
            violations_.push_back({entry.siteId,
                                   gis::text("规划方案中的厂区 {} 不存在",
                                             "the plan's site {} does not exist",
                                             entry.siteId)});
        }
    }
    for (const Site& site : project_.sites) {
        const int count = times[site.id];
        if (belongsToPlan(site) && count != 1) {
            report(site,
                   gis::text("应在规划方案中出现一次，实际 {} 次",
                             "it must be in the plan once and is there {} times",
                             count));
        } else if (!belongsToPlan(site) && count > 0) {
            report(site,
                   {"不在政策范围内，却出现在规划方案中", "it is out of scope but in the plan"});
        }
    }
}

void PlanChecker::checkEntry(const PlanEntry& entry, const Site& site) {
    if (!entry.path) {
        checkUnassigned(entry, site);
        return;
    }
    checkPath(entry, site);
    checkDates(entry, site);
    if (entry.path == Path::Relocation) {
        checkPark(entry, site);
    } else if (!entry.parkId.empty()) {
        report(site,
               gis::text("{}不应有承接园区 {}",
                         "the path {} takes no park, not {}",
                         label(*entry.path),
                         entry.parkId));
    }
    if (entry.cost < gis::Money{}) {
        report(site,
               gis::text(
                   "费用为负：{:.2f} 万元", "its cost is negative: {:.2f} 万元", entry.cost.wan()));
    }
}

void PlanChecker::checkUnassigned(const PlanEntry& entry, const Site& site) {
    if (entry.start || entry.finish || !entry.parkId.empty() || entry.cost != gis::Money{}) {
        report(site,
               {"没有路径，却有园区、日期或费用", "it has no path, but a park, dates or a cost"});
    }
    if (entry.reasons.empty()) {
        report(site, {"没有路径，也没有说明原因", "it has no path and no reason says why"});
    }
}

void PlanChecker::checkPath(const PlanEntry& entry, const Site& site) {
    if (const Decision* decision = decisionFor(site); decision != nullptr && decision->path) {
        checkDecision(entry, site, *decision);
        return;  // a decision goes before the rules
    }
    const auto found = classifications_.find(site.id);
    const bool allowed = found != classifications_.end() &&
                         std::ranges::contains(found->second->allowedPaths, *entry.path);
    if (!allowed) {
        report(site,
               gis::text("分类不允许{}",
                         "its classification does not allow the path {}",
                         label(*entry.path)));
    }
}

/// @pre the decision names a path.
void PlanChecker::checkDecision(const PlanEntry& entry,
                                const Site& site,
                                const Decision& decision) {
    if (*decision.path != *entry.path) {
        report(site,
               gis::text("方案为{}，而已决定{}",
                         "the plan says {}, it was decided {}",
                         label(*entry.path),
                         label(*decision.path)));
        return;
    }
    const auto named = std::ranges::find(project_.parks, decision.park, &Park::name);
    const bool parkKnown = !decision.park.empty() && named != project_.parks.end();
    if (parkKnown && entry.path == Path::Relocation && entry.parkId != named->id) {
        report(site,
               gis::text("方案迁入园区 {}，而已决定迁入 {}（{}）",
                         "the plan moves it to park {}, it was decided {} ({})",
                         entry.parkId,
                         named->id,
                         named->name));
    }
    if (decision.start && entry.start) {
        const Quarter decided = std::max(Quarter::of(*decision.start), Quarter::of(project_.asOf));
        if (*entry.start != decided) {
            report(site,
                   gis::text("方案 {} 开工，而已决定 {} 开工",
                             "the plan starts it in {}, it was decided to start in {}",
                             entry.start->label(),
                             decided.label()));
        }
    }
}

void PlanChecker::checkDates(const PlanEntry& entry, const Site& site) {
    if (!entry.start || !entry.finish) {
        report(site, {"缺少开工或完成季度", "its start or finish is missing"});
        return;
    }
    const auto asText = [](Quarter quarter) { return quarter.label(); };
    if (*entry.finish < *entry.start) {
        report(site,
               gis::text("完成 {} 早于开工 {}",
                         "it finishes in {}, before it starts in {}",
                         asText(*entry.finish),
                         asText(*entry.start)));
    }
    const Quarter first = Quarter::of(project_.asOf);
    if (*entry.start < first) {
        report(site,
               gis::text("开工 {} 早于基准日期所在的 {}",
                         "it starts in {}, before {} of the as-of date",
                         asText(*entry.start),
                         asText(first)));
    }
    checkLateness(entry, site);
}

/// Quarters late by one deadline. Works may start later than the launch (启动) that the policy
/// dates, by the preparation that the parameters give.
int PlanChecker::lateBy(const PathDeadline& deadline,
                        const PlanEntry& entry,
                        SizeClass size) const {
    int preparation = 0;
    switch (deadline.path) {
        case Path::OnSite:
            preparation = static_cast<int>(values_("on_site_preparation", size));
            break;
        case Path::Relocation:
            preparation = static_cast<int>(values_("relocation_preparation", size));
            break;
        case Path::Transformation:
            preparation = static_cast<int>(values_("transformation_preparation", size));
            break;
        case Path::Closure:
            break;
    }
    return std::max(startLateness(*entry.start + -preparation, deadline.startBy),
                    finishLateness(*entry.finish, deadline.finishBy));
}

void PlanChecker::checkLateness(const PlanEntry& entry, const Site& site) {
    const SizeClass size = sizeOf(site);
    const Decision* decision = decisionFor(site);
    // A decided finish is a date of its own when the decision is about this path.
    const int decidedLate = decision != nullptr && decision->path == entry.path
                                ? finishLateness(*entry.finish, decision->finish)
                                : 0;
    const auto deadlines = deadlinesFor(pack_, *entry.path, size);
    bool right = deadlines.empty() && entry.lateQuarters == decidedLate;
    for (const PathDeadline* deadline : deadlines) {
        const int late = std::max(decidedLate, lateBy(*deadline, entry, size));
        right = right || late == entry.lateQuarters;
    }
    if (!right) {
        const PathDeadline* last = deadlines.empty() ? nullptr : deadlines.back();
        report(site,
               gis::text("{}企业{}，{} 开工、{} 完成：方案记逾期 {} 个季度，按条款 {} 应为 {} 个",
                         "a {} firm, {}, from {} to {}: the plan says {} quarters late, by clause "
                         "{} it is {}",
                         label(size),
                         label(*entry.path),
                         entry.start->label(),
                         entry.finish->label(),
                         entry.lateQuarters,
                         last != nullptr ? last->clause : "-",
                         std::max(decidedLate, last != nullptr ? lateBy(*last, entry, size) : 0)));
    }
}

void PlanChecker::checkPark(const PlanEntry& entry, const Site& site) {
    const auto park = parks_.find(entry.parkId);
    if (park == parks_.end()) {
        report(site,
               gis::text("承接园区 {} 不存在",
                         "its park {} does not exist",
                         entry.parkId.empty() ? "-" : entry.parkId));
        return;
    }
    if (const Decision* decision = decisionFor(site); decision != nullptr) {
        const std::string decided = plainName(decision->park);
        const std::string chosen = plainName(park->second->name);
        if (holds(decided, chosen) || holds(chosen, decided)) {
            return;  // a decision goes before the rules and stays visible
        }
    }
    checkTrade(entry, site, *park->second);
    checkChemical(entry, site, *park->second);
}

void PlanChecker::checkTrade(const PlanEntry& entry, const Site& site, const Park& park) {
    const auto found = classifications_.find(site.id);
    if (found == classifications_.end() || found->second->sectors.empty()) {
        return;
    }
    bool admitted = park.industries.empty();
    for (const std::string& id : found->second->sectors) {
        const Sector* sector = pack_.sector(id);
        if (sector == nullptr) {
            continue;
        }
        if (listNames(park.bannedIndustries, *sector)) {
            report(site,
                   gis::text("园区 {}（{}）禁止{}行业进入",
                             "park {} ({}) bans its trade, {}",
                             entry.parkId,
                             park.name,
                             sector->name));
        }
        admitted = admitted || listNames(park.industries, *sector);
    }
    if (!admitted) {
        report(site,
               gis::text("园区 {}（{}）的产业目录不包括其行业",
                         "the list of park {} ({}) has none of its trades",
                         entry.parkId,
                         park.name));
    }
}

void PlanChecker::checkChemical(const PlanEntry& entry, const Site& site, const Park& park) {
    bool chemical = site.hazardousChemicals.value_or(false);
    if (const auto found = classifications_.find(site.id); found != classifications_.end()) {
        for (const std::string& id : found->second->sectors) {
            const Sector* sector = pack_.sector(id);
            chemical = chemical || (sector != nullptr && sector->chemical);
        }
    }
    const bool recognised = park.chemicalRecognition && *park.chemicalRecognition <= project_.asOf;
    // Where nobody knows about the park the plan may still choose it, but has to say so.
    const bool unknown = !park.chemicalRecognition && park.chemicalPark != false;
    if (!chemical || recognised || (unknown && entry.provisional)) {
        return;
    }
    report(site,
           gis::text("化工企业迁入园区 {}（{}），该园区在 {} 未被认定为化工园区",
                     "a chemical works moves to park {} ({}), not recognised as a chemical park "
                     "on {}",
                     entry.parkId,
                     park.name,
                     gis::isoDate(project_.asOf)));
}

/// 亩 in the park: the site's own land, or what is usual for its size, times the pack's ratio.
double PlanChecker::landNeeded(const Site& site) const {
    double ratio = 1;
    for (const CheckSetting& check : pack_.checks) {
        const auto found = check.parameters.find("land_ratio");
        if (check.check == "park-land" && found != check.parameters.end()) {
            ratio = std::stod(found->second);
        }
    }
    return ratio * (site.land ? site.land->mu() : values_("usual_land", sizeOf(site)));
}

bool PlanChecker::overrunReported(const Park& park) const {
    return std::ranges::any_of(plan_.overruns, [&](const Overrun& overrun) {
        return overrun.row.starts_with("land " + park.id + " ");
    });
}

void PlanChecker::checkLand(const Park& park) {
    std::map<Quarter, double> taken;
    for (const PlanEntry& entry : plan_.entries) {
        const auto site = sites_.find(entry.siteId);
        const bool moves = entry.path == Path::Relocation && entry.parkId == park.id;
        if (moves && entry.start && site != sites_.end()) {
            taken[*entry.start] += landNeeded(*site->second);
        }
    }
    double sum = 0;
    for (const auto& [quarter, land] : taken) {
        sum += land;
        double open = 0;
        bool known = !park.phases.empty();
        for (const ParkPhase& phase : park.phases) {
            known = known && phase.land.has_value();
            open += phase.land && phase.opens <= quarter.firstDay() ? phase.land->mu() : 0;
        }
        if (known && sum > open * (1 + 1e-9) + 1e-6 && !overrunReported(park)) {
            violations_.push_back(
                {{},
                 gis::text("园区 {}（{}）{} 用地 {:.1f} 亩，已开放 {:.1f} 亩，方案没有说明",
                           "park {} ({}) in {}: {:.1f} mu taken, {:.1f} mu open, and the plan does "
                           "not say so",
                           park.id,
                           park.name,
                           quarter.label(),
                           sum,
                           open)});
            return;
        }
    }
}

void PlanChecker::checkProof() {
    const double rounding = 1e-6 * std::max(1.0, std::abs(plan_.objective));
    if (!(plan_.bound <= plan_.objective + rounding)) {
        violations_.push_back({{},
                               gis::text("下界 {:.4f} 高于目标值 {:.4f}",
                                         "the bound {:.4f} is above the objective {:.4f}",
                                         plan_.bound,
                                         plan_.objective)});
    }
    const double difference = plan_.objective - plan_.bound;
    const double gap = difference <= 0 ? 0 : difference / std::abs(plan_.objective);
    if (!(std::abs(plan_.gap - gap) <= 1e-6)) {
        violations_.push_back({{},
                               gis::text("方案记差距 {:.6f}，按目标值和下界应为 {:.6f}",
                                         "the plan says a gap of {:.6f}, objective and bound give "
                                         "{:.6f}",
                                         plan_.gap,
                                         gap)});
    }
}

std::vector<Violation> PlanChecker::run() {
    checkSites();
    for (const PlanEntry& entry : plan_.entries) {
        if (const auto site = sites_.find(entry.siteId); site != sites_.end()) {
            checkEntry(entry, *site->second);
        }
    }
    for (const Park& park : project_.parks) {
        checkLand(park);
    }
    checkProof();
    return std::move(violations_);
}

}  // namespace

gis::Result<std::vector<Violation>> verifyPlan(const Project& project, const PolicyPack& pack) {
    if (!project.plan) {
        return gis::fail(gis::ErrorCode::NotFound,
                         {"项目中没有规划方案", "the project has no plan"},
                         {},
                         {"请先运行 ruyuan plan", "run ruyuan plan first"});
    }
    gis::Result<ParameterValues> values = ParameterValues::with(pack.planParameters);
    if (!values) {
        return std::unexpected(values.error());
    }
    return PlanChecker(project, pack, std::move(*values)).run();
}

}  // namespace ruyuan::planner
