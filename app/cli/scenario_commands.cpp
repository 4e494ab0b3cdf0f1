// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command_table.h"
#include "app/cli/scenario_actions.h"

namespace ruyuan::app {

namespace {

using gis::Text;

class ScenarioCommands : public CommandTable {
public:
    using CommandTable::CommandTable;

    void addScenario() {
        CLI::App* scenario =
            command("scenario",
                    {"情景：建立、修改、取用", "Scenarios: make, change, take from"},
                    "ruyuan scenario new 郑州.gpkg 提前搬迁 --note 环保督察方案\n"
                    "  ruyuan decide 郑州.gpkg S0001 --scenario 提前搬迁 …\n"
                    "  ruyuan run 郑州.gpkg --scenario 提前搬迁");
        scenario->require_subcommand(1);
        addList(scenario);
        CLI::App* made = one(scenario, "new", {"建立情景", "Make a scenario"}, runScenarioNew);
        made->add_option("--from", options_->other, say({"基于哪个情景", "on which scenario"}));
        made->add_option("--note", options_->note, say({"说明", "note"}));
        CLI::App* named =
            one(scenario, "rename", {"改名", "Give it another name"}, runScenarioRename);
        named->add_option("NEW", options_->other, say({"新名称", "the new name"}))->required();
        one(scenario, "drop", {"删除情景", "Drop a scenario"}, runScenarioDrop);
        CLI::App* set = one(scenario,
                            "set",
                            {"修改说明或规划参数", "Change its note or parameters"},
                            runScenarioSet);
        set->add_option("--note", options_->note, say({"说明", "note"}));
        set->add_option("--parameter",
                        options_->parameters,
                        say({"规划参数：名称=数字，空为恢复（可多次）",
                             "planning parameter NAME=NUMBER, empty: the pack's (repeatable)"}));
        addTake(scenario);
    }

    void addDiff() {
        CLI::App* sub = command("diff",
                                {"比较两个情景的计划", "Compare the plans of two scenarios"},
                                "ruyuan diff 郑州.gpkg main 提前搬迁");
        auto options = std::make_shared<DiffOptions>();
        projectArgument(sub, options->project);
        nameArgument(sub, "A", options->first);
        nameArgument(sub, "B", options->second);
        jsonFlag(sub, options->json);
        onCall(sub, options, runDiff);
    }

    void addRobust() {
        CLI::App* sub =
            command("robust",
                    {"各情景中稳健和有分歧的决定",
                     "Decisions that are the same in every scenario, and contested ones"},
                    "ruyuan robust 郑州.gpkg");
        auto options = std::make_shared<RobustOptions>();
        projectArgument(sub, options->project);
        jsonFlag(sub, options->json);
        onCall(sub, options, runRobust);
    }

private:
    void nameArgument(CLI::App* sub, const char* name, std::string& target) {
        sub->add_option(
               name, target, say({"情景名称；main 为现案", "a scenario; main: the project"}))
            ->required();
    }

    void addList(CLI::App* scenario) {
        CLI::App* sub = scenario->add_subcommand("list", say({"列出情景", "List the scenarios"}));
        auto options = std::make_shared<ScenarioOptions>();
        projectArgument(sub, options->project);
        jsonFlag(sub, options->json);
        onCall(sub, options, runScenarioList);
    }

    /// A subcommand about one scenario; its further options go into options_.
    CLI::App* one(CLI::App* scenario,
                  const char* name,
                  const Text& help,
                  ExitStatus (*run)(const ScenarioOptions&, const Console&)) {
        CLI::App* sub = scenario->add_subcommand(name, say(help));
        options_ = std::make_shared<ScenarioOptions>();
        projectArgument(sub, options_->project);
        sub->add_option("NAME", options_->name, say({"情景名称", "name of the scenario"}))
            ->required();
        onCall(sub, options_, run);
        return sub;
    }

    void addTake(CLI::App* scenario) {
        CLI::App* sub = scenario->add_subcommand(
            "take",
            say({"取用另一情景对一个厂区的决定", "Take one decision from another scenario"}));
        auto options = std::make_shared<TakeOptions>();
        projectArgument(sub, options->project);
        nameArgument(sub, "FROM", options->from);
        nameArgument(sub, "INTO", options->into);
        siteArgument(sub, options->site);
        sub->add_option("--document", options->document, say({"文号", "document"}));
        sub->add_flag("--replace",
                      options->replace,
                      say({"对方已另有决定时也改", "also where the other decided otherwise"}));
        onCall(sub, options, runScenarioTake);
    }

    std::shared_ptr<ScenarioOptions> options_;
};

}  // namespace

void addScenarioCommands(CLI::App& program, gis::Language language, Action& action) {
    // Callbacks refer to it while the program lives.
    static std::unique_ptr<ScenarioCommands> commands;
    commands = std::make_unique<ScenarioCommands>(program, language, action);
    commands->addScenario();
    commands->addDiff();
    commands->addRobust();
}

}  // namespace ruyuan::app
