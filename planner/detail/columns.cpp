// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/detail/columns.h"

#include <algorithm>
#include <optional>

namespace ruyuan::planner::detail {

namespace {

/// How many of the phases hold at some quarter of the horizon; later ones open after its end.
std::size_t phasesWithin(const std::vector<CapacityPhase>& phases, int quarters) {
    std::size_t count = 0;
    while (count < phases.size() && (count == 0 || phases[count - 1].last < quarters - 1)) {
        ++count;
    }
    return count;
}

/// Numbers of the rows of a problem, kind after kind.
class RowLayout {
public:
    explicit RowLayout(const Problem& problem);

    std::vector<LimitRow> rows;
    std::vector<std::size_t> land;                    ///< first row per park
    std::vector<std::vector<std::size_t>> utilities;  ///< first row per park and utility
    std::size_t throughput = 0;                       ///< county-major, one row per quarter
    std::size_t stoppage = 0;                         ///< sector-major, one row per quarter
    std::size_t cityBudget = 0;                       ///< one row per year
    std::vector<std::size_t> countyBudget;            ///< first row per county
    std::vector<std::size_t> emission;                ///< first row per county; pollutant-major

private:
    std::size_t add(const std::vector<CapacityPhase>& phases, int quarters, double price);
    std::size_t addQuarterly(const std::vector<double>& limits, int quarters, double price);
    void addParks(const Problem& problem);
    void addBudgets(const Problem& problem);
    void addEmissions(const Problem& problem);
};

RowLayout::RowLayout(const Problem& problem) {
    addParks(problem);
    throughput = addQuarterly(problem.throughput, problem.quarters, problem.prices.throughput);
    stoppage = addQuarterly(problem.stoppage, problem.quarters, problem.prices.stoppage);
    addBudgets(problem);
    addEmissions(problem);
}

// Usage of land and utilities only grows, so it is enough to look at the last quarter of each
// phase: there the usage of the phase is largest.
std::size_t RowLayout::add(const std::vector<CapacityPhase>& phases, int quarters, double price) {
    const std::size_t first = rows.size();
    for (std::size_t i = 0; i < phasesWithin(phases, quarters); ++i) {
        rows.push_back({phases[i].open, price});
    }
    return first;
}

std::size_t RowLayout::addQuarterly(const std::vector<double>& limits, int quarters, double price) {
    const std::size_t first = rows.size();
    for (const double limit : limits) {
        rows.insert(rows.end(), static_cast<std::size_t>(quarters), {limit, price});
    }
    return first;
}

void RowLayout::addParks(const Problem& problem) {
    const LimitPrices& prices = problem.prices;
    for (std::size_t p = 0; p < problem.parks.size(); ++p) {
        const ProblemPark& park = problem.parks[p];
        land.push_back(add(park.land, problem.quarters, prices.land.empty() ? 0 : prices.land[p]));
        std::vector<std::size_t>& firstRows = utilities.emplace_back();
        for (std::size_t u = 0; u < park.utilities.size(); ++u) {
            firstRows.push_back(add(park.utilities[u],
                                    problem.quarters,
                                    prices.utilities.empty() ? 0 : prices.utilities[p][u]));
        }
    }
}

void RowLayout::addBudgets(const Problem& problem) {
    cityBudget = rows.size();
    for (const double limit : problem.cityBudget) {
        rows.push_back({limit, problem.prices.budget});
    }
    for (const std::vector<double>& years : problem.countyBudget) {
        countyBudget.push_back(rows.size());
        for (const double limit : years) {
            rows.push_back({limit, problem.prices.budget});
        }
    }
}

void RowLayout::addEmissions(const Problem& problem) {
    for (const auto& pollutants : problem.emissionLimit) {
        emission.push_back(rows.size());
        for (const std::vector<double>& limits : pollutants) {
            for (const double limit : limits) {
                rows.push_back({limit, problem.prices.emission});
            }
        }
    }
}

/// Makes the columns of one site.
class SiteColumns {
public:
    SiteColumns(const Problem& problem, const RowLayout& layout, const ProblemSite& site)
        : problem_(problem), layout_(layout), site_(site) {}

    std::vector<Column> make();

private:
    void addOption(const PathOption& option);
    void addStarts(const PathOption& option, const ParkOption* park);
    void addColumn(const PathOption& option, const ParkOption* park, int start, int late);
    void addUnassigned(double price);
    std::optional<int> lateness(const PathOption& option, int start) const;
    void use(Column& column, std::size_t row, double amount) const;
    void usePark(Column& column, const PathOption& option, std::size_t park) const;
    void useTime(Column& column, const PathOption& option) const;
    void useBudgets(Column& column, const PathOption& option) const;
    void useEmissions(Column& column, const PathOption* option) const;

    const Problem& problem_;
    const RowLayout& layout_;
    const ProblemSite& site_;
    std::vector<Column> columns_;
};

std::vector<Column> SiteColumns::make() {
    for (const PathOption& option : site_.options) {
        if (!site_.pinnedPath || *site_.pinnedPath == option.path) {
            addOption(option);
        }
    }
    if (columns_.empty() || site_.unassignedPrice) {
        addUnassigned(site_.unassignedPrice.value_or(0));
    }
    return std::move(columns_);
}

void SiteColumns::addOption(const PathOption& option) {
    if (option.path != Path::Relocation) {
        addStarts(option, nullptr);
        return;
    }
    for (const ParkOption& park : site_.parks) {
        if (!site_.pinnedPark || *site_.pinnedPark == park.park) {
            addStarts(option, &park);
        }
    }
}

void SiteColumns::addStarts(const PathOption& option, const ParkOption* park) {
    const int last = problem_.quarters - option.duration;
    for (int start = 0; start <= last; ++start) {
        if (const std::optional<int> late = lateness(option, start)) {
            addColumn(option, park, start, *late);
        }
    }
}

/// Quarters late, or nothing when the start is not allowed.
std::optional<int> SiteColumns::lateness(const PathOption& option, int start) const {
    int late = 0;
    if (option.startBy) {
        late = std::max(late, start - *option.startBy);
    }
    if (option.finishBy) {
        late = std::max(late, start + option.duration - 1 - *option.finishBy);
    }
    if (site_.pinnedStart) {
        return *site_.pinnedStart == start ? std::optional(late) : std::nullopt;
    }
    const bool allowed =
        start >= option.earliestStart && start <= option.latestStart && late <= problem_.maxLate;
    return allowed ? std::optional(late) : std::nullopt;
}

void SiteColumns::addColumn(const PathOption& option, const ParkOption* park, int start, int late) {
    const int finish = start + option.duration - 1;
    const double before = finish + 1;
    const double after = problem_.quarters - 1 - finish;
    Column& column = columns_.emplace_back();
    column.choice = {option.path, park != nullptr ? park->park : 0, start};
    column.cost = option.cost + option.fixedPenalty + (park != nullptr ? park->cost : 0) +
                  site_.latePrice * late + site_.exposure * (before + option.residual * after);
    if (park != nullptr) {
        usePark(column, option, park->park);
    }
    if (option.path != Path::Closure) {
        useTime(column, option);
    }
    useBudgets(column, option);
    useEmissions(column, &option);
}

void SiteColumns::addUnassigned(double price) {
    Column& column = columns_.emplace_back();
    column.cost = price + site_.exposure * problem_.quarters;
    useEmissions(column, nullptr);
}

void SiteColumns::use(Column& column, std::size_t row, double amount) const {
    if (amount > 0) {
        column.uses.push_back({row, amount});
    }
}

void SiteColumns::usePark(Column& column, const PathOption& option, std::size_t park) const {
    const auto useFrom = [&](const std::vector<CapacityPhase>& phases,
                             std::size_t firstRow,
                             int quarter,
                             double amount) {
        const std::size_t count = phasesWithin(phases, problem_.quarters);
        for (std::size_t i = 0; i < count; ++i) {
            if (i + 1 == count || quarter <= phases[i].last) {
                use(column, firstRow + i, amount);
            }
        }
    };
    const int start = column.choice.start;
    useFrom(problem_.parks[park].land, layout_.land[park], start, site_.land);
    for (std::size_t u = 0; u < problem_.parks[park].utilities.size(); ++u) {
        useFrom(problem_.parks[park].utilities[u],
                layout_.utilities[park][u],
                start + option.duration - 1,
                site_.utilities[u]);
    }
}

void SiteColumns::useTime(Column& column, const PathOption& option) const {
    const auto quarters = static_cast<std::size_t>(problem_.quarters);
    const int start = column.choice.start;
    const int end = start + option.duration;
    if (!problem_.throughput.empty()) {
        for (int t = start; t < end; ++t) {
            use(column,
                layout_.throughput + site_.county * quarters + static_cast<std::size_t>(t),
                1);
        }
    }
    if (!problem_.stoppage.empty()) {
        for (int t = std::max(start, end - option.downtime); t < end; ++t) {
            use(column,
                layout_.stoppage + site_.sector * quarters + static_cast<std::size_t>(t),
                site_.output);
        }
    }
}

void SiteColumns::useBudgets(Column& column, const PathOption& option) const {
    const double perQuarter = option.cost * option.publicShare / option.duration;
    const auto spread = [&](std::size_t firstRow, std::size_t years, double share) {
        std::vector<double> spent(years, 0.0);
        for (int t = column.choice.start; t < column.choice.start + option.duration; ++t) {
            const auto year = static_cast<std::size_t>((problem_.firstQuarter + t).year() -
                                                       problem_.firstQuarter.year());
            if (year < years) {
                spent[year] += perQuarter * share;
            }
        }
        for (std::size_t y = 0; y < years; ++y) {
            use(column, firstRow + y, spent[y]);
        }
    };
    spread(layout_.cityBudget, problem_.cityBudget.size(), problem_.cityShare);
    if (!problem_.countyBudget.empty()) {
        spread(layout_.countyBudget[site_.county],
               problem_.countyBudget[site_.county].size(),
               1 - problem_.cityShare);
    }
}

void SiteColumns::useEmissions(Column& column, const PathOption* option) const {
    if (problem_.emissionLimit.empty()) {
        return;
    }
    std::size_t row = layout_.emission[site_.county];
    for (const double emission : site_.emissions) {
        for (const int tau : problem_.emissionQuarters) {
            const bool done =
                option != nullptr && column.choice.start + option->duration - 1 <= tau;
            use(column, row, done ? emission * option->residual : emission);
            ++row;
        }
    }
}

}  // namespace

std::size_t ColumnModel::columnCount() const {
    std::size_t count = 0;
    for (const std::vector<Column>& columns : sites) {
        count += columns.size();
    }
    return count;
}

ColumnModel enumerateColumns(const Problem& problem) {
    RowLayout layout(problem);
    ColumnModel model;
    for (const ProblemSite& site : problem.sites) {
        model.sites.push_back(SiteColumns(problem, layout, site).make());
    }
    model.rows = std::move(layout.rows);
    return model;
}

double objectiveOf(const ColumnModel& model, const Selection& selection) {
    double objective = model.constant;
    std::vector<double> used(model.rows.size(), 0.0);
    for (std::size_t i = 0; i < model.sites.size(); ++i) {
        const Column& column = model.sites[i][selection[i]];
        objective += column.cost;
        for (const RowUse& use : column.uses) {
            used[use.row] += use.amount;
        }
    }
    for (std::size_t r = 0; r < model.rows.size(); ++r) {
        objective += model.rows[r].price * std::max(0.0, used[r] - model.rows[r].limit);
    }
    return objective;
}

}  // namespace ruyuan::planner::detail
