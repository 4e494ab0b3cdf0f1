// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace ruyuan::app {

/// What a file is for. The dialogs for each use begin in the folder where the last one of that use
/// ended, kept in the settings: counties' ledgers, projects and reports lie in different places.
enum class FileUse { Project, Import, Recipe, Export, Picture, BaseMap };

/// Empty when there is none yet, or it is gone.
[[nodiscard]] QString lastFolder(FileUse use);
/// Where a dialog begins: the last folder, else the user's documents (pictures), else the home
/// folder.
[[nodiscard]] QString folderFor(FileUse use);
/// A file or folder of that use was chosen.
void rememberFolder(FileUse use, const QString& folder);
/// The whole name of a file in folderFor() that does not exist yet: STEM.gpkg, STEM-2.gpkg…
/// @p suffix is without the dot.
[[nodiscard]] QString freeName(FileUse use, const QString& stem, const QString& suffix);

/// Asks for a file to read; empty: none was chosen.
[[nodiscard]] QString askForFile(QWidget* parent,
                                 FileUse use,
                                 const QString& title,
                                 const QString& filter);
/// Asks under which name to write; @p proposal is a file name with or without folder. A name that
/// is typed without a suffix gets that of the proposal. Empty: none was chosen.
[[nodiscard]] QString askWhereToSave(QWidget* parent,
                                     FileUse use,
                                     const QString& title,
                                     const QString& proposal,
                                     const QString& filter);
/// Asks for a folder; empty: none was chosen.
[[nodiscard]] QString askForFolder(QWidget* parent, FileUse use, const QString& title);

}  // namespace ruyuan::app
