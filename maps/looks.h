// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "maps/symbols.h"

#include <cstddef>
#include <string_view>

namespace ruyuan::maps {

// How things look on every map of Ruyuan, by the stable words of its files, so that a symbol means
// the same in the desktop, in a picture and on paper. The paths differ by shape, letter, hue and
// lightness: they stay apart in grey and for every kind of colour vision.

/// A site by its path ("on-site", "relocation", "transformation", "closure"), in the size of a
/// medium firm; any other path, such as an empty word, is the symbol of what is undecided.
[[nodiscard]] PointSymbol siteLook(std::string_view path, gis::Language language);
/// By which a site's symbol grows or shrinks for a size class ("micro" to "extra-large"; others as
/// "small").
[[nodiscard]] double sizeFactor(std::string_view sizeClass);
/// The same site where the path rests on missing facts: broken outline.
[[nodiscard]] PointSymbol provisional(PointSymbol symbol);
/// A site that the policy does not ask to change.
[[nodiscard]] PointSymbol bystanderLook();

/// How far a site's works are; each differs from the others by shape: hollow before the works, a
/// ring around it while they run, a tick when they are over; what is closed is hollow and crossed.
[[nodiscard]] PointSymbol beforeWorks(PointSymbol symbol);
[[nodiscard]] PointSymbol underWay(PointSymbol symbol);
[[nodiscard]] PointSymbol finished(PointSymbol symbol);
[[nodiscard]] PointSymbol closedDown(PointSymbol symbol);
/// With a sign that something is late.
[[nodiscard]] PointSymbol overdue(PointSymbol symbol);

/// The n-th of many kinds that have no look of their own, such as counties: a circle whose fill
/// repeats after eight (Okabe and Ito's colours, apart for every kind of colour vision), whose
/// letter has to tell them apart.
[[nodiscard]] PointSymbol kindLook(std::size_t kind, const QString& letter);

/// Areas by kind: "built-up", "county", "zone", "park" and the constraint kinds ("water-source",
/// "red-line", "sensitive-place", "river", "water-diversion", "heritage"); others are plain grey.
[[nodiscard]] AreaSymbol areaLook(std::string_view kind);

/// The way from a site to its park, firm or resting on missing facts.
[[nodiscard]] LineSymbol moveLook();
[[nodiscard]] LineSymbol provisionalMoveLook();
/// While the move is under way.
[[nodiscard]] LineSymbol moveUnderWayLook();

}  // namespace ruyuan::maps
