// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/layer_styles.h"

#include "gis/platform.h"
#include "planner/detail/resource_files.h"

#include <chrono>
#include <fstream>
#include <iterator>

namespace ruyuan::planner::detail {

namespace {

namespace fs = std::filesystem;
using gis::FieldType;
using gis::Result;

struct Style {
    std::string table;
    std::string qml;
    int number = 0;  ///< of the row
};

/// A column of the table and its cell for a style.
struct StyleColumn {
    const char* name;
    FieldType type;
    gis::Value (*cell)(const Style&);
};

gis::Value emptyText(const Style& /*style*/) {
    return std::string();
}

gis::Value noValue(const Style& /*style*/) {
    return {};
}

// QGIS asks for f_table_schema = '', which null is not, and takes a style only for the geometry
// column it was saved for. Its list of styles repeats those of one update time, hence the days.
constexpr StyleColumn kColumns[] = {
    {"f_table_catalog", FieldType::Text, emptyText},
    {"f_table_schema", FieldType::Text, emptyText},
    {"f_table_name", FieldType::Text, [](const Style& style) { return gis::Value{style.table}; }},
    {"f_geometry_column",
     FieldType::Text,
     [](const Style& /*style*/) { return gis::Value{std::string("geom")}; }},
    {"styleName",
     FieldType::Text,
     [](const Style& /*style*/) { return gis::Value{std::string("入园")}; }},
    {"styleQML", FieldType::Text, [](const Style& style) { return gis::Value{style.qml}; }},
    {"styleSLD", FieldType::Text, noValue},
    {"useAsDefault", FieldType::Boolean, [](const Style& /*style*/) { return gis::Value{true}; }},
    {"description",
     FieldType::Text,
     [](const Style& /*style*/) { return gis::Value{std::string("入园 Ruyuan 的默认样式")}; }},
    {"owner", FieldType::Text, emptyText},
    {"ui", FieldType::Text, noValue},
    {"update_time",
     FieldType::Date,
     [](const Style& style) {
         return gis::Value{gis::makeDate(2019, 7, 1) + std::chrono::days(style.number)};
     }},
};

Result<Style> readStyle(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    Style style{gis::utf8FromPath(file.stem()), {std::istreambuf_iterator<char>(stream), {}}, 0};
    if (!stream || style.qml.empty()) {
        return gis::fail(gis::ErrorCode::CannotRead,
                         {"无法读取 QGIS 样式", "a style for QGIS cannot be read"},
                         gis::utf8FromPath(file),
                         {"请检查安装是否完整", "check the installation"});
    }
    return style;
}

}  // namespace

gis::View plannedSites() {
    return {{"planned_sites",
             "厂区（按改造路径）",
             "sites with their path, park and dates by the plan, or the proposed path before it"},
            "sites",
            // Paths come from a union and not from an expression: GeoPackage wants typed columns.
            "SELECT s.fid AS OGC_FID, s.geom AS geom, s.id AS id, s.name AS name, "
            "s.county AS county, c.size_class AS size_class, c.in_scope AS in_scope, "
            "w.path AS path, p.provisional AS provisional, k.name AS park, p.start AS start, "
            "p.finish AS finish "
            "FROM sites s LEFT JOIN classifications c ON c.site = s.id "
            "LEFT JOIN plan_entries p ON p.site = s.id LEFT JOIN parks k ON k.id = p.park "
            "LEFT JOIN (SELECT site, path FROM plan_entries UNION ALL SELECT site, proposed_path "
            "FROM classifications WHERE NOT EXISTS (SELECT 1 FROM plan)) w ON w.site = s.id",
            {{"id", FieldType::Text, "厂区编号"},
             {"name", FieldType::Text, "企业名称"},
             {"county", FieldType::Text, "县（市、区）"},
             {"size_class", FieldType::Text, "企业规模"},
             {"in_scope", FieldType::Text, "是否列入"},
             {"path", FieldType::Text, "改造路径"},
             {"provisional", FieldType::Boolean, "暂定"},
             {"park", FieldType::Text, "承接园区"},
             {"start", FieldType::Date, "开工季度首日"},
             {"finish", FieldType::Date, "完成季度首日"}}};
}

Result<ProjectTable> layerStyles() {
    auto files =
        resourceFiles("styles", ".qml", {"找不到 QGIS 样式", "there are no styles for QGIS"});
    if (!files) {
        return std::unexpected(files.error());
    }
    ProjectTable table;
    table.info = {"layer_styles", "QGIS 样式", "default styles of the layers for QGIS"};
    table.content.name = table.info.name;
    for (const StyleColumn& column : kColumns) {
        table.content.columns.emplace_back(gis::Field{column.name, column.type, {}});
    }
    for (const fs::path& file : *files) {
        auto style = readStyle(file);
        if (!style) {
            return std::unexpected(style.error());
        }
        style->number = static_cast<int>(table.content.size());
        for (std::size_t i = 0; i < std::size(kColumns); ++i) {
            table.content.columns[i].append(kColumns[i].cell(*style));
        }
    }
    return table;
}

gis::Result<void> writeLooks(gis::GeoPackage& package) {
    auto done = package.addView(plannedSites());
    if (!done) {
        return done;
    }
    const auto styles = layerStyles();
    return styles ? package.writeTable(styles->info, styles->content)
                  : std::unexpected(styles.error());
}

}  // namespace ruyuan::planner::detail
