// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/resource_files.h"

#include "gis/platform.h"

#include <algorithm>
#include <system_error>

namespace ruyuan::planner::detail {

namespace fs = std::filesystem;

gis::Result<std::vector<fs::path>> resourceFiles(const std::string& folder,
                                                 const std::string& ending,
                                                 const gis::Text& missing) {
    const fs::path where = gis::resourceDirectory() / folder;
    std::vector<fs::path> files;
    std::error_code failed;
    for (fs::directory_iterator at(where, failed), end; !failed && at != end;
         at.increment(failed)) {
        if (at->path().extension() == ending) {
            files.push_back(at->path());
        }
    }
    if (failed || files.empty()) {
        return gis::fail(gis::ErrorCode::CannotRead,
                         missing,
                         gis::utf8FromPath(where),
                         {"请重新安装，或用 RUYUAN_RESOURCES 指明资源文件夹",
                          "install again, or name the folder of resources in RUYUAN_RESOURCES"});
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace ruyuan::planner::detail
