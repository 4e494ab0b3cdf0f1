// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/workspace.h"
#include "desktop_fixture.h"
#include "gis/platform.h"

#include <QAbstractButton>
#include <QDialog>
#include <QElapsedTimer>
#include <QMenu>
#include <QTimer>

#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace ruyuan::app::test {

namespace {

/// What Qt complained about while the window was used at random.
QStringList complaints;
QtMessageHandler before = nullptr;

void listen(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    static const char* const kTold[] = {"qrc:",
                                        ".qml",
                                        "QSG",
                                        "QQuick",
                                        "QObject::",
                                        "QPainter",
                                        "QAbstractItem",
                                        "QLayout",
                                        "QWidget::"};
    for (const char* word : kTold) {
        if (type != QtDebugMsg && type != QtInfoMsg && text.contains(QLatin1StringView(word))) {
            complaints << text;
            if (std::getenv("RUYUAN_MONKEY_ABORT") != nullptr) {
                std::abort();
            }
        }
    }
    if (before != nullptr) {
        before(type, context, text);
    }
}

constexpr double kMostGrowth = 60;  // MB; a window that is not given back is more

/// What was taken from the allocator and not given back; nothing is told under AddressSanitizer,
/// which finds lost memory itself.
double takenMegabytes() {
    const auto all = mallinfo2();
    return static_cast<double>(all.uordblks + all.hblkhd) / 1e6;
}

double residentMegabytes() {
    std::ifstream file("/proc/self/statm");
    double total = 0;
    double resident = 0;
    file >> total >> resident;
    return resident * 4096 / 1e6;
}

/// Uses the window as somebody would who does not look: actions, mouse, keys, dialogs.
class Monkey : public SampleWindow {
protected:
    void SetUp() override {
        SampleWindow::SetUp();
        complaints.clear();
        before = qInstallMessageHandler(listen);
        connect_ = QObject::connect(&closer_, &QTimer::timeout, [this] { leaveDialog(); });
        closer_.start(15);
    }
    void TearDown() override {
        closer_.stop();
        QObject::disconnect(connect_);
        qInstallMessageHandler(before);
    }

    [[nodiscard]] int any(int below) {
        return std::uniform_int_distribution<int>(0, std::max(below, 1) - 1)(random_);
    }

    /// Presses something in a dialog or menu that waits, then leaves it.
    void leaveDialog() {
        if (QWidget* popup = QApplication::activePopupWidget()) {
            popup->close();
            return;
        }
        QWidget* modal = QApplication::activeModalWidget();
        if (modal == nullptr) {
            return;
        }
        QTest::keyClick(modal, any(2) == 0 ? Qt::Key_Tab : Qt::Key_Space);
        if (any(3) == 0) {
            if (auto* dialog = qobject_cast<QDialog*>(modal)) {
                dialog->reject();
            } else {
                modal->close();
            }
        }
    }

    void act() {
        static const std::set<QString> kNever{QStringLiteral("project.quit"),
                                              QStringLiteral("project.sample"),
                                              QStringLiteral("view.full-screen")};
        const auto actions = window().desk().actions.all();
        QAction* action = actions[static_cast<std::size_t>(any(static_cast<int>(actions.size())))];
        if (action->isEnabled() && !kNever.contains(action->objectName())) {
            last_ = action->objectName();
            action->trigger();
        }
    }

    void useMouse() {
        maps::MapWidget& map = this->map().map();
        const auto place = [&] { return QPoint(any(map.width()), any(map.height())); };
        constexpr Qt::KeyboardModifier kModifiers[] = {
            Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier};
        const auto modifier = kModifiers[any(4)];
        switch (any(5)) {
            case 0:
                QTest::mouseClick(&map, Qt::LeftButton, modifier, place());
                break;
            case 1:
                QTest::mouseDClick(&map, Qt::LeftButton, modifier, place());
                break;
            case 2:
                QTest::mouseClick(&map, Qt::RightButton, modifier, place());
                break;
            default:
                QTest::mousePress(&map, Qt::LeftButton, modifier, place());
                for (int i = 0; i < 4; ++i) {
                    QTest::mouseMove(&map, place());
                }
                QTest::mouseRelease(&map, Qt::LeftButton, modifier, place());
        }
    }

    void useKeys() {
        constexpr Qt::Key kKeys[] = {Qt::Key_Escape,
                                     Qt::Key_Return,
                                     Qt::Key_Backspace,
                                     Qt::Key_Tab,
                                     Qt::Key_Left,
                                     Qt::Key_PageUp,
                                     Qt::Key_PageDown,
                                     Qt::Key_S,
                                     Qt::Key_Delete,
                                     Qt::Key_Space,
                                     Qt::Key_Down,
                                     Qt::Key_A};
        QWidget* target = QApplication::focusWidget();
        QTest::keyClick(target != nullptr ? target : &window(), kKeys[any(std::size(kKeys))]);
    }

    void pressButton() {
        const auto buttons = window().findChildren<QAbstractButton*>();
        QAbstractButton* button = buttons[any(static_cast<int>(buttons.size()))];
        if (button->isVisible() && button->isEnabled()) {
            last_ = QStringLiteral("button ") + button->text();
            button->click();
        }
    }

    void step() {
        if (!workspace().isOpen() && !workspace().isChanging()) {
            desktop_->open(file_);
            settle(workspace());
        }
        switch (any(8)) {
            case 0:
            case 1:
                act();
                break;
            case 2:
                pressButton();
                break;
            case 3:
                useKeys();
                break;
            default:
                useMouse();
        }
        QCoreApplication::processEvents();
    }

    /// Ends the window and makes it anew with another sample. What the program still holds between
    /// the two is neither the project, which grows with every act, nor pictures of the map, which
    /// fill their room.
    void startAnew() {
        ASSERT_TRUE(QTest::qWaitFor([this] { return stopsAll(); }, kPatience));
        settle(workspace());
        const auto faults = planner::verifyJournal(file_);
        ASSERT_TRUE(faults) << faults.error().sentence.en;
        EXPECT_TRUE(faults->empty());
        const double resident = residentMegabytes();
        const double taken = takenMegabytes();
        desktop_.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        left_.push_back(takenMegabytes());
        std::printf("turn %zu: %.0f MB resident, %.0f MB taken, without the window %.0f MB\n",
                    left_.size(),
                    resident,
                    taken,
                    left_.back());
        std::fflush(stdout);
        file_ = sampleFile(folder_, std::to_string(left_.size()));
        desktop_ = std::make_unique<Desktop>(gis::Language::English);
        desktop_->window().resize(1280, 800);
        desktop_->open(file_);
        settle(workspace());
    }

    /// Whether nothing runs; what waits for its turn starts when the one before it was stopped.
    bool stopsAll() {
        workspace().jobs().stopAll();
        return !workspace().isChanging() && workspace().jobs().running().empty();
    }

    std::mt19937 random_{20191231};
    std::vector<double> left_;  ///< MB taken between two windows
    QTimer closer_;
    QMetaObject::Connection connect_;
    QString last_;
};

/// $RUYUAN_MONKEY_SECONDS makes it longer; $RUYUAN_MONKEY_SEED makes it another one;
/// $RUYUAN_MONKEY_ABORT=1 leaves a core where Qt complains.
TEST_F(Monkey, UsingEverythingAtRandomBreaksNothing) {
    const char* const seconds = std::getenv("RUYUAN_MONKEY_SECONDS");
    const qint64 milliseconds = seconds != nullptr ? std::atoll(seconds) * 1000 : 10'000;
    if (const char* const seed = std::getenv("RUYUAN_MONKEY_SEED")) {
        random_.seed(static_cast<unsigned>(std::atoi(seed)));
    }
    const qint64 turn = std::clamp<qint64>(milliseconds / 3, 5'000, 600'000);
    QElapsedTimer clock;
    clock.start();
    int steps = 0;
    qint64 turns = 0;
    while (clock.elapsed() < milliseconds) {
        step();
        ++steps;
        ASSERT_TRUE(complaints.isEmpty())
            << qPrintable(complaints.join(QLatin1Char('\n'))) << "\nafter step " << steps
            << ", last action " << qPrintable(last_);
        if (clock.elapsed() / turn > turns) {
            turns = clock.elapsed() / turn;
            ASSERT_NO_FATAL_FAILURE(startAnew());
        }
    }
    ASSERT_NO_FATAL_FAILURE(startAnew());
    EXPECT_LT(left_.back(), left_.front() + kMostGrowth);
    RecordProperty("steps", steps);
    RecordProperty("left_mb", static_cast<int>(left_.back()));
}

}  // namespace

}  // namespace ruyuan::app::test
