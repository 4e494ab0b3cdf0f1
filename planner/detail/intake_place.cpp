// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/validity.h"
#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"

#include <algorithm>

namespace ruyuan::planner::detail {

gis::Result<void> Batch::place() {
    places_.assign(ledger_.rows.size(), {});
    return hasShapes() ? placeShapes() : placeCells();
}

gis::Geometry Batch::repaired(gis::Geometry shape, int row) {
    const auto repair = gis::repair(shape);
    if (!repair) {
        note(row, "place", repair.error().sentence);
        return {};
    }
    if (!*repair) {
        return shape;
    }
    note(row,
         "place",
         gis::text("图形有误（{}），{}",
                   "invalid shape ({}): {}",
                   (*repair)->defect.sentence,
                   (*repair)->sentence));
    return (*repair)->geometry;
}

gis::Result<void> Batch::placeShapes() {
    const auto& layer = read_.layer;
    const auto crs = gis::requireCrs(layer, source_.file);
    if (!crs) {
        return std::unexpected(crs.error());
    }
    source_.crs = crs->label();
    source_.crsSource = read_.crsSource;
    const auto transformer = gis::Transformer::create(*crs, gis::storageCrs());
    if (!transformer) {
        return std::unexpected(transformer.error());
    }
    for (std::size_t index = 0; index < places_.size(); ++index) {
        if (auto go = placing(index); !go) {
            return go;
        }
        const auto& shape = layer.geometries[index];
        const int row = ledger_.rows[index].number;
        if (gis::isEmpty(shape)) {
            continue;
        }
        // A transformation is only defined where CGCS2000 is; asking elsewhere would be an error.
        const bool near = !crs->isGeographic() || touchesChina(gis::boundsOf(shape));
        auto moved = near ? transformer->apply(repaired(shape, row)) : gis::Geometry{};
        if (!near || !moved || (!gis::isEmpty(*moved) && !touchesChina(gis::boundsOf(*moved)))) {
            abroad_.insert(row);
        } else {
            places_[index] = std::move(*moved);
        }
    }
    return {};
}

std::optional<RawPlace> Batch::rawPlace(const LedgerRow& row) {
    const auto both = cell(row, "lon_lat");
    if (const auto pair = readCoordinatePair(both)) {
        return RawPlace{pair->first, pair->second};
    }
    const bool parts = columns_.has("lon_degrees") && columns_.has("lat_degrees");
    const auto number = [&](const std::string& axis) {
        return parts ? degreesFromParts(cell(row, axis + "_degrees"),
                                        cell(row, axis + "_minutes"),
                                        cell(row, axis + "_seconds"))
                     : readCoordinate(cell(row, axis));
    };
    const auto first = number("lon");
    const auto second = number("lat");
    if (first && second) {
        return RawPlace{*first, *second};
    }
    std::string written(both);
    for (const std::string_view field : {"lon", "lat", "lon_degrees", "lat_degrees"}) {
        const auto text = cell(row, field);
        if (!saysNothing(text)) {
            written += (written.empty() ? "" : ", ") + std::string(text);
        }
    }
    if (!saysNothing(written)) {
        note(row.number,
             "place",
             gis::text("坐标“{}”不完整或不能识别，未定位",
                       "coordinates \"{}\" are incomplete or not understood; not "
                       "placed",
                       written));
    }
    return std::nullopt;
}

void Batch::warnOfPackedDegrees() {
    for (const std::string_view field : {"lon", "lat"}) {
        std::vector<std::string> cells;
        for (const auto& row : ledger_.rows) {
            cells.emplace_back(cell(row, field));
        }
        if (looksLikePackedDegrees(cells)) {
            note(
                ledger_.rows.front().number,
                field,
                gis::text(
                    "列“{}”可能是“度.分秒”写法（如 113.4012 为 "
                    "113°40′12″），已按十进制度采用，请核实",
                    "column \"{}\" may be degrees.minutes-seconds (113.4012 for 113°40′12″); taken "
                    "as decimal degrees, please check",
                    columns_.column(field)->header));
        }
    }
}

gis::Result<void> Batch::placeCells() {
    std::vector<std::optional<RawPlace>> raw;
    for (std::size_t index = 0; index < ledger_.rows.size(); ++index) {
        if (auto go = placing(index); !go) {
            return go;
        }
        raw.push_back(rawPlace(ledger_.rows[index]));
    }
    if (std::ranges::none_of(raw, [](const auto& place) { return place.has_value(); })) {
        return {};
    }
    const auto placed = placeRows(raw, request_.read.crs);
    if (!placed) {
        return std::unexpected(placed.error());
    }
    source_.crs = placed->crs;
    source_.crsSource = placed->crsSource;
    for (const auto& [index, remark] : placed->remarks) {
        note(ledger_.rows[index].number, "place", remark);
    }
    for (std::size_t index = 0; index < places_.size(); ++index) {
        if (placed->places[index]) {
            places_[index] = *placed->places[index];
        }
    }
    warnOfPackedDegrees();
    return {};
}

void addCoordinateWords(HeaderWords& words) {
    words.add(
        "lon",
        "经度",
        "中心经度|东经|lng|lon|long|longitude|x|x坐标|企业中心经度|厂区经度|横坐标|e|jd|经度坐标|"
        "企业经度|经度(e)|经度(°)|地理位置经度|中心点经度|center_lon");
    words.add(
        "lat",
        "纬度",
        "中心纬度|北纬|lat|latitude|y|y坐标|企业中心纬度|厂区纬度|纵坐标|n|wd|纬度坐标|企业纬度|"
        "纬度(n)|纬度(°)|地理位置纬度|中心点纬度|center_lat");
    words.add("lon_lat",
              "坐标",
              "经纬度|经纬度坐标|地理坐标|中心坐标|坐标(经度,纬度)|经度,纬度|经度纬度|位置坐标|"
              "coordinates|中心点坐标|厂区坐标");
    const auto parts = [&](const std::string& axis, const std::string& name) {
        struct Part {
            std::string_view field;
            std::string_view sign;
        };
        for (const auto& [field, sign] :
             {Part{"degrees", "度"}, Part{"minutes", "分"}, Part{"seconds", "秒"}}) {
            std::string synonyms;
            for (const std::string_view prefix : {"企业中心", "中心", "企业", ""}) {
                synonyms += std::string(synonyms.empty() ? "" : "|") + std::string(prefix) + name +
                            std::string(sign) + "|" + std::string(prefix) + name + "_" +
                            std::string(sign);
            }
            words.add(axis + "_" + std::string(field),
                      name + "(" + std::string(sign) + ")",
                      synonyms + "|企业中心" + name + "(" + std::string(sign) + ")|中心" + name +
                          "(" + std::string(sign) + ")");
        }
    };
    parts("lon", "经度");
    parts("lat", "纬度");
}

}  // namespace ruyuan::planner::detail
