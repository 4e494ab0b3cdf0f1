// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>
#include <system_error>
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
/// Whether people write standard input.
[[nodiscard]] bool inputIsTerminal();

/// "zh_CN.UTF-8" and the like from the environment; empty when nothing is set.
[[nodiscard]] std::string userLocale();

/// Tells the system that much memory will be filled soon, so that it may give large pages, for
/// which it has less to do. For memory just allocated; nothing else changes.
void expectToFill(void* memory, std::size_t bytes);

/// A path from a UTF-8 argument and back, on every system.
[[nodiscard]] std::filesystem::path pathFromUtf8(const std::string& utf8);
[[nodiscard]] std::string utf8FromPath(const std::filesystem::path& path);

/// The other programs of this machine that hold a lock on a file, "QGIS (1234)"; empty when there
/// is none, when it is held elsewhere (a network share), or when this system cannot tell.
[[nodiscard]] std::vector<std::string> programsLocking(const std::filesystem::path& file);

/// Whether a file or folder that is there lies on a disk that other computers reach too.
[[nodiscard]] bool liesOnNetwork(const std::filesystem::path& place);

/// One process among all that ever ran on the computers of a network.
struct ProcessIdentity {
    std::string computer;  ///< its name
    std::string machine;   ///< a hash that stays when the computer is started again
    std::string boot;      ///< differs each time the computer is started
    std::string space;     ///< containers number their processes apart
    int process = 0;
    std::string started;  ///< since the computer was started; numbers are used again
};
[[nodiscard]] ProcessIdentity thisProcess();
/// Whether it has certainly ended. False for one that cannot be seen from here.
[[nodiscard]] bool hasEnded(const ProcessIdentity& other);

/// A new folder for temporary files that only this user can enter; empty, with @p error set, when
/// there is no place for it.
[[nodiscard]] std::filesystem::path makePrivateFolder(std::error_code& error);

/// Makes a file with this content that everybody may read; an error (file_exists) when there is one
/// of that name, of several who try at once for all but one. It is removed again when it cannot be
/// written whole.
[[nodiscard]] std::error_code createFile(const std::filesystem::path& file, std::string_view bytes);

/// Copies to a new file with the permissions (and, where that is allowed, the owner and group) of
/// @p like; likewise. Afterwards it is on the disk and not only in memory.
[[nodiscard]] std::error_code copyDurably(const std::filesystem::path& from,
                                          const std::filesystem::path& to,
                                          const std::filesystem::path& like);

/// Lets the names in a folder reach the disk, as far as that disk can be asked to.
void syncFolder(const std::filesystem::path& folder);

}  // namespace ruyuan::gis
