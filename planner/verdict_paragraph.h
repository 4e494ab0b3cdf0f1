// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/policy_pack.h"
#include "planner/project_view.h"
#include "planner/verdict_texts.h"

namespace ruyuan::planner {

/// 判定说明: the verdict on a site as one paragraph for the official form (D2): where it lies,
/// whether it is in the scope, what struck it, the path with its clause and dates, duties, what is
/// missing, what rests on unverified values, who answers. Written from the trace alone, with the
/// sentences of @p texts. Empty when the site is not classified.
[[nodiscard]] gis::Text verdictParagraph(const ProjectView& view,
                                         const PolicyPack& pack,
                                         const VerdictTexts& texts,
                                         const Site& site);

}  // namespace ruyuan::planner
