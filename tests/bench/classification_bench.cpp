// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Classifies synthetic sites of all trades by a shipped pack: classification_bench [SITES] [PACK].

#include "planner/classification.h"

#include <sys/resource.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <format>
#include <random>
#include <string>

namespace {

using namespace ruyuan;
using namespace ruyuan::planner;

/// A ledger in which one value in five is missing and every third site has equipment.
class Ledger {
public:
    Project make(const PolicyPack& pack, std::size_t sites) {
        Project project;
        project.asOf = gis::makeDate(2019, 7, 1);
        for (std::size_t i = 0; i < sites; ++i) {
            addSite(project, pack, i);
        }
        return project;
    }

private:
    std::optional<bool> truth() {
        return below(5) == 0 ? std::nullopt : std::optional(below(2) == 0);
    }
    int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }

    void addSite(Project& project, const PolicyPack& pack, std::size_t i) {
        const Sector& sector =
            pack.sectors[static_cast<std::size_t>(below(static_cast<int>(pack.sectors.size())))];
        Site site;
        site.id = std::format("S{:06}", i);
        site.name = std::format("Works {}", i);
        site.industry = sector.name.zh;
        site.product = sector.keywords.empty() ? "" : sector.keywords.front();
        if (below(5) != 0) {
            site.employees = below(2000);
            site.revenue = gis::Money::wan(below(90000));
        }
        site.capacityPerYear = below(400) * 1000.0;
        for (std::optional<bool> Site::* member :
             std::initializer_list<std::optional<bool> Site::*>{&Site::heavyPolluter,
                                                                &Site::canMeetStandard,
                                                                &Site::willingToMove,
                                                                &Site::ableToMove,
                                                                &Site::conversionProject,
                                                                &Site::usesVoc,
                                                                &Site::meetsStandard,
                                                                &Site::expands,
                                                                &Site::hazardousWaste}) {
            site.*member = truth();
        }
        project.sites.push_back(site);
        SiteScreening screening;
        screening.siteId = site.id;
        screening.builtUp = below(3) == 0 ? BuiltUpStatus::Outside : BuiltUpStatus::Inside;
        project.screening.push_back(screening);
        if (i % 3 == 0) {
            addEquipment(project, site.id);
        }
    }

    void addEquipment(Project& project, const std::string& site) {
        constexpr std::array kKinds{"水泥磨", "熟料生产线", "煤气发生炉", "合成氨装置", "烘干窑"};
        Equipment equipment;
        equipment.id = std::format("E{}", project.equipment.size());
        equipment.siteId = site;
        equipment.kind = kKinds[static_cast<std::size_t>(below(5))];
        equipment.diameter = below(50) / 10.0;
        equipment.capacityPerDay = below(50) * 100.0;
        equipment.fuel = below(2) == 0 ? "煤" : "天然气";
        equipment.specialCement = truth();
        project.equipment.push_back(equipment);
    }

    std::mt19937 engine_{20190610};
};

}  // namespace

int main(int count, char** arguments) {
    const std::size_t sites = count > 1 ? std::stoul(arguments[1]) : 100'000;
    const std::string name = count > 2 ? arguments[2] : "zhengzhou-2019-37";
    const auto pack = parsePolicyPack(*readPolicyText(name), name);
    const Project project = Ledger().make(*pack, sites);
    const auto start = std::chrono::steady_clock::now();
    const auto verdicts = classify(project, *pack);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::size_t steps = 0;
    for (const Classification& site : *verdicts) {
        steps += site.trace.size();
    }
    std::printf("%zu sites, %zu rules: %.2f s, %zu trace steps, peak %ld MB\n",
                sites,
                pack->rules.size(),
                took.count(),
                steps,
                usage.ru_maxrss / 1024);
}
