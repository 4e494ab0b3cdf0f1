// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/site_rules.h"

#include <algorithm>

namespace ruyuan::planner::detail {

namespace {

Truth either(Truth a, Truth b) {
    if (a == Truth::Yes || b == Truth::Yes) {
        return Truth::Yes;
    }
    return a == Truth::Unknown || b == Truth::Unknown ? Truth::Unknown : Truth::No;
}

Truth both(Truth a, Truth b) {
    if (a == Truth::No || b == Truth::No) {
        return Truth::No;
    }
    return a == Truth::Unknown || b == Truth::Unknown ? Truth::Unknown : Truth::Yes;
}

/// Closes a path, or leaves it open until the facts are there.
void close(PathState& path, const Answer& because) {
    if (because.truth == Truth::Yes) {
        path.open = Truth::No;
        path.missing.clear();
    } else if (because.truth == Truth::Unknown && path.open != Truth::No) {
        path.open = Truth::Unknown;
        path.missing.insert(because.missing.begin(), because.missing.end());
    }
}

void apply(const Rule& rule, const Answer& answer, PathStates& paths) {
    for (const Path path : kAllPaths) {
        const bool named = std::ranges::contains(rule.paths, path);
        if ((rule.consequence == Consequence::Forbid && named) ||
            (rule.consequence == Consequence::Require && !named)) {
            close(stateOf(paths, path), answer);
        }
    }
}

void append(gis::Text& sentence, const gis::Text& more) {
    sentence.zh += more.zh;
    sentence.en += more.en;
}

std::string nameOf(const Equipment& equipment) {
    std::string name = equipment.id;
    for (const std::string& part : {equipment.kind, equipment.specification}) {
        name += part.empty() ? "" : " " + part;
    }
    return name;
}

}  // namespace

/// The answers of one rule about the pieces of equipment of a site.
struct SiteRules::EquipmentAnswer {
    bool silent = true;
    Answer any{Truth::No, {}};  ///< whether the rule hits one of them
    std::vector<const Equipment*> hit;
};

/// The answers of all rules over equipment, and whether they leave any equipment of theirs.
struct SiteRules::EquipmentAnswers {
    std::vector<EquipmentAnswer> rules;  ///< as Rulebook::rules; silent for rules over sites
    Answer all{Truth::Yes, {}};
};

gis::Text labelsOf(const Names& facts) {
    gis::Text labels;
    for (const std::string& fact : facts) {
        const gis::Text one = factLabel(fact);
        labels.zh += (labels.zh.empty() ? "" : "、") + one.zh;
        labels.en += (labels.en.empty() ? "" : ", ") + one.en;
    }
    return labels;
}

Verdict verdictOf(Truth truth) {
    switch (truth) {
        case Truth::Yes:
            return Verdict::Pass;
        case Truth::No:
            return Verdict::Fail;
        case Truth::Unknown:
            break;
    }
    return Verdict::Unknown;
}

SiteRules::SiteRules(Rulebook& book,
                     const PolicyPack& pack,
                     gis::Date asOf,
                     FactRow facts,
                     std::span<const Equipment* const> equipment)
    : book_(book), pack_(pack), asOf_(asOf), facts_(std::move(facts)), equipment_(equipment) {}

bool SiteRules::inForce(const Rule& rule) const {
    return (!rule.effectiveFrom || *rule.effectiveFrom <= asOf_) &&
           (!rule.effectiveTo || asOf_ <= *rule.effectiveTo);
}

void SiteRules::setLimitIncluded(const Rule& rule) {
    FactValue included;
    if (rule.boundary != Boundary::Manual) {
        included = rule.boundary == Boundary::Inclusive;
    }
    facts_.set(book_.facts, "limit_included", included);
}

/// What a person can supply in place of facts that are derived from others.
Names SiteRules::suppliable(const std::vector<std::size_t>& facts) const {
    Names names;
    for (const std::size_t index : facts) {
        const Fact& fact = book_.facts.facts()[index];
        const auto path = std::ranges::find(kAllPaths, fact.name, allowsFact);
        if (path != kAllPaths.end()) {
            const Names& missing = stateOf(paths_, *path).missing;
            names.insert(missing.begin(), missing.end());
        } else if (fact.scope == FactScope::Equipment && equipment_.empty()) {
            names.insert("equipment");
        } else if (fact.settledBy.empty()) {
            names.insert(fact.name);
        } else {
            const auto isMissing = [&](const std::string& name) {
                return !isKnown(facts_.values[*book_.facts.index(name)]);
            };
            const bool anyMissing = std::ranges::any_of(fact.settledBy, isMissing);
            for (const std::string& name : fact.settledBy) {
                if (!anyMissing || isMissing(name)) {
                    names.insert(name);
                }
            }
        }
    }
    return names;
}

gis::Result<Answer> SiteRules::askRow(Conditions::Id condition, const FactRow& row) {
    const gis::Result<Truth> truth = book_.conditions.evaluate(condition, row);
    if (!truth) {
        return std::unexpected(truth.error());
    }
    Answer answer{*truth, {}};
    if (*truth == Truth::Unknown) {
        const auto missing = book_.conditions.missing(condition, row);
        if (!missing) {
            return std::unexpected(missing.error());
        }
        answer.missing = suppliable(*missing);
    }
    return answer;
}

gis::Result<Answer> SiteRules::ask(Conditions::Id condition) {
    return askRow(condition, facts_);
}

gis::Result<bool> SiteRules::isSilent(const CompiledRule& rule, const FactRow& row) {
    if (!inForce(*rule.rule)) {
        return true;
    }
    if (!rule.subject) {
        return false;
    }
    const gis::Result<Truth> about = book_.conditions.evaluate(*rule.subject, row);
    if (!about) {
        return std::unexpected(about.error());
    }
    return *about == Truth::No || (rule.rule->onList && *about == Truth::Unknown);
}

gis::Text SiteRules::factsUsed(const CompiledRule& rule) const {
    gis::Text used;
    for (const std::size_t index : book_.conditions.uses(rule.whole)) {
        const Fact& fact = book_.facts.facts()[index];
        const FactValue& value = facts_.values[index];
        const auto note = facts_.notes.find(index);
        const bool noted = note != facts_.notes.end() && !note->second.empty();
        if (fact.name.starts_with("sector_") || fact.name.starts_with("allows_") ||
            (!isKnown(value) && !noted) || fact.name == "limit_included") {
            continue;
        }
        gis::Text one = gis::text("{}：{}", "{}: {}", fact.label, factValueText(fact, value));
        if (noted) {
            append(one, gis::text("（{}）", " ({})", note->second));
        }
        append(used, used.empty() ? one : gis::text("；{}", "; {}", one));
    }
    return used;
}

TraceStep SiteRules::step(const CompiledRule& compiled, const Answer& answer) const {
    const Rule& rule = *compiled.rule;
    const Clause* clause = pack_.clause(rule.clause);
    TraceStep step{.rule = rule.id,
                   .clause = rule.clause,
                   .verdict = verdictOf(answer.truth),
                   .quote = clause == nullptr ? std::string() : clause->quote,
                   .sentence = rule.sentence,
                   .missing = {answer.missing.begin(), answer.missing.end()},
                   .verified = rule.verified,
                   .consequence = rule.consequence,
                   .finishBy = pack_.finishBy(rule)};
    if (const gis::Text used = factsUsed(compiled); !used.empty()) {
        append(step.sentence, gis::text("。{}", ". {}", used));
    }
    if (answer.missing.contains("limit_included")) {
        append(
            step.sentence,
            {"。临界值，须人工认定", ". The value lies on the limit itself; a person has to rule"});
    } else if (!answer.missing.empty()) {
        append(step.sentence, gis::text("。缺：{}", ". Missing: {}", labelsOf(answer.missing)));
    }
    return step;
}

gis::Result<Answer> SiteRules::askScope(std::vector<TraceStep>& trace) {
    Answer scope{Truth::Yes, {}};
    for (const CompiledRule& rule : book_.rules) {
        if (rule.rule->consequence != Consequence::InScope) {
            continue;
        }
        setLimitIncluded(*rule.rule);
        const gis::Result<bool> silent = isSilent(rule, facts_);
        if (!silent) {
            return std::unexpected(silent.error());
        }
        if (*silent) {
            continue;
        }
        const gis::Result<Answer> answer = askRow(rule.whole, facts_);
        if (!answer) {
            return std::unexpected(answer.error());
        }
        trace.push_back(step(rule, *answer));
        scope.truth = both(scope.truth, answer->truth);
        scope.missing.insert(answer->missing.begin(), answer->missing.end());
    }
    if (scope.truth != Truth::Unknown) {
        scope.missing.clear();
    }
    return scope;
}

gis::Result<void> SiteRules::applySiteRule(const CompiledRule& rule,
                                           PathStates& paths,
                                           std::vector<TraceStep>& trace) {
    setLimitIncluded(*rule.rule);
    const gis::Result<bool> silent = isSilent(rule, facts_);
    if (!silent) {
        return std::unexpected(silent.error());
    }
    if (*silent) {
        return {};
    }
    const gis::Result<Answer> answer = askRow(rule.whole, facts_);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    const Consequence what = rule.rule->consequence;
    const bool asks =
        what == Consequence::Duty || what == Consequence::Condition || what == Consequence::Note;
    if (!asks || answer->truth != Truth::No) {  // a duty that does not arise is not told
        trace.push_back(step(rule, *answer));
    }
    apply(*rule.rule, *answer, paths);
    return {};
}

gis::Result<SiteRules::EquipmentAnswers> SiteRules::askEquipment() {
    EquipmentAnswers answers;
    answers.rules.resize(book_.rules.size());
    bool anySubject = false;
    // A site without any row is asked once, with nothing known about its equipment.
    const std::size_t rows = std::max<std::size_t>(equipment_.size(), 1);
    for (std::size_t row = 0; row < rows; ++row) {
        FactRow facts = facts_;
        if (!equipment_.empty()) {
            setEquipmentFacts(facts, book_.facts, *equipment_[row]);
        }
        Answer hit{Truth::No, {}};
        bool subject = false;
        for (std::size_t i = 0; i < book_.rules.size(); ++i) {
            const CompiledRule& rule = book_.rules[i];
            if (rule.rule->scope != RuleScope::Equipment) {
                continue;
            }
            setLimitIncluded(*rule.rule);
            const std::size_t limit = *book_.facts.index("limit_included");
            facts.values[limit] = facts_.values[limit];
            const gis::Result<bool> silent = isSilent(rule, facts);
            const gis::Result<Answer> answer =
                silent ? askRow(rule.whole, facts) : std::unexpected(silent.error());
            if (!answer) {
                return std::unexpected(answer.error());
            }
            if (*silent) {
                continue;
            }
            const bool limits = rule.rule->consequence == Consequence::Require ||
                                rule.rule->consequence == Consequence::Forbid;
            EquipmentAnswer& of = answers.rules[i];
            of.silent = false;
            of.any.truth = either(of.any.truth, answer->truth);
            of.any.missing.insert(answer->missing.begin(), answer->missing.end());
            if (answer->truth == Truth::Yes && !equipment_.empty()) {
                of.hit.push_back(equipment_[row]);
            }
            if (limits) {  // only what a path hangs on tells whether anything is left
                subject = true;
                hit.truth = either(hit.truth, answer->truth);
                hit.missing.insert(answer->missing.begin(), answer->missing.end());
            }
        }
        if (subject) {
            anySubject = true;
            answers.all.truth = both(answers.all.truth, hit.truth);
            answers.all.missing.insert(hit.missing.begin(), hit.missing.end());
        }
    }
    if (!anySubject) {
        answers.all.truth = Truth::No;
    }
    return answers;
}

void SiteRules::applyEquipmentRule(const CompiledRule& rule,
                                   const EquipmentAnswers& answers,
                                   PathStates& paths,
                                   std::vector<TraceStep>& trace) {
    const EquipmentAnswer& one = answers.rules[static_cast<std::size_t>(&rule - &book_.rules[0])];
    if (one.silent) {
        return;
    }
    // The site is touched when the rule hits something and nothing is left beside what is hit.
    const bool limits = rule.rule->consequence == Consequence::Require ||
                        rule.rule->consequence == Consequence::Forbid;
    if (!limits && one.any.truth == Truth::No) {
        return;  // nothing to tell
    }
    Answer site{limits ? both(one.any.truth, answers.all.truth) : one.any.truth, {}};
    Answer shown = one.any;
    if (site.truth == Truth::Unknown) {
        site.missing = one.any.missing;
        if (limits) {
            site.missing.insert(answers.all.missing.begin(), answers.all.missing.end());
        }
        shown = site;
    } else if (one.any.truth != Truth::Unknown) {
        shown.missing.clear();
    }
    TraceStep written = step(rule, shown);
    if (!one.hit.empty()) {
        gis::Text list;
        for (const Equipment* equipment : one.hit) {
            const std::string name = nameOf(*equipment);
            append(list,
                   list.empty() ? gis::Text{name, name} : gis::Text{"；" + name, "; " + name});
        }
        append(written.sentence,
               rule.rule->consequence == Consequence::Note
                   ? gis::text("。涉及：{}", ". About: {}", list)
                   : gis::text("。须淘汰：{}", ". To go: {}", list));
    }
    if (limits && one.any.truth == Truth::Yes && answers.all.truth == Truth::No) {
        written.verdict = Verdict::Warn;
        append(written.sentence,
               {"。其余装备不受影响，厂区路径不因此受限",
                ". Other equipment stays, so the paths of the site are not limited"});
    }
    trace.push_back(std::move(written));
    apply(*rule.rule, site, paths);
}

gis::Result<PathStates> SiteRules::askPaths(WhichRules which, std::vector<TraceStep>& trace) {
    const gis::Result<EquipmentAnswers> equipment = askEquipment();
    if (!equipment) {
        return std::unexpected(equipment.error());
    }
    PathStates paths;
    for (const CompiledRule& rule : book_.rules) {
        const Consequence consequence = rule.rule->consequence;
        if (consequence == Consequence::InScope || consequence == Consequence::Prefer ||
            (which == WhichRules::Everywhere && !rule.rule->everywhere)) {
            continue;
        }
        if (rule.rule->scope == RuleScope::Equipment) {
            applyEquipmentRule(rule, *equipment, paths, trace);
        } else if (const auto applied = applySiteRule(rule, paths, trace); !applied) {
            return std::unexpected(applied.error());
        }
    }
    return paths;
}

gis::Result<std::optional<Path>> SiteRules::askPreference(const PathStates& paths,
                                                          std::vector<TraceStep>& trace) {
    paths_ = paths;
    for (const Path path : kAllPaths) {
        const Truth open = stateOf(paths, path).open;
        facts_.set(book_.facts,
                   allowsFact(path),
                   open == Truth::Unknown ? FactValue() : FactValue(open == Truth::Yes));
    }
    for (const CompiledRule& rule : book_.rules) {
        if (rule.rule->consequence != Consequence::Prefer) {
            continue;
        }
        const gis::Result<bool> silent = isSilent(rule, facts_);
        const gis::Result<Answer> answer =
            silent ? askRow(rule.whole, facts_) : std::unexpected(silent.error());
        if (!answer) {
            return std::unexpected(answer.error());
        }
        if (*silent) {
            continue;
        }
        trace.push_back(step(rule, *answer));
        if (answer->truth == Truth::Unknown) {
            return std::nullopt;
        }
        const auto open = std::ranges::find_if(
            rule.rule->paths, [&](Path path) { return stateOf(paths, path).open == Truth::Yes; });
        if (answer->truth == Truth::Yes && open != rule.rule->paths.end()) {
            return *open;
        }
    }
    return std::nullopt;
}

}  // namespace ruyuan::planner::detail
