// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"
#include "planner/place_edits.h"

#include <functional>
#include <optional>
#include <vector>

namespace ruyuan::app {

/// What the edit functions of the planner call a selected thing; nothing for counties, whose
/// boundaries are not ours to change.
[[nodiscard]] std::optional<planner::PlaceRef> placeRefOf(const ThingRef& thing);
[[nodiscard]] ThingRef thingRefOf(const planner::PlaceRef& place);
/// Those of a selection, in its order.
[[nodiscard]] std::vector<planner::PlaceRef> placesIn(const Selection& selection);
/// The layer of the map that shows a thing.
[[nodiscard]] std::string layerOf(const ThingRef& thing);

using PlaceChange = std::function<gis::Result<planner::PlaceEdit>(planner::Project&)>;
/// One act: makes the change, and selects the thing when @p selects. @p done gets the outcome.
enum class Then { KeepSelection, SelectThing, Deselect };
void performPlaceEdit(Workspace& workspace,
                      const QString& title,
                      PlaceChange change,
                      Then then,
                      std::function<void(const gis::Result<void>&)> done = {});

}  // namespace ruyuan::app
