// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/fonts.h"

#include <QFontDatabase>
#include <QStringList>

#include <cmath>

namespace ruyuan::maps {

namespace {

QString lookForFamily() {
    const QStringList chinese = QFontDatabase::families(QFontDatabase::SimplifiedChinese);
    for (const char16_t* family : {u"Noto Sans CJK SC",
                                   u"Source Han Sans SC",
                                   u"Source Han Sans CN",
                                   u"Microsoft YaHei",
                                   u"WenQuanYi Micro Hei"}) {
        const QString name = QString::fromUtf16(family);
        if (chinese.contains(name)) {
            return name;
        }
    }
    return chinese.isEmpty() ? QString() : chinese.front();
}

}  // namespace

QString chineseFamily() {
    static const QString kFamily = lookForFamily();  // asked for with every label
    return kFamily;
}

QFont mapFont(double pixelSize) {
    QFont font(chineseFamily());
    font.setPixelSize(static_cast<int>(std::lround(pixelSize)));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

}  // namespace ruyuan::maps
