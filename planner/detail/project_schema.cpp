// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/project_schema.h"

#include "gis/platform.h"
#include "planner/detail/journal_tables.h"
#include "planner/detail/layer_styles.h"
#include "planner/detail/project_tables.h"
#include "planner/detail/table_hash.h"

#include <algorithm>
#include <filesystem>
#include <format>
#include <initializer_list>
#include <map>
#include <string_view>
#include <system_error>
#include <utility>

namespace ruyuan::planner::detail {

namespace {

using gis::Result;

constexpr const char* kVersionTable = "ruyuan_schema";
constexpr int kOldestSchema = 4;

gis::Error unknownVersion(int version, const std::string& where) {
    return {gis::ErrorCode::InvalidData,
            gis::text("项目文件版本为 {}，本程序支持版本 {} 到 {}",
                      "the project file has version {}, this program knows versions {} to {}",
                      version,
                      kOldestSchema,
                      kSchemaVersion),
            where,
            version < kOldestSchema
                ? gis::Text{"请用原来的文件重新建立项目；该文件没有被改动",
                            "make the project again from its sources; the file was not changed"}
                : gis::Text{"请用较新的程序打开；文件没有被改动",
                            "open it with a newer program; the file was not changed"}};
}

/// Writes that the file was lifted. The entries before keep the hashes that they have; this one
/// starts those of the tables as they are now.
Result<void> tellLift(gis::GeoPackage& package,
                      int from,
                      const std::map<std::string, std::string>& hashes) {
    const auto last = lastEntry(package);
    if (!last) {
        return std::unexpected(last.error());
    }
    JournalEntry entry = *last;  // what undo and redo do next stays
    entry.number = last->number + 1;
    entry.act = {.command = "lift",
                 .sentence = gis::text("项目文件由版本 {} 升级到版本 {}",
                                       "the project file was lifted from version {} to {}",
                                       from,
                                       from + 1),
                 .who = "ruyuan",
                 .role = {},
                 .time = last->act.time,
                 .reason = {}};
    entry.undoes = 0;
    entry.redoes = 0;
    entry.content = contentHash(hashes);
    entry.previous = last->hash;
    entry.hash = hashOf(entry, {});
    const auto done = writeContentHashes(package, hashes);
    return done ? appendEntry(package, entry, {}) : done;
}

/// Hashes the tables anew, as this version does.
Result<void> rehash(gis::GeoPackage& package, int from) {
    auto hashes = readContentHashes(package);
    if (!hashes) {
        return std::unexpected(hashes.error());
    }
    for (auto& [table, hash] : *hashes) {
        const auto content = package.readTable(table);
        if (!content) {
            return std::unexpected(content.error());
        }
        hash = TableHash(*content).text();
    }
    return tellLift(package, from, *hashes);
}

/// Version 4 hashed tables whole.
Result<void> liftFrom4(gis::GeoPackage& package) {
    auto done = rehash(package, 4);
    if (done) {
        done = indexChanges(package);
    }
    return done ? writeLooks(package) : done;
}

/// Adds empty tables that version @p from had not.
Result<void> addTables(gis::GeoPackage& package,
                       int from,
                       std::initializer_list<std::string_view> names) {
    auto hashes = readContentHashes(package);
    if (!hashes) {
        return std::unexpected(hashes.error());
    }
    for (const ProjectTable& table : projectTables({})) {
        if (std::ranges::contains(names, std::string_view(table.info.name))) {
            if (auto done = package.writeTable(table.info, table.content); !done) {
                return done;
            }
            (*hashes)[table.info.name] = TableHash(table.content).text();
        }
    }
    return tellLift(package, from, *hashes);
}

Result<void> liftFrom5(gis::GeoPackage& package) {
    return addTables(package, 5, {"bans"});
}

Result<void> liftFrom6(gis::GeoPackage& package) {
    return addTables(package, 6, {"merged_rows", "recipes"});
}

/// Version 7 wrote every null of a row, and hashed what it wrote.
Result<void> liftFrom7(gis::GeoPackage& package) {
    return rehash(package, 7);
}

}  // namespace

gis::Error placed(gis::Error error, const std::string& where) {
    if (error.where.empty()) {
        error.where = where;
    }
    return error;
}

Result<void> writeSchemaVersion(gis::GeoPackage& package) {
    gis::Column version({"version", gis::FieldType::Integer, "版本"});
    version.append(std::int64_t{kSchemaVersion});
    gis::Layer layer;
    layer.name = kVersionTable;
    layer.columns.push_back(std::move(version));
    return package.writeTable(
        {kVersionTable, "入园项目文件版本", "schema version of the project file"}, layer);
}

Result<int> schemaVersion(const gis::GeoPackage& package, const std::string& where) {
    if (!package.hasTable(kVersionTable)) {
        return gis::fail(
            gis::ErrorCode::InvalidData,
            {"这是一个 GeoPackage，但不是入园项目",
             "this is a GeoPackage, but not a Ruyuan project"},
            where,
            {"要导入其中的图层，请用 ruyuan import", "to take layers from it, use ruyuan import"});
    }
    const auto table = package.readTable(kVersionTable);
    if (!table) {
        return std::unexpected(placed(table.error(), where));
    }
    const gis::Column* column = table->find("version");
    const auto stored = column == nullptr || column->size() == 0 ? std::nullopt : column->number(0);
    const int version = stored ? static_cast<int>(*stored) : 0;
    if (version < kOldestSchema || version > kSchemaVersion) {
        return std::unexpected(unknownVersion(version, where));
    }
    return version;
}

Result<std::filesystem::path> keepOldFile(const std::filesystem::path& file, int version) {
    constexpr int kMostKept = 1000;
    std::error_code error = std::make_error_code(std::errc::file_exists);
    for (int i = 1; i <= kMostKept && error == std::errc::file_exists; ++i) {
        const std::string number = i == 1 ? "" : std::format("-{}", i);
        std::filesystem::path kept = file;
        kept.replace_extension();
        kept +=
            std::format(".version-{}{}{}", version, number, gis::utf8FromPath(file.extension()));
        if (std::filesystem::copy_file(file, kept, error)) {
            return kept;
        }
    }
    return gis::fail(
        gis::ErrorCode::CannotWrite,
        gis::text("升级前不能留存旧版文件（{}），文件没有被改动",
                  "no copy of the old file can be kept before lifting it ({}); the "
                  "file was not changed",
                  error.message()),
        gis::utf8FromPath(file),
        {"请检查所在文件夹的剩余空间和写权限", "check free space and permissions of its folder"});
}

Result<void> liftSchema(gis::GeoPackage& package, int version) {
    static const std::map<int, Result<void> (*)(gis::GeoPackage&)> steps{
        {4, &liftFrom4}, {5, &liftFrom5}, {6, &liftFrom6}, {7, &liftFrom7}};
    Result<void> done;
    for (auto step = steps.find(version); done && step != steps.end(); ++step) {
        done = step->second(package);
    }
    return done ? writeSchemaVersion(package) : done;
}

Result<gis::GeoPackage> openForReading(const std::filesystem::path& file, std::int64_t* lifts) {
    const std::string where = gis::utf8FromPath(file);
    auto package = gis::GeoPackage::open(file, gis::OpenMode::Read);
    if (!package) {
        return package;
    }
    const auto version = schemaVersion(*package, where);
    if (!version) {
        return std::unexpected(version.error());
    }
    if (lifts != nullptr) {
        *lifts = kSchemaVersion - *version;  // each version tells its own
    }
    if (*version == kSchemaVersion) {
        return package;
    }
    auto copy = gis::GeoPackage::openCopy(file);
    auto done = copy ? copy->begin() : std::unexpected(copy.error());
    if (done) {
        done = liftSchema(*copy, *version);
    }
    if (done) {
        done = copy->commit();
    }
    if (!done) {
        return std::unexpected(placed(done.error(), where));
    }
    return copy;
}

}  // namespace ruyuan::planner::detail
