// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/result.h"

#include <string>
#include <string_view>

namespace ruyuan::gis {

/// OGC well-known text, with the fewest digits that read back to the same double; for tests, logs,
/// bug reports and tables. A multi-geometry with one part is written as the single kind, no place
/// as GEOMETRYCOLLECTION EMPTY.
[[nodiscard]] std::string toWkt(const Geometry& geometry);

/// Reads two-dimensional text exactly as it is: rings are neither closed nor turned (see
/// normalise() in gis/validity.h), so that a bug report keeps its fault. A fault of the text is
/// InvalidData and names the character.
[[nodiscard]] Result<Geometry> fromWkt(std::string_view wkt);

}  // namespace ruyuan::gis
