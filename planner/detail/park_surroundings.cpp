// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/park_surroundings.h"

#include "gis/proximity.h"
#include "planner/checks/park_prohibited_zone.h"
#include "planner/checks/park_sensitive_distance.h"

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
    }
    if (!asked) {
        return std::unexpected(std::move(asked.error()));
    }
    return questions;
}

std::size_t questionCount(const CheckSetting& setting) {
    return setting.check == "park-sensitive-distance" || setting.check == "park-prohibited-zone"
               ? 2
               : 0;
}

/// For a project in which nothing has a place.
std::vector<ParkSurroundings> nowhere(const Project& project, const PolicyPack& pack) {
    ParkSurroundings one;
    Neighbour unplaced;
    unplaced.placed = false;
    for (const CheckSetting& setting : pack.checks) {
        one.neighbours.emplace_back(questionCount(setting), unplaced);
    }
    return std::vector<ParkSurroundings>(project.parks.size(), one);
}

}  // namespace

gis::Result<std::vector<ParkSurroundings>> surroundParks(const std::optional<Ground>& ground,
                                                         const Project& project,
                                                         const PolicyPack& pack) {
    if (!ground) {
        return nowhere(project, pack);
    }
    std::vector<ParkSurroundings> result(project.parks.size());
    for (const CheckSetting& setting : pack.checks) {
        auto questions = questionsOf(*ground, project, setting);
        if (!questions) {
            return std::unexpected(std::move(questions.error()));
        }
        for (std::size_t p = 0; p < project.parks.size(); ++p) {
            auto place = footprint(*ground, project.parks[p]);
            if (!place) {
                return std::unexpected(std::move(place.error()));
            }
            std::vector<Neighbour>& answers = result[p].neighbours.emplace_back();
            for (const Question& question : *questions) {
                auto answer = neighbour(*ground, question.index, *place, question.within);
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
