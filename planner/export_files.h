// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "gis/result.h"
#include "gis/write_layer.h"
#include "planner/personal_data.h"
#include "planner/project.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace ruyuan::planner {

struct ExportOptions {
    gis::VectorFormat format = gis::VectorFormat::Shapefile;
    gis::DbfEncoding encoding = gis::DbfEncoding::Gbk;  ///< shapefile only
    gis::Language language = gis::Language::Chinese;
    /// DEFAULT: left out. What the files tell of persons.
    PersonalData persons = PersonalData::Omit;
};

/// One report layer as it was handed out.
struct ExportedLayer {
    std::string stem;
    gis::Text title;
    std::size_t rows = 0;
    std::vector<std::filesystem::path> files;
    gis::Warnings warnings;              ///< texts cut, encoding changed…
    std::vector<gis::Text> differences;  ///< found by reading the files again; empty: they agree
};

/// What such files tell of persons, for whoever hands them out; empty where the project names none.
[[nodiscard]] gis::Text personsTold(const Project& project, PersonalData persons);

/// Writes reportLayers() into @p directory (made when missing) and reads every file again to
/// compare. GeoPackage: one file with all layers. Shapefile: one per geometry kind, with short
/// field names, a field description (_字段说明.csv) and, where texts were cut, the full texts
/// (_长文本.csv); plain tables become CSV. Others: one file per layer.
[[nodiscard]] gis::Result<std::vector<ExportedLayer>> exportProject(
    const Project& project,
    const std::filesystem::path& directory,
    const ExportOptions& options = {},
    const gis::Progress& progress = {});

}  // namespace ruyuan::planner
