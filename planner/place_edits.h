// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/result.h"
#include "gis/text.h"
#include "planner/project.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ruyuan::planner {

// What people draw on the map, for the desktop and the command line alike. Places are in EPSG:4490.
// Every function changes the project or fails and leaves it as it was; results that rest on places
// are cleared (planner/pipeline.h). What is drawn counts as Accuracy::Digitised. Areas are checked
// (gis/edit_geometry.h): what crosses itself is refused with the place.

enum class PlaceKind : std::uint8_t { Site, Park, BuiltUpArea, Constraint };

/// A thing with a place: Site::id, Park::id; the index in Project::builtUpAreas; "KIND/INDEX" of a
/// constraint layer's feature. Indices of things behind one that is taken away become less.
struct PlaceRef {
    PlaceKind kind = PlaceKind::Site;
    std::string id;

    auto operator<=>(const PlaceRef&) const = default;
};

/// What was done to which thing.
struct PlaceEdit {
    PlaceRef thing;
    gis::Text sentence;  ///< for the journal
};

/// NotFound when the project has no such thing. Where a thing has no place: std::monostate.
[[nodiscard]] gis::Result<gis::Geometry> placeOf(const Project& project, const PlaceRef& thing);
/// "厂区 S0001 某厂", "城市建成区 主城区".
[[nodiscard]] gis::Text nameOf(const Project& project, const PlaceRef& thing);
/// A built-up area or constraint feature (of @p constraintKind) by its name or 1-based "#number", a
/// park or site by id or name. NotFound when none or several have it.
[[nodiscard]] gis::Result<PlaceRef> findPlace(const Project& project,
                                              PlaceKind kind,
                                              const std::string& name,
                                              const std::string& constraintKind = {});

/// @p area needs name, document and place.
[[nodiscard]] gis::Result<PlaceEdit> addBuiltUpArea(Project& project, BuiltUpArea area);
/// @p park needs name and place; it gets an id.
[[nodiscard]] gis::Result<PlaceEdit> addPark(Project& project, Park park);
/// A site that no ledger tells of. It needs name, county and a point or area; it gets an id that no
/// site had before, and the sign of an entry by hand (Origin). A credit code is normalised and
/// checked (planner/credit_code.h); InvalidArgument tells what is wrong with it. Conflict, naming
/// the site, when another one has the code, unless the new one is said to be one more of the same
/// firm. The error's where is the name of the field at fault.
[[nodiscard]] gis::Result<PlaceEdit> addSite(Project& project,
                                             Site site,
                                             bool anotherOfFirm = false);
/// The first site with that credit code, as written; null: none.
[[nodiscard]] const Site* siteWithCode(const Project& project, const std::string& creditCode);
/// A kind that was not there yet is known where something was drawn, and nowhere else: the coverage
/// of a layer without a source is what was drawn.
[[nodiscard]] gis::Result<PlaceEdit> addConstraint(Project& project,
                                                   const std::string& kind,
                                                   ConstraintFeature feature);

/// Another place for a thing; sites and parks may be points or areas, the others areas (a
/// constraint that was drawn as a line may stay one).
[[nodiscard]] gis::Result<PlaceEdit> setPlace(Project& project,
                                              const PlaceRef& thing,
                                              gis::Geometry place);
/// gis::reshapeArea() of its place.
[[nodiscard]] gis::Result<PlaceEdit> reshapePlace(Project& project,
                                                  const PlaceRef& thing,
                                                  const gis::Line& line);
/// gis::splitArea() of its place: the thing keeps the largest piece, the others become things of
/// their own with the same data, numbered names, and, of parks, no phases (what a part can take
/// nobody has said). Sites cannot be split.
[[nodiscard]] gis::Result<PlaceEdit> splitPlace(Project& project,
                                                const PlaceRef& thing,
                                                const gis::Line& line);
/// The first takes the places of the others, which go. All of one kind (constraints: one layer); of
/// parks only those without phases go into another one. Sites cannot be merged.
[[nodiscard]] gis::Result<PlaceEdit> mergePlaces(Project& project,
                                                 std::span<const PlaceRef> things);
/// Takes a thing out of the project; of a site only its place, for sites come and go with ledgers.
[[nodiscard]] gis::Result<PlaceEdit> deletePlace(Project& project, const PlaceRef& thing);
/// Several at once. @pre every one is named once
[[nodiscard]] gis::Result<PlaceEdit> deletePlaces(Project& project,
                                                  std::span<const PlaceRef> things);

/// What would have to be made again or decided anew without a thing, for whoever is asked whether
/// to delete it: sites that lie in it, decisions that name it, plans that use it.
[[nodiscard]] std::vector<gis::Text> restingOn(const Project& project, const PlaceRef& thing);

}  // namespace ruyuan::planner
