// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <filesystem>

namespace ruyuan::app {

class Workspace;
struct Desk;

/// Adds the actions that open, make and close projects, undo and redo:
/// "project.new", "project.open", "project.sample", "project.close", "project.quit", "edit.undo",
/// "edit.redo".
void addProjectActions(Desk& desk);

/// Opens a file and remembers it among the recent ones.
void openFile(Workspace& workspace, const std::filesystem::path& file);
/// Makes the sample city anew in the user's folder for documents and opens it.
void openSample(Workspace& workspace);

/// Files opened lately that are still there, the latest first.
[[nodiscard]] QStringList recentFiles();

/// Notes which file is open, so that the next start can offer it if this program ends without
/// closing it; empty: none.
void noteOpenFile(const std::filesystem::path& file);
/// The file that was open when the program last ended without closing it; empty: none.
[[nodiscard]] QString fileLeftOpen();

[[nodiscard]] std::filesystem::path toPath(const QString& file);
[[nodiscard]] QString fromPath(const std::filesystem::path& file);

}  // namespace ruyuan::app
