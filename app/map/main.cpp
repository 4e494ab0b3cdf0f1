// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/console.h"
#include "app/cli/help.h"
#include "app/map/plan_picture.h"
#include "gis/platform.h"
#include "planner/project_file.h"

#include <QGuiApplication>
#include <QImageWriter>

#include <CLI/CLI.hpp>

#include <clocale>
#include <exception>
#include <filesystem>
#include <iostream>

namespace {

using ruyuan::app::Console;
using ruyuan::app::ExitStatus;
using ruyuan::app::PlanPictureRequest;
using ruyuan::gis::Language;
using ruyuan::gis::Text;

namespace gis = ruyuan::gis;

struct Arguments {
    std::string project;
    std::string target;
    PlanPictureRequest request;
};

void addOptions(CLI::App& program, Arguments& arguments, Language language) {
    const auto say = [language](const Text& text) { return text.in(language); };
    program
        .add_option(
            "project", arguments.project, say({"项目文件（.gpkg）", "project file (.gpkg)"}))
        ->required();
    program
        .add_option(
            "--to", arguments.target, say({"图片文件（.png 或 .jpg）", "picture (.png or .jpg)"}))
        ->required();
    program.add_option("--width", arguments.request.width, say({"宽，像素", "width in pixels"}))
        ->check(CLI::Range(400, 20000))
        ->capture_default_str();
    program
        .add_option("--height",
                    arguments.request.height,
                    say({"高，像素（默认宽的 3/4）", "height in pixels (3/4 of the width)"}))
        ->check(CLI::Range(300, 20000));
    program.add_option("--area",
                       arguments.request.area,
                       say({"只画这个县区、开发区、建成区或园区",
                            "show this county, zone, built-up area or park only"}));
    program.add_option("--title", arguments.request.title, say({"图名", "title of the map"}));
    program.footer(
        say({"示例：\n  ruyuan-map 郑州.gpkg --to 郑州.png\n"
             "  ruyuan-map 郑州.gpkg --to 新密.png --area 新密市 --width 2400",
             "Examples:\n  ruyuan-map zhengzhou.gpkg --to zhengzhou.png\n"
             "  ruyuan-map zhengzhou.gpkg --to xinmi.png --area 新密市 --width 2400"}));
}

gis::Result<void> writePicture(const QImage& image, const std::string& target) {
    QImageWriter writer(QString::fromStdString(target));
    if (writer.write(image)) {
        return {};
    }
    const bool format = writer.error() == QImageWriter::UnsupportedFormatError;
    return gis::fail(format ? gis::ErrorCode::UnsupportedFormat : gis::ErrorCode::CannotWrite,
                     format ? Text{"不支持这种图片格式", "no such picture format"}
                            : Text{"不能写入图片", "the picture cannot be written"},
                     target,
                     format ? Text{"请用 .png 或 .jpg", "use .png or .jpg"}
                            : Text{"请检查文件夹是否存在、可写",
                                   "check that the folder exists and may be written"});
}

gis::Result<void> draw(const Console& console, const Arguments& arguments) {
    auto project = ruyuan::planner::readProject(gis::pathFromUtf8(arguments.project));
    if (!project) {
        return std::unexpected(project.error());
    }
    auto drawn = ruyuan::app::planPicture(*project, arguments.request);
    if (!drawn) {
        return std::unexpected(drawn.error());
    }
    for (const Text& notice : drawn->notices) {
        console.warn({notice, {}});
    }
    for (const gis::Warning& warning : drawn->warnings) {
        console.warn(warning);
    }
    if (auto written = writePicture(drawn->picture.image, arguments.target); !written) {
        return written;
    }
    console.print(gis::text("已写入 {}（{}×{} 像素）",
                            "wrote {} ({} x {} pixels)",
                            arguments.target,
                            arguments.request.width,
                            arguments.request.height));
    return {};
}

int run(int count, char** values, Language language) {
    CLI::App program{
        Text{"把项目的规划画成图片：建成区、限制因素、园区、厂区与搬迁去向",
             "Draws a project's plan as a picture: built-up areas, constraints, parks, "
             "sites and moves"}
            .in(language)};
    ruyuan::app::addCommonOptions(program, "ruyuan-map", language);
    Arguments arguments;
    arguments.request.language = language;
    arguments.request.height = 0;
    addOptions(program, arguments, language);
    try {
        program.parse(count, values);
    } catch (const CLI::ParseError& error) {
        return static_cast<int>(ruyuan::app::answerParseError(program, error, language));
    }
    if (arguments.request.height == 0) {
        arguments.request.height = arguments.request.width * 3 / 4;
    }
    const Console console(language, gis::stopOnInterrupt().get_token());
    const auto done = draw(console, arguments);
    if (!done) {
        console.error(done.error());
        return static_cast<int>(ruyuan::app::exitStatus(done.error().code));
    }
    return static_cast<int>(ExitStatus::Success);
}

}  // namespace

int main(int count, char** values) {
    const Language language = ruyuan::app::chooseLanguage(count, values);
    qputenv("QT_QPA_PLATFORM", "offscreen");  // a picture needs fonts, never a display
    try {
        const QGuiApplication application(count, values);
        std::setlocale(LC_NUMERIC, "C");  // which Qt has set to the user's
        return run(count, values, language);
    } catch (const std::exception& bug) {
        std::cerr << Text{"程序内部错误：", "internal error: "}.in(language) << bug.what() << '\n';
        return static_cast<int>(ExitStatus::Internal);
    }
}
