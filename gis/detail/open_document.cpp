// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/open_document.h"

#include "gis/detail/tag_reader.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace ruyuan::gis::detail {

namespace {

constexpr std::size_t kMostColumns = 16384;  // of a sheet
/// GDAL ends a sheet with the first row that is repeated more often.
constexpr std::size_t kMostRepeats = 10'000;

std::size_t repeats(std::string_view tag, std::string_view attribute) {
    return std::max<std::size_t>(1, numberIn(tag, attribute));
}

/// Goes through the tags of content.xml: first its styles, then its sheets.
class ContentReader {
public:
    [[nodiscard]] std::vector<SheetLook> read(TagReader tags) {
        while (const auto tag = tags.next()) {
            const bool ends = tag->starts_with('/');
            const std::string_view element = elementOf(ends ? tag->substr(1) : *tag);
            if (ends) {
                end(element);
            } else {
                begin(element, *tag);
            }
        }
        return std::move(looks_);
    }

private:
    void begin(std::string_view element, std::string_view tag) {
        if (element == "style") {
            style_ = valueIn(tag, "style:name");
        } else if (element == "table-properties" && valueIn(tag, "table:display") == "false") {
            hiddenStyles_.insert(style_);
        } else if (element == "table") {
            SheetLook& look = looks_.emplace_back();
            look.name = unescaped(valueIn(tag, "table:name"));
            look.hidden = hiddenStyles_.contains(std::string(valueIn(tag, "table:style-name")));
            column_ = 0;
            ended_ = false;
        } else if (looks_.empty()) {
            return;
        } else if (element == "table-column") {
            addColumns(tag);
        } else if (element == "table-row") {
            row_ = repeats(tag, "table:number-rows-repeated");
            ended_ = ended_ || row_ > kMostRepeats;
        } else if (element == "table-cell" && !valueIn(tag, "office:value-type").empty()) {
            filled_ = true;
        }
    }

    void end(std::string_view element) {
        if (element == "table-row" && !looks_.empty()) {
            looks_.back().unread += filled_ && ended_ ? row_ : 0;
            filled_ = false;
        }
    }

    void addColumns(std::string_view tag) {
        const std::size_t count = std::min(repeats(tag, "table:number-columns-repeated"),
                                           kMostColumns - std::min(column_, kMostColumns));
        const std::string_view seen = valueIn(tag, "table:visibility");
        for (std::size_t i = 0; i < count; ++i, ++column_) {
            if (seen == "collapse" || seen == "filter") {
                looks_.back().hiddenColumns.push_back(column_);
            }
        }
    }

    static std::string unescaped(std::string_view name) {
        std::string text(name);
        for (const auto& [written, meant] : {std::pair<std::string_view, char>{"&lt;", '<'},
                                             {"&gt;", '>'},
                                             {"&quot;", '"'},
                                             {"&apos;", '\''},
                                             {"&amp;", '&'}}) {
            for (auto at = text.find(written); at != std::string::npos;
                 at = text.find(written, at + 1)) {
                text.replace(at, written.size(), 1, meant);
            }
        }
        return text;
    }

    std::vector<SheetLook> looks_;
    std::set<std::string> hiddenStyles_;
    std::string style_;
    std::size_t column_ = 0;
    std::size_t row_ = 1;  // how often it is repeated
    bool filled_ = false;
    bool ended_ = false;
};

}  // namespace

std::vector<SheetLook> lookAtOpenDocument(const std::string& book) {
    VirtualFile content = openPart(book, "content.xml");
    return content == nullptr ? std::vector<SheetLook>()
                              : ContentReader().read(TagReader(std::move(content)));
}

}  // namespace ruyuan::gis::detail
