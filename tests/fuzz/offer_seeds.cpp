// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Puts the seeds of a libFuzzer target into the folders of inputs named on its command line.

#include "tests/fuzz/fuzz_target.h"

#include <filesystem>
#include <fstream>

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments);

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
    for (int i = 1; i < *count; ++i) {
        const std::filesystem::path folder = (*arguments)[i];
        if (!std::filesystem::is_directory(folder)) {
            continue;
        }
        int number = 0;
        for (const std::string_view seed : ruyuan::fuzz::seeds()) {
            std::ofstream file(folder / ("seed-" + std::to_string(++number)), std::ios::binary);
            file.write(seed.data(), static_cast<std::streamsize>(seed.size()));
        }
    }
    return 0;
}
