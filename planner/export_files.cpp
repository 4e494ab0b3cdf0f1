// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/export_files.h"

#include "gis/geopackage.h"
#include "gis/platform.h"
#include "gis/shapefile_names.h"
#include "planner/fields.h"
#include "planner/report.h"

#include <algorithm>
#include <utility>

namespace ruyuan::planner {

namespace {

namespace fs = std::filesystem;
using gis::Result;
using gis::VectorFormat;

/// Writes one layer and compares the files with it.
Result<void> writeAndCompare(const gis::Layer& layer,
                             const fs::path& directory,
                             const std::string& stem,
                             const gis::WriteOptions& options,
                             ExportedLayer& exported) {
    auto written = gis::writeLayer(layer, directory, stem, options);
    if (!written) {
        return std::unexpected(written.error());
    }
    auto differences = gis::compareWithFile(layer, directory, stem, options);
    if (!differences) {
        return std::unexpected(differences.error());
    }
    for (auto& file : written->files) {
        exported.files.push_back(std::move(file));
    }
    for (auto& warning : written->warnings) {
        exported.warnings.push_back(std::move(warning));
    }
    for (auto& difference : *differences) {
        exported.differences.push_back(std::move(difference));
    }
    return {};
}

Result<void> writeCsv(const gis::Layer& layer,
                      const fs::path& directory,
                      const std::string& stem,
                      ExportedLayer& exported) {
    gis::WriteOptions options;
    options.format = VectorFormat::Csv;
    return writeAndCompare(layer, directory, stem, options, exported);
}

Result<void> writeShapefile(const gis::Layer& layer,
                            const fs::path& directory,
                            const std::string& stem,
                            gis::DbfEncoding encoding,
                            ExportedLayer& exported) {
    auto shapefile = gis::shapefileLayer(layer, shortColumnNames(), encoding);
    if (!shapefile) {
        return std::unexpected(shapefile.error());
    }
    for (auto& warning : shapefile->warnings) {
        exported.warnings.push_back(warning);
    }
    gis::WriteOptions options;
    options.format = VectorFormat::Shapefile;
    options.dbfEncoding = shapefile->encoding;
    auto done = writeAndCompare(shapefile->layer, directory, stem, options, exported);
    if (done) {
        done =
            writeCsv(gis::fieldDescriptions(*shapefile), directory, stem + "_字段说明", exported);
    }
    if (done && shapefile->fullTexts.size() > 0) {
        done = writeCsv(shapefile->fullTexts, directory, stem + "_长文本", exported);
    }
    return done;
}

std::string kindSuffix(gis::GeometryKind kind) {
    switch (kind) {
        case gis::GeometryKind::Point:
        case gis::GeometryKind::MultiPoint:
            return "_点";
        case gis::GeometryKind::Line:
            return "_线";
        case gis::GeometryKind::Polygon:
            return "_面";
        case gis::GeometryKind::None:
        case gis::GeometryKind::Mixed:
            break;
    }
    return {};
}

Result<void> writeShapefiles(const ReportLayer& report,
                             const fs::path& directory,
                             const ExportOptions& options,
                             ExportedLayer& exported) {
    if (report.layer.kind == gis::GeometryKind::None) {
        return writeCsv(report.layer, directory, report.stem, exported);
    }
    const auto parts = gis::splitByKind(report.layer, exported.warnings);
    for (const gis::Layer& part : parts) {
        const std::string stem =
            parts.size() == 1 ? report.stem : report.stem + kindSuffix(part.kind);
        auto done = writeShapefile(part, directory, stem, options.encoding, exported);
        if (!done) {
            return done;
        }
    }
    return {};
}

ExportedLayer startedLayer(const ReportLayer& report) {
    return {report.stem, report.title, report.layer.size(), {}, {}, {}};
}

/// The cells of two tables that differ, in words; the first few are enough.
std::vector<gis::Text> differencesOf(const gis::Layer& wanted, const gis::Layer& found) {
    if (wanted.size() != found.size()) {
        return {gis::text("写出 {} 行，读回 {} 行",
                          "{} rows written, {} read back",
                          wanted.size(),
                          found.size())};
    }
    std::vector<gis::Text> differences;
    for (const gis::Column& column : wanted.columns) {
        const gis::Column* same = found.find(column.field().name);
        for (std::size_t row = 0; row < wanted.size(); ++row) {
            if (same == nullptr || same->value(row) != column.value(row)) {
                differences.push_back(gis::text("字段“{}”第 {} 行读回不同",
                                                "field \"{}\", row {}: read back differently",
                                                column.field().name,
                                                row + 1));
                break;
            }
        }
    }
    if (wanted.geometries != found.geometries) {
        differences.push_back({"图形读回不同", "shapes were read back differently"});
    }
    return differences;
}

Result<std::vector<ExportedLayer>> exportGeoPackage(const std::vector<ReportLayer>& reports,
                                                    const fs::path& directory,
                                                    gis::Language language) {
    const fs::path file = directory / "ruyuan.gpkg";
    std::error_code error;
    fs::remove(file, error);
    auto package = gis::GeoPackage::create(file);
    if (!package) {
        return std::unexpected(package.error());
    }
    auto done = package->begin();
    for (const ReportLayer& report : reports) {
        if (done) {
            done = package->writeTable({report.stem, report.title.in(language), {}}, report.layer);
        }
    }
    if (done) {
        done = package->commit();
    }
    if (!done) {
        return std::unexpected(done.error());
    }
    auto written = gis::GeoPackage::open(file, gis::OpenMode::Read);
    if (!written) {
        return std::unexpected(written.error());
    }
    std::vector<ExportedLayer> exported;
    for (const ReportLayer& report : reports) {
        auto table = written->readTable(report.stem);
        if (!table) {
            return std::unexpected(table.error());
        }
        exported.push_back(startedLayer(report));
        exported.back().files.push_back(file);
        exported.back().differences = differencesOf(report.layer, *table);
    }
    return exported;
}

/// The sites with something in a field about persons.
std::size_t sitesNamingPersons(const Project& project) {
    std::vector<const FieldSpec<Site>*> personal;
    for (const FieldSpec<Site>& field : fields<Site>()) {
        if (field.personal) {
            personal.push_back(&field);
        }
    }
    const auto names = [&](const Site& site) {
        return std::ranges::any_of(personal, [&](const FieldSpec<Site>* field) {
            return !std::holds_alternative<std::monostate>(get(site, *field));
        });
    };
    return static_cast<std::size_t>(std::ranges::count_if(project.sites, names));
}

}  // namespace

gis::Text personsTold(const Project& project, PersonalData persons) {
    const std::size_t sites = sitesNamingPersons(project);
    const auto decided = static_cast<std::size_t>(std::ranges::count_if(
        project.decisions, [](const Decision& decision) { return !decision.author.empty(); }));
    if (sites + decided == 0) {
        return {};
    }
    switch (persons) {
        case PersonalData::Omit:
            return gis::text("未写出个人信息（{}个厂区的联系人和电话、{}项决定的决定人）",
                             "personal data were left out (contacts and phones of {} sites, who "
                             "made {} decisions)",
                             sites,
                             decided);
        case PersonalData::Mask:
            return gis::text("个人信息已隐去中间部分（{}个厂区的联系人和电话、{}项决定的决定人）",
                             "personal data were masked (contacts and phones of {} sites, who made "
                             "{} decisions)",
                             sites,
                             decided);
        case PersonalData::Include:
            break;
    }
    return gis::text(
        "文件含完整的个人信息（{}个厂区的联系人和电话、{}项决定的决定人），"
        "拿到文件的人都能看到，请只发给需要的人",
        "the files hold personal data in full (contacts and phones of {} sites, who "
        "made {} decisions); whoever receives them may read them, so hand them only "
        "to those who need them",
        sites,
        decided);
}

gis::Result<std::vector<ExportedLayer>> exportProject(const Project& project,
                                                      const fs::path& directory,
                                                      const ExportOptions& options,
                                                      const gis::Progress& progress) {
    std::error_code error;
    fs::create_directories(directory, error);
    if (error) {
        return gis::fail(gis::ErrorCode::CannotWrite,
                         {"无法建立导出文件夹", "the folder for the export cannot be made"},
                         gis::utf8FromPath(directory),
                         {"请选择一个可写的位置", "choose a place you may write to"});
    }
    const auto layers = reportLayers(project, options.language, options.persons);
    if (!layers) {
        return std::unexpected(layers.error());
    }
    const std::vector<ReportLayer>& reports = *layers;
    if (options.format == VectorFormat::GeoPackage) {
        return exportGeoPackage(reports, directory, options.language);
    }
    std::vector<ExportedLayer> all;
    for (const ReportLayer& report : reports) {
        if (progress.stopRequested()) {
            return gis::fail(gis::ErrorCode::Cancelled, {"导出已停止", "the export was stopped"});
        }
        progress.step(static_cast<double>(all.size()) / static_cast<double>(reports.size()),
                      report.title);
        all.push_back(startedLayer(report));
        Result<void> done;
        if (options.format == VectorFormat::Shapefile) {
            done = writeShapefiles(report, directory, options, all.back());
        } else {
            gis::WriteOptions write;
            write.format = options.format;
            done = writeAndCompare(report.layer, directory, report.stem, write, all.back());
        }
        if (!done) {
            return std::unexpected(done.error());
        }
    }
    return all;
}

}  // namespace ruyuan::planner
