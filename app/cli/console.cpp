// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/console.h"

#include "gis/platform.h"

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <format>
#include <iostream>
#include <memory>
#include <string_view>

namespace ruyuan::app {

using gis::ErrorCode;
using gis::Language;

ExitStatus exitStatus(ErrorCode code) {
    switch (code) {
        case ErrorCode::InvalidArgument:
            return ExitStatus::Usage;
        case ErrorCode::NotFound:
            return ExitStatus::NotFound;
        case ErrorCode::CannotRead:
        case ErrorCode::UnsupportedFormat:
            return ExitStatus::CannotRead;
        case ErrorCode::CannotWrite:
        case ErrorCode::Conflict:
            return ExitStatus::CannotWrite;
        case ErrorCode::UnknownCrs:
        case ErrorCode::NoTransformation:
            return ExitStatus::Coordinates;
        case ErrorCode::InvalidGeometry:
        case ErrorCode::InvalidData:
            return ExitStatus::InvalidData;
        case ErrorCode::Cancelled:
            return ExitStatus::Cancelled;
        case ErrorCode::LimitReached:
            return ExitStatus::LimitReached;
        case ErrorCode::Undecided:
            return ExitStatus::Undecided;
    }
    return ExitStatus::Internal;
}

Language chooseLanguage(int count, const char* const* arguments) {
    const auto fromWord = [](std::string_view word) {
        return word.starts_with("en") ? Language::English : Language::Chinese;
    };
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--lang" && i + 1 < count) {
            return fromWord(arguments[i + 1]);
        }
        if (argument.starts_with("--lang=")) {
            return fromWord(argument.substr(std::strlen("--lang=")));
        }
    }
    if (const char* variable = std::getenv("RUYUAN_LANG")) {
        return fromWord(variable);
    }
    return fromWord(gis::userLocale());
}

void Console::print(const gis::Text& line) const {
    clearLine();
    std::cout << say(line) << '\n';
}

void Console::printRaw(const std::string& text) const {
    clearLine();
    std::cout << text;
}

void Console::warn(const gis::Warning& warning) const {
    clearLine();
    std::cerr << say({"提醒：", "warning: "});
    if (!warning.where.empty()) {
        std::cerr << warning.where << say({"：", ": "});
    }
    std::cerr << say(warning.sentence) << '\n';
}

void Console::error(const gis::Error& error) const {
    clearLine();
    std::cerr << say({"错误：", "error: "});
    if (!error.where.empty()) {
        std::cerr << error.where << say({"：", ": "});
    }
    std::cerr << say(error.sentence) << '\n';
    if (!error.advice.empty()) {
        std::cerr << say({"  办法：", "  what to do: "}) << say(error.advice) << '\n';
    }
}

gis::Progress Console::progress() const {
    if (!gis::errorIsTerminal()) {
        return {{}, stop_};
    }
    using Clock = std::chrono::steady_clock;
    // Shared by the copies that stages make of the progress.
    auto shown = std::make_shared<Clock::time_point>();
    auto report = [language = language_, shown](double fraction, const gis::Text& step) {
        const auto now = Clock::now();
        if (now - *shown < std::chrono::milliseconds(80)) {
            return;
        }
        *shown = now;
        std::cerr << std::format("\r\033[K{:3.0f}% {}", fraction * 100, step.in(language))
                  << std::flush;
    };
    return {report, stop_};
}

bool Console::canAsk() const {
    return gis::inputIsTerminal() && gis::errorIsTerminal();
}

bool Console::confirm(const gis::Text& question) const {
    clearLine();
    std::cerr << say(question) << " [y/N] " << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes" || answer == "是";
}

void Console::clearLine() const {
    if (gis::errorIsTerminal()) {
        std::cerr << "\r\033[K" << std::flush;
    }
}

}  // namespace ruyuan::app
