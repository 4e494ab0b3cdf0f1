// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/map/colouring_actions.h"

#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/map/map_panel.h"

#include <QActionGroup>
#include <QMainWindow>

namespace ruyuan::app {

void addColouringActions(Desk& desk) {
    struct Choice {
        const char* id;
        QString text;
        SiteColouring colouring;
    };
    auto* group = new QActionGroup(&desk.window);
    for (const Choice& choice :
         {Choice{"map.colour-by-path", QObject::tr("Sites by &path"), SiteColouring::Path},
          {"map.colour-by-county", QObject::tr("Sites by &county"), SiteColouring::County},
          {"map.colour-by-sector", QObject::tr("Sites by &sector"), SiteColouring::Sector},
          {"map.colour-by-status", QObject::tr("Sites by s&tatus"), SiteColouring::Status}}) {
        QAction* action = desk.actions.add(
            {.id = choice.id, .text = choice.text, .checkable = true},
            [&desk, colouring = choice.colouring](bool) { desk.map.setColouring(colouring); });
        action->setChecked(choice.colouring == desk.map.colouring());
        group->addAction(action);
    }
}

}  // namespace ruyuan::app
