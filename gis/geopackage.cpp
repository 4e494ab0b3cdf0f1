// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/geopackage.h"

#include "gis/detail/aside.h"
#include "gis/detail/encoding.h"
#include "gis/detail/gdal.h"
#include "gis/detail/package_copy.h"
#include "gis/detail/plain_rows.h"
#include "gis/platform.h"
#include "gis/shared_file.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <ogrsf_frmts.h>
#include <sqlite3.h>

#include <algorithm>
#include <cassert>
#include <format>
#include <fstream>
#include <optional>
#include <set>
#include <utility>

namespace ruyuan::gis {

namespace fs = std::filesystem;

struct GeoPackage::Impl {
    fs::path file;
    /// While a new file is not yet in its place.
    std::optional<detail::AsideFolder> aside;
    /// Where a copy lies that disappears with this object.
    std::optional<detail::AsideFolder> copied;
    detail::DatasetHandle dataset;
    bool inTransaction = false;
    bool committing = false;

    [[nodiscard]] std::string where() const { return utf8FromPath(file); }
    [[nodiscard]] int indexOf(const std::string& name) const;
    [[nodiscard]] Result<OGRLayer*> table(const std::string& name) const;
    /// Lets @p write change a table; when it fails nothing more is written to the file.
    template <class Write>
    [[nodiscard]] Result<void> change(const std::string& name, Write write);
    void execute(const char* statement) const;
    /// The first column of what a query gives.
    [[nodiscard]] std::vector<std::int64_t> integers(const std::string& statement) const;
    void keepTogether();
    [[nodiscard]] bool isWhole() const;
    void forbidWriting() const;
    void rollBack();
    [[nodiscard]] Result<void> moveIntoPlace();
};

namespace {

std::string asciiLower(std::string text) {
    for (char& letter : text) {
        if (letter >= 'A' && letter <= 'Z') {
            letter = static_cast<char>(letter - 'A' + 'a');
        }
    }
    return text;
}

sqlite3* handleOf(GDALDataset& dataset) {
    return static_cast<sqlite3*>(dataset.GetInternalHandle("SQLITE_HANDLE"));
}

detail::DatasetHandle openDataset(const fs::path& file, OpenMode mode) {
    const unsigned access = mode == OpenMode::Write ? GDAL_OF_UPDATE : GDAL_OF_READONLY;
    const char* const drivers[] = {"GPKG", nullptr};
    const std::string name = utf8FromPath(file);
    // Only tables that a GeoPackage registers are its content.
    CPLStringList options;
    options.SetNameValue("LIST_ALL_TABLES", "NO");
    // GDAL turns the name into a URI for this and forgets to escape "%"; such a file is read with
    // an ordinary lock, which does not change it either but may fail on a network share.
    if (mode == OpenMode::Read && !name.contains('%')) {
        options.SetNameValue("NOLOCK", "YES");
    }
    return detail::DatasetHandle(
        GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | access, drivers, options.List(), nullptr));
}

bool mayBeWritten(const fs::path& file) {
    return std::fstream(file, std::ios::in | std::ios::out | std::ios::binary).good();
}

bool tellsOfLock(const detail::ErrorCapture& errors) {
    return errors.text().contains("database is locked");
}

/// The file is being written by another program, which is named where that can be known.
std::unexpected<Error> lockedFailure(const fs::path& file, const detail::ErrorCapture& errors) {
    std::string who;
    for (const std::string& program : programsLocking(file)) {
        who += (who.empty() ? "" : "、") + program;
    }
    if (who.empty()) {
        return detail::gdalFailure(
            ErrorCode::CannotWrite,
            {"另一个程序正在写这个文件", "another program is writing this file"},
            utf8FromPath(file),
            errors,
            {"请等它写完，或关闭其他打开它的程序后重试",
             "wait until it is done, or close other programs that have it open, and try again"});
    }
    return fail(
        ErrorCode::CannotWrite,
        text("{} 正在写这个文件", "{} is writing this file", who),
        utf8FromPath(file),
        {"请等它写完，或关闭它后重试", "wait until it is done, or close it, and try again"});
}

std::unexpected<Error> openFailure(const fs::path& file,
                                   OpenMode mode,
                                   const detail::ErrorCapture& errors) {
    const std::string where = utf8FromPath(file);
    if (std::error_code ignored; !fs::exists(file, ignored)) {
        return fail(ErrorCode::NotFound,
                    {"找不到文件", "the file does not exist"},
                    where,
                    {"请检查路径和文件名", "check the folder and the name"});
    }
    if (!std::ifstream(file).good()) {
        return fail(ErrorCode::CannotRead,
                    {"没有读这个文件的权限", "there is no permission to read this file"},
                    where);
    }
    if (mode == OpenMode::Write && !mayBeWritten(file)) {
        return fail(
            ErrorCode::CannotWrite,
            {"文件能读但不能写", "the file can be read but not written"},
            where,
            {"请检查文件和所在文件夹的写权限", "check the permissions of the file and its folder"});
    }
    if (tellsOfLock(errors)) {
        return lockedFailure(file, errors);
    }
    return detail::gdalFailure(
        ErrorCode::CannotRead,
        {"不是 GeoPackage，或文件已损坏", "it is not a GeoPackage, or it is damaged"},
        where,
        errors,
        {"请选择 .gpkg 文件；如果文件来自网盘或邮件，请重新下载后再试",
         "choose a .gpkg file; if it came from a shared drive or by mail, fetch it again"});
}

std::unexpected<Error> writeTableFailure(const std::string& where,
                                         const std::string& table,
                                         const detail::ErrorCapture& errors) {
    return detail::gdalFailure(
        ErrorCode::CannotWrite,
        text("表“{}”没有写成", "table \"{}\" could not be written", table),
        where,
        errors,
        {"请检查剩余空间和写权限；没有提交的改动都会撤销",
         "check free space and permissions; changes that are not committed are undone"});
}

std::unexpected<Error> readTableFailure(const std::string& where,
                                        const std::string& table,
                                        const detail::ErrorCapture& errors) {
    return detail::gdalFailure(ErrorCode::CannotRead,
                               text("表“{}”读到一半出错，文件可能已损坏",
                                    "reading table \"{}\" failed; the file may be damaged",
                                    table),
                               where,
                               errors,
                               {"请从备份恢复这个文件", "restore the file from a backup"});
}

// SQLite compares names without regard to the case of ASCII letters.
std::optional<std::string> repeatedName(const Layer& layer) {
    std::set<std::string> seen;
    for (const Column& column : layer.columns) {
        const std::string& name = column.field().name;
        if (name.empty() || !seen.insert(asciiLower(name)).second) {
            return name;
        }
    }
    return std::nullopt;
}

std::string freeName(std::string wanted, const Layer& layer) {
    const auto taken = [&](const Column& column) {
        return asciiLower(column.field().name) == wanted;
    };
    while (std::ranges::any_of(layer.columns, taken)) {
        wanted += '_';
    }
    return wanted;
}

// gpkg_data_columns wants readable names to differ within a table.
std::vector<std::string> distinctAliases(const Layer& layer) {
    std::vector<std::string> aliases;
    std::set<std::string> seen;
    for (const Column& column : layer.columns) {
        const std::string& alias = column.field().alias;
        std::string distinct = alias == column.field().name ? "" : alias;
        for (int i = 2; !distinct.empty() && !seen.insert(distinct).second; ++i) {
            distinct = std::format("{} ({})", alias, i);
        }
        aliases.push_back(std::move(distinct));
    }
    return aliases;
}

OGRLayer* createLayer(GDALDataset& dataset, const TableInfo& info, const Layer& content) {
    // The threaded builder makes its index in a file of its own beside the GeoPackage.
    const CPLConfigOptionSetter oneThread("OGR_GPKG_ALLOW_THREADED_RTREE", "NO", false);
    CPLStringList options;
    options.SetNameValue("FID", freeName("fid", content).c_str());
    options.SetNameValue("GEOMETRY_NAME", freeName("geom", content).c_str());
    if (!info.identifier.empty()) {
        options.SetNameValue("IDENTIFIER", info.identifier.c_str());
    }
    if (!info.description.empty()) {
        options.SetNameValue("DESCRIPTION", info.description.c_str());
    }
    const bool placed = content.kind != GeometryKind::None && content.crs.has_value();
    OGRLayer* layer =
        dataset.CreateLayer(info.name.c_str(),
                            placed ? &CrsAccess::spatialReference(*content.crs) : nullptr,
                            detail::ogrTypeOf(content.kind),
                            options.List());
    if (layer == nullptr) {
        return nullptr;
    }
    const std::vector<std::string> aliases = distinctAliases(content);
    for (std::size_t i = 0; i < content.columns.size(); ++i) {
        const Field& field = content.columns[i].field();
        OGRFieldDefn definition(field.name.c_str(), OFTString);
        detail::setFieldType(definition, field.type);
        definition.SetAlternativeName(aliases[i].c_str());
        if (layer->CreateField(&definition) != OGRERR_NONE) {
            return nullptr;
        }
    }
    return layer;
}

void fill(OGRFeature& feature, const Layer& content, std::size_t row) {
    for (std::size_t i = 0; i < content.columns.size(); ++i) {
        detail::setCell(feature, static_cast<int>(i), content.columns[i], row);
    }
    if (!content.geometries.empty()) {
        feature.SetGeometryDirectly(detail::toOgr(content.geometries[row]).release());
    }
}

/// @p numbered: the rows get the keys 1, 2, 3…, else the next free ones.
bool writeRows(OGRLayer& layer, const Layer& content, bool numbered) {
    OGRFeature feature(layer.GetLayerDefn());
    for (std::size_t row = 0; row < content.size(); ++row) {
        feature.SetFID(numbered ? static_cast<GIntBig>(row) + 1 : OGRNullFID);
        fill(feature, content, row);
        if (layer.CreateFeature(&feature) != OGRERR_NONE) {
            return false;
        }
    }
    return true;
}

// The table's description, without rows. A GeoPackage has "undefined" systems for tables without
// one (srs_id -1, 0 and GDAL's 99999); GDAL tells them as null or as names beginning so.
Layer describedLayer(OGRLayer& table) {
    Layer layer;
    layer.name = table.GetName();
    layer.kind = detail::kindOfType(table.GetGeomType());
    const OGRSpatialReference* reference = table.GetSpatialRef();
    if (layer.kind != GeometryKind::None && reference != nullptr &&
        !std::string_view(reference->GetName()).starts_with("Undefined")) {
        layer.crs = CrsAccess::fromSpatialReference(*reference);
    }
    for (const OGRFieldDefn* field : table.GetLayerDefn()->GetFields()) {
        layer.columns.emplace_back(Field{
            field->GetNameRef(), detail::fieldTypeOf(*field), field->GetAlternativeNameRef()});
    }
    return layer;
}

void appendRow(const OGRFeature& feature, Layer& layer, detail::GeometryChanges& changes) {
    for (std::size_t i = 0; i < layer.columns.size(); ++i) {
        // A date that does not exist becomes null; only other programs write such a thing.
        std::ignore = detail::appendCell(layer.columns[i], feature, static_cast<int>(i));
    }
    if (layer.kind != GeometryKind::None) {
        const OGRGeometry* geometry = feature.GetGeometryRef();
        layer.geometries.push_back(geometry == nullptr ? Geometry{}
                                                       : detail::fromOgr(*geometry, changes));
    }
}

void readRows(OGRLayer& table, Layer& layer) {
    detail::GeometryChanges changes;
    table.ResetReading();
    for (const OGRFeatureUniquePtr& feature : table) {
        appendRow(*feature, layer, changes);
    }
}

}  // namespace

int GeoPackage::Impl::indexOf(const std::string& name) const {
    const std::string wanted = asciiLower(name);
    for (int i = 0; i < dataset->GetLayerCount(); ++i) {
        if (asciiLower(dataset->GetLayer(i)->GetName()) == wanted) {
            return i;
        }
    }
    return -1;
}

// In the dialect "DEBUG" GDAL runs a statement as it is; otherwise it would first write what it
// still holds of every table.
void GeoPackage::Impl::execute(const char* statement) const {
    if (OGRLayer* result = dataset->ExecuteSQL(statement, nullptr, "DEBUG")) {
        dataset->ReleaseResultSet(result);
    }
}

// SQLite takes back a transaction by itself when the disk fails it. GDAL does not look and goes on
// with its next statement, which would then be a transaction of its own: half of a change. So
// nothing is kept but by our commit().
void GeoPackage::Impl::keepTogether() {
    const auto refuse = [](void* impl) {
        const auto& self = *static_cast<const Impl*>(impl);
        return self.inTransaction && !self.committing ? 1 : 0;
    };
    ::sqlite3_commit_hook(handleOf(*dataset), refuse, this);
}

bool GeoPackage::Impl::isWhole() const {
    return ::sqlite3_get_autocommit(handleOf(*dataset)) == 0;
}

// SQLite ends a transaction by itself when the disk is full. What GDAL still wants to write for the
// tables of a lost transaction, at the latest when closing, would then reach the file.
void GeoPackage::Impl::forbidWriting() const {
    const detail::ErrorCapture quiet;
    execute("PRAGMA query_only = 1");
}

void GeoPackage::Impl::rollBack() {
    forbidWriting();
    const detail::ErrorCapture quiet;
    dataset->RollbackTransaction();
    dataset.reset();
    inTransaction = false;
}

Result<void> GeoPackage::Impl::moveIntoPlace() {
    const detail::ErrorCapture errors;
    if (!detail::closeDataset(dataset) || errors.failed()) {
        return detail::gdalFailure(ErrorCode::CannotWrite,
                                   {"文件没有写成", "the file could not be written"},
                                   where(),
                                   errors,
                                   {"请检查剩余空间和写权限", "check free space and permissions"});
    }
    if (auto moved = detail::moveToFreeName(aside->path() / file.filename(), file); !moved) {
        return moved;
    }
    aside.reset();
    dataset = openDataset(file, OpenMode::Write);
    if (dataset == nullptr) {
        return openFailure(file, OpenMode::Write, errors);
    }
    return {};
}

std::string sqlText(std::string_view text) {
    std::string literal = "'";
    for (const char letter : text) {
        literal += letter == '\'' ? std::string("''") : std::string(1, letter);
    }
    return literal + "'";
}

GeoPackage::GeoPackage(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
GeoPackage::GeoPackage(GeoPackage&&) noexcept = default;

GeoPackage& GeoPackage::operator=(GeoPackage&& other) noexcept {
    std::swap(impl_, other.impl_);
    return *this;
}

GeoPackage::~GeoPackage() {
    if (impl_ == nullptr || impl_->dataset == nullptr) {
        return;
    }
    if (impl_->inTransaction) {
        impl_->rollBack();
    }
    const detail::ErrorCapture quiet;
    impl_->dataset.reset();
}

Result<GeoPackage> GeoPackage::create(const fs::path& file) {
    detail::registerGdal();
    if (std::error_code ignored; fs::exists(file, ignored)) {
        return fail(ErrorCode::Conflict,
                    {"同名文件已存在，没有覆盖", "a file of this name exists; it was not replaced"},
                    utf8FromPath(file),
                    {"请换一个文件名，或先移走原文件",
                     "choose another name, or move the existing file away first"});
    }
    auto aside = detail::AsideFolder::create(file.parent_path(), utf8FromPath(file.filename()));
    if (!aside) {
        return std::unexpected(aside.error());
    }
    const detail::ErrorCapture errors;
    auto impl = std::make_unique<Impl>();
    impl->file = file;
    impl->dataset.reset(GetGDALDriverManager()->GetDriverByName("GPKG")->Create(
        utf8FromPath(aside->path() / file.filename()).c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    impl->aside = std::move(*aside);
    if (impl->dataset == nullptr) {
        return detail::gdalFailure(
            ErrorCode::CannotWrite,
            {"文件没有建成", "the file could not be made"},
            utf8FromPath(file),
            errors,
            {"请检查剩余空间和文件夹的写权限", "check free space and the folder's permissions"});
    }
    // GDAL makes new files without syncing them; the power may go when the file has its name.
    impl->execute("PRAGMA synchronous = FULL");
    return GeoPackage(std::move(impl));
}

Result<GeoPackage> GeoPackage::open(const fs::path& file, OpenMode mode) {
    detail::registerGdal();
    const detail::ErrorCapture errors;
    auto impl = std::make_unique<Impl>();
    impl->file = file;
    std::error_code ignored;
    if (mode == OpenMode::Read && fs::exists(detail::journalOf(file), ignored)) {
        if (onSharedStorage(file)) {
            return openCopy(file);  // locks tell nothing there, and readers change nothing
        }
        // Someone is writing, or was killed while writing. Opening with a lock waits for the one
        // and undoes the half-made changes of the other; then the file is as last committed.
        if (openDataset(file, OpenMode::Write) == nullptr && tellsOfLock(errors)) {
            return lockedFailure(file, errors);
        }
    }
    // For a file that may only be read, SQLite would put off the refusal to the first change.
    if (mode == OpenMode::Read || mayBeWritten(file)) {
        impl->dataset = openDataset(file, mode);
    }
    if (impl->dataset == nullptr) {
        return openFailure(file, mode, errors);
    }
    return GeoPackage(std::move(impl));
}

Result<GeoPackage> GeoPackage::openCopy(const fs::path& file) {
    auto folder = detail::AsideFolder::createTemporary();
    if (!folder) {
        return std::unexpected(folder.error());
    }
    const fs::path copy = folder->path() / file.filename();
    std::error_code unknown;
    const bool halfMade = fs::exists(detail::journalOf(file), unknown);
    if (auto copied = detail::copyPackage(file, copy, halfMade); !copied) {
        return std::unexpected(copied.error());
    }
    auto package = open(copy, OpenMode::Write);
    if (package) {
        package->impl_->copied = std::move(*folder);
    }
    return package;
}

Result<void> GeoPackage::begin() {
    assert(!impl_->inTransaction);
    const detail::ErrorCapture errors;
    const bool begun = impl_->dataset->StartTransaction() == OGRERR_NONE;
    impl_->inTransaction = begun;
    if (begun) {
        impl_->keepTogether();
        impl_->execute("PRAGMA busy_timeout = 1500");  // milliseconds to wait for another writer
        // Changes nothing, but takes the lock now, so that a second writer learns of it here.
        impl_->execute("UPDATE gpkg_contents SET table_name = table_name WHERE 0");
    }
    if (begun && !errors.failed()) {
        return {};
    }
    auto failure =
        tellsOfLock(errors)
            ? lockedFailure(impl_->file, errors)
            : detail::gdalFailure(ErrorCode::CannotWrite,
                                  {"现在不能写这个文件", "the file cannot be written now"},
                                  impl_->where(),
                                  errors,
                                  {"请检查写权限后重试", "check the permissions and try again"});
    if (begun) {
        impl_->dataset->RollbackTransaction();
        impl_->inTransaction = false;
    }
    return failure;
}

Result<void> GeoPackage::commit() {
    assert(impl_->inTransaction);
    const detail::ErrorCapture errors;
    // What GDAL puts off (spatial indexes, extents) belongs to the same transaction.
    const bool flushed =
        impl_->dataset->FlushCache(false) == CE_None && !errors.failed() && impl_->isWhole();
    impl_->committing = true;
    const bool kept = flushed && impl_->dataset->CommitTransaction() == OGRERR_NONE;
    impl_->committing = false;
    if (!kept) {
        impl_->rollBack();
        return detail::gdalFailure(ErrorCode::CannotWrite,
                                   {"改动没有写成，文件保持原样",
                                    "the changes could not be written; the file is as before"},
                                   impl_->where(),
                                   errors,
                                   {"请检查剩余空间和写权限", "check free space and permissions"});
    }
    impl_->inTransaction = false;
    return impl_->aside ? impl_->moveIntoPlace() : Result<void>{};
}

Result<void> GeoPackage::checkIntegrity() const {
    const detail::ErrorCapture errors;
    std::string finding;
    if (OGRLayer* rows = impl_->dataset->ExecuteSQL("PRAGMA integrity_check", nullptr, nullptr)) {
        if (const OGRFeatureUniquePtr first(rows->GetNextFeature()); first != nullptr) {
            finding = first->GetFieldAsString(0);
        }
        impl_->dataset->ReleaseResultSet(rows);
    }
    if (finding == "ok") {
        return {};
    }
    return detail::gdalFailure(ErrorCode::CannotRead,
                               text("文件已损坏（{}）", "the file is damaged ({})", finding),
                               impl_->where(),
                               errors,
                               {"请从备份恢复这个文件", "restore the file from a backup"});
}

bool GeoPackage::hasTable(const std::string& name) const {
    return impl_->indexOf(name) >= 0;
}

std::vector<std::string> GeoPackage::tableNames() const {
    std::vector<std::string> names;
    for (OGRLayer* layer : impl_->dataset->GetLayers()) {
        names.emplace_back(layer->GetName());
    }
    std::ranges::sort(names);
    return names;
}

Result<OGRLayer*> GeoPackage::Impl::table(const std::string& name) const {
    const int index = indexOf(name);
    if (index < 0) {
        return fail(
            ErrorCode::NotFound, text("没有表“{}”", "there is no table \"{}\"", name), where());
    }
    return dataset->GetLayer(index);
}

Result<Layer> GeoPackage::readTable(const std::string& name) const {
    return readRows(name, {});
}

Result<Layer> GeoPackage::readRows(const std::string& name, const std::string& where) const {
    const detail::ErrorCapture errors;
    const auto table = impl_->table(name);
    if (!table) {
        return std::unexpected(table.error());
    }
    Layer layer = describedLayer(**table);
    // In a transaction GDAL may still hold something back that SQLite does not know.
    if (!impl_->inTransaction &&
        detail::readPlainRows(*handleOf(*impl_->dataset), **table, where, layer)) {
        return layer;
    }
    layer = describedLayer(**table);
    (*table)->SetAttributeFilter(where.empty() ? nullptr : where.c_str());
    ruyuan::gis::readRows(**table, layer);
    (*table)->SetAttributeFilter(nullptr);
    if (errors.failed()) {
        return readTableFailure(impl_->where(), name, errors);
    }
    return layer;
}

Result<Layer> GeoPackage::readRow(const std::string& name, std::int64_t key) const {
    const detail::ErrorCapture errors;
    const auto table = impl_->table(name);
    if (!table) {
        return std::unexpected(table.error());
    }
    const OGRFeatureUniquePtr row((*table)->GetFeature(key));
    if (row == nullptr) {
        return fail(ErrorCode::NotFound,
                    text("表“{}”没有键为 {} 的行", "table \"{}\" has no row of key {}", name, key),
                    impl_->where());
    }
    Layer layer = describedLayer(**table);
    detail::GeometryChanges changes;
    appendRow(*row, layer, changes);
    if (errors.failed()) {
        return readTableFailure(impl_->where(), name, errors);
    }
    return layer;
}

std::vector<std::int64_t> GeoPackage::Impl::integers(const std::string& statement) const {
    std::vector<std::int64_t> values;
    if (OGRLayer* rows = dataset->ExecuteSQL(statement.c_str(), nullptr, nullptr)) {
        for (const OGRFeatureUniquePtr& row : *rows) {
            values.push_back(row->GetFieldCount() > 0 ? row->GetFieldAsInteger64(0)
                                                      : row->GetFID());
        }
        dataset->ReleaseResultSet(rows);
    }
    return values;
}

Result<RowKeys> GeoPackage::rowKeys(const std::string& name) const {
    const detail::ErrorCapture errors;
    const auto table = impl_->table(name);
    if (!table) {
        return std::unexpected(table.error());
    }
    const std::string from = std::format(" FROM \"{}\"", (*table)->GetName());
    const std::string key = std::format("\"{}\"", (*table)->GetFIDColumn());
    // The least and the greatest key are found at once, and the number of rows is kept by GDAL.
    const GIntBig count = (*table)->GetFeatureCount();
    const auto least = impl_->integers("SELECT min(" + key + ") AS k" + from);
    const auto greatest = impl_->integers("SELECT max(" + key + ") AS k" + from);
    const bool gapless = count > 0 && least.size() == 1 && greatest.size() == 1 &&
                         greatest[0] - least[0] + 1 == count;
    RowKeys keys =
        count == 0 ? RowKeys(1, 0)
        : gapless  ? RowKeys(least[0], static_cast<std::size_t>(count))
                  : RowKeys(impl_->integers("SELECT " + key + " AS k" + from + " ORDER BY " + key));
    if (errors.failed()) {
        return readTableFailure(impl_->where(), name, errors);
    }
    return keys;
}

template <class Write>
Result<void> GeoPackage::Impl::change(const std::string& name, Write write) {
    assert(inTransaction);
    const auto found = table(name);
    if (!found) {
        return std::unexpected(found.error());
    }
    const detail::ErrorCapture errors;
    if (!write(**found) || errors.failed()) {
        forbidWriting();
        return writeTableFailure(where(), name, errors);
    }
    return {};
}

Result<void> GeoPackage::appendRows(const std::string& name, const Layer& rows) {
    return impl_->change(name, [&](OGRLayer& table) { return writeRows(table, rows, false); });
}

Result<void> GeoPackage::replaceRow(const std::string& name,
                                    std::int64_t key,
                                    const Layer& rows,
                                    std::size_t row) {
    return impl_->change(name, [&](OGRLayer& table) {
        OGRFeature feature(table.GetLayerDefn());
        feature.SetFID(key);
        fill(feature, rows, row);
        return table.SetFeature(&feature) == OGRERR_NONE;
    });
}

Result<void> GeoPackage::removeRow(const std::string& name, std::int64_t key) {
    return impl_->change(name,
                         [&](OGRLayer& table) { return table.DeleteFeature(key) == OGRERR_NONE; });
}

Result<void> GeoPackage::createIndex(const std::string& name, const std::string& column) {
    return impl_->change(name, [&](OGRLayer& table) {
        table.SyncToDisk();  // GDAL may not have made the table yet
        impl_->execute(
            std::format(R"(CREATE INDEX "{0}_{1}" ON "{0}" ("{1}"))", table.GetName(), column)
                .c_str());
        return true;
    });
}

Result<void> GeoPackage::writeTable(const TableInfo& info, const Layer& content) {
    assert(impl_->inTransaction);
    if (const auto name = repeatedName(content)) {
        return fail(ErrorCode::InvalidArgument,
                    text("表“{}”的列名“{}”为空或与另一列相同（不区分大小写）",
                         "column name \"{1}\" of table \"{0}\" is empty or the same as another "
                         "one's, ignoring case",
                         info.name,
                         *name),
                    impl_->where(),
                    {"请先给列改名", "rename the column first"});
    }
    // Making a table, GDAL asks every other one for its identifier, and for the first time reads
    // more of it, which fails for a view while the table below it is missing.
    for (OGRLayer* layer : impl_->dataset->GetLayers()) {
        layer->GetMetadata();
    }
    if (const auto dropped = dropTable(info.name); !dropped) {
        return dropped;
    }
    const detail::ErrorCapture errors;
    OGRLayer* layer = createLayer(*impl_->dataset, info, content);
    const bool written = layer != nullptr && writeRows(*layer, content, true) &&
                         layer->SyncToDisk() == OGRERR_NONE && !errors.failed();
    if (!written) {
        impl_->forbidWriting();
        return writeTableFailure(impl_->where(), info.name, errors);
    }
    return {};
}

Result<void> GeoPackage::addView(const View& view) {
    assert(impl_->inTransaction && impl_->indexOf(view.info.name) < 0);
    const std::string name = sqlText(view.info.name);
    std::vector<std::string> statements{
        std::format("CREATE VIEW \"{}\" AS {}", view.info.name, view.select),
        std::format("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, "
                    "srs_id) SELECT {}, 'features', {}, {}, srs_id FROM gpkg_contents WHERE "
                    "table_name = {}",
                    name,
                    sqlText(view.info.identifier),
                    sqlText(view.info.description),
                    sqlText(view.base)),
        std::format("INSERT INTO gpkg_geometry_columns SELECT {}, 'geom', geometry_type_name, "
                    "srs_id, z, m FROM gpkg_geometry_columns WHERE table_name = {}",
                    name,
                    sqlText(view.base))};
    for (const Field& column : view.columns) {
        if (!column.alias.empty()) {
            statements.push_back(
                std::format("INSERT INTO gpkg_data_columns (table_name, column_name, name) "
                            "VALUES ({}, {}, {})",
                            name,
                            sqlText(column.name),
                            sqlText(column.alias)));
        }
    }
    const detail::ErrorCapture errors;
    for (const std::string& statement : statements) {
        impl_->execute(statement.c_str());
    }
    if (errors.failed()) {
        impl_->forbidWriting();
        return writeTableFailure(impl_->where(), view.info.name, errors);
    }
    return {};
}

Result<void> GeoPackage::dropTable(const std::string& name) {
    assert(impl_->inTransaction);
    const int index = impl_->indexOf(name);
    if (index < 0) {
        return {};
    }
    const detail::ErrorCapture errors;
    if (impl_->dataset->DeleteLayer(index) != OGRERR_NONE || errors.failed()) {
        impl_->forbidWriting();
        return writeTableFailure(impl_->where(), name, errors);
    }
    return {};
}

}  // namespace ruyuan::gis
