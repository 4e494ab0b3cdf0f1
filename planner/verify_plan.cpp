// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/detail/verify_costs.h"
#include "planner/detail/verify_dates.h"
#include "planner/detail/verify_inputs.h"
#include "planner/detail/verify_limits.h"
#include "planner/verify.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

namespace ruyuan::planner {

namespace {

using detail::SharedLimit;
using detail::VerifyCosts;
using detail::VerifyDates;
using detail::VerifyInputs;

using gis::Quarter;
using gis::Text;

// Amounts of land, effluent, steam and works that differ by less, relative to the limit, are the
// same; sums come out a little different in another order.
constexpr double kSameAmount = 1e-6;

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
    PlanChecker(const VerifyInputs& inputs, const VerifyDates& dates)
        : inputs_(inputs),
          dates_(dates),
          costs_(inputs),
          project_(inputs.project()),
          pack_(inputs.pack()),
          plan_(inputs.plan()) {}

    std::vector<Violation> run();

private:
    void checkSites();
    void checkEntry(const PlanEntry& entry, const Site& site);
    void checkUnassigned(const PlanEntry& entry, const Site& site);
    void checkPath(const PlanEntry& entry, const Site& site);
    void checkDecision(const PlanEntry& entry, const Site& site, const Decision& decision);
    void checkDates(const PlanEntry& entry, const Site& site);
    void checkDuration(const PlanEntry& entry, const Site& site);
    void checkSpan(const PlanEntry& entry, const Site& site);
    void checkTiming(const PlanEntry& entry, const Site& site);
    void checkLateness(const PlanEntry& entry, const Site& site);
    void checkPark(const PlanEntry& entry, const Site& site);
    void checkTrade(const PlanEntry& entry, const Site& site, const Park& park);
    void checkChemical(const PlanEntry& entry, const Site& site, const Park& park);
    void checkCost(const PlanEntry& entry, const Site& site);
    void checkLimits();
    void checkLimit(const SharedLimit& limit);
    void checkOverruns();
    void checkProof();
    void checkSum();
    void report(const Site& site, const Text& what);

    const VerifyInputs& inputs_;
    const VerifyDates& dates_;
    VerifyCosts costs_;
    const Project& project_;
    const PolicyPack& pack_;
    const Plan& plan_;
    std::vector<SharedLimit> limits_;
    std::vector<Violation> violations_;
};

void PlanChecker::report(const Site& site, const Text& what) {
    violations_.push_back(
        {site.id, gis::text("厂区 {}（{}）：{}", "site {} ({}): {}", site.id, site.name, what)});
}

void PlanChecker::checkSites() {
    std::map<std::string, int> times;
    for (const PlanEntry& entry : plan_.entries) {
        ++times[entry.siteId];
        if (inputs_.site(entry.siteId) == nullptr) {
            violations_.push_back({entry.siteId,
                                   gis::text("规划方案中的厂区 {} 不存在",
                                             "the plan's site {} does not exist",
                                             entry.siteId)});
        }
    }
    for (const Site& site : project_.sites) {
        const int count = times[site.id];
        if (inputs_.belongsToPlan(site) && count != 1) {
            report(site,
                   gis::text("应在规划方案中出现一次，实际 {} 次",
                             "it must be in the plan once and is there {} times",
                             count));
        } else if (!inputs_.belongsToPlan(site) && count > 0) {
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
    checkCost(entry, site);
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
    if (const Decision* decision = inputs_.decision(site); decision != nullptr && decision->path) {
        checkDecision(entry, site, *decision);
        return;  // a decision goes before the rules
    }
    if (inputs_.isRuledOut(site, *entry.path)) {
        report(site,
               gis::text("方案为{}，而该路径已被禁止",
                         "the plan says {}, which was ruled out",
                         label(*entry.path)));
    }
    if (!inputs_.mayTake(site, *entry.path)) {
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
    checkDuration(entry, site);
    checkSpan(entry, site);
    checkTiming(entry, site);
    checkLateness(entry, site);
}

void PlanChecker::checkDuration(const PlanEntry& entry, const Site& site) {
    const int planned = *entry.finish - *entry.start + 1;
    const int needed = dates_.duration(site, *entry.path);
    if (planned < 1) {
        report(site,
               gis::text("完成 {} 早于开工 {}",
                         "it finishes in {}, before it starts in {}",
                         entry.finish->label(),
                         entry.start->label()));
    } else if (planned != needed) {
        report(site,
               gis::text("{}的工期为 {} 个季度，按参数应为 {} 个",
                         "the works of the path {} take {} quarters, by the parameters {}",
                         label(*entry.path),
                         planned,
                         needed));
    }
}

void PlanChecker::checkSpan(const PlanEntry& entry, const Site& site) {
    if (*entry.start < inputs_.first()) {
        report(site,
               gis::text("开工 {} 早于基准日期所在的 {}",
                         "it starts in {}, before {} of the as-of date",
                         entry.start->label(),
                         inputs_.first().label()));
    }
    if (*entry.finish > dates_.last()) {
        report(site,
               gis::text("完成 {} 晚于规划期末 {}",
                         "it finishes in {}, after the plan ends with {}",
                         entry.finish->label(),
                         dates_.last().label()));
    }
}

/// How late a plan may be at all; what was decided goes before that.
void PlanChecker::checkTiming(const PlanEntry& entry, const Site& site) {
    const Decision* decision = inputs_.decision(site);
    if (decision != nullptr && decision->path && decision->start) {
        return;
    }
    const auto latest = dates_.latestStart(site, *entry.path);
    if (latest && *entry.start > *latest) {
        report(site,
               gis::text("开工 {} 晚于按启动期限和准备期最迟的 {}",
                         "it starts in {}, the launch date and the preparation allow {} at the "
                         "latest",
                         entry.start->label(),
                         latest->label()));
    }
    if (const auto earliest = dates_.earliestStart(site, *entry.path);
        *entry.start < earliest && *entry.start >= inputs_.first()) {
        report(site,
               gis::text("开工 {} 早于办理手续后最早的 {}",
                         "it starts in {}, permits allow {} at the earliest",
                         entry.start->label(),
                         earliest.label()));
    }
    const int late = dates_.lateness(site, *entry.path, *entry.start, *entry.finish);
    if (late > dates_.mostLate()) {
        report(site,
               gis::text("逾期 {} 个季度，最多允许 {} 个",
                         "it is {} quarters late, at most {} are allowed",
                         late,
                         dates_.mostLate()));
    }
}

void PlanChecker::checkLateness(const PlanEntry& entry, const Site& site) {
    const int late = dates_.lateness(site, *entry.path, *entry.start, *entry.finish);
    if (entry.lateQuarters == late) {
        return;
    }
    const PathDeadline* deadline = dates_.deadline(site, *entry.path);
    report(site,
           gis::text("{}企业{}，{} 开工、{} 完成：方案记逾期 {} 个季度，按条款 {} 应为 {} 个",
                     "a {} firm, {}, from {} to {}: the plan says {} quarters late, by clause "
                     "{} it is {}",
                     label(inputs_.size(site)),
                     label(*entry.path),
                     entry.start->label(),
                     entry.finish->label(),
                     entry.lateQuarters,
                     deadline != nullptr ? deadline->clause : "-",
                     late));
}

void PlanChecker::checkPark(const PlanEntry& entry, const Site& site) {
    const Park* park = inputs_.park(entry.parkId);
    if (park == nullptr) {
        report(site,
               gis::text("承接园区 {} 不存在",
                         "its park {} does not exist",
                         entry.parkId.empty() ? "-" : entry.parkId));
        return;
    }
    if (const Decision* decision = inputs_.decision(site); decision != nullptr) {
        const std::string decided = plainName(decision->park);
        const std::string chosen = plainName(park->name);
        if (holds(decided, chosen) || holds(chosen, decided)) {
            return;  // a decision goes before the rules and stays visible
        }
    }
    if (inputs_.isRuledOut(site, *park)) {
        report(site,
               gis::text("方案迁入园区 {}（{}），而该园区已被禁止",
                         "the plan moves it to park {} ({}), which was ruled out",
                         entry.parkId,
                         park->name));
    }
    checkTrade(entry, site, *park);
    checkChemical(entry, site, *park);
}

void PlanChecker::checkTrade(const PlanEntry& entry, const Site& site, const Park& park) {
    const Classification* classified = inputs_.classification(site);
    if (classified == nullptr || classified->sectors.empty()) {
        return;
    }
    bool admitted = park.industries.empty();
    for (const std::string& id : classified->sectors) {
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
    if (const Classification* classified = inputs_.classification(site); classified != nullptr) {
        for (const std::string& id : classified->sectors) {
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

void PlanChecker::checkCost(const PlanEntry& entry, const Site& site) {
    const std::optional<double> wan = costs_.wanOf(entry, site);
    if (!wan) {
        return;  // the park that does not exist is told
    }
    const gis::Money right = gis::Money::wan(*wan);
    const double difference = std::abs(entry.cost.yuan() - right.yuan());
    if (difference > std::max(1.0, 1e-9 * std::abs(right.yuan()))) {
        report(site,
               gis::text("费用 {:.4f} 万元，按参数和距离应为 {:.4f} 万元",
                         "its cost is {:.4f} x 10,000 yuan, parameters and distance give {:.4f}",
                         entry.cost.wan(),
                         right.wan()));
    }
}

void PlanChecker::checkLimit(const SharedLimit& limit) {
    double told = 0;
    for (const Overrun& overrun : plan_.overruns) {
        told += overrun.row == limit.row ? overrun.amount : 0;
    }
    if (std::abs(told - limit.excess()) <= kSameAmount * std::max(1.0, std::abs(limit.limit))) {
        return;
    }
    // How far a plan looks beyond its last works is its own affair.
    const bool inPlan = std::ranges::any_of(plan_.entries, [&](const PlanEntry& entry) {
        return entry.finish && *entry.finish >= limit.quarter;
    });
    if (inPlan || told != 0) {
        violations_.push_back({{},
                               gis::text("{}：用 {:.1f}，可用 {:.1f}，方案记超出 {:.1f}",
                                         "{}: {:.1f} taken, {:.1f} open, and the plan says {:.1f} "
                                         "too much",
                                         limit.name,
                                         limit.used,
                                         limit.limit,
                                         told)});
    }
}

void PlanChecker::checkLimits() {
    limits_ = detail::sharedLimits(inputs_, dates_.last());
    for (const SharedLimit& limit : limits_) {
        checkLimit(limit);
    }
}

/// What the plan says it exceeds is a limit that there is.
void PlanChecker::checkOverruns() {
    for (const Overrun& overrun : plan_.overruns) {
        if (!std::ranges::contains(limits_, overrun.row, &SharedLimit::row)) {
            violations_.push_back({{},
                                   gis::text("方案记“{}”超出 {:.1f}，没有这一限制",
                                             "the plan says '{}' is exceeded by {:.1f}; there is "
                                             "no such limit",
                                             overrun.row,
                                             overrun.amount)});
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

/// The objective holds at least what can be added up without the verdicts on site and park.
void PlanChecker::checkSum() {
    double least = 0;
    for (const PlanEntry& entry : plan_.entries) {
        if (const Site* site = inputs_.site(entry.siteId); site != nullptr) {
            least += entry.cost.wan() + costs_.pricesOf(entry, *site);
        }
    }
    for (const SharedLimit& limit : limits_) {
        for (const Overrun& overrun : plan_.overruns) {
            least += overrun.row == limit.row ? limit.price * overrun.amount : 0;
        }
    }
    if (!(plan_.objective >= least - 1e-6 * std::max(1.0, std::abs(least)))) {
        violations_.push_back(
            {{},
             gis::text("目标值 {:.4f} 低于各厂区费用、逾期和超限的代价之和 {:.4f}",
                       "the objective {:.4f} is below the costs, delays and "
                       "excesses of the plan together, {:.4f}",
                       plan_.objective,
                       least)});
    }
}

std::vector<Violation> PlanChecker::run() {
    checkSites();
    for (const PlanEntry& entry : plan_.entries) {
        if (const Site* site = inputs_.site(entry.siteId); site != nullptr) {
            checkEntry(entry, *site);
        }
    }
    checkLimits();
    checkOverruns();
    checkProof();
    checkSum();
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
    const gis::Result<VerifyInputs> inputs = VerifyInputs::of(project, pack);
    if (!inputs) {
        return std::unexpected(inputs.error());
    }
    const gis::Result<VerifyDates> dates = VerifyDates::of(*inputs);
    if (!dates) {
        return std::unexpected(dates.error());
    }
    return PlanChecker(*inputs, *dates).run();
}

}  // namespace ruyuan::planner
