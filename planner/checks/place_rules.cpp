// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/place_check.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace ruyuan::planner {

namespace {

constexpr Severity kHard = Severity::Hard;
constexpr Severity kConditional = Severity::Conditional;

std::vector<PlaceRule> safetyRules() {
    return {
        // 公路安全保护条例 第十八条: not less than 100 m from the outer edge of road land, 200 m
        // from bridges of medium size and more and ferries, 100 m from tunnels.
        {.id = "X10",
         .label = {"公路用地外缘距离", "distance to roads"},
         .kind = "road",
         .grades = {},
         .within = 100,
         .limitCounts = false,
         .binds = Binds::HazardousChemical,
         .stay = {},
         .receive = kHard,
         .insteadOf = {},
         .consequence = {"易燃、易爆、剧毒场所与公路用地外缘的距离不得少于 100 m",
                         "works with flammable, explosive or toxic goods keep 100 m from roads"}},
        {.id = "X10-bridge",
         .label = {"桥梁渡口距离", "distance to bridges"},
         .kind = "bridge",
         .grades = {},
         .within = 200,
         .limitCounts = false,
         .binds = Binds::HazardousChemical,
         .stay = {},
         .receive = kHard,
         .insteadOf = {},
         .consequence = {"易燃、易爆、剧毒场所与中型以上公路桥梁、渡口的距离不得少于 200 m",
                         "works with flammable, explosive or toxic goods keep 200 m from bridges"}},
        {.id = "X10-tunnel",
         .label = {"公路隧道距离", "distance to tunnels"},
         .kind = "tunnel",
         .grades = {},
         .within = 100,
         .limitCounts = false,
         .binds = Binds::HazardousChemical,
         .stay = {},
         .receive = kHard,
         .insteadOf = {},
         .consequence = {"易燃、易爆、剧毒场所与公路隧道的距离不得少于 100 m",
                         "works with flammable, explosive or toxic goods keep 100 m from tunnels"}},
        // 铁路安全管理条例 第三十三条
        {.id = "X11",
         .label = {"铁路线路安全保护区", "railway protection zone"},
         .kind = "railway",
         .grades = {},
         .binds = Binds::HazardousChemical,
         .stay = {},
         .receive = kConditional,
         .insteadOf = {},
         .consequence = {"应按国家标准核定与铁路的安全距离",
                         "the distance to the railway has to be settled by its standard"}},
        // 危险化学品安全管理条例 第十九条
        {.id = "X36",
         .label = {"采空区、地质灾害区和活动断层", "unstable ground"},
         .kind = "geohazard",
         .grades = {},
         .stay = {},
         .receive = kConditional,
         .insteadOf = {},
         .consequence = {"须经地质灾害危险性评估，重大危险源应当避开",
                         "the danger has to be assessed; major hazards keep away"}},
    };
}

std::vector<PlaceRule> waterSourceRules() {
    return {
        // 环境保护法 第二十九条
        {.id = "X12",
         .label = {"生态保护红线", "ecological red line"},
         .kind = "red-line",
         .grades = {},
         .stay = kHard,
         .receive = kHard,
         .insteadOf = {},
         .consequence = {"禁止工业建设", "works are banned there"}},
        // 水污染防治法 第六十五条
        {.id = "X13",
         .label = {"饮用水水源一级保护区", "water-source zone of the first grade"},
         .kind = "water-source",
         .grades = "一级",
         .stay = kHard,
         .receive = kHard,
         .insteadOf = {},
         .consequence = {"与供水无关的项目不得建设，已建成的责令拆除或者关闭",
                         "no works; what stands there is removed or closed"}},
        // 水污染防治法 第六十六条
        {.id = "X14",
         .label = {"饮用水水源二级保护区", "water-source zone of the second grade"},
         .kind = "water-source",
         .grades = "二级",
         .stay = kHard,
         .receive = kHard,
         .insteadOf = {},
         .consequence = {"排放污染物的项目不得建设，已建成的责令拆除或者关闭",
                         "no works that emit; what stands there is removed or closed"}},
        // 水污染防治法 第六十七条: an upgrade there may not emit more; the ban on new works is for
        // those that pollute water heavily, which has to be settled case by case.
        {.id = "X15",
         .label = {"饮用水水源准保护区", "outer water-source zone"},
         .kind = "water-source",
         .grades = "准保护",
         .stay = kHard,
         .receive = kConditional,
         .staying = StayingWorks::EmittingMore,
         .insteadOf = {},
         .consequence = {"禁止新建、扩建严重污染水体的项目，改建不得增加排污量",
                         "no new heavy polluters; an upgrade may not emit more"}},
        // 南水北调工程供用水管理条例 第四十、四十三条: 200 m from the edge of the managed land.
        {.id = "X16",
         .label = {"南水北调总干渠保护范围", "zone of the water diversion canal"},
         .kind = "water-diversion",
         .grades = {},
         .within = 200,
         .stay = kConditional,
         .receive = kConditional,
         .insteadOf = {},
         .consequence = {"工程保护范围内不得有影响工程安全的活动，须征求管理单位意见",
                         "nothing may endanger the canal; its keeper has to be heard"}},
    };
}

std::vector<PlaceRule> riverRules() {
    return {
        // 黄河保护法 第二十六条
        {.id = "X22",
         .label = {"黄河干支流岸线管控范围", "controlled shoreline"},
         .kind = "shoreline",
         .grades = {},
         .binds = Binds::Chemical,
         .stay = kHard,
         .receive = kHard,
         .staying = StayingWorks::Expanding,
         .insteadOf = {},
         .consequence = {"禁止新建、扩建化工项目", "no chemical works may be built or enlarged"}},
        // Provincial notices ask for 1 km from the shoreline; the Act itself has no distance.
        {.id = "X23",
         .label = {"河流岸线一公里", "one kilometre from the river"},
         .kind = "river",
         .grades = {},
         .within = 1000,
         .binds = Binds::Chemical,
         .stay = {},
         .receive = kConditional,
         .insteadOf = "shoreline",
         .consequence = {"新建、扩建化工项目须核定岸线管控范围",
                         "a new chemical works needs the controlled shoreline to be settled"}},
        // 黄河保护法 第六十六、六十七条, 防洪法 第二十二条
        {.id = "X24",
         .label = {"河道管理范围和滩区", "river bed and floodplain"},
         .kind = "floodplain",
         .grades = {},
         .stay = {},
         .receive = kHard,
         .insteadOf = {},
         .consequence = {"不得新规划建设用地、建设妨碍行洪的建筑物",
                         "no land for building and nothing that hinders floods"}},
        // 河南省黄河工程管理条例 第九、十条
        {.id = "X25",
         .label = {"堤防护堤地和安全保护区", "levee and its protection zone"},
         .kind = "levee",
         .grades = {},
         .stay = {},
         .receive = kHard,
         .insteadOf = {},
         .consequence = {"禁止建设", "building is banned"}},
        // 防洪法 第三十三条: not a ban.
        {.id = "X26",
         .label = {"洪泛区和蓄滞洪区", "flood detention area"},
         .kind = "flood-detention",
         .grades = {},
         .stay = {},
         .receive = kConditional,
         .insteadOf = {},
         .consequence = {"开工前须有批准的洪水影响评价报告",
                         "an approved flood assessment is needed before the start"}},
        // 豫政办〔2020〕48号: 2 km on both banks, which the layer draws.
        {.id = "X28",
         .label = {"大运河核心监控区", "core zone of the Grand Canal"},
         .kind = "canal",
         .grades = {},
         .stay = kConditional,
         .receive = kConditional,
         .insteadOf = {},
         .consequence = {"须对照核心监控区负面清单", "the zone's negative list has to be checked"}},
    };
}

std::vector<PlaceRule> landRules() {
    return {
        // 土地管理法 第三十五条
        {.id = "X17",
         .label = {"永久基本农田", "permanent basic farmland"},
         .kind = "basic-farmland",
         .grades = {},
         .stay = {},
         .receive = kHard,
         .insteadOf = {},
         .consequence = {"不得占用", "it may not be taken"}},
        // 土地管理法 第四十四条
        {.id = "X18",
         .label = {"耕地和农用地", "farmland"},
         .kind = "farmland",
         .grades = {},
         .stay = {},
         .receive = kConditional,
         .insteadOf = {},
         .consequence = {"须办理农用地转用审批并落实占补平衡",
                         "conversion has to be approved and the land made good"}},
        // 文物保护法 第二十八条
        {.id = "X19",
         .label = {"文物保护范围", "protected area of a heritage site"},
         .kind = "heritage",
         .grades = "保护范围",
         .stay = kHard,
         .receive = kHard,
         .insteadOf = {},
         .consequence = {"不得进行其他建设工程", "no other building is allowed"}},
        // 文物保护法 第三十条; what stands is handled under the environmental laws.
        {.id = "X20",
         .label = {"文物建设控制地带", "controlled belt of a heritage site"},
         .kind = "heritage",
         .grades = "建设控制地带",
         .stay = kConditional,
         .receive = kHard,
         .insteadOf = {},
         .consequence = {"不得建设污染文物保护单位及其环境的设施，已有的限期治理",
                         "nothing that pollutes; what stands has to be treated"}},
        {.id = "X29",
         .label = {"地方性法规保护区域", "zone protected by a local law"},
         .kind = "local-zone",
         .grades = {},
         .stay = kConditional,
         .receive = kConditional,
         .insteadOf = {},
         .consequence = {"须对照该法规的限制、禁止类项目目录",
                         "the law's list of limited and banned works has to be checked"}},
        // The three-line-one-list plan of the city: its lists of admitted works decide.
        {.id = "X31",
         .label = {"优先和重点管控单元", "control units with limits"},
         .kind = "control-unit",
         .grades = "优先,重点",
         .stay = kConditional,
         .receive = kConditional,
         .insteadOf = {},
         .consequence = {"须对照该单元的生态环境准入清单",
                         "the unit's list of admitted works has to be checked"}},
        // 自然保护区条例 第三十二条
        {.id = "X30",
         .label = {"自然保护地", "nature reserve"},
         .kind = "nature-reserve",
         .grades = {},
         .stay = kHard,
         .receive = kHard,
         .insteadOf = {},
         .consequence = {"不得建设污染环境的生产设施", "no polluting works are allowed"}},
    };
}

std::vector<PlaceRule> airRules() {
    return {
        // 大气污染防治法 第三十八条
        {.id = "X32",
         .label = {"高污染燃料禁燃区", "zone closed to dirty fuel"},
         .kind = "fuel-ban",
         .grades = {},
         .binds = Binds::CoalUser,
         .stay = kHard,
         .receive = kHard,
         .insteadOf = {},
         .consequence = {"禁止燃用高污染燃料，已有的改用清洁能源或者拆除",
                         "no dirty fuel; what burns it is changed over or removed"}},
        // GB 3095
        {.id = "X34",
         .label = {"环境空气一类区", "class-one air zone"},
         .kind = "air-class-one",
         .grades = {},
         .stay = {},
         .receive = kHard,
         .insteadOf = {},
         .consequence = {"不得新建大气污染源", "no new source of air pollution is allowed"}},
        // 民用机场管理条例 第四十九条
        {.id = "X35",
         .label = {"机场净空保护区", "airport clearance zone"},
         .kind = "airport",
         .grades = {},
         .stay = {},
         .receive = kConditional,
         .insteadOf = {},
         .consequence = {"不得排放大量烟雾、粉尘、废气，建筑高度须核定",
                         "no heavy smoke or dust; heights have to be settled"}},
    };
}

int numberOf(const PlaceRule& rule) {
    return (rule.id[1] - '0') * 10 + (rule.id[2] - '0');
}

}  // namespace

std::span<const PlaceRule> placeRules() {
    static const std::vector<PlaceRule> kRules = [] {
        std::vector<PlaceRule> all;
        for (auto part :
             {safetyRules(), waterSourceRules(), riverRules(), landRules(), airRules()}) {
            std::ranges::move(part, std::back_inserter(all));
        }
        std::ranges::stable_sort(all, {}, numberOf);
        return all;
    }();
    return kRules;
}

const PlaceRule* placeRule(std::string_view id) {
    const auto rules = placeRules();
    const auto found = std::ranges::find(rules, id, &PlaceRule::id);
    return found == rules.end() ? nullptr : &*found;
}

}  // namespace ruyuan::planner
