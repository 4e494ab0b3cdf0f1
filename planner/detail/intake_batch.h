// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "gis/read_layer.h"
#include "gis/workbook.h"
#include "planner/control_points.h"
#include "planner/coordinates.h"
#include "planner/county_names.h"
#include "planner/datum_evidence.h"
#include "planner/detail/column_map.h"
#include "planner/detail/row_index.h"
#include "planner/intake.h"
#include "planner/system_proposal.h"

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Intake of one file: a batch of records is built beside the project and added only when whole.
namespace ruyuan::planner::detail {

/// The fields whose columns tell where a row lies.
inline constexpr std::array<std::string_view, 9> kCoordinateFields{"lon",
                                                                   "lat",
                                                                   "lon_lat",
                                                                   "lon_degrees",
                                                                   "lon_minutes",
                                                                   "lon_seconds",
                                                                   "lat_degrees",
                                                                   "lat_minutes",
                                                                   "lat_seconds"};

/// One import under way: what it reads, and what it has to say.
class Batch {
public:
    Batch(const Project& project,
          const ImportRequest& request,
          gis::ReadResult read,
          gis::SheetLook look,
          gis::Progress progress);

    /// Finds the header and gives fields their columns.
    [[nodiscard]] gis::Result<void> recognise(const HeaderWords& words);
    /// Brings shapes into EPSG:4490 (repaired, with remarks) or places rows by their coordinate
    /// columns; places() has one entry per row afterwards. Displacements of web maps and systems
    /// that nobody stated are taken from the evidence, or are Undecided.
    [[nodiscard]] gis::Result<void> place();

    /// Tells that the records up to row @p index of rows() are made; Cancelled when the user asked
    /// to stop.
    [[nodiscard]] gis::Result<void> reached(std::size_t index) const;

    [[nodiscard]] const Project& project() const { return project_; }
    [[nodiscard]] const std::vector<LedgerRow>& rows() const { return ledger_.rows; }
    [[nodiscard]] const std::vector<LedgerColumn>& headers() const { return ledger_.columns; }
    [[nodiscard]] const std::vector<Unit>& tableUnits() const { return ledger_.tableUnits; }
    [[nodiscard]] ColumnMap& columns() { return columns_; }
    [[nodiscard]] const ColumnMap& columns() const { return columns_; }
    [[nodiscard]] const std::vector<gis::Geometry>& places() const { return places_; }
    /// Gives a site what the recipe adds to its row.
    void addValues(Site& site, const LedgerRow& row);
    /// Where the recipe says that a row lies; null when its own place counts.
    [[nodiscard]] const MovedPlace* movedPlace(const LedgerRow& row) const;
    /// Whether the places are shapes of the file (not coordinate columns).
    [[nodiscard]] bool hasShapes() const { return read_.layer.kind != gis::GeometryKind::None; }
    /// What a fit to control points adds to the error of every place, in metres; 0 without one.
    [[nodiscard]] double alignmentError() const { return alignment_ ? alignment_->fit.rms : 0; }
    [[nodiscard]] const std::vector<RegionName>& regions() const { return regions_; }
    [[nodiscard]] gis::Date asOf() const { return project_.asOf; }
    /// The county that the sheet, or a file without sheets, is named after; empty when none is.
    [[nodiscard]] std::string countyOfSheet() const;

    [[nodiscard]] std::string_view cell(const LedgerRow& row, std::string_view field) const {
        return columns_.cell(row, field);
    }
    [[nodiscard]] Origin originOf(const LedgerRow& row) const { return {source_.id, row.number}; }
    /// A JSON object header -> text of the cells that are not blank, in column order.
    [[nodiscard]] std::string original(const LedgerRow& row) const;

    /// Takes blank cells of a column from the row above (cells merged downwards), with one remark.
    enum class Fill { Always, WhenMerged };
    void fillDown(std::string_view field, Fill fill);

    void note(int row, std::string_view field, gis::Text sentence);
    /// Lists the row as not used.
    void skip(int row, gis::Text reason);
    /// Counts a row of a layer that cannot be used for want of a fitting shape; finish() lists all
    /// of them at once, by reason.
    enum class NoUse { Abroad, NoShape, NotArea };
    void leaveOut(int row, NoUse why);
    void used() { ++source_.rowsUsed; }
    /// Counts a number without a unit; finish() says so once per column.
    void unitAssumed(int row, std::string_view field, std::string_view unit);

    /// Adds source and issues to the project.
    [[nodiscard]] ImportSummary finish(Project& project, const std::string& hash);

private:
    [[nodiscard]] gis::Result<Ledger> ledgerWith(
        const HeaderWords& words, const std::map<std::string, std::string>& chosen) const;
    void keepOriginals();
    /// Of the row with that number in the ledger, where rows stand in the order of their numbers.
    [[nodiscard]] std::optional<std::size_t> indexOfRow(int number) const;

    // What the format did to headers and cells: intake_sheet.cpp.
    void heedHiddenColumns();
    void heedCutNames(const HeaderWords& words);
    void heedUncomputed();
    void heedUnread();
    void blankErrors();

    // What is known of the sender: intake_recipe.cpp.
    [[nodiscard]] gis::Result<void> chooseRecipe(const HeaderWords& words);
    [[nodiscard]] gis::Result<void> heedRecipe();
    void findRowsOfSteps();
    void findRowOf(const AddedValue& step, RowIndex& rows);
    void findRowOf(const MovedPlace& step, RowIndex& rows);
    [[nodiscard]] std::optional<std::size_t> rowOf(const RowCells& cells,
                                                   RowIndex& rows,
                                                   const gis::Text& step);
    [[nodiscard]] std::optional<std::size_t> columnUnder(const std::string& header) const;
    [[nodiscard]] RowCells coordinatesOf(std::size_t row) const;
    [[nodiscard]] gis::Text noLongerFits(const gis::Text& step, const gis::Text& why) const;
    void clean();
    void warn(gis::Text sentence);
    void misfit(gis::Text sentence);
    void movePlaces();

    [[nodiscard]] gis::Result<void> placeShapes();
    [[nodiscard]] gis::Result<void> placeCells();
    [[nodiscard]] gis::Result<void> step(const gis::Progress& stage, std::size_t index) const;
    [[nodiscard]] gis::Result<void> placing(std::size_t index) const;
    [[nodiscard]] gis::Geometry repaired(gis::Geometry shape, int row);
    [[nodiscard]] std::optional<RawPlace> rawPlace(const LedgerRow& row);
    void warnOfPackedDegrees();
    [[nodiscard]] gis::Result<gis::Crs> systemOfShapes();
    [[nodiscard]] gis::Result<Placement> placementOf(
        const std::vector<std::optional<RawPlace>>& raw);
    [[nodiscard]] Placement aligned(const std::vector<std::optional<RawPlace>>& raw) const;

    // What the coordinates are: intake_datum.cpp.
    [[nodiscard]] std::optional<gis::Crs> proposed(std::span<const gis::Point> numbers);
    [[nodiscard]] gis::Result<void> settleSystem();
    [[nodiscard]] gis::Result<void> heedOldDatum(const OffsetEvidence& evidence) const;
    [[nodiscard]] gis::Result<void> settleProposal(const OffsetEvidence& evidence,
                                                   const OffsetJudgement& judged);
    [[nodiscard]] gis::Error undecidedOffset(const OffsetJudgement& judged) const;
    void takeOffset(gis::ChinaOffset offset, const OffsetJudgement& judged);
    void tellCoordinates(const gis::Text& reason, bool remarkable);
    [[nodiscard]] std::vector<DatumMention> mentions() const;
    void addCellMentions(std::string_view field, std::vector<DatumMention>& found) const;
    [[nodiscard]] int firstPlacedRow() const;

    // What the project knows of them: intake_evidence.cpp.
    [[nodiscard]] OffsetEvidence offsetEvidence() const;
    void addOutlines(OffsetEvidence& evidence) const;
    void addBorders(OffsetEvidence& evidence) const;
    void addDeclared(OffsetEvidence& evidence) const;
    [[nodiscard]] gis::Box studyArea() const;
    struct TrustedPlace {
        gis::Point place;
        std::string id;
    };
    using TrustedPlaces = std::map<std::string, TrustedPlace, std::less<>>;
    [[nodiscard]] TrustedPlaces trustedPlaces() const;
    [[nodiscard]] const TrustedPlace* trustedOf(const LedgerRow& row,
                                                const TrustedPlaces& trusted) const;
    [[nodiscard]] const gis::MultiPolygon* outlineOf(const LedgerRow& row) const;
    void doubtPlaces();
    void doubtDigits();
    void doubtSources(gis::ChinaOffset offset);
    void noteAbroad();
    void noteLeftOut();
    void noteAssumedUnits();

    const Project& project_;
    ImportRequest request_;  // with what a recipe adds
    gis::ReadResult read_;
    gis::SheetLook look_;
    gis::Progress progress_;
    Ledger ledger_;
    ColumnMap columns_;
    std::vector<std::string> originals_;  // by row of the ledger
    std::vector<gis::Geometry> places_;
    // Of the recipe, by row of the ledger.
    std::map<std::size_t, std::vector<const AddedValue*>> addedValues_;
    std::map<std::size_t, const MovedPlace*> movedPlaces_;
    std::vector<RegionName> regions_;
    Source source_;
    std::vector<ImportIssue> issues_;
    std::optional<Alignment> alignment_;
    std::optional<gis::Crs> crs_;             // in which the numbers were read
    std::optional<SystemProposal> proposal_;  // where that is what the evidence says
    gis::Text coordinates_;                   // ImportSummary::coordinates
    std::vector<gis::Text> misfits_;          // likewise
    struct Tally {
        int firstRow = 0;
        int count = 0;

        void add(int row);
    };
    struct Assumed {
        Tally rows;
        std::string unit;
    };
    std::set<int> abroad_;  // rows whose shape does not lie in China
    std::map<NoUse, Tally> leftOut_;
    std::map<std::string, Assumed, std::less<>> assumed_;
};

/// Columns that hold a place: lon, lat, one cell with both, degrees in three columns.
void addCoordinateWords(HeaderWords& words);

/// The fields of a record that have a column, in display order.
template <class Record>
using FieldList = std::vector<const FieldSpec<Record>*>;
template <class Record>
[[nodiscard]] FieldList<Record> fieldsWithColumn(const Batch& batch);

/// Fills these fields of @p record, by the types of their members; accuracy is left to placement.
/// Remarks become issues of the batch.
template <class Record>
void fillRecord(Record& record,
                const FieldList<Record>& fields,
                const LedgerRow& row,
                Batch& batch);
/// The same for every field that has a column. Where there are very many rows, find them once.
template <class Record>
void fillRecord(Record& record, const LedgerRow& row, Batch& batch) {
    fillRecord(record, fieldsWithColumn<Record>(batch), row, batch);
}

/// Fills one field as if @p cell stood in a column of it.
template <class Record>
void fillField(Record& record,
               const FieldSpec<Record>& field,
               std::string_view cell,
               const LedgerRow& row,
               Batch& batch);

/// The unit in which a field's numbers are stored; nothing for plain numbers (a year).
[[nodiscard]] std::optional<Target> targetOf(std::string_view field, std::string_view unit);

/// The next number for ids such as "S0007" in the records of a project.
template <class Record>
[[nodiscard]] int nextNumber(const std::vector<Record>& records) {
    int last = 0;
    for (const auto& record : records) {
        const std::string digits = record.id.substr(std::min<std::size_t>(1, record.id.size()));
        last = std::max(last, std::atoi(digits.c_str()));
    }
    return last + 1;
}

/// The same for sites, whose numbers are not given again after a site left.
[[nodiscard]] int nextSiteNumber(const Project& project);

/// The contents; each adds to @p project only when all went well.
[[nodiscard]] gis::Result<void> addSites(Project& project, Batch& batch);
[[nodiscard]] gis::Result<void> addEquipment(Project& project, Batch& batch);
[[nodiscard]] gis::Result<void> addParks(Project& project, Batch& batch);
[[nodiscard]] gis::Result<void> addBuiltUpAreas(Project& project, Batch& batch);
[[nodiscard]] gis::Result<void> addCounties(Project& project, Batch& batch);
[[nodiscard]] gis::Result<void> addConstraint(Project& project,
                                              Batch& batch,
                                              const std::string& kind);
/// A rose takes the place of one of the same season.
[[nodiscard]] gis::Result<void> addWindRoses(Project& project, Batch& batch);

/// Tables whose header row may stand anywhere, and that have no shapes.
[[nodiscard]] bool isSheet(const std::filesystem::path& file);

/// importFile() after the file was read: @p read as gis::readLayer gave it (tables with
/// HeaderRow::None), @p hash of the file's bytes, @p look of a workbook's sheet.
[[nodiscard]] gis::Result<ImportSummary> importRead(Project& project,
                                                    const ImportRequest& request,
                                                    gis::ReadResult read,
                                                    const std::string& hash,
                                                    const gis::Progress& progress = {},
                                                    gis::SheetLook look = {});

}  // namespace ruyuan::planner::detail
