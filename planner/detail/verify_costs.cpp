// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/detail/verify_costs.h"

#include "gis/proximity.h"

#include <utility>

namespace ruyuan::planner::detail {

VerifyCosts::VerifyCosts(const VerifyInputs& inputs) : inputs_(&inputs) {
    if (gis::Result<std::optional<Ground>> ground = Ground::of(inputs.project())) {
        ground_ = std::move(*ground);
    }
}

/// Boundary to boundary along the ellipsoid, or what is usual when either place is not known.
double VerifyCosts::kilometers(const Site& site, const Park& park) const {
    const double usual = inputs_->values()("usual_distance");
    if (!ground_) {
        return usual;
    }
    const gis::Result<Footprint> from = footprint(*ground_, site);
    const gis::Result<Footprint> to = footprint(*ground_, park);
    if (!from || !to || gis::isEmpty(from->shape) || gis::isEmpty(to->shape)) {
        return usual;
    }
    const auto apart = gis::separation(ground_->crs(), from->shape, to->shape);
    return apart && *apart ? (*apart)->distance.kilometers() : usual;
}

std::optional<double> VerifyCosts::wanOf(const PlanEntry& entry, const Site& site) const {
    const ParameterValues& values = inputs_->values();
    const double people = inputs_->employees(site);
    const double works = inputs_->ofPath(*entry.path, "cost", site);
    if (entry.path == Path::Closure) {
        return works + people * values("closure_cost_per_employee");
    }
    if (entry.path != Path::Relocation) {
        return works;
    }
    const Park* park = inputs_->park(entry.parkId);
    if (park == nullptr) {
        return std::nullopt;
    }
    const double perMu = park->landPricePerMu ? park->landPricePerMu->wan() : values("land_price");
    return works + inputs_->land(site) * perMu +
           people * kilometers(site, *park) * values("commute_price");
}

double VerifyCosts::pricesOf(const PlanEntry& entry, const Site& site) const {
    const ParameterValues& values = inputs_->values();
    if (!entry.path) {
        return values("unassigned_price");
    }
    double wan = values("late_price", inputs_->size(site)) * entry.lateQuarters;
    if (entry.path == Path::Closure) {
        wan += inputs_->employees(site) * values("closure_lost_job_price");
    } else if (entry.path == Path::Transformation) {
        wan += inputs_->employees(site) * values("transformation_lost_job_price");
    }
    return wan;
}

}  // namespace ruyuan::planner::detail
