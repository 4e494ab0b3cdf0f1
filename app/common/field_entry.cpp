// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/field_entry.h"

#include "gis/date.h"

#include <charconv>
#include <cmath>

namespace ruyuan::app {

namespace {

using gis::Result;
using gis::Text;
using SiteField = planner::FieldSpec<planner::Site>;

/// Nothing when the whole text is no such number.
template <class Number>
std::optional<Number> numberFrom(std::string_view text) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

Result<SiteEdit> movedSite(const planner::Site& site, const std::string& text) {
    SiteEdit edit{site, {}};
    if (text.empty()) {
        edit.site.place = std::monostate();
        edit.site.accuracy = planner::Accuracy::Unplaced;
        edit.sentence =
            gis::text("{} {}：位置改为未知", "{} {}: place not known", site.id, site.name);
        return edit;
    }
    const auto point = pointFrom(text);
    if (!point) {
        return std::unexpected(point.error());
    }
    edit.site.place = *point;
    if (site.accuracy == planner::Accuracy::Unplaced) {
        edit.site.accuracy = planner::Accuracy::Geocoded;
    }
    edit.sentence = gis::text("{} {}：位置改为 {}", "{} {}: moved to {}", site.id, site.name, text);
    return edit;
}

}  // namespace

Result<gis::Value> valueFrom(const std::string& text, const SiteField& field) {
    const auto refuse = [&](const Text& expected) {
        return gis::fail(gis::ErrorCode::InvalidArgument,
                         gis::text("字段 {}（{}）应为{}，而不是“{}”",
                                   "field {} ({}) is {}, not '{}'",
                                   std::string(field.name),
                                   field.label(),
                                   expected,
                                   text));
    };
    if (text.empty()) {
        return gis::Value();
    }
    switch (planner::fieldType(field)) {
        case gis::FieldType::Text:
            return gis::Value(text);
        case gis::FieldType::Integer:
            if (const auto whole = numberFrom<std::int64_t>(text)) {
                return gis::Value(*whole);
            }
            return refuse({"整数", "a whole number"});
        case gis::FieldType::Real:
            if (const auto real = numberFrom<double>(text); real && std::isfinite(*real)) {
                return gis::Value(*real);
            }
            return refuse({"数字", "a number"});
        case gis::FieldType::Boolean:
            if (text == "是" || text == "yes" || text == "true") {
                return gis::Value(true);
            }
            return text == "否" || text == "no" || text == "false"
                       ? Result<gis::Value>(gis::Value(false))
                       : refuse({"是或否", "yes or no"});
        case gis::FieldType::Date:
            break;
    }
    const auto date = gis::parseIsoDate(text);
    return date ? Result<gis::Value>(gis::Value(*date))
                : refuse({"日期（如 2019-06-30）", "a date (2019-06-30)"});
}

Result<const SiteField*> siteFieldFrom(const std::string& name) {
    const auto means = [&](const SiteField& field) {
        return field.name == name || field.zh == name ||
               ("|" + std::string(field.synonyms) + "|").contains("|" + name + "|");
    };
    for (const SiteField& field : planner::fields<planner::Site>()) {
        if (means(field)) {
            if (field.name == "id") {
                break;
            }
            return &field;
        }
    }
    return gis::fail(
        gis::ErrorCode::NotFound,
        gis::text("厂区没有可修改的字段“{}”", "a site has no field '{}' to edit", name),
        {},
        {"字段名见 ruyuan show PROJECT sites --json 和 policy facts",
         "fields are the keys of ruyuan show PROJECT sites --json and policy facts"});
}

Result<gis::Point> pointFrom(const std::string& text) {
    const std::size_t comma = text.find(',');
    const std::string_view all = text;
    if (comma != std::string::npos) {
        const auto lon = numberFrom<double>(all.substr(0, comma));
        const auto lat = numberFrom<double>(all.substr(comma + 1));
        if (lon && lat && std::abs(*lon) <= 180 && std::abs(*lat) <= 90) {
            return gis::Point{*lon, *lat};
        }
    }
    return gis::fail(gis::ErrorCode::InvalidArgument,
                     gis::text("“{}”应写作 经度,纬度，如 113.02,34.71",
                               "'{}' has to be longitude,latitude, e.g. 113.02,34.71",
                               text));
}

Result<SiteEdit> editedSite(const planner::Site& site,
                            const std::string& field,
                            const std::string& text) {
    if (field == "place") {
        return movedSite(site, text);
    }
    const auto meant = siteFieldFrom(field);
    if (!meant) {
        return std::unexpected(meant.error());
    }
    const auto value = valueFrom(text, **meant);
    if (!value) {
        return std::unexpected(value.error());
    }
    SiteEdit edit{site, {}};
    if (auto done = planner::set(edit.site, **meant, *value); !done) {
        return std::unexpected(done.error());
    }
    edit.sentence = gis::text("{} {}：{} 改为“{}”",
                              "{} {}: {} set to \"{}\"",
                              site.id,
                              edit.site.name,
                              (*meant)->label(),
                              text);
    return edit;
}

}  // namespace ruyuan::app
