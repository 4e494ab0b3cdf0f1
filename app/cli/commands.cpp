// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"

#include "app/cli/actions.h"
#include "planner/constraint_kinds.h"

#include <algorithm>
#include <memory>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using planner::Stage;

/// Declares commands; holds what all of them need.
class Commands {
public:
    Commands(CLI::App& program, Language language, Action& action)
        : program_(program), language_(language), action_(action) {}

    void addNew();
    void addImport();
    void addStage(const char* name, const Text& help, Stage stage);
    void addRun();
    void addExport();
    void addMatrix();
    void addShow();
    void addPolicy();

private:
    [[nodiscard]] std::string say(const Text& text) const { return text.in(language_); }

    CLI::App* command(const char* name, const Text& help, const std::string& example) {
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

    /// What is done when @p sub is named; the options live as long as the command.
    template <class Options, class Run>
    void onCall(CLI::App* sub, std::shared_ptr<Options> options, Run run) {
        sub->callback([this, options, run] {
            action_ = [options, run](const Console& console) { return run(*options, console); };
        });
    }

    CLI::App& program_;
    Language language_;
    Action& action_;
};

void Commands::addNew() {
    CLI::App* sub = command("new",
                            {"新建项目", "Make a new project"},
                            "ruyuan new 郑州.gpkg --policy zhengzhou-2019-37 --as-of 2019-07-01");
    auto options = std::make_shared<NewOptions>();
    projectArgument(sub, options->project);
    auto* policy =
        sub->add_option("--policy",
                        options->policy,
                        say({"政策包：名称（见 ruyuan policy list）或 .toml 文件",
                             "policy pack: a name (see ruyuan policy list) or a .toml file"}));
    policy->capture_default_str();
    auto* asOf =
        sub->add_option("--as-of",
                        options->asOf,
                        say({"基准日期，判断时限都以它为准，如 2019-07-01",
                             "date at which rules and deadlines are judged, e.g. 2019-07-01"}));
    auto* sample = sub->add_option(
        "--sample",
        options->sample,
        say({"从示例城市开始（zhengzhou）", "start from a bundled sample city (zhengzhou)"}));
    sample->excludes(policy)->excludes(asOf);
    onCall(sub, options, runNew);
}

void Commands::addImport() {
    CLI::App* sub = command(
        "import",
        {"导入台账、园区、边界和限制图层", "Import ledgers, parks, boundaries and constraints"},
        "ruyuan import 郑州.gpkg --sites 台账.xlsx\n"
        "  ruyuan import 郑州.gpkg --built-up 建成区.shp --crs EPSG:4547 --encoding GBK\n"
        "  ruyuan import 郑州.gpkg --constraint red-line=生态红线.geojson\n"
        "  ruyuan import 郑州.gpkg --sites a.csv --column name=单位");
    auto options = std::make_shared<ImportOptions>();
    projectArgument(sub, options->project);
    // Exactly one of these; the action checks it, so that the sentence is ours.
    const std::string group = say({"内容（必选一项）", "Content (exactly one)"});
    const auto content = [&](const char* flag, const Text& help, auto&& take) {
        sub->add_option_function<std::string>(
               flag,
               [options, take](const std::string& value) {
                   ++options->contents;
                   take(*options, value);
               },
               say(help))
            ->group(group);
    };
    const auto file = [&](const char* flag, const char* name, const Text& help) {
        content(flag, help, [name](ImportOptions& target, const std::string& value) {
            target.content = name;
            target.file = value;
        });
    };
    file("--sites", "sites", {"企业台账或厂区图层", "ledger or layer of sites"});
    file("--equipment", "equipment", {"装备清单", "list of equipment"});
    file("--parks", "parks", {"承接园区", "receiving parks"});
    file("--built-up", "built-up", {"城市建成区边界", "built-up area boundaries"});
    file("--counties", "counties", {"县市区与开发区边界", "counties and development zones"});
    std::string kinds;
    for (const planner::ConstraintKind& kind : planner::constraintKinds()) {
        kinds += std::string(kinds.empty() ? "" : ", ") + std::string(kind.word);
    }
    content("--constraint",
            {"限制图层，写作 类别=文件；类别：" + kinds,
             "constraint layer as KIND=FILE; kinds: " + kinds},
            [](ImportOptions& target, const std::string& value) {
                const std::size_t sign = std::min(value.find('='), value.size());
                target.content = "constraint:" + value.substr(0, sign);
                target.file = value.substr(std::min(sign + 1, value.size()));
            });
    sub->add_option(
        "--layer", options->layer, say({"图层或工作表名称", "layer or sheet of the source"}));
    sub->add_option("--crs",
                    options->crs,
                    say({"坐标系，覆盖文件自带的，如 EPSG:4547",
                         "coordinate system, overrides the file's, e.g. EPSG:4547"}));
    sub->add_option("--encoding",
                    options->encoding,
                    say({"文字编码，如 GBK、UTF-8", "text encoding, e.g. GBK, UTF-8"}));
    sub->add_option("--column",
                    options->columns,
                    say({"指定字段对应的列：字段=列名（可多次）",
                         "column of a field: FIELD=COLUMN (repeatable)"}));
    onCall(sub, options, runImport);
}

void addLimits(CLI::App* sub, StageOptions& options, Language language) {
    sub->add_option(
           "--gap",
           options.gap,
           Text{"允许的最优差距", "gap to the bound at which the plan is good enough"}.in(language))
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    sub->add_option(
        "--nodes",
        options.nodes,
        Text{"搜索节点上限（-1 为不限）", "limit of search nodes (-1: none)"}.in(language));
}

void Commands::addStage(const char* name, const Text& help, Stage stage) {
    CLI::App* sub = command(name, help, std::string("ruyuan ") + name + " 郑州.gpkg");
    auto options = std::make_shared<StageOptions>();
    options->first = stage;
    options->last = stage;
    projectArgument(sub, options->project);
    if (stage == Stage::Plan) {
        addLimits(sub, *options, language_);
    }
    onCall(sub, options, runStages);
}

void Commands::addRun() {
    CLI::App* sub = command(
        "run",
        {"依次筛查、分类、选园、排期并校验", "Screen, classify, check parks, plan and verify"},
        "ruyuan run 郑州.gpkg");
    auto options = std::make_shared<StageOptions>();
    projectArgument(sub, options->project);
    addLimits(sub, *options, language_);
    onCall(sub, options, runStages);
}

void Commands::addExport() {
    CLI::App* sub = command("export",
                            {"导出结果并自检", "Export the result and check the files"},
                            "ruyuan export 郑州.gpkg --to 成果 --format shapefile --encoding gbk");
    auto options = std::make_shared<ExportCommandOptions>();
    projectArgument(sub, options->project);
    sub->add_option("--to", options->directory, say({"目标文件夹", "target folder"}))->required();
    sub->add_option("--format", options->format, say({"格式", "format"}))
        ->check(CLI::IsMember({"shapefile", "gpkg", "geojson", "csv", "xlsx"}))
        ->capture_default_str();
    sub->add_option("--encoding",
                    options->encoding,
                    say({"Shapefile 的文字编码", "text encoding of shapefiles"}))
        ->check(CLI::IsMember({"gbk", "utf-8"}))
        ->capture_default_str();
    onCall(sub, options, runExport);
}

void Commands::addShow() {
    CLI::App* sub = command("show",
                            {"显示项目内容", "Show the content of a project"},
                            "ruyuan show 郑州.gpkg sites --json");
    auto options = std::make_shared<ShowOptions>();
    projectArgument(sub, options->project);
    sub->add_option("WHAT", options->what, say({"显示什么", "what to show"}))
        ->required()
        ->check(CLI::IsMember({"sites", "parks", "findings", "plan", "tasks", "sources"}));
    sub->add_flag(
        "--json", options->json, say({"输出 JSON，供其他程序使用", "JSON for other programs"}));
    sub->add_option(
        "--site", options->site, say({"只显示该厂区的检查结果", "findings of this site only"}));
    sub->add_option("--park",
                    options->park,
                    say({"只显示对该园区的检查结果", "findings about this park only"}));
    sub->add_option("--verdict",
                    options->verdict,
                    say({"只显示该结论的检查结果", "findings with this outcome only"}))
        ->check(CLI::IsMember({"pass", "fail", "warn", "unknown"}));
    onCall(sub, options, runShow);
}

void Commands::addMatrix() {
    CLI::App* sub = command("matrix",
                            {"厂区与园区的适配矩阵", "The matrix of sites and parks"},
                            "ruyuan matrix 郑州.gpkg --why S0001 P001");
    auto options = std::make_shared<MatrixOptions>();
    projectArgument(sub, options->project);
    sub->add_flag(
        "--json", options->json, say({"输出 JSON，供其他程序使用", "JSON for other programs"}));
    sub->add_option("--why",
                    options->why,
                    say({"该厂区与该园区的全部理由", "every reason of this site and this park"}))
        ->expected(2)
        ->type_name("SITE PARK");
    onCall(sub, options, runMatrix);
}

void Commands::addPolicy() {
    CLI::App* policy =
        command("policy", {"查看政策包", "Look into policy packs"}, "ruyuan policy list");
    policy->require_subcommand(1);
    CLI::App* list = policy->add_subcommand("list", say({"列出政策包", "List the packs"}));
    list->callback([this] { action_ = runPolicyList; });
    CLI::App* facts = policy->add_subcommand(
        "facts", say({"列出规则可用的事实", "List the facts that rules may use"}));
    facts->callback([this] { action_ = runPolicyFacts; });
    CLI::App* show = policy->add_subcommand(
        "show", say({"显示路径、时限与规则", "Show paths, dates and rules"}));
    auto pack = std::make_shared<std::string>();
    show->add_option("PACK", *pack, say({"名称或 .toml 文件", "a name or a .toml file"}))
        ->required();
    show->callback([this, pack] {
        action_ = [pack](const Console& console) { return runPolicyShow(*pack, console); };
    });
}

}  // namespace

void addCommands(CLI::App& program, Language language, Action& action) {
    // Callbacks refer to it while the program lives.
    static std::unique_ptr<Commands> commands;
    commands = std::make_unique<Commands>(program, language, action);
    commands->addNew();
    commands->addImport();
    commands->addStage("screen",
                       {"空间筛查：建成区内外、县区、距离", "Screen sites against boundaries"},
                       Stage::Screen);
    commands->addStage("classify",
                       {"按政策分类：可选路径与时限", "Classify sites by the policy"},
                       Stage::Classify);
    commands->addStage(
        "suitability", {"检查厂区与园区是否匹配", "Check sites against parks"}, Stage::Suitability);
    commands->addStage(
        "plan", {"统一安排路径、园区与时间", "Plan all sites together"}, Stage::Plan);
    commands->addStage("verify", {"独立校验计划", "Verify the plan independently"}, Stage::Verify);
    commands->addRun();
    commands->addExport();
    commands->addMatrix();
    commands->addShow();
    commands->addPolicy();
}

}  // namespace ruyuan::app
