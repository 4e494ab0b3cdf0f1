// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/edit/place_things.h"

#include "app/common/acting.h"

#include <memory>
#include <utility>

namespace ruyuan::app {

using planner::PlaceKind;

std::optional<planner::PlaceRef> placeRefOf(const ThingRef& thing) {
    switch (thing.kind) {
        case ThingKind::Site:
            return planner::PlaceRef{PlaceKind::Site, thing.id};
        case ThingKind::Park:
            return planner::PlaceRef{PlaceKind::Park, thing.id};
        case ThingKind::BuiltUpArea:
            return planner::PlaceRef{PlaceKind::BuiltUpArea, thing.id};
        case ThingKind::Constraint:
            return planner::PlaceRef{PlaceKind::Constraint, thing.id};
        case ThingKind::County:
            break;
    }
    return std::nullopt;
}

ThingRef thingRefOf(const planner::PlaceRef& place) {
    switch (place.kind) {
        case PlaceKind::Site:
            return {ThingKind::Site, place.id};
        case PlaceKind::Park:
            return {ThingKind::Park, place.id};
        case PlaceKind::BuiltUpArea:
            return {ThingKind::BuiltUpArea, place.id};
        case PlaceKind::Constraint:
            break;
    }
    return {ThingKind::Constraint, place.id};
}

std::vector<planner::PlaceRef> placesIn(const Selection& selection) {
    std::vector<planner::PlaceRef> places;
    for (const ThingRef& thing : selection) {
        if (auto place = placeRefOf(thing)) {
            places.push_back(std::move(*place));
        }
    }
    return places;
}

std::string layerOf(const ThingRef& thing) {
    switch (thing.kind) {
        case ThingKind::Site:
            return "sites";
        case ThingKind::Park:
            return "parks";
        case ThingKind::BuiltUpArea:
            return "built-up";
        case ThingKind::County:
            return "counties";
        case ThingKind::Constraint:
            break;
    }
    return "constraint:" + thing.id.substr(0, thing.id.find('/'));
}

void performPlaceEdit(Workspace& workspace,
                      const QString& title,
                      PlaceChange change,
                      Then then,
                      std::function<void(const gis::Result<void>&)> done) {
    auto thing = std::make_shared<planner::PlaceRef>();
    workspace.perform(
        {title,
         [change = std::move(change), thing](planner::Project& project,
                                             const gis::Progress&) -> gis::Result<planner::Act> {
             auto edit = change(project);
             if (!edit) {
                 return std::unexpected(std::move(edit.error()));
             }
             *thing = edit->thing;
             return actOf("edit", std::move(edit->sentence));
         },
         [&workspace, thing, then, done = std::move(done)](const gis::Result<void>& outcome) {
             if (outcome && then != Then::KeepSelection) {
                 workspace.select(then == Then::SelectThing ? Selection{thingRefOf(*thing)}
                                                            : Selection());
             }
             if (done) {
                 done(outcome);
             }
         }});
}

}  // namespace ruyuan::app
