// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace ruyuan::app {

/// An icon of resources/icons by its name without suffix, drawn in the text colour of the palette
/// at the moment of painting, so that it is right in light and dark.
[[nodiscard]] QIcon icon(const char* name);

}  // namespace ruyuan::app
