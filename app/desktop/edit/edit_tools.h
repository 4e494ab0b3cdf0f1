// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/desk.h"
#include "app/desktop/edit/flip_list.h"
#include "app/desktop/edit/place_form.h"
#include "app/desktop/edit/site_form.h"
#include "maps/edit_tool.h"

#include <QAction>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace ruyuan::app {

struct SnapShapes;

/// Drawing and editing on the map: the actions with their tools. Every finished gesture is one act
/// of the project. What is edited is the project's, also while a scenario is shown.
class EditTools : public QObject {
    Q_OBJECT

public:
    explicit EditTools(Desk& desk);

    [[nodiscard]] FlipList& flips() { return *flips_; }
    /// Asks for what a form asks; tests answer themselves. Nothing: given up.
    using Ask = std::function<std::optional<PlaceForm::Answer>(planner::PlaceKind, const QString&)>;
    void setAsk(Ask ask) { ask_ = std::move(ask); }
    using AskSite = std::function<std::optional<SiteForm::Answer>(gis::Point place)>;
    void setAskSite(AskSite ask) { askSite_ = std::move(ask); }
    using Confirm = std::function<bool(const QString& question)>;
    void setConfirm(Confirm confirm) { confirm_ = std::move(confirm); }
    /// The tool of the corners, for what shows its state.
    [[nodiscard]] const maps::VertexTool& vertexTool() const { return *vertices_; }
    /// Whether there is something to snap to by now.
    [[nodiscard]] bool canSnap() const { return snapIndex_ != nullptr; }

Q_SIGNALS:
    /// A built-up boundary is edited: the flip list is worth seeing.
    void boundaryTouched();

private:
    void addDrawActions();
    void addPointActions();
    void addChangeActions();
    void addMeasureActions();
    QAction* addTool(const char* id,
                     const QString& text,
                     const QString& tip,
                     const char* icon,
                     const QList<QKeySequence>& keys,
                     maps::EditTool* tool,
                     std::function<bool()> begin);
    void adopt(maps::EditTool* tool);
    void followTool();
    void followProject();
    void makeSnapIndex();

    void finishDrawing(planner::PlaceKind kind, const gis::MultiPolygon& area);
    void placeSite(gis::Point place);
    void addSite(gis::Point place);
    void selectInside(const gis::MultiPolygon& area, Qt::KeyboardModifiers modifiers);
    void applyLine(const gis::Line& line, bool splits);
    void merge();
    void remove();
    bool beginEditing(const ThingRef& thing);
    void endEditing();
    void applyEdited(const gis::MultiPolygon& area);
    void followBoundary(std::optional<std::size_t> area);
    /// The one selected thing with an area; tells when there is none.
    [[nodiscard]] std::optional<planner::PlaceRef> selectedArea();
    void warnOfScenario();

    Desk& desk_;
    FlipList* flips_;
    maps::VertexTool* vertices_;
    maps::DrawTool* builtUp_ = nullptr;
    Ask ask_;
    AskSite askSite_;
    Confirm confirm_;
    QAction* snap_ = nullptr;
    std::vector<std::pair<QAction*, maps::EditTool*>> tools_;
    std::optional<ThingRef> edited_;
    int pending_ = 0;  // changes of the edited thing on their way
    std::shared_ptr<const SnapShapes> snapIndex_;
    std::shared_ptr<const planner::Project> snapOf_;
};

}  // namespace ruyuan::app
