// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ruyuan::app {

/// `ruyuan edit` of places: what the desktop draws.
struct PlaceEditOptions {
    std::string project;
    // One of these says which thing is meant.
    std::string site;
    std::string park;
    std::string builtUp;
    std::string constraint;  ///< kind; with name
    // One of these says what is done.
    std::string at;       ///< "LON,LAT"
    std::string wkt;      ///< longitude and latitude
    std::string file;     ///< with one feature
    std::string split;    ///< WKT of a line
    std::string reshape;  ///< WKT of a line
    std::vector<std::string> merge;
    bool remove = false;
    // With what is new.
    std::string name;
    std::string document;
    std::optional<std::int64_t> year;
    std::string grade;
    std::string crs;  ///< of the file
    std::string reason;

    /// Whether a place is edited, and no field.
    [[nodiscard]] bool concernsPlace() const {
        return !(site.empty() && park.empty() && builtUp.empty() && constraint.empty());
    }
};
/// A thing that is not there yet is drawn, one that is gets another place.
ExitStatus runEditPlace(const PlaceEditOptions& options, const Console& console);

}  // namespace ruyuan::app
