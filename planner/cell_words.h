// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "planner/model.h"

#include <optional>
#include <string>
#include <string_view>

namespace ruyuan::planner {

/// A cell read as one of a few values.
template <class T>
struct WordReading {
    std::optional<T> value;           ///< nothing: empty or not understood
    std::optional<gis::Text> remark;  ///< why it was not understood
};

/// 是, 有, 能, √, 建成区内, yes, 1… and 否, 无, 不能, ×, 建成区外, no, 0…; 部分 is neither.
[[nodiscard]] WordReading<bool> readTruth(std::string_view cell);

/// 大型, 中, 小微 is not one size; 规上 and 规下 are another field (trap 1) and give none.
[[nodiscard]] WordReading<SizeClass> readSizeClass(std::string_view cell);

/// 搬迁改造方式: 就地改造, 提标改造; 转型转产, 业态转型; 退城入园, 异地迁建, 整体搬迁; 关闭退出,
/// 关停, 淘汰… and the stable words. Words of two paths in one cell give none.
[[nodiscard]] WordReading<Path> readPath(std::string_view cell);

/// The name of a firm as it is compared: half width, without blanks and remarks such as （停产）,
/// 碳素 and 炭素 alike.
[[nodiscard]] std::string firmKey(std::string_view name);

}  // namespace ruyuan::planner
