// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <utility>

namespace ruyuan::app {

/// What declaring commands needs. Lives as long as the program.
class CommandTable {
public:
    CommandTable(CLI::App& program, gis::Language language, Action& action)
        : program_(program), language_(language), action_(action) {}

protected:
    [[nodiscard]] std::string say(const gis::Text& text) const { return text.in(language_); }
    [[nodiscard]] gis::Language language() const { return language_; }
    [[nodiscard]] Action& action() { return action_; }

    CLI::App* command(const char* name, const gis::Text& help, const std::string& example) {
        CLI::App* sub = program_.add_subcommand(name, say(help));
        sub->group(say({"命令", "Commands"}));
        sub->get_help_ptr()->group(say({"选项", "Options"}));
        sub->footer(say({"示例：\n  ", "Example:\n  "}) + example);
        return sub;
    }

    CLI::Option* projectArgument(CLI::App* sub, std::string& target) {
        return sub
            ->add_option("PROJECT", target, say({"项目文件（.gpkg）", "project file (.gpkg)"}))
            ->required();
    }

    void siteArgument(CLI::App* sub, std::string& target) {
        sub->add_option("SITE",
                        target,
                        say({"厂区编号，或唯一的部分名称", "id of a site, or a part of its name"}))
            ->required();
    }

    void scenarioOption(CLI::App* sub, std::string& target) {
        sub->add_option(
            "--scenario",
            target,
            say({"在该情景中（默认为现案）", "in this scenario (default: the project)"}));
    }

    void jsonFlag(CLI::App* sub, bool& target) {
        sub->add_flag(
            "--json", target, say({"输出 JSON，供其他程序使用", "JSON for other programs"}));
    }

    /// What is done when @p sub is named; the options live as long as the command.
    template <class Options, class Run>
    void onCall(CLI::App* sub, std::shared_ptr<Options> options, Run run) {
        sub->callback([this, options, run] {
            action_ = [options, run](const Console& console) { return run(*options, console); };
        });
    }

private:
    CLI::App& program_;
    gis::Language language_;
    Action& action_;
};

/// Declares scenario, diff and robust.
void addScenarioCommands(CLI::App& program, gis::Language language, Action& action);

/// Declares problems, duplicates, merge and recipe.
void addIntakeCommands(CLI::App& program, gis::Language language, Action& action);

/// Declares decisions, decide, withdraw, forbid and allow.
void addDecisionCommands(CLI::App& program, gis::Language language, Action& action);

/// Declares undo, redo, log, history, source and edit.
void addJournalCommands(CLI::App& program, gis::Language language, Action& action);

}  // namespace ruyuan::app
