// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/source_paths.h"

#include <cstdlib>
#include <filesystem>

namespace ruyuan::testing_support {

/// A file or folder of the public data set that tests may use but that is no part of the sources:
/// below RUYUAN_SHARED_DATA or, when that is not set, beside the source tree. It may be absent; a
/// test then skips and says so.
inline std::filesystem::path sharedData(const std::filesystem::path& relative) {
    const char* given = std::getenv("RUYUAN_SHARED_DATA");
    const std::filesystem::path root =
        given != nullptr ? std::filesystem::path(given)
                         : std::filesystem::path(RUYUAN_SOURCE_DIR) / ".." / "shared" / "data";
    return root / relative;
}

}  // namespace ruyuan::testing_support
