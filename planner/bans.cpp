// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/bans.h"

#include <algorithm>

namespace ruyuan::planner {

namespace {

template <class Concerned>
const Ban* lastOf(const std::vector<const Ban*>& bans, Concerned concerned) {
    const auto last = std::ranges::find_last_if(bans, concerned);
    return last.empty() ? nullptr : *last.begin();
}

}  // namespace

std::vector<const Ban*> bansOf(const Project& project, std::string_view siteId) {
    std::vector<const Ban*> bans;
    for (const Ban& ban : project.bans) {
        if (ban.siteId == siteId) {
            bans.push_back(&ban);
        }
    }
    return bans;
}

const Ban* banOf(const std::vector<const Ban*>& bans, Path path) {
    return lastOf(bans, [&](const Ban* ban) { return ban->path == path; });
}

const Ban* banOf(const std::vector<const Ban*>& bans, const Park& park) {
    return lastOf(bans, [&](const Ban* ban) { return !ban->path && ban->park == park.id; });
}

bool sameBan(const Ban& one, const Ban& other) {
    return one.siteId == other.siteId && one.path == other.path &&
           (one.path || one.park == other.park);
}

gis::Text subjectOf(const Ban& ban, const Project& project) {
    if (ban.path) {
        return label(*ban.path);
    }
    const auto park = std::ranges::find(project.parks, ban.park, &Park::id);
    const std::string& name = park == project.parks.end() ? ban.park : park->name;
    return gis::text("迁入{}", "moving to {}", name);
}

gis::Text sentenceOf(const Ban& ban, const Project& project) {
    const gis::Text what = subjectOf(ban, project);
    const gis::Text why = ban.reason.empty() ? gis::Text{} : gis::text("：{}", ": {}", ban.reason);
    return ban.document.empty()
               ? gis::text("已禁止{}{}", "{} was ruled out{}", what, why)
               : gis::text("已禁止{}（{}）{}", "{} was ruled out ({}){}", what, ban.document, why);
}

}  // namespace ruyuan::planner
