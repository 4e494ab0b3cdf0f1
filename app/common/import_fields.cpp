// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/import_fields.h"

#include "planner/fields.h"
#include "planner/wind_rose.h"

#include <algorithm>

namespace ruyuan::app {

namespace {

using Fields = std::vector<ImportField>;

template <class Record>
void addFieldsOf(Fields& fields) {
    for (const planner::FieldSpec<Record>& field : planner::fields<Record>()) {
        if (!field.synonyms.empty() &&
            !std::ranges::contains(fields, field.name, &ImportField::name)) {
            fields.push_back({std::string(field.name), field.label(), std::string(field.unit)});
        }
    }
}

/// Columns that hold a place.
void addPlaceFields(Fields& fields) {
    fields.insert(fields.end(),
                  {{"lon", {"经度", "longitude"}, {}},
                   {"lat", {"纬度", "latitude"}, {}},
                   {"lon_lat", {"经纬度在一格", "longitude and latitude in one"}, {}},
                   {"lon_degrees", {"经度（度）", "longitude, degrees"}, {}},
                   {"lon_minutes", {"经度（分）", "longitude, minutes"}, {}},
                   {"lon_seconds", {"经度（秒）", "longitude, seconds"}, {}},
                   {"lat_degrees", {"纬度（度）", "latitude, degrees"}, {}},
                   {"lat_minutes", {"纬度（分）", "latitude, minutes"}, {}},
                   {"lat_seconds", {"纬度（秒）", "latitude, seconds"}, {}},
                   {"datum", {"坐标系", "coordinate system"}, {}}});
}

Fields windFields() {
    Fields fields{{"station", {"站名", "station"}, {}},
                  {"station_number", {"站号", "number of the station"}, {}},
                  {"years", {"年份", "years"}, {}},
                  {"season", {"季节", "season"}, {}},
                  {"calm", {"静风", "calm"}, "%"},
                  {"speed", {"平均风速", "mean speed"}, "m/s"}};
    for (const std::string& direction : planner::windDirections()) {
        fields.push_back(
            {"wind_" + direction, {direction + " 风频", "frequency of " + direction}, "%"});
    }
    return fields;
}

}  // namespace

Fields importFields(std::string_view content) {
    Fields fields;
    if (content == "sites") {
        addFieldsOf<planner::Site>(fields);
        addFieldsOf<planner::Decision>(fields);
        addPlaceFields(fields);
    } else if (content == "equipment") {
        fields = {{"site_name", {"企业名称", "name of the firm"}, {}},
                  {"site_credit_code", {"统一社会信用代码", "credit code of the firm"}, {}}};
        addFieldsOf<planner::Equipment>(fields);
    } else if (content == "parks") {
        addFieldsOf<planner::Park>(fields);
        addFieldsOf<planner::ParkPhase>(fields);
        addPlaceFields(fields);
        fields.push_back({"phase", {"分期", "phase"}, {}});
    } else if (content == "built-up") {
        addFieldsOf<planner::BuiltUpArea>(fields);
    } else if (content == "counties") {
        addFieldsOf<planner::County>(fields);
    } else if (content == "wind") {
        fields = windFields();
    } else if (content.starts_with("constraint:")) {
        addFieldsOf<planner::ConstraintFeature>(fields);
    }
    return fields;
}

}  // namespace ruyuan::app
