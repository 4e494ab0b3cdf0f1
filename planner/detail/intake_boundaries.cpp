// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"

#include <algorithm>

namespace ruyuan::planner::detail {
namespace {

template <class Record>
gis::Result<void> readShapes(Batch& batch) {
    if (!batch.hasShapes()) {
        return gis::fail(
            gis::ErrorCode::InvalidData,
            gis::text("文件没有图形，不能作为边界或约束图层",
                      "the file has no shapes and cannot be a boundary or a constraint"),
            {},
            gis::text("请用 shapefile、GeoPackage、GeoJSON 等矢量文件",
                      "use a vector file such as shapefile, GeoPackage or GeoJSON"));
    }
    HeaderWords words;
    words.addFields<Record>();
    if (auto done = batch.recognise(words); !done) {
        return done;
    }
    return batch.place();
}

template <class Record>
Record recordOf(const LedgerRow& row, Batch& batch) {
    Record record;
    fillRecord(record, row, batch);
    record.name = trim(record.name);
    record.origin = batch.originOf(row);
    return record;
}

/// The polygon of a row, or nothing after counting the row as left out.
std::optional<gis::MultiPolygon> areaOf(const LedgerRow& row,
                                        const gis::Geometry& place,
                                        Batch& batch) {
    if (const auto* area = std::get_if<gis::MultiPolygon>(&place)) {
        return *area;
    }
    batch.leaveOut(row.number, gis::isEmpty(place) ? Batch::NoUse::NoShape : Batch::NoUse::NotArea);
    return std::nullopt;
}

/// Six digits; longer statistical codes begin with them.
std::string countyCode(std::string_view text) {
    const std::string code = squeezed(text);
    constexpr std::size_t kDigits = 6;
    const bool digits =
        code.size() >= kDigits &&
        std::ranges::all_of(code.substr(0, kDigits), [](char c) { return c >= '0' && c <= '9'; });
    return digits ? code.substr(0, kDigits) : std::string{};
}

}  // namespace

gis::Result<void> addBuiltUpAreas(Project& project, Batch& batch) {
    if (auto done = readShapes<BuiltUpArea>(batch); !done) {
        return done;
    }
    std::vector<BuiltUpArea> added;
    std::size_t number = project.builtUpAreas.size();
    for (std::size_t index = 0; index < batch.rows().size(); ++index) {
        if (auto go = batch.reached(index); !go) {
            return go;
        }
        const LedgerRow& row = batch.rows()[index];
        if (auto place = areaOf(row, batch.places()[index], batch)) {
            auto area = recordOf<BuiltUpArea>(row, batch);
            area.place = std::move(*place);
            ++number;
            if (area.name.empty()) {
                area.name = "建成区" + std::to_string(number);
            }
            added.push_back(std::move(area));
            batch.used();
        }
    }
    std::ranges::move(added, std::back_inserter(project.builtUpAreas));
    return {};
}

gis::Result<void> addCounties(Project& project, Batch& batch) {
    if (auto done = readShapes<County>(batch); !done) {
        return done;
    }
    std::vector<County> added;
    for (std::size_t index = 0; index < batch.rows().size(); ++index) {
        if (auto go = batch.reached(index); !go) {
            return go;
        }
        const LedgerRow& row = batch.rows()[index];
        auto place = areaOf(row, batch.places()[index], batch);
        if (!place) {
            continue;
        }
        auto county = recordOf<County>(row, batch);
        county.code = countyCode(county.code);
        county.place = std::move(*place);
        const RegionName* region = findRegion(county.name, batch.regions());
        if (!batch.columns().has("development_zone")) {
            county.developmentZone = region != nullptr && region->developmentZone;
        }
        if (county.name.empty()) {
            batch.note(row.number, "name", gis::text("没有名称", "no name"));
            county.name = county.code.empty() ? "县区" + std::to_string(index + 1) : county.code;
        }
        added.push_back(std::move(county));
        batch.used();
    }
    std::ranges::move(added, std::back_inserter(project.counties));
    return {};
}

gis::Result<void> addConstraint(Project& project, Batch& batch, const std::string& kind) {
    if (auto done = readShapes<ConstraintFeature>(batch); !done) {
        return done;
    }
    std::vector<ConstraintFeature> added;
    int source = 0;
    for (std::size_t index = 0; index < batch.rows().size(); ++index) {
        if (auto go = batch.reached(index); !go) {
            return go;
        }
        const LedgerRow& row = batch.rows()[index];
        source = batch.originOf(row).source;
        if (gis::isEmpty(batch.places()[index])) {
            batch.leaveOut(row.number, Batch::NoUse::NoShape);
            continue;
        }
        auto feature = recordOf<ConstraintFeature>(row, batch);
        feature.place = batch.places()[index];
        added.push_back(std::move(feature));
        batch.used();
    }
    auto layer = std::ranges::find(project.constraints, kind, &ConstraintLayer::kind);
    if (layer == project.constraints.end()) {
        project.constraints.push_back({kind, {}, std::nullopt, source});
        layer = project.constraints.end() - 1;
    }
    if (layer->source == 0) {  // only drawn so far, and known nowhere else
        layer->source = source;
        layer->coverage.reset();
    }
    std::ranges::move(added, std::back_inserter(layer->features));
    return {};
}

}  // namespace ruyuan::planner::detail
