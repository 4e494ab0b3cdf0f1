// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "gis/geometry.h"
#include "gis/text.h"
#include "gis/units.h"
#include "planner/site_dossier.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// 改造路径: what becomes of a site (郑政办〔2019〕37号 三(一)). In the order of preference of
/// 豫政办〔2018〕79号: upgrade where possible, else move, else change trade, else close.
enum class Path { OnSite, Relocation, Transformation, Closure };
inline constexpr std::array kAllPaths{
    Path::OnSite, Path::Relocation, Path::Transformation, Path::Closure};

/// 企业规模: 国统字〔2017〕213号; 特大型 only by manual entry.
enum class SizeClass { Unknown, Micro, Small, Medium, Large, ExtraLarge };

/// Every check has one of four outcomes; Unknown is never shown as Pass.
enum class Verdict { Pass, Fail, Warn, Unknown };

/// How well a place is known. The standard error is the default of domain practice and unverified;
/// a source may state its own.
enum class Accuracy { Surveyed, Digitised, Gps, Geocoded, County, Unplaced };

/// Stable words for files and machine output ("on-site", "extra-large", "pass", "geocoded") and
/// labels for people. Readers accept the words only.
[[nodiscard]] std::string_view word(Path path);
[[nodiscard]] std::string_view word(SizeClass size);
[[nodiscard]] std::string_view word(Verdict verdict);
[[nodiscard]] std::string_view word(Accuracy accuracy);
[[nodiscard]] gis::Text label(Path path);
[[nodiscard]] gis::Text label(SizeClass size);
[[nodiscard]] gis::Text label(Verdict verdict);
[[nodiscard]] gis::Text label(Accuracy accuracy);
[[nodiscard]] std::optional<Path> pathFromWord(std::string_view word);
[[nodiscard]] std::optional<SizeClass> sizeFromWord(std::string_view word);
[[nodiscard]] std::optional<Verdict> verdictFromWord(std::string_view word);
[[nodiscard]] std::optional<Accuracy> accuracyFromWord(std::string_view word);
/// Surveyed 1 m, Digitised 5 m, Gps 10 m, Geocoded 200 m, County 20 km.
[[nodiscard]] gis::Length standardError(Accuracy accuracy);

/// Where a row came from: a source of the project and its 1-based row there (the header's row
/// number counts, as a spreadsheet shows it).
struct Origin {
    int source = 0;  ///< Source::id; 0 when entered by hand
    int row = 0;

    bool operator==(const Origin&) const = default;
};

/// 来源: a file that was imported, and how it was understood.
struct Source {
    int id = 0;
    std::string file;  ///< name without folders
    std::string layer;
    std::string
        content;  ///< "sites", "equipment", "parks", "built-up", "counties", "constraint:red-line"
    std::string hash;  ///< SHA-256
    std::string encoding;
    std::string crs;        ///< label of the system it was read in; "GCJ-02", "EPSG:3857 … + BD-09"
    std::string crsSource;  ///< "file", "option", "lon/lat columns", "evidence", "accepted guess"
    int rowsUsed = 0;
    int rowsSkipped = 0;
    std::vector<std::string> columns;  ///< "field=column"; "units=万元、亩" of a line above them
    int replaces = 0;        ///< Source::id of the earlier version of the same ledger; 0: none
    std::string document{};  ///< with which it was sent, as entered
};

/// 调入、调出: a site that a newer version of its ledger brought or took away.
struct ListChange {
    std::string siteId;
    std::string name;
    bool entered = false;  ///< false: left
    std::string document;  ///< that says so
    int source = 0;        ///< Source::id of the newer version
};

/// A row that told of a site which another row tells of, too: the two were made one.
struct MergedRow {
    std::string siteId;    ///< of the site that stayed
    std::string mergedId;  ///< that the row had as a site of its own
    std::string name;
    std::string originalRow;  ///< as Site::originalRow
    Origin origin;
};

/// How the files of a sender are read (planner/recipe.h), as recipeText() writes it.
struct StoredRecipe {
    std::string name;
    std::string text;
};

/// A row or value that could not be used, or was guessed; the fix-list of an import.
struct ImportIssue {
    Origin origin;
    std::string field;  ///< field name, empty for the whole row
    bool rowSkipped = false;
    gis::Text sentence;
};

/// 决定: what a person or a county fixed for a site.
struct Decision {
    std::string siteId;
    std::optional<Path> path;
    std::string park;  ///< name of the receiving park as written; may be unknown to the project
    std::optional<gis::Date> start;
    std::optional<gis::Date> finish;
    std::string by;        ///< who decided, e.g. the county
    std::string document;  ///< document number or file that says so
    Origin origin;
    std::string reason{};      ///< why, in the words of those who decided
    std::string author{};      ///< the person who entered or signed it
    std::string attachment{};  ///< file that proves it, as named by those who decided
    std::optional<gis::Date> decidedOn{};
};

/// 禁止: a path, or a park, that a person ruled out for a site. Its other paths and parks stay
/// open.
struct Ban {
    std::string siteId;
    std::optional<Path> path{};  ///< either this…
    std::string park{};          ///< …or this: id of a park of the project
    std::string by{};            ///< who decided, e.g. the county
    std::string document{};      ///< document number or file that says so
    std::string reason{};        ///< why, in the words of those who decided
    std::string author{};        ///< the person who entered or signed it
    std::optional<gis::Date> decidedOn{};
};

/// 装备: one line, unit or mill of a site.
struct Equipment {
    std::string id;
    std::string siteId;
    std::string kind;  ///< 熟料线, 水泥磨, 煤气发生炉…
    std::string specification;
    std::optional<double> diameter;         ///< m
    std::optional<double> capacityPerDay;   ///< t/d
    std::optional<double> capacityPerYear;  ///< t/a
    std::optional<std::int64_t> count;
    std::optional<bool> specialCement;
    std::string process;                   ///< 工艺: 固定床间歇式…
    std::string fuel;                      ///< 煤, 天然气, 电…
    std::optional<bool> emissionStandard;  ///< 达标排放
    // 「主体移位、切断连接、清除燃料、永不复用」: what makes a kiln count as gone (37号
    // 四(三)2(2)).
    std::optional<bool> bodyMoved;
    std::optional<bool> linesCut;
    std::optional<bool> fuelCleared;
    std::optional<bool> neverReused;
    std::string originalRow;  ///< JSON object: header -> text as in the source
    Origin origin;
};

/// 厂区: one production site of one firm; the unit that gets a path.
struct Site : SiteCompliance, SiteProject, SiteUtilities {
    std::string id;  ///< "S0001"; given at import, never reused
    std::string name;
    std::string creditCode;
    std::string county;  ///< 属地 as declared
    std::string address;
    gis::Geometry place;  ///< longitude and latitude, EPSG:4490; std::monostate = unplaced
    Accuracy accuracy = Accuracy::Unplaced;
    std::optional<double> positionError;  ///< m, when the source states one

    std::string industryCode;
    std::string industry;
    std::string product;
    std::string capacityText;               ///< as written
    std::optional<double> capacityPerYear;  ///< t/a
    std::optional<double> capacityPerDay;   ///< t/d
    std::optional<std::int64_t> employees;
    std::optional<gis::Money> revenue;  ///< 主营业务收入 per year
    std::optional<gis::Money> assets;
    std::optional<gis::Money> equipmentValue;
    std::optional<SizeClass> declaredSize;
    std::optional<gis::Area> land;  ///< 占地面积
    std::optional<double> so2;      ///< t/a
    std::optional<double> nox;      ///< t/a
    std::optional<double> dust;     ///< 颗粒物, t/a
    std::optional<double> voc;      ///< t/a
    std::optional<double> sewage;   ///< t/d
    std::optional<double> heat;     ///< t/h

    std::optional<bool> declaredInBuiltUpArea;
    std::optional<bool> heavyPolluter;    ///< on the county's 重污染企业 list
    std::optional<bool> canMeetStandard;  ///< 改造后可达标
    std::optional<bool> willingToMove;
    std::optional<bool> ableToMove;          ///< 有搬迁能力(资金)
    std::optional<bool> conversionProject;   ///< 有转型转产项目
    std::optional<bool> hazardousChemicals;  ///< 危险化学品生产企业
    std::optional<bool> majorHazard;         ///< 存在重大风险隐患
    std::optional<bool> conformsToPlan;      ///< 符合城市总体规划、功能分区
    std::optional<bool> usesCoal;
    std::optional<bool> independentPlant;  ///< 独立铝用炭素 (not part of an aluminium works)

    std::string contact;
    std::string phone;
    std::string note;
    std::string originalRow;  ///< JSON object: header -> text as in the source
    Origin origin;
};

/// A dated enlargement of a park: what opens on that day, added to the earlier phases.
struct ParkPhase {
    gis::Date opens{};
    std::optional<gis::Area> land;  ///< land for industry that this phase adds
    std::optional<double> sewage;   ///< t/d of treatment it adds
    std::optional<double> heat;     ///< t/h of steam it adds
    std::optional<double> gas{};    ///< m3/d of natural gas it adds
    std::optional<double> power{};  ///< kVA it adds
    std::optional<double> water{};  ///< t/d of supply it adds
    std::optional<double> voc{};    ///< t/a of VOCs that new works may emit
    std::optional<double> nox{};    ///< t/a of NOx that new works may emit
};

/// 承接园区: a place that can receive sites.
struct Park {
    std::string id;  ///< "P001"
    std::string name;
    std::string county;
    std::string level;    ///< 国家级, 省级…
    gis::Geometry place;  ///< EPSG:4490
    Accuracy accuracy = Accuracy::Unplaced;
    /// Sector ids (or names before classification) that the park's plan admits; empty: not known.
    std::vector<std::string> industries;
    std::vector<std::string> bannedIndustries;
    /// 化工园区认定日期; nothing: not recognised as far as the project knows.
    std::optional<gis::Date> chemicalRecognition;
    std::optional<bool> chemicalPark;          ///< false: known not to be one
    std::string riskGrade;                     ///< 化工园区安全风险等级 A (worst) to D
    std::optional<bool> infrastructureStable;  ///< 环境基础设施完善且长期稳定运行
    std::optional<bool> sewageMonitored;       ///< 污水集中处理稳定达标并安装在线监控
    std::string planningAssessment;            ///< 规划环评审查意见文号; empty: not known
    std::optional<gis::Date> planningAssessedOn;
    std::optional<gis::Money> investmentPerMu;  ///< 投资强度 that the park asks for, per 亩
    std::vector<ParkPhase> phases;              ///< ascending by date
    std::optional<gis::Money> landPricePerMu;
    std::string note;
    std::string originalRow;
    Origin origin;
};

/// 城市建成区: an approved boundary with its document and year.
struct BuiltUpArea {
    std::string name;
    std::string document;
    std::optional<std::int64_t> year;
    gis::MultiPolygon place;  ///< EPSG:4490
    Origin origin;
};

/// A county, district or development zone: who is responsible (主体责任单位).
struct County {
    std::string code;  ///< GB/T 2260, six digits; empty for zones without one
    std::string name;
    bool developmentZone = false;  ///< lies over counties and takes precedence for responsibility
    gis::MultiPolygon place;       ///< EPSG:4490
    Origin origin;
};

struct ConstraintFeature {
    std::string name;
    std::string grade;    ///< 一级, 二级, 准保护区, 保护范围…; empty when the layer has none
    gis::Geometry place;  ///< EPSG:4490
    Origin origin;
    std::string category{};              ///< what is protected: 学校, 医院…; empty: not known
    std::optional<double> population{};  ///< people there
    std::optional<double> value{};       ///< of a contour: individual risk per year
    std::string terms{};                 ///< 准入清单 of a control unit, as written
};

/// The features of one kind of place that restricts sites. Where the layer says nothing is told by
/// its coverage: outside it, "no feature" means unknown.
struct ConstraintLayer {
    std::string kind;  ///< see planner/constraint_kinds.h
    std::vector<ConstraintFeature> features;
    std::optional<gis::MultiPolygon> coverage;  ///< EPSG:4490; nothing: the counties of the project
    int source = 0;
};

}  // namespace ruyuan::planner
