// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/surroundings.h"

#include "gis/overlay.h"
#include "gis/proximity.h"
#include "planner/checks/place_rule.h"
#include "planner/detail/overlap.h"
#include "planner/detail/shape_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace ruyuan::planner::detail {

namespace {

constexpr int kGrid = 12;

/// The deepest of @p shape's own points inside some feature; the first found deeper than
/// @p enough will do.
gis::Result<double> depthInFeatures(const ConstraintIndex& index,
                                    const gis::Geometry& shape,
                                    double enough) {
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
        if (deepest > enough) {
            break;
        }
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
    const std::vector<gis::Geometry> one{shape};
    const ShapeIndex outline(ground.crs(), one);
    std::vector<gis::Point> inside;
    gis::forEachPoint(feature, [&](const gis::Point& point) {
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
                              const NearestConstraint& near,
                              double enough,
                              double error) {
    if (near.distance.meters() > 0) {
        return near.distance.meters();
    }
    auto inFeatures = depthInFeatures(index, shape, enough);
    if (!inFeatures) {
        return inFeatures;
    }
    if (*inFeatures > enough) {
        return -*inFeatures;
    }
    auto ofFeature = depthOfFeature(ground, index.places()[near.number], shape);
    if (!ofFeature) {
        return ofFeature;
    }
    const double deepest = std::max(*inFeatures, *ofFeature);
    if (deepest > error) {
        return -deepest;
    }
    // Neither has a corner deep in the other; they may still share a broad strip.
    const auto strip = overlapDepth(shape, index.places()[near.number]);
    return strip ? gis::Result<double>(-std::max(deepest, *strip)) : strip;
}

/// Metres in the plane from a feature to the shape's farthest point.
gis::Result<double> farthest(const Ground& ground,
                             const gis::Geometry& feature,
                             const gis::Geometry& shape) {
    const std::vector<gis::Geometry> one{feature};
    const ShapeIndex index(ground.crs(), one);
    double most = 0;
    std::vector<gis::Point> points;
    gis::forEachPoint(shape, [&](const gis::Point& point) { points.push_back(point); });
    for (const gis::Point& point : points) {
        auto hit = index.nearest(point);
        if (!hit) {
            return std::unexpected(std::move(hit.error()));
        }
        most = std::max(most, *hit ? (*hit)->distance.meters() : 0);
    }
    return most;
}

/// How exactly a neighbour is measured.
struct Exactness {
    double enough = 0;      ///< overlaps deeper than this need no better figure
    bool farthest = false;  ///< the farthest point is asked for
};

/// How a shape and the features of an index lie to each other. @pre both are there.
gis::Result<Neighbour> measured(const Ground& ground,
                                const ConstraintIndex& index,
                                const Footprint& place,
                                const Exactness& exactness) {
    Neighbour result;
    result.error = place.error;
    auto near = index.nearest(place.shape);
    if (!near) {
        return std::unexpected(std::move(near.error()));
    }
    if (near->feature == nullptr) {
        return result;
    }
    result.name = near->feature->name;
    result.grade = near->feature->grade;
    result.line = std::holds_alternative<gis::MultiLine>(near->feature->place);
    auto metres =
        clearance(ground, index, place.shape, *near, exactness.enough, place.error.meters());
    if (!metres) {
        return std::unexpected(std::move(metres.error()));
    }
    result.clearance = *metres;
    if (exactness.farthest) {
        auto most = farthest(ground, index.places()[near->number], place.shape);
        if (!most) {
            return std::unexpected(std::move(most.error()));
        }
        result.farthest = *most;
    }
    return result;
}

/// No river is wider than twice this (checks/place_rule.cpp).
constexpr double kHalfWidth = 5000;

/// Whether the project has a layer of the kind that the rule stands in for.
bool isReplaced(const Project& project, const Check& check) {
    return check.rule != nullptr &&
           std::ranges::any_of(project.constraints, [&](const ConstraintLayer& layer) {
               return layer.kind == check.rule->insteadOf;
           });
}

/// The shares of a place's area (or its point) in the features of an index, largest first.
gis::Result<std::vector<Share>> sharesOf(const ConstraintIndex& index, const gis::Geometry& shape) {
    constexpr double kNothing = 1e-6;
    std::vector<Share> shares;
    const gis::Box box = gis::boundsOf(shape);
    const auto* area = std::get_if<gis::MultiPolygon>(&shape);
    for (std::size_t i = 0; i < index.places().size(); ++i) {
        const auto* feature = std::get_if<gis::MultiPolygon>(&index.places()[i]);
        if (feature == nullptr || !gis::boundsOf(index.places()[i]).intersects(box)) {
            continue;
        }
        double share = 0;
        if (area != nullptr) {
            auto inside = gis::shareInside(*area, *feature);
            if (!inside) {
                return std::unexpected(std::move(inside.error()));
            }
            share = *inside;
        } else {
            share = gis::locate(anyPoint(shape), *feature) == gis::Location::Outside ? 0 : 1;
        }
        if (share > kNothing) {
            shares.push_back({index.features()[i], share});
        }
    }
    std::ranges::stable_sort(shares, std::ranges::greater(), &Share::share);
    return shares;
}

/// The protected places that lie in contours which the shape touches.
gis::Result<std::vector<RiskObject>> risksOf(const Ground& ground,
                                             const ConstraintIndex& contours,
                                             const ConstraintIndex& objects,
                                             const gis::Geometry& shape) {
    std::vector<RiskObject> risks;
    const auto meets = [&](const gis::Geometry& a, const gis::Geometry& b) -> gis::Result<bool> {
        if (!gis::boundsOf(a).intersects(gis::boundsOf(b))) {
            return false;
        }
        auto apart = gis::separation(ground.crs(), a, b);
        if (!apart) {
            return std::unexpected(std::move(apart.error()));
        }
        return *apart && (*apart)->distance.meters() <= 0;
    };
    for (std::size_t c = 0; c < contours.places().size(); ++c) {
        const auto touched = meets(contours.places()[c], shape);
        if (!touched) {
            return std::unexpected(touched.error());
        }
        for (std::size_t o = 0; *touched && o < objects.places().size(); ++o) {
            const auto inside = meets(contours.places()[c], objects.places()[o]);
            if (!inside) {
                return std::unexpected(inside.error());
            }
            if (*inside) {
                risks.push_back({contours.features()[c], objects.features()[o]});
            }
        }
    }
    return risks;
}

}  // namespace

gis::Result<const ConstraintIndex*> Surveyor::index(const std::string& kind,
                                                    const std::string& key,
                                                    const ConstraintIndex::Filter& filter) {
    const auto found = indices_.find(kind + key);
    if (found != indices_.end()) {
        return &found->second;
    }
    auto made = ConstraintIndex::of(**ground_, *project_, kind, filter, counties_);
    if (!made) {
        return std::unexpected(std::move(made.error()));
    }
    return &indices_.emplace(kind + key, std::move(*made)).first->second;
}

gis::Result<Surveyor::Asked> Surveyor::prepared(const PreparedCheck& check,
                                                gis::Length protection) {
    Asked asked{.check = &check, .questions = {}, .limits = {0}};
    const PlaceRule* rule = check.check->rule;
    if (rule != nullptr && rule->nearness == Nearness::Fixed) {
        asked.reach = check.numbers.front();
        if (asked.reach > 0) {
            asked.limits.push_back(asked.reach);
        }
    } else if (rule != nullptr) {
        asked.reach = protection.meters();
        for (const double limit : {50.0, 100.0, 200.0, 300.0, 400.0, 500.0, 600.0, 800.0, 1000.0}) {
            asked.limits.push_back(limit);
        }
        asked.limits.push_back(std::max(1000.0, asked.reach));
    }
    for (const std::string& kind : check.check->layers) {
        Question question;
        std::string key;
        if (rule != nullptr) {
            for (const char* name : {"grades", "categories", "names"}) {
                key += "|" + std::string(textParameter(*check.setting, name));
            }
            const bool every = key == "|||" && rule->grades.empty() && rule->categories.empty() &&
                               rule->names.empty();
            key = every ? std::string() : "|" + rule->id + key;
            if (!every) {
                auto undecided = index(kind, key + "|?", [&](const ConstraintFeature& feature) {
                    return !speaksOf(*check.setting, *rule, feature);
                });
                if (!undecided) {
                    return std::unexpected(std::move(undecided.error()));
                }
                question.undecided = *undecided;
            }
        }
        auto made = index(kind, key, [&](const ConstraintFeature& feature) {
            return rule == nullptr || speaksOf(*check.setting, *rule, feature) == true;
        });
        if (!made) {
            return std::unexpected(std::move(made.error()));
        }
        question.index = *made;
        asked.questions.push_back(question);
    }
    return asked;
}

gis::Result<Surveyor> Surveyor::of(const std::optional<Ground>& ground,
                                   const Project& project,
                                   const std::vector<PreparedCheck>& checks,
                                   gis::Length protection) {
    Surveyor surveyor;
    surveyor.ground_ = &ground;
    surveyor.project_ = &project;
    if (ground) {
        auto counties = countyCoverage(*ground, project);
        if (!counties) {
            return std::unexpected(std::move(counties.error()));
        }
        surveyor.counties_ = std::move(*counties);
    }
    for (const PreparedCheck& check : checks) {
        if (!ground || check.check->asks == Check::Asks::Nothing ||
            isReplaced(project, *check.check)) {
            surveyor.asked_.push_back({.check = &check, .questions = {}, .limits = {}});
            continue;
        }
        auto asked = surveyor.prepared(check, protection);
        if (!asked) {
            return std::unexpected(std::move(asked.error()));
        }
        surveyor.asked_.push_back(std::move(*asked));
    }
    return surveyor;
}

/// The farthest of the limits within which the layer speaks about everything; -1: not even there.
double Surveyor::coveredTo(const ConstraintIndex& index,
                           const Footprint& place,
                           const Asked& asked,
                           CoverageMemo& memo) const {
    double covered = -1;
    for (const double limit : asked.limits) {
        const auto [known, added] = memo.try_emplace({index.coverage().get(), limit}, false);
        if (added) {
            known->second = index.covers(place.shape, gis::Length::meters(limit) + place.error);
        }
        if (!known->second) {
            break;
        }
        covered = limit;
    }
    return covered;
}

gis::Result<Around> Surveyor::answer(
    const Asked& asked, const Footprint& place, PlaceUse use, Look look, CoverageMemo& memo) const {
    Around around;
    const Check& check = *asked.check->check;
    const bool fromUnit = check.rule != nullptr && check.rule->nearness == Nearness::Hygiene;
    const Exactness exactness{.enough = look == Look::Near
                                            ? place.error.meters()
                                            : std::numeric_limits<double>::infinity(),
                              .farthest = fromUnit && use == PlaceUse::Stay};
    const auto lookAt = [&](const ConstraintIndex& index) -> gis::Result<Neighbour> {
        Neighbour found;
        found.error = place.error;
        found.placed = !gis::isEmpty(place.shape);
        found.layerMissing = index.layerMissing();
        if (!found.placed || found.layerMissing) {
            return found;
        }
        const double beyond = asked.reach > 0 && index.hasLines() ? kHalfWidth : 0;
        const gis::Length reach = gis::Length::meters(asked.reach + beyond) + place.error;
        if (look == Look::Far || index.mayReach(place.shape, reach)) {
            auto near = measured(**ground_, index, place, exactness);
            if (!near) {
                return near;
            }
            found = std::move(*near);
        }
        found.coveredTo = coveredTo(index, place, asked, memo);
        return found;
    };
    for (const Question& question : asked.questions) {
        auto nearest = lookAt(*question.index);
        auto undecided = question.undecided == nullptr ? gis::Result<Neighbour>(Neighbour{})
                                                       : lookAt(*question.undecided);
        if (!nearest || !undecided) {
            return std::unexpected(std::move(nearest ? undecided.error() : nearest.error()));
        }
        around.nearest.push_back(std::move(*nearest));
        around.undecided.push_back(std::move(*undecided));
    }
    if (gis::isEmpty(place.shape)) {
        return around;
    }
    if (check.asks == Check::Asks::Shares) {
        auto shares = sharesOf(*asked.questions.front().index, place.shape);
        if (!shares) {
            return std::unexpected(std::move(shares.error()));
        }
        around.shares = std::move(*shares);
    } else if (check.asks == Check::Asks::Risks) {
        auto risks = risksOf(
            **ground_, *asked.questions.at(0).index, *asked.questions.at(1).index, place.shape);
        if (!risks) {
            return std::unexpected(std::move(risks.error()));
        }
        around.risks = std::move(*risks);
    }
    return around;
}

gis::Result<std::vector<Around>> Surveyor::around(const Footprint& place,
                                                  PlaceUse use,
                                                  Look look) const {
    CoverageMemo memo;
    std::vector<Around> all;
    all.reserve(asked_.size());
    for (const Asked& asked : asked_) {
        const PreparedCheck& check = *asked.check;
        const bool says = (use == PlaceUse::Stay ? check.stay : check.receive).has_value();
        if (!says || check.check->asks == Check::Asks::Nothing ||
            isReplaced(*project_, *check.check)) {
            all.emplace_back();
            continue;
        }
        if (!*ground_) {
            // Nothing of the project has a place.
            Neighbour unplaced;
            unplaced.placed = false;
            Around nowhere;
            nowhere.nearest.assign(check.check->layers.size(), unplaced);
            nowhere.undecided.assign(check.check->layers.size(), unplaced);
            all.push_back(std::move(nowhere));
            continue;
        }
        auto answered = answer(asked, place, use, look, memo);
        if (!answered) {
            return std::unexpected(std::move(answered.error()));
        }
        all.push_back(std::move(*answered));
    }
    return all;
}

}  // namespace ruyuan::planner::detail
