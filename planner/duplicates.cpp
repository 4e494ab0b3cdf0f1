// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/duplicates.h"

#include "gis/spatial_index.h"
#include "planner/cell_words.h"
#include "planner/credit_code.h"
#include "planner/datum_evidence.h"
#include "planner/detail/cell_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>

namespace ruyuan::planner {
namespace {

using gis::Text;

/// What all firms are called; longer words first.
constexpr std::array<std::string_view, 26> kCommon{
    "有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "责任公司", "股份公司", "总公司",
    "分公司",       "公司",         "集团",         "股份",     "河南省",   "郑州市",   "河南",
    "郑州",         "powerstation", "powerplant",   "factory",  "cement",   "company",  "plant",
    "co.,ltd",      "corporation",  "limited",      "ltd",      "power"};

using Letters = std::vector<std::string>;

Letters lettersOf(std::string_view text) {
    Letters letters;
    while (!text.empty()) {
        const std::size_t length = std::max<std::size_t>(1, detail::characterLength(text));
        letters.emplace_back(text.substr(0, length));
        text.remove_prefix(std::min(length, text.size()));
    }
    return letters;
}

/// A name as it is compared.
struct NameParts {
    std::string key;                                         // firmKey()
    std::string core;                                        // without what all are called
    std::vector<std::string> numbers;                        // digits, 一 to 十, east and west
    std::vector<std::pair<std::string, std::string>> pairs;  // of neighbouring letters, sorted
};

NameParts partsOf(std::string_view name) {
    constexpr std::array<std::string_view, 14> kNumbers{
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "东", "西", "南", "北"};
    NameParts parts;
    parts.key = firmKey(name);
    std::string core = parts.key;
    for (const auto word : kCommon) {
        core = detail::replaceAll(std::move(core), word, "");
    }
    Letters letters;
    for (auto& letter : lettersOf(core)) {
        const bool digit = letter.size() == 1 && letter[0] >= '0' && letter[0] <= '9';
        if (digit || std::ranges::contains(kNumbers, std::string_view(letter))) {
            parts.numbers.push_back(letter);
        }
        constexpr std::string_view kMarks = "-_.,()/#'";
        if (letter.size() > 1 || !kMarks.contains(letter[0])) {
            parts.core += letter;
            letters.push_back(std::move(letter));
        }
    }
    for (std::size_t i = 1; i < letters.size(); ++i) {
        parts.pairs.emplace_back(letters[i - 1], letters[i]);
    }
    std::ranges::sort(parts.pairs);
    return parts;
}

double similarityOf(const NameParts& a, const NameParts& b) {
    if (a.core.empty() || b.core.empty() || a.numbers != b.numbers) {
        return 0;
    }
    if (a.core == b.core) {
        return 1;
    }
    std::size_t common = 0;
    for (std::size_t i = 0, j = 0; i < a.pairs.size() && j < b.pairs.size();) {
        if (a.pairs[i] == b.pairs[j]) {
            ++common;
            ++i;
            ++j;
        } else if (a.pairs[i] < b.pairs[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    const std::size_t all = a.pairs.size() + b.pairs.size();
    return all == 0 ? 0 : 2.0 * static_cast<double>(common) / static_cast<double>(all);
}

std::optional<gis::Point> middleOf(const Site& site) {
    const gis::Box box = gis::boundsOf(site.place);
    return box.empty() ? std::nullopt
                       : std::optional(
                             gis::Point{(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2});
}

Text tell(const DuplicateSign& sign) {
    Text sentence;
    const auto add = [&](const Text& part) {
        sentence = sentence.empty()
                       ? part
                       : Text{sentence.zh + "，" + part.zh, sentence.en + ", " + part.en};
    };
    if (sign.sameCode) {
        add({"信用代码相同", "same credit code"});
    }
    if (sign.sameName) {
        add({"名称相同", "same name"});
    } else if (sign.similarity > 0) {
        add(gis::text("名称相似 {:.0f}%", "names {:.0f} % alike", sign.similarity * 100));
    }
    if (sign.distance) {
        add(gis::text("相距 {:.0f} m", "{:.0f} m apart", sign.distance->meters()));
    } else {
        add({"至少一处未定位", "one of them without a place"});
    }
    return sentence;
}

class Search {
public:
    Search(std::span<const Site> sites, const DuplicateLimits& limits)
        : sites_(sites), limits_(limits), owner_(sites.size()) {
        std::iota(owner_.begin(), owner_.end(), std::size_t{0});
        for (const auto& site : sites) {
            names_.push_back(partsOf(site.name));
            codes_.push_back(creditCodeDefect(site.creditCode)
                                 ? std::string{}
                                 : normaliseCreditCode(site.creditCode));
            places_.push_back(middleOf(site));
        }
    }

    std::vector<DuplicateCluster> run() {
        byKey([&](std::size_t i) { return codes_[i]; });
        byKey([&](std::size_t i) { return names_[i].core; });
        byPlace();
        return clusters();
    }

private:
    /// Sites that share a key, unless so many do that it says nothing (加油站).
    template <class Key>
    void byKey(Key key) {
        constexpr std::size_t kMost = 50;
        std::map<std::string, std::vector<std::size_t>> groups;
        for (std::size_t i = 0; i < sites_.size(); ++i) {
            if (std::string word = key(i); !word.empty()) {
                groups[std::move(word)].push_back(i);
            }
        }
        for (const auto& [word, group] : groups) {
            for (std::size_t a = 0; a < group.size() && group.size() <= kMost; ++a) {
                for (std::size_t b = a + 1; b < group.size(); ++b) {
                    compare(group[a], group[b]);
                }
            }
        }
    }
    void byPlace();
    void compare(std::size_t a, std::size_t b);
    [[nodiscard]] bool isOne(const DuplicateSign& sign) const;
    std::size_t ownerOf(std::size_t site);
    std::vector<DuplicateCluster> clusters();

    std::span<const Site> sites_;
    const DuplicateLimits& limits_;
    std::vector<NameParts> names_;
    std::vector<std::string> codes_;  // empty: none, or not valid
    std::vector<std::optional<gis::Point>> places_;
    std::vector<std::size_t> owner_;  // of a forest of sites that are one
    std::set<std::pair<std::size_t, std::size_t>> compared_;
    std::vector<DuplicateSign> signs_;
};

void Search::byPlace() {
    constexpr double kMetersPerDegree = 80'000;  // of longitude at 44°N: more than enough to look
    const double reach =
        std::max(limits_.similarName.meters(), limits_.samePlace.meters()) / kMetersPerDegree;
    std::vector<gis::Box> boxes(sites_.size());
    for (std::size_t i = 0; i < sites_.size(); ++i) {
        if (places_[i]) {
            boxes[i].add(*places_[i]);
        }
    }
    const gis::SpatialIndex index(boxes);
    for (std::size_t i = 0; i < sites_.size(); ++i) {
        if (!places_[i]) {
            continue;
        }
        const gis::Box near{{places_[i]->x - reach, places_[i]->y - reach},
                            {places_[i]->x + reach, places_[i]->y + reach}};
        for (const std::size_t other : index.query(near)) {
            if (other > i) {
                compare(i, other);
            }
        }
    }
}

bool Search::isOne(const DuplicateSign& sign) const {
    const auto within = [&](gis::Length limit) {
        return !sign.distance || *sign.distance <= limit;
    };
    if (sign.sameCode || sign.sameName) {
        return within(limits_.sameFirm);
    }
    if (!sign.distance) {
        return false;
    }
    return (sign.similarity >= limits_.similar && within(limits_.similarName)) ||
           (sign.similarity >= limits_.similarInOnePlace && within(limits_.samePlace));
}

void Search::compare(std::size_t a, std::size_t b) {
    const bool twoFirms = !codes_[a].empty() && !codes_[b].empty() && codes_[a] != codes_[b];
    if (twoFirms || !compared_.insert({std::min(a, b), std::max(a, b)}).second) {
        return;
    }
    DuplicateSign sign;
    sign.first = std::min(a, b);
    sign.second = std::max(a, b);
    sign.sameCode = !codes_[a].empty() && codes_[a] == codes_[b];
    sign.sameName = !names_[a].key.empty() && names_[a].key == names_[b].key;
    sign.similarity = similarityOf(names_[a], names_[b]);
    if (places_[a] && places_[b]) {
        sign.distance = gis::Length::meters(metersBetween(*places_[a], *places_[b]));
    }
    if (!isOne(sign)) {
        return;
    }
    sign.sentence = tell(sign);
    signs_.push_back(std::move(sign));
    const std::size_t first = ownerOf(a);
    const std::size_t second = ownerOf(b);
    owner_[std::max(first, second)] = std::min(first, second);
}

std::size_t Search::ownerOf(std::size_t site) {
    while (owner_[site] != site) {
        owner_[site] = owner_[owner_[site]];
        site = owner_[site];
    }
    return site;
}

std::vector<DuplicateCluster> Search::clusters() {
    std::map<std::size_t, DuplicateCluster> found;  // by the first site
    for (auto& sign : signs_) {
        found[ownerOf(sign.first)].signs.push_back(std::move(sign));
    }
    std::vector<DuplicateCluster> result;
    for (auto& [first, cluster] : found) {
        std::set<std::size_t> members;
        for (const auto& sign : cluster.signs) {
            members.insert({sign.first, sign.second});
        }
        cluster.sites.assign(members.begin(), members.end());
        std::ranges::sort(cluster.signs, {}, [](const DuplicateSign& sign) {
            return std::pair{sign.first, sign.second};
        });
        result.push_back(std::move(cluster));
    }
    return result;
}

}  // namespace

double nameSimilarity(std::string_view a, std::string_view b) {
    return similarityOf(partsOf(a), partsOf(b));
}

std::vector<DuplicateCluster> findDuplicates(std::span<const Site> sites,
                                             const DuplicateLimits& limits) {
    return Search(sites, limits).run();
}

}  // namespace ruyuan::planner
