// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/parameters.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <format>
#include <vector>

namespace ruyuan::planner {

namespace {

using gis::Text;

/// A parameter as it is written down below.
struct Single {
    std::string_view name;
    Text sentence;
    Text unit;
    double least;
    double most;
    double value;
};

/// A parameter with one value for each of kSizes.
struct Family {
    std::string_view name;
    Text sentence;
    Text unit;
    double least;
    double most;
    std::array<double, 4> values;
};

constexpr std::array kSizes{
    SizeClass::Small, SizeClass::Medium, SizeClass::Large, SizeClass::ExtraLarge};

const Text kQuarters{"季度", "quarters"};
const Text kWan{"万元", "10 000 yuan"};
const Text kShare{"比例", "share"};
const Text kCount{"", ""};

/// No document states these; they are of the size that random test cities use.
const Text kSource{"规划估计值，未经核实", "planning estimate, not verified"};

std::vector<Family> pathFamilies() {
    return {
        {"on_site_duration",
         {"就地改造工期", "works of an on-site upgrade"},
         kQuarters,
         1,
         28,
         {2, 3, 4, 5}},
        {"relocation_duration",
         {"退城入园工期", "works of a relocation"},
         kQuarters,
         1,
         28,
         {4, 6, 8, 10}},
        {"transformation_duration",
         {"转型转产工期", "works of a transformation"},
         kQuarters,
         1,
         28,
         {3, 4, 5, 6}},
        {"closure_duration",
         {"关闭退出工期", "works of a closure"},
         kQuarters,
         1,
         28,
         {1, 1, 2, 2}},
        {"on_site_downtime",
         {"就地改造停产期", "standstill of an on-site upgrade"},
         kQuarters,
         0,
         28,
         {1, 1, 2, 2}},
        {"relocation_downtime",
         {"退城入园停产期", "standstill of a relocation"},
         kQuarters,
         0,
         28,
         {1, 2, 2, 3}},
        {"transformation_downtime",
         {"转型转产停产期", "standstill of a transformation"},
         kQuarters,
         0,
         28,
         {2, 2, 3, 3}},
        {"on_site_preparation",
         {"就地改造从启动到开工的准备期", "from launch to works of an on-site upgrade"},
         kQuarters,
         0,
         28,
         {4, 4, 4, 4}},
        {"relocation_preparation",
         {"退城入园从启动到开工的准备期", "from launch to works of a relocation"},
         kQuarters,
         0,
         28,
         {8, 8, 16, 16}},
        {"transformation_preparation",
         {"转型转产从启动到开工的准备期", "from launch to works of a transformation"},
         kQuarters,
         0,
         28,
         {6, 6, 6, 6}},
        {"on_site_least_preparation",
         {"就地改造开工前手续的最短时间", "shortest time for permits of an on-site upgrade"},
         kQuarters,
         0,
         28,
         {0, 0, 0, 0}},
        {"relocation_least_preparation",
         {"退城入园开工前手续的最短时间", "shortest time for permits of a relocation"},
         kQuarters,
         0,
         28,
         {0, 0, 0, 0}},
        {"transformation_least_preparation",
         {"转型转产开工前手续的最短时间", "shortest time for permits of a transformation"},
         kQuarters,
         0,
         28,
         {0, 0, 0, 0}},
        {"on_site_cost",
         {"就地改造费用", "cost of an on-site upgrade"},
         kWan,
         0,
         1e7,
         {120, 290, 760, 1820}},
        {"relocation_cost",
         {"退城入园费用（不含土地）", "cost of a relocation without land"},
         kWan,
         0,
         1e7,
         {300, 720, 1890, 4560}},
        {"transformation_cost",
         {"转型转产费用", "cost of a transformation"},
         kWan,
         0,
         1e7,
         {180, 430, 1140, 2740}},
        {"closure_cost",
         {"关闭退出费用（不含职工安置）", "cost of a closure without resettling workers"},
         kWan,
         0,
         1e7,
         {230, 640, 2000, 5720}},
        {"late_price",
         {"每逾期一个季度的代价", "price of each quarter late"},
         kWan,
         0,
         1e7,
         {150, 260, 470, 820}},
        {"departure_price",
         {"偏离建议路径时附加的代价", "price added to a path other than the proposed one"},
         kWan,
         0,
         1e7,
         {1500, 3600, 9450, 22800}},
        {"usual_employees",
         {"职工人数不明时的取值", "employees where the number is not known"},
         {"人", "people"},
         0,
         1e6,
         {40, 100, 280, 720}},
        {"usual_land",
         {"入园用地不明时的取值", "land needed in a park where it is not known"},
         {"亩", "mu"},
         0,
         1e5,
         {8, 20, 50, 120}},
        {"usual_emissions",
         {"排放量不明时的取值（折算吨）", "weighted emissions where they are not known"},
         {"吨/年", "t/a"},
         0,
         1e7,
         {10, 30, 100, 300}},
    };
}

std::vector<Single> pathSingles() {
    return {
        {"on_site_public_share",
         {"就地改造费用中的财政比例", "public share of the cost of an on-site upgrade"},
         kShare,
         0,
         1,
         .15},
        {"relocation_public_share",
         {"退城入园费用中的财政比例", "public share of the cost of a relocation"},
         kShare,
         0,
         1,
         .25},
        {"transformation_public_share",
         {"转型转产费用中的财政比例", "public share of the cost of a transformation"},
         kShare,
         0,
         1,
         .20},
        {"closure_public_share",
         {"关闭退出费用中的财政比例", "public share of the cost of a closure"},
         kShare,
         0,
         1,
         .40},
        {"on_site_residual",
         {"就地改造后剩余的排放", "emissions left after an on-site upgrade"},
         kShare,
         0,
         1,
         .35},
        {"transformation_residual",
         {"转型转产后剩余的排放", "emissions left after a transformation"},
         kShare,
         0,
         1,
         .05},
        {"closure_cost_per_employee",
         {"关闭退出时每名职工的安置费用", "cost of resettling each worker at a closure"},
         kWan,
         0,
         1000,
         6},
        {"closure_lost_job_price",
         {"关闭退出失去一个岗位的代价", "price of a job lost by closure"},
         kWan,
         0,
         1000,
         2},
        {"transformation_lost_job_price",
         {"转型转产时每名职工转岗的代价",
          "price for each worker of changing jobs in a transformation"},
         kWan,
         0,
         1000,
         .5},
        {"land_price",
         {"园区地价不明时的取值", "price of park land where it is not known"},
         {"万元/亩", "10 000 yuan/mu"},
         0,
         1e4,
         18},
        {"usual_distance",
         {"厂区到园区距离不明时的取值", "distance to a park where it is not known"},
         {"公里", "km"},
         0,
         1000,
         30},
        {"commute_price",
         {"每名职工迁移每公里的代价", "price of each kilometre for each worker who moves"},
         kWan,
         0,
         100,
         .02},
    };
}

std::vector<Single> sharedSingles() {
    return {
        {"horizon", {"规划期长度", "length of the plan"}, kQuarters, 1, 80, 28},
        {"max_late", {"最多逾期", "most quarters late"}, kQuarters, 0, 40, 4},
        {"unassigned_price",
         {"不给厂区安排路径的代价", "price of leaving a site without a path"},
         kWan,
         0,
         1e9,
         50000},
        {"provisional_price",
         {"路径或园区依据不足时附加的代价",
          "price added to a path or park that rests on missing facts"},
         kWan,
         0,
         1e6,
         50},
        {"exposure_price",
         {"每加权吨排放、每千名周边居民、每季度的代价",
          "price for each weighted ton, thousand people near and quarter"},
         kWan,
         0,
         1,
         .002},
        {"dust_weight",
         {"颗粒物相对于二氧化硫和氮氧化物的权重", "weight of dust against SO2 and NOx"},
         kCount,
         0,
         100,
         2},
        {"voc_weight",
         {"挥发性有机物相对于二氧化硫和氮氧化物的权重", "weight of VOC against SO2 and NOx"},
         kCount,
         0,
         100,
         1.5},
        {"people_near_inside",
         {"建成区内厂区 3 公里范围内的居民",
          "people within 3 km of a site inside the built-up area"},
         {"千人", "thousand"},
         0,
         1e4,
         200},
        {"people_near_outside",
         {"建成区外厂区 3 公里范围内的居民",
          "people within 3 km of a site outside the built-up area"},
         {"千人", "thousand"},
         0,
         1e4,
         30},
        {"throughput_share",
         {"一个区县同时施工的厂区比例上限（1 为不限）",
          "most sites of a county at work at once, as a share of its sites (1: no limit)"},
         kShare,
         0,
         1,
         1},
        {"throughput_least",
         {"一个区县同时施工厂区上限的下限", "sites that any county can have at work at once"},
         kCount,
         1,
         1000,
         2},
        {"throughput_price",
         {"超过同时施工上限时每厂区每季度的代价",
          "price of each site and quarter above the throughput"},
         kWan,
         0,
         1e7,
         1000},
        {"yearly_budget",
         {"每年财政投入上限（0 为不限）", "most public money in a calendar year (0: no limit)"},
         kWan,
         0,
         1e8,
         0},
        {"budget_overrun_price",
         {"财政投入每超出上限 1 万元的代价", "price of each 10 000 yuan above the yearly budget"},
         kWan,
         0,
         1e7,
         10},
        {"land_overrun_price",
         {"园区用地超出时每亩的代价", "price of each mu above the land of a park"},
         kWan,
         0,
         1e7,
         1000},
        {"utility_overrun_price",
         {"园区污水或供热超出时每单位的代价",
          "price of each unit above the sewage or heat of a park"},
         kWan,
         0,
         1e7,
         1000},
        {"gas_overrun_price",
         {"园区供气超出时每立方米/日的代价", "price of each m3 a day above the gas of a park"},
         kWan,
         0,
         1e7,
         1},
        {"power_overrun_price",
         {"园区供电超出时每千伏安的代价", "price of each kVA above the power of a park"},
         kWan,
         0,
         1e7,
         5},
        {"water_overrun_price",
         {"园区供水超出时每吨/日的代价", "price of each t a day above the water of a park"},
         kWan,
         0,
         1e7,
         100},
        {"emission_overrun_price",
         {"园区总量指标超出时每吨/年的代价",
          "price of each t a year above the emission head-room of a park"},
         kWan,
         0,
         1e7,
         1000},
    };
}

Parameter toParameter(const Single& single) {
    return {std::string(single.name),
            single.sentence,
            single.unit,
            single.least,
            single.most,
            single.value,
            false,
            kSource};
}

std::string memberName(std::string_view family, SizeClass size) {
    std::string name = std::format("{}_{}", family, word(size));
    std::ranges::replace(name, '-', '_');
    return name;
}

std::vector<Parameter> makeParameters() {
    std::vector<Parameter> parameters;
    for (const Single& single : sharedSingles()) {
        parameters.push_back(toParameter(single));
    }
    for (const Single& single : pathSingles()) {
        parameters.push_back(toParameter(single));
    }
    for (const Family& family : pathFamilies()) {
        for (std::size_t i = 0; i < kSizes.size(); ++i) {
            parameters.push_back(
                {memberName(family.name, kSizes[i]),
                 gis::text("{}（{}）", "{} ({})", family.sentence, label(kSizes[i])),
                 family.unit,
                 family.least,
                 family.most,
                 family.values[i],
                 false,
                 kSource});
        }
    }
    return parameters;
}

std::unexpected<gis::Error> unknownName(const std::string& name) {
    const std::string beginning = name.substr(0, name.find('_'));
    std::string nearby;
    for (const Parameter& parameter : planParameters()) {
        if (parameter.name.starts_with(beginning)) {
            nearby += (nearby.empty() ? "" : ", ") + parameter.name;
        }
    }
    const Text advice =
        nearby.empty()
            ? gis::text("可用的参数见 ruyuan policy", "ruyuan policy lists the parameters")
            : gis::text("相近的参数：{}", "parameters like it: {}", nearby);
    return gis::fail(gis::ErrorCode::InvalidArgument,
                     gis::text("没有名为 {} 的规划参数", "there is no planning parameter {}", name),
                     name,
                     advice);
}

}  // namespace

std::span<const Parameter> planParameters() {
    static const std::vector<Parameter> parameters = makeParameters();
    return parameters;
}

ParameterValues::ParameterValues() {
    for (const Parameter& parameter : planParameters()) {
        values_.emplace(parameter.name, parameter.value);
    }
}

gis::Result<ParameterValues> ParameterValues::with(const std::map<std::string, double>& overrides) {
    ParameterValues values;
    for (const auto& [name, value] : overrides) {
        const auto declared = std::ranges::find(planParameters(), name, &Parameter::name);
        if (declared == planParameters().end()) {
            return unknownName(name);
        }
        // Written so that a value that is no number is refused too.
        const bool inRange = value >= declared->least && value <= declared->most;
        if (!inRange) {
            return gis::fail(gis::ErrorCode::InvalidArgument,
                             gis::text("规划参数 {}（{}）的值 {} 超出范围",
                                       "planning parameter {} ({}): the value {} is out of range",
                                       name,
                                       declared->sentence,
                                       value),
                             name,
                             gis::text("应在 {} 与 {} 之间",
                                       "it must lie between {} and {}",
                                       declared->least,
                                       declared->most));
        }
        values.values_.find(name)->second = value;
    }
    return values;
}

double ParameterValues::operator()(std::string_view name) const {
    const auto found = values_.find(name);
    assert(found != values_.end());
    return found->second;
}

double ParameterValues::operator()(std::string_view family, SizeClass size) const {
    assert(size != SizeClass::Unknown);
    return (*this)(memberName(family, size == SizeClass::Micro ? SizeClass::Small : size));
}

}  // namespace ruyuan::planner
