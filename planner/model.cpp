// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/model.h"

#include "planner/detail/named.h"

namespace ruyuan::planner {

namespace {

using detail::Named;

constexpr std::array kPaths{
    Named<Path>{Path::OnSite, "on-site", "就地改造", "on-site upgrade"},
    Named<Path>{Path::Relocation, "relocation", "退城入园", "relocation"},
    Named<Path>{Path::Transformation, "transformation", "转型转产", "transformation"},
    Named<Path>{Path::Closure, "closure", "关闭退出", "closure"},
};

constexpr std::array kSizes{
    Named<SizeClass>{SizeClass::Unknown, "unknown", "规模不明", "size unknown"},
    Named<SizeClass>{SizeClass::Micro, "micro", "微型", "micro"},
    Named<SizeClass>{SizeClass::Small, "small", "小型", "small"},
    Named<SizeClass>{SizeClass::Medium, "medium", "中型", "medium"},
    Named<SizeClass>{SizeClass::Large, "large", "大型", "large"},
    Named<SizeClass>{SizeClass::ExtraLarge, "extra-large", "特大型", "extra-large"},
};

constexpr std::array kVerdicts{
    Named<Verdict>{Verdict::Pass, "pass", "符合", "pass"},
    Named<Verdict>{Verdict::Fail, "fail", "不符合", "fail"},
    Named<Verdict>{Verdict::Warn, "warn", "需论证", "warn"},
    Named<Verdict>{Verdict::Unknown, "unknown", "待定", "unknown"},
};

constexpr std::array kAccuracies{
    Named<Accuracy>{Accuracy::Surveyed, "surveyed", "实测", "surveyed"},
    Named<Accuracy>{Accuracy::Digitised, "digitised", "图上量取", "digitised"},
    Named<Accuracy>{Accuracy::Gps, "gps", "手持GPS", "GPS"},
    Named<Accuracy>{Accuracy::Geocoded, "geocoded", "地址匹配", "geocoded"},
    Named<Accuracy>{Accuracy::County, "county", "仅知县区", "county only"},
    Named<Accuracy>{Accuracy::Unplaced, "unplaced", "未落点", "unplaced"},
};

}  // namespace

std::string_view word(Path path) {
    return detail::namedOf<Path>(kPaths, path).word;
}
std::string_view word(SizeClass size) {
    return detail::namedOf<SizeClass>(kSizes, size).word;
}
std::string_view word(Verdict verdict) {
    return detail::namedOf<Verdict>(kVerdicts, verdict).word;
}
std::string_view word(Accuracy accuracy) {
    return detail::namedOf<Accuracy>(kAccuracies, accuracy).word;
}

gis::Text label(Path path) {
    return detail::labelOf<Path>(kPaths, path);
}
gis::Text label(SizeClass size) {
    return detail::labelOf<SizeClass>(kSizes, size);
}
gis::Text label(Verdict verdict) {
    return detail::labelOf<Verdict>(kVerdicts, verdict);
}
gis::Text label(Accuracy accuracy) {
    return detail::labelOf<Accuracy>(kAccuracies, accuracy);
}

std::optional<Path> pathFromWord(std::string_view word) {
    return detail::fromWord<Path>(kPaths, word);
}
std::optional<SizeClass> sizeFromWord(std::string_view word) {
    return detail::fromWord<SizeClass>(kSizes, word);
}
std::optional<Verdict> verdictFromWord(std::string_view word) {
    return detail::fromWord<Verdict>(kVerdicts, word);
}
std::optional<Accuracy> accuracyFromWord(std::string_view word) {
    return detail::fromWord<Accuracy>(kAccuracies, word);
}

gis::Length standardError(Accuracy accuracy) {
    switch (accuracy) {
        case Accuracy::Surveyed:
            return gis::Length::meters(1);
        case Accuracy::Digitised:
            return gis::Length::meters(5);
        case Accuracy::Gps:
            return gis::Length::meters(10);
        case Accuracy::Geocoded:
            return gis::Length::meters(200);
        case Accuracy::County:
        case Accuracy::Unplaced:
            break;
    }
    return gis::Length::kilometers(20);
}

}  // namespace ruyuan::planner
