// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/validity.h"
#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"

#include <algorithm>
#include <cmath>

namespace ruyuan::planner::detail {

gis::Result<void> Batch::place() {
    places_.assign(ledger_.rows.size(), {});
    if (!request_.controlPoints.empty()) {
        auto alignment =
            readAlignment(request_.controlPoints, request_.read.crs, request_.controlLimit);
        if (!alignment) {
            return std::unexpected(alignment.error());
        }
        alignment_ = std::move(*alignment);
    }
    if (auto done = hasShapes() ? placeShapes() : placeCells(); !done) {
        return done;
    }
    if (firstPlacedRow() != 0) {
        return settleSystem();
    }
    movePlaces();
    return {};
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

gis::Result<gis::Crs> Batch::systemOfShapes() {
    if (alignment_) {
        return alignment_->target;
    }
    if (read_.layer.crs) {
        source_.crsSource = read_.crsSource;
        return *read_.layer.crs;
    }
    std::vector<gis::Point> middles;
    for (const auto& shape : read_.layer.geometries) {
        const gis::Box box = gis::boundsOf(shape);
        if (!box.empty()) {
            middles.push_back({(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2});
        }
    }
    // A displacement is one of longitude and latitude.
    const auto degrees = [](gis::Point p) { return std::abs(p.x) <= 180 && std::abs(p.y) <= 90; };
    if (request_.offset && std::ranges::all_of(middles, degrees)) {
        source_.crsSource = "option";
        return gis::storageCrs();
    }
    if (const auto crs = proposed(middles)) {
        return *crs;
    }
    return gis::requireCrs(read_.layer, source_.file);
}

gis::Result<void> Batch::placeShapes() {
    const auto crs = systemOfShapes();
    if (!crs) {
        return std::unexpected(crs.error());
    }
    crs_ = *crs;
    source_.crs = crs->label();
    const auto transformer = gis::Transformer::create(*crs, gis::storageCrs());
    if (!transformer) {
        return std::unexpected(transformer.error());
    }
    for (std::size_t index = 0; index < places_.size(); ++index) {
        if (auto go = placing(index); !go) {
            return go;
        }
        const auto& given = read_.layer.geometries[index];
        const int row = ledger_.rows[index].number;
        if (gis::isEmpty(given)) {
            continue;
        }
        const auto shape = repaired(alignment_ ? alignment_->apply(given) : given, row);
        // A transformation is only defined where CGCS2000 is; asking elsewhere would be an error.
        const bool near = !crs->isGeographic() || touchesChina(gis::boundsOf(shape));
        auto moved = near ? transformer->apply(shape) : gis::Geometry{};
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

/// Places of a local system by its control points.
Placement Batch::aligned(const std::vector<std::optional<RawPlace>>& raw) const {
    Placement placement;
    placement.places.resize(raw.size());
    placement.crs = alignment_->target.label();
    const auto transformer = gis::Transformer::create(alignment_->target, gis::storageCrs());
    for (std::size_t row = 0; transformer && row < raw.size(); ++row) {
        if (!raw[row]) {
            continue;
        }
        const gis::Point given{raw[row]->first.value, raw[row]->second.value};
        const auto fitted = std::get<gis::Point>(alignment_->apply(gis::Geometry(given)));
        const auto place = transformer->apply(fitted);
        gis::Box box;
        box.add(place ? *place : gis::Point{});
        if (place && touchesChina(box)) {
            placement.places[row] = *place;
        } else {
            placement.remarks.emplace_back(
                row,
                gis::text("坐标（{}，{}）按控制点转换后不在中国范围内，未定位",
                          "({}, {}) does not lie in China by the control points; not placed",
                          given.x,
                          given.y));
        }
        constexpr double kBeyond = 0.5;
        if (const double outside = alignment_->outside(given); place && outside > kBeyond) {
            placement.remarks.emplace_back(
                row,
                gis::text("在控制点范围之外 {:.0f}%，外推结果不可靠，请核实",
                          "{:.0f} % outside the control points; extrapolation is not reliable, "
                          "please check",
                          outside * 100));
        }
    }
    return placement;
}

gis::Result<Placement> Batch::placementOf(const std::vector<std::optional<RawPlace>>& raw) {
    if (alignment_) {
        return aligned(raw);
    }
    std::optional<gis::Crs> crs = request_.read.crs;
    if (!crs) {
        if (const auto numbers = metersEastFirst(raw); !numbers.empty()) {
            crs = proposed(numbers);
        }
    }
    auto placed = placeRows(raw, crs);
    if (placed && proposal_) {
        placed->crsSource = source_.crsSource;
    }
    crs_ = crs ? *crs : gis::storageCrs();
    return placed;
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
    const auto placed = placementOf(raw);
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
    if (!alignment_) {
        warnOfPackedDegrees();
    }
    return {};
}

namespace {

/// Headers that say who made the coordinates: 高德经度, gcj02_lng, lat_bd09.
std::string withMakers(std::string_view chinese, std::string_view english, std::string_view other) {
    std::string synonyms;
    for (const std::string_view maker : {"高德",
                                         "百度",
                                         "腾讯",
                                         "天地图",
                                         "gps",
                                         "wgs84",
                                         "wgs-84",
                                         "gcj02",
                                         "gcj-02",
                                         "gcj",
                                         "bd09",
                                         "bd-09",
                                         "bd",
                                         "火星",
                                         "cgcs2000",
                                         "2000",
                                         "amap",
                                         "gaode",
                                         "baidu"}) {
        const std::string m(maker);
        for (const std::string_view axis : {chinese, english, other}) {
            const std::string a(axis);
            synonyms += "|" + m + a + "|" + m + "_" + a + "|" + a + "_" + m;
        }
    }
    return synonyms;
}

}  // namespace

void addCoordinateWords(HeaderWords& words) {
    words.add(
        "lon",
        "经度",
        "中心经度|东经|lng|lon|long|longitude|x|x坐标|企业中心经度|厂区经度|横坐标|e|jd|经度坐标|"
        "企业经度|经度(e)|经度(°)|地理位置经度|中心点经度|center_lon" +
            withMakers("经度", "lng", "lon"));
    words.add(
        "lat",
        "纬度",
        "中心纬度|北纬|lat|latitude|y|y坐标|企业中心纬度|厂区纬度|纵坐标|n|wd|纬度坐标|企业纬度|"
        "纬度(n)|纬度(°)|地理位置纬度|中心点纬度|center_lat" +
            withMakers("纬度", "lat", "latitude"));
    words.add(
        "lon_lat",
        "坐标",
        "经纬度|经纬度坐标|地理坐标|中心坐标|坐标(经度,纬度)|经度,纬度|经度纬度|位置坐标|"
        "coordinates|中心点坐标|厂区坐标|高德坐标|百度坐标|腾讯坐标|gps坐标|火星坐标|gcj02|bd09");
    words.add("datum", "坐标系", "坐标系统|坐标基准|空间参考|大地基准|zbxt|datum|crs|坐标系类型");
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
