// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/merge_sites.h"

#include "planner/fields.h"
#include "planner/pipeline.h"

#include <algorithm>
#include <set>

namespace ruyuan::planner {

namespace {

/// What says nothing: unknown, "", no words, "no" of a plain flag.
bool isUnknown(const gis::Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    const auto* flag = std::get_if<bool>(&value);
    return std::holds_alternative<std::monostate>(value) || (text != nullptr && text->empty()) ||
           (flag != nullptr && !*flag);
}

/// Of the row that a site came from, and of the place, which is taken as a whole.
bool isNoFact(std::string_view field) {
    return field == "id" || field == "original_row" || field == "accuracy" ||
           field == "position_error_m";
}

void takePlace(Site& kept, const Site& other) {
    if (kept.accuracy > other.accuracy) {
        kept.place = other.place;
        kept.accuracy = other.accuracy;
        kept.positionError = other.positionError;
    }
}

void takeFields(Site& kept, const Site& other, MergeReport& report) {
    for (const FieldSpec<Site>& field : fields<Site>()) {
        const gis::Value own = get(kept, field);
        const gis::Value given = get(other, field);
        if (isNoFact(field.name) || isUnknown(given) || own == given) {
            continue;
        }
        if (isUnknown(own)) {
            // Of the same field of another site: it cannot be refused.
            static_cast<void>(set(kept, field, given));
            ++report.filled;
        } else {
            report.differences.push_back({other.id, std::string(field.name), own, given});
        }
    }
}

/// What is about the merged site is about the one that stays.
void pass(Project& project, const std::string& from, const std::string& to) {
    const auto rename = [&](auto& records) {
        for (auto& record : records) {
            if (record.siteId == from) {
                record.siteId = to;
            }
        }
    };
    rename(project.equipment);
    rename(project.decisions);
    rename(project.bans);
    rename(project.mergedRows);
    for (Scenario& scenario : project.scenarios) {
        rename(scenario.decisions);
        rename(scenario.bans);
    }
}

gis::Result<std::vector<std::size_t>> indicesOf(const Project& project,
                                                std::span<const std::string> ids) {
    if (ids.size() < 2 || std::set(ids.begin(), ids.end()).size() != ids.size()) {
        return gis::fail(
            gis::ErrorCode::InvalidArgument,
            {"合并需要两个以上不同的厂区编号", "merging needs two or more different sites"});
    }
    std::vector<std::size_t> indices;
    for (const std::string& id : ids) {
        const auto found = std::ranges::find(project.sites, id, &Site::id);
        if (found == project.sites.end()) {
            return gis::fail(gis::ErrorCode::NotFound,
                             gis::text("没有厂区“{}”", "there is no site \"{}\"", id),
                             id);
        }
        indices.push_back(static_cast<std::size_t>(found - project.sites.begin()));
    }
    return indices;
}

}  // namespace

gis::Result<MergeReport> mergeSites(Project& project, std::span<const std::string> ids) {
    const auto indices = indicesOf(project, ids);
    if (!indices) {
        return std::unexpected(indices.error());
    }
    MergeReport report;
    Site& kept = project.sites[indices->front()];
    for (const std::size_t index : std::span(*indices).subspan(1)) {
        const Site& other = project.sites[index];
        takeFields(kept, other, report);
        takePlace(kept, other);
        pass(project, other.id, kept.id);
        project.mergedRows.push_back(
            {kept.id, other.id, other.name, other.originalRow, other.origin});
    }
    const std::set<std::string> gone(ids.begin() + 1, ids.end());
    std::erase_if(project.sites, [&](const Site& site) { return gone.contains(site.id); });
    inputsChanged(project, Stage::Screen);
    return report;
}

}  // namespace ruyuan::planner
