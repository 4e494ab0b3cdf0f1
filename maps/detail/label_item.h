// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/scene.h"

#include <QImage>
#include <QQuickItem>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <stop_token>

namespace ruyuan::maps::detail {

/// The names on the map: placed and painted beside the window when the camera has rested; until
/// then the picture of before moves along.
class LabelItem : public QQuickItem {
    Q_OBJECT

public:
    explicit LabelItem(QQuickItem* parent);
    ~LabelItem() override;

    void setScene(Scene scene);
    void setCamera(const Camera& camera, double ratio);
    /// Shows nothing until the next names are written.
    void forget();
    [[nodiscard]] bool isComplete() const { return complete_; }
    /// Waits for the names of this view.
    void finish();
    /// What is written now; empty while other names are looked for.
    [[nodiscard]] const std::vector<PlacedLabel>& labels() const { return labels_; }

Q_SIGNALS:
    void completed();

protected:
    QSGNode* updatePaintNode(QSGNode* node, UpdatePaintNodeData* data) override;

private:
    struct Writing {
        Camera camera;
        std::vector<PlacedLabel> labels;
        QImage image;
    };
    [[nodiscard]] static Writing written(const Scene& scene,
                                         const Camera& camera,
                                         double ratio,
                                         const std::stop_token& stop);
    void wait();
    void begin();
    void take(Writing writing);

    Scene scene_;
    Camera camera_;
    double ratio_ = 1.0;
    QTimer rest_;
    bool complete_ = true;
    std::vector<PlacedLabel> labels_;
    QImage image_;
    Camera imageCamera_;
    std::stop_source stop_;
    QThreadPool pool_;
};

}  // namespace ruyuan::maps::detail
