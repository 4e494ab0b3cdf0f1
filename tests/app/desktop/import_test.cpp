// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/files/drop_files.h"
#include "app/desktop/files/import_dialog.h"
#include "app/desktop/files/issue_list.h"
#include "app/desktop/files/preview_map.h"
#include "app/desktop/files/preview_table.h"
#include "app/desktop/files/question_bar.h"
#include "app/desktop/problems/problem_panel.h"
#include "app/desktop/recipes/recipes_dialog.h"
#include "app/desktop/shell/project_actions.h"
#include "desktop_fixture.h"
#include "gis/china_offset.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

#include <format>
#include <fstream>

namespace ruyuan::app::test {

namespace {

class ImportDialogOnSample : public SampleWindow {
protected:
    /// A file with that text, in the dialog, looked at.
    void open(const std::string& name, const std::string& text) {
        const auto file = folder_.path() / name;
        std::ofstream(file) << text;
        dialog_ = std::make_unique<ImportDialog>(workspace());
        dialog_->show();
        dialog_->setFile(fromPath(file));
        ready();
    }
    void ready() const {
        ASSERT_TRUE(QTest::qWaitFor([&] { return dialog_->preview().has_value(); }, kPatience));
        settle(workspace());
    }
    /// Gives a column to a field as a person does.
    void give(const char* header, const char* field) const {
        QComboBox* box = table().fieldBox(QString::fromUtf8(header));
        ASSERT_NE(box, nullptr) << header;
        const int index = box->findData(QString::fromUtf8(field));
        ASSERT_GE(index, 0) << field;
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }
    [[nodiscard]] QString fieldOf(const char* header) const {
        const QComboBox* box = table().fieldBox(QString::fromUtf8(header));
        return box == nullptr ? QStringLiteral("no such column") : box->currentData().toString();
    }
    /// The cell of a row under a header.
    [[nodiscard]] QString cell(int row, const char* header) const {
        for (int c = 0; c < table().columnCount(); ++c) {
            const QTableWidgetItem* item = table().item(row, c);
            if (table().horizontalHeaderItem(c)->text() == QString::fromUtf8(header)) {
                return item == nullptr ? QString() : item->text();
            }
        }
        return QStringLiteral("no such column");
    }
    [[nodiscard]] PreviewTable& table() const { return *dialog_->findChild<PreviewTable*>(); }
    [[nodiscard]] QuestionBar& question() const { return *dialog_->findChild<QuestionBar*>(); }
    [[nodiscard]] QPushButton& import() const {
        return *dialog_->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    }
    /// Sites of the sample as Amap would have them, under headers that say so.
    [[nodiscard]] std::string amapLedger(std::size_t count) const {
        std::string text = "企业名称,高德经度,高德纬度\n";
        for (const planner::Site& site : workspace().stored()->sites) {
            const auto* place = std::get_if<gis::Point>(&site.place);
            if (place != nullptr && count > 0) {
                const gis::Point shown = gis::displaced(gis::ChinaOffset::Gcj02, *place);
                text += std::format("另一厂{},{:.6f},{:.6f}\n", count, shown.x + 0.02, shown.y);
                --count;
            }
        }
        return text;
    }

    std::unique_ptr<ImportDialog> dialog_;
};

constexpr const char* kLedger =
    "企业名称,占地面积（平方米）,生产能力,人数甲,经度,纬度\n"
    "甲化工,66666.67,18 万吨/年,120,113.6,34.75\n"
    "乙水泥,,,80,113.7,34.76\n"
    ",,,7,,\n";

TEST_F(ImportDialogOnSample, ShowsWhatWasUnderstoodBesideWhatIsWritten) {
    open("台账.csv", kLedger);
    EXPECT_EQ(fieldOf("企业名称"), QStringLiteral("name"));
    EXPECT_EQ(fieldOf("占地面积（平方米）"), QStringLiteral("land_mu"));
    EXPECT_EQ(fieldOf("人数甲"), QString());
    EXPECT_EQ(cell(0, "企业名称"), QString::fromUtf8("甲化工"));
    EXPECT_TRUE(cell(0, "占地面积（平方米）").contains(QString::fromUtf8("66666.67\n→ 100")))
        << cell(0, "占地面积（平方米）").toStdString();
    EXPECT_EQ(cell(0, "生产能力"), QString::fromUtf8("18 万吨/年\n→ 180000 t/a"));
    EXPECT_TRUE(cell(0, "place").contains(QStringLiteral("113.600000, 34.750000")));
    EXPECT_TRUE(import().isEnabled());
    EXPECT_FALSE(question().isVisible());
}

TEST_F(ImportDialogOnSample, SaysWordsOfAFieldAsPeopleReadThem) {
    open("台账.csv", "企业名称,企业规模,经度,纬度\n甲化工,大型,113.6,34.75\n");
    ASSERT_TRUE(dialog_->preview().has_value());
    ASSERT_EQ(dialog_->preview()->rows.size(), 1U);
    const PreviewRow& row = dialog_->preview()->rows.front();
    const auto accuracy =
        std::ranges::find(row.understood, "accuracy", &PreviewRow::Understood::field);
    ASSERT_NE(accuracy, row.understood.end());
    EXPECT_EQ(accuracy->value, label(planner::Accuracy::Geocoded));
    for (const PreviewRow::Understood& one : row.understood) {
        EXPECT_NE(one.value.zh, "large") << one.field;
        EXPECT_NE(one.value.zh, "") << one.field;
    }
}

TEST_F(ImportDialogOnSample, AColumnGivenToAnotherFieldChangesRequestAndPreview) {
    open("台账.csv", kLedger);
    give("人数甲", "employees");
    ASSERT_FALSE(import().isEnabled()) << "it has to be looked at again first";
    ready();
    const std::map<std::string, std::string> chosen{{"employees", "人数甲"}};
    EXPECT_EQ(dialog_->request()->columns, chosen);
    EXPECT_EQ(fieldOf("人数甲"), QStringLiteral("employees"));
    const auto& understood = dialog_->preview()->rows.front().understood;
    const auto employees =
        std::ranges::find(understood, "employees", &PreviewRow::Understood::field);
    ASSERT_NE(employees, understood.end());
    EXPECT_EQ(employees->value.zh, "120");
    give("人数甲", "");
    ready();
    const std::map<std::string, std::string> none{{"employees", ""}};
    EXPECT_EQ(dialog_->request()->columns, none);
    EXPECT_EQ(fieldOf("人数甲"), QString());
}

TEST_F(ImportDialogOnSample, AQuestionOfCoordinatesKeepsFromImportingUntilItIsAccepted) {
    open("导出.csv", amapLedger(3));
    ASSERT_TRUE(dialog_->preview()->question.has_value());
    EXPECT_TRUE(question().isVisible());
    EXPECT_FALSE(import().isEnabled());
    EXPECT_FALSE(import().toolTip().isEmpty());
    ASSERT_TRUE(dialog_->preview()->acceptable);
    question().findChild<QCheckBox*>()->click();
    ready();
    EXPECT_TRUE(dialog_->request()->acceptGuesses);
    EXPECT_FALSE(dialog_->preview()->question.has_value());
    EXPECT_TRUE(question().isVisible()) << "so that it can be taken back";
    EXPECT_TRUE(import().isEnabled());
    question().findChild<QCheckBox*>()->click();
    ready();
    EXPECT_FALSE(import().isEnabled());
}

TEST_F(ImportDialogOnSample, AStatedSystemAnswersTheQuestionAndTheMapShowsTheShift) {
    open("导出.csv", amapLedger(3));
    ASSERT_FALSE(import().isEnabled());
    QComboBox* system = nullptr;
    for (QComboBox* box : dialog_->findChildren<QComboBox*>()) {
        system = box->findData(QStringLiteral("GCJ-02")) >= 0 ? box : system;
    }
    ASSERT_NE(system, nullptr);
    EXPECT_GE(system->findData(QStringLiteral("BD-09")), 0);
    system->setCurrentIndex(system->findData(QStringLiteral("GCJ-02")));
    ready();
    EXPECT_TRUE(import().isEnabled());
    EXPECT_FALSE(question().isVisible());
    const auto& places = dialog_->findChild<PreviewMap*>()->places();
    ASSERT_EQ(places.size(), 3U);
    for (const PreviewPlace& place : places) {
        ASSERT_TRUE(place.asWritten.has_value());
        EXPECT_EQ(*place.asWritten, gis::displaced(gis::ChinaOffset::Gcj02, place.place));
        EXPECT_NE(*place.asWritten, place.place);
    }
    ASSERT_TRUE(dialog_->preview()->shift.has_value());
    EXPECT_GT(dialog_->preview()->shift->meters(), 300);
    EXPECT_LT(dialog_->preview()->shift->meters(), 1300);
    system->setCurrentText(QStringLiteral("EPSG:4490"));
    ready();
    EXPECT_EQ(dialog_->preview()->places.front().asWritten,
              dialog_->preview()->places.front().place);
    EXPECT_FALSE(dialog_->preview()->shift.has_value());
}

TEST_F(ImportDialogOnSample, ASystemThatIsNotUnderstoodIsToldAndNothingIsImported) {
    open("台账.csv", kLedger);
    for (QComboBox* box : dialog_->findChildren<QComboBox*>()) {
        if (box->isEditable()) {
            box->setCurrentText(QStringLiteral("EPSG:nothing"));
        }
    }
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return import().toolTip().contains(QStringLiteral("not understood")); }, kPatience));
    EXPECT_FALSE(import().isEnabled());
}

TEST_F(ImportDialogOnSample, AFileWithoutFirmsSaysWhatElseItMayHold) {
    const auto told = [this] {
        for (const QLabel* label : dialog_->findChildren<QLabel*>()) {
            if (label->text().contains(QStringLiteral("No row names a firm"))) {
                return true;
            }
        }
        return false;
    };
    open("园区.csv", "园区名称,经度,纬度\n东园,113.8,34.7\n");
    EXPECT_TRUE(told());
    EXPECT_FALSE(import().isEnabled());
    dialog_->setContent("parks");
    ASSERT_TRUE(QTest::qWaitFor([&] { return import().isEnabled(); }, kPatience));
    EXPECT_FALSE(told());
}

TEST_F(ImportDialogOnSample, AClickOnAnIssueSelectsItsRow) {
    open("台账.csv",
         "企业名称,从业人员,经度,纬度\n甲化工,120,113.6,34.75\n乙水泥,一百多,113.7,34.76\n");
    auto& issues = *dialog_->findChild<IssueList*>();
    int line = -1;
    for (int at = 0; at < issues.rowCount(); ++at) {
        line = issues.item(at, 0)->text() == QStringLiteral("3") ? at : line;
    }
    ASSERT_GE(line, 0) << "the number that is none is told";
    issues.setCurrentCell(line, 1);
    const auto picked = table().selectionModel()->selectedRows();
    ASSERT_EQ(picked.size(), 1);
    EXPECT_EQ(cell(picked.front().row(), "企业名称"), QString::fromUtf8("乙水泥"));
}

class FilesDropped : public SampleWindow {
protected:
    void drop(const std::vector<std::filesystem::path>& files) const {
        QMimeData data;
        QList<QUrl> urls;
        for (const auto& file : files) {
            urls << QUrl::fromLocalFile(fromPath(file));
        }
        data.setUrls(urls);
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window(), &enter);
        EXPECT_TRUE(enter.isAccepted());
        QDropEvent dropped({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window(), &dropped);
    }
    [[nodiscard]] std::filesystem::path ledger(const std::string& name) const {
        const auto file = folder_.path() / name;
        std::ofstream(file) << "企业名称,经度,纬度\n甲化工,113.6,34.75\n";
        return file;
    }
    /// Cancels each dialog that opens, and tells which files they were for.
    void cancelDialogs(QStringList& files, int expected) const {
        QTimer timer;  // the dialog runs a loop of its own
        QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
            if (auto* dialog = qobject_cast<ImportDialog*>(QApplication::activeModalWidget())) {
                files << fromPath(dialog->request()->file.filename());
                dialog->reject();
            }
        });
        timer.start(20);
        ASSERT_TRUE(QTest::qWaitFor([&] { return files.size() >= expected; }, kPatience));
    }
};

TEST_F(FilesDropped, OpenTheDialogOneAfterTheOther) {
    QStringList files;
    drop({ledger("甲.csv"), ledger("乙.csv")});
    cancelDialogs(files, 2);
    EXPECT_EQ(files, (QStringList{QString::fromUtf8("甲.csv"), QString::fromUtf8("乙.csv")}));
    settle(workspace());
}

TEST_F(FilesDropped, WaitForAProjectWhereNoneIsOpen) {
    workspace().close();
    drop({ledger("甲.csv")});
    settle(workspace());
    auto& drops = *window().findChild<DropFiles*>();
    ASSERT_EQ(drops.waiting().size(), 1);
    EXPECT_EQ(window().desk().messages.level(), MessageBar::Level::Warning);
    desktop_->open(file_);
    QStringList files;
    cancelDialogs(files, 1);
    EXPECT_EQ(files, QStringList{QString::fromUtf8("甲.csv")});
    EXPECT_TRUE(drops.waiting().isEmpty());
    settle(workspace());
}

TEST_F(FilesDropped, AProjectIsOpenedInstead) {
    const auto other = folder_.path() / "另一个.gpkg";
    std::filesystem::copy_file(file_, other);
    drop({other});
    ASSERT_TRUE(QTest::qWaitFor([&] { return workspace().file() == other; }, kPatience));
    settle(workspace());
    EXPECT_EQ(window().findChild<ImportDialog*>(), nullptr);
}

TEST_F(FilesDropped, AreKnownByTheirContentWhereTheNameTellsNothing) {
    const auto text = folder_.path() / "边界.txt";
    std::ofstream(text)
        << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},)"
        << R"("geometry":{"type":"Point","coordinates":[113.6,34.75]}}]})";
    drop({text, ledger("七月")});
    QStringList files;
    cancelDialogs(files, 2);
    EXPECT_EQ(files, (QStringList{QString::fromUtf8("边界.txt"), QString::fromUtf8("七月")}));
    settle(workspace());
    ImportDialog dialog(workspace());
    dialog.setFile(fromPath(text));
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.preview().has_value(); }, kPatience));
    EXPECT_EQ(dialog.preview()->places.size(), 1U);
    settle(workspace());
}

TEST_F(FilesDropped, ThatNobodyCanImportAreToldForWhatTheyAre) {
    const auto document = folder_.path() / "附件.csv";
    std::ofstream(document) << "%PDF-1.7\n";
    const auto other = folder_.path() / "项目.dat";
    std::filesystem::copy_file(file_, other);
    drop({document, other});
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return !window().desk().messages.text().isEmpty(); }, kPatience));
    settle(workspace());
    const QString told = window().desk().messages.text();
    EXPECT_TRUE(told.contains(QString::fromUtf8("附件.csv: This is a PDF"))) << told.toStdString();
    EXPECT_TRUE(told.contains(QString::fromUtf8("项目.dat: This is a project")))
        << told.toStdString();
    EXPECT_EQ(window().desk().messages.level(), MessageBar::Level::Warning);
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
    EXPECT_EQ(workspace().file(), file_);
}

TEST_F(FilesDropped, ARecipeIsTakenIn) {
    const auto recipe = folder_.path() / "月报.toml";
    std::ofstream(recipe) << "name = \"月报\"\ncontent = \"sites\"\nheaders = [\"户名\"]\n"
                          << "[columns]\nname = \"户名\"\n";
    drop({recipe});
    QTimer timer;  // the dialog runs a loop of its own
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        auto* dialog = qobject_cast<RecipesDialog*>(QApplication::activeModalWidget());
        if (dialog != nullptr && dialog->current() == "月报") {
            dialog->reject();
        }
    });
    timer.start(20);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !workspace().stored()->recipes.empty(); }, kPatience));
    settle(workspace());
    EXPECT_EQ(workspace().stored()->recipes.front().name, "月报");
}

TEST(DroppedFiles, PartsOfAShapefileAreOneFile) {
    EXPECT_EQ(
        withoutSidecars({QStringLiteral("/a/b.shp"),
                         QStringLiteral("/a/b.dbf"),
                         QStringLiteral("/a/b.prj"),
                         QStringLiteral("/a/c.dbf"),
                         QStringLiteral("/a/d.csv")}),
        (QStringList{
            QStringLiteral("/a/b.shp"), QStringLiteral("/a/c.dbf"), QStringLiteral("/a/d.csv")}));
}

class ProblemsOfSample : public SampleWindow {
protected:
    void SetUp() override {
        SampleWindow::SetUp();
        window().show();
        window().dock(QStringLiteral("problems"))->show();
        // A letter for a figure: what it should be is beyond doubt.
        planner::Site changed = workspace().stored()->sites.front();
        changed.creditCode = "9I35O1OOM000100Y43";
        workspace().edit({{0, changed}}, actOf("edit", {"改", "changed"}));
        ready();
    }
    void ready() const {
        settle(workspace());
        ASSERT_TRUE(QTest::qWaitFor([&] { return panel().isUpToDate(); }, kPatience));
    }
    [[nodiscard]] ProblemPanel& panel() const { return *window().findChild<ProblemPanel*>(); }
    /// On the shorter side of the map.
    [[nodiscard]] double metersShown() const {
        const maps::Camera camera = map().map().camera();
        return std::min(camera.size.width(), camera.size.height()) * camera.metersPerPixel();
    }
    /// The row of the wrong code; -1: it is not listed.
    [[nodiscard]] int rowOfCode() const {
        for (int row = 0; row < panel().model().rowCount(); ++row) {
            const planner::DataProblem& problem = panel().model().problem(row);
            if (problem.kind == "code" && problem.siteId == firstSite().id) {
                return row;
            }
        }
        return -1;
    }
    [[nodiscard]] const planner::Site& firstSite() const {
        return workspace().stored()->sites.front();
    }
};

TEST_F(ProblemsOfSample, AreListedAndLeadToTheirSite) {
    const auto regions = planner::readRegionNames().value();
    EXPECT_EQ(panel().model().rowCount(),
              static_cast<int>(planner::dataProblems(*workspace().stored(), regions).size()));
    const int row = rowOfCode();
    ASSERT_GE(row, 0);
    QTableView& table = panel().table();
    table.scrollTo(panel().model().index(row, 0));
    QTest::mouseClick(table.viewport(),
                      Qt::LeftButton,
                      {},
                      table.visualRect(panel().model().index(row, 0)).center());
    ASSERT_NE(workspace().selectedSite(), nullptr);
    EXPECT_EQ(workspace().selectedSite()->id, firstSite().id);
}

TEST_F(ProblemsOfSample, AClickKeepsTheMapWhileThePlaceIsInViewAndADoubleClickGoesNear) {
    ASSERT_TRUE(QTest::qWaitFor([&] { return map().isUpToDate(); }, kPatience));
    map().zoomToAll();
    const maps::Camera all = map().map().camera();
    const int row = rowOfCode();
    QTableView& table = panel().table();
    table.scrollTo(panel().model().index(row, 0));
    const QPoint cell = table.visualRect(panel().model().index(row, 0)).center();
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, cell);
    EXPECT_EQ(map().map().camera(), all);
    QTest::mouseDClick(table.viewport(), Qt::LeftButton, {}, cell);
    EXPECT_GT(map().map().camera().zoom, all.zoom);
    EXPECT_GT(metersShown(), 1000);
    EXPECT_LT(metersShown(), 2500);
}

TEST_F(ProblemsOfSample, OfAPossibleDuplicateIsAboutBoth) {
    planner::Site other = workspace().stored()->sites[1];
    other.creditCode = workspace().stored()->sites[2].creditCode;
    other.name = workspace().stored()->sites[2].name;
    other.place = workspace().stored()->sites[2].place;
    workspace().edit({{1, other}}, actOf("edit", {"改", "changed"}));
    ready();
    panel().showKind("duplicate");
    ASSERT_GE(panel().model().rowCount(), 1);
    Selection both;
    for (const std::size_t i : {1U, 2U}) {
        both.insert({ThingKind::Site, workspace().stored()->sites[i].id});
    }
    bool found = false;
    for (int row = 0; row < panel().model().rowCount(); ++row) {
        found = found || panel().model().things(row) == both;
    }
    EXPECT_TRUE(found);
}

TEST_F(ProblemsOfSample, CanBeSeenByKind) {
    panel().showKind("code");
    for (int row = 0; row < panel().model().rowCount(); ++row) {
        EXPECT_EQ(panel().model().problem(row).kind, "code");
    }
    EXPECT_GE(rowOfCode(), 0);
    panel().showKind("unplaced");
    EXPECT_EQ(rowOfCode(), -1);
    EXPECT_EQ(panel().model().remedies(), 0);
}

TEST_F(ProblemsOfSample, AreMendedInOneActAndUndoTakesItBack) {
    const auto number = workspace().head()->number;
    panel().mend();
    ready();
    EXPECT_EQ(workspace().head()->number, number + 1);
    EXPECT_EQ(workspace().head()->act.command, "problems");
    EXPECT_EQ(firstSite().creditCode, "91350100M000100Y43");
    EXPECT_EQ(rowOfCode(), -1);
    EXPECT_EQ(panel().model().remedies(), 0);
    trigger("edit.undo");
    ready();
    EXPECT_EQ(firstSite().creditCode, "9I35O1OOM000100Y43");
    EXPECT_GE(rowOfCode(), 0);
}

TEST_F(ProblemsOfSample, AreNoneWithoutAProject) {
    workspace().close();
    ready();
    EXPECT_EQ(panel().model().rowCount(), 0);
    bool told = false;
    for (const QLabel* label : panel().findChildren<QLabel*>()) {
        told = told || label->text().contains(QStringLiteral("Open a project"));
    }
    EXPECT_TRUE(told);
}

}  // namespace

}  // namespace ruyuan::app::test
