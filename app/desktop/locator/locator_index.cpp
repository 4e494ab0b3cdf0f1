// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/locator/locator_index.h"

#include "app/desktop/table/row_filter.h"

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr int kWhole = 400;
constexpr int kBeginning = 300;
constexpr int kPart = 200;
constexpr int kLetters = 100;  // in order, less for each gap

bool isContinuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The letters of @p word in their order, with gaps; less the more gaps there are.
int lettersFit(std::string_view text, std::string_view word) {
    int gaps = 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < word.size();) {
        std::size_t end = i + 1;
        while (end < word.size() && isContinuation(word[end])) {
            ++end;
        }
        const std::size_t found = text.find(word.substr(i, end - i), at);
        if (found == std::string_view::npos) {
            return -1;
        }
        gaps += found != at && i != 0 ? 1 : 0;
        at = found + end - i;
        i = end;
    }
    return std::max(kLetters - gaps * 10, 1);
}

int wordFit(std::string_view text, std::string_view word) {
    const std::size_t at = text.find(word);
    if (at == 0) {
        return text.size() == word.size() ? kWhole : kBeginning;
    }
    if (at != std::string_view::npos) {
        return text[at - 1] == ' ' ? kPart + 1 : kPart;
    }
    return lettersFit(text, word);
}

void add(LocatorIndex& index, ThingRef thing, const std::string& name, std::string codes) {
    if (name.empty() && codes.empty()) {
        return;
    }
    std::string folded = smallLetters(name + codes);
    index.entries.push_back({std::move(thing), name, std::move(codes), std::move(folded)});
}

}  // namespace

std::shared_ptr<const LocatorIndex> locatorIndex(const planner::Project& project) {
    auto index = std::make_shared<LocatorIndex>();
    for (const planner::Site& site : project.sites) {
        add(*index,
            {ThingKind::Site, site.id},
            site.name,
            " " + site.id + (site.creditCode.empty() ? "" : " " + site.creditCode));
    }
    for (const planner::Park& park : project.parks) {
        add(*index, {ThingKind::Park, park.id}, park.name, " " + park.id);
    }
    for (std::size_t i = 0; i < project.builtUpAreas.size(); ++i) {
        add(*index, {ThingKind::BuiltUpArea, std::to_string(i)}, project.builtUpAreas[i].name, "");
    }
    for (std::size_t i = 0; i < project.counties.size(); ++i) {
        const planner::County& county = project.counties[i];
        add(*index,
            {ThingKind::County, std::to_string(i)},
            county.name,
            county.code.empty() ? "" : " " + county.code);
    }
    for (const planner::ConstraintLayer& layer : project.constraints) {
        for (std::size_t i = 0; i < layer.features.size(); ++i) {
            add(*index,
                {ThingKind::Constraint, layer.kind + "/" + std::to_string(i)},
                layer.features[i].name,
                "");
        }
    }
    return index;
}

int fitOf(std::string_view folded, std::string_view query) {
    int sum = 0;
    while (!query.empty()) {
        const std::size_t end = query.find(' ');
        const std::string_view word = query.substr(0, end);
        if (!word.empty()) {
            const int fit = wordFit(folded, word);
            if (fit < 0) {
                return -1;
            }
            sum += fit;
        }
        query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
    }
    return sum;
}

std::vector<const LocatorIndex::Entry*> locate(const LocatorIndex& index,
                                               std::string_view query,
                                               std::size_t most) {
    const std::string folded = smallLetters(query);
    std::vector<std::pair<int, const LocatorIndex::Entry*>> found;
    for (const LocatorIndex::Entry& entry : index.entries) {
        // An empty query fits everything with nothing, and finds nothing.
        if (const int fit = fitOf(entry.folded, folded); fit > 0) {
            found.emplace_back(fit, &entry);
        }
    }
    const auto better = [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    };
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(most, found.size()));
    std::ranges::partial_sort(found, end, better);
    std::vector<const LocatorIndex::Entry*> best;
    std::transform(
        found.begin(), end, std::back_inserter(best), [](const auto& one) { return one.second; });
    return best;
}

}  // namespace ruyuan::app
