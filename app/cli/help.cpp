// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/help.h"

#include <iostream>
#include <memory>
#include <string_view>
#include <utility>

namespace ruyuan::app {

using gis::Language;
using gis::Text;

namespace {

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

/// CLI11's sentence, with what kind of fault it is in Chinese.
Text reasonOf(const CLI::ParseError& error) {
    const std::string what = error.what();
    const std::pair<std::string_view, const char*> kinds[] = {
        {"RequiredError", "缺少必填项"},
        {"ExtrasError", "有无法识别的内容"},
        {"ValidationError", "取值不允许"},
        {"ConversionError", "数值写法有误"},
        {"ArgumentMismatch", "参数个数不对"},
        {"ExcludesError", "有不能同时使用的选项"},
        {"RequiresError", "缺少配套的选项"}};
    for (const auto& [name, kind] : kinds) {
        if (error.get_name() == name) {
            return {std::string(kind) + "（" + what + "）", what};
        }
    }
    return {what, what};
}

}  // namespace

void addCommonOptions(CLI::App& program, const std::string& name, Language language) {
    program.name(name);
    translate(program, language);
    program.option_defaults()->group(Text{"选项", "Options"}.in(language));
    program.set_version_flag(
        "--version", name + " " RUYUAN_VERSION, Text{"显示版本", "Show the version"}.in(language));
    program.set_help_flag("-h,--help", Text{"显示帮助", "Show this help"}.in(language));
    program
        .add_option("--lang",
                    Text{"界面语言：zh 或 en", "language of messages: zh or en"}.in(language))
        ->check(CLI::IsMember({"zh", "en"}));
}

ExitStatus answerParseError(const CLI::App& program,
                            const CLI::ParseError& error,
                            Language language) {
    if (error.get_exit_code() == 0) {
        program.exit(error);
        return ExitStatus::Success;
    }
    const Text reason = reasonOf(error);
    std::cerr << Text{"命令行有误：", "error: "}.in(language) << reason.in(language) << '\n'
              << gis::text("  办法：用 {} --help 查看用法",
                           "  what to do: see {} --help",
                           program.get_name())
                     .in(language)
              << '\n';
    return ExitStatus::Usage;
}

}  // namespace ruyuan::app
