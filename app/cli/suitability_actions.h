// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "gis/geometry.h"
#include "gis/result.h"

#include <string>
#include <vector>

namespace ruyuan::app {

// What the commands about places and parks do.

struct MatrixOptions {
    std::string project;
    bool json = false;
    std::vector<std::string> why{};  ///< a site and a park: every reason; empty: the whole matrix
};
ExitStatus runMatrix(const MatrixOptions& options, const Console& console);

struct PlaceOptions {
    std::string project;
    std::string site;
    std::string at;   ///< "113.02,34.71"
    std::string wkt;  ///< in its stead
    bool json = false;
};
/// `ruyuan place`: what the checks say about a site in a place that is no park of the project.
ExitStatus runPlace(const PlaceOptions& options, const Console& console);

struct ParksOptions {
    std::string project;
    std::string park;  ///< empty: all
    bool json = false;
};
/// `ruyuan parks`: dated capacity, use by the plan, what is left.
ExitStatus runParks(const ParksOptions& options, const Console& console);

}  // namespace ruyuan::app
