// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/table/plan_tables.h"

#include "app/common/verdict_words.h"
#include "gis/point_on.h"
#include "planner/facts.h"
#include "planner/fields.h"
#include "planner/project_view.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using planner::Project;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

double dayNumber(gis::Date date) {
    return date == gis::Date{} ? kUnknown : static_cast<double>(date.time_since_epoch().count());
}

double dayNumber(const std::optional<gis::Date>& date) {
    return date ? dayNumber(*date) : kUnknown;
}

CellKind kindOf(gis::FieldType type) {
    switch (type) {
        case gis::FieldType::Integer:
        case gis::FieldType::Real:
            return CellKind::Number;
        case gis::FieldType::Boolean:
            return CellKind::Truth;
        case gis::FieldType::Date:
            return CellKind::Date;
        case gis::FieldType::Text:
            break;
    }
    return CellKind::Text;
}

double numberIn(const gis::Value& value) {
    struct Number {
        double operator()(std::int64_t whole) const { return static_cast<double>(whole); }
        double operator()(double real) const { return real; }
        double operator()(bool truth) const { return truth ? 1 : 0; }
        double operator()(gis::Date date) const { return dayNumber(date); }
        double operator()(std::monostate) const { return kUnknown; }
        double operator()(const std::string&) const { return kUnknown; }
    };
    return std::visit(Number(), value);
}

/// The label of an enumeration's value; lists and the like as get() writes them.
template <class Record>
std::string_view textIn(const Record& record,
                        const planner::FieldSpec<Record>& field,
                        Language language,
                        std::string& room) {
    room.clear();
    if (const auto* text = std::get_if<std::string Record::*>(&field.member)) {
        return record.**text;
    }
    if (const auto* size =
            std::get_if<std::optional<planner::SizeClass> Record::*>(&field.member)) {
        if (const auto known = record.**size) {
            room = label(*known).in(language);
        }
    } else if (const auto* how = std::get_if<planner::Accuracy Record::*>(&field.member)) {
        room = label(record.**how).in(language);
    } else if (const auto value = planner::get(record, field);
               const auto* text = std::get_if<std::string>(&value)) {
        room = *text;
    }
    return room;
}

/// A column for each field of a record; the named ones are shown.
template <class Record>
void addFields(TableSource& source,
               const ProjectPtr& project,
               std::vector<Record> Project::* records,
               std::initializer_list<std::string_view> usual,
               Language language) {
    for (const planner::FieldSpec<Record>& field : planner::fields<Record>()) {
        if (field.name == "id" || field.name == "original_row") {
            continue;
        }
        TableColumn column{std::string(field.name), field.label(), std::string(field.unit)};
        column.kind = kindOf(planner::fieldType(field));
        column.usual = std::ranges::contains(usual, field.name);
        column.also = field.synonyms;
        if (column.kind == CellKind::Text) {
            column.text = [project, records, &field, language](std::size_t row, std::string& room) {
                return textIn((*project.*records)[row], field, language, room);
            };
        } else {
            column.number = [project, records, &field](std::size_t row) {
                return numberIn(planner::get((*project.*records)[row], field));
            };
        }
        source.columns.push_back(std::move(column));
    }
}

using Words = std::function<std::string_view(std::size_t, std::string&)>;
using Number = std::function<double(std::size_t)>;

TableColumn words(const char* id, const Text& title, Words text, bool usual = true) {
    return {id, title, {}, CellKind::Text, usual, std::move(text)};
}

TableColumn numbers(const char* id,
                    const Text& title,
                    const char* unit,
                    Number number,
                    CellKind kind = CellKind::Number,
                    bool usual = true) {
    return {id, title, unit, kind, usual, {}, std::move(number)};
}

/// A text made for the row.
template <class Make>
Words made(Make make) {
    return [make = std::move(make)](std::size_t row, std::string& room) -> std::string_view {
        room = make(row);
        return room;
    };
}

/// What belongs to each site of a project, found once.
struct SiteIndex {
    ProjectPtr project;
    std::vector<const planner::PlanEntry*> entries{};
    std::vector<const planner::Park*> parks{};
    std::vector<bool> decided{};
    std::unordered_map<std::string_view, std::size_t> siteOf{};
    std::unordered_map<std::string_view, std::size_t> parkOf{};

    explicit SiteIndex(const ProjectPtr& whole)
        : project(whole),
          entries(whole->sites.size()),
          parks(whole->sites.size()),
          decided(whole->sites.size()) {
        for (std::size_t i = 0; i < project->sites.size(); ++i) {
            siteOf.emplace(project->sites[i].id, i);
        }
        for (std::size_t i = 0; i < project->parks.size(); ++i) {
            parkOf.emplace(project->parks[i].id, i);
        }
        for (const planner::Decision& decision : project->decisions) {
            if (const auto site = siteOf.find(decision.siteId); site != siteOf.end()) {
                decided[site->second] = true;
            }
        }
        if (project->plan) {
            for (const planner::PlanEntry& entry : project->plan->entries) {
                const auto site = siteOf.find(entry.siteId);
                if (site == siteOf.end()) {
                    continue;
                }
                entries[site->second] = &entry;
                const auto park = parkOf.find(entry.parkId);
                parks[site->second] =
                    park == parkOf.end() ? nullptr : &project->parks[park->second];
            }
        }
    }

    [[nodiscard]] const planner::Classification* verdict(std::size_t site) const {
        return site < project->classifications.size() ? &project->classifications[site] : nullptr;
    }
    [[nodiscard]] const planner::SiteScreening* screening(std::size_t site) const {
        return site < project->screening.size() ? &project->screening[site] : nullptr;
    }
    [[nodiscard]] std::optional<planner::Path> path(std::size_t site) const {
        if (entries[site] != nullptr) {
            return entries[site]->path;
        }
        const auto* known = verdict(site);
        return known != nullptr ? known->proposedPath : std::nullopt;
    }
    [[nodiscard]] const planner::Site* site(std::string_view id) const {
        const auto found = siteOf.find(id);
        return found == siteOf.end() ? nullptr : &project->sites[found->second];
    }
};
using SiteIndexPtr = std::shared_ptr<const SiteIndex>;

std::string listOf(const std::vector<std::string>& facts, Language language) {
    std::string all;
    for (const std::string& fact : facts) {
        all += (all.empty() ? "" : Text{"、", ", "}.in(language)) +
               planner::factLabel(fact).in(language);
    }
    return all;
}

void addVerdict(TableSource& source, const SiteIndexPtr& index, Language language) {
    const ProjectPtr& project = index->project;
    source.columns.push_back(words("path", {"路径", "path"}, made([=](std::size_t row) {
                                       const auto path = index->path(row);
                                       return path ? label(*path).in(language) : std::string();
                                   })));
    source.columns.push_back(words(
        "park", {"承接园区", "park"}, [index](std::size_t row, std::string&) -> std::string_view {
            const planner::Park* park = index->parks[row];
            return park == nullptr ? std::string_view() : std::string_view(park->name);
        }));
    source.columns.push_back(words(
        "status", {"状态", "status"}, made([=](std::size_t row) {
            return statusOf(index->verdict(row), index->entries[row], project->plan.has_value())
                .in(language);
        })));
    source.columns.push_back(words("built_up", {"建成区", "built-up"}, made([=](std::size_t row) {
                                       const auto* screening = index->screening(row);
                                       return screening == nullptr
                                                  ? std::string()
                                                  : label(screening->builtUp).in(language);
                                   })));
    source.columns.push_back(words(
        "responsible",
        {"责任单位", "responsible"},
        [index, project](std::size_t row, std::string&) -> std::string_view {
            const auto* screening = index->screening(row);
            return screening != nullptr && !screening->responsible.empty()
                       ? screening->responsible
                       : project->sites[row].county;
        },
        false));
    source.columns.push_back(words("size_class",
                                   {"规模", "size class"},
                                   made([=](std::size_t row) {
                                       const auto* verdict = index->verdict(row);
                                       return verdict == nullptr ||
                                                      verdict->size == planner::SizeClass::Unknown
                                                  ? std::string()
                                                  : label(verdict->size).in(language);
                                   }),
                                   false));
    source.columns.push_back(words("proposed",
                                   {"建议路径", "proposed path"},
                                   made([=](std::size_t row) {
                                       const auto* verdict = index->verdict(row);
                                       return verdict == nullptr || !verdict->proposedPath
                                                  ? std::string()
                                                  : label(*verdict->proposedPath).in(language);
                                   }),
                                   false));
    source.columns.push_back(words("missing",
                                   {"缺少信息", "missing facts"},
                                   made([=](std::size_t row) {
                                       const auto* verdict = index->verdict(row);
                                       return verdict == nullptr
                                                  ? std::string()
                                                  : listOf(verdict->unknownFacts, language);
                                   }),
                                   false));
}

void addPlan(TableSource& source, const SiteIndexPtr& index) {
    const auto of = [index](auto take) {
        return [index, take](std::size_t row) {
            const planner::PlanEntry* entry = index->entries[row];
            return entry == nullptr ? kUnknown : take(*entry);
        };
    };
    source.columns.push_back(numbers("start",
                                     {"开工", "start"},
                                     "",
                                     of([](const planner::PlanEntry& entry) {
                                         return entry.start ? dayNumber(entry.start->firstDay())
                                                            : kUnknown;
                                     }),
                                     CellKind::Date));
    source.columns.push_back(numbers("finish",
                                     {"完成", "finish"},
                                     "",
                                     of([](const planner::PlanEntry& entry) {
                                         return entry.finish ? dayNumber(entry.finish->lastDay())
                                                             : kUnknown;
                                     }),
                                     CellKind::Date));
    source.columns.push_back(numbers(
        "finish_by",
        {"完成时限", "finish by"},
        "",
        [index](std::size_t row) {
            const auto* verdict = index->verdict(row);
            const auto* entry = index->entries[row];
            return verdict == nullptr ? kUnknown
                                      : dayNumber(planner::proposedDates(
                                                      *verdict, entry ? entry->path : std::nullopt)
                                                      .finishBy);
        },
        CellKind::Date));
    source.columns.push_back(
        numbers("late", {"逾期", "late"}, "季", of([](const planner::PlanEntry& entry) {
                    return static_cast<double>(entry.lateQuarters);
                })));
    source.columns.push_back(numbers("cost",
                                     {"费用", "cost"},
                                     "万元",
                                     of([](const planner::PlanEntry& entry) {
                                         return entry.path ? entry.cost.wan() : kUnknown;
                                     }),
                                     CellKind::Number,
                                     false));
    source.columns.push_back(numbers(
        "decided",
        {"已决定", "decided"},
        "",
        [index](std::size_t row) { return index->decided[row] ? 1.0 : 0.0; },
        CellKind::Truth,
        false));
}

template <class Record>
void aboutRecords(TableSource& source,
                  const ProjectPtr& project,
                  std::vector<Record> Project::* records,
                  ThingKind kind) {
    source.kind = kind;
    source.rows = (*project.*records).size();
    source.key = [project, records](std::size_t row) -> std::string_view {
        return (*project.*records)[row].id;
    };
    source.place = [project, records](std::size_t row) {
        return gis::pointOn((*project.*records)[row].place);
    };
}

/// Rows about sites that a list of the project names.
void aboutSites(TableSource& source,
                const SiteIndexPtr& index,
                std::size_t rows,
                const std::function<const std::string&(std::size_t)>& siteId) {
    source.kind = ThingKind::Site;
    source.rows = rows;
    source.key = [index, siteId](std::size_t row) -> std::string_view { return siteId(row); };
    source.place = [index, siteId](std::size_t row) -> std::optional<gis::Point> {
        const planner::Site* site = index->site(siteId(row));
        return site == nullptr ? std::nullopt : gis::pointOn(site->place);
    };
    source.columns.push_back(words(
        "site", {"厂区", "site"}, [siteId](std::size_t row, std::string&) -> std::string_view {
            return siteId(row);
        }));
    source.columns.push_back(
        words("name",
              {"企业名称", "firm"},
              [index, siteId](std::size_t row, std::string&) -> std::string_view {
                  const planner::Site* site = index->site(siteId(row));
                  return site == nullptr ? std::string_view() : std::string_view(site->name);
              }));
}

void addTaskColumns(TableSource& source, const ProjectPtr& project, Language language) {
    const auto task = [project](std::size_t row) -> const planner::Task& {
        return project->tasks[row];
    };
    source.columns.push_back(
        words("task", {"任务", "task"}, [=](std::size_t row, std::string&) -> std::string_view {
            return task(row).name.in(language);
        }));
    const auto date = [&](const char* id, const Text& title, auto take) {
        source.columns.push_back(numbers(
            id,
            title,
            "",
            [=](std::size_t row) { return dayNumber(take(task(row))); },
            CellKind::Date));
    };
    date("start", {"开始", "start"}, [](const planner::Task& one) { return one.start; });
    date("finish", {"完成", "finish"}, [](const planner::Task& one) { return one.finish; });
    date("deadline", {"时限", "deadline"}, [](const planner::Task& one) { return one.deadline; });
    source.columns.push_back(numbers(
        "late",
        {"逾期", "late"},
        "",
        [=](std::size_t row) { return task(row).late ? 1.0 : 0.0; },
        CellKind::Truth));
    date("latest_start", {"最迟开始", "latest start"}, [](const planner::Task& one) {
        return one.latestStart;
    });
    source.columns.push_back(numbers("float", {"机动", "float"}, "天", [=](std::size_t row) {
        const auto days = task(row).floatDays;
        return days ? static_cast<double>(*days) : kUnknown;
    }));
    source.columns.push_back(
        words("clause", {"条款", "clause"}, [=](std::size_t row, std::string&) -> std::string_view {
            return task(row).clause;
        }));
    source.columns.push_back(
        words("note", {"备注", "note"}, [=](std::size_t row, std::string&) -> std::string_view {
            return task(row).note.in(language);
        }));
}

/// "land P003 2021Q1": the park of a limit, if it is a park's.
std::string_view parkOfRow(const planner::Overrun& overrun, const SiteIndex& index) {
    std::string_view rest = overrun.row;
    while (!rest.empty()) {
        const std::size_t end = rest.find(' ');
        const std::string_view part = rest.substr(0, end);
        if (const auto park = index.parkOf.find(part); park != index.parkOf.end()) {
            return park->first;
        }
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return {};
}

}  // namespace

Text statusOf(const planner::Classification* verdict,
              const planner::PlanEntry* entry,
              bool isPlanned) {
    if (verdict == nullptr) {
        return {"未分类", "not classified"};
    }
    if (entry == nullptr) {
        if (!planner::needsPath(*verdict)) {
            return {"不在范围", "out of scope"};
        }
        if (!isPlanned && verdict->proposedPath) {
            return {"未排期", "not planned"};
        }
        return {"待定", "open"};
    }
    if (!entry->path) {
        return {"未安排", "unassigned"};
    }
    if (entry->lateQuarters > 0) {
        return {"逾期", "late"};
    }
    return entry->provisional ? Text{"依据不全", "provisional"} : Text{"按期", "on time"};
}

TableSourcePtr siteTable(const ProjectPtr& project, Language language) {
    auto source = std::make_shared<TableSource>();
    const auto index = std::make_shared<const SiteIndex>(project);
    aboutRecords(*source, project, &Project::sites, ThingKind::Site);
    source->columns.push_back(
        words("id", {"编号", "id"}, [project](std::size_t row, std::string&) -> std::string_view {
            return project->sites[row].id;
        }));
    TableSource fields;
    addFields(fields,
              project,
              &Project::sites,
              {"name", "county", "industry", "land_mu", "employees"},
              language);
    const auto rest = std::ranges::stable_partition(
        fields.columns, [](const TableColumn& column) { return column.usual; });
    std::ranges::move(fields.columns.begin(), rest.begin(), std::back_inserter(source->columns));
    addVerdict(*source, index, language);
    addPlan(*source, index);
    std::ranges::move(rest, std::back_inserter(source->columns));
    return source;
}

TableSourcePtr parkTable(const ProjectPtr& project, Language language) {
    auto source = std::make_shared<TableSource>();
    const auto index = std::make_shared<const SiteIndex>(project);
    aboutRecords(*source, project, &Project::parks, ThingKind::Park);
    source->columns.push_back(
        words("id", {"编号", "id"}, [project](std::size_t row, std::string&) -> std::string_view {
            return project->parks[row].id;
        }));
    addFields(
        *source, project, &Project::parks, {"name", "county", "level", "industries"}, language);
    std::vector<double> land(project->parks.size());
    std::vector<double> coming(project->parks.size());
    std::vector<double> planned(project->parks.size());
    for (std::size_t i = 0; i < land.size(); ++i) {
        for (const planner::ParkPhase& phase : project->parks[i].phases) {
            land[i] += phase.land.value_or(gis::Area()).mu();
        }
    }
    for (std::size_t i = 0; i < index->parks.size(); ++i) {
        if (const planner::Park* park = index->parks[i]) {
            const auto at = static_cast<std::size_t>(park - project->parks.data());
            coming[at] += 1;
            planned[at] += project->sites[i].land.value_or(gis::Area()).mu();
        }
    }
    const auto from = [](std::vector<double> values) {
        return [values = std::move(values)](std::size_t row) { return values[row]; };
    };
    source->columns.push_back(numbers("land", {"可用地", "land"}, "亩", from(std::move(land))));
    source->columns.push_back(
        numbers("planned", {"计划用地", "land planned"}, "亩", from(std::move(planned))));
    source->columns.push_back(
        numbers("sites", {"迁入厂区", "sites coming"}, "家", from(std::move(coming))));
    return source;
}

TableSourcePtr taskTable(const ProjectPtr& project, Language language) {
    auto source = std::make_shared<TableSource>();
    aboutSites(
        *source,
        std::make_shared<const SiteIndex>(project),
        project->tasks.size(),
        [project](std::size_t row) -> const std::string& { return project->tasks[row].siteId; });
    addTaskColumns(*source, project, language);
    return source;
}

TableSourcePtr overrunTable(const ProjectPtr& project, Language language) {
    auto source = std::make_shared<TableSource>();
    const auto index = std::make_shared<const SiteIndex>(project);
    source->kind = ThingKind::Park;
    source->rows = project->plan ? project->plan->overruns.size() : 0;
    const auto overrun = [project](std::size_t row) -> const planner::Overrun& {
        return project->plan->overruns[row];
    };
    source->key = [=](std::size_t row) { return parkOfRow(overrun(row), *index); };
    source->place = [=](std::size_t row) -> std::optional<gis::Point> {
        const auto park = index->parkOf.find(parkOfRow(overrun(row), *index));
        return park == index->parkOf.end() ? std::nullopt
                                           : gis::pointOn(project->parks[park->second].place);
    };
    source->columns.push_back(
        words("limit", {"限额", "limit"}, [=](std::size_t row, std::string&) -> std::string_view {
            return overrun(row).row;
        }));
    source->columns.push_back(numbers("amount", {"超出", "exceeded by"}, "", [=](std::size_t row) {
        return overrun(row).amount;
    }));
    source->columns.push_back(words("sentence",
                                    {"说明", "explanation"},
                                    [=](std::size_t row, std::string&) -> std::string_view {
                                        return overrun(row).sentence.in(language);
                                    }));
    return source;
}

TableSourcePtr findingTable(const ProjectPtr& project,
                            std::vector<planner::Finding> findings,
                            Language language) {
    auto source = std::make_shared<TableSource>();
    const auto all = std::make_shared<const std::vector<planner::Finding>>(std::move(findings));
    const auto index = std::make_shared<const SiteIndex>(project);
    aboutSites(*source, index, all->size(), [all](std::size_t row) -> const std::string& {
        return (*all)[row].siteId;
    });
    source->columns.push_back(words(
        "park", {"园区", "park"}, [=](std::size_t row, std::string& room) -> std::string_view {
            const auto park = index->parkOf.find((*all)[row].parkId);
            if (park == index->parkOf.end()) {
                room = Text{"（原址）", "(where it stands)"}.in(language);
                return room;
            }
            return project->parks[park->second].name;
        }));
    source->columns.push_back(words("check", {"检查", "check"}, made([=](std::size_t row) {
                                        return checkTitle((*all)[row].check).in(language);
                                    })));
    source->columns.push_back(words("verdict", {"结论", "verdict"}, made([=](std::size_t row) {
                                        return label((*all)[row].verdict).in(language);
                                    })));
    source->columns.push_back(numbers("measured", {"实测", "measured"}, "", [=](std::size_t row) {
        return (*all)[row].measured.value_or(kUnknown);
    }));
    source->columns.push_back(numbers("limit", {"限值", "limit"}, "", [=](std::size_t row) {
        return (*all)[row].limit.value_or(kUnknown);
    }));
    source->columns.push_back(
        words("unit", {"单位", "unit"}, [=](std::size_t row, std::string&) -> std::string_view {
            return (*all)[row].unit;
        }));
    source->columns.push_back(
        words("clause", {"条款", "clause"}, [=](std::size_t row, std::string&) -> std::string_view {
            return (*all)[row].clause;
        }));
    source->columns.push_back(words("sentence",
                                    {"说明", "explanation"},
                                    [=](std::size_t row, std::string&) -> std::string_view {
                                        return (*all)[row].sentence.in(language);
                                    }));
    return source;
}

}  // namespace ruyuan::app
