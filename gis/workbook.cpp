// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/workbook.h"

#include "gis/detail/gdal.h"
#include "gis/file_ending.h"
#include "gis/platform.h"

#include <cpl_minixml.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <string_view>

namespace ruyuan::gis {

namespace {

constexpr std::size_t kMostUncomputed = 1000;
constexpr std::size_t kMostColumns = 16384;    // of a sheet
constexpr std::size_t kMostPart = 16U << 20U;  // of workbook.xml and its relations

struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using File = std::unique_ptr<VSILFILE, CloseFile>;

std::string inside(const std::string& book, const std::string& part) {
    return "/vsizip/{" + book + "}/" + part;
}

std::string contentOfPart(const std::string& book, const std::string& part) {
    const File file(VSIFOpenL(inside(book, part).c_str(), "rb"));
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

/// The tags of an XML text that is read piece by piece: a sheet may have a gigabyte of them.
class TagReader {
public:
    explicit TagReader(File file) : file_(std::move(file)) {}

    /// The next tag, without its brackets; nothing at the end.
    std::optional<std::string_view> next() {
        tag_.clear();
        if (!skipTo('<')) {
            return std::nullopt;
        }
        for (char letter = 0; take(letter) && letter != '>';) {
            if (tag_.size() < kMostTag) {
                tag_ += letter;
            }
        }
        return tag_;
    }

private:
    static constexpr std::size_t kMostTag = 4096;

    bool skipTo(char wanted) {
        char letter = 0;
        while (take(letter)) {
            if (letter == wanted) {
                return true;
            }
        }
        return false;
    }
    bool take(char& letter) {
        if (at_ == filled_) {
            filled_ = VSIFReadL(buffer_.data(), 1, buffer_.size(), file_.get());
            at_ = 0;
        }
        if (filled_ == 0) {
            return false;
        }
        letter = buffer_[at_++];
        return true;
    }

    File file_;
    std::array<char, 65536> buffer_;
    std::size_t at_ = 0;
    std::size_t filled_ = 0;
    std::string tag_;
};

/// The value of an attribute in the text of a tag.
std::string_view valueIn(std::string_view tag, std::string_view name) {
    const std::string opening = " " + std::string(name) + "=\"";
    const std::size_t begin = tag.find(opening);
    if (begin == std::string_view::npos) {
        return {};
    }
    tag.remove_prefix(begin + opening.size());
    return tag.substr(0, tag.find('"'));
}

std::size_t numberIn(std::string_view tag, std::string_view name) {
    const std::string_view text = valueIn(tag, name);
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// The name of an element without its prefix: "c" of "x:c r=…" and of "c/".
std::string_view elementOf(std::string_view tag) {
    tag = tag.substr(0, tag.find_first_of(" \t\r\n/"));
    return tag.substr(tag.find(':') + 1);
}

void addHiddenColumns(std::string_view tag, SheetLook& look) {
    if (const std::string_view hidden = valueIn(tag, "hidden"); hidden != "1" && hidden != "true") {
        return;
    }
    const std::size_t first = numberIn(tag, "min");
    const std::size_t last = std::min(numberIn(tag, "max"), kMostColumns);
    for (std::size_t column = first; column > 0 && column <= last; ++column) {
        look.hiddenColumns.push_back(column - 1);
    }
}

void readSheet(TagReader tags, SheetLook& look) {
    std::string cell;
    bool computes = false;
    bool valued = false;
    while (const auto tag = tags.next()) {
        if (tag->starts_with('/')) {
            const bool left = elementOf(tag->substr(1)) == "c" && computes && !valued;
            if (left && look.uncomputed.size() < kMostUncomputed) {
                look.uncomputed.push_back(cell);
            }
            computes = computes && elementOf(tag->substr(1)) != "c";
            continue;
        }
        const std::string_view element = elementOf(*tag);
        if (element == "col") {
            addHiddenColumns(*tag, look);
        } else if (element == "c") {
            cell = valueIn(*tag, "r");
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
    if (extension != ".xlsx" && extension != ".xlsm") {
        return {};
    }
    detail::registerGdal();
    const detail::ErrorCapture quiet;
    const std::string book = utf8FromPath(file);
    const auto relations = relationsOf(book);
    std::vector<SheetLook> looks;
    const Tree tree = treeOf(book, "xl/workbook.xml");
    forElements(tree.get(), "sheet", [&](const CPLXMLNode& sheet) {
        SheetLook& look = looks.emplace_back();
        look.name = attribute(sheet, "name");
        look.hidden = attribute(sheet, "state").contains("idden");  // hidden, veryHidden
        const auto part = relations.find(attribute(sheet, "id"));
        File content(part == relations.end() ? nullptr
                                             : VSIFOpenL(inside(book, part->second).c_str(), "rb"));
        if (content != nullptr) {
            readSheet(TagReader(std::move(content)), look);
        }
    });
    return looks;
}

}  // namespace ruyuan::gis
