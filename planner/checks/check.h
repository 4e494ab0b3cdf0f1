// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/date.h"
#include "gis/units.h"
#include "planner/finding.h"
#include "planner/policy_pack.h"

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// What a check is asked about: the site where it stands (就地改造), or a place that may receive
/// it.
enum class PlaceUse { Stay, Receive };

/// How a hit counts: Hard excludes the place, Conditional needs a permit or an argument. What only
/// scores is no check but a criterion (planner/scores.h).
enum class Severity { Hard, Conditional };
[[nodiscard]] gis::Text label(Severity severity);

/// The distance that a site has to keep from homes, schools and hospitals (卫生防护距离).
struct ProtectionDistance {
    gis::Length distance;
    gis::Text basis;  ///< 环评批复, GB/T 39499…
    bool verified = true;
};

/// A site as the checks see it: made once, asked for every place.
struct Works {
    const Site* site = nullptr;
    std::vector<const Sector*> sectors{};
    SizeClass size = SizeClass::Unknown;
    std::optional<bool> chemical{};  ///< chemical works or maker of hazardous chemicals
    /// Maker of hazardous chemicals: as the ledger says, else no when its trades are known and none
    /// is chemical.
    std::optional<bool> hazardous{};
    ProtectionDistance hygiene{};
};

/// The nearest feature of a layer to a place, as far as the project's layers tell.
struct Neighbour {
    bool placed = true;         ///< false: the place itself is not known
    bool layerMissing = false;  ///< the project has no such layer
    /// The layer speaks about everything within so many metres of the place; below zero: not even
    /// about the whole place.
    double coveredTo = -1;
    std::string name;  ///< of the feature; may be empty
    std::string grade;
    bool line =
        false;  ///< the feature is drawn as a line, so that its edge is nearer than measured
    /// Metres between the boundaries; below zero: they overlap, by that depth. Nothing: no feature
    /// is known, or none near enough to matter.
    std::optional<double> clearance{};
    double farthest = 0;  ///< metres to the feature from the place's farthest point
    gis::Length error;    ///< of the place's position
};

/// A feature in which a part of a place lies.
struct Share {
    const ConstraintFeature* feature = nullptr;
    double share = 0;  ///< of the place's area, 0 to 1
};

/// A protected place that lies in a contour of individual risk that the place touches.
struct RiskObject {
    const ConstraintFeature* contour = nullptr;
    const ConstraintFeature* object = nullptr;
};

/// What was measured around a place for one check.
struct Around {
    std::vector<Neighbour> nearest{};    ///< per layer of the check, among features it speaks of
    std::vector<Neighbour> undecided{};  ///< the same among those of which that is not known
    std::vector<Share> shares{};         ///< largest first
    std::vector<RiskObject> risks{};
};

struct Check;

/// A check with a pack's setting, its numbers read.
struct PreparedCheck {
    const Check* check = nullptr;
    const CheckSetting* setting = nullptr;
    std::vector<double> numbers;  ///< in the order of Check::numbers
    std::optional<Severity> stay;
    std::optional<Severity> receive;
};

/// One question: this check, these works, that place.
struct CheckCase {
    const PreparedCheck& check;
    const Works& works;
    PlaceUse use = PlaceUse::Receive;
    const Park* park = nullptr;  ///< null: where the site stands, or a place that is no park
    const Around& around;
    gis::Date asOf{};

    [[nodiscard]] std::optional<Severity> severity() const {
        return use == PlaceUse::Stay ? check.stay : check.receive;
    }
    /// What a hit is: Fail when hard, Warn when conditional.
    [[nodiscard]] Verdict hit() const {
        return severity() == Severity::Hard ? Verdict::Fail : Verdict::Warn;
    }
};

/// A verdict without words, so that a matrix of hundreds of thousands of pairs costs little. The
/// reason is a number that only the check itself understands.
struct Outcome {
    Verdict verdict = Verdict::Unknown;
    int reason = 0;
};

struct PlaceRule;

/// One check of the catalogue.
struct Check {
    enum class Asks { Nothing, Nearest, Shares, Risks };

    /// A number that a pack may set.
    struct Number {
        std::string_view name;
        double otherwise = 0;
    };

    std::string id;
    gis::Text label;
    std::vector<std::string> layers{};  ///< kinds of constraint layers that it looks at
    gis::Text test;                     ///< what is measured or compared
    std::string source;                 ///< document and clause
    bool verified = true;               ///< the source's words were compared
    std::optional<Severity> stay{};     ///< nothing: the check has no say about staying
    std::optional<Severity> receive{};
    std::vector<Number> numbers{};
    std::vector<std::string_view> words{};  ///< parameters that are text
    Asks asks = Asks::Nothing;
    const PlaceRule* rule = nullptr;  ///< of checks that are a rule about places
    /// Nothing: the check has no say in this case. @pre the case has a severity.
    std::optional<Outcome> (*judge)(const CheckCase&) = nullptr;
    /// Sets the finding's sentence, and what was measured against which limit.
    void (*tell)(const CheckCase&, Outcome, Finding&) = nullptr;
};

/// The finding of an outcome, in words. A value that no document fixes is told in the sentence.
[[nodiscard]] Finding findingOf(const CheckCase& subject, Outcome outcome);

/// A text parameter of the setting, or empty.
[[nodiscard]] std::string_view textParameter(const CheckSetting& setting, std::string_view name);

/// The parts of a comma-separated list, without blanks.
[[nodiscard]] std::vector<std::string> wordsOf(std::string_view list);

/// Why nothing can be told: the place is not known, or the project has no layer of @p kind.
[[nodiscard]] std::optional<gis::Text> whyNothingKnown(const Neighbour& neighbour,
                                                       const gis::Text& kind);

/// Whether a check that asks for shares has some to judge by.
[[nodiscard]] bool hasShares(const CheckCase& subject);

/// Why not: whyNothingKnown(), or that no feature of the layer is there; nothing when there are
/// shares. @p feature what the layer is made of: 管控单元, 图斑.
[[nodiscard]] std::optional<gis::Text> whyNoShares(const CheckCase& subject,
                                                   const gis::Text& kind,
                                                   const gis::Text& feature);

/// Adds a sentence to others.
void addSentence(gis::Text& all, const gis::Text& one);

/// "厂区" or "园区", as sentences begin.
[[nodiscard]] gis::Text subjectOf(PlaceUse use);

/// Capacity of all phases of a park; nothing when a phase does not tell or there is none.
[[nodiscard]] std::optional<double> capacityOf(const Park& park,
                                               std::optional<double> ParkPhase::* member);

}  // namespace ruyuan::planner
