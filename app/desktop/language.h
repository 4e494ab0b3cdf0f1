// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "gis/result.h"
#include "gis/text.h"

#include <QString>

namespace ruyuan::app {

/// The language of the windows. Set before they are made; a window that is already there keeps its
/// own until it is made again.
[[nodiscard]] gis::Language language();
/// Loads the translations of Ruyuan and of Qt for it.
void setLanguage(gis::Language language);

/// A sentence of the libraries in the language of the windows.
[[nodiscard]] QString said(const gis::Text& text);
/// Sentence, place and advice of an error, each on a line.
[[nodiscard]] QString said(const gis::Error& error);
[[nodiscard]] QString said(const gis::Date& date);
[[nodiscard]] inline QString fromUtf8(const std::string& text) {
    return QString::fromStdString(text);
}

}  // namespace ruyuan::app
