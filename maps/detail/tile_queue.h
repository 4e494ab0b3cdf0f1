// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/tiles.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <set>
#include <thread>
#include <utility>
#include <vector>

namespace ruyuan::maps::detail {

/// Makes tiles on threads of low priority. What is asked for last counts: a new list takes the
/// place of what still waits; what is in work is finished.
class TileQueue {
public:
    /// @p arrived is called from those threads when something can be taken.
    TileQueue(int threads, std::function<void()> arrived);
    /// Asks what is in work to stop, and waits for it.
    ~TileQueue();
    TileQueue(const TileQueue&) = delete;
    TileQueue& operator=(const TileQueue&) = delete;

    /// From now on tiles come from @p source, those in work from the one before.
    void setSource(TileSourcePtr source);
    /// The first ones first; those that are being made from the present source are not made twice.
    void ask(std::vector<TileKey> keys);

    struct Done {
        TileKey key;
        TileAnswer answer;
        bool current = true;  ///< from the source that is set now
    };
    [[nodiscard]] std::vector<Done> take();

    [[nodiscard]] bool isIdle() const;
    /// Whether nothing waited or was in work before the time was over.
    bool waitUntilIdle(std::chrono::milliseconds most);

private:
    void work(const std::stop_token& stop);
    void start();

    struct Made {
        TileKey key;
        TileAnswer answer;
        std::uint64_t generation = 0;
    };
    const int threads_;
    const std::function<void()> arrived_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::condition_variable idle_;
    TileSourcePtr source_;
    std::uint64_t generation_ = 0;
    std::vector<TileKey> waiting_;  // the next one last
    std::set<std::pair<TileKey, std::uint64_t>> inWork_;
    std::vector<Made> made_;
    std::vector<std::jthread> workers_;  // the last member: they use the others
};

}  // namespace ruyuan::maps::detail
