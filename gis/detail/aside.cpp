// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/aside.h"

#include "gis/platform.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace ruyuan::gis::detail {

namespace fs = std::filesystem;

namespace {

Text sentenceFor(std::error_code reason) {
    if (reason == std::errc::no_space_on_device || reason == std::errc::file_too_large) {
        return {"磁盘空间不足，文件没有写成", "the disk is full; the file was not written"};
    }
    if (reason == std::errc::permission_denied || reason == std::errc::operation_not_permitted) {
        return {"没有写权限", "there is no permission to write here"};
    }
    if (reason == std::errc::read_only_file_system) {
        return {"这个磁盘是只读的", "this disk is read-only"};
    }
    if (reason) {
        return text("无法写入（{}）", "it cannot be written ({})", reason.message());
    }
    return {"无法写入", "it cannot be written"};
}

}  // namespace

std::unexpected<Error> writeFailure(const fs::path& path, std::error_code reason) {
    return fail(ErrorCode::CannotWrite,
                sentenceFor(reason),
                utf8FromPath(path),
                {"请检查剩余空间和权限，或换一个文件夹；原有文件没有改动",
                 "check free space and permissions, or choose another folder; what was there "
                 "before is unchanged"});
}

AsideFolder::AsideFolder(fs::path path) : path_(std::move(path)) {}

AsideFolder::AsideFolder(AsideFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})), kept_(other.kept_) {}

AsideFolder& AsideFolder::operator=(AsideFolder&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(kept_, other.kept_);
    return *this;
}

AsideFolder::~AsideFolder() {
    if (!path_.empty() && !kept_) {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
}

Result<AsideFolder> AsideFolder::create(const fs::path& directory, const std::string& name) {
    const fs::path where = directory.empty() ? fs::path(".") : directory;
    std::error_code error;
    if (!fs::is_directory(where, error)) {
        return fail(ErrorCode::NotFound,
                    {"文件夹不存在", "the folder does not exist"},
                    utf8FromPath(directory),
                    {"请先建立文件夹，或检查路径", "make the folder first, or check the path"});
    }
    constexpr int kMostLeftBehind = 1000;
    for (int i = 1; i <= kMostLeftBehind; ++i) {
        const std::string suffix = i == 1 ? "" : "-" + std::to_string(i);
        const fs::path path = where / pathFromUtf8("." + name + ".writing" + suffix);
        // One process only succeeds in making a folder of a name.
        if (fs::create_directory(path, error)) {
            return AsideFolder(path);
        }
        if (error && error != std::errc::file_exists) {
            break;
        }
    }
    return writeFailure(directory, error);
}

Result<AsideFolder> AsideFolder::createTemporary() {
    std::error_code error;
    fs::path path = makePrivateFolder(error);
    if (error) {
        std::error_code unknown;
        return writeFailure(fs::temp_directory_path(unknown), error);
    }
    return AsideFolder(std::move(path));
}

Result<void> moveToFreeName(const fs::path& from, const fs::path& to) {
    std::error_code error;
    // Unlike a rename, a second name for the same file never replaces one that is there.
    fs::create_hard_link(from, to, error);
    if (error && error != std::errc::file_exists && !fs::exists(to)) {
        fs::rename(from, to, error);  // a disk without hard links
    }
    if (error == std::errc::file_exists || (error && fs::exists(to))) {
        return fail(ErrorCode::Conflict,
                    {"同名文件已存在，没有覆盖", "a file of this name exists; it was not replaced"},
                    utf8FromPath(to),
                    {"请换一个文件名，或先移走原文件",
                     "choose another name, or move the existing file away first"});
    }
    if (error) {
        return writeFailure(to, error);
    }
    fs::remove(from, error);
    return {};
}

Result<std::vector<fs::path>> moveOver(const AsideFolder& aside, const fs::path& directory) {
    std::vector<fs::path> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(aside.path())) {
        names.push_back(entry.path().filename());
    }
    std::ranges::sort(names);
    std::vector<fs::path> moved;
    for (const fs::path& name : names) {
        std::error_code error;
        fs::rename(aside.path() / name, directory / name, error);
        if (error) {
            return writeFailure(directory / name, error);
        }
        moved.push_back(directory / name);
    }
    return moved;
}

}  // namespace ruyuan::gis::detail
