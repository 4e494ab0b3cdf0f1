// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>

namespace ruyuan::testing {

/// How a disk goes wrong at one of the calls that change it.
enum class DiskFault {
    Full,      ///< from that call on nothing can be written; names can still be made and deleted
    Once,      ///< that call fails and no other
    Torn,      ///< half of what that call writes arrives; every later call fails
    Vanished,  ///< the folder is gone with that call; every later one fails, reading too
    PowerCut,  ///< every later call fails; of what no sync had made safe, chance decides what stays
};

/// While it lives, SQLite (GDAL's too) keeps the files of a folder on a disk that fails when told
/// to: it is the process's default VFS and counts the calls that change the disk (write, truncate,
/// sync, delete, make). Files elsewhere are as ever. One at a time, for one thread; it has no
/// shared memory, so no write-ahead log either.
///
/// Syncs are not passed on: the process lives on, and a PowerCut takes what it must from the files
/// by what it knows was synced.
class FailingDisk {
public:
    /// @pre the folder exists; nothing in it is open, here and in arm() and repair()
    explicit FailingDisk(const std::filesystem::path& folder);
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;
    ~FailingDisk();

    /// The @p call-th changing call from now on (1: the next) is the one that goes wrong. After a
    /// PowerCut, @p chance 0 leaves nothing unsynced, another one some of it, by that seed; the
    /// power goes in repair() when there were fewer calls.
    void arm(DiskFault fault, std::size_t call, unsigned chance = 0);
    /// The disk works again, with what the fault left on it.
    /// @return how many changing calls there were since arm()
    std::size_t repair();
};

}  // namespace ruyuan::testing
