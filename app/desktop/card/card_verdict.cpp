// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/verdict_words.h"
#include "app/desktop/card/card_text.h"
#include "planner/facts.h"
#include "planner/fields.h"
#include "planner/project_view.h"
#include "planner/verdict_paragraph.h"

#include <QObject>

#include <algorithm>

namespace ruyuan::app {

namespace {

/// A missing fact; one that is a field of the site can be filled in at once.
QString factLink(const std::string& fact) {
    const QString name = escaped(planner::factLabel(fact));
    return planner::findField<planner::Site>(fact) == nullptr
               ? name
               : link(QStringLiteral("edit:") + fromUtf8(fact), name);
}

QString settledBy(const std::string& fact) {
    for (const planner::Fact& one : planner::commonFacts()) {
        if (one.name == fact && !one.settledBy.empty()) {
            QStringList by;
            for (const std::string& other : one.settledBy) {
                by.push_back(factLink(other));
            }
            return QObject::tr("settled by %1").arg(by.join(said(gis::Text{"、", ", "})));
        }
    }
    return QObject::tr("settled by filling it in");
}

QString missingHtml(const std::vector<std::string>& facts) {
    QStringList items;
    for (const std::string& fact : facts) {
        items.push_back(bold(factLink(fact)) + QStringLiteral(" — ") + faint(settledBy(fact)));
    }
    return items.isEmpty() ? QString() : paragraph(QObject::tr("Missing facts:")) + listOf(items);
}

QString allowedHtml(const planner::Classification& verdict) {
    QList<QStringList> rows{{escaped(QObject::tr("Allowed path")),
                             escaped(QObject::tr("Start by")),
                             escaped(QObject::tr("Finish by")),
                             escaped(QObject::tr("Clause"))}};
    for (const planner::Path path : verdict.allowedPaths) {
        const bool open = std::ranges::contains(verdict.unsettledPaths, path);
        QString name = symbolOf(path) + escaped(label(path));
        if (verdict.proposedPath == path) {
            name = bold(name) + QLatin1Char(' ') +
                   (verdict.decided ? QObject::tr("(decided)") : QObject::tr("(proposed)"));
        }
        if (open) {
            name += QLatin1Char(' ') + faint(QObject::tr("rests on missing facts"));
        }
        const auto dates = std::ranges::find(verdict.dates, path, &planner::PathDates::path);
        const bool known = dates != verdict.dates.end();
        const auto date = [&](const std::optional<gis::Date>& one) {
            return known && one ? escaped(said(*one)) : QStringLiteral("—");
        };
        rows.push_back({name,
                        known ? date(dates->startBy) : QStringLiteral("—"),
                        known ? date(dates->finishBy) : QStringLiteral("—"),
                        known ? escaped(dates->clause) : QString()});
    }
    return tableOf(rows, true);
}

QString stepHtml(const planner::TraceStep& step, const planner::PolicyPack& pack) {
    QString text = bold(escaped(verdictText(step))) + QStringLiteral(" · ") +
                   escaped(consequenceText(step, pack)) + QStringLiteral(" · ") +
                   escaped(step.rule) + QStringLiteral("<br/>") + escaped(step.sentence);
    if (!step.verified) {
        text += faint(escaped(gis::Text{"（未核实）", " (unverified)"}));
    }
    if (step.finishBy) {
        text += QLatin1Char(' ') + escaped(QObject::tr("by %1").arg(said(*step.finishBy)));
    }
    if (!step.missing.empty()) {
        QStringList facts;
        for (const std::string& fact : step.missing) {
            facts.push_back(factLink(fact));
        }
        text += QStringLiteral("<br/>") +
                QObject::tr("missing: %1").arg(facts.join(said(gis::Text{"、", ", "})));
    }
    const planner::Clause* clause = pack.clause(step.clause);
    QString place = escaped(step.clause);
    if (clause != nullptr) {
        place = escaped(clause->document + " " + clause->section + " (" + step.clause + ")");
    }
    const std::string& quote =
        !step.quote.empty() || clause == nullptr ? step.quote : clause->quote;
    if (!place.isEmpty()) {
        text += QStringLiteral("<br/>") +
                faint(place +
                      (quote.empty() ? QString() : QStringLiteral("：「%1」").arg(escaped(quote))));
    }
    return text;
}

}  // namespace

gis::Result<SiteStudy> studySite(const CardSubject& subject,
                                 const std::filesystem::path& file,
                                 const gis::Progress& progress) {
    SiteStudy study;
    const planner::Project& project = *subject.project;
    const planner::Site& site = project.sites[subject.site];
    if (verdictOf(project, subject.site) != nullptr) {
        const auto texts = planner::VerdictTexts::of(*subject.pack);
        if (!texts) {
            return std::unexpected(texts.error());
        }
        study.paragraph =
            planner::verdictParagraph(planner::ProjectView(project), *subject.pack, *texts, site);
    }
    if (progress.stopRequested()) {
        return gis::fail(gis::ErrorCode::Cancelled, {"已停止", "stopped"});
    }
    if (project.screening.size() == project.sites.size() && !study.paragraph.empty()) {
        auto changes = planner::counterfactuals(project, *subject.pack, subject.site);
        if (!changes) {
            return std::unexpected(changes.error());
        }
        study.changes = std::move(*changes);
    }
    auto history = planner::historyOf(file, site.id);
    if (!history) {
        return std::unexpected(history.error());
    }
    study.history = std::move(*history);
    if (site.origin.source != 0) {
        if (auto imported = planner::entryOfSource(file, site.origin.source)) {
            study.imported = std::move(*imported);
        }
    }
    return study;
}

QString verdictHtml(const SitePage& page) {
    const auto* verdict = verdictOf(*page.subject.project, page.subject.site);
    if (verdict == nullptr) {
        return paragraph(
            QObject::tr("Not classified yet.") + QLatin1Char(' ') +
            link(QStringLiteral("judge:"), escaped(QObject::tr("Apply the rules now"))));
    }
    QString all;
    const gis::Text scope = verdict->struck
                                ? gis::Text{"不在范围内，但有普遍适用的规则涉及",
                                            "outside the scope, struck by a rule that binds anyway"}
                            : verdict->inScope == planner::Verdict::Fail
                                ? gis::Text{"不在政策范围内", "outside the policy's scope"}
                            : verdict->inScope == planner::Verdict::Unknown
                                ? gis::Text{"是否在政策范围内待定", "not known whether in scope"}
                                : gis::Text{"在政策范围内", "within the policy's scope"};
    all += paragraph(marked(verdict->inScope) + QStringLiteral(" · ") + escaped(scope));
    all += allowedHtml(*verdict);
    if (!verdict->proposedPath && planner::needsPath(*verdict)) {
        all += paragraph(bold(escaped(gis::Text{"待定", "open"})));
    }
    all += missingHtml(verdict->unknownFacts);
    if (!page.study) {
        return all + paragraph(faint(QObject::tr("computing…")));
    }
    if (!page.study->paragraph.empty()) {
        all += paragraph(escaped(page.study->paragraph)) +
               paragraph(link(QStringLiteral("copy:paragraph"),
                              escaped(QObject::tr("Copy this paragraph"))));
    }
    return all;
}

QString traceHtml(const SitePage& page) {
    const auto* verdict = verdictOf(*page.subject.project, page.subject.site);
    if (verdict == nullptr || !page.subject.pack) {
        return {};
    }
    QStringList steps;
    for (const planner::TraceStep& step : verdict->trace) {
        steps.push_back(stepHtml(step, *page.subject.pack));
    }
    return listOf(steps);
}

QString changesHtml(const SitePage& page) {
    if (verdictOf(*page.subject.project, page.subject.site) == nullptr) {
        return {};
    }
    if (!page.study) {
        return paragraph(faint(QObject::tr("computing…")));
    }
    QStringList items;
    for (const planner::Counterfactual& change : page.study->changes) {
        items.push_back(escaped(change.sentence));
    }
    return items.isEmpty() ? paragraph(escaped(gis::Text{"没有哪一项单独改变会使结论不同",
                                                         "no single fact would"}))
                           : listOf(items);
}

}  // namespace ruyuan::app
