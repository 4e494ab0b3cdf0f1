// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/locator/locator_box.h"

#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/icons.h"
#include "app/desktop/language.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/table/row_filter.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QVBoxLayout>

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr std::size_t kMostThings = 30;
constexpr std::size_t kMostActions = 8;
constexpr int kWidth = 520;
constexpr int kHeight = 360;
constexpr int kFromTop = 90;
constexpr int kIcon = 16;
constexpr int kRoom = 8;  // above and below the text of a row

const char* iconOf(ThingKind kind) {
    switch (kind) {
        case ThingKind::Site:
            return "card";
        case ThingKind::Park:
            return "home";
        default:
            return "layers";
    }
}

QString kindName(ThingKind kind) {
    switch (kind) {
        case ThingKind::Site:
            return LocatorBox::tr("site");
        case ThingKind::Park:
            return LocatorBox::tr("park");
        case ThingKind::BuiltUpArea:
            return LocatorBox::tr("built-up area");
        case ThingKind::County:
            return LocatorBox::tr("county or zone");
        case ThingKind::Constraint:
            break;
    }
    return LocatorBox::tr("constraint");
}

QString plainText(const QAction& action) {
    QString text = action.text();
    return text.remove(QLatin1Char('&'));
}

}  // namespace

LocatorBox::LocatorBox(Desk& desk)
    : QFrame(&desk.window),
      desk_(desk),
      line_(new QLineEdit),
      list_(new QListWidget),
      indexing_(desk.workspace.jobs(), this) {
    setObjectName(QStringLiteral("locator"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setAccessibleName(tr("Find"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    line_->setPlaceholderText(tr("Find sites, parks, places and commands"));
    line_->setAccessibleName(tr("Find"));
    line_->setClearButtonEnabled(true);
    list_->setAccessibleName(tr("Found"));
    list_->setUniformItemSizes(true);
    list_->setIconSize(QSize(kIcon, kIcon));
    list_->setFocusPolicy(Qt::NoFocus);  // the line keeps the keys; arrows move here
    column->addWidget(line_);
    column->addWidget(list_, 1);
    line_->installEventFilter(this);
    connect(line_, &QLineEdit::textChanged, this, &LocatorBox::search);
    connect(list_, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        choose(list_->row(item));
    });
    connect(&desk_.workspace, &Workspace::projectChanged, this, [this] {
        if (isVisible()) {
            wantIndex();
        }
    });
    desk_.actions.add({.id = "view.locate",
                       .text = tr("&Find…"),
                       .tip = tr("Find a site, park, place or command by a part of its name"),
                       .icon = "locate",
                       .keys = {QKeySequence(QStringLiteral("Ctrl+K"))}},
                      [this](bool) { open(); });
    hide();
}

void LocatorBox::open() {
    const QSize window = desk_.window.size();
    const int width = std::min(kWidth, window.width() - 40);
    setGeometry((window.width() - width) / 2,
                kFromTop,
                width,
                std::min(kHeight, window.height() - kFromTop - 40));
    show();
    raise();
    line_->setFocus();
    line_->selectAll();
    wantIndex();
    search();
}

void LocatorBox::wantIndex() {
    const auto project = desk_.workspace.project();
    if (indexed_ == project) {
        return;
    }
    using Index = std::shared_ptr<const LocatorIndex>;
    indexing_.want(
        tr("Indexing names"),
        [project](const gis::Progress&) -> gis::Result<Index> { return locatorIndex(*project); },
        [this, project](gis::Result<Index>& index) {
            indexed_ = project;
            index_ = std::move(*index);
            search();
        });
}

void LocatorBox::search() {
    list_->clear();
    found_.clear();
    const std::string query = line_->text().trimmed().toStdString();
    if (index_ && indexed_ == desk_.workspace.project()) {
        for (const LocatorIndex::Entry* entry : locate(*index_, query, kMostThings)) {
            const QString name = fromUtf8(entry->name + entry->codes);
            auto* item =
                new QListWidgetItem(icon(iconOf(entry->thing.kind)),
                                    name + QStringLiteral(" — ") + kindName(entry->thing.kind),
                                    list_);
            item->setToolTip(name);
            found_.push_back({entry->thing, nullptr});
        }
    }
    addActions(smallLetters(query));
    for (int row = 0; row < list_->count(); ++row) {
        list_->item(row)->setSizeHint(QSize(0, list_->fontMetrics().height() + kRoom));
    }
    if (list_->count() > 0) {
        list_->setCurrentRow(0);
    } else if (!query.empty()) {
        auto* nothing = new QListWidgetItem(tr("Nothing has that name"), list_);
        nothing->setFlags(Qt::NoItemFlags);
    }
}

void LocatorBox::addActions(const std::string& query) {
    std::vector<std::pair<int, QAction*>> fits;
    for (QAction* action : desk_.actions.all()) {
        const int fit = fitOf(smallLetters(plainText(*action).toStdString()), query);
        if (fit > 0 && action->isEnabled()) {
            fits.emplace_back(fit, action);
        }
    }
    std::ranges::stable_sort(fits, std::greater(), &std::pair<int, QAction*>::first);
    if (fits.size() > kMostActions) {
        fits.resize(kMostActions);
    }
    for (const auto& [fit, action] : fits) {
        QString text = plainText(*action);
        if (!action->shortcut().isEmpty()) {
            text += QStringLiteral("   ") + action->shortcut().toString(QKeySequence::NativeText);
        }
        new QListWidgetItem(action->icon(), text + QStringLiteral(" — ") + tr("command"), list_);
        found_.push_back({{}, action});
    }
}

void LocatorBox::choose(int row) {
    if (row < 0 || static_cast<std::size_t>(row) >= found_.size()) {
        return;
    }
    const Found found = found_[static_cast<std::size_t>(row)];
    hide();
    desk_.map.map().setFocus();
    if (found.action != nullptr) {
        found.action->trigger();
        return;
    }
    desk_.workspace.select({found.thing});
    if (!desk_.map.goTo({found.thing})) {
        desk_.messages.warn(tr("It has no place on the map"));
    }
}

bool LocatorBox::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut && watched == line_) {
        hide();
    }
    if (event->type() != QEvent::KeyPress) {
        return QFrame::eventFilter(watched, event);
    }
    const auto* key = dynamic_cast<QKeyEvent*>(event);
    const int row = list_->currentRow();
    switch (key->key()) {
        case Qt::Key_Escape:
            hide();
            desk_.map.map().setFocus();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose(row);
            return true;
        case Qt::Key_Down:
            list_->setCurrentRow(std::min(row + 1, list_->count() - 1));
            return true;
        case Qt::Key_Up:
            list_->setCurrentRow(std::max(row - 1, 0));
            return true;
        default:
            return QFrame::eventFilter(watched, event);
    }
}

}  // namespace ruyuan::app
