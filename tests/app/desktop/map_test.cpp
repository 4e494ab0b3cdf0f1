// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/graphics.h"
#include "app/desktop/map/base_map_list.h"
#include "app/desktop/map/base_maps_dialog.h"
#include "app/desktop/shell/place_text.h"
#include "desktop_fixture.h"
#include "maps/detail/overlay_item.h"
#include "maps/scene_tiles.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QQmlEngine>
#include <QQuickItem>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QWheelEvent>

#include <cctype>
#include <cmath>

namespace ruyuan::app::test {

namespace {

/// The real window, in which nothing of Qt Quick may complain.
class DesktopMap : public SampleWindow {
protected:
    void SetUp() override {
        before_ = qInstallMessageHandler(&DesktopMap::listen);
        complaints().clear();
        SampleWindow::SetUp();
        QObject::connect(widget().engine(), &QQmlEngine::warnings, [](const QList<QQmlError>& all) {
            for (const QQmlError& error : all) {
                complaints() << error.toString();
            }
        });
        ASSERT_TRUE(QTest::qWaitFor([this] { return widget().isComplete(); }, kPatience));
    }
    void TearDown() override {
        EXPECT_TRUE(widget().errors().isEmpty());
        EXPECT_EQ(widget().fault(), QString());
        desktop_.reset();
        qInstallMessageHandler(before_);
        EXPECT_EQ(complaints().join(QLatin1Char('\n')), QString());
    }
    [[nodiscard]] maps::MapWidget& widget() const { return map().map(); }
    [[nodiscard]] QPointF middle() const {
        return {widget().width() / 2.0, widget().height() / 2.0};
    }
    void wheel(QPointF at, int steps) const {
        QWheelEvent event(at,
                          widget().mapToGlobal(at),
                          {},
                          QPoint(0, 120 * steps),
                          Qt::NoButton,
                          Qt::NoModifier,
                          Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&widget(), &event);
    }
    /// A move without a button, sent to the map itself: one of the screen's cursor is lost where
    /// the cursor already is there, or another window lies above.
    void hover(QPoint at) const {
        QMouseEvent move(QEvent::MouseMove,
                         at,
                         widget().mapToGlobal(at),
                         Qt::NoButton,
                         Qt::NoButton,
                         Qt::NoModifier);
        QApplication::sendEvent(&widget(), &move);
    }
    void drag(Qt::MouseButton button,
              QPoint from,
              QPoint to,
              Qt::KeyboardModifiers keys = {}) const {
        QTest::mousePress(&widget(), button, keys, from);
        for (int i = 1; i <= 8; ++i) {
            const QPoint at = from + (to - from) * i / 8;
            QMouseEvent move(
                QEvent::MouseMove, at, widget().mapToGlobal(at), Qt::NoButton, button, keys);
            QApplication::sendEvent(&widget(), &move);
        }
        QTest::mouseRelease(&widget(), button, keys, to);
    }
    /// How many sites are near a pixel.
    [[nodiscard]] std::ptrdiff_t sitesAt(QPointF at) const {
        const maps::Scene& scene = widget().scene();
        const auto hits = scene.at(widget().camera(), at, 45);
        return std::ranges::count_if(hits, [&](const maps::Hit& hit) {
            return scene.layers()[hit.layer].features->id() == "sites";
        });
    }
    static QStringList& complaints() {
        static QStringList list;
        return list;
    }

private:
    static void listen(QtMsgType type, const QMessageLogContext& context, const QString& text) {
        static const QRegularExpression kQuick(QStringLiteral("QML|qrc:|\\.qml|QSG|scene ?graph"));
        if (type != QtDebugMsg && type != QtInfoMsg &&
            (text.contains(kQuick) ||
             QLatin1StringView(context.category).startsWith(QLatin1StringView("qt.scenegraph")))) {
            complaints() << text;
        }
    }
    QtMessageHandler before_ = nullptr;
};

TEST_F(DesktopMap, PicturesThatWereGivenUpDoNotStandInForOthers) {
    const QImage full = widget().grabFramebuffer();
    widget().forgetPictures();
    widget().setScene(maps::Scene());
    const QImage atOnce = widget().grabFramebuffer();
    ASSERT_TRUE(QTest::qWaitFor([this] { return widget().isComplete(); }, kPatience));
    const QImage empty = widget().grabFramebuffer();
    EXPECT_NE(full, empty);
    EXPECT_EQ(atOnce, empty);
}

TEST_F(DesktopMap, TheWheelZoomsAroundThePointer) {
    const QPointF at(middle() + QPointF(170, -90));
    const maps::Camera before = widget().camera();
    const gis::Point place = before.toWorld(at);
    wheel(at, 2);
    ASSERT_TRUE(QTest::qWaitFor([&] { return widget().camera().zoom > before.zoom + 0.3; }));
    const QPointF after = widget().camera().toPixel(place);
    EXPECT_NEAR(after.x(), at.x(), 1);
    EXPECT_NEAR(after.y(), at.y(), 1);
}

/// Takes every press, as a tool that draws does.
class Greedy : public maps::MapTool {
public:
    bool press(const maps::MapMouse&) override {
        ++presses;
        return true;
    }
    bool cancel() override {
        ++cancels;
        return true;
    }
    int presses = 0;
    int cancels = 0;
};

TEST_F(DesktopMap, SpaceAndTheMiddleButtonPanUnderAnyTool) {
    Greedy tool;
    map().setTool(&tool);
    const QPoint from = middle().toPoint();
    const gis::Point place = widget().camera().toWorld(from);
    widget().setFocus();
    QTest::keyPress(&widget(), Qt::Key_Space);
    drag(Qt::LeftButton, from, from + QPoint(80, 40));
    QTest::keyRelease(&widget(), Qt::Key_Space);
    QPointF now = widget().camera().toPixel(place);
    EXPECT_GT(now.x(), from.x() + 50);
    EXPECT_EQ(tool.presses, 0);

    drag(Qt::MiddleButton, from, from + QPoint(-90, 0));
    EXPECT_LT(widget().camera().toPixel(place).x(), now.x() - 60);
    EXPECT_EQ(tool.presses, 0);

    drag(Qt::LeftButton, from, from + QPoint(20, 0));
    EXPECT_EQ(tool.presses, 1);
    map().resetTool();
}

TEST_F(DesktopMap, ABoxSelectsTheSitesInIt) {
    map().zoomToAll();
    const maps::Camera camera = widget().camera();
    const QRectF box(camera.size.width() / 4,
                     camera.size.height() / 4,
                     camera.size.width() / 2,
                     camera.size.height() / 2);
    Selection inside;
    const auto& sites = *widget().scene().find("sites")->features;
    for (std::size_t i = 0; i < sites.size(); ++i) {
        if (box.contains(camera.toPixel(sites.anchor(i)))) {
            inside.insert({ThingKind::Site, sites.key(i)});
        }
    }
    ASSERT_GT(inside.size(), 2U);
    drag(Qt::LeftButton, box.topLeft().toPoint(), box.bottomRight().toPoint(), Qt::ShiftModifier);
    EXPECT_EQ(workspace().selection(), inside);
}

TEST_F(DesktopMap, ItIsCompleteOnlyWhenEverythingInViewIsPainted) {
    EXPECT_TRUE(widget().isComplete());
    QSignalSpy completed(&widget(), &maps::MapWidget::completed);
    maps::Camera camera = widget().camera();
    camera.zoom += 3;
    widget().setCamera(camera);
    EXPECT_FALSE(widget().isComplete());
    ASSERT_TRUE(QTest::qWaitFor([&] { return widget().isComplete(); }, kPatience));
    EXPECT_EQ(completed.count(), 1);
    widget().setScene(widget().scene());
    EXPECT_TRUE(widget().isComplete());  // nothing differs
}

TEST_F(DesktopMap, TheScreenShowsWhatTheSceneIs) {
    trigger("edit.deselect");
    trigger("view.map-only");  // more room: some site lies alone
    window().resize(1920, 1080);
    QCoreApplication::processEvents();
    map().zoomToAll();
    const QImage screen = widget().pictureWhenComplete();
    EXPECT_TRUE(widget().isComplete());
    const double ratio = screen.devicePixelRatio();
    const maps::Camera camera = widget().camera();
    // In the middle of a site that lies alone its fill is seen.
    const auto& sites = *widget().scene().find("sites")->features;
    int seen = 0;
    for (std::size_t i = 0; i < sites.size(); ++i) {
        const QPointF at = camera.toPixel(sites.anchor(i));
        const auto hits = sitesAt(at);
        const auto symbol = std::get<maps::PointSymbol>(sites.symbol(i));
        if (hits != 1 ||
            !QRectF(20, 60, camera.size.width() - 100, camera.size.height() - 140).contains(at)) {
            continue;
        }
        const QColor pixel =
            screen.pixelColor(((at - QPointF(0, symbol.size * 0.36)) * ratio).toPoint());
        EXPECT_NEAR(pixel.red(), symbol.fill.red(), 60);
        EXPECT_NEAR(pixel.blue(), symbol.fill.blue(), 60);
        ++seen;
    }
    EXPECT_GT(seen, 0);
    EXPECT_FALSE(widget().labels().empty());
}

TEST_F(DesktopMap, ThousandsOfHighlightsAreShownWithoutStallingTheWindow) {
    std::vector<gis::Geometry> points;
    maps::PictureLayer look;
    std::vector<std::string> keys;
    const gis::Point middlePlace = maps::lonLatOf(widget().camera().centre);
    for (int i = 0; i < 20'000; ++i) {
        points.emplace_back(gis::Point{middlePlace.x + (i % 141 - 70) * 0.001,
                                       middlePlace.y + (i / 141 - 70) * 0.001});
        keys.push_back(std::to_string(i));
    }
    look.layer.crs = gis::storageCrs();
    maps::PointSymbol dot;
    dot.shape = maps::Shape::Dot;
    dot.fill = Qt::blue;
    dot.size = 5;
    look.categories = {{{"点", "dot"}, dot}};
    look.categoryOf.assign(points.size(), 0);
    look.layer.geometries = std::move(points);
    widget().setScene(maps::Scene(
        {{std::make_shared<const maps::FeatureLayer>("dots", std::move(look), std::move(keys))}}));
    const QImage before = widget().pictureWhenComplete();
    std::vector<maps::Hit> all;
    for (std::size_t i = 0; i < 20'000; ++i) {
        all.push_back({0, i});
    }
    widget().setHighlighted(all);
    EXPECT_FALSE(widget().isComplete());
    EXPECT_NE(widget().pictureWhenComplete(), before);
    widget().setHighlighted({});
    EXPECT_EQ(widget().pictureWhenComplete(), before);
}

/// Going to places, as the table, the locator and the problems do.
class GoingToPlaces : public DesktopMap {
protected:
    [[nodiscard]] ThingRef site(std::size_t i) const {
        return {ThingKind::Site, workspace().stored()->sites[i].id};
    }
    [[nodiscard]] gis::Point placeOf(const ThingRef& thing) const {
        const auto hit = map().hitOf(thing);
        EXPECT_TRUE(hit.has_value());
        return widget().scene().layers()[hit->layer].features->anchor(hit->feature);
    }
    /// On the shorter side of the map.
    [[nodiscard]] double metersShown() const {
        const maps::Camera camera = widget().camera();
        return std::min(camera.size.width(), camera.size.height()) * camera.metersPerPixel();
    }
    /// So that the site is that many pixels right of the middle, at that scale.
    void look(const ThingRef& thing, double metersShown, double pixels) const {
        maps::Camera camera = widget().camera();
        camera.centre = placeOf(thing);
        camera.zoom += std::log2(this->metersShown() / metersShown);
        camera.centre = camera.toWorld(middle() - QPointF(pixels, 0));
        widget().setCamera(camera);
        ASSERT_NEAR(this->metersShown(), metersShown, metersShown * 0.02);
    }
    [[nodiscard]] bool isInView(const ThingRef& thing) const {
        return QRectF(QPointF(0, 0), widget().camera().size)
            .contains(widget().camera().toPixel(placeOf(thing)));
    }
    static constexpr double kFar = 1e5;  // pixels; out of every view
};

TEST_F(GoingToPlaces, ShowsWhereAPlaceIsAndNotOnlyThePlace) {
    map().zoomToAll();
    ASSERT_GT(metersShown(), 10'000);
    EXPECT_TRUE(map().goTo({site(0)}));
    EXPECT_TRUE(isInView(site(0)));
    EXPECT_GT(metersShown(), 1000);
    EXPECT_LT(metersShown(), 2000);
    map().zoomToAll();
    map().zoomTo(Selection{site(0)});
    EXPECT_GT(metersShown(), 1000);
}

TEST_F(GoingToPlaces, KeepsAScaleThatIsNearEnough) {
    for (const double meters : {200.0, 900.0, 2800.0}) {
        look(site(0), meters, kFar);
        ASSERT_FALSE(isInView(site(0)));
        EXPECT_TRUE(map().goTo({site(0)}));
        EXPECT_TRUE(isInView(site(0)));
        EXPECT_NEAR(metersShown(), meters, meters * 0.02);
    }
    look(site(0), 8000, kFar);
    EXPECT_TRUE(map().goTo({site(0)}));
    EXPECT_LT(metersShown(), 2000);
}

TEST_F(GoingToPlaces, RevealingLeavesTheMapWhileThePlaceIsInView) {
    for (const double meters : {200.0, 8000.0, 60'000.0}) {
        look(site(0), meters, 100);
        const maps::Camera before = widget().camera();
        EXPECT_TRUE(map().reveal({site(0)}));
        EXPECT_EQ(widget().camera(), before) << meters;
    }
    look(site(0), 8000, kFar);
    EXPECT_TRUE(map().reveal({site(0)}));
    EXPECT_TRUE(isInView(site(0)));
    EXPECT_LT(metersShown(), 2000);
}

TEST_F(GoingToPlaces, OfSeveralShowsAll) {
    const ThingRef other = site(workspace().stored()->sites.size() - 1);
    ASSERT_NE(placeOf(site(0)), placeOf(other));
    look(site(0), 500, kFar);
    EXPECT_TRUE(map().goTo({site(0), other}));
    EXPECT_TRUE(isInView(site(0)));
    EXPECT_TRUE(isInView(other));
    look(site(0), 500, 0);
    EXPECT_TRUE(map().reveal({site(0), other}));
    EXPECT_TRUE(isInView(site(0)));
    EXPECT_TRUE(isInView(other));
}

TEST_F(GoingToPlaces, WithoutAPlaceLeavesTheMap) {
    const maps::Camera before = widget().camera();
    EXPECT_FALSE(map().goTo({{ThingKind::Site, "no such site"}}));
    EXPECT_FALSE(map().reveal({}));
    EXPECT_EQ(widget().camera(), before);
}

TEST_F(DesktopMap, AViewKeepsShowingEverythingUntilSomebodyMovesIt) {
    map().zoomToAll();
    const double zoom = widget().camera().zoom;
    window().resize(700, 500);
    QCoreApplication::processEvents();
    EXPECT_LT(widget().camera().zoom, zoom);
    wheel(middle(), 1);
    const double moved = widget().camera().zoom;
    window().resize(1280, 800);
    QCoreApplication::processEvents();
    EXPECT_NEAR(widget().camera().zoom, moved, 0.3);
}

TEST_F(DesktopMap, ABaseMapFromAFolderLiesUnderTheScene) {
    widget().setScene(maps::Scene());
    const auto place = widget().camera();
    const int x = static_cast<int>(place.centre.x * 4);
    const int y = static_cast<int>(place.centre.y * 4);
    const auto column = folder_.path() / "tiles" / "2" / std::to_string(x);
    std::filesystem::create_directories(column);
    QImage tile(256, 256, QImage::Format_RGB32);
    tile.fill(QColor(10, 200, 30));
    ASSERT_TRUE(
        tile.save(QString::fromStdString((column / (std::to_string(y) + ".png")).string())));
    maps::BaseMap base;
    base.kind = maps::BaseMap::Kind::Folder;
    base.place = QString::fromStdString((folder_.path() / "tiles").string());
    const auto source = maps::openBaseMap(base, {});
    ASSERT_TRUE(source);
    widget().setBaseMaps({{*source, 1.0, QStringLiteral("审图号：测试")}});
    const QImage screen = widget().pictureWhenComplete();
    // Enlarged from zoom 2, the only one there is.
    EXPECT_EQ(screen.pixelColor(screen.rect().center()), QColor(10, 200, 30));
    widget().setBaseMaps({});
    EXPECT_NE(widget().pictureWhenComplete().pixelColor(screen.rect().center()),
              QColor(10, 200, 30));
}

TEST_F(DesktopMap, TheStatusBarTellsDegreesAndTheZoneOfTheProject) {
    PlaceText text;
    text.setProject(workspace().project());
    // On the middle meridian of 郑州's zone (114°E) east is 500 km.
    const QString said = text.of({114.0, 34.75});
    EXPECT_TRUE(said.startsWith(QStringLiteral("114.00000°, 34.75000°"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QLatin1StringView("EPSG:4547  500000, 38"))) << said.toStdString();
}

TEST_F(DesktopMap, ThePlaceUnderThePointerIsToldAgainWhenTheMapMoves) {
    std::vector<gis::Point> told;
    QObject::connect(&widget(), &maps::MapWidget::hovered, &widget(), [&](gis::Point lonLat) {
        told.push_back(lonLat);
    });
    const QPoint at = (middle() + QPointF(100, 50)).toPoint();
    hover(at);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !told.empty(); }, kPatience));
    const gis::Point before = told.back();
    trigger("view.zoom-in");
    ASSERT_TRUE(QTest::qWaitFor([&] { return told.back() != before; }, kPatience));
    const gis::Point now = told.back();
    const gis::Point there = maps::lonLatOf(widget().camera().toWorld(at));
    EXPECT_NEAR(now.x, there.x, 1e-9);
    EXPECT_NEAR(now.y, there.y, 1e-9);
}

TEST_F(DesktopMap, NoPlaceIsToldOnceTheMapIsNotUnderThePointer) {
    const QSignalSpy told(&widget(), &maps::MapWidget::hovered);
    const QSignalSpy left(&widget(), &maps::MapWidget::left);
    QTest::mousePress(&widget(), Qt::RightButton, {}, middle().toPoint());
    EXPECT_FALSE(told.isEmpty());
    QTest::mouseMove(&widget(), middle().toPoint() + QPoint(30, 30));
    QTest::mouseRelease(&widget(), Qt::RightButton, {}, middle().toPoint() + QPoint(30, 30));
    auto* overlay = widget().rootObject()->findChild<maps::detail::OverlayItem*>();
    ASSERT_NE(overlay, nullptr);
    QHoverEvent leave(QEvent::HoverLeave, QPointF(), QPointF(), QPointF());
    QCoreApplication::sendEvent(overlay, &leave);
    EXPECT_FALSE(left.isEmpty());
}

TEST_F(DesktopMap, EntriesOfTheLegendBeginWithACapital) {
    std::size_t entries = 0;
    for (const auto& layer : widget().scene().layers()) {
        for (const maps::Category& category : layer.features->look().categories) {
            EXPECT_FALSE(std::islower(static_cast<unsigned char>(category.title.en.front())))
                << category.title.en;
            ++entries;
        }
    }
    EXPECT_GT(entries, 15U);
}

TEST(BaseMapSettings, ComeBackAsTheyWere) {
    QSettings settings;
    settings.clear();
    maps::BaseMap server = maps::tiandituMaps().front();
    server.key = QStringLiteral("密钥");
    server.visible = true;
    server.opacity = 0.4;
    maps::BaseMap folder;
    folder.kind = maps::BaseMap::Kind::Folder;
    folder.rows = gis::TileRows::FromSouth;
    folder.datum = maps::MapDatum::Gcj02;
    writeBaseMaps(settings, {server, folder});
    EXPECT_EQ(readBaseMaps(settings), (std::vector{server, folder}));
    writeBaseMaps(settings, {folder});
    EXPECT_EQ(readBaseMaps(settings), std::vector{folder});
    EXPECT_TRUE(cornerText(folder).contains(QLatin1StringView("GCJ-02")));
    settings.clear();
}

TEST(BaseMapsDialog, WhatIsTickedMustBeUsable) {
    BaseMapsDialog dialog(maps::tiandituMaps());
    auto* list = dialog.findChild<QListWidget*>();
    auto* ok = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    ASSERT_EQ(list->count(), 5);
    EXPECT_TRUE(ok->isEnabled());
    list->setCurrentRow(4);
    list->item(4)->setCheckState(Qt::Checked);  // the lowest, without a key
    EXPECT_FALSE(ok->isEnabled());
    for (auto* edit : dialog.findChildren<QLineEdit*>()) {
        if (edit->echoMode() == QLineEdit::Password) {
            QTest::keyClicks(edit, QStringLiteral("abc"));
        }
    }
    EXPECT_TRUE(ok->isEnabled());
    EXPECT_TRUE(dialog.maps().front().visible);
    EXPECT_EQ(dialog.maps().front().key, QStringLiteral("abc"));
}

TEST(Graphics, ProgramsThatImitateACardAreKnown) {
    EXPECT_TRUE(isSoftwareRenderer("llvmpipe (LLVM 19.1.7, 256 bits)"));
    EXPECT_TRUE(isSoftwareRenderer(""));
    EXPECT_FALSE(isSoftwareRenderer("Mesa Intel(R) UHD Graphics 620 (KBL GT2)"));
}

}  // namespace

}  // namespace ruyuan::app::test
