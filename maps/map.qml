// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtLocation

MapView {
    map.plugin: Plugin { name: "itemsoverlay" }
    map.maximumTilt: 0
    map.minimumZoomLevel: 2
    map.maximumZoomLevel: 20
    map.copyrightsVisible: false
    map.color: "transparent"
}
