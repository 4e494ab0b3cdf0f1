// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/gdal.h"

#include <cpl_conv.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <mutex>
#include <utility>

namespace ruyuan::gis::detail {

void registerGdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        GDALAllRegister();
        // The answer may not depend on a grid that happens to be downloadable today.
        OSRSetPROJEnableNetwork(0);
    });
}

ErrorCapture::ErrorCapture() {
    CPLPushErrorHandlerEx(onError, this);
    CPLErrorReset();
}

ErrorCapture::~ErrorCapture() {
    CPLPopErrorHandler();
}

void ErrorCapture::onError(CPLErr kind, CPLErrorNum /*number*/, const char* message) {
    if (kind != CE_Warning && kind != CE_Failure && kind != CE_Fatal) {
        return;
    }
    // A damaged file may complain once per record; the first of them say enough.
    constexpr std::size_t kMost = 8;
    auto& self = *static_cast<ErrorCapture*>(CPLGetErrorHandlerUserData());
    self.failed_ = self.failed_ || kind != CE_Warning;
    if (self.messages_.size() < kMost &&
        std::ranges::find(self.messages_, message) == self.messages_.end()) {
        self.messages_.emplace_back(message);
    }
}

std::string ErrorCapture::text() const {
    std::string all;
    for (const std::string& message : messages_) {
        all += all.empty() ? "" : "; ";
        all += message;
    }
    std::ranges::replace(all, '\n', ' ');
    return all;
}

void ErrorCapture::clear() {
    messages_.clear();
    failed_ = false;
    CPLErrorReset();
}

std::unexpected<Error> gdalFailure(
    ErrorCode code, Text sentence, std::string where, const ErrorCapture& errors, Text advice) {
    if (const std::string words = errors.text(); !words.empty()) {
        sentence.zh += "（GDAL：" + words + "）";
        sentence.en += " (GDAL: " + words + ")";
    }
    return fail(code, std::move(sentence), std::move(where), std::move(advice));
}

bool closeDataset(DatasetHandle& dataset) {
    return dataset == nullptr || GDALClose(dataset.release()) == CE_None;
}

FieldType fieldTypeOf(const OGRFieldDefn& definition) {
    switch (definition.GetType()) {
        case OFTInteger:
            return definition.GetSubType() == OFSTBoolean ? FieldType::Boolean : FieldType::Integer;
        case OFTInteger64:
            return FieldType::Integer;
        case OFTReal:
            return FieldType::Real;
        case OFTDate:
            return FieldType::Date;
        default:
            return FieldType::Text;
    }
}

void setFieldType(OGRFieldDefn& definition, FieldType type) {
    switch (type) {
        case FieldType::Text:
            definition.SetType(OFTString);
            break;
        case FieldType::Integer:
            definition.SetType(OFTInteger64);
            break;
        case FieldType::Real:
            definition.SetType(OFTReal);
            break;
        case FieldType::Boolean:
            definition.SetType(OFTInteger);
            definition.SetSubType(OFSTBoolean);
            break;
        case FieldType::Date:
            definition.SetType(OFTDate);
            break;
    }
}

namespace {

bool appendDate(Column& column, const OGRFeature& feature, int index) {
    const OGRField& raw = *feature.GetRawFieldRef(index);
    const std::chrono::year_month_day day{std::chrono::year{raw.Date.Year},
                                          std::chrono::month{raw.Date.Month},
                                          std::chrono::day{raw.Date.Day}};
    if (!day.ok()) {
        column.appendNull();
        return false;
    }
    column.append(Date{day});
    return true;
}

// Times in ISO form and lists as JSON; GDAL's own forms of these are unknown elsewhere.
void appendText(Column& column, const OGRFeature& feature, int index) {
    switch (feature.GetFieldDefnRef(index)->GetType()) {
        case OFTDateTime:
            column.appendText(feature.GetFieldAsISO8601DateTime(index, nullptr));
            break;
        case OFTIntegerList:
        case OFTInteger64List:
        case OFTRealList:
        case OFTStringList: {
            char* json = feature.GetFieldAsSerializedJSon(index);
            column.appendText(json != nullptr ? json : "");
            CPLFree(json);
            break;
        }
        default:
            column.appendText(feature.GetFieldAsString(index));
            break;
    }
}

}  // namespace

bool appendCell(Column& column, const OGRFeature& feature, int index) {
    if (!feature.IsFieldSetAndNotNull(index)) {
        column.appendNull();
        return true;
    }
    switch (column.field().type) {
        case FieldType::Text:
            appendText(column, feature, index);
            return true;
        case FieldType::Integer:
            column.append(std::int64_t{feature.GetFieldAsInteger64(index)});
            return true;
        case FieldType::Real:
            column.append(feature.GetFieldAsDouble(index));
            return true;
        case FieldType::Boolean:
            column.append(feature.GetFieldAsInteger(index) != 0);
            return true;
        case FieldType::Date:
            return appendDate(column, feature, index);
    }
    return true;
}

void setCell(OGRFeature& feature, int index, const Column& column, std::size_t row) {
    const Value cell = column.value(row);
    if (const auto* text = std::get_if<std::string>(&cell)) {
        feature.SetField(index, text->c_str());
    } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
        feature.SetField(index, GIntBig{*integer});
    } else if (const auto* real = std::get_if<double>(&cell)) {
        feature.SetField(index, *real);
    } else if (const auto* boolean = std::get_if<bool>(&cell)) {
        feature.SetField(index, *boolean ? 1 : 0);
    } else if (const auto* date = std::get_if<Date>(&cell)) {
        const std::chrono::year_month_day day{*date};
        feature.SetField(index,
                         int{day.year()},
                         static_cast<int>(unsigned{day.month()}),
                         static_cast<int>(unsigned{day.day()}));
    } else {
        feature.SetFieldNull(index);
    }
}

}  // namespace ruyuan::gis::detail
