// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace ruyuan::planner {

/// What the files of an export say of persons: the fields marked FieldSpec::personal.
enum class PersonalData { Omit, Mask, Include };
inline constexpr std::array kAllPersonalData{
    PersonalData::Omit, PersonalData::Mask, PersonalData::Include};

/// "omit", "mask" and "include", for options.
[[nodiscard]] std::string_view word(PersonalData data);
[[nodiscard]] std::optional<PersonalData> personalDataFromWord(std::string_view word);

/// A cell with names and numbers of persons, so that they cannot be read whole: a name keeps its
/// first character (张某, J*), a mobile number its first three and last four digits
/// (138****5678), a landline its area code, first and last digits (0371-6****234); extensions and
/// other short numbers are hidden. Words such as 电话, 转 and 总经理 and the signs between several
/// persons stay. Digits come out in half width.
[[nodiscard]] std::string maskedPersons(std::string_view cell);

}  // namespace ruyuan::planner
