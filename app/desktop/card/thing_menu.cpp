// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/card/thing_menu.h"

#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/icons.h"
#include "app/desktop/language.h"
#include "app/desktop/map/map_panel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>
#include <charconv>

namespace ruyuan::app {

namespace {

template <class Records>
const auto* numbered(const Records& records, std::string_view text) {
    std::size_t index = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, index);
    return read.ec == std::errc() && read.ptr == end && index < records.size() ? &records[index]
                                                                               : nullptr;
}

std::string plainName(const planner::Project& project, const ThingRef& thing) {
    switch (thing.kind) {
        case ThingKind::Site: {
            const auto site = std::ranges::find(project.sites, thing.id, &planner::Site::id);
            return site == project.sites.end() ? "" : site->name;
        }
        case ThingKind::Park: {
            const auto park = std::ranges::find(project.parks, thing.id, &planner::Park::id);
            return park == project.parks.end() ? "" : park->name;
        }
        case ThingKind::BuiltUpArea: {
            const auto* area = numbered(project.builtUpAreas, thing.id);
            return area == nullptr ? "" : area->name;
        }
        case ThingKind::County: {
            const auto* county = numbered(project.counties, thing.id);
            return county == nullptr ? "" : county->name;
        }
        case ThingKind::Constraint:
            break;
    }
    const std::size_t slash = thing.id.rfind('/');
    const auto layer = std::ranges::find(
        project.constraints, thing.id.substr(0, slash), &planner::ConstraintLayer::kind);
    const auto* feature =
        layer == project.constraints.end()
            ? nullptr
            : numbered(layer->features, std::string_view(thing.id).substr(slash + 1));
    return feature == nullptr ? "" : feature->name;
}

}  // namespace

QString nameOf(const planner::Project& project, const ThingRef& thing) {
    const std::string name = plainName(project, thing);
    return fromUtf8(name.empty() ? thing.id : name);
}

QString describe(const planner::Project& project, const Selection& things) {
    QStringList lines;
    for (const ThingRef& thing : things) {
        QString line = nameOf(project, thing);
        if (thing.kind == ThingKind::Site || thing.kind == ThingKind::Park) {
            line += QLatin1Char('\t') + fromUtf8(thing.id);
        }
        if (thing.kind == ThingKind::Site) {
            const auto site = std::ranges::find(project.sites, thing.id, &planner::Site::id);
            if (site != project.sites.end() && !site->creditCode.empty()) {
                line += QLatin1Char('\t') + fromUtf8(site->creditCode);
            }
        }
        lines.push_back(line);
    }
    return lines.join(QLatin1Char('\n'));
}

void fillThingMenu(QMenu& menu,
                   Desk& desk,
                   const std::vector<ThingRef>& things,
                   const QString& cell) {
    Workspace& workspace = desk.workspace;
    if (!things.empty() && !workspace.selection().contains(things.front())) {
        workspace.select({things.front()});
    }
    const auto copy = [&menu](const QString& text, const QString& what) {
        menu.addAction(
            icon("copy"), text, &menu, [what] { QGuiApplication::clipboard()->setText(what); });
    };
    if (!things.empty()) {
        for (const char* id : {"card.show",
                               "site.decide",
                               "decide.rule-out",
                               "site.withdraw",
                               "view.zoom-selection"}) {
            menu.addAction(desk.actions.find(QString::fromUtf8(id)));
        }
        menu.addSeparator();
        // A handful: the clipboard of a large selection is the table's.
        constexpr std::size_t kMost = 1000;
        if (workspace.selection().size() <= kMost) {
            copy(QObject::tr("&Copy name and codes"),
                 describe(*workspace.project(), workspace.selection()));
        }
    }
    if (!cell.isEmpty()) {
        copy(QObject::tr("Copy c&ell"), cell);
    }
    // What lies beneath can be had, too.
    if (things.size() > 1) {
        QMenu* below = menu.addMenu(QObject::tr("&Select what lies here"));
        for (const ThingRef& thing : things) {
            below->addAction(nameOf(*workspace.project(), thing), below, [&workspace, thing] {
                workspace.select({thing});
            });
        }
    }
}

}  // namespace ruyuan::app
