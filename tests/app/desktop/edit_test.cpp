// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/edit/edit_tools.h"
#include "desktop_fixture.h"
#include "gis/overlay.h"
#include "gis/point_on.h"
#include "planner/place_edits.h"
#include "planner/sectors.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QTableView>

#include <algorithm>
#include <cmath>

namespace ruyuan::app::test {

namespace {

/// The window, drawing with the mouse.
class Drawing : public SampleWindow {
protected:
    void SetUp() override {
        SampleWindow::SetUp();
        edit().setAsk([this](planner::PlaceKind kind, const QString&) {
            ++asked_;
            PlaceForm::Answer answer = answer_;
            answer.kind = kind;
            return std::optional(answer);
        });
        edit().setConfirm([this](const QString& question) {
            question_ = question;
            return confirmed_;
        });
        window().show();
        settled();
    }

    [[nodiscard]] EditTools& edit() const { return *window().findChild<EditTools*>(); }
    [[nodiscard]] QPoint pixel(gis::Point lonLat) const {
        return map().map().camera().toPixel(maps::worldOf(lonLat)).toPoint();
    }
    [[nodiscard]] gis::Point lonLat(QPoint pixel) const {
        return maps::lonLatOf(map().map().camera().toWorld(QPointF(pixel)));
    }
    /// Also when a form is only about to be asked.
    void settled() const {
        QCoreApplication::processEvents();
        settle(workspace());
    }
    void click(QPoint at, Qt::MouseButton button = Qt::LeftButton) const {
        QTest::mouseClick(&map().map(), button, {}, at);
    }
    void move(QPoint at, Qt::MouseButtons buttons = {}) const {
        QMouseEvent event(QEvent::MouseMove,
                          QPointF(at),
                          QPointF(map().map().mapToGlobal(at)),
                          Qt::NoButton,
                          buttons,
                          {});
        QCoreApplication::sendEvent(&map().map(), &event);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(&map().map(), key, modifiers);
    }
    /// Presses, moves in steps and, unless it stays down, releases.
    void dragTo(QPoint from, QPoint to, bool release = true) const {
        QTest::mousePress(&map().map(), Qt::LeftButton, {}, from);
        for (int step = 1; step <= 4; ++step) {
            move(from + (to - from) * step / 4, Qt::LeftButton);
        }
        if (release) {
            QTest::mouseRelease(&map().map(), Qt::LeftButton, {}, to);
        }
    }
    [[nodiscard]] planner::Project stored() const { return planner::readProject(file_).value(); }
    [[nodiscard]] planner::Park drawnPark() const {
        for (const planner::Park& park : stored().parks) {
            if (park.name == answer_.name) {
                return park;
            }
        }
        ADD_FAILURE() << "no park was drawn; "
                      << window().desk().messages.log().join(QLatin1Char('|')).toStdString();
        return {};
    }
    /// The totals of the flip list count its lines.
    void expectTotals() const {
        const FlipTotals& totals = edit().flips().totals();
        int need = 0;
        int late = 0;
        int none = 0;
        for (const FlipLine& line : edit().flips().lines()) {
            const bool before = needsPath(line.verdict->before);
            const bool after = needsPath(line.verdict->after);
            need += after && !before ? 1 : 0;
            none += before && !after ? 1 : 0;
            late += after && !before && line.verdict->prospect &&
                            line.verdict->prospect->lateQuarters > 0
                        ? 1
                        : 0;
        }
        EXPECT_TRUE(totals.judged);
        EXPECT_EQ(totals.needPath, need);
        EXPECT_EQ(totals.needNone, none);
        EXPECT_EQ(totals.late, late);
        const auto* label = window().dock(QStringLiteral("flips"))->findChild<QLabel*>();
        EXPECT_TRUE(label->text().contains(
            QStringLiteral("%1 more need a path, %2 need none any more").arg(need).arg(none)))
            << label->text().toStdString();
    }
    [[nodiscard]] static ThingRef area(int index) {
        return {ThingKind::BuiltUpArea, std::to_string(index)};
    }
    /// Shows a rectangle that was added as a built-up area, its corners far from everything.
    void makeSquare() {
        answer_.name = "方";
        workspace().perform(
            {QStringLiteral("square"),
             [](planner::Project& project, const gis::Progress&) -> gis::Result<planner::Act> {
                 planner::BuiltUpArea square;
                 square.name = "方";
                 square.document = "文";
                 const gis::Ring ring{{113.60, 34.70},
                                      {113.66, 34.70},
                                      {113.66, 34.74},
                                      {113.60, 34.74},
                                      {113.60, 34.70}};
                 square.place = {{gis::Polygon{ring, {}}}};
                 auto added = planner::addBuiltUpArea(project, std::move(square));
                 return added ? gis::Result<planner::Act>(actOf("edit", added->sentence))
                              : std::unexpected(added.error());
             }});
        settled();
        square_ = area(static_cast<int>(stored().builtUpAreas.size()) - 1);
        workspace().select({square_});
        map().zoomTo(workspace().selection());
        map().map().zoomBy(-1);
        trigger("draw.snap");  // off: corners are where the mouse is
    }
    [[nodiscard]] gis::MultiPolygon squarePlace() const {
        return stored().builtUpAreas.back().place;
    }

    PlaceForm::Answer answer_{
        planner::PlaceKind::BuiltUpArea, "red-line", "新区", "郑政〔2020〕5号", 2020, ""};
    int asked_ = 0;
    QString question_;
    bool confirmed_ = true;
    ThingRef square_;
};

TEST_F(Drawing, ABoundaryDrawnByClicksIsInTheFileAndTheJournalAndCanBeUndone) {
    const std::size_t before = stored().builtUpAreas.size();
    map().map().zoomBy(2);
    trigger("draw.snap");
    trigger("draw.built-up");
    const std::vector<QPoint> corners{{200, 150}, {500, 150}, {500, 350}, {200, 350}};
    std::vector<gis::Point> places;
    for (const QPoint& corner : corners) {
        places.push_back(lonLat(corner));
        click(corner);
    }
    key(Qt::Key_Return);
    settled();
    EXPECT_EQ(asked_, 1);
    ASSERT_EQ(stored().builtUpAreas.size(), before + 1);
    const planner::BuiltUpArea drawn = stored().builtUpAreas.back();
    EXPECT_EQ(drawn.name, "新区");
    EXPECT_EQ(drawn.document, "郑政〔2020〕5号");
    EXPECT_EQ(drawn.year, 2020);
    for (const gis::Point& place : places) {
        EXPECT_TRUE(std::ranges::any_of(drawn.place.polygons[0].outer, [&](gis::Point corner) {
            return std::abs(corner.x - place.x) < 1e-9 && std::abs(corner.y - place.y) < 1e-9;
        }));
    }
    EXPECT_EQ(workspace().undoable()->act.sentence.zh, "新绘城市建成区 新区");
    EXPECT_FALSE(stored().plan.has_value());
    trigger("edit.undo");
    settled();
    EXPECT_EQ(stored().builtUpAreas.size(), before);
    EXPECT_TRUE(stored().plan.has_value());
}

TEST_F(Drawing, BackspaceAndTheRightButtonAndEscDoWhatTheyDoInQgis) {
    const auto version = stored().version;
    trigger("draw.snap");
    trigger("draw.park");
    click({200, 150});
    click({500, 150});
    click({400, 180});
    key(Qt::Key_Backspace);
    click({500, 350});
    const auto* tool = qobject_cast<const maps::DrawTool*>(map().tool());
    ASSERT_NE(tool, nullptr);
    EXPECT_EQ(tool->drawing().points().size(), 3U);
    key(Qt::Key_Escape);
    EXPECT_TRUE(tool->drawing().empty());
    settled();
    EXPECT_EQ(stored().version, version);
    click({200, 150});
    click({500, 150});
    click({500, 350});
    click({300, 300}, Qt::RightButton);
    settled();
    EXPECT_TRUE(std::holds_alternative<gis::MultiPolygon>(drawnPark().place));
    key(Qt::Key_Escape);
    EXPECT_EQ(map().tool(), nullptr);
}

TEST_F(Drawing, WhatCrossesItselfIsRefusedAndStaysToBeMended) {
    trigger("draw.snap");
    const auto version = stored().version;
    trigger("draw.constraint");
    for (const QPoint& corner : {QPoint{200, 150}, {500, 350}, {500, 150}, {200, 350}}) {
        click(corner);
    }
    key(Qt::Key_Return);
    settled();
    EXPECT_EQ(asked_, 0);
    EXPECT_EQ(stored().version, version);
    EXPECT_EQ(window().desk().messages.level(), MessageBar::Level::Error);
}

TEST_F(Drawing, ADraggedCornerShowsWhoFlipsAndIsKeptOnRelease) {
    makeSquare();
    trigger("draw.vertices");
    settled();
    EXPECT_TRUE(window().dock(QStringLiteral("flips"))->isVisible());
    const gis::Point corner{113.66, 34.74};
    const QPoint to = pixel(corner) + QPoint(60, -60);
    const gis::Point place = lonLat(to);
    dragTo(pixel(corner), to);
    settled();
    const auto kept = squarePlace();
    EXPECT_TRUE(std::ranges::any_of(kept.polygons[0].outer, [&](gis::Point p) {
        return std::hypot(p.x - place.x, p.y - place.y) < 1e-4;
    }));
    EXPECT_EQ(workspace().undoable()->act.sentence.zh, "修改城市建成区 方的位置");
    EXPECT_EQ(edit().vertexTool().session()->area(), kept);
    trigger("edit.undo");
    settled();
    EXPECT_TRUE(std::ranges::contains(squarePlace().polygons[0].outer, corner));
    EXPECT_EQ(edit().vertexTool().session()->area(), squarePlace());
}

TEST_F(Drawing, TheFlipListNamesTheSitesThatLeaveAndEscTakesItAllBack) {
    // The first area of the sample: everything beyond a corner that is pulled across leaves.
    workspace().select({area(0)});
    map().zoomTo(workspace().selection());
    map().map().zoomBy(-0.5);
    trigger("draw.snap");
    trigger("draw.vertices");
    settled();
    ASSERT_NE(edit().vertexTool().session(), nullptr);
    const auto version = stored().version;
    const gis::MultiPolygon before = workspace().project()->builtUpAreas[0].place;
    const gis::Box box = gis::boundsOf(gis::Geometry(before));
    const gis::Point middle{(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2};
    bool flipped = false;
    const auto& ring = before.polygons[0].outer;
    for (std::size_t i = 0; i + 1 < ring.size() && !flipped; i += ring.size() / 8 + 1) {
        const gis::Point most{ring[i].x + (middle.x - ring[i].x) * 0.8,
                              ring[i].y + (middle.y - ring[i].y) * 0.8};
        dragTo(pixel(ring[i]), pixel(most), false);
        settled();
        flipped = !edit().flips().lines().empty();
        if (flipped) {
            const FlipLine& line = edit().flips().lines().front();
            EXPECT_NE(line.before, line.after);
            EXPECT_TRUE(line.verdict.has_value());
            const auto* table = window().dock(QStringLiteral("flips"))->findChild<QTableView*>();
            EXPECT_EQ(table->model()->rowCount(), static_cast<int>(edit().flips().lines().size()));
            EXPECT_EQ(table->model()->index(0, 0).data().toString().toStdString(),
                      workspace().project()->sites[line.site].id);
            expectTotals();
        }
        key(Qt::Key_Escape);
        QTest::mouseRelease(&map().map(), Qt::LeftButton, {}, pixel(most));
        settled();
        EXPECT_TRUE(edit().flips().lines().empty());
        EXPECT_EQ(edit().vertexTool().session()->area(), before);
    }
    EXPECT_TRUE(flipped);
    EXPECT_EQ(stored().version, version);
}

TEST_F(Drawing, ACornerIsMadeOfTheMiddleOfAnEdgeAndTakenAwayAgain) {
    makeSquare();
    trigger("draw.vertices");
    settled();
    const QPoint middle = pixel({113.63, 34.70});
    dragTo(middle, middle + QPoint(0, 50));
    settled();
    ASSERT_EQ(squarePlace().polygons[0].outer.size(), 6U);
    click(middle + QPoint(0, 50), Qt::RightButton);
    settled();
    EXPECT_EQ(squarePlace().polygons[0].outer.size(), 5U);
    move(pixel({113.60, 34.74}));
    key(Qt::Key_Delete);
    settled();
    EXPECT_EQ(squarePlace().polygons[0].outer.size(), 4U);
    EXPECT_TRUE(question_.isEmpty());  // Delete meant the corner and not the area
}

TEST_F(Drawing, AClickOnACornerOrOnTheMiddleOfAnEdgeChangesNothing) {
    makeSquare();
    trigger("draw.vertices");
    settled();
    const auto version = stored().version;
    click(pixel({113.66, 34.74}));
    click(pixel({113.63, 34.70}));
    settled();
    EXPECT_EQ(stored().version, version);
    EXPECT_EQ(edit().vertexTool().session()->area(), squarePlace());
}

TEST_F(Drawing, SplitAndMergeKeepTheArea) {
    makeSquare();
    const auto size = [](const gis::MultiPolygon& of) {  // square degrees: edges are planar
        return gis::areaOf(of).squareMeters();
    };
    const double whole = size(squarePlace());
    const std::size_t count = stored().builtUpAreas.size();
    trigger("draw.split");
    click(pixel({113.62, 34.69}));
    click(pixel({113.64, 34.75}));
    key(Qt::Key_Return);
    settled();
    ASSERT_EQ(stored().builtUpAreas.size(), count + 1);
    const auto parts = stored().builtUpAreas;
    EXPECT_EQ(parts.back().name, "方(2)");
    EXPECT_NEAR(size(parts[count - 1].place) + size(parts[count].place), whole, 1e-12);
    workspace().select({area(static_cast<int>(count) - 1), area(static_cast<int>(count))});
    trigger("draw.merge");
    settled();
    ASSERT_EQ(stored().builtUpAreas.size(), count);
    EXPECT_NEAR(size(squarePlace()), whole, 1e-12);
}

TEST_F(Drawing, AnEdgeIsReshapedByALine) {
    makeSquare();
    trigger("draw.reshape");
    click(pixel({113.655, 34.71}));
    click(pixel({113.68, 34.72}));
    click(pixel({113.655, 34.73}));
    click(pixel({113.655, 34.735}), Qt::RightButton);
    settled();
    const gis::Box box = gis::boundsOf(gis::Geometry(squarePlace()));
    EXPECT_NEAR(box.max.x, 113.68, 1e-3);
    EXPECT_EQ(workspace().undoable()->act.command, "edit");
}

TEST_F(Drawing, SnappingLandsOnTheCornerToTheBit) {
    makeSquare();
    trigger("draw.snap");  // on again
    ASSERT_TRUE(window().desk().actions.find(QStringLiteral("draw.snap"))->isChecked());
    trigger("draw.park");
    settled();
    ASSERT_TRUE(edit().canSnap());
    const gis::Point corner{113.60, 34.70};
    click(pixel(corner) + QPoint(5, -4));
    click(pixel({113.57, 34.69}));
    click(pixel({113.57, 34.72}));
    key(Qt::Key_Return);
    settled();
    const auto park = std::get<gis::MultiPolygon>(drawnPark().place);
    EXPECT_TRUE(std::ranges::contains(park.polygons[0].outer, corner));
}

TEST_F(Drawing, SSwitchesSnappingOffAndOn) {
    trigger("draw.park");
    const QAction* snap = window().desk().actions.find(QStringLiteral("draw.snap"));
    EXPECT_TRUE(snap->isChecked());
    key(Qt::Key_S);
    EXPECT_FALSE(snap->isChecked());
    key(Qt::Key_S);
    EXPECT_TRUE(snap->isChecked());
}

TEST_F(Drawing, ASiteWithoutAPlaceIsPlacedByAClick) {
    const auto site = std::ranges::find_if(workspace().project()->sites,
                                           [](const auto& one) { return gis::isEmpty(one.place); });
    const std::string id = site == workspace().project()->sites.end()
                               ? workspace().project()->sites.front().id
                               : site->id;
    workspace().select({{ThingKind::Site, id}});
    trigger("draw.snap");
    trigger("draw.site");
    const gis::Point place = lonLat({300, 250});
    click({300, 250});
    settled();
    for (const planner::Site& one : stored().sites) {
        if (one.id == id) {
            const auto* point = std::get_if<gis::Point>(&one.place);
            ASSERT_NE(point, nullptr);
            EXPECT_NEAR(point->x, place.x, 1e-9);
            EXPECT_EQ(one.accuracy, planner::Accuracy::Digitised);
        }
    }
    EXPECT_FALSE(planner::historyOf(file_, id)->empty());
}

TEST_F(Drawing, ANewSiteIsAClickAndAFormAndOneActThatShowsItsCard) {
    gis::Point asked;
    edit().setAskSite([&](gis::Point place) {
        asked = place;
        SiteForm::Answer answer;
        answer.site.name = "新厂";
        answer.site.county = "荥阳市";
        answer.site.place = place;
        return std::optional(answer);
    });
    const std::size_t before = stored().sites.size();
    window().dock(QStringLiteral("card"))->hide();
    trigger("draw.snap");
    trigger("draw.new-site");
    const gis::Point place = lonLat({300, 250});
    click({300, 250});
    settled();
    EXPECT_NEAR(asked.x, place.x, 1e-9);
    const auto after = stored();
    ASSERT_EQ(after.sites.size(), before + 1);
    const planner::Site& made = after.sites.back();
    EXPECT_EQ(made.name, "新厂");
    EXPECT_NEAR(std::get<gis::Point>(made.place).y, place.y, 1e-9);
    EXPECT_EQ(workspace().selection(), (Selection{{ThingKind::Site, made.id}}));
    EXPECT_TRUE(window().dock(QStringLiteral("card"))->isVisible());
    EXPECT_EQ(workspace().undoable()->act.sentence.zh, "新增厂区 " + made.id + " 新厂");
    trigger("edit.undo");
    settled();
    EXPECT_EQ(stored().sites.size(), before);
}

TEST_F(Drawing, TheFormOfANewSiteNeedsNameAndCountyAndKnowsWhoseCodeItIs) {
    auto project = std::make_shared<planner::Project>(*workspace().project());
    planner::Site& known = project->sites.front();
    known.creditCode = "91350100M000100Y43";  // the example of GB 32100-2015
    const planner::County& county = project->counties.front();
    const gis::Point inside = gis::pointOn(gis::Geometry(county.place)).value();
    SiteForm form(project, workspace().pack(), inside);
    const auto line = [&](const char* name) {
        return form.findChild<QLineEdit*>(QString::fromUtf8(name));
    };
    auto* ok = form.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    auto* counties = form.findChild<QComboBox*>(QStringLiteral("county"));
    auto* another = form.findChild<QCheckBox*>();
    EXPECT_FALSE(counties->currentText().isEmpty());
    EXPECT_FALSE(ok->isEnabled());
    line("name")->setText(QStringLiteral("新厂"));
    EXPECT_TRUE(ok->isEnabled());
    line("code")->setText(QStringLiteral("91350100M000100Y44"));  // a wrong check digit
    EXPECT_FALSE(ok->isEnabled());
    line("code")->setText(QStringLiteral("91350100m000100y43"));
    EXPECT_FALSE(ok->isEnabled());
    EXPECT_FALSE(another->isHidden());
    EXPECT_FALSE(form.answer().anotherOfFirm);
    another->setChecked(true);
    EXPECT_TRUE(ok->isEnabled());
    EXPECT_TRUE(form.answer().anotherOfFirm);
    counties->clearEditText();
    EXPECT_FALSE(ok->isEnabled());

    // A sector that is chosen is one by the pack's own matching.
    auto* sectors = form.findChild<QComboBox*>(QStringLiteral("sector"));
    for (int i = 1; i < sectors->count(); ++i) {
        sectors->setCurrentIndex(i);
        const planner::Sector& sector =
            workspace().pack()->sectors[static_cast<std::size_t>(i) - 1];
        EXPECT_TRUE(std::ranges::contains(
            planner::matchSectors(workspace().pack()->sectors, {}, form.answer().site.industry, {})
                .ids,
            sector.id))
            << sector.id;
    }
}

TEST_F(Drawing, DeletingAsksAndTellsWhatRestsOnIt) {
    const std::size_t before = stored().builtUpAreas.size();
    workspace().select({area(0)});
    confirmed_ = false;
    trigger("draw.delete");
    settled();
    EXPECT_TRUE(question_.contains(QStringLiteral("sites lie in it"))) << question_.toStdString();
    EXPECT_EQ(stored().builtUpAreas.size(), before);
    confirmed_ = true;
    trigger("draw.delete");
    settled();
    EXPECT_EQ(stored().builtUpAreas.size(), before - 1);
    EXPECT_TRUE(workspace().selection().empty());
}

TEST_F(Drawing, APolygonSelectsTheSitesInIt) {
    map().zoomToAll();
    trigger("draw.snap");
    trigger("select.polygon");
    const QSize size = map().map().size();
    click({2, 2});
    click({size.width() - 2, 2});
    click({size.width() - 2, size.height() - 2});
    click({2, size.height() - 2});
    key(Qt::Key_Return);
    std::size_t placed = 0;
    for (const auto& site : workspace().project()->sites) {
        placed += gis::isEmpty(site.place) ? 0U : 1U;
    }
    EXPECT_EQ(workspace().selection().size(), placed);
}

TEST_F(Drawing, MeasuringTellsTheWayAlongTheEllipsoidAndChangesNothing) {
    makeSquare();
    const auto version = stored().version;
    QString hint;
    QObject::connect(
        &map().map(), &maps::MapWidget::hint, &window(), [&](const QString& text) { hint = text; });
    trigger("measure.area");
    for (const gis::Point corner :
         {gis::Point{113.60, 34.70}, {113.66, 34.70}, {113.66, 34.74}, {113.60, 34.74}}) {
        click(pixel(corner));
    }
    key(Qt::Key_Return);
    // 0.06 x 0.04 degrees at 34.72 N: 24.4 km2 (geodesic area, GeographicLib's Planimeter).
    EXPECT_TRUE(hint.contains(QStringLiteral("24."))) << hint.toStdString();
    EXPECT_TRUE(hint.contains(QStringLiteral("km²"))) << hint.toStdString();
    settled();
    EXPECT_EQ(stored().version, version);
}

}  // namespace

}  // namespace ruyuan::app::test
