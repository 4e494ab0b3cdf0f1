// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/detail/local_search.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruyuan::planner::detail {

namespace {

/// SplitMix64 (Steele, Lea, Flood 2014).
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    /// Uniform in [0, 1).
    double uniform() {
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        z ^= z >> 31U;
        return static_cast<double>(z >> 11U) * 0x1p-53;
    }

    std::size_t below(std::size_t count) {
        const auto picked = static_cast<std::size_t>(uniform() * static_cast<double>(count));
        return std::min(picked, count - 1);
    }

private:
    std::uint64_t state_;
};

/// A selection with the usage of every row, so that a move costs only the rows it touches.
class State {
public:
    State(const ColumnModel& model, Selection selection);

    [[nodiscard]] const Selection& selection() const { return selection_; }
    /// Change of the objective when @p site takes @p column.
    [[nodiscard]] double gain(std::size_t site, std::size_t column) const;
    void move(std::size_t site, std::size_t column);

private:
    [[nodiscard]] double excessChange(std::size_t row, double amount) const;

    const ColumnModel& model_;
    Selection selection_;
    std::vector<double> used_;
};

State::State(const ColumnModel& model, Selection selection)
    : model_(model), selection_(std::move(selection)), used_(model.rows.size(), 0.0) {
    for (std::size_t i = 0; i < selection_.size(); ++i) {
        for (const RowUse& use : model.sites[i][selection_[i]].uses) {
            used_[use.row] += use.amount;
        }
    }
}

double State::excessChange(std::size_t row, double amount) const {
    const LimitRow& limits = model_.rows[row];
    const double now = used_[row] - limits.limit;
    return limits.price * (std::max(0.0, now + amount) - std::max(0.0, now));
}

double State::gain(std::size_t site, std::size_t column) const {
    const Column& from = model_.sites[site][selection_[site]];
    const Column& to = model_.sites[site][column];
    double change = to.cost - from.cost;
    auto a = from.uses.begin();
    auto b = to.uses.begin();
    while (a != from.uses.end() || b != to.uses.end()) {
        if (b == to.uses.end() || (a != from.uses.end() && a->row < b->row)) {
            change += excessChange(a->row, -a->amount);
            ++a;
        } else if (a == from.uses.end() || b->row < a->row) {
            change += excessChange(b->row, b->amount);
            ++b;
        } else {
            change += excessChange(a->row, b->amount - a->amount);
            ++a;
            ++b;
        }
    }
    return change;
}

void State::move(std::size_t site, std::size_t column) {
    for (const RowUse& use : model_.sites[site][selection_[site]].uses) {
        used_[use.row] -= use.amount;
    }
    for (const RowUse& use : model_.sites[site][column].uses) {
        used_[use.row] += use.amount;
    }
    selection_[site] = column;
}

void descend(const ColumnModel& model, State& state) {
    // Gains below this are rounding; without it the loop could go round in a circle.
    constexpr double kLeastGain = 1e-9;
    bool improved = true;
    while (improved) {
        improved = false;
        for (std::size_t i = 0; i < model.sites.size(); ++i) {
            std::size_t best = state.selection()[i];
            double bestGain = -kLeastGain * std::max(1.0, std::abs(model.sites[i][best].cost));
            for (std::size_t j = 0; j < model.sites[i].size(); ++j) {
                const double gain = j == state.selection()[i] ? 0 : state.gain(i, j);
                if (gain < bestGain) {
                    bestGain = gain;
                    best = j;
                }
            }
            if (best != state.selection()[i]) {
                state.move(i, best);
                improved = true;
            }
        }
    }
}

double pricedCost(const Column& column, RowPrices prices) {
    return std::accumulate(
        column.uses.begin(), column.uses.end(), column.cost, [&](double sum, const RowUse& use) {
            return sum + prices[use.row] * use.amount;
        });
}

/// Columns of each site, cheapest at the prices first.
std::vector<std::vector<std::size_t>> rankedColumns(const ColumnModel& model, RowPrices prices) {
    std::vector<std::vector<std::size_t>> ranked;
    for (const std::vector<Column>& columns : model.sites) {
        std::vector<double> priced;
        for (const Column& column : columns) {
            priced.push_back(pricedCost(column, prices));
        }
        std::vector<std::size_t>& order = ranked.emplace_back(columns.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, {}, [&](std::size_t j) { return priced[j]; });
    }
    return ranked;
}

// Shares of the mean cost of a site: hot enough to leave a valley, cold enough to stay in one.
constexpr double kFirstTemperature = 0.1;
constexpr double kLastTemperature = 1e-4;
constexpr std::int64_t kMovesPerTemperature = 512;

void annealOnce(const ColumnModel& model,
                const std::vector<std::vector<std::size_t>>& ranked,
                State& state,
                std::int64_t moves,
                Random random,
                const std::stop_token& stop) {
    double cost = 0;
    for (std::size_t i = 0; i < model.sites.size(); ++i) {
        cost += std::abs(model.sites[i][state.selection()[i]].cost);
    }
    const double mean = cost / static_cast<double>(model.sites.size());
    const double cooling = std::log(kLastTemperature / kFirstTemperature);
    double temperature = 0;
    for (std::int64_t m = 0; m < moves; ++m) {
        if (m % kMovesPerTemperature == 0) {
            if (stop.stop_requested()) {
                return;
            }
            const double done = static_cast<double>(m) / static_cast<double>(moves);
            temperature = mean * kFirstTemperature * std::exp(cooling * done);
        }
        const std::size_t site = random.below(ranked.size());
        const std::vector<std::size_t>& columns = ranked[site];
        // The square prefers the columns in front.
        const double u = random.uniform();
        const auto place = static_cast<std::size_t>(u * u * static_cast<double>(columns.size()));
        const std::size_t column = columns[std::min(place, columns.size() - 1)];
        if (column == state.selection()[site]) {
            continue;
        }
        const double gain = state.gain(site, column);
        if (gain <= 0 || random.uniform() < std::exp(-gain / temperature)) {
            state.move(site, column);
        }
    }
}

}  // namespace

Selection cheapestAt(const ColumnModel& model, RowPrices prices) {
    Selection selection;
    for (const std::vector<std::size_t>& order : rankedColumns(model, prices)) {
        selection.push_back(order.front());
    }
    return selection;
}

void descend(const ColumnModel& model, Selection& selection) {
    State state(model, std::move(selection));
    descend(model, state);
    selection = state.selection();
}

Selection anneal(const ColumnModel& model,
                 const Selection& start,
                 RowPrices prices,
                 const AnnealingBudget& budget,
                 const std::stop_token& stop) {
    Selection best = start;
    if (model.sites.empty()) {
        return best;
    }
    descend(model, best);
    double bestObjective = objectiveOf(model, best);
    const auto ranked = rankedColumns(model, prices);
    for (int run = 0; run < budget.runs && !stop.stop_requested(); ++run) {
        State state(model, best);
        annealOnce(
            model, ranked, state, budget.moves, Random(static_cast<std::uint64_t>(run) + 1), stop);
        descend(model, state);
        if (const double objective = objectiveOf(model, state.selection());
            objective < bestObjective) {
            best = state.selection();
            bestObjective = objective;
        }
    }
    return best;
}

}  // namespace ruyuan::planner::detail
