// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/facts.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// The answer of a condition. Unknown is SQL's NULL: 0 AND NULL is No, 1 AND NULL is Unknown.
enum class Truth { No, Yes, Unknown };

/// SQL boolean expressions over a table of facts, evaluated by SQLite.
///
/// An expression may use the facts, numbers, 'texts', TRUE, FALSE, AND, OR, NOT, comparisons, IN
/// lists, BETWEEN, LIKE, GLOB, arithmetic and the functions abs, round, length, lower, upper, trim,
/// instr and substr. It cannot ask whether a fact is known (IS NULL, coalesce, CASE), so that more
/// knowledge never overturns a Yes or a No. Nothing can be written, opened or configured, and the
/// work of one evaluation is bounded.
///
/// Not thread-safe; make one per thread.
class Conditions {
public:
    /// An expression of this object.
    using Id = std::size_t;

    explicit Conditions(const FactTable& facts);
    ~Conditions();
    Conditions(Conditions&&) noexcept;
    Conditions& operator=(Conditions&&) noexcept;

    /// InvalidData with the reason in the sentence when the expression does not parse, uses
    /// anything but the above, or is no yes-or-no question. The same text gets the same id.
    [[nodiscard]] gis::Result<Id> compile(const std::string& expression);

    /// Indices into the table of the facts that an expression uses, ascending.
    [[nodiscard]] const std::vector<std::size_t>& uses(Id condition) const;

    /// The numbers that an expression compares with, in no order.
    [[nodiscard]] const std::vector<double>& constants(Id condition) const;

    /// Whether some row of facts makes the condition hold, found by trying as missing() does;
    /// nothing when there are too many combinations to try.
    [[nodiscard]] gis::Result<std::optional<bool>> canHold(Id condition);

    /// LimitReached when the bound on work is hit.
    [[nodiscard]] gis::Result<Truth> evaluate(Id condition, const FactRow& row);

    /// The facts not known in @p row that matter to the condition, ascending by index: those for
    /// which two values, or a value and not knowing, give different answers while the other
    /// unknown facts have some values or are not known either. Found by trying: for a number the
    /// constants of the expression and points between and beyond them, for a text its constants
    /// and patterns and one that fits none. With more than 20 000 combinations all unknown facts
    /// of the expression are taken to matter. Filling in facts that do not matter leaves the
    /// answer as it is.
    [[nodiscard]] gis::Result<std::vector<std::size_t>> missing(Id condition, const FactRow& row);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace ruyuan::planner
