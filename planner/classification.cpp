// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/classification.h"

#include "planner/detail/classify_row.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <optional>
#include <thread>

namespace ruyuan::planner {

namespace {

constexpr std::size_t kSitesPerReport = 64;
/// Below this a second thread costs more than it saves.
constexpr std::size_t kSitesPerThread = 500;

using Results = std::vector<std::optional<gis::Result<Classification>>>;

/// The sites of a project from which threads take, a batch at a time. Every thread has conditions
/// of its own; each site has its place in the results, so the order of the threads does not show.
class Workshop {
public:
    Workshop(const Project& project, const PolicyPack& pack, const gis::Progress& progress)
        : project_(project), pack_(pack), progress_(progress), results_(project.sites.size()) {}

    /// Works until nothing is left, somebody failed, or a stop is asked for. @p reports: tells the
    /// progress, which only the calling thread may.
    void work(detail::Rulebook book, bool reports) {
        const detail::SiteSource sites(project_, pack_, book.facts);
        while (!failed_ && !progress_.stopRequested()) {
            const std::size_t first = next_.fetch_add(kSitesPerReport);
            if (first >= results_.size()) {
                return;
            }
            if (reports) {
                progress_.step(static_cast<double>(first) / static_cast<double>(results_.size()),
                               {"按政策分类", "applying the policy"});
            }
            const std::size_t last = std::min(first + kSitesPerReport, results_.size());
            for (std::size_t i = first; i < last; ++i) {
                results_[i] = detail::classifyRow(book, pack_, project_.asOf, sites.at(i));
                failed_ = failed_ || !*results_[i];
            }
        }
    }

    [[nodiscard]] Results& results() { return results_; }

private:
    const Project& project_;
    const PolicyPack& pack_;
    const gis::Progress& progress_;
    Results results_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> failed_ = false;
};

std::size_t threadsFor(std::size_t sites) {
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    return std::clamp(sites / kSitesPerThread, std::size_t{1}, cores);
}

/// The results in order, the first failure among them, or Cancelled when some were never made.
gis::Result<std::vector<Classification>> collected(Results& results) {
    std::vector<Classification> all;
    all.reserve(results.size());
    bool complete = true;
    for (std::optional<gis::Result<Classification>>& one : results) {
        if (one && !*one) {
            return std::unexpected(one->error());
        }
        complete = complete && one;
        if (complete) {
            all.push_back(std::move(**one));
        }
    }
    if (!complete) {
        return gis::fail(gis::ErrorCode::Cancelled,
                         {"分类已取消", "the classification was cancelled"});
    }
    return all;
}

}  // namespace

gis::Result<std::vector<Classification>> classify(const Project& project,
                                                  const PolicyPack& pack,
                                                  const gis::Progress& progress) {
    assert(project.screening.size() == project.sites.size());
    const std::size_t threads = threadsFor(project.sites.size());
    std::vector<detail::Rulebook> books;
    for (std::size_t i = 0; i < threads; ++i) {
        auto book = detail::makeRulebook(pack);
        if (!book) {
            return gis::fail(gis::ErrorCode::InvalidData, book.error().sentence, pack.id);
        }
        books.push_back(std::move(*book));
    }
    Workshop workshop(project, pack, progress);
    {
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < threads; ++i) {
            helpers.emplace_back([&workshop, book = std::move(books[i])]() mutable {
                workshop.work(std::move(book), false);
            });
        }
        workshop.work(std::move(books[0]), true);
    }
    progress.step(1.0, {"按政策分类", "applying the policy"});
    return collected(workshop.results());
}

}  // namespace ruyuan::planner
