// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/provenance.h"

#include "planner/detail/ledger_row_text.h"
#include "planner/fields.h"

#include <algorithm>
#include <cstdlib>
#include <format>
#include <map>
#include <ranges>
#include <set>

namespace ruyuan::planner {

namespace {

/// A site's row in one version of its ledger.
struct Version {
    Source source;
    int row = 0;
    detail::LedgerRowText text;
};

/// The rows that the site had under each source, the latest ones, as texts with their origin.
std::map<int, Site> rowsBySource(const Site& record, const std::vector<HistoryStep>& steps) {
    std::map<int, Site> rows;
    Site then;
    then.origin = record.origin;
    then.originalRow = record.originalRow;
    std::int64_t entry = 0;
    for (const HistoryStep& step : std::views::reverse(steps)) {
        if (step.entry.number != entry) {
            rows.try_emplace(then.origin.source, then);
            entry = step.entry.number;
        }
        if (step.table != "sites") {
            continue;
        }
        if (step.field == "original_row") {
            then.originalRow = step.before;
        } else if (step.field == "source") {
            then.origin.source = std::atoi(step.before.c_str());
        } else if (step.field == "source_row") {
            then.origin.row = std::atoi(step.before.c_str());
        }
    }
    rows.try_emplace(then.origin.source, then);
    return rows;
}

/// The present version of the site's ledger, then the earlier ones as far as they are known.
std::vector<Version> versionsOf(const Project& project,
                                const Site& record,
                                const std::vector<HistoryStep>& steps) {
    const std::map<int, Site> rows = rowsBySource(record, steps);
    std::vector<Version> versions;
    std::set<int> seen;
    for (int id = record.origin.source; id != 0 && seen.insert(id).second;) {
        const auto source = std::ranges::find(project.sources, id, &Source::id);
        if (source == project.sources.end()) {
            break;
        }
        if (const auto row = rows.find(id); row != rows.end()) {
            versions.push_back(
                {*source, row->second.origin.row, detail::LedgerRowText(*source, row->second)});
        }
        id = source->replaces;
    }
    return versions;
}

/// Adds a cell of the row to what is told of a field; false when the ledger has no such column.
bool addCell(FieldProvenance& field, const std::string& column, const Version& version) {
    const std::string* header = version.text.header(column);
    if (header == nullptr) {
        return false;
    }
    field.column += (field.column.empty() ? "" : "，") + *header;
    field.text += (field.text.empty() ? "" : "，") + version.text.text(*header);
    field.file = version.source.file;
    field.row = version.row;
    return true;
}

FieldProvenance placeOf(const Site& site, const std::vector<Version>& versions) {
    FieldProvenance place{"place", {"位置", "place"}, "", placeText(site.place), "", ""};
    for (const Version& version : versions) {
        bool found = false;
        for (const char* column : {"lon", "lat", "lon_lat"}) {
            found = addCell(place, column, version) || found;
        }
        place.earlier = found && &version != &versions.front();
        // What has a coordinate system has places of its own.
        if (found || !version.source.crs.empty()) {
            break;
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

SiteProvenance provenanceOf(const Project& project,
                            std::size_t site,
                            const std::vector<HistoryStep>& steps) {
    const Site& record = project.sites[site];
    const std::vector<Version> versions = versionsOf(project, record, steps);
    SiteProvenance provenance;
    provenance.row = record.origin.row;
    if (!versions.empty()) {
        provenance.source = versions.front().source;
    }
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
        const auto version = std::ranges::find_if(versions, [&](const Version& candidate) {
            return addCell(one, detail::columnOf(field.name, candidate.text), candidate);
        });
        const bool own = version != versions.end() && version->text.header(one.field) != nullptr;
        one.earlier = version != versions.end() && version != versions.begin();
        if (one.value != gis::Value() || (own && !one.earlier && !one.text.empty())) {
            provenance.fields.push_back(std::move(one));
        }
    }
    if (!gis::isEmpty(record.place)) {
        provenance.fields.push_back(placeOf(record, versions));
    }
    return provenance;
}

}  // namespace ruyuan::planner
