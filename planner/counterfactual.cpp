// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/counterfactual.h"

#include "planner/detail/classify_row.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace ruyuan::planner {

namespace {

/// What counts as the class of a site.
struct Answer {
    Verdict inScope = Verdict::Unknown;
    bool struck = false;
    std::optional<Path> path;

    /// The same path is the same class, whichever rule leads to it.
    bool operator==(const Answer& other) const {
        return path && other.path
                   ? path == other.path
                   : path == other.path && inScope == other.inScope && struck == other.struck;
    }
};

Answer answerOf(const Classification& verdict) {
    return {verdict.inScope, verdict.struck, verdict.proposedPath};
}

gis::Text wordsOf(const Answer& outcome) {
    if (outcome.path) {
        return gis::text("建议{}", "{} would be proposed", label(*outcome.path));
    }
    if (outcome.inScope == Verdict::Fail) {
        return {"不列入搬迁改造范围", "it would be out of the scope"};
    }
    return outcome.inScope == Verdict::Pass ? gis::Text{"路径待定", "its path would be open"}
                                            : gis::Text{"范围待定", "its scope would be open"};
}

/// The members of equipment that rules have limits on, by the name of the fact.
struct EquipmentNumber {
    std::string_view fact;
    std::optional<double> Equipment::* member;
};
constexpr std::array kEquipmentNumbers{
    EquipmentNumber{"equipment_diameter", &Equipment::diameter},
    EquipmentNumber{"equipment_capacity_per_day", &Equipment::capacityPerDay},
    EquipmentNumber{"equipment_capacity_per_year", &Equipment::capacityPerYear}};

/// A change with what it leads to and how near it is.
struct Candidate {
    Counterfactual found;
    Answer outcome;
    double nearness = 0;  ///< smaller is nearer; below zero: the fact is not known
};

/// Asks the rules again and again with one fact changed.
class Changer {
public:
    Changer(detail::Rulebook& book,
            const PolicyPack& pack,
            gis::Date asOf,
            const detail::SiteRow& row)
        : book_(book), pack_(pack), asOf_(asOf), row_(row) {
        row_.decision = nullptr;
        for (const char* fact : {"decided", "decided_path"}) {
            row_.facts.set(book.facts,
                           fact,
                           std::string_view(fact) == "decided" ? FactValue(false) : FactValue());
        }
    }

    gis::Result<std::vector<Candidate>> run() {
        const gis::Result<Classification> now = detail::classifyRow(book_, pack_, asOf_, row_);
        if (!now) {
            return std::unexpected(now.error());
        }
        now_ = answerOf(*now);
        unsettled_.insert(now->unknownFacts.begin(), now->unknownFacts.end());
        collect();
        for (const auto& [fact, limits] : limits_) {
            const gis::Result<void> done = book_.facts.facts()[fact].scope == FactScope::Equipment
                                               ? tryEquipment(fact, limits)
                                               : trySite(fact, limits);
            if (!done) {
                return std::unexpected(done.error());
            }
        }
        return std::move(candidates_);
    }

private:
    gis::Result<Answer> ask(const detail::SiteRow& row) {
        const gis::Result<Classification> verdict = detail::classifyRow(book_, pack_, asOf_, row);
        if (!verdict) {
            return std::unexpected(verdict.error());
        }
        return answerOf(*verdict);
    }

    /// Every fact that rules of scope and path use, with the numbers it is compared with.
    void collect() {
        for (const detail::CompiledRule& rule : book_.rules) {
            const Consequence what = rule.rule->consequence;
            if (what != Consequence::InScope && what != Consequence::Forbid &&
                what != Consequence::Require) {
                continue;
            }
            for (const std::size_t fact : book_.conditions.uses(rule.whole)) {
                if (isTried(book_.facts.facts()[fact])) {
                    const std::vector<double>& numbers = book_.conditions.constants(rule.whole);
                    limits_[fact].insert(numbers.begin(), numbers.end());
                }
            }
        }
    }

    /// What a ledger states, the map measures, or follows from those as a number.
    static bool isTried(const Fact& fact) {
        const bool number = fact.type == FactType::Number || fact.type == FactType::Integer;
        const bool given = fact.origin == FactOrigin::Imported ||
                           fact.origin == FactOrigin::Measured || fact.name == "limit_included";
        return (fact.type == FactType::Boolean && given && fact.scope == FactScope::Site) ||
               (number && (given || fact.name == "plant_capacity"));
    }

    /// The values that could make a difference: yes and no, or on and beside each limit.
    static std::vector<FactValue> trials(const Fact& fact, const std::set<double>& limits) {
        if (fact.type == FactType::Boolean) {
            return {true, false};
        }
        std::vector<FactValue> values;
        for (const double limit : limits) {
            constexpr double kInfinity = std::numeric_limits<double>::infinity();
            values.emplace_back(limit);
            values.emplace_back(std::nextafter(limit, -kInfinity));
            values.emplace_back(std::nextafter(limit, kInfinity));
        }
        return values;
    }

    gis::Result<void> trySite(std::size_t fact, const std::set<double>& limits) {
        const Fact& about = book_.facts.facts()[fact];
        const FactValue now = row_.facts.values[fact];
        std::vector<Candidate> found;
        for (const FactValue& then : trials(about, limits)) {
            if (then == now) {
                continue;
            }
            detail::SiteRow changed = row_;
            changed.facts.values[fact] = then;
            const gis::Result<Answer> outcome = ask(changed);
            if (!outcome) {
                return std::unexpected(outcome.error());
            }
            consider(about, {}, now, then, *outcome, found);
        }
        keepNearest(std::move(found));
        return {};
    }

    gis::Result<void> tryEquipment(std::size_t fact, const std::set<double>& limits) {
        const Fact& about = book_.facts.facts()[fact];
        const auto* number =
            std::ranges::find(kEquipmentNumbers, about.name, &EquipmentNumber::fact);
        if (number == kEquipmentNumbers.end()) {
            return {};
        }
        for (std::size_t i = 0; i < row_.equipment.size(); ++i) {
            const std::optional<double> was = row_.equipment[i]->*number->member;
            const FactValue now = was ? FactValue(*was) : FactValue();
            std::vector<Candidate> found;
            for (const FactValue& then : trials(about, limits)) {
                Equipment piece = *row_.equipment[i];
                piece.*number->member = std::get<double>(then);
                std::vector<const Equipment*> pieces(row_.equipment.begin(), row_.equipment.end());
                pieces[i] = &piece;
                detail::SiteRow changed = row_;
                changed.equipment = pieces;
                const gis::Result<Answer> outcome = ask(changed);
                if (!outcome) {
                    return std::unexpected(outcome.error());
                }
                consider(about, row_.equipment[i]->id, now, then, *outcome, found);
            }
            keepNearest(std::move(found));
        }
        return {};
    }

    void consider(const Fact& about,
                  const std::string& equipment,
                  const FactValue& now,
                  const FactValue& then,
                  const Answer& outcome,
                  std::vector<Candidate>& found) const {
        if (outcome == now_) {
            return;
        }
        Candidate one{{.fact = about.name,
                       .equipment = equipment,
                       .now = now,
                       .then = then,
                       .inScope = outcome.inScope,
                       .path = outcome.path,
                       .distance = {},
                       .sentence = {}},
                      outcome,
                      1};
        const double* to = std::get_if<double>(&then);
        const std::optional<double> from = numberOf(now);
        if (!isKnown(now)) {
            // What nobody listed or mapped is hardly news; what the verdict waits for is.
            const bool awaited = unsettled_.contains(about.name) ||
                                 std::ranges::any_of(about.settledBy, [&](const auto& name) {
                                     return unsettled_.contains(name);
                                 });
            const bool settles = outcome.path || outcome.inScope == Verdict::Fail;
            one.nearness = !awaited ? 2 : settles ? -2 : -1;
        } else if (to != nullptr && from) {
            one.found.distance = *to - *from;
            one.nearness = std::abs(*to - *from) / std::max({std::abs(*to), std::abs(*from), 1e-9});
        }
        one.found.sentence = sentenceOf(about, one);
        found.push_back(std::move(one));
    }

    static std::optional<double> numberOf(const FactValue& value) {
        if (const double* number = std::get_if<double>(&value)) {
            return *number;
        }
        const std::int64_t* whole = std::get_if<std::int64_t>(&value);
        return whole == nullptr ? std::nullopt : std::optional(static_cast<double>(*whole));
    }

    static gis::Text sentenceOf(const Fact& about, const Candidate& one) {
        const gis::Text subject =
            one.found.equipment.empty()
                ? about.label
                : gis::text("{}的{}", "{1} of {0}", one.found.equipment, about.label);
        const double* to = std::get_if<double>(&one.found.then);
        if (to != nullptr && one.found.distance) {
            const double apart = std::abs(*one.found.distance);
            // A limit that is to be passed, however little, is told as the limit itself.
            const double told = roundedLimit(*to);
            const bool up = *one.found.distance > 0;
            return gis::text("若{}{}{}（现为{}，相差{}），则{}",
                             "if {} were {} {} (now {}, {} away), {}",
                             subject,
                             told < *to   ? gis::Text{"大于", "more than"}
                             : told > *to ? gis::Text{"小于", "less than"}
                             : up         ? gis::Text{"达到", "as much as"}
                                          : gis::Text{"降至", "as little as"},
                             factValueText(about, told),
                             factValueText(about, one.found.now),
                             factValueText(about, roundedLimit(apart)),
                             wordsOf(one.outcome));
        }
        return isKnown(one.found.now) ? gis::text("若{}为{}（现为{}），则{}",
                                                  "if '{}' were {} (now {}), {}",
                                                  subject,
                                                  factValueText(about, one.found.then),
                                                  factValueText(about, one.found.now),
                                                  wordsOf(one.outcome))
                                      : gis::text("若查明{}为{}，则{}",
                                                  "if '{}' turns out to be {}, {}",
                                                  subject,
                                                  factValueText(about, one.found.then),
                                                  wordsOf(one.outcome));
    }

    /// The number as people write it, without the smallest step beside it.
    static double roundedLimit(double value) {
        constexpr double kDigits = 1e6;
        return std::round(value * kDigits) / kDigits;
    }

    /// One change for each outcome: the nearest value that leads there.
    void keepNearest(std::vector<Candidate> found) {
        std::ranges::stable_sort(found, {}, &Candidate::nearness);
        for (Candidate& one : found) {
            const bool told = std::ranges::any_of(candidates_, [&](const Candidate& earlier) {
                return earlier.found.fact == one.found.fact &&
                       earlier.found.equipment == one.found.equipment &&
                       earlier.outcome == one.outcome;
            });
            if (!told) {
                candidates_.push_back(std::move(one));
            }
        }
    }

    detail::Rulebook& book_;
    const PolicyPack& pack_;
    gis::Date asOf_;
    detail::SiteRow row_;
    Answer now_;
    std::set<std::string> unsettled_;  ///< facts that the present verdict waits for
    std::map<std::size_t, std::set<double>> limits_;
    std::vector<Candidate> candidates_;
};

}  // namespace

gis::Result<std::vector<Counterfactual>> counterfactuals(const Project& project,
                                                         const PolicyPack& pack,
                                                         std::size_t site,
                                                         std::size_t most) {
    auto book = detail::makeRulebook(pack);
    if (!book) {
        return gis::fail(gis::ErrorCode::InvalidData, book.error().sentence, pack.id);
    }
    const detail::SiteSource sites(project, pack, book->facts);
    auto candidates = Changer(*book, pack, project.asOf, sites.at(site)).run();
    if (!candidates) {
        return std::unexpected(candidates.error());
    }
    std::ranges::stable_sort(*candidates, {}, &Candidate::nearness);
    std::vector<Counterfactual> result;
    for (Candidate& one : *candidates) {
        if (result.size() < most) {
            result.push_back(std::move(one.found));
        }
    }
    return result;
}

}  // namespace ruyuan::planner
