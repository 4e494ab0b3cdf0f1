// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/report.h"

#include "gis/point_on.h"
#include "planner/detail/cell_text.h"
#include "planner/detail/classify_row.h"
#include "planner/facts.h"
#include "planner/fields.h"
#include "planner/policy_pack.h"
#include "planner/project_view.h"
#include "planner/suitability.h"
#include "planner/verdict_paragraph.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <utility>

namespace ruyuan::planner {

namespace {

using gis::FieldType;
using gis::Language;
using gis::Text;
using gis::Value;

/// A column of a report: what it is called and where its cells come from.
template <class Row>
struct ReportColumn {
    std::string name;
    Text alias;
    FieldType type;
    std::function<Value(const Row&)> cell;
};

template <class Row>
gis::Layer layerOf(const std::string& name,
                   const std::vector<Row>& rows,
                   const std::vector<ReportColumn<Row>>& columns,
                   Language language) {
    gis::Layer layer;
    layer.name = name;
    for (const auto& column : columns) {
        gis::Column cells({column.name, column.type, column.alias.in(language)});
        cells.reserve(rows.size());
        for (const Row& row : rows) {
            cells.append(column.cell(row));
        }
        layer.columns.push_back(std::move(cells));
    }
    return layer;
}

void place(gis::Layer& layer, std::vector<gis::Geometry> geometries) {
    layer.kind = gis::kindOf(geometries);
    layer.crs = gis::storageCrs();
    layer.geometries = std::move(geometries);
}

Value textOrNull(const std::string& text) {
    return text.empty() ? Value{} : Value{text};
}

template <class T>
Value valueOrNull(const std::optional<T>& value) {
    return value ? Value{*value} : Value{};
}

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) {
        all += (all.empty() ? "" : "；") + part;
    }
    return all;
}

std::string joined(const std::vector<Text>& parts, Language language) {
    std::vector<std::string> texts;
    for (const Text& part : parts) {
        texts.push_back(part.in(language));
    }
    return joined(texts);
}

/// One site with all that is known about it.
struct SiteRow {
    const Site* site;
    const SiteScreening* screening;        // may be null
    const Classification* classification;  // may be null
    const PlanEntry* entry;                // may be null
    const Park* park;                      // of the plan, may be null
    std::string responsible;
    Text verdict;  // 判定说明
};

/// The verdicts in words, by site; none without a policy pack.
using Verdicts = std::map<std::string, Text>;

/// A verdict with the person who decided as @p persons says; units and documents stay.
Text withoutAuthor(Text verdict, const Decision& decision, PersonalData persons) {
    const Text whole = detail::authorWords(decision.author);
    const Text meant = persons == PersonalData::Mask
                           ? detail::authorWords(maskedPersons(decision.author))
                           : Text();
    return {detail::replaceAll(std::move(verdict.zh), whole.zh, meant.zh),
            detail::replaceAll(std::move(verdict.en), whole.en, meant.en)};
}

gis::Result<Verdicts> verdictsOf(const ProjectView& view, PersonalData persons) {
    const Project& project = view.project();
    Verdicts verdicts;
    if (project.policyText.empty()) {
        return verdicts;
    }
    const auto pack = parsePolicyPack(project.policyText, project.policyName);
    if (!pack) {
        return std::unexpected(pack.error());
    }
    const auto texts = VerdictTexts::of(*pack);
    if (!texts) {
        return std::unexpected(texts.error());
    }
    for (const Site& site : project.sites) {
        Text verdict = verdictParagraph(view, *pack, *texts, site);
        const Decision* decision = view.decision(site.id);
        if (persons != PersonalData::Include && decision != nullptr && !decision->author.empty()) {
            verdict = withoutAuthor(std::move(verdict), *decision, persons);
        }
        verdicts.emplace(site.id, std::move(verdict));
    }
    return verdicts;
}

SiteRow siteRow(const ProjectView& view, const Verdicts& verdicts, const Site& site) {
    const PlanEntry* entry = view.planEntry(site.id);
    return {&site,
            view.screening(site.id),
            view.classification(site.id),
            entry,
            entry == nullptr ? nullptr : view.park(entry->parkId),
            view.responsible(site),
            verdicts.contains(site.id) ? verdicts.at(site.id) : Text()};
}

Value pathLabels(const std::vector<Path>& paths, Language language) {
    std::vector<std::string> labels;
    for (const Path path : paths) {
        labels.push_back(label(path).in(language));
    }
    return textOrNull(joined(labels));
}

Text scopeLabel(Verdict inScope) {
    switch (inScope) {
        case Verdict::Pass:
            return {"列入", "in scope"};
        case Verdict::Fail:
            return {"不列入", "not in scope"};
        case Verdict::Warn:
        case Verdict::Unknown:
            break;
    }
    return {"待定", "open"};
}

std::optional<Path> plannedPath(const SiteRow& row) {
    return row.entry != nullptr ? row.entry->path : std::nullopt;
}

std::vector<ReportColumn<SiteRow>> identityColumns() {
    return {
        {"id",
         {"厂区编号", "Site"},
         FieldType::Text,
         [](const SiteRow& row) { return Value{row.site->id}; }},
        {"name",
         {"企业名称", "Firm"},
         FieldType::Text,
         [](const SiteRow& row) { return textOrNull(row.site->name); }},
        {"credit_code",
         {"统一社会信用代码", "Credit code"},
         FieldType::Text,
         [](const SiteRow& row) { return textOrNull(row.site->creditCode); }},
        {"county",
         {"责任单位", "County"},
         FieldType::Text,
         [](const SiteRow& row) { return textOrNull(row.responsible); }},
        {"industry",
         {"所属行业", "Industry"},
         FieldType::Text,
         [](const SiteRow& row) { return textOrNull(row.site->industry); }},
        {"product",
         {"主要产品", "Product"},
         FieldType::Text,
         [](const SiteRow& row) { return textOrNull(row.site->product); }},
    };
}

std::vector<ReportColumn<SiteRow>> classificationColumns(Language language) {
    return {
        {"in_built_up_area",
         {"建成区内外", "In built-up area"},
         FieldType::Text,
         [language](const SiteRow& row) {
             return row.screening == nullptr ? Value{}
                                             : Value{label(row.screening->builtUp).in(language)};
         }},
        {"size_class",
         {"企业规模", "Size class"},
         FieldType::Text,
         [language](const SiteRow& row) {
             return row.classification == nullptr
                        ? Value{}
                        : Value{label(row.classification->size).in(language)};
         }},
        {"in_scope",
         {"是否列入", "In scope"},
         FieldType::Text,
         [language](const SiteRow& row) {
             return row.classification == nullptr
                        ? Value{}
                        : Value{scopeLabel(row.classification->inScope).in(language)};
         }},
        {"allowed_paths",
         {"可选路径", "Allowed paths"},
         FieldType::Text,
         [language](const SiteRow& row) {
             return row.classification == nullptr
                        ? Value{}
                        : pathLabels(row.classification->allowedPaths, language);
         }},
        {"proposed_path",
         {"建议路径", "Proposed path"},
         FieldType::Text,
         [language](const SiteRow& row) {
             return row.classification == nullptr || !row.classification->proposedPath
                        ? Value{}
                        : Value{label(*row.classification->proposedPath).in(language)};
         }},
        {"decided",
         {"县区已定", "Decided"},
         FieldType::Boolean,
         [](const SiteRow& row) {
             return row.classification == nullptr ? Value{} : Value{row.classification->decided};
         }},
        {"start_by",
         {"启动时限", "Start by"},
         FieldType::Date,
         [](const SiteRow& row) {
             return row.classification == nullptr
                        ? Value{}
                        : valueOrNull(proposedDates(*row.classification, plannedPath(row)).startBy);
         }},
        {"finish_by",
         {"完成时限", "Finish by"},
         FieldType::Date,
         [](const SiteRow& row) {
             return row.classification == nullptr
                        ? Value{}
                        : valueOrNull(
                              proposedDates(*row.classification, plannedPath(row)).finishBy);
         }},
        {"unknown_facts",
         {"缺少信息", "Unknown facts"},
         FieldType::Text,
         [language](const SiteRow& row) {
             std::vector<gis::Text> labels;
             if (row.classification != nullptr) {
                 for (const std::string& fact : row.classification->unknownFacts) {
                     labels.push_back(factLabel(fact));
                 }
             }
             return textOrNull(joined(labels, language));
         }},
        {"verdict_text",
         {"判定说明", "Verdict in words"},
         FieldType::Text,
         [language](const SiteRow& row) { return textOrNull(row.verdict.in(language)); }},
    };
}

std::vector<ReportColumn<SiteRow>> planColumns(Language language) {
    const auto entryCell = [](auto cell) {
        return [cell](const SiteRow& row) { return row.entry == nullptr ? Value{} : cell(row); };
    };
    return {
        {"path", {"改造路径", "Path"}, FieldType::Text, entryCell([language](const SiteRow& row) {
             return row.entry->path ? Value{label(*row.entry->path).in(language)} : Value{};
         })},
        {"park", {"承接园区", "Park"}, FieldType::Text, entryCell([](const SiteRow& row) {
             return row.park == nullptr ? Value{} : Value{row.park->name};
         })},
        {"start", {"计划开工", "Start"}, FieldType::Date, entryCell([](const SiteRow& row) {
             return row.entry->start ? Value{row.entry->start->firstDay()} : Value{};
         })},
        {"finish", {"计划完成", "Finish"}, FieldType::Date, entryCell([](const SiteRow& row) {
             return row.entry->finish ? Value{row.entry->finish->lastDay()} : Value{};
         })},
        {"late_quarters",
         {"逾期季度", "Quarters late"},
         FieldType::Integer,
         entryCell([](const SiteRow& row) {
             return Value{static_cast<std::int64_t>(row.entry->lateQuarters)};
         })},
        {"cost_wan",
         {"费用（万元）", "Cost (10k yuan)"},
         FieldType::Real,
         entryCell([](const SiteRow& row) { return Value{row.entry->cost.wan()}; })},
        {"reasons", {"理由", "Reasons"}, FieldType::Text, entryCell([language](const SiteRow& row) {
             return textOrNull(joined(row.entry->reasons, language));
         })},
    };
}

/// The fields about persons, as they were imported or masked; none where they are left out.
std::vector<ReportColumn<SiteRow>> personalColumns(PersonalData persons) {
    std::vector<ReportColumn<SiteRow>> columns;
    for (const FieldSpec<Site>& field : fields<Site>()) {
        if (field.personal && persons != PersonalData::Omit) {
            columns.push_back({std::string(field.name),
                               field.label(),
                               FieldType::Text,
                               [&field, persons](const SiteRow& row) {
                                   const Value value = get(*row.site, field);
                                   const auto* text = std::get_if<std::string>(&value);
                                   return text != nullptr && persons == PersonalData::Mask
                                              ? Value{maskedPersons(*text)}
                                              : value;
                               }});
        }
    }
    return columns;
}

std::vector<ReportColumn<SiteRow>> siteColumns(Language language, PersonalData persons) {
    std::vector<ReportColumn<SiteRow>> columns = identityColumns();
    std::ranges::move(personalColumns(persons), std::back_inserter(columns));
    for (auto& column : classificationColumns(language)) {
        columns.push_back(std::move(column));
    }
    for (auto& column : planColumns(language)) {
        columns.push_back(std::move(column));
    }
    return columns;
}

void addSites(std::vector<ReportLayer>& layers,
              const ProjectView& view,
              const Verdicts& verdicts,
              Language language,
              PersonalData persons) {
    const auto columns = siteColumns(language, persons);
    std::vector<SiteRow> placed;
    std::vector<SiteRow> unplaced;
    std::vector<gis::Geometry> places;
    for (const Site& site : view.project().sites) {
        if (gis::isEmpty(site.place)) {
            unplaced.push_back(siteRow(view, verdicts, site));
        } else {
            placed.push_back(siteRow(view, verdicts, site));
            places.push_back(site.place);
        }
    }
    ReportLayer sites{"sites",
                      {"厂区与改造路径", "Sites and paths"},
                      layerOf("sites", placed, columns, language)};
    place(sites.layer, std::move(places));
    layers.push_back(std::move(sites));
    layers.push_back({"unplaced_sites",
                      {"未落点厂区", "Sites without a place"},
                      layerOf("unplaced_sites", unplaced, columns, language)});
}

/// A park with what the plan sends there.
struct ParkRow {
    const Park* park;
    gis::Area land;      // of all phases
    gis::Area assigned;  // of the sites planned there
    std::int64_t sites = 0;
};

ParkRow parkRow(const ProjectView& view, const Park& park) {
    ParkRow row{&park, {}, {}, 0};
    for (const ParkPhase& phase : park.phases) {
        row.land = row.land + phase.land.value_or(gis::Area());
    }
    if (view.project().plan) {
        for (const PlanEntry& entry : view.project().plan->entries) {
            const Site* site = view.site(entry.siteId);
            if (entry.parkId == park.id && site != nullptr) {
                row.assigned = row.assigned + site->land.value_or(gis::Area());
                ++row.sites;
            }
        }
    }
    return row;
}

void addParks(std::vector<ReportLayer>& layers, const ProjectView& view, Language language) {
    std::vector<ParkRow> rows;
    std::vector<gis::Geometry> places;
    for (const Park& park : view.project().parks) {
        rows.push_back(parkRow(view, park));
        places.push_back(park.place);
    }
    const std::vector<ReportColumn<ParkRow>> columns{
        {"id",
         {"园区编号", "Park"},
         FieldType::Text,
         [](const ParkRow& row) { return Value{row.park->id}; }},
        {"name",
         {"园区名称", "Name"},
         FieldType::Text,
         [](const ParkRow& row) { return textOrNull(row.park->name); }},
        {"county",
         {"所在县区", "County"},
         FieldType::Text,
         [](const ParkRow& row) { return textOrNull(row.park->county); }},
        {"industries",
         {"准入产业", "Industries"},
         FieldType::Text,
         [](const ParkRow& row) { return textOrNull(joined(row.park->industries)); }},
        {"land_mu",
         {"可用地（亩）", "Land (mu)"},
         FieldType::Real,
         [](const ParkRow& row) { return Value{row.land.mu()}; }},
        {"assigned_mu",
         {"计划用地（亩）", "Planned use (mu)"},
         FieldType::Real,
         [](const ParkRow& row) { return Value{row.assigned.mu()}; }},
        {"sites",
         {"承接厂区数", "Sites received"},
         FieldType::Integer,
         [](const ParkRow& row) { return Value{row.sites}; }},
    };
    ReportLayer parks{
        "parks", {"承接园区", "Receiving parks"}, layerOf("parks", rows, columns, language)};
    place(parks.layer, std::move(places));
    layers.push_back(std::move(parks));
}

void addMoves(std::vector<ReportLayer>& layers, const ProjectView& view, Language language) {
    std::vector<SiteRow> rows;
    std::vector<gis::Geometry> lines;
    for (const Site& site : view.project().sites) {
        const SiteRow row = siteRow(view, {}, site);
        if (row.park == nullptr) {
            continue;
        }
        const auto from = gis::pointOn(site.place);
        const auto to = gis::pointOn(row.park->place);
        if (from && to) {
            rows.push_back(row);
            lines.emplace_back(gis::MultiLine{{{*from, *to}}});
        }
    }
    std::vector<ReportColumn<SiteRow>> columns;
    for (auto& column : siteColumns(language, PersonalData::Omit)) {
        for (const char* name : {"id", "name", "path", "park", "start", "finish"}) {
            if (column.name == name) {
                columns.push_back(column);
            }
        }
    }
    ReportLayer moves{
        "moves", {"搬迁方案连线", "Moves"}, layerOf("moves", rows, columns, language)};
    place(moves.layer, std::move(lines));
    layers.push_back(std::move(moves));
}

void addBoundaries(std::vector<ReportLayer>& layers, const Project& project, Language language) {
    std::vector<gis::Geometry> places;
    for (const BuiltUpArea& area : project.builtUpAreas) {
        places.emplace_back(area.place);
    }
    const std::vector<ReportColumn<BuiltUpArea>> builtUpColumns{
        {"name",
         {"名称", "Name"},
         FieldType::Text,
         [](const BuiltUpArea& area) { return textOrNull(area.name); }},
        {"document",
         {"批准文号", "Document"},
         FieldType::Text,
         [](const BuiltUpArea& area) { return textOrNull(area.document); }},
        {"year",
         {"年份", "Year"},
         FieldType::Integer,
         [](const BuiltUpArea& area) { return valueOrNull(area.year); }},
    };
    ReportLayer builtUp{"built_up_areas",
                        {"城市建成区", "Built-up areas"},
                        layerOf("built_up_areas", project.builtUpAreas, builtUpColumns, language)};
    place(builtUp.layer, std::move(places));
    layers.push_back(std::move(builtUp));

    places.clear();
    for (const County& county : project.counties) {
        places.emplace_back(county.place);
    }
    const std::vector<ReportColumn<County>> countyColumns{
        {"code",
         {"行政区划代码", "Code"},
         FieldType::Text,
         [](const County& county) { return textOrNull(county.code); }},
        {"name",
         {"名称", "Name"},
         FieldType::Text,
         [](const County& county) { return textOrNull(county.name); }},
        {"zone",
         {"是否开发区", "Development zone"},
         FieldType::Boolean,
         [](const County& county) { return Value{county.developmentZone}; }},
    };
    ReportLayer counties{"counties",
                         {"县市区与开发区", "Counties and zones"},
                         layerOf("counties", project.counties, countyColumns, language)};
    place(counties.layer, std::move(places));
    layers.push_back(std::move(counties));
}

void addFindings(std::vector<ReportLayer>& layers,
                 const std::vector<Finding>& findings,
                 Language language) {
    const std::vector<ReportColumn<Finding>> columns{
        {"check",
         {"检查", "Check"},
         FieldType::Text,
         [](const Finding& finding) { return Value{finding.check}; }},
        {"site",
         {"厂区编号", "Site"},
         FieldType::Text,
         [](const Finding& finding) { return textOrNull(finding.siteId); }},
        {"park",
         {"园区编号", "Park"},
         FieldType::Text,
         [](const Finding& finding) { return textOrNull(finding.parkId); }},
        {"verdict",
         {"结论", "Verdict"},
         FieldType::Text,
         [language](const Finding& finding) { return Value{label(finding.verdict).in(language)}; }},
        {"measured",
         {"实测值", "Measured"},
         FieldType::Real,
         [](const Finding& finding) { return valueOrNull(finding.measured); }},
        {"limit_value",
         {"限值", "Limit"},
         FieldType::Real,
         [](const Finding& finding) { return valueOrNull(finding.limit); }},
        {"unit",
         {"单位", "Unit"},
         FieldType::Text,
         [](const Finding& finding) { return textOrNull(finding.unit); }},
        {"clause",
         {"依据条款", "Clause"},
         FieldType::Text,
         [](const Finding& finding) { return textOrNull(finding.clause); }},
        {"sentence",
         {"说明", "Explanation"},
         FieldType::Text,
         [language](const Finding& finding) { return textOrNull(finding.sentence.in(language)); }},
    };
    layers.push_back({"findings",
                      {"适宜性检查结果", "Findings"},
                      layerOf("findings", findings, columns, language)});
}

void addTasks(std::vector<ReportLayer>& layers, const ProjectView& view, Language language) {
    const std::vector<ReportColumn<Task>> columns{
        {"site",
         {"厂区编号", "Site"},
         FieldType::Text,
         [](const Task& task) { return Value{task.siteId}; }},
        {"name",
         {"企业名称", "Firm"},
         FieldType::Text,
         [&view](const Task& task) {
             const Site* site = view.site(task.siteId);
             return site == nullptr ? Value{} : textOrNull(site->name);
         }},
        {"task",
         {"任务", "Task"},
         FieldType::Text,
         [language](const Task& task) { return textOrNull(task.name.in(language)); }},
        {"start",
         {"计划开始", "Start"},
         FieldType::Date,
         [](const Task& task) { return Value{task.start}; }},
        {"finish",
         {"计划完成", "Finish"},
         FieldType::Date,
         [](const Task& task) { return Value{task.finish}; }},
        {"deadline",
         {"时限", "Deadline"},
         FieldType::Date,
         [](const Task& task) { return valueOrNull(task.deadline); }},
        {"late",
         {"是否逾期", "Late"},
         FieldType::Boolean,
         [](const Task& task) { return Value{task.late}; }},
        {"clause",
         {"依据条款", "Clause"},
         FieldType::Text,
         [](const Task& task) { return textOrNull(task.clause); }},
        {"latest_start",
         {"最迟开始", "Latest start"},
         FieldType::Date,
         [](const Task& task) { return valueOrNull(task.latestStart); }},
        {"float_days",
         {"机动天数", "Float (days)"},
         FieldType::Integer,
         [](const Task& task) { return valueOrNull(task.floatDays); }},
        {"task_note",
         {"备注", "Note"},
         FieldType::Text,
         [language](const Task& task) { return textOrNull(task.note.in(language)); }},
    };
    layers.push_back({"tasks",
                      {"任务清单", "Tasks"},
                      layerOf("tasks", view.project().tasks, columns, language)});
}

}  // namespace

gis::Result<std::vector<ReportLayer>> reportLayers(const Project& project,
                                                   Language language,
                                                   PersonalData persons) {
    const ProjectView view(project);
    const auto verdicts = verdictsOf(view, persons);
    if (!verdicts) {
        return std::unexpected(verdicts.error());
    }
    std::vector<ReportLayer> layers;
    addSites(layers, view, *verdicts, language, persons);
    addParks(layers, view, language);
    addMoves(layers, view, language);
    addBoundaries(layers, project, language);
    if (!project.matrix.rows.empty()) {
        const auto pack = parsePolicyPack(project.policyText, project.policyName);
        const auto findings =
            pack ? findingsOf(project, *pack)
                 : gis::Result<std::vector<Finding>>(std::unexpected(pack.error()));
        if (!findings) {
            return std::unexpected(findings.error());
        }
        addFindings(layers, *findings, language);
    }
    addTasks(layers, view, language);
    std::erase_if(layers, [](const ReportLayer& report) { return report.layer.size() == 0; });
    return layers;
}

const std::map<std::string, std::string>& shortColumnNames() {
    static const std::map<std::string, std::string> kNames{
        {"id", "BH"},
        {"name", "QYMC"},
        {"credit_code", "XYDM"},
        {"county", "XZQMC"},
        {"industry", "HYMC"},
        {"product", "ZYCP"},
        {"contact", "LXR"},
        {"phone", "LXDH"},
        {"in_built_up_area", "JCQNW"},
        {"size_class", "QYGM"},
        {"in_scope", "SFLR"},
        {"allowed_paths", "KXLJ"},
        {"proposed_path", "JYLJ"},
        {"decided", "XQYD"},
        {"start_by", "QDSX"},
        {"finish_by", "WCSX"},
        {"unknown_facts", "QSXX"},
        {"verdict_text", "PDSM"},
        {"path", "GZLJ"},
        {"park", "CJYQ"},
        {"start", "JHKG"},
        {"finish", "JHWC"},
        {"late_quarters", "YQJD"},
        {"cost_wan", "FYWY"},
        {"reasons", "LY"},
        {"industries", "ZRCY"},
        {"land_mu", "KYDM"},
        {"assigned_mu", "JHYD"},
        {"sites", "CJCQS"},
        {"document", "PZWH"},
        {"year", "NF"},
        {"code", "XZQDM"},
        {"zone", "SFKFQ"},
        {"check", "JC"},
        {"site", "CQBH"},
        {"verdict", "JL"},
        {"measured", "SCZ"},
        {"limit_value", "XZ"},
        {"unit", "DW"},
        {"clause", "YJTK"},
        {"sentence", "SM"},
        {"task", "RW"},
        {"deadline", "SX"},
        {"latest_start", "ZCKS"},
        {"float_days", "JDTS"},
        {"task_note", "RWBZ"},
        {"late", "SFYQ"},
    };
    return kNames;
}

}  // namespace ruyuan::planner
