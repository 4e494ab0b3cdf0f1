// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/workbook.h"

#include <cpl_conv.h>

#include <algorithm>
#include <cstdlib>
#include <format>
#include <stdexcept>

namespace ruyuan::testing_support {

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

constexpr const char* kDeclaration = R"(<?xml version="1.0" encoding="UTF-8"?>)";
constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* kPackage = "http://schemas.openxmlformats.org/package/2006";

std::string escaped(const std::string& text) {
    std::string xml;
    for (const char letter : text) {
        switch (letter) {
            case '&':
                xml += "&amp;";
                break;
            case '<':
                xml += "&lt;";
                break;
            case '"':
                xml += "&quot;";
                break;
            default:
                xml += letter;
        }
    }
    return xml;
}

std::string letterOf(std::size_t column) {
    return std::string(1, static_cast<char>('A' + column));
}

/// The texts of all sheets, each once.
class SharedTexts {
public:
    std::size_t indexOf(const std::string& text) {
        const auto found = std::ranges::find(texts_, text);
        const auto index = static_cast<std::size_t>(found - texts_.begin());
        if (found == texts_.end()) {
            texts_.push_back(text);
        }
        return index;
    }
    [[nodiscard]] std::string xml() const {
        std::string all = std::format("{}<sst xmlns=\"{}\">", kDeclaration, kMain);
        for (const std::string& text : texts_) {
            // In two runs, as a text with one bold word is kept.
            const std::size_t half = text.size() > 1 && text.size() < 4 ? 1 : 0;
            const bool ascii = std::ranges::all_of(text, [](char c) { return (c & 0x80) == 0; });
            all += ascii && half > 0
                       ? std::format("<si><r><t>{}</t></r><r><rPr><b/></rPr><t>{}</t></r></si>",
                                     escaped(text.substr(0, half)),
                                     escaped(text.substr(half)))
                       : std::format("<si><t>{}</t></si>", escaped(text));
        }
        return all + "</sst>";
    }

private:
    std::vector<std::string> texts_;
};

std::string cellXml(const WorkbookCell& cell, const std::string& place, SharedTexts& texts) {
    switch (cell.kind) {
        case WorkbookCell::Kind::Text:
            return std::format(R"(<c r="{}" t="s"><v>{}</v></c>)", place, texts.indexOf(cell.text));
        case WorkbookCell::Kind::Number:
            return std::format(R"(<c r="{}"><v>{}</v></c>)", place, cell.text);
        case WorkbookCell::Kind::Day:
            return std::format(R"(<c r="{}" s="1"><v>{}</v></c>)", place, cell.text);
        case WorkbookCell::Kind::Formula:
            break;
    }
    const bool number = cell.computed.find_first_not_of("0123456789.-") == std::string::npos;
    const std::string value =
        cell.computed.empty() ? "" : std::format("<v>{}</v>", escaped(cell.computed));
    return std::format("<c r=\"{}\"{}><f>{}</f>{}</c>",
                       place,
                       number ? "" : " t=\"str\"",
                       escaped(cell.text),
                       value);
}

std::string sheetXml(const WorkbookSheet& sheet, SharedTexts& texts) {
    std::string xml = std::format("{}<worksheet xmlns=\"{}\">", kDeclaration, kMain);
    if (!sheet.hiddenColumns.empty()) {
        xml += "<cols>";
        for (const std::size_t column : sheet.hiddenColumns) {
            xml += std::format(R"(<col min="{0}" max="{0}" width="0" hidden="1" customWidth="1"/>)",
                               column + 1);
        }
        xml += "</cols>";
    }
    xml += "<sheetData>";
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        xml += std::format("<row r=\"{}\">", row + 1);
        for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
            if (const WorkbookCell& cell = sheet.rows[row][column]; !cell.text.empty()) {
                xml += cellXml(cell, letterOf(column) + std::to_string(row + 1), texts);
            }
        }
        xml += "</row>";
    }
    xml += "</sheetData>";
    if (!sheet.merged.empty()) {
        xml += "<mergeCells>";
        for (const std::string& area : sheet.merged) {
            xml += std::format("<mergeCell ref=\"{}\"/>", area);
        }
        xml += "</mergeCells>";
    }
    return xml + "</worksheet>";
}

std::string relation(std::size_t id, const char* type, const std::string& target) {
    return std::format(
        R"(<Relationship Id="rId{}" Type="{}/{}" Target="{}"/>)", id, kOffice, type, target);
}

Parts workbookParts(const std::vector<WorkbookSheet>& sheets) {
    SharedTexts texts;
    Parts parts;
    std::string types = std::format(
        "{}<Types xmlns=\"{}/content-types\"><Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
        kDeclaration,
        kPackage);
    constexpr const char* kType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    types += std::format(
        R"(<Override PartName="/xl/workbook.xml" ContentType="{}sheet.main+xml"/>)", kType);
    std::string relations =
        std::format("{}<Relationships xmlns=\"{}/relationships\">", kDeclaration, kPackage);
    const std::string root =
        relations + relation(1, "officeDocument", "xl/workbook.xml") + "</Relationships>";
    std::string book = std::format(
        "{}<workbook xmlns=\"{}\" xmlns:r=\"{}\"><sheets>", kDeclaration, kMain, kOffice);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const std::string part = std::format("worksheets/sheet{}.xml", i + 1);
        parts.emplace_back("xl/" + part, sheetXml(sheets[i], texts));
        book += std::format(R"(<sheet name="{0}" sheetId="{1}"{2} r:id="rId{1}"/>)",
                            escaped(sheets[i].name),
                            i + 1,
                            sheets[i].hidden ? " state=\"hidden\"" : "");
        relations += relation(i + 1, "worksheet", part);
        types += std::format(
            R"(<Override PartName="/xl/{}" ContentType="{}worksheet+xml"/>)", part, kType);
    }
    relations += relation(sheets.size() + 1, "sharedStrings", "sharedStrings.xml") +
                 relation(sheets.size() + 2, "styles", "styles.xml") + "</Relationships>";
    parts.emplace_back("[Content_Types].xml", types + "</Types>");
    parts.emplace_back("_rels/.rels", root);
    parts.emplace_back("xl/workbook.xml", book + "</sheets></workbook>");
    parts.emplace_back("xl/_rels/workbook.xml.rels", relations);
    parts.emplace_back("xl/sharedStrings.xml", texts.xml());
    parts.emplace_back("xl/styles.xml",
                       std::format("{}<styleSheet xmlns=\"{}\"><cellXfs count=\"2\">"
                                   "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
                                   "</styleSheet>",
                                   kDeclaration,
                                   kMain));
    return parts;
}

std::size_t columnsMerged(const WorkbookSheet& sheet, std::size_t column, std::size_t row) {
    const std::string from = letterOf(column) + std::to_string(row + 1) + ":";
    for (const std::string& area : sheet.merged) {
        if (area.starts_with(from) && area.ends_with(std::to_string(row + 1))) {
            return static_cast<std::size_t>(area[from.size()] - 'A') - column + 1;
        }
    }
    return 1;
}

std::string openDocumentColumns(const WorkbookSheet& sheet) {
    std::string columns;
    std::size_t next = 0;
    for (const std::size_t hidden : sheet.hiddenColumns) {
        if (hidden > next) {
            columns += std::format("<table:table-column table:number-columns-repeated=\"{}\"/>",
                                   hidden - next);
        }
        columns += "<table:table-column table:visibility=\"collapse\"/>";
        next = hidden + 1;
    }
    return columns;
}

std::string openDocumentCell(const WorkbookCell& cell, std::size_t columns) {
    const std::string spanned =
        columns > 1 ? std::format(" table:number-columns-spanned=\"{}\"", columns) : "";
    if (cell.text.empty()) {
        return std::format("<table:table-cell{}/>", spanned);
    }
    const std::string value =
        cell.kind == WorkbookCell::Kind::Text
            ? " office:value-type=\"string\""
            : std::format(R"( office:value-type="float" office:value="{}")", cell.text);
    return std::format("<table:table-cell{}{}><text:p>{}</text:p></table:table-cell>",
                       spanned,
                       value,
                       escaped(cell.text));
}

}  // namespace

WorkbookCell number(std::string stored) {
    return {std::move(stored), WorkbookCell::Kind::Number};
}

WorkbookCell day(std::string serial) {
    return {std::move(serial), WorkbookCell::Kind::Day};
}

WorkbookCell formula(std::string formula, std::string computed) {
    WorkbookCell cell(std::move(formula), WorkbookCell::Kind::Formula);
    cell.computed = std::move(computed);
    return cell;
}

void writeZip(const std::filesystem::path& file, const Parts& parts) {
    void* zip = CPLCreateZip(file.string().c_str(), nullptr);
    bool good = zip != nullptr;
    for (const auto& [name, content] : parts) {
        good =
            good && CPLCreateFileInZip(zip, name.c_str(), nullptr) == CE_None &&
            CPLWriteFileInZip(zip, content.data(), static_cast<int>(content.size())) == CE_None &&
            CPLCloseFileInZip(zip) == CE_None;
    }
    if (!good || CPLCloseZip(zip) != CE_None) {
        throw std::runtime_error("cannot write " + file.string());
    }
}

void writeWorkbook(const std::filesystem::path& file, const std::vector<WorkbookSheet>& sheets) {
    writeZip(file, workbookParts(sheets));
}

void writeOpenDocument(const std::filesystem::path& file,
                       const std::vector<WorkbookSheet>& sheets) {
    constexpr const char* kNames = "urn:oasis:names:tc:opendocument:xmlns:";
    constexpr const char* kMime = "application/vnd.oasis.opendocument.spreadsheet";
    std::string content = std::format(
        "{0}<office:document-content xmlns:office=\"{1}office:1.0\" xmlns:table=\"{1}table:1.0\" "
        "xmlns:text=\"{1}text:1.0\" xmlns:style=\"{1}style:1.0\" office:version=\"1.2\">"
        "<office:automatic-styles><style:style style:name=\"seen\" style:family=\"table\">"
        "<style:table-properties table:display=\"true\"/></style:style>"
        "<style:style style:name=\"hidden\" style:family=\"table\">"
        "<style:table-properties table:display=\"false\"/></style:style>"
        "</office:automatic-styles><office:body><office:spreadsheet>",
        kDeclaration,
        kNames);
    for (const WorkbookSheet& sheet : sheets) {
        content += std::format("<table:table table:name=\"{}\" table:style-name=\"{}\">",
                               escaped(sheet.name),
                               sheet.hidden ? "hidden" : "seen");
        content += openDocumentColumns(sheet);
        for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
            const auto times = sheet.repeated.find(row);
            content += times == sheet.repeated.end()
                           ? std::string("<table:table-row>")
                           : std::format("<table:table-row table:number-rows-repeated=\"{}\">",
                                         times->second);
            std::size_t covered = 0;
            for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
                if (covered > 0) {
                    content += "<table:covered-table-cell/>";
                    --covered;
                    continue;
                }
                const std::size_t columns = columnsMerged(sheet, column, row);
                content += openDocumentCell(sheet.rows[row][column], columns);
                covered = columns - 1;
            }
            content += "</table:table-row>";
        }
        content += "</table:table>";
    }
    content += "</office:spreadsheet></office:body></office:document-content>";
    writeZip(file,
             {{"mimetype", kMime},
              {"META-INF/manifest.xml",
               std::format("{0}<manifest:manifest xmlns:manifest=\"{1}manifest:1.0\">"
                           "<manifest:file-entry manifest:full-path=\"/\" "
                           "manifest:media-type=\"{2}\"/><manifest:file-entry "
                           "manifest:full-path=\"content.xml\" "
                           "manifest:media-type=\"text/xml\"/></manifest:manifest>",
                           kDeclaration,
                           kNames,
                           kMime)},
              {"content.xml", content}});
}

}  // namespace ruyuan::testing_support
