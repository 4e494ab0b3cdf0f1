// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "gis/layer.h"
#include "gis/result.h"
#include "maps/furniture.h"
#include "maps/symbols.h"

#include <QImage>

#include <optional>
#include <string>
#include <vector>

namespace ruyuan::maps {

/// One way in which features of a layer look, as the legend names it.
struct Category {
    gis::Text title;
    Symbol symbol;
};

/// What happens to features beyond the frame.
enum class Beyond {
    Extends,  ///< the frame is fitted so that there are none
    Cut,      ///< they are not shown
    Pointed,  ///< an arrow at the edge names them and says how far they are
};

/// Whether the legend says how many features of a category are seen.
enum class Counting { Silent, Counted };

struct LabelLook {
    double size = 1.0;  ///< of the picture's text size
    QColor color = Qt::black;
    int priority = 0;  ///< higher ones get their place first
};

/// A layer and how it looks. A point symbol stands on gis::pointOn() of its feature; a line symbol
/// follows lines and outlines; an area symbol fills polygons and stands as a square for points.
struct PictureLayer {
    gis::Text title;
    gis::Layer layer;  ///< in a metric system, the same for all layers of a picture
    std::vector<Category> categories;
    std::vector<std::size_t> categoryOf;  ///< one per feature
    std::vector<double> sizes;            ///< factors on point symbols; one per feature, or empty
    std::vector<std::string> labels;      ///< one per feature (empty: none), or empty for none
    LabelLook labelLook;
    Beyond beyond = Beyond::Extends;
    Counting counting = Counting::Silent;
};

struct PictureOptions {
    /// DEFAULT: 1600 x 1200. At least 400 x 300.
    int width = 1600;
    int height = 1200;
    gis::Language language = gis::Language::Chinese;
    gis::Text title;
    /// Stands under the map, e.g. where the data is from. The coordinate system is added.
    gis::Text source;
    std::optional<gis::Date> asOf;
    /// What the reader must know and the map cannot show: sites without a place, no plan…
    std::vector<gis::Text> notices;
    /// DEFAULT: everything. The part to show, in the layers' system.
    std::optional<gis::Box> extent;
};

/// What a picture came to hold, for tests and accessible descriptions.
struct PictureContent {
    QRectF frame;  ///< of the map
    double metersPerPixel = 0;
    ScaleBar scaleBar;
    struct Label {
        std::string text;
        QRectF box;
    };
    std::vector<Label> labels;
    /// What the legend says: the categories of which something is seen, the uppermost first.
    std::vector<gis::Text> legend;
    std::vector<gis::Text> pointed;  ///< features beyond the frame, named at its edge
};

/// Draws layers from bottom to top with labels, legend, scale bar, north arrow, title and notes.
/// The same input gives the same pixels on the same machine. Needs a QGuiApplication; a display is
/// not needed (platform "offscreen"). Without anything to draw the picture says so.
/// UnknownCrs when the layers are not in one metric system; InvalidArgument for a picture too
/// small; NotFound when the machine has no Chinese font.
[[nodiscard]] gis::Result<PictureContent> drawPicture(QPainter& painter,
                                                      const std::vector<PictureLayer>& layers,
                                                      const PictureOptions& options);

struct Picture {
    QImage image;
    PictureContent content;
};
[[nodiscard]] gis::Result<Picture> renderPicture(const std::vector<PictureLayer>& layers,
                                                 const PictureOptions& options);

}  // namespace ruyuan::maps
