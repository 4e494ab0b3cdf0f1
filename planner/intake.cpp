// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/intake.h"

#include "gis/file_ending.h"
#include "gis/file_hash.h"
#include "gis/platform.h"
#include "planner/detail/intake_batch.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <span>

namespace ruyuan::planner {
namespace {

gis::Result<void> addContent(Project& project, const ImportRequest& request, detail::Batch& batch) {
    switch (request.content) {
        case Content::Sites:
            return detail::addSites(project, batch);
        case Content::Equipment:
            return detail::addEquipment(project, batch);
        case Content::Parks:
            return detail::addParks(project, batch);
        case Content::BuiltUpAreas:
            return detail::addBuiltUpAreas(project, batch);
        case Content::Counties:
            return detail::addCounties(project, batch);
        case Content::Wind:
            return detail::addWindRoses(project, batch);
        case Content::Constraint:
            break;
    }
    return detail::addConstraint(project, batch, request.constraintKind);
}

}  // namespace

namespace detail {

bool isSheet(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 8> kSheets{
        ".csv", ".xlsx", ".xls", ".ods", ".tsv", ".txt", ".xlsm", ".et"};
    return std::ranges::contains(kSheets, std::string_view(gis::endingOf(file)));
}

gis::Result<ImportSummary> importRead(Project& project,
                                      const ImportRequest& request,
                                      gis::ReadResult read,
                                      const std::string& hash,
                                      const gis::Progress& progress,
                                      gis::SheetLook look) {
    Batch batch(project, request, std::move(read), std::move(look), progress);
    if (auto done = addContent(project, request, batch); !done) {
        auto error = done.error();
        if (error.where.empty()) {
            error.where = gis::utf8FromPath(request.file);
        }
        return std::unexpected(std::move(error));
    }
    return batch.finish(project, hash);
}

}  // namespace detail

namespace {

constexpr double kRead = 0.4;

/// One sheet or file, read and added.
gis::Result<ImportSummary> importOne(Project& project,
                                     const ImportRequest& request,
                                     const std::string& hash,
                                     std::span<const gis::SheetLook> looks,
                                     const gis::Progress& progress) {
    auto read = gis::readLayer(request.file, request.read, progress.part(0, kRead));
    if (!read) {
        return std::unexpected(read.error());
    }
    const auto look = std::ranges::find(looks, read->layer.name, &gis::SheetLook::name);
    return detail::importRead(project,
                              request,
                              std::move(*read),
                              hash,
                              progress.part(kRead, 1),
                              look == looks.end() ? gis::SheetLook{} : *look);
}

std::set<std::string> fieldsOf(const Source& source) {
    std::set<std::string> fields;
    for (const std::string& column : source.columns) {
        fields.insert(column.substr(0, column.find('=')));
    }
    return fields;
}

/// Whether two sheets hold the same kind of table: they share more than half of all their fields.
bool alike(const Source& one, const Source& other) {
    const auto fields = fieldsOf(one);
    const auto others = fieldsOf(other);
    std::vector<std::string> shared;
    std::ranges::set_intersection(fields, others, std::back_inserter(shared));
    const std::size_t all = fields.size() + others.size() - shared.size();
    return shared.size() * 2 > all;
}

/// The sheets that people see, and a warning about those that they do not.
std::vector<std::string> visibleSheets(std::vector<std::string> names,
                                       std::span<const gis::SheetLook> looks,
                                       const std::string& where,
                                       gis::Warnings& warnings) {
    std::erase_if(names, [&](const std::string& name) {
        const auto look = std::ranges::find(looks, name, &gis::SheetLook::name);
        const bool hidden = look != looks.end() && look->hidden;
        if (hidden) {
            warnings.push_back({gis::text("工作表“{}”是隐藏的，没有读入；需要时用 --layer 指明",
                                          "sheet \"{}\" is hidden and was not read; name it with "
                                          "--layer where it is needed",
                                          name),
                                where});
        }
        return hidden;
    });
    return names;
}

/// What does not fit this sheet either, of what fitted none of those before.
void narrowMisfits(ImportSummary& all, ImportSummary& one) {
    const auto isMisfit = [&](const gis::Warning& warning) {
        return std::ranges::contains(one.misfits, warning.sentence);
    };
    std::erase_if(one.warnings, isMisfit);
    if (all.recipe != one.recipe) {
        std::ranges::move(one.misfits, std::back_inserter(all.misfits));
    } else {
        std::erase_if(all.misfits, [&](const gis::Text& sentence) {
            return !std::ranges::contains(one.misfits, sentence);
        });
    }
}

void append(ImportSummary& all, ImportSummary one) {
    narrowMisfits(all, one);
    std::ranges::move(one.sources, std::back_inserter(all.sources));
    all.rowsUsed += one.rowsUsed;
    all.rowsSkipped += one.rowsSkipped;
    for (std::string& column : one.unusedColumns) {
        if (!std::ranges::contains(all.unusedColumns, column)) {
            all.unusedColumns.push_back(std::move(column));
        }
    }
    for (gis::Warning& warning : one.warnings) {
        if (!std::ranges::contains(all.warnings, warning)) {
            all.warnings.push_back(std::move(warning));
        }
    }
    if (all.recipe.empty()) {
        all.recipe = std::move(one.recipe);
    }
    if (all.coordinates.empty()) {
        all.coordinates = std::move(one.coordinates);
    }
}

gis::Error differentSheets(const std::string& where, const std::vector<std::string>& sheets) {
    std::string names;
    for (const std::string& sheet : sheets) {
        names += (names.empty() ? "" : ", ") + sheet;
    }
    return {gis::ErrorCode::InvalidArgument,
            {"各工作表的表格不同，须指明用哪一个", "the sheets hold different tables; name one"},
            where,
            gis::text("请用 --layer 指定其中之一：{}", "name one with --layer: {}", names)};
}

/// All sheets of a workbook into a draft of the project, or nothing.
gis::Result<ImportSummary> importSheets(Project& project,
                                        ImportRequest request,
                                        const std::string& hash,
                                        const std::vector<std::string>& sheets,
                                        std::span<const gis::SheetLook> looks,
                                        const gis::Progress& progress) {
    const std::string where = gis::utf8FromPath(request.file.filename());
    Project draft = project;
    ImportSummary all;
    std::optional<gis::Error> first;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const auto share = static_cast<double>(sheets.size());
        request.read.layer = sheets[i];
        auto one = importOne(
            draft,
            request,
            hash,
            looks,
            progress.part(static_cast<double>(i) / share, static_cast<double>(i + 1) / share));
        if (one) {
            append(all, std::move(*one));
        } else if (one.error().code == gis::ErrorCode::InvalidData) {
            first = first ? first : one.error();
            all.warnings.push_back({gis::text("工作表“{}”没有读入：{}",
                                              "sheet \"{}\" was left out: {}",
                                              sheets[i],
                                              one.error().sentence),
                                    where});
        } else {
            return one;
        }
    }
    if (all.sources.empty()) {
        return std::unexpected(*first);
    }
    const std::span added = std::span(draft.sources).last(all.sources.size());
    if (!std::ranges::all_of(added, [&](const Source& one) { return alike(added.front(), one); })) {
        return std::unexpected(differentSheets(where, sheets));
    }
    for (const gis::Text& sentence : all.misfits) {
        all.warnings.push_back({sentence, where});
    }
    project = std::move(draft);
    return all;
}

}  // namespace

gis::Result<ImportSummary> importFile(Project& project,
                                      const ImportRequest& request,
                                      const gis::Progress& progress) {
    const auto hash = gis::fileHash(request.file);
    if (!hash) {
        return std::unexpected(hash.error());
    }
    ImportRequest asked = request;
    if (!detail::isSheet(request.file)) {
        return importOne(project, asked, *hash, {}, progress);
    }
    asked.read.header = gis::HeaderRow::None;
    const auto names = gis::layerNames(request.file);
    if (!names) {
        return std::unexpected(names.error());
    }
    const auto looks = gis::lookAtWorkbook(request.file);
    gis::Warnings warnings;
    if (asked.read.layer.empty() && names->size() > 1) {
        const auto sheets =
            visibleSheets(*names, looks, gis::utf8FromPath(request.file.filename()), warnings);
        if (sheets.size() > 1) {
            auto all = importSheets(project, asked, *hash, sheets, looks, progress);
            if (all) {
                std::ranges::move(warnings, std::back_inserter(all->warnings));
            }
            return all;
        }
        asked.read.layer = sheets.empty() ? names->front() : sheets.front();
    }
    auto one = importOne(project, asked, *hash, looks, progress);
    if (one) {
        std::ranges::move(warnings, std::back_inserter(one->warnings));
    }
    return one;
}

}  // namespace ruyuan::planner
