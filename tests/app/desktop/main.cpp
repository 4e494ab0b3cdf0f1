// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/desktop.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtEnvironmentVariables>

#include <gtest/gtest.h>

int main(int count, char** values) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    // Settings and documents of the tests; a program started by a test shares those of its parent.
    const QTemporaryDir own;
    const QByteArray home = qEnvironmentVariableIsSet("RUYUAN_TEST_HOME")
                                ? qgetenv("RUYUAN_TEST_HOME")
                                : own.path().toUtf8();
    qputenv("HOME", home);
    qputenv("XDG_CONFIG_HOME", home);
    qputenv("RUYUAN_WHO", "测试员");
    ruyuan::app::prepareGraphics();
    const QApplication application(count, values);
    testing::InitGoogleTest(&count, values);
    return RUN_ALL_TESTS();
}
