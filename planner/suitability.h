// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/progress.h"
#include "gis/result.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// A site and a park that might receive it.
struct SiteParkPair {
    std::size_t site = 0;
    std::size_t park = 0;
    Verdict verdict = Verdict::Unknown;   ///< of all checks together
    std::optional<gis::Length> distance;  ///< along the ellipsoid, boundary to boundary
    std::vector<std::string> missing;     ///< the checks that are Unknown
};

/// Checks every site that needs a path where it stands and against every park with the pack's
/// checks (planner/checks/). A place's verdict is Fail when a check fails; Unknown when a hard
/// check is; Warn when a conditional one warns or is unknown (there is something to argue or to
/// find out, but nothing that excludes); else Pass. @pre screening and classifications are filled.
[[nodiscard]] gis::Result<Matrix> checkSuitability(const Project& project,
                                                   const PolicyPack& pack,
                                                   const gis::Progress& progress = {});

/// The rows of the project's matrix that are about parks.
[[nodiscard]] std::vector<SiteParkPair> pairsOf(const Project& project);

/// Puts verdicts into words: what was measured, against which limit, by which clause. Prepares the
/// project's layers once; each answer is then quick. Keeps references to project and pack.
class Findings {
public:
    [[nodiscard]] static gis::Result<Findings> of(const Project& project, const PolicyPack& pack);
    Findings(Findings&&) noexcept;
    Findings& operator=(Findings&&) noexcept;
    ~Findings();

    /// Of a site (index) where it stands.
    [[nodiscard]] gis::Result<std::vector<Finding>> staying(std::size_t site) const;
    /// Of a site in a park (indices).
    [[nodiscard]] gis::Result<std::vector<Finding>> inPark(std::size_t site,
                                                           std::size_t park) const;
    /// Of a site in a place that somebody drew, EPSG:4490: a point stands for the circle of the
    /// site's land. A place wholly in a park is also asked what the park is asked.
    [[nodiscard]] gis::Result<std::vector<Finding>> inPlace(std::size_t site,
                                                            const gis::Geometry& place) const;

private:
    struct Impl;
    explicit Findings(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// The findings behind the matrix in words, in its order, of those sites and parks (all when
/// nothing is named; @p park names an id and leaves out staying).
[[nodiscard]] gis::Result<std::vector<Finding>> findingsOf(const Project& project,
                                                           const PolicyPack& pack,
                                                           const std::string& site = {},
                                                           const std::string& park = {});

}  // namespace ruyuan::planner
