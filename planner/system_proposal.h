// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/crs.h"
#include "planner/datum_evidence.h"

#include <optional>
#include <span>

namespace ruyuan::planner {

/// The system that coordinates without one are in.
struct SystemProposal {
    gis::Crs crs;
    Certainty certainty = Certainty::Likely;  ///< Likely or Certain
    gis::Text reason;
};

/// Which system numbers are in, east first, by their size, by words, and by where the project lies:
/// zone-prefixed eastings name their zone; six digits fit the one central meridian that brings them
/// into @p studyArea; Web Mercator and degrees by their range. CGCS2000, Xian 1980 and Beijing 1954
/// are told apart by words only: without one CGCS2000 is Likely, never Certain. Nothing when the
/// numbers fit no system or several, or do not come to lie in the study area.
/// @param studyArea  longitude and latitude of what the project holds; may be empty
[[nodiscard]] std::optional<SystemProposal> proposeSystem(std::span<const gis::Point> numbers,
                                                          std::span<const DatumMention> mentions,
                                                          const gis::Box& studyArea);

}  // namespace ruyuan::planner
