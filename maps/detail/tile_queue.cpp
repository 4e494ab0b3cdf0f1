// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/tile_queue.h"

#include "gis/thread_priority.h"

#include <algorithm>

namespace ruyuan::maps::detail {

TileQueue::TileQueue(int threads, std::function<void()> arrived)
    : threads_(threads), arrived_(std::move(arrived)) {}

TileQueue::~TileQueue() {
    for (std::jthread& worker : workers_) {
        worker.request_stop();
    }
}

/// Threads are made when there is something to do: most maps have no use for some queues.
void TileQueue::start() {
    while (workers_.size() < static_cast<std::size_t>(threads_)) {
        workers_.emplace_back([this](const std::stop_token& stop) {
            gis::lowerThreadPriority();
            work(stop);
        });
    }
}

void TileQueue::setSource(TileSourcePtr source) {
    const std::lock_guard lock(mutex_);
    source_ = std::move(source);
    ++generation_;
    waiting_.clear();
}

void TileQueue::ask(std::vector<TileKey> keys) {
    {
        const std::lock_guard lock(mutex_);
        std::erase_if(keys,
                      [this](const TileKey& key) { return inWork_.contains({key, generation_}); });
        std::ranges::reverse(keys);
        waiting_ = std::move(keys);
        if (waiting_.empty() || !source_) {
            waiting_.clear();
            idle_.notify_all();
            return;
        }
        start();
    }
    changed_.notify_all();
}

std::vector<TileQueue::Done> TileQueue::take() {
    const std::lock_guard lock(mutex_);
    std::vector<Done> done;
    for (Made& made : made_) {
        done.push_back({made.key, std::move(made.answer), made.generation == generation_});
    }
    made_.clear();
    return done;
}

bool TileQueue::isIdle() const {
    const std::lock_guard lock(mutex_);
    return waiting_.empty() && inWork_.empty() && made_.empty();
}

bool TileQueue::waitUntilIdle(std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    return idle_.wait_for(lock, most, [this] { return waiting_.empty() && inWork_.empty(); });
}

void TileQueue::work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return !waiting_.empty(); })) {
        if (stop.stop_requested()) {
            return;
        }
        const TileKey key = waiting_.back();
        waiting_.pop_back();
        const TileSourcePtr source = source_;
        const std::uint64_t generation = generation_;
        inWork_.insert({key, generation});
        lock.unlock();
        TileAnswer answer = source->tile(key, stop);
        lock.lock();
        inWork_.erase({key, generation});
        if (stop.stop_requested()) {
            return;
        }
        made_.push_back({key, std::move(answer), generation});
        const bool idle = waiting_.empty() && inWork_.empty();
        lock.unlock();
        arrived_();
        if (idle) {
            idle_.notify_all();
        }
        lock.lock();
    }
}

}  // namespace ruyuan::maps::detail
