// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/place_edits.h"

#include "gis/edit_geometry.h"
#include "gis/overlay.h"
#include "gis/validity.h"
#include "planner/constraint_kinds.h"
#include "planner/coordinates.h"
#include "planner/credit_code.h"
#include "planner/detail/drawn_things.h"
#include "planner/detail/intake_batch.h"
#include "planner/pipeline.h"
#include "planner/sectors.h"

#include <algorithm>
#include <format>
#include <utility>

namespace ruyuan::planner {

using detail::Drawn;
using gis::ErrorCode;
using gis::Result;
using gis::Text;

namespace {

Result<void> checkPlace(const gis::Geometry& place) {
    const gis::Box box = gis::boundsOf(place);
    if (box.empty()) {
        return gis::fail(ErrorCode::InvalidArgument, {"没有位置", "there is no place"});
    }
    if (!touchesChina(box)) {
        return gis::fail(ErrorCode::InvalidArgument,
                         {"位置不在中国境内，须为经纬度（经度在前）",
                          "the place is not in China; longitude comes first, in degrees"},
                         std::format("{:.6g}, {:.6g}", box.min.x, box.min.y));
    }
    if (const auto* area = std::get_if<gis::MultiPolygon>(&place)) {
        return gis::checkArea(*area);
    }
    if (const auto defect = gis::findDefect(place)) {
        return gis::fail(ErrorCode::InvalidGeometry, defect->sentence);
    }
    return {};
}

/// Rings closed and turned as they should be; checked.
Result<gis::Geometry> readyPlace(gis::Geometry place) {
    gis::normalise(place);
    if (auto sound = checkPlace(place); !sound) {
        return std::unexpected(std::move(sound.error()));
    }
    return place;
}

Result<void> needsName(const std::string& name) {
    if (name.empty()) {
        return gis::fail(ErrorCode::InvalidArgument, {"请给出名称", "a name is needed"});
    }
    return {};
}

PlaceEdit done(Project& project, PlaceRef thing, Text sentence) {
    detail::coverWhatWasDrawn(project);
    inputsChanged(project, Stage::Screen);
    return {std::move(thing), std::move(sentence)};
}

/// Sets the place of a thing and says that it was drawn.
void put(const Drawn& thing, gis::Geometry place) {
    if (thing.site != nullptr) {
        thing.site->place = std::move(place);
        thing.site->accuracy = Accuracy::Digitised;
        thing.site->positionError.reset();
    } else if (thing.park != nullptr) {
        thing.park->place = std::move(place);
        thing.park->accuracy = Accuracy::Digitised;
    } else if (thing.builtUp != nullptr) {
        thing.builtUp->place = std::move(std::get<gis::MultiPolygon>(place));
    } else {
        thing.constraint->place = std::move(place);
    }
}

Result<void> mayStandAs(PlaceKind kind, const gis::Geometry& place) {
    const bool area = std::holds_alternative<gis::MultiPolygon>(place);
    const bool point = std::holds_alternative<gis::Point>(place);
    const bool line = std::holds_alternative<gis::MultiLine>(place);
    const bool pointWillDo = kind == PlaceKind::Site || kind == PlaceKind::Park;
    if (area || (point && pointWillDo) || (line && kind == PlaceKind::Constraint)) {
        return {};
    }
    return gis::fail(ErrorCode::InvalidArgument,
                     pointWillDo ? Text{"位置须为点或面", "the place has to be a point or an area"}
                                 : Text{"位置须为面", "the place has to be an area"});
}

/// The area of a thing; the error says that it has none.
Result<gis::MultiPolygon> areaOf(const Project& project, const PlaceRef& thing) {
    auto place = placeOf(project, thing);
    if (!place) {
        return std::unexpected(std::move(place.error()));
    }
    auto* area = std::get_if<gis::MultiPolygon>(&*place);
    if (area == nullptr) {
        return gis::fail(ErrorCode::InvalidArgument,
                         gis::text("{}没有面状边界", "{} has no area", nameOf(project, thing)));
    }
    return std::move(*area);
}

}  // namespace

Result<gis::Geometry> placeOf(const Project& project, const PlaceRef& thing) {
    const auto found = detail::drawn(project, thing);
    if (!found) {
        return std::unexpected(found.error());
    }
    return found->site != nullptr      ? found->site->place
           : found->park != nullptr    ? found->park->place
           : found->builtUp != nullptr ? gis::Geometry(found->builtUp->place)
                                       : found->constraint->place;
}

Result<PlaceEdit> addBuiltUpArea(Project& project, BuiltUpArea area) {
    if (auto named = needsName(area.name); !named) {
        return std::unexpected(std::move(named.error()));
    }
    if (area.document.empty()) {
        return gis::fail(ErrorCode::InvalidArgument,
                         {"请给出批准建成区的文件", "the document that approved it is needed"});
    }
    auto place = readyPlace(std::move(area.place));
    if (!place) {
        return std::unexpected(std::move(place.error()));
    }
    area.place = std::move(std::get<gis::MultiPolygon>(*place));
    project.builtUpAreas.push_back(std::move(area));
    PlaceRef thing{PlaceKind::BuiltUpArea, std::to_string(project.builtUpAreas.size() - 1)};
    Text sentence = gis::text("新绘{}", "drew {}", nameOf(project, thing));
    return done(project, std::move(thing), std::move(sentence));
}

Result<PlaceEdit> addPark(Project& project, Park park) {
    if (auto named = needsName(park.name); !named) {
        return std::unexpected(std::move(named.error()));
    }
    if (auto fits = mayStandAs(PlaceKind::Park, park.place); !fits) {
        return std::unexpected(std::move(fits.error()));
    }
    auto place = readyPlace(std::move(park.place));
    if (!place) {
        return std::unexpected(std::move(place.error()));
    }
    park.place = std::move(*place);
    park.accuracy = Accuracy::Digitised;
    park.id = detail::freeParkId(project);
    PlaceRef thing{PlaceKind::Park, park.id};
    project.parks.push_back(std::move(park));
    Text sentence = gis::text("新绘{}", "drew {}", nameOf(project, thing));
    return done(project, std::move(thing), std::move(sentence));
}

const Site* siteWithCode(const Project& project, const std::string& creditCode) {
    const std::string code = normaliseCreditCode(creditCode);
    const auto same = std::ranges::find(project.sites, code, &Site::creditCode);
    return code.empty() || same == project.sites.end() ? nullptr : &*same;
}

namespace {

Result<void> checkNewSite(const Project& project, const Site& site, bool anotherOfFirm) {
    if (site.name.empty()) {
        return gis::fail(
            ErrorCode::InvalidArgument, {"请给出企业名称", "the firm's name is needed"}, "name");
    }
    if (site.county.empty()) {
        return gis::fail(
            ErrorCode::InvalidArgument, {"请给出属地", "the county is needed"}, "county");
    }
    if (site.creditCode.empty()) {
        return {};
    }
    if (const auto defect = creditCodeDefect(site.creditCode)) {
        return gis::fail(ErrorCode::InvalidArgument, *defect, "credit_code");
    }
    const Site* same = siteWithCode(project, site.creditCode);
    return same == nullptr || anotherOfFirm
               ? Result<void>()
               : gis::fail(ErrorCode::Conflict,
                           gis::text("{} {} 已用此信用代码",
                                     "{} {} has this credit code already",
                                     same->id,
                                     same->name),
                           "credit_code",
                           {"若为同一企业的另一厂区，请注明",
                            "say so if it is another site of the same firm"});
}

}  // namespace

Result<PlaceEdit> addSite(Project& project, Site site, bool anotherOfFirm) {
    site.creditCode = normaliseCreditCode(site.creditCode);
    if (auto checked = checkNewSite(project, site, anotherOfFirm); !checked) {
        return std::unexpected(std::move(checked.error()));
    }
    if (auto fits = mayStandAs(PlaceKind::Site, site.place); !fits) {
        return std::unexpected(std::move(fits.error()));
    }
    auto place = readyPlace(std::move(site.place));
    if (!place) {
        return std::unexpected(std::move(place.error()));
    }
    site.place = std::move(*place);
    site.accuracy = Accuracy::Digitised;
    site.origin = {};
    if (site.industryCode.empty()) {
        site.industryCode = industryCodeOf(site.industry);
    }
    site.id = std::format("S{:04}", detail::nextSiteNumber(project));
    PlaceRef thing{PlaceKind::Site, site.id};
    project.sites.push_back(std::move(site));
    Text sentence = gis::text("新增{}", "added {}", nameOf(project, thing));
    return done(project, std::move(thing), std::move(sentence));
}

Result<PlaceEdit> addConstraint(Project& project,
                                const std::string& kind,
                                ConstraintFeature feature) {
    const auto known = constraintKind(kind);
    if (!known) {
        return std::unexpected(known.error());
    }
    if (auto fits = mayStandAs(PlaceKind::Constraint, feature.place); !fits) {
        return std::unexpected(std::move(fits.error()));
    }
    auto place = readyPlace(std::move(feature.place));
    if (!place) {
        return std::unexpected(std::move(place.error()));
    }
    feature.place = std::move(*place);
    const std::string word(known->word);
    auto layer = std::ranges::find(project.constraints, word, &ConstraintLayer::kind);
    if (layer == project.constraints.end()) {
        project.constraints.push_back({word, {}, gis::MultiPolygon(), 0});
        layer = project.constraints.end() - 1;
    }
    layer->features.push_back(std::move(feature));
    PlaceRef thing{PlaceKind::Constraint, std::format("{}/{}", word, layer->features.size() - 1)};
    Text sentence = gis::text("新绘{}", "drew {}", nameOf(project, thing));
    return done(project, std::move(thing), std::move(sentence));
}

Result<PlaceEdit> setPlace(Project& project, const PlaceRef& thing, gis::Geometry place) {
    const auto found = detail::drawn(project, thing);
    if (!found) {
        return std::unexpected(found.error());
    }
    if (auto fits = mayStandAs(thing.kind, place); !fits) {
        return std::unexpected(std::move(fits.error()));
    }
    auto ready = readyPlace(std::move(place));
    if (!ready) {
        return std::unexpected(std::move(ready.error()));
    }
    put(*found, std::move(*ready));
    Text sentence = gis::text("修改{}的位置", "changed the place of {}", nameOf(project, thing));
    return done(project, thing, std::move(sentence));
}

Result<PlaceEdit> reshapePlace(Project& project, const PlaceRef& thing, const gis::Line& line) {
    const auto area = areaOf(project, thing);
    if (!area) {
        return std::unexpected(area.error());
    }
    auto reshaped = gis::reshapeArea(*area, line);
    if (!reshaped) {
        return std::unexpected(std::move(reshaped.error()));
    }
    return setPlace(project, thing, std::move(*reshaped));
}

Result<PlaceEdit> splitPlace(Project& project, const PlaceRef& thing, const gis::Line& line) {
    if (thing.kind == PlaceKind::Site) {
        return gis::fail(ErrorCode::InvalidArgument,
                         {"厂区是测算的最小单位，不能分割",
                          "a site is the unit that gets a path and cannot be split"});
    }
    const auto area = areaOf(project, thing);
    if (!area) {
        return std::unexpected(area.error());
    }
    auto parts = gis::splitArea(*area, line);
    if (!parts) {
        return std::unexpected(std::move(parts.error()));
    }
    put(*detail::drawn(project, thing), std::move(parts->front()));
    for (std::size_t i = 1; i < parts->size(); ++i) {
        detail::addPart(project, thing, std::move((*parts)[i]), i + 1);
    }
    Text sentence = gis::text(
        "将{}分割为 {} 块", "split {} into {} parts", nameOf(project, thing), parts->size());
    return done(project, thing, std::move(sentence));
}

namespace {

/// Why things cannot be made one; nothing when they can.
std::optional<Text> whyApart(const Project& project, std::span<const PlaceRef> things) {
    if (things.size() < 2) {
        return Text{"请选择两个以上的面", "two or more areas are needed"};
    }
    for (const PlaceRef& thing : things) {
        if (thing.kind != things.front().kind || thing.kind == PlaceKind::Site) {
            return Text{"只能合并同一类的面（建成区、园区或同类限制要素）",
                        "only areas of one kind can be merged: built-up areas, parks or "
                        "constraints"};
        }
        const auto layerOf = [](const std::string& id) { return id.substr(0, id.find('/')); };
        if (thing.kind == PlaceKind::Constraint &&
            layerOf(thing.id) != layerOf(things.front().id)) {
            return Text{"只能合并同一图层的限制要素",
                        "only constraints of one layer can be merged"};
        }
        const auto found = detail::drawn(project, thing);
        if (found && found->park != nullptr && thing != things.front() &&
            !found->park->phases.empty()) {
            return gis::text("{}有分期容量，不能并入别的园区",
                             "{} has phases with capacities and cannot go into another park",
                             nameOf(project, thing));
        }
    }
    return std::nullopt;
}

}  // namespace

Result<PlaceEdit> mergePlaces(Project& project, std::span<const PlaceRef> things) {
    if (auto why = whyApart(project, things)) {
        return gis::fail(ErrorCode::InvalidArgument, std::move(*why));
    }
    std::vector<gis::MultiPolygon> areas;
    for (const PlaceRef& thing : things) {
        auto area = areaOf(project, thing);
        if (!area) {
            return std::unexpected(std::move(area.error()));
        }
        areas.push_back(std::move(*area));
    }
    auto merged = gis::mergeAreas(areas);
    if (!merged) {
        return std::unexpected(std::move(merged.error()));
    }
    Text sentence = gis::text("将 {1} 个面并入{0}",
                              "merged {1} areas into {0}",
                              nameOf(project, things.front()),
                              things.size() - 1);
    put(*detail::drawn(project, things.front()), std::move(*merged));
    PlaceRef first = detail::takeOut(project, {things.begin() + 1, things.end()}, things.front());
    return done(project, std::move(first), std::move(sentence));
}

Result<PlaceEdit> deletePlace(Project& project, const PlaceRef& thing) {
    const auto found = detail::drawn(project, thing);
    if (!found) {
        return std::unexpected(found.error());
    }
    if (found->site != nullptr) {
        if (gis::isEmpty(found->site->place)) {
            return gis::fail(ErrorCode::InvalidArgument,
                             gis::text("{}没有位置", "{} has no place", nameOf(project, thing)));
        }
        found->site->place = std::monostate();
        found->site->accuracy = Accuracy::Unplaced;
        found->site->positionError.reset();
        return done(project,
                    thing,
                    gis::text("清除{}的位置", "took the place of {} away", nameOf(project, thing)));
    }
    Text sentence = gis::text("删除{}", "deleted {}", nameOf(project, thing));
    detail::takeOut(project, {thing}, thing);
    return done(project, thing, std::move(sentence));
}

Result<PlaceEdit> deletePlaces(Project& project, std::span<const PlaceRef> things) {
    if (things.size() == 1) {
        return deletePlace(project, things.front());
    }
    std::vector<PlaceRef> sorted(things.begin(), things.end());
    std::ranges::stable_sort(sorted, std::ranges::greater{}, detail::indexIn);
    Project changed = project;
    Text names;
    for (const PlaceRef& thing : sorted) {  // from the last on, so that no index changes before
        const Text name = nameOf(changed, thing);
        if (auto gone = deletePlace(changed, thing); !gone) {
            return gone;
        }
        names = names.empty() ? name : gis::text("{}、{}", "{}, {}", names, name);
    }
    if (sorted.empty()) {
        return gis::fail(ErrorCode::InvalidArgument, {"没有选择对象", "nothing is selected"});
    }
    project = std::move(changed);
    return PlaceEdit{sorted.front(), gis::text("删除{}", "deleted {}", names)};
}

}  // namespace ruyuan::planner
