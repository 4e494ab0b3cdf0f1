// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "app/common/deciding.h"

#include <string>

namespace ruyuan::app {

struct DecisionsOptions {
    std::string project;
    bool json = false;
};
ExitStatus runDecisions(const DecisionsOptions& options, const Console& console);

struct DecideOptions {
    std::string project;
    std::string site;
    DecisionEntry entry;
    std::string scenario{};  ///< empty: the project itself
};
ExitStatus runDecide(const DecideOptions& options, const Console& console);

struct WithdrawOptions {
    std::string project;
    std::string site;
    std::string reason;
    std::string scenario{};  ///< empty: the project itself
};
/// `ruyuan withdraw`: takes back the last decision about a site.
ExitStatus runWithdraw(const WithdrawOptions& options, const Console& console);

struct BanOptions {
    std::string project;
    std::string site;
    BanEntry entry;
    std::string scenario{};  ///< empty: the project itself
};
/// `ruyuan forbid`: rules out a path or a park for a site.
ExitStatus runForbid(const BanOptions& options, const Console& console);
/// `ruyuan allow`: takes that back.
ExitStatus runAllow(const BanOptions& options, const Console& console);

}  // namespace ruyuan::app
