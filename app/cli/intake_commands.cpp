// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command_table.h"
#include "app/cli/duplicate_actions.h"
#include "app/cli/problem_actions.h"
#include "app/cli/recipe_actions.h"

namespace ruyuan::app {

namespace {

using gis::Text;
using RecipeAction = ExitStatus (*)(const RecipeOptions&, const Console&);

class IntakeCommands : public CommandTable {
public:
    using CommandTable::CommandTable;

    void addProblems();
    void addDuplicates();
    void addMerge();
    void addRecipe();

private:
    std::shared_ptr<RecipeOptions> addRecipe(CLI::App* group,
                                             const char* name,
                                             const Text& help,
                                             RecipeAction run);
};

void IntakeCommands::addProblems() {
    CLI::App* sub = command("problems",
                            {"数据中待改正和待核对的问题", "What in the data has to be looked at"},
                            "ruyuan problems 郑州.gpkg\n"
                            "  ruyuan problems 郑州.gpkg --kind code --fix");
    auto options = std::make_shared<ProblemOptions>();
    projectArgument(sub, options->project);
    sub->add_option("--kind", options->kind, say({"只看一类", "one kind only"}));
    sub->add_option("--site", options->site, say({"只看一个厂区", "one site only"}));
    auto* fix = sub->add_flag(
        "--fix",
        options->fix,
        say({"改正其中确定无疑的（可撤销）", "mend what is beyond doubt (undo takes it back)"}));
    jsonFlag(sub, options->json);
    fix->excludes("--json");
    onCall(sub, options, runProblems);
}

void IntakeCommands::addDuplicates() {
    CLI::App* sub = command("duplicates",
                            {"疑似重复的厂区：信用代码、名称、位置",
                             "Sites that seem to be listed twice: code, name, place"},
                            "ruyuan duplicates 郑州.gpkg");
    auto options = std::make_shared<DuplicatesOptions>();
    projectArgument(sub, options->project);
    jsonFlag(sub, options->json);
    onCall(sub, options, runDuplicates);
}

void IntakeCommands::addMerge() {
    CLI::App* sub = command("merge",
                            {"把重复登记的厂区合为一个，各来源都保留",
                             "Make one site of several that tell of the same; every source stays"},
                            "ruyuan merge 郑州.gpkg S0003 S0017 --reason 同一厂区");
    auto options = std::make_shared<MergeOptions>();
    projectArgument(sub, options->project);
    sub->add_option("SITES",
                    options->sites,
                    say({"厂区编号；第一个保留，其余并入它",
                         "ids of sites; the first stays, the others become part of it"}))
        ->required()
        ->expected(2, 1000);
    sub->add_option(
        "--reason", options->reason, say({"理由，记入修改记录", "why, for the journal"}));
    jsonFlag(sub, options->json);
    onCall(sub, options, runMerge);
}

std::shared_ptr<RecipeOptions> IntakeCommands::addRecipe(CLI::App* group,
                                                         const char* name,
                                                         const Text& help,
                                                         RecipeAction run) {
    CLI::App* sub = group->add_subcommand(name, say(help));
    sub->get_help_ptr()->group(say({"选项", "Options"}));
    auto options = std::make_shared<RecipeOptions>();
    projectArgument(sub, options->project);
    const std::string_view called = name;
    if (called != "list" && called != "take") {
        sub->add_option("NAME", options->name, say({"配方名称", "name of the recipe"}))->required();
    }
    if (called == "export" || called == "take") {
        sub->add_option("FILE", options->file, say({"配方文件（.toml）", "recipe file (.toml)"}))
            ->required();
    }
    if (called == "save") {
        sub->add_option("--source",
                        options->source,
                        say({"来源编号（默认为最近导入的文件）",
                             "id of a source (default: the file imported last)"}));
    }
    if (called == "list" || called == "show") {
        jsonFlag(sub, options->json);
    }
    onCall(sub, options, run);
    return options;
}

void IntakeCommands::addRecipe() {
    CLI::App* sub = command(
        "recipe",
        {"导入配方：记住一个报送单位的文件怎样读", "Recipes: how the files of one sender are read"},
        "ruyuan recipe save 郑州.gpkg 巩义月报\n"
        "  ruyuan recipe export 郑州.gpkg 巩义月报 巩义月报.toml");
    sub->require_subcommand(1);
    addRecipe(sub,
              "save",
              {"由已导入的文件和其后的修改生成", "make one of an imported file and later edits"},
              runRecipeSave);
    addRecipe(sub, "list", {"列出", "list them"}, runRecipeList);
    addRecipe(sub, "show", {"显示一个", "show one"}, runRecipeShow);
    addRecipe(sub, "drop", {"删除一个", "drop one"}, runRecipeDrop);
    addRecipe(sub, "export", {"写成文件", "write one as a file"}, runRecipeExport);
    addRecipe(sub, "take", {"由文件收入项目", "take one from a file"}, runRecipeTake);
}

}  // namespace

void addIntakeCommands(CLI::App& program, gis::Language language, Action& action) {
    // Callbacks refer to it while the program lives.
    static std::unique_ptr<IntakeCommands> commands;
    commands = std::make_unique<IntakeCommands>(program, language, action);
    commands->addProblems();
    commands->addDuplicates();
    commands->addMerge();
    commands->addRecipe();
}

}  // namespace ruyuan::app
