// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace ruyuan::app {

struct Desk;

/// Adds "view.bookmark", which keeps what the map shows under a name, and "view.bookmarks", which
/// lists them to go to or to remove. They belong to the user, not to a project.
void addBookmarkActions(Desk& desk);
/// A menu that goes to a bookmark; filled whenever it opens.
[[nodiscard]] QMenu* bookmarkMenu(Desk& desk);

}  // namespace ruyuan::app
