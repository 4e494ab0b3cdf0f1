// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

class QQuickWidget;

namespace ruyuan::app {

/// Whether a name that OpenGL gives (GL_RENDERER) is that of a program and not of a card.
[[nodiscard]] bool isSoftwareRenderer(const QByteArray& renderer);

/// Once a QApplication is there and before its first window: when prepareGraphics() could not tell
/// whether there is a working card, asks it, and paints in software when there is none.
void settleGraphics();

/// How people want the map painted; kept in their settings, heeded by the next prepareGraphics().
enum class GraphicsChoice {
    Automatic,  ///< by the card where a working one is found
    OpenGl,     ///< by OpenGL, whatever answers there
    Software,
};
[[nodiscard]] GraphicsChoice chosenGraphics();
void chooseGraphics(GraphicsChoice choice);
/// Whether $QT_QUICK_BACKEND or $QSG_RHI_BACKEND say it, and nobody asks the settings.
[[nodiscard]] bool isGraphicsStated();

/// A choice that keeps the program from starting must not keep people out of it: while it is not
/// known that @p map can be painted, the settings say so, and a start that finds this from the last
/// one gives the choice up. Known it is when the map was painted; else, as long as the map is
/// hidden, when the window has been there for @p patience ms. @p failed is called, once, when Qt
/// reports that it cannot paint; the choice is given up then, too.
void watchGraphics(QQuickWidget& map, std::function<void()> failed, int patience = 3000);
/// Whether this start gave up what was chosen, since the last one failed with it.
[[nodiscard]] bool wasGraphicsGivenUp();

}  // namespace ruyuan::app
