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
    Alias{"人口密集区", "dense-area"},
    Alias{"供热管网", "heat-network"},
    Alias{"基本农田", "basic-farmland"},
    Alias{"耕地", "farmland"},
    Alias{"管控单元", "control-unit"},
    Alias{"禁燃区", "fuel-ban"},
    Alias{"蓄滞洪区", "flood-detention"},
    Alias{"个人风险", "risk-contour"},
    Alias{"自然保护区", "nature-reserve"},
    Alias{"大运河", "canal"},
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
        ConstraintKind{"central-city", {"中心城区", "central city"}},
        ConstraintKind{"dense-area", {"城镇人口密集区", "densely peopled town area"}},
        ConstraintKind{"heat-network", {"热电联产供热管网覆盖范围", "area of the heat network"}},
        ConstraintKind{"air-zone", {"大气环境防护区域", "air protection zone"}},
        ConstraintKind{"risk-contour", {"个人风险等值线", "contour of individual risk"}},
        ConstraintKind{"road", {"公路用地", "road land"}},
        ConstraintKind{"bridge", {"中型以上桥梁和渡口", "bridge or ferry"}},
        ConstraintKind{"tunnel", {"公路隧道", "road tunnel"}},
        ConstraintKind{"railway", {"铁路线路安全保护区", "railway protection zone"}},
        ConstraintKind{"basic-farmland", {"永久基本农田", "permanent basic farmland"}},
        ConstraintKind{"farmland", {"耕地和农用地", "farmland"}},
        ConstraintKind{"shoreline", {"岸线管控范围", "controlled shoreline"}},
        ConstraintKind{"floodplain", {"河道管理范围和滩区", "river bed and floodplain"}},
        ConstraintKind{"levee", {"堤防护堤地和安全保护区", "levee and its protection zone"}},
        ConstraintKind{"flood-detention", {"洪泛区和蓄滞洪区", "flood detention area"}},
        ConstraintKind{"basin", {"流域", "river basin"}},
        ConstraintKind{"canal", {"大运河核心监控区", "core zone of the Grand Canal"}},
        ConstraintKind{"local-zone", {"地方性法规保护区域", "zone protected by a local law"}},
        ConstraintKind{"nature-reserve", {"自然保护地", "nature reserve"}},
        ConstraintKind{"control-unit", {"生态环境管控单元", "environmental control unit"}},
        ConstraintKind{"fuel-ban", {"高污染燃料禁燃区", "zone closed to dirty fuel"}},
        ConstraintKind{"air-class-one", {"环境空气一类区", "class-one air zone"}},
        ConstraintKind{"airport", {"机场净空保护区", "airport clearance zone"}},
        ConstraintKind{"geohazard", {"采空区、地质灾害区和活动断层", "unstable ground"}},
        ConstraintKind{"land-use", {"国土空间规划用地", "planned land use"}},
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
