// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/solver.h"

#include "planner/detail/columns.h"
#include "planner/detail/local_search.h"
#include "planner/detail/presolve.h"
#include "planner/detail/problem_check.h"

#include <Highs.h>

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace ruyuan::planner {

namespace {

using detail::Column;
using detail::ColumnModel;
using detail::Selection;

/// What a search starts with unless measured otherwise; see tests/bench/README.md.
constexpr std::int64_t kAnnealingMovesPerSite = 10000;
constexpr std::int64_t kMostAnnealingMoves = 5'000'000;
constexpr int kAnnealingRuns = 3;
/// Fixing columns pays as long as it removes at least this share of them.
constexpr double kWorthwhileShare = 0.05;
constexpr int kMostFixingRounds = 5;

HighsInt toIndex(std::size_t value) {
    return static_cast<HighsInt>(value);
}

enum class Variables { Continuous, Integer };

/// The model as HiGHS takes it: columns of the sites in their order, then one excess per row;
/// first the rows "one column for each site", then the limits.
HighsLp toHighs(const ColumnModel& model, Variables variables) {
    HighsLp lp;
    const std::size_t sites = model.sites.size();
    lp.num_col_ = toIndex(model.columnCount() + model.rows.size());
    lp.num_row_ = toIndex(sites + model.rows.size());
    lp.sense_ = ObjSense::kMinimize;
    lp.offset_ = model.constant;
    lp.a_matrix_.format_ = MatrixFormat::kColwise;
    lp.a_matrix_.start_ = {0};
    const auto addEntry = [&](std::size_t row, double value) {
        lp.a_matrix_.index_.push_back(toIndex(row));
        lp.a_matrix_.value_.push_back(value);
    };
    const auto closeColumn = [&](double cost, double upper, HighsVarType type) {
        lp.a_matrix_.start_.push_back(toIndex(lp.a_matrix_.index_.size()));
        lp.col_cost_.push_back(cost);
        lp.col_lower_.push_back(0);
        lp.col_upper_.push_back(upper);
        if (variables == Variables::Integer) {
            lp.integrality_.push_back(type);
        }
    };
    for (std::size_t i = 0; i < sites; ++i) {
        for (const Column& column : model.sites[i]) {
            addEntry(i, 1);
            for (const detail::RowUse& use : column.uses) {
                addEntry(sites + use.row, use.amount);
            }
            closeColumn(column.cost, 1, HighsVarType::kInteger);
        }
        lp.row_lower_.push_back(1);
        lp.row_upper_.push_back(1);
    }
    for (std::size_t r = 0; r < model.rows.size(); ++r) {
        addEntry(sites + r, -1);
        closeColumn(model.rows[r].price, kHighsInf, HighsVarType::kContinuous);
        lp.row_lower_.push_back(-kHighsInf);
        lp.row_upper_.push_back(model.rows[r].limit);
    }
    return lp;
}

std::vector<double> toValues(const ColumnModel& model, const Selection& selection) {
    std::vector<double> values;
    std::vector<double> used(model.rows.size(), 0.0);
    for (std::size_t i = 0; i < model.sites.size(); ++i) {
        for (std::size_t j = 0; j < model.sites[i].size(); ++j) {
            values.push_back(j == selection[i] ? 1 : 0);
        }
        for (const detail::RowUse& use : model.sites[i][selection[i]].uses) {
            used[use.row] += use.amount;
        }
    }
    for (std::size_t r = 0; r < model.rows.size(); ++r) {
        values.push_back(std::max(0.0, used[r] - model.rows[r].limit));
    }
    return values;
}

Selection toSelection(const ColumnModel& model, const std::vector<double>& values) {
    Selection selection;
    auto value = values.begin();
    for (const std::vector<Column>& columns : model.sites) {
        const auto end = value + static_cast<std::ptrdiff_t>(columns.size());
        selection.push_back(static_cast<std::size_t>(std::max_element(value, end) - value));
        value = end;
    }
    return selection;
}

/// Seconds left of a limit; endless when there is none.
class Deadline {
public:
    explicit Deadline(double seconds) : seconds_(seconds) {}

    [[nodiscard]] bool given() const { return seconds_ >= 0; }
    [[nodiscard]] double left() const {
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
        return std::max(0.0, seconds_ - spent.count());
    }

private:
    double seconds_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Tells a watcher how far the search is, whenever that changed.
class Watch {
public:
    explicit Watch(const std::function<void(const SolveState&)>& told) : told_(told) {}

    void tell(double objective, double bound, std::int64_t nodes) {
        if (!told_) {
            return;
        }
        const SolveState before = state_;
        if (std::isfinite(objective)) {
            state_.objective = std::min(objective, state_.objective.value_or(objective));
        }
        if (std::isfinite(bound)) {
            state_.bound = std::max(bound, state_.bound.value_or(bound));
        }
        if (state_.objective && state_.bound) {
            state_.bound = std::min(*state_.bound, *state_.objective);
            const double difference = *state_.objective - *state_.bound;
            state_.gap = difference > 0 ? difference / std::abs(*state_.objective) : 0;
        }
        state_.nodes = std::max(nodes, state_.nodes);
        if (state_.objective != before.objective || state_.bound != before.bound) {
            told_(state_);
        }
    }

private:
    const std::function<void(const SolveState&)>& told_;
    SolveState state_;
};

/// A HiGHS object with our settings: silent, one thread, fixed seed, stopped by the token.
class Engine {
public:
    /// @p watch is told of plans and bounds; null: of none, e.g. of a relaxation.
    Engine(HighsLp lp, const Deadline& deadline, const gis::Progress& progress, Watch* watch)
        : progress_(progress), watch_(watch) {
        // HiGHS keeps its threads per calling thread; a host program may have chosen another count.
        Highs::resetGlobalScheduler(true);
        set("output_flag", false);
        set("threads", HighsInt{1});
        set("random_seed", HighsInt{0});
        if (deadline.given()) {
            set("time_limit", deadline.left());
        }
        highs_.passModel(std::move(lp));
        listen();
    }

    template <class T>
    void set(const char* option, T value) {
        [[maybe_unused]] const HighsStatus status = highs_.setOptionValue(option, value);
        assert(status == HighsStatus::kOk);
    }

    Highs& highs() { return highs_; }

    /// False when HiGHS itself failed; a limit or a stop is no failure.
    bool run() { return highs_.run() != HighsStatus::kError; }

    [[nodiscard]] bool hasSolution() const {
        return highs_.getInfo().primal_solution_status == kSolutionStatusFeasible;
    }

private:
    void listen() {
        highs_.setCallback([this](int kind,
                                  const std::string&,
                                  const HighsCallbackDataOut* out,
                                  HighsCallbackDataIn* in,
                                  void*) { answer(kind, out, in); });
        for (const HighsCallbackType type : {kCallbackMipInterrupt,
                                             kCallbackSimplexInterrupt,
                                             kCallbackIpmInterrupt,
                                             kCallbackMipLogging}) {
            highs_.startCallback(type);
        }
    }

    void answer(int kind, const HighsCallbackDataOut* out, HighsCallbackDataIn* in) const {
        const bool mip = kind == kCallbackMipLogging || kind == kCallbackMipInterrupt;
        if (mip && out != nullptr && watch_ != nullptr) {
            watch_->tell(out->mip_primal_bound, out->mip_dual_bound, out->mip_node_count);
        }
        if (kind == kCallbackMipLogging && out != nullptr && std::isfinite(out->mip_gap)) {
            progress_.step(std::clamp(1 - out->mip_gap, 0.0, 1.0),
                           gis::text("求解：与下界相差 {:.2f} %",
                                     "solving: {:.2f} % from the bound",
                                     100 * out->mip_gap));
        }
        if (kind != kCallbackMipLogging && in != nullptr && progress_.stopRequested()) {
            in->user_interrupt = 1;
        }
    }

    Highs highs_;
    const gis::Progress& progress_;
    Watch* watch_;
};

/// One search over one model.
class Search {
public:
    Search(ColumnModel model, const SolveOptions& options, const gis::Progress& progress)
        : plain_(std::move(model)),
          options_(options),
          progress_(progress),
          deadline_(options.timeLimit),
          watch_(options_.watch) {}

    gis::Result<Solution> run();

private:
    struct Relaxation {
        std::vector<double> prices;
        std::vector<double> values;
    };

    bool relax(Relaxation& relaxation);
    void shrink();
    void startFrom(const Relaxation& relaxation);
    void startNear();
    void stayNear();
    void tell() { watch_.tell(objective_, std::min(bound_, objective_), nodes_); }
    gis::Result<void> branch();
    void offer(const Selection& selection);
    [[nodiscard]] bool proved() const;
    [[nodiscard]] Selection incumbentIn(const ColumnModel& model) const;
    [[nodiscard]] Solution result() const;

    ColumnModel plain_;
    ColumnModel model_;  ///< what is left of plain_
    SolveOptions options_;
    gis::Progress progress_;
    Deadline deadline_;
    std::vector<Choice> best_;
    double objective_ = std::numeric_limits<double>::infinity();
    double bound_ = -std::numeric_limits<double>::infinity();
    std::int64_t nodes_ = 0;
    Watch watch_;
};

/// Keeps @p selection of model_ when it is the best so far.
void Search::offer(const Selection& selection) {
    const double objective = detail::objectiveOf(model_, selection);
    if (best_.empty() || objective < objective_) {
        objective_ = objective;
        best_.clear();
        for (std::size_t i = 0; i < selection.size(); ++i) {
            best_.push_back(model_.sites[i][selection[i]].choice);
        }
        tell();
    }
}

/// Whether the bound so far already shows the best plan to be good enough.
bool Search::proved() const {
    return !best_.empty() && objective_ - bound_ <= options_.gap * std::abs(objective_);
}

/// The best choices as columns of @p model; a column that went is replaced by the site's first.
Selection Search::incumbentIn(const ColumnModel& model) const {
    Selection selection;
    for (std::size_t i = 0; i < model.sites.size(); ++i) {
        const auto found = std::ranges::find(model.sites[i], best_[i], &Column::choice);
        const bool gone = found == model.sites[i].end();
        selection.push_back(gone ? 0 : static_cast<std::size_t>(found - model.sites[i].begin()));
    }
    return selection;
}

/// The linear relaxation of model_; false when it was not solved to the end.
bool Search::relax(Relaxation& relaxation) {
    Engine engine(toHighs(model_, Variables::Continuous), deadline_, progress_, nullptr);
    if (!engine.run() || engine.highs().getModelStatus() != HighsModelStatus::kOptimal) {
        return false;
    }
    const HighsSolution& solution = engine.highs().getSolution();
    relaxation.values = solution.col_value;
    relaxation.prices.clear();
    for (std::size_t r = 0; r < model_.rows.size(); ++r) {
        const double price = -solution.row_dual[model_.sites.size() + r];
        relaxation.prices.push_back(std::clamp(price, 0.0, model_.rows[r].price));
    }
    bound_ = std::max(bound_, detail::lagrangianBound(model_, relaxation.prices));
    tell();
    return true;
}

/// Offers the plan that the answer is to stay near to; sites for which it is no option any more
/// do what is cheapest beside the others.
void Search::startNear() {
    best_ = options_.near;
    Selection selection = incumbentIn(model_);
    best_.clear();
    detail::descend(model_, selection);
    offer(selection);
}

/// Gives sites back what they did in the plan to stay near to, one after another, as long as that
/// leaves the answer within the gap.
void Search::stayNear() {
    Selection selection = incumbentIn(plain_);
    const double most =
        std::max(objective_, bound_ / (1 - std::copysign(options_.gap, objective_)));
    for (std::size_t i = 0; i < selection.size(); ++i) {
        const auto& columns = plain_.sites[i];
        const auto found = std::ranges::find(columns, options_.near[i], &Column::choice);
        if (found == columns.end() || best_[i] == options_.near[i]) {
            continue;
        }
        const std::size_t kept =
            std::exchange(selection[i], static_cast<std::size_t>(found - columns.begin()));
        if (detail::objectiveOf(plain_, selection) <= most) {
            best_[i] = options_.near[i];
        } else {
            selection[i] = kept;
        }
    }
    objective_ = detail::objectiveOf(plain_, selection);
}

void Search::startFrom(const Relaxation& relaxation) {
    const auto sites = static_cast<std::int64_t>(model_.sites.size());
    const detail::AnnealingBudget budget{
        std::min(kMostAnnealingMoves, kAnnealingMovesPerSite * sites), kAnnealingRuns};
    offer(detail::anneal(model_,
                         toSelection(model_, relaxation.values),
                         relaxation.prices,
                         budget,
                         progress_.stopToken()));
}

/// Removes what cannot matter, finds a plan to start from, and with it removes what is too dear.
void Search::shrink() {
    if (!options_.near.empty()) {
        startNear();
    }
    detail::reduce(model_);
    for (int round = 0; round < kMostFixingRounds; ++round) {
        Relaxation relaxation;
        if (!relax(relaxation)) {
            break;
        }
        if (round == 0) {
            startFrom(relaxation);
        }
        const auto before = static_cast<double>(model_.columnCount());
        const std::size_t removed = detail::fixByReducedCost(model_, relaxation.prices, objective_);
        if (static_cast<double>(removed) < kWorthwhileShare * before) {
            break;
        }
        detail::reduce(model_);
    }
    if (best_.empty()) {
        const std::vector<double> noPrices(model_.rows.size(), 0.0);
        Selection selection = detail::cheapestAt(model_, noPrices);
        detail::descend(model_, selection);
        offer(selection);
    }
}

gis::Result<void> Search::branch() {
    Engine engine(toHighs(model_, Variables::Integer), deadline_, progress_, &watch_);
    engine.set("mip_rel_gap", options_.gap);
    engine.set("mip_abs_gap", 0.0);
    if (options_.formulation == Formulation::Reduced) {
        // Columns were fixed before; starting over to fix more costs two thirds of the time.
        engine.set("mip_allow_restart", false);
    }
    if (options_.nodeLimit >= 0) {
        engine.set("mip_max_nodes",
                   static_cast<HighsInt>(std::min<std::int64_t>(options_.nodeLimit, kHighsIInf)));
    }
    if (options_.formulation == Formulation::Reduced) {
        Selection start = incumbentIn(model_);
        detail::descend(model_, start);
        HighsSolution warm;
        warm.col_value = toValues(model_, start);
        engine.highs().setSolution(warm);
    }
    if (!engine.run()) {
        return gis::fail(
            gis::ErrorCode::LimitReached,
            gis::text("求解器出错，没有得到规划方案", "the solver failed and gave no plan"));
    }
    const HighsInfo& info = engine.highs().getInfo();
    if (engine.hasSolution()) {
        offer(toSelection(model_, engine.highs().getSolution().col_value));
    }
    nodes_ = std::max<std::int64_t>(0, info.mip_node_count);
    if (std::isfinite(info.mip_dual_bound)) {
        // Columns that were removed lead to nothing cheaper than the plan they were removed with.
        bound_ = std::max(bound_, std::min(info.mip_dual_bound, objective_));
    }
    tell();
    return {};
}

Solution Search::result() const {
    Solution solution;
    solution.choices = best_;
    solution.objective = best_.empty() ? 0 : detail::objectiveOf(plain_, incumbentIn(plain_));
    solution.bound = std::min(bound_, solution.objective);
    const double difference = solution.objective - solution.bound;
    solution.gap = difference > 0 ? difference / std::abs(solution.objective) : 0;
    solution.optimal = solution.gap <= options_.gap;
    solution.stopped = !solution.optimal && progress_.stopRequested();
    solution.timedOut = !solution.optimal && deadline_.given() && deadline_.left() <= 0;
    solution.nodes = nodes_;
    solution.columns = model_.columnCount();
    solution.rows = model_.rows.size() + model_.sites.size();
    solution.allColumns = plain_.columnCount();
    solution.allRows = plain_.rows.size() + plain_.sites.size();
    return solution;
}

gis::Result<Solution> Search::run() {
    model_ = plain_;
    if (options_.formulation == Formulation::Reduced) {
        shrink();
    }
    if (!proved()) {
        if (gis::Result<void> branched = branch(); !branched) {
            return std::unexpected(branched.error());
        }
    }
    if (best_.empty() && !plain_.sites.empty()) {
        return gis::fail(gis::ErrorCode::LimitReached,
                         gis::text("在限定的时间或计算量内没有找到规划方案",
                                   "no plan was found within the limit of time or work"),
                         {},
                         gis::text("请放宽限制后重新求解", "raise the limit and solve again"));
    }
    if (!std::isfinite(bound_)) {
        // Stopped before anything was proved; what each site would cost alone is a bound, too.
        const std::vector<double> noPrices(plain_.rows.size(), 0.0);
        bound_ = detail::lagrangianBound(plain_, noPrices);
    }
    if (!options_.near.empty()) {
        stayNear();
    }
    tell();
    return result();
}

/// Places of the sites in the order of their ids, so that the order of a list does not matter.
std::vector<std::size_t> orderById(const Problem& problem) {
    std::vector<std::size_t> order(problem.sites.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, {}, [&](std::size_t i) -> const std::string& { return problem.sites[i].id; });
    return order;
}

}  // namespace

gis::Result<Solution> solve(const Problem& problem,
                            const SolveOptions& options,
                            const gis::Progress& progress) {
    if (gis::Result<void> checked = detail::checkProblem(problem); !checked) {
        return std::unexpected(checked.error());
    }
    if (!options.near.empty() && options.near.size() != problem.sites.size()) {
        return gis::fail(gis::ErrorCode::InvalidArgument,
                         {"要保持相近的方案与厂区数不符",
                          "the plan to stay near to has another number of sites"});
    }
    const std::vector<std::size_t> order = orderById(problem);
    ColumnModel given = detail::enumerateColumns(problem);
    ColumnModel model;
    model.rows = std::move(given.rows);
    SolveOptions ordered = options;
    ordered.near.clear();
    for (const std::size_t site : order) {
        model.sites.push_back(std::move(given.sites[site]));
        if (!options.near.empty()) {
            ordered.near.push_back(options.near[site]);
        }
    }
    gis::Result<Solution> solution = Search(std::move(model), ordered, progress).run();
    if (solution) {
        std::vector<Choice> choices(order.size());
        for (std::size_t place = 0; place < order.size(); ++place) {
            choices[order[place]] = solution->choices[place];
        }
        solution->choices = std::move(choices);
    }
    return solution;
}

}  // namespace ruyuan::planner
