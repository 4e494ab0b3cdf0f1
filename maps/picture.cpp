// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/picture.h"

#include "maps/detail/map_body.h"
#include "maps/fonts.h"
#include "maps/legend.h"

#include <algorithm>
#include <cassert>

namespace ruyuan::maps {

namespace {

using detail::MapBody;
using gis::Language;
using gis::Text;

constexpr int kLeastWidth = 400;
constexpr int kLeastHeight = 300;
constexpr double kSmallestText = 12.0;
constexpr double kExtentMargin = 0.02;
constexpr auto kWrapped = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

QString inLanguage(const Text& text, Language language) {
    return QString::fromStdString(text.in(language));
}

/// How the page is divided. All in pixels.
struct Page {
    double text = kSmallestText;
    QRectF title;
    QRectF frame;
    QPointF legendAt;
    QRectF notices;
    QRectF footer;
};

double footerSize(const Page& page) {
    return std::max(kSmallestText, page.text * 0.85);
}

struct PageTexts {
    QString title;
    QString notices;
    QString footer;
};

gis::Result<void> checkLayers(const std::vector<PictureLayer>& layers) {
    for (const PictureLayer& layer : layers) {
        assert(layer.categoryOf.size() == layer.layer.geometries.size());
        assert(layer.labels.empty() || layer.labels.size() == layer.layer.geometries.size());
        assert(layer.sizes.empty() || layer.sizes.size() == layer.layer.geometries.size());
        const auto& crs = layer.layer.crs;
        if (!crs || !crs->isMetric() || !crs->isSame(*layers.front().layer.crs)) {
            return gis::fail(
                gis::ErrorCode::UnknownCrs,
                gis::text("图层“{}”不在本图的米制坐标系中",
                          "the layer \"{}\" is not in the metric system of the picture",
                          layer.title));
        }
    }
    return {};
}

gis::Box extentOf(const std::vector<PictureLayer>& layers) {
    gis::Box fitted;
    gis::Box all;
    for (const PictureLayer& layer : layers) {
        for (const gis::Geometry& geometry : layer.layer.geometries) {
            all.add(gis::boundsOf(geometry));
            if (layer.beyond == Beyond::Extends) {
                fitted.add(gis::boundsOf(geometry));
            }
        }
    }
    gis::Box extent = fitted.empty() ? all : fitted;
    if (!extent.empty()) {
        const double x = (extent.max.x - extent.min.x) * kExtentMargin;
        const double y = (extent.max.y - extent.min.y) * kExtentMargin;
        extent.add(gis::Point{extent.min.x - x, extent.min.y - y});
        extent.add(gis::Point{extent.max.x + x, extent.max.y + y});
    }
    return extent;
}

Text legendText(const PictureLayer& layer, std::size_t category, int count) {
    const Text& title = layer.categories[category].title;
    return layer.counting == Counting::Counted ? gis::text("{}（{}）", "{} ({})", title, count)
                                               : title;
}

/// Everything that a picture of these layers can show.
MapBody::Seen allFeatures(const std::vector<PictureLayer>& layers) {
    MapBody::Seen all;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        for (const std::size_t category : layers[i].categoryOf) {
            ++all[{i, category}];
        }
    }
    return all;
}

/// The legend of what is seen, the uppermost layer first; layers of one title share a group.
std::vector<LegendGroup> legendGroups(const std::vector<PictureLayer>& layers,
                                      Language language,
                                      const MapBody::Seen& seen) {
    std::vector<LegendGroup> groups;
    for (std::size_t i = layers.size(); i-- > 0;) {
        LegendGroup group{inLanguage(layers[i].title, language), {}};
        for (std::size_t j = 0; j < layers[i].categories.size(); ++j) {
            if (const auto found = seen.find({i, j}); found != seen.end()) {
                group.entries.push_back(
                    {inLanguage(legendText(layers[i], j, found->second), language),
                     layers[i].categories[j].symbol});
            }
        }
        if (group.entries.empty()) {
            continue;
        }
        const auto same = std::ranges::find(groups, group.title, &LegendGroup::title);
        if (same == groups.end()) {
            groups.push_back(std::move(group));
        } else {
            std::ranges::move(group.entries, std::back_inserter(same->entries));
        }
    }
    return groups;
}

QSizeF wrappedSize(QPainter& painter, const QString& text, double pixelSize, double width) {
    if (text.isEmpty()) {
        return {0, 0};
    }
    painter.setFont(mapFont(pixelSize));
    return painter.boundingRect(QRectF(0, 0, width, 1e6), kWrapped, text).size();
}

PageTexts pageTexts(const std::vector<PictureLayer>& layers, const PictureOptions& options) {
    const Language language = options.language;
    PageTexts texts;
    texts.title = inLanguage(options.title, language);
    for (const Text& notice : options.notices) {
        texts.notices += (texts.notices.isEmpty() ? QString() : QStringLiteral("\n")) +
                         inLanguage(notice, language);
    }
    const auto say = [&](const Text& text) {
        const QString gap = texts.footer.isEmpty() ? QString() : QStringLiteral("　");
        texts.footer += gap + inLanguage(text, language);
    };
    if (!layers.empty()) {
        say(gis::text("坐标系：{}", "CRS: {}", layers.front().layer.crs->label()));
    }
    if (options.asOf) {
        say(gis::text("基准日期：{}", "As of: {}", gis::isoDate(*options.asOf)));
    }
    if (!options.source.empty()) {
        say(gis::text("资料来源：{}", "Source: {}", options.source));
    }
    return texts;
}

/// Legend and notices beside the map.
Page pageWithSidePanel(QPainter& painter,
                       Page page,
                       const QRectF& body,
                       const std::vector<LegendGroup>& groups,
                       const PageTexts& texts) {
    const double gap = page.text;
    LegendLayout legend = legendOfHeight(groups, page.text, body.height());
    double width = std::max(legend.size.width(), texts.notices.isEmpty() ? 0 : 15 * page.text);
    QSizeF notices = wrappedSize(painter, texts.notices, page.text, width);
    if (legend.size.height() + gap + notices.height() > body.height()) {
        legend = legendOfHeight(groups, page.text, body.height() - gap - notices.height());
        width = std::max(width, legend.size.width());
        notices = wrappedSize(painter, texts.notices, page.text, width);
    }
    page.frame = body.adjusted(0, 0, width > 0 ? -width - gap : 0, 0);
    page.legendAt = {page.frame.right() + gap, body.top()};
    page.notices =
        QRectF(page.legendAt + QPointF(0, legend.size.height() + gap), QSizeF(width, 1e6));
    page.notices.setBottom(body.bottom());
    return page;
}

/// Legend and notices under the map.
Page pageWithLowerPanel(QPainter& painter,
                        Page page,
                        const QRectF& body,
                        const std::vector<LegendGroup>& groups,
                        const PageTexts& texts) {
    const double gap = page.text * 0.7;
    const LegendLayout legend = legendOfWidth(groups, page.text, body.width());
    const double notices = wrappedSize(painter, texts.notices, page.text, body.width()).height();
    const double legendSpace = groups.empty() ? 0 : legend.size.height() + gap;
    const double noticeSpace = notices > 0 ? notices + gap : 0;
    page.frame = body.adjusted(0, 0, 0, -legendSpace - noticeSpace);
    page.legendAt = {body.left(), page.frame.bottom() + gap};
    page.notices = QRectF(body.left(), body.bottom() - notices, body.width(), notices);
    return page;
}

Page layOutPage(QPainter& painter,
                const PictureOptions& options,
                const gis::Box& extent,
                const std::vector<LegendGroup>& groups,
                const PageTexts& texts) {
    Page page;
    page.text = std::max(kSmallestText, std::min(options.width / 100.0, options.height / 75.0));
    const double margin = page.text;
    QRectF body(0, 0, options.width, options.height);
    body.adjust(margin, margin, -margin, -margin);
    if (!texts.title.isEmpty()) {
        page.title = QRectF(body.left(), body.top() - margin / 3, body.width(), 2.4 * page.text);
        body.setTop(page.title.bottom() + margin / 3);
    }
    const double footer =
        wrappedSize(painter, texts.footer, footerSize(page), body.width()).height();
    page.footer = QRectF(body.left(), body.bottom() - footer, body.width(), footer);
    body.setBottom(page.footer.top() - margin / 2);

    const Page side = pageWithSidePanel(painter, page, body, groups, texts);
    const Page lower = pageWithLowerPanel(painter, page, body, groups, texts);
    const auto usable = [](const Page& candidate) {
        return candidate.frame.width() >= 100 && candidate.frame.height() >= 100;
    };
    if (extent.empty() || !usable(lower)) {
        return side;
    }
    if (!usable(side)) {
        return lower;
    }
    const double sideScale = View(extent, side.frame).metersPerPixel();
    return sideScale <= View(extent, lower.frame).metersPerPixel() ? side : lower;
}

void drawTexts(QPainter& painter, const Page& page, const PageTexts& texts) {
    painter.setPen(Qt::black);
    QFont title = mapFont(page.text * 1.6);
    title.setBold(true);
    painter.setFont(title);
    painter.drawText(page.title, Qt::AlignCenter, texts.title);
    painter.setFont(mapFont(page.text));
    painter.drawText(page.notices, kWrapped, texts.notices);
    painter.setFont(mapFont(footerSize(page)));
    painter.setPen(QColor(64, 64, 64));
    painter.drawText(page.footer, kWrapped, texts.footer);
}

void drawEmpty(QPainter& painter, const Page& page, Language language) {
    painter.setFont(mapFont(page.text * 1.4));
    painter.setPen(QColor(64, 64, 64));
    painter.drawText(page.frame,
                     Qt::AlignCenter | Qt::TextWordWrap,
                     language == Language::Chinese ? QStringLiteral("没有可以画在图上的内容")
                                                   : QStringLiteral("There is nothing to draw"));
}

/// Draws the map and what stands in its frame.
PictureContent drawBody(QPainter& painter,
                        const Page& page,
                        const gis::Box& extent,
                        const std::vector<PictureLayer>& layers,
                        Language language) {
    const View view(extent, page.frame);
    PictureContent content;
    content.metersPerPixel = view.metersPerPixel();
    content.scaleBar = scaleBarFor(view.metersPerPixel(), page.frame.width() / 5);
    const QSizeF barSize = sizeOf(content.scaleBar, page.text);
    const QPointF barAt(page.frame.left() + 6, page.frame.bottom() - barSize.height() - 6);
    const double arrow = 3.2 * page.text;
    const QRectF arrowBox(page.frame.right() - arrow - 6, page.frame.top() + 6, arrow * 0.8, arrow);

    MapBody body(painter, view, page.text, language);
    body.reserve(QRectF(barAt, barSize));
    body.reserve(arrowBox);
    body.draw(layers);
    drawScaleBar(painter, barAt, content.scaleBar, page.text, language);
    drawNorthArrow(painter, arrowBox, language);

    for (const PlacedLabel& label : body.labels()) {
        content.labels.push_back({label.text.toStdString(), label.box});
    }
    content.pointed = body.pointed();
    for (std::size_t i = layers.size(); i-- > 0;) {
        for (std::size_t j = 0; j < layers[i].categories.size(); ++j) {
            if (const auto found = body.seen().find({i, j}); found != body.seen().end()) {
                content.legend.push_back(legendText(layers[i], j, found->second));
            }
        }
    }
    const auto groups = legendGroups(layers, language, body.seen());
    const bool beside = page.legendAt.x() > page.frame.right();
    const LegendLayout legend =
        beside ? legendOfHeight(groups, page.text, page.notices.top() - page.legendAt.y())
               : legendOfWidth(groups, page.text, page.frame.width());
    drawLegend(painter, page.legendAt, legend, detail::symbolScale(page.text));
    return content;
}

}  // namespace

gis::Result<PictureContent> drawPicture(QPainter& painter,
                                        const std::vector<PictureLayer>& layers,
                                        const PictureOptions& options) {
    if (options.width < kLeastWidth || options.height < kLeastHeight) {
        return gis::fail(
            gis::ErrorCode::InvalidArgument,
            gis::text("图幅 {}×{} 太小",
                      "a picture of {} x {} is too small",
                      options.width,
                      options.height),
            {},
            gis::text(
                "至少 {}×{} 像素", "take at least {} x {} pixels", kLeastWidth, kLeastHeight));
    }
    if (auto checked = checkLayers(layers); !checked) {
        return std::unexpected(checked.error());
    }
    if (chineseFamily().isEmpty()) {
        return gis::fail(gis::ErrorCode::NotFound,
                         {"本机没有中文字体", "this machine has no Chinese font"},
                         {},
                         {"请安装 fonts-noto-cjk", "install fonts-noto-cjk"});
    }
    const gis::Box extent = options.extent.value_or(extentOf(layers));
    const PageTexts texts = pageTexts(layers, options);
    const Page page = layOutPage(painter,
                                 options,
                                 extent,
                                 legendGroups(layers, options.language, allFeatures(layers)),
                                 texts);
    painter.fillRect(QRectF(0, 0, options.width, options.height), Qt::white);
    PictureContent content;
    if (extent.empty()) {
        drawEmpty(painter, page, options.language);
    } else {
        content = drawBody(painter, page, extent, layers, options.language);
    }
    content.frame = page.frame;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::black, 1.2));
    painter.drawRect(page.frame);
    drawTexts(painter, page, texts);
    return content;
}

gis::Result<Picture> renderPicture(const std::vector<PictureLayer>& layers,
                                   const PictureOptions& options) {
    QImage image(std::max(options.width, 1), std::max(options.height, 1), QImage::Format_RGB32);
    image.setDotsPerMeterX(3780);  // 96 dpi, whatever the screen of this machine
    image.setDotsPerMeterY(3780);
    QPainter painter(&image);
    auto content = drawPicture(painter, layers, options);
    painter.end();
    if (!content) {
        return std::unexpected(content.error());
    }
    return Picture{std::move(image), std::move(*content)};
}

}  // namespace ruyuan::maps
