// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/ruyuan_program.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/workbook.h"

#include <gtest/gtest.h>

#include <format>
#include <fstream>
#include <iterator>
#include <random>

namespace ruyuan {
namespace {

namespace fs = std::filesystem;
using testing::ruyuan;

std::string bytesOf(const fs::path& file) {
    std::ifstream input(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

void write(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

/// Imports of broken files through the program, as offices would do them.
class HostileImport : public ::testing::Test {
protected:
    void SetUp() override {
#ifdef __SANITIZE_ADDRESS__
        GTEST_SKIP() << "the sanitizer takes memory of its own";
#endif
        ASSERT_EQ(ruyuan({"new", project_.string(), "--as-of", "2019-12-31"}).status, 0);
    }

    /// Ends by itself, in the memory that a file of its size may take (ten times its bytes and
    /// 200 MB), and changes the project as a whole or not at all.
    void importBroken(const fs::path& file) {
        SCOPED_TRACE(file.string());
        const std::string before = bytesOf(project_);
        const auto result =
            ruyuan({"import", project_.string(), "--sites", file.string(), "--accept"});
        EXPECT_LT(result.status, 128) << result.errors;
        EXPECT_LE(result.peakMemory, 10 * fs::file_size(file) + 200'000'000);
        if (result.status == 0) {
            EXPECT_EQ(ruyuan({"verify", project_.string(), "--journal"}).status, 0);
            write(project_, before);
        } else {
            EXPECT_FALSE(result.errors.empty());
            EXPECT_TRUE(bytesOf(project_) == before);
        }
    }

    testing::TemporaryFolder folder_;
    fs::path project_ = folder_ / "项目.gpkg";
};

TEST_F(HostileImport, OfOthersBrokenFilesStaysInBoundsAndIsWholeOrNone) {
    const auto broken = testing_support::sharedData("robust");
    if (!fs::exists(broken)) {
        GTEST_SKIP() << "no shared data";
    }
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(broken)) {
        if (entry.is_regular_file()) {
            importBroken(entry.path());
            ++files;
        }
    }
    EXPECT_GT(files, 200);
}

TEST_F(HostileImport, OfALargeWorkbookThatWasCutOrDamagedStaysInBoundsAndIsWholeOrNone) {
    testing_support::WorkbookSheet sheet{"名单", {{"企业名称", "产能（吨/年）", "经度", "纬度"}}};
    for (int row = 0; row < 20'000; ++row) {
        sheet.rows.push_back({testing_support::WorkbookCell(std::format("第{}厂", row).c_str()),
                              testing_support::number(std::to_string(row)),
                              testing_support::number(std::format("113.{:05}", row)),
                              testing_support::number(std::format("34.{:05}", row))});
    }
    const fs::path whole = folder_ / "名单.xlsx";
    testing_support::writeWorkbook(whole, {sheet});
    importBroken(whole);
    const std::string bytes = bytesOf(whole);
    const fs::path damaged = folder_ / "坏.xlsx";
    std::mt19937 random(20191231);
    for (int round = 0; round < 8; ++round) {
        write(damaged, bytes.substr(0, bytes.size() * static_cast<std::size_t>(round) / 8));
        importBroken(damaged);
        std::string flipped = bytes;
        for (int bit = 0; bit < 20; ++bit) {
            flipped[random() % flipped.size()] ^= static_cast<char>(1U << random() % 8);
        }
        write(damaged, flipped);
        importBroken(damaged);
    }
}

}  // namespace
}  // namespace ruyuan
