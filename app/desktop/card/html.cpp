// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/card/html.h"

#include <QPalette>

namespace ruyuan::app {

namespace {

QColor between(const QColor& a, const QColor& b, float share) {
    return QColor::fromRgbF(a.redF() + (b.redF() - a.redF()) * share,
                            a.greenF() + (b.greenF() - a.greenF()) * share,
                            a.blueF() + (b.blueF() - a.blueF()) * share);
}

}  // namespace

QString escaped(const QString& text) {
    return text.toHtmlEscaped();
}

QString escaped(const std::string& text) {
    return fromUtf8(text).toHtmlEscaped();
}

QString escaped(const gis::Text& text) {
    return said(text).toHtmlEscaped();
}

QString link(const QString& target, const QString& inner) {
    return QStringLiteral("<a href=\"%1\">%2</a>").arg(target.toHtmlEscaped(), inner);
}

QString faint(const QString& inner) {
    return QStringLiteral("<span class=\"faint\">%1</span>").arg(inner);
}

QString bold(const QString& inner) {
    return QStringLiteral("<b>%1</b>").arg(inner);
}

QString paragraph(const QString& inner) {
    return QStringLiteral("<p>%1</p>").arg(inner);
}

QString listOf(const QStringList& inner) {
    QString all;
    for (const QString& item : inner) {
        all += QStringLiteral("<li>%1</li>").arg(item);
    }
    return all.isEmpty() ? all : QStringLiteral("<ul>%1</ul>").arg(all);
}

QString tableOf(const QList<QStringList>& rows, bool hasHeader) {
    if (rows.size() <= (hasHeader ? 1 : 0)) {
        return {};
    }
    QString all = QStringLiteral("<table cellspacing=\"0\" cellpadding=\"3\" width=\"100%\">");
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const bool header = hasHeader && i == 0;
        all += QStringLiteral("<tr>");
        for (const QString& cell : rows[i]) {
            all += (header ? QStringLiteral("<th align=\"left\">%1</th>")
                           : QStringLiteral("<td class=\"cell\">%1</td>"))
                       .arg(cell);
        }
        all += QStringLiteral("</tr>");
    }
    return all + QStringLiteral("</table>");
}

QString sectionOf(const Section& section, const std::set<QString>& folded) {
    if (section.body.isEmpty()) {
        return {};
    }
    const bool isFolded = folded.contains(section.id);
    const QString heading =
        link(QStringLiteral("fold:") + section.id,
             (isFolded ? QStringLiteral("▸ ") : QStringLiteral("▾ ")) + escaped(section.title));
    return QStringLiteral("<h3>%1</h3>").arg(heading) + (isFolded ? QString() : section.body);
}

QString pageStyle(const QPalette& palette) {
    const QColor text = palette.color(QPalette::Text);
    const QColor base = palette.color(QPalette::Base);
    return QStringLiteral(
               "a { color: %1; text-decoration: none; }"
               "h2 { font-size: large; margin-bottom: 2px; }"
               "h3 { font-size: medium; margin-top: 10px; margin-bottom: 2px; }"
               "h3 a { color: %2; }"
               ".faint { color: %3; }"
               "th { color: %3; font-weight: normal; }"
               ".cell { border-top: 1px solid %4; }"
               "ul { margin-left: 14px; -qt-list-indent: 0; }"
               "p { margin-top: 3px; margin-bottom: 3px; }")
        .arg(palette.color(QPalette::Link).name(),
             text.name(),
             between(text, base, 0.35F).name(),
             between(text, base, 0.8F).name());
}

}  // namespace ruyuan::app
