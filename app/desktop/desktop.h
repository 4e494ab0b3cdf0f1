// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/jobs.h"
#include "app/desktop/workspace.h"
#include "gis/text.h"

#include <QObject>

#include <filesystem>
#include <memory>

namespace ruyuan::app {

class MainWindow;

/// Chooses how the map is painted, before the QApplication is made: by the graphics card where
/// there is one, else in software, which is faster than imitating a card. $QT_QUICK_BACKEND wins.
void prepareGraphics();

/// The running program: settings, the open project and its window. A change of language makes the
/// window anew over the same project.
class Desktop : public QObject {
    Q_OBJECT

public:
    /// @p fallback is used when the user never chose a language. Needs a QApplication.
    explicit Desktop(gis::Language fallback);
    ~Desktop() override;

    /// Opens a project when it is not empty.
    void open(const std::filesystem::path& file);

    [[nodiscard]] Workspace& workspace() { return workspace_; }
    [[nodiscard]] MainWindow& window() const { return *window_; }

private:
    void makeWindow();
    void tellGraphicsGivenUp();

    Jobs jobs_;
    Workspace workspace_;
    std::unique_ptr<MainWindow> window_;
};

}  // namespace ruyuan::app
