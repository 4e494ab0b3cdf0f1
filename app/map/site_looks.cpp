// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/map/site_looks.h"

#include "maps/looks.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using maps::Category;
using planner::Path;
using planner::Project;
using planner::WorksStage;

Text titleOf(const SiteStatus& status) {
    switch (status.state) {
        case SiteState::Settled:
            return planner::label(*status.path);
        case SiteState::Provisional:
            return gis::text(
                "{}，依据不全", "{}, resting on missing facts", planner::label(*status.path));
        case SiteState::Unassigned:
            return {"计划未能安排", "No place in the plan"};
        case SiteState::Undecided:
            return {"待定", "Undecided"};
        case SiteState::Bystander:
            return {"不在范围", "Out of scope"};
        case SiteState::Unclassified:
            return {"尚未分类", "Not classified"};
    }
    return {};
}

maps::PointSymbol lookOf(const SiteStatus& status, Language language) {
    if (status.state == SiteState::Bystander) {
        return maps::bystanderLook();
    }
    maps::PointSymbol look =
        maps::siteLook(status.path ? planner::word(*status.path) : "", language);
    if (status.state == SiteState::Provisional) {
        return maps::provisional(look);
    }
    if (status.state == SiteState::Unassigned) {
        look.letter = QStringLiteral("!");
        look.outline = maps::Dash::Solid;
    }
    return look;
}

Text stageWord(WorksStage stage, std::optional<Path> path) {
    if (stage == WorksStage::Before) {
        return {"未开工", "not begun"};
    }
    if (stage == WorksStage::Running) {
        return {"实施中", "under way"};
    }
    if (!path) {
        return {"已完成", "finished"};
    }
    switch (*path) {
        case Path::OnSite:
            return {"已改造", "upgraded"};
        case Path::Relocation:
            return {"已入园", "moved"};
        case Path::Transformation:
            return {"已转产", "in another trade"};
        case Path::Closure:
            return {"已关闭", "closed"};
    }
    return {};
}

maps::PointSymbol staged(const maps::PointSymbol& look, const planner::SiteOnDay& site) {
    switch (site.stage) {
        case WorksStage::None:
            return look;
        case WorksStage::Before:
            return maps::beforeWorks(look);
        case WorksStage::Running:
            return maps::underWay(look);
        case WorksStage::Over:
            return site.path == Path::Closure ? maps::closedDown(look) : maps::finished(look);
    }
    return look;
}

/// A letter for each name: its first one that no earlier name has, else a number.
std::vector<QString> lettersOf(const std::vector<QString>& names) {
    std::set<QString> used;
    std::vector<QString> letters;
    int number = 0;
    for (const QString& name : names) {
        QString letter;
        for (const QChar one : name) {
            if (one.isLetter() && !used.contains(one.toUpper())) {
                letter = one.toUpper();
                break;
            }
        }
        while (letter.isEmpty() || (letter[0].isDigit() && used.contains(letter))) {
            letter = QString::number(++number);
        }
        used.insert(letter);
        letters.push_back(letter);
    }
    return letters;
}

}  // namespace

SiteLooks::SiteLooks(const Project& project, Language language, const ScreenOptions& options)
    : project_(project), language_(language), options_(options), statuses_(siteStatuses(project)) {
    findStages();
    if (byKind()) {
        findKinds();
    }
}

void SiteLooks::findStages() {
    onDay_.resize(project_.sites.size());
    if (!options_.day) {
        return;
    }
    const auto timeline =
        options_.timeline ? options_.timeline : std::make_shared<const planner::Timeline>(project_);
    for (std::size_t i = 0; i < onDay_.size(); ++i) {
        onDay_[i] = timeline->at(i, *options_.day);
    }
}

std::string SiteLooks::kindOf(const planner::ProjectView& view, std::size_t site) const {
    if (options_.colouring == SiteColouring::County) {
        return view.responsible(project_.sites[site]);
    }
    if (site >= project_.classifications.size() || project_.classifications[site].sectors.empty()) {
        return {};
    }
    return project_.classifications[site].sectors.front();
}

Text SiteLooks::nameOf(const std::string& kind) const {
    if (kind.empty()) {
        return options_.colouring == SiteColouring::County
                   ? Text{"责任单位不明", "Responsible county not known"}
                   : Text{"不属于所列行业", "No listed sector"};
    }
    if (options_.colouring == SiteColouring::Sector && options_.pack) {
        if (const planner::Sector* sector = options_.pack->sector(kind)) {
            return sector->name;
        }
    }
    return {kind, kind};
}

void SiteLooks::findKinds() {
    const planner::ProjectView view(project_);
    std::vector<std::string> ofSite;
    std::map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < project_.sites.size(); ++i) {
        ofSite.push_back(kindOf(view, i));
        if (!isBystander(i)) {
            index.emplace(ofSite.back(), 0);
        }
    }
    std::vector<QString> names;
    for (auto& [kind, position] : index) {
        position = kinds_.size();
        kinds_.push_back({nameOf(kind), {}});
        names.push_back(kind.empty() ? QString()
                                     : QString::fromStdString(kinds_.back().title.in(language_)));
    }
    const std::vector<QString> letters = lettersOf(names);
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        kinds_[i].letter = names[i].isEmpty() ? QStringLiteral("?") : letters[i];
    }
    for (const std::string& kind : ofSite) {
        const auto found = index.find(kind);
        kindOf_.push_back(found == index.end() ? 0 : found->second);
    }
}

int SiteLooks::stateRank(std::size_t site) const {
    const SiteStatus& status = statuses_[site];
    const int path = status.path ? static_cast<int>(*status.path) : 0;
    return static_cast<int>(status.state) * 8 + path;
}

int SiteLooks::rankOf(std::size_t site) const {
    const planner::SiteOnDay& day = onDay_[site];
    const int late = day.overdue ? 1 : 0;
    if (isBystander(site)) {
        return 1'000'000;
    }
    if (byKind()) {
        return static_cast<int>(kindOf_[site]);
    }
    const bool status = options_.colouring == SiteColouring::Status;
    const int state = static_cast<int>(statuses_[site].state);
    if (day.stage == WorksStage::None) {
        if (!status) {
            return 10'000 + stateRank(site) * 2 + late;
        }
        const bool decided =
            site < project_.classifications.size() && project_.classifications[site].decided;
        return 10'000 + (decided && state <= 1 ? 0 : 1 + state) * 2 + late;
    }
    const int stage = static_cast<int>(day.stage);
    if (status) {
        return stage * 2 + late;
    }
    return (static_cast<int>(*day.path) * 4 + stage) * 4 + state * 2 + late;
}

Category SiteLooks::categoryOf(std::size_t site) const {
    if (byKind() && !isBystander(site)) {
        const std::size_t kind = kindOf_[site];
        return {kinds_[kind].title, maps::kindLook(kind, kinds_[kind].letter)};
    }
    return options_.colouring == SiteColouring::Status && !isBystander(site) ? statusCategory(site)
                                                                             : pathCategory(site);
}

Category SiteLooks::pathCategory(std::size_t site) const {
    const planner::SiteOnDay& day = onDay_[site];
    const SiteStatus& status = statuses_[site];
    Category category;
    maps::PointSymbol look = staged(lookOf(status, language_), day);
    category.title = titleOf(status);
    if (day.stage != WorksStage::None) {
        category.title =
            gis::text("{}：{}", "{}: {}", category.title, stageWord(day.stage, day.path));
    }
    if (day.overdue) {
        look = maps::overdue(look);
        category.title = gis::text("{}，逾期", "{}, late", category.title);
    }
    category.symbol = look;
    return category;
}

Category SiteLooks::statusCategory(std::size_t site) const {
    const planner::SiteOnDay& day = onDay_[site];
    const SiteStatus& status = statuses_[site];
    const auto letter = [this](QChar zh, QChar en) {
        return QString(language_ == Language::Chinese ? zh : en);
    };
    Category category;
    maps::PointSymbol look = lookOf({status.state, std::nullopt}, language_);
    category.title =
        titleOf({status.state == SiteState::Settled || status.state == SiteState::Provisional
                     ? SiteState::Undecided
                     : status.state,
                 std::nullopt});
    const bool decided =
        site < project_.classifications.size() && project_.classifications[site].decided;
    if (day.stage != WorksStage::None) {
        look = staged(maps::kindLook(0, letter(u'计', u'P')), {std::nullopt, day.stage, 0, false});
        category.title = gis::text("计划{}", "Plan: {}", stageWord(day.stage, std::nullopt));
    } else if (status.path && decided) {
        look = maps::kindLook(2, letter(u'定', u'D'));
        look.shape = maps::Shape::Square;
        category.title = {"已有决定", "Decided"};
    } else if (status.path) {
        look = maps::kindLook(0, letter(u'计', u'P'));
        category.title =
            project_.plan ? Text{"按计划", "As planned"} : Text{"按建议", "As proposed"};
        if (status.state == SiteState::Provisional) {
            look = maps::provisional(maps::kindLook(1, letter(u'缺', u'M')));
            look.shape = maps::Shape::Diamond;
            category.title = {"计划依据不全", "Planned on missing facts"};
        }
    }
    if (day.overdue) {
        look = maps::overdue(look);
        category.title = gis::text("{}，逾期", "{}, late", category.title);
    }
    category.symbol = look;
    return category;
}

namespace {

SiteStatus statusOf(const Project& project, std::size_t site, const planner::PlanEntry* entry) {
    if (site >= project.classifications.size()) {
        return {SiteState::Unclassified, std::nullopt};
    }
    const planner::Classification& classification = project.classifications[site];
    if (entry != nullptr) {
        if (!entry->path) {
            return {SiteState::Unassigned, std::nullopt};
        }
        return {entry->provisional ? SiteState::Provisional : SiteState::Settled, entry->path};
    }
    if (!project.plan && classification.proposedPath) {
        return {SiteState::Settled, classification.proposedPath};
    }
    return {classification.inScope == planner::Verdict::Fail ? SiteState::Bystander
                                                             : SiteState::Undecided,
            std::nullopt};
}

}  // namespace

SiteStatus siteStatus(const Project& project, std::size_t site) {
    const planner::PlanEntry* entry = nullptr;
    if (project.plan) {
        const auto& entries = project.plan->entries;
        const auto found =
            std::ranges::find(entries, project.sites[site].id, &planner::PlanEntry::siteId);
        entry = found == entries.end() ? nullptr : &*found;
    }
    return statusOf(project, site, entry);
}

std::vector<SiteStatus> siteStatuses(const Project& project) {
    std::unordered_map<std::string_view, const planner::PlanEntry*> entries;
    if (project.plan) {
        for (const planner::PlanEntry& entry : project.plan->entries) {
            entries.emplace(entry.siteId, &entry);
        }
    }
    std::vector<SiteStatus> statuses;
    statuses.reserve(project.sites.size());
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        const auto entry = entries.find(project.sites[i].id);
        statuses.push_back(statusOf(project, i, entry == entries.end() ? nullptr : entry->second));
    }
    return statuses;
}

}  // namespace ruyuan::app
