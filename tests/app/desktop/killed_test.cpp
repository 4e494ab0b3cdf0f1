// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/shell/project_actions.h"
#include "app/desktop/shell/welcome_page.h"
#include "desktop_fixture.h"

#include <QCommandLinkButton>
#include <QProcess>

#include <cstdlib>
#include <iostream>
#include <random>

namespace ruyuan::app::test {

namespace {

constexpr const char* kFile = "RUYUAN_TEST_FILE";

Change rename(int number) {
    return {QStringLiteral("rename"),
            [number](planner::Project& project, const gis::Progress&) -> gis::Result<planner::Act> {
                project.sites.front().name = "第" + std::to_string(number) + "次";
                return actOf("edit", gis::text("第 {} 次", "number {}", number));
            }};
}

/// The program that is killed: changes the project in its real window again and again, and says so
/// whenever the window has told that a change is made.
TEST(KilledDesktop, DISABLED_ChangesUntilItIsKilled) {
    const char* const file = std::getenv(kFile);
    ASSERT_NE(file, nullptr);
    Desktop desktop(gis::Language::English);
    desktop.open(file);
    settle(desktop.workspace());
    for (int number = 1;; ++number) {
        desktop.workspace().perform(rename(number));
        settle(desktop.workspace());
        std::cout << "done " << number << std::endl;
    }
}

TEST(KilledDesktop, LosesNothingThatWasSaidToBeDoneAndIsOfferedAgain) {
    QSettings().clear();
    const testing::TemporaryFolder folder;
    const auto file = sampleFile(folder);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // Or the child's test might be left out.
    environment.remove(QStringLiteral("GTEST_TOTAL_SHARDS"));
    environment.remove(QStringLiteral("GTEST_SHARD_INDEX"));
    environment.insert(QString::fromUtf8(kFile), fromPath(file));
    environment.insert(QStringLiteral("RUYUAN_TEST_HOME"), qEnvironmentVariable("XDG_CONFIG_HOME"));
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--gtest_filter=KilledDesktop.DISABLED_*"),
                   QStringLiteral("--gtest_also_run_disabled_tests")});
    std::mt19937 random(2025);
    const int wanted = std::uniform_int_distribution(3, 8)(random);
    QByteArray output;
    const QByteArray last = "done " + QByteArray::number(wanted);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            process.waitForReadyRead(5);
            output += process.readAllStandardOutput();
            return output.contains(last);
        },
        kPatience));
    process.kill();
    ASSERT_TRUE(process.waitForFinished(kPatience));
    output += process.readAllStandardOutput();
    const int acknowledged =
        output.mid(output.lastIndexOf("done ") + 5).split('\n').front().toInt();

    const auto faults = planner::verifyJournal(file);
    ASSERT_TRUE(faults) << faults.error().sentence.en;
    EXPECT_TRUE(faults->empty());
    const std::string name = planner::readProject(file)->sites.front().name;
    EXPECT_TRUE(name == "第" + std::to_string(acknowledged) + "次" ||
                name == "第" + std::to_string(acknowledged + 1) + "次")
        << name << " after " << acknowledged;

    const Desktop desktop(gis::Language::English);
    auto* recover = desktop.window().findChild<QCommandLinkButton*>(QStringLiteral("recover"));
    ASSERT_NE(recover, nullptr);
    EXPECT_TRUE(recover->text().contains(fromPath(file.stem())));
}

}  // namespace

}  // namespace ruyuan::app::test
