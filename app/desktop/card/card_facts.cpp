// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/cell_text.h"
#include "app/common/verdict_words.h"
#include "app/desktop/card/card_text.h"
#include "planner/fields.h"
#include "planner/provenance.h"

#include <QObject>

#include <algorithm>
#include <format>

namespace ruyuan::app {

namespace {

/// What a field holds, enumerations as their labels.
QString valueHtml(const planner::Site& site, const planner::FieldSpec<planner::Site>& field) {
    if (field.name == "accuracy") {
        QString text = escaped(label(site.accuracy));
        if (site.accuracy != planner::Accuracy::Unplaced) {
            const double error = site.positionError.value_or(standardError(site.accuracy).meters());
            text += QStringLiteral(" ± ") + QString::fromStdString(std::format("{:g} m", error));
        }
        return text;
    }
    const gis::Value value = planner::get(site, field);
    if (const auto* word = std::get_if<std::string>(&value)) {
        const auto size = planner::sizeFromWord(*word);
        const bool isSize =
            std::holds_alternative<std::optional<planner::SizeClass> planner::Site::*>(
                field.member);
        return isSize && size ? escaped(label(*size)) : escaped(*word);
    }
    return escaped(cellText(value, language()));
}

QString originHtml(const planner::SiteProvenance& provenance,
                   const planner::FieldProvenance* field,
                   const SitePage& page) {
    QStringList parts;
    if (!provenance.source || field == nullptr || field->column.empty()) {
        parts.push_back(QObject::tr("not read from a file: entered or edited here"));
    } else {
        parts.push_back(QObject::tr("%1%2, row %3, column “%4”, as written: “%5”")
                            .arg(escaped(provenance.source->file),
                                 provenance.source->layer.empty()
                                     ? QString()
                                     : QStringLiteral(" / ") + escaped(provenance.source->layer),
                                 QString::number(provenance.row),
                                 escaped(field->column),
                                 escaped(field->text)));
    }
    if (page.study && field != nullptr) {
        for (const planner::HistoryStep& step : page.study->history) {
            if (step.table == "sites" && step.field == field->field) {
                parts.push_back(QObject::tr("edited %1 by %2: %3 → %4")
                                    .arg(escaped(step.entry.act.time),
                                         escaped(step.entry.act.who),
                                         escaped(step.before),
                                         escaped(step.after)));
            }
        }
    }
    return faint(parts.join(QStringLiteral("<br/>")));
}

QStringList factRow(const QString& name,
                    const QString& title,
                    const QString& value,
                    const QString& unit) {
    return {faint(escaped(title)),
            value + (unit.isEmpty() ? QString() : QLatin1Char(' ') + faint(escaped(unit))),
            link(QStringLiteral("edit:") + name, escaped(QObject::tr("edit"))),
            link(QStringLiteral("source:") + name, escaped(QObject::tr("source")))};
}

QString equipmentHtml(const planner::Project& project, const planner::Site& site) {
    QList<QStringList> rows{{escaped(QObject::tr("Equipment")),
                             escaped(QObject::tr("Specification")),
                             escaped(QObject::tr("Number"))}};
    for (const planner::Equipment& piece : project.equipment) {
        if (piece.siteId == site.id) {
            rows.push_back({escaped(piece.kind),
                            escaped(piece.specification),
                            piece.count ? QString::number(*piece.count) : QString()});
        }
    }
    return tableOf(rows, true);
}

QString unknownHtml(const planner::Site& site) {
    QStringList links;
    for (const auto& field : planner::fields<planner::Site>()) {
        if (field.name != "id" && field.name != "original_row" &&
            planner::get(site, field) == gis::Value()) {
            links.push_back(link(
                QStringLiteral("edit:") +
                    QString::fromUtf8(field.name.data(), static_cast<qsizetype>(field.name.size())),
                escaped(field.label())));
        }
    }
    return links.isEmpty() ? QString()
                           : paragraph(faint(QObject::tr("Not known (%1):").arg(links.size())) +
                                       QLatin1Char(' ') + links.join(QStringLiteral(" · ")));
}

}  // namespace

QString factsHtml(const SitePage& page) {
    const planner::Project& project = *page.subject.project;
    const planner::Site& site = project.sites[page.subject.site];
    const planner::SiteProvenance provenance = planner::provenanceOf(
        project,
        page.subject.site,
        page.study ? page.study->history : std::vector<planner::HistoryStep>());
    const auto origin = [&](const QString& name) {
        const auto found = std::ranges::find(
            provenance.fields, name.toStdString(), &planner::FieldProvenance::field);
        return originHtml(provenance, found == provenance.fields.end() ? nullptr : &*found, page);
    };
    QList<QStringList> rows;
    const auto add =
        [&](const QString& name, const QString& title, const QString& value, const QString& unit) {
            QStringList row = factRow(name, title, value, unit);
            if (page.sources.contains(name)) {
                row[1] += QStringLiteral("<br/>") + origin(name);
            }
            rows.push_back(std::move(row));
        };
    const std::string place = planner::placeText(site.place);
    add(QStringLiteral("place"),
        said(gis::Text{"位置", "place"}),
        escaped(place.empty()        ? gis::Text{"未知", "not known"}
                : place == "polygon" ? gis::Text{"图上范围", "outline on the map"}
                                     : gis::Text{place, place}),
        {});
    for (const auto& field : planner::fields<planner::Site>()) {
        if (field.name == "id" || field.name == "original_row" ||
            planner::get(site, field) == gis::Value()) {
            continue;
        }
        add(fromUtf8(std::string(field.name)),
            said(field.label()),
            valueHtml(site, field),
            fromUtf8(std::string(field.unit)));
    }
    return paragraph(faint(escaped(
               sourceText(site, provenance, page.study ? page.study->imported : std::nullopt)))) +
           tableOf(rows, false) + unknownHtml(site) + equipmentHtml(project, site);
}

QString historyHtml(const SitePage& page) {
    if (!page.study) {
        return paragraph(faint(QObject::tr("computing…")));
    }
    constexpr std::size_t kShown = 60;  // bytes of a whole row
    QStringList items;
    for (auto step = page.study->history.rbegin(); step != page.study->history.rend(); ++step) {
        const auto shown = [&](const std::string& text) {
            return step->column.empty() && text.size() > kShown
                       ? escaped(gis::Text{"（整行）", "(the row)"})
                       : escaped(text);
        };
        const planner::Act& act = step->entry.act;
        QString item = faint(escaped(act.time + " " + act.who)) + QLatin1Char(' ') +
                       escaped(step->table) + QLatin1Char(' ') + bold(escaped(step->column)) +
                       QStringLiteral(": ") + shown(step->before) + QStringLiteral(" → ") +
                       shown(step->after);
        if (!act.reason.empty()) {
            item += QStringLiteral(" · ") + escaped(act.reason);
        }
        items.push_back(item);
    }
    return items.isEmpty()
               ? paragraph(QObject::tr("Nothing was changed since the project was made."))
               : listOf(items);
}

}  // namespace ruyuan::app
