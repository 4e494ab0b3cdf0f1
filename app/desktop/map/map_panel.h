// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"
#include "app/map/plan_layers.h"
#include "maps/map_widget.h"

#include <QPointer>
#include <QWidget>

#include <map>
#include <optional>

namespace ruyuan::app {

class MessageBar;
class SelectTool;

/// How the user wants a layer shown; kept by its id over changes of the project.
struct LayerSetting {
    bool visible = true;
    double opacity = 1.0;
};

/// The map of the open project: shows its layers as the scenario and the date have them, and the
/// shared selection; gives the mouse to one tool at a time.
class MapPanel : public QWidget {
    Q_OBJECT

public:
    explicit MapPanel(Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] maps::MapWidget& map() const { return *map_; }
    [[nodiscard]] MessageBar& messages() const { return *messages_; }
    /// Puts a bar under the map.
    void addBelow(QWidget* bar);

    [[nodiscard]] LayerSetting layerSetting(const std::string& layer) const;
    void setLayerSetting(const std::string& layer, LayerSetting setting);
    /// The order of layers from bottom to top by their ids; layers that it does not name keep
    /// their place above those.
    void setLayerOrder(std::vector<std::string> order);
    /// Features that a tool draws itself, by layer id; empty: none.
    void setHidden(const std::string& layer, std::set<std::string> keys);

    /// By what the symbols of sites are chosen.
    [[nodiscard]] SiteColouring colouring() const { return colouring_; }
    void setColouring(SiteColouring colouring);
    /// Whether the layers that are shown are those of the project, date and colouring, and none are
    /// being made.
    [[nodiscard]] bool isUpToDate() const { return !building_; }

    /// Gives the mouse to a tool until resetTool() or another one; null: to selecting.
    void setTool(maps::MapTool* tool);
    void resetTool() { setTool(nullptr); }
    /// The tool in use; null while it is selecting.
    [[nodiscard]] maps::MapTool* tool() const { return tool_; }

    /// Where a thing is on the map, if it has a place.
    [[nodiscard]] std::optional<maps::Hit> hitOf(const ThingRef& thing) const;
    [[nodiscard]] std::optional<ThingRef> thingOf(const maps::Hit& hit) const;
    void zoomToAll();
    /// Shows all of @p world, and never less than the neighbourhood of a place.
    void zoomTo(const gis::Box& world);
    /// Shows these things as large as they and their neighbourhood allow.
    void zoomTo(const Selection& things);
    /// Goes to things that somebody looks for: all of them with their neighbourhood, at the scale
    /// that is shown where that is near enough already. False when none of them has a place.
    bool goTo(const Selection& things);
    /// Leaves the map as it is while all of them are in view; otherwise as goTo().
    bool reveal(const Selection& things);

Q_SIGNALS:
    /// The map shows another scene: other layers, or the same ones otherwise.
    void sceneChanged();
    void toolChanged();
    void contextMenuWanted(const std::vector<ruyuan::app::ThingRef>& things, QPoint global);
    /// A thing was double-clicked.
    void activated(const ruyuan::app::ThingRef& thing);

private:
    /// What has to be made anew; the larger one includes the smaller.
    enum class Stale { Nothing, Sites, Everything };
    [[nodiscard]] gis::Box boundsOf(const Selection& things) const;
    void build(Stale stale);
    void take(bool everything, std::vector<maps::FeatureLayerPtr> layers);
    void applyScene();
    void showSelection();
    void orderLayers(std::vector<maps::ShownLayer>& layers) const;

    Workspace& workspace_;
    MessageBar* messages_;
    maps::MapWidget* map_;
    SelectTool* select_;
    QPointer<maps::MapTool> tool_;
    std::vector<maps::FeatureLayerPtr> layers_;
    std::map<std::string, LayerSetting> settings_;
    std::map<std::string, std::set<std::string>> hidden_;
    std::vector<std::string> order_;
    std::filesystem::path shownFile_;
    std::shared_ptr<const planner::Project> builtProject_;  // that layers_ were made from
    SiteColouring colouring_ = SiteColouring::Path;
    bool building_ = false;
    Stale waiting_ = Stale::Nothing;
};

}  // namespace ruyuan::app
