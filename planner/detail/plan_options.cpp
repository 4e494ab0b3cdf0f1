// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/plan_options.h"

#include "planner/bans.h"
#include "planner/detail/site_source.h"
#include "planner/park_ledger.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace ruyuan::planner::detail {

namespace {

std::string family(Path path, std::string_view what) {
    std::string name(word(path));
    std::ranges::replace(name, '-', '_');
    return name + "_" + std::string(what);
}

int whole(double value) {
    return static_cast<int>(std::lround(value));
}

const PathDates* datesFor(const Classification& site, Path path) {
    const auto found = std::ranges::find(site.dates, path, &PathDates::path);
    return found == site.dates.end() ? nullptr : &*found;
}

/// The last quarter that is over by @p date.
int lastQuarterBy(gis::Date date, gis::Quarter first) {
    const gis::Quarter quarter = gis::Quarter::of(date);
    return quarter - first - (quarter.lastDay() == date ? 0 : 1);
}

bool hasPath(const std::vector<Path>& paths, Path path) {
    return std::ranges::find(paths, path) != paths.end();
}

PathOption* optionOf(ProblemSite& entry, Path path) {
    const auto found = std::ranges::find(entry.options, path, &PathOption::path);
    return found == entry.options.end() ? nullptr : &*found;
}

/// What the classification says against a decision.
void tellRuledOut(const Classification& site, PlanSite& notes) {
    for (const TraceStep& step : site.trace) {
        if (step.rule == "decision" && step.verdict == Verdict::Warn) {
            notes.conflicts.push_back(step.sentence);
        }
    }
}

}  // namespace

struct OptionMaker::Needs {
    SizeClass size = SizeClass::Small;
    double employees = 0;
    double land = 0;  // 亩 in a park
    std::vector<const Ban*> bans;
};

OptionMaker::OptionMaker(const Project& project,
                         const PolicyPack& pack,
                         const ParameterValues& values,
                         gis::Quarter first)
    : project_(project), pack_(pack), values_(values), first_(first), pairs_(pairsOf(project)) {
    landRatio_ = landRatioOf(pack);
    pairsOfSite_.resize(project.sites.size());
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
        pairsOfSite_[pairs_[i].site].push_back(i);
    }
}

OptionMaker::Needs OptionMaker::needsOf(std::size_t index, PlanSite& notes) const {
    const Site& site = project_.sites[index];
    const Classification& classification = project_.classifications[index];
    Needs needs;
    needs.bans = bansOf(project_, site.id);
    for (const Ban* ban : needs.bans) {
        notes.ruledOut.push_back(sentenceOf(*ban, project_));
    }
    needs.size = classification.size != SizeClass::Unknown     ? classification.size
                 : pack_.sizeWhenUnknown != SizeClass::Unknown ? pack_.sizeWhenUnknown
                                                               : SizeClass::Small;
    if (classification.size == SizeClass::Unknown) {
        notes.restsOn.emplace_back("size_class");
    }
    needs.employees = site.employees ? static_cast<double>(*site.employees)
                                     : values_("usual_employees", needs.size);
    needs.land = landRatio_ * (site.land ? site.land->mu() : values_("usual_land", needs.size));
    if (classification.inScope == Verdict::Unknown) {
        for (const std::string& fact : classification.unknownFacts) {
            notes.restsOn.push_back(fact);
        }
    }
    return needs;
}

PathOption OptionMaker::option(Path path, std::size_t index, const Needs& needs) const {
    PathOption result;
    result.path = path;
    result.duration = std::max(1, whole(values_(family(path, "duration"), needs.size)));
    result.cost = values_(family(path, "cost"), needs.size);
    result.publicShare = values_(family(path, "public_share"));
    if (path != Path::Closure) {
        result.downtime =
            std::min(result.duration, whole(values_(family(path, "downtime"), needs.size)));
    } else {
        result.cost += values_("closure_cost_per_employee") * needs.employees;
    }
    if (path == Path::OnSite || path == Path::Transformation) {
        result.residual = values_(family(path, "residual"));
    }
    if (path == Path::Closure || path == Path::Transformation) {
        result.fixedPenalty = values_(family(path, "lost_job_price")) * needs.employees;
    }
    const PathDates* dates = datesFor(project_.classifications[index], path);
    if (dates != nullptr && dates->finishBy) {
        result.finishBy = lastQuarterBy(*dates->finishBy, first_);
    }
    if (dates != nullptr && dates->startBy) {
        const int launch = gis::Quarter::of(*dates->startBy) - first_;
        // A closure needs no preparation.
        const int lag =
            path == Path::Closure ? 0 : whole(values_(family(path, "preparation"), needs.size));
        result.startBy = launch + lag;
        // A launch that was missed before the as-of date happens now, and the start is late.
        result.latestStart = std::max(launch, 0) + lag;
    }
    const std::optional<gis::Date>& begun = project_.sites[index].worksStart;
    if (path != Path::Closure && !(begun && *begun <= project_.asOf)) {
        result.earliestStart = whole(values_(family(path, "least_preparation"), needs.size));
        result.latestStart = std::max(result.latestStart, result.earliestStart);
    }
    return result;
}

void OptionMaker::addPaths(std::size_t index,
                           const Needs& needs,
                           ProblemSite& entry,
                           PlanSite& notes) const {
    const Classification& site = project_.classifications[index];
    for (const Path path : kAllPaths) {
        const bool decided = notes.decision != nullptr && notes.decision->path == path;
        const bool allowed = hasPath(site.allowedPaths, path);
        // Where both were said, the decision names one path and counts.
        const bool ruledOut = banOf(needs.bans, path) != nullptr;
        if (!decided && (!allowed || ruledOut)) {
            continue;
        }
        if (!allowed) {
            notes.conflicts.push_back(
                gis::text("决定的路径“{}”与政策规则不符，按决定安排，请核对",
                          "the decided path '{}' is not among those that the rules allow; it is "
                          "planned as decided, to be checked",
                          label(path)));
        }
        if (decided) {
            tellRuledOut(site, notes);
        }
        PathOption made = option(path, index, needs);
        if (hasPath(site.unsettledPaths, path) && !decided) {
            made.provisional = true;
            made.fixedPenalty += values_("provisional_price");
            notes.pathRestsOn[path] = site.unknownFacts;
        }
        if (site.proposedPath && *site.proposedPath != path && !decided) {
            made.fixedPenalty += values_("departure_price", needs.size);
        }
        entry.options.push_back(std::move(made));
    }
}

void OptionMaker::addParks(std::size_t index,
                           const Needs& needs,
                           ProblemSite& entry,
                           PlanSite& notes) const {
    if (optionOf(entry, Path::Relocation) == nullptr) {
        return;
    }
    for (const std::size_t number : pairsOfSite_[index]) {
        const SiteParkPair& pair = pairs_[number];
        const Park& park = project_.parks[pair.park];
        const bool closed = pair.verdict == Verdict::Fail || banOf(needs.bans, park) != nullptr;
        if (closed && entry.pinnedPark != pair.park) {
            continue;
        }
        const double price =
            park.landPricePerMu ? park.landPricePerMu->wan() : values_("land_price");
        const double km = pair.distance ? pair.distance->kilometers() : values_("usual_distance");
        ParkOption made;
        made.park = pair.park;
        made.cost = needs.land * price + values_("commute_price") * needs.employees * km;
        made.provisional = pair.verdict == Verdict::Unknown;
        std::vector<std::string> missing;
        if (made.provisional) {
            made.cost += values_("provisional_price");
            missing = pair.missing;
        }
        if (!project_.sites[index].land) {
            missing.emplace_back("land");
        }
        entry.parks.push_back(made);
        notes.parkRestsOn.push_back(std::move(missing));
    }
}

/// Why a decided park should not be one, in the words of the findings.
void OptionMaker::pinPark(std::size_t index, ProblemSite& entry, PlanSite& notes) const {
    const Decision& decision = *notes.decision;
    const auto park = parkByName(project_, decision.park);
    if (!park) {
        return;
    }
    entry.pinnedPark = park;
    for (const gis::Text& fault : faultsOf(index, *park)) {
        notes.conflicts.push_back(
            gis::text("决定的承接园区与检查结果不符，按决定安排：{}",
                      "the decided park fails a check; it is planned as decided: {}",
                      fault));
    }
}

/// Why a park cannot take a site, in words; empty when nothing fails.
std::vector<gis::Text> OptionMaker::faultsOf(std::size_t site, std::size_t park) const {
    std::vector<gis::Text> faults;
    const auto fails = [&](std::size_t number) {
        return pairs_[number].park == park && pairs_[number].verdict == Verdict::Fail;
    };
    if (std::ranges::none_of(pairsOfSite_[site], fails)) {
        return faults;
    }
    if (!words_) {
        words_ = Findings::of(project_, pack_);
    }
    const auto findings =
        *words_ ? (*words_)->inPark(site, park) : gis::Result<std::vector<Finding>>();
    if (findings) {
        for (const Finding& finding : *findings) {
            if (finding.verdict == Verdict::Fail) {
                faults.push_back(finding.sentence);
            }
        }
    }
    return faults;
}

/// What speaks against each park, when none may take the site.
void OptionMaker::tellWhyNoPark(std::size_t index, PlanSite& notes) const {
    notes.excluded.push_back({"没有可以承接的园区", "no park can take it"});
    for (std::size_t park = 0; park < project_.parks.size(); ++park) {
        const std::vector<gis::Text> faults = faultsOf(index, park);
        if (!faults.empty()) {
            notes.excluded.push_back(
                gis::text("{}：{}", "{}: {}", project_.parks[park].name, faults.front()));
        }
    }
}

void OptionMaker::pinDates(ProblemSite& entry, const Decision& decision, PlanSite& notes) const {
    PathOption* option = decision.path ? optionOf(entry, *decision.path) : nullptr;
    if (option == nullptr) {
        return;
    }
    const std::optional<int> finish =
        decision.finish ? std::optional(lastQuarterBy(*decision.finish, first_)) : std::nullopt;
    if (decision.start) {
        const int start = gis::Quarter::of(*decision.start) - first_;
        entry.pinnedStart = std::max(0, start);
    }
    if (finish && *finish < 0) {
        notes.conflicts.push_back(
            gis::text("决定的完成时间 {} 早于基准日期，按尚未完成安排",
                      "the decided finish {} lies before the as-of date; it is planned as not done",
                      gis::isoDate(*decision.finish)));
    }
    if (finish && (!option->finishBy || *finish < *option->finishBy)) {
        option->finishBy = finish;
    }
}

/// A document that names the firm and its park counts where nobody decided otherwise.
void OptionMaker::pinNamed(std::size_t index, ProblemSite& entry, PlanSite& notes) const {
    const NamedFirm* firm = namedFirm(pack_, project_.sites[index]);
    if (firm == nullptr || firm->path != Path::Relocation || firm->park.empty()) {
        return;
    }
    const auto park = parkByName(project_, firm->park);
    if (!park) {
        notes.conflicts.push_back(
            gis::text("文件指定迁入的“{}”不在项目中，导入该园区后可以照此安排",
                      "the park that the document names, '{}', is not in the "
                      "project; import it to plan the move there",
                      firm->park));
        return;
    }
    if (banOf(bansOf(project_, entry.id), project_.parks[*park]) != nullptr) {
        return;  // a person ruled out what the document says
    }
    entry.pinnedPark = park;
    for (const gis::Text& fault : faultsOf(index, *park)) {
        notes.conflicts.push_back(
            gis::text("文件指定的承接园区与检查结果不符，按文件安排：{}",
                      "the park that the document names fails a check; it is planned so: {}",
                      fault));
    }
}

void OptionMaker::pin(std::size_t index, ProblemSite& entry, PlanSite& notes) const {
    if (notes.decision == nullptr) {
        pinNamed(index, entry, notes);
        return;
    }
    const Decision& decision = *notes.decision;
    entry.pinnedPath = decision.path;
    if (decision.path == Path::Relocation && !decision.park.empty()) {
        pinPark(index, entry, notes);
    }
    pinDates(entry, decision, notes);
}

double OptionMaker::exposure(std::size_t index, SizeClass size) const {
    const Site& site = project_.sites[index];
    const bool known = site.so2 || site.nox || site.dust || site.voc;
    const double tons = known ? site.so2.value_or(0) + site.nox.value_or(0) +
                                    values_("dust_weight") * site.dust.value_or(0) +
                                    values_("voc_weight") * site.voc.value_or(0)
                              : values_("usual_emissions", size);
    const bool outside = index < project_.screening.size() &&
                         project_.screening[index].builtUp == BuiltUpStatus::Outside;
    return values_("exposure_price") * tons *
           values_(outside ? "people_near_outside" : "people_near_inside");
}

OptionMaker::Paths OptionMaker::paths(std::size_t index) const {
    PlanSite notes;
    notes.decision = decisionOf(project_, project_.sites[index].id);
    const Needs needs = needsOf(index, notes);
    ProblemSite entry;
    addPaths(index, needs, entry, notes);
    return {std::move(entry.options), needs.land};
}

ProblemSite OptionMaker::make(std::size_t index, PlanSite& notes) const {
    const Site& site = project_.sites[index];
    ProblemSite entry;
    entry.id = site.id;
    notes.decision = decisionOf(project_, site.id);
    const Needs needs = needsOf(index, notes);
    entry.land = needs.land;
    entry.exposure = exposure(index, needs.size);
    entry.latePrice = values_("late_price", needs.size);
    entry.unassignedPrice = values_("unassigned_price");
    addPaths(index, needs, entry, notes);
    pin(index, entry, notes);
    const bool parkUnknown =
        entry.pinnedPath == Path::Relocation && !notes.decision->park.empty() && !entry.pinnedPark;
    if (parkUnknown) {
        notes.excluded.push_back(
            gis::text("决定的承接园区“{}”不在项目中，导入该园区后可以安排",
                      "the decided park '{}' is not in the project; import it to plan the move",
                      notes.decision->park));
    } else {
        addParks(index, needs, entry, notes);
    }
    if (entry.parks.empty()) {
        const auto moves = [](const PathOption& option) { return option.path == Path::Relocation; };
        if (std::erase_if(entry.options, moves) > 0 && !parkUnknown) {
            tellWhyNoPark(index, notes);
        }
    }
    return entry;
}

}  // namespace ruyuan::planner::detail
