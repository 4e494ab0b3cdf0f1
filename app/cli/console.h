// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "gis/result.h"

#include <stop_token>
#include <string>

namespace ruyuan::app {

/// Exit statuses of `ruyuan`; documented in docs/cli.md, other programs rely on them.
enum class ExitStatus {
    Success = 0,
    Internal = 1,      ///< a bug
    Usage = 2,         ///< the command line, or an argument without meaning
    NotFound = 3,      ///< file, layer, column or name that is not there
    CannotRead = 4,    ///< unreadable or of no known format
    CannotWrite = 5,   ///< no permission, no room, or in the way
    Coordinates = 6,   ///< unknown coordinate system or no sound transformation
    InvalidData = 7,   ///< content that breaks a rule
    NotVerified = 8,   ///< the plan or an export does not hold
    LimitReached = 9,  ///< a limit of work was reached without a result
    Undecided = 10,    ///< only likely: an option has to say whether it is so
    Cancelled = 130,
};

[[nodiscard]] ExitStatus exitStatus(gis::ErrorCode code);

/// The language of @p arguments (`--lang zh` or `--lang=en`), else of $RUYUAN_LANG, else of the
/// locale; Chinese when none of them says.
[[nodiscard]] gis::Language chooseLanguage(int count, const char* const* arguments);

/// Where a command speaks: results on standard output, everything else on standard error.
class Console {
public:
    Console(gis::Language language, std::stop_token stop)
        : language_(language), stop_(std::move(stop)) {}

    [[nodiscard]] gis::Language language() const { return language_; }
    [[nodiscard]] std::string say(const gis::Text& text) const { return text.in(language_); }

    /// A line of the result.
    void print(const gis::Text& line) const;
    void printRaw(const std::string& text) const;
    void warn(const gis::Warning& warning) const;
    void error(const gis::Error& error) const;

    /// Whether a person sits before it: standard input and standard error are terminals.
    [[nodiscard]] bool canAsk() const;
    /// Asks a yes-or-no question on standard error; anything but y, yes or 是 is no.
    [[nodiscard]] bool confirm(const gis::Text& question) const;

    /// Progress on one line of the terminal, nothing when people do not look; stops on Ctrl-C.
    [[nodiscard]] gis::Progress progress() const;
    /// Removes the progress line.
    void clearLine() const;

private:
    gis::Language language_;
    std::stop_token stop_;
};

}  // namespace ruyuan::app
