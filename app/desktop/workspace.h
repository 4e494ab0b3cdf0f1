// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/jobs.h"
#include "planner/policy_pack.h"
#include "planner/project_file.h"
#include "planner/timeline.h"

#include <QObject>

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ruyuan::app {

/// What can be selected.
enum class ThingKind { Site, Park, BuiltUpArea, County, Constraint };

/// A thing of a project by its kind and id: Site::id, Park::id; the index in Project::builtUpAreas
/// or Project::counties; "KIND/INDEX" of a constraint layer's feature.
struct ThingRef {
    ThingKind kind = ThingKind::Site;
    std::string id;

    auto operator<=>(const ThingRef&) const = default;
};
using Selection = std::set<ThingRef>;

/// A change of the project, made in the background: gets a copy of the project as it is in the
/// file, changes it, and says what was done. An error leaves everything as it was.
struct Change {
    QString title;  ///< for the list of jobs
    std::function<gis::Result<planner::Act>(planner::Project&, const gis::Progress&)> make;
    /// In the thread of the windows, after the change was written, or refused.
    std::function<void(const gis::Result<void>&)> done{};
};

/// What all windows share: the open project, the scenario and the date that they show, and the
/// selection. Every change goes through it into the file and its journal at once; nothing is ever
/// unsaved. Changes are made one after another.
class Workspace : public QObject {
    Q_OBJECT

public:
    explicit Workspace(Jobs& jobs, QObject* parent = nullptr);

    [[nodiscard]] Jobs& jobs() const { return jobs_; }
    [[nodiscard]] bool isOpen() const { return !file_.empty(); }
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

    /// As the file has it; never null, empty while nothing is open.
    [[nodiscard]] std::shared_ptr<const planner::Project> stored() const { return stored_; }
    /// As the scenario that is shown sees it, classified and with tasks; never null.
    [[nodiscard]] std::shared_ptr<const planner::Project> project() const { return shown_; }
    /// With the parameters of the scenario that is shown; null while nothing is open.
    [[nodiscard]] std::shared_ptr<const planner::PolicyPack> pack() const { return pack_; }

    /// Of project(); never null.
    [[nodiscard]] std::shared_ptr<const planner::Timeline> timeline() const { return timeline_; }

    /// Opens a file in the background; @p done gets what went wrong. The open project stays until
    /// the other one is there.
    void open(const std::filesystem::path& file,
              std::function<void(const gis::Result<void>&)> done = {});
    /// Makes a file and opens it; @p make gives the project and what was done.
    void create(const std::filesystem::path& file,
                std::function<gis::Result<std::pair<planner::Project, planner::Act>>()> make,
                std::function<void(const gis::Result<void>&)> done = {});
    void close();

    /// Empty: the project itself.
    [[nodiscard]] const std::string& scenario() const { return scenario_; }
    /// Shows another scenario; failed() when that cannot be.
    void showScenario(const std::string& name);

    [[nodiscard]] const Selection& selection() const { return selection_; }
    void select(Selection selection);
    /// The only selected site, or null.
    [[nodiscard]] const planner::Site* selectedSite() const;
    /// Ids of all selected sites, in the order of the ids.
    [[nodiscard]] std::vector<std::string> selectedSites() const;

    /// The day that map and Gantt show (not the as-of date, by which rules judge).
    [[nodiscard]] gis::Date date() const { return date_; }
    /// Shows that day, and no longer the whole plan.
    void setDate(gis::Date date);
    /// Whether the map shows the plan as a whole and not a day; so after opening.
    [[nodiscard]] bool showsWholePlan() const { return wholePlan_; }
    void setShowsWholePlan(bool whole);

    void perform(Change change);
    /// Edits of sites, which write no more than what they change.
    void edit(planner::SiteEdits edits, planner::Act act);
    /// Edits of the sites as they are in the file when their turn comes.
    struct SiteChange {
        planner::SiteEdits edits;
        planner::Act act;
    };
    void edit(const QString& title,
              std::function<gis::Result<SiteChange>(const planner::Project&)> make,
              std::function<void(const gis::Result<void>&)> done = {});
    /// Takes back the last @p steps acts that are not taken back, one after another. When one
    /// cannot be taken back, those before it stay taken back.
    void undo(int steps = 1);
    void redo(int steps = 1);
    /// The newest entry of the journal; none while nothing is open.
    [[nodiscard]] const std::optional<planner::JournalEntry>& head() const { return head_; }
    /// What undo and redo would do; none when there is nothing.
    [[nodiscard]] const std::optional<planner::JournalEntry>& undoable() const { return undo_; }
    [[nodiscard]] const std::optional<planner::JournalEntry>& redoable() const { return redo_; }
    /// Whether a change is being made or waits.
    [[nodiscard]] bool isChanging() const { return changing_ || !waiting_.empty(); }

Q_SIGNALS:
    /// project() or pack() are others: opened, closed, changed, another scenario.
    void projectChanged();
    void selectionChanged();
    /// date() or showsWholePlan() is another.
    void dateChanged();
    /// A change that was asked for could not be made.
    void failed(const ruyuan::gis::Error& error);
    /// A change is in the file.
    void changed(const ruyuan::planner::Act& act);

private:
    struct State;
    /// What is open when a step begins.
    struct Current {
        std::filesystem::path file;
        std::string scenario;
        std::shared_ptr<const planner::Project> stored;
    };
    using Step = std::function<gis::Result<State>(const Current&, const gis::Progress&)>;
    void enqueue(const QString& title,
                 Step step,
                 std::function<void(const gis::Result<void>&)> done);
    using Walk = gis::Result<planner::JournalEntry> (*)(const std::filesystem::path&, planner::Act);
    void walk(const QString& title, int steps, Walk walk);
    void next();
    void take(State state);

    struct Waiting {
        QString title;
        Step step;
        std::function<void(const gis::Result<void>&)> done;
    };

    Jobs& jobs_;
    std::filesystem::path file_;
    std::shared_ptr<const planner::Project> stored_;
    std::shared_ptr<const planner::Project> shown_;
    std::shared_ptr<const planner::PolicyPack> pack_;
    std::shared_ptr<const planner::Timeline> timeline_;
    std::string scenario_;
    Selection selection_;
    gis::Date date_{};
    bool wholePlan_ = true;
    std::optional<planner::JournalEntry> head_;
    std::optional<planner::JournalEntry> undo_;
    std::optional<planner::JournalEntry> redo_;
    std::deque<Waiting> waiting_;
    bool changing_ = false;
};

}  // namespace ruyuan::app
