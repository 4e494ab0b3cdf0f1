// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private: the boundary to GDAL. Nothing outside gis/*.cpp and gis/detail includes this.

#include "gis/crs.h"
#include "gis/layer.h"
#include "gis/result.h"

#include <cpl_error.h>
#include <gdal_priv.h>
#include <ogr_feature.h>
#include <ogr_geometry.h>
#include <ogr_spatialref.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace ruyuan::gis {

/// What a Crs is made of; the only way from a Crs to GDAL and back.
struct CrsAccess {
    /// Safe to use from several threads; in traditional axis order.
    [[nodiscard]] static const OGRSpatialReference& spatialReference(const Crs& crs);
    /// A copy of @p reference, put into traditional axis order.
    [[nodiscard]] static Crs fromSpatialReference(const OGRSpatialReference& reference);
};

namespace detail {

/// Registers GDAL's drivers and settings, once per process; cheap afterwards, from any thread.
void registerGdal();

/// While it lives, what GDAL and PROJ would print to standard error is collected instead. For one
/// thread; may be nested (the innermost collects).
class ErrorCapture {
public:
    ErrorCapture();
    ~ErrorCapture();
    ErrorCapture(const ErrorCapture&) = delete;
    ErrorCapture& operator=(const ErrorCapture&) = delete;

    /// Errors and warnings in the order they came, each once.
    [[nodiscard]] const std::vector<std::string>& messages() const { return messages_; }
    /// Whether one of them was an error.
    [[nodiscard]] bool failed() const { return failed_; }
    /// All messages in one line; empty when there is none.
    [[nodiscard]] std::string text() const;
    void clear();

private:
    static void CPL_STDCALL onError(CPLErr kind, CPLErrorNum number, const char* message);

    std::vector<std::string> messages_;
    bool failed_ = false;
};

/// An Error with GDAL's own words in brackets behind the sentence.
[[nodiscard]] std::unexpected<Error> gdalFailure(
    ErrorCode code, Text sentence, std::string where, const ErrorCapture& errors, Text advice = {});

/// Closed when it goes out of scope. A writer calls closeDataset() itself, because the last bytes
/// are written by closing and that may fail.
using DatasetHandle = GDALDatasetUniquePtr;
/// False when what was still to be written could not be.
[[nodiscard]] bool closeDataset(DatasetHandle& dataset);

/// What fromOgr() had to change or leave out, counted in geometries.
struct GeometryChanges {
    std::size_t linearised = 0;    ///< curves became straight segments
    std::size_t zDropped = 0;      ///< had heights
    std::size_t mDropped = 0;      ///< had measures
    std::size_t mixed = 0;         ///< a collection of different kinds; became empty
    std::size_t unclosed = 0;      ///< a ring was closed
    std::size_t partsLeftOut = 0;  ///< a part with too few points was left out
    std::size_t notFinite = 0;     ///< a coordinate that is no number; became empty
    std::size_t unsupported = 0;   ///< a kind without a counterpart; became empty
};
/// One sentence per kind of change that happened.
[[nodiscard]] Warnings describe(const GeometryChanges& changes, const std::string& where);

/// A geometry with the invariants of gis/geometry.h: closed rings, outer counter-clockwise, single
/// lines and polygons as multi-geometries with one part.
[[nodiscard]] Geometry fromOgr(const OGRGeometry& geometry, GeometryChanges& changes);

/// Null for "no place". Lines and polygons become multi-geometries.
[[nodiscard]] std::unique_ptr<OGRGeometry> toOgr(const Geometry& geometry);

/// The layer type that toOgr() results of this kind fit into; wkbUnknown for Mixed, wkbNone for
/// None.
[[nodiscard]] OGRwkbGeometryType ogrTypeOf(GeometryKind kind);

/// The kind of a layer that declares this type; curves count as what they are linearised to.
[[nodiscard]] GeometryKind kindOfType(OGRwkbGeometryType type);

/// Boolean subtype, integers, reals and dates are kept; everything else is Text.
[[nodiscard]] FieldType fieldTypeOf(const OGRFieldDefn& definition);
/// Type and subtype that hold such values.
void setFieldType(OGRFieldDefn& definition, FieldType type);
/// Appends the cell at @p index to a column whose type is fieldTypeOf() of that field. False when
/// the cell holds a date that does not exist; it is then null.
[[nodiscard]] bool appendCell(Column& column, const OGRFeature& feature, int index);
/// Puts the cell of @p column at @p row into the feature's field at @p index, null included.
void setCell(OGRFeature& feature, int index, const Column& column, std::size_t row);

}  // namespace detail
}  // namespace ruyuan::gis
