// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/files/import_choices.h"

#include "app/desktop/files/import_dialog.h"
#include "app/desktop/language.h"
#include "planner/constraint_kinds.h"

#include <QComboBox>

#include <algorithm>
#include <utility>
#include <vector>

namespace ruyuan::app {

namespace {

/// A choice in a list: what it means for the library and for people.
struct ImportChoice {
    const char* word;
    QString text;
};

/// What a file may hold, with the words for people.
std::vector<std::pair<QString, QString>> contents() {
    std::vector<std::pair<QString, QString>> all{
        {QStringLiteral("sites"), ImportDialog::tr("Firms' sites (ledger)")},
        {QStringLiteral("equipment"), ImportDialog::tr("Equipment of sites")},
        {QStringLiteral("parks"), ImportDialog::tr("Receiving parks")},
        {QStringLiteral("built-up"), ImportDialog::tr("Built-up areas")},
        {QStringLiteral("counties"), ImportDialog::tr("Counties and zones")},
        {QStringLiteral("wind"), ImportDialog::tr("Wind roses")}};
    for (const planner::ConstraintKind& kind : planner::constraintKinds()) {
        all.emplace_back(
            QStringLiteral("constraint:") +
                QString::fromUtf8(kind.word.data(), static_cast<qsizetype>(kind.word.size())),
            ImportDialog::tr("Constraint: %1").arg(said(kind.label)));
    }
    return all;
}

}  // namespace

void fillContents(QComboBox& box) {
    for (const auto& [word, text] : contents()) {
        box.addItem(text, word);
    }
}

QString contentLabel(const std::string& content) {
    const auto all = contents();
    const auto known =
        std::ranges::find(all, fromUtf8(content), &std::pair<QString, QString>::first);
    return known == all.end() ? fromUtf8(content) : known->second;
}

void fillSystems(QComboBox& box) {
    box.addItem(ImportDialog::tr("As the file says"), QString());
    const ImportChoice systems[] = {
        {"EPSG:4490", ImportDialog::tr("CGCS2000 longitude and latitude")},
        {"EPSG:4326", ImportDialog::tr("WGS 84 longitude and latitude")},
        {"GCJ-02", ImportDialog::tr("Displaced by Amap, Tencent and others")},
        {"BD-09", ImportDialog::tr("Displaced by Baidu")},
        {"EPSG:4547", ImportDialog::tr("CGCS2000, 3-degree zone, 114° E")},
        {"EPSG:4526", ImportDialog::tr("CGCS2000, 3-degree zone 38")},
        {"EPSG:2362", ImportDialog::tr("Xian 1980, 3-degree zone 38")},
        {"EPSG:3857", ImportDialog::tr("Web Mercator")}};
    for (const auto& [code, text] : systems) {
        box.addItem(QStringLiteral("%1 (%2)").arg(text, QLatin1StringView(code)),
                    QLatin1StringView(code));
    }
    box.setEditable(true);
    box.setInsertPolicy(QComboBox::NoInsert);
    box.setToolTip(ImportDialog::tr("Choose or type: EPSG:4547, GCJ-02, EPSG:3857+GCJ-02, WKT…"));
}

void fillEncodings(QComboBox& box) {
    box.addItem(ImportDialog::tr("Found by itself"), QString());
    for (const char* name : {"UTF-8", "GBK", "GB18030", "BIG5"}) {
        box.addItem(QLatin1StringView(name), QLatin1StringView(name));
    }
}

}  // namespace ruyuan::app
