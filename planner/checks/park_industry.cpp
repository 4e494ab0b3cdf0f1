// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/park_industry.h"

#include <algorithm>

namespace ruyuan::planner {

namespace {

bool holds(std::string_view text, std::string_view part) {
    return !part.empty() && text.find(part) != std::string_view::npos;
}

bool onList(const std::vector<std::string>& list, const Sector& sector) {
    return std::ranges::any_of(list,
                               [&](const std::string& entry) { return means(entry, sector); });
}

gis::Text namesOf(const std::vector<const Sector*>& sectors) {
    gis::Text names;
    for (const Sector* sector : sectors) {
        names.zh += (names.zh.empty() ? "" : "、") + sector->name.zh;
        names.en += (names.en.empty() ? "" : ", ") + sector->name.en;
    }
    return names;
}

}  // namespace

bool means(std::string_view entry, const Sector& sector) {
    if (entry == sector.id || holds(entry, sector.name.zh)) {
        return true;
    }
    const auto inEntry = [&](const std::string& word) { return holds(entry, word); };
    return std::ranges::any_of(sector.keywords, inEntry) &&
           std::ranges::none_of(sector.excludes, inEntry);
}

Finding checkParkIndustry(const CheckCase& subject, const ParkIndustryFacts& facts) {
    Finding finding = startFinding(subject);
    std::vector<const Sector*> banned;
    std::vector<const Sector*> missing;
    for (const Sector* sector : facts.sectors) {
        if (onList(facts.banned, *sector)) {
            banned.push_back(sector);
        } else if (!onList(facts.admitted, *sector)) {
            missing.push_back(sector);
        }
    }
    if (!banned.empty()) {
        return conclude(finding,
                        subject,
                        Verdict::Fail,
                        gis::text("园区禁止{}行业进入", "the park bans {}", namesOf(banned)));
    }
    if (facts.sectors.empty()) {
        return conclude(
            finding,
            subject,
            Verdict::Unknown,
            {"厂区行业未知，补充行业代码或名称后可以判定",
             "the site's trade is not known; its industry code or name would settle it"});
    }
    if (facts.admitted.empty()) {
        return conclude(
            finding,
            subject,
            Verdict::Unknown,
            {"园区主导产业未知，补充产业目录后可以判定",
             "the trades that the park admits are not known; its list would settle it"});
    }
    if (missing.empty()) {
        return conclude(
            finding,
            subject,
            Verdict::Pass,
            gis::text("园区产业目录包括{}", "the park admits {}", namesOf(facts.sectors)));
    }
    const bool some = missing.size() < facts.sectors.size();
    return conclude(
        finding,
        subject,
        some ? Verdict::Warn : Verdict::Fail,
        gis::text("园区产业目录不包括{}", "the park's list does not have {}", namesOf(missing)));
}

}  // namespace ruyuan::planner
