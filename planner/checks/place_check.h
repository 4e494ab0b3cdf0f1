// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/units.h"
#include "planner/checks/check.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// What is held against a layer: the site where it stands (就地改造), or a place for it.
enum class PlaceUse { Stay, Receive };

/// How a hit counts: Hard excludes the place, Conditional needs a permit or an argument.
enum class Severity { Hard, Conditional };

/// Whom a rule about places binds.
enum class Binds {
    Everyone,
    Chemical,           ///< chemical works and makers of hazardous chemicals
    HazardousChemical,  ///< 易燃、易爆、剧毒: makers of hazardous chemicals
    CoalUser,
};

/// What of the works a rule looks at when a site stays.
enum class StayingWorks {
    Any,
    Expanding,     ///< only works that expand (project_expands)
    EmittingMore,  ///< only works that come to emit more
};

/// A rule of a law about where works may stand: nearer to a kind of place than a distance, or
/// meeting it, is a hit.
struct PlaceRule {
    std::string_view id;  ///< "X13", the number in the catalogue of checks
    gis::Text label;
    std::string_view kind;    ///< of the layer
    std::string_view grades;  ///< comma-separated; empty: every feature of the kind
    double within = 0;        ///< metres; 0: meeting it is a hit
    bool limitCounts = true;  ///< at exactly that distance is a hit
    Binds binds = Binds::Everyone;
    std::optional<Severity> stay;     ///< nothing: the rule has no say about staying
    std::optional<Severity> receive;  ///< nothing: none about new works
    StayingWorks staying = StayingWorks::Any;
    std::string_view insteadOf;  ///< used only where a project has no layer of this kind
    gis::Text consequence;       ///< what a hit means
};

/// Every rule about places, in the order of their numbers.
[[nodiscard]] std::span<const PlaceRule> placeRules();
/// Nothing for an id that is none.
[[nodiscard]] const PlaceRule* placeRule(std::string_view id);

/// How a pack's setting uses a rule: parameters scope (stay, site or both), severity (hard or
/// conditional), distance_m, grades and names (comma-separated).
[[nodiscard]] std::optional<Severity> severityOf(const CheckSetting& setting,
                                                 const PlaceRule& rule,
                                                 PlaceUse use);
[[nodiscard]] gis::Length distanceOf(const CheckSetting& setting, const PlaceRule& rule);
/// Whether a feature of that grade and name is one the rule speaks of; nothing when the rule asks
/// for a grade or name that the feature does not tell.
[[nodiscard]] std::optional<bool> speaksOf(const CheckSetting& setting,
                                           const PlaceRule& rule,
                                           std::string_view grade,
                                           std::string_view name);

/// What is known of the works.
struct PlaceWorks {
    std::optional<bool> chemical{};
    std::optional<bool> hazardousChemicals{};
    std::optional<bool> usesCoal{};
    std::optional<bool> expands{};
    std::optional<bool> emitsMore{};
};

/// Whether the rule binds such works; nothing when that is not known.
[[nodiscard]] std::optional<bool> bindsWorks(const PlaceRule& rule,
                                             const PlaceWorks& works,
                                             PlaceUse use);

/// What a rule about places looks at.
struct PlaceFacts {
    PlaceUse use = PlaceUse::Receive;
    std::optional<bool> bound{};  ///< bindsWorks()
    Neighbour nearest;            ///< the nearest that the rule speaks of
    Neighbour ungraded;           ///< the nearest of which that is not known
};

/// Fail or Warn (by severity) where works that the rule binds are nearer than its distance or meet
/// the feature; Unknown where the layer is missing or ends, the difference to the limit is within
/// the position error, or a line stands for a place whose edge is not drawn; else Pass.
/// @pre the rule has a severity for the use.
[[nodiscard]] Finding checkPlace(const CheckCase& subject,
                                 const PlaceRule& rule,
                                 const PlaceFacts& facts);

}  // namespace ruyuan::planner
