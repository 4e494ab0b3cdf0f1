// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace ruyuan::app {

/// Whether a name that OpenGL gives (GL_RENDERER) is that of a program and not of a card.
[[nodiscard]] bool isSoftwareRenderer(const QByteArray& renderer);

/// Once a QApplication is there and before its first window: when prepareGraphics() could not tell
/// whether there is a working card, asks it, and paints in software when there is none.
void settleGraphics();

}  // namespace ruyuan::app
