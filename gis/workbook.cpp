// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/workbook.h"

#include "gis/detail/gdal.h"
#include "gis/detail/open_document.h"
#include "gis/detail/tag_reader.h"
#include "gis/file_ending.h"
#include "gis/platform.h"

#include <cpl_minixml.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string_view>

namespace ruyuan::gis {

namespace {

constexpr std::size_t kMostUncomputed = 1000;
constexpr std::size_t kMostColumns = 16384;    // of a sheet
constexpr std::size_t kMostPart = 16U << 20U;  // of workbook.xml and its relations

std::string contentOfPart(const std::string& book, const std::string& part) {
    const detail::VirtualFile file = detail::openPart(book, part);
    std::string content;
    std::array<char, 65536> buffer;
    while (file != nullptr && content.size() < kMostPart) {
        const std::size_t read = VSIFReadL(buffer.data(), 1, buffer.size(), file.get());
        if (read == 0) {
            break;
        }
        content.append(buffer.data(), read);
    }
    return content;
}

using Tree = std::unique_ptr<CPLXMLNode, decltype(&CPLDestroyXMLNode)>;

Tree treeOf(const std::string& book, const std::string& part) {
    Tree tree(CPLParseXMLString(contentOfPart(book, part).c_str()), &CPLDestroyXMLNode);
    if (tree != nullptr) {
        CPLStripXMLNamespace(tree.get(), nullptr, TRUE);
    }
    return tree;
}

/// Calls @p each for every element of that name, at any depth.
template <class Each>
void forElements(const CPLXMLNode* node, std::string_view name, const Each& each) {
    for (; node != nullptr; node = node->psNext) {
        if (node->eType == CXT_Element) {
            if (node->pszValue == name) {
                each(*node);
            }
            forElements(node->psChild, name, each);
        }
    }
}

std::string attribute(const CPLXMLNode& element, const char* name) {
    return CPLGetXMLValue(&element, name, "");
}

/// Relation id -> part of the archive.
std::map<std::string, std::string> relationsOf(const std::string& book) {
    std::map<std::string, std::string> targets;
    const Tree tree = treeOf(book, "xl/_rels/workbook.xml.rels");
    forElements(tree.get(), "Relationship", [&](const CPLXMLNode& relation) {
        const std::string target = attribute(relation, "Target");
        targets[attribute(relation, "Id")] =
            target.starts_with('/') ? target.substr(1) : "xl/" + target;
    });
    return targets;
}

void addHiddenColumns(std::string_view tag, SheetLook& look) {
    if (const std::string_view hidden = detail::valueIn(tag, "hidden");
        hidden != "1" && hidden != "true") {
        return;
    }
    const std::size_t first = detail::numberIn(tag, "min");
    const std::size_t last = std::min(detail::numberIn(tag, "max"), kMostColumns);
    for (std::size_t column = first; column > 0 && column <= last; ++column) {
        look.hiddenColumns.push_back(column - 1);
    }
}

void readSheet(detail::TagReader tags, SheetLook& look) {
    std::string cell;
    bool computes = false;
    bool valued = false;
    while (const auto tag = tags.next()) {
        if (tag->starts_with('/')) {
            const bool left = detail::elementOf(tag->substr(1)) == "c" && computes && !valued;
            if (left && look.uncomputed.size() < kMostUncomputed) {
                look.uncomputed.push_back(cell);
            }
            computes = computes && detail::elementOf(tag->substr(1)) != "c";
            continue;
        }
        const std::string_view element = detail::elementOf(*tag);
        if (element == "col") {
            addHiddenColumns(*tag, look);
        } else if (element == "c") {
            cell = detail::valueIn(*tag, "r");
            computes = false;
            valued = false;
        } else if (element == "f") {
            computes = true;
        } else if (element == "v" || element == "is") {
            valued = valued || !tag->ends_with('/');
        }
    }
    std::ranges::sort(look.hiddenColumns);
}

}  // namespace

std::vector<SheetLook> lookAtWorkbook(const std::filesystem::path& file) {
    const std::string extension = endingOf(file);
    detail::registerGdal();
    const detail::ErrorCapture quiet;
    const std::string book = utf8FromPath(file);
    if (extension == ".ods") {
        return detail::lookAtOpenDocument(book);
    }
    if (extension != ".xlsx" && extension != ".xlsm") {
        return {};
    }
    const auto relations = relationsOf(book);
    std::vector<SheetLook> looks;
    const Tree tree = treeOf(book, "xl/workbook.xml");
    forElements(tree.get(), "sheet", [&](const CPLXMLNode& sheet) {
        SheetLook& look = looks.emplace_back();
        look.name = attribute(sheet, "name");
        look.hidden = attribute(sheet, "state").contains("idden");  // hidden, veryHidden
        const auto part = relations.find(attribute(sheet, "id"));
        if (part == relations.end()) {
            return;
        }
        if (detail::VirtualFile content = detail::openPart(book, part->second)) {
            readSheet(detail::TagReader(std::move(content)), look);
        }
    });
    return looks;
}

}  // namespace ruyuan::gis
