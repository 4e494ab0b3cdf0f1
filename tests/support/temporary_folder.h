// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>

namespace ruyuan::testing {

/// A folder for one test, with Chinese characters, spaces and characters that are special in URIs
/// in its name, as users' folders have them. Removed with everything in it.
class TemporaryFolder {
public:
    explicit TemporaryFolder(const std::string& prefix = "入园 测试 #1%20 ") {
        std::string name = std::filesystem::temp_directory_path() / (prefix + "XXXXXX");
        if (::mkdtemp(name.data()) == nullptr) {
            throw std::runtime_error("no temporary folder");
        }
        path_ = name;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return path_ / name;
    }
    /// Everything in it, by name relative to it, with size and hash of the bytes of files: equal
    /// before and after means that nothing was changed.
    [[nodiscard]] std::map<std::string, std::string> content() const {
        std::map<std::string, std::string> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
            std::string& summary = files[entry.path().lexically_relative(path_)];
            if (entry.is_directory()) {
                summary = "folder";
                continue;
            }
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes(std::istreambuf_iterator<char>(file), {});
            summary = std::to_string(bytes.size()) + " bytes, " +
                      std::to_string(std::hash<std::string>{}(bytes));
        }
        return files;
    }

private:
    std::filesystem::path path_;
};

}  // namespace ruyuan::testing
