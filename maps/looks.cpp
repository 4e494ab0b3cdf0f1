// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/looks.h"

#include <algorithm>
#include <array>

namespace ruyuan::maps {

namespace {

struct PathLook {
    std::string_view path;
    Shape shape;
    QRgb fill;
    QRgb ink;
    char16_t zh;  // 改、迁、转、关
    char16_t en;
};

// Relative luminance of the fills: 0.34, 0.07, 0.60, 0.13; letters have a contrast above 4.5:1.
constexpr std::array kPathLooks{
    PathLook{"on-site", Shape::Circle, 0xff35a884, 0xff000000, u'改', u'U'},
    PathLook{"relocation", Shape::Pentagon, 0xff0b4a8f, 0xffffffff, u'迁', u'R'},
    PathLook{"transformation", Shape::Diamond, 0xfff5c242, 0xff000000, u'转', u'T'},
    PathLook{"closure", Shape::Square, 0xffc0282d, 0xffffffff, u'关', u'C'},
};

struct SizeLook {
    std::string_view sizeClass;
    double size;
};
constexpr double kMediumSize = 22;
constexpr double kUnknownSize = 19;
constexpr std::array kSizeLooks{SizeLook{"micro", 17},
                                SizeLook{"small", kUnknownSize},
                                SizeLook{"medium", kMediumSize},
                                SizeLook{"large", 26},
                                SizeLook{"extra-large", 31}};

struct AreaLook {
    std::string_view kind;
    QRgb fill;  // 0: none
    Hatch hatch;
    QRgb hatchColor;
    QRgb outline;
    double width;
    Dash dash;
};
constexpr std::array kAreaLooks{
    AreaLook{"built-up", 0xfff3dcc2, Hatch::None, 0, 0xff9a5b22, 1.4, Dash::Solid},
    // Solid: neighbours draw their border twice, and two broken lines would not coincide.
    AreaLook{"county", 0, Hatch::None, 0, 0xff7d7d7d, 1.2, Dash::Solid},
    AreaLook{"zone", 0, Hatch::None, 0, 0xff7a4fa3, 1.3, Dash::Dotted},
    AreaLook{"park", 0xd9d9c8ea, Hatch::None, 0, 0xff3d1f66, 2.0, Dash::Solid},
    AreaLook{"water-source", 0x66bfe3f5, Hatch::Rising, 0xff5aa7cf, 0xff2b7fae, 1.0, Dash::Solid},
    AreaLook{"red-line", 0x40c5e0b4, Hatch::Falling, 0xff6fa04f, 0xff3f7a1f, 1.2, Dash::Dashed},
    AreaLook{"sensitive-place", 0xfff7a6c4, Hatch::None, 0, 0xffb03a6e, 0.8, Dash::Solid},
    AreaLook{"river", 0xffa9d0ee, Hatch::None, 0, 0xff6ea6d0, 0.7, Dash::Solid},
    AreaLook{"water-diversion", 0xff2f8f9d, Hatch::None, 0, 0xff1f6f7b, 1.6, Dash::Solid},
    AreaLook{"heritage", 0x40d8c0a0, Hatch::Crossed, 0xffa58a5c, 0xff6b4f1d, 1.0, Dash::Solid},
};

// M. Okabe, K. Ito: Color Universal Design, 2008; black, which is last there, left out for a brown.
constexpr std::array<QRgb, 8> kKindFills{
    0xff0072b2, 0xffe69f00, 0xff009e73, 0xffcc79a7, 0xff56b4e9, 0xffd55e00, 0xfff0e442, 0xff6b4f1d};
constexpr int kDarkFill = 90;  // grey below which letters are white

QColor colorOf(QRgb rgb) {
    return rgb == 0 ? QColor() : QColor::fromRgba(rgb);
}

}  // namespace

PointSymbol siteLook(std::string_view path, gis::Language language) {
    PointSymbol symbol;
    symbol.size = kMediumSize;
    const auto look = std::ranges::find(kPathLooks, path, &PathLook::path);
    if (look == kPathLooks.end()) {
        symbol.fill = Qt::white;
        symbol.ink = QColor::fromRgb(0xff404040);
        symbol.outline = Dash::Dotted;
        symbol.letter = QStringLiteral("?");
        return symbol;
    }
    symbol.shape = look->shape;
    symbol.fill = QColor::fromRgb(look->fill);
    symbol.ink = QColor::fromRgb(look->ink);
    symbol.letter = QChar(language == gis::Language::Chinese ? look->zh : look->en);
    return symbol;
}

double sizeFactor(std::string_view sizeClass) {
    const auto look = std::ranges::find(kSizeLooks, sizeClass, &SizeLook::sizeClass);
    return (look == kSizeLooks.end() ? kUnknownSize : look->size) / kMediumSize;
}

PointSymbol provisional(PointSymbol symbol) {
    symbol.outline = Dash::Dashed;
    return symbol;
}

PointSymbol bystanderLook() {
    PointSymbol symbol;
    symbol.shape = Shape::Dot;
    symbol.fill = QColor::fromRgb(0xff8a8a8a);
    symbol.size = 8;
    return symbol;
}

PointSymbol beforeWorks(PointSymbol symbol) {
    // The fill moves into the outline; light ones are darkened to be seen on white.
    symbol.ink = symbol.fill.lightnessF() > 0.5F ? symbol.fill.darker(200) : symbol.fill;
    symbol.fill = Qt::white;
    return symbol;
}

PointSymbol underWay(PointSymbol symbol) {
    symbol.mark = Mark::Ring;
    return symbol;
}

PointSymbol finished(PointSymbol symbol) {
    symbol.mark = Mark::Tick;
    return symbol;
}

PointSymbol closedDown(PointSymbol symbol) {
    symbol.fill = Qt::white;
    symbol.ink = QColor::fromRgb(0xff606060);
    symbol.letter.clear();
    symbol.mark = Mark::Cross;
    return symbol;
}

PointSymbol overdue(PointSymbol symbol) {
    symbol.alert = true;
    return symbol;
}

PointSymbol kindLook(std::size_t kind, const QString& letter) {
    PointSymbol symbol;
    symbol.size = kMediumSize;
    symbol.fill = QColor::fromRgb(kKindFills[kind % kKindFills.size()]);
    symbol.ink = qGray(symbol.fill.rgb()) < kDarkFill ? QColor(Qt::white) : QColor(Qt::black);
    symbol.letter = letter;
    return symbol;
}

AreaSymbol areaLook(std::string_view kind) {
    const auto look = std::ranges::find(kAreaLooks, kind, &AreaLook::kind);
    if (look == kAreaLooks.end()) {
        return {{}, Hatch::None, {}, {.color = QColor::fromRgb(0xff808080), .width = 1.0}};
    }
    return {colorOf(look->fill),
            look->hatch,
            colorOf(look->hatchColor),
            {.color = colorOf(look->outline), .width = look->width, .dash = look->dash}};
}

LineSymbol moveLook() {
    return {QColor::fromRgba(0xc00b4a8f), 1.6, Dash::Solid, LineEnd::Arrow, Course::Arc};
}

LineSymbol provisionalMoveLook() {
    LineSymbol look = moveLook();
    look.dash = Dash::Dashed;
    return look;
}

LineSymbol moveUnderWayLook() {
    LineSymbol look = moveLook();
    look.dash = Dash::Dashed;
    look.width = 2.4;
    return look;
}

}  // namespace ruyuan::maps
