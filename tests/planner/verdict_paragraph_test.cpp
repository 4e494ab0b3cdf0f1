// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/verdict_paragraph.h"

#include "planner/classification.h"
#include "planner/facts.h"
#include "planner/sample.h"
#include "planner/screening.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruyuan::planner {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// The sample city, screened and classified.
class VerdictParagraph : public testing::Test {
protected:
    static void SetUpTestSuite() {
        project_ = *sampleProject("zhengzhou");
        pack_ = *parsePolicyPack(project_.policyText, "pack");
        project_.screening = *screen(project_, {}, {});
        project_.classifications = *classify(project_, pack_, {});
    }

    static const Classification& verdictOn(const Site& site) {
        return *std::ranges::find(project_.classifications, site.id, &Classification::siteId);
    }

    static gis::Text write(const Site& site) {
        return verdictParagraph(ProjectView(project_), pack_, *VerdictTexts::of(pack_), site);
    }

    inline static Project project_;
    inline static PolicyPack pack_;
};

TEST_F(VerdictParagraph, IsWrittenForEverySiteInBothLanguagesWithoutOpenParts) {
    for (const Site& site : project_.sites) {
        const gis::Text text = write(site);
        EXPECT_THAT(text.zh, AllOf(HasSubstr(site.name), Not(HasSubstr("{")))) << site.id;
        EXPECT_THAT(text.en, AllOf(HasSubstr(site.name), Not(HasSubstr("{")))) << site.id;
        EXPECT_TRUE(text.zh.ends_with("。")) << text.zh;
    }
}

TEST_F(VerdictParagraph, QuotesTheClauseOfTheProposedPathAndItsDates) {
    int told = 0;
    for (const Site& site : project_.sites) {
        const Classification& verdict = verdictOn(site);
        if (!verdict.proposedPath) {
            continue;
        }
        for (const PathDates& dates : verdict.dates) {
            if (dates.path == *verdict.proposedPath && dates.finishBy) {
                EXPECT_THAT(write(site).zh,
                            AllOf(HasSubstr(label(dates.path).zh),
                                  HasSubstr(gis::isoDate(*dates.finishBy)),
                                  HasSubstr(pack_.clause(dates.clause)->quote)))
                    << site.id;
                ++told;
            }
        }
    }
    EXPECT_GT(told, 20);
}

TEST_F(VerdictParagraph, NamesWhatIsMissingWhereThePathIsOpen) {
    int open = 0;
    for (const Site& site : project_.sites) {
        const Classification& verdict = verdictOn(site);
        if (verdict.inScope != Verdict::Pass || verdict.proposedPath ||
            verdict.allowedPaths.empty()) {
            continue;
        }
        ++open;
        const gis::Text text = write(site);
        for (const std::string& fact : verdict.unknownFacts) {
            EXPECT_THAT(text.zh, HasSubstr(factLabel(fact).zh)) << site.id;
            EXPECT_THAT(text.en, HasSubstr(factLabel(fact).en)) << site.id;
        }
    }
    EXPECT_GT(open, 0);
}

TEST_F(VerdictParagraph, SaysWhyASiteIsNotInTheScope) {
    int out = 0;
    for (const Site& site : project_.sites) {
        if (verdictOn(site).inScope == Verdict::Fail && !verdictOn(site).decided) {
            EXPECT_THAT(write(site).zh, HasSubstr("不列入搬迁改造范围：")) << site.id;
            ++out;
        }
    }
    EXPECT_GT(out, 0);
}

TEST_F(VerdictParagraph, TellsTheReadingsThatNoDocumentFixes) {
    int told = 0;
    for (const Site& site : project_.sites) {
        for (const TraceStep& step : verdictOn(site).trace) {
            if (!step.verified && step.verdict == Verdict::Pass) {
                EXPECT_THAT(write(site).zh, AllOf(HasSubstr("未经文件核实"), HasSubstr(step.rule)));
                ++told;
            }
        }
    }
    EXPECT_GT(told, 0);
}

TEST(VerdictTexts, LeaveOutASentenceWithAnEmptyPart) {
    const auto texts = VerdictTexts::of({});
    ASSERT_TRUE(texts);
    EXPECT_TRUE(texts->say("missing", {}).empty());
    EXPECT_TRUE(texts->say("missing", {{"missing", {"", "x"}}}).empty());
    EXPECT_EQ(texts->say("missing", {{"missing", {"产能", "capacity"}}}).zh, "尚缺：产能。");
}

TEST(VerdictTexts, TakeThePacksOwnSentenceFirst) {
    PolicyPack pack;
    pack.texts["missing"] = {"请补{missing}", "send {missing}"};
    const auto texts = VerdictTexts::of(pack);
    ASSERT_TRUE(texts);
    EXPECT_EQ(texts->say("missing", {{"missing", {"产能", "capacity"}}}).en, "send capacity");
}

TEST(VerdictTexts, RefuseASentenceThatNobodySays) {
    PolicyPack pack;
    pack.id = "city";
    pack.texts["mising"] = {"a", "b"};
    const auto texts = VerdictTexts::of(pack);
    ASSERT_FALSE(texts);
    EXPECT_THAT(texts.error().sentence.en, AllOf(HasSubstr("city"), HasSubstr("mising")));
}

}  // namespace
}  // namespace ruyuan::planner
