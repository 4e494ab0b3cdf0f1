// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/place_actions.h"

#include "app/cli/opened.h"
#include "app/common/acting.h"
#include "app/common/field_entry.h"
#include "gis/place_system.h"
#include "gis/platform.h"
#include "gis/read_layer.h"
#include "gis/wkt.h"
#include "planner/place_edits.h"
#include "planner/project_file.h"

#include <algorithm>

namespace ruyuan::app {

namespace {

using gis::ErrorCode;
using gis::Result;
using planner::PlaceEdit;
using planner::PlaceKind;
using planner::PlaceRef;
using planner::Project;

/// The only feature of a file, in EPSG:4490.
Result<gis::Geometry> placeFromFile(const PlaceEditOptions& options) {
    gis::ReadOptions read;
    gis::PlaceSystem system;
    if (!options.crs.empty()) {
        auto stated = gis::readPlaceSystem(options.crs);
        if (!stated) {
            return std::unexpected(stated.error());
        }
        system = std::move(*stated);
        read.crs = system.crs;
    }
    auto layer = gis::readLayer(gis::pathFromUtf8(options.file), read);
    if (!layer) {
        return std::unexpected(layer.error());
    }
    if (layer->layer.geometries.size() != 1) {
        return gis::fail(ErrorCode::InvalidArgument,
                         gis::text("文件应只有一个要素，而有 {} 个",
                                   "the file has to have one feature, it has {}",
                                   layer->layer.geometries.size()),
                         options.file);
    }
    // A displacement is one of longitude and latitude, which a file may leave unsaid.
    const bool plain = !layer->layer.crs && system.offset != gis::ChinaOffset::None;
    const auto crs = plain ? gis::Result<gis::Crs>(gis::storageCrs())
                           : gis::requireCrs(layer->layer, options.file);
    if (!crs) {
        return std::unexpected(crs.error());
    }
    return gis::toStorage(layer->layer.geometries.front(), *crs, system.offset);
}

/// Nothing when no place is given.
Result<std::optional<gis::Geometry>> placeFrom(const PlaceEditOptions& options) {
    Result<gis::Geometry> place;
    if (!options.at.empty()) {
        auto point = pointFrom(options.at);
        if (!point) {
            point.error().where = "--at";
            return std::unexpected(point.error());
        }
        place = *point;
    } else if (!options.wkt.empty()) {
        place = gis::fromWkt(options.wkt);
        if (!place) {
            place.error().where = "--wkt";
        }
    } else if (!options.file.empty()) {
        place = placeFromFile(options);
    } else {
        return std::nullopt;
    }
    if (!place) {
        return std::unexpected(place.error());
    }
    return std::move(*place);
}

Result<gis::Line> lineFrom(const std::string& wkt, const char* option) {
    const auto geometry = gis::fromWkt(wkt);
    const auto* lines = geometry ? std::get_if<gis::MultiLine>(&*geometry) : nullptr;
    if (lines == nullptr || lines->lines.size() != 1) {
        return gis::fail(ErrorCode::InvalidArgument,
                         {"应为一条线，如 LINESTRING(113.6 34.7,113.7 34.8)",
                          "a line is wanted, e.g. LINESTRING(113.6 34.7,113.7 34.8)"},
                         option);
    }
    return lines->lines.front();
}

struct Which {
    PlaceKind kind = PlaceKind::Site;
    std::string name;
};

Result<Which> whichOf(const PlaceEditOptions& options) {
    const int named = int{!options.site.empty()} + int{!options.park.empty()} +
                      int{!options.builtUp.empty()} + int{!options.constraint.empty()};
    if (named != 1) {
        return gis::fail(ErrorCode::InvalidArgument,
                         {"请用 --site、--park、--built-up、--constraint 之一指明对象",
                          "name one thing, with --site, --park, --built-up or --constraint"});
    }
    return !options.site.empty()      ? Which{PlaceKind::Site, options.site}
           : !options.park.empty()    ? Which{PlaceKind::Park, options.park}
           : !options.builtUp.empty() ? Which{PlaceKind::BuiltUpArea, options.builtUp}
                                      : Which{PlaceKind::Constraint, options.name};
}

Result<PlaceRef> thingOf(const Project& project,
                         const PlaceEditOptions& options,
                         const Which& which) {
    if (which.kind == PlaceKind::Site) {
        const auto site = findSite(project, which.name);
        return site ? Result<PlaceRef>(PlaceRef{PlaceKind::Site, project.sites[*site].id})
                    : std::unexpected(site.error());
    }
    return planner::findPlace(project, which.kind, which.name, options.constraint);
}

Result<PlaceEdit> draw(Project& project,
                       const PlaceEditOptions& options,
                       const Which& which,
                       gis::Geometry place) {
    if (which.kind == PlaceKind::Park) {
        planner::Park park;
        park.name = which.name;
        park.place = std::move(place);
        return planner::addPark(project, std::move(park));
    }
    if (which.kind == PlaceKind::Constraint) {
        return planner::addConstraint(
            project, options.constraint, {options.name, options.grade, std::move(place), {}});
    }
    auto* area = std::get_if<gis::MultiPolygon>(&place);
    if (area == nullptr) {
        return gis::fail(ErrorCode::InvalidArgument, {"位置须为面", "the place has to be an area"});
    }
    return planner::addBuiltUpArea(
        project, {which.name, options.document, options.year, std::move(*area), {}});
}

Result<PlaceEdit> merge(Project& project, const PlaceEditOptions& options, const PlaceRef& thing) {
    std::vector<PlaceRef> things{thing};
    for (const std::string& name : options.merge) {
        auto other = planner::findPlace(project, thing.kind, name, options.constraint);
        if (!other) {
            return std::unexpected(other.error());
        }
        things.push_back(std::move(*other));
    }
    return planner::mergePlaces(project, things);
}

Result<PlaceEdit> cut(Project& project, const PlaceEditOptions& options, const PlaceRef& thing) {
    const bool splits = !options.split.empty();
    const auto line =
        splits ? lineFrom(options.split, "--split") : lineFrom(options.reshape, "--reshape");
    if (!line) {
        return std::unexpected(line.error());
    }
    return splits ? planner::splitPlace(project, thing, *line)
                  : planner::reshapePlace(project, thing, *line);
}

Result<PlaceEdit> apply(Project& project, const PlaceEditOptions& options) {
    const auto which = whichOf(options);
    if (!which) {
        return std::unexpected(which.error());
    }
    auto place = placeFrom(options);
    if (!place) {
        return std::unexpected(place.error());
    }
    const auto thing = thingOf(project, options, *which);
    const bool isNew = !thing && (which->name.empty() || !which->name.starts_with('#')) &&
                       which->kind != PlaceKind::Site;
    if (*place && isNew) {
        return draw(project, options, *which, std::move(**place));
    }
    if (!thing) {
        return std::unexpected(thing.error());
    }
    if (*place) {
        return planner::setPlace(project, *thing, std::move(**place));
    }
    if (options.remove) {
        return planner::deletePlace(project, *thing);
    }
    if (!options.merge.empty()) {
        return merge(project, options, *thing);
    }
    if (!options.split.empty() || !options.reshape.empty()) {
        return cut(project, options, *thing);
    }
    return gis::fail(
        ErrorCode::InvalidArgument,
        {"请用 --at、--wkt、--file、--split、--reshape、--merge、--delete 之一说明怎样修改",
         "say what to do, with --at, --wkt, --file, --split, --reshape, --merge or --delete"});
}

}  // namespace

ExitStatus runEditPlace(const PlaceEditOptions& options, const Console& console) {
    const auto file = gis::pathFromUtf8(options.project);
    auto project = planner::readProject(file);
    if (!project) {
        return failed(project.error(), console);
    }
    const Project before = *project;
    const auto edit = apply(*project, options);
    if (!edit) {
        return failed(edit.error(), console);
    }
    auto written = planner::writeProject(
        file, before, *project, actOf("edit", edit->sentence, options.reason));
    if (!written) {
        return failed(written.error(), console);
    }
    console.print(edit->sentence);
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
