// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "gis/result.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// What counts as done on a path (「完成」 means something else on each).
struct DoneTest {
    Path path = Path::OnSite;
    std::string condition;  ///< as Rule::condition
    std::string clause;
    gis::Text sentence;
    bool verified = true;
    int line = 0;
};

/// A part that a county's plan has to state (实施范围, 工作目标 …).
struct PlanPart {
    std::string id;
    gis::Text name;
    std::string clause;
    int line = 0;
};

/// A figure that the city is to reach.
struct Indicator {
    std::string id;
    gis::Text name;
    std::string unit;
    double target = 0;
    std::string comparison;  ///< "at-least", "at-most" or "about"
    std::optional<int> baseYear;
    std::optional<gis::Date> by;
    std::string clause;
    int line = 0;
};

/// What a pack asks of governments beside its rules.
struct Obligations {
    std::vector<DoneTest> done;
    std::vector<PlanPart> planParts;
    std::vector<Indicator> indicators;
    std::optional<gis::Date> countyPlanDue;
    std::string planClause;  ///< of the date; may be empty
    int reportDay = 0;       ///< of each month, on which the same month is reported; 0: none
    std::string reportClause;
    std::string reportTo;
    int reminderWorkingDays = 0;  ///< so many before the report a reminder is due; 0: none
};

/// The obligations of a pack's text; @p name appears in messages. Like parsePolicyPack(), which
/// reads the rest; @p pack is what that gave. InvalidData names file, line and reason.
[[nodiscard]] gis::Result<Obligations> readObligations(std::string_view toml,
                                                       const std::string& name,
                                                       const PolicyPack& pack);

/// The next day on which a month is to be reported: the same month's up to its day, then the next
/// one's. Holidays do not move it. @pre obligations.reportDay > 0.
[[nodiscard]] gis::Date nextReport(const Obligations& obligations, gis::Date asOf);

/// So many working days (Monday to Friday) before a day; public holidays are not known.
[[nodiscard]] gis::Date workingDaysBefore(gis::Date day, int count);

/// Where a site stands on the path that was decided, else planned, else proposed.
struct SiteProgress {
    std::string siteId;
    Path path = Path::OnSite;
    Verdict done = Verdict::Unknown;  ///< Pass: done; Fail: not yet
    std::optional<gis::Date> deadline;
    bool overdue = false;  ///< not known to be done, and the as-of date is past the deadline
    std::vector<std::string> missing;
    gis::Text sentence;
};

/// Every site with a path, in the project's order. @pre classified.
[[nodiscard]] gis::Result<std::vector<SiteProgress>> progressOf(const Project& project,
                                                                const PolicyPack& pack,
                                                                const Obligations& obligations);

/// Whether a county's plan has one of its parts in what the project holds.
struct PlanPartFinding {
    std::string part;
    Verdict verdict = Verdict::Unknown;  ///< Pass: there; Warn: in part; Unknown: to be written
    gis::Text sentence;
};

/// The parts for the sites of one county (all sites when @p county is empty).
[[nodiscard]] std::vector<PlanPartFinding> countyPlan(const Project& project,
                                                      const Obligations& obligations,
                                                      const std::string& county);

}  // namespace ruyuan::planner
