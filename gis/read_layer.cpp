// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/read_layer.h"

#include "gis/detail/csv.h"
#include "gis/detail/decode.h"
#include "gis/detail/encoding.h"
#include "gis/detail/gdal.h"
#include "gis/detail/open_source.h"
#include "gis/detail/spreadsheet.h"
#include "gis/detail/table.h"
#include "gis/file_ending.h"
#include "gis/platform.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

namespace ruyuan::gis {

namespace {

using detail::Source;

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) {
        all += all.empty() ? "" : ", ";
        all += name;
    }
    return all;
}

std::vector<std::string> namesOf(GDALDataset& dataset) {
    std::vector<std::string> names;
    for (const OGRLayer* layer : dataset.GetLayers()) {
        names.emplace_back(const_cast<OGRLayer*>(layer)->GetName());
    }
    return names;
}

// Style tables that QGIS leaves in a GeoPackage are no data.
std::vector<std::string> dataLayers(std::vector<std::string> names) {
    if (names.size() > 1) {
        std::erase(names, "layer_styles");
    }
    return names;
}

Result<OGRLayer*> chooseLayer(const Source& source, const std::string& wanted) {
    const std::vector<std::string> names = dataLayers(namesOf(*source.dataset));
    if (names.empty()) {
        return fail(ErrorCode::CannotRead,
                    text("文件里没有图层或工作表。", "The file has no layer or sheet."),
                    source.where);
    }
    if (!wanted.empty()) {
        if (OGRLayer* layer = source.dataset->GetLayerByName(wanted.c_str())) {
            return layer;
        }
        return fail(
            ErrorCode::NotFound,
            text(
                "没有名为“{}”的图层或工作表。", "There is no layer or sheet named \"{}\".", wanted),
            source.where,
            text("现有：{}。", "There are: {}.", joined(names)));
    }
    if (names.size() > 1) {
        return fail(
            ErrorCode::InvalidArgument,
            text("文件里有 {} 个图层或工作表，须指明用哪一个。",
                 "The file has {} layers or sheets; one must be named.",
                 names.size()),
            source.where,
            text("请用 --layer 指定其中之一：{}。", "Name one with --layer: {}.", joined(names)));
    }
    return source.dataset->GetLayerByName(names.front().c_str());
}

// Systems that only say "some plane" (GeoPackage's -1 and 0, a LOCAL_CS) are none.
std::optional<Crs> crsOf(const OGRLayer& layer) {
    const OGRSpatialReference* reference = const_cast<OGRLayer&>(layer).GetSpatialRef();
    if (reference == nullptr || reference->IsEmpty() || reference->IsLocal() != 0 ||
        std::string_view(reference->GetName() != nullptr ? reference->GetName() : "")
            .starts_with("Undefined")) {
        return std::nullopt;
    }
    return CrsAccess::fromSpatialReference(*reference);
}

void setCrs(const OGRLayer& layer,
            const ReadOptions& options,
            const std::string& where,
            ReadResult& result) {
    const std::optional<Crs> own = crsOf(layer);
    result.layer.crs = options.crs ? options.crs : own;
    result.crsSource = options.crs ? "option" : own ? "file" : "";
    if (options.crs && own && !options.crs->isSame(*own)) {
        result.warnings.push_back({text("文件说坐标系是 {}，按指定改用 {}。",
                                        "The file says its system is {}; {} is used as asked.",
                                        own->label(),
                                        options.crs->label()),
                                   where});
    }
}

// What the file says about its text encoding; empty when it says nothing that can be trusted.
std::string declaredEncoding(OGRLayer& layer) {
    constexpr std::string_view kLatin1 = "87";  // what GDAL writes when it is told nothing
    const auto item = [&](const char* name) -> std::string {
        const char* value = layer.GetMetadataItem(name, "SHAPEFILE");
        return value != nullptr ? value : "";
    };
    for (const std::string& said :
         {item("CPG_VALUE"),
          item("LDID_VALUE") == kLatin1 ? std::string() : item("ENCODING_FROM_LDID")}) {
        if (said.empty()) {
            continue;
        }
        if (auto known = detail::checkedEncoding(said)) {
            return *known;
        }
    }
    return {};
}

/// Reads features into a Layer, one after the other.
class FeatureReader {
public:
    FeatureReader(OGRLayer& source, const std::string& where, ReadResult& result)
        : source_(source), where_(where), result_(result) {}

    Result<void> read(const Progress& progress);
    void ignoreAllBut(const std::vector<std::string>& names);

private:
    void prepare();
    void add(const OGRFeature& feature);
    void finish();

    OGRLayer& source_;
    const std::string& where_;
    ReadResult& result_;
    std::vector<int> fields_;  // of the source, one per column
    detail::GeometryChanges changes_;
    std::size_t badDates_ = 0;
    bool spatial_ = false;
};

// The format's reader then skips them; where it cannot, nothing happens.
void FeatureReader::ignoreAllBut(const std::vector<std::string>& names) {
    CPLStringList ignored;
    const OGRFeatureDefn& definition = *source_.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const char* name = definition.GetFieldDefn(i)->GetNameRef();
        if (std::ranges::find(names, name) == names.end()) {
            ignored.AddString(name);
        }
    }
    if (source_.TestCapability(OLCIgnoreFields) != 0) {
        source_.SetIgnoredFields(ignored.List());
    }
}

void FeatureReader::prepare() {
    const OGRFeatureDefn& definition = *source_.GetLayerDefn();
    const GIntBig count = source_.GetFeatureCount(0);
    const auto expected = static_cast<std::size_t>(std::clamp<GIntBig>(count, 0, 1'000'000));
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const OGRFieldDefn& field = *definition.GetFieldDefn(i);
        if (field.IsIgnored() != 0) {
            continue;
        }
        fields_.push_back(i);
        Column& column = result_.layer.columns.emplace_back(
            Field{field.GetNameRef(), detail::fieldTypeOf(field), field.GetAlternativeNameRef()});
        column.reserve(expected);
    }
    spatial_ = source_.GetGeomType() != wkbNone;
    if (spatial_) {
        result_.layer.geometries.reserve(expected);
    }
}

void FeatureReader::add(const OGRFeature& feature) {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        if (!detail::appendCell(result_.layer.columns[i], feature, fields_[i])) {
            ++badDates_;
        }
    }
    if (spatial_) {
        const OGRGeometry* shape = feature.GetGeometryRef();
        result_.layer.geometries.push_back(shape != nullptr ? detail::fromOgr(*shape, changes_)
                                                            : Geometry{});
    }
}

void FeatureReader::finish() {
    Layer& layer = result_.layer;
    layer.kind = spatial_ ? kindOf(layer.geometries) : GeometryKind::None;
    if (spatial_ && layer.kind == GeometryKind::None) {
        layer.kind = detail::kindOfType(source_.GetGeomType());
    }
    std::ranges::move(detail::describe(changes_, where_), std::back_inserter(result_.warnings));
    if (badDates_ > 0) {
        result_.warnings.push_back({text("有 {} 个单元格的日期不存在，按空值处理。",
                                         "{} cells hold dates that do not exist; they are taken as "
                                         "empty.",
                                         badDates_),
                                    where_});
    }
}

Result<void> FeatureReader::read(const Progress& progress) {
    constexpr std::size_t kStep = 4096;
    const detail::ErrorCapture errors;
    prepare();
    const auto expected = static_cast<double>(std::max<GIntBig>(1, source_.GetFeatureCount(0)));
    std::size_t count = 0;
    for (const OGRFeatureUniquePtr& feature : source_) {
        add(*feature);
        if (++count % kStep == 0) {
            if (progress.stopRequested()) {
                return fail(
                    ErrorCode::Cancelled, text("已停止读取。", "Reading was stopped."), where_);
            }
            progress.step(std::min(1.0, static_cast<double>(count) / expected),
                          text("读取 {}", "Reading {}", where_));
        }
    }
    if (errors.failed() && count == 0) {
        return detail::gdalFailure(ErrorCode::CannotRead,
                                   text("文件内容读不出来，可能已损坏。",
                                        "The content cannot be read; the file may be damaged."),
                                   where_,
                                   errors,
                                   text("请向提供单位重新索取。", "Ask for the file again."));
    }
    finish();
    if (!errors.messages().empty()) {
        result_.warnings.push_back({text("读取时遇到问题，部分要素可能不完整（GDAL：{}）。",
                                         "There were problems while reading; some features may be "
                                         "incomplete (GDAL: {}).",
                                         errors.text()),
                                    where_});
    }
    return {};
}

Result<ReadResult> readSource(Source source,
                              OGRLayer& layer,
                              const ReadOptions& options,
                              const std::string& encoding,
                              const Progress& progress) {
    ReadResult result;
    result.driver = source.driver;
    result.warnings = std::move(source.warnings);
    result.layer.name = layer.GetName();
    FeatureReader reader(layer, source.where, result);
    if (options.columns && !source.isShapefile() && !source.isSpreadsheet()) {
        reader.ignoreAllBut(*options.columns);
    }
    if (auto read = reader.read(progress); !read) {
        return std::unexpected(std::move(read.error()));
    }
    setCrs(layer, options, source.where, result);
    if (source.isShapefile()) {
        const std::string said = encoding.empty() ? declaredEncoding(layer) : encoding;
        result.encodingUsed = detail::decodeLayer(
            result.layer,
            said,
            source.where,
            result.warnings,
            encoding.empty() ? detail::Saying::OfTheFile : detail::Saying::OfAPerson);
    } else {
        (void)detail::decodeLayer(result.layer, "UTF-8", source.where, result.warnings);
    }
    if (source.isSpreadsheet()) {
        detail::tidySpreadsheet(result.layer, options.header);
    }
    const auto select = [&] { return detail::keepColumns(result.layer, options, source.where); };
    const auto place = [&]() -> Result<void> {
        return result.layer.kind == GeometryKind::None
                   ? detail::addPoints(result.layer, options, source.where, result.warnings)
                   : Result<void>();
    };
    return place().and_then(select).transform([&] { return std::move(result); });
}

Result<ReadResult> readCsvSource(const std::filesystem::path& file,
                                 ReadOptions options,
                                 const std::string& encoding,
                                 const Progress& progress) {
    const std::string name = detail::csvLayerName(file);
    if (!options.layer.empty() && options.layer != name) {
        return fail(ErrorCode::NotFound,
                    text("没有名为“{}”的图层或工作表。",
                         "There is no layer or sheet named \"{}\".",
                         options.layer),
                    utf8FromPath(file.filename()),
                    text("CSV 文件只有一个：{}。", "A CSV file has one only: {}.", name));
    }
    options.encoding = encoding;
    return detail::readCsv(file, options, progress).transform([&](ReadResult result) {
        result.layer.crs = options.crs;
        result.crsSource = options.crs ? "option" : "";
        return result;
    });
}

bool isCsv(const std::filesystem::path& source) {
    constexpr std::array<std::string_view, 4> kTables{".csv", ".tsv", ".psv", ".txt"};
    std::error_code error;
    return std::filesystem::is_regular_file(source, error) &&
           std::ranges::contains(kTables, std::string_view(endingOf(source)));
}

}  // namespace

Result<std::vector<std::string>> layerNames(const std::filesystem::path& source) {
    if (auto there = detail::checkSource(source); !there) {
        return std::unexpected(std::move(there.error()));
    }
    if (isCsv(source)) {
        return std::vector{detail::csvLayerName(source)};
    }
    const detail::ErrorCapture quiet;  // some readers look into the file only when they are asked
    return detail::openSource(source, HeaderRow::FirstRow).transform([](const Source& opened) {
        return dataLayers(namesOf(*opened.dataset));
    });
}

Result<ReadResult> readLayer(const std::filesystem::path& source,
                             const ReadOptions& options,
                             const Progress& progress) {
    if (auto there = detail::checkSource(source); !there) {
        return std::unexpected(std::move(there.error()));
    }
    Result<std::string> encoding = std::string();
    if (!options.encoding.empty()) {
        encoding = detail::checkedEncoding(options.encoding);
    }
    if (!encoding) {
        return std::unexpected(std::move(encoding.error()));
    }
    if (isCsv(source)) {
        return readCsvSource(source, options, *encoding, progress);
    }
    auto opened = detail::openSource(source, options.header);
    if (!opened) {
        return std::unexpected(std::move(opened.error()));
    }
    const detail::ErrorCapture quiet;
    auto layer = chooseLayer(*opened, options.layer);
    if (!layer) {
        return std::unexpected(std::move(layer.error()));
    }
    return readSource(std::move(*opened), **layer, options, *encoding, progress);
}

Result<Crs> requireCrs(const Layer& layer, const std::string& where) {
    if (layer.crs) {
        return *layer.crs;
    }
    Box extent;
    for (const Geometry& geometry : layer.geometries) {
        // Rows without a measurement often hold (0, 0).
        if (const Box box = boundsOf(geometry); box.min != Point{} || box.max != Point{}) {
            extent.add(box);
        }
    }
    Text candidates;
    for (const CrsCandidate& candidate : candidateCrs(extent)) {
        const Text one = text("\n  {}：{}", "\n  {}: {}", candidate.crs.label(), candidate.reason);
        candidates.zh += one.zh;
        candidates.en += one.en;
    }
    const Text range = extent.empty() ? Text{}
                                      : text("坐标范围 ({:.10g}, {:.10g}) 至 ({:.10g}, {:.10g})。",
                                             "The coordinates go from ({:.10g}, {:.10g}) to "
                                             "({:.10g}, {:.10g}). ",
                                             extent.min.x,
                                             extent.min.y,
                                             extent.max.x,
                                             extent.max.y);
    Text advice = text("{}请向提供单位核实后用选项指明，例如 --crs EPSG:4547。",
                       "{}Ask the data's owner and name it, for example --crs EPSG:4547.",
                       range);
    if (!candidates.empty()) {
        advice = text("{}从数值看可能是：{}", "{} By the numbers it may be:{}", advice, candidates);
    }
    return fail(ErrorCode::UnknownCrs,
                text("数据没有坐标系。", "The data has no coordinate system."),
                where,
                advice);
}

}  // namespace ruyuan::gis
