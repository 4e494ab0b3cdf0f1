// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace ruyuan::maps {

/// A sans-serif family with simplified Chinese: Noto Sans CJK SC, else another common one, else any
/// that Qt knows to have Chinese; empty when this machine has none. Needs a QGuiApplication.
[[nodiscard]] QString chineseFamily();

/// chineseFamily() at that size, unhinted, so that text is as wide at every place and scale.
[[nodiscard]] QFont mapFont(double pixelSize);

}  // namespace ruyuan::maps
