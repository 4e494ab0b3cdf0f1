// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/detail/presolve.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace ruyuan::planner::detail {

namespace {

/// Rounding allowance when usage is compared with a limit: far below any amount that matters.
constexpr double kRelativeSlack = 1e-9;
/// The rules feed each other; they rarely need more than four rounds.
constexpr int kMaxRounds = 10;

/// Least and most that the columns of one site use of one row.
struct Range {
    double least = 0;
    double most = 0;
};
/// Per row: the sites that use it and their range, ascending by site.
using RowRanges = std::vector<std::vector<std::pair<std::size_t, Range>>>;

struct Extent {
    double least = 0;
    double most = 0;
    std::size_t columns = 0;
};

RowRanges rangesOf(const ColumnModel& model) {
    RowRanges ranges(model.rows.size());
    for (std::size_t i = 0; i < model.sites.size(); ++i) {
        std::map<std::size_t, Extent> extents;
        for (const Column& column : model.sites[i]) {
            for (const RowUse& use : column.uses) {
                Extent& extent = extents[use.row];
                extent.least =
                    extent.columns == 0 ? use.amount : std::min(extent.least, use.amount);
                extent.most = std::max(extent.most, use.amount);
                ++extent.columns;
            }
        }
        for (const auto& [row, extent] : extents) {
            const bool always = extent.columns == model.sites[i].size();
            ranges[row].push_back({i, {always ? extent.least : 0.0, extent.most}});
        }
    }
    return ranges;
}

double slackOf(double limit) {
    return kRelativeSlack * std::max(1.0, std::abs(limit));
}

/// How much less a site uses of a row from now on; usage below that becomes none.
using Reduction = std::map<std::size_t, double>;  // by row

/// Finds what can be taken off each site's usage, and takes the same off the limits.
class RowTightening {
public:
    explicit RowTightening(ColumnModel& model) : model_(model), reductions_(model.sites.size()) {}

    bool run();

private:
    void tighten(std::size_t row, std::vector<std::pair<std::size_t, Range>>& users);
    void takeOff(std::size_t row, std::size_t site, Range& range, double amount);
    void apply();

    ColumnModel& model_;
    std::vector<Reduction> reductions_;
    std::vector<bool> droppedRows_;
    bool changed_ = false;
};

bool RowTightening::run() {
    RowRanges ranges = rangesOf(model_);
    droppedRows_.assign(model_.rows.size(), false);
    for (std::size_t r = 0; r < ranges.size(); ++r) {
        tighten(r, ranges[r]);
    }
    apply();
    return changed_;
}

void RowTightening::takeOff(std::size_t row, std::size_t site, Range& range, double amount) {
    reductions_[site][row] += amount;
    range.least = std::max(0.0, range.least - amount);
    range.most = std::max(0.0, range.most - amount);
    model_.rows[row].limit -= amount;
    changed_ = true;
}

void RowTightening::tighten(std::size_t row, std::vector<std::pair<std::size_t, Range>>& users) {
    LimitRow& limits = model_.rows[row];
    for (auto& [site, range] : users) {
        if (range.least > 0) {
            takeOff(row, site, range, range.least);
        }
    }
    if (limits.limit < 0) {
        model_.constant -= limits.price * limits.limit;
        limits.limit = 0;
        changed_ = true;
    }
    double most = 0;
    for (const auto& [site, range] : users) {
        most += range.most;
    }
    const double slack = slackOf(limits.limit);
    if (most <= limits.limit + slack || limits.price <= 0) {
        droppedRows_[row] = true;
        changed_ = true;
        return;
    }
    for (auto& [site, range] : users) {
        const double spare = limits.limit - (most - range.most);
        if (spare > slack) {
            most -= std::min(spare, range.most);
            takeOff(row, site, range, spare);
        }
    }
}

void RowTightening::apply() {
    for (std::size_t i = 0; i < model_.sites.size(); ++i) {
        for (Column& column : model_.sites[i]) {
            std::vector<RowUse> kept;
            for (RowUse use : column.uses) {
                if (droppedRows_[use.row]) {
                    continue;
                }
                const LimitRow& row = model_.rows[use.row];
                if (const auto found = reductions_[i].find(use.row);
                    found != reductions_[i].end()) {
                    use.amount -= found->second;
                }
                if (use.amount > row.limit) {
                    changed_ = changed_ || use.amount > row.limit + slackOf(row.limit);
                    column.cost += row.price * (use.amount - row.limit);
                    use.amount = row.limit;
                }
                if (use.amount > slackOf(0)) {
                    kept.push_back(use);
                }
            }
            column.uses = std::move(kept);
        }
    }
}

/// Merges rows with the same usage and limit, and closes the gaps that dropped rows left.
void compactRows(ColumnModel& model) {
    using Cell = std::pair<std::pair<std::size_t, std::size_t>, double>;  // site, column, amount
    std::vector<std::vector<Cell>> cells(model.rows.size());
    for (std::size_t i = 0; i < model.sites.size(); ++i) {
        for (std::size_t j = 0; j < model.sites[i].size(); ++j) {
            for (const RowUse& use : model.sites[i][j].uses) {
                cells[use.row].push_back({{i, j}, use.amount});
            }
        }
    }
    constexpr auto kGone = static_cast<std::size_t>(-1);
    std::map<std::pair<std::vector<Cell>, double>, std::size_t> known;
    std::vector<LimitRow> rows;
    std::vector<std::size_t> renumbered(model.rows.size(), kGone);
    std::vector<bool> first(model.rows.size(), false);
    for (std::size_t r = 0; r < model.rows.size(); ++r) {
        if (cells[r].empty()) {
            continue;
        }
        const auto [place, isNew] =
            known.try_emplace({std::move(cells[r]), model.rows[r].limit}, rows.size());
        renumbered[r] = place->second;
        first[r] = isNew;
        if (isNew) {
            rows.push_back(model.rows[r]);
        } else {
            rows[place->second].price += model.rows[r].price;
        }
    }
    for (std::vector<Column>& columns : model.sites) {
        for (Column& column : columns) {
            std::erase_if(column.uses, [&](const RowUse& use) { return !first[use.row]; });
            for (RowUse& use : column.uses) {
                use.row = renumbered[use.row];
            }
        }
    }
    model.rows = std::move(rows);
}

/// What using @p column instead of @p other can cost at most; negative when it always pays.
double worstChange(const std::vector<LimitRow>& rows, const Column& column, const Column& other) {
    double change = column.cost - other.cost;
    auto theirs = other.uses.begin();
    for (const RowUse& use : column.uses) {
        while (theirs != other.uses.end() && theirs->row < use.row) {
            ++theirs;
        }
        const bool shared = theirs != other.uses.end() && theirs->row == use.row;
        const double more = use.amount - (shared ? theirs->amount : 0.0);
        change += rows[use.row].price * std::max(0.0, more);
        if (change > 0) {
            break;
        }
    }
    return change;
}

/// Cheapest columns first, so that a column can only be beaten by one before it.
bool removeDominated(ColumnModel& model) {
    bool changed = false;
    for (std::vector<Column>& columns : model.sites) {
        std::ranges::stable_sort(columns, {}, &Column::cost);
        std::vector<Column> kept;
        for (Column& column : columns) {
            const bool beaten = std::ranges::any_of(kept, [&](const Column& better) {
                return worstChange(model.rows, better, column) <= 0;
            });
            if (!beaten) {
                kept.push_back(std::move(column));
            }
        }
        changed = changed || kept.size() < columns.size();
        columns = std::move(kept);
    }
    return changed;
}

double pricedCost(const Column& column, RowPrices prices) {
    double cost = column.cost;
    for (const RowUse& use : column.uses) {
        cost += prices[use.row] * use.amount;
    }
    return cost;
}

}  // namespace

void reduce(ColumnModel& model) {
    bool changed = true;
    for (int round = 0; changed && round < kMaxRounds; ++round) {
        const bool tightened = RowTightening(model).run();
        compactRows(model);
        const bool removed = removeDominated(model);
        changed = tightened || removed;
    }
    compactRows(model);
}

double lagrangianBound(const ColumnModel& model, RowPrices prices) {
    double bound = model.constant;
    for (std::size_t r = 0; r < model.rows.size(); ++r) {
        bound -= prices[r] * model.rows[r].limit;
    }
    for (const std::vector<Column>& columns : model.sites) {
        double best = pricedCost(columns.front(), prices);
        for (const Column& column : columns) {
            best = std::min(best, pricedCost(column, prices));
        }
        bound += best;
    }
    return bound;
}

std::size_t fixByReducedCost(ColumnModel& model, RowPrices prices, double cutoff) {
    const double spare = cutoff - lagrangianBound(model, prices);
    std::size_t removed = 0;
    for (std::vector<Column>& columns : model.sites) {
        std::vector<double> priced;
        for (const Column& column : columns) {
            priced.push_back(pricedCost(column, prices));
        }
        const double best = std::ranges::min(priced);
        std::vector<Column> kept;
        for (std::size_t j = 0; j < columns.size(); ++j) {
            if (priced[j] - best <= std::max(0.0, spare)) {
                kept.push_back(std::move(columns[j]));
            }
        }
        removed += columns.size() - kept.size();
        columns = std::move(kept);
    }
    return removed;
}

}  // namespace ruyuan::planner::detail
