// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/recipes.h"

#include "gis/platform.h"
#include "planner/project.h"

#include <algorithm>
#include <format>
#include <fstream>
#include <iterator>
#include <ranges>

namespace ruyuan::app {

namespace {

using gis::ErrorCode;
using gis::Result;
using gis::Text;
using planner::ImportRecipe;
using planner::Project;

/// No recipe comes near it; what does is another file by mistake, and is not read as a whole.
constexpr std::uintmax_t kMostBytes = 16U << 20U;

}  // namespace

Result<Text> saveRecipe(Project& project, int source, const std::string& name) {
    if (name.find_first_not_of(" \t\n") == std::string::npos) {
        return gis::fail(ErrorCode::InvalidArgument,
                         {"导入配方须有名称", "a recipe needs a name"},
                         {},
                         {"例如“巩义市工信局月报”", "such as \"Monthly list of Gongyi\""});
    }
    const auto recipe = planner::recipeOf(project, source, name);
    if (!recipe) {
        return std::unexpected(recipe.error());
    }
    planner::keepRecipe(project, *recipe);
    return gis::text(
        "已保存导入配方“{}”：{} 列，{} 步清理（其中补值 {}，改位置 {}）；"
        "表头相同的文件以后自动按它读取",
        "saved the recipe \"{}\": {} columns, {} cleaning steps (of which {} add a "
        "value and {} move a place); files with the same headers will be read after it",
        recipe->name,
        recipe->columns.size(),
        recipe->stepCount(),
        recipe->values.size(),
        recipe->places.size());
}

Text takeRecipe(Project& project, const ImportRecipe& recipe) {
    planner::keepRecipe(project, recipe);
    return gis::text("已收入导入配方“{}”", "took the recipe \"{}\"", recipe.name);
}

Result<Text> dropRecipe(Project& project, const std::string& name) {
    const auto dropped = std::erase_if(
        project.recipes, [&](const planner::StoredRecipe& stored) { return stored.name == name; });
    if (dropped == 0) {
        return std::unexpected(planner::findRecipe(project, name).error());
    }
    return gis::text("已删除导入配方“{}”", "dropped the recipe \"{}\"", name);
}

Result<ImportRecipe> readRecipeFile(const std::filesystem::path& file) {
    const std::string where = gis::utf8FromPath(file);
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
        return gis::fail(ErrorCode::NotFound, {"文件不存在", "the file does not exist"}, where);
    }
    if (std::filesystem::file_size(file, error) > kMostBytes) {
        return gis::fail(ErrorCode::InvalidData,
                         {"文件太大，不是导入配方", "the file is too large for a recipe"},
                         where,
                         {"请选择配方文件（.toml）", "choose the file of a recipe (.toml)"});
    }
    std::ifstream input(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(input), {});
    if (input.bad() || !input.is_open()) {
        return gis::fail(ErrorCode::CannotRead,
                         {"读不了文件", "the file cannot be read"},
                         where,
                         {"请检查文件的读权限", "check the permissions of the file"});
    }
    return planner::parseRecipe(text, where);
}

Result<void> writeRecipeFile(const ImportRecipe& recipe,
                             const std::filesystem::path& file,
                             IfThere ifThere) {
    const std::string where = gis::utf8FromPath(file);
    std::error_code error;
    if (ifThere == IfThere::Refuse && std::filesystem::exists(file, error)) {
        return gis::fail(ErrorCode::CannotWrite,
                         {"文件已经存在，没有覆盖", "the file exists; it was not replaced"},
                         where,
                         {"请换一个文件名", "choose another name"});
    }
    auto aside = file;
    aside += ".part";
    std::ofstream output(aside, std::ios::binary);
    output << planner::recipeText(recipe);
    output.close();
    if (output) {
        std::filesystem::rename(aside, file, error);
    }
    if (!output || error) {
        std::filesystem::remove(aside, error);
        return gis::fail(
            ErrorCode::CannotWrite,
            {"写不了文件", "the file cannot be written"},
            where,
            {"请检查文件夹的写权限和剩余空间", "check permissions and free space of the folder"});
    }
    return {};
}

void readAfter(planner::ImportRequest& request, ImportRecipe recipe) {
    if (request.read.encoding.empty()) {
        request.read.encoding = recipe.encoding;
    }
    request.recipe = std::move(recipe);
}

std::string lastFileLike(const Project& project, const ImportRecipe& recipe) {
    for (const planner::Source& source : project.sources | std::views::reverse) {
        const bool like = std::ranges::all_of(recipe.columns, [&](const auto& column) {
            return std::ranges::contains(source.columns,
                                         std::format("{}={}", column.first, column.second));
        });
        if (like && !recipe.columns.empty() && source.content == recipe.content) {
            return source.file;
        }
    }
    return {};
}

}  // namespace ruyuan::app
