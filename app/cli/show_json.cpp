// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/show.h"
#include "gis/point_on.h"
#include "planner/project_view.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace ruyuan::app {

namespace {

using gis::Language;
using planner::Project;
using planner::ProjectView;
using Json = nlohmann::ordered_json;

/// Seven decimals of a degree are about 1 cm.
double rounded(double degrees) {
    return std::round(degrees * 1e7) / 1e7;
}

void putPlace(Json& object, const gis::Geometry& place) {
    const auto point = gis::pointOn(place);
    object["lon"] = point ? Json(rounded(point->x)) : Json();
    object["lat"] = point ? Json(rounded(point->y)) : Json();
}

template <class T>
Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json();
}

Json dateOrNull(const std::optional<gis::Date>& date) {
    return date ? Json(gis::isoDate(*date)) : Json();
}

Json pathOrNull(const std::optional<planner::Path>& path) {
    return path ? Json(planner::word(*path)) : Json();
}

Json pathWords(const std::vector<planner::Path>& paths) {
    Json words = Json::array();
    for (const planner::Path path : paths) {
        words.push_back(planner::word(path));
    }
    return words;
}

Json traceOf(const planner::Classification& classification, Language language) {
    Json trace = Json::array();
    for (const planner::TraceStep& step : classification.trace) {
        trace.push_back({{"rule", step.rule},
                         {"clause", step.clause},
                         {"verdict", planner::word(step.verdict)},
                         {"quote", step.quote},
                         {"sentence", step.sentence.in(language)},
                         {"missing", step.missing},
                         {"verified", step.verified}});
    }
    return trace;
}

Json constraintsOf(const planner::SiteScreening& screening, Language language) {
    Json all = Json::array();
    for (const planner::ConstraintDistance& constraint : screening.constraints) {
        all.push_back(
            {{"kind", constraint.kind},
             {"feature", constraint.feature},
             {"distance_m", constraint.distance ? Json(constraint.distance->meters()) : Json()},
             {"note", constraint.note.in(language)}});
    }
    return all;
}

void putClassification(Json& object,
                       const planner::Classification* classification,
                       std::optional<planner::Path> planned,
                       Language language) {
    if (classification == nullptr) {
        for (const char* key : {"in_scope", "proposed_path", "start_by", "finish_by"}) {
            object[key] = Json();
        }
        object["size_class"] = planner::word(planner::SizeClass::Unknown);
        for (const char* key : {"sectors", "allowed_paths", "unknown_facts", "trace"}) {
            object[key] = Json::array();
        }
        return;
    }
    const auto dates = planner::proposedDates(*classification, planned);
    object["in_scope"] = planner::word(classification->inScope);
    object["size_class"] = planner::word(classification->size);
    object["sectors"] = classification->sectors;
    object["allowed_paths"] = pathWords(classification->allowedPaths);
    object["proposed_path"] = pathOrNull(classification->proposedPath);
    object["decided"] = classification->decided;
    object["start_by"] = dateOrNull(dates.startBy);
    object["finish_by"] = dateOrNull(dates.finishBy);
    object["unknown_facts"] = classification->unknownFacts;
    object["trace"] = traceOf(*classification, language);
}

Json siteJson(const ProjectView& view, const planner::Site& site, Language language) {
    const auto* screening = view.screening(site.id);
    const auto* entry = view.planEntry(site.id);
    Json object{{"id", site.id},
                {"name", site.name},
                {"credit_code", site.creditCode},
                {"county", view.responsible(site)}};
    putPlace(object, site.place);
    object["accuracy"] = planner::word(site.accuracy);
    object["in_built_up_area"] =
        planner::word(screening == nullptr ? planner::BuiltUpStatus::Unknown : screening->builtUp);
    object["share_inside"] = screening == nullptr ? Json() : orNull(screening->shareInside);
    object["constraints"] =
        screening == nullptr ? Json::array() : constraintsOf(*screening, language);
    putClassification(object,
                      view.classification(site.id),
                      entry == nullptr ? std::nullopt : entry->path,
                      language);
    return object;
}

Json sitesJson(const ProjectView& view, Language language) {
    Json all = Json::array();
    for (const planner::Site& site : view.project().sites) {
        all.push_back(siteJson(view, site, language));
    }
    return all;
}

Json phasesJson(const planner::Park& park) {
    Json phases = Json::array();
    for (const planner::ParkPhase& phase : park.phases) {
        phases.push_back({{"opens", gis::isoDate(phase.opens)},
                          {"land_mu", phase.land ? Json(phase.land->mu()) : Json()},
                          {"sewage_t_per_day", orNull(phase.sewage)},
                          {"heat_t_per_hour", orNull(phase.heat)}});
    }
    return phases;
}

Json parksJson(const ProjectView& view) {
    Json all = Json::array();
    for (const planner::Park& park : view.project().parks) {
        Json object{{"id", park.id}, {"name", park.name}, {"county", park.county}};
        putPlace(object, park.place);
        object["industries"] = park.industries;
        object["chemical_recognition"] = dateOrNull(park.chemicalRecognition);
        object["phases"] = phasesJson(park);
        Json sites = Json::array();
        double land = 0;
        if (view.project().plan) {
            for (const planner::PlanEntry& entry : view.project().plan->entries) {
                const planner::Site* site = view.site(entry.siteId);
                if (entry.parkId == park.id && site != nullptr) {
                    sites.push_back(site->id);
                    land += site->land.value_or(gis::Area()).mu();
                }
            }
        }
        object["planned_sites"] = std::move(sites);
        object["planned_land_mu"] = land;
        all.push_back(std::move(object));
    }
    return all;
}

Json entryJson(const planner::PlanEntry& entry, Language language) {
    Json reasons = Json::array();
    for (const gis::Text& reason : entry.reasons) {
        reasons.push_back(reason.in(language));
    }
    return {{"site", entry.siteId},
            {"path", pathOrNull(entry.path)},
            {"park", entry.parkId.empty() ? Json() : Json(entry.parkId)},
            {"start", entry.start ? Json(gis::isoDate(entry.start->firstDay())) : Json()},
            {"finish", entry.finish ? Json(gis::isoDate(entry.finish->lastDay())) : Json()},
            {"cost", entry.cost.wan()},
            {"late_quarters", entry.lateQuarters},
            {"provisional", entry.provisional},
            {"rests_on", entry.restsOn},
            {"reasons", std::move(reasons)}};
}

Json planJson(const Project& project, Language language) {
    if (!project.plan) {
        return {{"status", Json()}, {"entries", Json::array()}};
    }
    const planner::Plan& plan = *project.plan;
    Json object{{"status", planner::word(plan.status)},
                {"objective", plan.objective},
                {"bound", plan.bound},
                {"gap", plan.gap}};
    object["entries"] = Json::array();
    for (const planner::PlanEntry& entry : plan.entries) {
        object["entries"].push_back(entryJson(entry, language));
    }
    object["overruns"] = Json::array();
    for (const planner::Overrun& overrun : plan.overruns) {
        object["overruns"].push_back({{"limit", overrun.row},
                                      {"amount", overrun.amount},
                                      {"sentence", overrun.sentence.in(language)}});
    }
    return object;
}

Json tasksJson(const Project& project, Language language) {
    Json all = Json::array();
    for (const planner::Task& task : project.tasks) {
        all.push_back({{"site", task.siteId},
                       {"task", task.id},
                       {"name", task.name.in(language)},
                       {"start", gis::isoDate(task.start)},
                       {"finish", gis::isoDate(task.finish)},
                       {"deadline", dateOrNull(task.deadline)},
                       {"late", task.late},
                       {"clause", task.clause},
                       {"latest_start", dateOrNull(task.latestStart)},
                       {"float_days", orNull(task.floatDays)},
                       {"note", task.note.in(language)}});
    }
    return all;
}

Json issuesOf(const Project& project, int source, Language language) {
    Json all = Json::array();
    for (const planner::ImportIssue& issue : project.issues) {
        if (issue.origin.source == source) {
            all.push_back({{"row", issue.origin.row},
                           {"field", issue.field},
                           {"row_skipped", issue.rowSkipped},
                           {"sentence", issue.sentence.in(language)}});
        }
    }
    return all;
}

/// Which sites entered and left with a version of a ledger.
Json listChangesOf(const Project& project, int source) {
    Json all = Json::array();
    for (const planner::ListChange& change : project.listChanges) {
        if (change.source == source) {
            all.push_back({{"site", change.siteId},
                           {"name", change.name},
                           {"change", change.entered ? "added" : "removed"},
                           {"document", change.document}});
        }
    }
    return all;
}

Json sourcesJson(const Project& project, Language language) {
    Json all = Json::array();
    for (const planner::Source& source : project.sources) {
        all.push_back({{"id", source.id},
                       {"file", source.file},
                       {"layer", source.layer},
                       {"content", source.content},
                       {"sha256", source.hash},
                       {"encoding", source.encoding},
                       {"crs", source.crs},
                       {"crs_source", source.crsSource},
                       {"rows_used", source.rowsUsed},
                       {"rows_skipped", source.rowsSkipped},
                       {"columns", source.columns},
                       {"replaces", source.replaces == 0 ? Json() : Json(source.replaces)},
                       {"document", source.document},
                       {"list_changes", listChangesOf(project, source.id)},
                       {"issues", issuesOf(project, source.id, language)}});
    }
    return all;
}

}  // namespace

std::string showJson(const Project& project, Showing what, Language language) {
    const ProjectView view(project);
    Json json;
    switch (what) {
        case Showing::Sites:
            json = sitesJson(view, language);
            break;
        case Showing::Parks:
            json = parksJson(view);
            break;
        case Showing::Plan:
            json = planJson(project, language);
            break;
        case Showing::Tasks:
            json = tasksJson(project, language);
            break;
        case Showing::Sources:
            json = sourcesJson(project, language);
            break;
    }
    return json.dump(2) + '\n';
}

}  // namespace ruyuan::app
