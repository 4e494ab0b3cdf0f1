// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/help.h"
#include "gis/platform.h"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

namespace {

using ruyuan::app::ExitStatus;
using ruyuan::gis::Language;
using ruyuan::gis::Text;

int run(int count, char** arguments, Language language) {
    CLI::App program{
        Text{"入园：规划重污染企业退城入园、就地改造、转型转产与关闭退出",
             "Ruyuan: plans how heavily polluting firms leave the built-up area of a city"}
            .in(language)};
    ruyuan::app::addCommonOptions(program, "ruyuan", language);
    program.fallthrough();
    program.require_subcommand(1);
    ruyuan::app::Action action;
    ruyuan::app::addCommands(program, language, action);
    try {
        program.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return static_cast<int>(ruyuan::app::answerParseError(program, error, language));
    }
    const ruyuan::app::Console console(language, ruyuan::gis::stopOnInterrupt().get_token());
    return static_cast<int>(action(console));
}

}  // namespace

int main(int count, char** arguments) {
    const Language language = ruyuan::app::chooseLanguage(count, arguments);
    try {
        return run(count, arguments, language);
    } catch (const std::exception& bug) {
        std::cerr << Text{"程序内部错误：", "internal error: "}.in(language) << bug.what() << '\n';
        return static_cast<int>(ExitStatus::Internal);
    }
}
