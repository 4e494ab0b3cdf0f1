// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/aside.h"
#include "gis/detail/encoding.h"
#include "gis/detail/gdal.h"
#include "gis/detail/write_formats.h"
#include "gis/platform.h"
#include "gis/utf8.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <format>
#include <set>

namespace ruyuan::gis::detail {

namespace {

constexpr std::size_t kNameBytes = 10;
constexpr int kTextBytes = 254;
constexpr int kRealWidth = 24;
constexpr int kMostDecimals = 15;
constexpr double kRealLimit = 1e22;  // sign, 22 digits and a point are 24

std::size_t bytesIn(DbfEncoding encoding, std::string_view text) {
    if (encoding == DbfEncoding::Utf8) {
        return text.size();
    }
    const auto gbk = toGbk(text);
    return gbk ? gbk->size() : text.size();
}

int widestCell(const Column& column, DbfEncoding encoding) {
    std::size_t widest = 1;
    for (std::size_t row = 0; row < column.size(); ++row) {
        const std::size_t bytes = column.field().type == FieldType::Text
                                      ? bytesIn(encoding, column.textView(row))
                                      : column.asText(row).size();
        widest = std::max(widest, bytes);
    }
    return static_cast<int>(widest);
}

// As many decimals as the largest number leaves room for; with GDAL's usual 15 a number above 1e8
// would lose digits at its beginning.
int decimalsFor(const Column& column) {
    double largest = 0.0;
    for (std::size_t row = 0; row < column.size(); ++row) {
        const double size = std::abs(column.number(row).value_or(0.0));
        largest = fitsDbf(size) ? std::max(largest, size) : largest;
    }
    const int digits = static_cast<int>(std::format("{:.0f}", std::floor(largest)).size());
    constexpr int kSignAndPoint = 2;
    return std::clamp(kRealWidth - kSignAndPoint - digits, 0, kMostDecimals);
}

// Up to 9 places is a long integer for ArcGIS, up to 18 a 64-bit integer for GDAL; more would be
// read as a number with decimals, which rounds.
DbfColumn integerColumn(const Column& column) {
    constexpr int kLong = 9;
    constexpr int kLong64 = 18;
    const int width = widestCell(column, DbfEncoding::Utf8);
    if (width > kLong64) {
        return {FieldType::Text, width, 0};
    }
    return {FieldType::Integer, width <= kLong ? kLong : kLong64, 0};
}

void warnOfMapping(WriteTask& task, const Column& column, const DbfColumn& dbf) {
    const std::string& name = column.field().name;
    if (column.field().type == FieldType::Boolean) {
        task.warn(text("字段“{}”以 1/0 表示是/否", "field \"{}\" has 1/0 for yes/no", name));
    } else if (column.field().type == FieldType::Integer && dbf.type == FieldType::Text) {
        task.warn(text("字段“{}”的整数超过 18 位，改为文本",
                       "field \"{}\" has integers of more than 18 places; written as text",
                       name));
    } else if (column.field().type == FieldType::Integer && dbf.width > 9) {
        task.warn(text("字段“{}”的整数超过 9 位，ArcGIS 会按双精度小数显示",
                       "field \"{}\" has integers of more than 9 places; ArcGIS takes them for "
                       "decimal numbers",
                       name));
    } else if (column.field().type == FieldType::Real) {
        int lost = 0;
        for (std::size_t row = 0; row < column.size(); ++row) {
            lost += fitsDbf(column.number(row).value_or(0.0)) ? 0 : 1;
        }
        if (lost > 0) {
            task.warn(text("字段“{}”有 {} 个数过大或不是有效数值，写为空",
                           "{1} numbers of field \"{0}\" are too large or not numbers; left empty",
                           name,
                           lost));
        }
    }
}

std::string outsideGbk(const Layer& layer) {
    std::string found;
    for (const Column& column : layer.columns) {
        found += charactersOutsideGbk(column.field().name);
        for (std::size_t row = 0; column.field().type == FieldType::Text && row < column.size();
             ++row) {
            if (!toGbk(column.textView(row))) {
                found += charactersOutsideGbk(column.textView(row));
            }
        }
    }
    return found;
}

void chooseEncoding(WriteTask& task) {
    if (task.encoding == DbfEncoding::Utf8) {
        return;
    }
    const std::string found = charactersOutsideGbk(outsideGbk(task.layer));
    if (!found.empty()) {
        task.encoding = DbfEncoding::Utf8;
        const std::size_t kNamedBytes = validUtf8Prefix(found.substr(0, 20));
        task.warn(text("GBK 里没有“{}”等字，已改用 UTF-8 编码并附 .cpg",
                       "GBK lacks characters such as \"{}\"; written as UTF-8 with a .cpg instead",
                       found.substr(0, kNamedBytes)));
    }
}

Result<void> checkNames(const WriteTask& task) {
    std::set<std::string> seen;
    for (const Column& column : task.layer.columns) {
        std::string name = column.field().name;
        std::ranges::transform(name, name.begin(), [](char letter) {
            return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
        });
        if (name.empty() || bytesIn(task.encoding, name) > kNameBytes ||
            !seen.insert(name).second) {
            return fail(ErrorCode::InvalidArgument,
                        text("字段名“{}”超过 10 字节、为空或重复",
                             "field name \"{}\" is longer than 10 bytes, empty or repeated",
                             column.field().name),
                        task.stem,
                        {"请先用短字段名", "give short field names first"});
        }
    }
    return {};
}

Result<void> checkTexts(const WriteTask& task) {
    for (const Column& column : task.layer.columns) {
        if (column.field().type == FieldType::Text &&
            widestCell(column, task.encoding) > kTextBytes) {
            return fail(ErrorCode::InvalidArgument,
                        text("字段“{}”有超过 254 字节的文本",
                             "field \"{}\" has texts of more than 254 bytes",
                             column.field().name),
                        task.stem,
                        {"请先截断并另存全文", "cut them first and keep the full texts beside"});
        }
    }
    return {};
}

bool addField(OGRLayer& target, const Column& column, const DbfColumn& dbf) {
    OGRFieldDefn definition(column.field().name.c_str(), OFTString);
    if (dbf.type == FieldType::Integer) {
        definition.SetType(dbf.width > 9 ? OFTInteger64 : OFTInteger);
    } else if (dbf.type == FieldType::Real) {
        definition.SetType(OFTReal);
    } else if (dbf.type == FieldType::Date) {
        definition.SetType(OFTDate);
    }
    if (dbf.type != FieldType::Date) {
        definition.SetWidth(dbf.width);
        definition.SetPrecision(dbf.decimals);
    }
    return target.CreateField(&definition) == OGRERR_NONE;
}

void setDbfCell(OGRFeature& feature, int index, const Column& column, std::size_t row) {
    const bool real = column.field().type == FieldType::Real;
    if (real && !fitsDbf(column.number(row).value_or(0.0))) {
        feature.SetFieldNull(index);
    } else {
        setCell(feature, index, column, row);
    }
}

Result<void> writeFeatures(WriteTask& task, OGRLayer& target, const ErrorCapture& errors) {
    OGRFeature feature(target.GetLayerDefn());
    for (std::size_t row = 0; row < task.layer.size(); ++row) {
        if (auto going = task.atRow(row); !going) {
            return going;
        }
        feature.SetFID(OGRNullFID);
        for (std::size_t i = 0; i < task.layer.columns.size(); ++i) {
            setDbfCell(feature, static_cast<int>(i), task.layer.columns[i], row);
        }
        if (task.layer.kind != GeometryKind::None) {
            feature.SetGeometryDirectly(toOgr(task.layer.geometries[row]).release());
        }
        if (target.CreateFeature(&feature) != OGRERR_NONE || errors.failed()) {
            return gdalFailure(ErrorCode::CannotWrite,
                               text("第 {} 个要素没有写成", "feature {} was not written", row + 1),
                               task.stem,
                               errors,
                               {"请检查剩余空间", "check free space"});
        }
    }
    return {};
}

OGRLayer* createTarget(GDALDataset& dataset, const WriteTask& task) {
    CPLStringList options;
    options.SetNameValue("ENCODING", task.encoding == DbfEncoding::Gbk ? "LDID/77" : "UTF-8");
    options.SetNameValue("2GB_LIMIT", "YES");
    // The same layer gives the same bytes on every day.
    options.SetNameValue("DBF_DATE_LAST_UPDATE", "2000-01-01");
    OGRLayer* target = dataset.CreateLayer(
        task.stem.c_str(),
        task.layer.crs ? &CrsAccess::spatialReference(*task.layer.crs) : nullptr,
        ogrTypeOf(task.layer.kind),
        options.List());
    for (const Column& column : task.layer.columns) {
        if (target == nullptr || !addField(*target, column, dbfColumn(column, task.encoding))) {
            return nullptr;
        }
    }
    return target;
}

std::unexpected<Error> notWritten(const WriteTask& task, const ErrorCapture& errors) {
    return gdalFailure(
        ErrorCode::CannotWrite,
        {"Shapefile 没有写成", "the shapefile could not be written"},
        task.stem,
        errors,
        {"请检查剩余空间和文件夹的写权限", "check free space and the folder's permissions"});
}

// GDAL does not report every failed write; a file shorter than its header says was cut by a full
// disk.
bool isWhole(const std::filesystem::path& file, std::size_t lengthAt, bool bigEndianWords) {
    std::ifstream stream(file, std::ios::binary);
    unsigned char head[32] = {};
    if (!stream.read(reinterpret_cast<char*>(head), sizeof head)) {
        return false;
    }
    const auto byte = [&](std::size_t i) { return std::uintmax_t{head[lengthAt + i]}; };
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (bigEndianWords) {
        return size == 2 * (byte(0) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3));
    }
    const std::uintmax_t records = byte(0) | byte(1) << 8U | byte(2) << 16U | byte(3) << 24U;
    const std::uintmax_t header = byte(4) | byte(5) << 8U;
    const std::uintmax_t record = byte(6) | byte(7) << 8U;
    return size >= header + records * record;
}

bool filesAreWhole(const WriteTask& task) {
    constexpr std::size_t kShpLength = 24;  // ESRI Shapefile Technical Description, table 1
    constexpr std::size_t kDbfRecords = 4;  // count, header length, record length
    const bool shapes =
        task.layer.kind == GeometryKind::None || (isWhole(task.file(".shp"), kShpLength, true) &&
                                                  isWhole(task.file(".shx"), kShpLength, true));
    return shapes && isWhole(task.file(".dbf"), kDbfRecords, false);
}

}  // namespace

bool fitsDbf(double value) {
    return std::abs(value) < kRealLimit;  // false for not-a-number
}

DbfColumn dbfColumn(const Column& column, DbfEncoding encoding) {
    switch (column.field().type) {
        case FieldType::Text:
            return {FieldType::Text, widestCell(column, encoding), 0};
        case FieldType::Integer:
            return integerColumn(column);
        case FieldType::Real:
            return {FieldType::Real, kRealWidth, decimalsFor(column)};
        case FieldType::Boolean:
            return {FieldType::Integer, 1, 0};
        case FieldType::Date:
            return {FieldType::Date, 8, 0};
    }
    return {};
}

Result<void> writeShapefile(WriteTask& task) {
    if (task.layer.kind == GeometryKind::Mixed) {
        return fail(ErrorCode::InvalidArgument,
                    {"Shapefile 每个文件只能有一种图形（点、线或面）",
                     "a shapefile holds one kind of shape only (points, lines or polygons)"},
                    task.stem,
                    {"请先按图形类型拆分图层", "split the layer by kind of shape first"});
    }
    chooseEncoding(task);
    if (auto checked = checkNames(task); !checked) {
        return checked;
    }
    if (auto checked = checkTexts(task); !checked) {
        return checked;
    }
    registerGdal();
    const ErrorCapture errors;
    DatasetHandle dataset(
        GetGDALDriverManager()
            ->GetDriverByName("ESRI Shapefile")
            ->Create(utf8FromPath(task.file(".shp")).c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRLayer* target = dataset == nullptr ? nullptr : createTarget(*dataset, task);
    if (target == nullptr) {
        return notWritten(task, errors);
    }
    for (const Column& column : task.layer.columns) {
        warnOfMapping(task, column, dbfColumn(column, task.encoding));
    }
    if (auto written = writeFeatures(task, *target, errors); !written) {
        return written;
    }
    if (!closeDataset(dataset) || errors.failed() || !filesAreWhole(task)) {
        return notWritten(task, errors);
    }
    for (const std::string& message : errors.messages()) {
        task.warn({"GDAL 提示：" + message, "GDAL says: " + message});
    }
    return {};
}

}  // namespace ruyuan::gis::detail
