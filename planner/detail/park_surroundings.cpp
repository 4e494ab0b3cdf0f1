// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/park_surroundings.h"

#include "gis/proximity.h"
#include "planner/checks/park_prohibited_zone.h"
#include "planner/checks/park_sensitive_distance.h"
#include "planner/checks/place_check.h"

#include <algorithm>
#include <utility>

namespace ruyuan::planner::detail {

namespace {

constexpr int kGrid = 12;

/// The deepest of @p shape's own points inside some feature.
gis::Result<double> depthInFeatures(const ConstraintIndex& index, const gis::Geometry& shape) {
    std::vector<gis::Point> samples;
    gis::forEachPoint(shape, [&](const gis::Point& point) { samples.push_back(point); });
    if (const auto* area = std::get_if<gis::MultiPolygon>(&shape)) {
        const gis::Box box = gis::boundsOf(shape);
        for (int i = 1; i < kGrid; ++i) {
            for (int j = 1; j < kGrid; ++j) {
                const gis::Point p{box.min.x + (box.max.x - box.min.x) * i / kGrid,
                                   box.min.y + (box.max.y - box.min.y) * j / kGrid};
                if (gis::locate(p, *area) == gis::Location::Inside) {
                    samples.push_back(p);
                }
            }
        }
    }
    double deepest = 0;
    for (const gis::Point& sample : samples) {
        auto depth = index.depthAt(sample);
        if (!depth) {
            return std::unexpected(std::move(depth.error()));
        }
        deepest = std::max(deepest, depth->meters());
    }
    return deepest;
}

/// The deepest of a feature's points inside @p shape.
gis::Result<double> depthOfFeature(const Ground& ground,
                                   const gis::Geometry& feature,
                                   const gis::Geometry& shape) {
    const auto* area = std::get_if<gis::MultiPolygon>(&shape);
    if (area == nullptr) {
        return 0.0;
    }
    auto metric = ground.toMetric(feature);
    if (!metric) {
        return std::unexpected(std::move(metric.error()));
    }
    const std::vector<gis::Geometry> one{shape};
    const ShapeIndex outline(ground.crs(), one);
    std::vector<gis::Point> inside;
    gis::forEachPoint(*metric, [&](const gis::Point& point) {
        if (gis::locate(point, *area) == gis::Location::Inside) {
            inside.push_back(point);
        }
    });
    double deepest = 0;
    for (const gis::Point& point : inside) {
        auto hit = outline.nearestOutline(point);
        if (!hit) {
            return std::unexpected(std::move(hit.error()));
        }
        deepest = std::max(deepest, (*hit)->distance.meters());
    }
    return deepest;
}

gis::Result<double> clearance(const Ground& ground,
                              const ConstraintIndex& index,
                              const gis::Geometry& shape,
                              const NearestConstraint& near) {
    if (near.distance.meters() > 0) {
        return near.distance.meters();
    }
    auto inFeatures = depthInFeatures(index, shape);
    if (!inFeatures) {
        return inFeatures;
    }
    auto ofFeature = depthOfFeature(ground, near.feature->place, shape);
    if (!ofFeature) {
        return ofFeature;
    }
    return -std::max(*inFeatures, *ofFeature);
}

}  // namespace

gis::Result<Neighbour> neighbour(const Ground& ground,
                                 const ConstraintIndex& index,
                                 const Footprint& place,
                                 gis::Length within) {
    Neighbour result;
    result.error = place.error;
    result.placed = !gis::isEmpty(place.shape);
    result.layerMissing = index.layerMissing();
    if (!result.placed || result.layerMissing) {
        return result;
    }
    auto near = index.nearest(place.shape);
    if (!near) {
        return std::unexpected(std::move(near.error()));
    }
    result.covered = index.covers(place.shape, within + place.error);
    if (near->feature != nullptr) {
        result.name = near->feature->name;
        result.grade = near->feature->grade;
        result.line = std::holds_alternative<gis::MultiLine>(near->feature->place);
        auto metres = clearance(ground, index, place.shape, *near);
        if (!metres) {
            return std::unexpected(std::move(metres.error()));
        }
        result.clearance = *metres;
    }
    return result;
}

namespace {

/// One question about every park: the features, and how far around the answer must be sure.
struct Question {
    ConstraintIndex index;
    gis::Length within;
};

bool hasGrade(const ConstraintFeature& feature, const std::vector<std::string>& grades) {
    return grades.empty() || std::ranges::any_of(grades, [&](const std::string& grade) {
               return feature.grade.find(grade) != std::string::npos;
           });
}

gis::Result<void> ask(const Ground& ground,
                      const Project& project,
                      const std::string& kind,
                      const ConstraintIndex::Filter& filter,
                      gis::Length within,
                      std::vector<Question>& questions) {
    auto index = ConstraintIndex::of(ground, project, kind, filter);
    if (!index) {
        return std::unexpected(std::move(index.error()));
    }
    questions.push_back({std::move(*index), within});
    return {};
}

gis::Result<std::vector<Question>> questionsOf(const Ground& ground,
                                               const Project& project,
                                               const CheckSetting& setting) {
    std::vector<Question> questions;
    gis::Result<void> asked;
    if (setting.check == "park-sensitive-distance") {
        const auto found = setting.parameters.find("kind");
        const std::string kind =
            found == setting.parameters.end() ? "sensitive-place" : found->second;
        for (const bool chemical : {false, true}) {
            asked = asked ? ask(ground,
                                project,
                                kind,
                                {},
                                sensitiveDistanceLimit(setting, chemical),
                                questions)
                          : asked;
        }
    } else if (setting.check == "park-prohibited-zone") {
        const std::vector<std::string> grades = bannedGrades(setting);
        const auto banned = [&](const ConstraintFeature& one) { return hasGrade(one, grades); };
        const auto ungraded = [&](const ConstraintFeature& one) {
            return one.grade.empty() && !grades.empty();
        };
        asked = ask(ground, project, zoneKind(setting), banned, {}, questions);
        asked = asked ? ask(ground, project, zoneKind(setting), ungraded, {}, questions) : asked;
    } else if (const PlaceRule* rule = placeRule(setting.check)) {
        for (const std::optional<bool> wanted : {std::optional(true), std::optional<bool>()}) {
            const auto fits = [&](const ConstraintFeature& one) {
                return speaksOf(setting, *rule, one.grade, one.name) == wanted;
            };
            asked = asked ? ask(ground,
                                project,
                                std::string(rule->kind),
                                fits,
                                distanceOf(setting, *rule),
                                questions)
                          : asked;
        }
    }
    if (!asked) {
        return std::unexpected(std::move(asked.error()));
    }
    return questions;
}

std::size_t questionCount(const CheckSetting& setting) {
    return setting.check == "park-sensitive-distance" || setting.check == "park-prohibited-zone" ||
                   placeRule(setting.check) != nullptr
               ? 2
               : 0;
}

/// Whether a check of the pack has anything to ask about places of that use.
bool asks(const Project& project, const CheckSetting& setting, PlaceUse use) {
    const PlaceRule* rule = placeRule(setting.check);
    if (rule == nullptr) {
        return use == PlaceUse::Receive;
    }
    return severityOf(setting, *rule, use).has_value() && !isReplaced(project, *rule);
}

/// For a project in which nothing has a place.
std::vector<Surroundings> nowhere(std::size_t count,
                                  const Project& project,
                                  const PolicyPack& pack,
                                  PlaceUse use) {
    Surroundings one;
    Neighbour unplaced;
    unplaced.placed = false;
    for (const CheckSetting& setting : pack.checks) {
        one.neighbours.emplace_back(asks(project, setting, use) ? questionCount(setting) : 0,
                                    unplaced);
    }
    return std::vector<Surroundings>(count, one);
}

}  // namespace

bool isReplaced(const Project& project, const PlaceRule& rule) {
    return std::ranges::any_of(project.constraints, [&](const ConstraintLayer& layer) {
        return layer.kind == rule.insteadOf;
    });
}

gis::Result<std::vector<Surroundings>> surround(const std::optional<Ground>& ground,
                                                const Project& project,
                                                const PolicyPack& pack,
                                                PlaceUse use,
                                                const std::vector<Footprint>& places) {
    if (!ground) {
        return nowhere(places.size(), project, pack, use);
    }
    std::vector<Surroundings> result(places.size());
    for (const CheckSetting& setting : pack.checks) {
        std::vector<Question> questions;
        if (asks(project, setting, use)) {
            auto made = questionsOf(*ground, project, setting);
            if (!made) {
                return std::unexpected(std::move(made.error()));
            }
            questions = std::move(*made);
        }
        for (std::size_t p = 0; p < places.size(); ++p) {
            std::vector<Neighbour>& answers = result[p].neighbours.emplace_back();
            for (const Question& question : questions) {
                auto answer = neighbour(*ground, question.index, places[p], question.within);
                if (!answer) {
                    return std::unexpected(std::move(answer.error()));
                }
                answers.push_back(std::move(*answer));
            }
        }
    }
    return result;
}

}  // namespace ruyuan::planner::detail
