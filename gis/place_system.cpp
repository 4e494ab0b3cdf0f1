// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/place_system.h"

namespace ruyuan::gis {

Result<PlaceSystem> readPlaceSystem(std::string_view words) {
    if (const auto offset = offsetNamed(words)) {
        return PlaceSystem{std::nullopt, *offset};
    }
    // The last sign only: PROJ strings begin with "+" and are full of them.
    const auto sign = words.rfind('+');
    const auto offset =
        sign == std::string_view::npos ? std::nullopt : offsetNamed(words.substr(sign + 1));
    auto crs = Crs::fromText(offset ? words.substr(0, sign) : words);
    if (!crs) {
        Error error = crs.error();
        error.advice = {error.advice.zh + "网络地图的偏移坐标写 GCJ-02 或 BD-09。",
                        error.advice.en +
                            " For displaced coordinates of web maps: GCJ-02 or "
                            "BD-09."};
        return std::unexpected(std::move(error));
    }
    return PlaceSystem{std::move(*crs), offset.value_or(ChinaOffset::None)};
}

std::string systemLabel(const Crs& crs, ChinaOffset offset) {
    if (offset == ChinaOffset::None) {
        return crs.label();
    }
    const std::string shift(name(offset));
    return crs.isGeographic() ? shift : crs.label() + " + " + shift;
}

Result<Geometry> toStorage(const Geometry& shape, const Crs& crs, ChinaOffset offset) {
    const auto transformer = Transformer::create(crs, storageCrs());
    if (!transformer) {
        return std::unexpected(transformer.error());
    }
    return transformer->apply(shape).transform(
        [&](const Geometry& lonLat) { return trueOf(offset, lonLat); });
}

}  // namespace ruyuan::gis
