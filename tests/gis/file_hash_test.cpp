// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/file_hash.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace ruyuan::gis {
namespace {

std::filesystem::path fileWith(const std::string& content) {
    const auto file = std::filesystem::path(testing::TempDir()) / "hash_哈希.bin";
    std::ofstream(file, std::ios::binary) << content;
    return file;
}

// The examples of FIPS 180-2, appendix B, and the digest of no bytes at all.
TEST(FileHash, AgreesWithTheStandard) {
    EXPECT_EQ(fileHash(fileWith("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(fileHash(fileWith("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(fileHash(fileWith(std::string(1'000'000, 'a'))),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    EXPECT_EQ(fileHash(fileWith("")),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(FileHash, SaysWhatIsWrong) {
    const auto missing = fileHash(std::filesystem::path(testing::TempDir()) / "no_such_file");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    const auto folder = fileHash(testing::TempDir());
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().code, ErrorCode::CannotRead);
}

}  // namespace
}  // namespace ruyuan::gis
