// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/suitability.h"

#include "gis/proximity.h"
#include "planner/detail/assessor.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <thread>
#include <utility>

namespace ruyuan::planner {

namespace {

using detail::Assessor;
using detail::Footprint;
using detail::Look;

constexpr std::size_t kSitesPerTurn = 16;
/// Below this a second thread costs more than it saves.
constexpr std::size_t kSitesPerThread = 100;

/// The verdict of all checks about one place.
class Sum {
public:
    void add(Verdict verdict, std::optional<Severity> severity) {
        asked_ = true;
        fails_ = fails_ || verdict == Verdict::Fail;
        warns_ = warns_ || verdict == Verdict::Warn || verdict == Verdict::Unknown;
        unknown_ = unknown_ || (verdict == Verdict::Unknown && severity == Severity::Hard);
    }
    [[nodiscard]] Verdict verdict() const {
        return fails_                ? Verdict::Fail
               : unknown_ || !asked_ ? Verdict::Unknown
               : warns_              ? Verdict::Warn
                                     : Verdict::Pass;
    }

private:
    bool asked_ = false;  // where nothing is asked, nothing is known
    bool fails_ = false;
    bool unknown_ = false;
    bool warns_ = false;
};

/// What all sites share of a park.
struct ParkPlace {
    std::vector<Around> around;
    gis::PreparedShape shape;
};

gis::Result<std::vector<ParkPlace>> parkPlaces(const Assessor& assessor) {
    std::vector<ParkPlace> places;
    for (std::size_t p = 0; p < assessor.project().parks.size(); ++p) {
        auto place = assessor.placeOfPark(p);
        if (!place) {
            return std::unexpected(std::move(place.error()));
        }
        auto around = assessor.around(*place, PlaceUse::Receive, Look::Near);
        if (!around) {
            return std::unexpected(std::move(around.error()));
        }
        places.push_back({std::move(*around), gis::PreparedShape(place->shape)});
    }
    return places;
}

/// Fills a matrix. Threads take sites from it, some at a time; each site has its rows, so the
/// order of the threads does not show.
class MatrixMaker {
public:
    MatrixMaker(const Assessor& assessor,
                const std::vector<ParkPlace>& parks,
                const gis::Progress& progress)
        : assessor_(assessor),
          parks_(parks),
          progress_(progress),
          sites_(detail::sitesToAssess(assessor.project())) {
        for (const PreparedCheck& check : assessor.checks()) {
            matrix_.checks.push_back(check.check->id);
        }
        matrix_.rows.resize(sites_.size() * (parks.size() + 1));
        matrix_.cells.assign(matrix_.rows.size() * matrix_.checks.size(), Matrix::kNoSay);
    }

    gis::Result<Matrix> make() {
        const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
        const std::size_t threads =
            std::clamp(sites_.size() / kSitesPerThread, std::size_t{1}, cores);
        {
            std::vector<std::jthread> helpers;
            for (std::size_t i = 1; i < threads; ++i) {
                helpers.emplace_back([this] { work(false); });
            }
            work(true);
        }
        if (failure_) {
            return std::unexpected(std::move(*failure_));
        }
        if (progress_.stopRequested()) {
            return gis::fail(
                gis::ErrorCode::Cancelled,
                {"已按要求停止园区适配检查", "the check of parks was stopped as asked"});
        }
        return std::move(matrix_);
    }

private:
    /// @p reports: tells the progress, which only the calling thread may.
    void work(bool reports) {
        while (!failed_ && !progress_.stopRequested()) {
            const std::size_t first = next_.fetch_add(kSitesPerTurn);
            if (first >= sites_.size()) {
                return;
            }
            if (reports) {
                progress_.step(static_cast<double>(first) / static_cast<double>(sites_.size()),
                               {"检查厂区和承接园区", "Checking sites and receiving parks"});
            }
            const std::size_t last = std::min(first + kSitesPerTurn, sites_.size());
            for (std::size_t n = first; n < last; ++n) {
                if (auto done = check(n); !done && !failed_.exchange(true)) {
                    failure_ = std::move(done.error());
                }
            }
        }
    }

    gis::Result<void> check(std::size_t n) {
        const Works works = assessor_.worksOf(sites_[n]);
        auto place = assessor_.placeOf(sites_[n]);
        if (!place) {
            return std::unexpected(std::move(place.error()));
        }
        auto around = assessor_.around(*place, PlaceUse::Stay, Look::Near);
        if (!around) {
            return std::unexpected(std::move(around.error()));
        }
        std::size_t row = n * (parks_.size() + 1);
        judgeRow(row, works, nullptr, *around);
        matrix_.rows[row].site = static_cast<std::uint32_t>(sites_[n]);
        const gis::PreparedShape shape(place->shape);
        for (std::size_t p = 0; p < parks_.size(); ++p) {
            ++row;
            judgeRow(row, works, &assessor_.project().parks[p], parks_[p].around);
            matrix_.rows[row].site = static_cast<std::uint32_t>(sites_[n]);
            matrix_.rows[row].park = static_cast<std::uint32_t>(p);
            if (shape.empty() || parks_[p].shape.empty()) {
                continue;
            }
            auto apart = gis::separation(assessor_.ground()->crs(), shape, parks_[p].shape);
            if (!apart) {
                return std::unexpected(std::move(apart.error()));
            }
            if (*apart) {
                matrix_.rows[row].distance = (*apart)->distance.meters();
            }
        }
        return {};
    }

    void judgeRow(std::size_t row,
                  const Works& works,
                  const Park* park,
                  const std::vector<Around>& around) {
        Sum sum;
        const std::vector<PreparedCheck>& checks = assessor_.checks();
        for (std::size_t c = 0; c < checks.size(); ++c) {
            const CheckCase subject{checks[c],
                                    works,
                                    park == nullptr ? PlaceUse::Stay : PlaceUse::Receive,
                                    park,
                                    around[c],
                                    assessor_.project().asOf};
            if (const auto outcome = detail::judge(subject)) {
                matrix_.cells[row * checks.size() + c] = letter(outcome->verdict);
                sum.add(outcome->verdict, subject.severity());
            }
        }
        matrix_.rows[row].verdict = sum.verdict();
    }

    const Assessor& assessor_;
    const std::vector<ParkPlace>& parks_;
    const gis::Progress& progress_;
    std::vector<std::size_t> sites_;
    Matrix matrix_;
    std::optional<gis::Error> failure_;  // written once, by whoever set failed_
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> failed_ = false;
};

}  // namespace

gis::Result<Matrix> checkSuitability(const Project& project,
                                     const PolicyPack& pack,
                                     const gis::Progress& progress) {
    auto assessor = Assessor::of(project, pack);
    if (!assessor) {
        return std::unexpected(std::move(assessor.error()));
    }
    auto parks = parkPlaces(*assessor);
    if (!parks) {
        return std::unexpected(std::move(parks.error()));
    }
    return MatrixMaker(*assessor, *parks, progress).make();
}

std::vector<SiteParkPair> pairsOf(const Project& project) {
    const Matrix& matrix = project.matrix;
    std::vector<SiteParkPair> pairs;
    for (std::size_t i = 0; i < matrix.rows.size(); ++i) {
        const Matrix::Row& row = matrix.rows[i];
        if (row.park == Matrix::kStay) {
            continue;
        }
        SiteParkPair pair;
        pair.site = row.site;
        pair.park = row.park;
        pair.verdict = row.verdict;
        if (row.distance) {
            pair.distance = gis::Length::meters(*row.distance);
        }
        const std::string_view cells = matrix.cellsOf(i);
        for (std::size_t c = 0; c < cells.size(); ++c) {
            if (verdictFromLetter(cells[c]) == Verdict::Unknown) {
                pair.missing.push_back(matrix.checks[c]);
            }
        }
        pairs.push_back(std::move(pair));
    }
    return pairs;
}

struct Findings::Impl {
    Assessor assessor;
    mutable std::vector<std::optional<std::vector<Around>>> parks;  ///< measured when asked for

    [[nodiscard]] std::vector<Finding> say(std::size_t site,
                                           PlaceUse use,
                                           const Park* park,
                                           const std::vector<Around>& around) const {
        const Works works = assessor.worksOf(site);
        std::vector<Finding> findings;
        for (std::size_t c = 0; c < assessor.checks().size(); ++c) {
            const CheckCase subject{
                assessor.checks()[c], works, use, park, around[c], assessor.project().asOf};
            if (const auto outcome = detail::judge(subject)) {
                findings.push_back(planner::findingOf(subject, *outcome));
            }
        }
        return findings;
    }

    /// The park that holds the whole of a shape.
    [[nodiscard]] gis::Result<const Park*> parkAround(const gis::Geometry& shape) const {
        for (std::size_t p = 0; p < assessor.project().parks.size(); ++p) {
            auto place = assessor.placeOfPark(p);
            if (!place) {
                return std::unexpected(std::move(place.error()));
            }
            const auto* area = std::get_if<gis::MultiPolygon>(&place->shape);
            bool inside = area != nullptr;
            gis::forEachPoint(shape, [&](const gis::Point& point) {
                inside = inside && gis::locate(point, *area) != gis::Location::Outside;
            });
            if (inside) {
                return &assessor.project().parks[p];
            }
        }
        return nullptr;
    }
};

Findings::Findings(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Findings::Findings(Findings&&) noexcept = default;
Findings& Findings::operator=(Findings&&) noexcept = default;
Findings::~Findings() = default;

gis::Result<Findings> Findings::of(const Project& project, const PolicyPack& pack) {
    assert(project.classifications.size() == project.sites.size());
    auto assessor = Assessor::of(project, pack);
    if (!assessor) {
        return std::unexpected(std::move(assessor.error()));
    }
    auto impl = std::make_unique<Impl>(Impl{std::move(*assessor), {}});
    impl->parks.resize(project.parks.size());
    return Findings(std::move(impl));
}

gis::Result<std::vector<Finding>> Findings::staying(std::size_t site) const {
    auto place = impl_->assessor.placeOf(site);
    if (!place) {
        return std::unexpected(std::move(place.error()));
    }
    auto around = impl_->assessor.around(*place, PlaceUse::Stay, Look::Far);
    if (!around) {
        return std::unexpected(std::move(around.error()));
    }
    return impl_->say(site, PlaceUse::Stay, nullptr, *around);
}

gis::Result<std::vector<Finding>> Findings::inPark(std::size_t site, std::size_t park) const {
    std::optional<std::vector<Around>>& known = impl_->parks[park];
    if (!known) {
        auto place = impl_->assessor.placeOfPark(park);
        if (!place) {
            return std::unexpected(std::move(place.error()));
        }
        auto around = impl_->assessor.around(*place, PlaceUse::Receive, Look::Far);
        if (!around) {
            return std::unexpected(std::move(around.error()));
        }
        known = std::move(*around);
    }
    return impl_->say(site, PlaceUse::Receive, &impl_->assessor.project().parks[park], *known);
}

gis::Result<std::vector<Finding>> Findings::inPlace(std::size_t site,
                                                    const gis::Geometry& place) const {
    const std::optional<detail::Ground>& ground = impl_->assessor.ground();
    Site there = impl_->assessor.project().sites[site];
    there.place = place;
    there.accuracy = Accuracy::Surveyed;
    there.positionError = 0;
    Footprint footprint;
    if (ground) {
        auto made = detail::footprint(*ground, there);
        if (!made) {
            return std::unexpected(std::move(made.error()));
        }
        footprint = std::move(*made);
    }
    if (gis::isEmpty(footprint.shape)) {
        return gis::fail(
            gis::ErrorCode::InvalidArgument,
            gis::text("该位置不能检查：{}", "that place cannot be checked: {}", footprint.note));
    }
    auto park = impl_->parkAround(footprint.shape);
    if (!park) {
        return std::unexpected(std::move(park.error()));
    }
    auto around = impl_->assessor.around(footprint, PlaceUse::Receive, Look::Far);
    if (!around) {
        return std::unexpected(std::move(around.error()));
    }
    return impl_->say(site, PlaceUse::Receive, *park, *around);
}

gis::Result<std::vector<Finding>> findingsOf(const Project& project,
                                             const PolicyPack& pack,
                                             const std::string& site,
                                             const std::string& park) {
    auto words = Findings::of(project, pack);
    if (!words) {
        return std::unexpected(std::move(words.error()));
    }
    std::vector<Finding> all;
    for (const Matrix::Row& row : project.matrix.rows) {
        const bool stays = row.park == Matrix::kStay;
        if ((!site.empty() && project.sites[row.site].id != site) ||
            (!park.empty() && (stays || project.parks[row.park].id != park))) {
            continue;
        }
        auto found = stays ? words->staying(row.site) : words->inPark(row.site, row.park);
        if (!found) {
            return std::unexpected(std::move(found.error()));
        }
        std::ranges::move(*found, std::back_inserter(all));
    }
    return all;
}

}  // namespace ruyuan::planner
