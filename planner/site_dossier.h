// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "gis/units.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ruyuan::planner {

// The parts of a site's dossier (一企一策一档). Nothing: not known. Each member is a field
// (planner/fields.h) and by that a fact that rules can use.

/// How a site stands today: papers, emissions, works done. What a county's inspection knows.
struct SiteCompliance {
    std::optional<bool> meetsStandard;       ///< 现状是否达标排放
    std::optional<bool> ultraLowDone;        ///< 是否完成超低排放改造
    std::optional<bool> stableCompliance;    ///< 能否稳定达标排放
    std::optional<bool> substandardSteel;    ///< 是否生产地条钢
    std::optional<bool> scatteredPolluter;   ///< 是否散乱污企业; 散乱污
    std::optional<bool> landPermit;          ///< 用地手续是否齐全
    std::optional<bool> businessLicence;     ///< 工商手续是否齐全
    std::optional<bool> rectified;           ///< 限期治理是否完成
    std::optional<gis::Date> treatmentTerm;  ///< 限期治理期限
    std::optional<bool> heavyMetals;         ///< 是否涉重金属
    std::optional<bool> usesVoc;             ///< 是否涉VOCs
    std::optional<bool> vocTreated;          ///< VOCs治理是否完成
    std::optional<bool> highVocMaterials;    ///< 是否生产或使用高VOCs涂料油墨胶粘剂
    std::optional<bool> openSpraying;        ///< 是否露天或敞开喷涂
    std::optional<bool> greenLeader;         ///< 是否绿色环保引领企业
    std::optional<bool> greenStandard;       ///< 是否达到绿色环保标准
    std::optional<bool> restrictedCategory;  ///< 是否属限制类; 《产业结构调整指导目录》限制类
    std::optional<bool> inPark;              ///< 是否在园区内
    std::optional<bool> ownWell;             ///< 是否有自备井
    std::optional<bool> cleanAudit;          ///< 清洁生产审核是否完成
    std::optional<bool> toxicMaterials;      ///< 是否使用或排放有毒有害物质
    std::optional<bool> keyEnergyUser;       ///< 是否重点用能企业
    std::optional<bool> hazardousWaste;      ///< 是否产生危险废物
    std::optional<bool> wasteContract;       ///< 危险废物是否委托有资质单位
    std::optional<double> solidWasteUse;     ///< 固废综合利用率, %
    std::optional<bool> soilKeyUnit;         ///< 是否土壤重点监管单位
    std::string
        performanceGrade;  ///< 绩效等级; 重污染天气应急绩效 A/B/B-/C/D/引领; not the mu grade
    std::string muGrade;   ///< 亩均评价类别; 亩均论英雄 A to D
    std::optional<double> hygieneDistance;  ///< 卫生防护距离, m; from the production unit
    std::string hygieneDistanceSource;      ///< 卫生防护距离依据; 批复, 标准, 计算 or 默认
    std::optional<double> airDistance;      ///< 大气环境防护距离, m; from the boundary of the works
    std::optional<double> fugitiveRate;     ///< 无组织排放量, kg/h; Qc of GB/T 39499
    std::optional<double> fugitiveLimit;    ///< 环境空气标准限值, mg/m3; Cm of GB/T 39499
    std::optional<double> unitArea;         ///< 生产单元面积, m2; S of GB/T 39499
    std::optional<bool> newPlantRunning;    ///< 新厂是否投产
    std::optional<bool> productionStopped;  ///< 老厂是否停产
    std::optional<bool> oldEquipmentRemoved;  ///< 主要设备是否拆除
    std::optional<bool> acceptancePassed;     ///< 是否通过达标验收
    std::optional<bool> conversionRunning;    ///< 转产项目是否投运
    std::optional<bool> soilSurveyDone;       ///< 土壤污染状况调查是否完成
};

/// The project that carries a path out, and what subsidies ask about it.
struct SiteProject {
    std::string landKind;                      ///< 土地性质
    std::string futureUse;                     ///< 腾退后用途
    std::optional<bool> expands;               ///< 是否新增产能; 新建、扩建单纯新增产能
    std::optional<double> capacityAfter;       ///< 改造后产能, t/a
    std::optional<bool> swapsInProvince;       ///< 是否省内产能置换
    std::optional<bool> projectUsesCoal;       ///< 项目是否耗煤
    std::optional<bool> projectEnergyLeading;  ///< 项目能耗是否达国际先进水平
    std::optional<bool> projectHighEnergy;     ///< 是否高耗能项目
    std::optional<bool> obsoleteCapacity;      ///< 是否属过剩或落后产能
    std::optional<bool> emissionIncrease;      ///< 改造后是否增加排污量
    std::string eiaNumber;                     ///< 环评批复文号
    std::optional<gis::Date> eiaDate;          ///< 环评批复日期
    std::optional<gis::Date> worksStart;       ///< 开工日期
    std::string projectKind;                   ///< 改造项目类型; 节能 节水 降碳 减排 光伏 赤泥 储能
    std::optional<bool> projectDone;           ///< 项目是否完成
    std::optional<gis::Money> projectInvestment;    ///< 项目总投资, 万元
    std::optional<gis::Money> equipmentSoftware;    ///< 设备和软件投资额, 万元
    std::optional<double> projectBenefit;           ///< 项目实际效益, %
    std::optional<double> storageCapacity;          ///< 储能建设规模, kWh
    std::optional<double> generated;                ///< 年实际发电量, kWh
    std::optional<bool> ecoIndustry;                ///< 是否节能环保产业企业
    std::optional<bool> newEnergyMaker;             ///< 是否新能源制造企业
    std::optional<gis::Money> revenuePeakBefore;    ///< 以往最高主营业务收入, 万元; decides 首次
    std::string greenTitle;                         ///< 绿色称号; 绿色工厂 绿色数据中心 …
    std::string greenTitleLevel;                    ///< 称号级别; 国家级 or 省级
    std::optional<bool> greenTitleFirst;            ///< 是否首次列入
    std::optional<std::int64_t> catalogueProducts;  ///< 入选国家目录产品类别数
    std::optional<gis::Money> exhibitionCost;       ///< 展位租赁和布展费, 万元
};

/// What a site draws from the networks of a park.
struct SiteUtilities {
    std::optional<double> gas;    ///< 用气量, m3/d
    std::optional<double> power;  ///< 用电容量, kVA
    std::optional<double> water;  ///< 用水量, t/d
};

}  // namespace ruyuan::planner
