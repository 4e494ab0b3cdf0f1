// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "gis/text.h"
#include "planner/model.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// 检查结果: the outcome of one check of one site, alone or against a park.
struct Finding {
    std::string check;  ///< id of the check, e.g. "X40"
    std::string siteId;
    std::string parkId;  ///< empty for checks of the site itself
    Verdict verdict = Verdict::Unknown;
    std::optional<double> measured;
    std::optional<double> limit;
    std::string unit;     ///< of measured and limit: "m", "亩"
    std::string clause;   ///< id of the clause in the policy pack; empty when none
    std::string nearest;  ///< name of the feature that decided
    gis::Text sentence;   ///< what was found, and for Unknown what would settle it
};

/// Where a site lies in relation to the approved built-up areas.
enum class BuiltUpStatus { Inside, Outside, Straddling, Uncertain, Unknown };
[[nodiscard]] std::string_view word(BuiltUpStatus status);
[[nodiscard]] gis::Text label(BuiltUpStatus status);
[[nodiscard]] std::optional<BuiltUpStatus> builtUpStatusFromWord(std::string_view word);

/// The nearest feature of one constraint layer.
struct ConstraintDistance {
    std::string kind;
    std::string feature;  ///< empty when the layer has none in reach
    std::string grade;
    std::optional<gis::Length> distance;  ///< boundary to boundary; 0 inside; nothing: not known
    gis::Text note;  ///< why nothing is known, or that the distance is within the position error
    /// Whether the site meets the feature; nothing when that is not known, or when its edge is
    /// nearer than the site's place is known.
    std::optional<bool> inside{};
};

/// The spatial facts of one site.
struct SiteScreening {
    std::string siteId;
    BuiltUpStatus builtUp = BuiltUpStatus::Unknown;
    std::optional<double> shareInside;  ///< of the site's area, for polygons and known areas
    std::string builtUpArea;            ///< name of the area it lies in or is nearest to
    std::optional<gis::Length> distanceToBoundary;  ///< to the nearest built-up boundary
    std::string countyByPlace;                      ///< where it lies on the map; may be empty
    std::string responsible;  ///< 主体责任单位: declared county, else development zone, else county
    std::vector<ConstraintDistance> constraints;  ///< one per kind of constraintKinds()
    std::vector<gis::Text> notes;  ///< declared and measured county differ, and the like
};

}  // namespace ruyuan::planner
