// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/provenance.h"

#include "planner/detail/ledger_row_text.h"
#include "planner/fields.h"

#include <algorithm>
#include <format>

namespace ruyuan::planner {

namespace {

FieldProvenance placeOf(const Site& site, const detail::LedgerRowText& row) {
    FieldProvenance place{"place", {"位置", "place"}, "", placeText(site.place), "", ""};
    for (const char* field : {"lon", "lat", "lon_lat"}) {
        if (const std::string* header = row.header(field)) {
            place.column += (place.column.empty() ? "" : "，") + *header;
            place.text += (place.text.empty() ? "" : "，") + row.text(*header);
        }
    }
    return place;
}

}  // namespace

std::string placeText(const gis::Geometry& place) {
    if (const auto* point = std::get_if<gis::Point>(&place)) {
        return std::format("{:.6f},{:.6f}", point->x, point->y);
    }
    return gis::isEmpty(place) ? "" : "polygon";
}

SiteProvenance provenanceOf(const Project& project, std::size_t site) {
    const Site& record = project.sites[site];
    const auto source = std::ranges::find(project.sources, record.origin.source, &Source::id);
    SiteProvenance provenance;
    provenance.row = record.origin.row;
    if (source != project.sources.end()) {
        provenance.source = *source;
    }
    const detail::LedgerRowText row(provenance.source.value_or(Source()), record);
    for (const FieldSpec<Site>& field : fields<Site>()) {
        if (field.name == "id" || field.name == "original_row") {
            continue;
        }
        FieldProvenance one{std::string(field.name),
                            field.label(),
                            std::string(field.unit),
                            get(record, field),
                            "",
                            ""};
        if (const std::string* header = row.header(detail::columnOf(field.name, row))) {
            one.column = *header;
            one.text = row.text(*header);
        }
        const bool own = row.header(one.field) != nullptr;
        if (one.value != gis::Value() || (own && !one.text.empty())) {
            provenance.fields.push_back(std::move(one));
        }
    }
    if (!gis::isEmpty(record.place)) {
        provenance.fields.push_back(placeOf(record, row));
    }
    return provenance;
}

}  // namespace ruyuan::planner
