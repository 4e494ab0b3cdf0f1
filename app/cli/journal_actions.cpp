// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/journal_actions.h"

#include "app/cli/opened.h"
#include "app/cli/text_table.h"
#include "app/common/acting.h"
#include "app/common/field_entry.h"
#include "gis/platform.h"
#include "planner/project_file.h"

#include <nlohmann/json.hpp>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using planner::JournalEntry;
using Json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

Json entryJson(const JournalEntry& entry, Language language) {
    return {{"number", entry.number},
            {"time", entry.act.time},
            {"who", entry.act.who},
            {"role", entry.act.role},
            {"command", entry.act.command},
            {"sentence", entry.act.sentence.in(language)},
            {"reason", entry.act.reason},
            {"undoes", entry.undoes == 0 ? Json() : Json(entry.undoes)},
            {"redoes", entry.redoes == 0 ? Json() : Json(entry.redoes)},
            {"written", entry.written},
            {"hash", entry.hash}};
}

ExitStatus printUndone(const gis::Result<JournalEntry>& entry,
                       const Text& did,
                       const Console& console) {
    if (!entry) {
        return failed(entry.error(), console);
    }
    console.print(
        gis::text("{}第 {} 项：{}", "{} {}: {}", did, entry->number, entry->act.sentence));
    return ExitStatus::Success;
}

}  // namespace

ExitStatus runUndo(const UndoOptions& options, const Console& console) {
    return printUndone(
        planner::undoLast(gis::pathFromUtf8(options.project), actOf("undo", {}, options.reason)),
        {"已撤销", "undone"},
        console);
}

ExitStatus runRedo(const UndoOptions& options, const Console& console) {
    return printUndone(
        planner::redoLast(gis::pathFromUtf8(options.project), actOf("redo", {}, options.reason)),
        {"已重做", "done again"},
        console);
}

ExitStatus runLog(const LogOptions& options, const Console& console) {
    const auto entries = planner::readJournal(gis::pathFromUtf8(options.project), options.last);
    if (!entries) {
        return failed(entries.error(), console);
    }
    const Language language = console.language();
    Json all = Json::array();
    Rows rows{{Text{"序号", "no."}.in(language),
               Text{"时间", "time"}.in(language),
               Text{"操作人", "who"}.in(language),
               Text{"操作", "command"}.in(language),
               Text{"内容", "what"}.in(language),
               Text{"理由", "reason"}.in(language)}};
    for (const JournalEntry& entry : *entries) {
        all.push_back(entryJson(entry, language));
        rows.push_back(
            {std::to_string(entry.number),
             entry.act.time,
             entry.act.role.empty() ? entry.act.who : entry.act.who + " / " + entry.act.role,
             entry.act.command,
             entry.act.sentence.in(language),
             entry.act.reason});
    }
    console.printRaw(options.json ? all.dump(2) + "\n" : textTable(rows));
    return ExitStatus::Success;
}

ExitStatus runHistory(const HistoryOptions& options, const Console& console) {
    const auto file = gis::pathFromUtf8(options.project);
    std::string id = options.of;
    const auto project = planner::readProject(file);
    if (!project) {
        return failed(project.error(), console);
    }
    // A part of a name will do; a thing that is gone is still found by its id.
    if (const auto site = findSite(*project, id)) {
        id = project->sites[*site].id;
    }
    const auto steps = planner::historyOf(file, id);
    if (!steps) {
        return failed(steps.error(), console);
    }
    const Language language = console.language();
    Json all = Json::array();
    Rows rows{{Text{"序号", "no."}.in(language),
               Text{"时间", "time"}.in(language),
               Text{"操作人", "who"}.in(language),
               Text{"表", "table"}.in(language),
               Text{"字段", "field"}.in(language),
               Text{"原值", "before"}.in(language),
               Text{"新值", "after"}.in(language),
               Text{"理由", "reason"}.in(language)}};
    constexpr std::size_t kShown = 60;  // bytes of a whole row
    const auto shown = [&](const planner::HistoryStep& step, const std::string& text) {
        return step.column.empty() && text.size() > kShown
                   ? Text{"（整行）", "(the row)"}.in(language)
                   : text;
    };
    for (const planner::HistoryStep& step : *steps) {
        Json one = entryJson(step.entry, language);
        one["table"] = step.table;
        one["field"] = step.column.empty() ? Json() : Json(step.column);
        one["before"] = step.before;
        one["after"] = step.after;
        all.push_back(std::move(one));
        rows.push_back({std::to_string(step.entry.number),
                        step.entry.act.time,
                        step.entry.act.who,
                        step.table,
                        step.column,
                        shown(step, step.before),
                        shown(step, step.after),
                        step.entry.act.reason});
    }
    if (options.json) {
        console.printRaw(all.dump(2) + "\n");
    } else if (steps->empty()) {
        console.print(gis::text("{} 没有修改记录（随项目建立而来的内容不算修改）",
                                "{}: nothing was changed since the project was made",
                                id));
    } else {
        console.printRaw(textTable(rows));
    }
    return ExitStatus::Success;
}

ExitStatus runEdit(const EditOptions& options, const Console& console) {
    if (options.site.empty() || options.set.empty()) {
        return failed({gis::ErrorCode::InvalidArgument,
                       {"请给出厂区和 字段=值，或用 --site 等选项指明位置",
                        "name a site and FIELD=VALUE, or a place with --site and the like"},
                       {},
                       {}},
                      console);
    }
    auto opened = openProject(options.project, Needs::Nothing, console);
    if (!opened) {
        return failed(opened.error(), console);
    }
    const auto site = findSite(opened->project, options.site);
    if (!site) {
        return failed(site.error(), console);
    }
    const std::size_t sign = options.set.find('=');
    if (sign == std::string::npos) {
        return failed({gis::ErrorCode::InvalidArgument,
                       gis::text("“{}”应写作 字段=值", "'{}' has to be FIELD=VALUE", options.set),
                       {},
                       {}},
                      console);
    }
    auto edit = editedSite(
        opened->project.sites[*site], options.set.substr(0, sign), options.set.substr(sign + 1));
    if (!edit) {
        return failed(edit.error(), console);
    }
    auto written = planner::editSites(gis::pathFromUtf8(options.project),
                                      opened->project,
                                      {{*site, std::move(edit->site)}},
                                      actOf("edit", edit->sentence, options.reason));
    if (!written) {
        return failed(written.error(), console);
    }
    console.print(edit->sentence);
    return ExitStatus::Success;
}

ExitStatus runVerifyJournal(const std::string& project, const Console& console) {
    const auto faults = planner::verifyJournal(gis::pathFromUtf8(project), console.progress());
    if (!faults) {
        return failed(faults.error(), console);
    }
    for (const planner::JournalFault& fault : *faults) {
        console.print(fault.sentence);
    }
    if (!faults->empty()) {
        return ExitStatus::NotVerified;
    }
    console.print(
        {"修改记录完整，与项目内容一致", "the journal is whole and agrees with the project"});
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
