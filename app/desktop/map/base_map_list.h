// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/desk.h"
#include "maps/base_map.h"

#include <QObject>

#include <set>
#include <vector>

class QSettings;

namespace ruyuan::app {

/// From bottom to top, as the settings of the user have them. Keys of servers lie nowhere else.
[[nodiscard]] std::vector<maps::BaseMap> readBaseMaps(QSettings& settings);
void writeBaseMaps(QSettings& settings, const std::vector<maps::BaseMap>& maps);

/// What stands in the corner of the map for a base map: where it is from, its name when that is not
/// known, and a warning when it is shifted.
[[nodiscard]] QString cornerText(const maps::BaseMap& map);

/// The base maps under the map of a window: opens them beside it, and tells what fails once.
class BaseMapList : public QObject {
    Q_OBJECT

public:
    explicit BaseMapList(const Desk& desk);

    [[nodiscard]] const std::vector<maps::BaseMap>& maps() const { return maps_; }
    void setMaps(std::vector<maps::BaseMap> maps);

private:
    void open();
    void tellFailed(std::size_t shown, const QString& fault);

    Desk desk_;
    std::vector<maps::BaseMap> maps_;
    std::vector<maps::BaseMap> shown_;
    std::set<QString> told_;  // names of those that were told to fail
    int turn_ = 0;
};

/// Adds the action "map.base-maps" and shows the base maps of the settings.
void addBaseMaps(const Desk& desk);

}  // namespace ruyuan::app
