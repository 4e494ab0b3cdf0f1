// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/personal_data.h"

#include "planner/export_files.h"
#include "planner/report.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace ruyuan::planner {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(PersonalData, MasksNumbersAsPeopleWriteThem) {
    for (const auto& [cell, masked] : {
             std::pair{"13812345678", "138****5678"},
             std::pair{"138-1234-5678", "138-****-5678"},
             std::pair{"138 1234 5678", "138 **** 5678"},
             std::pair{"１３８１２３４５６７８", "138****5678"},
             std::pair{"+86 13812345678", "+86 138****5678"},
             std::pair{"8613812345678", "86138****5678"},
             std::pair{"013812345678", "0138****5678"},
             std::pair{"0371-66661234", "0371-6****234"},
             std::pair{"037166661234", "03716****234"},
             std::pair{"（0371）66661234", "（0371）6****234"},
             std::pair{"0371—6666 1234", "0371—6*** *234"},
             std::pair{"０３７１－６６６６１２３４", "0371－6****234"},
             std::pair{"010-66661234", "010-6****234"},
             std::pair{"0391-6631234", "0391-6****34"},
             std::pair{"+86-371-66661234", "+86-371-6****234"},
             std::pair{"66661234", "6****234"},
             std::pair{"6631234", "6****34"},
             std::pair{"400-123-4567", "400-1**-**67"},
         }) {
        EXPECT_EQ(maskedPersons(cell), masked) << cell;
    }
}

TEST(PersonalData, MasksEachOfSeveralNumbersAndHidesExtensions) {
    for (const auto& [cell, masked] : {
             std::pair{"13812345678、13987654321", "138****5678、139****4321"},
             std::pair{"13812345678 13987654321", "138****5678 139****4321"},
             std::pair{"0371-66661234/13812345678", "0371-6****234/138****5678"},
             std::pair{"0371-66661234 66665678", "0371-6****234 6****678"},
             std::pair{"13812345678\n0371-66661234", "138****5678\n0371-6****234"},
             std::pair{"0371-66661234转801", "0371-6****234转***"},
             std::pair{"0371-66661234-801", "0371-6****234-***"},
             std::pair{"0371-66661234 转 8", "0371-6****234 转 *"},
             std::pair{"66661234 ext. 8012", "6****234 ext. ****"},
             std::pair{"0371-66661234、35", "0371-6****234、**"},
             std::pair{"分机8012", "分机****"},
         }) {
        EXPECT_EQ(maskedPersons(cell), masked) << cell;
    }
}

TEST(PersonalData, MasksNamesByTheirFirstCharacter) {
    for (const auto& [cell, masked] : {
             std::pair{"张三", "张某"},
             std::pair{"张三丰", "张某"},
             std::pair{"张　三", "张某"},
             std::pair{"张三、李四", "张某、李某"},
             std::pair{"张三 李四", "张某 李某"},
             std::pair{"张三（总经理）", "张某（总经理）"},
             std::pair{"张三经理", "张某经理"},
             std::pair{"联系人：王五", "联系人：王某"},
             std::pair{"阿卜杜拉·买买提", "阿某"},
             std::pair{"John Smith", "J*"},
             std::pair{"𠮷田", "𠮷某"},
             std::pair{"", ""},
             std::pair{"-", "-"},
         }) {
        EXPECT_EQ(maskedPersons(cell), masked) << cell;
    }
}

// Ledgers have one column for both.
TEST(PersonalData, MasksNamesBesideNumbers) {
    EXPECT_EQ(maskedPersons("张三13812345678"), "张某138****5678");
    EXPECT_EQ(maskedPersons("张三：13812345678；李四手机：０３７１-66661234转 12"),
              "张某：138****5678；李某手机：0371-6****234转 **");
    EXPECT_EQ(maskedPersons("办公室电话0371-66661234"), "办公室电话0371-6****234");
    EXPECT_EQ(maskedPersons("410102199001011234"), "410***********1234") << "an identity card";
}

TEST(PersonalData, NoLongNumberIsLeftWhole) {
    // Of any number of seven digits or more at least four are hidden, however it is broken up.
    for (std::size_t length = 7; length <= 24; ++length) {
        for (const char first : {'0', '1', '2', '4', '8', '9'}) {
            std::string number(length, '5');
            number[0] = first;
            for (std::size_t cut = 0; cut <= length; ++cut) {
                const std::string cell = number.substr(0, cut) + "-" + number.substr(cut);
                EXPECT_GE(std::ranges::count(maskedPersons(cell), '*'), 4) << cell;
            }
        }
    }
}

Project withPersons() {
    Project project;
    project.asOf = gis::makeDate(2019, 7, 1);
    Site site;
    site.id = "S0001";
    site.name = "甲厂";
    site.contact = "张三丰";
    site.phone = "13812345678";
    project.sites.push_back(site);
    return project;
}

gis::Value cellOf(const std::vector<ReportLayer>& layers, const char* stem, const char* field) {
    const auto layer = std::ranges::find(layers, stem, &ReportLayer::stem);
    const gis::Column* column = layer == layers.end() ? nullptr : layer->layer.find(field);
    return column == nullptr ? gis::Value{"no such column"} : column->value(0);
}

TEST(PersonalData, IsInReportsOnlyAsAskedFor) {
    const Project project = withPersons();
    const auto reports = [&](PersonalData persons) {
        return reportLayers(project, gis::Language::Chinese, persons).value();
    };
    const auto layers = reportLayers(project, gis::Language::Chinese).value();
    EXPECT_EQ(cellOf(layers, "unplaced_sites", "phone"), gis::Value{"no such column"});
    EXPECT_EQ(cellOf(layers, "unplaced_sites", "contact"), gis::Value{"no such column"});
    const auto masked = reports(PersonalData::Mask);
    EXPECT_EQ(cellOf(masked, "unplaced_sites", "phone"), gis::Value{"138****5678"});
    EXPECT_EQ(cellOf(masked, "unplaced_sites", "contact"), gis::Value{"张某"});
    const auto whole = reports(PersonalData::Include);
    EXPECT_EQ(cellOf(whole, "unplaced_sites", "phone"), gis::Value{"13812345678"});
    EXPECT_EQ(cellOf(whole, "unplaced_sites", "contact"), gis::Value{"张三丰"});
    EXPECT_TRUE(shortColumnNames().contains("phone"));
    EXPECT_TRUE(shortColumnNames().contains("contact"));
}

TEST(PersonalData, WhoeverExportsIsToldOfIt) {
    Project project = withPersons();
    EXPECT_THAT(personsTold(project, PersonalData::Omit).zh, HasSubstr("未写出"));
    EXPECT_THAT(personsTold(project, PersonalData::Mask).zh, HasSubstr("隐去"));
    EXPECT_THAT(personsTold(project, PersonalData::Include).zh, HasSubstr("都能看到"));
    EXPECT_THAT(personsTold(project, PersonalData::Include).en, HasSubstr("1 sites"));
    project.sites[0].contact.clear();
    EXPECT_THAT(personsTold(project, PersonalData::Mask).zh, Not(IsEmpty()));
    project.sites[0].phone.clear();
    EXPECT_THAT(personsTold(project, PersonalData::Include).zh, IsEmpty());
}

TEST(PersonalData, WordsAreReadAgain) {
    for (const PersonalData data : kAllPersonalData) {
        EXPECT_EQ(personalDataFromWord(word(data)), data);
    }
    EXPECT_FALSE(personalDataFromWord("some"));
}

}  // namespace
}  // namespace ruyuan::planner
