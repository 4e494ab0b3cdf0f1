// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/file_ending.h"

#include "gis/detail/archive_guard.h"
#include "gis/detail/table.h"
#include "gis/platform.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <span>
#include <string_view>
#include <vector>

namespace ruyuan::gis {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHead = 4096;  // bytes; enough for what names a format

/// Formats by their content, each with the endings that fit it, the usual one first.
struct Format {
    std::vector<std::string_view> endings;
    /// What it is, where it cannot be read here, and what to do.
    Text foreign{};
    Text advice{};
    bool fineWhenNamed = false;  ///< it can be read where the name has one of the endings
};

std::string bytesAt(std::ifstream& input, std::uint64_t at, std::size_t length) {
    std::string bytes(length, '\0');
    input.clear();
    input.seekg(static_cast<std::streamoff>(at));
    input.read(bytes.data(), static_cast<std::streamsize>(length));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(input.gcount(), 0)));
    return bytes;
}

Text asTable() {
    return {"请把其中的表格复制到 WPS 或 Excel，另存为 .xlsx 后再导入，或向报送单位索取电子表格。",
            "Copy its table into a spreadsheet and save it as .xlsx, or ask the sender for the "
            "spreadsheet."};
}

Format document(Text what, std::vector<std::string_view> endings) {
    return {std::move(endings), std::move(what), asTable()};
}

Format unpackFirst() {
    return {{".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz"},
            {"这是压缩包，不能直接读取。", "This is a packed archive, which is not read as it is."},
            {"请先解压，再导入里面的文件。", "Unpack it, then import the files in it."}};
}

Format picture() {
    return {
        {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".jp2", ".img"},
        {"这是图片或栅格，不是台账或矢量图层。",
         "This is a picture, no ledger and no layer of shapes."},
        {"带坐标的图片可在“底图”中加入；图上的边界须先矢量化。",
         "One with coordinates can be shown as a base map; boundaries on it have to be drawn."}};
}

/// MBTiles 1.3: the application id is "MPBX".
Format mapTiles() {
    return {{".mbtiles"},
            {"这是地图瓦片，不是台账或矢量图层。",
             "These are tiles of a map, no ledger and no layer of shapes."},
            {"可在“底图”中加入。", "They can be shown as a base map."}};
}

Format webPage() {
    return {{".html", ".htm", ".mht"},
            {"这其实是网页或文本，不是表格文件。",
             "This is really a web page or a text, no spreadsheet."},
            {"请用 WPS、Excel 或 LibreOffice 打开，另存为 .xlsx 后再导入。",
             "Open it in WPS, Excel or LibreOffice and save it as .xlsx."}};
}

/// What a zip is by the names of its parts.
Format formatOfZip(const std::filesystem::path& file) {
    const std::vector<std::string> parts = detail::archiveParts(file);
    const auto has = [&](std::string_view name) { return std::ranges::contains(parts, name); };
    if (has("xl/workbook.xml")) {
        return {{".xlsx", ".xlsm"}};
    }
    if (has("xl/workbook.bin")) {
        return {{".xlsb"}};
    }
    if (has("word/document.xml")) {
        return document({"这是 Word 文档，不是表格。", "This is a Word document, no spreadsheet."},
                        {".docx", ".docm"});
    }
    if (has("ppt/presentation.xml")) {
        return document({"这是演示文稿，不是表格。", "This is a presentation, no spreadsheet."},
                        {".pptx"});
    }
    if (has("content.xml") && has("mimetype")) {
        return {{".ods", ".odt", ".odp"}};
    }
    const bool places =
        std::ranges::any_of(parts, [](const std::string& part) { return part.ends_with(".kml"); });
    return places ? Format{{".kmz", ".zip"}} : Format{{".zip", ".kmz", ".xlsx", ".xlsm", ".ods"}};
}

/// What a compound file ([MS-CFB] 2.2 and 2.6) is by the names in the first part of its directory.
Format formatOfCompound(std::ifstream& input, std::string_view head) {
    const auto number = [&](std::size_t at, std::size_t length) {
        std::uint64_t value = 0;
        for (std::size_t i = length; i-- > 0;) {
            value =
                value << 8U | static_cast<unsigned char>(at + i < head.size() ? head[at + i] : 0);
        }
        return value;
    };
    const std::uint64_t sector = 1ULL << std::min<std::uint64_t>(number(30, 2), 12);
    const std::string directory = bytesAt(input, (number(48, 4) + 1) * sector, kHead);
    const auto has = [&](std::string_view name) {
        std::string wide;
        for (const char letter : name) {
            wide += {letter, '\0'};
        }
        return directory.contains(wide);
    };
    if (has("EncryptedPackage")) {
        return {{".locked"},
                {"这个工作簿加了打开密码，读不了。",
                 "This workbook is locked with a password and cannot be read."},
                {"请用 WPS 或 Excel 打开，去掉密码后另存为 .xlsx，再导入。",
                 "Open it in a spreadsheet program, remove the password and save it as .xlsx."}};
    }
    if (has("WordDocument")) {
        return document({"这是 Word 文档，不是表格。", "This is a Word document, no spreadsheet."},
                        {".doc", ".wps"});
    }
    return {{".xls", ".et", ".ett", ".xlt"}};
}

bool isText(std::string_view head) {
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
        return true;  // UTF-16
    }
    return std::ranges::none_of(head, [](char byte) {
        const auto code = static_cast<unsigned char>(byte);
        return code < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f';
    });
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char letter) {
        return letter < 0x80 ? static_cast<char>(std::tolower(letter)) : static_cast<char>(letter);
    });
    return lower;
}

std::optional<Format> formatOfText(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) {
        head.remove_prefix(3);
    }
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    const std::string lower = lowered(head);
    if (head.starts_with('{') || head.starts_with('[')) {
        const bool shapes = head.contains("\"FeatureCollection\"") ||
                            head.contains("\"Feature\"") || head.contains("\"coordinates\"");
        return shapes ? std::optional(
                            Format{{".geojson", ".json", ".geojsonl", ".geojsons", ".topojson"}})
                      : std::nullopt;
    }
    if (head.starts_with('<')) {
        if (lower.contains("<kml")) {
            return Format{{".kml"}};
        }
        if (lower.contains("<html") || lower.contains("<table") ||
            lower.contains("<!doctype html")) {
            return webPage();
        }
        return std::nullopt;  // some other XML
    }
    return Format{{".csv"}};
}

Format shapefile() {
    return {{".shp", ".shx"},
            {"这是 shapefile 的一部分，但扩展名被改掉了。",
             "This is a part of a shapefile, but its name has lost its ending."},
            {"请把 .shp、.shx、.dbf 恢复为同名的原文件，放在一起后再导入。",
             "Give .shp, .shx and .dbf their names back and keep them together."},
            true};
}

struct Magic {
    std::string_view bytes;
    Format (*format)();
};

constexpr auto kMagics = std::to_array<Magic>({
    {"%PDF",
     [] {
         return document({"这是 PDF 文档，不是表格。", "This is a PDF, no spreadsheet."}, {".pdf"});
     }},
    {"\x89PNG"sv, picture},
    {"\xFF\xD8\xFF"sv, picture},
    {"GIF8", picture},
    {"II*\0"sv, picture},
    {"II+\0"sv, picture},
    {"MM\0*"sv, picture},
    {"\0\0\x27\x0A\0\0\0\0"sv, shapefile},
    {"Rar!", unpackFirst},
    {"7z\xBC\xAF"sv, unpackFirst},
    {"\x1F\x8B"sv, unpackFirst},
    {"fgb\x03", [] { return Format{{".fgb"}}; }},
    {"\x09\x08"sv, [] { return Format{{".xls"}}; }},
});

std::optional<Format> formatOf(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
        return std::nullopt;
    }
    std::ifstream input(file, std::ios::binary);
    const std::string head = bytesAt(input, 0, kHead);
    for (const Magic& magic : kMagics) {
        if (head.starts_with(magic.bytes)) {
            return magic.format();
        }
    }
    if (head.starts_with("PK\x03\x04")) {
        return formatOfZip(file);
    }
    if (head.starts_with("\xD0\xCF\x11\xE0")) {
        return formatOfCompound(input, head);
    }
    constexpr std::size_t kApplication = 68;  // of SQLite's header, 1.3.10: what the file is for
    if (head.starts_with("SQLite format 3")) {
        const std::string_view id =
            std::string_view(head).substr(std::min(kApplication, head.size()), 2);
        return id == "GP"   ? std::optional(Format{{".gpkg", ".gpkx"}})
               : id == "MP" ? std::optional(mapTiles())
                            : std::nullopt;
    }
    return head.empty() || !isText(head) ? std::nullopt : formatOfText(head);
}

/// Whether a name says which format the file has, so that its text is not taken for a table.
bool namesFormat(const std::string& ending) {
    constexpr std::array kNames{
        ".shp", ".dbf",    ".shx", ".prj",     ".cpg",     ".gpkg", ".json", ".geojson",
        ".fgb", ".kml",    ".kmz", ".xlsx",    ".xlsm",    ".xlsb", ".ods",  ".xls",
        ".et",  ".ett",    ".gdb", ".tab",     ".mif",     ".mid",  ".zip",  ".tsv",
        ".psv", ".txt",    ".csv", ".gml",     ".vrt",     ".toml", ".xml",  ".html",
        ".htm", ".sqlite", ".db",  ".numbers", ".geojsonl"};
    constexpr std::array kForeign{".pdf",  ".doc", ".docx", ".docm", ".wps", ".ppt", ".pptx",
                                  ".png",  ".jpg", ".jpeg", ".tif",  ".gif", ".bmp", ".mbtiles",
                                  ".rar",  ".7z",  ".gz",   ".dwg",  ".dxf", ".qgz", ".qgs",
                                  ".tiff", ".mpp", ".vsd",  ".dgn",  ".exe", ".lnk", ".sbn",
                                  ".sbx",  ".qix", ".csvt", ".sql",  ".md"};
    return std::ranges::contains(kNames, std::string_view(ending)) ||
           std::ranges::contains(kForeign, std::string_view(ending));
}

}  // namespace

std::string endingOf(const std::filesystem::path& file) {
    std::string named = detail::lowerExtension(file);
    const auto format = formatOf(file);
    if (!format || std::ranges::contains(format->endings, named)) {
        return named;
    }
    const std::string_view usual = format->endings.front();
    return usual == ".csv" && namesFormat(named) ? named : std::string(usual);
}

std::optional<Error> foreignFormat(const std::filesystem::path& file) {
    auto format = formatOf(file);
    if (!format || format->foreign.empty() ||
        (format->fineWhenNamed &&
         std::ranges::contains(format->endings, detail::lowerExtension(file)))) {
        return std::nullopt;
    }
    return Error{ErrorCode::UnsupportedFormat,
                 std::move(format->foreign),
                 utf8FromPath(file.filename()),
                 std::move(format->advice)};
}

}  // namespace ruyuan::gis
