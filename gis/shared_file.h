// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace ruyuan::gis {

// GeoPackages on network shares and in cloud folders. The locks of SQLite do not hold there, and a
// file that is written in place can be seen, copied or synchronised when it is half written. So one
// writer at a time works on a local copy and puts the whole file in the place of the old one.

/// Whether a file, or the folder it would be in, lies on a network share (NFS, SMB, AFS, Ceph, 9p,
/// anything through FUSE). The environment variable RUYUAN_SHARED, "always" or "never", has the
/// last word: a folder that a cloud service synchronises looks like any other.
[[nodiscard]] bool onSharedStorage(const std::filesystem::path& file);

/// Who is about to write, for the people who will have to wait.
struct Writer {
    std::string who;
    std::string program;
};

/// A local copy of a GeoPackage, to be changed by one writer. As long as it lives a lock file
/// "NAME.gpkg.lock", which people can read, lies beside the original. The original changes only in
/// publish(), from one whole state to another: who has it open goes on reading the old one.
///
/// A killed process leaves the lock file, at worst a hidden file ".NAME.gpkg.….writing" beside the
/// original, and its copy among the temporary files. The next writer on this computer removes what
/// lies beside the original; on another computer he is told whom to ask.
class WorkingCopy {
public:
    /// NotFound, CannotRead, or CannotWrite: no permission; somebody holds the lock (named, with
    /// what to do); another program is changing the original in place. What a program left half
    /// written that was killed more than a minute ago is first undone, in the original too.
    [[nodiscard]] static Result<WorkingCopy> checkOut(const std::filesystem::path& file,
                                                      const Writer& writer);
    WorkingCopy(WorkingCopy&&) noexcept;
    WorkingCopy& operator=(WorkingCopy&&) noexcept;
    /// Releases the lock and removes the copy, unless its content could not be published.
    ~WorkingCopy();

    /// The copy: a file of the same name in a folder that only this user can enter.
    [[nodiscard]] const std::filesystem::path& path() const;

    /// Puts the content of the copy in the place of the original and keeps its permissions; does
    /// nothing when the copy was not changed. May be called again and again. Conflict when the
    /// original is not what it was, or the lock is not ours any more; NotFound when it is gone;
    /// CannotWrite. After an error the original is as before, and the copy stays, also after this
    /// object: the advice tells where. @pre nobody has the copy open for writing
    [[nodiscard]] Result<void> publish();

private:
    struct State;
    explicit WorkingCopy(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Makes a new file on a share: @p make makes it in a local folder, then it is moved into place
/// whole. Conflict when a file of that name is there, NotFound when its folder is not, CannotWrite;
/// and what @p make gives.
[[nodiscard]] Result<void> createShared(
    const std::filesystem::path& file,
    const std::function<Result<void>(const std::filesystem::path& local)>& make);

}  // namespace ruyuan::gis
