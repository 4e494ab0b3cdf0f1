// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/place_doubts.h"

#include "gis/overlay.h"
#include "planner/datum_evidence.h"
#include "planner/detail/cell_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace ruyuan::planner {
namespace {

using gis::Point;
using gis::Text;

/// A coordinate typed as dd.mmss, read so; nothing when it cannot be one.
std::optional<double> unpacked(double value) {
    const double whole = std::floor(value);
    const double minutes = std::floor((value - whole) * 100 + 1e-7);
    const double seconds = ((value - whole) * 100 - minutes) * 100;
    if (minutes >= 60 || seconds >= 60) {
        return std::nullopt;
    }
    return whole + minutes / 60 + std::max(0.0, seconds) / 3600;
}

/// The one slip that explains why a place is not where it is known to be; empty when none does.
Text explanation(Point place, Point trusted) {
    constexpr double kFits = 60;
    const auto residuals = residualsTo(place, trusted);
    if (residuals[1] < kFits || residuals[2] < kFits) {
        return gis::text(
            "，像是 {} 坐标",
            "; it looks like {}",
            gis::name(residuals[1] < kFits ? gis::ChinaOffset::Gcj02 : gis::ChinaOffset::Bd09));
    }
    const auto x = unpacked(place.x);
    const auto y = unpacked(place.y);
    if (x && y && metersBetween({*x, *y}, trusted) < kFits) {
        return {"，像是把“度.分秒”当作十进制度", "; it looks like degrees.minutes-seconds"};
    }
    return {};
}

class Doubts {
public:
    Doubts(std::span<const PlacedRow> rows, const std::vector<County>& counties)
        : rows_(rows), counties_(counties) {
        for (const auto& county : counties) {
            boxes_.push_back(gis::boundsOf(gis::Geometry(county.place)));
        }
        measureSpread();
    }

    [[nodiscard]] std::optional<Text> of(const PlacedRow& row) const {
        if (auto doubt = awayFromTrusted(row)) {
            return doubt;
        }
        if (auto doubt = outsideDeclared(row)) {
            return doubt;
        }
        return counties_.empty() ? farFromOthers(row) : outsideAll(row);
    }

private:
    static std::optional<Text> awayFromTrusted(const PlacedRow& row);
    [[nodiscard]] std::optional<Text> outsideDeclared(const PlacedRow& row) const;
    [[nodiscard]] std::optional<Text> outsideAll(const PlacedRow& row) const;
    [[nodiscard]] std::optional<Text> farFromOthers(const PlacedRow& row) const;
    [[nodiscard]] double metersOutside(Point place, std::size_t county) const;
    [[nodiscard]] std::string countyAt(Point place) const;
    void measureSpread();

    std::span<const PlacedRow> rows_;
    const std::vector<County>& counties_;
    std::vector<gis::Box> boxes_;  // of the counties
    Point middle_;
    double far_ = std::numeric_limits<double>::infinity();  // metres from the middle
};

void Doubts::measureSpread() {
    constexpr std::size_t kFewest = 10;
    if (rows_.size() < kFewest || !counties_.empty()) {
        return;
    }
    std::vector<double> x;
    std::vector<double> y;
    for (const auto& row : rows_) {
        x.push_back(row.place.x);
        y.push_back(row.place.y);
    }
    middle_ = {median(std::move(x)), median(std::move(y))};
    std::vector<double> distances;
    for (const auto& row : rows_) {
        distances.push_back(metersBetween(row.place, middle_));
    }
    const auto ninth = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() * 9 / 10);
    std::ranges::nth_element(distances, ninth);
    far_ = std::max(50'000.0, 4 * *ninth);
}

std::optional<Text> Doubts::awayFromTrusted(const PlacedRow& row) {
    constexpr double kFar = 300;
    if (!row.trusted) {
        return std::nullopt;
    }
    const double meters = metersBetween(row.place, *row.trusted);
    if (meters <= kFar) {
        return std::nullopt;
    }
    return gis::text(
        "坐标与项目中同一企业（{}）相距 {:.0f} m{}，未改动，请核实",
        "the place is {1:.0f} m from the same firm in the project ({0}){2}; left as it "
        "is, please check",
        row.trustedName,
        meters,
        explanation(row.place, *row.trusted));
}

double Doubts::metersOutside(Point place, std::size_t county) const {
    const auto& area = counties_[county].place;
    const gis::Box& box = boxes_[county];
    const Point nearest{std::clamp(place.x, box.min.x, box.max.x),
                        std::clamp(place.y, box.min.y, box.max.y)};
    const double toBox = metersBetween(place, nearest);
    constexpr double kTold = 100'000;  // the box is near enough for what is that far
    if (toBox > kTold) {
        return toBox;
    }
    if (gis::locate(place, area) != gis::Location::Outside) {
        return 0;
    }
    return metersToOutline(place, area);
}

std::string Doubts::countyAt(Point place) const {
    for (std::size_t i = 0; i < counties_.size(); ++i) {
        const bool inBox = place.x >= boxes_[i].min.x && place.x <= boxes_[i].max.x &&
                           place.y >= boxes_[i].min.y && place.y <= boxes_[i].max.y;
        if (inBox && !counties_[i].developmentZone &&
            gis::locate(place, counties_[i].place) != gis::Location::Outside) {
            return counties_[i].name;
        }
    }
    return {};
}

std::optional<Text> Doubts::outsideDeclared(const PlacedRow& row) const {
    constexpr double kFar = 2'000;
    const auto declared = std::ranges::find(counties_, row.county, &County::name);
    if (row.county.empty() || declared == counties_.end()) {
        return std::nullopt;
    }
    const double meters =
        metersOutside(row.place, static_cast<std::size_t>(declared - counties_.begin()));
    if (meters <= kFar) {
        return std::nullopt;
    }
    const std::string there = countyAt(row.place);
    return gis::text(
        "坐标在所填“{}”之外 {:.1f} km（{}），未改动，请核实",
        "the place is {1:.1f} km outside the declared {0} ({2}); left as it is, please "
        "check",
        row.county,
        meters / 1000,
        there.empty() ? Text{"也不在其他县区", "in no other county either"}
                      : gis::text("落在{}", "in {}", there));
}

std::optional<Text> Doubts::outsideAll(const PlacedRow& row) const {
    constexpr double kFar = 20'000;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < counties_.size() && least > kFar; ++i) {
        least = std::min(least, metersOutside(row.place, i));
    }
    if (least <= kFar) {
        return std::nullopt;
    }
    return gis::text("坐标在项目各县区之外 {:.0f} km，未改动，请核实",
                     "the place is {:.0f} km outside every county of the project; left as it is, "
                     "please check",
                     least / 1000);
}

std::optional<Text> Doubts::farFromOthers(const PlacedRow& row) const {
    const double meters = metersBetween(row.place, middle_);
    if (!(meters > far_)) {
        return std::nullopt;
    }
    return gis::text(
        "坐标距其他各行约 {:.0f} km，未改动，请核实",
        "the place is about {:.0f} km from the other rows; left as it is, please check",
        meters / 1000);
}

/// Three or more rows in one place, told once at the first.
void addCrowds(std::span<const PlacedRow> rows, std::vector<std::pair<std::size_t, Text>>& doubts) {
    constexpr std::size_t kCrowd = 3;
    std::map<std::pair<double, double>, std::vector<std::size_t>> at;
    for (const auto& row : rows) {
        at[{row.place.x, row.place.y}].push_back(row.index);
    }
    for (const auto& [place, indices] : at) {
        if (indices.size() >= kCrowd) {
            doubts.emplace_back(
                indices.front(),
                gis::text("{} 行的坐标完全相同（{:.6f}，{:.6f}），可能是县区或园区的代表点",
                          "{} rows have exactly the same place ({:.6f}, {:.6f}), which may be the "
                          "point of a county or park",
                          indices.size(),
                          place.first,
                          place.second));
        }
    }
}

// ---- degrees.minutes-seconds ----

/// Decimals of a plain decimal number; nothing for other text.
std::optional<std::size_t> decimalsOf(const std::string& cell) {
    const std::string text = detail::squeezed(cell);
    const auto point = text.find('.');
    if (point == std::string::npos || !detail::wholeNumber(text)) {
        return std::nullopt;
    }
    return text.size() - point - 1;
}

/// The number of decimals that a column keeps to; nothing when it drops zeros, as nine cells of ten
/// have no zero at the end by chance.
std::optional<std::size_t> fixedDecimals(std::span<const std::pair<std::string, std::string>> cells,
                                         std::string std::pair<std::string, std::string>::* side) {
    std::map<std::size_t, std::pair<std::size_t, std::size_t>> counts;  // cells, ending in zero
    std::size_t numbers = 0;
    for (const auto& row : cells) {
        if (const auto decimals = decimalsOf(row.*side)) {
            auto& [all, zeros] = counts[*decimals];
            ++numbers;
            ++all;
            zeros += detail::squeezed(row.*side).ends_with('0') ? 1U : 0U;
        }
    }
    for (const auto& [decimals, count] : counts) {
        const auto& [all, zeros] = count;
        if (all * 10 >= numbers * 8 && zeros * 100 >= all * 3) {
            return decimals;
        }
    }
    return std::nullopt;
}

bool mayBePacked(const std::string& cell, std::size_t decimals) {
    const std::string text = detail::squeezed(cell);
    const auto point = text.find('.');
    return (decimals == 4 || decimals == 6) && text[point + 1] < '6' && text[point + 3] < '6';
}

}  // namespace

std::vector<std::pair<std::size_t, gis::Text>> placeDoubts(std::span<const PlacedRow> rows,
                                                           const std::vector<County>& counties) {
    std::vector<std::pair<std::size_t, gis::Text>> doubts;
    const Doubts all(rows, counties);
    for (const auto& row : rows) {
        if (auto doubt = all.of(row)) {
            doubts.emplace_back(row.index, std::move(*doubt));
        }
    }
    addCrowds(rows, doubts);
    return doubts;
}

std::vector<std::size_t> rowsOfPackedDegrees(
    std::span<const std::pair<std::string, std::string>> cells) {
    std::map<std::size_t, std::size_t> usual;                     // decimals -> rows
    std::vector<std::pair<std::size_t, std::size_t>> candidates;  // row, decimals
    std::size_t rows = 0;
    for (std::size_t row = 0; row < cells.size(); ++row) {
        const auto x = decimalsOf(cells[row].first);
        const auto y = decimalsOf(cells[row].second);
        if (!x || !y) {
            continue;
        }
        ++rows;
        ++usual[std::max(*x, *y)];
        if (*x == *y && mayBePacked(cells[row].first, *x) && mayBePacked(cells[row].second, *y)) {
            candidates.emplace_back(row, *x);
        }
    }
    std::vector<std::size_t> found;
    for (const auto& [row, decimals] : candidates) {
        if (usual[decimals] * 5 < rows) {  // a fifth of the rows: then it is how this ledger writes
            found.push_back(row);
        }
    }
    return found;
}

std::vector<std::size_t> rowsOfFewerDecimals(
    std::span<const std::pair<std::string, std::string>> cells) {
    using Cells = std::pair<std::string, std::string>;
    const auto fewer = [](const std::string& cell, std::optional<std::size_t> fixed) {
        const auto decimals = fixed ? decimalsOf(cell) : std::nullopt;
        return decimals && *decimals < *fixed;
    };
    const auto lon = fixedDecimals(cells, &Cells::first);
    const auto lat = fixedDecimals(cells, &Cells::second);
    std::vector<std::size_t> found;
    for (std::size_t row = 0; row < cells.size(); ++row) {
        if (fewer(cells[row].first, lon) || fewer(cells[row].second, lat)) {
            found.push_back(row);
        }
    }
    return found;
}

}  // namespace ruyuan::planner
