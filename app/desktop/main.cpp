// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/console.h"
#include "app/cli/help.h"
#include "app/desktop/desktop.h"
#include "gis/platform.h"

#include <QApplication>

#include <CLI/CLI.hpp>

int main(int count, char** values) {
    using ruyuan::gis::Text;
    const auto language = ruyuan::app::chooseLanguage(count, values);
    CLI::App program{Text{"重污染企业搬迁改造规划桌面",
                          "The desktop for planning how polluting firms leave a built-up area"}
                         .in(language)};
    ruyuan::app::addCommonOptions(program, "ruyuan-desktop", language);
    std::string file;
    program.add_option(
        "project", file, Text{"项目文件（.gpkg）", "project file (.gpkg)"}.in(language));
    try {
        program.parse(count, values);
    } catch (const CLI::ParseError& error) {
        return static_cast<int>(ruyuan::app::answerParseError(program, error, language));
    }
    ruyuan::app::prepareGraphics();
    int none = 1;  // the arguments are read already; Qt must not look for its own among them
    QApplication application(none, values);
    ruyuan::app::Desktop desktop(language);
    desktop.open(ruyuan::gis::pathFromUtf8(file));
    return QApplication::exec();
}
