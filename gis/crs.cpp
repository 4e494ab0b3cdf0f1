// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/crs.h"

#include "gis/detail/gdal.h"

#include <proj.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <format>
#include <mutex>
#include <utility>

namespace ruyuan::gis {

struct Crs::Impl {
    OGRSpatialReference reference;
    // Identifying a definition without a code searches PROJ's database; done when first asked.
    mutable std::once_flag identified;
    mutable std::optional<int> epsg;
};

const OGRSpatialReference& CrsAccess::spatialReference(const Crs& crs) {
    return crs.impl_->reference;
}

Crs CrsAccess::fromSpatialReference(const OGRSpatialReference& reference) {
    OGRSpatialReference own(reference);
    own.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    auto impl = std::make_shared<Crs::Impl>();
    impl->reference.AssignAndSetThreadSafe(own);
    return Crs(std::move(impl));
}

namespace {

constexpr const char* kSameOptions[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                                        "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS",
                                        nullptr};

struct ProjCloser {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
    void operator()(PJ* object) const { proj_destroy(object); }
};

// East-first and north-first definitions of one projection, which GDAL takes for two.
bool sameButForAxes(const OGRSpatialReference& a, const OGRSpatialReference& b) {
    const std::unique_ptr<PJ_CONTEXT, ProjCloser> context(proj_context_create());
    proj_log_level(context.get(), PJ_LOG_NONE);
    using Object = std::unique_ptr<PJ, ProjCloser>;
    const auto eastFirst = [&](const OGRSpatialReference& reference) {
        constexpr const char* kFormat[] = {"FORMAT=WKT2_2019", nullptr};
        const Object raw(proj_create(context.get(), reference.exportToWkt(kFormat).c_str()));
        return raw == nullptr ? nullptr
                              : Object(proj_normalize_for_visualization(context.get(), raw.get()));
    };
    const Object first = eastFirst(a);
    const Object second = eastFirst(b);
    return first != nullptr && second != nullptr &&
           proj_is_equivalent_to_with_ctx(
               context.get(), first.get(), second.get(), PJ_COMP_EQUIVALENT) != 0;
}

bool sameReference(const OGRSpatialReference& a, const OGRSpatialReference& b) {
    return a.IsSame(&b, kSameOptions) != 0 ||
           (a.IsProjected() != 0 && b.IsProjected() != 0 &&
            a.IsSameGeogCS(&b, kSameOptions + 1) != 0 && sameButForAxes(a, b));
}

std::optional<int> codeOf(const OGRSpatialReference& reference) {
    const char* authority = reference.GetAuthorityName(nullptr);
    const char* code = reference.GetAuthorityCode(nullptr);
    if (authority == nullptr || code == nullptr || !EQUAL(authority, "EPSG")) {
        return std::nullopt;
    }
    const int number = std::atoi(code);
    return number > 0 ? std::optional(number) : std::nullopt;
}

// The only code whose definition is the same, when GDAL's search is sure of the match.
std::optional<int> identify(const OGRSpatialReference& reference) {
    if (const auto code = codeOf(reference)) {
        return code;
    }
    constexpr int kSure = 90;  // GDAL: same but for the name
    const detail::ErrorCapture quiet;
    int count = 0;
    int* confidences = nullptr;
    OGRSpatialReferenceH* matches = reference.FindMatches(nullptr, &count, &confidences);
    std::optional<int> found;
    int best = kSure - 1;
    for (int i = 0; i < count; ++i) {
        const auto& match = *OGRSpatialReference::FromHandle(matches[i]);
        const auto code = codeOf(match);
        if (code && confidences[i] >= best && sameReference(reference, match)) {
            found = confidences[i] == best && found ? std::nullopt : code;
            best = confidences[i];
        }
    }
    OSRFreeSRSArray(matches);
    CPLFree(confidences);
    return found;
}

Text unreadable(std::string_view words) {
    return text("无法识别坐标系“{}”。", "The coordinate system \"{}\" is not known.", words);
}

Text howToName() {
    return {"请写成 EPSG:4547 这样的代码、WKT 文本或 PROJ 字符串。",
            "Give a code such as EPSG:4547, a WKT text or a PROJ string."};
}

bool allDigits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Crs::Crs(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Result<Crs> Crs::fromEpsg(int code) {
    return fromText(std::format("EPSG:{}", code));
}

Result<Crs> Crs::fromText(std::string_view words) {
    detail::registerGdal();
    const detail::ErrorCapture errors;
    const std::string definition =
        allDigits(words) ? std::format("EPSG:{}", words) : std::string(words);
    constexpr const char* kNoFiles[] = {"ALLOW_NETWORK_ACCESS=NO", "ALLOW_FILE_ACCESS=NO", nullptr};
    OGRSpatialReference reference;
    if (words.empty() || reference.SetFromUserInput(definition.c_str(), kNoFiles) != OGRERR_NONE) {
        return detail::gdalFailure(
            ErrorCode::UnknownCrs, unreadable(words), {}, errors, howToName());
    }
    return CrsAccess::fromSpatialReference(reference);
}

std::optional<int> Crs::epsg() const {
    std::call_once(impl_->identified, [&] { impl_->epsg = identify(impl_->reference); });
    return impl_->epsg;
}

std::string Crs::name() const {
    const char* name = impl_->reference.GetName();
    return name != nullptr ? name : "";
}

std::string Crs::label() const {
    const auto code = epsg();
    return code ? std::format("EPSG:{} {}", *code, name()) : name();
}

std::string Crs::wkt() const {
    constexpr const char* kFormat[] = {"FORMAT=WKT2_2019", nullptr};
    return impl_->reference.exportToWkt(kFormat);
}

bool Crs::isGeographic() const {
    return impl_->reference.IsGeographic() != 0;
}

bool Crs::isMetric() const {
    return impl_->reference.IsProjected() != 0 && impl_->reference.GetLinearUnits() == 1.0;
}

bool Crs::isSame(const Crs& other) const {
    return impl_ == other.impl_ || sameReference(impl_->reference, other.impl_->reference);
}

const Crs& storageCrs() {
    // Spelled out, so that it needs no database and cannot fail.
    constexpr std::string_view kCgcs2000 =
        R"wkt(GEOGCRS["China Geodetic Coordinate System 2000",
            DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]],
            PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],CS[ellipsoidal,2],
            AXIS["geodetic latitude (Lat)",north,ORDER[1],ANGLEUNIT["degree",0.0174532925199433]],
            AXIS["geodetic longitude (Lon)",east,ORDER[2],ANGLEUNIT["degree",0.0174532925199433]],
            ID["EPSG",4490]])wkt";
    static const Crs crs = Crs::fromText(kCgcs2000).value();
    return crs;
}

Result<Crs> workingCrs(const Box& lonLatArea) {
    constexpr double kWest = 73.5;
    constexpr double kEast = 136.5;
    constexpr int kFirstMeridian = 75;
    constexpr int kFirstCode = 4534;  // CM 75E; one code for every 3 degrees up to 4554, CM 135E
    const double middle = (lonLatArea.min.x + lonLatArea.max.x) / 2;
    if (lonLatArea.empty() || !(middle >= kWest && middle <= kEast)) {
        return fail(
            ErrorCode::InvalidArgument,
            text("研究范围的中心经度不在 73.5°E 至 136.5°E 之间，没有对应的 CGCS2000 三度带。",
                 "The middle of the study area is not between 73.5°E and 136.5°E, where "
                 "the CGCS2000 3-degree zones are."),
            {},
            text("请检查数据的坐标系和经纬度是否颠倒。",
                 "Check the coordinate system of the data, and whether longitude and "
                 "latitude are swapped."));
    }
    const int zone = static_cast<int>(std::lround((middle - kFirstMeridian) / 3.0));
    return Crs::fromEpsg(kFirstCode + std::clamp(zone, 0, 20));
}

}  // namespace ruyuan::gis
