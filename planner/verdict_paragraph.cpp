// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/verdict_paragraph.h"

#include "planner/facts.h"

#include <algorithm>
#include <format>
#include <set>

namespace ruyuan::planner {

namespace {

using Parts = VerdictTexts::Parts;

void append(gis::Text& text, const gis::Text& more) {
    text.zh += more.zh;
    text.en +=
        (text.en.empty() || more.en.empty() || more.en.starts_with(' ') ? "" : " ") + more.en;
}

gis::Text same(const std::string& text) {
    return {text, text};
}

/// "A、B" and "A, B".
void addToList(gis::Text& list, const gis::Text& item) {
    list.zh += (list.zh.empty() ? "" : "、") + item.zh;
    list.en += (list.en.empty() ? "" : ", ") + item.en;
}

gis::Text factList(const std::vector<std::string>& facts) {
    gis::Text list;
    for (const std::string& fact : facts) {
        addToList(list, factLabel(fact));
    }
    return list;
}

gis::Text pathList(const std::vector<Path>& paths) {
    gis::Text list;
    for (const Path path : paths) {
        addToList(list, label(path));
    }
    return list;
}

gis::Text dateText(const std::optional<gis::Date>& date) {
    return date ? same(gis::isoDate(*date)) : gis::Text();
}

/// Writes the paragraph of one site, sentence by sentence.
class Writer {
public:
    Writer(const ProjectView& view,
           const PolicyPack& pack,
           const VerdictTexts& texts,
           const Site& site,
           const Classification& classification)
        : view_(view), pack_(pack), texts_(texts), site_(site), verdict_(classification) {}

    gis::Text write() {
        writePlace();
        writeScope();
        if (needsPath(verdict_)) {
            writeHits();
            writePath();
            writeDates();
            writeDuties();
        }
        writeUnverified();
        writeResponsible();
        return paragraph_;
    }

private:
    void say(std::string_view id, const Parts& parts) { append(paragraph_, texts_.say(id, parts)); }

    /// "document section “quote”" of a clause of the pack.
    gis::Text basis(const std::string& id) {
        const Clause* clause = pack_.clause(id);
        if (clause == nullptr) {
            return {};
        }
        remember(*clause);
        const Parts parts{{"document", same(clause->document)},
                          {"section", same(clause->section)},
                          {"quote", same(clause->quote)},
                          {"summary", same(clause->summary)}};
        for (const char* sentence : {"basis", "basis_document", "basis_summary"}) {
            if (gis::Text whole = texts_.say(sentence, parts); !whole.empty()) {
                return whole;
            }
        }
        return texts_.say("basis_summary_document", parts);
    }

    /// The units of the paragraph are those of the last clause that a path or hit rests on.
    void remember(const Clause& clause) {
        if (const Section* section = pack_.sectionOf(clause)) {
            section_ = section;
        }
    }

    void writePlace() {
        gis::Text sectors;
        for (const std::string& id : verdict_.sectors) {
            if (const Sector* sector = pack_.sector(id)) {
                addToList(sectors, sector->name);
            }
        }
        if (sectors.empty()) {
            sectors = {"行业未认定", "not known"};
        }
        const std::string responsible = view_.responsible(site_);
        say("subject",
            {{"name", same(site_.name)},
             {"county",
              responsible.empty() ? gis::Text{"属地未知", "county not known"} : same(responsible)},
             {"sectors", sectors},
             {"size", label(verdict_.size)}});
        const SiteScreening* screening = view_.screening(site_.id);
        if (screening == nullptr) {
            say("place_unknown", {});
            return;
        }
        Parts parts{{"area", same(screening->builtUpArea)}};
        if (screening->distanceToBoundary) {
            parts["distance"] =
                same(std::format("{:.0f} m", screening->distanceToBoundary->meters()));
        }
        if (screening->shareInside) {
            parts["share"] = same(std::format("{:.0f}%", *screening->shareInside * 100));
        }
        say("place_" + std::string(word(screening->builtUp)), parts);
    }

    /// The rules of the scope test with the answer @p verdict.
    std::vector<const TraceStep*> scopeSteps(Verdict verdict) const {
        std::vector<const TraceStep*> steps;
        for (const TraceStep& step : verdict_.trace) {
            if (step.consequence == Consequence::InScope && step.verdict == verdict) {
                steps.push_back(&step);
            }
        }
        return steps;
    }

    void writeScope() {
        if (verdict_.decided) {
            return;  // the decision says so
        }
        if (verdict_.inScope == Verdict::Pass) {
            const auto steps = scopeSteps(Verdict::Pass);
            say("scope_pass",
                {{"basis", steps.empty() ? gis::Text() : basis(steps.back()->clause)}});
        } else if (verdict_.inScope == Verdict::Fail) {
            gis::Text reasons;
            for (const TraceStep* step : scopeSteps(Verdict::Fail)) {
                reasons.zh += (reasons.zh.empty() ? "" : "；") + step->sentence.zh;
                reasons.en += (reasons.en.empty() ? "" : "; ") + step->sentence.en;
            }
            say("scope_fail", {{"reasons", reasons}});
        } else {
            std::set<std::string> facts;
            for (const TraceStep* step : scopeSteps(Verdict::Unknown)) {
                facts.insert(step->missing.begin(), step->missing.end());
            }
            say("scope_unknown", {{"missing", factList({facts.begin(), facts.end()})}});
        }
    }

    void writeHits() {
        for (const TraceStep& step : verdict_.trace) {
            const bool strikes = step.consequence == Consequence::Forbid ||
                                 step.consequence == Consequence::Require ||
                                 step.consequence == Consequence::Eliminate;
            if (strikes && (step.verdict == Verdict::Pass || step.verdict == Verdict::Warn)) {
                say("hit", {{"basis", basis(step.clause)}, {"sentence", step.sentence}});
            }
        }
    }

    const TraceStep* preferred() const {
        for (const TraceStep& step : verdict_.trace) {
            if (step.consequence == Consequence::Prefer && step.verdict == Verdict::Pass) {
                return &step;
            }
        }
        return nullptr;
    }

    void writePath() {
        if (verdict_.decided) {
            const auto step = std::ranges::find(verdict_.trace, "decision", &TraceStep::rule);
            if (step != verdict_.trace.end()) {
                say("decided", {{"sentence", step->sentence}});
            }
        } else if (verdict_.allowedPaths.empty()) {
            say("none", {});
        } else if (verdict_.proposedPath) {
            const TraceStep* step = preferred();
            say(step == nullptr ? "only" : "proposed",
                {{"path", label(*verdict_.proposedPath)},
                 {"basis", step == nullptr ? gis::Text() : basis(step->clause)}});
        } else if (verdict_.inScope == Verdict::Pass) {
            say("open",
                {{"paths", pathList(verdict_.allowedPaths)},
                 {"missing", factList(verdict_.unknownFacts)}});
        }
    }

    void writeDates() {
        if (!verdict_.proposedPath) {
            return;
        }
        for (const PathDates& dates : verdict_.dates) {
            if (dates.path == *verdict_.proposedPath) {
                say(dates.startBy ? "dates" : "finish",
                    {{"path", label(dates.path)},
                     {"start", dateText(dates.startBy)},
                     {"finish", dateText(dates.finishBy)},
                     {"basis", basis(dates.clause)}});
                writeConflict(dates);
            }
        }
    }

    /// The general date beside a later one of the path.
    void writeConflict(const PathDates& dates) {
        const bool conflicts = pack_.generalDeadline && dates.finishBy &&
                               *dates.finishBy > pack_.generalDeadline->finishBy;
        if (!conflicts) {
            return;
        }
        for (const TraceStep& step : verdict_.trace) {
            if (step.rule == pack_.generalDeadline->clause && step.verdict == Verdict::Warn) {
                say("conflict", {{"sentence", step.sentence}});
                return;
            }
        }
    }

    void writeDuties() {
        const Section* const main = section_;
        for (const TraceStep& step : verdict_.trace) {
            if (step.verdict != Verdict::Pass) {
                continue;
            }
            if (step.consequence == Consequence::Duty) {
                say(step.finishBy ? "duty" : "duty_undated",
                    {{"sentence", step.sentence},
                     {"basis", basis(step.clause)},
                     {"finish", dateText(step.finishBy)}});
            } else if (step.consequence == Consequence::Condition) {
                say("breach", {{"sentence", step.sentence}, {"basis", basis(step.clause)}});
            }
        }
        section_ = main;  // duties have units of their own
    }

    void writeUnverified() {
        gis::Text rules;
        for (const TraceStep& step : verdict_.trace) {
            const bool decides = step.verdict == Verdict::Pass || step.verdict == Verdict::Warn;
            if (!step.verified && decides) {
                addToList(rules, same(step.rule));
            }
        }
        say("unverified", {{"rules", rules}});
    }

    void writeResponsible() {
        const std::string responsible = view_.responsible(site_);
        gis::Text support;
        if (section_ != nullptr) {
            for (const std::string& unit : section_->support) {
                addToList(support, same(unit));
            }
        }
        Parts parts{{"responsible", same(responsible)}, {"support", support}};
        if (section_ != nullptr) {
            parts["lead"] = same(section_->lead);
        }
        const gis::Text whole = texts_.say("responsible", parts);
        append(paragraph_, whole.empty() ? texts_.say("responsible_only", parts) : whole);
    }

    const ProjectView& view_;
    const PolicyPack& pack_;
    const VerdictTexts& texts_;
    const Site& site_;
    const Classification& verdict_;
    const Section* section_ = nullptr;
    gis::Text paragraph_;
};

}  // namespace

gis::Text verdictParagraph(const ProjectView& view,
                           const PolicyPack& pack,
                           const VerdictTexts& texts,
                           const Site& site) {
    const Classification* classification = view.classification(site.id);
    return classification == nullptr ? gis::Text()
                                     : Writer(view, pack, texts, site, *classification).write();
}

}  // namespace ruyuan::planner
