// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/wkt.h"

#include <array>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <optional>
#include <utility>

namespace ruyuan::gis {

namespace {

// --- writing ---

void writeNumber(std::string& out, double value) {
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), end);
}

void writePoint(std::string& out, const Point& point) {
    writeNumber(out, point.x);
    out += ' ';
    writeNumber(out, point.y);
}

/// "(a,b,c)"; each part is written by @p write.
template <class Parts, class Write>
void writeList(std::string& out, const Parts& parts, Write write) {
    out += '(';
    bool first = true;
    for (const auto& part : parts) {
        if (!first) {
            out += ',';
        }
        first = false;
        write(out, part);
    }
    out += ')';
}

void writePath(std::string& out, const std::vector<Point>& points) {
    writeList(out, points, writePoint);
}

void writePolygon(std::string& out, const Polygon& polygon) {
    out += '(';
    writePath(out, polygon.outer);
    for (const Ring& hole : polygon.holes) {
        out += ',';
        writePath(out, hole);
    }
    out += ')';
}

/// One part is written as the single kind, which reads better and means the same.
template <class Parts, class Write>
std::string writeParts(const std::string& kind, const Parts& parts, Write write) {
    if (parts.empty()) {
        return kind + " EMPTY";
    }
    std::string out = parts.size() == 1 ? kind + " " : "MULTI" + kind + " ";
    if (parts.size() == 1) {
        write(out, parts.front());
    } else {
        writeList(out, parts, write);
    }
    return out;
}

struct Writer {
    std::string operator()(std::monostate) const { return "GEOMETRYCOLLECTION EMPTY"; }
    std::string operator()(const Point& point) const {
        std::string out = "POINT (";
        writePoint(out, point);
        return out + ")";
    }
    std::string operator()(const MultiPoint& multi) const {
        if (multi.points.empty()) {
            return "MULTIPOINT EMPTY";
        }
        std::string out = "MULTIPOINT ";
        writeList(out, multi.points, writePoint);
        return out;
    }
    std::string operator()(const MultiLine& multi) const {
        return writeParts("LINESTRING", multi.lines, writePath);
    }
    std::string operator()(const MultiPolygon& multi) const {
        return writeParts("POLYGON", multi.polygons, writePolygon);
    }
};

// --- reading ---

/// Reads one geometry from left to right; the first fault stops the reading and keeps its place.
class Parser {
public:
    explicit Parser(std::string_view wkt) : wkt_(wkt) {}

    Result<Geometry> parse() {
        Geometry geometry = readGeometry();
        if (skipSpace(); !error_ && at_ < wkt_.size()) {
            expected(text("结尾", "the end"));
        }
        if (error_) {
            return std::unexpected(*error_);
        }
        return geometry;
    }

private:
    void skipSpace() {
        while (at_ < wkt_.size() && std::isspace(static_cast<unsigned char>(wkt_[at_])) != 0) {
            ++at_;
        }
    }

    void expected(const Text& what) {
        if (error_) {
            return;
        }
        constexpr std::size_t kShown = 12;
        const std::string found(wkt_.substr(at_, kShown));
        error_ = Error{ErrorCode::InvalidData,
                       text("WKT 第 {} 个字符处应为{}，实际为“{}”",
                            "character {} of the WKT should be {}, but is \"{}\"",
                            at_ + 1,
                            what,
                            found),
                       found.empty() ? std::string() : std::string(wkt_.substr(0, 60)),
                       text("请检查括号、逗号与坐标个数（每点两个数）",
                            "check brackets, commas and that every point has two numbers")};
    }

    bool accept(char symbol) {
        skipSpace();
        if (error_ || at_ >= wkt_.size() || wkt_[at_] != symbol) {
            return false;
        }
        ++at_;
        return true;
    }

    void expect(char symbol) {
        if (!accept(symbol)) {
            expected(text("“{}”", "'{}'", symbol));
        }
    }

    /// The next word in capitals; empty when a letter does not come next.
    std::string word() {
        skipSpace();
        std::string word;
        while (at_ < wkt_.size() && std::isalpha(static_cast<unsigned char>(wkt_[at_])) != 0) {
            word += static_cast<char>(std::toupper(static_cast<unsigned char>(wkt_[at_])));
            ++at_;
        }
        return word;
    }

    bool acceptEmpty() {
        const std::size_t before = at_;
        if (word() == "EMPTY") {
            return true;
        }
        at_ = before;
        return false;
    }

    double readNumber() {
        skipSpace();
        double value = 0;
        const char* first = wkt_.data() + at_;
        const auto [end, error] = std::from_chars(first, wkt_.data() + wkt_.size(), value);
        if (error != std::errc()) {
            expected(text("数字", "a number"));
            return 0;
        }
        at_ += static_cast<std::size_t>(end - first);
        return value;
    }

    Point readPoint() {
        const double x = readNumber();
        const double y = readNumber();
        return {x, y};
    }

    /// A point of a MULTIPOINT, with or without its own brackets.
    Point readMember() {
        const bool bracketed = accept('(');
        const Point point = readPoint();
        if (bracketed) {
            expect(')');
        }
        return point;
    }

    /// "(a, b, c)" with @p read for each, or EMPTY.
    template <class T, class Read>
    std::vector<T> readList(Read read) {
        std::vector<T> parts;
        if (acceptEmpty()) {
            return parts;
        }
        expect('(');
        do {
            parts.push_back(read());
        } while (!error_ && accept(','));
        expect(')');
        return parts;
    }

    std::vector<Point> readPath() {
        return readList<Point>([this] { return readPoint(); });
    }

    Polygon readPolygon() {
        std::vector<Ring> rings = readList<Ring>([this] { return readPath(); });
        Polygon polygon;
        if (!rings.empty()) {
            polygon.outer = std::move(rings.front());
            rings.erase(rings.begin());
            polygon.holes = std::move(rings);
        }
        return polygon;
    }

    Geometry readSinglePoint() {
        const std::vector<Point> points = readPath();
        if (points.empty()) {
            return std::monostate{};
        }
        if (points.size() > 1) {
            expected(text("只有一个点的 POINT", "a POINT with one point only"));
        }
        return points.front();
    }

    Geometry readGeometry() {
        const std::size_t start = (skipSpace(), at_);
        const std::string kind = word();
        if (kind == "POINT") {
            return readSinglePoint();
        }
        if (kind == "MULTIPOINT") {
            return MultiPoint{readList<Point>([this] { return readMember(); })};
        }
        if (kind == "LINESTRING") {
            Line line = readPath();
            return line.empty() ? MultiLine{} : MultiLine{{std::move(line)}};
        }
        if (kind == "MULTILINESTRING") {
            return MultiLine{readList<Line>([this] { return readPath(); })};
        }
        if (kind == "POLYGON") {
            Polygon polygon = readPolygon();
            return polygon.outer.empty() ? MultiPolygon{} : MultiPolygon{{std::move(polygon)}};
        }
        if (kind == "MULTIPOLYGON") {
            return MultiPolygon{readList<Polygon>([this] { return readPolygon(); })};
        }
        if (kind == "GEOMETRYCOLLECTION" && acceptEmpty()) {
            return std::monostate{};
        }
        at_ = start;
        expected(text("POINT、LINESTRING、POLYGON 或其 MULTI 形式",
                      "POINT, LINESTRING, POLYGON or a MULTI form of these"));
        return std::monostate{};
    }

    std::string_view wkt_;
    std::size_t at_ = 0;
    std::optional<Error> error_;
};

}  // namespace

std::string toWkt(const Geometry& geometry) {
    return std::visit(Writer{}, geometry);
}

Result<Geometry> fromWkt(std::string_view wkt) {
    return Parser(wkt).parse();
}

}  // namespace ruyuan::gis
