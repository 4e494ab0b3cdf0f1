// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"

#include "app/cli/actions.h"
#include "app/cli/command_table.h"
#include "app/cli/journal_actions.h"
#include "app/cli/obligation_actions.h"
#include "app/cli/score_actions.h"
#include "app/cli/suitability_actions.h"
#include "app/cli/update_actions.h"
#include "app/cli/verdict_actions.h"
#include "planner/constraint_kinds.h"

#include <algorithm>
#include <memory>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using planner::Stage;

class Commands : public CommandTable {
public:
    using CommandTable::CommandTable;

    void addNew();
    void addSet();
    void addImport();
    void addReading(CLI::App* sub, ImportOptions& options);
    void addUpdate();
    void addStage(const char* name, const Text& help, Stage stage);
    void addVerify();
    void addRun();
    void addExport();
    void addMatrix();
    void addPlace();
    void addParks();
    void addShow();
    void addExplain();
    void addSubsidies();
    void addScores();
    void addProgress();
    void addCountyPlan();
    void addPolicy();
    void addPolicyTools(CLI::App* policy);
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

void Commands::addSet() {
    CLI::App* sub = command("set",
                            {"更换基准日期或政策包", "Change the as-of date or the policy pack"},
                            "ruyuan set 郑州.gpkg --as-of 2022-07-01");
    auto options = std::make_shared<SetOptions>();
    projectArgument(sub, options->project);
    sub->add_option(
        "--as-of", options->asOf, say({"基准日期，如 2022-07-01", "as-of date, e.g. 2022-07-01"}));
    sub->add_option("--policy",
                    options->policy,
                    say({"政策包名称或 .toml 文件", "policy pack by name, or a .toml file"}));
    onCall(sub, options, runSet);
}

void Commands::addImport() {
    CLI::App* sub = command(
        "import",
        {"导入台账、园区、边界和限制图层", "Import ledgers, parks, boundaries and constraints"},
        "ruyuan import 郑州.gpkg --sites 台账.xlsx\n"
        "  ruyuan import 郑州.gpkg --built-up 建成区.shp --crs EPSG:4547 --encoding GBK\n"
        "  ruyuan import 郑州.gpkg --constraint red-line=生态红线.geojson\n"
        "  ruyuan import 郑州.gpkg --sites 高德导出.csv --crs GCJ-02\n"
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
    file("--wind", "wind", {"风玫瑰（16 方向频率）", "wind roses (frequencies of 16 directions)"});
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
    addReading(sub, *options);
    auto* recipe = sub->add_option(
        "--recipe",
        options->recipe,
        say({"按这个导入配方读取（名称或 .toml 文件；默认按表头找）",
             "read after this recipe (a name or a .toml file; default: found by the headers)"}));
    sub->add_flag("--no-recipe", options->noRecipe, say({"不用任何导入配方", "without any recipe"}))
        ->excludes(recipe);
    sub->add_flag("--accept",
                  options->acceptGuesses,
                  say({"采用只是可能的坐标系判断（否则停下来说明依据，退出码 10）",
                       "take what is only likely about the coordinates (otherwise that stops with "
                       "its evidence, exit status 10)"}));
    auto* preview =
        sub->add_flag("--preview",
                      options->preview,
                      say({"只显示将会怎样：编码、列、坐标、前几行，不写入",
                           "only show what would happen: encoding, columns, coordinates, first "
                           "rows; nothing is written"}));
    jsonFlag(sub, options->json);
    sub->get_option("--json")->needs(preview);
    onCall(sub, options, runImport);
}

/// How a file is to be read, where it does not say so itself.
void Commands::addReading(CLI::App* sub, ImportOptions& options) {
    sub->add_option(
        "--layer", options.layer, say({"图层或工作表名称", "layer or sheet of the source"}));
    sub->add_option("--crs",
                    options.crs,
                    say({"坐标系，覆盖文件自带的，如 EPSG:4547、GCJ-02、BD-09、EPSG:3857+GCJ-02",
                         "coordinate system, overrides the file's, e.g. EPSG:4547, GCJ-02, BD-09, "
                         "EPSG:3857+GCJ-02"}));
    sub->add_option("--control-points",
                    options.controlPoints,
                    say({"控制点表：地方坐标系按四参数转换",
                         "table of control points that fit a local system (similarity)"}));
    sub->add_option(
           "--control-limit",
           options.controlLimit,
           say({"控制点残差的上限（米）", "largest residual of control points, in metres"}))
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    sub->add_option("--encoding",
                    options.encoding,
                    say({"文字编码，如 GBK、UTF-8", "text encoding, e.g. GBK, UTF-8"}));
    sub->add_option("--column",
                    options.columns,
                    say({"指定字段对应的列：字段=列名（可多次）",
                         "column of a field: FIELD=COLUMN (repeatable)"}));
}

void Commands::addUpdate() {
    CLI::App* sub = command(
        "update",
        {"用新版台账更新名单：先看差异，再逐行采用",
         "Renew a ledger: see what differs, accept row by row"},
        "ruyuan update 郑州.gpkg 台账2020.xlsx\n"
        "  ruyuan update 郑州.gpkg 台账2020.xlsx --accept S0001,S0007,row:12\n"
        "  ruyuan update 郑州.gpkg 台账2020.xlsx --accept all --document 郑工信〔2020〕12号");
    auto options = std::make_shared<UpdateOptions>();
    projectArgument(sub, options->ledger.project);
    sub->add_option("FILE", options->ledger.file, say({"新版台账", "the newer ledger"}))
        ->required();
    sub->add_option(
        "--replaces",
        options->replaces,
        say({"是哪个来源的新版本（来源编号）", "id of the source whose newer version it is"}));
    sub->add_option("--accept",
                    options->accept,
                    say({"采用哪些行：all，或以逗号分隔的编号",
                         "which rows to apply: all, or their keys with commas"}))
        ->delimiter(',');
    sub->add_option(
        "--document", options->document, say({"调整名单的文号", "document that says so"}));
    sub->add_option(
        "--reason", options->reason, say({"理由，记入修改记录", "why, for the journal"}));
    addReading(sub, options->ledger);
    jsonFlag(sub, options->json);
    onCall(sub, options, runUpdate);
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
        addLimits(sub, *options, language());
    }
    onCall(sub, options, runStages);
}

void Commands::addVerify() {
    CLI::App* sub =
        command("verify",
                {"独立校验计划，或校验修改记录", "Verify the plan independently, or the journal"},
                "ruyuan verify 郑州.gpkg\n  ruyuan verify 郑州.gpkg --journal");
    struct VerifyOptions {
        StageOptions stage;
        bool journal = false;
    };
    auto options = std::make_shared<VerifyOptions>();
    options->stage.first = Stage::Verify;
    options->stage.last = Stage::Verify;
    projectArgument(sub, options->stage.project);
    sub->add_flag("--journal",
                  options->journal,
                  say({"校验修改记录的完整性，以及与项目内容是否一致",
                       "whether the journal is whole and agrees with the project"}));
    onCall(sub, options, [](const VerifyOptions& asked, const Console& console) {
        return asked.journal ? runVerifyJournal(asked.stage.project, console)
                             : runStages(asked.stage, console);
    });
}

void Commands::addRun() {
    CLI::App* sub = command(
        "run",
        {"依次筛查、分类、选园、排期并校验", "Screen, classify, check parks, plan and verify"},
        "ruyuan run 郑州.gpkg");
    auto options = std::make_shared<StageOptions>();
    projectArgument(sub, options->project);
    addLimits(sub, *options, language());
    scenarioOption(sub, options->scenario);
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
    sub->add_option("--personal",
                    options->personal,
                    say({"联系人、电话和决定人：omit 不写出，mask 隐去中间部分，include 照原样",
                         "contacts, phones and who decided: omit, mask, or include as they are"}))
        ->check(CLI::IsMember({"omit", "mask", "include"}))
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
    scenarioOption(sub, options->scenario);
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

void Commands::addPlace() {
    CLI::App* sub = command("place",
                            {"检查一处拟选位置能否接收一个厂区", "Check a place for a site"},
                            "ruyuan place 郑州.gpkg S0001 --at 113.02,34.71\n"
                            "  ruyuan place 郑州.gpkg S0001 --wkt \"POLYGON((...))\"");
    auto options = std::make_shared<PlaceOptions>();
    projectArgument(sub, options->project);
    siteArgument(sub, options->site);
    auto* at = sub->add_option("--at",
                               options->at,
                               say({"经度,纬度（CGCS2000）；按厂区占地画等面积圆",
                                    "longitude,latitude (CGCS2000); a circle of the site's land"}));
    sub->add_option("--wkt",
                    options->wkt,
                    say({"WKT 面或点（CGCS2000 经纬度）",
                         "a polygon or point as WKT (CGCS2000, longitude first)"}))
        ->excludes(at);
    jsonFlag(sub, options->json);
    onCall(sub, options, runPlace);
}

void Commands::addParks() {
    CLI::App* sub = command("parks",
                            {"园区台账：各期容量、计划占用与余量",
                             "Ledger of parks: dated capacity, use by the plan, what is left"},
                            "ruyuan parks 郑州.gpkg --park P001");
    auto options = std::make_shared<ParksOptions>();
    projectArgument(sub, options->project);
    sub->add_option("--park", options->park, say({"只看一个园区", "one park only"}));
    jsonFlag(sub, options->json);
    onCall(sub, options, runParks);
}

void Commands::addPolicy() {
    CLI::App* policy =
        command("policy", {"查看政策包", "Look into policy packs"}, "ruyuan policy list");
    policy->require_subcommand(1);
    CLI::App* list = policy->add_subcommand("list", say({"列出政策包", "List the packs"}));
    list->callback([this] { action() = runPolicyList; });
    CLI::App* facts = policy->add_subcommand(
        "facts", say({"列出规则可用的事实", "List the facts that rules may use"}));
    auto listing = std::make_shared<PolicyFactsOptions>();
    facts->add_option("--pack",
                      listing->pack,
                      say({"同时列出该政策包的行业事实，并注明哪些规则用到",
                           "also the sectors of this pack, and which rules use each fact"}));
    jsonFlag(facts, listing->json);
    onCall(facts, listing, runPolicyFacts);
    CLI::App* checks = policy->add_subcommand(
        "checks", say({"列出适宜性检查目录", "List the catalogue of suitability checks"}));
    auto catalogue = std::make_shared<PolicyChecksOptions>();
    jsonFlag(checks, catalogue->json);
    onCall(checks, catalogue, runPolicyChecks);
    CLI::App* show = policy->add_subcommand(
        "show", say({"显示路径、时限与规则", "Show paths, dates and rules"}));
    auto pack = std::make_shared<std::string>();
    show->add_option("PACK", *pack, say({"名称或 .toml 文件", "a name or a .toml file"}))
        ->required();
    show->callback([this, pack] {
        action() = [pack](const Console& console) { return runPolicyShow(*pack, console); };
    });
    CLI::App* indicators = policy->add_subcommand(
        "indicators", say({"显示全市指标", "Show the figures that the city is to reach"}));
    auto of = std::make_shared<std::string>();
    indicators->add_option("PACK", *of, say({"名称或 .toml 文件", "a name or a .toml file"}))
        ->required();
    indicators->callback([this, of] {
        action() = [of](const Console& console) { return runPolicyIndicators(*of, console); };
    });
    addPolicyTools(policy);
}

void Commands::addPolicyTools(CLI::App* policy) {
    const auto pack = [&](CLI::App* sub, const char* name, std::string& target) {
        sub->add_option(name,
                        target,
                        say({"名称或 .toml 文件；project 为项目自带的政策包",
                             "a name, a .toml file, or 'project' for the project's own"}))
            ->required();
    };
    CLI::App* check = policy->add_subcommand(
        "check",
        say({"检查规则：永不触发、相互矛盾、未核实", "Check rules: dead, at odds, unverified"}));
    auto checking = std::make_shared<PolicyCheckOptions>();
    pack(check, "PACK", checking->pack);
    check->add_option("--project",
                      checking->project,
                      say({"并在该项目的厂区上检查", "also over the sites of this project"}));
    jsonFlag(check, checking->json);
    onCall(check, checking, runPolicyCheck);
    CLI::App* diff = policy->add_subcommand(
        "diff", say({"比较两个政策包下厂区的结论", "Compare what two packs say of the sites"}));
    auto comparing = std::make_shared<PolicyDiffOptions>();
    pack(diff, "A", comparing->before);
    pack(diff, "B", comparing->after);
    projectArgument(diff, comparing->project);
    jsonFlag(diff, comparing->json);
    onCall(diff, comparing, runPolicyDiff);
}

void Commands::addExplain() {
    CLI::App* sub = command("explain",
                            {"说明一个厂区的结论、依据和改变条件",
                             "Explain the verdict on a site, its grounds and what would change it"},
                            "ruyuan explain 郑州.gpkg S0001");
    auto options = std::make_shared<ExplainOptions>();
    projectArgument(sub, options->project);
    siteArgument(sub, options->site);
    jsonFlag(sub, options->json);
    onCall(sub, options, runExplain);
}

void Commands::addSubsidies() {
    CLI::App* sub = command("subsidies",
                            {"测算奖补", "Work out the subsidies"},
                            "ruyuan subsidies 郑州.gpkg --site S0001");
    auto options = std::make_shared<SubsidyOptions>();
    projectArgument(sub, options->project);
    sub->add_option("--site", options->site, say({"只看一个厂区", "one site only"}));
    jsonFlag(sub, options->json);
    onCall(sub, options, runSubsidies);
}

void Commands::addScores() {
    CLI::App* sub =
        command("scores",
                {"给承接园区打分排序", "Score and rank the parks"},
                "ruyuan scores 郑州.gpkg --site S0006 --weights distance=0.3,price=0.1\n"
                "  ruyuan scores 郑州.gpkg --ahp 两两比较.csv");
    auto options = std::make_shared<ScoreOptions>();
    projectArgument(sub, options->project);
    sub->add_option("--site", options->site, say({"只看一个厂区", "one site only"}));
    auto* weights = sub->add_option(
        "--weights",
        options->weights,
        say({"权重：准则=数值，逗号分隔", "weights: CRITERION=NUMBER, with commas"}));
    sub->add_option("--ahp",
                    options->ahp,
                    say({"两两比较矩阵（CSV，表头为准则）",
                         "pairwise comparisons (CSV, criteria as header)"}))
        ->excludes(weights);
    jsonFlag(sub, options->json);
    onCall(sub, options, runScores);
}

void Commands::addProgress() {
    CLI::App* sub = command("progress",
                            {"各厂区完成情况与逾期", "What is done and what is overdue"},
                            "ruyuan progress 郑州.gpkg");
    auto options = std::make_shared<ProgressOptions>();
    projectArgument(sub, options->project);
    jsonFlag(sub, options->json);
    onCall(sub, options, runProgress);
}

void Commands::addCountyPlan() {
    CLI::App* sub = command("county-plan",
                            {"县（市、区）实施方案内容检查", "What a county's plan has and lacks"},
                            "ruyuan county-plan 郑州.gpkg --county 荥阳");
    auto options = std::make_shared<CountyPlanOptions>();
    projectArgument(sub, options->project);
    sub->add_option("--county", options->county, say({"只看一个县（市、区）", "one county only"}));
    jsonFlag(sub, options->json);
    onCall(sub, options, runCountyPlan);
}

}  // namespace

void addCommands(CLI::App& program, Language language, Action& action) {
    // Callbacks refer to it while the program lives.
    static std::unique_ptr<Commands> commands;
    commands = std::make_unique<Commands>(program, language, action);
    commands->addNew();
    commands->addSet();
    commands->addImport();
    commands->addUpdate();
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
    commands->addVerify();
    commands->addRun();
    commands->addExport();
    commands->addMatrix();
    commands->addPlace();
    commands->addParks();
    commands->addShow();
    commands->addExplain();
    commands->addSubsidies();
    commands->addScores();
    commands->addProgress();
    commands->addCountyPlan();
    commands->addPolicy();
    addIntakeCommands(program, language, action);
    addDecisionCommands(program, language, action);
    addScenarioCommands(program, language, action);
    addJournalCommands(program, language, action);
}

}  // namespace ruyuan::app
