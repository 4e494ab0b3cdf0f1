// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/acting.h"
#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/desktop.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/shell/main_window.h"
#include "planner/pipeline.h"
#include "planner/project_file.h"
#include "planner/sample.h"
#include "support/temporary_folder.h"

#include <QApplication>
#include <QSettings>
#include <QTest>

#include <gtest/gtest.h>

namespace ruyuan::app::test {

constexpr int kPatience = 60'000;  // ms; only a hang takes as long

/// The sample city, planned; made once for all tests of the program.
inline const planner::Project& plannedSample() {
    static const planner::Project kProject = [] {
        auto project = planner::sampleProject("zhengzhou").value();
        const auto pack = planner::parsePolicyPack(project.policyText, project.policyName).value();
        planner::runStages(project, pack, planner::Stage::Screen, planner::Stage::Plan).value();
        return project;
    }();
    return kProject;
}

/// A new file with the planned sample city.
inline std::filesystem::path sampleFile(const testing::TemporaryFolder& folder,
                                        const std::string& name = "示例 城市") {
    const auto file = folder / (name + ".gpkg");
    planner::createProject(file, plannedSample(), actOf("new", {"建立", "made"})).value();
    return file;
}

/// Lets the window work until nothing runs or waits any more.
inline void settle(Workspace& workspace) {
    const auto titles = [&] {
        QStringList all;
        for (const Jobs::Job& job : workspace.jobs().running()) {
            all << job.title;
        }
        return all.join(QStringLiteral(", ")).toStdString();
    };
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return !workspace.isChanging() && workspace.jobs().running().empty(); }, kPatience))
        << "still running: " << titles();
    QCoreApplication::processEvents();
}

/// The real window with the planned sample city open.
class SampleWindow : public ::testing::Test {
protected:
    void SetUp() override {
        QSettings().clear();
        QSettings().setValue(QStringLiteral("language"), QStringLiteral("en"));
        file_ = sampleFile(folder_);
        desktop_ = std::make_unique<Desktop>(gis::Language::English);
        desktop_->window().resize(1280, 800);
        desktop_->open(file_);
        settle(workspace());
        ASSERT_TRUE(workspace().isOpen());
    }

    [[nodiscard]] Workspace& workspace() const { return desktop_->workspace(); }
    [[nodiscard]] MainWindow& window() const { return desktop_->window(); }
    [[nodiscard]] MapPanel& map() const { return window().desk().map; }
    void trigger(const char* action) const {
        QAction* found = window().desk().actions.find(QString::fromUtf8(action));
        ASSERT_NE(found, nullptr) << action;
        ASSERT_TRUE(found->isEnabled()) << action;
        found->trigger();
    }

    testing::TemporaryFolder folder_;
    std::filesystem::path file_;
    std::unique_ptr<Desktop> desktop_;
};

}  // namespace ruyuan::app::test
