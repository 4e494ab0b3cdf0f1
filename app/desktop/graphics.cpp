// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/graphics.h"

#include "app/desktop/desktop.h"

#include <QDir>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>

#include <algorithm>
#include <array>

namespace ruyuan::app {

namespace {

enum class Choice { Undecided, Decided };
Choice choice = Choice::Decided;  // in the thread of the windows only

void paintInSoftware() {
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
}

/// Without a device file no program reaches a card; asking OpenGL takes far longer.
bool mayHaveCard() {
#ifdef Q_OS_LINUX
    return !QDir(QStringLiteral("/dev/dri"))
                .entryList({QStringLiteral("renderD*")}, QDir::System)
                .isEmpty();
#else
    return true;
#endif
}

QByteArray renderer() {
    QOffscreenSurface surface;
    surface.create();
    QOpenGLContext context;
    if (!context.create() || !context.makeCurrent(&surface)) {
        return {};
    }
    const auto* name = reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER));
    const QByteArray copy(name);
    context.doneCurrent();
    return copy;
}

}  // namespace

bool isSoftwareRenderer(const QByteArray& renderer) {
    constexpr std::array kPrograms{
        "llvmpipe", "softpipe", "swrast", "software", "swiftshader", "basic render"};
    const QByteArray name = renderer.toLower();
    return name.isEmpty() || std::ranges::any_of(kPrograms, [&](const char* program) {
               return name.contains(program);
           });
}

void prepareGraphics() {
    QCoreApplication::setOrganizationName(QStringLiteral("Ruyuan"));
    QCoreApplication::setApplicationName(QStringLiteral("Ruyuan"));
    choice = Choice::Decided;
    if (qEnvironmentVariableIsSet("QT_QUICK_BACKEND") ||
        qEnvironmentVariableIsSet("QSG_RHI_BACKEND")) {
        return;
    }
    if (mayHaveCard()) {
        choice = Choice::Undecided;
    } else {
        paintInSoftware();
    }
}

void settleGraphics() {
    if (choice == Choice::Undecided && isSoftwareRenderer(renderer())) {
        paintInSoftware();
    }
    choice = Choice::Decided;
}

}  // namespace ruyuan::app
