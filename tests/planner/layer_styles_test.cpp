// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/layer_styles.h"

#include "planner/constraint_kinds.h"
#include "planner/project_file.h"
#include "tests/support/run_command.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <format>
#include <map>
#include <set>
#include <string_view>

namespace ruyuan::planner {
namespace {

using detail::ProjectTable;
using ::ruyuan::testing::quoted;
using ::ruyuan::testing::runCommand;
using ::ruyuan::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// Names of the columns by layer: what a style may ask for.
std::map<std::string, std::set<std::string>> placedLayers() {
    std::map<std::string, std::set<std::string>> layers;
    for (const ProjectTable& table : detail::inputTables({})) {
        if (table.content.kind != gis::GeometryKind::None) {
            for (const gis::Column& column : table.content.columns) {
                layers[table.info.name].insert(column.field().name);
            }
        }
    }
    for (const gis::Field& column : detail::plannedSites().columns) {
        layers[detail::plannedSites().info.name].insert(column.name);
    }
    return layers;
}

std::map<std::string, std::string> stylesByTable() {
    const gis::Layer styles = detail::layerStyles().value().content;
    std::map<std::string, std::string> result;
    for (std::size_t row = 0; row < styles.size(); ++row) {
        result[styles.find("f_table_name")->asText(row)] = styles.find("styleQML")->asText(row);
    }
    return result;
}

/// What stands between the two, wherever they follow each other.
std::set<std::string> between(const std::string& text,
                              std::string_view before,
                              std::string_view after) {
    std::set<std::string> words;
    for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at)) {
        const std::size_t begin = at + before.size();
        const std::size_t end = text.find(after, begin);
        if (end == std::string::npos) {
            break;
        }
        words.insert(text.substr(begin, end - begin));
        at = end + after.size();
    }
    return words;
}

Site placedSite(const std::string& id) {
    Site site;
    site.id = id;
    site.name = id + "示例有限公司";
    site.place = gis::Point{113.4, 34.8};
    return site;
}

Classification proposing(const std::string& id, Path path) {
    Classification classification;
    classification.siteId = id;
    classification.proposedPath = path;
    return classification;
}

gis::Layer viewOf(const Project& project) {
    const TemporaryFolder folder;
    EXPECT_TRUE(createProject(folder / "a.gpkg", project, {}));
    auto package = gis::GeoPackage::open(folder / "a.gpkg", gis::OpenMode::Read).value();
    return package.readTable("planned_sites").value();
}

TEST(LayerStyles, EveryLayerWithAPlaceHasOne) {
    std::vector<std::string> styled;
    std::vector<std::string> placed;
    for (const auto& [table, qml] : stylesByTable()) {
        styled.push_back(table);
    }
    for (const auto& [table, columns] : placedLayers()) {
        placed.push_back(table);
    }
    EXPECT_EQ(styled, placed);
}

// As QGIS 3.22 and 3.40 make the table themselves (QgsOgrProviderMetadata::saveStyle).
TEST(LayerStyles, TheTableHasTheColumnsOfQgis) {
    std::vector<std::string> names;
    const gis::Layer styles = detail::layerStyles().value().content;
    for (const gis::Column& column : styles.columns) {
        names.push_back(column.field().name);
    }
    EXPECT_THAT(names,
                ElementsAre("f_table_catalog",
                            "f_table_schema",
                            "f_table_name",
                            "f_geometry_column",
                            "styleName",
                            "styleQML",
                            "styleSLD",
                            "useAsDefault",
                            "description",
                            "owner",
                            "ui",
                            "update_time"));
}

// The condition with which QGIS looks for the style of a layer, through GDAL as QGIS does.
TEST(LayerStyles, QgisFindsTheStyleOfALayer) {
    const TemporaryFolder folder;
    ASSERT_TRUE(createProject(folder / "a.gpkg", {}, {}));
    const auto package = gis::GeoPackage::open(folder / "a.gpkg", gis::OpenMode::Read).value();
    for (const auto& [table, columns] : placedLayers()) {
        const auto found = package.readRows(
            "layer_styles",
            std::format("f_table_schema = '' AND f_table_name = '{}' AND f_geometry_column = "
                        "'geom' AND useAsDefault",
                        table));
        EXPECT_EQ(found.value().size(), 1U) << table;
        EXPECT_THAT(runCommand("ogrinfo -so " + quoted(folder / "a.gpkg") + " " + table).output,
                    HasSubstr("Geometry Column = geom"))
            << table;
    }
}

TEST(LayerStyles, StylesAskOnlyForColumnsThatTheirLayerHas) {
    const auto layers = placedLayers();
    std::size_t columns = 0;
    for (const auto& [table, qml] : stylesByTable()) {
        std::set<std::string> asked = between(qml, "&quot;", "&quot;");
        for (const std::string& label : between(qml, "fieldName=\"", "\"")) {
            if (!label.contains('(')) {  // an expression names its columns in quotes
                asked.insert(label);
            }
        }
        for (const std::string& column : asked) {
            EXPECT_TRUE(layers.at(table).contains(column)) << table << " " << column;
        }
        columns += asked.size();
    }
    EXPECT_GT(columns, 0U);
}

TEST(LayerStyles, WordsAreThoseOfTheFiles) {
    const auto styles = stylesByTable();
    EXPECT_EQ(between(styles.at("planned_sites"), "filter=\"&quot;path&quot; = '", "'\""),
              (std::set<std::string>{"on-site", "relocation", "transformation", "closure"}));
    const auto kinds = between(styles.at("constraints"), "&quot;kind&quot; = '", "'");
    EXPECT_THAT(kinds, Not(IsEmpty()));
    for (const std::string& kind : kinds) {
        EXPECT_TRUE(constraintKind(kind)) << kind;
    }
}

// A style that looks into other layers makes QGIS's drawing threads wait for its main thread.
TEST(LayerStyles, NoneLooksIntoOtherLayers) {
    for (const auto& [table, qml] : stylesByTable()) {
        EXPECT_THAT(qml, Not(HasSubstr("get_feature"))) << table;
        EXPECT_THAT(qml, Not(HasSubstr("layer_property"))) << table;
        EXPECT_THAT(qml, Not(HasSubstr("aggregate("))) << table;
    }
}

TEST(PlannedSites, ShowTheProposedPathUntilThereIsAPlan) {
    Project project;
    project.sites = {placedSite("S1"), placedSite("S2")};
    project.classifications = {proposing("S1", Path::Closure), proposing("S2", Path::OnSite)};
    const gis::Layer before = viewOf(project);
    EXPECT_EQ(before.find("path")->asText(0), "closure");
    EXPECT_EQ(before.find("path")->asText(1), "on-site");

    Park park;
    park.id = "P1";
    park.name = "示例园区";
    project.parks = {park};
    PlanEntry entry;
    entry.siteId = "S1";
    entry.path = Path::Relocation;
    entry.parkId = "P1";
    project.plan = Plan{};
    project.plan->entries = {entry};
    const gis::Layer after = viewOf(project);
    ASSERT_EQ(after.size(), 2U);
    EXPECT_EQ(after.find("path")->asText(0), "relocation");
    EXPECT_EQ(after.find("park")->asText(0), "示例园区");
    EXPECT_TRUE(after.find("path")->isNull(1));
    EXPECT_EQ(after.geometries[0], project.sites[0].place);
}

TEST(PlannedSites, FollowChangesOfTheProjectAndItsUndoing) {
    const TemporaryFolder folder;
    const auto file = folder / "a.gpkg";
    Project project;
    project.sites = {placedSite("S1"), placedSite("S2")};
    ASSERT_TRUE(createProject(file, project, {}));
    const Project before = readProject(file).value();
    Project after = before;
    after.sites.insert(after.sites.begin(), placedSite("S0"));  // the table is made anew
    after.sites[2].name = "改名有限公司";
    ASSERT_TRUE(writeProject(file, before, after, {}));
    const auto names = [&] {
        const auto package = gis::GeoPackage::open(file, gis::OpenMode::Read).value();
        const gis::Layer view = package.readTable("planned_sites").value();
        std::vector<std::string> result;
        for (std::size_t row = 0; row < view.size(); ++row) {
            result.push_back(view.find("name")->asText(row));
        }
        std::ranges::sort(result);
        return result;
    };
    EXPECT_THAT(names(), ElementsAre("S0示例有限公司", "S1示例有限公司", "改名有限公司"));
    ASSERT_TRUE(undoLast(file, {}));
    EXPECT_THAT(names(), ElementsAre("S1示例有限公司", "S2示例有限公司"));
    const auto styles = gis::GeoPackage::open(file, gis::OpenMode::Read)->readTable("layer_styles");
    EXPECT_EQ(styles->size(), placedLayers().size());
    EXPECT_TRUE(gis::GeoPackage::open(file, gis::OpenMode::Read)->checkIntegrity());
}

TEST(PlannedSites, OgrinfoSeesAliasesAndPlaces) {
    const TemporaryFolder folder;
    Project project;
    project.sites = {placedSite("S1"), placedSite("S2")};
    ASSERT_TRUE(createProject(folder / "项目.gpkg", project, {}));
    const auto summary =
        runCommand("ogrinfo -so " + quoted(folder / "项目.gpkg") + " planned_sites");
    EXPECT_EQ(summary.status, 0);
    for (const char* line : {"IDENTIFIER=厂区（按改造路径）",
                             "Feature Count: 2",
                             "Extent: (113.399",
                             "ID[\"EPSG\",4490]",
                             "Geometry Column = geom",
                             "path: String",
                             "alternative name=\"改造路径\"",
                             "start: Date",
                             "provisional: Integer(Boolean)"}) {
        EXPECT_THAT(summary.output, HasSubstr(line));
    }
    EXPECT_THAT(summary.output, Not(HasSubstr("ERROR")));
    EXPECT_THAT(summary.output, Not(HasSubstr("Warning")));
}

}  // namespace
}  // namespace ruyuan::planner
