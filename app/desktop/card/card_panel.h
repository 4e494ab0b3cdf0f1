// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/card/card_text.h"
#include "app/desktop/latest.h"

#include <QUrl>
#include <QWidget>

class QTextBrowser;

namespace ruyuan::app {

class FieldEditor;
struct Desk;

/// The card (一企一策) of what is selected. What takes a while is computed beside the window and
/// filled in. Adds "card.show", "site.decide" and "site.withdraw", and shows the menu of things on
/// the map.
class CardPanel : public QWidget {
    Q_OBJECT

public:
    explicit CardPanel(Desk& desk, QWidget* parent = nullptr);
    ~CardPanel() override;

    [[nodiscard]] QTextBrowser& browser() const { return *browser_; }
    [[nodiscard]] FieldEditor& editor() const { return *editor_; }
    /// Does what a link of the page asks for.
    void follow(const QString& link);
    /// Selects a thing, shows where it is, and its card.
    void open(const ThingRef& thing, bool zoom);
    void decideSelected();
    void withdrawSelected();
    void showMenu(const std::vector<ThingRef>& things, const QString& cell, QPoint global);

    [[nodiscard]] QSize sizeHint() const override { return {360, 480}; }

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void addActions();
    void look();
    void showSelected();
    void showSite();
    void wantStudy();
    void wantSubsidies();
    void wantFindings();
    void wantSummary();
    void put(const QString& html);
    void dress();
    void raise();
    [[nodiscard]] std::string siteId() const;

    Desk& desk_;
    QTextBrowser* browser_;
    FieldEditor* editor_;
    ThingRef shown_;  ///< the one thing of the page; empty id: none or several
    SitePage page_;
    ProjectPtr subsidiesOf_;      ///< of which subsidies_ are
    ProjectPtr subsidiesWanted_;  ///< for which they are being worked out
    SubsidiesPtr subsidies_;
    std::set<QString> folded_;
    Latest<std::shared_ptr<const SiteStudy>> study_;
    Latest<SubsidiesPtr> subsidiesJob_;
    Latest<FindingsPtr> findings_;
    Latest<QString> summary_;
};

}  // namespace ruyuan::app
