// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/ledger_update.h"

#include "gis/platform.h"
#include "planner/cell_words.h"
#include "planner/detail/intake_batch.h"
#include "planner/detail/ledger_row_text.h"
#include "planner/fields.h"
#include "planner/pipeline.h"
#include "planner/provenance.h"
#include "planner/recipe.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <map>
#include <set>

namespace ruyuan::planner {

namespace {

using detail::columnOf;
using detail::LedgerRowText;
using gis::Result;
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

bool replacedByAnother(const Project& project, int id) {
    return std::ranges::contains(project.sources, id, &Source::replaces);
}

std::vector<const Source*> currentLedgers(const Project& project) {
    std::vector<const Source*> ledgers;
    for (const Source& source : project.sources) {
        if (source.content == "sites" && !replacedByAnother(project, source.id)) {
            ledgers.push_back(&source);
        }
    }
    return ledgers;
}

Result<int> replacedLedger(const Project& project, int asked, const std::string& file) {
    std::vector<const Source*> ledgers = currentLedgers(project);
    std::string all;
    for (const Source* ledger : ledgers) {
        all += (all.empty() ? "" : "；") + std::format("{} {}", ledger->id, ledger->file);
    }
    if (ledgers.empty()) {
        return gis::fail(gis::ErrorCode::NotFound,
                         {"项目中还没有导入过台账", "no ledger was imported yet"},
                         {},
                         {"请用 ruyuan import PROJECT --sites 台账",
                          "use ruyuan import PROJECT --sites LEDGER"});
    }
    if (ledgers.size() > 1) {
        std::erase_if(ledgers, [&](const Source* one) {
            return asked == 0 ? one->file != file : one->id != asked;
        });
    }
    if (ledgers.size() != 1 || (asked != 0 && ledgers.front()->id != asked)) {
        return gis::fail(
            gis::ErrorCode::InvalidArgument,
            asked == 0
                ? gis::Text{"不清楚是哪一份台账的新版本",
                            "it is not clear which ledger this renews"}
                : gis::text(
                      "{}不是现行台账的来源编号", "{} is no source of a current ledger", asked),
            {},
            gis::text("请用 --replaces 指明：{}", "name one with --replaces: {}", all));
    }
    return ledgers.front()->id;
}

/// The source and those that it replaces, one after another.
std::set<int> versionsOf(const Project& project, int id) {
    std::set<int> versions;
    while (id != 0 && versions.insert(id).second) {
        const auto source = std::ranges::find(project.sources, id, &Source::id);
        id = source == project.sources.end() ? 0 : source->replaces;
    }
    return versions;
}

using Key = std::string (*)(const Site&);

/// From the surest to the weakest; "" is no key.
constexpr std::array<Key, 6> kKeys{
    [](const Site& site) {
        return site.creditCode + "\x1f" + firmKey(site.name) + "\x1f" + placeText(site.place) +
               "\x1f" + site.county + "\x1f" + site.address;
    },
    [](const Site& site) {
        return site.creditCode + "\x1f" + firmKey(site.name) + "\x1f" + placeText(site.place);
    },
    [](const Site& site) {
        return site.creditCode.empty() ? "" : site.creditCode + "\x1f" + firmKey(site.name);
    },
    [](const Site& site) { return site.creditCode; },
    [](const Site& site) { return firmKey(site.name) + "\x1f" + site.county; },
    [](const Site& site) { return firmKey(site.name); }};

/// Pairs of sites that are the same, each at most once.
Pairs matched(const std::vector<Site>& olds,
              const std::vector<std::size_t>& listed,
              const std::vector<Site>& news) {
    Pairs pairs;
    std::set<std::size_t> oldLeft(listed.begin(), listed.end());
    std::set<std::size_t> newLeft;
    for (std::size_t i = 0; i < news.size(); ++i) {
        newLeft.insert(i);
    }
    for (const Key& key : kKeys) {
        struct Group {
            std::vector<std::size_t> olds;
            std::vector<std::size_t> news;
        };
        std::map<std::string, Group> groups;
        for (const std::size_t i : oldLeft) {
            groups[key(olds[i])].olds.push_back(i);
        }
        for (const std::size_t i : newLeft) {
            groups[key(news[i])].news.push_back(i);
        }
        groups.erase("");
        for (const auto& [text, group] : groups) {
            // Rows that agree in all of it are taken in their order.
            const bool surest = key == kKeys.front() && group.olds.size() == group.news.size();
            if (!surest && (group.olds.size() != 1 || group.news.size() != 1)) {
                continue;
            }
            for (std::size_t i = 0; i < group.olds.size(); ++i) {
                pairs.emplace_back(group.olds[i], group.news[i]);
                oldLeft.erase(group.olds[i]);
                newLeft.erase(group.news[i]);
            }
        }
    }
    std::ranges::sort(pairs);
    return pairs;
}

/// Whether the newer row says something else than the older about a field.
bool saysOtherwise(const std::string& field,
                   const LedgerRowText& older,
                   const LedgerRowText& newer) {
    const std::string* header = newer.header(field);
    if (header == nullptr) {
        return false;
    }
    const std::string* before = older.header(field);
    if (before == nullptr || *before != *header) {
        return before != nullptr || !newer.text(*header).empty();
    }
    return older.text(*header) != newer.text(*header);
}

bool differ(const std::optional<double>& a, const std::optional<double>& b) {
    constexpr double kRounding = 1e-9;  // of 5000 万元 and 0.5 亿元
    return a.has_value() != b.has_value() ||
           (a && std::abs(*a - *b) > kRounding * std::max(std::abs(*a), std::abs(*b)));
}

/// Whether the rows say other numbers of a field, whatever their units; nothing when neither says
/// one, or when the words count.
std::optional<bool> numbersDiffer(const std::string& field,
                                  std::string_view unit,
                                  const LedgerRowText& older,
                                  const LedgerRowText& newer) {
    if (columnOf(field, newer) == "capacity") {
        const auto was = older.capacity();
        const auto is = newer.capacity();
        const bool none = !was.perYear && !was.perDay && !is.perYear && !is.perDay;
        const bool words = field == "capacity" && newer.hasUnitsOf(older, field);
        return none || words ? std::nullopt
                             : std::optional(differ(was.perYear, is.perYear) ||
                                             differ(was.perDay, is.perDay));
    }
    const auto was = older.number(field, unit);
    const auto is = newer.number(field, unit);
    return was || is ? std::optional(differ(was, is)) : std::nullopt;
}

bool placeSaidOtherwise(const LedgerRowText& older, const LedgerRowText& newer) {
    bool inColumns = false;
    bool otherwise = false;
    for (const char* field : {"lon", "lat", "lon_lat"}) {
        inColumns = inColumns || newer.header(field) != nullptr;
        otherwise = otherwise || saysOtherwise(field, older, newer);
    }
    return otherwise || !inColumns;
}

template <class Record>
void compareFields(const Record& before,
                   const Record& after,
                   const LedgerRowText& older,
                   const LedgerRowText& newer,
                   std::vector<CellChange>& cells) {
    constexpr std::array<std::string_view, 4> kNotOfTheLedger{
        "id", "site_id", "original_row", "accuracy"};
    for (const FieldSpec<Record>& field : fields<Record>()) {
        const std::string column = columnOf(field.name, newer);
        if (std::ranges::contains(kNotOfTheLedger, field.name) || newer.header(column) == nullptr ||
            !numbersDiffer(std::string(field.name), field.unit, older, newer)
                 .value_or(saysOtherwise(column, older, newer))) {
            continue;
        }
        gis::Value was = get(before, field);
        gis::Value is = get(after, field);
        if (was != is) {
            cells.push_back(
                {std::string(field.name), field.label(), std::move(was), std::move(is), false});
        }
    }
}

const Decision* lastDecision(const std::vector<Decision>& decisions,
                             const std::string& site,
                             const std::set<int>* sources) {
    const Decision* last = nullptr;
    for (const Decision& decision : decisions) {
        if (decision.siteId == site &&
            (sources == nullptr || sources->contains(decision.origin.source))) {
            last = &decision;
        }
    }
    return last;
}

std::vector<CellChange> changesOf(const Project& project,
                                  const Site& site,
                                  const LedgerUpdate& update,
                                  const Site& newer) {
    const auto source = std::ranges::find(project.sources, site.origin.source, &Source::id);
    const LedgerRowText olderRow(source == project.sources.end() ? Source() : *source, site);
    const LedgerRowText newerRow(update.source, newer);
    std::vector<CellChange> cells;
    compareFields(site, newer, olderRow, newerRow, cells);
    if (!gis::isEmpty(newer.place) && newer.place != site.place &&
        placeSaidOtherwise(olderRow, newerRow)) {
        cells.push_back({"place",
                         {"位置", "place"},
                         gis::Value(placeText(site.place)),
                         gis::Value(placeText(newer.place)),
                         false});
    }
    const std::set<int> versions = versionsOf(project, update.source.replaces);
    const Decision* before = lastDecision(project.decisions, site.id, &versions);
    const Decision* decided = lastDecision(update.decisions, newer.id, nullptr);
    const bool mayBeBlank = before != nullptr && newerRow.header("path") != nullptr;
    if (decided != nullptr || mayBeBlank) {
        compareFields(before == nullptr ? Decision() : *before,
                      decided == nullptr ? Decision() : *decided,
                      olderRow,
                      newerRow,
                      cells);
    }
    return cells;
}

/// What was stated of the coordinates of the earlier version holds for the newer one as well,
/// where nothing else is stated.
Result<ImportRequest> withSystemOf(const Project& project, int replaced, ImportRequest request) {
    const auto source = std::ranges::find(project.sources, replaced, &Source::id);
    const std::string system = statedSystem(*source);
    if (!system.empty() && !request.read.crs && !request.offset) {
        if (auto done = stateSystem(request, system); !done) {
            return std::unexpected(done.error());
        }
    }
    return request;
}

/// Whether a row of the ledger tells of a site that was merged into another: by the same name.
bool isMerged(const Project& project, const std::set<int>& versions, const Site& newer) {
    return std::ranges::any_of(project.mergedRows, [&](const MergedRow& row) {
        return versions.contains(row.origin.source) && firmKey(row.name) == firmKey(newer.name);
    });
}

bool isOfDecision(const CellChange& cell) {
    return cell.field != "place" && findField<Site>(cell.field) == nullptr;
}

void changeSite(Site& site, const Site& newer, const SiteChange& change) {
    for (const CellChange& cell : change.cells) {
        if (cell.field == "place") {
            site.place = newer.place;
            site.accuracy = newer.accuracy;
        } else if (const FieldSpec<Site>* field = findField<Site>(cell.field)) {
            // Of the same field of another site: it cannot be refused.
            static_cast<void>(set(site, *field, get(newer, *field)));
        }
    }
}

void removeSite(Project& project, const std::string& id) {
    std::erase_if(project.sites, [&](const Site& site) { return site.id == id; });
    std::erase_if(project.equipment, [&](const Equipment& one) { return one.siteId == id; });
    const auto aboutIt = [&](const auto& record) { return record.siteId == id; };
    std::erase_if(project.decisions, aboutIt);
    std::erase_if(project.bans, aboutIt);
    for (Scenario& scenario : project.scenarios) {
        std::erase_if(scenario.decisions, aboutIt);
        std::erase_if(scenario.bans, aboutIt);
    }
}

/// Applies one update; knows what it has in hand.
class Application {
public:
    Application(Project& project, const LedgerUpdate& update, const std::string& document)
        : project_(project),
          update_(update),
          document_(document),
          versions_(versionsOf(project, update.source.replaces)),
          number_(detail::nextSiteNumber(project)) {}

    void apply(const SiteChange& change) {
        if (change.kind == SiteChange::Kind::Changed) {
            changeSite(project_.sites[*change.site], update_.sites[*change.newer], change);
            renew(*change.site, *change.newer);
            if (std::ranges::any_of(change.cells, isOfDecision)) {
                if (namesNoPath(change)) {
                    withdraw(project_.sites[*change.site].id);
                }
                decide(project_.sites[*change.site].id, *change.newer);
            }
        } else if (change.kind == SiteChange::Kind::Added) {
            Site site = update_.sites[*change.newer];
            site.id = std::format("S{:04}", number_++);
            tell(site.id, site.name, true);
            project_.sites.push_back(std::move(site));
            decide(project_.sites.back().id, *change.newer);
        } else {
            tell(change.key, change.name, false);
            leaving_.push_back(change.key);
        }
    }
    /// The site rests on the newer ledger now.
    void renew(std::size_t site, std::size_t newer) {
        project_.sites[site].originalRow = update_.sites[newer].originalRow;
        project_.sites[site].origin = update_.sites[newer].origin;
    }
    void finish() {
        for (const std::string& id : leaving_) {
            removeSite(project_, id);
        }
        project_.sources.push_back(update_.source);
        project_.sources.back().document = document_;
        project_.issues.insert(project_.issues.end(), update_.issues.begin(), update_.issues.end());
        inputsChanged(project_, Stage::Screen);
    }

private:
    /// Whether the newer ledger took the path away, or all that it had decided.
    [[nodiscard]] bool namesNoPath(const SiteChange& change) const {
        const Decision* decided =
            lastDecision(update_.decisions, update_.sites[*change.newer].id, nullptr);
        const bool told = std::ranges::contains(change.cells, "path", &CellChange::field);
        return decided == nullptr || (told && !decided->path);
    }
    /// Takes back what the earlier versions of the ledger decided of a site.
    void withdraw(const std::string& site) {
        std::erase_if(project_.decisions, [&](const Decision& decision) {
            return decision.siteId == site && versions_.contains(decision.origin.source);
        });
    }
    void decide(const std::string& site, std::size_t newer) {
        for (Decision decision : update_.decisions) {
            if (decision.siteId == update_.sites[newer].id) {
                decision.siteId = site;
                project_.decisions.push_back(std::move(decision));
            }
        }
    }
    void tell(const std::string& site, const std::string& name, bool entered) {
        project_.listChanges.push_back({site, name, entered, document_, update_.source.id});
    }

    Project& project_;
    const LedgerUpdate& update_;
    const std::string& document_;
    std::set<int> versions_;  // of the ledger, before this one
    int number_;
    std::vector<std::string> leaving_;  // at the end: changes hold indices of sites
};

}  // namespace

Result<LedgerUpdate> compareLedger(const Project& project,
                                   const ImportRequest& request,
                                   int replaces,
                                   const gis::Progress& progress) {
    const auto replaced =
        replacedLedger(project, replaces, gis::utf8FromPath(request.file.filename()));
    if (!replaced) {
        return std::unexpected(replaced.error());
    }
    Project read;
    read.asOf = project.asOf;
    read.counties = project.counties;
    read.sources = project.sources;
    const auto asked = withSystemOf(project, *replaced, request);
    if (!asked) {
        return std::unexpected(asked.error());
    }
    const auto done = importFile(read, *asked, progress);
    if (!done) {
        return std::unexpected(done.error());
    }
    if (done->sources.size() > 1) {
        return gis::fail(gis::ErrorCode::InvalidArgument,
                         {"新台账有几个工作表，须指明与哪一个比较",
                          "the newer ledger has several sheets; name the one to compare"},
                         gis::utf8FromPath(request.file.filename()),
                         {"请用 --layer 工作表名", "use --layer SHEET"});
    }
    LedgerUpdate update{read.sources.back(),
                        std::move(read.issues),
                        std::move(read.sites),
                        std::move(read.decisions),
                        {},
                        {}};
    update.source.replaces = *replaced;

    const std::set<int> versions = versionsOf(project, *replaced);
    std::vector<std::size_t> listed;
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        if (versions.contains(project.sites[i].origin.source)) {
            listed.push_back(i);
        }
    }
    const Pairs pairs = matched(project.sites, listed, update.sites);
    std::map<std::size_t, std::size_t> newerOf(pairs.begin(), pairs.end());
    std::set<std::size_t> known;
    for (const std::size_t i : listed) {
        const Site& site = project.sites[i];
        const auto newer = newerOf.find(i);
        if (newer == newerOf.end()) {
            update.changes.push_back({SiteChange::Kind::Removed, site.id, site.name, i, {}, {}});
            continue;
        }
        known.insert(newer->second);
        auto cells = changesOf(project, site, update, update.sites[newer->second]);
        if (cells.empty()) {
            update.unchanged.emplace_back(i, newer->second);
        } else {
            update.changes.push_back({SiteChange::Kind::Changed,
                                      site.id,
                                      site.name,
                                      i,
                                      newer->second,
                                      std::move(cells)});
        }
    }
    for (std::size_t i = 0; i < update.sites.size(); ++i) {
        if (!known.contains(i) && !isMerged(project, versions, update.sites[i])) {
            const Site& site = update.sites[i];
            update.changes.push_back({SiteChange::Kind::Added,
                                      std::format("row:{}", site.origin.row),
                                      site.name,
                                      {},
                                      i,
                                      {}});
        }
    }
    return update;
}

namespace {

/// What the ledger said of a cell, and what the project says now.
struct CellHistory {
    std::string said;
    std::string now;
    std::map<std::int64_t, std::string> saidBefore{};  ///< each renewal of the list, by its entry

    void follow(const HistoryStep& step) {
        const auto undone = saidBefore.find(step.entry.undoes);
        if (step.entry.act.command == "update") {
            saidBefore[step.entry.number] = said;
            said = step.after;
        } else if (undone != saidBefore.end()) {
            said = undone->second;
        }
        now = step.after;
    }
};

}  // namespace

void markEdited(const Project& project,
                const std::vector<HistoryStep>& steps,
                LedgerUpdate& update) {
    std::map<std::pair<std::string, std::string>, CellHistory> cells;  // by site and field
    for (const HistoryStep& step : steps) {
        cells.try_emplace({step.id, step.field}, step.before, step.before)
            .first->second.follow(step);
    }
    for (SiteChange& change : update.changes) {
        for (CellChange& cell : change.cells) {
            const auto found = cells.find({project.sites[*change.site].id, cell.field});
            cell.editedHere = found != cells.end() && found->second.said != found->second.now;
        }
    }
}

int applyUpdate(Project& project,
                const LedgerUpdate& update,
                const Acceptance& accepted,
                const std::string& document) {
    Application application(project, update, document);
    int applied = 0;
    for (const SiteChange& change : update.changes) {
        if (accepted(change)) {
            application.apply(change);
            ++applied;
        }
    }
    if (applied > 0) {
        for (const auto& [site, newer] : update.unchanged) {
            application.renew(site, newer);
        }
        application.finish();
    }
    return applied;
}

}  // namespace ruyuan::planner
