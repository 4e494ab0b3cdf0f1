// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

/// What each fuzz target defines: libFuzzer calls the first (preset `fuzz`), and without it
/// mutate_seeds.cpp does, beginning with the seeds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace ruyuan::fuzz {

/// Inputs that the parser takes.
[[nodiscard]] std::vector<std::string_view> seeds();

/// Ends the program where a property does not hold, so that a fuzzer keeps the input.
inline void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

[[nodiscard]] inline std::string_view textOf(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace ruyuan::fuzz
