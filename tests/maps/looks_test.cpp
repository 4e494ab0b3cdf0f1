// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/looks.h"

#include "support/source_paths.h"

#include <QImage>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace ruyuan::maps {
namespace {

constexpr std::array<std::string_view, 5> kPaths{
    "on-site", "relocation", "transformation", "closure", "undecided"};

QImage drawn(PointSymbol symbol, double scale = 1.0) {
    QImage image(60, 60, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    SymbolPainter(painter, QFont(QStringLiteral("Noto Sans CJK SC")), scale)
        .point({30, 30}, symbol);
    return image;
}

double channel(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// WCAG 2.1, relative luminance.
double luminance(const QColor& color) {
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) +
           0.0722 * channel(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

TEST(Looks, PathsDifferByShape) {
    for (std::size_t i = 0; i < kPaths.size() - 1; ++i) {
        for (std::size_t j = i + 1; j < kPaths.size() - 1; ++j) {
            const auto a = siteLook(kPaths[i], gis::Language::Chinese);
            const auto b = siteLook(kPaths[j], gis::Language::Chinese);
            EXPECT_NE(a.shape, b.shape) << kPaths[i] << " " << kPaths[j];
        }
    }
}

TEST(Looks, PathsDifferByLetterInBothLanguages) {
    for (const auto language : {gis::Language::Chinese, gis::Language::English}) {
        for (std::size_t i = 0; i < kPaths.size(); ++i) {
            for (std::size_t j = i + 1; j < kPaths.size(); ++j) {
                EXPECT_NE(siteLook(kPaths[i], language).letter,
                          siteLook(kPaths[j], language).letter);
            }
        }
    }
}

/// The share of pixels of two pictures whose grey differs clearly.
double differing(const QImage& a, const QImage& b) {
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            count += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 60 ? 1 : 0;
        }
    }
    return static_cast<double>(count) / (a.width() * a.height());
}

TEST(Looks, StagesOfWorksDifferInGreyPrint) {
    for (const std::string_view path : {"on-site", "relocation", "transformation", "closure"}) {
        const PointSymbol look = siteLook(path, gis::Language::Chinese);
        const std::array pictures{drawn(look),
                                  drawn(beforeWorks(look)),
                                  drawn(underWay(look)),
                                  drawn(finished(look)),
                                  drawn(closedDown(look)),
                                  drawn(overdue(look))};
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            for (std::size_t j = i + 1; j < pictures.size(); ++j) {
                EXPECT_GT(differing(pictures[i], pictures[j]), 0.008) << path << i << j;
            }
        }
    }
}

TEST(Looks, LettersOfKindsCanBeReadOnTheirFill) {
    for (std::size_t kind = 0; kind < 8; ++kind) {
        const PointSymbol look = kindLook(kind, QStringLiteral("A"));
        EXPECT_GE(contrast(look.fill, look.ink), 4.5) << kind;
    }
}

TEST(Looks, PathsDifferInGreyPrint) {
    for (std::size_t i = 0; i < kPaths.size(); ++i) {
        for (std::size_t j = i + 1; j < kPaths.size(); ++j) {
            const auto a = siteLook(kPaths[i], gis::Language::Chinese).fill;
            const auto b = siteLook(kPaths[j], gis::Language::Chinese).fill;
            EXPECT_GE(contrast(a, b), 1.4) << kPaths[i] << " " << kPaths[j];
        }
    }
}

TEST(Looks, LettersHaveTheContrastOfReadableText) {
    for (const auto path : kPaths) {
        const auto look = siteLook(path, gis::Language::Chinese);
        EXPECT_GE(contrast(look.fill, look.ink), 4.5) << path;
    }
}

TEST(Looks, ShapesDifferEvenWithoutColourAndLetter) {
    for (std::size_t i = 0; i < kPaths.size() - 1; ++i) {
        for (std::size_t j = i + 1; j < kPaths.size() - 1; ++j) {
            auto a = siteLook(kPaths[i], gis::Language::Chinese);
            auto b = siteLook(kPaths[j], gis::Language::Chinese);
            a.fill = b.fill = a.ink = b.ink = Qt::black;
            a.letter = b.letter = QString();
            const QImage imageA = drawn(a);
            const QImage imageB = drawn(b);
            int different = 0;
            for (int y = 0; y < 60; ++y) {
                for (int x = 0; x < 60; ++x) {
                    different +=
                        std::abs(qGray(imageA.pixel(x, y)) - qGray(imageB.pixel(x, y))) > 128;
                }
            }
            EXPECT_GT(different, 40) << kPaths[i] << " " << kPaths[j];
        }
    }
}

TEST(Looks, AProvisionalSiteIsNotDrawnLikeASettledOne) {
    const auto look = siteLook("relocation", gis::Language::Chinese);
    auto plain = look;
    auto broken = provisional(look);
    plain.ink = broken.ink = Qt::black;
    EXPECT_NE(drawn(plain), drawn(broken));
}

TEST(Looks, LargerFirmsHaveLargerSymbols) {
    EXPECT_LT(sizeFactor("micro"), sizeFactor("small"));
    EXPECT_LT(sizeFactor("small"), sizeFactor("medium"));
    EXPECT_LT(sizeFactor("medium"), sizeFactor("large"));
    EXPECT_LT(sizeFactor("large"), sizeFactor("extra-large"));
    EXPECT_EQ(sizeFactor("unknown"), sizeFactor("small"));
}

std::string qgisStyle(const std::string& layer) {
    std::ifstream file(std::string(RUYUAN_SOURCE_DIR) + "/resources/styles/" + layer + ".qml");
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A colour as QGIS writes it in a style.
std::string inQgis(const QColor& color) {
    return std::to_string(color.red()) + "," + std::to_string(color.green()) + "," +
           std::to_string(color.blue()) + ",255";
}

/// The part of a style that describes a symbol.
std::string qgisSymbol(const std::string& style, std::size_t number) {
    const auto begin = style.find("<symbol name=\"" + std::to_string(number) + "\"");
    return style.substr(begin, style.find("<symbol name=\"", begin + 1) - begin);
}

// A project in QGIS and its picture must not contradict each other.
TEST(Looks, PathsLookTheSameInQgis) {
    const std::string style = qgisStyle("planned_sites");
    const auto shapeIn = [](Shape shape) -> std::string {
        return shape == Shape::Circle    ? "circle"
               : shape == Shape::Diamond ? "diamond"
               : shape == Shape::Square  ? "square"
                                         : "pentagon";
    };
    for (std::size_t i = 0; i < kPaths.size() - 1; ++i) {
        const PointSymbol look = siteLook(kPaths[i], gis::Language::Chinese);
        EXPECT_NE(style.find("<rule key=\"" + std::string(kPaths[i]) + "\" symbol=\"" +
                             std::to_string(i) + "\""),
                  std::string::npos);
        const std::string symbol = qgisSymbol(style, i);
        for (const std::string& part :
             {"name=\"color\" type=\"QString\" value=\"" + inQgis(look.fill),
              "value=\"" + shapeIn(look.shape) + "\"",
              "name=\"chr\" type=\"QString\" value=\"" + look.letter.toStdString() + "\"",
              "value=\"" + inQgis(look.ink) + "\""}) {
            EXPECT_NE(symbol.find(part), std::string::npos) << kPaths[i] << " " << part;
        }
    }
}

TEST(Looks, AreasHaveTheOutlinesOfQgis) {
    const auto has = [](const std::string& layer, std::string_view kind) {
        return qgisStyle(layer).find("name=\"outline_color\" type=\"QString\" value=\"" +
                                     inQgis(areaLook(kind).outline.color) + "\"") !=
               std::string::npos;
    };
    EXPECT_TRUE(has("built_up_areas", "built-up"));
    EXPECT_TRUE(has("counties", "county"));
    EXPECT_TRUE(has("counties", "zone"));
    EXPECT_TRUE(has("parks", "park"));
    for (const char* kind :
         {"red-line", "water-source", "river", "water-diversion", "heritage", "sensitive-place"}) {
        EXPECT_TRUE(has("constraints", kind)) << kind;
    }
}

TEST(Symbols, LettersTooSmallToReadAreLeftOut) {
    auto look = siteLook("closure", gis::Language::Chinese);
    const QImage with = drawn(look, 0.5);
    look.letter = QString();
    EXPECT_EQ(with, drawn(look, 0.5));
    EXPECT_NE(drawn(siteLook("closure", gis::Language::Chinese)), drawn(look));
}

TEST(Symbols, HatchStaysInsideItsArea) {
    QImage image(60, 60, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QPainterPath area;
    area.addRect(20, 20, 20, 20);
    AreaSymbol symbol;
    symbol.hatch = Hatch::Crossed;
    symbol.hatchColor = Qt::red;
    SymbolPainter(painter, QFont(), 1.0).area(area, symbol);
    painter.end();
    int inside = 0;
    for (int y = 0; y < 60; ++y) {
        for (int x = 0; x < 60; ++x) {
            const bool painted = image.pixelColor(x, y) != QColor(Qt::white);
            const bool within = x >= 20 && x < 40 && y >= 20 && y < 40;
            inside += painted && within;
            EXPECT_FALSE(painted && !within) << x << " " << y;
        }
    }
    EXPECT_GT(inside, 40);
}

}  // namespace
}  // namespace ruyuan::maps
