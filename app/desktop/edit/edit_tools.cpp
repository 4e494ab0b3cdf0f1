// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/edit/edit_tools.h"

#include "app/desktop/action_list.h"
#include "app/desktop/edit/place_things.h"
#include "app/desktop/edit/snap_shapes.h"
#include "app/desktop/language.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/message_bar.h"
#include "gis/geodesic.h"
#include "maps/measures.h"

#include <QMainWindow>
#include <QMessageBox>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace ruyuan::app {

using maps::DrawTool;
using planner::PlaceKind;
using planner::PlaceRef;

namespace {

QString sizeWords(const gis::MultiPolygon& area) {
    return said(maps::words(gis::geodesicArea(gis::storageCrs(), area).value_or(gis::Area())));
}

}  // namespace

EditTools::EditTools(Desk& desk)
    : QObject(&desk.window),
      desk_(desk),
      flips_(new FlipList(desk.workspace, this)),
      vertices_(new maps::VertexTool(this)) {
    ask_ = [this](PlaceKind kind, const QString& size) -> std::optional<PlaceForm::Answer> {
        PlaceForm form(kind, size, &desk_.window);
        return form.exec() == QDialog::Accepted ? std::optional(form.answer()) : std::nullopt;
    };
    askSite_ = [this](gis::Point place) -> std::optional<SiteForm::Answer> {
        SiteForm form(desk_.workspace.project(), desk_.workspace.pack(), place, &desk_.window);
        return form.exec() == QDialog::Accepted ? std::optional(form.answer()) : std::nullopt;
    };
    confirm_ = [this](const QString& question) {
        return QMessageBox::question(&desk_.window, tr("Delete"), question) == QMessageBox::Yes;
    };
    addDrawActions();
    addPointActions();
    addChangeActions();
    addMeasureActions();
    connect(&desk_.map, &MapPanel::toolChanged, this, &EditTools::followTool);
    connect(&desk_.workspace, &Workspace::projectChanged, this, &EditTools::followProject);
    followProject();
}

void EditTools::adopt(maps::EditTool* tool) {
    tool->setLanguage(language());
    connect(tool, &maps::EditTool::panned, &desk_.map.map(), &maps::MapWidget::panBy);
    connect(tool, &maps::EditTool::refused, &desk_.messages, &MessageBar::error);
    connect(tool, &maps::EditTool::left, &desk_.map, &MapPanel::resetTool);
    connect(tool, &maps::EditTool::snappingChanged, this, [this](bool on) {
        snap_->setChecked(on);
        for (const auto& [action, other] : tools_) {
            other->setSnapping(on);
        }
    });
}

QAction* EditTools::addTool(const char* id,
                            const QString& text,
                            const QString& tip,
                            const char* icon,
                            const QList<QKeySequence>& keys,
                            maps::EditTool* tool,
                            std::function<bool()> begin) {
    adopt(tool);
    QAction* action = desk_.actions.add(
        {.id = id, .text = text, .tip = tip, .icon = icon, .keys = keys, .checkable = true},
        [this, tool, begin = std::move(begin)](bool on) {
            if (on && begin && !begin()) {
                followTool();
                return;
            }
            desk_.map.setTool(on ? tool : nullptr);
            desk_.map.map().setFocus();
        });
    tools_.emplace_back(action, tool);
    return action;
}

void EditTools::addDrawActions() {
    const auto drawing = [this](PlaceKind kind) {
        auto* tool = new DrawTool(DrawTool::What::Area, this);
        connect(tool, &DrawTool::areaDrawn, this, [this, kind](const gis::MultiPolygon& area) {
            // After the mouse event, for a form may be asked.
            QMetaObject::invokeMethod(
                this, [this, kind, area] { finishDrawing(kind, area); }, Qt::QueuedConnection);
        });
        return tool;
    };
    builtUp_ = drawing(PlaceKind::BuiltUpArea);
    connect(builtUp_, &DrawTool::areaChanged, flips_, &FlipList::show);
    connect(builtUp_, &DrawTool::cancelled, flips_, &FlipList::clear);
    addTool("draw.built-up",
            tr("Draw a &built-up area"),
            tr("Draw an approved built-up area and see which sites enter"),
            "draw",
            {QKeySequence(QStringLiteral("Ctrl+."))},
            builtUp_,
            [this] {
                warnOfScenario();
                followBoundary(std::nullopt);
                return true;
            });
    const auto begin = [this] {
        warnOfScenario();
        return true;
    };
    addTool("draw.park", tr("Draw a &park"), {}, "draw", {}, drawing(PlaceKind::Park), begin);
    addTool("draw.constraint",
            tr("Draw an &exclusion zone"),
            tr("Draw a place that restricts sites: a red line, a water source…"),
            "forbid",
            {},
            drawing(PlaceKind::Constraint),
            begin);
}

void EditTools::addPointActions() {
    const auto pointing = [this](void (EditTools::*finish)(gis::Point)) {
        auto* tool = new DrawTool(DrawTool::What::Point, this);
        connect(tool, &DrawTool::pointDrawn, this, [this, finish](gis::Point place) {
            // After the mouse event, for a form may be asked.
            QMetaObject::invokeMethod(
                this, [this, finish, place] { (this->*finish)(place); }, Qt::QueuedConnection);
        });
        return tool;
    };
    addTool("draw.new-site",
            tr("Draw a &new site"),
            tr("Click where a site is that no ledger tells of, and enter its name and county"),
            "new-site",
            {QKeySequence(QStringLiteral("Ctrl+Shift+N"))},
            pointing(&EditTools::addSite),
            [this] {
                warnOfScenario();
                return true;
            });
    addTool("draw.site",
            tr("Place the selected &site"),
            tr("Click where the selected site is; for sites without a place, too"),
            "locate",
            {},
            pointing(&EditTools::placeSite),
            [this] {
                if (desk_.workspace.selectedSite() == nullptr) {
                    desk_.messages.warn(tr("Select one site first."));
                    return false;
                }
                warnOfScenario();
                return true;
            });
}

void EditTools::addChangeActions() {
    connect(vertices_, &maps::VertexTool::edited, this, &EditTools::applyEdited);
    connect(vertices_, &maps::VertexTool::areaChanged, this, [this](const gis::MultiPolygon& area) {
        if (edited_ && edited_->kind == ThingKind::BuiltUpArea) {
            flips_->show(area);
        }
    });
    connect(vertices_, &maps::VertexTool::cancelled, flips_, &FlipList::clear);
    connect(vertices_, &maps::VertexTool::clicked, this, [this](QPointF pixel) {
        const maps::MapWidget& map = desk_.map.map();
        for (const maps::Hit& hit : map.scene().at(map.camera(), pixel, 6)) {
            if (const auto thing = desk_.map.thingOf(hit); thing && beginEditing(*thing)) {
                return;
            }
        }
    });
    addTool("draw.vertices",
            tr("Edit &corners"),
            tr("Drag, add and remove the corners of the selected area, or of one that is clicked"),
            "vertices",
            {QKeySequence(QStringLiteral("Ctrl+Shift+E"))},
            vertices_,
            [this] {
                warnOfScenario();
                const Selection& selection = desk_.workspace.selection();
                if (selection.size() != 1 || !beginEditing(*selection.begin())) {
                    desk_.messages.note(tr("Click the area whose corners are to be edited."));
                }
                return true;
            });
    for (const bool splits : {false, true}) {
        auto* tool = new DrawTool(DrawTool::What::Line, this);
        connect(tool, &DrawTool::lineDrawn, this, [this, splits](const gis::Line& line) {
            applyLine(line, splits);
        });
        addTool(splits ? "draw.split" : "draw.reshape",
                splits ? tr("S&plit") : tr("&Reshape"),
                splits ? tr("Draw a line through the selected area to cut it apart")
                       : tr("Draw a new piece of the selected area's edge"),
                splits ? "split" : "reshape",
                {},
                tool,
                [this] {
                    warnOfScenario();
                    return selectedArea().has_value();
                });
    }
    desk_.actions.add({.id = "draw.merge",
                       .text = tr("&Merge the selected areas"),
                       .tip = tr("The first of the selected areas takes the others"),
                       .icon = "merge"},
                      [this](bool) { merge(); });
    desk_.actions.add({.id = "draw.delete",
                       .text = tr("&Delete the selected places…"),
                       .tip = tr("Areas, parks and zones go; sites lose their place only"),
                       .icon = "delete",
                       .keys = {QKeySequence(Qt::Key_Delete)}},
                      [this](bool) { remove(); });
    snap_ =
        desk_.actions.add({.id = "draw.snap",
                           .text = tr("S&napping"),
                           .tip = tr("Snap to corners and edges within 12 pixels; S while drawing"),
                           .icon = "snap",
                           .checkable = true},
                          [this](bool on) {
                              for (const auto& [action, tool] : tools_) {
                                  tool->setSnapping(on);
                              }
                          });
    snap_->setChecked(true);
}

void EditTools::addMeasureActions() {
    for (const bool area : {false, true}) {
        auto* tool = new DrawTool(area ? DrawTool::What::Area : DrawTool::What::Line, this);
        tool->setLabelled(true);
        tool->setStaying(true);
        addTool(
            area ? "measure.area" : "measure.line",
            area ? tr("Measure an &area") : tr("Measure a &line"),
            area ? tr("Measure an area along the ellipsoid, in mu, hectares and km²")
                 : tr("Measure a way along the ellipsoid"),
            area ? "measure-area" : "measure",
            {QKeySequence(area ? QStringLiteral("Ctrl+Shift+J") : QStringLiteral("Ctrl+Shift+M"))},
            tool,
            {});
    }
    auto* polygon = new DrawTool(DrawTool::What::Area, this);
    connect(polygon, &DrawTool::areaDrawn, this, &EditTools::selectInside);
    addTool("select.polygon",
            tr("Select sites by a &polygon"),
            tr("Draw a polygon around sites; Shift adds to the selection, Ctrl toggles"),
            "select-polygon",
            {},
            polygon,
            {});
}

void EditTools::followTool() {
    maps::MapTool* now = desk_.map.tool();
    for (const auto& [action, tool] : tools_) {
        action->setChecked(tool == now);
    }
    if (now != vertices_) {
        endEditing();
        if (now != builtUp_) {
            flips_->stop();
        }
    }
    const auto mine = [&](const auto& one) { return one.second == now; };
    if (std::ranges::any_of(tools_, mine)) {
        makeSnapIndex();
    }
}

void EditTools::followProject() {
    const bool open = desk_.workspace.isOpen();
    for (const auto& [action, tool] : tools_) {
        action->setEnabled(open);
    }
    if (!open) {
        desk_.map.resetTool();
        flips_->clear();
        return;
    }
    followTool();
    if (!edited_ || pending_ > 0) {
        return;
    }
    const auto place = planner::placeOf(*desk_.workspace.project(), *placeRefOf(*edited_));
    const auto* area = place ? std::get_if<gis::MultiPolygon>(&*place) : nullptr;
    if (area == nullptr) {
        desk_.map.resetTool();
    } else if (vertices_->session() == nullptr || vertices_->session()->area() != *area) {
        beginEditing(*edited_);
    }
}

/// What may be snapped to, made beside the window when a tool is in use.
void EditTools::makeSnapIndex() {
    const auto project = desk_.workspace.project();
    if (snapOf_ == project) {
        return;
    }
    snapOf_ = project;
    using Shapes = std::shared_ptr<const SnapShapes>;
    desk_.workspace.jobs().start<Shapes>(
        this,
        tr("Preparing snapping"),
        [project](const gis::Progress&) -> gis::Result<Shapes> {
            return std::make_shared<const SnapShapes>(*project);
        },
        [this, project](gis::Result<Shapes> shapes) {
            if (project != snapOf_ || !shapes) {
                return;
            }
            snapIndex_ = *shapes;
            for (const auto& [action, tool] : tools_) {
                tool->setSnapIndex({snapIndex_, &snapIndex_->index});
            }
            vertices_->setSkipped([this, shapes = snapIndex_](std::size_t shape) {
                return edited_ && shapes->things[shape] == *edited_;
            });
        });
}

void EditTools::warnOfScenario() {
    if (!desk_.workspace.scenario().empty()) {
        desk_.messages.note(
            tr("Places belong to the project: what you draw changes every scenario."));
    }
}

void EditTools::followBoundary(std::optional<std::size_t> area) {
    flips_->follow(area);
    Q_EMIT boundaryTouched();
}

void EditTools::finishDrawing(PlaceKind kind, const gis::MultiPolygon& area) {
    const auto answer = ask_(kind, sizeWords(area));
    if (!answer) {
        flips_->clear();
        return;
    }
    performPlaceEdit(
        desk_.workspace,
        tr("Drawing"),
        [answer = *answer, area](planner::Project& project) {
            return addDrawn(project, answer, area);
        },
        Then::SelectThing);
}

void EditTools::placeSite(gis::Point place) {
    const planner::Site* site = desk_.workspace.selectedSite();
    if (site == nullptr) {
        desk_.messages.warn(tr("Select one site first."));
        return;
    }
    if (std::holds_alternative<gis::MultiPolygon>(site->place) &&
        !confirm_(tr("%1 has an outline. Put a point in its place?").arg(fromUtf8(site->name)))) {
        return;
    }
    performPlaceEdit(
        desk_.workspace,
        tr("Placing a site"),
        [thing = PlaceRef{PlaceKind::Site, site->id}, place](planner::Project& project) {
            return planner::setPlace(project, thing, place);
        },
        Then::KeepSelection);
}

void EditTools::addSite(gis::Point place) {
    const auto answer = askSite_(place);
    if (!answer) {
        return;
    }
    performPlaceEdit(
        desk_.workspace,
        tr("Adding a site"),
        [answer = *answer](planner::Project& project) {
            return planner::addSite(project, answer.site, answer.anotherOfFirm);
        },
        Then::SelectThing,
        [self = QPointer(this)](const gis::Result<void>& outcome) {
            if (self && outcome) {
                self->desk_.map.resetTool();
                self->desk_.actions.find(QStringLiteral("card.show"))->trigger();
            }
        });
}

void EditTools::selectInside(const gis::MultiPolygon& area, Qt::KeyboardModifiers modifiers) {
    gis::Geometry world = area;
    gis::forEachPoint(world, [](gis::Point& point) { point = maps::worldOf(point); });
    Selection selection = (modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) != 0
                              ? desk_.workspace.selection()
                              : Selection();
    const maps::Scene& scene = desk_.map.map().scene();
    for (std::size_t i = 0; i < scene.layers().size(); ++i) {
        const maps::ShownLayer& layer = scene.layers()[i];
        if (!layer.visible || layer.features->id() != "sites") {
            continue;
        }
        for (const std::size_t feature : scene.inside(i, std::get<gis::MultiPolygon>(world))) {
            const ThingRef thing{ThingKind::Site, layer.features->key(feature)};
            if (!selection.insert(thing).second && (modifiers & Qt::ControlModifier) != 0) {
                selection.erase(thing);
            }
        }
    }
    desk_.workspace.select(std::move(selection));
}

std::optional<PlaceRef> EditTools::selectedArea() {
    const std::vector<PlaceRef> places = placesIn(desk_.workspace.selection());
    if (places.size() == 1) {
        const auto place = planner::placeOf(*desk_.workspace.project(), places.front());
        if (place && std::holds_alternative<gis::MultiPolygon>(*place)) {
            return places.front();
        }
    }
    desk_.messages.warn(tr("Select one built-up area, park or zone first."));
    return std::nullopt;
}

void EditTools::applyLine(const gis::Line& line, bool splits) {
    const auto thing = selectedArea();
    if (!thing) {
        return;
    }
    performPlaceEdit(
        desk_.workspace,
        splits ? tr("Splitting") : tr("Reshaping"),
        [thing = *thing, line, splits](planner::Project& project) {
            return splits ? planner::splitPlace(project, thing, line)
                          : planner::reshapePlace(project, thing, line);
        },
        Then::KeepSelection);
}

void EditTools::merge() {
    performPlaceEdit(
        desk_.workspace,
        tr("Merging"),
        [things = placesIn(desk_.workspace.selection())](planner::Project& project) {
            return planner::mergePlaces(project, things);
        },
        Then::SelectThing);
}

void EditTools::remove() {
    std::vector<PlaceRef> things = placesIn(desk_.workspace.selection());
    if (things.empty()) {
        desk_.messages.warn(tr("Nothing is selected that could be deleted."));
        return;
    }
    const planner::Project& project = *desk_.workspace.project();
    QStringList lines;
    for (const PlaceRef& thing : things) {
        lines << said(planner::nameOf(project, thing));
        for (const gis::Text& resting : planner::restingOn(project, thing)) {
            lines << QStringLiteral("    • ") + said(resting);
        }
    }
    if (!confirm_(tr("Delete these places?") + QStringLiteral("\n\n") +
                  lines.join(QLatin1Char('\n')))) {
        return;
    }
    performPlaceEdit(
        desk_.workspace,
        tr("Deleting"),
        [things](planner::Project& changed) { return planner::deletePlaces(changed, things); },
        Then::Deselect);
}

bool EditTools::beginEditing(const ThingRef& thing) {
    const auto ref = placeRefOf(thing);
    const auto place =
        ref ? planner::placeOf(*desk_.workspace.project(), *ref) : gis::Result<gis::Geometry>();
    const auto* area = place ? std::get_if<gis::MultiPolygon>(&*place) : nullptr;
    if (area == nullptr) {
        return false;
    }
    const bool another = edited_ != thing;
    if (another) {
        endEditing();
        edited_ = thing;
        desk_.map.setHidden(layerOf(thing), {thing.id});
        if (thing.kind == ThingKind::BuiltUpArea) {
            followBoundary(static_cast<std::size_t>(std::stoul(thing.id)));
        }
    }
    const gis::Area size = gis::geodesicArea(gis::storageCrs(), *area).value_or(gis::Area());
    vertices_->setArea(*area, size);
    return true;
}

void EditTools::endEditing() {
    if (!edited_) {
        return;
    }
    desk_.map.setHidden(layerOf(*edited_), {});
    edited_.reset();
    vertices_->setArea(std::nullopt);
}

void EditTools::applyEdited(const gis::MultiPolygon& area) {
    if (!edited_) {
        return;
    }
    ++pending_;
    performPlaceEdit(
        desk_.workspace,
        tr("Editing corners"),
        [thing = *placeRefOf(*edited_), area](planner::Project& project) {
            return planner::setPlace(project, thing, area);
        },
        Then::KeepSelection,
        [self = QPointer(this)](const gis::Result<void>& outcome) {
            if (!self) {
                return;
            }
            --self->pending_;
            if (!outcome) {
                self->vertices_->takeBack();
                self->flips_->clear();
            }
        });
}

}  // namespace ruyuan::app
