// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/file_hash.h"

#include "gis/platform.h"

#include <openssl/evp.h>

#include <array>
#include <format>
#include <fstream>
#include <span>
#include <vector>

namespace ruyuan::gis {

namespace {

/// Found once: looking for it takes longer than hashing a short text.
const EVP_MD* sha256() {
    static const EVP_MD* const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return found;
}

std::string hexadecimal(std::span<const unsigned char> bytes) {
    std::string text;
    text.reserve(2 * bytes.size());
    for (const unsigned char byte : bytes) {
        text += std::format("{:02x}", byte);
    }
    return text;
}

std::unexpected<Error> unreadable(const std::filesystem::path& file) {
    std::error_code error;
    const bool there = std::filesystem::exists(file, error);
    return there ? fail(ErrorCode::CannotRead,
                        text("文件读不出来。", "The file cannot be read."),
                        utf8FromPath(file),
                        text("请检查文件权限，以及它是否是文件夹。",
                             "Check its permissions, and that it is not a folder."))
                 : fail(ErrorCode::NotFound,
                        text("文件不存在。", "The file does not exist."),
                        utf8FromPath(file),
                        text("请检查路径。", "Check the path."));
}

}  // namespace

struct Hasher::State {
    State() { EVP_DigestInit_ex(context, sha256(), nullptr); }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    EVP_MD_CTX* context = EVP_MD_CTX_new();
};

Hasher::Hasher() : state_(std::make_unique<State>()) {}
Hasher::~Hasher() = default;

void Hasher::add(std::string_view bytes) {
    EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

std::string Hasher::text() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned int size = 0;
    EVP_DigestFinal_ex(state_->context, digest.data(), &size);
    return hexadecimal(std::span(digest).first(size));
}

Result<std::string> fileHash(const std::filesystem::path& file) {
    std::ifstream input(file, std::ios::binary);
    if (!input) {
        return unreadable(file);
    }
    Hasher hasher;
    std::vector<char> block(std::size_t{1} << 16);
    while (input) {
        input.read(block.data(), static_cast<std::streamsize>(block.size()));
        hasher.add({block.data(), static_cast<std::size_t>(input.gcount())});
    }
    if (!input.eof()) {
        return unreadable(file);
    }
    return hasher.text();
}

std::array<unsigned char, 32> textDigest(std::string_view bytes) {
    std::array<unsigned char, 32> digest{};
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, sha256(), nullptr);
    return digest;
}

std::string textHash(std::string_view bytes) {
    return hexadecimal(textDigest(bytes));
}

}  // namespace ruyuan::gis
