// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"

#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace ruyuan::gis {

/// What went wrong, for programs. Bugs are asserts, not codes.
enum class ErrorCode {
    InvalidArgument,    ///< a caller or user asked for something that has no meaning
    NotFound,           ///< file, layer, column, place or id that is not there
    CannotRead,         ///< exists, but cannot be opened or decoded
    CannotWrite,        ///< disk full, no permission, target in use
    UnsupportedFormat,  ///< no reader or writer for it
    UnknownCrs,         ///< coordinates without a usable coordinate system
    NoTransformation,   ///< no transformation of known accuracy between two systems
    InvalidGeometry,    ///< geometry that no rung of the ladder could handle
    InvalidData,        ///< content that breaks a stated rule (policy pack, ledger, project)
    Conflict,           ///< two statements that cannot both hold
    Cancelled,          ///< the user asked to stop; the data is as it was
    LimitReached,       ///< a limit of work or time was reached without a usable result
    Undecided,          ///< what is only likely, and a person has to settle it
};

/// A fault of data or world: what, where, and what to do about it.
struct Error {
    ErrorCode code = ErrorCode::InvalidData;
    Text sentence;
    std::string where;  ///< file, sheet, row, feature, rule or line; empty when there is no place
    Text advice;        ///< what to do; may be empty
};

template <class T>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code,
                                                 Text sentence,
                                                 std::string where = {},
                                                 Text advice = {}) {
    return std::unexpected(Error{code, std::move(sentence), std::move(where), std::move(advice)});
}

/// Something a reader skipped, repaired or guessed. Reaches the user, never stops the work.
struct Warning {
    Text sentence;
    std::string where;

    bool operator==(const Warning&) const = default;
};
using Warnings = std::vector<Warning>;

}  // namespace ruyuan::gis
