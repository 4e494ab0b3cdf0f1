// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/project_tables.h"
#include "planner/detail/record_table.h"

#include <type_traits>

namespace ruyuan::planner::detail {

namespace {

using gis::Result;

/// A key of the project with its value as text.
struct Setting {
    std::string key;
    std::string value;
};

/// A phase with the park it belongs to.
struct ParkPhaseRow : ParkPhase {
    std::string parkId;
};

/// A feature with the layer it belongs to.
struct ConstraintRow : ConstraintFeature {
    std::string kind;
};

struct CoverageRow {
    std::string kind;
    int source = 0;
};

Bindings<Setting> settingBindings() {
    return {boundColumn<Setting>("key", "名称", &Setting::key),
            boundColumn<Setting>("value", "内容", &Setting::value)};
}

Bindings<Source> sourceBindings() {
    return {boundColumn<Source>("id", "来源编号", &Source::id),
            boundColumn<Source>("file", "文件", &Source::file),
            boundColumn<Source>("layer", "图层或工作表", &Source::layer),
            boundColumn<Source>("content", "内容", &Source::content),
            boundColumn<Source>("hash", "SHA-256", &Source::hash),
            boundColumn<Source>("encoding", "编码", &Source::encoding),
            boundColumn<Source>("crs", "坐标系", &Source::crs),
            boundColumn<Source>("crs_source", "坐标系依据", &Source::crsSource),
            boundColumn<Source>("rows_used", "采用行数", &Source::rowsUsed),
            boundColumn<Source>("rows_skipped", "未采用行数", &Source::rowsSkipped),
            boundColumn<Source>("columns", "字段对应", &Source::columns),
            boundColumn<Source>("replaces", "替代来源", &Source::replaces),
            boundColumn<Source>("document", "文号", &Source::document)};
}

Bindings<ListChange> listChangeBindings() {
    return {boundColumn<ListChange>("site", "厂区编号", &ListChange::siteId),
            boundColumn<ListChange>("name", "企业名称", &ListChange::name),
            boundColumn<ListChange>("entered", "调入", &ListChange::entered),
            boundColumn<ListChange>("document", "文号", &ListChange::document),
            boundColumn<ListChange>("source", "来源编号", &ListChange::source)};
}

Bindings<MergedRow> mergedRowBindings() {
    Bindings<MergedRow> bindings{
        boundColumn<MergedRow>("site_id", "厂区编号", &MergedRow::siteId),
        boundColumn<MergedRow>("merged_id", "并入前编号", &MergedRow::mergedId),
        boundColumn<MergedRow>("name", "企业名称", &MergedRow::name),
        boundColumn<MergedRow>("original_row", "原始行", &MergedRow::originalRow)};
    bindOrigin(bindings);
    return bindings;
}

Bindings<StoredRecipe> recipeBindings() {
    return {boundColumn<StoredRecipe>("name", "名称", &StoredRecipe::name),
            boundColumn<StoredRecipe>("text", "配方", &StoredRecipe::text)};
}

Bindings<ImportIssue> issueBindings() {
    Bindings<ImportIssue> bindings{
        boundColumn<ImportIssue>("field", "字段", &ImportIssue::field),
        boundColumn<ImportIssue>("row_skipped", "整行未采用", &ImportIssue::rowSkipped)};
    bindText(bindings, "sentence", "说明", &ImportIssue::sentence);
    bindOrigin(bindings);
    return bindings;
}

/// The fields of planner/fields.h and the row's origin.
template <class Row>
Bindings<Row> recordBindings() {
    Bindings<Row> bindings = bindFields<Row>();
    bindOrigin(bindings);
    return bindings;
}

Bindings<ParkPhaseRow> phaseBindings() {
    Bindings<ParkPhaseRow> bindings{
        boundColumn<ParkPhaseRow>("park", "园区编号", &ParkPhaseRow::parkId)};
    bindings.push_back(boundColumn<ParkPhaseRow>("opens", "投用时间", &ParkPhase::opens));
    bindings.push_back({{"land_m2", gis::FieldType::Real, "新增用地（平方米）"},
                        [](const ParkPhaseRow& row) {
                            return row.land ? gis::Value{row.land->squareMeters()} : gis::Value{};
                        },
                        [](ParkPhaseRow& row, const gis::Value& cell) {
                            const auto* stored = std::get_if<double>(&cell);
                            if (stored != nullptr) {
                                row.land = gis::Area::squareMeters(*stored);
                            }
                            return true;
                        }});
    bindings.push_back(
        boundColumn<ParkPhaseRow>("sewage", "新增污水处理（吨/日）", &ParkPhase::sewage));
    bindings.push_back(boundColumn<ParkPhaseRow>("heat", "新增供热（吨/时）", &ParkPhase::heat));
    bindings.push_back(boundColumn<ParkPhaseRow>("gas", "新增供气（立方米/日）", &ParkPhase::gas));
    bindings.push_back(boundColumn<ParkPhaseRow>("power", "新增供电（千伏安）", &ParkPhase::power));
    bindings.push_back(boundColumn<ParkPhaseRow>("water", "新增供水（吨/日）", &ParkPhase::water));
    bindings.push_back(boundColumn<ParkPhaseRow>("voc", "新增VOCs指标（吨/年）", &ParkPhase::voc));
    bindings.push_back(
        boundColumn<ParkPhaseRow>("nox", "新增氮氧化物指标（吨/年）", &ParkPhase::nox));
    return bindings;
}

Bindings<ConstraintRow> constraintBindings() {
    Bindings<ConstraintRow> bindings{
        boundColumn<ConstraintRow>("kind", "类别", &ConstraintRow::kind),
        boundColumn<ConstraintRow>("name", "名称", &ConstraintFeature::name),
        boundColumn<ConstraintRow>("grade", "级别", &ConstraintFeature::grade),
        boundColumn<ConstraintRow>("category", "目标类别", &ConstraintFeature::category),
        boundColumn<ConstraintRow>("population", "人口", &ConstraintFeature::population),
        boundColumn<ConstraintRow>("value", "数值", &ConstraintFeature::value),
        boundColumn<ConstraintRow>("terms", "准入清单", &ConstraintFeature::terms)};
    bindOrigin(bindings);
    return bindings;
}

Bindings<WindRose> windBindings() {
    Bindings<WindRose> bindings{boundColumn<WindRose>("station", "站名", &WindRose::station),
                                boundColumn<WindRose>("years", "年份", &WindRose::years),
                                boundColumn<WindRose>("season", "季节", &WindRose::season)};
    for (std::size_t i = 0; i < windDirections().size(); ++i) {
        bindings.push_back(
            {{"wind_" + windDirections()[i], gis::FieldType::Real, windDirections()[i] + "（%）"},
             [i](const WindRose& row) { return gis::Value{row.percent[i]}; },
             [i](WindRose& row, const gis::Value& cell) {
                 const auto* stored = std::get_if<double>(&cell);
                 row.percent[i] = stored == nullptr ? 0 : *stored;
                 return stored != nullptr;
             }});
    }
    bindings.push_back(boundColumn<WindRose>("calm", "静风（%）", &WindRose::calm));
    bindings.push_back(boundColumn<WindRose>("speed", "平均风速（米/秒）", &WindRose::speed));
    bindOrigin(bindings);
    return bindings;
}

Bindings<CoverageRow> coverageBindings() {
    return {boundColumn<CoverageRow>("kind", "类别", &CoverageRow::kind),
            boundColumn<CoverageRow>("source", "来源编号", &CoverageRow::source)};
}

template <class Row, class Place>
gis::Layer placedLayer(const std::string& name,
                       const std::vector<Row>& rows,
                       const Bindings<Row>& bindings,
                       Place Row::* place) {
    gis::Layer layer = toLayer(name, rows, bindings);
    for (const Row& row : rows) {
        layer.geometries.emplace_back(row.*place);
    }
    // The same table whatever the rows hold.
    layer.kind = std::is_same_v<Place, gis::MultiPolygon> ? gis::GeometryKind::Polygon
                                                          : gis::GeometryKind::Mixed;
    layer.crs = gis::storageCrs();
    return layer;
}

template <class Row, class Base>
void takePlaces(const gis::Layer& layer, std::vector<Row>& rows, gis::Geometry Base::* place) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].*place = layer.geometries[i];
    }
}

template <class Row>
void takePlaces(const gis::Layer& layer, std::vector<Row>& rows, gis::MultiPolygon Row::* place) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (const auto* area = std::get_if<gis::MultiPolygon>(&layer.geometries[i])) {
            rows[i].*place = *area;
        }
    }
}

template <class Row>
Result<void> readRows(const TableReader& read,
                      const std::string& name,
                      const Bindings<Row>& bindings,
                      std::vector<Row>& rows) {
    auto layer = read(name);
    if (!layer) {
        return std::unexpected(layer.error());
    }
    auto found = fromLayer(*layer, bindings);
    if (!found) {
        return std::unexpected(found.error());
    }
    rows = std::move(*found);
    return {};
}

template <class Row, class Base, class Place>
Result<void> readPlacedRows(const TableReader& read,
                            const std::string& name,
                            const Bindings<Row>& bindings,
                            Place Base::* place,
                            std::vector<Row>& rows) {
    auto layer = read(name);
    if (!layer) {
        return std::unexpected(layer.error());
    }
    auto found = fromLayer(*layer, bindings);
    if (!found) {
        return std::unexpected(found.error());
    }
    rows = std::move(*found);
    takePlaces(*layer, rows, place);
    return {};
}

std::vector<Setting> settingsOf(const Project& project) {
    return {{"policy_name", project.policyName},
            {"policy_text", project.policyText},
            {"as_of", gis::isoDate(project.asOf)}};
}

Result<void> takeSettings(const std::vector<Setting>& settings, Project& project) {
    for (const Setting& setting : settings) {
        if (setting.key == "policy_name") {
            project.policyName = setting.value;
        } else if (setting.key == "policy_text") {
            project.policyText = setting.value;
        } else if (setting.key == "as_of") {
            auto date = gis::parseIsoDate(setting.value);
            if (!date) {
                return std::unexpected(date.error());
            }
            project.asOf = *date;
        }
    }
    return {};
}

std::vector<ParkPhaseRow> phaseRows(const Project& project) {
    std::vector<ParkPhaseRow> rows;
    for (const Park& park : project.parks) {
        for (const ParkPhase& phase : park.phases) {
            rows.push_back({phase, park.id});
        }
    }
    return rows;
}

void takePhases(const std::vector<ParkPhaseRow>& rows, Project& project) {
    for (Park& park : project.parks) {
        for (const ParkPhaseRow& row : rows) {
            if (row.parkId == park.id) {
                park.phases.push_back(row);
            }
        }
    }
}

std::vector<ConstraintRow> constraintRows(const Project& project) {
    std::vector<ConstraintRow> rows;
    for (const ConstraintLayer& layer : project.constraints) {
        for (const ConstraintFeature& feature : layer.features) {
            rows.push_back({feature, layer.kind});
        }
    }
    return rows;
}

gis::Layer constraintTable(const Project& project) {
    const auto rows = constraintRows(project);
    gis::Layer layer = toLayer("constraints", rows, constraintBindings());
    for (const ConstraintRow& row : rows) {
        layer.geometries.push_back(row.place);
    }
    layer.kind = gis::GeometryKind::Mixed;
    layer.crs = gis::storageCrs();
    return layer;
}

gis::Layer coverageTable(const Project& project) {
    std::vector<CoverageRow> rows;
    std::vector<gis::Geometry> places;
    for (const ConstraintLayer& layer : project.constraints) {
        rows.push_back({layer.kind, layer.source});
        places.push_back(layer.coverage ? gis::Geometry{*layer.coverage} : gis::Geometry{});
    }
    gis::Layer layer = toLayer("constraint_layers", rows, coverageBindings());
    layer.geometries = std::move(places);
    layer.kind = gis::GeometryKind::Polygon;
    layer.crs = gis::storageCrs();
    return layer;
}

/// Layers come back in the order of constraint_layers, with their features.
Result<void> readConstraints(const TableReader& read, Project& project) {
    auto coverage = read("constraint_layers");
    if (!coverage) {
        return std::unexpected(coverage.error());
    }
    auto layers = fromLayer(*coverage, coverageBindings());
    if (!layers) {
        return std::unexpected(layers.error());
    }
    std::vector<ConstraintRow> features;
    auto done = readPlacedRows(
        read, "constraints", constraintBindings(), &ConstraintFeature::place, features);
    if (!done) {
        return done;
    }
    for (std::size_t i = 0; i < layers->size(); ++i) {
        ConstraintLayer layer{(*layers)[i].kind, {}, {}, (*layers)[i].source};
        if (const auto* area = std::get_if<gis::MultiPolygon>(&coverage->geometries[i])) {
            layer.coverage = *area;
        }
        for (ConstraintRow& feature : features) {
            if (feature.kind == layer.kind) {
                layer.features.push_back(feature);
            }
        }
        project.constraints.push_back(std::move(layer));
    }
    return {};
}

}  // namespace

gis::Layer sitesTable(const std::vector<Site>& sites) {
    return placedLayer("sites", sites, recordBindings<Site>(), &Site::place);
}

std::vector<ProjectTable> inputTables(const Project& project) {
    std::vector<ProjectTable> tables;
    const auto add = [&](const char* name, const char* zh, const char* en, gis::Layer content) {
        tables.push_back({{name, zh, en}, std::move(content)});
    };
    add("ruyuan_settings",
        "项目设置",
        "policy pack and as-of date",
        toLayer("ruyuan_settings", settingsOf(project), settingBindings()));
    add("sources",
        "数据来源",
        "imported files",
        toLayer("sources", project.sources, sourceBindings()));
    add("import_issues",
        "导入问题",
        "rows and values that could not be used, or were guessed",
        toLayer("import_issues", project.issues, issueBindings()));
    add("list_changes",
        "名单调整",
        "sites that entered or left the list, with the document",
        toLayer("list_changes", project.listChanges, listChangeBindings()));
    add("merged_rows",
        "已合并的行",
        "rows of sites that were found to be listed twice",
        toLayer("merged_rows", project.mergedRows, mergedRowBindings()));
    add("recipes",
        "导入配方",
        "how the files of a sender are read",
        toLayer("recipes", project.recipes, recipeBindings()));
    add("sites", "厂区", "production sites", sitesTable(project.sites));
    add("equipment",
        "装备",
        "lines, units and mills",
        toLayer("equipment", project.equipment, recordBindings<Equipment>()));
    add("parks",
        "承接园区",
        "receiving parks",
        placedLayer("parks", project.parks, recordBindings<Park>(), &Park::place));
    add("park_phases",
        "园区分期",
        "dated phases of parks",
        toLayer("park_phases", phaseRows(project), phaseBindings()));
    add("built_up_areas",
        "城市建成区",
        "approved built-up areas",
        placedLayer("built_up_areas",
                    project.builtUpAreas,
                    recordBindings<BuiltUpArea>(),
                    &BuiltUpArea::place));
    add("counties",
        "县市区与开发区",
        "counties and development zones",
        placedLayer("counties", project.counties, recordBindings<County>(), &County::place));
    add("constraint_layers",
        "限制图层",
        "constraint layers and their coverage",
        coverageTable(project));
    add("constraints", "限制要素", "features that restrict sites", constraintTable(project));
    add("decisions",
        "决定",
        "what counties decided",
        toLayer("decisions", project.decisions, recordBindings<Decision>()));
    add("wind_roses",
        "风玫瑰",
        "how often the wind blows from each direction",
        toLayer("wind_roses", project.windRoses, windBindings()));
    return tables;
}

Result<void> readInputTables(const TableReader& read, Project& project) {
    std::vector<Setting> settings;
    std::vector<ParkPhaseRow> phases;
    Result<void> done = readRows(read, "ruyuan_settings", settingBindings(), settings);
    const auto then = [&](auto&& step) {
        if (done) {
            done = step();
        }
    };
    then([&] { return takeSettings(settings, project); });
    then([&] { return readRows(read, "sources", sourceBindings(), project.sources); });
    then([&] { return readRows(read, "import_issues", issueBindings(), project.issues); });
    then([&] { return readRows(read, "list_changes", listChangeBindings(), project.listChanges); });
    then([&] { return readRows(read, "merged_rows", mergedRowBindings(), project.mergedRows); });
    then([&] { return readRows(read, "recipes", recipeBindings(), project.recipes); });
    then([&] {
        return readPlacedRows(read, "sites", recordBindings<Site>(), &Site::place, project.sites);
    });
    then([&] {
        return readRows(read, "equipment", recordBindings<Equipment>(), project.equipment);
    });
    then([&] {
        return readPlacedRows(read, "parks", recordBindings<Park>(), &Park::place, project.parks);
    });
    then([&] { return readRows(read, "park_phases", phaseBindings(), phases); });
    then([&] {
        return readPlacedRows(read,
                              "built_up_areas",
                              recordBindings<BuiltUpArea>(),
                              &BuiltUpArea::place,
                              project.builtUpAreas);
    });
    then([&] {
        return readPlacedRows(
            read, "counties", recordBindings<County>(), &County::place, project.counties);
    });
    then([&] { return readConstraints(read, project); });
    then(
        [&] { return readRows(read, "decisions", recordBindings<Decision>(), project.decisions); });
    then([&] { return readRows(read, "wind_roses", windBindings(), project.windRoses); });
    takePhases(phases, project);
    return done;
}

std::vector<ProjectTable> projectTables(const Project& project) {
    std::vector<ProjectTable> tables = inputTables(project);
    for (ProjectTable& table : resultTables(project)) {
        tables.push_back(std::move(table));
    }
    for (ProjectTable& table : scenarioTables(project)) {
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace ruyuan::planner::detail
