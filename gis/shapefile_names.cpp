// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/shapefile_names.h"

#include "gis/detail/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <format>
#include <set>
#include <string_view>
#include <utility>

namespace ruyuan::gis {

namespace {

constexpr std::size_t kNameBytes = 10;
constexpr std::size_t kTextBytes = 254;  // what ArcGIS reads; GDAL would write 255

// The first character of a UTF-8 text, or its first byte when that begins none.
std::string_view firstCharacter(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return text.substr(0, length);
}

std::size_t bytesIn(DbfEncoding encoding, std::string_view character) {
    if (encoding == DbfEncoding::Utf8 || character.size() == 1) {
        return character.size();
    }
    const auto gbk = detail::toGbk(character);
    return gbk ? gbk->size() : character.size();
}

// The longest beginning that takes at most @p limit bytes in the encoding, on a character border.
std::string_view cutTo(std::string_view text, std::size_t limit, DbfEncoding encoding) {
    if (text.size() <= limit) {
        return text;  // GBK is never longer than UTF-8
    }
    std::size_t bytes = 0;
    std::size_t end = 0;
    while (end < text.size()) {
        const std::string_view character = firstCharacter(text.substr(end));
        bytes += bytesIn(encoding, character);
        if (bytes > limit) {
            break;
        }
        end += character.size();
    }
    return text.substr(0, end);
}

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

char asciiUpper(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), asciiUpper);
    return text;
}

// Only what every reader of DBF takes: blanks and signs become "_", the first is no digit.
std::string cleanName(const std::string& name) {
    std::string clean;
    for (const char letter : name) {
        const bool ascii = static_cast<unsigned char>(letter) < 0x80;
        const char big = asciiUpper(letter);
        const bool kept = !ascii || isDigit(letter) || (big >= 'A' && big <= 'Z');
        clean += kept ? letter : '_';
    }
    if (clean.empty() || clean.front() == '_' || isDigit(clean.front())) {
        clean.insert(0, 1, 'F');
    }
    return clean;
}

/// Gives out names that fit and differ.
class Names {
public:
    explicit Names(DbfEncoding encoding) : encoding_(encoding) {}

    std::string take(const std::string& wanted) {
        const std::string base = cleanName(wanted);
        std::string name(cutTo(base, kNameBytes, encoding_));
        for (int i = 2; !taken_.insert(upper(name)).second; ++i) {
            const std::string suffix = std::format("_{}", i);
            name = cutTo(base, kNameBytes - suffix.size(), encoding_);
            name += suffix;
        }
        return name;
    }

private:
    DbfEncoding encoding_;
    std::set<std::string> taken_;
};

void addOutsideGbk(std::string_view text, std::vector<std::string>& found) {
    if (detail::toGbk(text)) {
        return;
    }
    const std::string characters = detail::charactersOutsideGbk(text);
    for (std::string_view rest = characters; !rest.empty();) {
        const std::string character(firstCharacter(rest));
        if (!std::ranges::contains(found, character)) {
            found.push_back(character);
        }
        rest.remove_prefix(character.size());
    }
}

std::vector<std::string> charactersOutsideGbk(
    const Layer& layer, const std::map<std::string, std::string>& dictionary) {
    std::vector<std::string> found;
    for (const Column& column : layer.columns) {
        const auto given = dictionary.find(column.field().name);
        addOutsideGbk(given == dictionary.end() ? column.field().name : given->second, found);
        for (std::size_t row = 0; column.field().type == FieldType::Text && row < column.size();
             ++row) {
            addOutsideGbk(column.textView(row), found);
        }
    }
    return found;
}

Warning encodingWarning(const std::vector<std::string>& characters, const std::string& layer) {
    constexpr std::size_t kNamed = 5;
    std::string named;
    for (std::size_t i = 0; i < std::min(kNamed, characters.size()); ++i) {
        named += characters[i];
    }
    return {text("GBK 里没有“{}”等 {} 个字，已改用 UTF-8 编码并附 .cpg",
                 "GBK lacks {1} characters (such as \"{0}\"); written as UTF-8 with a .cpg instead",
                 named,
                 characters.size()),
            layer};
}

// In the order of the layer; those of the dictionary come first when two want the same name.
std::vector<std::string> shortNames(const Layer& layer,
                                    const std::map<std::string, std::string>& dictionary,
                                    DbfEncoding encoding) {
    Names names(encoding);
    std::vector<std::string> result(layer.columns.size());
    for (const bool fromDictionary : {true, false}) {
        for (std::size_t i = 0; i < layer.columns.size(); ++i) {
            const std::string& name = layer.columns[i].field().name;
            const auto given = dictionary.find(name);
            if (fromDictionary == (given != dictionary.end())) {
                result[i] = names.take(fromDictionary ? given->second : name);
            }
        }
    }
    return result;
}

Layer emptyFullTexts(const std::string& name) {
    Layer layer;
    layer.name = name + "_长文本";
    layer.columns.emplace_back(Field{"行", FieldType::Integer, {}});
    for (const char* column : {"短名", "字段名", "全文"}) {
        layer.columns.emplace_back(Field{column, FieldType::Text, {}});
    }
    return layer;
}

void addFullText(Layer& table, std::size_t row, const ShapefileField& field, std::string_view all) {
    table.columns[0].append(static_cast<std::int64_t>(row) + 1);
    table.columns[1].appendText(field.shortName);
    table.columns[2].appendText(field.column);
    table.columns[3].appendText(all);
}

Column shortened(const Column& column, ShapefileField& field, ShapefileLayer& result) {
    Column cut({field.shortName, column.field().type, column.field().alias});
    cut.reserve(column.size());
    const bool isText = column.field().type == FieldType::Text;
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (!isText || column.isNull(row)) {
            cut.append(column.value(row));
            continue;
        }
        const std::string_view all = column.textView(row);
        const std::string_view kept = cutTo(all, kTextBytes, result.encoding);
        cut.appendText(kept);
        if (kept.size() < all.size()) {
            ++field.cutTexts;
            addFullText(result.fullTexts, row, field, all);
        }
    }
    return cut;
}

void warnOfCutTexts(const ShapefileField& field, ShapefileLayer& result) {
    if (field.cutTexts > 0) {
        result.warnings.push_back(
            {text("字段“{}”有 {} 处文本超过 254 字节，已在字的边界截断，全文另存",
                  "{1} texts of field \"{0}\" are longer than 254 bytes; they are cut between "
                  "characters, the full texts are beside",
                  field.column,
                  field.cutTexts),
             result.layer.name});
    }
}

const char* typeName(FieldType type) {
    switch (type) {
        case FieldType::Text:
            return "文本";
        case FieldType::Integer:
            return "整数";
        case FieldType::Real:
            return "小数";
        case FieldType::Boolean:
            return "是否";
        case FieldType::Date:
            return "日期";
    }
    return "";
}

std::string remarkOn(const ShapefileField& field, FieldType type) {
    if (type == FieldType::Boolean) {
        return "1 表示是，0 表示否";
    }
    if (field.cutTexts > 0) {
        return std::format("{} 处超过 254 字节已截断，全文另存", field.cutTexts);
    }
    return {};
}

void appendFeature(Layer& target, const Layer& source, std::size_t row) {
    for (std::size_t i = 0; i < source.columns.size(); ++i) {
        target.columns[i].append(source.columns[i].value(row));
    }
    target.geometries.push_back(source.geometries[row]);
}

Layer emptyCopy(const Layer& layer, GeometryKind kind) {
    Layer copy;
    copy.name = layer.name;
    copy.kind = kind;
    copy.crs = layer.crs;
    for (const Column& column : layer.columns) {
        copy.columns.emplace_back(column.field());
    }
    return copy;
}

}  // namespace

Result<ShapefileLayer> shapefileLayer(const Layer& layer,
                                      const std::map<std::string, std::string>& dictionary,
                                      DbfEncoding wanted) {
    if (layer.kind == GeometryKind::Mixed) {
        return fail(ErrorCode::InvalidArgument,
                    {"Shapefile 每个文件只能有一种图形（点、线或面）",
                     "a shapefile holds one kind of shape only (points, lines or polygons)"},
                    layer.name,
                    {"请先按图形类型拆分图层", "split the layer by kind of shape first"});
    }
    ShapefileLayer result;
    result.layer = emptyCopy(layer, layer.kind);
    result.layer.columns.clear();
    result.layer.geometries = layer.geometries;
    result.fullTexts = emptyFullTexts(layer.name);
    result.encoding = wanted;
    if (wanted == DbfEncoding::Gbk) {
        if (const auto outside = charactersOutsideGbk(layer, dictionary); !outside.empty()) {
            result.encoding = DbfEncoding::Utf8;
            result.warnings.push_back(encodingWarning(outside, layer.name));
        }
    }
    const std::vector<std::string> names = shortNames(layer, dictionary, result.encoding);
    for (std::size_t i = 0; i < layer.columns.size(); ++i) {
        const Column& column = layer.columns[i];
        ShapefileField field{column.field().name, column.field().alias, names[i], 0};
        result.layer.columns.push_back(shortened(column, field, result));
        warnOfCutTexts(field, result);
        result.fields.push_back(std::move(field));
    }
    return result;
}

std::vector<Layer> splitByKind(const Layer& layer, Warnings& warnings) {
    if (layer.kind == GeometryKind::None) {
        return {layer};
    }
    std::array<std::optional<Layer>, std::variant_size_v<Geometry>> parts;
    constexpr std::array kKinds{GeometryKind::None,
                                GeometryKind::Point,
                                GeometryKind::MultiPoint,
                                GeometryKind::Line,
                                GeometryKind::Polygon};
    std::size_t withoutPlace = 0;
    for (std::size_t row = 0; row < layer.geometries.size(); ++row) {
        const std::size_t kind = layer.geometries[row].index();
        if (isEmpty(layer.geometries[row])) {
            ++withoutPlace;
            continue;
        }
        if (!parts[kind]) {
            parts[kind] = emptyCopy(layer, kKinds[kind]);
        }
        appendFeature(*parts[kind], layer, row);
    }
    if (withoutPlace > 0) {
        warnings.push_back({text("{} 个要素没有位置，没有写入",
                                 "{} features have no place and are left out",
                                 withoutPlace),
                            layer.name});
    }
    std::vector<Layer> result;
    for (std::optional<Layer>& part : parts) {
        if (part) {
            result.push_back(std::move(*part));
        }
    }
    if (result.empty() && layer.kind != GeometryKind::Mixed) {
        result.push_back(emptyCopy(layer, layer.kind));
    }
    return result;
}

Layer fieldDescriptions(const ShapefileLayer& shapefile) {
    Layer table;
    table.name = shapefile.layer.name + "_字段说明";
    for (const char* name : {"短名", "字段名", "中文名", "类型", "说明"}) {
        table.columns.emplace_back(Field{name, FieldType::Text, {}});
    }
    for (std::size_t i = 0; i < shapefile.fields.size(); ++i) {
        const ShapefileField& field = shapefile.fields[i];
        const FieldType type = shapefile.layer.columns[i].field().type;
        table.columns[0].appendText(field.shortName);
        table.columns[1].appendText(field.column);
        table.columns[2].appendText(field.alias.empty() ? field.column : field.alias);
        table.columns[3].appendText(typeName(type));
        table.columns[4].appendText(remarkOn(field, type));
    }
    return table;
}

}  // namespace ruyuan::gis
