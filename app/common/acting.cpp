// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/acting.h"

#include <chrono>
#include <cstdlib>
#include <format>

namespace ruyuan::app {

namespace {

std::string environment(std::initializer_list<const char*> names) {
    for (const char* name : names) {
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0') {
            return value;
        }
    }
    return {};
}

}  // namespace

planner::Act actOf(std::string command, gis::Text sentence, std::string reason) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return {.command = std::move(command),
            .sentence = std::move(sentence),
            .who = environment({"RUYUAN_WHO", "USER", "LOGNAME", "USERNAME"}),
            .role = environment({"RUYUAN_ROLE"}),
            .time = std::format("{:%FT%TZ}", now),
            .reason = std::move(reason)};
}

}  // namespace ruyuan::app
