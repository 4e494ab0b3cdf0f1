// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/write_layer.h"

#include "gis/detail/aside.h"
#include "gis/detail/write_formats.h"
#include "gis/geopackage.h"
#include "gis/platform.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <system_error>
#include <utility>

namespace ruyuan::gis {

namespace fs = std::filesystem;

namespace detail {

fs::path WriteTask::file(const std::string& suffix) const {
    return folder / pathFromUtf8(stem + suffix);
}

Result<void> WriteTask::atRow(std::size_t row) const {
    constexpr std::size_t kEvery = 1024;
    if (row % kEvery != 0) {
        return {};
    }
    if (progress.stopRequested()) {
        return fail(ErrorCode::Cancelled,
                    {"写出已停止，原有文件没有改动",
                     "writing was stopped; the files are as they were before"},
                    stem);
    }
    progress.step(
        static_cast<double>(row) / static_cast<double>(std::max<std::size_t>(1, layer.size())),
        text("写出 {}", "writing {}", stem));
    return {};
}

void WriteTask::warn(Text sentence) {
    warnings.push_back({std::move(sentence), stem});
}

TextFile::TextFile(const fs::path& path)
    : path_(path), stream_(path, std::ios::binary | std::ios::trunc) {}

Result<void> TextFile::close() {
    errno = 0;
    stream_.flush();
    stream_.close();
    if (stream_.fail()) {
        return writeFailure(path_, std::error_code(errno, std::generic_category()));
    }
    return {};
}

std::string freeColumnName(std::string wanted, const Layer& layer) {
    const auto lower = [](std::string name) {
        std::ranges::transform(name, name.begin(), [](char letter) {
            return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        });
        return name;
    };
    const auto taken = [&](const Column& column) {
        return lower(column.field().name) == lower(wanted);
    };
    while (std::ranges::any_of(layer.columns, taken)) {
        wanted += '_';
    }
    return wanted;
}

Result<void> writeGeoPackage(WriteTask& task) {
    auto package = GeoPackage::create(task.file(".gpkg"));
    if (!package) {
        return std::unexpected(package.error());
    }
    if (auto begun = package->begin(); !begun) {
        return begun;
    }
    const std::string& name = task.layer.name.empty() ? task.stem : task.layer.name;
    if (auto written = package->writeTable({name, {}, {}}, task.layer); !written) {
        return written;
    }
    return package->commit();
}

}  // namespace detail

namespace {

Result<void> writeFormat(VectorFormat format, detail::WriteTask& task) {
    switch (format) {
        case VectorFormat::GeoPackage:
            return detail::writeGeoPackage(task);
        case VectorFormat::Shapefile:
            return detail::writeShapefile(task);
        case VectorFormat::GeoJson:
            return detail::writeGeoJson(task);
        case VectorFormat::Csv:
            return detail::writeCsv(task);
        case VectorFormat::Xlsx:
            return detail::writeXlsx(task);
    }
    return {};
}

// Files beside an old shapefile that would be read together with the new one.
void removeOldCompanions(const fs::path& directory, const std::string& stem) {
    for (const char* suffix : {".shp",
                               ".shx",
                               ".dbf",
                               ".prj",
                               ".cpg",
                               ".qix",
                               ".qpj",
                               ".sbn",
                               ".sbx",
                               ".ain",
                               ".aih",
                               ".idm",
                               ".ind",
                               ".shp.xml"}) {
        std::error_code ignored;
        fs::remove(directory / pathFromUtf8(stem + suffix), ignored);
    }
}

bool isPlainName(const std::string& stem) {
    return !stem.empty() && stem != "." && stem != ".." &&
           stem.find_first_of("/\\") == std::string::npos;
}

}  // namespace

Result<WriteResult> writeLayer(const Layer& layer,
                               const fs::path& directory,
                               const std::string& stem,
                               const WriteOptions& options,
                               const Progress& progress) {
    assert(layer.kind == GeometryKind::None || layer.geometries.size() == layer.size());
    if (!isPlainName(stem)) {
        return fail(ErrorCode::InvalidArgument,
                    text("“{}”不能作文件名", "\"{}\" cannot be the name of a file", stem),
                    utf8FromPath(directory),
                    {"请去掉斜杠", "leave out the slashes"});
    }
    const auto aside = detail::AsideFolder::create(directory, stem);
    if (!aside) {
        return std::unexpected(aside.error());
    }
    detail::WriteTask task{layer, aside->path(), stem, options.dbfEncoding, progress};
    if (auto written = writeFormat(options.format, task); !written) {
        // The place of an error is the file that was asked for, not the one aside.
        written.error().where = utf8FromPath(directory / pathFromUtf8(stem));
        return std::unexpected(written.error());
    }
    if (options.format == VectorFormat::Shapefile) {
        removeOldCompanions(directory, stem);
    }
    auto files = detail::moveOver(*aside, directory);
    if (!files) {
        return std::unexpected(files.error());
    }
    return WriteResult{std::move(*files), std::move(task.warnings)};
}

}  // namespace ruyuan::gis
