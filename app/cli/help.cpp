// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/help.h"

#include <memory>

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

}  // namespace

void addCommonOptions(CLI::App& program, const std::string& name, Language language) {
    program.name(name);
    translate(program, language);
    program.set_version_flag("--version", name + " " RUYUAN_VERSION);
    program.set_help_flag("-h,--help", Text{"显示帮助", "Show this help"}.in(language));
    program
        .add_option("--lang",
                    Text{"界面语言：zh 或 en", "language of messages: zh or en"}.in(language))
        ->check(CLI::IsMember({"zh", "en"}));
}

}  // namespace ruyuan::app
