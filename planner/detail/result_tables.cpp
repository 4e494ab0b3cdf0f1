// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/plan_bindings.h"
#include "planner/detail/project_tables.h"
#include "planner/detail/record_table.h"

#include <map>

namespace ruyuan::planner::detail {

namespace {

using gis::Result;

// Rows of tables that hang on a site.
struct ConstraintDistanceRow : ConstraintDistance {
    std::string siteId;
};
struct PathDatesRow : PathDates {
    std::string siteId;
};
struct TraceRow : TraceStep {
    std::string siteId;
};

Bindings<SiteScreening> screeningBindings() {
    Bindings<SiteScreening> bindings{
        boundColumn<SiteScreening>("site", "厂区编号", &SiteScreening::siteId),
        boundColumn<SiteScreening>("in_built_up_area", "建成区内外", &SiteScreening::builtUp),
        boundColumn<SiteScreening>("share_inside", "区内占比", &SiteScreening::shareInside),
        boundColumn<SiteScreening>("built_up_area", "所在建成区", &SiteScreening::builtUpArea),
        boundColumn<SiteScreening>(
            "distance_to_boundary", "距建成区边界（米）", &SiteScreening::distanceToBoundary),
        boundColumn<SiteScreening>("county_by_place", "落图县区", &SiteScreening::countyByPlace),
        boundColumn<SiteScreening>("responsible", "责任单位", &SiteScreening::responsible)};
    bindTexts(bindings, "notes", "备注", &SiteScreening::notes);
    return bindings;
}

Bindings<ConstraintDistanceRow> distanceBindings() {
    Bindings<ConstraintDistanceRow> bindings{
        boundColumn<ConstraintDistanceRow>("site", "厂区编号", &ConstraintDistanceRow::siteId),
        boundColumn<ConstraintDistanceRow>("kind", "类别", &ConstraintDistance::kind),
        boundColumn<ConstraintDistanceRow>("feature", "最近要素", &ConstraintDistance::feature),
        boundColumn<ConstraintDistanceRow>("grade", "级别", &ConstraintDistance::grade),
        boundColumn<ConstraintDistanceRow>("distance", "距离（米）", &ConstraintDistance::distance),
        boundColumn<ConstraintDistanceRow>("inside", "是否在内", &ConstraintDistance::inside)};
    bindText(bindings, "note", "备注", &ConstraintDistance::note);
    return bindings;
}

Bindings<Classification> classificationBindings() {
    return {
        boundColumn<Classification>("site", "厂区编号", &Classification::siteId),
        boundColumn<Classification>("in_scope", "是否列入", &Classification::inScope),
        boundColumn<Classification>("struck", "范围外受规则约束", &Classification::struck),
        boundColumn<Classification>("size_class", "企业规模", &Classification::size),
        boundColumn<Classification>("sectors", "行业类别", &Classification::sectors),
        boundColumn<Classification>("allowed_paths", "可选路径", &Classification::allowedPaths),
        boundColumn<Classification>("unsettled_paths", "待定路径", &Classification::unsettledPaths),
        boundColumn<Classification>("proposed_path", "建议路径", &Classification::proposedPath),
        boundColumn<Classification>("decided", "县区已定", &Classification::decided),
        boundColumn<Classification>("unknown_facts", "缺少信息", &Classification::unknownFacts)};
}

Bindings<PathDatesRow> pathDatesBindings() {
    return {boundColumn<PathDatesRow>("site", "厂区编号", &PathDatesRow::siteId),
            boundColumn<PathDatesRow>("path", "改造路径", &PathDates::path),
            boundColumn<PathDatesRow>("start_by", "启动时限", &PathDates::startBy),
            boundColumn<PathDatesRow>("finish_by", "完成时限", &PathDates::finishBy),
            boundColumn<PathDatesRow>("clause", "依据条款", &PathDates::clause)};
}

Bindings<TraceRow> traceBindings() {
    Bindings<TraceRow> bindings{
        boundColumn<TraceRow>("site", "厂区编号", &TraceRow::siteId),
        boundColumn<TraceRow>("rule", "规则", &TraceStep::rule),
        boundColumn<TraceRow>("clause", "依据条款", &TraceStep::clause),
        boundColumn<TraceRow>("verdict", "结论", &TraceStep::verdict),
        boundColumn<TraceRow>("quote", "原文", &TraceStep::quote),
        boundColumn<TraceRow>("missing", "缺少信息", &TraceStep::missing),
        boundColumn<TraceRow>("verified", "参数已核实", &TraceStep::verified),
        boundColumn<TraceRow>("consequence", "结果", &TraceStep::consequence),
        boundColumn<TraceRow>("finish_by", "完成时限", &TraceStep::finishBy)};
    bindText(bindings, "sentence", "说明", &TraceStep::sentence);
    return bindings;
}

/// A row of the matrix with ids in place of numbers.
struct MatrixRow {
    std::string siteId;
    std::string parkId;  ///< empty: where the site stands
    Verdict verdict = Verdict::Unknown;
    std::optional<double> distance;
    std::string cells;
};

struct MatrixCheck {
    std::string check;
};

Bindings<MatrixRow> matrixBindings() {
    return {boundColumn<MatrixRow>("site", "厂区编号", &MatrixRow::siteId),
            boundColumn<MatrixRow>("park", "园区编号", &MatrixRow::parkId),
            boundColumn<MatrixRow>("verdict", "结论", &MatrixRow::verdict),
            boundColumn<MatrixRow>("distance_m", "距离（米）", &MatrixRow::distance),
            boundColumn<MatrixRow>("checks", "各项检查", &MatrixRow::cells)};
}

Bindings<MatrixCheck> matrixCheckBindings() {
    return {boundColumn<MatrixCheck>("check_id", "检查", &MatrixCheck::check)};
}

Bindings<Task> taskBindings() {
    Bindings<Task> bindings{boundColumn<Task>("site", "厂区编号", &Task::siteId),
                            boundColumn<Task>("task", "任务编号", &Task::id),
                            boundColumn<Task>("start", "计划开始", &Task::start),
                            boundColumn<Task>("finish", "计划完成", &Task::finish),
                            boundColumn<Task>("deadline", "时限", &Task::deadline),
                            boundColumn<Task>("late", "是否逾期", &Task::late),
                            boundColumn<Task>("clause", "依据条款", &Task::clause),
                            boundColumn<Task>("latest_start", "最迟开始", &Task::latestStart),
                            boundColumn<Task>("float_days", "机动天数", &Task::floatDays)};
    bindText(bindings, "note", "备注", &Task::note);
    bindText(bindings, "name", "任务", &Task::name);
    return bindings;
}

/// The rows of a member list of every parent, each with the parent's site.
template <class Row, class Parent, class Item>
std::vector<Row> rowsOf(const std::vector<Parent>& parents, std::vector<Item> Parent::* items) {
    std::vector<Row> rows;
    for (const Parent& parent : parents) {
        for (const Item& item : parent.*items) {
            rows.push_back({item, parent.siteId});
        }
    }
    return rows;
}

template <class Row, class Parent, class Item>
void takeRows(const std::vector<Row>& rows,
              std::vector<Parent>& parents,
              std::vector<Item> Parent::* items) {
    std::map<std::string, Parent*> bySite;
    for (Parent& parent : parents) {
        bySite.emplace(parent.siteId, &parent);
    }
    for (const Row& row : rows) {
        if (const auto found = bySite.find(row.siteId); found != bySite.end()) {
            (found->second->*items).push_back(row);
        }
    }
}

template <class Row>
Result<std::vector<Row>> readRows(const TableReader& read,
                                  const std::string& name,
                                  const Bindings<Row>& bindings) {
    auto layer = read(name);
    if (!layer) {
        return std::unexpected(layer.error());
    }
    return fromLayer(*layer, bindings);
}

/// Reads a table into @p target unless an earlier step failed.
template <class Row>
void readInto(Result<void>& done,
              const TableReader& read,
              const std::string& name,
              const Bindings<Row>& bindings,
              std::vector<Row>& target) {
    if (!done) {
        return;
    }
    auto rows = readRows(read, name, bindings);
    if (rows) {
        target = std::move(*rows);
    } else {
        done = std::unexpected(rows.error());
    }
}

std::vector<MatrixRow> matrixRows(const Project& project) {
    std::vector<MatrixRow> rows;
    rows.reserve(project.matrix.rows.size());
    for (std::size_t i = 0; i < project.matrix.rows.size(); ++i) {
        const Matrix::Row& row = project.matrix.rows[i];
        rows.push_back({project.sites[row.site].id,
                        row.park == Matrix::kStay ? std::string() : project.parks[row.park].id,
                        row.verdict,
                        row.distance,
                        std::string(project.matrix.cellsOf(i))});
    }
    return rows;
}

std::vector<MatrixCheck> matrixChecks(const Project& project) {
    std::vector<MatrixCheck> checks;
    for (const std::string& check : project.matrix.checks) {
        checks.push_back({check});
    }
    return checks;
}

template <class Record>
std::map<std::string, std::uint32_t> numbersOf(const std::vector<Record>& records) {
    std::map<std::string, std::uint32_t> numbers;
    for (const Record& record : records) {
        numbers.emplace(record.id, static_cast<std::uint32_t>(numbers.size()));
    }
    return numbers;
}

/// InvalidData when a row names what is not there: somebody changed the file.
Result<void> takeMatrix(const std::vector<MatrixCheck>& checks,
                        const std::vector<MatrixRow>& rows,
                        Project& project) {
    const auto sites = numbersOf(project.sites);
    const auto parks = numbersOf(project.parks);
    Matrix matrix;
    for (const MatrixCheck& check : checks) {
        matrix.checks.push_back(check.check);
    }
    for (const MatrixRow& row : rows) {
        const auto site = sites.find(row.siteId);
        const auto park = parks.find(row.parkId);
        if (site == sites.end() || (park == parks.end() && !row.parkId.empty()) ||
            row.cells.size() != checks.size()) {
            return gis::fail(gis::ErrorCode::InvalidData,
                             gis::text("适宜性矩阵中 {} {} 一行与项目不符，请重新运行 ruyuan run",
                                       "the matrix' row of {} {} does not fit the project; run "
                                       "ruyuan run again",
                                       row.siteId,
                                       row.parkId));
        }
        matrix.rows.push_back({site->second,
                               row.parkId.empty() ? Matrix::kStay : park->second,
                               row.verdict,
                               row.distance});
        matrix.cells += row.cells;
    }
    project.matrix = std::move(matrix);
    return {};
}

std::vector<PlanEntry> entriesOf(const Project& project) {
    return project.plan ? project.plan->entries : std::vector<PlanEntry>{};
}

std::vector<Plan> planRow(const Project& project) {
    return project.plan ? std::vector<Plan>{*project.plan} : std::vector<Plan>{};
}

std::vector<Overrun> overrunsOf(const Project& project) {
    return project.plan ? project.plan->overruns : std::vector<Overrun>{};
}

Result<void> readPlan(const TableReader& read, Project& project) {
    std::vector<Plan> plans;
    std::vector<PlanEntry> entries;
    std::vector<Overrun> overruns;
    Result<void> done;
    readInto(done, read, "plan", planBindings(), plans);
    readInto(done, read, "plan_entries", entryBindings(), entries);
    readInto(done, read, "plan_overruns", overrunBindings(), overruns);
    if (done && !plans.empty()) {
        project.plan = std::move(plans.front());
        project.plan->entries = std::move(entries);
        project.plan->overruns = std::move(overruns);
    }
    return done;
}

}  // namespace

std::vector<ProjectTable> resultTables(const Project& project) {
    std::vector<ProjectTable> tables;
    const auto add = [&]<class Row>(const char* name,
                                    const char* zh,
                                    const char* en,
                                    const std::vector<Row>& rows,
                                    const Bindings<Row>& bindings) {
        tables.push_back({{name, zh, en}, toLayer(name, rows, bindings)});
    };
    add("screening", "空间筛查", "where sites lie", project.screening, screeningBindings());
    add("constraint_distances",
        "限制要素距离",
        "distances of sites to constraints",
        rowsOf<ConstraintDistanceRow>(project.screening, &SiteScreening::constraints),
        distanceBindings());
    add("classifications",
        "分类",
        "allowed and proposed paths",
        project.classifications,
        classificationBindings());
    add("path_dates",
        "路径时限",
        "start and finish dates of paths",
        rowsOf<PathDatesRow>(project.classifications, &Classification::dates),
        pathDatesBindings());
    add("trace",
        "分类依据",
        "rules applied to sites, with the clause",
        rowsOf<TraceRow>(project.classifications, &Classification::trace),
        traceBindings());
    add("matrix_checks",
        "检查项",
        "checks in the order of the matrix",
        matrixChecks(project),
        matrixCheckBindings());
    add("matrix",
        "适宜性矩阵",
        "verdicts of sites and parks, a letter per check",
        matrixRows(project),
        matrixBindings());
    add("plan", "计划", "objective and bound of the plan", planRow(project), planBindings());
    add("plan_entries",
        "计划明细",
        "path, park and dates of sites",
        entriesOf(project),
        entryBindings());
    add("plan_overruns",
        "超限项",
        "limits that the plan exceeds",
        overrunsOf(project),
        overrunBindings());
    add("tasks", "任务", "dated steps of the plan", project.tasks, taskBindings());
    return tables;
}

Result<void> readResultTables(const TableReader& read, Project& project) {
    std::vector<ConstraintDistanceRow> distances;
    std::vector<PathDatesRow> dates;
    std::vector<TraceRow> trace;
    Result<void> done;
    readInto(done, read, "screening", screeningBindings(), project.screening);
    readInto(done, read, "constraint_distances", distanceBindings(), distances);
    readInto(done, read, "classifications", classificationBindings(), project.classifications);
    readInto(done, read, "path_dates", pathDatesBindings(), dates);
    readInto(done, read, "trace", traceBindings(), trace);
    std::vector<MatrixCheck> checks;
    std::vector<MatrixRow> rows;
    readInto(done, read, "matrix_checks", matrixCheckBindings(), checks);
    readInto(done, read, "matrix", matrixBindings(), rows);
    if (done) {
        done = takeMatrix(checks, rows, project);
    }
    readInto(done, read, "tasks", taskBindings(), project.tasks);
    takeRows(distances, project.screening, &SiteScreening::constraints);
    takeRows(dates, project.classifications, &Classification::dates);
    takeRows(trace, project.classifications, &Classification::trace);
    return done ? readPlan(read, project) : done;
}

}  // namespace ruyuan::planner::detail
