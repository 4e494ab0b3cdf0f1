// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/base_map.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class QSlider;
class QSpinBox;

namespace ruyuan::app {

/// Chooses what lies under the map: files, folders and servers, their order and opacity.
class BaseMapsDialog : public QDialog {
    Q_OBJECT

public:
    /// @p maps from bottom to top; the list shows the uppermost first.
    explicit BaseMapsDialog(std::vector<maps::BaseMap> maps, QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<maps::BaseMap>& maps() const { return maps_; }

private:
    QWidget* makeList();
    QWidget* makeForm();
    void fillList(int row);
    void showMap();
    void takeForm();
    void addMap(maps::BaseMap map);
    void addFile();
    void addFolder();
    void addTianditu();
    void moveBy(int rows);
    void removeMap();
    void showFault();
    /// The map of a row of the list; null when there is none.
    [[nodiscard]] maps::BaseMap* mapAt(int row);

    std::vector<maps::BaseMap> maps_;
    bool filling_ = false;
    QListWidget* list_ = nullptr;
    QPushButton* up_ = nullptr;
    QPushButton* down_ = nullptr;
    QPushButton* remove_ = nullptr;
    QWidget* form_ = nullptr;
    QFormLayout* rows_ = nullptr;
    QLineEdit* name_ = nullptr;
    QLineEdit* place_ = nullptr;
    QLineEdit* subdomains_ = nullptr;
    QLineEdit* key_ = nullptr;
    QComboBox* order_ = nullptr;
    QSpinBox* finest_ = nullptr;
    QComboBox* datum_ = nullptr;
    QSlider* opacity_ = nullptr;
    QLineEdit* attribution_ = nullptr;
    QLabel* fault_ = nullptr;
    QDialogButtonBox* buttons_ = nullptr;
};

}  // namespace ruyuan::app
