// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "planner/checks/check.h"

#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

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

/// How near is too near.
enum class Nearness {
    Fixed,    ///< PlaceRule::within; zero: meeting it
    Hygiene,  ///< the works' 卫生防护距离, which counts from the unit that emits
    Air,      ///< the works' 大气环境防护距离, which counts from the boundary; none: no say
};

/// A rule of a law about where works may stand: nearer to a kind of place than a distance, or
/// meeting it, is a hit. One file of resources/checks each.
struct PlaceRule {
    std::string id;  ///< "X13", the number in the catalogue of checks
    gis::Text label;
    std::vector<std::string> layers;
    std::vector<std::string> grades;      ///< one is part of the feature's; empty: every feature
    std::vector<std::string> categories;  ///< likewise
    std::vector<std::string> names;       ///< likewise
    Nearness nearness = Nearness::Fixed;
    double within = 0;  ///< metres; 0: meeting it is a hit
    /// For works whose 卫生防护距离 nothing tells, in metres; nothing: another rule's.
    std::optional<double> usual{};
    std::optional<double> usualChemical{};
    bool limitCounts = true;  ///< at exactly that distance is a hit
    Binds binds = Binds::Everyone;
    std::vector<std::string> sectors;  ///< of the pack; empty: any
    std::vector<SizeClass> sizes;      ///< empty: any
    std::optional<Severity> stay;      ///< nothing: the rule has no say about staying
    std::optional<Severity> receive;   ///< nothing: none about new works
    StayingWorks staying = StayingWorks::Any;
    std::string insteadOf;  ///< used only where a project has no layer of this kind
    gis::Text consequence;  ///< what a hit means
    std::string source;
    bool verified = true;
};

/// A rule as a check of the catalogue. Keeps a pointer to it.
[[nodiscard]] Check checkOf(const PlaceRule& rule);

/// Whether a feature is one that the rule speaks of, by the setting's parameters grades,
/// categories and names, else the rule's own; nothing when the feature does not tell.
[[nodiscard]] std::optional<bool> speaksOf(const CheckSetting& setting,
                                           const PlaceRule& rule,
                                           const ConstraintFeature& feature);

/// Whether the rule binds such works; nothing when that is not known.
[[nodiscard]] std::optional<bool> bindsWorks(const PlaceRule& rule,
                                             const Works& works,
                                             PlaceUse use);

/// Metres within which a feature is a hit for such works; nothing: the rule has no say.
[[nodiscard]] std::optional<double> limitOf(const CheckCase& subject);

}  // namespace ruyuan::planner
