// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace ruyuan::planner::detail {
namespace {

/// 北、北东北、东北… as weather offices write them, in the order of windDirections().
constexpr std::array<std::string_view, 16> kChinese{"北|北风",
                                                    "北东北|北北东|东北偏北",
                                                    "东北|东北风|北东",
                                                    "东东北|东北东|东北偏东",
                                                    "东|东风",
                                                    "东东南|东南东|东南偏东",
                                                    "东南|东南风|南东",
                                                    "南东南|南南东|东南偏南",
                                                    "南|南风",
                                                    "南西南|南南西|西南偏南",
                                                    "西南|西南风|南西",
                                                    "西西南|西南西|西南偏西",
                                                    "西|西风",
                                                    "西西北|西北西|西北偏西",
                                                    "西北|西北风|北西",
                                                    "北西北|北北西|西北偏北"};

HeaderWords windWords() {
    HeaderWords words;
    words.add("station", "站名", "气象站|台站|测站|station");
    words.add("station_number", "站号", "区站号|站点编号|台站号");
    words.add("years", "年份", "年限|统计年份|资料年份|years");
    words.add("season", "季节", "季|时段|season");
    for (std::size_t i = 0; i < windDirections().size(); ++i) {
        words.add("wind_" + windDirections()[i], windDirections()[i], kChinese[i]);
    }
    words.add("calm", "C", "静风|静风频率|calm");
    words.add("speed", "平均风速", "风速|平均风速(m/s)|speed");
    return words;
}

std::string seasonOf(std::string_view cell) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kSeasons{
        {{"春", "春季"}, {"夏", "夏季"}, {"秋", "秋季"}, {"冬", "冬季"}, {"年", "全年"}}};
    for (const auto& [mark, season] : kSeasons) {
        if (cell.contains(mark)) {
            return std::string(season);
        }
    }
    return cell.empty() ? "全年" : std::string(cell);
}

std::optional<double> numberIn(std::string_view cell) {
    std::string text = squeezed(cell);
    while (text.ends_with('%')) {
        text.pop_back();
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && std::isfinite(value) && value >= 0 ? std::optional(value) : std::nullopt;
}

/// The rose of a row, or nothing after listing the row as not used.
std::optional<WindRose> roseIn(const LedgerRow& row, Batch& batch) {
    WindRose rose;
    double sum = 0;
    for (std::size_t i = 0; i < windDirections().size(); ++i) {
        const std::string field = "wind_" + windDirections()[i];
        const auto value = numberIn(batch.cell(row, field));
        if (!value) {
            batch.skip(row.number,
                       gis::text("{} 方向的风频不是非负数，该行未采用",
                                 "the frequency of {} is no number from zero up; left out",
                                 windDirections()[i]));
            return std::nullopt;
        }
        rose.percent[i] = *value;
        sum += *value;
    }
    rose.calm = numberIn(batch.cell(row, "calm")).value_or(std::max(0.0, 100 - sum));
    sum += rose.calm;
    constexpr double kRounding = 3;
    if (std::abs(sum - 100) > kRounding) {
        batch.skip(row.number,
                   gis::text("16 个方向与静风之和为 {:g}%，应为 100%，该行未采用",
                             "the directions and calm add up to {:g} %, not 100 %; left out",
                             sum));
        return std::nullopt;
    }
    rose.speed = numberIn(batch.cell(row, "speed"));
    rose.station = std::string(batch.cell(row, "station"));
    if (const auto number = batch.cell(row, "station_number"); !number.empty()) {
        rose.station = std::string(number) + (rose.station.empty() ? "" : " ") + rose.station;
    }
    rose.years = std::string(batch.cell(row, "years"));
    rose.season = seasonOf(batch.cell(row, "season"));
    rose.origin = batch.originOf(row);
    return rose;
}

}  // namespace

gis::Result<void> addWindRoses(Project& project, Batch& batch) {
    if (auto done = batch.recognise(windWords()); !done) {
        return done;
    }
    std::vector<WindRose> roses = project.windRoses;
    for (std::size_t index = 0; index < batch.rows().size(); ++index) {
        if (auto go = batch.reached(index); !go) {
            return go;
        }
        const LedgerRow& row = batch.rows()[index];
        if (auto rose = roseIn(row, batch)) {
            std::erase_if(roses,
                          [&](const WindRose& known) { return known.season == rose->season; });
            roses.push_back(std::move(*rose));
            batch.used();
        }
    }
    project.windRoses = std::move(roses);
    return {};
}

}  // namespace ruyuan::planner::detail
