// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ruyuan::app {

struct Desk;

/// Asks for format and folder, writes all report layers of the shown project there, reads them
/// back and tells whether they agree.
void askAndExport(Desk& desk);
/// Asks for a file and saves the plan as a picture with title, legend and scale bar.
void askAndSavePicture(Desk& desk);

}  // namespace ruyuan::app
