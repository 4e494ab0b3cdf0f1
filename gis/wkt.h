// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/result.h"

#include <string>
#include <string_view>

namespace ruyuan::gis {

/// OGC well-known text, with the fewest digits that read back to the same double. For tests, logs
/// and bug reports; files go through gis/read_layer.h.
[[nodiscard]] std::string toWkt(const Geometry& geometry);
[[nodiscard]] Result<Geometry> fromWkt(std::string_view wkt);

}  // namespace ruyuan::gis
