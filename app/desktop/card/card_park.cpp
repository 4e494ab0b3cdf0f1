// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/cell_text.h"
#include "app/desktop/card/card_text.h"
#include "planner/constraint_kinds.h"
#include "planner/fields.h"
#include "planner/park_ledger.h"

#include <QObject>

#include <algorithm>
#include <charconv>
#include <format>
#include <unordered_map>

namespace ruyuan::app {

namespace {

QString amount(const std::optional<double>& value) {
    return value ? QString::fromStdString(std::format("{:g}", *value))
                 : escaped(gis::Text{"未知", "unknown"});
}

QString ledgerHtml(const planner::Project& project,
                   const planner::PolicyPack& pack,
                   const planner::Park& park) {
    QList<QStringList> rows{{escaped(QObject::tr("Capacity")),
                             escaped(QObject::tr("From")),
                             escaped(QObject::tr("There is")),
                             escaped(QObject::tr("Plan uses")),
                             escaped(QObject::tr("Left")),
                             escaped(QObject::tr("Sites"))}};
    for (const planner::LedgerLine& line : planner::parkLedger(project, pack, park)) {
        const auto left = line.remaining();
        QString rest = amount(left);
        if (left && *left < 0) {
            rest = bold(rest + QLatin1Char(' ') + escaped(gis::Text{"超出", "exceeded"}));
        } else if (line.unknownNeeds > 0) {
            rest += QLatin1Char(' ') +
                    faint(escaped(
                        gis::text("{}家需求未知", "needs of {} not known", line.unknownNeeds)));
        }
        rows.push_back({escaped(line.name) + QLatin1Char(' ') + faint(escaped(line.unit)),
                        said(line.from),
                        amount(line.capacity),
                        amount(line.used),
                        rest,
                        QString::number(line.sites)});
    }
    return tableOf(rows, true);
}

QString comingHtml(const planner::Project& project, const planner::Park& park) {
    if (!project.plan) {
        return paragraph(QObject::tr("There is no plan yet."));
    }
    std::unordered_map<std::string_view, const planner::Site*> sites;
    for (const planner::Site& site : project.sites) {
        sites.emplace(site.id, &site);
    }
    QList<QStringList> rows{{escaped(QObject::tr("Site")),
                             escaped(QObject::tr("Works")),
                             escaped(QObject::tr("Land (mu)"))}};
    for (const planner::PlanEntry& entry : project.plan->entries) {
        const auto site = sites.find(entry.siteId);
        if (entry.parkId != park.id || site == sites.end()) {
            continue;
        }
        rows.push_back(
            {link(QStringLiteral("site:") + fromUtf8(entry.siteId), escaped(site->second->name)),
             entry.start && entry.finish
                 ? escaped(entry.start->label() + " – " + entry.finish->label())
                 : QString(),
             site->second->land ? amount(site->second->land->mu()) : amount({})});
    }
    return rows.size() == 1 ? paragraph(QObject::tr("The plan brings no site here."))
                            : tableOf(rows, true);
}

QString checksHtml(const planner::Project& project, const planner::Park& park) {
    constexpr int kTold = 100;
    const auto index = static_cast<std::uint32_t>(&park - project.parks.data());
    QList<QStringList> rows;
    std::map<planner::Verdict, int> counts;
    for (const planner::Matrix::Row& row : project.matrix.rows) {
        if (row.park != index) {
            continue;
        }
        ++counts[row.verdict];
        if (rows.size() < kTold) {
            const planner::Site& site = project.sites[row.site];
            rows.push_back({link(QStringLiteral("site:") + fromUtf8(site.id), escaped(site.name)),
                            marked(row.verdict)});
        }
    }
    QStringList told;
    for (const auto& [verdict, count] : counts) {
        told.push_back(QStringLiteral("%1 %2").arg(marked(verdict)).arg(count));
    }
    return rows.isEmpty() ? QString()
                          : paragraph(told.join(QStringLiteral(" · "))) + tableOf(rows, false);
}

template <class Record>
QString recordHtml(const Record& record) {
    QList<QStringList> rows;
    for (const planner::FieldSpec<Record>& field : planner::fields<Record>()) {
        const gis::Value value = planner::get(record, field);
        if (value != gis::Value() && field.name != "original_row" && field.name != "accuracy") {
            rows.push_back({faint(escaped(field.label())),
                            escaped(cellText(value, language())) + QLatin1Char(' ') +
                                faint(escaped(std::string(field.unit)))});
        }
    }
    return tableOf(rows, false);
}

std::optional<std::size_t> indexFrom(std::string_view text) {
    std::size_t index = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, index);
    return read.ec == std::errc() && read.ptr == end ? std::optional(index) : std::nullopt;
}

QString titled(const gis::Text& kind, const std::string& name, const QString& body) {
    return QStringLiteral("<h2>%1</h2>").arg(escaped(name.empty() ? said(kind) : fromUtf8(name))) +
           paragraph(faint(escaped(kind))) + body;
}

QString constraintHtml(const planner::Project& project, const std::string& id) {
    const std::size_t slash = id.rfind('/');
    const auto index = indexFrom(std::string_view(id).substr(slash + 1));
    const auto layer = std::ranges::find(
        project.constraints, id.substr(0, slash), &planner::ConstraintLayer::kind);
    if (layer == project.constraints.end() || !index || *index >= layer->features.size()) {
        return {};
    }
    const planner::ConstraintFeature& feature = layer->features[*index];
    gis::Text kind{layer->kind, layer->kind};
    if (const auto known = planner::constraintKind(layer->kind)) {
        kind = known->label;
    }
    return titled(kind, feature.name, recordHtml(feature));
}

}  // namespace

QString parkHtml(const ProjectPtr& project,
                 const PackPtr& pack,
                 const std::string& id,
                 const std::set<QString>& folded) {
    const planner::Park* park = parkOf(*project, id);
    if (park == nullptr || !pack) {
        return {};
    }
    QString all = QStringLiteral("<h2>%1</h2>").arg(escaped(park->name)) +
                  paragraph(faint(escaped(park->id + " · " + park->county)));
    for (const Section& section :
         {Section{QStringLiteral("park-capacity"),
                  QObject::tr("Capacities and what the plan uses"),
                  ledgerHtml(*project, *pack, *park)},
          Section{QStringLiteral("park-coming"),
                  QObject::tr("Sites coming"),
                  comingHtml(*project, *park)},
          Section{QStringLiteral("park-checks"),
                  QObject::tr("Checks of sites against this park"),
                  checksHtml(*project, *park)},
          Section{QStringLiteral("park-facts"), QObject::tr("Facts"), recordHtml(*park)}}) {
        all += sectionOf(section, folded);
    }
    return all;
}

QString placeHtml(const planner::Project& project, const ThingRef& thing) {
    const auto index = indexFrom(thing.id);
    if (thing.kind == ThingKind::BuiltUpArea && index && *index < project.builtUpAreas.size()) {
        const planner::BuiltUpArea& area = project.builtUpAreas[*index];
        return titled({"城市建成区", "built-up area"}, area.name, recordHtml(area));
    }
    if (thing.kind == ThingKind::County && index && *index < project.counties.size()) {
        const planner::County& county = project.counties[*index];
        return titled(county.developmentZone ? gis::Text{"开发区", "development zone"}
                                             : gis::Text{"县（市、区）", "county"},
                      county.name,
                      recordHtml(county));
    }
    return thing.kind == ThingKind::Constraint ? constraintHtml(project, thing.id) : QString();
}

}  // namespace ruyuan::app
