// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/update_actions.h"

#include "app/cli/cells.h"
#include "app/cli/opened.h"
#include "app/cli/text_table.h"
#include "app/common/acting.h"
#include "gis/platform.h"
#include "planner/ledger_update.h"
#include "planner/project_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <format>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using planner::CellChange;
using planner::LedgerUpdate;
using planner::SiteChange;
using Json = nlohmann::ordered_json;

struct KindWords {
    const char* word;
    Text label;
};

const KindWords& wordsOf(SiteChange::Kind kind) {
    static const std::array<KindWords, 3> kWords{KindWords{"added", {"调入", "added"}},
                                                 KindWords{"changed", {"变更", "changed"}},
                                                 KindWords{"removed", {"调出", "removed"}}};
    return kWords[static_cast<std::size_t>(kind)];
}

Json updateJson(const LedgerUpdate& update) {
    Json all = Json::array();
    for (const SiteChange& change : update.changes) {
        Json cells = Json::array();
        for (const CellChange& cell : change.cells) {
            cells.push_back({{"field", cell.field},
                             {"before", cellJson(cell.before)},
                             {"after", cellJson(cell.after)},
                             {"edited_here", cell.editedHere}});
        }
        all.push_back({{"key", change.key},
                       {"kind", wordsOf(change.kind).word},
                       {"name", change.name},
                       {"cells", cells}});
    }
    return all;
}

std::string updateText(const LedgerUpdate& update, Language language) {
    std::vector<std::vector<std::string>> rows{{Text{"编号", "key"}.in(language),
                                                Text{"差异", "change"}.in(language),
                                                Text{"企业名称", "firm"}.in(language),
                                                Text{"字段", "field"}.in(language),
                                                Text{"原值", "before"}.in(language),
                                                Text{"新值", "after"}.in(language)}};
    for (const SiteChange& change : update.changes) {
        rows.push_back(
            {change.key, wordsOf(change.kind).label.in(language), change.name, "", "", ""});
        for (std::size_t i = 0; i < change.cells.size(); ++i) {
            const CellChange& cell = change.cells[i];
            if (i > 0) {
                rows.push_back({"", "", "", "", "", ""});
            }
            rows.back()[3] = cell.label.in(language);
            rows.back()[4] =
                cellText(cell.before, language) +
                (cell.editedHere ? Text{"（本处修改）", " (edited here)"}.in(language) : "");
            rows.back()[5] = cellText(cell.after, language);
        }
    }
    return textTable(rows);
}

std::size_t editedCells(const LedgerUpdate& update) {
    std::size_t count = 0;
    for (const SiteChange& change : update.changes) {
        count +=
            static_cast<std::size_t>(std::ranges::count_if(change.cells, &CellChange::editedHere));
    }
    return count;
}

std::size_t countOf(const LedgerUpdate& update,
                    SiteChange::Kind kind,
                    const planner::Acceptance& accepted) {
    return static_cast<std::size_t>(std::ranges::count_if(
        update.changes,
        [&](const SiteChange& change) { return change.kind == kind && accepted(change); }));
}

/// What --accept means; NotFound names a key that is none.
gis::Result<planner::Acceptance> acceptance(const UpdateOptions& options,
                                            const LedgerUpdate& update) {
    if (options.accept == std::vector<std::string>{"all"}) {
        return planner::Acceptance([](const SiteChange&) { return true; });
    }
    for (const std::string& key : options.accept) {
        if (!std::ranges::contains(update.changes, key, &SiteChange::key)) {
            return gis::fail(
                gis::ErrorCode::NotFound,
                gis::text(
                    "新版台账对“{}”没有差异", "the newer ledger changes nothing at \"{}\"", key),
                options.ledger.file,
                {"不带 --accept 运行可列出全部差异及其编号",
                 "without --accept every difference is listed with its key"});
        }
    }
    return planner::Acceptance([keys = options.accept](const SiteChange& change) {
        return std::ranges::contains(keys, change.key);
    });
}

ExitStatus applyAccepted(const UpdateOptions& options,
                         const planner::Project& before,
                         const LedgerUpdate& update,
                         const Console& console) {
    const auto accepted = acceptance(options, update);
    if (!accepted) {
        return failed(accepted.error(), console);
    }
    planner::Project after = before;
    if (planner::applyUpdate(after, update, *accepted, options.document) == 0) {
        console.print({"新版台账与项目没有差异，没有改动",
                       "the newer ledger says nothing new; nothing was changed"});
        return ExitStatus::Success;
    }
    const Text sentence = gis::text("用 {} 更新名单：调入 {}，变更 {}，调出 {}{}",
                                    "renewed the list from {}: {} added, {} changed, {} removed{}",
                                    update.source.file,
                                    countOf(update, SiteChange::Kind::Added, *accepted),
                                    countOf(update, SiteChange::Kind::Changed, *accepted),
                                    countOf(update, SiteChange::Kind::Removed, *accepted),
                                    options.document.empty() ? "" : "；" + options.document);
    const auto written = planner::writeProject(gis::pathFromUtf8(options.ledger.project),
                                               before,
                                               after,
                                               actOf("update", sentence, options.reason));
    if (!written) {
        return failed(written.error(), console);
    }
    console.print(sentence);
    return ExitStatus::Success;
}

}  // namespace

ExitStatus runUpdate(const UpdateOptions& options, const Console& console) {
    ImportOptions ledger = options.ledger;
    ledger.contents = 1;
    ledger.content = "sites";
    const auto request = importRequest(ledger);
    if (!request) {
        return failed(request.error(), console);
    }
    const auto project = planner::readProject(gis::pathFromUtf8(ledger.project));
    if (!project) {
        return failed(project.error(), console);
    }
    auto update = planner::compareLedger(*project, *request, options.replaces, console.progress());
    if (!update) {
        return failed(update.error(), console);
    }
    const auto steps = planner::editsOfSites(gis::pathFromUtf8(ledger.project));
    if (!steps) {
        return failed(steps.error(), console);
    }
    planner::markEdited(*project, *steps, *update);
    if (!options.accept.empty()) {
        return applyAccepted(options, *project, *update, console);
    }
    if (options.json) {
        console.printRaw(updateJson(*update).dump(2) + "\n");
        return ExitStatus::Success;
    }
    if (!update->changes.empty()) {
        console.printRaw(updateText(*update, console.language()));
    }
    const planner::Acceptance any = [](const SiteChange&) { return true; };
    console.print(gis::text("调入 {}，变更 {}，调出 {}，未变 {}；项目没有改动，--accept 后才采用",
                            "{} added, {} changed, {} removed, {} as they were; nothing was "
                            "applied, --accept does that",
                            countOf(*update, SiteChange::Kind::Added, any),
                            countOf(*update, SiteChange::Kind::Changed, any),
                            countOf(*update, SiteChange::Kind::Removed, any),
                            update->unchanged.size()));
    if (const std::size_t edited = editedCells(*update); edited > 0) {
        console.print(gis::text("其中 {} 处的原值是在本项目中修改过的；采用该行即以新台账为准",
                                "{} of the values before were edited in this project; accepting "
                                "such a row takes the newer ledger's",
                                edited));
    }
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
