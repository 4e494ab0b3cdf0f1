// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>
#include <vector>

namespace ruyuan::app {

namespace {

gis::Language chosen = gis::Language::Chinese;

std::vector<std::unique_ptr<QTranslator>>& translators() {
    static std::vector<std::unique_ptr<QTranslator>> installed;
    return installed;
}

void install(const QString& name, const QString& folder) {
    auto translator = std::make_unique<QTranslator>();
    if (translator->load(name, folder)) {
        QCoreApplication::installTranslator(translator.get());
        translators().push_back(std::move(translator));
    }
}

}  // namespace

gis::Language language() {
    return chosen;
}

void setLanguage(gis::Language language) {
    chosen = language;
    translators().clear();  // each is taken out of the application when it dies
    if (language == gis::Language::Chinese) {
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        install(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        install(QStringLiteral("ruyuan_zh_CN"), QStringLiteral(":/i18n"));
    } else {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
}

QString said(const gis::Text& text) {
    return fromUtf8(text.in(chosen));
}

QString said(const gis::Error& error) {
    QString all = said(error.sentence);
    if (!error.where.empty()) {
        all += QLatin1Char('\n') + fromUtf8(error.where);
    }
    if (!error.advice.empty()) {
        all += QLatin1Char('\n') + said(error.advice);
    }
    return all;
}

QString said(const gis::Date& date) {
    return fromUtf8(gis::isoDate(date));
}

}  // namespace ruyuan::app
