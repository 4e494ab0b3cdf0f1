// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cpl_vsi.h>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ruyuan::gis::detail {

struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using VirtualFile = std::unique_ptr<VSILFILE, CloseFile>;

/// A part of a zipped document; null when there is none of that name.
[[nodiscard]] VirtualFile openPart(const std::string& archive, const std::string& part);

/// The tags of an XML text that is read piece by piece: a sheet may have a gigabyte of them.
class TagReader {
public:
    explicit TagReader(VirtualFile file) : file_(std::move(file)) {}

    /// The next tag, without its brackets; nothing at the end.
    std::optional<std::string_view> next();

private:
    static constexpr std::size_t kMostTag = 4096;

    bool skipTo(char wanted);
    bool take(char& letter);

    VirtualFile file_;
    std::array<char, 65536> buffer_;
    std::size_t at_ = 0;
    std::size_t filled_ = 0;
    std::string tag_;
};

/// The value of an attribute in the text of a tag; empty when it has none.
[[nodiscard]] std::string_view valueIn(std::string_view tag, std::string_view name);
/// The same as a number; 0 when it is none.
[[nodiscard]] std::size_t numberIn(std::string_view tag, std::string_view name);
/// The name of an element without its prefix: "c" of "x:c r=…" and of "c/".
[[nodiscard]] std::string_view elementOf(std::string_view tag);

}  // namespace ruyuan::gis::detail
