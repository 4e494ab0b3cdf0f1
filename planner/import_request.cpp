// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/place_system.h"
#include "planner/constraint_kinds.h"
#include "planner/intake.h"

#include <string_view>

namespace ruyuan::planner {

gis::Result<void> stateSystem(ImportRequest& request, std::string_view words) {
    auto system = gis::readPlaceSystem(words);
    if (!system) {
        return std::unexpected(system.error());
    }
    request.read.crs = std::move(system->crs);
    request.offset = system->offset;
    return {};
}

gis::Result<ImportRequest> requestFor(const std::string& content) {
    constexpr std::string_view kConstraint = "constraint:";
    ImportRequest request;
    if (content.starts_with(kConstraint)) {
        auto kind = constraintKind(std::string_view(content).substr(kConstraint.size()));
        if (!kind) {
            return std::unexpected(kind.error());
        }
        request.content = Content::Constraint;
        request.constraintKind = kind->word;
        return request;
    }
    const std::pair<std::string_view, Content> kinds[] = {{"sites", Content::Sites},
                                                          {"equipment", Content::Equipment},
                                                          {"parks", Content::Parks},
                                                          {"built-up", Content::BuiltUpAreas},
                                                          {"counties", Content::Counties},
                                                          {"wind", Content::Wind}};
    for (const auto& [word, kind] : kinds) {
        if (word == content) {
            request.content = kind;
            return request;
        }
    }
    return gis::fail(gis::ErrorCode::InvalidArgument,
                     gis::text("没有“{}”这类内容", "there is no content \"{}\"", content),
                     {},
                     {"可用：sites、equipment、parks、built-up、counties、wind、constraint:类别",
                      "use sites, equipment, parks, built-up, counties, wind or constraint:KIND"});
}

}  // namespace ruyuan::planner
