// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/project_file.h"

#include "gis/geopackage.h"
#include "planner/project_view.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace ruyuan::planner {
namespace {

using gis::makeDate;
using testing::TemporaryFolder;

gis::MultiPolygon square(double x, double y, double side) {
    return {{{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}, {}}}};
}

Site exampleSite() {
    Site site;
    site.id = "S0001";
    site.name = "郑州示例水泥有限公司";
    site.creditCode = "410000000000000000";
    site.county = "荥阳市";
    site.place = gis::Point{113.4, 34.8};
    site.accuracy = Accuracy::Gps;
    site.employees = 320;
    site.revenue = gis::Money::wan(12345.67);
    site.declaredSize = SizeClass::Medium;
    site.land = gis::Area::mu(88.5);
    site.voc = 0.1 + 0.2;
    site.heavyPolluter = true;
    site.willingToMove = false;
    site.phone = "0371-00000000";
    site.originalRow = R"({"企业名称":"郑州示例水泥有限公司"})";
    site.origin = {1, 4};
    return site;
}

Project exampleProject() {
    Project project;
    project.policyName = "zhengzhou-2019-37";
    project.policyText = "# 政策包\nid = \"x\"\n";
    project.asOf = makeDate(2019, 7, 1);
    project.sources = {{1,
                        "台账.xlsx",
                        "名单",
                        "sites",
                        "ab12",
                        "UTF-8",
                        "EPSG:4490",
                        "option",
                        1,
                        2,
                        {"name=企业名称", "x=y"}}};
    project.issues = {{{1, 5}, "credit_code", true, {"代码有误", "bad code"}}};
    project.sites = {exampleSite()};
    Site unplaced = exampleSite();
    unplaced.id = "S0002";
    unplaced.place = {};
    unplaced.accuracy = Accuracy::Unplaced;
    unplaced.employees.reset();
    project.sites.push_back(unplaced);
    Park park;
    park.id = "P001";
    park.name = "示例园区";
    park.place = square(113.0, 34.5, 0.01);
    park.industries = {"水泥", "化工"};
    park.chemicalRecognition = makeDate(2018, 1, 1);
    park.phases = {{makeDate(2019, 1, 1), gis::Area::mu(300), 1000.0, {}},
                   {makeDate(2021, 1, 1), gis::Area::mu(200), {}, 20.0}};
    project.parks = {park};
    project.builtUpAreas = {
        {"中心城区", "郑政〔2018〕1号", 2018, square(113.3, 34.7, 0.2), {2, 1}}};
    project.counties = {{"410182", "荥阳市", false, square(113.2, 34.6, 0.3), {3, 1}}};
    project.constraints = {
        {"red-line", {{"红线一", "一级", square(113.5, 34.9, 0.01), {4, 1}}}, {}, 4},
        {"river", {}, square(112, 34, 3), 5}};
    project.decisions = {{"S0001",
                          Path::Relocation,
                          "示例园区",
                          makeDate(2019, 9, 1),
                          {},
                          "荥阳市",
                          "荥政〔2019〕1号",
                          {1, 4}}};
    return project;
}

void addResults(Project& project) {
    SiteScreening screening;
    screening.siteId = "S0001";
    screening.builtUp = BuiltUpStatus::Straddling;
    screening.shareInside = 0.4;
    screening.distanceToBoundary = gis::Length::meters(12.5);
    screening.constraints = {{"red-line", "红线一", "一级", gis::Length::meters(830), {}},
                             {"river", "", "", {}, {"没有图层", "no layer"}}};
    screening.notes = {{"一", "one"}, {"二", "two"}};
    SiteScreening other;
    other.siteId = "S0002";
    project.screening = {screening, other};
    Classification classification;
    classification.siteId = "S0001";
    classification.inScope = Verdict::Pass;
    classification.size = SizeClass::Medium;
    classification.sectors = {"cement", "glass"};
    classification.allowedPaths = {Path::Relocation, Path::Closure};
    classification.proposedPath = Path::Relocation;
    classification.decided = true;
    classification.dates = {
        {Path::Relocation, makeDate(2019, 12, 31), makeDate(2022, 12, 31), "P-3a"}};
    classification.unknownFacts = {"can_meet_standard"};
    classification.trace = {
        {"scope", "S-AREA", Verdict::Pass, "原文", {"在内", "inside"}, {"x", "y"}, false}};
    Classification open;
    open.siteId = "S0002";
    project.classifications = {classification, open};
    project.matrix.checks = {"X40", "X13"};
    project.matrix.rows = {{0, Matrix::kStay, Verdict::Pass, {}}, {0, 0, Verdict::Warn, 1.5}};
    project.matrix.cells = "-pwp";
    Plan plan;
    plan.status = PlanStatus::Optimal;
    plan.objective = 10.25;
    plan.bound = 10.125;
    plan.gap = 0.0122;
    PlanEntry entry;
    entry.siteId = "S0001";
    entry.path = Path::Relocation;
    entry.parkId = "P001";
    entry.start = gis::Quarter(2019, 4);
    entry.finish = gis::Quarter(2021, 2);
    entry.cost = gis::Money::wan(3456.78);
    entry.lateQuarters = 1;
    entry.provisional = true;
    entry.restsOn = {"land"};
    entry.reasons = {{"因为", "because"}};
    PlanEntry unassigned;
    unassigned.siteId = "S0002";
    plan.entries = {entry, unassigned};
    plan.overruns = {{"land P001 2020Q1", {"超出", "over"}, 3.5}};
    project.plan = plan;
    project.tasks = {{"S0001",
                      "launch",
                      {"启动", "launch"},
                      makeDate(2019, 10, 1),
                      makeDate(2019, 12, 31),
                      makeDate(2019, 12, 31),
                      true,
                      "P-3a"}};
}

std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(ProjectFile, InputsComeBackAsTheyWere) {
    const TemporaryFolder folder;
    const Project project = exampleProject();
    ASSERT_TRUE(createProject(folder / "项目.gpkg", project, Act{}));
    const auto read = readProject(folder / "项目.gpkg");
    ASSERT_TRUE(read) << read.error().sentence.en;

    EXPECT_EQ(read->policyText, project.policyText);
    EXPECT_EQ(read->asOf, project.asOf);
    ASSERT_EQ(read->sites.size(), 2U);
    const Site& site = read->sites[0];
    EXPECT_EQ(site.place, project.sites[0].place);
    EXPECT_EQ(site.revenue, gis::Money::wan(12345.67));
    EXPECT_EQ(site.voc, 0.1 + 0.2) << "doubles survive bit for bit";
    EXPECT_EQ(site.willingToMove, false);
    EXPECT_EQ(site.canMeetStandard, std::nullopt);
    EXPECT_EQ(site.accuracy, Accuracy::Gps);
    EXPECT_EQ(site.originalRow, project.sites[0].originalRow);
    EXPECT_EQ(site.origin, (Origin{1, 4}));
    EXPECT_TRUE(gis::isEmpty(read->sites[1].place));
    EXPECT_EQ(read->sites[1].employees, std::nullopt);
    EXPECT_EQ(read->sources[0].columns, project.sources[0].columns);
    EXPECT_EQ(read->issues[0].sentence, project.issues[0].sentence);
    EXPECT_TRUE(read->issues[0].rowSkipped);
}

TEST(ProjectFile, ParksBoundariesAndDecisionsComeBack) {
    const TemporaryFolder folder;
    const Project project = exampleProject();
    ASSERT_TRUE(createProject(folder / "p.gpkg", project, Act{}));
    const auto read = readProject(folder / "p.gpkg");
    ASSERT_TRUE(read) << read.error().sentence.en;

    ASSERT_EQ(read->parks.size(), 1U);
    EXPECT_EQ(read->parks[0].industries, project.parks[0].industries);
    EXPECT_EQ(read->parks[0].chemicalRecognition, makeDate(2018, 1, 1));
    ASSERT_EQ(read->parks[0].phases.size(), 2U);
    EXPECT_EQ(read->parks[0].phases[1].land, gis::Area::mu(200));
    EXPECT_EQ(read->parks[0].phases[1].heat, 20.0);
    EXPECT_EQ(read->builtUpAreas[0].place, project.builtUpAreas[0].place);
    EXPECT_EQ(read->builtUpAreas[0].year, 2018);
    EXPECT_EQ(read->counties[0].code, "410182");
    ASSERT_EQ(read->constraints.size(), 2U);
    EXPECT_EQ(read->constraints[0].features[0].grade, "一级");
    EXPECT_FALSE(read->constraints[0].coverage);
    EXPECT_EQ(read->constraints[1].coverage, project.constraints[1].coverage);
    EXPECT_TRUE(read->constraints[1].features.empty());
    EXPECT_EQ(read->decisions[0].path, Path::Relocation);
    EXPECT_EQ(read->decisions[0].start, makeDate(2019, 9, 1));
    EXPECT_EQ(read->decisions[0].document, "荥政〔2019〕1号");
}

TEST(ProjectFile, ResultsComeBackAsTheyWere) {
    const TemporaryFolder folder;
    Project project = exampleProject();
    addResults(project);
    ASSERT_TRUE(createProject(folder / "p.gpkg", project, Act{}));
    const auto read = readProject(folder / "p.gpkg");
    ASSERT_TRUE(read) << read.error().sentence.en;

    EXPECT_EQ(read->screening[0].builtUp, BuiltUpStatus::Straddling);
    ASSERT_EQ(read->screening[0].constraints.size(), 2U);
    EXPECT_EQ(read->screening[0].constraints[0].distance, gis::Length::meters(830));
    EXPECT_EQ(read->screening[0].constraints[1].note.zh, "没有图层");
    EXPECT_EQ(read->screening[0].notes, project.screening[0].notes);
    const Classification& classification = read->classifications[0];
    EXPECT_EQ(classification.allowedPaths, project.classifications[0].allowedPaths);
    EXPECT_EQ(classification.dates[0].finishBy, makeDate(2022, 12, 31));
    EXPECT_EQ(classification.trace[0].missing, (std::vector<std::string>{"x", "y"}));
    EXPECT_FALSE(classification.trace[0].verified);
    EXPECT_EQ(read->classifications[1].proposedPath, std::nullopt);
    EXPECT_EQ(read->matrix.checks, project.matrix.checks);
    EXPECT_EQ(read->matrix.cells, "-pwp");
    ASSERT_EQ(read->matrix.rows.size(), 2U);
    EXPECT_EQ(read->matrix.rows[0].park, Matrix::kStay);
    EXPECT_EQ(read->matrix.rows[0].distance, std::nullopt);
    EXPECT_EQ(read->matrix.rows[1].park, 0U);
    EXPECT_EQ(read->matrix.rows[1].verdict, Verdict::Warn);
    EXPECT_EQ(read->matrix.rows[1].distance, 1.5);
    ASSERT_TRUE(read->plan);
    EXPECT_EQ(read->plan->status, PlanStatus::Optimal);
    EXPECT_EQ(read->plan->bound, 10.125);
    EXPECT_EQ(read->plan->entries[0].finish, gis::Quarter(2021, 2));
    EXPECT_EQ(read->plan->entries[0].cost, gis::Money::wan(3456.78));
    EXPECT_EQ(read->plan->entries[0].reasons, project.plan->entries[0].reasons);
    EXPECT_EQ(read->plan->entries[1].path, std::nullopt);
    EXPECT_EQ(read->plan->overruns[0].amount, 3.5);
    EXPECT_TRUE(read->tasks[0].late);
    EXPECT_EQ(read->tasks[0].name.en, "launch");
}

TEST(ProjectFile, WritingReplacesWhatChanged) {
    const TemporaryFolder folder;
    const Project before = exampleProject();
    ASSERT_TRUE(createProject(folder / "p.gpkg", before, Act{}));
    Project after = before;
    addResults(after);
    after.sites.pop_back();
    const auto written = writeProject(folder / "p.gpkg", before, after, Act{});
    ASSERT_TRUE(written) << written.error().sentence.en;
    const auto read = readProject(folder / "p.gpkg");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->sites.size(), 1U);
    EXPECT_TRUE(read->plan);
}

TEST(ProjectFile, AnExistingFileIsNotOverwritten) {
    const TemporaryFolder folder;
    ASSERT_TRUE(createProject(folder / "p.gpkg", exampleProject(), Act{}));
    const std::string bytes = bytesOf(folder / "p.gpkg");
    const auto again = createProject(folder / "p.gpkg", Project{}, Act{});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, gis::ErrorCode::Conflict);
    EXPECT_EQ(bytesOf(folder / "p.gpkg"), bytes);
}

TEST(ProjectFile, ReadingChangesNothing) {
    const TemporaryFolder folder;
    ASSERT_TRUE(createProject(folder / "p.gpkg", exampleProject(), Act{}));
    const std::string bytes = bytesOf(folder / "p.gpkg");
    ASSERT_TRUE(readProject(folder / "p.gpkg"));
    EXPECT_EQ(bytesOf(folder / "p.gpkg"), bytes);
    const std::filesystem::directory_iterator files(folder.path());
    EXPECT_EQ(std::distance(begin(files), end(files)), 1) << "nothing appears beside it";
}

TEST(ProjectFile, AForeignGeoPackageIsRefusedAndNamed) {
    const TemporaryFolder folder;
    auto package = gis::GeoPackage::create(folder / "other.gpkg");
    ASSERT_TRUE(package);
    ASSERT_TRUE(package->begin());
    gis::Layer layer;
    layer.columns.emplace_back(gis::Field{"a", gis::FieldType::Text, ""});
    layer.columns[0].appendText("x");
    ASSERT_TRUE(package->writeTable({"t", "t", ""}, layer));
    ASSERT_TRUE(package->commit());
    const auto read = readProject(folder / "other.gpkg");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, gis::ErrorCode::InvalidData);
    EXPECT_NE(read.error().where.find("other.gpkg"), std::string::npos);
}

TEST(ProjectFile, AMissingFileIsSaidToBeMissing) {
    const TemporaryFolder folder;
    const auto read = readProject(folder / "nowhere.gpkg");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, gis::ErrorCode::NotFound);
}

}  // namespace
}  // namespace ruyuan::planner
