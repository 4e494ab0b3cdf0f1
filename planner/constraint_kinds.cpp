// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/constraint_kinds.h"

#include <array>

namespace ruyuan::planner {

namespace {

struct Alias {
    std::string_view name;
    std::string_view word;
};

constexpr std::array kAliases{
    Alias{"水源保护区", "water-source"},
    Alias{"水源地", "water-source"},
    Alias{"生态红线", "red-line"},
    Alias{"敏感点", "sensitive-place"},
    Alias{"敏感目标", "sensitive-place"},
    Alias{"河流", "river"},
    Alias{"水系", "river"},
    Alias{"南水北调", "water-diversion"},
    Alias{"文物", "heritage"},
};

}  // namespace

std::span<const ConstraintKind> constraintKinds() {
    static const std::array kKinds{
        ConstraintKind{"water-source", {"饮用水水源保护区", "drinking-water source zone"}},
        ConstraintKind{"red-line", {"生态保护红线", "ecological red line"}},
        ConstraintKind{"sensitive-place", {"学校医院居住区", "school, hospital or housing"}},
        ConstraintKind{"river", {"河道", "river"}},
        ConstraintKind{"water-diversion", {"南水北调总干渠", "water diversion canal"}},
        ConstraintKind{"heritage", {"文物保护单位", "heritage site"}},
    };
    return kKinds;
}

gis::Result<ConstraintKind> constraintKind(std::string_view name) {
    for (const Alias& alias : kAliases) {
        if (alias.name == name) {
            name = alias.word;
        }
    }
    std::string words;
    for (const ConstraintKind& kind : constraintKinds()) {
        if (kind.word == name || kind.label.zh == name) {
            return kind;
        }
        words += (words.empty() ? "" : ", ") + std::string(kind.word);
    }
    return gis::fail(
        gis::ErrorCode::InvalidArgument,
        gis::text(
            "没有“{}”这一类限制图层", "there is no kind of constraint \"{}\"", std::string(name)),
        {},
        gis::text("可用的类别：{}", "the kinds are: {}", words));
}

}  // namespace ruyuan::planner
