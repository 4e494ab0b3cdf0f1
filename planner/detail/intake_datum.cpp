// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/place_system.h"
#include "gis/platform.h"
#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>

// What the coordinates of a file are: words, proposals, and what is done about them.
namespace ruyuan::planner::detail {
namespace {

using gis::ChinaOffset;
using gis::ErrorCode;
using gis::Text;

/// Source::crsSource for people.
Text basisOf(std::string_view crsSource) {
    if (crsSource == "file") {
        return {"文件自带", "as the file says"};
    }
    if (crsSource == "option") {
        return {"按指定", "as stated"};
    }
    if (crsSource == "evidence") {
        return {"据旁证判定", "by the evidence"};
    }
    if (crsSource == "accepted guess") {
        return {"采用提议", "a guess that was accepted"};
    }
    if (crsSource == "control points") {
        return {"按控制点", "by control points"};
    }
    return {"按经纬度列", "by columns of longitude and latitude"};
}

/// What to write after --crs for a system displaced by @p offset.
std::string optionFor(const gis::Crs& crs, ChinaOffset offset) {
    const auto code = crs.epsg();
    const std::string system = code ? std::format("EPSG:{}", *code) : std::string("EPSG:4490");
    if (offset == ChinaOffset::None) {
        return system;
    }
    const std::string shift(gis::name(offset));
    return crs.isGeographic() ? shift : system + "+" + shift;
}

Text after(const Text& a, const Text& b) {
    return b.empty() ? a : Text{a.zh + "；" + b.zh, a.en + "; " + b.en};
}

}  // namespace

int Batch::firstPlacedRow() const {
    for (std::size_t index = 0; index < places_.size(); ++index) {
        if (!gis::isEmpty(places_[index])) {
            return ledger_.rows[index].number;
        }
    }
    return 0;
}

std::optional<gis::Crs> Batch::proposed(std::span<const gis::Point> numbers) {
    proposal_ = proposeSystem(numbers, mentions(), studyArea());
    if (!proposal_) {
        return std::nullopt;
    }
    source_.crsSource = "evidence";
    return proposal_->crs;
}

/// A datum that most rows name in a cell is one of the file.
void Batch::addCellMentions(std::string_view field, std::vector<DatumMention>& found) const {
    if (!columns_.has(field)) {
        return;
    }
    std::map<Datum, std::pair<std::size_t, DatumMention>> counts;
    std::size_t rows = 0;
    for (const auto& row : ledger_.rows) {
        const auto told = datumMentions(cell(row, field));
        rows += told.empty() ? 0U : 1U;
        for (const auto& mention : told) {
            auto& [count, first] = counts.try_emplace(mention.datum, 0U, mention).first->second;
            ++count;
        }
    }
    for (const auto& [datum, counted] : counts) {
        const auto& [count, mention] = counted;
        // A tenth of the rows is enough to be heard; half of all have to speak at all.
        if (rows * 2 >= ledger_.rows.size() && count * 10 >= rows) {
            found.push_back(
                {datum, mention.outright, columns_.column(field)->header + "=" + mention.where});
        }
    }
}

std::vector<DatumMention> Batch::mentions() const {
    std::vector<DatumMention> found;
    const auto add = [&](const std::string& text) {
        for (auto& mention : datumMentions(text)) {
            found.push_back(std::move(mention));
        }
    };
    add(source_.file);
    if (gis::utf8FromPath(request_.file.stem()) != source_.layer) {
        add(source_.layer);
    }
    constexpr std::array<std::string_view, 5> kFields{
        "lon", "lat", "lon_lat", "lon_degrees", "lat_degrees"};
    for (const auto field : kFields) {
        if (const auto* column = columns_.column(field); column != nullptr && !hasShapes()) {
            add(column->header);
        }
    }
    addCellMentions("accuracy", found);
    addCellMentions("datum", found);
    return found;
}

gis::Error Batch::undecidedOffset(const OffsetJudgement& judged) const {
    const bool likely = judged.certainty == Certainty::Likely;
    const Text sentence =
        likely ? gis::text("坐标可能是 {}，但不能确定：{}",
                           "the coordinates may be {}, which is not certain: {}",
                           gis::label(judged.offset),
                           judged.reason)
               : gis::text("坐标是否经过偏移，现有依据不足或互相矛盾：{}",
                           "what speaks for or against a displacement of the coordinates is not "
                           "enough or contradicts itself: {}",
                           judged.reason);
    const std::string as = optionFor(*crs_, ChinaOffset::None);
    const std::string gcj = optionFor(*crs_, ChinaOffset::Gcj02);
    const std::string bd = optionFor(*crs_, ChinaOffset::Bd09);
    const Text advice =
        likely
            ? gis::text("是的话用 --crs {0}（import 也可用 --accept 采用）；没有偏移用 --crs {1}",
                        "if they are, use --crs {0} (with import --accept does, too); if they "
                        "are not displaced, --crs {1}",
                        judged.offset == ChinaOffset::Bd09 ? bd : gcj,
                        as)
            : gis::text(
                  "请向提供单位核实：没有偏移用 --crs {}，高德、腾讯等用 --crs {}，百度用 "
                  "--crs {}",
                  "ask the sender: --crs {} when not displaced, --crs {} for Amap or "
                  "Tencent, --crs {} for Baidu",
                  as,
                  gcj,
                  bd);
    return {ErrorCode::Undecided, sentence, {}, advice};
}

/// Xian 1980 and Beijing 1954 are tens of metres away from CGCS2000: a word that names them is not
/// passed over. The same file read as 西安80转国家2000 is what it says last, if it says so itself.
gis::Result<void> Batch::heedOldDatum(const OffsetEvidence& evidence) const {
    const auto named = [&](Datum datum) {
        return std::ranges::find_if(evidence.mentions, [&](const DatumMention& mention) {
            return mention.outright && mention.datum == datum;
        });
    };
    const auto none = evidence.mentions.end();
    const auto xian = named(Datum::Xian1980);
    const auto old = xian != none ? xian : named(Datum::Beijing1954);
    const bool newer = named(Datum::Cgcs2000) != none || named(Datum::Wgs84) != none;
    if (old == none || request_.read.crs || request_.offset || proposal_ ||
        (newer && hasShapes())) {
        return {};
    }
    return gis::fail(
        ErrorCode::Undecided,
        gis::text(
            "“{}”提到 {}，而坐标会按 {} 采用；两者相差数十米以上",
            "\"{}\" speaks of {}, where the coordinates would be taken as {}; these are tens of "
            "metres apart",
            old->where,
            xian != none ? Text{"西安 1980", "Xian 1980"} : Text{"北京 1954", "Beijing 1954"},
            crs_->label()),
        {},
        gis::text(
            "已转换为 CGCS2000 的用 --crs {}；否则请向测绘部门索取转换后的数据，或用 "
            "--control-points 按控制点转换",
            "if they were converted to CGCS2000, use --crs {}; otherwise ask the survey office "
            "for converted data, or fit them with --control-points",
            optionFor(*crs_, ChinaOffset::None)));
}

/// A system that only its numbers suggest has to be proved by places, or accepted.
gis::Result<void> Batch::settleProposal(const OffsetEvidence& evidence,
                                        const OffsetJudgement& judged) {
    constexpr std::size_t kFewest = 5;
    constexpr double kProof = 5;  // metres: other datums are tens of metres away
    if (!proposal_ || proposal_->certainty == Certainty::Certain) {
        return {};
    }
    const auto taken = static_cast<std::size_t>(
        std::ranges::find(kChinaOffsets, request_.offset.value_or(judged.offset)) -
        kChinaOffsets.begin());
    std::vector<double> meters;
    for (const auto& residuals : evidence.residuals) {
        meters.push_back(residuals[taken]);
    }
    if (const std::size_t count = meters.size();
        count >= kFewest && median(std::move(meters)) < kProof) {
        return {};
    }
    if (!request_.acceptGuesses) {
        return gis::fail(
            ErrorCode::Undecided,
            gis::text("没有说明坐标系，可能是 {}，但不能确定：{}",
                      "no coordinate system is stated; it may be {}, which is not certain: {}",
                      gis::systemLabel(proposal_->crs, kChinaOffsets[taken]),
                      after(proposal_->reason, judged.reason)),
            {},
            gis::text("是的话用 --crs {}（import 也可用 --accept 采用）；不是则用 --crs 指明",
                      "if it is, use --crs {} (with import --accept does, too); otherwise name it "
                      "with --crs",
                      optionFor(proposal_->crs, kChinaOffsets[taken])));
    }
    source_.crsSource = "accepted guess";
    return {};
}

void Batch::tellCoordinates(const Text& reason, bool remarkable) {
    coordinates_ = after(
        gis::text(
            "坐标：{}（{}）", "coordinates: {} ({})", source_.crs, basisOf(source_.crsSource)),
        reason);
    if (remarkable) {
        note(firstPlacedRow(), "place", coordinates_);
    }
}

void Batch::takeOffset(ChinaOffset offset, const OffsetJudgement& judged) {
    Text reason = proposal_ ? proposal_->reason : Text{};
    if (!request_.offset && !judged.reason.empty()) {
        reason = reason.empty() ? judged.reason : after(reason, judged.reason);
    }
    const bool contradicted =
        request_.offset && judged.certainty == Certainty::Certain && judged.offset != offset;
    if (contradicted) {
        reason = after({"与旁证不符，请核实", "the evidence speaks against it, please check"},
                       judged.reason);
    }
    if (offset != ChinaOffset::None) {
        for (auto& place : places_) {
            place = gis::trueOf(offset, place);
        }
        source_.crs = gis::systemLabel(*crs_, offset);
        source_.crsSource = request_.offset                          ? "option"
                            : judged.certainty == Certainty::Certain ? "evidence"
                                                                     : "accepted guess";
        reason = reason.empty() ? Text{"已换算为 CGCS2000", "brought to CGCS2000"}
                                : after(reason, {"已换算为 CGCS2000", "brought to CGCS2000"});
    }
    tellCoordinates(reason, offset != ChinaOffset::None || proposal_ || contradicted);
}

gis::Result<void> Batch::settleSystem() {
    if (alignment_) {
        source_.crsSource = "control points";
        tellCoordinates(alignment_->sentence, true);
        movePlaces();
        doubtPlaces();
        return {};
    }
    const OffsetEvidence evidence = offsetEvidence();
    if (auto done = heedOldDatum(evidence); !done) {
        return done;
    }
    const OffsetJudgement judged = judgeOffset(evidence);
    if (auto done = settleProposal(evidence, judged); !done) {
        return done;
    }
    const bool guess = judged.certainty == Certainty::Likely && judged.offset != ChinaOffset::None;
    if (!request_.offset &&
        (judged.certainty == Certainty::Open || (guess && !request_.acceptGuesses))) {
        return std::unexpected(undecidedOffset(judged));
    }
    const ChinaOffset offset = request_.offset.value_or(judged.offset);
    takeOffset(offset, judged);
    movePlaces();
    doubtSources(offset);
    doubtDigits();
    doubtPlaces();
    return {};
}

}  // namespace ruyuan::planner::detail
