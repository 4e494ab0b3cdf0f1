// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/place_edits.h"

#include <string>
#include <type_traits>
#include <vector>

namespace ruyuan::planner::detail {

/// The record behind a PlaceRef; exactly one is set.
template <template <class> class Constness>
struct DrawnRecord {
    typename Constness<Site>::type* site = nullptr;
    typename Constness<Park>::type* park = nullptr;
    typename Constness<BuiltUpArea>::type* builtUp = nullptr;
    typename Constness<ConstraintFeature>::type* constraint = nullptr;
};
using Drawn = DrawnRecord<std::type_identity>;
using DrawnConst = DrawnRecord<std::add_const>;

/// NotFound when there is none. Good until the project changes.
[[nodiscard]] gis::Result<Drawn> drawn(Project& project, const PlaceRef& thing);
[[nodiscard]] gis::Result<DrawnConst> drawn(const Project& project, const PlaceRef& thing);

[[nodiscard]] std::string freeParkId(const Project& project);

/// The place of a built-up area or constraint in its list; 0 for what has an id of its own.
[[nodiscard]] std::size_t indexIn(const PlaceRef& thing);

/// A further thing with the data of another one and a name that ends in "(number)".
void addPart(Project& project, const PlaceRef& of, gis::MultiPolygon place, std::size_t number);

/// Takes things of one kind out; gives what @p kept is called then.
PlaceRef takeOut(Project& project, std::vector<PlaceRef> things, PlaceRef kept);

/// Sets the coverage of layers without a source to what was drawn; layers without features go.
void coverWhatWasDrawn(Project& project);

}  // namespace ruyuan::planner::detail
