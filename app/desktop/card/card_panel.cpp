// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/card/card_panel.h"

#include "app/desktop/action_list.h"
#include "app/desktop/card/decide_dialog.h"
#include "app/desktop/card/field_editor.h"
#include "app/desktop/card/thing_menu.h"
#include "app/desktop/desk.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/message_bar.h"
#include "maps/looks.h"
#include "planner/suitability.h"

#include <QClipboard>
#include <QDockWidget>
#include <QEvent>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMainWindow>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSettings>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr int kSymbol = 22;  // device independent pixels
constexpr int kMenuWidth = 320;

QString foldedKey() {
    return QStringLiteral("card/folded");
}

/// A site's symbol as the map paints it.
QImage symbolImage(std::string_view path, double ratio, const QFont& font) {
    QImage image(QSize(kSymbol, kSymbol) * ratio, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    maps::PointSymbol symbol = maps::siteLook(path, language());
    symbol.size = kSymbol - 2;
    maps::SymbolPainter(painter, font, 1.0).point(QPointF(kSymbol / 2.0, kSymbol / 2.0), symbol);
    return image;
}

}  // namespace

CardPanel::CardPanel(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      browser_(new QTextBrowser),
      editor_(new FieldEditor(desk.workspace)),
      study_(desk.workspace.jobs(), this),
      subsidiesJob_(desk.workspace.jobs(), this),
      findings_(desk.workspace.jobs(), this),
      summary_(desk.workspace.jobs(), this) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(browser_, 1);
    column->addWidget(editor_);
    browser_->setOpenLinks(false);
    browser_->setFrameShape(QFrame::NoFrame);
    browser_->setAccessibleName(tr("Site card"));
    browser_->setTextInteractionFlags(Qt::TextBrowserInteraction);
    const QStringList usual{QStringLiteral("trace"),
                            QStringLiteral("changes"),
                            QStringLiteral("subsidies"),
                            QStringLiteral("facts"),
                            QStringLiteral("history")};
    for (const QString& id : QSettings().value(foldedKey(), usual).toStringList()) {
        folded_.insert(id);
    }
    dress();
    addActions();
    connect(browser_, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        follow(QUrl::fromPercentEncoding(url.toEncoded()));
    });
    connect(editor_, &FieldEditor::left, browser_, qOverload<>(&QWidget::setFocus));
    connect(&desk_.workspace, &Workspace::projectChanged, this, &CardPanel::look);
    connect(&desk_.workspace, &Workspace::selectionChanged, this, &CardPanel::look);
    connect(&desk_.map, &MapPanel::activated, this, [this](const ThingRef& thing) {
        open(thing, false);
    });
    connect(&desk_.map,
            &MapPanel::contextMenuWanted,
            this,
            [this](const std::vector<ThingRef>& things, QPoint global) {
                showMenu(things, {}, global);
            });
    look();
}

CardPanel::~CardPanel() = default;

void CardPanel::addActions() {
    desk_.actions.add({.id = "card.show",
                       .text = tr("Site &card"),
                       .tip = tr("Show the card of what is selected"),
                       .icon = "card",
                       .keys = {QKeySequence(QStringLiteral("F7"))}},
                      [this](bool) {
                          raise();
                          browser_->setFocus();
                      });
    desk_.actions.add({.id = "site.decide",
                       .text = tr("&Decide…"),
                       .tip = tr("Enter what was decided about the selected sites"),
                       .icon = "check",
                       .keys = {QKeySequence(QStringLiteral("Ctrl+Return"))}},
                      [this](bool) { decideSelected(); });
    desk_.actions.add({.id = "site.withdraw",
                       .text = tr("&Withdraw the decision…"),
                       .tip = tr("Take back the last decision about the selected site")},
                      [this](bool) { withdrawSelected(); });
}

void CardPanel::raise() {
    if (auto* dock = desk_.window.findChild<QDockWidget*>(QStringLiteral("card"))) {
        dock->show();
        dock->raise();
    }
}

void CardPanel::open(const ThingRef& thing, bool zoom) {
    desk_.workspace.select({thing});
    if (zoom) {
        desk_.map.goTo({thing});
    }
    raise();
}

std::string CardPanel::siteId() const {
    const planner::Site* site = desk_.workspace.selectedSite();
    return site == nullptr ? std::string() : site->id;
}

void CardPanel::decideSelected() {
    if (const planner::Site* site = desk_.workspace.selectedSite()) {
        auto* dialog = new DecideDialog(desk_.workspace, *site, &desk_.window);
        dialog->show();
    } else {
        desk_.actions.find(QStringLiteral("decide.together"))->trigger();
    }
}

void CardPanel::withdrawSelected() {
    const std::string site = siteId();
    if (site.empty()) {
        return;
    }
    bool sure = false;
    const QString reason = QInputDialog::getText(this,
                                                 tr("Withdraw the last decision"),
                                                 tr("Why, for the journal"),
                                                 QLineEdit::Normal,
                                                 {},
                                                 &sure);
    if (sure) {
        desk_.workspace.perform(
            withdrawal(site, desk_.workspace.scenario(), reason.trimmed().toStdString()));
    }
}

void CardPanel::showMenu(const std::vector<ThingRef>& things, const QString& cell, QPoint global) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setMaximumWidth(kMenuWidth * 2);
    fillThingMenu(*menu, desk_, things, cell);
    if (menu->isEmpty()) {
        delete menu;
        return;
    }
    menu->popup(global);
}

void CardPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    look();
}

void CardPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        dress();
        look();
    }
}

/// Colours and symbols of the pages.
void CardPanel::dress() {
    browser_->document()->setDefaultStyleSheet(pageStyle(palette()));
}

/// Another page, or the same one anew.
void CardPanel::look() {
    const Workspace& workspace = desk_.workspace;
    const planner::Site* site = workspace.selectedSite();
    const bool any = std::ranges::contains(workspace.selection(), ThingKind::Site, &ThingRef::kind);
    for (const auto& [action, on] :
         {std::pair{"site.decide", any},
          std::pair{"site.withdraw",
                    site != nullptr && std::ranges::contains(workspace.project()->decisions,
                                                             site->id,
                                                             &planner::Decision::siteId)}}) {
        desk_.actions.find(QString::fromUtf8(action))->setEnabled(on);
    }
    if (!isVisible()) {
        return;
    }
    if (site == nullptr || page_.subject.project != workspace.project()) {
        findings_.forget();
        study_.forget();
    }
    if (site == nullptr) {
        page_ = {};
        showSelected();
        return;
    }
    const auto index = static_cast<std::size_t>(site - workspace.project()->sites.data());
    const ThingRef thing{ThingKind::Site, site->id};
    const bool another = shown_ != thing;
    if (!another && page_.subject.project == workspace.project()) {
        showSite();
        return;
    }
    SitePage page{{workspace.project(), workspace.pack(), index}};
    if (!another) {
        page.whyParks = page_.whyParks;
        page.sources = page_.sources;
    }
    page_ = std::move(page);
    page_.scenario = workspace.scenario();
    shown_ = thing;
    if (another) {
        browser_->verticalScrollBar()->setValue(0);
    }
    showSite();
    wantStudy();
    wantSubsidies();
    if (!page_.whyParks.empty()) {
        wantFindings();
    }
}

void CardPanel::showSite() {
    page_.folded = folded_;
    page_.subsidies = subsidiesOf_ == page_.subject.project ? subsidies_ : nullptr;
    put(siteHtml(page_));
}

/// Anything but a single site.
void CardPanel::showSelected() {
    const Workspace& workspace = desk_.workspace;
    const Selection& selection = workspace.selection();
    const ThingRef thing = selection.size() == 1 ? *selection.begin() : ThingRef{};
    if (shown_ != thing) {
        browser_->verticalScrollBar()->setValue(0);
    }
    shown_ = thing;
    if (selection.size() > 1) {
        wantSummary();
        return;
    }
    summary_.forget();
    QString html;
    if (thing.kind == ThingKind::Park) {
        html = parkHtml(workspace.project(), workspace.pack(), thing.id, folded_);
    } else if (!thing.id.empty()) {
        html = placeHtml(*workspace.project(), thing);
    }
    if (html.isEmpty()) {
        html = paragraph(faint(
            workspace.isOpen()
                ? tr("Nothing is selected. Click a site or park on the map or in the table; Shift "
                     "adds, Ctrl toggles, Shift and dragging takes a box. Ctrl+K finds by name.")
                : tr("No project is open.")));
    }
    put(html);
}

void CardPanel::put(const QString& html) {
    QTextDocument* document = browser_->document();
    const int place = browser_->verticalScrollBar()->value();
    for (const char* path : {"on-site", "relocation", "transformation", "closure", "open"}) {
        document->addResource(QTextDocument::ImageResource,
                              QUrl(QStringLiteral("symbol:") + QString::fromUtf8(path)),
                              symbolImage(path, devicePixelRatioF(), font()));
    }
    browser_->setHtml(html);
    browser_->verticalScrollBar()->setValue(place);
}

void CardPanel::wantStudy() {
    using Study = std::shared_ptr<const SiteStudy>;
    if (!page_.subject.pack) {
        return;
    }
    study_.want(
        tr("Explaining a site"),
        [subject = page_.subject,
         file = desk_.workspace.file()](const gis::Progress& progress) -> gis::Result<Study> {
            auto study = studySite(subject, file, progress);
            if (!study) {
                return std::unexpected(study.error());
            }
            return std::make_shared<const SiteStudy>(std::move(*study));
        },
        [this, shown = shown_](gis::Result<Study>& study) {
            if (shown != shown_ || siteId().empty()) {
                return;
            }
            if (study) {
                page_.study = std::move(*study);
                showSite();
            } else if (study.error().code != gis::ErrorCode::Cancelled) {
                desk_.messages.error(study.error());
            }
        });
}

void CardPanel::wantSubsidies() {
    const ProjectPtr project = page_.subject.project;
    if (subsidiesOf_ == project || subsidiesWanted_ == project || !page_.subject.pack ||
        page_.subject.pack->subsidies.empty() ||
        project->screening.size() != project->sites.size()) {
        return;
    }
    subsidiesWanted_ = project;
    subsidiesJob_.want(
        tr("Working out subsidies"),
        [subject = page_.subject](const gis::Progress&) -> gis::Result<SubsidiesPtr> {
            auto all = planner::subsidiesOf(*subject.project, *subject.pack);
            if (!all) {
                return std::unexpected(all.error());
            }
            return std::make_shared<const std::vector<planner::SubsidyFinding>>(std::move(*all));
        },
        [this, project](gis::Result<SubsidiesPtr>& all) {
            if (!all) {
                return;
            }
            subsidiesOf_ = project;
            subsidies_ = std::move(*all);
            if (page_.subject.project == project) {
                showSite();
            }
        });
}

void CardPanel::wantFindings() {
    if (page_.findings || !page_.subject.pack) {
        return;
    }
    findings_.want(
        tr("Putting findings into words"),
        [subject = page_.subject](const gis::Progress&) -> gis::Result<FindingsPtr> {
            auto all = planner::findingsOf(
                *subject.project, *subject.pack, subject.project->sites[subject.site].id);
            if (!all) {
                return std::unexpected(all.error());
            }
            return std::make_shared<const std::vector<planner::Finding>>(std::move(*all));
        },
        [this, shown = shown_, project = page_.subject.project](gis::Result<FindingsPtr>& all) {
            if (all && shown == shown_ && page_.subject.project == project) {
                page_.findings = std::move(*all);
                showSite();
            }
        });
}

void CardPanel::wantSummary() {
    summary_.want(
        tr("Summing up the selection"),
        [project = desk_.workspace.project(), things = desk_.workspace.selection()](
            const gis::Progress&) -> gis::Result<QString> { return summaryHtml(*project, things); },
        [this](gis::Result<QString>& html) {
            if (desk_.workspace.selection().size() > 1) {
                put(*html);
            }
        });
}

void CardPanel::follow(const QString& target) {
    const qsizetype colon = target.indexOf(QLatin1Char(':'));
    const QString verb = target.left(colon);
    const QString what = target.mid(colon + 1);
    const auto toggle = [&](std::set<QString>& set) {
        if (set.erase(what) == 0) {
            set.insert(what);
        }
    };
    if (verb == QLatin1StringView("fold")) {
        toggle(folded_);
        QSettings().setValue(foldedKey(), QStringList(folded_.begin(), folded_.end()));
    } else if (verb == QLatin1StringView("source")) {
        toggle(page_.sources);
    } else if (verb == QLatin1StringView("why")) {
        toggle(page_.whyParks);
        wantFindings();
    } else if (verb == QLatin1StringView("edit")) {
        const auto stored = desk_.workspace.stored();
        const auto site = std::ranges::find(stored->sites, siteId(), &planner::Site::id);
        if (site != stored->sites.end()) {
            editor_->edit(*site, what.toStdString());
        }
        return;
    } else if (verb == QLatin1StringView("site")) {
        return open({ThingKind::Site, what.toStdString()}, true);
    } else if (verb == QLatin1StringView("park")) {
        return open({ThingKind::Park, what.toStdString()}, true);
    } else if (verb == QLatin1StringView("decide")) {
        return decideSelected();
    } else if (verb == QLatin1StringView("ruleout")) {
        desk_.actions.find(QStringLiteral("decide.rule-out"))->trigger();
    } else if (verb == QLatin1StringView("withdraw")) {
        return withdrawSelected();
    } else if (verb == QLatin1StringView("judge")) {
        return desk_.workspace.perform(judgement());
    } else if (verb == QLatin1StringView("copy") && page_.study) {
        QGuiApplication::clipboard()->setText(said(page_.study->paragraph));
        return desk_.messages.note(tr("The paragraph is on the clipboard"));
    }
    look();
}

}  // namespace ruyuan::app
