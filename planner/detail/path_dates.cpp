// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/path_dates.h"

#include <algorithm>

namespace ruyuan::planner::detail {

namespace {

/// A starting date that follows the document's own by less than this is told, so that nobody takes
/// it for a delay of the firm (the document of June 2019 asks for starts in June 2019).
constexpr std::chrono::days kShortNotice{60};

/// The deadlines that may apply: those whose condition is not known, up to the first that fits.
struct Candidates {
    std::vector<const PathDeadline*> deadlines;
    Names missing;
};

gis::Result<Candidates> candidatesFor(Path path,
                                      SizeClass size,
                                      SiteRules& rules,
                                      const PolicyPack& pack) {
    Candidates found;
    for (std::size_t i = 0; i < pack.deadlines.size(); ++i) {
        const PathDeadline& deadline = pack.deadlines[i];
        const bool fits = deadline.path == path &&
                          (deadline.sizes.empty() || std::ranges::contains(deadline.sizes, size));
        if (!fits) {
            continue;
        }
        Answer holds{Truth::Yes, {}};
        if (const std::optional<Conditions::Id> condition = rules.book().deadlines[i]) {
            const gis::Result<Answer> answer = rules.ask(*condition);
            if (!answer) {
                return std::unexpected(answer.error());
            }
            holds = *answer;
        }
        if (holds.truth != Truth::No) {
            found.deadlines.push_back(&deadline);
            found.missing.insert(holds.missing.begin(), holds.missing.end());
        }
        if (holds.truth == Truth::Yes) {
            break;
        }
    }
    return found;
}

bool isEarlier(const PathDeadline* a, const PathDeadline* b) {
    return a->finishBy && (!b->finishBy || *a->finishBy < *b->finishBy);
}

void append(gis::Text& sentence, const gis::Text& more) {
    sentence.zh += more.zh;
    sentence.en += more.en;
}

gis::Text noticeOf(gis::Date startBy, const PolicyPack& pack, gis::Date asOf) {
    gis::Text notice;
    if (startBy < pack.issued + kShortNotice) {
        notice = gis::text("（文件{}印发，距启动期限{}天）",
                           " (the document is of {}, {} days before)",
                           gis::isoDate(pack.issued),
                           (startBy - pack.issued).count());
    }
    if (startBy < asOf) {
        append(
            notice,
            gis::text("（至基准日期{}已过）", " (past at the as-of date {})", gis::isoDate(asOf)));
    }
    return notice;
}

gis::Text sentenceOf(const PathDeadline& deadline, const PolicyPack& pack, gis::Date asOf) {
    gis::Text sentence = gis::text("{}：", "{}: ", label(deadline.path));
    if (deadline.startBy) {
        append(sentence, gis::text("{}前启动", "start by {}", gis::isoDate(*deadline.startBy)));
        append(sentence, noticeOf(*deadline.startBy, pack, asOf));
        append(sentence, {"，", ", "});
    }
    if (deadline.finishBy) {
        append(sentence, gis::text("{}前完成", "finish by {}", gis::isoDate(*deadline.finishBy)));
    }
    if (!deadline.note.empty()) {
        append(sentence, gis::text("（{}）", " ({})", deadline.note));
    }
    return sentence;
}

TraceStep stepOf(const PathDeadline& deadline, const PolicyPack& pack, gis::Date asOf) {
    return {.rule = deadline.clause,
            .clause = deadline.clause,
            .verdict = Verdict::Pass,
            .quote = pack.clause(deadline.clause)->quote,
            .sentence = sentenceOf(deadline, pack, asOf),
            .missing = {},
            .verified = true};
}

/// The general date beside a later date of the path.
std::optional<TraceStep> conflictOf(const PathDeadline& deadline, const PolicyPack& pack) {
    if (!pack.generalDeadline || !deadline.finishBy ||
        *deadline.finishBy <= pack.generalDeadline->finishBy) {
        return std::nullopt;
    }
    const std::string& clause = pack.generalDeadline->clause;
    return TraceStep{.rule = clause,
                     .clause = clause,
                     .verdict = Verdict::Warn,
                     .quote = pack.clause(clause)->quote,
                     .sentence = gis::text(
                         "总体期限为{}，与{}的{}不一致；特别规定优先，按{}执行",
                         "the general date is {}, at odds with {}, {}; the specific date {} counts",
                         gis::isoDate(pack.generalDeadline->finishBy),
                         deadline.clause,
                         gis::isoDate(*deadline.finishBy),
                         gis::isoDate(*deadline.finishBy)),
                     .missing = {},
                     .verified = true};
}

}  // namespace

gis::Result<PathDates> datesOf(Path path,
                               SizeClass size,
                               SiteRules& rules,
                               const PolicyPack& pack,
                               gis::Date asOf,
                               std::vector<TraceStep>& trace) {
    const SizeClass meanwhile = size == SizeClass::Unknown ? pack.sizeWhenUnknown : size;
    gis::Result<Candidates> candidates = candidatesFor(path, meanwhile, rules, pack);
    if (!candidates) {
        return std::unexpected(candidates.error());
    }
    if (candidates->deadlines.empty()) {
        return PathDates{.path = path, .startBy = {}, .finishBy = {}, .clause = {}};
    }
    const PathDeadline& chosen = **std::ranges::min_element(candidates->deadlines, isEarlier);
    if (size == SizeClass::Unknown && !chosen.sizes.empty()) {
        candidates->missing.insert({"employees", "revenue"});
    }
    TraceStep step = stepOf(chosen, pack, asOf);
    if (!candidates->missing.empty()) {
        step.verdict = Verdict::Unknown;
        step.missing = {candidates->missing.begin(), candidates->missing.end()};
        append(step.sentence,
               gis::text("。缺：{}，暂按较早的期限",
                         ". Missing: {}; the earlier date counts meanwhile",
                         labelsOf(candidates->missing)));
    }
    trace.push_back(std::move(step));
    if (std::optional<TraceStep> conflict = conflictOf(chosen, pack)) {
        trace.push_back(std::move(*conflict));
    }
    return PathDates{.path = path,
                     .startBy = chosen.startBy,
                     .finishBy = chosen.finishBy,
                     .clause = chosen.clause};
}

}  // namespace ruyuan::planner::detail
