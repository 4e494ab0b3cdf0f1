// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/classification_result.h"
#include "planner/detail/rulebook.h"

#include <array>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace ruyuan::planner::detail {

using Names = std::set<std::string>;

/// Whether a path is left open by the rules, and the facts that would tell when it is not known.
struct PathState {
    Truth open = Truth::Yes;
    Names missing;
};
using PathStates = std::array<PathState, kAllPaths.size()>;

[[nodiscard]] inline PathState& stateOf(PathStates& states, Path path) {
    return states[static_cast<std::size_t>(path)];
}
[[nodiscard]] inline const PathState& stateOf(const PathStates& states, Path path) {
    return states[static_cast<std::size_t>(path)];
}

/// Which rules are asked: all, or those that bind outside the scope as well.
enum class WhichRules { All, Everywhere };

/// The answer of a condition for one site.
struct Answer {
    Truth truth = Truth::Unknown;
    Names missing;  ///< facts that a person can supply
};

/// The rules of a pack applied to one site, part by part in the order of classification. Each part
/// adds its steps to the trace.
class SiteRules {
public:
    /// @p equipment are the rows of the site. All arguments must outlive the object.
    SiteRules(Rulebook& book,
              const PolicyPack& pack,
              gis::Date asOf,
              FactRow facts,
              std::span<const Equipment* const> equipment);

    /// Whether the policy applies to the site.
    [[nodiscard]] gis::Result<Answer> askScope(std::vector<TraceStep>& trace);
    /// Which paths the rules leave open.
    [[nodiscard]] gis::Result<PathStates> askPaths(WhichRules which, std::vector<TraceStep>& trace);
    /// The path that the rules of preference point to; nothing when they leave it open.
    [[nodiscard]] gis::Result<std::optional<Path>> askPreference(const PathStates& paths,
                                                                 std::vector<TraceStep>& trace);
    /// The answer of a compiled condition about the site.
    [[nodiscard]] gis::Result<Answer> ask(Conditions::Id condition);

    [[nodiscard]] const Rulebook& book() const { return book_; }

private:
    struct EquipmentAnswer;
    struct EquipmentAnswers;

    [[nodiscard]] bool inForce(const Rule& rule) const;
    void setLimitIncluded(const Rule& rule);
    gis::Result<bool> isSilent(const CompiledRule& rule, const FactRow& row);
    gis::Result<Answer> askRow(Conditions::Id condition, const FactRow& row);
    gis::Result<void> applySiteRule(const CompiledRule& rule,
                                    PathStates& paths,
                                    std::vector<TraceStep>& trace);
    gis::Result<EquipmentAnswers> askEquipment();
    void applyEquipmentRule(const CompiledRule& rule,
                            const EquipmentAnswers& answers,
                            PathStates& paths,
                            std::vector<TraceStep>& trace);
    [[nodiscard]] Names suppliable(const std::vector<std::size_t>& facts) const;
    [[nodiscard]] TraceStep step(const CompiledRule& rule, const Answer& answer) const;
    [[nodiscard]] gis::Text factsUsed(const CompiledRule& rule) const;

    Rulebook& book_;
    const PolicyPack& pack_;
    gis::Date asOf_;
    FactRow facts_;
    std::span<const Equipment* const> equipment_;
    PathStates paths_;
};

/// "A、B" and "A, B" of the labels of facts.
[[nodiscard]] gis::Text labelsOf(const Names& facts);

[[nodiscard]] Verdict verdictOf(Truth truth);

}  // namespace ruyuan::planner::detail
