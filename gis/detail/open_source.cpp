// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/open_source.h"

#include "gis/detail/archive_guard.h"
#include "gis/detail/table.h"
#include "gis/file_ending.h"
#include "gis/platform.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <format>
#include <fstream>
#include <optional>
#include <string_view>
#include <utility>

namespace ruyuan::gis::detail {

namespace {

// Formats whose readers write nothing beside the source; GML and VRT are left out because the one
// writes a .gfs and the other opens files of its own choice.
constexpr const char* kDrivers[] = {"ESRI Shapefile",
                                    "GPKG",
                                    "GeoJSON",
                                    "GeoJSONSeq",
                                    "LIBKML",
                                    "KML",
                                    "FlatGeobuf",
                                    "XLSX",
                                    "ODS",
                                    "XLS",
                                    "OpenFileGDB",
                                    "MapInfo File",
                                    nullptr};

bool isKnownExtension(const std::string& extension) {
    constexpr const char* kKnown[] = {".shp",
                                      ".dbf",
                                      ".shx",
                                      ".gpkg",
                                      ".json",
                                      ".fgb",
                                      ".geojson",
                                      ".kml",
                                      ".kmz",
                                      ".xlsx",
                                      ".xlsm",
                                      ".ods",
                                      ".xls",
                                      ".gdb",
                                      ".tab",
                                      ".mif",
                                      ".zip",
                                      ".geojsonl"};
    return std::ranges::find(kKnown, extension) != std::end(kKnown);
}

CPLStringList optionsFor(std::string_view driver, std::string_view name, HeaderRow header) {
    CPLStringList options;
    if (driver == "ESRI Shapefile") {
        options.AddString("ENCODING=");  // the bytes as they are: see decodeLayer()
    } else if (driver == "GPKG" && !name.contains('%')) {
        // No journal, no shared memory beside the file. GDAL makes a URI of the name for this and
        // forgets to escape "%".
        options.AddString("NOLOCK=YES");
    } else if (driver == "XLSX" || driver == "ODS") {
        options.AddString("FIELD_TYPES=STRING");
        options.AddString(header == HeaderRow::None ? "HEADERS=DISABLE" : "HEADERS=FORCE");
    }
    return options;
}

/// Settings of readers that have no open option for them, for this thread and this scope.
class ThreadSettings {
public:
    explicit ThreadSettings(HeaderRow header) {
        set("OGR_XLS_FIELD_TYPES", "STRING");
        set("OGR_XLS_HEADERS", header == HeaderRow::None ? "DISABLE" : "FORCE");
        set("SHAPE_RESTORE_SHX", "NO");
    }
    ~ThreadSettings() {
        for (const char* name : {"OGR_XLS_FIELD_TYPES", "OGR_XLS_HEADERS", "SHAPE_RESTORE_SHX"}) {
            CPLSetThreadLocalConfigOption(name, nullptr);
        }
    }
    ThreadSettings(const ThreadSettings&) = delete;
    ThreadSettings& operator=(const ThreadSettings&) = delete;

    static void set(const char* name, const char* value) {
        CPLSetThreadLocalConfigOption(name, value);
    }
};

DatasetHandle open(const std::string& name, std::string_view driver, HeaderRow header) {
    const CPLStringList options = optionsFor(driver, name, header);
    const std::string only(driver);
    const char* drivers[] = {only.c_str(), nullptr};
    return DatasetHandle(GDALDataset::Open(
        name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options.List(), nullptr));
}

/// A folder in memory, removed with its last owner.
std::shared_ptr<void> makeScratch(std::string& folder) {
    static std::atomic<int> number = 0;
    folder = std::format("/vsimem/ruyuan_{}", ++number);
    VSIMkdir(folder.c_str(), 0700);
    auto* owned = new std::string(folder);
    return {owned, [](void* pointer) {
                auto* path = static_cast<std::string*>(pointer);
                VSIRmdirRecursive(path->c_str());
                delete path;
            }};
}

std::filesystem::path sibling(const std::filesystem::path& file, const char* extension) {
    for (const std::string& spelling :
         {std::string(extension), std::string(CPLString(extension).toupper())}) {
        auto path = file;
        path.replace_extension(spelling);
        std::error_code error;
        if (std::filesystem::exists(path, error)) {
            return path;
        }
    }
    return {};
}

// A shapefile without its index opens from copies in memory, where GDAL may make the index anew;
// beside the source nothing is written.
DatasetHandle openWithoutIndex(const std::filesystem::path& file, Source& source) {
    std::string folder;
    auto scratch = makeScratch(folder);
    const std::string stem = folder + "/" + utf8FromPath(file.stem());
    for (const char* extension : {".shp", ".dbf", ".prj", ".cpg"}) {
        if (const auto from = sibling(file, extension); !from.empty()) {
            CPLCopyFile((stem + extension).c_str(), utf8FromPath(from).c_str());
        }
    }
    ThreadSettings::set("SHAPE_RESTORE_SHX", "YES");
    DatasetHandle dataset = open(stem + ".shp", source.driver, HeaderRow::FirstRow);
    ThreadSettings::set("SHAPE_RESTORE_SHX", "NO");
    if (dataset != nullptr) {
        source.scratch = std::move(scratch);
        source.warnings.push_back({text("缺少 .shx 索引文件，已在内存中重建。",
                                        "The .shx index is missing; it was rebuilt in memory."),
                                   source.where});
    }
    return dataset;
}

/// A name under which GDAL knows a file that was renamed: it looks at the endings of archives and
/// of old workbooks, which are read from a copy in memory then.
std::string nameWithEnding(const std::filesystem::path& file,
                           const std::string& ending,
                           Source& source) {
    constexpr std::array<std::string_view, 6> kByName{
        ".xlsx", ".xlsm", ".ods", ".xls", ".kmz", ".gpkg"};
    const std::string named = lowerExtension(file);
    if (ending == named) {
        return (ending == ".zip" ? "/vsizip/" : "") + utf8FromPath(file);
    }
    source.warnings.push_back(
        {text("文件名的扩展名与内容不符（{}），按 {} 读取。",
              "The ending of the file's name does not fit its content ({}); it was read as {}.",
              named.empty() ? "—" : named,
              ending),
         source.where});
    if (ending == ".zip") {
        return "/vsizip/{" + utf8FromPath(file) + "}";
    }
    if (!std::ranges::contains(kByName, std::string_view(ending))) {
        return utf8FromPath(file);
    }
    std::string folder;
    source.scratch = makeScratch(folder);
    std::string copy = folder + "/" + utf8FromPath(file.stem()) + ending;
    CPLCopyFile(copy.c_str(), utf8FromPath(file).c_str());
    return copy;
}

/// Spreadsheets that no reader here knows, and pages that web systems give a spreadsheet's name.
std::optional<Text> otherSpreadsheet(const std::filesystem::path& file,
                                     const std::string& extension) {
    if (extension == ".et" || extension == ".ett" || extension == ".xlsb" ||
        extension == ".numbers") {
        return text("不能读取 {} 表格。", "{} spreadsheets cannot be read.", extension);
    }
    if (extension != ".xls") {
        return std::nullopt;
    }
    std::array<char, 512> head{};
    std::ifstream input(file, std::ios::binary);
    input.read(head.data(), head.size());
    const std::string_view begin(head.data(), static_cast<std::size_t>(input.gcount()));
    constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0";
    if (begin.starts_with(kCompoundFile) || begin.starts_with("\x09\x08")) {
        return std::nullopt;
    }
    return Text{"这个 .xls 其实是网页或文本，不是 Excel 工作簿。",
                "This .xls is really a web page or a text, no Excel workbook."};
}

std::unexpected<Error> saveAsWorkbook(Text why, const std::string& where) {
    return fail(ErrorCode::UnsupportedFormat,
                std::move(why),
                where,
                {"请用 WPS、Excel 或 LibreOffice 打开，另存为 .xlsx 后再导入。",
                 "Open it in WPS, Excel or LibreOffice and save it as .xlsx."});
}

std::unexpected<Error> unsupported(const std::string& where) {
    return fail(
        ErrorCode::UnsupportedFormat,
        text("不认识这种文件格式。", "This file format is not known."),
        where,
        text("可读取：shapefile、GeoPackage、GeoJSON、KML、FlatGeobuf、CSV、XLSX、XLS、ODS、"
             "FileGDB、MapInfo。",
             "Readable are: shapefile, GeoPackage, GeoJSON, KML, FlatGeobuf, CSV, XLSX, "
             "XLS, ODS, FileGDB, MapInfo."));
}

std::unexpected<Error> damaged(const std::string& where, const ErrorCapture& errors) {
    return gdalFailure(ErrorCode::CannotRead,
                       text("文件打不开：内容已损坏，或不是扩展名所说的格式。",
                            "The file cannot be opened: it is damaged, or not of the format that "
                            "its name says."),
                       where,
                       errors,
                       text("请向提供单位重新索取，或用原软件重新导出（shapefile 须连同 .shx、.dbf "
                            "一起）。",
                            "Ask for the file again, or export it anew (a shapefile together with "
                            "its .shx and .dbf)."));
}

}  // namespace

Result<void> checkSource(const std::filesystem::path& source) {
    const std::string where = utf8FromPath(source);
    std::error_code error;
    if (!std::filesystem::exists(source, error)) {
        return fail(ErrorCode::NotFound,
                    text("文件不存在。", "The file does not exist."),
                    where,
                    text("请检查路径。", "Check the path."));
    }
    if (std::filesystem::is_regular_file(source, error) &&
        std::filesystem::file_size(source, error) == 0) {
        return fail(ErrorCode::CannotRead,
                    text("文件是空的（0 字节）。", "The file is empty (0 bytes)."),
                    where,
                    text("请重新复制或下载。", "Copy or download it again."));
    }
    return {};
}

Result<Source> openSource(const std::filesystem::path& file, HeaderRow header) {
    registerGdal();
    const ErrorCapture errors;
    const ThreadSettings settings(header);
    Source source;
    source.where =
        utf8FromPath(file.filename().empty() ? file.parent_path().filename() : file.filename());
    const std::string extension = endingOf(file);
    if (auto foreign = foreignFormat(file)) {
        return std::unexpected(std::move(*foreign));
    }
    if (auto other = otherSpreadsheet(file, extension)) {
        return saveAsWorkbook(std::move(*other), source.where);
    }
    if (auto harmless = checkArchive(file); !harmless) {
        return std::unexpected(std::move(harmless.error()));
    }
    const std::string name = nameWithEnding(file, extension, source);
    const auto* driver = GDALDriver::FromHandle(
        GDALIdentifyDriverEx(name.c_str(), GDAL_OF_VECTOR, kDrivers, nullptr));
    if (driver == nullptr) {
        return isKnownExtension(extension) ? damaged(source.where, errors)
                                           : unsupported(source.where);
    }
    source.driver = driver->GetDescription();
    if (extension == ".shp" && sibling(file, ".shx").empty()) {
        source.dataset = openWithoutIndex(file, source);
    } else {
        source.dataset = open(name, source.driver, header);
    }
    if (source.dataset == nullptr) {
        return damaged(source.where, errors);
    }
    if (!errors.messages().empty() && source.scratch == nullptr) {
        source.warnings.push_back({text("打开文件时有疑问（GDAL：{}）。",
                                        "Opening the file raised doubts (GDAL: {}).",
                                        errors.text()),
                                   source.where});
    }
    return source;
}

}  // namespace ruyuan::gis::detail
