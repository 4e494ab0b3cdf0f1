// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/cell_text.h"
#include "app/desktop/card/card_text.h"
#include "app/desktop/table/plan_tables.h"
#include "maps/looks.h"
#include "planner/fields.h"
#include "planner/project_view.h"

#include <QObject>

#include <algorithm>
#include <array>
#include <format>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace ruyuan::app {

namespace {

using planner::Project;

struct Sums {
    std::map<std::optional<planner::Path>, int> paths;
    double land = 0;
    int landKnown = 0;
    std::int64_t employees = 0;
    int employeesKnown = 0;
};

Sums sumsOf(const Project& project, const std::vector<std::size_t>& sites) {
    std::unordered_map<std::string_view, const planner::PlanEntry*> entries;
    if (project.plan) {
        for (const planner::PlanEntry& entry : project.plan->entries) {
            entries.emplace(entry.siteId, &entry);
        }
    }
    Sums sums;
    for (const std::size_t i : sites) {
        const planner::Site& site = project.sites[i];
        const auto entry = entries.find(site.id);
        const auto* verdict = verdictOf(project, i);
        ++sums.paths[entry != entries.end() ? entry->second->path
                     : verdict != nullptr   ? verdict->proposedPath
                                            : std::nullopt];
        if (site.land) {
            sums.land += site.land->mu();
            ++sums.landKnown;
        }
        if (site.employees) {
            sums.employees += *site.employees;
            ++sums.employeesKnown;
        }
    }
    return sums;
}

/// The fields that hold the same in all sites.
QList<QStringList> commonFields(const Project& project, const std::vector<std::size_t>& sites) {
    QList<QStringList> rows;
    for (const auto& field : planner::fields<planner::Site>()) {
        if (field.name == "id" || field.name == "original_row") {
            continue;
        }
        const gis::Value value = planner::get(project.sites[sites.front()], field);
        if (value != gis::Value() && std::ranges::all_of(sites, [&](std::size_t site) {
                return planner::get(project.sites[site], field) == value;
            })) {
            rows.push_back({faint(escaped(field.label())),
                            escaped(cellText(value, language())) + QLatin1Char(' ') +
                                faint(escaped(std::string(field.unit)))});
        }
    }
    return rows;
}

std::vector<std::size_t> sitesOf(const Project& project, const Selection& things) {
    std::unordered_set<std::string_view> ids;
    for (const ThingRef& thing : things) {
        if (thing.kind == ThingKind::Site) {
            ids.insert(thing.id);
        }
    }
    std::vector<std::size_t> sites;
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        if (ids.contains(project.sites[i].id)) {
            sites.push_back(i);
        }
    }
    return sites;
}

QString namesHtml(const Project& project, const std::vector<std::size_t>& sites) {
    constexpr std::size_t kTold = 30;
    QStringList names;
    for (std::size_t i = 0; i < std::min(sites.size(), kTold); ++i) {
        const planner::Site& site = project.sites[sites[i]];
        names.push_back(link(QStringLiteral("site:") + fromUtf8(site.id), escaped(site.name)));
    }
    if (sites.size() > kTold) {
        names.push_back(faint(QObject::tr("and %1 more").arg(sites.size() - kTold)));
    }
    return listOf(names);
}

}  // namespace

QString summaryHtml(const Project& project, const Selection& things) {
    const auto sites = sitesOf(project, things);
    QString all =
        QStringLiteral("<h2>%1</h2>").arg(QObject::tr("%1 things selected").arg(things.size()));
    if (sites.empty()) {
        return all;
    }
    const Sums sums = sumsOf(project, sites);
    QList<QStringList> counts{{escaped(QObject::tr("Path")), escaped(QObject::tr("Sites"))}};
    for (const auto& [path, count] : sums.paths) {
        counts.push_back({symbolOf(path) + (path ? escaped(label(*path))
                                                 : escaped(gis::Text{"无路径", "no path"})),
                          QString::number(count)});
    }
    all += tableOf(counts, true);
    const auto known = [&](int count) {
        return faint(QObject::tr("(known of %1 of %2)").arg(count).arg(sites.size()));
    };
    all += paragraph(
        QObject::tr("Land: %1 mu").arg(QString::fromStdString(std::format("{:.10g}", sums.land))) +
        QLatin1Char(' ') + known(sums.landKnown));
    all += paragraph(QObject::tr("Employees: %1").arg(sums.employees) + QLatin1Char(' ') +
                     known(sums.employeesKnown));
    const auto common = commonFields(project, sites);
    all += QStringLiteral("<h3>%1</h3>").arg(QObject::tr("In common"));
    all += common.isEmpty() ? paragraph(QObject::tr("No field is the same in all of them."))
                            : tableOf(common, false);
    return all + QStringLiteral("<h3>%1</h3>").arg(QObject::tr("Sites")) +
           namesHtml(project, sites);
}

QString headHtml(const SitePage& page) {
    const Project& project = *page.subject.project;
    const planner::Site& site = project.sites[page.subject.site];
    const auto* entry = entryOf(project, site.id);
    const auto* verdict = verdictOf(project, page.subject.site);
    const auto path = entry != nullptr     ? entry->path
                      : verdict != nullptr ? verdict->proposedPath
                                           : std::nullopt;
    const auto* screening = page.subject.site < project.screening.size()
                                ? &project.screening[page.subject.site]
                                : nullptr;
    QStringList under{escaped(site.id)};
    if (!site.creditCode.empty()) {
        under.push_back(escaped(site.creditCode));
    }
    const std::string& county = screening != nullptr && !screening->responsible.empty()
                                    ? screening->responsible
                                    : site.county;
    if (!county.empty()) {
        under.push_back(escaped(county));
    }
    if (screening != nullptr) {
        under.push_back(escaped(gis::text("{}", "built-up area: {}", label(screening->builtUp))));
    }
    QString state = symbolOf(path) + (path ? bold(escaped(label(*path))) : QString());
    if (const planner::Park* park = entry == nullptr ? nullptr : parkOf(project, entry->parkId)) {
        state += QStringLiteral(" → ") +
                 link(QStringLiteral("park:") + fromUtf8(park->id), escaped(park->name));
    }
    state += QStringLiteral(" · ") + escaped(statusOf(verdict, entry, project.plan.has_value()));
    if (!page.scenario.empty()) {
        state += QStringLiteral(" · ") + QObject::tr("scenario “%1”").arg(escaped(page.scenario));
    }
    return QStringLiteral("<h2>%1</h2>").arg(escaped(site.name)) +
           paragraph(faint(under.join(QStringLiteral(" · ")))) + paragraph(state);
}

QString siteHtml(const SitePage& page) {
    QString all = headHtml(page);
    struct Part {
        const char* id;
        QString title;
        QString (*body)(const SitePage&);
    };
    const std::array parts{
        Part{"verdict", QObject::tr("Verdict"), verdictHtml},
        Part{"plan", QObject::tr("Plan"), planHtml},
        Part{"decisions", QObject::tr("Decisions"), decisionsHtml},
        Part{"parks", QObject::tr("Parks it suits"), parksHtml},
        Part{"tasks", QObject::tr("Tasks"), tasksHtml},
        Part{"trace", QObject::tr("Rules applied"), traceHtml},
        Part{"changes", QObject::tr("What would change the verdict"), changesHtml},
        Part{"subsidies", QObject::tr("Subsidies"), subsidiesHtml},
        Part{"facts", QObject::tr("Facts and their sources"), factsHtml},
        Part{"history", QObject::tr("History"), historyHtml}};
    for (const Part& part : parts) {
        all += sectionOf({QString::fromUtf8(part.id), part.title, part.body(page)}, page.folded);
    }
    return all;
}

QString marked(planner::Verdict verdict) {
    const QString sign = verdict == planner::Verdict::Pass   ? QStringLiteral("✓ ")
                         : verdict == planner::Verdict::Fail ? QStringLiteral("✗ ")
                         : verdict == planner::Verdict::Warn ? QStringLiteral("! ")
                                                             : QStringLiteral("? ");
    return bold(sign + escaped(label(verdict)));
}

QString datesOf(const std::optional<gis::Date>& from, const std::optional<gis::Date>& to) {
    const auto date = [](const std::optional<gis::Date>& one) {
        return one ? said(*one) : QStringLiteral("—");
    };
    return date(from) + QStringLiteral(" – ") + date(to);
}

const planner::PlanEntry* entryOf(const Project& project, const std::string& site) {
    if (!project.plan) {
        return nullptr;
    }
    const auto found = std::ranges::find(project.plan->entries, site, &planner::PlanEntry::siteId);
    return found == project.plan->entries.end() ? nullptr : &*found;
}

const planner::Classification* verdictOf(const Project& project, std::size_t site) {
    return site < project.classifications.size() ? &project.classifications[site] : nullptr;
}

const planner::Park* parkOf(const Project& project, const std::string& park) {
    const auto found = std::ranges::find(project.parks, park, &planner::Park::id);
    return found == project.parks.end() ? nullptr : &*found;
}

QString symbolOf(std::optional<planner::Path> path) {
    const std::string word = path ? std::string(planner::word(*path)) : "open";
    return QStringLiteral("<img src=\"symbol:%1\" width=\"22\" height=\"22\"/> ")
        .arg(fromUtf8(word));
}

}  // namespace ruyuan::app
