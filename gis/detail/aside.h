// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private: files are made aside and moved into place when they are whole.

#include "gis/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace ruyuan::gis::detail {

/// A folder of our own beside the files to come, on the same disk, so that moving out of it is a
/// rename. It disappears with everything left in it when this goes out of scope; only a killed
/// process leaves it behind (".NAME.writing", ".NAME.writing-2"…).
class AsideFolder {
public:
    /// NotFound when @p directory is not there, CannotWrite when it may not be written.
    [[nodiscard]] static Result<AsideFolder> create(const std::filesystem::path& directory,
                                                    const std::string& name);
    /// One that only this user can enter, among the files that are temporary. CannotWrite.
    [[nodiscard]] static Result<AsideFolder> createTemporary();
    AsideFolder(AsideFolder&& other) noexcept;
    AsideFolder& operator=(AsideFolder&& other) noexcept;
    AsideFolder(const AsideFolder&) = delete;
    AsideFolder& operator=(const AsideFolder&) = delete;
    ~AsideFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Whether it stays when this goes out of scope.
    void keep(bool kept) { kept_ = kept; }

private:
    explicit AsideFolder(std::filesystem::path path);
    std::filesystem::path path_;
    bool kept_ = false;
};

/// Moves a file to a name that must be free: Conflict when something is there by now.
[[nodiscard]] Result<void> moveToFreeName(const std::filesystem::path& from,
                                          const std::filesystem::path& to);

/// Moves every file of @p aside into @p directory, over files of the same name.
/// @return the new paths in order of name
[[nodiscard]] Result<std::vector<std::filesystem::path>> moveOver(
    const AsideFolder& aside, const std::filesystem::path& directory);

/// The error for a file or folder that could not be written, with the system's own word for it.
[[nodiscard]] std::unexpected<Error> writeFailure(const std::filesystem::path& path,
                                                  std::error_code reason);

}  // namespace ruyuan::gis::detail
