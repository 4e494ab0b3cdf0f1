// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/widgets/ask_file.h"

#include "desktop_fixture.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QTimer>

#include <fstream>

namespace ruyuan::app::test {

namespace {

class AskFile : public ::testing::Test {
protected:
    void SetUp() override { QSettings().clear(); }

    [[nodiscard]] QString folder() const {
        return QString::fromStdU16String(folder_.path().u16string());
    }
    [[nodiscard]] QString in(const char* name) const {
        return folder() + QLatin1Char('/') + QString::fromUtf8(name);
    }
    /// Types a name into the dialog that comes next and accepts it.
    static void answer(const QString& name) {
        QTimer::singleShot(0, [name] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            ASSERT_NE(dialog, nullptr);
            auto* line = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
            ASSERT_NE(line, nullptr);
            line->setText(name);
            QTest::keyClick(line, Qt::Key_Return);
            if (dialog->isVisible()) {
                ADD_FAILURE() << "the dialog stayed";
                dialog->reject();
            }
        });
    }
    static QString save(const QString& proposal) {
        return askWhereToSave(nullptr,
                              FileUse::Project,
                              QStringLiteral("save"),
                              proposal,
                              QStringLiteral("Projects (*.gpkg)"));
    }

    testing::TemporaryFolder folder_;
};

TEST_F(AskFile, EachUseBeginsInTheFolderOfItsLastFile) {
    std::filesystem::create_directories(folder_.path() / "台账 七月");
    rememberFolder(FileUse::Import, in("台账 七月"));
    EXPECT_EQ(folderFor(FileUse::Import), in("台账 七月"));
    EXPECT_EQ(lastFolder(FileUse::Project), QString());
    EXPECT_NE(folderFor(FileUse::Project), in("台账 七月"));
    EXPECT_TRUE(QFileInfo(folderFor(FileUse::Project)).isDir());
}

TEST_F(AskFile, AFolderThatIsGoneIsForgotten) {
    rememberFolder(FileUse::Project, in("never there"));
    EXPECT_EQ(lastFolder(FileUse::Project), QString());
    EXPECT_TRUE(QFileInfo(folderFor(FileUse::Project)).isDir());
}

TEST_F(AskFile, ANameIsProposedThatNoFileHas) {
    rememberFolder(FileUse::Project, folder());
    const auto proposed = [] {
        return freeName(FileUse::Project, QString::fromUtf8("搬迁 计划"), QStringLiteral("gpkg"));
    };
    EXPECT_EQ(proposed(), in("搬迁 计划.gpkg"));
    std::ofstream(folder_ / "搬迁 计划.gpkg") << "x";
    std::ofstream(folder_ / "搬迁 计划-2.gpkg") << "x";
    EXPECT_EQ(proposed(), in("搬迁 计划-3.gpkg"));
}

TEST_F(AskFile, ANameTypedWithoutASuffixGetsThatOfTheProposal) {
    rememberFolder(FileUse::Project, folder());
    answer(in("荥阳"));
    EXPECT_EQ(save(in("计划.gpkg")), in("荥阳.gpkg"));
    answer(in("荥阳.gpkg"));
    EXPECT_EQ(save(in("计划.gpkg")), in("荥阳.gpkg"));
}

TEST_F(AskFile, TheFolderOfWhatWasChosenIsRemembered) {
    std::filesystem::create_directories(folder_.path() / "项目");
    rememberFolder(FileUse::Project, folder());
    answer(in("项目/荥阳.gpkg"));
    EXPECT_EQ(save(in("计划.gpkg")), in("项目/荥阳.gpkg"));
    EXPECT_EQ(folderFor(FileUse::Project), in("项目"));
}

TEST_F(AskFile, ADialogThatIsLeftChangesNothing) {
    rememberFolder(FileUse::Project, folder());
    QTimer::singleShot(0,
                       [] { qobject_cast<QDialog*>(QApplication::activeModalWidget())->reject(); });
    EXPECT_EQ(save(in("计划.gpkg")), QString());
    EXPECT_EQ(folderFor(FileUse::Project), folder());
}

}  // namespace

}  // namespace ruyuan::app::test
