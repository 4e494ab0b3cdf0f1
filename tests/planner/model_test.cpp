// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/model.h"

#include "planner/constraint_kinds.h"
#include "planner/finding.h"

#include <gtest/gtest.h>

namespace ruyuan::planner {
namespace {

TEST(Words, ReadBackToTheSameValue) {
    for (const Path path : kAllPaths) {
        EXPECT_EQ(pathFromWord(word(path)), path);
    }
    for (int i = 0; i <= static_cast<int>(SizeClass::ExtraLarge); ++i) {
        const auto size = static_cast<SizeClass>(i);
        EXPECT_EQ(sizeFromWord(word(size)), size);
    }
    for (int i = 0; i <= static_cast<int>(Verdict::Unknown); ++i) {
        const auto verdict = static_cast<Verdict>(i);
        EXPECT_EQ(verdictFromWord(word(verdict)), verdict);
    }
    for (int i = 0; i <= static_cast<int>(Accuracy::Unplaced); ++i) {
        const auto accuracy = static_cast<Accuracy>(i);
        EXPECT_EQ(accuracyFromWord(word(accuracy)), accuracy);
    }
    for (int i = 0; i <= static_cast<int>(BuiltUpStatus::Unknown); ++i) {
        const auto status = static_cast<BuiltUpStatus>(i);
        EXPECT_EQ(builtUpStatusFromWord(word(status)), status);
    }
    EXPECT_FALSE(pathFromWord("就地改造"));
}

TEST(Words, AreTheOnesOtherProgramsRelyOn) {
    EXPECT_EQ(word(Path::OnSite), "on-site");
    EXPECT_EQ(word(SizeClass::ExtraLarge), "extra-large");
    EXPECT_EQ(word(BuiltUpStatus::Straddling), "straddling");
    EXPECT_EQ(label(Path::Relocation).zh, "退城入园");
}

TEST(ConstraintKind, IsFoundByWordAndByName) {
    EXPECT_EQ(constraintKind("red-line")->word, "red-line");
    EXPECT_EQ(constraintKind("生态红线")->word, "red-line");
    EXPECT_EQ(constraintKind("文物保护单位")->word, "heritage");
}

TEST(ConstraintKind, UnknownOneListsTheWords) {
    const auto kind = constraintKind("swamp");
    ASSERT_FALSE(kind);
    EXPECT_NE(kind.error().advice.en.find("water-source"), std::string::npos);
}

}  // namespace
}  // namespace ruyuan::planner
