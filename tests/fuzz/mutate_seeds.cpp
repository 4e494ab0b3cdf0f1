// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs a fuzz target without libFuzzer: mutated and joined seeds, the same ones in every run, for
// RUYUAN_FUZZ_SECONDS (5). The input under way stands at the beginning of the file
// RUYUAN_FUZZ_KEEP, where that is set, up to a line end: it is there after a crash.

#include "tests/fuzz/fuzz_target.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

namespace {

using Random = std::mt19937_64;

void mutate(std::string& input, const std::vector<std::string_view>& seeds, Random& random) {
    const auto place = [&] { return input.empty() ? 0 : random() % input.size(); };
    switch (random() % 6) {
        case 0:
            input.insert(place(), 1, static_cast<char>(random() % 256));
            break;
        case 1:
            input.erase(place(), 1 + random() % 4);
            break;
        case 2:
            if (!input.empty()) {
                input[place()] = static_cast<char>(random() % 256);
            }
            break;
        case 3:
            input.insert(place(), input.substr(place(), random() % 16));
            break;
        default: {
            const std::string_view other = seeds[random() % seeds.size()];
            const std::size_t from = other.empty() ? 0 : random() % other.size();
            input.insert(place(), other.substr(from, 1 + random() % 24));
        }
    }
}

/// Bytes that outlive a crash of this program, since they are a file's.
char* keptInput(std::size_t size) {
    const char* name = std::getenv("RUYUAN_FUZZ_KEEP");
    const int file = name == nullptr ? -1 : ::open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || ::ftruncate(file, static_cast<off_t>(size)) != 0) {
        return nullptr;
    }
    void* bytes = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    return bytes == MAP_FAILED ? nullptr : static_cast<char*>(bytes);
}

void run(const std::string& input) {
    constexpr std::size_t kKept = 1U << 16U;
    static char* const kept = keptInput(kKept);
    if (kept != nullptr && input.size() < kKept) {
        kept[input.copy(kept, input.size())] = '\n';
    }
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

int main(int count, char** arguments) {
    // With files: what a fuzzer kept, once each.
    for (int i = 1; i < count; ++i) {
        std::ifstream file(arguments[i], std::ios::binary);
        run({std::istreambuf_iterator<char>(file), {}});
    }
    if (count > 1) {
        return 0;
    }
    const char* asked = std::getenv("RUYUAN_FUZZ_SECONDS");
    const auto end = std::chrono::steady_clock::now() +
                     std::chrono::seconds(asked == nullptr ? 5 : std::atoi(asked));
    const auto seeds = ruyuan::fuzz::seeds();
    for (const std::string_view seed : seeds) {
        run(std::string(seed));
    }
    Random random(20190604);
    std::size_t runs = 0;
    while (std::chrono::steady_clock::now() < end) {
        std::string input(seeds[random() % seeds.size()]);
        for (std::size_t step = random() % 6; step > 0; --step) {
            mutate(input, seeds, random);
        }
        run(input);
        ++runs;
    }
    std::printf("%zu inputs\n", runs);
    return runs > 0 ? 0 : 1;
}
