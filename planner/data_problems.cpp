// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/data_problems.h"

#include "planner/credit_code.h"
#include "planner/detail/named.h"
#include "planner/duplicates.h"
#include "planner/fields.h"
#include "planner/header_row.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <format>
#include <map>
#include <tuple>

namespace ruyuan::planner {

namespace {

using gis::Text;

constexpr std::array kGrades{
    detail::Named<ProblemGrade>{ProblemGrade::Error, "error", "错误", "error"},
    detail::Named<ProblemGrade>{ProblemGrade::Warning, "warning", "待核", "warning"},
    detail::Named<ProblemGrade>{ProblemGrade::Note, "note", "提示", "note"}};

/// A code whose letters that codes never use stand for the figures they look like.
std::optional<std::string> withFigures(const std::string& code) {
    std::string figures = code;
    for (char& letter : figures) {
        constexpr std::string_view kLetters = "OIZS";
        constexpr std::string_view kFigures = "0125";
        if (const auto at = kLetters.find(letter); at != std::string_view::npos) {
            letter = kFigures[at];
        }
    }
    return figures != code && !creditCodeDefect(figures) ? std::optional(figures) : std::nullopt;
}

/// Looks at one project.
class Search {
public:
    Search(const Project& project, std::span<const RegionName> regions)
        : project_(project), regions_(regions) {}

    std::vector<DataProblem> run() {
        for (const Site& site : project_.sites) {
            lookAtName(site);
            lookAtPlace(site);
            lookAtCode(site);
            lookAtCounty(site);
            lookAtAmounts(site);
        }
        lookForDuplicates();
        addImported();
        std::ranges::stable_sort(found_, {}, [](const DataProblem& one) {
            return std::tuple(one.grade, one.siteId.empty(), one.siteId, one.kind);
        });
        return std::move(found_);
    }

private:
    DataProblem& add(const Site& site,
                     std::string_view kind,
                     ProblemGrade grade,
                     std::string_view field,
                     Text sentence,
                     Text advice) {
        found_.push_back({.id = std::format("{}:{}", kind, site.id),
                          .kind = std::string(kind),
                          .grade = grade,
                          .siteId = site.id,
                          .origin = site.origin,
                          .field = std::string(field),
                          .sentence = std::move(sentence),
                          .advice = std::move(advice)});
        return found_.back();
    }

    void lookAtName(const Site& site) {
        if (site.name.empty()) {
            add(site,
                "name",
                ProblemGrade::Error,
                "name",
                {"没有企业名称", "the firm has no name"},
                {"请填写名称", "enter its name"});
        }
    }

    void lookAtPlace(const Site& site) {
        if (gis::isEmpty(site.place)) {
            add(site,
                "unplaced",
                ProblemGrade::Warning,
                "place",
                {"没有位置，各项空间检查均按未知处理",
                 "it has no place; every spatial check counts it as unknown"},
                gis::text("补上位置：ruyuan edit P {} place=经度,纬度",
                          "place it: ruyuan edit P {} place=LON,LAT",
                          site.id));
        } else if (site.accuracy == Accuracy::County) {
            add(site,
                "rough-place",
                ProblemGrade::Warning,
                "place",
                {"位置只精确到县（市、区）", "its place is known by county only"},
                {"请补充实测或图上位置", "give a surveyed or digitised place"});
        }
    }

    void lookAtCode(const Site& site) {
        if (site.creditCode.empty()) {
            add(site,
                "no-code",
                ProblemGrade::Note,
                "credit_code",
                {"没有统一社会信用代码", "it has no credit code"},
                {"补上后可与其他名单比对", "with it, other lists can be compared"});
            return;
        }
        const std::string plain = normaliseCreditCode(site.creditCode);
        if (const auto defect = creditCodeDefect(plain)) {
            const auto figures = withFigures(plain);
            add(site,
                "code",
                ProblemGrade::Error,
                "credit_code",
                *defect,
                figures ? gis::text(
                              "字母应为数字，改为 {}", "letters for figures; make it {}", *figures)
                        : Text{"请按营业执照核对", "compare it with the licence"})
                .remedy = figures;
        } else if (plain != site.creditCode) {
            add(site,
                "code",
                ProblemGrade::Note,
                "credit_code",
                gis::text("信用代码“{}”含有空格、小写或全角字符",
                          "credit code \"{}\" has blanks, small or full-width letters",
                          site.creditCode),
                gis::text("改为 {}", "make it {}", plain))
                .remedy = plain;
        }
    }

    void lookAtCounty(const Site& site) {
        if (project_.counties.empty() || site.county.empty()) {
            return;
        }
        const auto county = projectCounty(site.county, project_.counties, regions_);
        if (!county) {
            add(site,
                "county",
                ProblemGrade::Warning,
                "county",
                gis::text(
                    "项目中没有县（市、区）“{}”", "the project has no county \"{}\"", site.county),
                {"请核对属地名称，或导入该县边界", "compare the name, or import that county"});
        } else if (*county != site.county) {
            add(site,
                "county",
                ProblemGrade::Note,
                "county",
                gis::text("属地“{}”即{}", "county \"{}\" is {}", site.county, *county),
                gis::text("改为{}", "make it {}", *county))
                .remedy = *county;
        }
    }

    void lookAtAmounts(const Site& site) {
        for (const FieldSpec<Site>& field : fields<Site>()) {
            const gis::Value value = get(site, field);
            const double* real = std::get_if<double>(&value);
            const auto* whole = std::get_if<std::int64_t>(&value);
            if ((real != nullptr && *real < 0) || (whole != nullptr && *whole < 0)) {
                add(site,
                    "negative",
                    ProblemGrade::Error,
                    field.name,
                    gis::text("{}为负数", "{} is negative", field.label()),
                    {"请按台账核对", "compare it with the ledger"})
                    .id += std::format(":{}", field.name);
            }
        }
    }

    void lookForDuplicates() {
        for (const DuplicateCluster& cluster : findDuplicates(project_.sites)) {
            for (const DuplicateSign& sign : cluster.signs) {
                const Site& first = project_.sites[sign.first];
                DataProblem& problem =
                    add(project_.sites[sign.second],
                        "duplicate",
                        ProblemGrade::Warning,
                        "",
                        gis::text("可能与 {} {} 重复：{}",
                                  "may be the same as {} {}: {}",
                                  first.id,
                                  first.name,
                                  sign.sentence),
                        {"用 ruyuan duplicates 查看依据", "ruyuan duplicates shows what says so"});
                problem.id += std::format(":{}", first.id);
                problem.otherSiteId = first.id;
            }
        }
    }

    /// What the imports noted, by the site that came from the row.
    void addImported() {
        std::map<std::pair<int, int>, const Site*> siteOf;
        for (const Site& site : project_.sites) {
            siteOf[{site.origin.source, site.origin.row}] = &site;
        }
        for (const ImportIssue& issue : project_.issues) {
            const auto site = siteOf.find({issue.origin.source, issue.origin.row});
            const bool lost = issue.rowSkipped && !isPartOfForm(issue.sentence);
            found_.push_back(
                {.id = std::format(
                     "import:{}:{}:{}", issue.origin.source, issue.origin.row, issue.field),
                 .kind = "import",
                 .grade = lost ? ProblemGrade::Error : ProblemGrade::Note,
                 .siteId = site == siteOf.end() ? std::string() : site->second->id,
                 .origin = issue.origin,
                 .field = issue.field,
                 .sentence = issue.sentence,
                 .advice = lost
                               ? Text{"改正后用 ruyuan update 重新导入该台账",
                                      "mend the row and import the ledger again with ruyuan update"}
                               : Text{"请核对", "to be checked"}});
        }
    }

    const Project& project_;
    std::span<const RegionName> regions_;
    std::vector<DataProblem> found_;
};

}  // namespace

std::string_view word(ProblemGrade grade) {
    return detail::namedOf<ProblemGrade>(kGrades, grade).word;
}

gis::Text label(ProblemGrade grade) {
    return detail::labelOf<ProblemGrade>(kGrades, grade);
}

std::span<const ProblemKind> problemKinds() {
    static const std::array kKinds{ProblemKind{"name", {"缺少名称", "no name"}},
                                   ProblemKind{"unplaced", {"没有位置", "no place"}},
                                   ProblemKind{"rough-place", {"位置粗略", "rough place"}},
                                   ProblemKind{"no-code", {"没有信用代码", "no credit code"}},
                                   ProblemKind{"code", {"信用代码", "credit code"}, true},
                                   ProblemKind{"county", {"属地", "county"}, true},
                                   ProblemKind{"negative", {"负数", "negative amount"}},
                                   ProblemKind{"duplicate", {"疑似重复", "possible duplicate"}},
                                   ProblemKind{"import", {"导入时发现", "found at import"}}};
    return kKinds;
}

std::vector<DataProblem> dataProblems(const Project& project, std::span<const RegionName> regions) {
    return Search(project, regions).run();
}

Site remedied(const Site& site, const DataProblem& problem) {
    assert(problem.remedy && problem.siteId == site.id);
    Site mended = site;
    const FieldSpec<Site>* field = findField<Site>(problem.field);
    // A text into a field of text: it cannot be refused.
    static_cast<void>(set(mended, *field, gis::Value(*problem.remedy)));
    return mended;
}

}  // namespace ruyuan::planner
