// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/drawn_things.h"

#include "gis/overlay.h"
#include "planner/constraint_kinds.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <optional>
#include <utility>

namespace ruyuan::planner {

using gis::Text;

namespace {

std::optional<std::size_t> numberIn(std::string_view text) {
    std::size_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                    : std::nullopt;
}

template <class Records>
auto* byId(Records& records, const std::string& id) {
    const auto found = std::ranges::find_if(records, [&](const auto& one) { return one.id == id; });
    return found == records.end() ? nullptr : &*found;
}

template <class Records>
auto* byIndex(Records& records, std::string_view index) {
    const auto number = numberIn(index);
    return number && *number < records.size() ? &records[*number] : nullptr;
}

struct ConstraintId {
    std::string kind;
    std::string index;
};

ConstraintId constraintId(const std::string& id) {
    const std::size_t slash = std::min(id.find('/'), id.size());
    return {id.substr(0, slash), id.substr(std::min(slash + 1, id.size()))};
}

template <class Record, class SomeProject>
gis::Result<Record> recordOf(SomeProject& project, const PlaceRef& thing) {
    Record record;
    switch (thing.kind) {
        case PlaceKind::Site:
            record.site = byId(project.sites, thing.id);
            break;
        case PlaceKind::Park:
            record.park = byId(project.parks, thing.id);
            break;
        case PlaceKind::BuiltUpArea:
            record.builtUp = byIndex(project.builtUpAreas, thing.id);
            break;
        case PlaceKind::Constraint: {
            const ConstraintId id = constraintId(thing.id);
            const auto layer =
                std::ranges::find(project.constraints, id.kind, &ConstraintLayer::kind);
            if (layer != project.constraints.end()) {
                record.constraint = byIndex(layer->features, id.index);
            }
            break;
        }
    }
    if (record.site == nullptr && record.park == nullptr && record.builtUp == nullptr &&
        record.constraint == nullptr) {
        return gis::fail(gis::ErrorCode::NotFound,
                         gis::text("项目中没有“{}”", "the project has no '{}'", thing.id));
    }
    return record;
}

std::string orNumber(const std::string& name, const std::string& index) {
    const auto number = numberIn(index);
    return !name.empty() ? name : std::format("#{}", number ? *number + 1 : 0);
}

}  // namespace

Text nameOf(const Project& project, const PlaceRef& thing) {
    const auto found = detail::drawn(project, thing);
    if (!found) {
        return {thing.id, thing.id};
    }
    if (found->site != nullptr) {
        return gis::text("厂区 {} {}", "site {} {}", found->site->id, found->site->name);
    }
    if (found->park != nullptr) {
        return gis::text("园区 {} {}", "park {} {}", found->park->id, found->park->name);
    }
    if (found->builtUp != nullptr) {
        const std::string name = orNumber(found->builtUp->name, thing.id);
        return gis::text("城市建成区 {}", "built-up area {}", name);
    }
    const ConstraintId id = constraintId(thing.id);
    const auto kind = constraintKind(id.kind);
    const std::string name = orNumber(found->constraint->name, id.index);
    return gis::text("{} {}", "{} {}", kind ? kind->label : Text{id.kind, id.kind}, name);
}

namespace {

/// The things of a kind that may be meant, with their names.
std::vector<std::pair<PlaceRef, std::string>> namesOf(const Project& project,
                                                      PlaceKind kind,
                                                      const std::string& constraintKind) {
    std::vector<std::pair<PlaceRef, std::string>> names;
    if (kind == PlaceKind::Site) {
        for (const Site& site : project.sites) {
            names.push_back({{kind, site.id}, site.name});
        }
    } else if (kind == PlaceKind::Park) {
        for (const Park& park : project.parks) {
            names.push_back({{kind, park.id}, park.name});
        }
    } else if (kind == PlaceKind::BuiltUpArea) {
        for (std::size_t i = 0; i < project.builtUpAreas.size(); ++i) {
            names.push_back({{kind, std::to_string(i)}, project.builtUpAreas[i].name});
        }
    } else {
        for (const ConstraintLayer& layer : project.constraints) {
            for (std::size_t i = 0; i < layer.features.size() && layer.kind == constraintKind;
                 ++i) {
                names.push_back(
                    {{kind, std::format("{}/{}", layer.kind, i)}, layer.features[i].name});
            }
        }
    }
    return names;
}

}  // namespace

gis::Result<PlaceRef> findPlace(const Project& project,
                                PlaceKind kind,
                                const std::string& name,
                                const std::string& kindOfConstraint) {
    std::string layer = kindOfConstraint;
    if (const auto known = constraintKind(kindOfConstraint)) {
        layer = known->word;
    }
    const auto names = namesOf(project, kind, layer);
    if (name.starts_with('#')) {
        const auto number = numberIn(std::string_view(name).substr(1));
        if (number && *number >= 1 && *number <= names.size()) {
            return names[*number - 1].first;
        }
    }
    std::vector<PlaceRef> found;
    for (const auto& [thing, called] : names) {
        if (thing.id == name || called == name) {
            found.push_back(thing);
        }
    }
    if (found.size() == 1) {
        return found.front();
    }
    return gis::fail(
        gis::ErrorCode::NotFound,
        found.empty()
            ? gis::text("没有叫“{}”的", "nothing is called '{}'", name)
            : gis::text("有 {} 个叫“{}”", "{} things are called '{}'", found.size(), name),
        {},
        {"可以用 #1、#2 按次序指明", "#1, #2 … name them by their order"});
}

std::vector<Text> restingOn(const Project& project, const PlaceRef& thing) {
    std::vector<Text> resting;
    const auto found = detail::drawn(project, thing);
    if (!found) {
        return resting;
    }
    std::size_t sites = 0;
    for (const SiteScreening& site : project.screening) {
        if (found->builtUp != nullptr) {
            sites +=
                site.builtUpArea == found->builtUp->name && site.builtUp != BuiltUpStatus::Outside
                    ? 1U
                    : 0U;
        } else if (found->constraint != nullptr) {
            sites += std::ranges::any_of(site.constraints,
                                         [&](const ConstraintDistance& one) {
                                             return one.kind == constraintId(thing.id).kind &&
                                                    one.feature == found->constraint->name &&
                                                    one.inside.value_or(false);
                                         })
                         ? 1U
                         : 0U;
        }
    }
    if (sites > 0) {
        resting.push_back(gis::text("{} 个厂区位于其中", "{} sites lie in it", sites));
    }
    if (found->park != nullptr) {
        const auto names = [&](const Decision& one) { return one.park == found->park->name; };
        auto decisions = std::ranges::count_if(project.decisions, names);
        for (const Scenario& scenario : project.scenarios) {
            decisions += std::ranges::count_if(scenario.decisions, names);
        }
        if (decisions > 0) {
            resting.push_back(gis::text("{} 项决定写明该园区", "{} decisions name it", decisions));
        }
    }
    std::size_t plans = project.plan ? 1U : 0U;
    plans += static_cast<std::size_t>(std::ranges::count_if(
        project.scenarios, [](const Scenario& one) { return one.plan.has_value(); }));
    if (plans > 0) {
        resting.push_back(gis::text("{} 份计划须重新编制（可撤销）",
                                    "{} plans have to be made again (undo brings them back)",
                                    plans));
    }
    return resting;
}

namespace detail {

gis::Result<Drawn> drawn(Project& project, const PlaceRef& thing) {
    return recordOf<Drawn>(project, thing);
}

gis::Result<DrawnConst> drawn(const Project& project, const PlaceRef& thing) {
    return recordOf<DrawnConst>(project, thing);
}

std::string freeParkId(const Project& project) {
    std::size_t last = 0;
    for (const Park& park : project.parks) {
        if (park.id.starts_with('P')) {
            last = std::max(last, numberIn(std::string_view(park.id).substr(1)).value_or(0));
        }
    }
    return std::format("P{:03}", last + 1);
}

void addPart(Project& project, const PlaceRef& of, gis::MultiPolygon place, std::size_t number) {
    const Drawn whole = *drawn(project, of);
    const auto numbered = [&](const std::string& name) {
        return name.empty() ? name : std::format("{}({})", name, number);
    };
    if (whole.park != nullptr) {
        Park part = *whole.park;
        part.id = freeParkId(project);
        part.name = numbered(part.name);
        part.place = std::move(place);
        part.phases.clear();
        project.parks.push_back(std::move(part));
    } else if (whole.builtUp != nullptr) {
        BuiltUpArea part = *whole.builtUp;
        part.name = numbered(part.name);
        part.place = std::move(place);
        project.builtUpAreas.push_back(std::move(part));
    } else {
        ConstraintFeature part = *whole.constraint;
        part.name = numbered(part.name);
        part.place = std::move(place);
        std::ranges::find(project.constraints, constraintId(of.id).kind, &ConstraintLayer::kind)
            ->features.push_back(std::move(part));
    }
}

std::size_t indexIn(const PlaceRef& thing) {
    const std::string id =
        thing.kind == PlaceKind::Constraint ? constraintId(thing.id).index : thing.id;
    return numberIn(id).value_or(0);
}

namespace {

void takeOne(Project& project, const PlaceRef& thing) {
    const auto index = static_cast<std::ptrdiff_t>(indexIn(thing));
    if (thing.kind == PlaceKind::Park) {
        std::erase_if(project.parks, [&](const Park& park) { return park.id == thing.id; });
        const auto aboutIt = [&](const Ban& ban) { return !ban.path && ban.park == thing.id; };
        std::erase_if(project.bans, aboutIt);
        for (Scenario& scenario : project.scenarios) {
            std::erase_if(scenario.bans, aboutIt);
        }
    } else if (thing.kind == PlaceKind::BuiltUpArea) {
        project.builtUpAreas.erase(project.builtUpAreas.begin() + index);
    } else {
        auto& features =
            std::ranges::find(
                project.constraints, constraintId(thing.id).kind, &ConstraintLayer::kind)
                ->features;
        features.erase(features.begin() + index);
    }
}

}  // namespace

PlaceRef takeOut(Project& project, std::vector<PlaceRef> things, PlaceRef kept) {
    std::ranges::sort(things, std::ranges::greater{}, indexIn);
    for (const PlaceRef& thing : things) {
        takeOne(project, thing);
        if (kept.kind != PlaceKind::Park && indexIn(thing) < indexIn(kept)) {
            const std::string index = std::to_string(indexIn(kept) - 1);
            kept.id = kept.kind == PlaceKind::Constraint
                          ? std::format("{}/{}", constraintId(kept.id).kind, index)
                          : index;
        }
    }
    return kept;
}

void coverWhatWasDrawn(Project& project) {
    std::erase_if(project.constraints, [](const ConstraintLayer& layer) {
        return layer.source == 0 && layer.coverage && layer.features.empty();
    });
    for (ConstraintLayer& layer : project.constraints) {
        if (layer.source != 0 || !layer.coverage) {
            continue;
        }
        std::vector<gis::MultiPolygon> areas;
        for (const ConstraintFeature& feature : layer.features) {
            if (const auto* area = std::get_if<gis::MultiPolygon>(&feature.place)) {
                areas.push_back(*area);
            }
        }
        if (auto whole = gis::unionOf(areas)) {
            layer.coverage = std::move(whole->area);
        }
    }
}

}  // namespace detail

}  // namespace ruyuan::planner
