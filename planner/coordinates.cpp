// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/coordinates.h"

#include "gis/gauss_zone.h"
#include "planner/detail/cell_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ruyuan::planner {
namespace {

constexpr double kMinutesPerDegree = 60;
constexpr double kSecondsPerDegree = 3600;
constexpr gis::Box kChina{{73, 3}, {136.5, 54}};

bool within(double value, double low, double high) {
    return value >= low && value <= high;
}
bool isChineseLongitude(double value) {
    return within(value, kChina.min.x, kChina.max.x);
}
bool isChineseLatitude(double value) {
    return within(value, kChina.min.y, kChina.max.y);
}
bool isDegrees(const RawPlace& raw) {
    return std::abs(raw.first.value) <= 180 && std::abs(raw.second.value) <= 180;
}
// Gauss-Krüger northings of China have seven digits; eastings six, or eight with a zone number.
bool isNorthing(double value) {
    return within(value, 1e6, 6.5e6);
}
bool isEasting(double value) {
    return within(value, 1e5, 1e6) || within(value, 1.2e7, 4.7e7);
}

/// Takes a word from either end.
bool strip(std::string_view& text, std::string_view word) {
    const bool front = text.starts_with(word);
    const bool back = !front && text.ends_with(word);
    text.remove_prefix(front ? word.size() : 0);
    text.remove_suffix(back ? word.size() : 0);
    return front || back;
}

Heading takeHeading(std::string_view& text) {
    for (const std::string_view word : {"东经", "经度", "lon", "e"}) {
        if (strip(text, word)) {
            strip(text, ":");
            return Heading::East;
        }
    }
    for (const std::string_view word : {"北纬", "纬度", "lat", "n"}) {
        if (strip(text, word)) {
            strip(text, ":");
            return Heading::North;
        }
    }
    return Heading::Unsaid;
}

/// The signs between degrees, minutes and seconds as blanks.
std::string withoutSigns(std::string text) {
    constexpr std::array<std::string_view, 16> kSigns{
        "°", "º", "˚", "度", "′", "'", "’", "‘", "分", "″", "\"", "”", "“", "秒", ":", "´"};
    for (const auto sign : kSigns) {
        text = detail::replaceAll(std::move(text), sign, " ");
    }
    return text;
}

std::optional<double> degrees(std::span<const double> parts) {
    const double minutes = parts.size() > 1 ? parts[1] : 0;
    const double seconds = parts.size() > 2 ? parts[2] : 0;
    const bool fits = parts.size() <= 3 && within(minutes, 0, 59.9999999) &&
                      within(seconds, 0, 59.9999999) && (parts.size() == 1 || parts[0] >= 0);
    return fits
               ? std::optional(parts[0] + minutes / kMinutesPerDegree + seconds / kSecondsPerDegree)
               : std::nullopt;
}

std::optional<std::vector<double>> numbersIn(std::string_view text) {
    std::vector<double> numbers;
    while (!(text = detail::trim(text)).empty()) {
        const auto number = detail::leadingNumber(text);
        if (!number || (number->second < text.size() && text[number->second] != ' ')) {
            return std::nullopt;
        }
        numbers.push_back(number->first);
        text.remove_prefix(number->second);
    }
    return numbers.empty() ? std::nullopt : std::optional(numbers);
}

/// "113.6254", "-3.2": how most places are written.
std::optional<double> plainDecimal(std::string_view text) {
    constexpr std::string_view kDecimal = "0123456789.";
    const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
    return digits.find_first_not_of(kDecimal) == std::string_view::npos ? detail::wholeNumber(text)
                                                                        : std::nullopt;
}

std::string lowered(std::string_view cell) {
    std::string text = detail::halfWidth(cell);
    std::ranges::transform(text, text.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return text;
}

using Pair = std::pair<CoordinateNumber, CoordinateNumber>;

std::optional<Pair> pairAt(std::string_view text, std::size_t at, std::size_t width) {
    const auto first = readCoordinate(text.substr(0, at));
    const auto second = readCoordinate(text.substr(at + width));
    return first && second ? std::optional(Pair{*first, *second}) : std::nullopt;
}

// ---- a whole table ----

struct Judge {
    Placement placement;
    std::vector<std::optional<gis::Point>> projected;  // in the given system, x is east
    std::optional<gis::GaussZone> zone;                // of the given system

    void remark(std::size_t row, gis::Text text) {
        placement.remarks.emplace_back(row, std::move(text));
    }
    void degreesOf(std::size_t row, const RawPlace& raw);
    void metersOf(std::size_t row, const RawPlace& raw);
    bool isOfZone(std::size_t row, double easting);
    void remarkOnZone(std::size_t row, double longitude);
};

/// Whether an easting has the zone number that the system asks for, or none as it asks for none.
bool Judge::isOfZone(std::size_t row, double easting) {
    constexpr double kNumber = 1e6;
    if (!zone) {
        return true;
    }
    constexpr double kMost = 1e9;  // none has three digits
    const int written = static_cast<int>(std::clamp(easting, -kMost, kMost) / kNumber);
    const int wanted = zone->prefix ? zone->number() : 0;
    if (written == wanted) {
        return true;
    }
    const auto say = [](int number) {
        return number == 0 ? gis::Text{"不带带号", "no zone number"}
                           : gis::text("带号 {}", "zone number {}", number);
    };
    remark(row,
           gis::text("东坐标 {:.0f} {}，而坐标系要求{}，未定位",
                     "the easting {:.0f} has {}, where the system asks for {}; not placed",
                     easting,
                     say(written),
                     say(wanted)));
    return false;
}

void Judge::remarkOnZone(std::size_t row, double longitude) {
    constexpr double kMargin = 1.15;  // overlaps of zones are used to draw sheets whole
    if (!zone || std::abs(longitude - zone->meridian) <= zone->width / 2.0 * kMargin) {
        return;
    }
    remark(row,
           gis::text("距中央经线 {}°E 有 {:.1f}°，超出 {} 度带的宽度，可能属于邻带，请核实",
                     "{1:.1f}° from the central meridian {0}°E, more than a {2}-degree zone is "
                     "wide; it may belong to another zone, please check",
                     zone->meridian,
                     std::abs(longitude - zone->meridian),
                     zone->width));
}

void Judge::degreesOf(std::size_t row, const RawPlace& raw) {
    const double first = raw.first.value;
    const double second = raw.second.value;
    const bool straight = isChineseLongitude(first) && isChineseLatitude(second);
    const bool turned = isChineseLongitude(second) && isChineseLatitude(first);
    if (straight && raw.first.heading != Heading::North) {
        projected[row] = gis::Point{first, second};
    } else if (turned) {
        projected[row] = gis::Point{second, first};
        remark(row,
               gis::text("经度、纬度填反（{}，{}），已对调采用",
                         "longitude and latitude are exchanged ({}, {}); used the other way round",
                         first,
                         second));
    } else {
        remark(row,
               gis::text("坐标（{}，{}）不在中国范围内，未定位",
                         "({}, {}) does not lie in China; not placed",
                         first,
                         second));
    }
}

void Judge::metersOf(std::size_t row, const RawPlace& raw) {
    const double first = raw.first.value;
    const double second = raw.second.value;
    if (isEasting(first) && isNorthing(second)) {
        if (isOfZone(row, first)) {
            projected[row] = gis::Point{first, second};
        }
    } else if (isNorthing(first) && isEasting(second)) {
        if (!isOfZone(row, second)) {
            return;
        }
        projected[row] = gis::Point{second, first};
        remark(row,
               gis::text("按测绘习惯 X 为纵坐标（北）、Y 为横坐标（东）采用",
                         "taken as survey coordinates: X is north, Y is east"));
    } else {
        remark(row,
               gis::text("坐标（{}，{}）不是高斯投影的米制坐标，未定位",
                         "({}, {}) are no Gauss-Krüger metres; not placed",
                         first,
                         second));
    }
}

gis::Error unknownSystem(std::span<const std::optional<RawPlace>> rows) {
    gis::Box box;
    for (const auto& raw : rows) {
        if (raw && !isDegrees(*raw)) {
            const bool turned = isNorthing(raw->first.value) && isEasting(raw->second.value);
            box.add(turned ? gis::Point{raw->second.value, raw->first.value}
                           : gis::Point{raw->first.value, raw->second.value});
        }
    }
    std::string names;
    for (const auto& candidate : gis::candidateCrs(box)) {
        names += (names.empty() ? "" : "; ") + candidate.crs.label();
    }
    return gis::fail(
               gis::ErrorCode::UnknownCrs,
               gis::text("坐标是米，但没有说明坐标系；仅凭数值可能是：{}",
                         "the coordinates are metres of an unnamed system; by their numbers it "
                         "may be: {}",
                         names.empty() ? std::string("?") : names),
               {},
               gis::text("请向提供单位核实，用 --crs EPSG:代码 指明",
                         "ask the sender and name it with --crs EPSG:CODE"))
        .error();
}

bool isOrigin(const RawPlace& raw) {
    return raw.first.value == 0 && raw.second.value == 0;
}

gis::Result<void> transformAll(Judge& judge, const gis::Crs& from) {
    const auto transformer = gis::Transformer::create(from, gis::storageCrs());
    if (!transformer) {
        return std::unexpected(transformer.error());
    }
    for (std::size_t row = 0; row < judge.projected.size(); ++row) {
        if (!judge.projected[row]) {
            continue;
        }
        const auto place = transformer->apply(*judge.projected[row]);
        if (place && isChineseLongitude(place->x) && isChineseLatitude(place->y)) {
            judge.placement.places[row] = *place;
            judge.remarkOnZone(row, place->x);
        } else {
            judge.remark(row,
                         gis::text("坐标超出坐标系 {} 的范围，未定位",
                                   "outside the range of {}; not placed",
                                   from.label()));
        }
    }
    return {};
}

}  // namespace

std::optional<CoordinateNumber> readCoordinate(std::string_view cell) {
    if (detail::saysNothing(cell)) {
        return std::nullopt;
    }
    if (const auto plain = plainDecimal(detail::trim(cell))) {
        return CoordinateNumber{*plain, Heading::Unsaid};
    }
    const std::string clean = lowered(cell);
    std::string_view text = clean;
    const Heading heading = takeHeading(text);
    const bool dashes = text.find('-', 1) != std::string_view::npos;
    std::string plain = withoutSigns(std::string(text));
    if (dashes) {
        plain = detail::replaceAll(std::move(plain), "-", " ");
    }
    const auto parts = numbersIn(plain);
    const auto value = parts ? degrees(*parts) : std::nullopt;
    return value ? std::optional(CoordinateNumber{*value, heading}) : std::nullopt;
}

std::optional<std::pair<CoordinateNumber, CoordinateNumber>> readCoordinatePair(
    std::string_view cell) {
    std::string clean = lowered(cell);
    std::erase_if(clean, [](char letter) { return letter == '(' || letter == ')'; });
    const std::string_view text = clean;
    for (const std::string_view mark : {",", ";", "、", "/"}) {
        const auto at = text.find(mark);
        if (at != std::string_view::npos) {
            return pairAt(text, at, mark.size());
        }
    }
    for (const std::string_view mark : {"北纬", "东经", "n", "e"}) {
        const auto at = text.find(mark);
        if (at == std::string_view::npos || at == 0) {
            continue;
        }
        const bool trailing = mark.size() == 1 && at + 1 < text.size() && text[at + 1] == ' ';
        if (const auto pair = pairAt(text, trailing ? at + 1 : at, 0)) {
            return pair;
        }
    }
    const auto blank = text.find(' ');
    return blank == std::string_view::npos ? std::nullopt : pairAt(text, blank, 1);
}

std::optional<CoordinateNumber> degreesFromParts(std::string_view degreeCell,
                                                 std::string_view minuteCell,
                                                 std::string_view secondCell) {
    std::array<double, 3> parts{};
    const std::array<std::string_view, 3> cells{degreeCell, minuteCell, secondCell};
    for (std::size_t part = 0; part < cells.size(); ++part) {
        if (part > 0 && detail::saysNothing(cells[part])) {
            continue;
        }
        const auto number = readCoordinate(cells[part]);
        if (!number) {
            return std::nullopt;
        }
        parts[part] = number->value;
    }
    const auto value = degrees(parts);
    return value ? std::optional(CoordinateNumber{*value}) : std::nullopt;
}

bool looksLikePackedDegrees(std::span<const std::string> cells) {
    constexpr std::size_t kFewest = 5;
    std::size_t seen = 0;
    std::size_t decimals = 0;
    for (const auto& cell : cells) {
        const std::string text = detail::squeezed(cell);
        if (detail::saysNothing(text)) {
            continue;
        }
        const auto point = text.find('.');
        const std::size_t digits = point == std::string::npos ? 0 : text.size() - point - 1;
        if (digits < 4 || digits > 6 || (seen > 0 && digits != decimals) ||
            !detail::wholeNumber(text) || text[point + 1] > '5' || text[point + 3] > '5') {
            return false;
        }
        decimals = digits;
        ++seen;
    }
    return seen >= kFewest;
}

gis::Result<Placement> placeRows(std::span<const std::optional<RawPlace>> rows,
                                 const std::optional<gis::Crs>& given) {
    const auto inMeters = [](const auto& raw) {
        return raw && !isOrigin(*raw) && !isDegrees(*raw);
    };
    const auto inDegrees = [](const auto& raw) {
        return raw && !isOrigin(*raw) && isDegrees(*raw);
    };
    if (!given && std::ranges::any_of(rows, inMeters) && std::ranges::none_of(rows, inDegrees)) {
        return std::unexpected(unknownSystem(rows));
    }
    const bool metric = given && !given->isGeographic();
    Judge judge;
    judge.zone = given ? gis::gaussZone(*given) : std::nullopt;
    judge.placement.places.resize(rows.size());
    judge.projected.resize(rows.size());
    judge.placement.crs = given ? given->label() : gis::storageCrs().label();
    judge.placement.crsSource = given ? "option" : "lon/lat columns";
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (!rows[row]) {
            continue;
        }
        if (isOrigin(*rows[row])) {
            judge.remark(row,
                         gis::text("坐标为 0，视为没有坐标，未定位",
                                   "the coordinates are 0: taken as none, not placed"));
        } else if (isDegrees(*rows[row]) == metric) {
            judge.remark(row,
                         metric
                             ? gis::text("坐标是度，而指定的坐标系以米为单位，未定位",
                                         "degrees, but the given system is in metres; not placed")
                             : gis::text("坐标是米，而其他行是经纬度，未定位",
                                         "metres, where other rows have longitude and latitude; "
                                         "not placed"));
        } else if (metric) {
            judge.metersOf(row, *rows[row]);
        } else {
            judge.degreesOf(row, *rows[row]);
        }
    }
    if (!given) {
        judge.placement.places = std::move(judge.projected);
    } else if (const auto done = transformAll(judge, *given); !done) {
        return std::unexpected(done.error());
    }
    return std::move(judge.placement);
}

std::vector<gis::Point> metersEastFirst(std::span<const std::optional<RawPlace>> rows) {
    std::vector<gis::Point> numbers;
    for (const auto& raw : rows) {
        if (!raw || isOrigin(*raw)) {
            continue;
        }
        if (isDegrees(*raw)) {
            return {};
        }
        const double first = raw->first.value;
        const double second = raw->second.value;
        const bool turned = isNorthing(first) && isEasting(second) && !isNorthing(second);
        numbers.push_back(turned ? gis::Point{second, first} : gis::Point{first, second});
    }
    return numbers;
}

bool touchesChina(const gis::Box& lonLat) {
    return kChina.intersects(lonLat);
}

std::optional<Accuracy> accuracyFromText(std::string_view cell) {
    struct Words {
        Accuracy accuracy;
        std::array<std::string_view, 7> words;
    };
    // "手持GPS" before "测量", since a handset is also said to measure.
    static constexpr std::array<Words, 5> kWords{{
        {Accuracy::Gps, {"gps", "手持", "北斗", "奥维", "卫星定位", "gnss", "手机定位"}},
        {Accuracy::County, {"县区", "县级", "区县", "仅知县", "县城", "行政区", "县中心"}},
        {Accuracy::Surveyed, {"实测", "rtk", "测绘", "全站仪", "不动产", "界址", "宗地"}},
        {Accuracy::Digitised, {"图上", "数字化", "矢量", "影像", "量取", "勾绘", "描绘"}},
        {Accuracy::Geocoded, {"地址", "地理编码", "地图", "高德", "百度", "匹配", "天地图"}},
    }};
    const std::string text = detail::squeezed(cell);
    if (const auto exact = accuracyFromWord(text)) {
        return exact;
    }
    const auto found = std::ranges::find_if(
        kWords, [&](const Words& words) { return detail::containsAny(text, words.words); });
    return found == kWords.end() ? std::nullopt : std::optional(found->accuracy);
}

}  // namespace ruyuan::planner
