// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/size_class.h"

#include <format>

namespace ruyuan::planner {

namespace {

gis::Text figures(const Site& site) {
    return gis::text("从业人员 {} 人、营业收入 {} 万元",
                     "{} employees, revenue {} x 10,000 yuan",
                     *site.employees,
                     std::format("{:.10g}", site.revenue->wan()));
}

SizeFinding computedFinding(const Site& site, SizeClass computed) {
    const gis::Text by = figures(site);
    if (!site.declaredSize || *site.declaredSize == SizeClass::Unknown ||
        *site.declaredSize == computed) {
        return {
            computed, SizeSource::Computed, gis::text("{}，按{}计", "{}: {}", by, label(computed))};
    }
    const gis::Text declared = label(*site.declaredSize);
    if (*site.declaredSize == SizeClass::ExtraLarge && computed == SizeClass::Large) {
        return {
            SizeClass::ExtraLarge,
            SizeSource::Declared,
            gis::text("申报为{}，{}已达大型", "declared as {}; {} make it large", declared, by)};
    }
    return {computed,
            SizeSource::Computed,
            gis::text("{}，按{}计；申报为{}，请核对",
                      "{}: {}; declared as {}, please check",
                      by,
                      label(computed),
                      declared)};
}

}  // namespace

SizeClass computeSize(const PolicyPack& pack,
                      std::optional<std::int64_t> employees,
                      std::optional<gis::Money> revenue) {
    if (!employees || !revenue || pack.sizeLimits.empty()) {
        return SizeClass::Unknown;
    }
    for (const SizeLimit& limit : pack.sizeLimits) {
        if (*employees >= limit.employees && *revenue >= limit.revenue) {
            return limit.size;
        }
    }
    return pack.smallestSize;
}

SizeFinding sizeOf(const PolicyPack& pack, const Site& site) {
    const SizeClass computed = computeSize(pack, site.employees, site.revenue);
    if (computed != SizeClass::Unknown) {
        return computedFinding(site, computed);
    }
    if (site.declaredSize && *site.declaredSize != SizeClass::Unknown) {
        return {*site.declaredSize,
                SizeSource::Declared,
                gis::text("按申报的{}计，缺从业人员或营业收入，未核算",
                          "{} as declared; employees or revenue are missing, so it is not computed",
                          label(*site.declaredSize))};
    }
    return {SizeClass::Unknown,
            SizeSource::Unknown,
            {"缺从业人员或营业收入，也未申报规模",
             "employees or revenue are missing, and no size is declared"}};
}

}  // namespace ruyuan::planner
