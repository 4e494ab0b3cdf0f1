// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "planner/county_names.h"
#include "planner/project.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

enum class ProblemGrade {
    Error,    ///< cannot be so, or was lost
    Warning,  ///< a check or a date rests on it and is not known
    Note      ///< was understood in a way that somebody should know
};
[[nodiscard]] std::string_view word(ProblemGrade grade);
[[nodiscard]] gis::Text label(ProblemGrade grade);

/// 问题: something in the data that a person should look at.
struct DataProblem {
    std::string id;    ///< "KIND:SITE" or "import:SOURCE:ROW:FIELD", the same while it is there
    std::string kind;  ///< of problemKinds()
    ProblemGrade grade = ProblemGrade::Warning;
    std::string siteId;  ///< empty: of a row that is no site, or of the file
    Origin origin;
    std::string field;  ///< of the site; may be empty
    gis::Text sentence;
    gis::Text advice;
    /// What the field should be where there is no doubt; for remedied().
    std::optional<std::string> remedy{};
    std::string otherSiteId{};  ///< of a possible duplicate, the one that it may be; else empty
};

struct ProblemKind {
    std::string_view name;
    gis::Text label;
    bool hasRemedy = false;  ///< some of them can be mended together
};
[[nodiscard]] std::span<const ProblemKind> problemKinds();

/// Everything that is wrong or doubtful, errors first, then by site and kind. @p regions as for
/// projectCounty(). Results of stages are not asked.
[[nodiscard]] std::vector<DataProblem> dataProblems(const Project& project,
                                                    std::span<const RegionName> regions);

/// The site with the remedy in its field. @pre the problem has one and is of this site
[[nodiscard]] Site remedied(const Site& site, const DataProblem& problem);

}  // namespace ruyuan::planner
