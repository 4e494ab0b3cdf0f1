// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/language.h"

#include <QString>
#include <QStringList>

#include <set>
#include <string>

class QPalette;

namespace ruyuan::app {

// Pieces of the card's pages, for QTextBrowser. Everything that comes from data is escaped.

[[nodiscard]] QString escaped(const QString& text);
[[nodiscard]] QString escaped(const std::string& text);
[[nodiscard]] QString escaped(const gis::Text& text);

/// @p inner is HTML; @p target "verb:argument" is what CardPanel is told when it is followed.
[[nodiscard]] QString link(const QString& target, const QString& inner);
[[nodiscard]] QString faint(const QString& inner);
[[nodiscard]] QString bold(const QString& inner);
[[nodiscard]] QString paragraph(const QString& inner);
[[nodiscard]] QString listOf(const QStringList& inner);
/// Cells are HTML; the first row is the header when @p hasHeader.
[[nodiscard]] QString tableOf(const QList<QStringList>& rows, bool hasHeader);

/// A heading that folds its body away, and shows whether it is.
struct Section {
    QString id;  ///< stable, for the settings
    QString title;
    QString body;  ///< HTML; empty: the section is left out
};
[[nodiscard]] QString sectionOf(const Section& section, const std::set<QString>& folded);

/// The style sheet of the pages in the colours of a palette.
[[nodiscard]] QString pageStyle(const QPalette& palette);

}  // namespace ruyuan::app
