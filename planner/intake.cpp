// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/intake.h"

#include "gis/file_hash.h"
#include "gis/platform.h"
#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"

#include <algorithm>
#include <array>

namespace ruyuan::planner {
namespace {

/// Tables whose header row may stand anywhere.
bool isSheet(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 8> kSheets{
        ".csv", ".xlsx", ".xls", ".ods", ".tsv", ".txt", ".xlsm", ".et"};
    const std::string suffix = detail::squeezed(gis::utf8FromPath(file.extension()));
    return std::ranges::contains(kSheets, std::string_view(suffix));
}

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

gis::Result<ImportSummary> importRead(Project& project,
                                      const ImportRequest& request,
                                      gis::ReadResult read,
                                      const std::string& hash,
                                      const gis::Progress& progress) {
    Batch batch(project, request, std::move(read), progress);
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

gis::Result<ImportSummary> importFile(Project& project,
                                      const ImportRequest& request,
                                      const gis::Progress& progress) {
    const auto hash = gis::fileHash(request.file);
    if (!hash) {
        return std::unexpected(hash.error());
    }
    ImportRequest asked = request;
    if (isSheet(request.file)) {
        asked.read.header = gis::HeaderRow::None;
    }
    constexpr double kRead = 0.4;
    auto read = gis::readLayer(asked.file, asked.read, progress.part(0, kRead));
    if (!read) {
        return std::unexpected(read.error());
    }
    return detail::importRead(project, asked, std::move(*read), *hash, progress.part(kRead, 1));
}

}  // namespace ruyuan::planner
