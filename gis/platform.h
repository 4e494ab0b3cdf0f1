// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace ruyuan::gis {

// The only code that knows the operating system.

/// The folder with the program's data (policies, samples): $RUYUAN_RESOURCES, else share/ruyuan
/// beside the program's bin folder, else the source tree it was built from.
[[nodiscard]] std::filesystem::path resourceDirectory();

/// A source that is asked to stop by the first Ctrl-C (or SIGTERM); the second one ends the
/// process at once, as usual. Call once, from main.
[[nodiscard]] std::stop_source stopOnInterrupt();

/// Whether people look at standard error (for progress lines).
[[nodiscard]] bool errorIsTerminal();

/// "zh_CN.UTF-8" and the like from the environment; empty when nothing is set.
[[nodiscard]] std::string userLocale();

/// A path from a UTF-8 argument and back, on every system.
[[nodiscard]] std::filesystem::path pathFromUtf8(const std::string& utf8);
[[nodiscard]] std::string utf8FromPath(const std::filesystem::path& path);

/// The other programs of this machine that hold a lock on a file, "QGIS (1234)"; empty when there
/// is none, when it is held elsewhere (a network share), or when this system cannot tell.
[[nodiscard]] std::vector<std::string> programsLocking(const std::filesystem::path& file);

}  // namespace ruyuan::gis
