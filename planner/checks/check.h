// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/units.h"
#include "planner/finding.h"
#include "planner/policy_pack.h"

#include <optional>
#include <string>
#include <string_view>

namespace ruyuan::planner {

/// Who is checked against which park, and by which setting of the pack.
struct CheckCase {
    std::string siteId;
    std::string parkId;
    const CheckSetting& setting;
};

/// A finding of that case, Unknown until something is found.
[[nodiscard]] Finding startFinding(const CheckCase& subject);

/// Sets verdict and sentence. A value that no document fixes is told in the sentence.
[[nodiscard]] Finding conclude(Finding finding,
                               const CheckCase& subject,
                               Verdict verdict,
                               const gis::Text& sentence);

/// A number among the setting's parameters, else @p otherwise. The pack's loader has made sure
/// that it is one (checks/registry.h).
[[nodiscard]] double parameter(const CheckSetting& setting,
                               std::string_view name,
                               double otherwise);

/// The nearest place of a kind to a park, as far as the project's layers tell.
struct Neighbour {
    bool placed = true;         ///< false: the park itself has no usable place
    bool layerMissing = false;  ///< the project has no layer of the kind
    bool covered = false;       ///< the layer speaks about everything within the distance asked
    std::string name;           ///< of the place; may be empty
    std::string grade;
    bool line = false;  ///< the place is drawn as a line, so that its edge is nearer than measured
    /// Metres between the boundaries; below zero: they overlap, by that depth. Nothing: no place
    /// of the kind is known.
    std::optional<double> clearance;
    gis::Length error;  ///< of the park's position
};

/// Why nothing can be told, when the park has no place or the project no layer of @p kind.
[[nodiscard]] std::optional<gis::Text> whyNothingKnown(const Neighbour& neighbour,
                                                       const gis::Text& kind);

}  // namespace ruyuan::planner
