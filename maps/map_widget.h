// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "maps/camera.h"
#include "maps/map_tool.h"
#include "maps/scene.h"
#include "maps/tiles.h"

#include <QQuickWidget>

#include <memory>
#include <vector>

namespace ruyuan::maps {

/// A base map under the scene.
struct ShownBaseMap {
    TileSourcePtr source;
    double opacity = 1.0;
    QString attribution;  ///< where it is from, and its 审图号; stands in a corner of the map
};

/// The map: a Qt Location map for navigation with our own layers on it. Keys: arrows pan, PgUp and
/// PgDn zoom, Space held pans under any tool, Esc cancels the tool's gesture.
class MapWidget : public QQuickWidget {
    Q_OBJECT

public:
    explicit MapWidget(QWidget* parent = nullptr);
    ~MapWidget() override;

    /// What keeps the map from working, e.g. a missing plugin of Qt; empty when it works.
    [[nodiscard]] QString fault() const;

    [[nodiscard]] const Scene& scene() const;
    void setScene(Scene scene);
    /// Gives up the pictures that were made of scenes, which otherwise stand in for those that are
    /// still being made: the next scene has nothing to do with the one of before.
    void forgetPictures();

    /// Base maps from bottom to top. Tiles are asked for only while the map shows them.
    void setBaseMaps(std::vector<ShownBaseMap> maps);

    /// Features of the scene with a halo around them.
    void setHighlighted(std::vector<Hit> features);

    [[nodiscard]] Camera camera() const;
    /// Its size is the widget's, whatever it says.
    void setCamera(const Camera& camera);
    /// Shows all of @p world; a view that was never zoomed by somebody keeps it when resized.
    void zoomTo(const gis::Box& world);
    void zoomBy(double steps);
    void panBy(QPointF pixels);

    /// Null: panning only. Not owned; a tool that dies is forgotten.
    void setTool(MapTool* tool);
    [[nodiscard]] MapTool* tool() const;

    void setLanguage(gis::Language language);

    /// What is on the screen, labels and all, when everything in view is painted; waits for it.
    /// Base maps from a server that does not answer are not waited for longer than some seconds.
    [[nodiscard]] QImage pictureWhenComplete();
    /// Whether everything in view is painted as the scene wants it.
    [[nodiscard]] bool isComplete() const;
    /// What is written on the map; empty while names are looked for.
    [[nodiscard]] std::vector<PlacedLabel> labels() const;

Q_SIGNALS:
    void cameraChanged();
    void hovered(gis::Point lonLat);
    void left();
    void contextMenuWanted(QPointF pixel, QPoint global);
    void hint(const QString& text);
    /// Everything in view is painted, after something was not.
    void completed();
    /// A tile of a base map could not be had, for the first time since one of it was.
    void baseMapFailed(std::size_t map, const QString& fault);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void leaveEvent(QEvent* event) override;

private Q_SLOTS:
    void followMap();

private:
    class Private;
    std::unique_ptr<Private> d_;
};

}  // namespace ruyuan::maps
