// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/archive_guard.h"

#include "gis/file_ending.h"
#include "gis/platform.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace ruyuan::gis::detail {

namespace {

constexpr std::uint64_t kHarmless = 100'000'000;  // bytes
constexpr std::uint64_t kMostGrowth = 100;
constexpr std::uint64_t kMostBytes = 4'000'000'000;
constexpr std::size_t kMostParts = 100'000;

bool isArchive(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 5> kArchives{".zip", ".kmz", ".xlsx", ".xlsm", ".ods"};
    return std::ranges::contains(kArchives, endingOf(file));
}

bool leavesArchive(std::string_view part) {
    return part.starts_with('/') || part.starts_with("../") || part.contains("/../") ||
           part.contains('\\') || (part.size() > 1 && part[1] == ':');
}

/// Little-endian number at that place of @p bytes; 0 beyond its end.
std::uint32_t numberAt(std::string_view bytes, std::size_t at, std::size_t length) {
    std::uint32_t number = 0;
    for (std::size_t i = length; i-- > 0;) {
        const char byte = at + i < bytes.size() ? bytes[at + i] : '\0';
        number = number << 8U | static_cast<unsigned char>(byte);
    }
    return number;
}

struct Part {
    std::string_view name;
    std::uint64_t size = 0;  ///< unpacked
};

/// The next entry of a central directory (APPNOTE.TXT 4.3.12); nothing at its end.
std::optional<Part> takePart(std::string_view& directory) {
    constexpr std::string_view kSignature = "PK\x01\x02";
    constexpr std::size_t kFixed = 46;
    if (!directory.starts_with(kSignature) || directory.size() < kFixed) {
        return std::nullopt;
    }
    const std::size_t name = numberAt(directory, 28, 2);
    const std::size_t whole =
        kFixed + name + numberAt(directory, 30, 2) + numberAt(directory, 32, 2);
    const Part part{directory.substr(kFixed, name), numberAt(directory, 24, 4)};
    directory.remove_prefix(std::min(whole, directory.size()));
    return part;
}

std::string bytesFrom(std::ifstream& input, std::uint64_t at, std::uint64_t length) {
    std::string bytes(length, '\0');
    input.clear();
    input.seekg(static_cast<std::streamoff>(at));
    input.read(bytes.data(), static_cast<std::streamsize>(length));
    bytes.resize(static_cast<std::size_t>(input.gcount()));
    return bytes;
}

/// The central directory, as the record at the archive's end places it (APPNOTE.TXT 4.3.16); empty
/// when there is none.
std::string centralDirectory(const std::filesystem::path& file, std::uint64_t size) {
    constexpr std::string_view kEnd = "PK\x05\x06";
    constexpr std::uint64_t kMostEnd = 22 + 65535;
    constexpr std::uint64_t kMostDirectory = 64U << 20U;
    std::ifstream input(file, std::ios::binary);
    const std::uint64_t tail = std::min(size, kMostEnd);
    const std::string end = bytesFrom(input, size - tail, tail);
    const std::size_t record = end.rfind(kEnd);
    if (record == std::string::npos) {
        return {};
    }
    const std::uint64_t length = numberAt(end, record + 12, 4);
    const std::uint64_t begin = numberAt(end, record + 16, 4);
    if (begin > size) {
        return {};
    }
    return bytesFrom(input, begin, std::min({length, size - begin, kMostDirectory}));
}

std::unexpected<Error> refuse(const std::filesystem::path& file, Text why) {
    return fail(ErrorCode::InvalidData,
                std::move(why),
                utf8FromPath(file.filename()),
                {"请核实文件来源；确属台账时，请用表格软件另存后再导入",
                 "check where the file comes from; a real ledger can be saved anew in a "
                 "spreadsheet program"});
}

}  // namespace

Result<void> checkArchive(const std::filesystem::path& file) {
    std::error_code error;
    const std::uint64_t packed = std::filesystem::file_size(file, error);
    if (error || !isArchive(file)) {
        return {};
    }
    const std::string directory = centralDirectory(file, packed);
    std::uint64_t unpacked = 0;
    std::size_t parts = 0;
    for (std::string_view rest = directory; const auto part = takePart(rest);) {
        if (leavesArchive(part->name)) {
            return refuse(file,
                          text("压缩包里的文件名指向包外（{}），拒绝读取",
                               "the archive names a part outside itself ({}); it is not read",
                               std::string(part->name)));
        }
        unpacked += part->size;
        if (++parts > kMostParts || unpacked > kMostBytes ||
            (unpacked > kHarmless && unpacked / kMostGrowth > packed)) {
            return refuse(file,
                          text("压缩包解开后异常庞大（已超过 {} MB、{} 个文件），拒绝读取",
                               "the archive is abnormally large when unpacked (more than {} MB in "
                               "{} parts); it is not read",
                               unpacked / 1'000'000,
                               parts));
        }
    }
    return {};
}

std::vector<std::string> archiveParts(const std::filesystem::path& file) {
    constexpr std::size_t kMostNames = 1000;
    std::error_code error;
    const std::uint64_t size = std::filesystem::file_size(file, error);
    const std::string directory = error ? std::string() : centralDirectory(file, size);
    std::vector<std::string> names;
    for (std::string_view rest = directory; const auto part = takePart(rest);) {
        if (names.size() == kMostNames) {
            break;
        }
        names.emplace_back(part->name);
    }
    return names;
}

}  // namespace ruyuan::gis::detail
