// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command_table.h"
#include "app/cli/journal_actions.h"
#include "app/cli/place_actions.h"

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
        CLI::App* sub =
            command("edit",
                    {"修改一个厂区的一项内容，或绘制、修改一个位置",
                     "Change one field of a site, or draw and change places"},
                    "ruyuan edit 郑州.gpkg S0001 employees=260 --reason 现场核实\n"
                    "  ruyuan edit 郑州.gpkg --site S0001 --at 113.62,34.75\n"
                    "  ruyuan edit 郑州.gpkg --built-up 主城区 --file 建成区2020.geojson\n"
                    "  ruyuan edit 郑州.gpkg --park 新园区 --wkt 'POLYGON((113 34.7,113.1 "
                    "34.7,113.1 34.8,113 34.7))'\n"
                    "  ruyuan edit 郑州.gpkg --built-up 主城区 --split 'LINESTRING(113.6 "
                    "34.6,113.6 34.9)'");
        auto field = std::make_shared<EditOptions>();
        auto place = std::make_shared<PlaceEditOptions>();
        projectArgument(sub, field->project);
        sub->add_option("SITE",
                        field->site,
                        say({"厂区编号，或唯一的部分名称", "id of a site, or a part of its name"}));
        sub->add_option("SET",
                        field->set,
                        say({"字段=值；值为空表示未知", "FIELD=VALUE; no value: not known"}));
        addPlaceOptions(sub, *place);
        reasonOption(sub, field->reason);
        sub->callback([this, field, place] {
            action() = [field, place](const Console& console) {
                if (!place->concernsPlace()) {
                    return runEdit(*field, console);
                }
                place->project = field->project;
                place->reason = field->reason;
                return runEditPlace(*place, console);
            };
        });
    }

private:
    void addPlaceOptions(CLI::App* sub, PlaceEditOptions& place) {
        const std::string which = say({"哪个位置（必选一项）", "Whose place (one of them)"});
        const std::string what = say({"怎样修改（必选一项）", "What to do (one of them)"});
        const std::string with = say({"新绘对象的内容", "Of what is new"});
        const auto add = [&](const char* name, auto& target, const Text& help, const auto& group) {
            return sub->add_option(name, target, say(help))->group(group);
        };
        add("--site", place.site, {"厂区", "site"}, which);
        add("--park",
            place.park,
            {"园区编号或名称；没有则新建", "park; a new one by another name"},
            which);
        add("--built-up",
            place.builtUp,
            {"建成区名称；没有则新建", "built-up area; a new one by another name"},
            which);
        add("--constraint",
            place.constraint,
            {"限制图层类别，与 --name 一起用", "kind of constraint, with --name"},
            which);
        add("--at", place.at, {"经度,纬度（CGCS2000）", "longitude,latitude (CGCS2000)"}, what);
        add("--wkt",
            place.wkt,
            {"WKT（CGCS2000 经纬度）", "WKT (CGCS2000, longitude first)"},
            what);
        add("--file", place.file, {"只有一个要素的文件", "file with one feature"}, what);
        add("--split", place.split, {"沿此线分割（WKT）", "split along this line (WKT)"}, what);
        add("--reshape",
            place.reshape,
            {"以此线修整边界（WKT）", "give it this line as edge (WKT)"},
            what);
        add("--merge", place.merge, {"并入这些对象", "merge these into it"}, what);
        sub->add_flag("--delete",
                      place.remove,
                      say({"删除（厂区只清除位置）", "take it away (of a site only the place)"}))
            ->group(what);
        add("--name",
            place.name,
            {"限制要素的名称或 #序号", "name of the constraint, or #number"},
            with);
        add("--document", place.document, {"批准文件", "document that approved it"}, with);
        add("--year", place.year, {"年份", "year"}, with);
        add("--grade", place.grade, {"级别", "grade"}, with);
        add("--crs",
            place.crs,
            {"文件的坐标系，如 EPSG:4547、GCJ-02",
             "coordinate system of the file, e.g. EPSG:4547, GCJ-02"},
            with);
    }

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
