// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/project_file.h"

#include "gis/geopackage.h"
#include "gis/platform.h"
#include "planner/detail/project_tables.h"

namespace ruyuan::planner {

namespace {

namespace fs = std::filesystem;
using detail::ProjectTable;
using gis::Result;

/// The layout of the tables in detail/input_tables.cpp and detail/result_tables.cpp.
constexpr int kSchemaVersion = 3;
constexpr const char* kVersionTable = "ruyuan_schema";

gis::Layer versionTable() {
    gis::Column version({"version", gis::FieldType::Integer, "版本"});
    version.append(std::int64_t{kSchemaVersion});
    gis::Layer layer;
    layer.name = kVersionTable;
    layer.columns.push_back(std::move(version));
    return layer;
}

std::vector<ProjectTable> tablesOf(const Project& project) {
    std::vector<ProjectTable> tables = detail::inputTables(project);
    for (ProjectTable& table : detail::resultTables(project)) {
        tables.push_back(std::move(table));
    }
    return tables;
}

Result<void> checkVersion(const gis::GeoPackage& package, const std::string& where) {
    if (!package.hasTable(kVersionTable)) {
        return gis::fail(
            gis::ErrorCode::InvalidData,
            {"这是一个 GeoPackage，但不是入园项目",
             "this is a GeoPackage, but not a Ruyuan project"},
            where,
            {"要导入其中的图层，请用 ruyuan import", "to take layers from it, use ruyuan import"});
    }
    auto table = package.readTable(kVersionTable);
    if (!table) {
        return std::unexpected(table.error());
    }
    const gis::Column* column = table->find("version");
    const auto version =
        column == nullptr || column->size() == 0 ? std::nullopt : column->number(0);
    if (version != kSchemaVersion) {
        return gis::fail(gis::ErrorCode::InvalidData,
                         gis::text("项目文件版本为 {}，本程序支持版本 {}",
                                   "the project file has version {}, this program knows version {}",
                                   version ? static_cast<int>(*version) : 0,
                                   kSchemaVersion),
                         where,
                         version && *version < kSchemaVersion
                             ? gis::Text{"请用原来的文件重新建立项目；该文件没有被改动",
                                         "make the project again from its sources; the file was "
                                         "not changed"}
                             : gis::Text{"请用较新的程序打开；文件没有被改动",
                                         "open it with a newer program; the file was not changed"});
    }
    return {};
}

bool sameContent(const gis::Layer& a, const gis::Layer& b) {
    return a.columns == b.columns && a.geometries == b.geometries;
}

gis::Error placed(gis::Error error, const std::string& where) {
    if (error.where.empty()) {
        error.where = where;
    }
    return error;
}

}  // namespace

Result<Project> readProject(const fs::path& file) {
    const std::string where = gis::utf8FromPath(file);
    auto package = gis::GeoPackage::open(file, gis::OpenMode::Read);
    if (!package) {
        return std::unexpected(package.error());
    }
    Project project;
    auto done = checkVersion(*package, where);
    const detail::TableReader read = [&](const std::string& name) {
        return package->readTable(name);
    };
    if (done) {
        done = detail::readInputTables(read, project);
    }
    if (done) {
        done = detail::readResultTables(read, project);
    }
    if (!done) {
        return std::unexpected(placed(done.error(), where));
    }
    return project;
}

Result<void> createProject(const fs::path& file, const Project& project) {
    auto package = gis::GeoPackage::create(file);
    if (!package) {
        return std::unexpected(package.error());
    }
    auto done = package->begin();
    if (done) {
        done = package->writeTable(
            {kVersionTable, "入园项目文件版本", "schema version of the project file"},
            versionTable());
    }
    for (const ProjectTable& table : tablesOf(project)) {
        if (done) {
            done = package->writeTable(table.info, table.content);
        }
    }
    return done ? package->commit() : done;
}

Result<void> writeProject(const fs::path& file, const Project& before, const Project& after) {
    auto package = gis::GeoPackage::open(file, gis::OpenMode::Write);
    if (!package) {
        return std::unexpected(package.error());
    }
    auto done = checkVersion(*package, gis::utf8FromPath(file));
    if (done) {
        done = package->begin();
    }
    const auto old = tablesOf(before);
    const auto now = tablesOf(after);
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (done && !sameContent(old[i].content, now[i].content)) {
            done = package->writeTable(now[i].info, now[i].content);
        }
    }
    return done ? package->commit() : done;
}

}  // namespace ruyuan::planner
