// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/intake.h"
#include "planner/project_file.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// A cell of which a newer ledger says something else.
struct CellChange {
    std::string field;  ///< of Site or Decision, or "place"
    gis::Text label;
    gis::Value before;  ///< as in the project, in the field's unit; a place as "lon,lat" or a word
    gis::Value after;
    /// Whether `before` is not what the earlier ledger said but was edited here since; accepting
    /// the change gives that edit up. markEdited() finds it out.
    bool editedHere = false;
};

/// What a newer ledger does to the list of sites at one row.
struct SiteChange {
    enum class Kind {
        Added,    ///< 调入: in the newer ledger only
        Changed,  ///< in both, with other cells
        Removed,  ///< 调出: in the project only
    };
    Kind kind = Kind::Changed;
    std::string key;  ///< how it is accepted: the site's id, or "row:12" for one that is added
    std::string name;
    std::optional<std::size_t> site{};   ///< into Project::sites
    std::optional<std::size_t> newer{};  ///< into LedgerUpdate::sites
    std::vector<CellChange> cells{};
};

/// A newer ledger beside the project, nothing applied yet.
struct LedgerUpdate {
    Source source;  ///< of the newer ledger; Source::replaces is set
    std::vector<ImportIssue> issues;
    std::vector<Site> sites;
    std::vector<Decision> decisions;  ///< their siteId is an id of `sites`
    std::vector<SiteChange> changes;  ///< in the order of the project, then of the ledger
    /// Sites in both of which the ledger says nothing new: into Project::sites and into `sites`.
    std::vector<std::pair<std::size_t, std::size_t>> unchanged;
};

/// Reads a newer version of a ledger and compares it with the sites that came from the earlier
/// ones.
///
/// A row is the site with the same firm code, name, place, county and address; failing that, code,
/// name and place, code and name, code alone, name and county, name alone, each only where it is
/// unmistakable on both sides. A cell
/// that says the same as the earlier ledger's is no change, so that what was edited here since
/// stays: numbers are compared in the units that cell, header and table state, everything else as
/// text under the same header. Columns that the newer ledger does not have say nothing, nor does a
/// missing place.
///
/// @param replaces  the Source whose newer version this is; 0: the only ledger, or the only one of
///                  that file name. InvalidArgument lists the ledgers when that is not clear,
///                  NotFound when there are none.
[[nodiscard]] gis::Result<LedgerUpdate> compareLedger(const Project& project,
                                                      const ImportRequest& request,
                                                      int replaces,
                                                      const gis::Progress& progress = {});

/// Marks the cells whose present value was edited in the project since the ledger said otherwise.
/// @param steps  what editsOfSites() tells of the project
void markEdited(const Project& project,
                const std::vector<HistoryStep>& steps,
                LedgerUpdate& update);

/// Whether a change is accepted.
using Acceptance = std::function<bool(const SiteChange&)>;

/// Applies the accepted changes: sites keep their ids, and with them what was decided of them;
/// decisions of the newer ledger come after the earlier ones, and where its path became blank it
/// takes back those of its earlier versions, but none by people. Sites that leave take their
/// equipment and decisions along, also those of scenarios. Every site that enters or leaves is told
/// in Project::listChanges with @p document. What rested on the sites is cleared. The number of
/// changes applied; with 0 the project is as it was.
int applyUpdate(Project& project,
                const LedgerUpdate& update,
                const Acceptance& accepted,
                const std::string& document);

}  // namespace ruyuan::planner
