// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/graphics.h"

#include "app/desktop/desktop.h"

#include <QDir>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWidget>
#include <QQuickWindow>
#include <QSettings>
#include <QTimer>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace ruyuan::app {

namespace {

enum class Choice { Undecided, Decided };
Choice choice = Choice::Decided;  // in the thread of the windows only
bool givenUp = false;             // the same

QString choiceKey() {
    return QStringLiteral("graphics/choice");
}
/// There while it is not known whether what was chosen can paint.
QString tryingKey() {
    return QStringLiteral("graphics/trying");
}

struct ChoiceWord {
    GraphicsChoice choice;
    QLatin1StringView word;
};
constexpr std::array kChoiceWords{
    ChoiceWord{GraphicsChoice::OpenGl, QLatin1StringView("opengl")},
    ChoiceWord{GraphicsChoice::Software, QLatin1StringView("software")}};

void setTrying(bool trying) {
    QSettings settings;
    if (trying) {
        settings.setValue(tryingKey(), true);
    } else {
        settings.remove(tryingKey());
    }
    settings.sync();  // a program that dies writes nothing any more
}

/// What was chosen; given up where the last start did not live to paint with it.
GraphicsChoice choiceToTry() {
    if (QSettings().contains(tryingKey())) {
        givenUp = chosenGraphics() != GraphicsChoice::Automatic;
        chooseGraphics(GraphicsChoice::Automatic);
        setTrying(false);
    }
    const GraphicsChoice wanted = chosenGraphics();
    if (wanted != GraphicsChoice::Automatic) {
        setTrying(true);
    }
    return wanted;
}

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
    givenUp = false;
    if (isGraphicsStated()) {
        return;
    }
    const GraphicsChoice wanted = choiceToTry();
    if (wanted == GraphicsChoice::OpenGl) {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::OpenGL);
    } else if (wanted == GraphicsChoice::Software) {
        paintInSoftware();
    } else if (mayHaveCard()) {
        choice = Choice::Undecided;
    } else {
        paintInSoftware();
    }
}

GraphicsChoice chosenGraphics() {
    const QString word = QSettings().value(choiceKey()).toString();
    for (const ChoiceWord& one : kChoiceWords) {
        if (word == one.word) {
            return one.choice;
        }
    }
    return GraphicsChoice::Automatic;
}

void chooseGraphics(GraphicsChoice wanted) {
    const auto found = std::ranges::find(kChoiceWords, wanted, &ChoiceWord::choice);
    QSettings settings;
    if (found == kChoiceWords.end()) {
        settings.remove(choiceKey());
    } else {
        settings.setValue(choiceKey(), QString(found->word));
    }
}

bool isGraphicsStated() {
    return qEnvironmentVariableIsSet("QT_QUICK_BACKEND") ||
           qEnvironmentVariableIsSet("QSG_RHI_BACKEND");
}

bool wasGraphicsGivenUp() {
    return givenUp;
}

void watchGraphics(QQuickWidget& map, std::function<void()> failed, int patience) {
    if (!QSettings().contains(tryingKey())) {
        return;
    }
    // Who closes the window has seen it.
    QObject::connect(&map, &QObject::destroyed, [] { setTrying(false); });
    const auto painted = std::make_shared<bool>(false);
    QObject::connect(
        map.quickWindow(),
        &QQuickWindow::afterRendering,
        &map,
        [painted] {
            *painted = true;
            setTrying(false);
        },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    QObject::connect(
        &map,
        &QQuickWidget::sceneGraphError,
        &map,
        [failed = std::move(failed)] {
            chooseGraphics(GraphicsChoice::Automatic);
            setTrying(false);
            failed();
        },
        Qt::SingleShotConnection);
    QTimer::singleShot(patience, &map, [&map, painted] {
        if (!*painted && !map.isVisible()) {
            setTrying(false);
        }
    });
}

void settleGraphics() {
    if (choice == Choice::Undecided && isSoftwareRenderer(renderer())) {
        paintInSoftware();
    }
    choice = Choice::Decided;
}

}  // namespace ruyuan::app
