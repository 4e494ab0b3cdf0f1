// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/deciding.h"
#include "app/common/verdict_words.h"
#include "app/desktop/card/card_text.h"
#include "planner/bans.h"
#include "planner/facts.h"
#include "planner/scenarios.h"

#include <QObject>

#include <algorithm>
#include <format>

namespace ruyuan::app {

namespace {

QString wan(gis::Money money) {
    return QString::fromStdString(std::format("{:.10g}", money.wan()));
}

QString kilometres(double meters) {
    return QString::fromStdString(std::format("{:.1f} km", meters / 1000));
}

QString parkLink(const planner::Park& park) {
    return link(QStringLiteral("park:") + fromUtf8(park.id), escaped(park.name));
}

QString findingsHtml(const SitePage& page, const std::string& park) {
    if (!page.findings) {
        return faint(QObject::tr("computing…"));
    }
    QStringList items;
    for (const planner::Finding& finding : *page.findings) {
        if (finding.parkId == park) {
            items.push_back(marked(finding.verdict) + QStringLiteral(" · ") +
                            escaped(checkTitle(finding.check)) + QStringLiteral("：") +
                            escaped(finding.sentence) +
                            (finding.clause.empty()
                                 ? QString()
                                 : QLatin1Char(' ') + faint(escaped(finding.clause))));
        }
    }
    return listOf(items);
}

/// How many checks of a row say what.
QString countsHtml(std::string_view cells) {
    QStringList counts;
    for (const planner::Verdict verdict : {planner::Verdict::Fail,
                                           planner::Verdict::Unknown,
                                           planner::Verdict::Warn,
                                           planner::Verdict::Pass}) {
        if (const auto count = std::ranges::count(cells, planner::letter(verdict)); count > 0) {
            counts.push_back(QStringLiteral("%1 %2").arg(escaped(label(verdict))).arg(count));
        }
    }
    return faint(counts.join(QStringLiteral(" · ")));
}

QString decisionHtml(const planner::Decision& decision) {
    QStringList parts;
    if (decision.path) {
        parts.push_back(bold(symbolOf(decision.path) + escaped(label(*decision.path))));
    }
    const auto add = [&](const QString& what, const std::string& value) {
        if (!value.empty()) {
            parts.push_back(faint(what) + QLatin1Char(' ') + escaped(value));
        }
    };
    add(QObject::tr("park"), decision.park);
    if (decision.start || decision.finish) {
        parts.push_back(datesOf(decision.start, decision.finish));
    }
    add(QObject::tr("by"), decision.by);
    add(QObject::tr("document"), decision.document);
    add(QObject::tr("reason"), decision.reason);
    add(QObject::tr("author"), decision.author);
    add(QObject::tr("attachment"), decision.attachment);
    if (decision.decidedOn) {
        parts.push_back(faint(QObject::tr("on")) + QLatin1Char(' ') + said(*decision.decidedOn));
    }
    parts.push_back(decision.origin.source == 0 ? faint(escaped(gis::Text{"录入", "entered"}))
                                                : faint(QObject::tr("source %1, row %2")
                                                            .arg(decision.origin.source)
                                                            .arg(decision.origin.row)));
    return parts.join(QStringLiteral(" · "));
}

QString restsOnHtml(const planner::PlanEntry& entry) {
    if (!entry.provisional) {
        return {};
    }
    QStringList facts;
    for (const std::string& fact : entry.restsOn) {
        facts.push_back(escaped(planner::factLabel(fact)));
    }
    return paragraph(
        marked(planner::Verdict::Unknown) + QStringLiteral(" · ") +
        QObject::tr("rests on missing facts: %1").arg(facts.join(said(gis::Text{"、", ", "}))));
}

QString latenessOf(const planner::PlanEntry& entry) {
    return entry.lateQuarters > 0 ? bold(QObject::tr("%1 quarter(s) late").arg(entry.lateQuarters))
                                  : escaped(QObject::tr("in time"));
}

}  // namespace

QString planHtml(const SitePage& page) {
    const planner::Project& project = *page.subject.project;
    if (!project.plan) {
        return paragraph(QObject::tr("There is no plan yet."));
    }
    const auto* entry = entryOf(project, project.sites[page.subject.site].id);
    if (entry == nullptr) {
        return paragraph(QObject::tr("The plan has nothing to say of this site."));
    }
    QString all;
    if (!entry->path) {
        all = paragraph(bold(escaped(gis::Text{"未安排", "unassigned"})));
    } else {
        const planner::Park* park = parkOf(project, entry->parkId);
        QList<QStringList> rows{{faint(QObject::tr("Path")),
                                 bold(symbolOf(entry->path) + escaped(label(*entry->path)))}};
        if (park != nullptr) {
            rows.push_back({faint(QObject::tr("Park")), parkLink(*park)});
        }
        if (entry->start && entry->finish) {
            rows.push_back(
                {faint(QObject::tr("Works")),
                 escaped(entry->start->label() + " – " + entry->finish->label()) +
                     QLatin1Char(' ') +
                     faint(datesOf(entry->start->firstDay(), entry->finish->lastDay()))});
        }
        rows.push_back({faint(QObject::tr("Cost")),
                        escaped(QObject::tr("%1 × 10,000 yuan").arg(wan(entry->cost)))});
        rows.push_back({faint(QObject::tr("Deadline")), latenessOf(*entry)});
        all = tableOf(rows, false);
    }
    all += restsOnHtml(*entry);
    QStringList reasons;
    for (const gis::Text& reason : entry->reasons) {
        reasons.push_back(escaped(reason));
    }
    return reasons.isEmpty() ? all : all + paragraph(QObject::tr("Why:")) + listOf(reasons);
}

QString subsidiesHtml(const SitePage& page) {
    if (!page.subject.pack || page.subject.pack->subsidies.empty() ||
        page.subject.project->screening.empty()) {
        return {};
    }
    if (!page.subsidies) {
        return paragraph(faint(QObject::tr("computing…")));
    }
    const std::string& site = page.subject.project->sites[page.subject.site].id;
    QStringList items;
    for (const planner::SubsidyFinding& finding : *page.subsidies) {
        if (finding.siteId != site) {
            continue;
        }
        QString amount;
        if (finding.amount) {
            amount =
                QLatin1Char(' ') + bold(QObject::tr("%1 × 10,000 yuan").arg(wan(*finding.amount)));
        }
        items.push_back(marked(finding.verdict) + QStringLiteral(" · ") + escaped(finding.subsidy) +
                        amount + QStringLiteral("<br/>") + escaped(finding.sentence) +
                        QLatin1Char(' ') + faint(escaped(finding.clause)));
    }
    if (items.isEmpty()) {
        return paragraph(escaped(gis::Text{"没有可享受的奖补", "no subsidy is due"}));
    }
    return paragraph(QObject::tr("Due in the year: %1 × 10,000 yuan")
                         .arg(wan(planner::dueTo(*page.subsidies, site)))) +
           listOf(items);
}

QString parksHtml(const SitePage& page) {
    const planner::Project& project = *page.subject.project;
    const planner::Matrix& matrix = project.matrix;
    QList<QStringList> rows;
    const auto first =
        std::ranges::lower_bound(matrix.rows, page.subject.site, {}, &planner::Matrix::Row::site);
    for (auto row = first; row != matrix.rows.end() && row->site == page.subject.site; ++row) {
        const bool stays = row->park == planner::Matrix::kStay;
        const std::string id = stays ? std::string() : project.parks[row->park].id;
        const QString name = stays ? escaped(gis::Text{"（原址）", "(where it stands)"})
                                   : parkLink(project.parks[row->park]);
        const auto at = static_cast<std::size_t>(row - matrix.rows.begin());
        const bool open = page.whyParks.contains(fromUtf8(id));
        rows.push_back({name,
                        marked(row->verdict),
                        row->distance && !stays ? kilometres(*row->distance) : QString(),
                        countsHtml(matrix.cellsOf(at)),
                        link(QStringLiteral("why:") + fromUtf8(id),
                             open ? escaped(QObject::tr("hide")) : escaped(QObject::tr("why?")))});
        if (open) {
            rows.push_back({QString(), findingsHtml(page, id)});
        }
    }
    QString all = QStringLiteral("<table cellspacing=\"0\" cellpadding=\"3\" width=\"100%\">");
    for (const QStringList& row : rows) {
        all += QStringLiteral("<tr>");
        for (qsizetype i = 0; i < row.size(); ++i) {
            const bool rest = row.size() == 2 && i == 1;
            all += QStringLiteral("<td class=\"cell\"%1>%2</td>")
                       .arg(rest ? QStringLiteral(" colspan=\"4\"") : QString(), row[i]);
        }
        all += QStringLiteral("</tr>");
    }
    return rows.isEmpty() ? QString() : all + QStringLiteral("</table>");
}

QString tasksHtml(const SitePage& page) {
    const std::string& site = page.subject.project->sites[page.subject.site].id;
    QList<QStringList> rows{{escaped(QObject::tr("Task")),
                             escaped(QObject::tr("Start – finish")),
                             escaped(QObject::tr("Latest start")),
                             escaped(QObject::tr("Float (days)"))}};
    for (const planner::Task& task : page.subject.project->tasks) {
        if (task.siteId != site) {
            continue;
        }
        QString name = escaped(task.name);
        if (task.late) {
            name += QLatin1Char(' ') + bold(escaped(gis::Text{"逾期", "late"}));
        }
        if (!task.note.empty()) {
            name += QStringLiteral("<br/>") + faint(escaped(task.note));
        }
        rows.push_back({name,
                        said(task.start) + QStringLiteral("<br/>") + said(task.finish),
                        task.latestStart ? said(*task.latestStart) : QStringLiteral("—"),
                        task.floatDays ? QString::number(*task.floatDays) : QString()});
    }
    return tableOf(rows, true);
}

QString decisionsHtml(const SitePage& page) {
    const planner::Project& project = *page.subject.project;
    const std::string& site = project.sites[page.subject.site].id;
    QStringList items;
    for (const planner::Decision& decision : project.decisions) {
        if (decision.siteId == site) {
            items.push_back(decisionHtml(decision));
        }
    }
    const bool decided = !items.isEmpty();
    for (const planner::Ban* ban : planner::bansOf(project, site)) {
        items.push_back(QStringLiteral("⊘ ") + escaped(planner::sentenceOf(*ban, project)));
    }
    QString all =
        items.isEmpty() ? paragraph(QObject::tr("Nothing is decided yet.")) : listOf(items);
    if (isAgainstRules(verdictOf(project, page.subject.site))) {
        all += paragraph(marked(planner::Verdict::Warn) + QStringLiteral(" · ") +
                         escaped(gis::Text{"与规则不一致", "at odds with the rules"}));
    }
    QString links = link(QStringLiteral("decide:"), escaped(QObject::tr("Decide…")));
    if (decided) {
        links += QStringLiteral(" · ") + link(QStringLiteral("withdraw:"),
                                              escaped(QObject::tr("Withdraw the last decision…")));
    }
    links += QStringLiteral(" · ") +
             link(QStringLiteral("ruleout:"), escaped(QObject::tr("Rule out a path or park…")));
    return all + paragraph(links);
}

}  // namespace ruyuan::app
