// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command_table.h"
#include "app/cli/journal_actions.h"

namespace ruyuan::app {

namespace {

using gis::Text;

class JournalCommands : public CommandTable {
public:
    using CommandTable::CommandTable;

    void addUndo(const char* name,
                 const Text& help,
                 ExitStatus (*run)(const UndoOptions&, const Console&)) {
        CLI::App* sub = command(name, help, std::string("ruyuan ") + name + " 郑州.gpkg");
        auto options = std::make_shared<UndoOptions>();
        projectArgument(sub, options->project);
        reasonOption(sub, options->reason);
        onCall(sub, options, run);
    }

    void addLog() {
        CLI::App* sub = command("log",
                                {"列出修改记录", "List what was done to the project"},
                                "ruyuan log 郑州.gpkg --last 20");
        auto options = std::make_shared<LogOptions>();
        projectArgument(sub, options->project);
        sub->add_option("--last", options->last, say({"只列最近几项", "the last entries only"}));
        jsonFlag(sub, options->json);
        onCall(sub, options, runLog);
    }

    void addHistory() {
        CLI::App* sub = command("history",
                                {"列出一个厂区或园区的全部修改", "Every change of a site or park"},
                                "ruyuan history 郑州.gpkg S0001");
        auto options = std::make_shared<HistoryOptions>();
        projectArgument(sub, options->project);
        sub->add_option("OF",
                        options->of,
                        say({"厂区或园区编号，或厂区的部分名称",
                             "id of a site or park, or a part of a site's name"}))
            ->required();
        jsonFlag(sub, options->json);
        onCall(sub, options, runHistory);
    }

    void addSource() {
        CLI::App* sub =
            command("source",
                    {"一个厂区的每个值从哪里来", "Where each value of a site comes from"},
                    "ruyuan source 郑州.gpkg S0001 从业人员");
        auto options = std::make_shared<SourceOptions>();
        projectArgument(sub, options->project);
        siteArgument(sub, options->site);
        sub->add_option(
            "FIELD", options->field, say({"字段；默认全部", "a field; default: all of them"}));
        jsonFlag(sub, options->json);
        onCall(sub, options, runSource);
    }

    void addEdit() {
        CLI::App* sub = command("edit",
                                {"修改一个厂区的一项内容", "Change one field of a site"},
                                "ruyuan edit 郑州.gpkg S0001 employees=260 --reason 现场核实");
        auto options = std::make_shared<EditOptions>();
        projectArgument(sub, options->project);
        siteArgument(sub, options->site);
        sub->add_option("SET",
                        options->set,
                        say({"字段=值；值为空表示未知", "FIELD=VALUE; no value: not known"}))
            ->required();
        reasonOption(sub, options->reason);
        onCall(sub, options, runEdit);
    }

private:
    void reasonOption(CLI::App* sub, std::string& target) {
        sub->add_option("--reason", target, say({"理由，记入修改记录", "why, for the journal"}));
    }
};

}  // namespace

void addJournalCommands(CLI::App& program, gis::Language language, Action& action) {
    // Callbacks refer to it while the program lives.
    static std::unique_ptr<JournalCommands> commands;
    commands = std::make_unique<JournalCommands>(program, language, action);
    commands->addUndo("undo", {"撤销最近一次操作", "Take back the last act"}, runUndo);
    commands->addUndo("redo", {"重做刚撤销的操作", "Do again what was taken back"}, runRedo);
    commands->addLog();
    commands->addHistory();
    commands->addSource();
    commands->addEdit();
}

}  // namespace ruyuan::app
