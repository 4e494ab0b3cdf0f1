// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace ruyuan::gis {

/// SHA-256 of a file's bytes, as 64 hexadecimal digits.
[[nodiscard]] Result<std::string> fileHash(const std::filesystem::path& file);

/// SHA-256 of bytes that come in parts.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;

    void add(std::string_view bytes);
    /// Of all parts so far, as 64 hexadecimal digits. @pre called once, last
    [[nodiscard]] std::string text();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// SHA-256 of some bytes.
[[nodiscard]] std::array<unsigned char, 32> textDigest(std::string_view bytes);

/// The same as 64 hexadecimal digits.
[[nodiscard]] std::string textHash(std::string_view bytes);

}  // namespace ruyuan::gis
