// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/package_copy.h"

#include "gis/detail/aside.h"
#include "gis/platform.h"

#include <system_error>
#include <utility>

namespace ruyuan::gis::detail {

namespace fs = std::filesystem;

namespace {

/// The same as long as nobody writes.
std::pair<std::uintmax_t, fs::file_time_type> stampOf(const fs::path& file) {
    std::error_code unknown;
    const std::uintmax_t size = fs::file_size(file, unknown);
    return {size, fs::last_write_time(file, unknown)};
}

Result<void> copyOf(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::copy_file(from, to, error);
    if (!error) {
        fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write, error);
    }
    if (error) {
        return writeFailure(to, error);
    }
    return {};
}

}  // namespace

fs::path journalOf(const fs::path& file) {
    fs::path journal = file;
    journal += "-journal";
    return journal;
}

Result<void> copyPackage(const fs::path& file, const fs::path& copy, bool withJournal) {
    const fs::path journal = journalOf(file);
    const auto before = std::pair(stampOf(file), stampOf(journal));
    auto copied = copyOf(file, copy);
    if (copied && withJournal) {
        copied = copyOf(journal, journalOf(copy));
    }
    if (copied && std::pair(stampOf(file), stampOf(journal)) != before) {
        return fail(ErrorCode::CannotWrite,
                    {"复制时文件正在变化", "the file changed while it was copied"},
                    utf8FromPath(file),
                    {"请等其他程序写完后重试", "wait until other programs have written it"});
    }
    return copied;
}

}  // namespace ruyuan::gis::detail
