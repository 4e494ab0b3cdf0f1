// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private: from the bytes of a file to UTF-8.

#include "gis/layer.h"
#include "gis/result.h"

#include <string>
#include <string_view>

namespace ruyuan::gis::detail {

/// The common name of an encoding that a user typed; InvalidArgument when nobody knows it.
[[nodiscard]] Result<std::string> checkedEncoding(const std::string& typed);

/// Turns a whole file into UTF-8, without byte order mark. With @p encoding empty: the byte order
/// mark, then strict UTF-8, then GB18030 or BIG5, whichever gives common characters, with a warning
/// that shows both. Returns the encoding used.
[[nodiscard]] std::string decodeFile(std::string& bytes,
                                     const std::string& encoding,
                                     const std::string& where,
                                     Warnings& warnings);

/// Who says which encoding a layer has: what a file says of itself gives way to its bytes.
enum class Saying { OfAPerson, OfTheFile };

/// Turns the field names and texts of a layer, still in the bytes of the file, into UTF-8. With
/// @p encoding empty, or contradicted by the bytes: strict UTF-8, then GB18030 or BIG5, whichever
/// gives common characters, with a warning that shows both. A character cut in half at the
/// end of a name or cell is left out, with a warning. Returns the encoding used.
[[nodiscard]] std::string decodeLayer(Layer& layer,
                                      const std::string& encoding,
                                      const std::string& where,
                                      Warnings& warnings,
                                      Saying saying = Saying::OfAPerson);

/// Makes names that occur twice different: "name", "name_2"….
void makeNamesUnique(std::vector<std::string>& names);

}  // namespace ruyuan::gis::detail
