// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/park_industry.h"

#include "planner/checks/catalogue.h"

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

enum Reason { kBanned, kTradeNotKnown, kListNotKnown, kAdmitted, kSomeMissing, kMissing };

std::vector<const Sector*> bannedOf(const CheckCase& subject) {
    std::vector<const Sector*> banned;
    std::ranges::copy_if(subject.works.sectors, std::back_inserter(banned), [&](const Sector* one) {
        return onList(subject.park->bannedIndustries, *one);
    });
    return banned;
}

std::vector<const Sector*> missingOf(const CheckCase& subject) {
    std::vector<const Sector*> missing;
    std::ranges::copy_if(
        subject.works.sectors, std::back_inserter(missing), [&](const Sector* one) {
            return !onList(subject.park->industries, *one);
        });
    return missing;
}

std::optional<Outcome> judge(const CheckCase& subject) {
    if (subject.park == nullptr) {
        return std::nullopt;
    }
    if (!bannedOf(subject).empty()) {
        return Outcome{Verdict::Fail, kBanned};
    }
    if (subject.works.sectors.empty()) {
        return Outcome{Verdict::Unknown, kTradeNotKnown};
    }
    if (subject.park->industries.empty()) {
        return Outcome{Verdict::Unknown, kListNotKnown};
    }
    const std::size_t missing = missingOf(subject).size();
    if (missing == 0) {
        return Outcome{Verdict::Pass, kAdmitted};
    }
    return missing < subject.works.sectors.size() ? Outcome{Verdict::Warn, kSomeMissing}
                                                  : Outcome{Verdict::Fail, kMissing};
}

void tell(const CheckCase& subject, Outcome outcome, Finding& finding) {
    switch (outcome.reason) {
        case kBanned:
            finding.sentence =
                gis::text("园区禁止{}行业进入", "the park bans {}", namesOf(bannedOf(subject)));
            return;
        case kTradeNotKnown:
            finding.sentence = {
                "厂区行业未知，补充行业代码或名称后可以判定",
                "the site's trade is not known; its industry code or name would settle it"};
            return;
        case kListNotKnown:
            finding.sentence = {
                "园区主导产业未知，补充产业目录后可以判定",
                "the trades that the park admits are not known; its list would settle it"};
            return;
        case kAdmitted:
            finding.sentence = gis::text(
                "园区产业目录包括{}", "the park admits {}", namesOf(subject.works.sectors));
            return;
        default:
            finding.sentence = gis::text("园区产业目录不包括{}",
                                         "the park's list does not have {}",
                                         namesOf(missingOf(subject)));
    }
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

Check parkIndustryCheck() {
    return {.id = "X40",
            .label = {"园区准入产业", "the park's industries"},
            .test = {"行业在园区产业目录内、不在禁止目录内",
                     "the trade is on the park's list and not banned"},
            .source = "郑办〔2018〕11号；园区规划环评",
            .receive = Severity::Hard,
            .judge = judge,
            .tell = tell};
}

}  // namespace ruyuan::planner
