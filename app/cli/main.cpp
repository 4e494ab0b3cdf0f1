// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "gis/platform.h"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>
#include <memory>

namespace {

using ruyuan::app::ExitStatus;
using ruyuan::gis::Language;
using ruyuan::gis::Text;

/// The words that CLI11 puts around ours.
void translate(CLI::App& program, Language language) {
    if (language == Language::English) {
        return;
    }
    auto formatter = std::make_shared<CLI::Formatter>();
    formatter->label("Usage", "用法");
    formatter->label("OPTIONS", "选项");
    formatter->label("SUBCOMMAND", "命令");
    formatter->label("SUBCOMMANDS", "命令");
    formatter->label("REQUIRED", "必填");
    formatter->label("TEXT", "文字");
    formatter->label("FLOAT", "数值");
    formatter->label("INT", "整数");
    formatter->label("Excludes", "不能同时用");
    formatter->label("Options", "选项");
    formatter->label("Positionals", "参数");
    formatter->label("POSITIONALS", "参数");
    program.formatter(formatter);
}

int run(int count, char** arguments, Language language) {
    CLI::App program{
        Text{"入园：规划重污染企业退城入园、就地改造、转型转产与关闭退出",
             "Ruyuan: plans how heavily polluting firms leave the built-up area of a city"}
            .in(language)};
    program.name("ruyuan");
    translate(program, language);
    program.set_version_flag("--version", "ruyuan " RUYUAN_VERSION);
    program.set_help_flag("-h,--help", Text{"显示帮助", "Show this help"}.in(language));
    std::string lang;
    program
        .add_option("--lang",
                    lang,
                    Text{"界面语言：zh 或 en", "language of messages: zh or en"}.in(language))
        ->check(CLI::IsMember({"zh", "en"}));
    program.fallthrough();
    program.require_subcommand(1);
    ruyuan::app::Action action;
    ruyuan::app::addCommands(program, language, action);
    try {
        program.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        const int status = program.exit(error);
        return status == 0 ? 0 : static_cast<int>(ExitStatus::Usage);
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
