// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/result.h"
#include "planner/checks/check.h"
#include "planner/detail/constraint_index.h"
#include "planner/detail/ground.h"
#include "planner/project.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ruyuan::planner::detail {

/// How far to look.
enum class Look {
    Near,  ///< what is too far to matter is not measured: enough for a verdict
    Far,   ///< the nearest feature is measured wherever it is: for words
};

/// The layers of a project prepared for the spatial checks of a pack. Answers may be asked for from
/// several threads. Keeps pointers to project and checks.
class Surveyor {
public:
    /// @p ground nothing when the project has no places at all. @p protection the longest
    /// distance that any works has to keep from sensitive places.
    [[nodiscard]] static gis::Result<Surveyor> of(const std::optional<Ground>& ground,
                                                  const Project& project,
                                                  const std::vector<PreparedCheck>& checks,
                                                  gis::Length protection);

    /// What each check asks to know about a place; empty for checks that have no say or ask for
    /// nothing on the ground.
    [[nodiscard]] gis::Result<std::vector<Around>> around(const Footprint& place,
                                                          PlaceUse use,
                                                          Look look) const;

private:
    /// What is already known of the coverage around one place: many layers share theirs.
    using CoverageMemo = std::map<std::pair<const void*, double>, bool>;

    /// A layer that a check looks at, and as far as it matters.
    struct Question {
        const ConstraintIndex* index = nullptr;
        const ConstraintIndex* undecided = nullptr;  ///< null: no feature can be
    };
    struct Asked {
        const PreparedCheck* check = nullptr;
        std::vector<Question> questions;
        double reach = 0;            ///< metres beyond which nothing is a hit
        std::vector<double> limits;  ///< ascending; as far as coverage is asked about
    };

    Surveyor() = default;
    gis::Result<const ConstraintIndex*> index(const std::string& kind,
                                              const std::string& key,
                                              const ConstraintIndex::Filter& filter);
    gis::Result<Asked> prepared(const PreparedCheck& check, gis::Length protection);
    [[nodiscard]] gis::Result<Around> answer(const Asked& asked,
                                             const Footprint& place,
                                             PlaceUse use,
                                             Look look,
                                             CoverageMemo& memo) const;
    [[nodiscard]] double coveredTo(const ConstraintIndex& index,
                                   const Footprint& place,
                                   const Asked& asked,
                                   CoverageMemo& memo) const;

    const std::optional<Ground>* ground_ = nullptr;
    const Project* project_ = nullptr;
    ConstraintIndex::Coverage counties_;
    std::map<std::string, ConstraintIndex> indices_;  ///< by layer and filter
    std::vector<Asked> asked_;                        ///< per check
};

}  // namespace ruyuan::planner::detail
