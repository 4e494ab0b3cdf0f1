// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/snap.h"
#include "gis/text.h"
#include "maps/edit_session.h"
#include "maps/map_tool.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace ruyuan::maps {

/// What tools that draw have in common: snapping (S turns it off and on), moving the map by
/// dragging where nothing is hit, and words in the language of the window.
class EditTool : public MapTool {
    Q_OBJECT

public:
    using MapTool::MapTool;

    /// Corners and edges to snap to, longitude and latitude; null: none.
    void setSnapIndex(std::shared_ptr<const gis::SnapIndex> index);
    /// Shapes of the index for which @p skip holds are not snapped to, e.g. what is being edited.
    void setSkipped(std::function<bool(std::size_t shape)> skip);
    void setSnapping(bool on);
    [[nodiscard]] bool isSnapping() const { return snapping_; }
    void setLanguage(gis::Language language) { language_ = language; }

    [[nodiscard]] QCursor cursor() const override { return Qt::CrossCursor; }
    [[nodiscard]] bool claims(const QKeyEvent& event) const override;
    bool key(const QKeyEvent& event) override;

Q_SIGNALS:
    void panned(QPointF pixels);
    void snappingChanged(bool on);
    /// Esc where there was nothing to give up.
    void left();
    void refused(const ruyuan::gis::Error& error);

protected:
    /// The place under the mouse, snapped; longitude and latitude.
    [[nodiscard]] gis::Point placeAt(QPointF pixel, const Camera& camera);
    void forgetSnap() { snap_.reset(); }
    void paintSnap(QPainter& painter, const Camera& camera) const;
    [[nodiscard]] QString said(const gis::Text& text) const;

    /// Dragging with the left button where the tool has no use for it moves the map.
    void beginPan(QPointF pixel);
    /// True when the mouse was moved farther than a click allows.
    bool pan(QPointF pixel);
    /// The same without moving the map.
    bool moves(QPointF pixel);
    [[nodiscard]] bool wasPanned() const { return panning_; }

private:
    std::shared_ptr<const gis::SnapIndex> index_;
    std::function<bool(std::size_t)> skip_;
    bool snapping_ = true;
    std::optional<gis::Snap> snap_;
    gis::Language language_ = gis::Language::Chinese;
    QPointF pressed_;
    QPointF last_;
    bool panning_ = false;
};

/// Draws by clicks. Double click, Enter and the right button finish, Backspace takes the last point
/// back, Esc everything.
class DrawTool : public EditTool {
    Q_OBJECT

public:
    enum class What { Point, Line, Area };
    explicit DrawTool(What what, QObject* parent = nullptr);

    [[nodiscard]] const Drawing& drawing() const { return drawing_; }
    /// Writes its length at each segment.
    void setLabelled(bool on) { labelled_ = on; }
    /// What is drawn stays until the next click or Esc, for measuring.
    void setStaying(bool on) { staying_ = on; }

    bool press(const MapMouse& mouse) override;
    void drag(const MapMouse& mouse) override;
    void release(const MapMouse& mouse) override;
    bool doubleClick(const MapMouse& mouse) override;
    void hover(const MapMouse& mouse) override;
    [[nodiscard]] bool claims(const QKeyEvent& event) const override;
    bool key(const QKeyEvent& event) override;
    bool cancel() override;
    void paint(QPainter& painter, const Camera& camera) const override;

Q_SIGNALS:
    void pointDrawn(ruyuan::gis::Point lonLat);
    void lineDrawn(const ruyuan::gis::Line& lonLat);
    void areaDrawn(const ruyuan::gis::MultiPolygon& lonLat, Qt::KeyboardModifiers modifiers);
    /// The outline so far, with the mouse as its last corner, whenever that is a valid area.
    void areaChanged(const ruyuan::gis::MultiPolygon& lonLat);
    void cancelled();

private:
    void finish(Qt::KeyboardModifiers modifiers);
    void tell();
    [[nodiscard]] std::optional<gis::Point> next() const;
    void paintLabels(QPainter& painter, const Camera& camera) const;

    What what_;
    bool labelled_ = false;
    bool staying_ = false;
    bool finished_ = false;  // and staying
    Drawing drawing_;
    std::optional<gis::Point> mouse_;  // longitude and latitude
    QPointF mousePixel_;
    std::optional<gis::Point> fault_;
};

/// Edits the corners of one area: drags handles, drags the middle of an edge to make a corner of
/// it, removes a corner with the right button or, where the mouse is or was last, with Delete.
class VertexTool : public EditTool {
    Q_OBJECT

public:
    using EditTool::EditTool;
    static constexpr std::size_t kMostHandles = 500;

    /// What is edited from now on; nothing: waits for something to be clicked.
    void setArea(std::optional<gis::MultiPolygon> area, gis::Area size = {});
    [[nodiscard]] const EditSession* session() const { return session_.get(); }
    /// The last gesture could not be kept.
    void takeBack();

    [[nodiscard]] QCursor cursor() const override;
    bool press(const MapMouse& mouse) override;
    void drag(const MapMouse& mouse) override;
    void release(const MapMouse& mouse) override;
    void hover(const MapMouse& mouse) override;
    [[nodiscard]] bool claims(const QKeyEvent& event) const override;
    bool key(const QKeyEvent& event) override;
    bool cancel() override;
    void paint(QPainter& painter, const Camera& camera) const override;

Q_SIGNALS:
    /// A gesture is finished.
    void edited(const ruyuan::gis::MultiPolygon& lonLat);
    /// A corner is being dragged, and the area is valid.
    void areaChanged(const ruyuan::gis::MultiPolygon& lonLat);
    void cancelled();
    /// A click beside the handles.
    void clicked(QPointF pixel);

private:
    /// A corner, or the middle of the edge that begins there.
    struct Handle {
        gis::VertexRef at;
        bool isMiddle = false;

        bool operator==(const Handle&) const = default;
    };
    [[nodiscard]] std::optional<Handle> handleAt(QPointF pixel, const Camera& camera) const;
    void remove(const gis::VertexRef& corner);
    void project();
    void tell();
    [[nodiscard]] gis::Point worldAt(const gis::VertexRef& at) const;

    std::unique_ptr<EditSession> session_;  // null: nothing is edited
    gis::MultiPolygon world_;               // of the session's area
    std::optional<Handle> hovered_;
    std::optional<gis::VertexRef> last_;  // the corner that Delete removes
    bool dragging_ = false;
};

}  // namespace ruyuan::maps
