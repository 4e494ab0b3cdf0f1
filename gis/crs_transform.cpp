// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/crs.h"
#include "gis/detail/gdal.h"

#include <proj.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ruyuan::gis {

namespace {

struct ContextCloser {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct OperationCloser {
    void operator()(PJ* object) const { proj_destroy(object); }
};
using Context = std::unique_ptr<PJ_CONTEXT, ContextCloser>;
using Object = std::unique_ptr<PJ, OperationCloser>;

/// One way from a system to another, and where its authority says that it is good.
struct Operation {
    Object object;
    bool everywhere = true;  // no change of datum, or no area stated
    Box area;                // longitude and latitude
};

// The datum's name in lower case without what spellings differ in: "D_WGS_1984" -> "wgs1984".
std::string datumOf(const OGRSpatialReference& reference) {
    const char* datum = reference.GetAttrValue("DATUM");
    std::string_view name = datum != nullptr ? datum : "";
    if (name.starts_with("D_")) {
        name.remove_prefix(2);
    }
    std::string plain;
    for (const char letter : name) {
        if (std::isalnum(static_cast<unsigned char>(letter)) != 0) {
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        }
    }
    return plain;
}

bool isCgcs2000(const OGRSpatialReference& reference) {
    const std::string datum = datumOf(reference);
    return datum == "china2000" || datum == "cgcs2000" ||
           datum == "chinageodeticcoordinatesystem2000";
}

bool isWgs84(const OGRSpatialReference& reference) {
    const std::string datum = datumOf(reference);
    return datum == "wgs1984" || datum == "wgs84" || datum.starts_with("worldgeodeticsystem1984");
}

// The datums of which China publishes no transformation: parameters differ from city to city.
std::string_view chineseLocalDatum(const OGRSpatialReference& reference) {
    std::array<double, 7> given{};
    if (reference.GetTOWGS84(given.data(), 7) == OGRERR_NONE) {
        return {};  // the definition brings its own parameters
    }
    const std::string datum = datumOf(reference);
    if (datum == "newbeijing") {
        return "New Beijing";
    }
    if (datum == "beijing1954") {
        return "Beijing 1954";
    }
    return datum == "xian1980" ? "Xian 1980" : "";
}

bool sameDatum(const OGRSpatialReference& a, const OGRSpatialReference& b) {
    constexpr const char* kOptions[] = {"CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", nullptr};
    std::array<double, 7> given{};
    const bool aBound = a.GetTOWGS84(given.data(), 7) == OGRERR_NONE;
    const bool bBound = b.GetTOWGS84(given.data(), 7) == OGRERR_NONE;
    return aBound == bBound && a.IsSameGeogCS(&b, kOptions) != 0;
}

// A copy in the plane that PROJ can change datums of: WGS 84 and CGCS2000 are taken as equal, so
// the one may stand for the other.
OGRSpatialReference plane(const OGRSpatialReference& reference) {
    OGRSpatialReference copy(reference);
    if (copy.IsCompound() != 0) {
        copy.StripVertical();
    }
    copy.DemoteTo2D(nullptr);
    return copy;
}

void putOnDatumOf(OGRSpatialReference& reference, const OGRSpatialReference& other) {
    const OGRSpatialReference keep(reference);
    if (reference.CopyGeogCSFrom(&other) != OGRERR_NONE) {
        reference = keep;
    }
}

Object projObject(PJ_CONTEXT* context, const OGRSpatialReference& reference) {
    constexpr const char* kFormat[] = {"FORMAT=WKT2_2019", nullptr};
    return Object(proj_create(context, reference.exportToWkt(kFormat).c_str()));
}

// From a projected system to the longitude and latitude it is made of.
Object lonLatOf(PJ_CONTEXT* context, const OGRSpatialReference& reference) {
    const std::unique_ptr<OGRSpatialReference> base(reference.CloneGeogCS());
    if (base == nullptr) {
        return nullptr;
    }
    const Object source = projObject(context, plane(reference));
    const Object target = projObject(context, plane(*base));
    const Object raw(
        proj_create_crs_to_crs_from_pj(context, source.get(), target.get(), nullptr, nullptr));
    return Object(proj_normalize_for_visualization(context, raw.get()));
}

Box areaOf(PJ_CONTEXT* context, const PJ* operation) {
    Box area;
    double west = 0;
    double south = 0;
    double east = 0;
    double north = 0;
    if (proj_get_area_of_use(context, operation, &west, &south, &east, &north, nullptr) != 0 &&
        west > -1000) {
        area.add(Point{west, south});
        area.add(Point{east < west ? 180.0 : east, north});
    }
    return area;
}

// Every operation between two systems that keeps account of the datum, best first.
std::vector<Operation> findOperations(PJ_CONTEXT* context,
                                      const OGRSpatialReference& from,
                                      const OGRSpatialReference& to) {
    const bool conversion = sameDatum(from, to);
    const Object source = projObject(context, from);
    const Object target = projObject(context, to);
    std::vector<Operation> found;
    if (source == nullptr || target == nullptr) {
        return found;
    }
    PJ_OPERATION_FACTORY_CONTEXT* factory = proj_create_operation_factory_context(context, nullptr);
    proj_operation_factory_context_set_allow_ballpark_transformations(context, factory, 0);
    proj_operation_factory_context_set_spatial_criterion(
        context, factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    proj_operation_factory_context_set_grid_availability_use(
        context, factory, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
    PJ_OBJ_LIST* list = proj_create_operations(context, source.get(), target.get(), factory);
    for (int i = 0; i < (list != nullptr ? proj_list_get_count(list) : 0); ++i) {
        const Object raw(proj_list_get(context, list, i));
        const Box area = areaOf(context, raw.get());
        Object ordered(proj_normalize_for_visualization(context, raw.get()));
        if (ordered != nullptr) {
            // Parameters out of a definition state no area: whoever wrote them vouches for it.
            found.push_back({std::move(ordered), conversion || area.empty(), area});
        }
    }
    proj_list_destroy(list);
    proj_operation_factory_context_destroy(factory);
    return found;
}

std::vector<Operation> operationsBetween(PJ_CONTEXT* context, const Crs& from, const Crs& to) {
    OGRSpatialReference source = plane(CrsAccess::spatialReference(from));
    OGRSpatialReference target = plane(CrsAccess::spatialReference(to));
    const bool sourceEither = isWgs84(source) || isCgcs2000(source);
    const bool targetEither = isWgs84(target) || isCgcs2000(target);
    if (isCgcs2000(source) && isWgs84(target)) {
        putOnDatumOf(source, target);
    } else if (isWgs84(source) && isCgcs2000(target)) {
        putOnDatumOf(target, source);
    }
    auto found = findOperations(context, source, target);
    // A definition with its own parameters (TOWGS84) leads to WGS 84 only.
    if (found.empty() && sourceEither != targetEither) {
        OGRSpatialReference wgs84;
        wgs84.importFromEPSG(4326);
        putOnDatumOf(sourceEither ? source : target, wgs84);
        found = findOperations(context, source, target);
    }
    return found;
}

std::unexpected<Error> noTransformation(const Crs& from, const Crs& to, std::string_view local) {
    if (!local.empty()) {
        return fail(
            ErrorCode::NoTransformation,
            text("{} 与 {} 之间没有公开的转换参数：{} "
                 "的参数由各地测绘部门掌握，忽略它会偏差数十米以上。",
                 "No public transformation leads from {} to {}: the parameters of {} are held by "
                 "the local survey office, and ignoring them shifts places by tens of metres.",
                 from.label(),
                 to.label(),
                 local),
            {},
            text("请向当地自然资源（测绘）部门申请转换后的数据，或索取当地的四参数、七参数后再转换"
                 "。",
                 "Ask the local survey office for the data in CGCS2000, or for the local 4- or "
                 "7-parameter transformation."));
    }
    return fail(ErrorCode::NoTransformation,
                text("{} 与 {} 之间没有精度可知的坐标转换。",
                     "There is no transformation of known accuracy from {} to {}.",
                     from.label(),
                     to.label()),
                {},
                text("请先用专业软件把数据转换为 CGCS2000（EPSG:4490）。",
                     "Convert the data to CGCS2000 (EPSG:4490) with the data owner's parameters."));
}

std::unexpected<Error> outside(const Crs& from, const Crs& to, Point point) {
    return fail(ErrorCode::NoTransformation,
                text("点 ({:.10g}, {:.10g}) 不能从 {} 转换到 {}：它不在这一转换的适用范围内。",
                     "The point ({:.10g}, {:.10g}) cannot be brought from {} to {}: it is outside "
                     "the area where this holds.",
                     point.x,
                     point.y,
                     from.label(),
                     to.label()),
                {},
                text("请检查坐标系是否选对、X 与 Y 是否颠倒、东坐标是否带带号。",
                     "Check the coordinate system, whether X and Y are swapped, and whether the "
                     "easting has a zone prefix."));
}

bool isFinite(Point point) {
    return std::isfinite(point.x) && std::isfinite(point.y);
}

// In place; the index of the first point that did not go through, or the size.
std::size_t run(PJ* operation, std::span<Point> points) {
    if (points.empty()) {
        return 0;
    }
    proj_errno_reset(operation);
    proj_trans_generic(operation,
                       PJ_FWD,
                       &points[0].x,
                       sizeof(Point),
                       points.size(),
                       &points[0].y,
                       sizeof(Point),
                       points.size(),
                       nullptr,
                       0,
                       0,
                       nullptr,
                       0,
                       0);
    const auto bad = std::ranges::find_if_not(points, isFinite);
    return static_cast<std::size_t>(bad - points.begin());
}

bool isWithin(const Box& area, std::span<const Point> lonLat) {
    return std::ranges::all_of(lonLat, [&](Point point) {
        return point.x >= area.min.x && point.x <= area.max.x && point.y >= area.min.y &&
               point.y <= area.max.y;
    });
}

}  // namespace

struct Transformer::Impl {
    Impl(Crs source, Crs target) : from(std::move(source)), to(std::move(target)) {}

    Crs from;
    Crs to;
    Context context;                    // before the operations, which need it to the end
    std::vector<Operation> operations;  // empty: both systems are the same
    Object toLonLat;                    // of the source; null when it is geographic

    /// The best operation whose area holds all points, or null.
    [[nodiscard]] PJ* choose(std::span<const Point> points) const;
};

PJ* Transformer::Impl::choose(std::span<const Point> points) const {
    if (operations.front().everywhere) {
        return operations.front().object.get();
    }
    std::vector<Point> lonLat(points.begin(), points.end());
    if (toLonLat != nullptr && run(toLonLat.get(), lonLat) != lonLat.size()) {
        return nullptr;
    }
    const auto found = std::ranges::find_if(
        operations, [&](const Operation& operation) { return isWithin(operation.area, lonLat); });
    return found == operations.end() ? nullptr : found->object.get();
}

Transformer::Transformer(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}

Result<Transformer> Transformer::create(const Crs& from, const Crs& to) {
    auto impl = std::make_shared<Impl>(from, to);
    if (from.isSame(to)) {
        return Transformer(std::move(impl));
    }
    const OGRSpatialReference& source = CrsAccess::spatialReference(from);
    const OGRSpatialReference& target = CrsAccess::spatialReference(to);
    const std::string_view local =
        chineseLocalDatum(source).empty() ? chineseLocalDatum(target) : chineseLocalDatum(source);
    if (!local.empty() && !sameDatum(source, target)) {
        return noTransformation(from, to, local);
    }
    impl->context.reset(proj_context_create());
    proj_log_level(impl->context.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(impl->context.get(), 0);
    impl->operations = operationsBetween(impl->context.get(), from, to);
    if (impl->operations.empty()) {
        return noTransformation(from, to, {});
    }
    if (!from.isGeographic()) {
        impl->toLonLat = lonLatOf(impl->context.get(), source);
    }
    return Transformer(std::move(impl));
}

Result<void> Transformer::apply(std::span<Point> points) const {
    if (const auto bad = std::ranges::find_if_not(points, isFinite); bad != points.end()) {
        return outside(impl_->from, impl_->to, *bad);
    }
    if (impl_->operations.empty() || points.empty()) {
        return {};
    }
    constexpr double kWholeTurn = 360.0;
    const auto isPlace = [](Point point) { return std::abs(point.x) <= kWholeTurn; };
    if (impl_->from.isGeographic()) {
        if (const auto bad = std::ranges::find_if_not(points, isPlace); bad != points.end()) {
            return outside(impl_->from, impl_->to, *bad);
        }
    }
    PJ* const operation = impl_->choose(points);
    if (operation == nullptr) {
        return outside(impl_->from, impl_->to, points.front());
    }
    std::vector<Point> moved(points.begin(), points.end());
    if (const std::size_t bad = run(operation, moved); bad < moved.size()) {
        return outside(impl_->from, impl_->to, points[bad]);
    }
    std::ranges::copy(moved, points.begin());
    return {};
}

Result<Point> Transformer::apply(Point point) const {
    return apply(std::span(&point, 1)).transform([&] { return point; });
}

Result<Geometry> Transformer::apply(const Geometry& geometry) const {
    std::vector<Point> points;
    points.reserve(pointCount(geometry));
    forEachPoint(geometry, [&](const Point& point) { points.push_back(point); });
    if (auto moved = apply(points); !moved) {
        return std::unexpected(std::move(moved.error()));
    }
    Geometry result = geometry;
    auto next = points.begin();
    forEachPoint(result, [&](Point& point) { point = *next++; });
    return result;
}

}  // namespace ruyuan::gis
