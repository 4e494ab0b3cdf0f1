// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command_table.h"
#include "app/cli/decision_actions.h"

namespace ruyuan::app {

namespace {

using gis::Text;
using BanAction = ExitStatus (*)(const BanOptions&, const Console&);

class DecisionCommands : public CommandTable {
public:
    using CommandTable::CommandTable;

    void addDecisions();
    void addDecide();
    void addWithdraw();
    void addBan(const char* name, const Text& summary, const char* example, BanAction run);
};

void DecisionCommands::addDecisions() {
    CLI::App* sub =
        command("decisions", {"列出全部决定", "List the decisions"}, "ruyuan decisions 郑州.gpkg");
    auto options = std::make_shared<DecisionsOptions>();
    projectArgument(sub, options->project);
    jsonFlag(sub, options->json);
    onCall(sub, options, runDecisions);
}

void DecisionCommands::addDecide() {
    CLI::App* sub = command("decide",
                            {"记录县（市、区）对一个厂区的决定", "Record what a county decided"},
                            "ruyuan decide 郑州.gpkg S0001 --path relocation --park 陕州 "
                            "--reason 企业申请 --document 荥政文〔2019〕8号 --author 张某");
    auto options = std::make_shared<DecideOptions>();
    projectArgument(sub, options->project);
    siteArgument(sub, options->site);
    sub->add_option("--path", options->entry.path, say({"改造路径", "path"}))
        ->required()
        ->check(CLI::IsMember({"on-site", "relocation", "transformation", "closure"}));
    const auto text = [&](const char* name, std::string& target, const Text& help) {
        return sub->add_option(name, target, say(help));
    };
    text("--reason", options->entry.reason, {"理由", "reason"})->required();
    text("--document", options->entry.document, {"文号", "document"})->required();
    text("--author", options->entry.author, {"决定人", "who decided"})->required();
    text("--by",
         options->entry.by,
         {"决定单位（默认为厂区所属县）", "county (the site's by default)"});
    text("--park", options->entry.park, {"承接园区", "receiving park"});
    text("--start", options->entry.start, {"启动时间，如 2019-09-01", "start, e.g. 2019-09-01"});
    text("--finish", options->entry.finish, {"完成时限", "finish"});
    text("--date", options->entry.date, {"决定日期", "date of the decision"});
    text("--attachment", options->entry.attachment, {"附件名称", "attachment"});
    scenarioOption(sub, options->scenario);
    onCall(sub, options, runDecide);
}

void DecisionCommands::addWithdraw() {
    CLI::App* sub =
        command("withdraw",
                {"撤回对一个厂区的最近一个决定", "Take back the last decision about a site"},
                "ruyuan withdraw 郑州.gpkg S0001 --reason 县里重新研究");
    auto options = std::make_shared<WithdrawOptions>();
    projectArgument(sub, options->project);
    siteArgument(sub, options->site);
    sub->add_option(
        "--reason", options->reason, say({"理由，记入修改记录", "why, for the journal"}));
    scenarioOption(sub, options->scenario);
    onCall(sub, options, runWithdraw);
}

void DecisionCommands::addBan(const char* name,
                              const Text& summary,
                              const char* example,
                              BanAction run) {
    CLI::App* sub = command(name, summary, example);
    auto options = std::make_shared<BanOptions>();
    projectArgument(sub, options->project);
    siteArgument(sub, options->site);
    const auto text = [&](const char* option, std::string& target, const Text& help) {
        return sub->add_option(option, target, say(help));
    };
    text("--path", options->entry.path, {"改造路径", "path"})
        ->check(CLI::IsMember({"on-site", "relocation", "transformation", "closure"}));
    text("--park", options->entry.park, {"园区名称或编号", "park, by name or id"});
    text("--reason", options->entry.reason, {"理由", "reason"});
    if (run == runForbid) {
        text("--document", options->entry.document, {"文号", "document"});
        text("--author", options->entry.author, {"决定人", "who decided"});
        text("--by",
             options->entry.by,
             {"决定单位（默认为厂区所属县）", "county (the site's by default)"});
        text("--date", options->entry.date, {"决定日期", "date of the decision"});
    }
    scenarioOption(sub, options->scenario);
    onCall(sub, options, run);
}

}  // namespace

void addDecisionCommands(CLI::App& program, gis::Language language, Action& action) {
    // Callbacks refer to it while the program lives.
    static std::unique_ptr<DecisionCommands> commands;
    commands = std::make_unique<DecisionCommands>(program, language, action);
    commands->addDecisions();
    commands->addDecide();
    commands->addWithdraw();
    commands->addBan("forbid",
                     {"禁止一个厂区的某条路径或某个园区", "Rule out a path or a park for a site"},
                     "ruyuan forbid 郑州.gpkg S0001 --park 陕州 --reason 居民反对",
                     runForbid);
    commands->addBan("allow",
                     {"解除禁止", "Take back what was ruled out"},
                     "ruyuan allow 郑州.gpkg S0001 --park 陕州 --reason 已签协议",
                     runAllow);
}

}  // namespace ruyuan::app
