// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeWidget>
#include <QWidget>

class QLabel;
class QSlider;

namespace ruyuan::app {

struct Desk;

/// Layers of the map, the uppermost first, with their legend below each: shown or not, opacity, and
/// their order by dragging or by keys.
class LayersPanel : public QWidget {
    Q_OBJECT

public:
    explicit LayersPanel(Desk& desk, QWidget* parent = nullptr);

    /// "view.show-all-layers", "view.hide-all-layers", "view.layer-up", "view.layer-down",
    /// "view.zoom-layer".
    void addActions();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void addLayer(std::size_t layer);
    void setVisible(QTreeWidgetItem* item);
    void setAllVisible(bool visible);
    void showOpacity();
    void setOpacity(int percent);
    void moveCurrent(int by);
    void takeOrder();
    void zoomToCurrent();
    [[nodiscard]] QTreeWidgetItem* currentLayer() const;

    Desk& desk_;
    QTreeWidget* tree_;
    QLabel* nothing_;
    QSlider* opacity_;
    QLabel* percent_;
    bool filling_ = false;
};

}  // namespace ruyuan::app
