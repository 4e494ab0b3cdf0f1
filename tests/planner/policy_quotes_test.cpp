// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/policy_pack.h"
#include "support/shared_data.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

namespace ruyuan::planner {
namespace {

/// Without blanks and line breaks, which the printed pages put anywhere, and with one kind of
/// brackets.
std::string squeezed(std::string text) {
    for (const char* blank : {" ", "\n", "\r", "\t", "\f", "　"}) {
        for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank)) {
            text.erase(at, std::string_view(blank).size());
        }
    }
    return text;
}

std::string textOf(const Document& document) {
    const auto file = testing_support::sharedData(
        std::filesystem::path("..") / "policy" /
        std::filesystem::path(std::u8string(document.file.begin(), document.file.end())));
    std::ifstream stream(file, std::ios::binary);
    return squeezed({std::istreambuf_iterator<char>(stream), {}});
}

class PolicyQuotes : public testing::TestWithParam<std::string> {
protected:
    PolicyPack pack_ = *parsePolicyPack(*readPolicyText(GetParam()), GetParam());
};

TEST_P(PolicyQuotes, StandInTheDocumentsWordByWord) {
    std::map<std::string, std::string> texts;
    for (const Document& document : pack_.documents) {
        if (!document.file.empty()) {
            texts[document.id] = textOf(document);
        }
    }
    for (const auto& [document, text] : texts) {
        if (text.empty()) {
            GTEST_SKIP() << "the text of " << document << " is not here";
        }
    }
    int found = 0;
    const auto check = [&](const std::string& document, const std::string& quote, int line) {
        if (texts.contains(document) && !quote.empty()) {
            EXPECT_NE(texts[document].find(squeezed(quote)), std::string::npos)
                << "line " << line << ": " << quote;
            ++found;
        }
    };
    for (const Clause& clause : pack_.clauses) {
        check(clause.document, clause.quote, clause.line);
    }
    for (const Section& section : pack_.sections) {
        check(section.document, section.quote, section.line);
        check(section.document, section.title, section.line);
        check(section.document, section.lead, section.line);
        check(section.document, section.answers, section.line);
        for (const std::string& unit : section.support) {
            check(section.document, unit, section.line);
        }
    }
    for (const NamedFirm& firm : pack_.namedFirms) {
        check(pack_.clause(firm.clause)->document, firm.name, firm.line);
    }
    EXPECT_EQ(found == 0, texts.empty());
}

TEST_P(PolicyQuotes, NameADocumentThatThePackTellsAbout) {
    for (const Clause& clause : pack_.clauses) {
        const Document* document = pack_.document(clause.document);
        ASSERT_NE(document, nullptr) << clause.id;
        EXPECT_FALSE(document->file.empty() && document->source.empty())
            << document->id << " has neither its text nor where it was read";
    }
}

INSTANTIATE_TEST_SUITE_P(OfEveryPack,
                         PolicyQuotes,
                         testing::ValuesIn(availablePolicies()),
                         [](const auto& each) {
                             std::string name = each.param;
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace ruyuan::planner
